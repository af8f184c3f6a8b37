# SPDX-License-Identifier: GPL-3.0-or-later
"""Hostile PDF files (ISO 32000-1): circles, absurd sizes, broken tables of places, fonts and pictures that lie.

`make` yields (name, content). `home` is the folder of files that nobody may look into.
"""

import zlib

from zipping import deflate_run

TEXT = b"BT /F1 12 Tf 72 700 Td (3 4 5) Tj ET"
FONT = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"


def stream(content, more="", length=None):
    return f"<<{more}/Length {len(content) if length is None else length}>>\nstream\n".encode() + content + b"\nendstream"


def flate(content, more=""):
    return stream(zlib.compress(content), f"/Filter/FlateDecode{more}")


def write(objects, trailer="/Root 1 0 R", tail=None):
    """{number: object as text or bytes} as a file with a true table of places."""
    out, places = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), {}
    for number, content in objects.items():
        places[number] = len(out)
        out += f"{number} 0 obj\n".encode() + (content if isinstance(content, bytes) else content.encode()) + b"\nendobj\n"
    start, count = len(out), max(objects) + 1
    if tail is not None:
        return bytes(out) + tail(start)
    lines = [b"0000000000 65535 f \n"] + [
        f"{places[n]:010d} 00000 n \n".encode() if n in places else b"0000000000 65535 f \n" for n in range(1, count)
    ]
    return bytes(out) + f"xref\n0 {count}\n".encode() + b"".join(lines) + f"trailer\n<</Size {count}{trailer}>>\nstartxref\n{start}\n%%EOF\n".encode()


def page(content=None, resources=None, box="0 0 595 842", more="", **others):
    """The objects of a document of one page; others by `o7=…`."""
    resources = f"/Font<</F1 {FONT}>>" if resources is None else resources
    objects = {
        1: "<</Type/Catalog/Pages 2 0 R>>",
        2: "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: f"<</Type/Page/Parent 2 0 R/MediaBox[{box}]/Resources<<{resources}>>/Contents 4 0 R{more}>>",
        4: stream(TEXT if content is None else content),
    }
    for name, content in others.items():
        objects[int(name[1:])] = content
    return objects


