# SPDX-License-Identifier: GPL-3.0-or-later
"""Reports as Word documents (ECMA-376), as Word, WPS and python-docx make them, with what people do to them by hand.

`write_docx` takes the blocks of compose.py and a Make. Nothing that a Make does changes what a reader of the pages sees.
"""

import io
import zipfile
from html import escape

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"
SPACES = (
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)
CHINESE = "一二三四五六七八九十"

MAKES = [
    "word", "wps", "python-docx", "pieces", "revised", "numbered", "boxed-title", "controls", "layout-table", "split",
    "rows-revised", "hidden", "nested-cells", "floating", "fields", "no-grid", "wide-grid", "blank-rows", "old-merges", "strict",
    "lists", "ruby", "notes", "moved", "cell-tables", "two-sections",
]  # fmt: skip


class Make:
    """How a document is made. `random` decides where by-hand accidents happen."""

    def __init__(self, random, name):
        self.random, self.name = random, name
        self.notes = []
        self.comments = 0

    def __eq__(self, name):
        return self.name == name

    # ---- Text.

    def text(self, text):
        lines = escape(text, quote=False).split("\n")
        return "<w:br/>".join(f'<w:t xml:space="preserve">{line}</w:t>' for line in lines)

    def run(self, text, properties=""):
        if self == "wps":
            properties += '<w:rFonts w:hint="eastAsia" w:ascii="仿宋_GB2312" w:eastAsia="仿宋_GB2312"/><w:sz w:val="32"/>'
        properties = f"<w:rPr>{properties}</w:rPr>" if properties else ""
        return f"<w:r>{properties}{self.text(text)}</w:r>"

    def revision(self, kind, text):
        tag = "delText" if kind == "del" else "t"
        run = f'<w:r><w:{tag} xml:space="preserve">{escape(text)}</w:{tag}></w:r>'
        return f'<w:{kind} w:id="{self.random.randrange(10**6)}" w:author="初" w:date="2024-01-09T00:00:00Z">{run}</w:{kind}>'

    def runs(self, text):
        """A passage as runs; what a reader of the final pages sees is exactly the text."""
        random = self.random
        if not text:
            return ""
        if self == "pieces" or (self in ("wps", "word") and random.random() < 0.3):
            cuts = sorted(random.sample(range(1, len(text)), min(len(text) - 1, random.randint(1, 3))))
            pieces = [text[a:b] for a, b in zip([0, *cuts], [*cuts, len(text)])]
            between = ['<w:proofErr w:type="spellStart"/>', '<w:bookmarkStart w:id="7" w:name="a"/><w:bookmarkEnd w:id="7"/>', "", "<w:lastRenderedPageBreak/>"]
            marks = [random.choice(between) for _ in pieces]
            return "".join(f"<w:r>{mark}</w:r>" + self.run(piece) if "Rendered" in mark else mark + self.run(piece) for mark, piece in zip(marks, pieces))
        if self == "revised" and random.random() < 0.4:
            wrong = str(random.randint(1, 900))
            at = random.randint(0, len(text))
            return self.run(text[:at]) * (at > 0) + self.revision("del", wrong) + (self.revision("ins", text[at:]) if at < len(text) else "")
        if self == "moved" and random.random() < 0.3:
            gone = f'<w:moveFrom w:id="5"><w:r><w:t>{random.randint(1, 99)}</w:t></w:r></w:moveFrom>'
            return gone + f'<w:moveTo w:id="6">{self.run(text)}</w:moveTo>'
        if self == "controls" and random.random() < 0.4:
            return f"<w:sdt><w:sdtPr><w:id w:val=\"9\"/></w:sdtPr><w:sdtContent>{self.run(text)}</w:sdtContent></w:sdt>"
        if self == "hidden" and random.random() < 0.3:
            return self.run(text) + self.run(str(random.randint(1, 99)), "<w:vanish/>")
        if self == "fields" and random.random() < 0.3:
            begin, apart, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
            return f"{begin}<w:r><w:instrText> = SUM(LEFT) 88 </w:instrText></w:r>{apart}{self.run(text)}{end}"
        if self == "notes" and len(text) > 20 and len(self.notes) < 3:
            self.notes.append(f"注{len(self.notes) + 1}：按同一口径统计。")
            mark = f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="{len(self.notes) + 1}"/></w:r>'
            return self.run(text) + mark
        if self == "ruby" and "县" in text and random.random() < 0.5:
            before, behind = text.split("县", 1)
            ruby = '<w:r><w:ruby><w:rubyPr><w:lid w:val="zh-CN"/></w:rubyPr><w:rt><w:r><w:t>xiàn</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>县</w:t></w:r></w:rubyBase></w:ruby></w:r>'
            return self.run(before) * bool(before) + ruby + self.run(behind) * bool(behind)
        return self.run(text)

    def paragraph(self, text, properties=""):
        return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{self.runs(text)}</w:p>"

    # ---- Tables.

    def cell_content(self, cell, text):
        if self == "cell-tables" and cell.cell and self.random.random() < 0.3:
            return f"<w:tbl><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc>{self.paragraph(text)}</w:tc></w:tr></w:tbl><w:p/>"
        if self == "nested-cells" and not cell.cell and len(text) > 6:
            return self.paragraph(text[:4]) + self.paragraph(text[4:])
        if self == "word" and cell.cell and self.random.random() < 0.2:
            return self.paragraph(text) + "<w:p/>"
        return self.paragraph(text, '<w:jc w:val="center"/>')

    def widths(self, grid):
        """Of the columns, in twips: what has words in it is wider."""
        left = min((cell.column for cell in grid.cells if cell.cell), default=1)
        right = max(grid.n_columns - left, 1)
        return [max(400, 3400 // max(left, 1))] * left + [max(560, (8800 - 3400 * bool(left)) // right)] * (grid.n_columns - left)

    def cell(self, cell, row, first, columns):
        width = sum(self.wide[cell.column : cell.column + columns])
        properties = f'<w:tcW w:w="{width}" w:type="dxa"/>'
        wide = columns * 3 if self == "wide-grid" else columns
        if self == "old-merges" and columns > 1:
            begin = self.cell_xml(properties + '<w:hMerge w:val="restart"/>' + self.upright(cell, row), cell, cell.text if first else "")
            return begin + self.cell_xml(properties + "<w:hMerge/>" + self.upright(cell, row), cell, "") * (columns - 1)
        if wide > 1:
            properties += f'<w:gridSpan w:val="{wide}"/>'
        return self.cell_xml(properties + self.upright(cell, row), cell, cell.text if first else "")

    def upright(self, cell, row):
        if cell.rows == 1:
            return ""
        return '<w:vMerge w:val="restart"/>' if row == cell.row else self.random.choice(["<w:vMerge/>", '<w:vMerge w:val="continue"/>'])

    def cell_xml(self, properties, cell, text):
        content = self.cell_content(cell, text) if text else self.random.choice(["<w:p/>", "<w:p><w:r><w:t></w:t></w:r></w:p>"])
        xml = f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"
        if self == "controls" and cell.cell and self.random.random() < 0.2:
            return f"<w:sdt><w:sdtContent>{xml}</w:sdtContent></w:sdt>"
        return xml

    def row(self, cells, head=False):
        properties = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" if head else ""
        return f"<w:tr>{properties}{cells}</w:tr>"

    def deleted_row(self, grid):
        cells = "".join(f"<w:tc><w:p>{self.revision('del', str(self.random.randint(1, 99)))}</w:p></w:tc>" for _ in range(grid.n_columns))
        return f'<w:tr><w:trPr><w:del w:id="3" w:author="初"/></w:trPr>{cells}</w:tr>'

    def table(self, grid):
        self.wide = self.widths(grid)
        steps = [width // 3 for width in self.wide for _ in range(3)] if self == "wide-grid" else self.wide
        widths = "" if self == "no-grid" else "".join(f'<w:gridCol w:w="{step}"/>' for step in steps)
        float_at = '<w:tblpPr w:leftFromText="180" w:vertAnchor="text" w:tblpY="1"/>' if self == "floating" else ""
        rows, places = [], grid.covered()
        for row in range(grid.n_rows):
            cells = []
            for column in range(grid.n_columns):
                cell, _ = places[row][column]
                if cell and cell.column == column:
                    cells.append(self.cell(cell, row, row == cell.row, cell.columns))
                elif not cell:
                    cells.append('<w:tc><w:tcPr><w:tcW w:w="900" w:type="dxa"/></w:tcPr><w:p/></w:tc>')
            if self == "rows-revised" and row > grid.n_head_rows and self.random.random() < 0.15 and not any(
                place[0] and place[0].rows > 1 and place[0].row < row for place in places[row]
            ):
                rows.append(self.deleted_row(grid))
            xml = self.row("".join(cells), row < grid.n_head_rows)
            if self == "rows-revised" and self.random.random() < 0.1:
                xml = xml.replace("<w:tr>", '<w:tr><w:trPr><w:ins w:id="4" w:author="初"/></w:trPr>', 1) if "<w:trPr>" not in xml else xml
            rows.append(xml)
            if self == "blank-rows" and row == grid.n_rows - 1:
                rows.append(f"<w:tr>{'<w:tc><w:p/></w:tc>' * grid.n_columns}</w:tr>")
        sides = ("top", "left", "bottom", "right", "insideH", "insideV")
        lines = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for side in sides)
        borders = "" if self == "no-grid" else f"<w:tblBorders>{lines}</w:tblBorders>"
        table = f"<w:tbl><w:tblPr>{float_at}<w:tblW w:w=\"0\" w:type=\"auto\"/>{borders}</w:tblPr><w:tblGrid>{widths}</w:tblGrid>{''.join(rows)}</w:tbl>"
        if self == "layout-table":
            return f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc>{table}<w:p/></w:tc></w:tr></w:tbl><w:p/>"
        return table + "<w:p/>"

    # ---- Whole documents.

    def heading(self, text):
        if self == "numbered" and text[1:2] == "、":
            return self.paragraph(text[2:], '<w:pStyle w:val="1"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
        return self.paragraph(text, '<w:pStyle w:val="1"/>')

    def line(self, text):
        if self == "lists" and text[:1] == "（" and text[2:3] == "）":
            return self.paragraph(text[3:], '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>')
        return self.paragraph(text, '<w:ind w:firstLineChars="200" w:firstLine="640"/>')

    def title(self, text):
        paragraph = self.paragraph(text, '<w:pStyle w:val="a3"/><w:jc w:val="center"/>')
        if self != "boxed-title":
            return paragraph
        box = f"<wps:wsp><wps:txbx><w:txbxContent>{paragraph}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp>"
        drawing = f'<w:drawing><wp:anchor><a:graphic><a:graphicData uri="a">{box}</a:graphicData></a:graphic></wp:anchor></w:drawing>'
        old = f"<w:pict><v:shape><v:textbox><w:txbxContent>{paragraph}</w:txbxContent></v:textbox></v:shape></w:pict>"
        return f'<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps">{drawing}</mc:Choice><mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r></w:p>'

    def contents(self, blocks):
        """A table of contents, as a field whose lines were made before."""
        if self != "fields":
            return ""
        parts = [content for kind, content in blocks if kind == "part"]
        return "".join(self.paragraph(f"{part}\t{number + 1}", '<w:pStyle w:val="TOC1"/>') for number, part in enumerate(parts))

    def body(self, blocks, split_grid):
        out = []
        for kind, content in blocks:
            if kind == "grid":
                grids = [content]
                if self == "split" and content.kind == "requests":
                    grids = split_grid(content, self.random.randint(6, content.n_rows - 3), self.random.random() < 0.5)
                out += [self.table(grid) for grid in grids]
            elif kind == "title":
                out.append(self.title(content))
            elif kind == "part":
                if self == "two-sections":
                    out.append('<w:p><w:pPr><w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr></w:pPr></w:p>')
                out.append(self.heading(content))
            else:
                out.append(self.line(content))
        return "".join(out)


def numbering(make):
    second = "（%2）" if make == "lists" else "%2."
    return (
        f'<w:numbering xmlns:w="{WORD}"><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>'
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:suff w:val="nothing"/><w:lvlText w:val="%1、"/></w:lvl>'
        f'<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:suff w:val="nothing"/><w:lvlText w:val="{second}"/></w:lvl>'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )


STYLES = (
    f'<w:styles xmlns:w="{WORD}"><w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="a3"><w:name w:val="Title"/><w:basedOn w:val="a"/></w:style></w:styles>'
)


def footnotes(make):
    notes = "".join(f'<w:footnote w:id="{n + 2}"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>{note}</w:t></w:r></w:p></w:footnote>' for n, note in enumerate(make.notes))
    return f'<w:footnotes xmlns:w="{WORD}"><w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>{notes}</w:footnotes>'


def footer():
    field = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>7</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    return f'<w:ftr xmlns:w="{WORD}"><w:p><w:r><w:t>— </w:t></w:r>{field}<w:r><w:t> —</w:t></w:r></w:p></w:ftr>'


def write_docx(random, blocks, name, split_grid):
    make = Make(random, name)
    body = make.body(blocks, split_grid)
    contents = make.contents(blocks)
    if contents:
        at = body.index("</w:p>") + len("</w:p>")
        body = body[:at] + contents + body[at:]
    end = '<w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
    document = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:document xmlns:w="{WORD}" {SPACES}><w:body>{body}{end}</w:body></w:document>'
    parts = {"styles": STYLES, "numbering": numbering(make), "footnotes": footnotes(make), "footer1": footer(), "document": document}
    kinds = {"document": "document.main", "footer1": "footer"}
    overrides = "".join(f'<Override PartName="/word/{part}.xml" ContentType="{KIND}.{kinds.get(part, part)}+xml"/>' for part in parts)
    relations = {"rId1": "styles", "rId2": "numbering", "rId3": "footnotes", "rId4": "footer1"}
    lines = "".join(f'<Relationship Id="{key}" Type="{RELATION}/{kinds.get(part, part)}" Target="{part}.xml"/>' for key, part in relations.items())
    files = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{RELATION}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{lines}</Relationships>',
        **{f"word/{part}.xml": text for part, text in parts.items()},
    }
    if make == "strict":
        files = {path: text.replace(WORD, STRICT).replace(RELATION, "http://purl.oclc.org/ooxml/officeDocument/relationships") for path, text in files.items()}
    return pack(files)


def pack(files):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, text in files.items():
            archive.writestr(zipfile.ZipInfo(path, (1980, 1, 1, 0, 0, 0)), text, zipfile.ZIP_DEFLATED)
    return stream.getvalue()
