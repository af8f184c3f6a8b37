# SPDX-License-Identifier: GPL-3.0-or-later
"""A register of applications in the real window: step by step, at once, and the cases behind a number."""

import os
import shutil
import stat
import time
from pathlib import Path

import desk as desks
from desk import Failure, GLib, is_focused, text_of, wait_for

EXAMPLE = Path(os.environ["GOUJI_DATA_DIR"]) / "examples" / "county" / "2025.gouji"
TITLE = "岚川县人民政府 · 2025 年"
RECEIVED = "一、本年新收政府信息公开申请数量，申请人情况 / 自然人"
HEADS = "编号,收到日期,姓名,身份证号,电话,申请人类型,答复日期,办理结果"
PRIVATE = ("张某甲", "110101199003074530", "13800000000", "岚依申")
CASES = [
    "岚依申〔2025〕1号,2025-01-03,张某甲,110101199003074530,13800000000,自然人,2025-01-20,予以公开",
    "岚依申〔2025〕2号,2025-02-03,张某甲,110101199003074530,13800000000,自然人,2025-02-20,重复申请",
    "岚依申〔2024〕9号,2024-12-20,张某甲,110101199003074530,13800000000,商业企业,2025-01-09,部分公开",
]
UNKNOWN = "岚依申〔2025〕3号,2025-03-03,张某甲,110101199003074530,13800000000,自然人,2025-03-20,另函处理"


def open_example(desk):
    desk.start()
    report = desk.home / EXAMPLE.name
    shutil.copy(EXAMPLE, report)
    desk.open(report)
    desk.wait("frame", TITLE)
    desk.wait("text", RECEIVED)
    return report


def write_register(desk, *cases, name="register.csv"):
    path = desk.home / name
    path.write_text("\n".join((HEADS, *cases)) + "\n", encoding="utf-8")
    return path


def value(desk):
    return text_of(desk.wait("text", RECEIVED))


def wait_value(desk, text):
    wait_for(f"{text} in {RECEIVED}", lambda: value(desk) == text)


def act_with(desk, action, *paths):
    desk.act(action, GLib.Variant("as", [path.as_uri() for path in paths]), window=1)


def show_cases(desk, cell):
    desk.act("show-cases", GLib.Variant("s", cell), window=1)


def test_at_once(desk):
    """A register without questions is filled in at once, in one step that is taken back in one."""
    open_example(desk)
    before = value(desk)
    assert before != "2"
    act_with(desk, "apply-register", write_register(desk, *CASES))
    wait_value(desk, "2")
    desk.act("undo", window=1)
    wait_value(desk, before)


def test_steps(desk):
    """What has no place keeps the table from being filled in, until a person says so."""
    open_example(desk)
    before = value(desk)
    act_with(desk, "import-register-from", write_register(desk, *CASES, UNKNOWN))
    desk.wait_shown("label", "1. 各列内容")
    desk.wait_shown("label", "收到日期")
    desk.press("button", "下一步")
    desk.wait_shown("label", "2. 结果与申请人")
    desk.wait_shown("label", "另函处理（1 件）")
    desk.press("button", "下一步")
    desk.wait_shown("label", "共计入 3 件：本年新收 2 件，上年结转 1 件；办结 3 件，结转下年 0 件。")
    desk.wait_shown("label", "办理结果还没有对应的项目")
    button = desk.wait_shown("button", "填入")
    assert not button.get_state_set().contains(desks.Atspi.StateType.SENSITIVE)
    assert value(desk) == before
    wait_for("the problem", lambda: is_focused(desk.find("list item", "办理结果还没有对应的项目")))
    desk.key("Tab")
    wait_for("the switch", lambda: any(is_focused(node) for node in desk.find_all("check box", "仍然填入")))
    desk.key("space")
    wait_for("the button", lambda: button.get_state_set().contains(desks.Atspi.StateType.SENSITIVE))
    desk.press("button", "填入")
    wait_value(desk, "2")


def test_keyboard(desk):
    """All steps are reached without a mouse."""
    open_example(desk)
    act_with(desk, "import-register-from", write_register(desk, *CASES))
    wait_for("the first column", lambda: is_focused(desk.find("combo box", "编号")))
    desk.key("alt+n")
    wait_for("the first outcome", lambda: is_focused(desk.find("combo box", "予以公开（1 件）")))
    desk.key("alt+n")
    desk.wait_shown("label", "3. 统计结果")
    desk.key("alt+f")
    wait_value(desk, "2")


