# SPDX-License-Identifier: GPL-3.0-or-later
"""The real window, as a person works with it: with actions, keys, and what assistive technology tells of it."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import desk as desks
from desk import Atspi, Failure, is_focused, text_of, wait_for

FIXTURES = Path(os.environ["GOUJI_FIXTURES"])
COUNTY = FIXTURES / "county-2023.txt"
BUREAU = FIXTURES / "bureau-2023.html"
COUNTY_TITLE = "岚溪县 · 2023 年"
COUNTY_AGENCY = "岚溪县"
BUREAU_AGENCY = "望川区教育局"
GOOD = "可以发布"
BAD = "不能发布"
RECEIVED = "一、本年新收政府信息公开申请数量，申请人情况 / 自然人"


def test_version(desk):
    """The program says its version, and opens nothing."""
    command = [os.environ["GOUJI_PROGRAM"], "--version"]
    # GApplication itself loses the options that it was given with --version.
    environment = {**os.environ, "ASAN_OPTIONS": "detect_leaks=0"}
    printed = subprocess.run(
        command, capture_output=True, text=True, check=True, env=environment, timeout=desks.PATIENCE
    ).stdout
    assert re.fullmatch(r"gouji \d+\.\d+\.\d+\n", printed), printed


def open_county(desk):
    desk.start()
    source = desk.home / COUNTY.name
    shutil.copy(COUNTY, source)
    desk.open(source)
    desk.wait("frame", COUNTY_TITLE)
    desk.wait("label", GOOD)
    desk.wait("text", RECEIVED)
    return source


def type_into(desk, name, text):
    cell = desk.wait("text", name)
    cell.get_editable_text_iface().set_text_contents(text)
    wait_for(f"{text} in the cell", lambda: text_of(desk.wait("text", name)) == text)


def count_open(desk):
    """How often the county's report is open. A recent file is named without its problems."""
    return len(desk.find_all("list item", COUNTY_TITLE + "，"))


def get_highlighted(desk):
    """The passage of the document that is shown as the source of the selected cell."""
    document = desk.wait("text", "原文")
    text = text_of(document)
    offset = 0
    while offset < len(text):
        attributes, start, end = Atspi.Text.get_attribute_run(document, offset, False)
        if attributes.get("bg-color"):
            return text[start:end]
        offset = max(end, offset + 1)
    return None


def test_source(desk):
    """A cell leads to its source in the document."""
    desk.start()
    desk.open(FIXTURES / "wrong-sums-stay.html")
    desk.wait("label", BAD)
    desk.press("button", RECEIVED.replace(" / ", " "))
    cell = text_of(desk.wait("text", RECEIVED))
    wait_for("the source", lambda: get_highlighted(desk) == cell)


def test_edit(desk):
    """An edit brings its finding at once, and undoing it takes the finding away."""
    open_county(desk)
    before = text_of(desk.wait("text", RECEIVED))
    type_into(desk, RECEIVED, "99")
    desk.wait("label", BAD)
    desk.wait("list item", "自然人：一 99")
    desk.wait("label", "• " + COUNTY_TITLE)
    wait_for("undo", lambda: desk.is_enabled("undo"))

    desk.act("undo", window=1)
    desk.wait("label", GOOD)
    desk.wait_gone("list item", "自然人：一 99")
    wait_for("the number as it was", lambda: text_of(desk.wait("text", RECEIVED)) == before)
    desk.act("redo", window=1)
    desk.wait("label", BAD)


def test_undo_key(desk):
    """Ctrl+Z undoes the report while a cell has the focus."""
    desk.start()
    desk.open(FIXTURES / "wrong-sums-stay.html")
    desk.wait("label", BAD)
    desk.press("button", RECEIVED.replace(" / ", " "))
    wait_for("the focus", lambda: is_focused(desk.wait("text", RECEIVED)))
    before = text_of(desk.wait("text", RECEIVED))
    desk.key("7")
    desk.key("Return")
    wait_for("the key in the cell", lambda: "7" in text_of(desk.wait("text", RECEIVED)))
    desk.key("ctrl+z")
    wait_for("the number as it was", lambda: text_of(desk.wait("text", RECEIVED)) == before)


def test_save(desk):
    """A report is saved beside its source, and opened again as it was."""
    source = open_county(desk)
    original = source.read_bytes()
    target = desk.home / "report.gouji"
    type_into(desk, RECEIVED, "99")
    desk.wait("label", BAD)
    desk.save_as(target)
    wait_for("the file", target.exists)
    desk.wait("label", "report.gouji")
    assert source.read_bytes() == original, "the source was changed"
    assert json.loads(target.read_text("utf-8"))["gouji"] == 1

    desk.quit()
    desk.start(target)
    desk.wait("frame", COUNTY_TITLE)
    wait_for("the number", lambda: text_of(desk.wait("text", RECEIVED)) == "99")
    assert count_open(desk) == 1, "the report is open twice"


