# SPDX-License-Identifier: GPL-3.0-or-later
"""The pages of help: sound, reachable, illustrated, translated, and true of the keys that the program has."""

import ast
import re
import shutil
import subprocess
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import lint

MALLARD = "{http://projectmallard.org/1.0/}"
CHECKS = ("validate", "links", "ids", "media", "orphans", "hrefs")
# itstool counts a picture as a message; pictures are translated by being there.
PICTURE = "^external ref="
TOPICS = "src/app/help/gouji-help-topics.c"
SHORTCUTS = "src/app/window/gouji-shortcuts-dialog.c"
KEYS = "shortcuts.page"
# What every text field knows, and what is held down with another.
PLAIN_KEYS = {"Delete", "Shift", "Shift+Tab"}
NAMES = {
    "Control": "Ctrl",
    "Return": "Enter",
    "Escape": "Esc",
    "Down": "↓",
    "Up": "↑",
    "Right": "→",
    "plus": "+",
    "minus": "-",
    "comma": ",",
    "question": "?",
}


def pages(root):
    return lint.files(root, ("help/C",), (".page",))


def trees(root):
    for path in pages(root):
        yield path, ElementTree.parse(path).getroot()


def require(*tools):
    for tool in tools:
        if not shutil.which(tool):
            raise lint.Skip(f"{tool} is not installed")


def run(root, *command):
    return subprocess.run(command, cwd=root, capture_output=True, text=True, encoding="utf-8", check=False)


def check_yelp(root):
    """yelp-check finds nothing: sound Mallard, links and ids that lead somewhere, no orphan, no address on the web."""
    require("yelp-check")
    for check in CHECKS:
        done = run(root, "yelp-check", check, *map(str, pages(root)))
        for fault in (done.stdout + done.stderr).strip().splitlines():
            if fault.strip():
                yield f"yelp-check {check}: {fault}"


def check_installed(root):
    """help/meson.build installs every page and every picture, and nothing else."""
    listed = re.findall(r"'([\w/.-]+\.(?:page|png))'", (root / "help/meson.build").read_text("utf-8"))
    folder = root / "help/C"
    there = {path.relative_to(folder).as_posix() for path in lint.files(root, ("help/C",), (".page", ".png"))}
    yield from (f"help/meson.build: {name} is not there" for name in sorted(set(listed) - there))
    yield from (f"help/C/{name}: is not in help/meson.build" for name in sorted(there - set(listed)))


def languages(root):
    return (root / "help/LINGUAS").read_text("utf-8").split()


def check_pictures(root):
    """Every picture that a page shows is there in every language, and every picture is shown."""
    shown = {media.get("src") for _, tree in trees(root) for media in tree.iter(MALLARD + "media")}
    for language in ("C", *languages(root)):
        folder = root / "help" / language
        there = {path.relative_to(folder).as_posix() for path in lint.files(root, (f"help/{language}",), (".png",))}
        yield from (f"help/{language}/{name}: is missing" for name in sorted(shown - there))
        yield from (f"help/{language}/{name}: no page shows it" for name in sorted(there - shown))


def check_reachable(root):
    """Every page is reached from the first one in one step, by the group that it names."""
    index = ElementTree.parse(root / "help/C/index.page").getroot()
    sections = {section.get("id") for section in index.iter(MALLARD + "section")}
    for path, tree in trees(root):
        guides = [link for link in tree.iter(MALLARD + "link") if link.get("type") == "guide"]
        if path.name != "index.page" and not any(
            link.get("xref", "").partition("#")[::2] in {("index", section) for section in sections} for link in guides
        ):
            yield f"{lint.place(root, path)}: no section of the first page lists it"


def check_translated(root):
    """Every translation is complete, without fuzzy or left-over messages."""
    require("itstool", "msgcmp", "msggrep")
    with tempfile.TemporaryDirectory() as folder:
        template = Path(folder) / "help.pot"
        run(root, "itstool", "-o", str(template), *map(str, pages(root)))
        for language in languages(root):
            words = []
            for path in (root / f"help/{language}/{language}.po", template):
                copy = Path(folder) / f"{path.stem}-words.po"
                run(root, "msggrep", "-v", "--msgid", "-e", PICTURE, "-o", str(copy), str(path))
                words.append(str(copy))
            for fault in run(root, "msgcmp", *words).stderr.strip().splitlines():
                yield f"help/{language}: {quote_message(fault, Path(folder))}"


