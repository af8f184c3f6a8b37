# SPDX-License-Identifier: GPL-3.0-or-later
"""From the form to paper in the real window: its views, the preview, printing and exporting."""

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import desk as desks
from desk import GLib, Skip, is_focused, text_of, wait_for

FIXTURES = Path(os.environ["GOUJI_FIXTURES"])
COUNTY = FIXTURES / "county-2023.txt"
WRONG = FIXTURES / "wrong-sums-stay.html"
COUNTY_TITLE = "岚溪县 · 2023 年"
RECEIVED = "一、本年新收政府信息公开申请数量，申请人情况 / 自然人"
# What the name of a page in the preview begins with.
PAGE = "第 "

# Another program that pastes: it learns after its start what there is to paste.
PASTED = """
import sys
import gi
gi.require_version("Gtk", "4.0")
from gi.repository import Gdk, Gio, GLib, Gtk
Gtk.init()
loop = GLib.MainLoop()
clipboard = Gdk.Display.get_default().get_clipboard()
memory = Gio.MemoryOutputStream.new_resizable()
def read(clipboard, result):
    memory.splice_async(clipboard.read_finish(result)[0], Gio.OutputStreamSpliceFlags.CLOSE_TARGET, 0, None, show)
def show(memory, result):
    sys.stdout.buffer.write(memory.steal_as_bytes().get_data())
    loop.quit()
def look():
    if not clipboard.get_formats().contain_mime_type(sys.argv[1]):
        return True
    clipboard.read_async([sys.argv[1]], 0, None, read)
    return False
GLib.timeout_add(50, look)
loop.run()
"""


def open_report(desk, fixture, title):
    desk.start()
    source = Path(shutil.copy(fixture, desk.home))
    desk.open(source)
    desk.wait("frame", title)
    return source


def open_county(desk):
    source = open_report(desk, COUNTY, COUNTY_TITLE)
    desk.wait("text", RECEIVED)
    return source


def show_view(desk, name):
    desk.act("show-view", GLib.Variant("s", name), window=1)


def is_view(desk, name):
    return desk.describe("show-view")[1] == name


def get_pages(desk):
    """The pages in the preview, in the order in which they are read out."""
    return [node for node in desk.search("article", PAGE)]


def show_preview(desk):
    show_view(desk, "preview")
    desk.wait("article", "第 1 页")
    return get_pages(desk)


def export_to(desk, path, **choices):
    kinds = {"layout": "s", "bare": "b", "replace": "b"}
    choices = {name: GLib.Variant(kinds[name], value) for name, value in choices.items()}
    desk.act("export-to", GLib.Variant("(sa{sv})", (Path(path).as_uri(), choices)), window=1)


def type_into(desk, name, text):
    desk.wait("text", name).get_editable_text_iface().set_text_contents(text)
    wait_for(f"{text} in the cell", lambda: text_of(desk.wait("text", name)) == text)


def test_views(desk):
    """Views are switched by action and by key, and a problem leads back to the form."""
    open_report(desk, WRONG, "青禾区水利局")
    desk.wait("text", RECEIVED)
    assert is_view(desk, "form")
    show_view(desk, "preview")
    wait_for("the preview", lambda: is_view(desk, "preview"))
    desk.wait_shown("label", "不能发布")
    show_view(desk, "no-such-view")
    desk.key("ctrl+1")
    wait_for("the form", lambda: is_view(desk, "form"))
    desk.key("ctrl+3")
    wait_for("the preview", lambda: is_view(desk, "preview"))
    desk.key("F8")
    wait_for("the problem's cell", lambda: is_focused(desk.wait("text", RECEIVED)))
    assert is_view(desk, "form")


def test_preview(desk):
    """The preview shows all pages with their text, and follows an edit."""
    open_county(desk)
    pages = show_preview(desk)
    number = len(pages)
    assert number > 3, f"{number} pages"
    assert pages[-1].get_name() == f"第 {number} 页，共 {number} 页", pages[-1].get_name()
    text = "".join(text_of(page) for page in pages)
    assert "岚溪县2023年政府信息公开工作年度报告" in text.replace("\n", "")
    assert "31415" not in text

    show_view(desk, "form")
    type_into(desk, RECEIVED, "31415")
    show_view(desk, "preview")
    wait_for("the number on paper", lambda: any("31415" in text_of(page) for page in get_pages(desk)))
    desk.act("undo", window=1)
    wait_for("no such number", lambda: not any("31415" in text_of(page) for page in get_pages(desk)))
    desk.act("redo", window=1)
    wait_for("the number on paper", lambda: any("31415" in text_of(page) for page in get_pages(desk)))


