#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Archives on the command line, in TAP: each file of one is a source by itself.

    test-archive.py CLI
"""

import hashlib
import json
import sys
import zipfile
from email.message import EmailMessage

from harness import COUNTY, DONE, SAVED, UNREADABLE, WRONG_SUMS
from harness import assert_equal, assert_one_line, main, test


def pack(path, members):
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)


@test
def an_archive_is_read_file_by_file(cli):
    pack(cli.folder / "inner.zip", {"岚.txt": COUNTY.read_bytes(), "letter.txt": "各位同事：下周一放假。\n"})
    pack(
        cli.folder / "all.zip",
        {
            "2023/a.html": WRONG_SUMS.read_bytes(),
            "empty.txt": b"",
            "__MACOSX/._a.html": b"x",
            "inner.zip": (cli.folder / "inner.zip").read_bytes(),
            "saved.gouji": SAVED.read_bytes(),
        },
    )
    out, messages = cli.expect(UNREADABLE, "read", "--json", "all.zip")
    reports = [json.loads(line) for line in out.splitlines()]
    assert_equal([report["file"] for report in reports], [
        "all.zip/2023/a.html", "all.zip/inner.zip/岚.txt", "all.zip/saved.gouji"])
    assert_equal([report["index"] for report in reports], [1, 2, 3])
    assert_equal(sorted(line.split("“")[1].split("”")[0] for line in messages.splitlines() if "“" in line),
                 ["all.zip/empty.txt", "all.zip/inner.zip/letter.txt"])


@test
def an_email_is_what_is_attached_to_it(cli):
    mail = EmailMessage()
    mail["Subject"] = "年报"
    mail.set_content("请查收附件。\n")
    mail.add_attachment(WRONG_SUMS.read_bytes(), maintype="text", subtype="html", filename="岚.html")
    mail.add_attachment(SAVED.read_bytes(), maintype="image", subtype="png", filename="b.png")
    (cli.folder / "a.eml").write_bytes(mail.as_bytes())
    out, _ = cli.expect(DONE, "read", "--json", "a.eml")
    assert_equal([json.loads(line)["file"] for line in out.splitlines()], ["a.eml/岚.html"])


@test
def an_email_with_nothing_attached_is_a_document(cli):
    mail = EmailMessage()
    mail.set_content(COUNTY.read_text("utf-8"), cte="base64")
    (cli.folder / "b.eml").write_bytes(mail.as_bytes())
    out, _ = cli.expect(DONE, "read", "--json", "b.eml")
    assert_equal([json.loads(line)["file"] for line in out.splitlines()], ["b.eml"])


@test
def an_archive_within_an_archive_within_an_archive_is_said(cli):
    pack(cli.folder / "1.zip", {"a.txt": COUNTY.read_bytes()})
    pack(cli.folder / "2.zip", {"1.zip": (cli.folder / "1.zip").read_bytes()})
    pack(cli.folder / "3.zip", {"2.zip": (cli.folder / "2.zip").read_bytes()})
    assert_one_line(cli.expect(UNREADABLE, "check", "3.zip")[1], "3.zip/2.zip/1.zip", "format")


@test
def a_report_of_an_archive_knows_its_source(cli):
    pack(cli.folder / "all.zip", {"a.txt": COUNTY.read_bytes(), "b.txt": COUNTY.read_bytes() + b"\n"})
    for number, name in ((1, "a.txt"), (2, "b.txt")):
        cli.expect(DONE, "export", "all.zip", "--report", str(number), "-o", "one.gouji")
        saved = (cli.folder / "one.gouji").read_text("utf-8")
        with zipfile.ZipFile(cli.folder / "all.zip") as archive:
            digest = hashlib.sha256(archive.read(name)).hexdigest()
        assert f"all.zip/{name}" in saved and digest in saved, saved[:500]


if __name__ == "__main__":
    sys.exit(main())
