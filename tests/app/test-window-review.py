# SPDX-License-Identifier: GPL-3.0-or-later
"""The walk over what is doubtful in the real window: with keys alone, and undone again."""

import os
from pathlib import Path

import desk as desks
from desk import GLib, is_focused, text_of, wait_for

FIXTURES = Path(os.environ["GOUJI_FIXTURES"])
# The last number of one row is missing, so that its seven cells are in doubt; one more row has none.
DOUBTFUL = FIXTURES / "last-number-of-a-row-missing.html"
COUNTY = FIXTURES / "county-2023.txt"
READ = "读到 198 个数据"
SECRET = "1.属于国家秘密，"
FIRST = "第 1 处，共 8 处"
CELL = "三、本年度办理结果 / （三）不予公开 / 1.属于国家秘密，申请人情况 / 法人或其他组织 / 商业企业"

TOTAL = "一、本年新收政府信息公开申请数量，申请人情况 / 总计"


def open_doubtful(desk):
    desk.start()
    desk.open(DOUBTFUL)
    desk.wait_shown("label", READ)
    desk.wait("text", CELL)


def wait_asked(desk, position):
    desk.wait_shown("label", f"第 {position} 处，共 8 处")


def wait_keys(desk, name):
    """The field for the cell that is asked about has the keys."""
    wait_for(f"the keys in {name}", lambda: any(is_focused(node) for node in desk.search("text", name)))


def test_summary(desk):
    """It is said how the document was read, and the saying can be dismissed and called back."""
    open_doubtful(desk)
    desk.wait_shown("label", "青禾区水利局 · 2022 年 · 政府部门 · 2021年格式")
    desk.press("button", "隐藏读取结果")
    wait_for("no summary", lambda: not any(desk.search("label", READ)))
    desk.act("show-summary", window=1)
    desk.wait_shown("label", READ)


def test_accept(desk):
    """Enter confirms one figure after the other, and undo asks the last again."""
    open_doubtful(desk)
    desk.act("review", window=1)
    wait_asked(desk, 1)
    wait_keys(desk, SECRET + "自然人")
    desk.key("F7")
    wait_asked(desk, 2)
    wait_keys(desk, SECRET + "商业企业")
    desk.key("Return")
    wait_asked(desk, 3)
    desk.wait("label", READ + "（本格式共 200 个），7 个不能确定")
    wait_keys(desk, SECRET + "科研机构")
    desk.key("ctrl+z")
    wait_asked(desk, 2)
    desk.wait("label", READ + "（本格式共 200 个），8 个不能确定")


def test_correct(desk):
    """What is typed in the question's field goes into the cell."""
    open_doubtful(desk)
    before = text_of(desk.wait("text", CELL))
    desk.key("F7")
    wait_asked(desk, 1)
    desk.key("F7")
    wait_keys(desk, SECRET + "商业企业")
    desk.key("4")
    desk.key("Return")
    wait_asked(desk, 3)
    wait_for("the number in the cell", lambda: text_of(desk.wait("text", CELL)) == "4")
    desk.act("undo", window=1)
    wait_for("the number as it was", lambda: text_of(desk.wait("text", CELL)) == before)
    wait_asked(desk, 2)


def test_reject(desk):
    """What does not belong in the cell is taken out of it."""
    open_doubtful(desk)
    desk.key("F7")
    desk.key("F7")
    wait_keys(desk, SECRET + "商业企业")
    desk.key("ctrl+Delete")
    wait_asked(desk, 3)
    wait_for("an empty cell", lambda: text_of(desk.wait("text", CELL)) == "")
    desk.key("Escape")
    wait_for("no question", lambda: desk.find("label", "第 3 处") is None)


def test_to_the_end(desk):
    """After the last question it is said that there is none left."""
    open_doubtful(desk)
    desk.act("review", window=1)
    for position in range(1, 9):
        wait_asked(desk, position)
        desk.act("review-accept", window=1)
    desk.wait_shown("label", "全部核对完毕")
    desk.wait("label", READ + "（本格式共 200 个），均已确定")


def test_nothing(desk):
    """Where nothing is doubtful, the walk says so at once."""
    desk.start()
    desk.open(COUNTY)
    desk.wait_shown("label", "读到 200 个数据")
    desk.act("review", window=1)
    desk.wait_shown("label", "全部核对完毕")
    desk.key("Escape")
    wait_for("the end", lambda: desk.find("label", "全部核对完毕") is None)


def test_text(desk):
    """A number of the text that disagrees with the table is asked about, and may be put there."""
    path = desk.home / "county.txt"
    path.write_text(COUNTY.read_text("utf-8").replace("申请52件", "申请57件"), "utf-8")
    desk.start()
    desk.open(path)
    desk.wait_shown("label", "读到 200 个数据（本格式共 200 个），均已确定；正文与表格有 1 处不一致")
    desk.act("review", window=1)
    desk.wait_shown("label", "第 1 处，共 1 处")
    desk.press("button", "表中改为 57")
    desk.wait_shown("label", "全部核对完毕")
    wait_for("the number in the cell", lambda: text_of(desk.wait("text", TOTAL)) == "57")
    desk.act("undo", window=1)
    desk.wait_shown("label", "第 1 处，共 1 处")
    wait_for("the number as it was", lambda: text_of(desk.wait("text", TOTAL)) == "52")


def test_encoding(desk):
    """A document is read again in another encoding, and what was there before can be had back."""
    path = desk.home / "county.txt"
    path.write_text(COUNTY.read_text("utf-8"), "gb18030")
    desk.start()
    desk.open(path)
    desk.wait_shown("label", "文字编码可能有误")
    cell = desk.wait("text", TOTAL)
    cell.get_editable_text_iface().set_text_contents("99")
    wait_for("the number", lambda: text_of(desk.wait("text", TOTAL)) == "99")

    desk.act("reread", GLib.Variant("s", "GB18030"), window=1)
    desk.wait("label", "已按 GB18030 重新读取")
    wait_for("the number of the document", lambda: text_of(desk.wait("text", TOTAL)) == "52")
    desk.act("undo-reread", window=1)
    wait_for("the number as it was", lambda: text_of(desk.wait("text", TOTAL)) == "99")

    desk.act("reread", GLib.Variant("s", "UTF-16LE"), window=1)
    wait_for("the reason", lambda: desk.find("label", "在“county.txt”中没有") or desk.find("label", "“county.txt”"))
    assert text_of(desk.wait("text", TOTAL)) == "99", "the report is gone"


def test_saved(desk):
    """What was confirmed stays so in the file."""
    open_doubtful(desk)
    target = desk.home / "report.gouji"
    desk.act("review", window=1)
    wait_asked(desk, 1)
    desk.act("review-next", window=1)
    wait_asked(desk, 2)
    desk.act("review-correct", GLib.Variant("s", "6"), window=1)
    wait_asked(desk, 3)
    desk.act("review-accept", window=1)
    wait_asked(desk, 4)
    desk.save_as(target)
    desk.wait("label", "report.gouji")
    desk.quit()

    desk.start(target)
    wait_for("the number", lambda: text_of(desk.wait("text", CELL)) == "6")
    desk.act("show-summary", window=1)
    desk.wait("label", READ + "（本格式共 200 个），6 个不能确定")


desks.enter("1280x1024")
desks.run(test_summary, test_accept, test_correct, test_reject, test_to_the_end, test_nothing, test_text, test_encoding, test_saved)
