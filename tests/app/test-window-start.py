# SPDX-License-Identifier: GPL-3.0-or-later
"""What the program does and says where the computer lacks something: a screen, a bus, a font, a language, space."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import desk as desks
from desk import Gio, GLib, Skip, text_of, wait_for

EXAMPLE = Path(os.environ["GOUJI_DATA_DIR"]) / "examples" / "county" / "2024.gouji"
CELL = "行政许可，本年处理决定数量"
NO_JOURNAL = "本机无法自动保留未保存的内容"
NO_FORMS = "表格文件缺失或损坏"
NO_SPACE = "磁盘已满"
FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><dir>{}</dir><cachedir>{}</cachedir></fontconfig>
"""


def read_log(desk):
    return (desk.home / "log").read_text("utf-8", "replace")


def list_warnings(desk):
    return re.findall(r"^.*(?:WARNING|CRITICAL|ERROR).*$", read_log(desk), re.M)


def is_shown(desk, words):
    said = (node for node in desk.search("label", None) if words in (node.get_name() or ""))
    return any(node.get_state_set().contains(desks.Atspi.StateType.SHOWING) for node in said)


def wait_said(desk, words):
    wait_for(f"“{words}”", lambda: is_shown(desk, words))


def copy_example(desk):
    target = desk.home / "年报" / "岚川县 2024.gouji"
    target.parent.mkdir()
    shutil.copy(EXAMPLE, target)
    return target


def set_cell(desk, text):
    cell = desk.wait("text", CELL)
    cell.get_editable_text_iface().set_text_contents(text)
    wait_for(f"{text} in the cell", lambda: text_of(desk.wait("text", CELL)) == text)


def find_accessibility_bus():
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    call = ("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress")
    return bus.call_sync(*call, None, None, Gio.DBusCallFlags.NONE, -1, None).unpack()[0]


def run_alone(desk, **settings):
    """The program until it ends by itself: its status, and what it has said."""
    environment = {**os.environ, "HOME": str(desk.home), **settings}
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        environment.pop(name, None)
    program = subprocess.run(
        [os.environ["GOUJI_PROGRAM"]], env=environment, capture_output=True, text=True, timeout=desks.PATIENCE
    )
    return program.returncode, program.stderr


def test_four_ways(desk):
    """A first start shows four ways in, each named and described, each reached by keys, and says that nothing leaves."""
    desk.start()
    for name in ("新建年报", "打开…", "粘贴", "打开示例"):
        button = desk.wait("button", name)
        assert button.get_description(), f"{name} is not described"
        for _ in range(12):
            if desks.is_focused(desk.find("button", name)):
                break
            desk.key("Tab")
        wait_for(f"the focus on {name}", lambda name=name: desks.is_focused(desk.find("button", name)))
    wait_said(desk, "一切都在本机完成，不会上传")
    desk.key("Return")
    desk.wait("text", CELL)


def test_no_screen(desk):
    """Without a screen one sentence says what works without one."""
    for language, words in (("zh_CN.UTF-8", "找不到可以显示窗口的屏幕"), ("C", "finds no screen")):
        status, said = run_alone(desk, LANG=language)
        assert status not in (0, None) and status > 0, status
        assert words in said and "gouji-cli" in said and len(said.splitlines()) == 1, said


def test_no_settings(desk):
    """Where the program is not completely installed a window says so."""
    (desk.home / "nothing").mkdir()
    desk.settings["GSETTINGS_SCHEMA_DIR"] = str(desk.home / "nothing")
    desk.launch(EXAMPLE)
    wait_for("the window", lambda: desk.find("frame"))
    wait_said(desk, "没有安装完整：缺少设置项清单")
    desk.press("button", "关闭")
    assert desk.process.wait(desks.PATIENCE) > 0
    desk.process = None
    assert not list_warnings(desk), list_warnings(desk)


def test_old_toolkit(desk):
    """An older toolkit than the program needs is named."""
    shim = os.environ.get("GOUJI_OLD_TOOLKIT")
    if shim is None:
        raise Skip("no toolkit that says it is old")
    desk.settings["LD_PRELOAD"] = shim
    desk.settings["ASAN_OPTIONS"] = os.environ.get("ASAN_OPTIONS", "") + ":verify_asan_link_order=0"
    desk.launch()
    wait_for("the window", lambda: desk.find("frame"))
    wait_said(desk, "而本机是 GTK 4.8 和 libadwaita 1.2")


def test_no_forms(desk):
    """Without the national forms that is said when it starts, and when a report is to be begun or opened."""
    desk.settings["GOUJI_DATA_DIR"] = str(desk.home / "nothing")
    desk.start()
    wait_said(desk, NO_FORMS)
    desk.press("button", "知道了")
    wait_for("silence", lambda: not is_shown(desk, NO_FORMS))
    desk.act("new-report", window=1)
    wait_said(desk, NO_FORMS)
    desk.press("button", "知道了")
    desk.act("open-examples")
    wait_said(desk, "没有安装示例")


def test_no_bus(desk):
    """Without a session bus reports are opened, changed and saved."""
    target = copy_example(desk)
    desk.settings["AT_SPI_BUS_ADDRESS"] = find_accessibility_bus()
    desk.settings["DBUS_SESSION_BUS_ADDRESS"] = "unix:path=/nonexistent"
    desk.start(target)
    set_cell(desk, "33")
    desk.key("ctrl+s")
    wait_for("the number in the file", lambda: '"33"' in target.read_text("utf-8"))


