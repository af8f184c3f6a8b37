# SPDX-License-Identifier: GPL-3.0-or-later
"""Reports as Excel workbooks (ECMA-376, part 1, section 18), as units fill them in. `write_xlsx` takes the blocks of compose.py."""

import re
from html import escape

from worded import pack

SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"

MAKES = [
    "one-sheet", "sheet-for-each-part", "inline", "rich", "formulas", "formats", "text-numbers", "apart", "offset", "hidden-rows",
    "hidden-sheet", "no-references", "no-merges", "styled-blanks", "words-for-numbers",
]  # fmt: skip
NUMBER = re.compile(r"-?\d{1,14}(\.\d{1,6})?")
# Style 1: #,##0; 2: 0.00; 3: an accounting format that shows 0 as "-"; 4: text; 5: 0"件".
FORMATS = ['<numFmt numFmtId="170" formatCode="0&quot;件&quot;"/>', "<xf/>", '<xf numFmtId="3"/>', '<xf numFmtId="2"/>', '<xf numFmtId="41"/>', '<xf numFmtId="49"/>', '<xf numFmtId="170"/>']


def column_name(number):
    name = ""
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(65 + rest) + name
    return name


class Sheet:
    """One sheet as it is written: rows from 1, columns from 1."""

    def __init__(self, book, name):
        self.book, self.name = book, name
        self.cells, self.merges, self.hidden_rows, self.row = {}, [], set(), 1

    def put(self, row, column, text, merged=(1, 1), figure=False):
        self.cells[row, column] = (text, figure)
        if self.book.make == "no-references":
            spread = [(row + down, column + right) for down in range(merged[0]) for right in range(merged[1])]
            self.cells.update({place: ("", False) for place in spread[1:]})
        if merged != (1, 1) and self.book.make != "no-merges":
            end = f"{column_name(column + merged[1] - 1)}{row + merged[0] - 1}"
            self.merges.append(f'<mergeCell ref="{column_name(column)}{row}:{end}"/>')

    def xml(self):
        rows = {}
        for (row, column), (text, figure) in sorted(self.cells.items()):
            rows.setdefault(row, []).append((column, text, figure))
        lines = []
        for row, cells in rows.items():
            hidden = ' hidden="1"' if row in self.hidden_rows else ""
            references = self.book.make != "no-references"
            place = f' r="{row}"' if references else ""
            lines.append(f"<row{place}{hidden}>" + "".join(self.cell(row, *cell) for cell in cells) + "</row>")
        merges = f'<mergeCells count="{len(self.merges)}">{"".join(self.merges)}</mergeCells>' if self.merges else ""
        return f'<?xml version="1.0" encoding="UTF-8"?>\n<worksheet xmlns="{SHEET}"><sheetData>{"".join(lines)}</sheetData>{merges}</worksheet>'

    def cell(self, row, column, text, figure):
        make = self.book.make
        place = f' r="{column_name(column)}{row}"' if make != "no-references" else ""
        if not text:
            return f'<c{place} s="1"/>' if make in ("styled-blanks", "no-references") else ""
        if figure and NUMBER.fullmatch(text) and make not in ("text-numbers", "words-for-numbers"):
            style = ' s="1"' if make == "formats" and "." not in text else ""
            value = f"{float(text):.1f}" if make == "formats" and "." not in text and len(text) < 9 else text
            formula = "<f>SUM(A1:A2)</f>" if make == "formulas" else ""
            return f"<c{place}{style}>{formula}<v>{value}</v></c>"
        if make in ("inline", "no-references"):
            return f'<c{place} t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'
        if make == "formulas" and figure:
            return f'<c{place} t="str"><f>A1</f><v>{escape(text)}</v></c>'
        style = ' s="4"' if make == "text-numbers" else ""
        return f'<c{place} t="s"{style}><v>{self.book.string(text)}</v></c>'


