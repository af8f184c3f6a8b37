# SPDX-License-Identifier: GPL-3.0-or-later
"""Comparing two reports in the real window."""

import os
import shutil
from pathlib import Path

import desk as desks
from desk import GLib, is_focused, text_of, wait_for

EXAMPLES = Path(os.environ["GOUJI_DATA_DIR"]) / "examples" / "county"
RECEIVED = "一、本年新收政府信息公开申请数量，申请人情况 / 自然人"
TITLE = "岚川县人民政府 · 2024 年"
NATURAL = "表三：一、本年新收政府信息公开申请数量，自然人"
ROW = NATURAL + "；以前：112；现在：131；+19"


def open_examples(desk, *years):
    desk.start()
    for year in years:
        title = desk.wait("frame").get_name()
        desk.open(shutil.copy(EXAMPLES / f"{year}.gouji", desk.home))
        wait_for("the report", lambda title=title: desk.wait("frame").get_name() != title)


def id_of(year):
    text = (EXAMPLES / f"{year}.gouji").read_text("utf-8")
    return text.split('"id":', 1)[1].split('"', 2)[1]


def compare(desk, before, after):
    desk.act("compare", GLib.Variant("(ss)", (before, after)), window=1)


def test_two_reports(desk):
    """Figures that differ are rows with both numbers and the difference; Enter goes to the figure."""
    open_examples(desk, 2023, 2024)
    compare(desk, id_of(2023), id_of(2024))
    desk.wait("label", "不同之处：62 个数据，4 段文字，6 个项目")
    row = desk.wait_shown("table row", ROW)
    assert row.get_description() == "按回车键转到这个数据"
    for _ in range(8):
        desk.key("F8")
    wait_for("the eighth difference", lambda: any(map(is_focused, desk.search("table row", ROW))))
    desk.key("Return")
    desk.wait_gone("label", "不同之处")
    wait_for("the cell", lambda: is_focused(desk.find("text", RECEIVED)))
    assert text_of(desk.find("text", RECEIVED)) == "131"


def test_texts_are_read_out(desk):
    """What was taken out and put in is said, not only drawn."""
    open_examples(desk, 2024, 2023)
    compare(desk, id_of(2023), id_of(2024))
    passage = desk.wait_shown("list item", "〔删去：根据〕〔增加：依照〕《中华人民共和国政府信息公开条例》")
    assert "〔删去：2023〕〔增加：2024〕年1月1日" in passage.get_name()


def test_same_report(desk):
    """A report that was read from a page and the one that was read from text say the same."""
    open_examples(desk, 2024)
    compare(desk, (EXAMPLES / "2024.html").as_uri(), (EXAMPLES / "2024.txt").as_uri())
    desk.wait("label", "没有不同：两份内容一样")
    desk.key("Escape")
    desk.wait_gone("label", "没有不同")


def test_edited_report(desk):
    """What was typed since the file was saved is the difference; the file is not opened for it."""
    open_examples(desk, 2024)
    desk.wait("text", RECEIVED).get_editable_text_iface().set_text_contents("132")
    compare(desk, (desk.home / "2024.gouji").as_uri(), id_of(2024))
    desk.wait("label", "不同之处：1 个数据")
    desk.wait("table row", NATURAL + "；以前：131；现在：132；+1")


def test_what_is_not_there(desk):
    """A file that is gone, and a report that is not open, are told of."""
    open_examples(desk, 2024)
    compare(desk, (desk.home / "gone.gouji").as_uri(), id_of(2024))
    desk.wait("label", "要比较的年报已经不在了。")
    compare(desk, id_of(2019), id_of(2024))
    compare(desk, "version:..", id_of(2024))
    compare(desk, "nowhere", "")
    desk.wait("label", "要比较的年报已经不在了。\n要比较的年报已经不在了。")


def test_chooser(desk):
    """The other open reports are offered, and the older year is the one before."""
    open_examples(desk, 2024, 2023)
    desk.act("compare-with", window=1)
    desk.wait("label", "已打开的年报")
    wait_for("the other report", lambda: any(node.get_name() == TITLE for node in desk.search("list item", TITLE)))
    for key in ("Tab", "Tab", "Return"):
        desk.key(key)
    desk.wait("label", "不同之处：62 个数据")
    desk.wait("label", "以前：岚川县人民政府 · 2023 年（2023.gouji）")


if __name__ == "__main__":
    desks.enter("1280x800")
    desks.run(
        test_two_reports,
        test_texts_are_read_out,
        test_same_report,
        test_edited_report,
        test_what_is_not_there,
        test_chooser,
    )
