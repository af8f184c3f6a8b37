# SPDX-License-Identifier: GPL-3.0-or-later
"""Files that are not what their names say, that end too soon, that are two things at once, or that were good before some
bytes were changed. `make` yields (name, content).
"""

import struct

import printed
from packages import MAKERS, TITLE
from zipping import Member, pack, pack_files

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
HEADS = {
    "a-program": b"MZ\x90\0" + bytes(500) + b"PE\0\0",
    "an-elf-program": b"\x7fELF\x02\x01\x01" + bytes(900),
    "a-rar": b"Rar!\x1a\x07\x01\0" + bytes(900),
    "a-seven-zip": b"7z\xbc\xaf\x27\x1c\0\x04" + b"\xff" * 900,
    "a-png": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\x7f\xff\xff\xff\x7f\xff\xff\xff\x10\x06\0\0\0" + bytes(900),
    "a-jpeg": b"\xff\xd8\xff\xe0\0\x10JFIF" + bytes(900),
    "a-bitmap": b"BM" + b"\xff" * 900,
    "a-tiff": b"II*\0\x08\0\0\0\xff\xff" + b"\xff" * 900,
    "a-gif": b"GIF89a\xff\xff\xff\xff" + bytes(900),
    "a-film": b"\0\0\0\x20ftypisom" + bytes(900),
    "a-disk": bytes(32768) + b"\x01CD001" + bytes(9000),
    "a-cabinet": b"MSCF" + bytes(900),
    "a-database": b"SQLite format 3\0" + bytes(900),
    "a-script": b"#!/bin/sh\ntouch /tmp/gouji-escaped\n",
    "postscript": b"%!PS-Adobe-3.0\n(/etc/passwd) (r) file 1000 string readstring pop =\n" * 90,
    "a-picture-of-vectors": b'<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg"><text>&a;</text></svg>',
    "a-shortcut": b"L\0\0\0\x01\x14\x02\0" + bytes(900),
    "ofd": None,
    "apple-pages": None,
    "java": None,
}
ENDINGS = ["docx", "pdf", "xlsx", "txt"]


def heads():
    for number, (name, content) in enumerate(HEADS.items()):
        content = content or pack_files({"Index/Document.iwa": "x", "OFD.xml": "<ofd/>", "META-INF/MANIFEST.MF": "x"})
        yield f"{name}.{ENDINGS[number % len(ENDINGS)]}", content


def old_office(random):
    """Compound files (MS-CFB 2.2): 512 bytes of a head, then sectors."""
    def head(sectors=1, first=0, mini=0xFFFFFFFE, difat=0xFFFFFFFE, count=0, shift=9, table=0):
        return OLE + bytes(16) + struct.pack("<HHHHH6xIIIIIIIIII", 0x3E, 3, 0xFFFE, shift, 6, 0, sectors, first, 0, 4096, mini, 0, difat, count, table)

    garbage = random.randbytes(20_000)
    yield "garbage.doc", OLE + garbage
    yield "garbage.xls", OLE + random.randbytes(20_000)
    yield "garbage.wps", OLE + random.randbytes(600_000)
    yield "only-its-head.doc", OLE
    yield "chain-in-a-circle.doc", head(table=0) + struct.pack("<I", 0) * 128 + bytes(4096)
    yield "chain-in-a-circle.docx", head(table=0, difat=0, count=0xFFFFFFFF) + struct.pack("<I", 0) * 128 * 90
    yield "sector-of-a-gigabyte.et", head(shift=30) + garbage
    yield "sectors-of-nothing.dps", head(shift=0, sectors=0xFFFFFFFF) + garbage
    yield "encrypted-package.docx", head() + "EncryptedPackage".encode("utf-16-le") + garbage
    yield "old-word.doc", bytes([0xDB, 0xA5, 0x2D, 0]) + garbage
    yield "rich-text.doc", b"{\\rtf1\\ansi\\ansicpg936 3}"
    yield "page.doc", f"<html><body>{TITLE}</body></html>".encode("utf-8")
    yield "page.xls", f"<html><table><tr><td>{TITLE}</td></tr></table></html>".encode("utf-8")
    yield "macro.docm", pack_files(dict(MAKERS["docx"](), **{"word/vbaProject.bin": "x"}))


def wrong_names():
    """Good content under another format's name."""
    documents = {kind: pack_files(make()) for kind, make in MAKERS.items()}
    documents["pdf"] = printed.write(printed.page())
    documents["html"] = f"<html><body>{TITLE}</body></html>".encode("utf-8")
    endings = list(documents)
    for number, kind in enumerate(endings):
        yield f"really-{kind}.{endings[(number + 1) % len(endings)]}", documents[kind]
        yield f"really-{kind}.txt", documents[kind]
        yield f"really-{kind}", documents[kind]
    yield "pdf-and-archive.pdf", documents["pdf"] + documents["docx"]
    yield "archive-and-pdf.docx", documents["docx"] + documents["pdf"]
    yield "page-and-archive.html", documents["html"] + documents["docx"]
    yield "page-and-pdf.html", b"<!--" + documents["pdf"] + b"-->" + documents["html"]
    yield "all-kinds.docx", pack([Member(name, part.encode("utf-8")) for kind in MAKERS for name, part in MAKERS[kind]().items()])
    yield "mail-and-pdf.eml", b"MIME-Version: 1.0\r\n\r\n" + documents["pdf"]


def small():
    yield "nothing.docx", b""
    yield "nothing.pdf", b""
    yield "nothing", b""
    for byte in (0, 0x0A, 0x1A, 0x25, 0x3C, 0x50, 0x7B, 0xD0, 0xFF):
        yield f"byte-{byte}.{ENDINGS[byte % len(ENDINGS)]}", bytes([byte])
    for name, content in (("marks", b"\xef\xbb\xbf"), ("wide-mark", b"\xff\xfe"), ("pk", b"PK"), ("rtf", b"{\\rtf"), ("pdf", b"%PDF"), ("space", b" " * 90_000)):
        yield f"only-{name}.txt", content
    yield "zeros.docx", bytes(1_000_000)
    yield "too-large.pdf", b"%PDF-1.7\n" + bytes(21_000_000)
    yield "too-large.docx", b"PK\x03\x04" + bytes(21_000_000)


def mutate(random, data, times):
    """A good document after some accidents."""
    data = bytearray(data)
    for _ in range(times):
        place, kind = random.randrange(len(data)), random.randrange(5)
        if kind == 0:
            data[place] ^= 1 << random.randrange(8)
        elif kind == 1:
            data[place : place + 4] = random.randbytes(4)
        elif kind == 2:
            del data[place : place + random.randrange(1, 200)]
        elif kind == 3:
            data[place:place] = data[place : place + random.randrange(1, 200)]
        else:
            data[place : place + 8] = b"\xff" * 8
        if not data:
            return b"x"
    return bytes(data)


def mutants(random, good, count):
    """`good` is {ending: content} of documents that can be read."""
    endings = sorted(good)
    for number in range(count):
        ending = endings[number % len(endings)]
        data = good[ending]
        if number % 5 == 4:
            yield f"cut-{number}.{ending}", data[: random.randrange(1, len(data))]
        else:
            yield f"mutant-{number}.{ending}", mutate(random, data, random.choice([1, 1, 3, 30]))


def make(home, random):
    del home
    yield from heads()
    yield from old_office(random)
    yield from wrong_names()
    yield from small()
