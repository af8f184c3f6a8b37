# SPDX-License-Identifier: GPL-3.0-or-later
"""What Word is strict about in a document: parts, types and references, and the order of the elements.

A program that is not strict opens what Word calls damaged. So each element that the writer uses stands here with the
attributes and the children that it may have, these in the order of the schema (ECMA-376, part 1, annex A). What does
not stand here is a mistake until somebody has looked it up.
"""

import re
from xml.etree import ElementTree

from worddoc import word

PACKAGE = "{http://schemas.openxmlformats.org/package/2006/"
TYPES, REFERENCES = f"{PACKAGE}content-types}}", f"{PACKAGE}relationships}}"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CORE = f"{PACKAGE}metadata/core-properties}}"
DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"

# Word's own: what may be repeated is marked with an asterisk.
CHILDREN = {
    "document": "body",
    "body": "p|tbl* sectPr",
    "p": "pPr r|fldSimple*",
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl autoSpaceDE autoSpaceDN snapToGrid spacing ind jc outlineLvl rPr",
    "r": "rPr t|br|tab*",
    "rPr": "rStyle rFonts b bCs snapToGrid color spacing w kern sz szCs u shd lang",
    "fldSimple": "r*",
    "tbl": "tblPr tblGrid tr*",
    "tblPr": "tblStyle tblW jc tblBorders tblLayout tblCellMar tblLook tblCaption",
    "tblGrid": "gridCol*",
    "tr": "trPr tc*",
    "trPr": "cantSplit|trHeight|tblHeader*",
    "tc": "tcPr p*",
    "tcPr": "tcW gridSpan vMerge shd noWrap tcMar vAlign",
    "tcMar": "top left bottom right",
    "tblCellMar": "top left bottom right",
    "tblBorders": "top left bottom right insideH insideV",
    "sectPr": "footerReference* pgSz pgMar docGrid",
    "styles": "docDefaults style*",
    "docDefaults": "rPrDefault pPrDefault",
    "rPrDefault": "rPr",
    "pPrDefault": "pPr",
    "style": "name basedOn next link uiPriority qFormat pPr rPr tblPr",
    "fonts": "font*",
    "font": "altName",
    "settings": "evenAndOddHeaders characterSpacingControl compat themeFontLang",
    "compat": "balanceSingleByteDoubleByteWidth doNotExpandShiftReturn compatSetting*",
    "ftr": "p*",
}
NEEDED = {"body": ["sectPr"], "tbl": ["tblPr", "tblGrid"], "tc": ["p"], "style": ["name"], "sectPr": ["pgSz", "pgMar"]}
NUMBER, TEXT, SWITCH, ID = r"-?\d+", r".*", r"[01]", r"[A-Za-z][A-Za-z0-9-]*"
COLOUR = r"auto|[0-9A-F]{6}"
ATTRIBUTES = {
    "pStyle": {"val": ID},
    "rStyle": {"val": ID},
    "tblStyle": {"val": ID},
    "basedOn": {"val": ID},
    "next": {"val": ID},
    "link": {"val": ID},
    "name": {"val": TEXT},
    "widowControl": {"val": SWITCH},
    "autoSpaceDE": {"val": SWITCH},
    "autoSpaceDN": {"val": SWITCH},
    "snapToGrid": {"val": SWITCH},
    "spacing": {
        "before": r"\d+",
        "beforeLines": r"\d+",
        "after": r"\d+",
        "afterLines": r"\d+",
        "line": r"[1-9]\d*",
        "lineRule": "exact",
    },
    "ind": {name: r"\d+" for name in ("left", "leftChars", "right", "rightChars", "firstLine", "firstLineChars")},
    "jc": {"val": "left|center|right|both"},
    "outlineLvl": {"val": "[0-8]"},
    "rFonts": {"hint": "eastAsia", "ascii": ".+", "eastAsia": ".+", "hAnsi": ".+", "cs": ".+"},
    "w": {"val": r"[1-9]\d?|[1-5]\d\d|600"},
    "sz": {"val": r"[1-9]\d*"},
    "szCs": {"val": r"[1-9]\d*"},
    "u": {"val": "dotted"},
    "shd": {"val": "clear|thinDiagStripe", "color": COLOUR, "fill": COLOUR},
    "lang": {"val": "zh-CN", "eastAsia": "zh-CN"},
    "t": {"{http://www.w3.org/XML/1998/namespace}space": "preserve"},
    "fldSimple": {"instr": " PAGE "},
    "tblW": {"w": NUMBER, "type": "dxa"},
    "tblLayout": {"type": "fixed"},
    "tblLook": {
        "val": "[0-9A-F]{4}",
        **{name: SWITCH for name in ("firstRow", "lastRow", "firstColumn", "lastColumn", "noHBand", "noVBand")},
    },
    "tblCaption": {"val": TEXT},
    "gridCol": {"w": r"[1-9]\d*"},
    "trHeight": {"val": r"\d+", "hRule": "atLeast"},
    "tcW": {"w": r"[1-9]\d*", "type": "dxa"},
    "gridSpan": {"val": r"[2-9]|[1-5]\d|6[0-3]"},
    "vMerge": {"val": "restart|continue"},
    "vAlign": {"val": "center"},
    "footerReference": {"type": "default|even", f"{{{OFFICE}}}id": ID},
    "pgSz": {"w": r"\d+", "h": r"\d+"},
    "pgMar": {name: r"\d+" for name in ("top", "right", "bottom", "left", "header", "footer", "gutter")},
    "docGrid": {"type": "lines|linesAndChars", "linePitch": r"\d+", "charSpace": NUMBER},
    "style": {"type": "paragraph|character|table", "default": "1", "customStyle": "1", "styleId": ID},
    "font": {"name": ".+"},
    "altName": {"val": ".+"},
    "characterSpacingControl": {"val": "doNotCompress"},
    "compatSetting": {"name": ".+", "uri": "http://schemas.microsoft.com/office/word", "val": r"\d+"},
    "themeFontLang": {"val": "zh-CN", "eastAsia": "zh-CN"},
}
# Widths and borders are called after the sides that they stand on.
for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
    ATTRIBUTES[side] = {
        "w": r"\d+",
        "type": "dxa",
        "val": "single",
        "sz": r"\d+",
        "space": "0",
        "color": COLOUR,
    }


