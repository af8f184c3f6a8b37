#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Word documents that the program writes, in TAP: what the report says stands in them, and Word can open them.

    test-docx.py CLI

Each document is judged by the rules that Word is strict about, compared with what `CLI read --json` says of the source,
and read again by the program: the same cells, states and texts. Where LibreOffice is installed, it makes a PDF and a web page of them, which must say the same.
"""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
from xml.etree import ElementTree

import generate
import wordrules
from harness import Cli, Tap, fold
from worddoc import Document, Paragraph, Table, value, word

HERE = pathlib.Path(__file__).resolve().parent
FIXTURES = HERE / "fixtures"
DATA = pathlib.Path(os.environ.get("GOUJI_DATA_DIR", HERE.parent.parent / "data"))
SAVED = HERE.parent / "engine" / "data" / "report-v1.gouji"
SENTENCES = json.loads((DATA / "forms" / "common.json").read_text("utf-8"))["sentences"]
# Stands above what a source has besides the form's cells; read again it is a line like any other.
EXTRAS = SENTENCES["paper"]["extras"]
SEED = 9704
# What XML cannot hold is written as U+FFFD.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
# LibreOffice puts the number of the last page behind the text of a web page.
FOOTER = re.compile(r'<div title="footer">.*?</div>', re.S)
GENERATED = 12
# The widths of the text by the two layouts, in twips: 156 mm, and what the official template's margins leave.
WIDTHS = {"gbt9704": 8845, "official": 8306}
NAMES = [
    "bureau-2023.html",
    "county-2023.txt",
    "heads-of-2019.html",
    "labels-in-other-words.html",
    "odd-values.html",
    "one-other-handled-row.html",
    "last-number-of-a-row-missing.txt",
    "table-four-announced-and-missing.txt",
    "table-of-units-behind-the-report.html",
    "values-that-cannot-be.html",
    "wrong-sums-stay.html",
    "zeros-left-out.html",
]
# The layouts differ in what the styles say and in the footers, not in what is written: a few are enough.
BOTH = ["bureau-2023.html", "one-other-handled-row.html", "values-that-cannot-be.html"]


class Writer:
    def __init__(self, cli, folder):
        self.cli, self.folder = cli, folder

    def write(self, source, layout):
        """(what the program reads in the source, the document, its path)."""
        output = self.folder / f"{source.name}.{layout}.docx"
        status, _, messages = self.cli.run("export", source, "-o", output, "--layout", layout)
        if status:
            raise RuntimeError(f"export ends with {status}: {messages}")
        _, reports, _ = self.cli.read([source])
        return reports[source.name][0], Document(output.read_bytes()), output


def lines_of(text):
    """White space is no part of what a report says: a web page shows any amount of it as one space."""
    lines = (" ".join(line.split()) for line in FORBIDDEN.sub("\ufffd", text).split("\n"))
    return [line for line in lines if line]


def printed_form(figure):
    """What stands on paper for a figure: a bare number, also with its unit; anything else as the source has it."""
    text = figure["entered"] if figure["entered"] is not None else figure["printed"]
    if figure["state"] == "number" and not re.search(r"[(（+＋]", text):
        return {figure["value"], f"{figure['value']}{figure['unit']}"}
    return {"\n".join(line.strip() for line in (text or "").split("\n"))}


def leave_out(figures, surplus):
    """Of a group of rows and the row that stands in its place, only the one that has figures is printed."""
    rows = {}
    for figure in figures:
        rows.setdefault(figure["cell"].rpartition(".")[0], []).append(figure)
    for name, row in reversed(rows.items()):
        if surplus > 0 and "other" in name and all(figure["state"] == "empty" for figure in row):
            figures = [figure for figure in figures if figure not in row]
            surplus -= len(row)
    return figures


def compare_table(figures, table):
    """The places of figures, row by row, against the figures in the order of the form."""
    cells = [cell for cell in table.cells if cell.style == "TableBody"]
    figures = leave_out(figures, len(figures) - len(cells))
    # A saved report lists what it has, its source every place that it has; what is not there is blank.
    if len(figures) > len(cells) or any(cell.text for cell in cells[len(figures) :]):
        return [f"{table.title}: {len(cells)} places for {len(figures)} figures"]
    problems = []
    for figure, cell in zip(figures, cells):
        if cell.text not in printed_form(figure):
            problems.append(f"{figure['cell']}: {cell.text!r} for {printed_form(figure)}")
        if cell.unsure != (not figure["sure"] and figure["entered"] is None):
            problems.append(f"{figure['cell']}: marked as unsure: {cell.unsure}, is sure: {figure['sure']}")
    return problems


def compare_figures(report, form, document):
    tables = [table["id"] for table in form["tables"]]
    written = [table for table in document.tables if table.heads != 1]
    if len(written) != len(tables):
        return [f"{len(written)} tables instead of {len(tables)}"]
    problems = []
    for name, table in zip(tables, written):
        figures = [figure for figure in report["figures"] if figure["cell"].startswith(f"{name}.")]
        problems += compare_table(figures, table)
    return problems


def compare_texts(report, form, document):
    """Title, preamble, headings and narratives, each paragraph, in the order of the form."""
    texts = {part["id"]: lines_of(part["text"]) for part in report["parts"]}
    wanted = lines_of(report["title"] or "") + lines_of(report["preamble"] or "")
    for part in form["parts"]:
        wanted += [part["title"], *texts.get(part["id"], [])]
    kinds = ("Title", "Heading1", "Heading2", "Heading3", "BodyText")
    written = [paragraph for paragraph in document.paragraphs if paragraph.style in kinds]
    found = [" ".join(paragraph.text.replace("\n", "").split()) for paragraph in written]
    if found == wanted:
        return []
    pairs = zip([*found, ""], [*wanted, ""])
    return [next(f"{there!r} stands for {here!r}" for there, here in pairs if there != here)]


def compare_extras(report, document):
    values = [
        [cell.text for cell in table.cells if cell.row == row]
        for table in document.tables
        if table.heads == 1
        for row in range(1, table.n_rows)
    ]
    wanted = [[extra["row"], extra["column"], extra["printed"]] for extra in report["extras"]]
    return [] if sorted(values) == sorted(wanted) else [f"extras: {values} instead of {wanted}"]


def essence(report):
    """What must come back when a document is read again."""
    figures = {}
    for figure in report["figures"]:
        text = figure["entered"] if figure["entered"] is not None else figure["printed"]
        number = figure["state"] == "number"
        figures[figure["cell"]] = (figure["state"], figure["value"] if number else fold(text))
    texts = {part["id"]: [line for line in lines_of(part["text"]) if line != EXTRAS] for part in report["parts"]}
    texts["preamble"] = lines_of(report["preamble"] or "")
    head = {key: report[key] for key in ("title", "agency", "form")}
    # The source of a title without a year may have it in a place that is no part of a report.
    head["year"] = report["year"] if str(report["year"]) in (report["title"] or "") else None
    return head, figures, texts


def compare_again(cli, report, page):
    """The page is a web page made of a document; read again it must say the same as the report that was written."""
    _, reports, messages = cli.read([page])
    again = reports.get(page.name, [])
    if len(again) != 1:
        return [f"read again: {len(again)} reports: {messages}"]
    problems = []
    for wanted, found in zip(essence(report), essence(again[0])):
        for key, here in wanted.items():
            there = found.get(key)
            # A blank row that stands in the place of others is not printed.
            left_out = there is None and here == ("empty", "") and "other" in key
            if there != here and (here or there) and not left_out:
                problems.append(f"read again: {key}: {there!r} instead of {here!r}")
    return problems


def load_form(report):
    return json.loads((DATA / "forms" / f"{report['form']}.json").read_text("utf-8"))


def test_document(writer, tap, name, source, layout, again=True):
    report, document, output = writer.write(source, layout)
    form = load_form(report)
    title = FORBIDDEN.sub("\ufffd", report["title"] or "")
    problems = wordrules.check(document, title, WIDTHS[layout])
    problems += compare_figures(report, form, document) + compare_texts(report, form, document)
    problems += compare_extras(report, document)
    if again:
        page = output.with_suffix(".html")
        page.write_text(document.to_html(), "utf-8")
        problems += compare_again(writer.cli, report, page)
    tap.result(f"{name}/{source.name}/{layout}", problems)
    return report, document, output


def test_fixtures(writer, tap):
    """Returns what LibreOffice shall look at as well: it takes its time."""
    written = []
    for name in NAMES:
        for layout in WIDTHS if name in BOTH else ["gbt9704"]:
            made = test_document(writer, tap, "fixture", FIXTURES / name, layout)
            if layout == "gbt9704" or name == NAMES[0]:
                written.append(made)
    return written


def test_generated(writer, tap):
    written = []
    for mode in (generate.CLEAN, generate.WILD):
        documents = [generate.generate(SEED, number, mode) for number in range(GENERATED)]
        folder = writer.folder / mode
        generate.write(folder, documents)
        _, reports, _ = writer.cli.read([folder / name for name, _, _ in documents])
        for name in sorted(reports):
            written.append(test_document(writer, tap, f"generated/{mode}", folder / name, "gbt9704", mode == generate.CLEAN))
    return written


def saved_report(**changes):
    """A saved report with something in it that no source would have: {member: content}."""
    report = json.loads(SAVED.read_text("utf-8"))
    for path, content in changes.items():
        *folders, name = path.split("__")
        place = report
        for folder in folders:
            place = place[folder]
        place[name] = content
    return json.dumps(report, ensure_ascii=False).replace('{"gouji": 1,', '{"gouji":1,\n', 1)


def typed(text):
    return {"printed": None, "entered": text, "how": "typed"}


def written_narrative(text):
    return {"heading": None, "text": text, "found": True}


UNUSUAL = {
    "no-figures": {"figures": {}, "extras": [], "narratives": {}},
    "no-title": {"metadata": {}},
    "title-of-255-bytes": {"metadata__title": "云" * 85},
    "title-of-a-thousand": {"metadata__title": "溪" * 1000},
    "cell-with-a-paragraph": {"figures__disclosure.regulation.issued": typed("共收到申请，\n其中网络申请。" * 40)},
    "number-of-forty-digits": {"figures__disclosure.regulation.issued": typed("9" * 40)},
    "markup-in-the-text": {"narratives__overview": written_narrative("<w:t>&amp;</w:t> \"\' ]]> ＜\n")},
    "unassigned-characters": {"narratives__overview": written_narrative("私\U0003fffd\ue000用\u0378字\u2028行\u0085。\n")},
    "bidirectional-controls": {"narratives__overview": written_narrative("左\u202e右\u202c左\u200b\ufeff。\n")},
    "control-characters": {
        "metadata__title": "云\u0001溪",
        "narratives__overview": written_narrative("一\u0002二\u001f三\ufffe。\n"),
    },
    "tabs": {"narratives__overview": written_narrative("一\t二\t三。\n")},
    "many-paragraphs": {"narratives__overview": written_narrative("一行。\n" * 5000)},
    "levels": {
        "narratives__overview": written_narrative("（一）全是标题\n（二）标题。正文。\n1.要点。正文。\n（1）正文。\n2.要点\n")
    },
}


def test_unusual(writer, tap):
    for name, changes in UNUSUAL.items():
        source = writer.folder / f"{name}.gouji"
        source.write_text(saved_report(**changes), "utf-8")
        test_document(writer, tap, "unusual", source, "gbt9704", again=False)


def test_levels(writer, tap):
    """A paragraph that is a heading has its style, one that begins with a heading has it in its first words."""
    _, document, _ = writer.write(writer.folder / "levels.gouji", "gbt9704")
    wanted = [
        ("Heading2", [(None, "（一）全是标题")]),
        ("BodyText", [("Heading2Char", "（二）标题。"), (None, "正文。")]),
        ("BodyText", [("Heading3Char", "1.要点。"), (None, "正文。")]),
        ("BodyText", [(None, "（1）正文。")]),
        ("Heading3", [(None, "2.要点")]),
    ]
    start = [paragraph.style for paragraph in document.paragraphs].index("Heading1") + 1
    written = document.paragraphs[start : start + len(wanted)]
    found = [(paragraph.style, [(run.style, run.text) for run in paragraph.runs]) for paragraph in written]
    tap.result("headings within paragraphs", [f"{there} for {here}" for there, here in zip(found, wanted) if there != here])


def find_ends(document):
    """How far from the right edge signature and day end, in characters."""
    indents = {}
    for element in document.body.findall(word("p")):
        indent = element.find(f"{word('pPr')}/{word('ind')}")
        if indent is not None:
            indents[Paragraph(element).style] = int(indent.get(word("rightChars"))) / 100
    return [indents.get(style) for style in ("Signature", "Date")]


def test_signature(writer, tap):
    """The day begins two characters to the right of the name; the longer of the two ends two characters from the edge."""
    problems = []
    for agency, wanted in (("云溪县人民政府办公室", [2, 3.5]), ("云溪县", [7.5, 2])):
        source = writer.folder / f"{agency}.gouji"
        metadata = {"title": f"{agency}2023年年报", "agency": agency, "year": "2023", "dated": "2024-01-18"}
        source.write_text(saved_report(metadata=metadata), "utf-8")
        _, document, _ = writer.write(source, "gbt9704")
        texts = [(paragraph.style, paragraph.text) for paragraph in document.paragraphs[-2:]]
        if texts != [("Signature", agency), ("Date", "2024年1月18日")] or find_ends(document) != wanted:
            problems.append(f"{texts}, {find_ends(document)} instead of {wanted}")
    tap.result("signature and day", problems)


def test_title(writer, tap):
    """A title that takes two lines is broken behind the agency; one that has no agency in it is left to Word."""
    agency = "云溪县政务服务数据管理局"
    title = f"{agency}2023年政府信息公开工作年度报告"
    problems = []
    for name, wanted in ((agency, f"{agency}\n{title.removeprefix(agency)}"), ("云溪县公安局", title)):
        source = writer.folder / f"title-of-{name}.gouji"
        source.write_text(saved_report(metadata={"title": title, "agency": name}), "utf-8")
        _, document, _ = writer.write(source, "gbt9704")
        if document.paragraphs[0].text != wanted:
            problems.append(f"{document.paragraphs[0].text!r} instead of {wanted!r}")
    tap.result("long titles", problems)


def test_page(writer, tap):
    """GB/T 9704: 22 lines of 28 characters fill 156 mm by 225 mm; the number stands outside, one character in."""
    _, document, _ = writer.write(FIXTURES / "bureau-2023.html", "gbt9704")
    section = document.body.find(word("sectPr"))
    grid = section.find(word("docGrid"))
    page = {key: int(text) for name in ("pgSz", "pgMar") for key, text in section.find(word(name)).attrib.items()}
    width = page[word("w")] - page[word("left")] - page[word("right")]
    height = page[word("h")] - page[word("top")] - page[word("bottom")]
    character = 16 * 20 + int(grid.get(word("charSpace"))) * 20 / 4096
    line = int(grid.get(word("linePitch")))
    measures = (width, width // character, height // line, line)
    problems = [] if measures == (8845, 28, 22, 579) else [f"width, characters, lines and their pitch: {measures}"]
    for name, side, indent in (("footer1", "right", "rightChars"), ("footer2", "left", "leftChars")):
        footer = ElementTree.fromstring(document.parts[f"word/{name}.xml"])
        indents = footer.find(f".//{word('ind')}").attrib
        found = (value(footer, "p/pPr/jc"), indents[word(indent)], Paragraph(footer.find(word("p"))).text)
        if found != (side, "100", "— 1 —"):
            problems.append(f"{name}: {found}")
    tap.result("page of GB/T 9704", problems)


def test_outline(writer, tap):
    _, document, _ = writer.write(FIXTURES / "bureau-2023.html", "gbt9704")
    root = ElementTree.fromstring(document.parts["word/styles.xml"])
    levels = {style.get(word("styleId")): value(style, "pPr/outlineLvl") for style in root.iter(word("style"))}
    found = {name: level for name, level in levels.items() if level is not None}
    wanted = {"Heading1": "0", "Heading2": "1", "Heading3": "2"}
    tap.result("headings make an outline", [] if found == wanted else [f"{found} instead of {wanted}"])


def test_rows(writer, tap):
    """Heads are repeated; no page ends below a head or within a group that has no groups in it."""
    _, document, _ = writer.write(FIXTURES / "bureau-2023.html", "gbt9704")
    heads = [table.heads for table in document.tables]
    problems = [] if heads == [0, 3, 3] else [f"repeated heads: {heads}"]
    table = document.tables[1]
    keeps = [False] * table.n_rows
    for cell in table.cells:
        keeps[cell.row] = keeps[cell.row] or cell.paragraphs[0].keeps
    together = [(row, row in range(3)) for row in range(5)] + [(row, row != 14) for row in range(7, 15)] + [(27, False)]
    problems += [f"row {row} is kept with the next: {keeps[row]}" for row, kept in together if keeps[row] != kept]
    tap.result("rows that stay together", problems)


def convert(writer, files, kind):
    """LibreOffice's version of many files at once; {} where there is no LibreOffice."""
    profile, folder = writer.folder / "office", writer.folder / kind
    command = ["nice", "soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", kind]
    done = subprocess.run([*command, "--outdir", folder, *files], capture_output=True, timeout=600, check=False)
    made = {file: folder / f"{file.stem}.{kind}" for file in files}
    return {file: path for file, path in made.items() if path.exists()}, done.stderr.decode("utf-8", "replace")


