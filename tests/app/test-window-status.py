# SPDX-License-Identifier: GPL-3.0-or-later
"""Draft, checked, signed off: two more eyes, and what was released stays what it is. And the versions of a report."""

import json
import os
import shutil
from pathlib import Path

import desk as desks
from desk import Atspi, Gio, GLib, OBJECT, APPLICATION, text_of, wait_for

EXAMPLES = Path(os.environ["GOUJI_DATA_DIR"]) / "examples" / "county"
FIXTURES = Path(os.environ["GOUJI_FIXTURES"])
TITLE = "岚川县人民政府 · 2024 年"
RECEIVED = "一、本年新收政府信息公开申请数量，申请人情况 / 自然人"
# What leads out of the report or the window, or asks where to; and the one that opens it again.
LEADS_AWAY = ("reopen", "close", "open", "choose", "paste", "save", "print", "compare-file", "export", "import", "new", "make")
# What is asked of actions that want to know something.
PARAMETERS = {
    "s": GLib.Variant("s", "requests.new_received.total"),
    "b": GLib.Variant("b", True),
    "a{sv}": GLib.Variant("a{sv}", {"agency": GLib.Variant("s", "另一个县"), "form": GLib.Variant("s", "2019")}),
    "(ss)": GLib.Variant("(ss)", ("requests.new_received.total", "right")),
    "(ssuu)": GLib.Variant("(ssuu)", ("cell", "requests.new_received.total", 0, 4)),
    "(sb)": GLib.Variant("(sb)", ("另一个人", True)),
    "as": GLib.Variant("as", ["requests_received"]),
}


def open_example(desk):
    desk.start()
    path = desk.home / "2024.gouji"
    shutil.copy(EXAMPLES / "2024.gouji", path)
    desk.open(path)
    desk.wait("frame", TITLE)
    desk.wait("text", RECEIVED)
    return path


def check(desk, name="李四"):
    desk.act("mark-checked-by", GLib.Variant("s", name), window=1)
    desk.wait_shown("label", "已复核")


def sign_off(desk, name="张三"):
    desk.act("sign-off-by", GLib.Variant("(sb)", (name, True)), window=1)
    desk.wait_shown("label", "已签发")


def is_editable(desk, name):
    return desk.wait("text", name).get_state_set().contains(Atspi.StateType.EDITABLE)


def type_number(desk, text):
    desk.wait("text", RECEIVED).get_editable_text_iface().set_text_contents(text)


def saved(desk, path):
    desk.save_as(path)
    return wait_for(f"{path.name}", lambda: path.exists() and json.loads(path.read_text("utf-8")))


def test_checked(desk):
    """What is changed after it was checked is a draft again, and undo takes both back."""
    open_example(desk)
    desk.wait("toggle button", "状态：草稿")
    check(desk)
    assert "由 李四 复核" in desk.wait("toggle button", "状态：已复核").get_description()
    wait_for("the row", lambda: any("已复核" in node.get_name() for node in desk.search("list item", TITLE)))
    type_number(desk, "132")
    desk.wait("toggle button", "状态：草稿")
    desk.wait("label", "复核后有修改，已回到草稿")
    # What is set from outside is taken out and put in: two steps.
    for _ in range(2):
        desk.act("undo", window=1)
    desk.wait("toggle button", "状态：已复核")
    assert text_of(desk.wait("text", RECEIVED)) == "131"


def test_not_checked(desk):
    """Nobody signs off what no second person has found right."""
    open_example(desk)
    desk.act("sign-off-by", GLib.Variant("(sb)", ("张三", True)), window=1)
    desk.wait("label", "签发以前要由另一人复核")
    desk.wait("toggle button", "状态：草稿")


def test_faults(desk):
    """An error that is neither settled nor set aside keeps a report from being signed off."""
    open_example(desk)
    type_number(desk, "9999")
    desk.wait("label", "不能发布")
    check(desk)
    desk.act("sign-off-by", GLib.Variant("(sb)", ("张三", True)), window=1)
    desk.wait("label", "还不能签发。")
    desk.wait("toggle button", "状态：已复核")


def test_dialog(desk):
    """The dialog asks for a name, remembers it, and says what stands in the way."""
    open_example(desk)
    desk.act("sign-off", window=1)
    desk.wait("label", "签发以前要由另一人复核")
    desk.key("Escape")
    desk.wait_gone("label", "签发以前要由另一人复核")
    desk.act("mark-checked", window=1)
    name = wait_for("the name", lambda: desk.find("text", "姓名") or desk.find("entry", "姓名"))
    name.get_editable_text_iface().set_text_contents("李四")
    desk.press("button", "标为已复核")
    desk.wait("toggle button", "状态：已复核")
    desk.act("undo", window=1)
    desk.wait("toggle button", "状态：草稿")
    desk.act("mark-checked", window=1)
    again = wait_for("the name", lambda: desk.find("text", "姓名") or desk.find("entry", "姓名"))
    wait_for("the name that was given", lambda: text_of(again) == "李四")


