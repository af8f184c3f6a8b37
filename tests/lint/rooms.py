# SPDX-License-Identifier: GPL-3.0-or-later
"""The folders below src/ are the architecture: who may include whom.

The engine's rooms also link with nothing but what they may use (src/engine/meson.build); this script names the line.
"""

import re

import lint

# Each room of the engine, and the rooms that it may use besides itself.
ENGINE = {
    "form": set(),
    "document": set(),
    "report": {"form", "document"},
    "check": {"form", "report", "document"},
    "compare": {"form", "document", "report"},
    "diagnose": {"form", "report", "check", "document"},
    "letters": set(),
    "paper": {"form", "letters", "report", "check", "document"},
    "decode": {"document"},
    "container": {"document"},
    "flow": {"document"},
    "text": {"document", "decode", "flow"},
    "sheet": {"document", "container", "decode"},
    "guess": {"document", "decode", "sheet", "text"},
    "pdf": {"document"},
    "mail": {"document", "decode", "guess", "text"},
    "word": {"document", "container", "decode", "flow", "guess", "mail", "text"},
    "read": {"document", "decode", "guess", "mail", "pdf", "sheet", "text", "word"},
    "request": {"document"},
    "scan": set(),
    "mention": {"document", "form", "report"},
    "fill": {"document", "form", "mention", "report"},
    "paste": {"form", "document", "report", "check", "fill"},
    "compile": {"form", "document", "report", "check", "fill", "bind"},
    "bind": {"form", "document", "report", "check", "fill"},
    "series": {"form", "document", "report", "check"},
    "chart": {"series", "form", "letters", "report"},
    "write": {"document", "form", "report", "check", "fill", "paper"},
    "register": {"document", "form", "report"},
    "load": {"document", "form", "report", "check", "request", "fill", "paper", "register"},
}
# What stands on the engine may use all of it, and of its neighbours these. The rooms of the application are folders
# below src/app.
PROGRAMS = {
    "words": set(),
    "cli": {"words"},
    "app": {"words"},
    "reader": set(),
}
# The process that reads untrusted files knows nothing but how.
PARSING = {"container", "decode", "flow", "guess", "mail", "pdf", "read", "sheet", "text", "word"}
READER = {"document", "request", "scan"} | PARSING
TOOLKIT = re.compile(r"^(gtk/|gdk/|gsk/|adwaita)")
# Programs that only the build runs are named generate-*.c; what they make is included as *.inc.
NAME = re.compile(r"^((gouji|generate)-[a-z0-9-]+\.(c|h|blp)|main\.c)$")


def sources(root, *folders):
    return lint.files(root, folders or ("src",), (".c", ".h"))


def room_of(path):
    """The folder that a file stands in, as the include lines write it, below src/engine or src/app."""
    return path.parent.name


def is_engine(root, path):
    return path.is_relative_to(root / "src/engine")


def check_known_rooms(root):
    """Every room stands in the table of arrows."""
    for folder, known in (("src/engine", ENGINE), ("src", {"engine", *PROGRAMS})):
        for room in sorted((root / folder).iterdir()):
            if room.is_dir() and room.name not in known:
                yield f"{folder}/{room.name}: add this room, and what it may use, to the table in tests/lint/rooms.py"


def check_arrows(root):
    """A file includes only its own room and those that it may use."""
    for path in sources(root):
        text = path.read_text("utf-8")
        for bracket, name, offset in lint.includes(text):
            fault = bracket == '"' and find_fault(root, path, name)
            if fault:
                yield f"{lint.place(root, path, text, offset)}: {name}: {fault}"


def find_fault(root, path, name):
    room, slash, _ = name.partition("/")
    if not slash:
        is_outside_rooms = path.parent in (root / "src/app", root / "src/cli", root / "src/reader")
        return None if is_outside_rooms or name.endswith(".inc") else "an include names its room"
    if is_engine(root, path):
        user, allowed = room_of(path), ENGINE.get(room_of(path), set())
    else:
        user = path.relative_to(root).parts[1]
        allowed = READER if user == "reader" else PROGRAMS.get(user, set()) | ENGINE.keys() - PARSING
        if user == "app" and (root / "src/app" / room).is_dir():
            return None
    return None if room in allowed | {user} else f"{user} may not use {room}"


def check_toolkit(root):
    """GTK stays out of everything but the application."""
    for path in sources(root, "src/engine", *(f"src/{name}" for name in PROGRAMS if name != "app")):
        text = path.read_text("utf-8")
        for _, name, offset in lint.includes(text):
            if TOOLKIT.match(name):
                yield f"{lint.place(root, path, text, offset)}: {name}: only src/app may use the toolkit"


def check_own_header_first(root):
    """A source file includes its own header first."""
    for path in sources(root):
        own = path.with_suffix(".h")
        if path.suffix == ".c" and own.exists():
            text = path.read_text("utf-8")
            names = [name.rpartition("/")[2] for _, name, _ in lint.includes(text)]
            if own.name not in names[:1]:
                yield f"{lint.place(root, path)}: {own.name} must be the first include"


def check_names(root):
    """Files are named gouji-*.c, gouji-*.h and gouji-*.blp."""
    for path in lint.files(root, ("src",), (".c", ".h", ".blp")):
        if not NAME.match(path.name):
            yield f"{lint.place(root, path)}: the name must begin with gouji-"


if __name__ == "__main__":
    lint.run(check_known_rooms, check_arrows, check_toolkit, check_own_header_first, check_names)
