#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Write invented reports of all forms in many layouts, each with what a careful reader finds printed in it.

    generate.py FOLDER [--clean | --damaged | --wild | --odd | --several] [--form ID] [--count N] [--seed N] [--only NUMBER]

FOLDER gets the documents and truth/NAME.json. Clean documents are readable in full: every figure can be known. Damaged
ones have lost rows, lost numbers or shifted columns, wild ones come in layouts that nobody made on purpose: there a
reader may leave out or doubt, but never be sure and wrong. Odd ones are whole documents in strange shapes, with all there
for a careful reader; several stand in one file in the last mode.
The same seed and number give the same bytes on every machine.
"""

import argparse
import json
import pathlib
import random as random_module

import compose_old
import damage
import hurt
import labels
import more
import pages
import plain
import plants
import wild
from compose import compose
from form2021 import ORGANIZATIONS
from invent import YEARS, broken_rules, invent_report
from tables import TableStyle

CLEAN, DAMAGED, WILD, ODD, SEVERAL, PROSE, HURT = "clean", "damaged", "wild", "odd", "several", "prose", "hurt"
ALL_MODES = [CLEAN, DAMAGED, WILD, ODD, SEVERAL, PROSE, HURT]
ALL_FORMS = [*YEARS, *compose_old.YEARS]
ARITHMETIC = ["requests.balance", "requests.processed_total", "requests.row_total", "disputes.total"]
BLANKS = ["zeros", "zeros", "some", "all", "organizations", "slash", "dash"]
MARKS = ["zeros", "zeros", "zeros", "slash", "dash"]


class Recipe:
    """What was chosen for one document; its words go into the truth so that a failure names its layout."""

    def __init__(self, words):
        self.words = words

    def say(self, word, condition=True):
        if condition:
            self.words.append(word)
        return condition


def choose_style(random, recipe):
    style = TableStyle()
    style.head_columns = random.choice([3, 3, 3, 2, 1])
    recipe.say(f"heads-{style.head_columns}")
    style.note = random.choice(["corner", "corner", "above", "none"])
    if recipe.say("order", random.random() < 0.1):
        shuffled = random.sample(ORGANIZATIONS, 5)
        style.order = ["natural_person", *shuffled, "total"]
    style.subtotal_rows = recipe.say("subtotals", random.random() < 0.1)
    style.organization_sum = recipe.say("organization-sum", random.random() < 0.1)
    style.total_word = random.choice(["总计", "总计", "合计"])
    steps = []
    if recipe.say("variants", random.random() < 0.4):
        steps.append(labels.vary(random))
    kinds = [kind for kind in ("lost", "spaces", "doubled", "pinyin", "traditional", "full-width") if random.random() < 0.08]
    if kinds:
        recipe.words += kinds
        steps.append(labels.damage(random, kinds))
    # The same label is printed the same way wherever it stands in one document.
    known = {}

    def label(text):
        if text not in known:
            result = text
            for step in steps:
                result = step(result)
            known[text] = result
        return known[text]

    style.label = label
    return style


def encode(random, recipe, text, charset):
    if charset != "utf-8":
        recipe.say(charset)
        return text.encode("gb18030")
    encoding = random.choice(["utf-8"] * 4 + ["utf-8-sig", "utf-16"])
    recipe.say(encoding, encoding != "utf-8")
    if recipe.say("crlf", random.random() < 0.15):
        text = text.replace("\n", "\r\n")
    return text.encode(encoding)


def choose_layout(random, recipe, mode, as_text):
    """(layout, what may stand for zero)."""
    if mode == WILD:
        layouts = wild.LAYOUTS if as_text else wild.MAKES
        name = random.choice(list(layouts))
        recipe.say(name)
        return layouts[name], random.choice([MARKS, MARKS, BLANKS])
    layout = random.choice(plain.LAYOUTS if as_text else pages.TABLES)
    recipe.say(layout if as_text else f"table-{layout}")
    readable = not as_text or layout in plain.KEEPS_BLANKS
    return layout, BLANKS if mode == DAMAGED or readable else MARKS


def damage_tables(random, recipe, blocks):
    """One to three kinds of damage, mostly in table 3. Returns the cells whose text is gone."""
    lost = []
    for _ in range(random.randint(1, 3)):
        grids = [grid for kind, grid in blocks if kind == "grid" and grid.kind != "extra"]
        grid = random.choice([grids[1]] * 4 + [grid for grid in grids if damage.data_rows(grid)])
        name = random.choice([kind for kind in damage.KINDS if kind != "swapped-heads" or not wild.HEADLESS & set(recipe.words)])
        recipe.say(f"{name}:{grid.kind}")
        lost += damage.KINDS[name](random, grid)
    return lost


def generate(seed, number, mode, form="2021"):
    """One document: (file name, bytes, truth)."""
    if mode == ODD:
        return more.generate_odd(seed, number, form)
    if mode == SEVERAL:
        return more.generate_several(seed, number, form)
    if mode == HURT:
        return hurt.generate_hurt(seed, number, form if form not in compose_old.LACKING else "2021")
    if mode == PROSE:
        return plants.generate_prose(seed, number, form) if form in YEARS else more.generate_listed_prose(seed, number, form)
    if form not in YEARS:
        return more.generate_listed(seed, number, mode, form)
    random = random_module.Random(f"{seed}/{number}/{mode}" + f"/{form}" * (form != "2021"))
    recipe = Recipe([])
    as_text = random.random() < 0.5
    layout, blanks = choose_layout(random, recipe, mode, as_text)
    paragraphs = not as_text and mode == CLEAN and recipe.say("cell-paragraphs", random.random() < 0.08)
    style = choose_style(random, recipe)
    if wild.HEADLESS & set(recipe.words):
        style = TableStyle()
    style.disputes_apart = mode == WILD and recipe.say("disputes-apart", random.random() < 0.15)
    blank = random.choice(MARKS if paragraphs else blanks)
    recipe.say(f"blank-{blank}", blank != "zeros")
    report = invent_report(
        random,
        blanks=blank,
        thousands=recipe.say("thousands", random.random() < 0.2),
        one_other_row=recipe.say("one-other-row", form == "2021" and random.random() < 0.15),
        errors=random.choice([0, 0, 0, 1, 3]),
        form=form,
    )
    blocks = compose(random, report, style, recipe.say("distracted", random.random() < 0.15))
    broken = mode == DAMAGED or (mode == WILD and random.random() < 0.3)
    lost = damage_tables(random, recipe, blocks) if broken else []
    if as_text:
        name = f"{number:05d}.txt"
        content = plain.write_text(
            random,
            blocks,
            layout,
            page_numbers=recipe.say("page-numbers", random.random() < 0.1),
            chrome=random.random() < 0.3,
        )
        charset = random.choice(["utf-8"] * 5 + ["gb18030"])
    else:
        name, chrome = f"{number:05d}.html", random.choice(pages.CHROMES)
        charset = random.choice(["utf-8"] * 4 + ["gb2312", "gbk"])
        recipe.say(f"page-{chrome}")
        split = recipe.say("split", mode == CLEAN and random.random() < 0.1)
        content = pages.write_page(random, report, blocks, layout, chrome, charset, split, paragraphs)
    agency = report.agency
    if recipe.say("all-traditional", random.random() < 0.06):
        content, agency = labels.traditional(content), labels.traditional(agency)
        report.figures = {cell: labels.traditional(printed) for cell, printed in report.figures.items()}
    data = encode(random, recipe, content, charset)
    return name, data, truth_of(report, name, agency, lost, recipe, mode)


def truth_of(report, name, agency, lost, recipe, mode):
    figures = {cell: "" if cell in lost else printed for cell, printed in report.figures.items()}
    truth = {
        "agency": agency,
        "year": report.year,
        "form": report.form,
        "period": [f"{report.year}-01-01", f"{report.year}-12-31"],
        "layout": recipe.words,
        "complete_tables": True,
        "figures": figures,
    }
    if mode == CLEAN:
        broken = broken_rules(figures, report.one_other_row)
        truth["findings"] = sorted(broken) + ["format.era"] * (report.one_other_row and report.form == "2021")
        truth["no_findings"] = [rule for rule in ARITHMETIC if rule not in broken]
    return {"file": name, "reports": [truth]}


def write(folder, documents):
    (folder / "truth").mkdir(parents=True, exist_ok=True)
    for name, data, truth in documents:
        (folder / name).write_bytes(data)
        text = json.dumps(truth, ensure_ascii=False, indent=1) + "\n"
        (folder / "truth" / f"{name}.json").write_text(text, encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=pathlib.Path)
    for mode in ALL_MODES:
        parser.add_argument(f"--{mode}", dest="mode", action="store_const", const=mode, default=CLEAN)
    parser.add_argument("--form", choices=sorted(ALL_FORMS), default="2021")
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--seed", type=int, default=2021)
    parser.add_argument("--only", type=int, help="this number alone")
    options = parser.parse_args()
    numbers = range(options.count) if options.only is None else [options.only]
    write(options.folder, (generate(options.seed, number, options.mode, options.form) for number in numbers))


if __name__ == "__main__":
    main()