def list_actions(desk):
    answer = desk.bus.call_sync(
        APPLICATION, f"{OBJECT}/window/1", "org.gtk.Actions", "DescribeAll", None, None, Gio.DBusCallFlags.NONE, -1, None
    )
    return {name: kind for name, (_enabled, kind, _state) in answer.unpack()[0].items()}


def test_signed_off(desk):
    """Nothing changes what was signed off: no action, no key, no text that is set from outside."""
    open_example(desk)
    type_number(desk, "131 ")
    type_number(desk, "131")
    check(desk)
    sign_off(desk)
    before = saved(desk, desk.home / "before.gouji")
    assert before["metadata"]["status"] == "signed_off" and before["metadata"]["signed_by"] == "张三", before["metadata"]
    wait_for("the cell to be read only", lambda: not is_editable(desk, RECEIVED))
    assert not is_editable(desk, "一、总体情况")

    for name, kind in sorted(list_actions(desk).items()):
        if not name.startswith(LEADS_AWAY) and (kind == "" or kind in PARAMETERS):
            desk.act(name, PARAMETERS.get(kind), window=1)
            desk.key("Escape")
    for editable in (RECEIVED, "一、总体情况"):
        desk.wait("text", editable).get_editable_text_iface().set_text_contents("1")
    desk.act("undo", window=1)
    assert not desk.is_enabled("undo") and not desk.is_enabled("redo")

    after = saved(desk, desk.home / "after.gouji")
    # A file saved under another name is another report.
    assert before.pop("id") != after.pop("id")
    assert before == after, [name for name in {*before, *after} if before.get(name) != after.get(name)]


def test_crash(desk):
    """A crash does not open what was signed off."""
    open_example(desk)
    check(desk)
    sign_off(desk)
    desk.kill()
    desk.start()
    desk.wait("frame", TITLE)
    desk.wait("toggle button", "状态：已签发")
    wait_for("the cell to be read only", lambda: not is_editable(desk, RECEIVED))
    desk.act("reopen", window=1)
    desk.wait("toggle button", "状态：草稿")
    wait_for("the cell to be editable", lambda: is_editable(desk, RECEIVED))


def test_versions(desk):
    """What was signed off is kept, and comes back in one step that can be undone."""
    open_example(desk)
    desk.act("versions", window=1)
    desk.wait_shown("label", "没有以前的版本")
    desk.key("Escape")
    check(desk)
    sign_off(desk)
    desk.act("reopen", window=1)
    desk.wait("toggle button", "状态：草稿")
    type_number(desk, "132")
    desk.act("versions", window=1)
    desk.wait_shown("label", "已签发，张三")
    folder = next((desk.home / "data" / "gouji" / "versions").iterdir())
    kept = {path.stem for path in folder.glob("*.gouji")}
    assert len(kept) == 1
    desk.act("restore-version", GLib.Variant("s", kept.pop()), window=1)
    desk.wait("label", "已恢复以前的版本")
    wait_for("the number", lambda: text_of(desk.wait("text", RECEIVED)) == "131")
    desk.wait("toggle button", "状态：草稿")
    assert len(list(folder.glob("*.gouji"))) == 2
    desk.act("undo", window=1)
    wait_for("the number", lambda: text_of(desk.wait("text", RECEIVED)) == "132")
    desk.act("redo", window=1)
    wait_for("the number", lambda: text_of(desk.wait("text", RECEIVED)) == "131")


def test_conflict(desk):
    """What somebody else wrote into the file stands beside what is here; either can be taken, and both are kept."""
    path = open_example(desk)
    type_number(desk, "132")
    content = json.loads(path.read_text("utf-8"))
    content["metadata"]["published"] = "2025-03-01"
    path.write_text(json.dumps(content, ensure_ascii=False, separators=(",", ":")), "utf-8")
    desk.act("save", window=1)
    desk.press("button", "比较")
    desk.wait("label", "不同之处：1 个数据，1 个项目")
    desk.press("button", "用别人的")
    desk.wait("label", "已采用文件中的内容")
    wait_for("the number", lambda: text_of(desk.wait("text", RECEIVED)) == "131")
    folder = next((desk.home / "data" / "gouji" / "versions").iterdir())
    assert any("132" in kept.read_text("utf-8") for kept in folder.glob("*.gouji"))
    desk.act("undo", window=1)
    wait_for("the number", lambda: text_of(desk.wait("text", RECEIVED)) == "132")
    desk.act("save", window=1)
    wait_for("the file", lambda: '"132"' in path.read_text("utf-8"))


if __name__ == "__main__":
    desks.enter("1280x800")
    desks.run(
        test_checked,
        test_not_checked,
        test_faults,
        test_dialog,
        test_signed_off,
        test_crash,
        test_versions,
        test_conflict,
    )
