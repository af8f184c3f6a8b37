# SPDX-License-Identifier: GPL-3.0-or-later
"""The charts of the real window, as a person works with them: with keys, and what assistive technology tells of them."""

import os
import shutil
from pathlib import Path

import desk as desks
from desk import GLib, Atspi, is_focused, text_of, wait_for

EXAMPLES = Path(os.environ["GOUJI_DATA_DIR"]) / "examples" / "county"
AGENCY = "岚川县人民政府"
TOTAL = "一、本年新收政府信息公开申请数量，申请人情况 / 总计"


def open_years(desk, *years):
    """Opens the county's reports of these years, the last one shown."""
    desk.start()
    for year in years:
        desk.open(shutil.copy(EXAMPLES / f"{year}.gouji", desk.home))
        desk.wait("frame", f"{AGENCY} · {year} 年")


def show(desk, kind):
    desk.act("show-chart", GLib.Variant("s", kind), window=1)


def export(desk, path):
    desk.act("export-chart-to", GLib.Variant("s", path.as_uri()), window=1)


def type_total(desk, number):
    cell = desk.wait("text", TOTAL)
    cell.get_editable_text_iface().set_text_contents(number)
    wait_for(f"{number} in the cell", lambda: text_of(desk.wait("text", TOTAL)) == number)


def find_focus(desk):
    """The words of the mark that has the focus."""
    return next((node.get_name() for node in desk.search("button", "20") if is_focused(node)), None)


def go(desk, key, words):
    desk.key(key)
    wait_for(f"{key}: {words}", lambda: (find_focus(desk) or "").startswith(words))


def enter_chart(desk, words):
    """Brings the focus to the chart with the keys."""
    desk.wait("button", words)
    for _step in range(12):
        if find_focus(desk):
            break
        desk.key("Tab")
        wait_for("a frame", lambda: desk.find("frame"))
    wait_for("a mark with the focus", lambda: find_focus(desk))


def test_edit(desk):
    """A chart follows an edit, its undoing, and a report that comes or goes."""
    open_years(desk, 2023, 2024)
    type_total(desk, "100")
    show(desk, "trend")
    desk.wait("label", "2023至2024年新收申请由143件减至100件")
    desk.wait("button", "2024年，新收申请100件")
    desk.wait("table row", "2024，新收申请（件）：100")
    desk.act("undo", window=1)
    desk.wait("label", "2023至2024年新收申请由143件增至171件")
    desk.wait("button", "2024年，新收申请171件")
    assert desk.describe("show-view") == (True, "charts"), "undoing went to another view"
    desk.act("redo", window=1)
    desk.wait("label", "2023至2024年新收申请由143件减至100件")
    desk.act("undo", window=1)

    desk.open(shutil.copy(EXAMPLES / "2022.gouji", desk.home))
    desk.wait("label", "2022至2024年新收申请由118件增至171件")
    desk.act("close-report", window=1)
    desk.wait("label", "2023至2024年新收申请由143件增至171件")


def test_one_year(desk):
    """With one year open it is said what to do, and the chart comes with the next."""
    open_years(desk, 2023)
    show(desk, "trend")
    desk.wait_shown("label", "只打开了一个年份的年报")
    desk.open(shutil.copy(EXAMPLES / "2024.gouji", desk.home))
    desk.wait("label", "2023至2024年")
    wait_for(
        "no advice",
        lambda: not any(
            node.get_state_set().contains(Atspi.StateType.SHOWING) for node in desk.search("label", "只打开了一个年份")
        ),
    )


def test_keys(desk):
    """Arrows go along the years and through a bar, every mark is read out, and Enter opens its cell."""
    open_years(desk, 2022, 2023, 2024)
    show(desk, "trend")
    wait_for("a mark with the focus", lambda: find_focus(desk))
    go(desk, "Home", "2022年，新收申请118件")
    go(desk, "Right", "2023年，新收申请143件")
    go(desk, "End", "2024年，新收申请171件")
    go(desk, "Left", "2023年，新收申请143件")
    desk.key("Return")
    desk.wait("frame", f"{AGENCY} · 2023 年")
    wait_for("the cell", lambda: is_focused(desk.wait("text", TOTAL)))

    show(desk, "composition")
    enter_chart(desk, "2023年，予以公开")
    go(desk, "Home", "2022年")
    go(desk, "Up", "2022年")
    first = find_focus(desk)
    desk.key("Up")
    wait_for("another piece of the bar", lambda: find_focus(desk) not in (None, first))


def test_rows(desk):
    """A row of the table opens the report of its year."""
    open_years(desk, 2022, 2023, 2024)
    show(desk, "trend")
    row = desk.wait("table row", "2023，新收申请（件）：143")
    assert "按回车键" in row.get_description()
    enter_chart(desk, "2022年，新收申请118件")
    for _step in range(4):
        if any(is_focused(node) for node in desk.search("table row", "20")):
            break
        desk.key("Tab")
        wait_for("a frame", lambda: desk.find("frame"))
    wait_for("a row", lambda: any(is_focused(node) for node in desk.search("table row", "20")))
    for year in (2023, 2022):
        desk.key("Down" if year == 2023 else "Home")
    desk.key("Return")
    desk.wait("frame", f"{AGENCY} · 2022 年")


def test_choice(desk):
    """What a trend shows is chosen, at most three series of it, and remembered."""
    open_years(desk, 2023, 2024)
    show(desk, "trend")
    desk.wait("toggle button", "图中指标：新收申请")
    chosen = GLib.Variant("as", ["granted", "no such series", "refused", "requests_received", "granted_partly"])
    desk.act("show-concepts", chosen, window=1)
    desk.wait("toggle button", "图中指标：予以公开、不予公开、新收申请")
    desk.wait("button", "2024年，不予公开")
    desk.wait("table row", "2024，予以公开（件）：")

    show(desk, "composition")
    desk.wait_gone("button", "2024年，新收申请")
    show(desk, "trend")
    desk.wait("button", "2024年，新收申请")


def test_export(desk):
    """A chart is exported whole by the ending of the file's name, or the reason is said and nothing is left."""
    open_years(desk, 2023, 2024)
    beginnings = {"png": b"\x89PNG", "svg": b"<?xml", "pdf": b"%PDF"}
    for ending, beginning in beginnings.items():
        path = desk.home / f"chart.{ending}"
        export(desk, path)
        wait_for(ending, path.exists)
        assert path.read_bytes().startswith(beginning), ending
    svg = (desk.home / "chart.svg").read_text("utf-8")
    assert "2023至2024年新收申请由143件增至171件" in svg, "the chart is not described"

    show(desk, "trend")
    export(desk, desk.home / "chart.doc")
    desk.wait_shown("label", "图表只能导出为")
    export(desk, desk.home / "missing" / "chart.png")
    desk.wait_shown("label", "“chart.png”没有导出：该文件夹已不存在。")
    assert not (desk.home / "chart.doc").exists()
    assert not (desk.home / "missing").exists()


def test_copy(desk):
    """Ctrl+C copies the chart, and the window ends well with it on the clipboard."""
    open_years(desk, 2023, 2024)
    show(desk, "trend")
    enter_chart(desk, "2023年，新收申请143件")
    desk.key("ctrl+c")
    desk.wait("label", "图表已复制")
    desk.quit()


desks.enter("1280x1024")
desks.run(test_edit, test_one_year, test_keys, test_rows, test_choice, test_export, test_copy)
