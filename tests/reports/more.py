# SPDX-License-Identifier: GPL-3.0-or-later
"""Documents of all forms beyond the tables of 2021 and 2019: lists of indicators, schools, prose alone, whole documents in
odd shapes, several reports in one file. Each is (file name, bytes, truth), like those of generate.py.
"""

import random as random_module

import compose_old
import damage
import labels
import narrate
import odd
import pages
import plain
import wild
from compose import compose
from invent import broken_rules, invent_report
from invent_listed import broken_sums
from listing import ListStyle
from tables import TableStyle

CLEAN, DAMAGED, WILD, ODD, SEVERAL = "clean", "damaged", "wild", "odd", "several"
TABLED = ("2021", "2019")
ARITHMETIC = ["requests.balance", "requests.processed_total", "requests.row_total", "disputes.total"]
# These turn a table round or leave no sign of its rows: nothing that a list of one number a row can stand.
LIST_MAKES = [name for name in wild.MAKES if name not in ("turned", "numbers-in-one-cell")]
LIST_LAYOUTS = [name for name in wild.LAYOUTS if name not in ("columns-apart", "without-heads", "scattered-vertical")]


def choose_list_style(random, words, form):
    style = ListStyle()
    choices = ["plain", "plain", "plain", "serial", "apart", "no-unit"] if form == "2014" else ["plain"]
    style.columns = random.choice(choices)
    words.append(f"list-{style.columns}")
    style.notes = random.random() < 0.7
    style.dash = random.choice(["——", "——", "—", "", "/"])
    if form == "2014":
        style.extra_rows = random.choice([0, 0, 0, 2])
        if style.extra_rows:
            words.append("extra-rows")
    if form in ("2014", "2008-putian") and random.random() < 0.25:
        style.cumulative = True
        words.append("cumulative")
    if form == "2014" and random.random() < 0.12:
        style.halves = True
        words.append("halves")
    if form == "2008-dingxi" and random.random() < 0.5:
        style.year_to_date = True
        words.append("year-to-date")
    steps = []
    for kind in ("lost", "spaces", "doubled", "pinyin", "traditional", "full-width"):
        if random.random() < 0.07:
            words.append(kind)
            steps.append(labels.damage(random, [kind]))
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


def blank_some(random, report, words, share=0.3):
    """Zeros left out, or marked, in a list of indicators."""
    mark = random.choice(["", "", "/", "-", "—", "无"])
    words.append(f"blank-{mark or 'empty'}")
    for cell, printed in report.figures.items():
        if printed == "0" and random.random() < share:
            report.figures[cell] = mark


def plant(random, report, words):
    """A wrong sum, printed wrongly: it must stay, and be told."""
    cells = [cell for cell, printed in report.figures.items() if printed.isdigit() and int(printed) > 1]
    for cell in random.sample(cells, min(len(cells), random.choice([1, 1, 3]))):
        report.figures[cell] = str(int(report.figures[cell]) + random.choice([-1, 1, 8]))
    words.append("misprinted")


def head_of(report, words):
    truth = {"agency": report.agency, "year": report.year, "form": report.form, "layout": words, "figures": dict(report.figures)}
    if report.form == "school" and getattr(report, "academic", False):
        del truth["year"]
    if report.form not in compose_old.LACKING:
        truth["complete_tables"] = True
    if getattr(report, "mentions", None):
        truth["mentions"] = report.mentions
    return truth


# Nothing that is invented here gives these rules a reason to speak.
SILENT = ["prose.arithmetic", "prose.part_list", "prose.other_agency", "format.empty_part", "privacy.personal_data", "figure.valid"]


def add_findings(truth, report):
    if report.form in TABLED:
        broken, every = broken_rules(report.figures, report.one_other_row), set(ARITHMETIC)
    elif report.form in compose_old.SAID:
        broken, every = broken_sums(report.form, report.figures)
    else:
        broken, every = set(), set()
    truth["findings"] = sorted(broken)
    truth["no_findings"] = sorted(every - broken) + (SILENT if report.form not in TABLED else [])


