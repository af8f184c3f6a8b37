# SPDX-License-Identifier: GPL-3.0-or-later
"""The pictures of help, of the read-me and of software centres: the examples in the real window, in each language.

They are written into the folder of pictures, and with GOUJI_RENEW_PICTURES=1 into the tree, where they are kept.
"""

import json
import os
import shutil
import subprocess
from pathlib import Path

import desk as desks
from desk import GLib, wait_for

DATA = Path(os.environ["GOUJI_DATA_DIR"])
EXAMPLES = DATA / "examples" / "county"
FOLDER = Path(os.environ["GOUJI_PICTURES"]) / "figures"
SIZE = "1000x660"
# Language of the program, folder of help, ending of the pictures for software centres, and the words pressed there.
LANGUAGES = {
    "zh_CN.UTF-8": ("zh_CN", ".zh_CN.png", {"next": "下一步"}),
    "C.UTF-8": ("C", ".png", {"next": "Next"}),
}
FOR_CENTRES = ("window", "checks", "charts", "preview", "new-report")
TABLE_3 = "三、收到和处理政府信息公开申请情况"
NEW = "一、本年新收政府信息公开申请数量"
HEADS = "编号,收到日期,申请人类型,答复日期,办理结果"
KINDS = ("自然人", "商业企业", "自然人", "社会公益组织", "自然人", "法律服务机构")
OUTCOMES = ("予以公开", "部分公开", "本机关不掌握相关政府信息", "予以公开", "重复申请", "予以公开", "信访举报投诉类申请")
# As a spreadsheet copies it: a row of heads, and two rows with theirs.
BLOCK = (
    "\t自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计\n"
    f"{NEW}\t121\t18\t0\t2\t9\t3\t153\n"
    "二、上年结转政府信息公开申请数量\t6\t1\t0\t0\t1\t0\t8\n"
)


def look():
    return subprocess.run(["import", "-silent", "-window", "root", "png:-"], check=True, capture_output=True).stdout


def photograph(desk, name):
    """Keeps what is on the screen once it stands still, without a pointer that would have something explain itself."""
    language, ending, _ = LANGUAGES[desk.settings["LANG"]]
    subprocess.run(["xdotool", "mousemove", "500", "0"], check=True)
    last = look()

    def stands_still():
        nonlocal last
        before, last = last, look()
        return before == last

    for _ in range(4):  # What is laid out in a thread may come a little later.
        wait_for(f"{name} to stand still", stands_still)
    places = [FOLDER / "help" / language / "figures" / f"{name}.png"]
    if name in FOR_CENTRES:
        places.append(FOLDER / "data" / "screenshots" / f"{name}{ending}")
    picture = squeeze(last)
    for place in places:
        keep(place, picture)


def squeeze(picture):
    """256 colours are enough for a window, and a third of the bytes."""
    command = ["convert", "png:-", "-strip", "-dither", "None", "-colors", "255", "-define", "png:compression-level=9", "png8:-"]
    return subprocess.run(command, input=picture, check=True, capture_output=True).stdout


def keep(place, picture):
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(picture)
    if os.environ.get("GOUJI_RENEW_PICTURES"):
        kept = DATA.parent / place.relative_to(FOLDER)
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(picture)


def open_examples(desk, *names):
    """Opens examples, the last one shown."""
    desk.start()
    for name in names:
        shutil.copy(EXAMPLES / name, desk.home)
        title = desk.wait("frame").get_name()
        desk.open(desk.home / name)
        wait_for("the report", lambda title=title: desk.wait("frame").get_name() != title)
    desk.wait("text", NEW)


def go_to_table(desk):
    """Shows table 3 with its first cell selected, by the keys of the outline."""
    desk.act("show-form", window=1)
    wait_for("the outline", lambda: any(desks.is_focused(node) for node in desk.find_all("list item")))
    for key in ("Down", "Down", "Return"):
        desk.key(key)
    wait_for("the cell", lambda: any(desks.is_focused(node) for node in desk.find_all("text", NEW)))


def take_window(desk):
    open_examples(desk, "2025.html")
    go_to_table(desk)
    photograph(desk, "window")


def take_checks(desk):
    open_examples(desk, "2022.gouji")
    for _ in range(2):
        desk.act("next-finding", window=1)
    photograph(desk, "checks")


def take_charts(desk):
    open_examples(desk, *(f"{year}.gouji" for year in range(2019, 2026)))
    desk.act("show-concepts", GLib.Variant("as", ["requests_received", "granted", "refused"]), window=1)
    desk.act("show-chart", GLib.Variant("s", "trend"), window=1)
    photograph(desk, "charts")


def take_preview(desk):
    open_examples(desk, "2025.gouji")
    desk.act("show-view", GLib.Variant("s", "preview"), window=1)
    desk.wait("article", None)
    photograph(desk, "preview")


def take_new_report(desk):
    open_examples(desk, "2024.gouji")
    desk.act("new-report", window=1)
    photograph(desk, "new-report")


def take_paste(desk):
    open_examples(desk, "2025.gouji")
    block = desk.home / "block.txt"
    block.write_text(BLOCK, encoding="utf-8")
    desk.copy(**{"plain;charset=utf-8": block})
    go_to_table(desk)
    desk.key("ctrl+v")
    photograph(desk, "paste")


def take_register(desk):
    open_examples(desk, "2025.gouji")
    rows = [
        f"岚依申〔2025〕{n}号,2025-{1 + n % 11:02}-{1 + n % 28:02},{KINDS[n % len(KINDS)]},2025-{2 + n % 11:02}-{1 + n % 20:02},"
        f"{OUTCOMES[n % len(OUTCOMES)]}"
        for n in range(1, 43)
    ]
    register = desk.home / "依申请公开台账.csv"
    register.write_text("\n".join((HEADS, *rows)) + "\n", encoding="utf-8")
    desk.act("import-register-from", GLib.Variant("as", [register.as_uri()]), window=1)
    words = LANGUAGES[desk.settings["LANG"]][2]
    for step in ("2.", "3."):
        desk.wait_shown("button", words["next"]).get_action_iface().do_action(0)
        desk.wait_shown("label", step)
    photograph(desk, "register")


def id_of(name):
    return json.loads((EXAMPLES / name).read_text("utf-8"))["id"]


def take_compare(desk):
    open_examples(desk, "2024.gouji", "2025.gouji")
    desk.act("compare", GLib.Variant("(ss)", (id_of("2024.gouji"), id_of("2025.gouji"))), window=1)
    photograph(desk, "compare")


SCENES = (
    take_window,
    take_checks,
    take_charts,
    take_preview,
    take_new_report,
    take_paste,
    take_register,
    take_compare,
)


def scene(take, language):
    """A test case that takes one picture in one language."""

    def case(desk):
        desk.settings.update(LANG=language, ADW_DEBUG_COLOR_SCHEME="prefer-light")
        take(desk)

    case.__doc__ = f"{take.__name__.removeprefix('take_')}, {language}."
    return case


if __name__ == "__main__":
    desks.enter(SIZE)
    only = os.environ.get("GOUJI_FIGURES", "").split()
    desks.run(
        *(
            scene(take, language)
            for take in SCENES
            for language in LANGUAGES
            if not only or take.__name__.removeprefix("take_") in only
        )
    )