def test_preview_keys(desk):
    """Keys and fields of the preview change size and page."""
    open_county(desk)
    number = len(show_preview(desk))
    desk.key("ctrl+0")
    desk.wait("label", "100 %")
    desk.key("ctrl+plus")
    desk.wait("label", "110 %")
    desk.key("ctrl+minus")
    desk.key("ctrl+minus")
    desk.wait("label", "90 %")

    desk.key("End")
    wait_for("the last page", lambda: text_of(desk.wait("text", "页码")) == str(number))
    desk.key("Home")
    wait_for("the first page", lambda: text_of(desk.wait("text", "页码")) == "1")
    desk.wait("text", "页码").get_editable_text_iface().set_text_contents("3")
    desk.wait("text", "页码").get_action_iface().do_action(0)
    wait_for("the third page", lambda: text_of(desk.wait("text", "页码")) == "3")


def test_print_to_file(desk):
    """What is printed has the pages of the preview."""
    open_county(desk)
    number = len(show_preview(desk))
    target = desk.home / "printed.pdf"
    desk.act("print-to", GLib.Variant("s", target.as_uri()), window=1)
    wait_for("the file", lambda: target.exists() and target.read_bytes().rstrip().endswith(b"%%EOF"))
    data = target.read_bytes()
    if shutil.which("pdfinfo"):
        listing = subprocess.run(["pdfinfo", target], capture_output=True, text=True, check=True).stdout
        assert re.search(rf"Pages: +{number}\n", listing), listing
        assert "A4" in listing, listing
    assert data.startswith(b"%PDF")


def test_print_dialog(desk):
    """The print dialog can be cancelled without printers, and nothing is lost."""
    open_county(desk)
    type_into(desk, RECEIVED, "77")
    desk.key("ctrl+p")
    dialog = wait_for("the dialog", lambda: next(iter(desk.find_all("dialog")), None))
    assert dialog is not None
    desk.key("Escape")
    wait_for("no dialog", lambda: not desk.find_all("dialog"))
    assert text_of(desk.wait("text", RECEIVED)) == "77"
    desk.wait("label", "• " + COUNTY_TITLE)


def test_formats(desk):
    """Every format is written through the action, whole, by the ending of its name."""
    open_county(desk)
    checks = {
        "docx": lambda data: data.startswith(b"PK"),
        "pdf": lambda data: data.startswith(b"%PDF") and data.rstrip().endswith(b"%%EOF"),
        "html": lambda data: "岚溪县" in data.decode("utf-8") and data.rstrip().endswith(b"</html>"),
        "xlsx": lambda data: data.startswith(b"PK"),
        "csv": lambda data: "disclosure.regulation.issued,规章" in data.decode("utf-8-sig"),
        "json": lambda data: json.loads(data)["agency"] == "岚溪县",
        "gouji": lambda data: json.loads(data)["gouji"] == 1,
    }
    for ending, check in checks.items():
        target = desk.home / f"out.{ending}"
        export_to(desk, target)
        wait_for(ending, target.exists)
        assert check(target.read_bytes()), f"{ending}: {target.read_bytes()[:200]}"
    assert zipfile.ZipFile(desk.home / "out.docx").testzip() is None

    bare = desk.home / "bare.html"
    export_to(desk, bare, bare=True)
    wait_for("the bare page", bare.exists)
    assert "<html" not in bare.read_text("utf-8"), "the bare page is a whole one"
    assert "<table" in bare.read_text("utf-8")


def test_layouts(desk):
    """The layout of the pages can be chosen."""
    open_county(desk)
    for layout in ("gbt9704", "official"):
        export_to(desk, desk.home / f"{layout}.pdf", layout=layout)
        wait_for(layout, (desk.home / f"{layout}.pdf").exists)
    assert (desk.home / "gbt9704.pdf").read_bytes() != (desk.home / "official.pdf").read_bytes()


def test_refusals(desk):
    """What cannot be exported is said in one sentence, and what was there stays."""
    source = open_county(desk)
    old = desk.home / "old.json"
    old.write_text("old", "utf-8")
    folder = desk.home / "folder.json"
    folder.mkdir()
    cases = {
        old: "“old.json”未能导出。已有同名文件",
        desk.home / "missing" / "new.json": "“new.json”未能导出。文件夹不存在",
        desk.home / "new.doc": "“new.doc”未能导出。没有这种扩展名",
        desk.home / "new": "“new”未能导出。没有这种扩展名",
        folder: "“folder.json”未能导出。",
        desk.home / ("县" * 90 + ".json"): "“" + "县" * 40 + "…" + "县" * 5 + ".json”未能导出。文件名太长",
    }
    for path, sentence in cases.items():
        export_to(desk, path)
        desk.wait("label", sentence)
        desk.open(source)  # Something else is begun: what was said is taken back.
        desk.wait_gone("label", sentence)
    assert old.read_text("utf-8") == "old", "the file was overwritten"
    export_to(desk, old, replace=True)
    wait_for("the new file", lambda: old.read_text("utf-8") != "old")
    assert not [path for path in desk.home.iterdir() if path.name.startswith(".gouji-")], "something was left behind"