def test_office_page(writer, tap, written):
    """LibreOffice's web page of a document says the same cells, states and texts."""
    pages, messages = convert(writer, [output for _, _, output in written], "html")
    for report, _, output in written:
        page = pages.get(output)
        if page:
            page.write_text(FOOTER.sub("", page.read_text("utf-8")), "utf-8")
        problems = compare_again(writer.cli, report, page) if page else [f"no page: {messages[-200:]}"]
        tap.result(f"office/html/{output.stem}", problems)


def squeeze(text):
    return "".join(text.split())


def without_numbers(text):
    """The text of pages without their numbers."""
    for number, page in enumerate(text.split("\f"), 1):
        lines = page.split("\n")
        places = [place for place, line in enumerate(lines) if line in (f"— {number} —", f"{number}")]
        yield "".join(line for place, line in enumerate(lines) if place not in places[-1:])


def compare_print(document, text):
    """Every paragraph and every cell, in their order, in the text of the pages, which has repeated heads besides. What is
    merged over rows may be divided by the end of a page."""
    rest, problems = squeeze("".join(without_numbers(text))), []
    for block in document.blocks:
        pieces = block.cells if isinstance(block, Table) else [block]
        for piece in pieces:
            words = squeeze(piece.text)
            place = rest.find(words)
            if place >= 0:
                rest = rest[place + len(words) :]
            elif isinstance(piece, Paragraph) or piece.row_span == 1:
                problems.append(f"{words[:40]!r} is not behind what stands before it")
    return problems


