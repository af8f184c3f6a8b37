# SPDX-License-Identifier: GPL-3.0-or-later
"""Many files at once in the real window: folders, what fails in them, and cancelling."""

import os
import shutil
import subprocess
from pathlib import Path

import desk as desks
from desk import GLib, text_of, wait_for

FIXTURES = Path(os.environ["GOUJI_FIXTURES"])
COUNTY = FIXTURES / "county-2023.txt"
BUREAU = FIXTURES / "bureau-2023.html"
COUNTY_TITLE = "岚溪县 · 2023 年"
BUREAU_TITLE = "望川区教育局 · 2023 年"
RECEIVED = "一、本年新收政府信息公开申请数量，申请人情况 / 自然人"


def make_folder(desk):
    """A folder as clerks have them: reports at two levels, and all that stands beside them."""
    folder = desk.home / "年报"
    (folder / "2023").mkdir(parents=True)
    shutil.copy(COUNTY, folder / "1-county.txt")
    shutil.copy(BUREAU, folder / "2023" / "bureau.html")
    shutil.copy(FIXTURES / "a-letter.txt", folder / "2023" / "letter.txt")
    (folder / "empty.docx").write_bytes(b"")
    (folder / "noise.pdf").write_bytes(bytes(range(256)) * 40)
    (folder / "bomb.zip").write_bytes(b"PK\x03\x04" + bytes(100))
    (folder / ".hidden.txt").write_text("x")
    (folder / "~$county.docx").write_text("x")
    (folder / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    os.symlink("..", folder / "2023" / "loop")
    return folder


def test_folder(desk):
    """A folder opens every report in it and below it, and says of each other file why not."""
    desk.start(make_folder(desk))
    desk.wait("label", "已打开 2 份年报 · 1 个文件中没有年报 · 3 个失败 · 另有 1 个其他类型的文件")
    desk.wait("frame", COUNTY_TITLE)
    assert len(desk.find_all("list item", BUREAU_TITLE)) == 1

    desk.press("button", "详情…")
    for name in ("empty.docx", "noise.pdf", "bomb.zip", "2023/letter.txt"):
        desk.wait("list item", name)


def test_failure_again(desk):
    """A file that failed is opened again once it has been put right."""
    folder = make_folder(desk)
    desk.start(folder)
    desk.press("button", "详情…")
    desk.wait("list item", "empty.docx")
    shutil.copy(COUNTY, folder / "empty.docx")
    desk.press("button", "全部重试")
    wait_for("two reports of the county", lambda: len(desk.find_all("list item", COUNTY_TITLE + "，")) == 2)


def test_cancel(desk):
    """Reading a folder can be cancelled: what was read stays, and the rest is named."""
    folder = desk.home / "many"
    folder.mkdir()
    for number in range(600):
        shutil.copy(COUNTY, folder / f"{number:03}.txt")
    desk.start()
    desk.act("open-folder", GLib.Variant("s", folder.as_uri()))
    desk.wait_shown("label", "已读 ")
    desk.act("cancel", window=1)
    summary = desk.wait_shown("label", "已打开 ").get_name()
    assert "个没有读" in summary, summary
    assert "失败" not in summary, summary
    desk.wait("frame", COUNTY_TITLE)
    desk.press("button", "知道了")
    desk.wait_gone("label", "已打开 ")
    desk.quit()


def make_pdf(desk, source=COUNTY):
    """A PDF file of a report, as the program itself makes them."""
    path = desk.home / "report.pdf"
    subprocess.run([os.environ["GOUJI_CLI"], "export", source, "-o", path], check=True, stderr=subprocess.DEVNULL)
    return path


def test_pages(desk):
    """A PDF file is shown as its pages too, and a cell leads to its place on them."""
    desk.start(make_pdf(desk, FIXTURES / "wrong-sums-stay.html"))
    desk.press("radio button", "页面")
    page = desk.wait("article", "第 1 页")
    assert "年度报告" in text_of(page), "the page has no text"
    desk.press("button", RECEIVED.replace(" / ", " "))
    wait_for("the place", lambda: any(node.get_description() == "来源" for node in desk.find_all("article")))


def test_pages_gone(desk):
    """Where the PDF file is gone, its report has text only, and no switch that leads nowhere."""
    source = make_pdf(desk)
    desk.start(source)
    desk.wait("radio button", "页面")
    desk.save_as(desk.home / "report.gouji")
    desk.wait("label", "report.gouji")
    desk.quit()
    source.unlink()
    desk.start(desk.home / "report.gouji")
    desk.wait("text", RECEIVED)
    assert desk.find("radio button", "页面") is None


desks.enter("1280x1024")
desks.run(test_folder, test_failure_again, test_cancel, test_pages, test_pages_gone)