def test_cases(desk):
    """The cases behind a number are listed, also in a later session, and it is said where their file has changed."""
    report = open_example(desk)
    register = write_register(desk, *CASES)
    show_cases(desk, "requests.new_received.natural_person")
    desk.wait_shown("label", "这份年报还没有导入过台账。")
    act_with(desk, "apply-register", register)
    wait_value(desk, "2")
    show_cases(desk, "requests.new_received.natural_person")
    desk.wait_shown("label", "岚依申〔2025〕1号 · 第 2 行")
    desk.key("Escape")
    desk.wait_gone("label", "岚依申〔2025〕1号 · 第 2 行")

    write_register(desk, *CASES[1:])
    show_cases(desk, "requests.new_received.natural_person")
    desk.wait_shown("label", "台账在上次统计之后改动过")
    desk.key("Escape")
    desk.wait_gone("label", "台账在上次统计之后改动过")
    register.unlink()
    show_cases(desk, "requests.new_received.natural_person")
    desk.wait_shown("label", "台账文件已不在原处")
    assert report.exists()


def test_nothing_leaks(desk):
    """Nothing of a register is in what is saved or exported, in the journal or the data folder."""
    report = open_example(desk)
    register = write_register(desk, *CASES, name="台账.csv")
    act_with(desk, "apply-register", register)
    wait_value(desk, "2")
    saved = desk.home / "saved.gouji"
    desk.save_as(saved)
    wait_for("the file", saved.exists)
    for ending in ("html", "csv", "json"):
        target = desk.home / f"out.{ending}"
        desk.act("export-to", GLib.Variant("(sa{sv})", (target.as_uri(), {})), window=1)
        wait_for(f"the {ending} file", lambda target=target: target.exists() and target.stat().st_size > 0)
    desk.quit()
    register.unlink()
    report.unlink()

    found = [path for path in desk.home.rglob("*") if path.is_file() and path.name != "log"]
    assert saved in found
    for path in found:
        text = path.read_bytes().decode("utf-8", "replace")
        for secret in PRIVATE:
            if secret in text:
                raise Failure(f"{secret} is in {path.relative_to(desk.home)}")
    kept = list((desk.home / "data" / "gouji" / "registers").iterdir())
    assert len(kept) == 2
    for path in kept:
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(kept[0].parent.stat().st_mode) == 0o700


def test_forget(desk):
    """What is known of a report's register is forgotten when it is asked for."""
    open_example(desk)
    act_with(desk, "apply-register", write_register(desk, *CASES))
    wait_value(desk, "2")
    folder = desk.home / "data" / "gouji" / "registers"
    assert len(list(folder.iterdir())) == 2
    desk.act("forget-register", window=1)
    wait_for("the file to go", lambda: len(list(folder.iterdir())) == 1)


def test_large(desk):
    """Twenty thousand cases are read while the window goes on, and counted to the last."""
    open_example(desk)
    cases = [
        f"{number},2025-{number % 12 + 1:02}-03,甲,乙,丙,自然人,2025-12-30,予以公开,{'x' * 40}" for number in range(20000)
    ]
    register = write_register(desk, *cases)
    register.write_text(register.read_text("utf-8").replace(HEADS, HEADS + ",备注"), "utf-8")
    begin = time.monotonic()
    act_with(desk, "apply-register", register)
    slowest = 0.0
    while value(desk) != "20000":
        asked = time.monotonic()
        desk.is_enabled("apply-register")
        slowest = max(slowest, time.monotonic() - asked)
        if time.monotonic() - begin > 3 * desks.PATIENCE:
            raise Failure("the register is not read")
    print(f"# 20,000 cases in {time.monotonic() - begin:.1f} s, slowest answer {slowest * 1000:.0f} ms", flush=True)


def test_no_register(desk):
    """A file that is no register is said to be none, and the files can be chosen again."""
    open_example(desk)
    path = desk.home / "other.csv"
    path.write_text("项目,件数\n规章,3\n许可,4\n", encoding="utf-8")
    act_with(desk, "import-register-from", path)
    desk.wait_shown("label", "没有找到申请登记表")
    desk.wait_shown("button", "选择文件")


def test_template(desk):
    """The template is a register that is understood."""
    open_example(desk)
    path = desk.home / "template.csv"
    desk.act("save-register-template", GLib.Variant("s", path.as_uri()), window=1)
    wait_for("the template", lambda: path.exists() and path.stat().st_size > 0)
    with open(path, "a", encoding="utf-8") as file:
        file.write("A1,2025-01-03,自然人,,2025-01-20,予以公开,,\r\n")
    act_with(desk, "apply-register", path)
    wait_value(desk, "1")


if __name__ == "__main__":
    desks.enter("1280x800")
    desks.run(
        test_at_once,
        test_steps,
        test_keyboard,
        test_cases,
        test_nothing_leaks,
        test_forget,
        test_large,
        test_no_register,
        test_template,
    )
