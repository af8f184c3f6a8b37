# SPDX-License-Identifier: GPL-3.0-or-later
"""The smallest documents of each container format that say something, as {name of the part: content}; others spoil them."""

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
OPEN = "urn:oasis:names:tc:opendocument:xmlns:"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MIMETYPES = {"odt": "application/vnd.oasis.opendocument.text", "ods": "application/vnd.oasis.opendocument.spreadsheet"}
TITLE = "青榆县档案局2023年政府信息公开工作年度报告"

# The part that says what stands in the document.
MAIN = {"docx": "word/document.xml", "xlsx": "xl/worksheets/sheet1.xml", "odt": "content.xml", "ods": "content.xml"}
KINDS = list(MAIN)


def paragraph(text):
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def word_document(body, start=""):
    return f'{DECLARATION}{start}<w:document xmlns:w="{WORD}" xmlns:r="{RELATION}"><w:body>{body}</w:body></w:document>'


def relations(*entries):
    """(id, last step of the type, target, further attributes) each."""
    lines = "".join(f'<Relationship Id="{key}" Type="{RELATION}/{kind}" Target="{target}"{more}/>' for key, kind, target, more in entries)
    return f'{DECLARATION}<Relationships xmlns="{RELATIONS}">{lines}</Relationships>'


def content_types(**parts):
    lines = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in parts.items())
    default = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    return f'{DECLARATION}<Types xmlns="{TYPES}">{default}<Default Extension="xml" ContentType="application/xml"/>{lines}</Types>'


def docx(body=None, start=""):
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    return {
        "[Content_Types].xml": content_types(**{MAIN["docx"]: kind}),
        "_rels/.rels": relations(("rId1", "officeDocument", "word/document.xml", "")),
        "word/document.xml": word_document(paragraph(TITLE) if body is None else body, start),
    }


def sheet(rows, before="", behind="", start=""):
    return f'{DECLARATION}{start}<worksheet xmlns="{SHEET}" xmlns:r="{RELATION}">{before}<sheetData>{rows}</sheetData>{behind}</worksheet>'


def inline(reference, text):
    return f'<c r="{reference}" t="inlineStr"><is><t>{text}</t></is></c>'


def xlsx(rows=None, before="", behind="", start=""):
    rows = f'<row r="1">{inline("A1", TITLE)}</row>' if rows is None else rows
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    types = {"xl/workbook.xml": f"{kind}.sheet.main+xml", "xl/worksheets/sheet1.xml": f"{kind}.worksheet+xml"}
    return {
        "[Content_Types].xml": content_types(**types),
        "_rels/.rels": relations(("rId1", "officeDocument", "xl/workbook.xml", "")),
        "xl/workbook.xml": f'{DECLARATION}<workbook xmlns="{SHEET}" xmlns:r="{RELATION}">'
        '<sheets><sheet name="1" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relations(("rId1", "worksheet", "worksheets/sheet1.xml", "")),
        "xl/worksheets/sheet1.xml": sheet(rows, before, behind, start),
    }


def open_content(body, start=""):
    spaces = "".join(f' xmlns:{short}="{OPEN}{name}:1.0"' for short, name in (
        ("office", "office"), ("text", "text"), ("table", "table"), ("draw", "drawing"), ("style", "style"),
    ))
    link = ' xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f'{DECLARATION}{start}<office:document-content{spaces}{link} office:version="1.3"><office:body>{body}</office:body></office:document-content>'


def opened(kind, body, start=""):
    name = f"{OPEN}manifest:1.0"
    manifest = (
        f'{DECLARATION}<manifest:manifest xmlns:manifest="{name}"><manifest:file-entry manifest:full-path="/" '
        f'manifest:media-type="{MIMETYPES[kind]}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    return {"mimetype": MIMETYPES[kind], "content.xml": open_content(body, start), "META-INF/manifest.xml": manifest}


def odt(body=None, start=""):
    body = f"<text:p>{TITLE}</text:p>" if body is None else body
    return opened("odt", f"<office:text>{body}</office:text>", start)


def ods(rows=None, start=""):
    rows = f"<table:table-row><table:table-cell><text:p>{TITLE}</text:p></table:table-cell></table:table-row>" if rows is None else rows
    return opened("ods", f'<office:spreadsheet><table:table table:name="1">{rows}</table:table></office:spreadsheet>', start)


MAKERS = {"docx": docx, "xlsx": xlsx, "odt": odt, "ods": ods}
# Text that stands in a document of each kind.
SAY = {
    "docx": paragraph,
    "xlsx": lambda text: f'<row r="1">{inline("A1", text)}</row>',
    "odt": lambda text: f"<text:p>{text}</text:p>",
    "ods": lambda text: f"<table:table-row><table:table-cell><text:p>{text}</text:p></table:table-cell></table:table-row>",
}
