# SPDX-License-Identifier: GPL-3.0-or-later
"""A minimal reader of Word documents: paragraphs, tables with their merges, and the styles that they name."""

import html
import io
import zipfile
from xml.etree import ElementTree

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def word(name):
    return WORD + name


def value(element, path):
    """The w:val of a descendant; None where there is none."""
    found = element.find("/".join(word(step) for step in path.split("/")))
    return None if found is None else found.get(word("val"))


class Run:
    def __init__(self, element):
        self.style = value(element, "rPr/rStyle")
        self.text = "".join(self.pieces(element))

    @staticmethod
    def pieces(element):
        for child in element:
            if child.tag == word("t"):
                yield child.text or ""
            elif child.tag in (word("br"), word("tab")):
                yield "\n" if child.tag == word("br") else "\t"


class Paragraph:
    def __init__(self, element):
        self.style = value(element, "pPr/pStyle")
        self.keeps = element.find(f"{word('pPr')}/{word('keepNext')}") is not None
        self.runs = [Run(run) for run in element.iter(word("r"))]
        self.text = "".join(run.text for run in self.runs)


class Cell:
    """One rectangle of a table."""

    def __init__(self, element, row, column, column_span):
        self.row, self.column, self.row_span, self.column_span = row, column, 1, column_span
        self.paragraphs = [Paragraph(paragraph) for paragraph in element.findall(word("p"))]
        self.text = "\n".join(paragraph.text for paragraph in self.paragraphs)
        self.style = self.paragraphs[0].style
        shade = element.find(f"{word('tcPr')}/{word('shd')}")
        self.pattern = None if shade is None else shade.get(word("val"))

    @property
    def unsure(self):
        styles = [run.style for paragraph in self.paragraphs for run in paragraph.runs]
        return "UnsureFigure" in styles or self.pattern == "thinDiagStripe"


class Table:
    def __init__(self, element):
        self.widths = [int(column.get(word("w"))) for column in element.find(word("tblGrid"))]
        self.title = value(element, "tblPr/tblCaption")
        self.cells, self.heads, self.n_rows = [], 0, 0
        self.problems = []
        above = {}
        for row in element.findall(word("tr")):
            above = self.read_row(row, above)
            self.n_rows += 1

    def read_row(self, element, above):
        """Returns the cells of this row by their columns, for those merged with them below."""
        properties = element.find(word("trPr"))
        self.heads += properties is not None and properties.find(word("tblHeader")) is not None
        column, here = 0, {}
        for cell in element.findall(word("tc")):
            span = int(value(cell, "tcPr/gridSpan") or 1)
            merge = value(cell, "tcPr/vMerge")
            self.check_width(cell, column, span)
            if merge == "continue":
                here[column] = self.extend(above.get(column), span, Cell(cell, 0, 0, 1).text)
            else:
                found = Cell(cell, self.n_rows, column, span)
                self.cells.append(found)
                if merge == "restart":
                    here[column] = found
            column += span
        if column != len(self.widths):
            self.problems.append(f"row {self.n_rows} has {column} of {len(self.widths)} columns")
        return here

    def extend(self, cell, span, text):
        if cell is None or cell.column_span != span:
            self.problems.append(f"row {self.n_rows}: merged with nothing above")
            return None
        if text:
            self.problems.append(f"row {self.n_rows}: {text!r} is hidden by a merge")
        cell.row_span += 1
        return cell

    def check_width(self, element, column, span):
        width = element.find(f"{word('tcPr')}/{word('tcW')}")
        if int(width.get(word("w"))) != sum(self.widths[column : column + span]):
            self.problems.append(f"row {self.n_rows}, column {column}: width differs from the grid's")


class Document:
    """The parts of a package by name, and what stands in the document, block by block."""

    def __init__(self, data):
        self.archive = zipfile.ZipFile(io.BytesIO(data))
        self.parts = {name: self.archive.read(name) for name in self.archive.namelist()}
        self.body = ElementTree.fromstring(self.parts["word/document.xml"]).find(word("body"))
        makers = {word("p"): Paragraph, word("tbl"): Table}
        self.blocks = [makers[element.tag](element) for element in self.body if element.tag in makers]

    @property
    def paragraphs(self):
        return [block for block in self.blocks if isinstance(block, Paragraph)]

    @property
    def tables(self):
        return [block for block in self.blocks if isinstance(block, Table)]

    def to_html(self):
        """The same as a web page, as any program that converts documents would make it."""
        lines = ["<!doctype html><html><head><meta charset='utf-8'></head><body>"]
        for block in self.blocks:
            if isinstance(block, Table):
                lines += table_to_html(block)
            else:
                lines.append(f"<p>{html.escape(block.text.replace(chr(10), ''))}</p>")
        return "\n".join([*lines, "</body></html>"])


def table_to_html(table):
    yield "<table border='1'>"
    for row in range(table.n_rows):
        yield "<tr>"
        for cell in table.cells:
            if cell.row == row:
                text = html.escape(cell.text).replace("\n", "<br>")
                yield f"<td rowspan='{cell.row_span}' colspan='{cell.column_span}'>{text}</td>"
        yield "</tr>"
    yield "</table>"
