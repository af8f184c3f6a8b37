# SPDX-License-Identifier: GPL-3.0-or-later
"""Correcting the reader in the real window: what a report is read as, and where its numbers belong."""

import os
import shutil
from pathlib import Path

import desk as desks
from desk import GLib, is_focused, text_of, wait_for

FIXTURES = Path(os.environ["GOUJI_FIXTURES"])
BUREAU = FIXTURES / "bureau-2023.html"
AGENCY = "望川区教育局"
TITLE = AGENCY + " · 2023 年"
RECEIVED = "一、本年新收政府信息公开申请数量，申请人情况 / 自然人"
RECEIVED_NEXT = "一、本年新收政府信息公开申请数量，申请人情况 / 法人或其他组织 / 商业企业"
MADE_2021 = "规章，本年制发件数"
MADE_2019 = "规章，本年新制作数量"
REVIEW = "行政复议 / 结果维持"
CORRECTED = "行政复议 / 结果纠正"


def open_bureau(desk):
    desk.start()
    source = desk.home / BUREAU.name
    shutil.copy(BUREAU, source)
    desk.open(source)
    desk.wait("frame", TITLE)
    desk.wait("text", REVIEW)


def value(desk, name):
    return text_of(desk.wait("text", name))


def wait_value(desk, name, text):
    wait_for(f"{text} in {name}", lambda: text_of(desk.wait("text", name)) == text)


def correct_to(desk, **wanted):
    desk.act("correct-to", GLib.Variant("a{sv}", wanted), window=1)


def test_fields(desk):
    """What the report says of itself is set in one step, and taken back in one."""
    open_bureau(desk)
    correct_to(desk, agency=GLib.Variant("s", "望川区教育体育局"), year=GLib.Variant("s", "2022"))
    desk.wait("frame", "望川区教育体育局 · 2022 年")
    desk.act("undo", window=1)
    desk.wait("frame", TITLE)


def test_form(desk):
    """Another form is read, and undo brings the first one back with all that it held."""
    open_bureau(desk)
    before = value(desk, REVIEW)
    desk.wait("text", CORRECTED).get_editable_text_iface().set_text_contents("41")
    wait_value(desk, CORRECTED, "41")
    correct_to(desk, form=GLib.Variant("s", "2019"))
    desk.wait("text", MADE_2019)
    wait_value(desk, CORRECTED, "41")
    wait_value(desk, REVIEW, before)
    correct_to(desk, form=GLib.Variant("s", "narrative"))
    desk.wait_gone("text", REVIEW)
    desk.act("undo", window=1)
    wait_value(desk, CORRECTED, "41")
    desk.act("undo", window=1)
    desk.wait("text", MADE_2021)
    wait_value(desk, CORRECTED, "41")
    desk.act("undo", window=1)
    wait_for("the typed number to go", lambda: value(desk, CORRECTED) != "41")


def test_shift(desk):
    """A row moves by one place, and comes back."""
    open_bureau(desk)
    assert (value(desk, RECEIVED), value(desk, RECEIVED_NEXT)) == ("18", "")
    desk.act("shift", GLib.Variant("(ss)", ("requests.new_received.total", "right")), window=1)
    wait_value(desk, RECEIVED_NEXT, "18")
    wait_value(desk, RECEIVED, "")
    desk.wait("label", "原文中有 1 个数")
    desk.act("undo", window=1)
    wait_value(desk, RECEIVED, "18")
    wait_value(desk, RECEIVED_NEXT, "")


def test_place(desk):
    """A number of the document is put into a cell; a crash loses nothing of it."""
    open_bureau(desk)
    text = text_of(desk.wait("text", "原文"))
    at = text.index("2023")
    desk.act("place-at", GLib.Variant("(ssuu)", ("cell", "disputes.review.upheld", at, at + 4)), window=1)
    wait_value(desk, REVIEW, "2023")
    desk.kill()
    desk.start()
    desk.wait("frame", TITLE)
    wait_value(desk, REVIEW, "2023")


def test_wrong_place(desk):
    """Too many numbers for the place are not put anywhere, and it is said."""
    open_bureau(desk)
    before = value(desk, REVIEW)
    text = text_of(desk.wait("text", "原文"))
    at = text.index("2023")
    desk.act("place-at", GLib.Variant("(ssuu)", ("row", "requests.new_received.total", at, at + 4)), window=1)
    desk.wait("label", "选中的数与要放入的格数不相等")
    wait_value(desk, REVIEW, before)


def test_dialog(desk):
    """The dialog says why, and what another form would come to."""
    open_bureau(desk)
    desk.act("correct", window=1)
    agency = wait_for("the agency", lambda: desk.find("text", "机关") or desk.find("entry", "机关"))
    wait_for("its text", lambda: text_of(agency) == AGENCY)
    agency.get_editable_text_iface().set_text_contents("望川区教育体育局")
    desk.press("button", "应用")
    desk.wait("frame", "望川区教育体育局 · 2023 年")


def test_place_dialog(desk):
    """What is selected in the document is offered to what has as many places."""
    open_bureau(desk)
    desk.act("place", window=1)
    desk.wait("label", "原文中没有选中数字")
    desk.press("button", "取消")
    desk.wait_gone("label", "原文中没有选中数字")

    desk.act("find", window=1)
    wait_for("the search", lambda: is_focused(desk.find("text", "在原文中查找") or desk.find("entry", "在原文中查找")))
    desk.key("1")
    desk.key("8")
    desk.wait("label", "2/5")
    desk.key("Escape")
    desk.act("place-here", GLib.Variant("(ss)", ("cell", "disputes.review.upheld")), window=1)
    desk.wait("label", "选中了 1 个数：18")
    desk.wait("label", "18 → " + REVIEW)
    desk.press("button", "放入")
    wait_value(desk, REVIEW, "18")


if __name__ == "__main__":
    desks.enter("1280x800")
    desks.run(
        test_fields,
        test_form,
        test_shift,
        test_place,
        test_wrong_place,
        test_dialog,
        test_place_dialog,
    )