def place_of(name, order):
    """(place in the order, whether it may be repeated there); None where it may not stand at all."""
    for place, names in enumerate(order.split()):
        if name in names.rstrip("*").split("|"):
            return place, names.endswith("*")
    return None


def check_element(element, problems):
    name = element.tag.removeprefix(word(""))
    allowed = ATTRIBUTES.get(name, {})
    for key, text in element.attrib.items():
        pattern = allowed.get(key.removeprefix(word("")))
        if pattern is None or not re.fullmatch(pattern, text, re.S):
            problems.append(f"<{name}> may not have {key}={text!r}")
    order, last = CHILDREN.get(name, ""), -1
    for child in element:
        child_name = child.tag.removeprefix(word(""))
        found = place_of(child_name, order)
        if found is None:
            problems.append(f"<{child_name}> may not stand in <{name}>")
        elif found[0] < last or (found[0] == last and not found[1]):
            problems.append(f"<{child_name}> stands in the wrong place of <{name}>")
        else:
            last = found[0]
        check_element(child, problems)
    problems += [
        f"<{name}> has no <{needed}>" for needed in NEEDED.get(name, []) if element.find(word(needed)) is None
    ]


def check_elements(document):
    problems = []
    for name, data in document.parts.items():
        root = ElementTree.fromstring(data)
        if root.tag.startswith(word("")):
            check_element(root, problems)
        elif not name.endswith(".rels") and name not in ("[Content_Types].xml", "docProps/core.xml"):
            problems.append(f"{name} begins with <{root.tag}>")
    return sorted(set(problems))


def check_container(document):
    """What unpacks the file must find the list of types first, and nothing that tells when and by whom it was packed."""
    entries = document.archive.infolist()
    names = [entry.filename for entry in entries]
    problems = [] if names[0] == "[Content_Types].xml" else [f"{names[0]} is first"]
    problems += [f"{name} is there twice" for name in set(names) if names.count(name) > 1]
    for entry in entries:
        if entry.date_time != (1980, 1, 1, 0, 0, 0) or entry.extra:
            problems.append(f"{entry.filename} tells its time: {entry.date_time} {entry.extra!r}")
    return problems


