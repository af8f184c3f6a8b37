# SPDX-License-Identifier: GPL-3.0-or-later
"""What others do to a report that is open: another program, another writer of its file, a place that takes no other file."""

import os
import shutil
import subprocess
from pathlib import Path

import desk as desks
from desk import Desk, Gio, GLib, text_of, wait_for

EXAMPLE = Path(os.environ["GOUJI_DATA_DIR"]) / "examples" / "county" / "2024.gouji"
TITLE = "岚川县人民政府 · 2024 年"
CELL = "行政许可，本年处理决定数量"
PRINTED = "28930"
FOREIGN = "这台电脑上另一个勾稽程序"
CHANGED = "有人改动了这份年报的文件"
CONFLICT = "文件已被改动"


def open_example(desk):
    target = desk.home / "年报" / "report.gouji"
    target.parent.mkdir()
    shutil.copy(EXAMPLE, target)
    desk.start(target)
    desk.wait("text", CELL)
    return target


def set_cell(desk, text):
    desk.wait("text", CELL).get_editable_text_iface().set_text_contents(text)
    wait_for(f"{text} in the cell", lambda: shows(desk, text))


def shows(desk, text):
    node = desk.find("text", CELL)
    return node is not None and text_of(node) == text


def can_change(desk, text):
    """Whether what is written into the cell stands there then."""
    node = desk.find("text", CELL)
    if node is None:
        return False
    node.get_editable_text_iface().set_text_contents(text)
    return text_of(node) == text


def write_number(path, number):
    """Writes to the file as another program does."""
    text = path.read_text("utf-8")
    entry = f'"disclosure.licensing.decisions":{{"printed":"{PRINTED}","entered":'
    start = text.index(entry) + len(entry)
    end = text.index(",", start)
    path.write_text(f'{text[:start]}"{number}"{text[end:]}', "utf-8")


def list_versions(desk):
    return [path.read_text("utf-8") for path in desk.home.glob("data/gouji/versions/*/*.gouji")]


def find_accessibility_bus():
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    answer = bus.call_sync(
        "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, None, Gio.DBusCallFlags.NONE, -1, None
    )
    return answer.unpack()[0]


class OtherDesk(Desk):
    """The same person's home, on another session bus: nothing tells the second program of the first one."""

    def __init__(self, first):
        self.bus_process = subprocess.Popen(
            ["dbus-daemon", "--session", "--nofork", "--print-address"], stdout=subprocess.PIPE, text=True
        )
        address = self.bus_process.stdout.readline().strip()
        super().__init__(DBUS_SESSION_BUS_ADDRESS=address, AT_SPI_BUS_ADDRESS=find_accessibility_bus())
        shutil.rmtree(self.home)
        self.home = first.home

    def __exit__(self, *failure):
        if self.process is not None:
            self.kill()
        self.bus_process.kill()
        self.bus_process.wait()
        self.bus_process.stdout.close()


def test_owner(desk):
    """A second program shows a report that the first one has, and takes it over with all that was saved."""
    target = open_example(desk)
    with OtherDesk(desk) as other:
        other.start(target)
        other.wait("text", CELL)
        other.wait("label", FOREIGN)
        assert not can_change(other, "5"), "two programs can change one report"

        set_cell(desk, "77")
        desk.act("save", window=1)
        wait_for("nothing unsaved", lambda: not desk.is_enabled("save"))
        assert '"77"' in target.read_text("utf-8")
        desk.quit()
        wait_for("what was saved", lambda: shows(other, "77"))
        other.wait_gone("label", FOREIGN)
        wait_for("the other one's turn", lambda: can_change(other, "6"))


def test_copy(desk):
    """A copy of the file, under another name, is the same report."""
    target = open_example(desk)
    copy = target.with_name("copy.gouji")
    shutil.copy(target, copy)
    with OtherDesk(desk) as other:
        other.start(copy)
        other.wait("label", FOREIGN)
        other.wait("text", CELL)
        assert not can_change(other, "5"), "two programs can change one report"


def test_owner_killed(desk):
    """What the first program did not save before it was killed is taken over too."""
    target = open_example(desk)
    with OtherDesk(desk) as other:
        other.start(target)
        other.wait("label", FOREIGN)
        set_cell(desk, "78")
        desk.kill()
        wait_for("what was not saved", lambda: shows(other, "78"))
        other.wait("label", "已恢复")
        wait_for("the other one's turn", lambda: can_change(other, "6"))


def test_changed(desk):
    """A file that somebody else writes to is told of while it is open, and opened again with one press."""
    target = open_example(desk)
    write_number(target, 501)
    desk.wait_shown("label", CHANGED)
    desk.press("button", "显示新的内容")
    wait_for("the new number", lambda: shows(desk, "501"))
    assert len(desk.find_all("list item", TITLE)) == 1, "the report is open twice"


def test_gone(desk):
    """A file that is deleted is told of, and saving makes it again."""
    target = open_example(desk)
    target.unlink()
    desk.wait_shown("label", "这份年报的文件被移走或删除了")
    set_cell(desk, "12")
    desk.act("save", window=1)
    wait_for("the file", target.exists)
    desk.wait("label", TITLE)


def test_conflict(desk):
    """Where both have changed it either one is chosen, and the other one stays among the versions."""
    target = open_example(desk)
    set_cell(desk, "66")
    write_number(target, 502)
    desk.wait_shown("label", CHANGED)
    desk.act("save", window=1)
    desk.wait("label", CONFLICT)
    desk.press("button", "用别人的")
    wait_for("their number", lambda: shows(desk, "502"))
    wait_for("mine among the versions", lambda: any('"66"' in text for text in list_versions(desk)))

    set_cell(desk, "67")
    write_number(target, 503)
    desk.act("save", window=1)
    desk.wait("label", CONFLICT)
    desk.press("button", "用我的")
    wait_for("my number in the file", lambda: '"67"' in target.read_text("utf-8"))
    assert any('"503"' in text for text in list_versions(desk)), "theirs is lost"


def test_single_file(desk):
    """A file that was handed in alone, with nothing that may be put beside it, is saved all the same."""
    folder = desk.home / "doc"
    folder.mkdir()
    target = folder / "report.gouji"
    shutil.copy(EXAMPLE, target)
    desk.launch_confined(target, "--ro-bind", folder, folder, "--bind", target, target)
    desk.wait("text", CELL)
    set_cell(desk, "31")
    desk.act("save", window=1)
    wait_for("the number in the file", lambda: '"31"' in target.read_text("utf-8"))
    wait_for("nothing unsaved", lambda: not desk.is_enabled("save"))
    assert [path.name for path in folder.iterdir()] == ["report.gouji"]
    assert any(PRINTED in text and '"31"' not in text for text in list_versions(desk)), "the old one is not kept"


def test_full_disk(desk):
    """On a full disk the old file stays, it is said, and the work is in the program still."""
    folder = desk.home / "small"
    folder.mkdir()
    target = folder / "report.gouji"
    desk.launch_confined(EXAMPLE, "--size", str(16 * 1024), "--tmpfs", folder)
    desk.wait("text", CELL)
    set_cell(desk, "32")
    desk.save_as(target)
    desk.wait("label", "没有保存")
    assert desk.find("label", "“" + TITLE) is not None
    desk.press("button", "关闭")
    assert shows(desk, "32")
    assert desk.is_enabled("save")


desks.enter("1280x1024")
desks.run(
    test_owner,
    test_copy,
    test_owner_killed,
    test_changed,
    test_gone,
    test_conflict,
    test_single_file,
    test_full_disk,
)
