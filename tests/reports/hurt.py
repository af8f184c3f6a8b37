# SPDX-License-Identifier: GPL-3.0-or-later
"""True reports with one kind of damage each, and which cells it touched."""

import random as random_module

import compose_old
import damage
import pages
import plain
from compose import compose
from invent import invent_report
from listing import ListStyle
from tables import TableStyle

KINDS = damage.KINDS | damage.MORE
TABLED = ("2021", "2019")
TEXTS = ["flat", "row-lines", "tsv", "spaces", "pipes", "pipes-markdown", "wide-spaces"]
PAGES = ["plain", "th", "word", "simplified"]


def kinds_of(form):
    """A list of one number a row has no columns to lose or to exchange."""
    lacking = set() if form in TABLED else {"swapped-heads", "joined-two", "wrapped-row", "lost-column"}
    return [kind for kind in KINDS if kind not in lacking]


def rows_of(grid):
    """What is printed beside each cell of the form, the cell itself too."""
    return {cell.cell: [other.text for other in row] for row in grid.rows() for cell in row if cell.cell}


def invent_whole(random, form):
    if form in TABLED:
        report = invent_report(random, size=random.choice([8, 40, 300, 5000]), form=form)
        return report, compose(random, report, TableStyle())
    report = compose_old.invent_old(random, form)
    return report, compose_old.compose_old(random, report, ListStyle())


def generate_hurt(seed, number, form, kind=None):
    """One document: (file name, bytes, truth). The truth has the cells that were touched."""
    random = random_module.Random(f"{seed}/{number}/hurt/{form}/{kind or ''}")
    kinds = kinds_of(form)
    kind = kind or kinds[number % len(kinds)]
    report, blocks = invent_whole(random, form)
    grids = [grid for block, grid in blocks if block == "grid" and damage.data_rows(grid)]
    grid = random.choice(grids if len(grids) < 3 else [*grids, grids[1], grids[1]])
    before, columns = rows_of(grid), grid.n_columns
    lost = [cell for _ in range(random.choice([1, 1, 2])) if damage.data_rows(grid) for cell in KINDS[kind](random, grid)]
    after = rows_of(grid)
    figures = {cell: "" if cell in lost else printed for cell, printed in report.figures.items()}
    if kind in damage.REPRINTS:
        figures |= {cell.cell: cell.text for cell in grid.cells if cell.cell}
    layout = random.choice(TEXTS + PAGES)
    if layout in TEXTS:
        name, data = f"{number:05d}.txt", plain.write_text(random, blocks, layout).encode("utf-8")
    else:
        name = f"{number:05d}.html"
        data = pages.write_page(random, report, blocks, layout, random.choice(pages.CHROMES)).encode("utf-8")
    whole = kind in ("lost-column", "blank-column", "swapped-heads") or grid.n_columns != columns and kind == "shifted-row"
    touched = [cell for cell in before if whole or before[cell] != after.get(cell)]
    # What stands between the rows touches them all.
    touched = touched or list(before)
    truth = {
        "agency": report.agency, "year": report.year, "form": form, "layout": [f"hurt-{kind}", layout, f"{kind}:{form}"],
        "complete_tables": True, "figures": figures, "touched": touched,
    }
    return name, data, {"file": name, "reports": [truth]}
