# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether the fonts of the Flatpak have every character of GB 2312, and their licence beside them.

test-fonts.py FOLDER: where the program's files are.
"""

import subprocess
import sys
from pathlib import Path

FAMILIES = {"FandolSong", "FandolHei", "FandolKai", "FandolFang"}


def list_characters():
    """Signs and ideographs of GB 2312, read as GBK reads them: its dash is the one that is typed."""
    for row in [*range(0xA1, 0xAA), *range(0xB0, 0xF8)]:
        for cell in range(0xA1, 0xFF):
            try:
                bytes([row, cell]).decode("gb2312")
            except UnicodeDecodeError:
                continue
            yield bytes([row, cell]).decode("gbk")


def query(font, what):
    return subprocess.run(["fc-query", "-f", what, str(font)], capture_output=True, text=True, check=True).stdout


def read_coverage(font):
    covered = set()
    for span in query(font, "%{charset}").split():
        first, _dash, last = span.partition("-")
        covered.update(range(int(first, 16), int(last or first, 16) + 1))
    return covered


def main(folder):
    characters = list(list_characters())
    assert len(characters) == 6763 + 682, len(characters)
    families = set()
    failed = False
    for font in sorted(Path(folder, "share", "fonts").rglob("*.otf")):
        families.add(query(font, "%{family[0]}"))
        covered = read_coverage(font)
        missing = "".join(character for character in characters if ord(character) not in covered)
        print(f"{'not ok' if missing else 'ok'} - {font.name} has GB 2312 {missing[:40]}")
        failed = failed or bool(missing)
    licence = Path(folder, "share", "licenses", "fandol", "COPYING")
    if "GNU GENERAL PUBLIC LICENSE" not in licence.read_text():
        failed = True
        print("not ok - the licence stands beside the fonts")
    if families != FAMILIES:
        failed = True
        print(f"not ok - Song, Hei, Kai and Fang Song are there: {sorted(families)}")
    sys.exit(failed)


main(*sys.argv[1:])