def check_types(document):
    root = ElementTree.fromstring(document.parts["[Content_Types].xml"])
    defaults = {entry.get("Extension") for entry in root.iter(f"{TYPES}Default")}
    overrides = [entry.get("PartName") for entry in root.iter(f"{TYPES}Override")]
    problems = [f"{name} has a type and is not there" for name in overrides if name[1:] not in document.parts]
    problems += [f"{name} has two types" for name in set(overrides) if overrides.count(name) > 1]
    for name in document.parts:
        if name.rpartition(".")[2] not in defaults and f"/{name}" not in overrides:
            problems.append(f"{name} has no type")
        if name.startswith(("word/", "docProps/")) and not name.endswith(".rels") and f"/{name}" not in overrides:
            problems.append(f"{name} has only the type of its ending")
    return problems


def references(document, name):
    """{id: (kind, part)} of one list of references."""
    folder = name.rpartition("_rels/")[0]
    root = ElementTree.fromstring(document.parts[name])
    entries = list(root.iter(f"{REFERENCES}Relationship"))
    return {entry.get("Id"): (entry.get("Type"), folder + entry.get("Target")) for entry in entries}


def check_references(document):
    """Every part is referred to, every reference leads to a part."""
    lists = [name for name in document.parts if name.endswith(".rels")]
    found = {name: references(document, name) for name in lists}
    reached = {part for entries in found.values() for _, part in entries.values()}
    problems = [f"{part} is referred to and not there" for part in reached - document.parts.keys()]
    loose = document.parts.keys() - reached - {*lists, "[Content_Types].xml"}
    problems += [f"{part} is there and not referred to" for part in loose]
    footers = found["word/_rels/document.xml.rels"]
    for reference in document.body.iter(word("footerReference")):
        kind, _ = footers.get(reference.get(f"{{{OFFICE}}}id"), (None, None))
        if kind != f"{OFFICE}/footer":
            problems.append(f"{reference.attrib} leads to no footer")
    return problems


def check_styles(document):
    """Every style that is named is there, and is of the kind that is meant."""
    root = ElementTree.fromstring(document.parts["word/styles.xml"])
    kinds = {style.get(word("styleId")): style.get(word("type")) for style in root.iter(word("style"))}
    names = [style.find(word("name")).get(word("val")) for style in root.iter(word("style"))]
    problems = [f"two styles are called {name}" for name in set(names) if names.count(name) > 1]
    if len(kinds) != len(names):
        problems.append("two styles have one id")
    meant = {"pStyle": "paragraph", "next": "paragraph", "rStyle": "character", "tblStyle": "table"}
    for name, data in document.parts.items():
        for element in ElementTree.fromstring(data).iter():
            tag = element.tag.removeprefix(word(""))
            used = element.get(word("val"))
            if tag in meant and kinds.get(used) != meant[tag]:
                problems.append(f"{name}: <{tag}> names {used}, which is {kinds.get(used)}")
            if tag in ("basedOn", "link") and used not in kinds:
                problems.append(f"{name}: <{tag}> names {used}, which is not there")
    return sorted(set(problems))


def check_metadata(document, title):
    """Title and language, and not a word about the author, the program or the day."""
    core = ElementTree.fromstring(document.parts["docProps/core.xml"])
    said = {element.tag: element.text or "" for element in core}
    wanted = {f"{DUBLIN_CORE}title": title, f"{DUBLIN_CORE}language": "zh-CN"}
    problems = [] if core.tag == f"{CORE}coreProperties" and said == wanted else [f"metadata: {said}"]
    for name, data in document.parts.items():
        problems += [f"{name} has {mark.decode()}" for mark in (b"rsid", b"paraId", b"creator") if mark in data]
    return problems


def check_tables(document, width):
    problems = [problem for table in document.tables for problem in table.problems]
    for table in document.tables:
        if sum(table.widths) != width:
            problems.append(f"a table is {sum(table.widths)} twips wide, not {width}")
    for before, after in zip(document.blocks, document.blocks[1:]):
        if before in document.tables and after in document.tables:
            problems.append("two tables without anything between them")
    return problems


def check(document, title, width):
    """Everything that is wrong with a document."""
    return (
        check_container(document)
        + check_types(document)
        + check_references(document)
        + check_elements(document)
        + check_styles(document)
        + check_metadata(document, title)
        + check_tables(document, width)
    )
