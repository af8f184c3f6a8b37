# SPDX-License-Identifier: GPL-3.0-or-later
"""The rules of the house that a machine can see."""

import re
import subprocess

import lint

SOURCES = (".c", ".h", ".blp", ".py")
LINES = 800
SPDX = "SPDX-License-Identifier: GPL-3.0-or-later"
# Written so that they do not find themselves.
PROMISE = re.compile(r"\b(TO[D]O|FIX[M]E|X{3}|HA[C]K)\b")
PERSONAL_PATH = re.compile(r"""(?<![\w$}"'])/(?:root|work)(?=[/\s"'),:;]|$)""", re.MULTILINE)
PACKAGE_HOST = re.compile(
    r"\b(?:deb|snapshot|archive|security|mirrors?|registry|proxy|ftp)(?:\.[\w-]+)+\.(?:org|com|net|io|cn|dev)\b"
)
# A function that is not for its own file alone begins the line behind its type.
PUBLIC = re.compile(r"^(?!static\b)[^\n]*\n(gouji_\w+)\s*\(", re.MULTILINE)
MADE_BY_MACRO = re.compile(r"\bG_DEFINE_\w+\s*\(\s*([\w-]+)\s*,\s*(\w+)")


def tracked(root):
    """The files that git knows; in a tree without git, all of them."""
    command = ["git", "-c", f"safe.directory={root}", "-C", str(root), "ls-files", "-z", "--cached", "--others"]
    try:
        listing = subprocess.run([*command, "--exclude-standard"], capture_output=True, text=True, check=True)
        paths = [root / name for name in listing.stdout.split("\0") if name]
    except (OSError, subprocess.CalledProcessError):
        paths = [path for path in root.rglob("*") if not {".git", "build"} & set(path.relative_to(root).parts)]
    return sorted(path for path in paths if path.is_file() and not path.is_symlink())


def sources(root):
    return [(path, path.read_text("utf-8")) for path in tracked(root) if path.suffix in SOURCES]


def texts(root):
    for path in tracked(root):
        try:
            yield path, path.read_text("utf-8")
        except UnicodeDecodeError:
            continue


def matches(root, pattern, contents, fault):
    for path, text in contents:
        for match in pattern.finditer(text):
            yield f"{lint.place(root, path, text, match.start())}: {match.group().strip()}: {fault}"


def check_length(root):
    """No source file is longer than 800 lines."""
    for path, text in sources(root):
        lines = text.count("\n")
        if lines > LINES:
            yield f"{lint.place(root, path)}: {lines} lines"


def check_licence(root):
    """Every source file begins with its licence."""
    for path, text in sources(root):
        first = [line for line in text.splitlines() if not line.startswith("#!")][:1]
        if not first or SPDX not in first[0]:
            yield f"{lint.place(root, path)}: the first line must say {SPDX}"


def check_pragma_once(root):
    """Every header says #pragma once."""
    for path, text in sources(root):
        if path.suffix == ".h" and "\n#pragma once\n" not in text:
            yield f"{lint.place(root, path)}: no #pragma once"


def check_tabs(root):
    """No source file has tabs."""
    return matches(root, re.compile(r"\t+"), sources(root), "a tab")


def check_goto(root):
    """No C file has a goto."""
    for path, text in sources(root):
        if path.suffix in (".c", ".h"):
            for kind, word, offset in lint.c_tokens(text):
                if kind == "word" and word == "goto":
                    yield f"{lint.place(root, path, text, offset)}: goto"


def check_promises(root):
    """No source file puts work off in a comment."""
    return matches(root, PROMISE, sources(root), "do it, or leave it")


def check_personal_paths(root):
    """No file names a folder of somebody's machine."""
    return matches(root, PERSONAL_PATH, texts(root), "a path of one machine")


def check_package_hosts(root):
    """No file names a host of packages: the user's own package manager knows them."""
    return matches(root, PACKAGE_HOST, texts(root), "a host of packages")


def check_definitions(root):
    """What a header of the engine declares is defined in its own room."""
    for room in sorted((root / "src/engine").iterdir()):
        if room.is_dir():
            defined = set().union(*(definitions(path.read_text("utf-8")) for path in room.glob("*.c")))
            for header in sorted(room.glob("*.h")):
                text = header.read_text("utf-8")
                for name, offset in declarations(text):
                    if name not in defined:
                        yield f"{lint.place(root, header, text, offset)}: {name} is not defined in {room.name}/"


def declarations(text):
    """(name, offset) of the functions that a header declares. An inline function is its own definition."""
    code = lint.C_TOKEN.sub(lambda token: blank(token) if token.lastgroup != "word" else token.group(), text)
    for match in re.finditer(r"^[A-Za-z][\w \t*]*?\b(gouji_\w+)\s*\([^;{}]*\)[^;{}()]*(?:\([^()]*\))?\s*;", code, re.M):
        yield match.group(1), match.start(1)


def blank(token):
    return re.sub(r"[^\n]", " ", token.group())


def definitions(text):
    """Names of functions begin their line where they are defined; some are made by GObject's macros."""
    yield from re.findall(r"^(gouji_\w+)\s*\(", text, re.MULTILINE)
    for first, second in MADE_BY_MACRO.findall(text):
        yield f"{second}_get_type"
        yield f"{second}_quark"
        yield f"{first.replace('-', '_')}_quark"


def check_names_are_unique(root):
    """No two functions have one name: where libraries are linked into one program, it takes either."""
    places = {}
    for path in sorted((root / "src").rglob("*.c")):
        text = path.read_text("utf-8")
        for match in PUBLIC.finditer(text):
            first = places.setdefault(match.group(1), path)
            if first != path:
                yield f"{lint.place(root, path, text, match.start(1))}: {match.group(1)} is in {first.name} too"


if __name__ == "__main__":
    lint.run(
        check_length,
        check_licence,
        check_pragma_once,
        check_tabs,
        check_goto,
        check_promises,
        check_personal_paths,
        check_package_hosts,
        check_definitions,
        check_names_are_unique,
    )
