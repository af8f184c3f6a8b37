# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures of every view of the real program, to be looked at: each in the build's folder `pictures`, as PNG."""

import os
import shutil
import subprocess
from pathlib import Path

import desk as desks
from desk import GLib, is_focused, wait_for

FIXTURES = Path(os.environ["GOUJI_FIXTURES"])
EXAMPLES = Path(os.environ["GOUJI_DATA_DIR"]) / "examples" / "county"
FOLDER = Path(os.environ["GOUJI_PICTURES"])
WIDE = (1280, 800)
NARROW = (360, 720)
BALANCE = "一、本年新收政府信息公开申请数量，申请人情况 自然人"
CELL = BALANCE.replace(" 自", " / 自")
SCHEMES = ("light", "dark")


def photograph(name):
    """Writes what is on the screen once it stands still."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    path = FOLDER / f"{name}.png"

    def look():
        return subprocess.run(
            ["import", "-silent", "-window", "root", "png:-"], check=True, capture_output=True
        ).stdout

    last = look()

    def stands_still():
        nonlocal last
        before, last = last, look()
        return before == last

    wait_for(f"{name} to stand still", stands_still)
    path.write_bytes(last)


def start(desk, size, *names):
    """Starts with these fixtures open, the last one shown, in a window as large as the screen."""
    files = [shutil.copy(FIXTURES / name, desk.home) for name in names]
    desk.start()
    for path in files:
        title = desk.wait("frame").get_name()
        desk.open(path)
        wait_for("the report", lambda title=title: desk.wait("frame").get_name() != title)


def take_start(desk, size, suffix):
    start(desk, size)
    desk.wait_shown("label", "打开一份年报")
    photograph(f"start-{suffix}")


def take_report(desk, size, suffix):
    start(desk, size, "county-2023.txt")
    desk.wait("label", "可以发布")
    photograph(f"report-{suffix}")
    if size == NARROW:
        desk.act("show-document", window=1)
        photograph(f"document-{suffix}")


def take_checks(desk, size, suffix):
    start(desk, size, "county-2023.txt", "wrong-sums-stay.html")
    desk.wait("label", "不能发布")
    photograph(f"problems-{suffix}")
    if size == NARROW:
        desk.press("page tab", "检查")
        desk.wait_shown("list item", "自然人：")
        photograph(f"checks-{suffix}")
    desk.press("button", BALANCE)
    wait_for("the cell", lambda: is_focused(desk.wait("text", CELL)))
    photograph(f"cell-{suffix}")


def take_warnings(desk, size, suffix):
    start(desk, size, "cut-in-the-middle.html", "bureau-2023.html")
    desk.wait("label", "可以发布")
    photograph(f"warnings-{suffix}")


def take_sidebar(desk, size, suffix):
    start(desk, size, "county-2023.txt", "bureau-2023.html", "wrong-sums-stay.html")
    desk.act("toggle-sidebar", window=1)
    photograph(f"sidebar-{suffix}")


def take_dialogs(desk, size, suffix):
    start(desk, size, "county-2023.txt")
    desk.act("shortcuts")
    desk.wait("label", "键盘快捷键")
    photograph(f"shortcuts-{suffix}")
    desk.key("Escape")
    desk.wait_gone("label", "键盘快捷键")
    desk.act("about")
    photograph(f"about-{suffix}")
    desk.key("Escape")
    desk.open(FIXTURES / "a-letter.txt")
    desk.wait("label", "在“a-letter.txt”")
    photograph(f"error-{suffix}")
    desk.save_as(desk.home / "missing" / "report.gouji")
    desk.wait("label", "没有保存")
    photograph(f"save-failure-{suffix}")


def take_charts(desk, size, suffix):
    files = [shutil.copy(EXAMPLES / f"{year}.gouji", desk.home) for year in (2019, 2020, 2021, 2023, 2024)]
    start(desk, size)
    for path in files:
        title = desk.wait("frame").get_name()
        desk.open(path)
        wait_for("the report", lambda title=title: desk.wait("frame").get_name() != title)
    desk.act("show-concepts", GLib.Variant("as", ["requests_received", "granted", "refused"]), window=1)
    for kind in ("trend", "composition"):
        desk.act("show-chart", GLib.Variant("s", kind), window=1)
        desk.wait("button", "2024年")
        photograph(f"chart-{kind}-{suffix}")


def take_contrast(desk, size, suffix):
    desk.settings["ADW_DEBUG_HIGH_CONTRAST"] = "1"
    take_charts(desk, size, f"contrast-{suffix}")


def take_preview(desk, size, suffix):
    start(desk, size, "cut-in-the-middle.html")
    desk.act("show-view", GLib.Variant("s", "preview"), window=1)
    desk.wait("article", "第 1 页")
    desk.wait("label", "63 个数据存疑")
    photograph(f"preview-{suffix}")
    desk.key("Page_Down")
    desk.press("toggle button", "详情")
    desk.wait_shown("label", "存疑的数据可能读错")
    photograph(f"preview-notes-{suffix}")


def take_export(desk, size, suffix):
    start(desk, size, "wrong-sums-stay.html")
    desk.act("set-export-formats", GLib.Variant("as", ("docx", "pdf", "portal")), window=1)
    desk.act("export", window=1)
    desk.wait("check box", "Word 文档")
    photograph(f"export-{suffix}")
    desk.press("button", "导出")
    desk.wait_gone("check box", "Word 文档")
    desk.wait("label", "已导出 3 个文件")
    photograph(f"exported-{suffix}")
    desk.act("set-export-folder", GLib.Variant("s", (desk.home / "missing").as_uri()), window=1)
    desk.act("export", window=1)
    desk.wait("check box", "Word 文档")
    desk.press("button", "导出")
    desk.wait("label", "未能导出")
    photograph(f"export-failure-{suffix}")


def take_print(desk, size, suffix):
    start(desk, size, "county-2023.txt")
    desk.act("print", window=1)
    desk.wait("dialog", None)
    photograph(f"print-{suffix}")


def take_large_text(desk, size, suffix):
    """Text twice as large, as it is set for people who see badly."""
    subprocess.run(["xrdb", "-merge"], input="Xft.dpi: 192\n", text=True, check=True)
    desk.settings["GDK_DEBUG"] = "no-portals"
    try:
        start(desk, size, "county-2023.txt", "wrong-sums-stay.html")
        desk.wait("label", "不能发布")
        photograph(f"large-text-{suffix}")
        desk.act("next-finding", window=1)
        photograph(f"large-text-cell-{suffix}")
        desk.act("toggle-sidebar", window=1)
        photograph(f"large-text-sidebar-{suffix}")
    finally:
        subprocess.run(["xrdb", "-merge"], input="Xft.dpi: 96\n", text=True, check=True)


def take_closing(desk, size, suffix):
    start(desk, size, "county-2023.txt")
    desk.wait("text", CELL).get_editable_text_iface().set_text_contents("99")
    desk.wait("label", "不能发布")
    photograph(f"edited-{suffix}")
    desk.act("close-report", window=1)
    desk.wait("button", "取消")
    photograph(f"closing-{suffix}")
    desk.kill()
    desk.start()
    desk.wait("label", "上次退出时")
    photograph(f"recovered-{suffix}")


SCENES = (
    take_start,
    take_report,
    take_checks,
    take_warnings,
    take_sidebar,
    take_charts,
    take_contrast,
    take_preview,
    take_export,
    take_print,
    take_large_text,
    take_dialogs,
    take_closing,
)


def scene(take, size, scheme):
    """A test case that takes the pictures of one scene."""
    suffix = f"{'wide' if size == WIDE else 'narrow'}-{scheme}"

    def case(desk):
        desk.settings["ADW_DEBUG_COLOR_SCHEME"] = f"prefer-{scheme}"
        take(desk, size, suffix)

    case.__doc__ = f"{take.__name__.removeprefix('take_')}, {suffix}."
    return case


size = NARROW if os.environ["GOUJI_SIZE"] == "narrow" else WIDE
desks.enter("x".join(map(str, size)))
desks.run(*(scene(take, size, scheme) for take in SCENES for scheme in SCHEMES))
