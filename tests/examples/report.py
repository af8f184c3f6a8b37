# SPDX-License-Identifier: GPL-3.0-or-later
"""One example report from its source: what it prints in every cell, and its text with the numbers put in.

A source is a TOML file: the numbers of each applicant's column, from which all totals follow, and the prose, in which
{words in braces} stand for sums, so that text and tables cannot differ. `misprints` is what is printed wrongly on purpose.
"""

import pathlib
import sys
import tomllib

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "reports"))

import form2019
import form2021
from form2021 import COLUMNS, DISPUTE_BLOCKS, ORGANIZATIONS, OTHER_HANDLED, OTHER_ROWS, ROW_IDS

FORMS = {"2019": form2019, "2021": form2021}
NOT_RESULTS = ("new_received", "carried_in", "processed_total", "carried_out")
# A word of the prose, and the rows of table 3 whose totals it adds up.
SUMS = {
    "new": ["new_received"],
    "carried_in": ["carried_in"],
    "processed": ["processed_total"],
    "carried_out": ["carried_out"],
    "open_full": ["open_full"],
    "open_partial": ["open_partial"],
    "refused": [row for row in ROW_IDS if row.startswith("deny_")],
    "unable": [row for row in ROW_IDS if row.startswith("unable_")],
    "not_handled": [row for row in ROW_IDS if row.startswith("nothandled_")],
    "other_outcome": [*OTHER_ROWS, OTHER_HANDLED],
}
CELLS = {
    "documents_made": "normative_document.made",
    "documents_total": "normative_document.public_total",
    "documents_issued": "normative_document.issued",
    "documents_repealed": "normative_document.repealed",
    "documents_in_force": "normative_document.in_force",
    "licences": "licensing.decisions",
    "penalties": "penalty.decisions",
    "coercions": "coercion.decisions",
}


class Report:
    """What one report prints. `figures` has the misprints in it, `text` has not."""

    def __init__(self, name):
        source = tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))
        self.name, self.source = name, source
        self.agency, self.year, self.form = source["agency"], source["year"], source["form"]
        self.one_other_row = self.form == "2019"
        self.title = f"{self.agency}{self.year}年政府信息公开工作年度报告"
        true = self.disclosure() | self.requests() | self.disputes()
        words = self.words(true)
        self.text = {part: text.strip("\n").format(**words).split("\n") for part, text in source["text"].items()}
        self.figures = true | source.get("misprints", {})

    def disclosure(self):
        cells = {}
        for _, _, rows in FORMS[self.form].DISCLOSURE:
            for _, names in rows:
                printed = self.source["disclosure"][names[0].split(".")[0]] if names[0] != "fees.amount" else self.source["disclosure"]["fees"]
                cells |= {f"disclosure.{name}": text for name, text in zip(names, printed, strict=True)}
        return cells

    def rows(self):
        if self.one_other_row:
            return [row for row in ROW_IDS if row not in OTHER_ROWS] + [OTHER_HANDLED]
        return ROW_IDS

    def requests(self):
        rows, cells = self.rows(), {}
        for column, _ in COLUMNS[:-1]:
            numbers = self.source["requests"].get(column, {})
            unknown = set(numbers) - set(rows)
            assert not unknown, f"{self.name}: {column}: {unknown}"
            counted = {row: numbers.get(row, 0) for row in rows if row != "processed_total"}
            processed = sum(count for row, count in counted.items() if row not in NOT_RESULTS)
            left = counted["new_received"] + counted["carried_in"] - processed
            assert left == counted["carried_out"], f"{self.name}: {column}: {left} are left, not {counted['carried_out']}"
            cells |= {f"requests.{row}.{column}": count for row, count in counted.items()}
            cells[f"requests.processed_total.{column}"] = processed
        for row in rows:
            cells[f"requests.{row}.total"] = sum(cells[f"requests.{row}.{column}"] for column, _ in COLUMNS[:-1])
        return {cell: str(count) for cell, count in cells.items()}

    def disputes(self):
        cells = {}
        for block, _ in DISPUTE_BLOCKS:
            counts = self.source["disputes"][block]
            for outcome, count in zip(("upheld", "corrected", "other", "pending", "total"), [*counts, sum(counts)], strict=True):
                cells[f"disputes.{block}.{outcome}"] = str(count)
        return cells

    def words(self, cells):
        number = lambda cell: int(cells.get(cell, 0))
        words = {word: sum(number(f"requests.{row}.total") for row in rows) for word, rows in SUMS.items()}
        words |= {word: cells[f"disclosure.{cell}"] for word, cell in CELLS.items() if f"disclosure.{cell}" in cells}
        words["natural"] = number("requests.new_received.natural_person")
        words["organizations"] = sum(number(f"requests.new_received.{column}") for column in ORGANIZATIONS)
        for word, outcome in (("", "total"), ("_corrected", "corrected")):
            words[f"reviews{word}"] = number(f"disputes.review.{outcome}")
            words[f"lawsuits{word}"] = sum(number(f"disputes.{block}.{outcome}") for block, _ in DISPUTE_BLOCKS[1:])
        return words


def names():
    """Every example, each agency's in order of years."""
    return sorted(path.stem for path in HERE.glob("*.toml"))


def chain():
    """Every example with the one of the year before, or None."""
    known = names()
    for name in known:
        agency, year = name.rsplit("-", 1)
        last = f"{agency}-{int(year) - 1}"
        yield name, last if last in known else None
