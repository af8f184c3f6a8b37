# SPDX-License-Identifier: GPL-3.0-or-later
"""Help in the real window: F1 opens the page about what is in sight, without anything that is not of the program."""

import os
import shutil
from pathlib import Path

import desk as desks
from desk import GLib, is_focused, wait_for

EXAMPLE = Path(os.environ["GOUJI_DATA_DIR"]) / "examples" / "county" / "2024.gouji"
TITLE = "岚川县人民政府 · 2024 年"
RECEIVED = "一、本年新收政府信息公开申请数量，申请人情况 / 自然人"


def open_example(desk):
    desk.start()
    path = desk.home / EXAMPLE.name
    shutil.copy(EXAMPLE, path)
    desk.open(path)
    desk.wait("frame", TITLE)
    desk.wait("text", RECEIVED)


def wait_page(desk, title):
    desk.wait_shown("heading", title)


def test_start(desk):
    """On the start page F1 opens the list of all pages, which goes with the last window."""
    desk.start()
    wait_for("the focus", lambda: any(is_focused(node) for node in desk.find_all("button", "新建年报")))
    desk.key("F1")
    wait_page(desk, "勾稽使用帮助")
    desk.quit()


def test_views(desk):
    """Each view has its page."""
    open_example(desk)
    for view, title in (("preview", "预览和打印"), ("charts", "历年图表")):
        desk.act("show-view", GLib.Variant("s", view), window=1)
        desk.act("help")
        wait_page(desk, title)
    desk.act("show-form", window=1)
    desk.act("help")
    wait_page(desk, "填写表格")


def test_dialogs(desk):
    """In a dialog F1 opens the page about it, and the dialog stays."""
    open_example(desk)
    desk.act("new-report", window=1)
    desk.wait_shown("label", "以什么为底稿")
    wait_for("the focus", lambda: any(is_focused(node) for node in desk.find_all("button", "新建")))
    desk.key("F1")
    wait_page(desk, "以上年年报为底稿编今年的")
    desk.wait_shown("label", "以什么为底稿")


def test_page(desk):
    """A page and a section of it are shown by name; what is not there is the list of all pages."""
    desk.start()
    desk.act("show-help", GLib.Variant("s", "privacy#kept"))
    wait_page(desk, "存了什么，存在哪里")
    desk.act("show-help", GLib.Variant("s", "nothing-of-the-kind"))
    wait_page(desk, "勾稽使用帮助")
    desk.quit()


def test_english(desk):
    """Whoever reads English gets the pages in English."""
    desk.settings["LANG"] = "C.UTF-8"
    desk.start()
    desk.act("show-help", GLib.Variant("s", "checks"))
    wait_page(desk, "Problems, and what to do about them")


if __name__ == "__main__":
    desks.enter("1280x800")
    desks.run(test_start, test_views, test_dialogs, test_page, test_english)
