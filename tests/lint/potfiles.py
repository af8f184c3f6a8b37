# SPDX-License-Identifier: GPL-3.0-or-later
"""Every word that people see can be translated, and is."""

import re
import shutil
import subprocess
import tempfile
from pathlib import Path

import lint

TRANSLATABLE_C = ("_", "N_", "C_", "NC_", "ngettext", "g_dngettext", "g_dpgettext2")
TRANSLATABLE_BLUEPRINT = re.compile(r'\bC?_\s*\(\s*["\']')
DATA = (".desktop.in", ".metainfo.xml.in", ".mime.xml.in")
XGETTEXT = (
    "xgettext",
    "--from-code=UTF-8",
    "--keyword=_",
    "--keyword=N_",
    "--keyword=C_:1c,2",
    "--keyword=NC_:1c,2",
    "--keyword=g_dngettext:2,3",
    "--keyword=g_dpgettext2:2c,3",
)


def is_translatable(path):
    if path.name.endswith(DATA):
        return True
    text = path.read_text("utf-8")
    if path.suffix == ".blp":
        return bool(TRANSLATABLE_BLUEPRINT.search(text))
    return any(
        kind == "word" and word in TRANSLATABLE_C and text[offset + len(word) :].lstrip().startswith("(")
        for kind, word, offset in lint.c_tokens(text)
    )


def listed(root, name):
    path = root / "po" / name
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def check_potfiles(root):
    """po/POTFILES.in lists the files with words for people, and no others."""
    found = lint.files(root, ("src", "data"), (".c", ".h", ".blp", *DATA))
    wanted = {lint.place(root, path) for path in found if is_translatable(path)}
    given = set(listed(root, "POTFILES.in"))
    yield from (f"{name}: is not in po/POTFILES.in" for name in sorted(wanted - given))
    yield from (f"po/POTFILES.in: {name} has no words to translate" for name in sorted(given - wanted))


def check_languages(root):
    """Every translation is complete, without fuzzy or left-over messages."""
    for tool in ("xgettext", "msgcmp"):
        if not shutil.which(tool):
            raise lint.Skip(f"{tool} is not installed")
    with tempfile.TemporaryDirectory() as folder:
        template = Path(folder) / "gouji.pot"
        names = [name for name in listed(root, "POTFILES.in") if (root / name).exists()]
        extraction = run(root, *XGETTEXT, "--output", template, *names)
        if not template.exists():
            yield f"xgettext failed: {extraction}"
            return
        for language in listed(root, "LINGUAS"):
            # msgcmp names every message that is missing, untranslated, fuzzy, or no longer used.
            for fault in run(root, "msgcmp", f"po/{language}.po", template).splitlines():
                yield quote_message(fault, template)


def quote_message(fault, template):
    """msgcmp gives a line of the template, which nobody else will see: the message that ends there says more."""
    in_template = re.match(rf"{re.escape(str(template))}:(\d+): (.*)", fault)
    if not in_template:
        return fault
    lines = template.read_text("utf-8").splitlines()[: int(in_template[1])]
    beginning = max(number for number, line in enumerate(lines) if line.startswith("msgid "))
    return f"{in_template[2]}: {' '.join(lines[beginning:-1])}"


def run(root, *command):
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False).stderr.strip()


if __name__ == "__main__":
    lint.run(check_potfiles, check_languages)
