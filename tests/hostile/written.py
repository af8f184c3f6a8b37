# SPDX-License-Identifier: GPL-3.0-or-later
"""Hostile RTF, MHTML, e-mail, HTML, Markdown, CSV and plain text. `make` yields (name, content)."""

import base64

from packages import TITLE

LINE = f"{TITLE}\n一、总体情况\n"


def rich_text(home):
    rtf = lambda body: b"{\\rtf1\\ansi\\ansicpg936 " + (body if isinstance(body, bytes) else body.encode("ascii")) + b"}"
    yield "braces", b"{\\rtf1" + b"{" * 3_000_000
    yield "braces-closed", b"{\\rtf1" + b"{" * 2_000_000 + b"3" + b"}" * 2_000_000
    yield "closing-braces", b"{\\rtf1" + b"}" * 3_000_000
    for number in (2**31 - 1, -1, 10**30, 4_000_000_000):
        yield f"binary-{number}", rtf(f"\\bin{number} 345")
    yield "binary-in-binary", rtf(b"\\bin9999999" * 200_000)
    yield "unicode-lies", rtf("\\uc2147483647\\u30340 abc\\u-99999999999 ?\\uc-1\\u65535 x\\u55357 ?\\u55357 ?")
    yield "unicode-skips", rtf("\\uc60000 " + "\\u30340" * 300_000)
    yield "half-characters", rtf(b"\\'c4\\'ea\\'c4 \\'c4\\par \xc4\\'ea\\'\\'zz\\'f\xff")
    yield "cells", rtf("\\trowd" + "\\cellx100" * 500_000 + "\\intbl" + "\\cell" * 500_000 + "\\row")
    yield "cells-backwards", rtf(("\\trowd" + "".join(f"\\cellx{n}" for n in range(900, -900, -1)) + "\\intbl" + "3\\cell" * 1800 + "\\row") * 20)
    yield "rows", rtf("\\trowd\\cellx2147483647\\intbl 3\\cell\\row" * 200_000)
    yield "rows-of-different-edges", rtf("".join(f"\\trowd\\cellx{n}\\cellx{n + 1}\\intbl 3\\cell 4\\cell\\row" for n in range(40_000)))
    yield "tables-in-tables", rtf("\\trowd\\itap1000000\\nesttableprops\\intbl 3\\nestcell\\nestrow" * 100_000)
    yield "merged", rtf(("\\trowd\\clmgf\\clvmgf\\cellx9\\clmrg\\clvmrg\\cellx18\\intbl 3\\cell 4\\cell\\row") * 100_000)
    yield "fonts", rtf("{\\fonttbl" + "".join(f"{{\\f{n}\\fcharset134 a;}}" for n in range(200_000)) + "}" + "".join(f"\\f{n} x" for n in range(200_000)))
    yield "fields", rtf(f'{{\\field{{\\*\\fldinst INCLUDETEXT "{home}/secret.txt" INCLUDEPICTURE "http://127.0.0.1:9/"}}}}' * 3000)
    yield "fields-in-fields", rtf("{\\field{\\*\\fldinst " * 300_000 + "}}" * 300_000)
    yield "object", rtf("{\\object\\objemb\\objupdate{\\*\\objclass Package}{\\*\\objdata " + "0105" * 900_000 + "}}")
    yield "picture", rtf("{\\pict\\wmetafile8\\picw2147483647\\pich2147483647 " + "ff" * 3_000_000 + "}")
    yield "template", rtf(f"{{\\*\\template file://{home}/secret.txt}}{{\\*\\template http://127.0.0.1:9/a}}\\par 3")
    yield "unknown-word", rtf("\\" + "a" * 5_000_000)
    yield "revisions", rtf("{\\revised\\deleted " * 500_000)
    yield "notes", rtf("{\\footnote {\\footnote " * 300_000)
    yield "page-65001", b"{\\rtf1\\ansi\\ansicpg99999999 " + TITLE.encode("utf-8") + b"}"
    yield "cut", rtf(b"\\par 3")[:-1]
    yield "only-its-head", b"{\\rtf"


def part(boundary, kind, content, *more):
    lines = [f"--{boundary}", f"Content-Type: {kind}", *more, "", ""]
    return "\r\n".join(lines).encode("utf-8") + content + b"\r\n"


def mail(boundary, *parts, kind="multipart/related", end=True):
    head = f'MIME-Version: 1.0\r\nContent-Type: {kind}; boundary="{boundary}"\r\n\r\n'.encode("utf-8")
    return head + b"".join(parts) + (f"--{boundary}--\r\n".encode("utf-8") if end else b"")


