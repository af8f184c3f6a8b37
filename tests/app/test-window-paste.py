# SPDX-License-Identifier: GPL-3.0-or-later
"""What is copied in a browser and pasted into the form of the real program."""

import os
import shutil
from pathlib import Path

import desk as desks
from desk import is_focused, text_of, wait_for

EXAMPLE = Path(os.environ["GOUJI_DATA_DIR"]) / "examples" / "county" / "2024.gouji"
CELL = "行政许可，本年处理决定数量"
BELOW = "行政处罚，本年处理决定数量"
PAGE = """<!DOCTYPE html><meta charset="utf-8"><script>document.write("<table><tr><td>1<td>1</table>")</script>
<table><tr><th>信息内容<th>本年处理决定数量<tr><td>行政处罚<td>4321<tr><td>行政许可<td>1234</table>"""


def begin(desk, page, plain):
    target = desk.home / "report.gouji"
    shutil.copy(EXAMPLE, target)
    files = {"html": desk.home / "page.html", "plain": desk.home / "page.txt"}
    files["html"].write_text(page, "utf-8")
    files["plain"].write_text(plain, "utf-8")
    desk.start(target)
    desk.wait("text", CELL)
    desk.copy(**files)
    desk.key("alt+2")
    for _ in range(200):
        if is_focused(desk.wait("text", CELL)):
            return
        desk.key("Tab")
    raise desks.Failure("the cell cannot be reached")


def test_table(desk):
    """A table that was copied without tabs is read as a table, and its labels say where its numbers belong."""
    begin(desk, PAGE, "信息内容 本年处理决定数量\n行政处罚\n4321\n行政许可\n1234\n")
    before = text_of(desk.wait("text", CELL))
    desk.key("ctrl+v")
    desk.press("button", "填入")
    wait_for("1234 in the cell", lambda: text_of(desk.wait("text", CELL)) == "1234")
    assert text_of(desk.wait("text", BELOW)) == "4321"
    desk.key("ctrl+z")
    wait_for("the old number", lambda: text_of(desk.wait("text", CELL)) == before)


def test_no_table(desk):
    """Of a page without a table its text is taken."""
    begin(desk, "<p>1234</p>", "1234")
    desk.key("ctrl+v")
    wait_for("1234 in the cell", lambda: text_of(desk.wait("text", CELL)) == "1234")


desks.enter("1280x1024")
desks.run(test_table, test_no_table)
