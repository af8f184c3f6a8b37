# SPDX-License-Identifier: GPL-3.0-or-later
"""What scripts, menus of other programs and old settings may say to the program's actions, however senseless it is."""

import itertools
import json
import math
import os
import re
import shutil
import subprocess
from pathlib import Path

import desk as desks
from desk import APPLICATION, OBJECT, Gio, GLib, wait_for

EXAMPLE = Path(os.environ["GOUJI_DATA_DIR"]) / "examples" / "county" / "2024.gouji"
TITLE = "岚川县人民政府 · 2024 年"
CELL = "行政许可，本年处理决定数量"
CELL_ID = "disclosure.licensing.decisions"
PRECIOUS = "nobody may write over this\n"
TROUBLE = re.compile(r"^.*(?:WARNING|CRITICAL|ERROR|Sanitizer|runtime error).*$", re.M)
# What GTK and the libraries below it say of a machine without hardware, themes and portals.
HARMLESS = re.compile(r"dconf|Vulkan|MESA|libEGL|GLX|at-spi|AT-SPI|portal", re.I)
# Combinations of arguments that one action is given at most.
MOST = 20
# Whoever sees these has answered the question whether a file may be replaced in the dialog before.
ASKED_BEFORE = {"save-register-template", "print-to"}


def call(desk, path, interface, method, arguments=None):
    return desk.bus.call_sync(
        APPLICATION, path, interface, method, arguments, None, Gio.DBusCallFlags.NONE, 600000, None
    ).unpack()


def describe_all(desk, path):
    return call(desk, path, "org.gtk.Actions", "DescribeAll")[0]


def list_texts(home):
    """Nonsense in the stead of an address, an id, a name, a number or a text."""
    return [
        "",
        " ",
        "nonsense",
        "-1",
        "NaN",
        "1e999",
        "99999999999999999999999999",
        "\u202e<b>&%s%n\x01\u2028",
        "长" * 20000,
        "a" * 200000,
        "file:",
        "file:///a%00b",
        "file:///%E5%B2",
        "https://example.invalid/report.docx",
        "trash:///report.gouji",
        "mailto:clerk@example.invalid",
        "gouji-version:x:y",
        (home / "missing" / "report.gouji").as_uri(),
        (home / "missing.gouji").as_uri(),
        (home / "folder").as_uri(),
        (home / "precious.txt").as_uri(),
        "/dev/full",
        "file:///dev/full",
        "file:///proc/self/mem",
        CELL_ID,
        "00000000-0000-4000-8000-000000000000",
    ]


def list_values(kind, home):
    """Values of a type as nonsensical as it allows."""
    texts = list_texts(home)
    if kind == "s":
        return texts
    if kind == "as":
        return [[], ["", ""], *([text] for text in texts), texts]
    if kind == "i":
        return [-(2**31), -1, 0, 9999, 2**31 - 1]
    if kind == "u":
        return [0, 1, 2**32 - 1]
    if kind == "b":
        return [False, True]
    if kind == "d":
        return [math.nan, math.inf, -1.0]
    if kind == "a(ss)":
        return [[], *([pair] for pair in zip(texts, reversed(texts), strict=True)), [("x", "y")] * 5000]
    if kind == "a{sv}":
        return list_choices(texts)
    raise AssertionError(f"no nonsense is known of the type {kind}")


def list_choices(texts):
    """Names of choices that the actions know, with values of other types and values that none of them means."""
    names = ["layout", "bare", "replace", "agency", "year", "kind", "form", "range", "encoding", "nonsense"]
    values = [
        GLib.Variant("s", ""),
        GLib.Variant("s", "nonsense"),
        GLib.Variant("s", texts[8]),
        GLib.Variant("i", -1),
        GLib.Variant("u", 2**32 - 1),
        GLib.Variant("d", math.nan),
        GLib.Variant("(uu)", (2**32 - 1, 0)),
        GLib.Variant("(uu)", (0, 2**32 - 1)),
        GLib.Variant("av", []),
    ]
    return [{}, *({name: value} for name in names for value in values)]