def test_source_again(desk):
    """Opening the source again does not touch the file that was made from it."""
    source = open_county(desk)
    target = desk.home / "report.gouji"
    desk.save_as(target)
    desk.wait("label", "report.gouji")
    saved = target.read_bytes()

    desk.open(source)
    wait_for("both reports", lambda: count_open(desk) == 2)
    desk.wait("label", COUNTY.name)
    type_into(desk, RECEIVED, "98")
    desk.save_as(source)
    desk.wait("label", "没有保存")
    assert source.read_bytes() == COUNTY.read_bytes(), "the source was overwritten"
    assert target.read_bytes() == saved, "the file was overwritten"


def test_rows_differ(desk):
    """Reports of one agency and year are told apart by where they come from."""
    open_county(desk)
    other = desk.home / "another.txt"
    shutil.copy(COUNTY, other)
    desk.open(other)
    desk.wait("list item", COUNTY_TITLE + "，0 个问题，another.txt")
    desk.wait("list item", COUNTY_TITLE + "，0 个问题，" + COUNTY.name)


def test_undo_shows(desk):
    """Undoing a number that is out of sight goes there."""
    desk.start()
    desk.open(FIXTURES / "wrong-sums-stay.html")
    desk.wait("label", BAD)
    type_into(desk, RECEIVED, "7")
    desk.act("undo", window=1)
    wait_for("the cell", lambda: is_focused(desk.wait("text", RECEIVED)))


def test_crash(desk):
    """What was not saved comes back after a crash."""
    open_county(desk)
    type_into(desk, RECEIVED, "77")
    desk.wait("label", BAD)
    desk.kill()

    desk.start()
    desk.wait("frame", COUNTY_TITLE)
    desk.wait("label", "已恢复")
    desk.wait("label", "上次退出时这份年报没有保存，您当时的修改已经找回")
    wait_for("the number", lambda: text_of(desk.wait("text", RECEIVED)) == "77")
    assert count_open(desk) == 1, "the report is open twice"


def test_session(desk):
    """The reports that were open come back."""
    open_county(desk)
    desk.open(BUREAU)
    desk.wait("row header", COUNTY_AGENCY)
    desk.wait("row header", BUREAU_AGENCY)
    desk.quit()

    desk.start()
    desk.wait("row header", COUNTY_AGENCY)
    desk.wait("row header", BUREAU_AGENCY)
    desk.wait_gone("label", "已恢复")


def test_close(desk):
    """Closing with changes asks, and may be taken back."""
    open_county(desk)
    type_into(desk, RECEIVED, "55")
    desk.wait("label", BAD)
    desk.act("quit")
    desk.press("button", "取消")
    desk.wait_gone("button", "取消")
    desk.act("close-report", window=1)
    desk.press("button", "不保存")
    desk.wait_shown("label", "打开一份年报")
    desk.quit()

    desk.start()
    desk.wait_shown("label", "打开一份年报")
    desk.wait_gone("row header", COUNTY_AGENCY)


def test_second_window(desk):
    """A window that comes while the question stands keeps the reports with their changes."""
    open_county(desk)
    type_into(desk, RECEIVED, "55")
    desk.wait("label", BAD)
    desk.act("quit")
    desk.wait("button", "不保存")
    desk.act("new-window")
    wait_for("two windows", lambda: len(desk.find_all("frame")) == 2)
    desk.press("button", "不保存")
    wait_for("one window", lambda: len(desk.find_all("frame")) == 1)
    desk.kill()

    desk.start()
    desk.wait("label", "已恢复")
    wait_for("the number", lambda: text_of(desk.wait("text", RECEIVED)) == "55")


def test_changed_on_disk(desk):
    """A file that somebody else has changed is only replaced after a question."""
    open_county(desk)
    target = desk.home / "report.gouji"
    desk.save_as(target)
    desk.wait("label", "report.gouji")
    changed = target.read_text("utf-8") + "\n"
    target.write_text(changed, "utf-8")
    type_into(desk, RECEIVED, "55")
    desk.act("save", window=1)
    desk.wait("label", "文件已被改动")
    assert target.read_text("utf-8") == changed, "the file was overwritten"
    desk.press("button", "用我的")
    wait_for("the number in the file", lambda: '"55"' in target.read_text("utf-8"))
    desk.wait("label", COUNTY_TITLE)


def test_save_failure(desk):
    """A report that cannot be saved stays open, and the reason is said."""
    open_county(desk)
    type_into(desk, RECEIVED, "55")
    desk.save_as(desk.home / "missing" / "report.gouji")
    desk.wait("label", "没有保存")
    desk.press("button", "关闭")
    assert text_of(desk.wait("text", RECEIVED)) == "55"
    desk.wait("label", "• " + COUNTY_TITLE)


def test_bad_files(desk):
    """A file that is no report is explained in one sentence, and what is open stays."""
    open_county(desk)
    large = desk.home / "large.txt"
    nothing = desk.home / "nothing"
    nothing.mkdir()
    binary = desk.home / "binary.txt"
    binary.write_bytes(bytes(range(32)) * 100)
    with large.open("wb") as file:
        file.truncate(20_000_001)
    cases = {
        FIXTURES / "empty.txt": "“empty.txt”是空文件",
        binary: "“binary.txt”不是文本文件",
        FIXTURES / "a-letter.txt": "在“a-letter.txt”中没有找到年报",
        large: "“large.txt”超过 20 MB",
        desk.home / "gone.txt": "找不到“gone.txt”",
        nothing: "其中没有可能是年报的文件",
    }
    for path, sentence in cases.items():
        desk.open(path)
        desk.wait("label", sentence)
    desk.wait("frame", COUNTY_TITLE)
    desk.wait("label", GOOD)


