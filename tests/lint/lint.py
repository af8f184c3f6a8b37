# SPDX-License-Identifier: GPL-3.0-or-later
"""What the lint scripts share: finding the sources, taking C apart, and printing TAP.

Each script is called with the root of the source tree. Each of its checks is a function of that root that yields one
sentence for every fault, beginning with the place, and is printed as one test case.
"""

import os
import re
import sys
from pathlib import Path

# What the checkers say is compared and shown in one language, wherever the tests run.
os.environ["LC_ALL"] = "C.UTF-8"

C_TOKEN = re.compile(
    r"""
    (?P<comment> //[^\n]* | /\*.*?\*/ )
  | (?P<string> "(?:\\.|[^"\\\n])*" )
  | (?P<character> '(?:\\.|[^'\\\n])*' )
  | (?P<word> [A-Za-z_]\w* )
    """,
    re.DOTALL | re.VERBOSE,
)
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]+([<"])([^>"]+)[>"]', re.MULTILINE)


class Skip(Exception):
    """Raised by a check that cannot be made here, with the reason."""


def files(root, folders, suffixes):
    """The files below these folders whose names end in one of the suffixes, sorted."""
    found = (path for folder in folders for path in (root / folder).rglob("*"))
    return sorted(path for path in found if path.is_file() and path.name.endswith(suffixes))


def place(root, path, text=None, offset=0):
    """`src/file.c:12`, as compilers write it; without a text, the file alone."""
    name = path.relative_to(root).as_posix()
    return name if text is None else f"{name}:{text.count(chr(10), 0, offset) + 1}"


def c_tokens(text):
    """(kind, text, offset) of every comment, string, character and word of a C file."""
    return [(match.lastgroup, match.group(), match.start()) for match in C_TOKEN.finditer(text)]


def includes(text):
    """(bracket, name, offset) of every include line."""
    return [(match.group(1), match.group(2), match.start()) for match in INCLUDE.finditer(text)]


def run(*checks):
    """Prints the outcome of every check as TAP, and ends the program. The check's first doc line is the case's name."""
    root = Path(sys.argv[1]).resolve()
    failed = False
    print(f"1..{len(checks)}")
    for number, check in enumerate(checks, 1):
        name = check.__doc__.splitlines()[0].rstrip(".")
        try:
            faults = list(check(root))
        except Skip as reason:
            print(f"ok {number} - {name} # SKIP {reason}")
            continue
        print(f"{'not ok' if faults else 'ok'} {number} - {name}")
        for fault in faults:
            print("# " + fault.replace("\n", "\n#   "))
        failed = failed or bool(faults)
    sys.exit(1 if failed else 0)