def quote_message(fault, folder):
    """msgcmp gives a line of a file that nobody else will see: the message that stands there says more."""
    place = re.match(r"\S*?([^/\s]+-words\.po):(\d+): (.*)", fault)
    if not place:
        return fault
    lines = (folder / place[1]).read_text("utf-8").splitlines()[: int(place[2])]
    beginning = max(number for number, line in enumerate(lines) if line.startswith("msgid "))
    return f"{place[3]}: {' '.join(lines[beginning:])}"


def sections(tree):
    return {section.get("id") for section in tree.iter(MALLARD + "section")}


def check_topics(root):
    """F1 leads somewhere from everywhere: the types and pages of its table are there, and each dialog is in it."""
    text = (root / TOPICS).read_text("utf-8")
    sources = [path.read_text("utf-8") for path in lint.files(root, ("src/app",), (".c",))]
    types = {name for source in sources for name in re.findall(r"^G_DEFINE_\w+ \((Gouji\w+),", source, re.MULTILINE)}
    dialogs = {
        name for source in sources for name in re.findall(r"^G_DEFINE_\w+ \((Gouji\w+),\s*\w+,\s*ADW_TYPE_DIALOG\)", source, re.MULTILINE)
    }
    given = re.findall(r'\{ "([\w-]+)", "([\w-]+)(?:#([\w-]+))?" \}', text)
    found = {path.stem: sections(tree) for path, tree in trees(root)}
    for name, page, section in given:
        if name.startswith("Gouji") and name not in types:
            yield f"{TOPICS}: there is no {name}"
        if page not in found or (section and section not in found[page]):
            yield f"{TOPICS}: {name}: there is no help/C/{page}.page{'#' + section if section else ''}"
    for name in sorted(dialogs - {name for name, _, _ in given}):
        yield f"{TOPICS}: {name} has no page of help"


def keys_of_program(root):
    """The keys of the dialog, written as people write them: Shift+Ctrl+K."""
    accelerators = re.findall(r'\{ "([^"]+)", N_ ', (root / SHORTCUTS).read_text("utf-8"))
    for accelerator in accelerators:
        *modifiers, key = re.findall(r"<(\w+)>|(\S+)", accelerator.replace("<", " <").replace(">", "> "))
        names = [NAMES.get(modifier, modifier) for modifier, _ in modifiers]
        yield "+".join([*names, NAMES.get(key[1], key[1].upper() if len(key[1]) == 1 else key[1])])


def keys_of(tree):
    """What a page has people press: keys held down together are one."""
    together = list(tree.iter(MALLARD + "keyseq"))
    inner = {key for keys in together for key in keys}
    yield from ("+".join(key.text for key in keys) for keys in together)
    yield from (key.text for key in tree.iter(MALLARD + "key") if key not in inner)


def check_keys(root):
    """Every key that help names is one of the program's, and the page of keys leaves out none."""
    program = set(keys_of_program(root))
    for path, tree in trees(root):
        for key in keys_of(tree):
            if key not in program | PLAIN_KEYS:
                yield f"{lint.place(root, path)}: {key} does not stand in {SHORTCUTS}"
        if path.name == KEYS:
            yield from (f"{lint.place(root, path)}: {key} is missing" for key in sorted(program - set(keys_of(tree))))


def messages(path):
    """(English, translation) of every message of a po file, plurals with their last form."""
    for entry in path.read_text("utf-8").split("\n\n"):
        texts = re.findall(r'^(msgid|msgid_plural|msgstr(?:\[\d\])?) ((?:"(?:\\.|[^"\\])*"\s*)+)', entry, re.MULTILINE)
        joined = [(kind, "".join(ast.literal_eval(part) for part in re.findall(r'"(?:\\.|[^"\\])*"', text))) for kind, text in texts]
        if joined:
            yield joined[0][1], joined[-1][1]


def as_shown(label):
    """A label without its mnemonic, and what it says of a number left open."""
    return re.sub(r"\(_\w\)|_", "", label).replace("%s", "…")


def check_labels(root):
    """Every button and menu that help names is called so in the program, in each language."""
    for language in languages(root):
        program = list(messages(root / f"po/{language}.po"))
        for message, translation in messages(root / f"help/{language}/{language}.po"):
            for text, side in ((message, 0), (translation, 1)):
                labels = {as_shown(pair[side]).replace(" ", "") for pair in program}
                for label in re.findall(r"<gui>(.*?)</gui>", text):
                    if label.replace(" ", "") not in labels:
                        yield f"help/{language}: “{label}” stands nowhere in the program"


if __name__ == "__main__":
    lint.run(
        check_yelp, check_installed, check_pictures, check_reachable, check_translated, check_topics, check_keys, check_labels
    )
