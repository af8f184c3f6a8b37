# SPDX-License-Identifier: GPL-3.0-or-later
"""A clerk's way from last year's report to this year's: with keys and actions, and what assistive technology tells."""

import json
import os
import shutil
from pathlib import Path

import desk as desks
from desk import GLib, is_focused, text_of, wait_for

COUNTY = Path(os.environ["GOUJI_DATA_DIR"]) / "examples" / "county"
LAST = COUNTY / "2024.gouji"
AGENCY = "岚川县人民政府"
THIS_TITLE = f"{AGENCY} · 2025 年"
CARRIED_IN = "二、上年结转政府信息公开申请数量，"
FIRST = "规章，本年制发件数"
RECEIVED = "一、本年新收政府信息公开申请数量，申请人情况 / 自然人"


def open_last(desk):
    desk.start()
    source = desk.home / LAST.name
    shutil.copy(LAST, source)
    desk.open(source)
    desk.wait("frame", f"{AGENCY} · 2024 年")
    return source


def begin(desk):
    """From last year's report, with the keys alone."""
    open_last(desk)
    desk.key("ctrl+n")
    desk.wait_shown("label", "以什么为底稿")
    desk.key("Return")
    desk.wait("frame", THIS_TITLE)
    desk.wait("label", "从上年年报结转 7 个数据")


def get_carried(desk):
    return [text_of(node) for node in desk.find_all("text", CARRIED_IN)]


def get_day(path):
    return json.loads(path.read_text("utf-8"))["metadata"].get("dated")


def figures_of(path):
    figures = json.loads(path.read_text("utf-8"))["figures"]
    return figures if isinstance(figures, dict) else {figure["cell"]: figure for figure in figures}


def test_keys(desk):
    """Ctrl+N and Return begin this year's report from last year's, at its first blank cell."""
    begin(desk)
    wait_for("the first blank cell", lambda: is_focused(desk.wait("text", FIRST)))
    carried_out = {
        name: figure["printed"] for name, figure in figures_of(LAST).items() if name.startswith("requests.carried_out.")
    }
    wait_for("what is carried over", lambda: sorted(get_carried(desk)) == sorted(carried_out.values()))
    assert text_of(desk.wait("text", RECEIVED)) == "", "a figure of last year's stands in this year's"
    desk.key("4")
    desk.key("2")
    desk.key("Return")
    wait_for("something to undo", lambda: desk.is_enabled("undo"))


def test_saved(desk):
    """What was begun is saved with what it is held against, and is there again after a crash."""
    begin(desk)
    desk.kill()
    desk.start()
    desk.wait("frame", THIS_TITLE)
    wait_for("what is carried over", lambda: len([text for text in get_carried(desk) if text]) == 7)

    target = desk.home / "new.gouji"
    desk.save_as(target)
    desk.wait("label", "new.gouji")
    report = json.loads(target.read_text("utf-8"))
    figures = figures_of(target)
    assert report["last_year"]["metadata"]["year"] == "2024", report["last_year"]["metadata"]
    assert figures["requests.carried_in.total"]["how"] == "carried", figures["requests.carried_in.total"]
    assert report["id"] != json.loads(LAST.read_text("utf-8"))["id"]


def test_empty(desk):
    """The empty form has no zeros, and what the user says of the own agency."""
    desk.start()
    desk.act("preferences")
    desk.wait("text", "全称").get_editable_text_iface().set_text_contents("松原县教育局")
    desk.wait("text", "电话").get_editable_text_iface().set_text_contents("0788-6212018")
    desk.key("Escape")
    desk.act("compile-empty", GLib.Variant("(si)", ("", 2025)), 1)
    desk.wait("frame", "松原县教育局 · 2025 年")
    desk.wait("label", "还有 200 格待填")
    assert text_of(desk.wait("text", "标题")) == "松原县教育局2025年政府信息公开工作年度报告"
    assert "电话：0788-6212018" in text_of(desk.wait("text", "开头的话"))


def test_head(desk):
    """Title, opening words, signature and day are typed in the form, and undone there."""
    begin(desk)
    title = desk.wait("text", "标题")
    before = text_of(title)
    assert before == f"{AGENCY}2025年政府信息公开工作年度报告", before
    title.get_editable_text_iface().set_text_contents("另一个标题")
    wait_for("something to undo", lambda: desk.is_enabled("undo"))
    desk.act("undo", window=1)
    wait_for("the title as it was", lambda: text_of(desk.wait("text", "标题")) == before)
    desk.wait("text", "落款日期").get_editable_text_iface().set_text_contents("2026-01-20")
    target = desk.home / "new.gouji"
    desk.save_as(target)
    wait_for("the day in the file", lambda: target.exists() and get_day(target) == "2026-01-20")


def test_last_year_changes(desk):
    """When last year's report is changed, it is said, and one step brings what is carried over up to date."""
    source = open_last(desk)
    desk.act("compile-from", GLib.Variant("(si)", (source.as_uri(), 0)), 1)
    desk.wait("frame", THIS_TITLE)
    before = sorted(get_carried(desk))
    target = desk.home / "new.gouji"
    desk.save_as(target)
    desk.wait("label", "new.gouji")
    desk.open(source)
    desk.wait("frame", f"{AGENCY} · 2024 年")
    cell = desk.wait("text", "四、结转下年度继续办理，申请人情况 / 自然人")
    cell.get_editable_text_iface().set_text_contents("77")
    wait_for("something to undo", lambda: desk.is_enabled("undo"))
    identity = json.loads(target.read_text("utf-8"))["id"]
    desk.act("show-report", GLib.Variant("s", identity), 1)
    desk.wait("frame", THIS_TITLE)
    desk.wait_shown("label", f"“{AGENCY} · 2024 年”")
    desk.act("update-last-year", window=1)
    wait_for("the number carried over anew", lambda: "77" in get_carried(desk))
    desk.act("undo", window=1)
    wait_for("what was carried over before", lambda: sorted(get_carried(desk)) == before)


def test_clean_end(desk):
    """Dialogs and the program end without leaks."""
    begin(desk)
    for action in ("new-report", "choose-last-year", "properties"):
        desk.act(action, window=1)
        desk.wait("dialog")
        desk.key("Escape")
        desk.wait_gone("dialog", None)
    desk.act("hold-against", GLib.Variant("s", ""), 1)
    desk.save_as(desk.home / "new.gouji")
    desk.wait("label", "new.gouji")
    desk.quit()


desks.enter("1280x1024")
desks.run(test_keys, test_saved, test_empty, test_head, test_last_year_changes, test_clean_end)
