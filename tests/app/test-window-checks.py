# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be done about a finding in the real window: enter what would settle it, or set it aside."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import desk as desks
from desk import GLib, text_of, wait_for

BUREAU = Path(os.environ["GOUJI_FIXTURES"]) / "bureau-2023.html"
CLI = os.environ["GOUJI_CLI"]
TITLE = "望川区教育局 · 2023 年"
RECEIVED = "一、本年新收政府信息公开申请数量，申请人情况 / 自然人"
REVIEW = "行政复议 / 结果维持"
BALANCE = "自然人：一 81"
REMEDY = RECEIVED + "：81 改为 18（两位数字颠倒）"
REASON = "两件合并办理"
CHANGES = [("requests.new_received.natural_person", "18")]


def open_wrong(desk):
    desk.start()
    source = desk.home / BUREAU.name
    shutil.copy(BUREAU, source)
    desk.open(source)
    desk.wait("frame", TITLE)
    enter(desk, "81")
    desk.wait("list item", BALANCE)


def enter(desk, number):
    desk.wait("text", RECEIVED).get_editable_text_iface().set_text_contents(number)
    wait_value(desk, number)


def wait_value(desk, number):
    wait_for(number, lambda: text_of(desk.wait("text", RECEIVED)) == number)


def find_place(desk):
    """What the button of the finding says it is about."""
    target = desk.home / "asked.gouji"
    desk.save_as(target)
    wait_for("the file", target.exists)
    answer = subprocess.run([CLI, "check", "--json", target], capture_output=True, check=False)
    findings = json.loads(answer.stdout)["findings"]
    cells = next(finding["cells"] for finding in findings if finding["rule"] == "requests.balance")
    return " ".join(["requests", *cells]), target


def test_apply(desk):
    """A click enters what is proposed, and one undo takes it back."""
    open_wrong(desk)
    desk.press("button", REMEDY)
    wait_value(desk, "18")
    desk.wait_gone("list item", BALANCE)
    desk.act("undo", window=1)
    wait_value(desk, "81")
    desk.wait("list item", BALANCE)


def test_apply_action(desk):
    """The action does what the button does, and only as long as it is proposed."""
    open_wrong(desk)
    desk.act("apply-proposal", GLib.Variant("a(ss)", [("requests.new_received.natural_person", "19")]), window=1)
    desk.act("apply-proposal", GLib.Variant("a(ss)", CHANGES), window=1)
    wait_value(desk, "18")


def count_aside(desk):
    """How many are set aside, as the verdict says; the list shows them only when it is scrolled to its end."""
    labels = [node.get_name() or "" for node in desk.find_all("label")]
    return next((int(name.split("已搁置 ")[1].split(" ")[0]) for name in labels if "已搁置 " in name), 0)


def wait_aside(desk, number):
    wait_for(f"{number} set aside", lambda: count_aside(desk) == number)


def list_reasons(file):
    answer = subprocess.run([CLI, "check", "--json", file], capture_output=True, check=False)
    findings = json.loads(answer.stdout)["findings"]
    return [finding["set_aside"]["reason"] for finding in findings if "set_aside" in finding]


def test_set_aside(desk):
    """A finding that is set aside does not count, is kept in the file, and comes back with another number."""
    open_wrong(desk)
    place, target = find_place(desk)
    desk.act("set-aside", GLib.Variant("(sss)", ("requests.balance", place, "  ")), window=1)
    desk.act("set-aside", GLib.Variant("(sss)", ("requests.balance", place, REASON)), window=1)
    wait_aside(desk, 1)
    desk.save_as(target)
    wait_for("the reason in the file", lambda: list_reasons(target) == [REASON])
    enter(desk, "82")
    wait_aside(desk, 0)
    enter(desk, "81")
    wait_aside(desk, 1)
    desk.act("restore-finding", GLib.Variant("(ss)", ("requests.balance", place)), window=1)
    wait_aside(desk, 0)


def test_dialog(desk):
    """The dialog wants a reason."""
    open_wrong(desk)
    place, _target = find_place(desk)
    desk.act("ask-set-aside", GLib.Variant("(ss)", ("requests.balance", place)), window=1)
    reason = wait_for("the field", lambda: desk.find("text", "理由") or desk.find("entry", "理由"))
    reason.get_editable_text_iface().set_text_contents(REASON)
    desk.press("button", "搁置(")
    wait_aside(desk, 1)


if __name__ == "__main__":
    desks.enter("1280x800")
    desks.run(test_apply, test_apply_action, test_set_aside, test_dialog)