def test_languages(desk):
    """In a language that is not installed names of files are right, and nothing complains."""
    target = copy_example(desk)
    for language, words in (("C", "Draft"), ("zh_CN.GB18030", "草稿"), ("xx_YY.UTF-8", "Draft"), ("zh_SG.UTF-8", "草稿")):
        desk.settings["LANG"] = language
        desk.start(target)
        desk.wait_shown("label", words)
        wait_said(desk, target.name)
        said = is_shown(desk, f"The language of this computer ({language})")
        installed = subprocess.run(["locale", "-a"], capture_output=True, text=True, check=True).stdout
        assert said == (language == "xx_YY.UTF-8" and "en_US.utf8" not in installed), (language, said)
        desk.quit()
        assert not list_warnings(desk), list_warnings(desk)


def test_no_fonts(desk):
    """Without a Chinese font that is said in English, and stays said."""
    latin = Path("/usr/share/fonts/truetype/dejavu")
    if not latin.exists():
        raise Skip("no font without Chinese")
    (desk.home / "fonts.conf").write_text(FONTS.format(latin, desk.home / "font-cache"))
    desk.settings["FONTCONFIG_FILE"] = str(desk.home / "fonts.conf")
    desk.start()
    wait_said(desk, "No Chinese font is installed")
    desk.open(EXAMPLE)
    desk.wait("text", CELL)
    wait_said(desk, "No Chinese font is installed")
    desk.press("button", "知道了")
    wait_for("silence", lambda: not is_shown(desk, "No Chinese font"))


def test_read_only_home(desk):
    """In a home that cannot be written to work goes on, it is said that it is not kept, and it is saved elsewhere."""
    target = copy_example(desk)
    other = desk.home / "other"
    other.mkdir()
    desk.launch_confined(target, "--ro-bind", desk.home, desk.home, "--bind", other, other)
    set_cell(desk, "34")
    wait_said(desk, NO_JOURNAL)
    desk.act("save", window=1)
    wait_said(desk, "那里不能写入")
    desk.press("button", "关闭")
    desk.save_as(other / "saved.gouji")
    wait_for("the saved file", (other / "saved.gouji").exists)
    assert '"34"' in (other / "saved.gouji").read_text("utf-8")
    wait_said(desk, NO_JOURNAL)


def test_full_state_folder(desk):
    """Where there is no space to keep unsaved work, that is said until there is; saving and exporting go on."""
    target = copy_example(desk)
    state = desk.home / "state"
    state.mkdir()
    desk.launch_confined(target, "--size", str(16 * 1024), "--tmpfs", state)
    set_cell(desk, "35")
    wait_said(desk, NO_SPACE)
    desk.act("save", window=1)
    wait_for("the number in the file", lambda: '"35"' in target.read_text("utf-8"))
    set_cell(desk, "36")
    wait_said(desk, NO_SPACE)
    page = desk.home / "page.html"
    desk.act("export-to", GLib.Variant("(sa{sv})", (page.as_uri(), {})), 1)
    wait_for("the page", page.exists)
    assert '"35"' in target.read_text("utf-8")


NO_PORTAL = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen>
<policy context="default"><allow send_destination="*"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>
"""


def test_no_portal(desk):
    """In a sandbox without a portal it is said that files cannot be chosen, and dropping and pasting remain."""
    (desk.home / "bus.conf").write_text(NO_PORTAL)
    bus = subprocess.Popen(
        ["dbus-daemon", f"--config-file={desk.home}/bus.conf", "--nofork", "--print-address"],
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        desk.settings["AT_SPI_BUS_ADDRESS"] = find_accessibility_bus()
        desk.settings["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().strip()
        desk.settings["GDK_DEBUG"] = "portals"
        desk.start(copy_example(desk))
        desk.wait("text", CELL)
        for keys in ("ctrl+o", "shift+ctrl+o", "shift+ctrl+s"):
            desk.key(keys)
            wait_said(desk, "系统缺少门户服务")
            desk.press("button", "知道了")
            wait_for("silence", lambda: not is_shown(desk, "系统缺少门户服务"))
        desk.kill()
    finally:
        bus.kill()
        bus.wait()
        bus.stdout.close()


def test_other_home(desk):
    """An administrator in the home of another user is told what becomes of the files."""
    if os.geteuid() != 0:
        raise Skip("nobody but the administrator can be")
    os.chown(desk.home, 1000, 1000)
    desk.start()
    wait_said(desk, "是以管理员身份在别的用户的主目录中启动的")


def test_two_versions(desk):
    """A second start hands its files to the program that runs, whatever version that is of."""
    target = copy_example(desk)
    desk.start()
    second = desks.Desk()
    shutil.rmtree(second.home)
    second.home = desk.home
    second.launch(target)
    assert second.process.wait(desks.PATIENCE) == 0
    desk.wait("text", CELL)


desks.enter("1280x1024")
desks.run(
    test_four_ways,
    test_no_screen,
    test_no_settings,
    test_old_toolkit,
    test_no_forms,
    test_no_bus,
    test_languages,
    test_no_fonts,
    test_read_only_home,
    test_full_state_folder,
    test_no_portal,
    test_other_home,
    test_two_versions,
)
