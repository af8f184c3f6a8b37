#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What `gouji-cli export` writes, and what it says when it cannot, in TAP.

    test-export.py CLI
"""

import csv
import io
import json
import os
import resource
import subprocess
import sys
import zipfile

from harness import COUNTY, DONE, FIXTURES, SAVED, TWO_REPORTS, UNREADABLE, USAGE, WRONG_SUMS
from harness import Skip, assert_equal, assert_one_line, main, test

BLANK = FIXTURES / "blank-form.txt"
UNSURE = FIXTURES / "last-number-of-a-row-missing.html"
CELL = "requests.new_received.business"
FORMATS = ["docx", "pdf", "html", "xlsx", "csv", "json", "gouji"]


def files(cli):
    """The names of all files in the folder of the test, hidden ones too."""
    return sorted(os.listdir(os.fsencode(cli.folder)))


def assert_refused(cli, status, *arguments, **keywords):
    """Nothing is written, and one sentence says why; wrong usage has a second line, the same for all."""
    before = files(cli)
    out, messages = cli.expect(status, "export", *arguments, **keywords)
    lines = messages.splitlines()
    assert_equal(out, b"")
    assert_equal(files(cli), before)
    assert_equal(len(lines), 2 if status == USAGE else 1)
    return lines[0]


@test
def every_format_is_written_and_the_same_twice(cli):
    for ending in FORMATS:
        first, second = f"a.{ending}", f"年报.{ending.upper()}"
        for name in (first, second):
            out, messages = cli.expect(DONE, "export", COUNTY, "-o", name)
            assert out == b"" and (messages == "" or ending == "pdf"), f"{ending}: {messages}"
        data = (cli.folder / first).read_bytes()
        assert data and data == (cli.folder / second).read_bytes(), f"{ending} differs"
        assert_equal(cli.expect(DONE, "export", COUNTY, "-o", "-", "--format", ending)[0], data)


@test
def fonts_that_stand_in_are_told_once_each(cli):
    _, messages = cli.expect(DONE, "export", COUNTY, "-o", "a.pdf")
    wanted = [line.split("“")[1].split("”")[0] for line in messages.splitlines()]
    assert len(set(wanted)) == len(wanted), messages
    assert all("stands in for it" in line for line in messages.splitlines()), messages


@test
def characters_that_no_font_has_are_told(cli):
    lines = COUNTY.read_text(encoding="utf-8").replace("一、总体情况", "一、总体情况\n云溪\U000f1234。", 1)
    (cli.folder / "a.txt").write_text(lines, encoding="utf-8")
    _, messages = cli.expect(DONE, "export", "a.txt", "-o", "a.pdf")
    assert any("boxes" in line and "\U000f1234" in line for line in messages.splitlines()), messages


@test
def the_locale_changes_no_byte(cli):
    for ending in FORMATS:
        outputs = {
            cli.expect(DONE, "export", COUNTY, "-o", "-", "--format", ending, LC_ALL=locale, TZ=zone)[0]
            for locale, zone in (("C", "UTC"), ("zh_CN.UTF-8", "Asia/Shanghai"), ("C.UTF-8", "America/New_York"))
        }
        assert_equal(len(outputs), 1)


@test
def wrong_usage_writes_nothing(cli):
    cli.copy(COUNTY, "report.txt")
    for arguments in (
        [],
        ["report.txt"],
        ["-o", "a.docx"],
        ["report.txt", "report.txt", "-o", "a.docx"],
        ["report.txt", "-o", "a"],
        ["report.txt", "-o", "a.exe"],
        ["report.txt", "-o", ".docx"],
        ["report.txt", "-o", ""],
        ["report.txt", "-o", "-"],
        ["report.txt", "-o", "-", "--format", "exe"],
        ["report.txt", "-o", "a.docx", "--layout", "letter"],
        ["report.txt", "-o", "a.csv", "--layout", "official"],
        ["report.txt", "-o", "a.docx", "--bare"],
        ["report.txt", "-o", "a.docx", "--report", "2"],
        ["report.txt", "-o", "a.docx", "--report", "-1"],
        ["report.txt", "-o", "a.docx", "--report", "one"],
        ["report.txt", "-o", "a.docx", "--last-year", TWO_REPORTS],
    ):
        assert_refused(cli, USAGE, *arguments)


@test
def an_unknown_ending_is_told_the_known_ones(cli):
    sentence = assert_refused(cli, USAGE, COUNTY, "-o", "a.exe")
    assert all(word in sentence for word in ("a.exe", ".docx", ".csv")), sentence
    sentence = assert_refused(cli, USAGE, COUNTY, "-o", "a.docx", "--layout", "letter")
    assert all(word in sentence for word in ("letter", "gbt9704", "official")), sentence


@test
def several_reports_need_a_number(cli):
    sentence = assert_refused(cli, USAGE, TWO_REPORTS, "-o", "a.json")
    assert "--report" in sentence and "2" in sentence, sentence
    assert "2" in assert_refused(cli, USAGE, TWO_REPORTS, "-o", "a.json", "--report", "3")
    both = cli.json(DONE, "read", "--json", TWO_REPORTS)
    for number in (1, 2):
        cli.expect(DONE, "export", TWO_REPORTS, "--report", str(number), "-o", "a.json")
        written = json.loads((cli.folder / "a.json").read_text(encoding="utf-8"))
        assert_equal(written["index"], number)
        assert_equal(written["figures"], both[number - 1]["figures"])


@test
def what_is_read_is_never_overwritten(cli):
    cli.copy(SAVED, "report.gouji")
    before = (cli.folder / "report.gouji").read_bytes()
    (cli.folder / "link.gouji").symlink_to("report.gouji")
    os.link(cli.folder / "report.gouji", cli.folder / "hard.gouji")
    for name in ("report.gouji", "./report.gouji", "link.gouji", "hard.gouji", cli.folder / "report.gouji"):
        assert_refused(cli, USAGE, "report.gouji", "-o", name)
        assert_refused(cli, USAGE, COUNTY, "--last-year", "report.gouji", "-o", name)
        assert_equal((cli.folder / "report.gouji").read_bytes(), before)


@test
def standard_input_is_exported_and_not_overwritten(cli):
    out, _ = cli.expect(DONE, "export", "-", "-o", "-", "--format", "csv", stdin=COUNTY.read_bytes())
    assert_equal(out, cli.expect(DONE, "export", COUNTY, "-o", "-", "--format", "csv")[0])
    cli.copy(COUNTY, "in.csv")
    with open(cli.folder / "in.csv", "rb") as stdin:
        command = [cli.program, "export", "-", "-o", "in.csv"]
        done = subprocess.run(command, stdin=stdin, stderr=subprocess.PIPE, cwd=cli.folder, check=False)
    assert_equal(done.returncode, USAGE)
    assert_equal((cli.folder / "in.csv").read_bytes(), COUNTY.read_bytes())


@test
def a_file_that_cannot_be_read_is_said(cli):
    (cli.folder / "empty.txt").write_bytes(b"")
    assert "empty.txt" in assert_refused(cli, UNREADABLE, "empty.txt", "-o", "a.docx")
    assert "none.txt" in assert_refused(cli, UNREADABLE, "none.txt", "-o", "a.docx")
    assert "none.txt" in assert_refused(cli, UNREADABLE, COUNTY, "--last-year", "none.txt", "-o", "a.docx")


@test
def a_place_that_cannot_be_written_is_said(cli):
    (cli.folder / "folder.docx").mkdir()
    (cli.folder / "file").write_bytes(b"x")
    os.mkfifo(cli.folder / "pipe.docx")
    long = "年" * 84 + ".docx"
    assert len(long.encode()) > 255
    for name, words in (
        ("folder.docx", "folder"),
        ("no/such/folder/a.docx", "folder"),
        ("file/a.docx", "folder"),
        ("pipe.docx", "file"),
        ("/dev/null.docx/a.docx", "folder"),
        (long, "too long"),
        ("a/" * 3000 + "a.docx", "too long"),
    ):
        sentence = assert_refused(cli, UNREADABLE, COUNTY, "-o", name)
        assert words in sentence, sentence
    assert "/dev/full" in assert_refused(cli, UNREADABLE, COUNTY, "-o", "/dev/full", "--format", "csv")


@test
def a_name_of_255_bytes_is_a_name(cli):
    name = "a" * 250 + ".docx"
    cli.expect(DONE, "export", COUNTY, "-o", name)
    assert_equal(files(cli), [name.encode()])


@test
def odd_names_are_names(cli):
    for name in ("a b.csv", "年报.csv", "tab\there.csv", "new\nline.csv", "100%s.csv", "#.csv", "http:a.csv", b"\xc4\xea.csv"):
        cli.expect(DONE, "export", COUNTY, "-o", name)
        assert os.fsencode(name) in files(cli), name
    sentence = assert_refused(cli, UNREADABLE, COUNTY, "-o", "no\n\x1b[31m/a.csv")
    assert "\x1b" not in sentence, sentence


@test
def no_permission_is_said_and_leaves_the_old_file(cli):
    (cli.folder / "old.csv").write_bytes(b"old")
    os.chmod(cli.folder / "old.csv", 0o444)
    os.chmod(cli.folder, 0o555)
    try:
        if os.access(cli.folder, os.W_OK):
            raise Skip("permissions do not bind this user")
        for name in ("old.csv", "new.csv"):
            assert name in assert_refused(cli, UNREADABLE, COUNTY, "-o", name)
        assert_equal((cli.folder / "old.csv").read_bytes(), b"old")
    finally:
        os.chmod(cli.folder, 0o755)


@test
def a_page_does_not_tell_what_the_file_was_called(cli):
    for arguments in ((), ("--bare",)):
        cli.expect(DONE, "export", cli.copy(COUNTY, "张三改定稿.txt"), "-o", "a.html", *arguments)
        assert "张三" not in (cli.folder / "a.html").read_text("utf-8"), arguments
    cli.expect(DONE, "export", "张三改定稿.txt", "-o", "a.json")
    assert_equal(json.loads((cli.folder / "a.json").read_text("utf-8"))["file"], "张三改定稿.txt")


def limit_size(size):
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


@test
def a_full_disk_leaves_the_old_file(cli):
    # A saved report: what else is read goes to another process as a file, which must not be larger than any other.
    cli.expect(DONE, "export", COUNTY, "-o", "source.gouji")
    for ending in FORMATS:
        name = f"a.{ending}"
        (cli.folder / name).write_bytes(b"old")
        done = subprocess.run(
            [cli.program, "export", "source.gouji", "-o", name],
            stderr=subprocess.PIPE,
            cwd=cli.folder,
            env={**os.environ, "LC_ALL": "C.UTF-8"},
            preexec_fn=limit_size(1000),
            check=False,
        )
        assert_equal(done.returncode, UNREADABLE)
        lines = [line for line in done.stderr.decode().splitlines() if line.startswith("gouji-cli: ")]
        assert len(lines) == 1 and name in lines[0], done.stderr
        assert_equal((cli.folder / name).read_bytes(), b"old")
        (cli.folder / name).unlink()
    assert_equal(files(cli), [b"source.gouji"])


@test
def a_full_standard_output_is_said(cli):
    with open("/dev/full", "wb") as full:
        _, messages = cli.expect(UNREADABLE, "export", COUNTY, "-o", "-", "--format", "csv", stdout=full)
    assert_one_line(messages, "written")


@test
def the_rights_of_an_old_file_stay(cli):
    (cli.folder / "a.csv").write_bytes(b"old")
    os.chmod(cli.folder / "a.csv", 0o640)
    cli.expect(DONE, "export", COUNTY, "-o", "a.csv")
    assert_equal((cli.folder / "a.csv").stat().st_mode & 0o777, 0o640)
    assert (cli.folder / "a.csv").read_bytes() != b"old"


@test
def errors_and_doubts_are_counted(cli):
    findings = cli.json(DONE, "read", "--json", WRONG_SUMS)[0]["findings"]
    n = sum(finding["severity"] == "error" for finding in findings)
    _, messages = cli.expect(DONE, "export", WRONG_SUMS, "-o", "a.csv")
    assert_one_line(messages, f"{n} errors")
    figures = cli.json(DONE, "read", "--json", UNSURE)[0]["figures"]
    n = sum(not figure["sure"] for figure in figures)
    assert f"{n} figures" in cli.expect(DONE, "export", UNSURE, "-o", "a.csv")[1] and n > 1


@test
def people_are_spoken_to_in_their_language(cli):
    if "GOUJI_LOCALE_DIR" not in os.environ:
        return
    _, messages = cli.expect(USAGE, "export", COUNTY, "-o", "a.exe", LC_ALL="zh_CN.UTF-8")
    assert "格式" in messages.splitlines()[0], messages
    _, messages = cli.expect(DONE, "export", WRONG_SUMS, "-o", "a.csv", LC_ALL="zh_CN.UTF-8")
    assert_one_line(messages, "处错误")


@test
def a_saved_report_survives_the_round_trip(cli):
    cli.expect(DONE, "export", COUNTY, "-o", "a.gouji")
    cli.expect(DONE, "export", "a.gouji", "-o", "b.gouji")
    assert_equal((cli.folder / "b.gouji").read_bytes(), (cli.folder / "a.gouji").read_bytes())
    source = cli.json(DONE, "read", "--json", COUNTY)[0]
    saved = cli.json(DONE, "read", "--json", "a.gouji")[0]
    for member in ("figures", "parts", "findings"):
        assert_equal(saved[member], source[member])


def read_csv(data):
    assert data.startswith(b"\xef\xbb\xbf"), "no byte order mark"
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


@test
def csv_holds_every_figure(cli):
    figures = {figure["cell"]: figure for figure in cli.json(DONE, "read", "--json", COUNTY)[0]["figures"]}
    heads, *rows = read_csv(cli.expect(DONE, "export", COUNTY, "-o", "-", "--format", "csv")[0])
    assert all(len(row) == len(heads) for row in rows)
    assert_equal({row[0] for row in rows if row[0]}, set(figures))
    for row in rows:
        figure = figures[row[0]]
        assert_equal([row[3], row[5], row[6]], [figure["printed"] or "", figure["value"] or "", figure["unit"]])


@test
def a_report_with_no_figures_is_exported_as_it_is(cli):
    heads, *rows = read_csv(cli.expect(DONE, "export", BLANK, "-o", "-", "--format", "csv")[0])
    assert len(rows) >= 200 and {row[heads.index("数值")] for row in rows} == {""}
    for ending in FORMATS:
        cli.expect(DONE, "export", BLANK, "-o", f"a.{ending}")
        assert (cli.folder / f"a.{ending}").stat().st_size > 0


@test
def a_page_can_be_bare(cli):
    cli.expect(DONE, "export", COUNTY, "-o", "whole.html")
    cli.expect(DONE, "export", COUNTY, "--bare", "-o", "bare.html")
    whole, bare = ((cli.folder / name).read_text(encoding="utf-8") for name in ("whole.html", "bare.html"))
    assert "<html" in whole and "<script" in whole
    assert "<html" not in bare and "<script" not in bare and "<table" in bare


@test
def nothing_that_is_published_says_where_the_file_stands(cli):
    cli.copy(COUNTY, "report.txt")
    for ending in ("html", "json", "docx", "pdf", "xlsx", "csv", "gouji"):
        cli.expect(DONE, "export", cli.folder / "report.txt", "-o", f"a.{ending}")
        data = (cli.folder / f"a.{ending}").read_bytes()
        if zipfile.is_zipfile(io.BytesIO(data)):
            with zipfile.ZipFile(io.BytesIO(data)) as parts:
                data = b"".join(parts.read(entry) for entry in parts.infolist())
        assert os.fsencode(cli.folder) not in data, ending


def save_with(cli, text):
    """The county's report with a text entered in a cell."""
    cli.expect(DONE, "export", COUNTY, "-o", "entered.gouji")
    saved = json.loads((cli.folder / "entered.gouji").read_text(encoding="utf-8"))
    saved["figures"][CELL].update({"entered": text, "how": "typed"})
    (cli.folder / "entered.gouji").write_text(json.dumps(saved, ensure_ascii=False), encoding="utf-8")
    return "entered.gouji"


