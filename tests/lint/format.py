# SPDX-License-Identifier: GPL-3.0-or-later
"""Every C file is written as .clang-format says."""

import re
import shutil
import subprocess

import lint

# Other versions format otherwise.
VERSION = 19


def find_formatter():
    for name in (f"clang-format-{VERSION}", "clang-format"):
        if shutil.which(name):
            version = subprocess.run([name, "--version"], capture_output=True, text=True, check=True).stdout
            if re.search(rf"version {VERSION}\.", version):
                return name
    raise lint.Skip(f"clang-format {VERSION} is not installed")


def check_format(root):
    """C files are formatted by clang-format."""
    paths = lint.files(root, ("src", "tests"), (".c", ".h"))
    command = [find_formatter(), "--dry-run", "--style=file", *(lint.place(root, path) for path in paths)]
    if paths:
        said = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False).stderr
        places = re.findall(r"^(\S.*:\d+):\d+: (?:warning|error): ", said, re.MULTILINE)
        yield from (f"{place}: clang-format writes this otherwise" for place in dict.fromkeys(places))


if __name__ == "__main__":
    lint.run(check_format)