def invent(random, form, words, plants=True, odd_prose=False):
    """(report, blocks) of any form, in its plain shape."""
    if form in TABLED:
        style = TableStyle()
        style.head_columns = random.choice([3, 3, 2, 1])
        report = invent_report(random, blanks="zeros", errors=random.choice([0, 0, 1]) if plants else 0, form=form)
        return report, compose(random, report, style)
    report = compose_old.invent_old(random, form)
    if report.figures and plants and random.random() < 0.25:
        plant(random, report, words)
    style = choose_list_style(random, words, form) if report.figures else None
    return report, compose_old.compose_old(random, report, style, odd_prose)


def generate_listed(seed, number, mode, form):
    random = random_module.Random(f"{seed}/{number}/{mode}/{form}")
    words = []
    report = compose_old.invent_old(random, form)
    if report.figures and random.random() < 0.3:
        blank_some(random, report, words)
    if report.figures and mode == CLEAN and random.random() < 0.25:
        plant(random, report, words)
    style = choose_list_style(random, words, form) if report.figures else None
    blocks = compose_old.compose_old(random, report, style, odd=mode != CLEAN)
    truth = head_of(report, words)
    if mode == CLEAN:
        add_findings(truth, report)
    if mode == DAMAGED and report.figures and style:
        for cell in damage_lists(random, words, blocks):
            truth["figures"][cell] = ""
    name, data = write_out(random, words, report, blocks, mode, f"{number:05d}")
    if "all-traditional" in words:
        truth["agency"] = labels.traditional(truth["agency"])
        truth["mentions"] = [dict(mention, text=labels.traditional(mention["text"])) for mention in truth.get("mentions", [])]
        truth["figures"] = {cell: labels.traditional(printed) for cell, printed in truth["figures"].items()}
    return name, data, {"file": name, "reports": [truth]}


def damage_lists(random, words, blocks):
    lost = []
    for _ in range(random.randint(1, 3)):
        grid = random.choice([grid for kind, grid in blocks if kind == "grid" and damage.data_rows(grid)])
        name = random.choice([kind for kind in damage.KINDS if kind != "swapped-heads"])
        words.append(f"{name}:list")
        lost += damage.KINDS[name](random, grid)
    return lost


def write_out(random, words, report, blocks, mode, stem):
    if random.random() < 0.55:
        if mode == WILD:
            layout = random.choice(LIST_LAYOUTS)
            words.append(layout)
            layout = wild.LAYOUTS[layout]
        else:
            layout = random.choice(plain.LAYOUTS)
            words.append(layout)
        text = plain.write_text(random, blocks, layout, random.random() < 0.1, random.random() < 0.3)
        if random.random() < 0.06:
            words.append("all-traditional")
            text = labels.traditional(text)
        return f"{stem}.txt", text.encode(random.choice(["utf-8", "utf-8", "utf-8", "gb18030"]))
    make = random.choice(LIST_MAKES) if mode == WILD else random.choice(pages.TABLES)
    chrome = random.choice(pages.CHROMES)
    words += [make if mode == WILD else f"table-{make}", f"page-{chrome}"]
    make = wild.MAKES[make] if mode == WILD else make
    text = pages.write_page(random, report, blocks, make, chrome, "utf-8")
    return f"{stem}.html", text.encode("utf-8")