class Book:
    def __init__(self, random, make):
        self.random, self.make = random, make
        self.strings, self.sheets = [], []

    def add(self, name):
        self.sheets.append(Sheet(self, name))
        return self.sheets[-1]

    def string(self, text):
        if text not in self.strings:
            self.strings.append(text)
        return self.strings.index(text)

    def shared(self):
        lines = []
        for text in self.strings:
            if self.make == "rich" and len(text) > 1:
                runs = f"<r><t>{escape(text[:1])}</t></r><r><rPr><b/></rPr><t xml:space=\"preserve\">{escape(text[1:])}</t></r>"
                lines.append(f'<si>{runs}<rPh sb="0" eb="1"><t>pin1yin5</t></rPh><phoneticPr fontId="1"/></si>')
            else:
                lines.append(f'<si><t xml:space="preserve">{escape(text)}</t></si>')
        return f'<sst xmlns="{SHEET}" count="{len(lines)}" uniqueCount="{len(lines)}">{"".join(lines)}</sst>'

    def write(self):
        sheets = [sheet.xml() for sheet in self.sheets]
        states = [' state="hidden"' if sheet.name.startswith("备份") else "" for sheet in self.sheets]
        names = "".join(f'<sheet name="{escape(sheet.name)}" sheetId="{n}"{state} r:id="rId{n}"/>' for n, (sheet, state) in enumerate(zip(self.sheets, states), 1))
        kinds = {f"/xl/worksheets/sheet{n}.xml": "worksheet" for n in range(1, len(sheets) + 1)}
        kinds |= {"/xl/workbook.xml": "sheet.main", "/xl/sharedStrings.xml": "sharedStrings", "/xl/styles.xml": "styles"}
        overrides = "".join(f'<Override PartName="{part}" ContentType="{KIND}.{kind}+xml"/>' for part, kind in kinds.items())
        targets = [(f"rId{n}", "worksheet", f"worksheets/sheet{n}.xml") for n in range(1, len(sheets) + 1)]
        targets += [("rId900", "sharedStrings", "sharedStrings.xml"), ("rId901", "styles", "styles.xml")]
        lines = "".join(f'<Relationship Id="{key}" Type="{RELATION}/{kind}" Target="{target}"/>' for key, kind, target in targets)
        return pack({
            "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{overrides}</Types>',
            "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{RELATION}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
            "xl/workbook.xml": f'<workbook xmlns="{SHEET}" xmlns:r="{RELATION}"><sheets>{names}</sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{lines}</Relationships>',
            "xl/styles.xml": f'<styleSheet xmlns="{SHEET}"><numFmts count="1">{FORMATS[0]}</numFmts><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders>'
            f'<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="6">{"".join(FORMATS[1:])}</cellXfs></styleSheet>',
            **{f"xl/worksheets/sheet{n}.xml": text for n, text in enumerate(sheets, 1)},
            "xl/sharedStrings.xml": self.shared(),
        })


def put_grid(sheet, grid, left):
    for cell in grid.cells:
        text = cell.text
        sheet.put(sheet.row + cell.row, left + cell.column, text, (cell.rows, cell.columns), bool(cell.cell) or text.isdigit())
    sheet.row += grid.n_rows


def write_xlsx(random, blocks, make, split_grid):
    del split_grid
    book = Book(random, make)
    left = 3 if make == "offset" else 1
    sheet = book.add("年报" if make != "sheet-for-each-part" else "封面")
    sheet.row = 5 if make == "offset" else 1
    width = 15
    for kind, content in blocks:
        if kind == "part" and make == "sheet-for-each-part":
            sheet = book.add(re.sub(r"[\[\]:*?/\\]", "", content)[:31])
        if kind == "grid":
            put_grid(sheet, content, left)
            sheet.row += make == "apart"
            continue
        sheet.put(sheet.row, left, content, (1, width) if make != "apart" else (1, 1))
        if make == "hidden-rows" and kind == "text":
            sheet.row += 1
            sheet.put(sheet.row, left, "此行不打印：上年共收到申请999件。")
            sheet.hidden_rows.add(sheet.row)
        sheet.row += 2 if make == "apart" else 1
    if make == "hidden-sheet":
        spare = book.add("备份")
        spare.put(1, 1, "规章")
        spare.put(1, 2, "999", figure=True)
    return book.write()