def mails(home):
    page = f"<html><body><p>{TITLE}</p></body></html>".encode("utf-8")
    html = 'text/html; charset="utf-8"'
    inner = part("x", html, page)
    for level in range(3000):
        inner = f'--b{level}\r\nContent-Type: multipart/mixed; boundary="b{level - 1 if level else "x"}"\r\n\r\n'.encode() + inner
    yield "parts-in-parts", mail("b2999", inner)
    yield "boundary-is-itself", mail("b", *[part("b", 'multipart/mixed; boundary="b"', b"") for _ in range(20_000)])
    yield "boundary-empty", mail("", part("", html, page))
    yield "boundary-long", mail("b" * 1_000_000, part("b" * 1_000_000, html, page))
    yield "boundary-begins-another", mail("b", part("bb", html, page), part("b", html, page), part("b-", html, page))
    yield "boundary-missing", b'MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n' + part("b", html, page)
    yield "boundary-with-signs", mail("(.*)+%s%n", part("(.*)+%s%n", html, page))
    yield "boundaries-everywhere", mail("b", *[b"--b\r\n"] * 600_000)
    yield "never-ends", mail("b", part("b", html, page), end=False)
    yield "sixty-thousand-parts", mail("b", *[part("b", html, b"<p>3</p>")] * 60_000)
    yield "heads-without-end", b"MIME-Version: 1.0\r\n" + b"X-A: b\r\n" * 900_000 + b"\r\n" + page
    yield "head-of-one-line", b"MIME-Version: 1.0\r\nSubject: " + b"a" * 8_000_000 + b"\r\n\r\n" + page
    yield "head-continued", b"MIME-Version: 1.0\r\nContent-Type: text/html;" + b"\r\n\t a=b;" * 600_000 + b"\r\n\r\n" + page
    yield "base64-lies", mail("b", part("b", html, b"=" * 900_000 + b"A", "Content-Transfer-Encoding: base64"))
    yield "base64-of-everything", mail("b", part("b", html, bytes(range(256)) * 900, "Content-Transfer-Encoding: base64"))
    yield "quoted-lies", mail("b", part("b", html, b"=3=ZZ==\r\n=" * 200_000, "Content-Transfer-Encoding: quoted-printable"))
    yield "unknown-coding", mail("b", part("b", html, page, "Content-Transfer-Encoding: x-uuencode"))
    yield "unknown-charset", mail("b", part("b", 'text/html; charset="x-none"', page))
    yield "wide-charset", mail("b", part("b", 'text/html; charset="utf-32"', page))
    yield "words-in-words", b"MIME-Version: 1.0\r\nSubject: " + b"=?utf-8?B?" * 300_000 + b"\r\nContent-Type: text/html\r\n\r\n" + page
    frames = f'<iframe src="file://{home}/secret.txt"></iframe><iframe src="cid:a"></iframe><object data="http://127.0.0.1:9/a"></object>'
    yield "frames-show-files", mail("b", part("b", html, page + frames.encode(), "Content-ID: <a>", "Content-Location: cid:a"))
    yield "name-leads-out", mail("b", part("b", 'application/pdf; name="../../../tmp/gouji-escaped.pdf"', base64.b64encode(b"%PDF-1.4"),
        "Content-Transfer-Encoding: base64", 'Content-Disposition: attachment; filename="../../../../tmp/gouji-escaped.pdf"'))
    nested = page
    for _ in range(9):
        nested = mail("b", part("b", "message/rfc822", base64.b64encode(nested), "Content-Transfer-Encoding: base64"))
    yield "mails-in-mails", nested
    yield "outer-body", mail("b", part("b", f'message/external-body; access-type=local-file; name="{home}/secret.txt"', b""))
    yield "bare-returns", mail("b", part("b", html, page)).replace(b"\r\n", b"\r")
    yield "nul-bytes", mail("b", part("b", html, page)).replace(b"-", b"\0-")


def pages(home):
    """Web pages."""
    html = lambda body: f"<!DOCTYPE html><html><head><meta charset=utf-8></head><body>{body}</body></html>".encode("utf-8")
    yield "elements", html("<div>" * 1_000_000 + "3")
    yield "elements-of-all-kinds", html("<b><i><table><tr><td><p><font><select>" * 100_000)
    yield "attributes", html("<p " + "".join(f"a{n}=1 " for n in range(400_000)) + ">3</p>")
    yield "attribute-long", html(f'<p title="{"长" * 5_000_000}">3</p>')
    yield "tables-in-tables", html("<table><tr><td>" * 200_000 + "3")
    yield "lists", html("<ol><li>" * 300_000)
    for name, number in (("huge", 2_147_483_647), ("wraps", 4_294_967_297), ("negative", -1), ("many", 60_000)):
        yield f"span-{name}", html(f'<table>{f"<tr><td colspan={number} rowspan={number}>3</td><td>4</td></tr>" * 50}</table>')
    yield "spans-cross", html("<table>" + "".join(f"<tr>{'<td rowspan=60 colspan=3>1</td>' * 60}</tr>" for _ in range(600)) + "</table>")
    yield "cells", html("<table><tr>" + "<td>1" * 1_500_000 + "</table>")
    yield "rows-without-cells", html("<table>" + "<tr>" * 2_000_000 + "</table>")
    yield "entities", html("&#x110000;&#0;&#xd800;&bogus;&amp" * 300_000 + "&" * 300_000)
    yield "doctype-entities", f'<!DOCTYPE html [<!ENTITY a SYSTEM "file://{home}/secret.txt"><!ENTITY b SYSTEM "file:///etc/passwd">]><html><p>&a;&b;</p></html>'.encode()
    yield "shows-files", html(f'<iframe src="file://{home}/secret.txt"></iframe><object data="/etc/passwd"></object><link rel=import href="http://127.0.0.1:9/"><img src="http://127.0.0.1:9/a"><base href="http://127.0.0.1:9/">')
    yield "comment-never-ends", html("<!--" + "x" * 2_000_000)
    yield "comments", html("<!-- -- > --!>" * 600_000)
    yield "script-never-ends", html("<script>" + "</scrip" * 600_000)
    yield "tag-never-ends", html("<p " * 1_000_000)
    yield "brackets", b"<" * 5_000_000
    yield "charset-lies", b"<html><meta charset=utf-16><body>" + TITLE.encode("gb18030") + b"</body></html>"
    yield "charset-unknown", b'<html><meta http-equiv=content-type content="text/html; charset=x-' + b"a" * 100_000 + b'"><body>' + TITLE.encode("gb18030")
    yield "charsets-many", b"<meta charset=big5><meta charset=gbk>" * 200_000 + TITLE.encode("utf-8")
    yield "frames", html('<frameset rows="1,*">' * 100_000)
    yield "template", html("<template>" * 200_000 + "<svg><math><foreignObject>" * 50_000)
    yield "nul-bytes", html("<p>3</p>").replace(b"p", b"\0p\0")