def test_paste(desk):
    """A copied web page is pasted as a report, and its tables with it; after a crash it is there again."""
    plain = desk.home / "plain.txt"
    plain.write_text("网页", "utf-8")
    desk.copy(plain=plain, html=BUREAU)
    desk.start()
    desk.wait_shown("label", "打开一份年报")
    desk.key("ctrl+v")
    desk.wait("row header", BUREAU_AGENCY)
    desk.wait("label", "粘贴的内容，未保存")
    desk.kill()

    desk.start()
    desk.wait("row header", BUREAU_AGENCY)
    desk.wait("label", "已恢复")


def test_keys(desk):
    """F8 goes from problem to problem, Ctrl+F finds in the document, F9 hides the sidebar."""
    desk.start()
    desk.open(FIXTURES / "wrong-sums-stay.html")
    desk.wait("label", BAD)
    desk.wait("text", RECEIVED)
    desk.key("F8")
    wait_for("the first problem's cell", lambda: is_focused(desk.wait("text", RECEIVED)))
    desk.key("F8")
    wait_for("the next problem's cell", lambda: not is_focused(desk.wait("text", RECEIVED)))
    desk.key("ctrl+f")
    wait_for("the find field", lambda: any(is_focused(node) for node in desk.search("entry", "在原文中查找")))
    assert desk.describe("toggle-sidebar") == (True, True)
    desk.key("F9")
    wait_for("no sidebar", lambda: desk.describe("toggle-sidebar") == (True, False))


def test_one_instance(desk):
    """A second start opens its file in the running program."""
    open_county(desk)
    first = desk.process
    second = subprocess.Popen(
        [os.environ["GOUJI_PROGRAM"], str(BUREAU)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    assert second.wait(desks.PATIENCE) == 0
    desk.wait("row header", COUNTY_AGENCY)
    desk.wait("row header", BUREAU_AGENCY)
    desk.act("new-window")
    wait_for("two windows", lambda: len(desk.find_all("frame")) == 2)
    if desk.process is not first or first.poll() is not None:
        raise Failure("the first program ended")


def test_menu_of_the_icon(desk):
    """Started with --new-report, the program asks which one to begin; a second start makes the first one do it."""
    desk.start("--new-report")
    desk.wait_shown("label", "以什么为底稿")
    desk.key("Escape")
    desk.wait_gone("label", "以什么为底稿")
    second = [os.environ["GOUJI_PROGRAM"], "--new-window"]
    assert subprocess.run(second, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=desks.PATIENCE).returncode == 0
    wait_for("two windows", lambda: len(desk.find_all("frame")) == 2)


def test_about(desk):
    """The about dialog has the name, version and releases of the description, in the language of the user."""
    desk.start()
    desk.act("about")
    desk.wait("label", "勾稽")
    desk.wait("label", "“勾稽”开发者")
    desk.key("Tab")
    desk.key("Return")
    desk.wait_shown("label", "更新内容")
    wait_for("the release", lambda: any("第一个版本" in desks.text_of(node) for node in desk.find_all("text")))


def test_examples(desk):
    """One click opens seven years of a county, the newest in front; saving one asks where, and it stays as it is."""
    examples = Path(os.environ["GOUJI_DATA_DIR"]) / "examples" / "county"
    before = {path: path.read_bytes() for path in examples.glob("*.gouji")}
    desk.start()
    desk.press("button", "打开示例")
    desk.wait("frame", "岚川县人民政府 · 2025 年")
    wait_for("seven reports", lambda: len(desk.find_all("list item", "岚川县人民政府 · ")) == 7)
    desk.wait("label", GOOD)
    type_into(desk, RECEIVED, "99")
    desk.wait("label", BAD)
    desk.save_as(desk.home / "mine.gouji")
    desk.wait("label", "mine.gouji")
    assert before == {path: path.read_bytes() for path in examples.glob("*.gouji")}, "an example was changed"


def test_clean_end(desk):
    """The program ends without leaks."""
    open_county(desk)
    desk.act("show-form", window=1)
    desk.act("close-report", window=1)
    desk.wait_shown("label", "打开一份年报")
    desk.quit()


desks.enter("1280x1024")
desks.run(
    test_source,
    test_edit,
    test_undo_key,
    test_save,
    test_source_again,
    test_rows_differ,
    test_undo_shows,
    test_crash,
    test_session,
    test_close,
    test_second_window,
    test_changed_on_disk,
    test_save_failure,
    test_bad_files,
    test_paste,
    test_keys,
    test_one_instance,
    test_menu_of_the_icon,
    test_about,
    test_examples,
    test_clean_end,
    test_version,
)