def circles():
    yield "pages-in-a-circle", write(page(o2="<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>"))
    yield "pages-are-their-parents", write(page(o2="<</Type/Pages/Kids[3 0 R]/Count 9>>", o3="<</Type/Pages/Kids[2 0 R 3 0 R]/Parent 3 0 R/Count 9>>"))
    yield "parent-is-itself", write(page(o3="<</Type/Page/Parent 3 0 R/Contents 4 0 R>>"))
    yield "page-again-and-again", write(page(o2=f"<</Type/Pages/Kids[{'3 0 R ' * 100_000}]/Count 100000>>"))
    yield "a-million-pages", write(page(o2=f"<</Type/Pages/Kids[{'3 0 R ' * 1_000_000}]/Count 1000000>>"))
    yield "count-lies", write(page(o2="<</Type/Pages/Kids[3 0 R]/Count 2147483647>>"))
    yield "count-negative", write(page(o2="<</Type/Pages/Kids[3 0 R]/Count -5>>"))
    tree = {n: f"<</Type/Pages/Kids[{n + 1} 0 R {n + 1} 0 R]/Count 2147483647>>" for n in range(10, 50)}
    yield "pages-double-forty-times", write(page(o2="<</Type/Pages/Kids[10 0 R]/Count 2>>", **{f"o{n}": text for n, text in tree.items()}, o50="<</Type/Page/Parent 49 0 R/Contents 4 0 R/MediaBox[0 0 9 9]>>"))
    chain = {n: f"<</Type/Pages/Kids[{n + 1} 0 R]/Parent {n - 1} 0 R/Count 1>>" for n in range(10, 40_000)}
    yield "pages-deep", write(page(o2="<</Type/Pages/Kids[10 0 R]/Count 1>>", **{f"o{n}": text for n, text in chain.items()}))
    form = "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R/Y 5 0 R>>>>"
    draw = b"/X Do /Y Do " * 10
    yield "form-draws-itself", write(page(b"/X Do", "/XObject<</X 5 0 R>>", o5=stream(draw, form)))
    forms = {f"o{n}": stream(draw, form.replace("5 0 R", f"{n + 1} 0 R")) for n in range(5, 30)}
    yield "forms-draw-forms", write(page(b"/X Do", "/XObject<</X 5 0 R>>", **forms, o30=stream(TEXT, form)))
    pattern = "/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 1 1]/XStep 0.0001/YStep 0.0001/Resources<</Pattern<</P 5 0 R>>>>"
    yield "pattern-paints-itself", write(page(b"/Pattern cs /P scn 0 0 9000 9000 re f", "/Pattern<</P 5 0 R>>", o5=stream(b"/Pattern cs /P scn 0 0 9 9 re f", pattern)))
    yield "glyph-draws-itself", write(page(None, "/Font<</F1 5 0 R>>", o5="<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix[1 0 0 1 0 0]/CharProcs<</a 6 0 R>>"
        "/Encoding<</Differences[32/a 51/a 52/a 53/a]>>/FirstChar 0/LastChar 255/Widths[]/Resources<</Font<</F1 5 0 R>>>>>>", o6=stream(b"9 0 d0 " + TEXT)))
    yield "mask-of-itself", write(page(b"/G gs 0 0 9 9 re f", "/ExtGState<</G<</SMask<</S/Luminosity/G 5 0 R>>>>>>", o5=stream(
        b"/G gs 0 0 9 9 re f", "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Group<</S/Transparency>>/Resources<</ExtGState<</G<</SMask<</S/Luminosity/G 5 0 R>>>>>>")))
    yield "contents-are-themselves", write(page(o4="[4 0 R 4 0 R]"))
    yield "contents-a-million-times", write(page(o3=f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents[{'4 0 R ' * 300_000}]>>"))
    yield "length-is-itself", write(page(o4=b"<</Length 4 0 R>>\nstream\nBT\nendstream"))
    yield "resources-are-themselves", write(page(o3="<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources 5 0 R>>", o5="5 0 R"))
    yield "references-in-a-chain", write(page(o3="5 0 R", **{f"o{n}": f"{n + 1} 0 R" for n in range(5, 30_000)}))
    objects = stream(b"5 0 6 0 7 0 <<>> <<>> <<>>", "/Type/ObjStm/N 3/First 12")
    yield "object-stream-in-itself", write(page(o5=objects), "/Root 1 0 R/XRefStm 9")
    yield "objects-extend-each-other", write(page(o5=stream(b"", "/Type/ObjStm/N 1000000000/First 9/Extends 6 0 R"), o6=stream(b"", "/Type/ObjStm/N -1/First -9/Extends 5 0 R")))
    outline = "<</Title(a)/Next 6 0 R/Prev 6 0 R/First 6 0 R/Last 6 0 R/Parent 6 0 R/Dest 6 0 R>>"
    yield "outline-in-a-circle", write(page(o1="<</Type/Catalog/Pages 2 0 R/Outlines 6 0 R/PageLabels 7 0 R/Names<</Dests 7 0 R>>>>", o6=outline, o7="<</Kids[7 0 R]/Nums[0 7 0 R]>>"))
    yield "structure-in-a-circle", write(page(o1="<</Type/Catalog/Pages 2 0 R/MarkInfo<</Marked true>>/StructTreeRoot 6 0 R>>", o6="<</Type/StructTreeRoot/K 7 0 R/ParentTree 6 0 R>>",
        o7="<</S/Table/K[7 0 R 7 0 R]/P 7 0 R/Pg 3 0 R>>"))


def tables_of_places():
    yield "places-in-a-circle", write(page(), "/Root 1 0 R/Prev 9")
    good = write(page())
    start = int(good.split(b"startxref\n")[1].split(b"\n")[0])
    yield "places-lead-to-themselves", good.replace(b"/Root 1 0 R", f"/Root 1 0 R/Prev {start}".encode())
    yield "places-behind-the-end", good.replace(f"startxref\n{start}".encode(), b"startxref\n99999999999999")
    yield "places-negative", good.replace(f"startxref\n{start}".encode(), b"startxref\n-5")
    yield "places-missing", good[:start]
    yield "places-claim-too-many", good.replace(b"xref\n0 5", b"xref\n0 2147483647")
    yield "size-lies", good.replace(b"/Size 5", b"/Size 2147483647")
    yield "no-root", good.replace(b"/Root 1 0 R", b"/Info 1 0 R")
    yield "root-is-no-catalog", good.replace(b"/Root 1 0 R", b"/Root 4 0 R")
    many = b"".join(b"xref\n0 1\n0000000000 65535 f \ntrailer\n<</Size 5/Prev %d>>\n" % start for _ in range(60_000))
    yield "many-tables-of-places", good + many + f"startxref\n{start}\n%%EOF".encode()
    yield "places-as-stream-lie", write(page(), tail=lambda place: f"9 0 obj\n<</Type/XRef/W[1 9 9]/Index[0 2000000000]/Size 2000000000/Root 1 0 R/Length 9/Prev {place}>>\nstream\n".encode()
        + b"\xff" * 9 + f"\nendstream\nendobj\nstartxref\n{place}\n%%EOF".encode())
    encrypt = "/Encrypt<</Filter/Standard/V 2/R 3/Length 128/P -44/O({0})/U({0})>>/ID[(a)(b)]".format("x" * 32)
    yield "asks-for-a-password", write(page(), f"/Root 1 0 R{encrypt}")
    yield "encryption-lies", write(page(), "/Root 1 0 R/Encrypt<</Filter/Standard/V 5/R 6/Length -1/O()/U()/OE()/UE()/Perms()/CF<</StdCF<</CFM/AESV3/Length 999999>>>>/StmF/StdCF>>")
    yield "encryption-of-itself", write(page(o5="5 0 R"), "/Root 1 0 R/Encrypt 5 0 R")
    for cut in (9, 60, len(good) // 2, len(good) - 30):
        yield f"cut-at-{cut}", good[:cut]
    yield "deep-arrays", write(page(o5="[" * 500_000 + "]" * 500_000))
    yield "deep-dictionaries", write(page(o5="<</A" * 300_000 + ">>" * 300_000))
    yield "deep-in-the-page", write(page(b"[" * 1_000_000, more="/Annots " + "[" * 100_000 + "]" * 100_000))
    yield "long-name", write(page(o5="/" + "n" * 3_000_000))
    yield "long-string", write(page(b"BT /F1 9 Tf (" + b"3" * 3_000_000 + b") Tj ET"))
    yield "linearized-lies", good.replace(b"%\xe2\xe3\xcf\xd3\n", b"%\xe2\xe3\xcf\xd3\n8 0 obj\n<</Linearized 1/L 999999999/H[99999999 99]/O 3/E 9/N 999999999/T 9>>\nendobj\n")
    yield "before-a-program", good + b"MZ" + bytes(3000)
    yield "thousand-bytes-before", b"x" * 1000 + good
    yield "nothing-but-a-head", b"%PDF-1.7\n"
    yield "version-nine", good.replace(b"1.7", b"9.9")


def sizes():
    """Pages and pictures larger than anything, words without end."""
    for name, box in (("huge", "0 0 1e9 1e9"), ("nan", "0 0 nan inf"), ("negative", "0 0 -500 -500"), ("nothing", "0 0 0 0"), ("turned-over", "900 900 0 0"), ("tiny", "0 0 1e-9 1e-9"),
                      ("long", "0 0 600 200000000"), ("words", "a b c d"), ("short", "0 0"), ("far", "1e30 1e30 2e30 2e30")):
        yield f"page-{name}", write(page(box=box))
    yield "unit-huge", write(page(more="/UserUnit 1e30/Rotate 91"))
    yield "all-pages-huge", write(page(box="0 0 1e6 1e6", o2=f"<</Type/Pages/Kids[{'3 0 R ' * 1000}]/Count 1000>>"))
    image = "/Type/XObject/Subtype/Image/Width {0}/Height {0}/ColorSpace/DeviceRGB/BitsPerComponent {1}"
    head = b"\xff\xd8\xff\xc0\x00\x11\x08\xff\xff\xff\xff\x03\x01\x22\x00\x02\x11\x01\x03\x11\x01\xff\xda\x00\x0c\x03\x01\x00\x02\x11\x03\x11\x00\x3f\x00"
    boxes = b"\x00\x00\x00\x0cjP  \r\n\x87\n\xffO\xffQ\x00\x2f\x00\x00" + b"\xff\xff\xff\xff" * 2 + b"\x00" * 8 + b"\xff\xff\xff\xff" * 2 + b"\x00" * 8 + b"\x00\x03" + b"\x07\x01\x01" * 3
    symbols = b"\x00\x00\x00\x00\x30\x00\x01\x00\x00\x00\x13\xff\xff\xff\xff\xff\xff\xff\xff" + b"\x00" * 11
    for name, bits, content in (
        ("raw", 8, stream(b"", image.format(1_000_000_000, 8))), ("bits", 8, stream(b"", image.format(60_000, 2_000_000_000))), ("dct", 8, stream(head + b"\0" * 500, image.format(65535, 8) + "/Filter/DCTDecode")),
        ("jpx", 8, stream(boxes, image.format(60_000, 8) + "/Filter/JPXDecode")), ("jbig2", 1, stream(symbols, image.format(60_000, 1) + "/Filter/JBIG2Decode")),
        ("ccitt", 1, stream(b"\0" * 99, image.format(2_000_000_000, 1) + "/Filter/CCITTFaxDecode/DecodeParms<</Columns 2000000000/Rows 2000000000/K -1>>")),
        ("lzw", 8, stream(b"\x80\x0b\x60\x50" * 99, image.format(30_000, 8) + "/Filter/LZWDecode/DecodeParms<</Predictor 15/Columns 2000000000/Colors 2000000000>>")),
        ("flate", 8, stream(deflate_zeros(900), image.format(17_000, 8) + "/Filter/FlateDecode")),
        ("mask-of-itself", 8, stream(b"\0\0\0", image.format(1, 8) + "/SMask 5 0 R")), ("filters", 8, stream(b"x", image.format(9, 8) + f"/Filter[{'/ASCIIHexDecode' * 9000}]")),
    ):
        assert bits
        yield f"picture-{name}", write(page(b"q 500 0 0 500 0 0 cm /X Do Q", "/XObject<</X 5 0 R>>", o5=content))
    yield "inline-picture", write(page(b"BI /W 1000000000 /H 1000000000 /BPC 16 /CS /RGB ID " + b"x" * 99 + b" EI"))
    yield "bomb", write(page(o4=stream(deflate_zeros(9_000), "/Filter/FlateDecode")))
    yield "bomb-of-words", write(page(o4=flate(b"BT /F1 9 Tf " + b"(3 4 5) Tj " * 9_000_000)))
    yield "bomb-in-a-bomb", write(page(o4=stream(zlib.compress(deflate_zeros(9_000)), "/Filter[/FlateDecode/FlateDecode]")))
    yield "objects-bomb", write(page(o5=stream(deflate_zeros(3_000), "/Type/ObjStm/N 5/First 9/Filter/FlateDecode")))
    yield "lines-without-end", write(page(o4=flate(b"0 0 m " + b"9 9 l 0 0 l " * 3_000_000 + b"S")))
    yield "dashes", write(page(b"[0.00001] 0 d 0 0 m 1e7 1e7 l S"))
    yield "rectangles", write(page(o4=flate(b"".join(b"%d %d 3 3 re f " % (n % 600, n // 600) for n in range(300_000)))))
    yield "saved-a-million-times", write(page(o4=flate(b"q " * 3_000_000)))
    yield "shading", write(page(b"/S sh", "/Shading<</S<</ShadingType 1/ColorSpace/DeviceRGB/Domain[0 1e9 0 1e9]/Function<</FunctionType 4/Domain[0 1 0 1]/Range[0 1 0 1 0 1]/Length 9>>>>>>"))
    yield "words-on-one-place", write(page(o4=flate(b"BT /F1 9 Tf 72 700 Td " + b"(3) Tj 0 0 Td " * 60_000 + b"ET")))
    scatter = b"".join(b"1 0 0 1 %d %d Tm (3) Tj " % (n * 7919 % 590, n * 104729 % 840) for n in range(60_000))
    yield "words-everywhere", write(page(o4=flate(b"BT /F1 4 Tf " + scatter + b"ET")))
    yield "letters-far-away", write(page(b"BT /F1 1e9 Tf 1e30 0 0 1e-30 nan inf Tm (3 4 5) Tj ET"))


def deflate_zeros(megabytes):
    """What FlateDecode unpacks to zeros: a stream of zlib (RFC 1950), its sum at the end missing."""
    return b"\x78\xda" + deflate_run(b"", b"\0", megabytes, b"")


def fonts():
    yield "font-of-garbage", write(page(None, "/Font<</F1 5 0 R>>", o5="<</Type/Font/Subtype/TrueType/BaseFont/A/FirstChar 32/LastChar 2000000000/Widths[1 2]/FontDescriptor 6 0 R>>",
        o6="<</Type/FontDescriptor/FontName/A/Flags 4/FontFile2 7 0 R/FontBBox[0 0 1e9 1e9]>>", o7=stream(b"\0\1\0\0\xff\xff" + b"\xff" * 4000)))
    yield "font-of-another-font", write(page(None, "/Font<</F1 5 0 R>>", o5="<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[5 0 R]/ToUnicode 7 0 R>>",
        o7=stream(b"1 begincodespacerange <0000> <FFFFFFFF> endcodespacerange 1 beginbfrange <00000000> <FFFFFFFF> <0030> endbfrange")))
    to = b"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange 100 beginbfrange " + b"<0000> <ffff> <0030> " * 100_000 + b"endbfrange endcmap"
    wide = "<</Type/Font/Subtype/Type0/BaseFont/SimSun/Encoding/{0}/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/SimSun/CIDSystemInfo<</Registry(Adobe)/Ordering({1})/Supplement 9>>"
    yield "map-of-letters-repeats", write(page(None, "/Font<</F1 5 0 R>>", o5=wide.format("Identity-H", "Identity") + "/DW 1000>>]/ToUnicode 6 0 R>>", o6=flate(to)))
    yield "map-uses-itself", write(page(None, "/Font<</F1 5 0 R>>", o5=wide.format("6 0 R", "GB1") + ">>]>>", o6=stream(b"/A usecmap", "/Type/CMap/CMapName/A/UseCMap 6 0 R")))
    for number, name in enumerate(("../../../../../../etc/passwd", "/etc/passwd", "GBK-EUC-H/../../x", "a" * 60_000)):
        escaped = "".join(f"#{ord(letter):02x}" if letter in "/." else letter for letter in name)
        yield f"map-leads-out-{number}", write(page(None, "/Font<</F1 5 0 R>>", o5=wide.format(escaped, name) + ">>]>>"))
    yield "widths-without-end", write(page(None, "/Font<</F1 5 0 R>>", o5=wide.format("Identity-H", "GB1") + "/W[0 2000000000 500 0 2000000000 500]>>]>>"))
    many = {f"o{n}": FONT.replace("Helvetica", f"A{n}") for n in range(10, 20_000)}
    names = "".join(f"/F{n} {n} 0 R" for n in range(10, 20_000))
    yield "twenty-thousand-fonts", write(page(b"BT " + b"".join(b"/F%d 9 Tf (3) Tj " % n for n in range(10, 20_000)) + b"ET", f"/Font<<{names}>>", **many))


def actions(home):
    """What would run, open or fetch something."""
    script = "app.launchURL('http://127.0.0.1:9/');" * 9
    yield "script", write(page(o1=f"<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS({script})>>/AA<</WC<</S/JavaScript/JS(1)>>>>>>"))
    yield "launches", write(page(o1=f"<</Type/Catalog/Pages 2 0 R/OpenAction<</S/Launch/F(/bin/sh)/Unix(touch {home}/escaped)>>>>"))
    yield "goes-out", write(page(o1=f"<</Type/Catalog/Pages 2 0 R/OpenAction<</S/GoToR/F(file://{home}/secret.txt)/D[0/Fit]>>>>"))
    yield "imports", write(page(more=f"/AA<</O<</S/ImportData/F({home}/secret.txt)>>>>/Annots[<</Subtype/Link/Rect[0 0 9 9]/A<</S/SubmitForm/F(http://127.0.0.1:9/)>>>>]"))
    outer = write(page(o4=f"<</Length 0/F({home}/secret.txt)/FFilter/ASCIIHexDecode>>\nstream\n\nendstream"))
    yield "contents-in-another-file", outer
    yield "picture-in-another-file", write(page(b"/X Do", "/XObject<</X 5 0 R>>", o5=f"<</Subtype/Image/Width 9/Height 9/F(http://127.0.0.1:9/)/Length 0>>\nstream\n\nendstream"))
    yield "form-of-another-file", write(page(b"/X Do", "/XObject<</X 5 0 R>>", o5=stream(b"", f"/Subtype/Form/BBox[0 0 9 9]/Ref<</F(/etc/passwd)/Page 0>>")))
    nested = write(page())
    for _ in range(6):
        nested = write(page(o1="<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles<</Names[(../../../tmp/gouji-escaped.pdf)6 0 R]>>>>>>", o6="<</Type/Filespec/F(../../../tmp/gouji-escaped.pdf)/EF<</F 7 0 R>>>>", o7=flate(nested)))
    yield "files-within-files", nested
    forms = f"<</Type/Catalog/Pages 2 0 R/AcroForm<</XFA[(a)7 0 R]/Fields[6 0 R]>>>>"
    data = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file://{home}/secret.txt">]><xdp>&a;</xdp>'
    yield "form-with-entities", write(page(o1=forms, o6="<</FT/Tx/T(a)/Parent 6 0 R/Kids[6 0 R]/V 6 0 R>>", o7=stream(data.encode())))
    yield "metadata-with-entities", write(page(o1="<</Type/Catalog/Pages 2 0 R/Metadata 6 0 R>>", o6=stream(data.encode(), "/Type/Metadata/Subtype/XML")))


def make(home, random):
    del random
    for part in (circles(), tables_of_places(), sizes(), fonts(), actions(home)):
        for name, content in part:
            yield f"{name}.pdf", content