def lists():
    """CSV and plain text."""
    yield "one-line.csv", b"3," * 9_900_000
    yield "one-cell.csv", b'"' + b"3" * 19_000_000
    yield "quotes.csv", b'"' * 5_000_000
    yield "quote-never-ends.csv", b'a,"b\n' + b"1,2,3\n" * 900_000
    yield "empty-lines.csv", b"\n" * 15_000_000
    yield "empty-cells.csv", (b"," * 16_000 + b"\n") * 300
    yield "one-wide-row.csv", b"1\n" * 40_000 + b"," * 40_000 + b"\n"
    yield "nul-bytes.csv", b"a\0,b\0\n" * 9000
    yield "wide-letters.csv", "1,2\n".encode("utf-16") * 300
    yield "tabs.tsv", b"\t" * 9_000_000
    yield "one-line.txt", b"a" * 19_000_000
    yield "one-line-of-numbers.txt", (LINE + "3 " * 600_000).encode("utf-8")
    yield "lines.txt", b"\n" * 19_000_000
    yield "returns.txt", b"\r" * 5_000_000
    yield "too-large.txt", b"3\n" * 10_500_000
    yield "marks-that-turn.txt", (TITLE + "\u202e\u2066\u200b\ufeff" * 300_000).encode("utf-8")
    yield "marks-on-marks.txt", ("年" + "\u0301" * 3_000_000).encode("utf-8")
    yield "escape-sequences.txt", f"\x1b[2J\x1b]0;owned\x07\x1bP{LINE}".encode("utf-8")
    yield "wide-without-mark.txt", LINE.encode("utf-16-le")
    yield "half-a-character.txt", LINE.encode("utf-8")[:-2]
    yield "surrogates.txt", b"\xed\xa0\x80\xed\xb0\x80" * 30_000
    yield "overlong.txt", b"\xc0\xaf\xe0\x80\xaf" * 30_000
    yield "beyond-unicode.txt", b"\xf7\xbf\xbf\xbf" * 30_000
    yield "numbers.txt", (LINE + "收到" + "9" * 900_000 + "件。").encode("utf-8")
    yield "headings.txt", "".join(f"{TITLE}\n一、总体情况\n二、主动公开政府信息情况\n" for _ in range(2000)).encode("utf-8")
    yield "titles.txt", (TITLE + "\n").encode("utf-8") * 20_000
    yield "pipes.md", b"|" * 3_000_000
    yield "rows.md", b"|a|b|\n|-|-|\n" * 200_000
    yield "quotes.md", b"> " * 3_000_000
    yield "saved.gouji", b'{"gouji":1' + b"," * 100_000
    yield "deep.gouji", b'{"gouji":1,"a":' + b"[" * 900_000
    yield "deep-objects.gouji", b'{"gouji":1,' + b'"a":{' * 300_000
    yield "numbers.gouji", b'{"gouji":1,"version":1e999999999,"id":-0,"figures":' + b"9" * 900_000 + b"}"
    yield "same-key.gouji", b'{"gouji":1' + b',"figures":{}' * 300_000 + b"}"
    yield "newer.gouji", b'{"gouji":99999999999999999999999}'


def make(home, random):
    del random
    for ending, files in (("rtf", rich_text(home)), ("mhtml", mails(home)), ("html", pages(home))):
        for name, content in files:
            yield f"{name}.{ending}", content
    for name, content in mails(home):
        if name in ("name-leads-out", "mails-in-mails", "outer-body", "head-of-one-line"):
            yield f"{name}.eml", content
    yield from lists()
