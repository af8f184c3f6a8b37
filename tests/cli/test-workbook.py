#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Workbooks as other programs read them: what stands in their cells, and what their formulas come to, in TAP.

    test-workbook.py CLI
"""

import json
import os
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree
import zipfile

from harness import COUNTY, DONE, FIXTURES, WRONG_SUMS, Skip
from harness import assert_equal, main, test

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
ODD_VALUES = FIXTURES / "odd-values.html"
UNSURE = FIXTURES / "last-number-of-a-row-missing.html"
ESCAPE = re.compile("_x([0-9A-F]{4})_")
ROOM = "requests"


def text_of(node):
    plain = "".join(part.text or "" for part in node.iter(f"{MAIN}t"))
    return ESCAPE.sub(lambda match: chr(int(match[1], 16)), plain)


class Sheet:
    """The cells of a sheet: their values as they stand in the file, their formulas and comments."""

    def __init__(self, book, path, strings):
        root = xml.etree.ElementTree.fromstring(book.read(path))
        self.values, self.formulas, self.styles = {}, {}, {}
        for cell in root.iter(f"{MAIN}c"):
            name, value, formula = cell.get("r"), cell.find(f"{MAIN}v"), cell.find(f"{MAIN}f")
            self.styles[name] = int(cell.get("s", "0"))
            if formula is not None:
                self.formulas[name] = formula.text
            if value is not None:
                self.values[name] = strings[int(value.text)] if cell.get("t") == "s" else float(value.text)
        self.merges = [merge.get("ref") for merge in root.iter(f"{MAIN}mergeCell")]
        self.root = root
        self.comments = read_comments(book, path)

    def rows(self):
        found = {}
        for name, value in self.values.items():
            letters, number = re.fullmatch("([A-Z]+)([0-9]+)", name).groups()
            found.setdefault(int(number), {})[letters] = value
        return [found[number] for number in sorted(found)]


def read_comments(book, path):
    relations = path.replace("worksheets/", "worksheets/_rels/") + ".rels"
    if relations not in book.namelist():
        return {}
    for relation in xml.etree.ElementTree.fromstring(book.read(relations)):
        if relation.get("Type").endswith("/comments"):
            comments = xml.etree.ElementTree.fromstring(book.read("xl/" + relation.get("Target").removeprefix("../")))
            return {comment.get("ref"): text_of(comment) for comment in comments.iter(f"{MAIN}comment")}
    return {}


def read_book(path):
    """The sheets of a workbook by their names."""
    with zipfile.ZipFile(path) as book:
        assert book.testzip() is None
        targets = {
            relation.get("Id"): "xl/" + relation.get("Target")
            for relation in xml.etree.ElementTree.fromstring(book.read("xl/_rels/workbook.xml.rels"))
        }
        strings = [text_of(node) for node in xml.etree.ElementTree.fromstring(book.read("xl/sharedStrings.xml"))]
        root = xml.etree.ElementTree.fromstring(book.read("xl/workbook.xml"))
        return {
            sheet.get("name"): Sheet(book, targets[sheet.get(RELATION)], strings) for sheet in root.iter(f"{MAIN}sheet")
        }


def export(cli, document, name="a.xlsx"):
    cli.expect(DONE, "export", document, "-o", name)
    return read_book(cli.folder / name)


def figures_of(cli, document):
    return {figure["cell"]: figure for figure in cli.json(DONE, "read", "--json", document)[0]["figures"]}


@test
def tables_come_first_then_the_text_then_the_data(cli):
    assert_equal(list(export(cli, COUNTY)), ["表二", "表三", "表四", "文字", "数据"])


@test
def a_table_stands_as_the_format_prints_it(cli):
    sheet = export(cli, COUNTY)["表三"]
    assert sheet.values["A1"].startswith("（本列数据的勾稽关系为")
    assert_equal([sheet.values[name] for name in ("D1", "D2", "E2", "E3", "I3", "J2")],
                 ["申请人情况", "自然人", "法人或其他组织", "商业企业", "其他", "总计"])
    assert_equal(sheet.values["A4"], "一、本年新收政府信息公开申请数量")
    for merge in ("A1:C3", "D1:J1", "D2:D3", "E2:I2", "J2:J3", "A4:C4", "A6:A27", "B8:B15"):
        assert merge in sheet.merges, f"{merge} is not merged: {sheet.merges}"
    pane = next(sheet.root.iter(f"{MAIN}pane"))
    assert_equal([pane.get("ySplit"), pane.get("state")], ["3", "frozen"])
    page = next(sheet.root.iter(f"{MAIN}pageSetup"))
    assert_equal([page.get("paperSize"), page.get("fitToHeight")], ["9", "0"])


@test
def figures_are_numbers_and_totals_formulas_with_their_values(cli):
    sheet = export(cli, COUNTY)["表三"]
    figures = figures_of(cli, COUNTY)
    columns = ["natural_person", "business", "research", "public_welfare", "legal_service", "other_organization", "total"]
    for letter, column in zip("DEFGHIJ", columns):
        assert_equal(sheet.values[f"{letter}4"], float(figures[f"{ROOM}.new_received.{column}"]["value"]))
        assert_equal(sheet.formulas[f"{letter}27"], f"SUM({letter}6:{letter}26)")
        assert_equal(sheet.values[f"{letter}27"], float(figures[f"{ROOM}.processed_total.{column}"]["value"]))
    assert_equal(sheet.formulas["J4"], "SUM(D4:I4)")
    assert not sheet.comments, sheet.comments


@test
def a_wrong_total_stays_and_is_said(cli):
    sheets = export(cli, WRONG_SUMS)
    figures = figures_of(cli, WRONG_SUMS)
    wrong = {
        cell
        for finding in cli.json(DONE, "read", "--json", WRONG_SUMS)[0]["findings"]
        for cell in finding["cells"]
        if finding["severity"] == "error" and cell.endswith("total")
    }
    assert wrong
    n = 0
    for sheet in sheets.values():
        for name, comment in sheet.comments.items():
            assert name not in sheet.formulas, f"{name} is a formula"
            value = re.search("原文印作 ([0-9]+)，由各项计算应为 ([0-9]+)", comment)
            assert value and float(value[1]) == sheet.values[name] != float(value[2]), comment
            n += 1
    assert n > 0
    assert figures  # The data sheet has them all, wrong or not.
    data = {row["A"]: row.get("F") for row in sheets["数据"].rows()[1:] if "A" in row}
    for cell in wrong:
        assert_equal(data[cell], float(figures[cell]["value"]))


@test
def blanks_and_marks_are_no_numbers(cli):
    figures = figures_of(cli, ODD_VALUES)
    sheets = export(cli, ODD_VALUES)
    data = {row["A"]: row for row in sheets["数据"].rows()[1:] if "A" in row}
    states = {"number": "数字", "empty": "空白", "not-applicable": "不适用", "unreadable": "无法辨认"}
    assert len({figure["state"] for figure in figures.values()}) > 2
    for cell, figure in figures.items():
        row = data[cell]
        assert_equal(row["H"], states[figure["state"]])
        assert_equal(row.get("D", ""), figure["printed"] or "")
        assert_equal(row.get("F"), float(figure["value"]) if figure["state"] == "number" else None)
        assert_equal(row.get("G"), figure["unit"])


@test
def what_is_not_sure_is_marked_and_commented(cli):
    sheets = export(cli, UNSURE)
    unsure = [figure for figure in figures_of(cli, UNSURE).values() if not figure["sure"]]
    doubts = [comment for sheet in sheets.values() for comment in sheet.comments.values() if "不能确定" in comment]
    assert_equal(len(doubts), len(unsure))
    rows = [row for row in sheets["数据"].rows()[1:] if row.get("J") == "否"]
    assert_equal(len(rows), len(unsure))
    assert all(row["K"] for row in rows)
    sheet = next(sheet for sheet in sheets.values() if sheet.comments)
    certain = next(name for name in sheet.values if name not in sheet.comments and sheet.values[name] == 0)
    assert all(sheet.styles[name] != sheet.styles[certain] for name in sheet.comments)


@test
def nobody_and_no_clock_is_named(cli):
    cli.expect(DONE, "export", COUNTY, "-o", "a.xlsx")
    with zipfile.ZipFile(cli.folder / "a.xlsx") as book:
        core = book.read("docProps/core.xml").decode("utf-8")
        assert all(entry.date_time == (1980, 1, 1, 0, 0, 0) for entry in book.infolist())
    root = xml.etree.ElementTree.fromstring(core)
    texts = {node.tag.rpartition("}")[2]: node.text for node in root}
    title = cli.json(DONE, "read", "--json", COUNTY)[0]["title"]
    assert_equal([texts["title"], texts["creator"], texts["lastModifiedBy"]], [title, None, None])
    assert_equal(texts["created"], texts["modified"])


@test
def texts_stay_texts_whatever_they_look_like(cli):
    cli.expect(DONE, "export", COUNTY, "-o", "a.gouji")
    saved = json.loads((cli.folder / "a.gouji").read_text(encoding="utf-8"))
    texts = ["=1+1", "_x0041_", "+SUM(A1)", "a\x01b", "\ufffe", "<&>\"'", "二\n三"]
    cells = [cell for cell in saved["figures"] if cell.startswith(f"{ROOM}.")][: len(texts)]
    for cell, text in zip(cells, texts):
        saved["figures"][cell].update({"entered": text, "how": "typed"})
    (cli.folder / "b.gouji").write_text(json.dumps(saved, ensure_ascii=False), encoding="utf-8")
    sheets = export(cli, "b.gouji")
    data = {row["A"]: row for row in sheets["数据"].rows()[1:] if "A" in row}
    for cell, text in zip(cells, texts):
        assert_equal(data[cell]["E"], text.replace("\ufffe", "\ufffd"))
    assert_equal(list(sheets["表三"].values.values()).count("=1+1"), 1)


@test
def what_was_written_is_read_again(cli):
    export(cli, COUNTY)
    written, again = figures_of(cli, COUNTY), figures_of(cli, "a.xlsx")
    assert_equal({cell: figure["printed"] for cell, figure in again.items()},
                 {cell: figure["printed"] for cell, figure in written.items()})
    assert_equal([cell for cell, figure in again.items() if figure["printed"] and not figure["sure"]], [])


@test
def a_spreadsheet_comes_to_the_same_numbers(cli):
    """LibreOffice forgets the values in the file and computes the formulas itself."""
    soffice = shutil.which("soffice")
    if not soffice:
        raise Skip("LibreOffice is not installed")
    sheets = export(cli, COUNTY)
    with zipfile.ZipFile(cli.folder / "a.xlsx") as book, zipfile.ZipFile(cli.folder / "blank.xlsx", "w") as blank:
        for entry in book.infolist():
            content = book.read(entry)
            if entry.filename.startswith("xl/worksheets/sheet"):
                content = re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1", content)
            blank.writestr(entry.filename, content)
    subprocess.run(
        [soffice, "--headless", f"-env:UserInstallation=file://{cli.folder}/profile", "--convert-to", "xlsx:Calc MS Excel 2007 XML",
         "--outdir", str(cli.folder / "out"), str(cli.folder / "blank.xlsx")],
        env={**os.environ, "HOME": str(cli.folder)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        timeout=120,
        check=True,
    )
    computed = read_book(cli.folder / "out" / "blank.xlsx")
    n = 0
    for name, sheet in sheets.items():
        for cell in sheet.formulas:
            assert_equal(computed[name].values[cell], sheet.values[cell])
            n += 1
    assert n > 30, f"only {n} formulas"


if __name__ == "__main__":
    sys.exit(main())