def generate_odd(seed, number, form):
    """A whole document in an odd shape."""
    random = random_module.Random(f"{seed}/{number}/odd/{form}")
    words = []
    report, blocks = invent(random, form, words, odd_prose=True)
    truth = head_of(report, words)
    add_findings(truth, report)
    as_page = random.random() < 0.4
    name = random.choice(list(odd.PAGES if as_page else odd.TEXTS))
    words.append(name)
    if random.random() < 0.08 and form != "school":
        blocks = [block for block in blocks if block[0] != "title"]
        words.append("no-title")
        del truth["agency"]
    if as_page:
        extension, text = ".html", odd.PAGES[name](random, blocks)
    else:
        extension, write = odd.TEXTS[name]
        text = write(random, blocks)
        if random.random() < 0.3:
            words.append("frame")
            text = odd.frame(random, report, text)
        elif random.random() < 0.12 and form != "school" and form != "2008-putian":
            words.append("masked-year")
            mask = random.choice(["20**", "20XX", "202*", "20xx", "20××"])
            text, truth["year"] = odd.mask_years(text, mask), None
            truth["mentions"] = [dict(mention, text=odd.mask_years(mention["text"], mask)) for mention in truth.get("mentions", [])]
        elif random.random() < 0.15:
            words.append("dates-broken")
            text = odd.lose_date_words(text)
    file = f"{number:05d}{extension}"
    return file, text.encode("utf-8"), {"file": file, "reports": [truth]}


# How the text may contradict the table: concept -> rule.
CONTRADICTIONS = {
    "requests_received": "prose.requests", "requests_answered": "prose.requests", "reviews": "prose.disputes", "litigation": "prose.disputes",
    "items_published": "prose.disclosure",
}


def generate_listed_prose(seed, number, form):
    """A report whose prose has all the ways of writing numbers; sometimes the text says another number than the table."""
    random = random_module.Random(f"{seed}/{number}/prose/{form}")
    words = []
    report = compose_old.invent_old(random, form)
    style = choose_list_style(random, words, form) if report.figures else None
    concept = random.choice(sorted(CONTRADICTIONS)) if random.random() < 0.4 else None
    if concept not in compose_old.SAID.get(form, {}):
        concept = None
    report.lies = {concept: random.choice([2, 13, 140])} if concept else {}
    blocks = compose_old.compose_old(random, report, style, odd=True)
    truth = head_of(report, words)
    add_findings(truth, report)
    told = concept in report.told
    truth["findings"] += [CONTRADICTIONS[concept]] if told else []
    watched = set(CONTRADICTIONS.values()) if form in compose_old.SAID else set()
    truth["no_findings"] += sorted(watched - set(truth["findings"]))
    words.append(f"contradicts-{concept}" if told else "agrees")
    name, data = write_out(random, words, report, blocks, CLEAN, f"{number:05d}")
    if "all-traditional" in words:
        truth["agency"] = labels.traditional(truth["agency"])
        truth["mentions"] = [dict(mention, text=labels.traditional(mention["text"])) for mention in truth.get("mentions", [])]
    return name, data, {"file": name, "reports": [truth]}


SEPARATORS = ["", "篇{}：", "\n\n", "------", "【范文{}】", "第{}篇", "=====\n"]


def generate_several(seed, number, form):
    """Several reports in one file, one after the other; the first is of the form that is asked for."""
    random = random_module.Random(f"{seed}/{number}/several/{form}")
    texts, truths, places = [], [], set()
    separator = random.choice(SEPARATORS)
    count = random.randint(2, 4)
    numbered = random.choice(["一二三四", "1234"])
    for index in range(count):
        words = []
        kind = form if index == 0 else random.choice(["2021", "2019", "2014", "narrative", "2008-mingxi", "school"])
        report, blocks = invent(random, kind, words)
        while report.agency in places:
            report, blocks = invent(random, kind, words)
        places.add(report.agency)
        layout = random.choice(["flat", "flat-tight", "row-lines", "spaces", "tsv", "pipes"])
        words += [layout, f"separator-{separator.strip() or 'none'}"]
        truth = head_of(report, words)
        add_findings(truth, report)
        texts.append(separator.format(numbered[index]) + ("\n" if separator else "") + plain.write_text(random, blocks, layout))
        truths.append(truth)
    file = f"{number:05d}.txt"
    return file, "\n".join(texts).encode("utf-8"), {"file": file, "reports": truths}