def list_arguments(kind, home):
    """All values of a type, or for several at once those that stand at the ends of the lists and some between."""
    if not kind.startswith("("):
        return [GLib.Variant(kind, value) for value in list_values(kind, home)]
    parts = [kind_of.group() for kind_of in re.finditer(r"a\{sv\}|a\(ss\)|as|[a-z]", kind[1:-1])]
    lists = [list_values(part, home) for part in parts]
    every = list(itertools.product(*lists))
    step = max(1, -(-len(every) // MOST))
    # A step that shares no factor with the lists comes past all of their values.
    while any(math.gcd(step, len(values)) > 1 for values in lists):
        step += 1
    return [GLib.Variant(kind, values) for values in every[::step]]


def read_log(desk):
    return (desk.home / "log").read_text("utf-8", "replace")


def list_trouble(desk):
    return [line for line in TROUBLE.findall(read_log(desk)) if not HARMLESS.search(line)]


def assert_lives(desk, path, action, argument):
    """The program answers, and has found nothing wrong with itself."""
    said = f"{path} {action} {argument.print_(False)[:200]}"
    try:
        call(desk, path, "org.gtk.Actions", "Describe", GLib.Variant("(s)", (action,)))
    except GLib.Error as error:
        raise desks.Failure(f"ends with {said}: {read_log(desk)[-2000:]}") from error
    trouble = list_trouble(desk)
    if trouble:
        raise desks.Failure(f"{said}: {trouble[:3]}")


def put_precious_things(desk):
    (desk.home / "folder").mkdir(exist_ok=True)
    (desk.home / "folder" / "inside.txt").write_text(PRECIOUS)
    (desk.home / "precious.txt").write_text(PRECIOUS)


def assert_nothing_lost(desk, action):
    inside = desk.home / "folder" / "inside.txt"
    assert (desk.home / "precious.txt").read_text() == PRECIOUS, f"{action} wrote over a file"
    assert inside.read_text() == PRECIOUS, f"{action} wrote over a file"
    assert list((desk.home / "folder").iterdir()) == [inside], f"{action} left something in a folder"


def settle(desk):
    """Dialogs that an action has opened are closed, and what has locked the report is taken back."""
    subprocess.run(["xdotool", "key", "--clearmodifiers", "Escape", "Escape"], check=True)
    desk.act("reopen", window=1)


def try_action(desk, path, action, kind):
    arguments = list_arguments(kind, desk.home)
    if action in ASKED_BEFORE:
        arguments = [argument for argument in arguments if "precious" not in argument.print_(False)]
    for number, argument in enumerate(arguments, 1):
        call(desk, path, "org.gtk.Actions", "Activate", GLib.Variant("(sava{sv})", (action, [argument], {})))
        assert_lives(desk, path, action, argument)
        if number % 5 == 0 or number == len(arguments):
            settle(desk)
    assert_nothing_lost(desk, action)
    return len(arguments)


def try_state(desk, path, action, state):
    """Whoever may activate an action may set its state."""
    arguments = list_arguments(state, desk.home)
    for argument in arguments:
        call(desk, path, "org.gtk.Actions", "SetState", GLib.Variant("(sva{sv})", (action, argument, {})))
        assert_lives(desk, path, action, argument)
    return len(arguments)


def try_all(desk, path):
    """How often each action was tried."""
    tried = {}
    for action, (_enabled, kind, state) in sorted(describe_all(desk, path).items()):
        if kind:
            tried[action] = try_action(desk, path, action, kind)
        if state:
            tried[action] = tried.get(action, 0) + try_state(desk, path, action, "b" if isinstance(state[0], bool) else "s")
    return tried


def open_copy(desk, source):
    put_precious_things(desk)
    target = desk.home / f"report{source.suffix}"
    shutil.copy(source, target)
    desk.start(target)
    desk.wait("text", CELL)


def read_back(desk):
    """What is in the report now, as it is saved."""
    target = desk.home / "saved.gouji"
    desk.save_as(target)
    wait_for("the saved file", target.exists)
    return json.loads(target.read_text("utf-8"))


def test_every_action(desk):
    """Every action with a parameter takes every nonsense, and unsaved work is still there."""
    open_copy(desk, EXAMPLE)
    report = desk.describe("show-report")
    assert report[0], "reports cannot be shown"
    desk.wait("text", CELL).get_editable_text_iface().set_text_contents("77")
    wait_for("something unsaved", lambda: desk.is_enabled("save"))
    identity = json.loads(EXAMPLE.read_text("utf-8"))["id"]

    tried = {**try_all(desk, OBJECT), **try_all(desk, f"{OBJECT}/window/1")}
    print(f"# {len(tried)} actions, {sum(tried.values())} calls", flush=True)
    assert len(tried) >= 35, f"only {len(tried)} actions were found"

    desk.act("show-report", GLib.Variant("s", identity), 1)
    desk.act("export", window=1)  # with the folder and formats that were set
    desk.wait("dialog", "导出")
    settle(desk)
    assert read_back(desk)["figures"][CELL_ID]["entered"] == "77", "what was typed is lost"
    desk.quit()
    assert not list_trouble(desk), list_trouble(desk)


def test_nothing_open(desk):
    """The same where nothing is open."""
    put_precious_things(desk)
    desk.start()
    tried = {**try_all(desk, OBJECT), **try_all(desk, f"{OBJECT}/window/1")}
    print(f"# {len(tried)} actions, {sum(tried.values())} calls", flush=True)
    desk.act("close-report", window=1)


def is_said(desk, words):
    """Whether words that are to be read stand anywhere on screen."""
    said = (node for node in desk.search("label", None) if words in (node.get_name() or ""))
    return any(node.get_state_set().contains(desks.Atspi.StateType.SHOWING) for node in said)


def test_sentences(desk):
    """Whoever asks for something that cannot be done is told why, in a sentence."""
    open_copy(desk, EXAMPLE)
    home = desk.home
    folder, missing = (home / "folder").as_uri(), (home / "missing" / "a").as_uri()
    web, trash = "https://example.invalid/年报.docx", "trash:///report.gouji"
    desk.act("show-view", GLib.Variant("s", "charts"), 1)
    cases = [
        ("open-uris", "as", ["nonsense"], "“nonsense”不在本机上"),
        ("open-uris", "as", [missing], "找不到“a”"),
        ("open-uris", "as", [folder], "没有找到年报"),
        ("open-uris", "as", [web], "是网址，勾稽从不访问网络"),
        ("open-uris", "as", [trash], "“report.gouji”不在本机上"),
        ("open-uris", "as", ["a" * 200000], "a…a"),
        ("show-report", "s", "nonsense", "这份年报已经关闭"),
        ("compile-from", "(si)", ("nonsense", 2025), "“nonsense”不在本机上"),
        ("compile-empty", "(si)", ("nonsense", 2025), "没有那种格式"),
        ("hold-against", "s", "nonsense", "“nonsense”不在本机上"),
        ("compare", "(ss)", ("nonsense", missing), "要比较的年报已经不在了"),
        ("restore-version", "s", "nonsense", "那个版本已经不在了"),
        ("save-as-uri", "s", "nonsense", "那不是这台电脑上的位置"),
        ("save-as-uri", "s", trash, "那不是这台电脑上的位置"),
        ("save-as-uri", "s", missing, "文件夹已不存在"),
        ("save-as-uri", "s", folder, "同名"),
        ("save-as-uri", "s", (home / "precious.txt").as_uri(), "不是“勾稽”的年报文件"),
        ("save-as-uri", "s", (home / ("a" * 300)).as_uri(), "文件名太长"),
        ("export-to", "(sa{sv})", ("nonsense", {}), "“nonsense”未能导出"),
        ("export-to", "(sa{sv})", ("nonsense.docx", {}), "那不是这台电脑上的位置"),
        ("export-to", "(sa{sv})", (missing + ".docx", {}), "文件夹不存在"),
        ("print-to", "s", "nonsense", "那不是这台电脑上的位置"),
        ("open-folder", "s", "nonsense", "文件夹已不存在"),
        ("open-folder", "s", missing, "文件夹已不存在"),
        ("save-register-template", "s", "nonsense", "模板无法保存到那里"),
        ("save-register-template", "s", folder, "模板无法保存到那里"),
        ("import-register-from", "as", ["nonsense"], "文件无法读取"),
        ("apply-register", "as", ["nonsense"], "文件无法读取"),
        ("export-chart-to", "s", "nonsense", "图表只能导出为"),
        ("export-chart-to", "s", "nonsense.svg", "那不是这台电脑上的位置"),
    ]
    for action, kind, value, words in cases:
        desk.act(action, GLib.Variant(kind, value), 1)
        wait_for(f"“{words}”, asked of {action} {str(value)[:80]}", lambda words=words: is_said(desk, words))
        settle(desk)
        if action == "export-chart-to":  # The charts say it in their own place.
            continue
        desk.act("open-uris", GLib.Variant("as", [(home / "report.gouji").as_uri()]), 1)
        wait_for(f"no more “{words}”", lambda words=words: not is_said(desk, words))
    assert_nothing_lost(desk, "something")


desks.enter("1280x1024")
desks.run(test_every_action, test_nothing_open, test_sentences)