def test_no_permission(desk):
    """A folder that may not be written is said to be one."""
    if os.geteuid() == 0:
        raise Skip("permissions do not bind this user")
    open_county(desk)
    folder = desk.home / "closed"
    folder.mkdir()
    folder.chmod(0o500)
    export_to(desk, folder / "new.json")
    desk.wait("label", "“new.json”未能导出。那里不能写入")
    folder.chmod(0o700)


def open_dialog(desk, folder, *formats):
    desk.act("set-export-folder", GLib.Variant("s", folder.as_uri()), window=1)
    desk.act("set-export-formats", GLib.Variant("as", formats), window=1)
    desk.key("ctrl+e")
    desk.wait("check box", "Word 文档")
    desk.wait("label", str(folder))


def test_dialog(desk):
    """The dialog shows the names, writes the files, and overwrites nothing."""
    open_county(desk)
    folder = desk.home / "out"
    folder.mkdir()
    stem = "岚溪县2023年政府信息公开工作年度报告"
    open_dialog(desk, folder, "docx", "json")
    desk.wait("label", f"{stem}.json")
    desk.press("button", "导出")
    desk.wait("label", "已导出 2 个文件")
    assert {path.name for path in folder.iterdir()} == {f"{stem}.docx", f"{stem}.json"}
    desk.wait_gone("check box", "Word 文档")

    before = (folder / f"{stem}.json").stat().st_ino
    open_dialog(desk, folder, "docx", "json")
    desk.wait("label", f"{stem} (2).json（已有同名文件）")
    desk.press("button", "导出")
    wait_for("numbered files", lambda: (folder / f"{stem} (2).json").exists())
    desk.wait_gone("check box", "Word 文档")
    assert (folder / f"{stem}.json").stat().st_ino == before, "the file was overwritten"


def test_dialog_failure(desk):
    """What the dialog could not write is told, file by file."""
    open_county(desk)
    open_dialog(desk, desk.home / "missing", "docx")
    desk.press("button", "导出")
    desk.wait("label", "未能导出")
    desk.wait("label", "文件夹不存在")
    desk.key("Escape")
    desk.wait_gone("check box", "Word 文档")


def test_faults_said(desk):
    """The dialog says what is wrong with the report, and exports it all the same."""
    open_report(desk, WRONG, "青禾区水利局")
    desk.wait("text", RECEIVED)
    open_dialog(desk, desk.home)
    desk.wait("label", "仍可导出")
    desk.key("Escape")
    desk.wait_gone("check box", "Word 文档")


def paste(kind):
    return subprocess.run(
        [sys.executable, "-c", PASTED, kind],
        capture_output=True,
        check=True,
        timeout=desks.PATIENCE,
        env={**os.environ, "GTK_A11Y": "none"},
    ).stdout.decode("utf-8")


def test_copy_html(desk):
    """The report is copied for a portal's editor: as a page, and as its source."""
    open_county(desk)
    desk.act("copy-html", window=1)
    desk.wait("label", "已复制")
    page = paste("text/html")
    assert "<table" in page and "岚溪县" in page, page[:200]
    assert paste("text/plain;charset=utf-8") == page


def test_clean_end(desk):
    """The program ends without leaks after all of that."""
    open_county(desk)
    show_preview(desk)
    export_to(desk, desk.home / "out.json")
    desk.wait("label", "已导出 1 个文件")
    desk.act("export", window=1)
    desk.wait("check box", "Word 文档")
    desk.key("Escape")
    desk.wait_gone("check box", "Word 文档")
    show_view(desk, "form")
    desk.act("close-report", window=1)
    desk.quit()


CASES = (
    test_views,
    test_preview,
    test_preview_keys,
    test_print_to_file,
    test_print_dialog,
    test_formats,
    test_layouts,
    test_refusals,
    test_no_permission,
    test_dialog,
    test_dialog_failure,
    test_faults_said,
    test_copy_html,
    test_clean_end,
)

desks.enter("1280x1024")
desks.run(*CASES)