@test
def what_a_format_cannot_hold_is_said(cli):
    text = "见附件说明。" * 3000
    name = save_with(cli, text)
    assert "a.xlsx" in assert_refused(cli, UNREADABLE, name, "-o", "a.xlsx")
    cli.expect(DONE, "export", name, "-o", "a.csv")
    assert_equal({row[0]: row[4] for row in read_csv((cli.folder / "a.csv").read_bytes())}[CELL], text)


@test
def no_text_of_a_report_runs_as_a_formula(cli):
    for text, written in (("=1+1", "'=1+1"), ("-8", "-8"), ("＝cmd", "'＝cmd")):
        rows = read_csv(cli.expect(DONE, "export", save_with(cli, text), "-o", "-", "--format", "csv")[0])
        assert_equal({row[0]: row[4] for row in rows}[CELL], written)


@test
def a_cell_with_a_paragraph_and_a_long_narrative_are_kept(cli):
    paragraph = "见附件说明。" * 40
    narrative = "".join(f"第{number}句话，各单位认真落实。" for number in range(80000))
    lines = COUNTY.read_text(encoding="utf-8").split("\n")
    place = next(number for number, line in enumerate(lines) if "一、总体情况" in line)
    lines.insert(place + 1, narrative)
    assert len(narrative) > 1_000_000
    (cli.folder / "long.txt").write_text("\n".join(lines), encoding="utf-8")
    cli.expect(DONE, "export", "long.txt", "-o", "long.gouji")
    saved = json.loads((cli.folder / "long.gouji").read_text(encoding="utf-8"))
    saved["figures"][CELL].update({"entered": paragraph, "how": "typed"})
    (cli.folder / "long.gouji").write_text(json.dumps(saved, ensure_ascii=False), encoding="utf-8")
    for ending in FORMATS:
        cli.expect(DONE, "export", "long.gouji", "-o", f"a.{ending}")
    entered = {row[0]: row[4] for row in read_csv((cli.folder / "a.csv").read_bytes())}
    assert_equal(entered[CELL], paragraph)
    with zipfile.ZipFile(cli.folder / "a.xlsx") as book:
        strings = book.read("xl/sharedStrings.xml").decode("utf-8")
    assert paragraph in strings
    assert "第0句话" in strings and "第79999句话" in strings


if __name__ == "__main__":
    sys.exit(main())