def test_office_print(writer, tap, written):
    """The pages that LibreOffice makes of a document show the same text and tables in the same order."""
    pages, messages = convert(writer, [output for _, _, output in written], "pdf")
    for _, document, output in written:
        if output not in pages:
            tap.result(f"office/pdf/{output.stem}", [f"no PDF: {messages[-200:]}"])
            continue
        command = ["pdftotext", "-raw", "-enc", "UTF-8", pages[output], "-"]
        text = subprocess.run(command, capture_output=True, check=True, timeout=60).stdout.decode("utf-8")
        tap.result(f"office/pdf/{output.stem}", compare_print(document, text))


def test_office(writer, tap, written):
    missing = [name for name in ("soffice", "pdftotext") if not shutil.which(name)]
    for test, needed in ((test_office_page, ["soffice"]), (test_office_print, ["soffice", "pdftotext"])):
        if set(needed) & set(missing):
            tap.skip(test.__name__, f"{', '.join(missing)} not installed")
        else:
            test(writer, tap, written)


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    tap = Tap()
    print("TAP version 13")
    with tempfile.TemporaryDirectory() as folder:
        writer = Writer(Cli(sys.argv[1]), pathlib.Path(folder))
        written = test_fixtures(writer, tap)
        test_generated(writer, tap)
        test_unusual(writer, tap)
        for test in (test_levels, test_signature, test_title, test_page, test_outline, test_rows):
            test(writer, tap)
        test_office(writer, tap, written)
    print(f"1..{tap.count}")
    return 1 if tap.failed else 0


if __name__ == "__main__":
    sys.exit(main())
