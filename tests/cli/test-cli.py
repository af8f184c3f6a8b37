#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line as other tools meet it, in TAP: arguments, exit statuses, streams, names of files.

    test-cli.py CLI
"""

import json
import os
import pathlib
import re
import subprocess
import sys
import threading

from harness import COUNTY, DONE, FINDINGS, FIXTURES, SAVED, TESTS, TWO_REPORTS, UNREADABLE, USAGE, WRONG_SUMS
from harness import assert_equal, assert_one_line, main, test

HEAD = ["gouji", "file", "index", "agency", "kind", "year", "form", "form_reason", "title", "period", "published", "scope"]
CONTENTS = ["preamble", "parts", "figures", "mentions", "extras"]
PART = ["id", "title", "text"]
FIGURE = ["cell", "printed", "entered", "value", "unit", "state", "how", "sure", "doubt", "proposed", "source"]
MENTION = ["text", "value", "unit", "approximate", "about", "source"]
EXTRA = ["table", "row", "column", "printed", "source"]
FINDING = ["rule", "severity", "cells", "left", "right", "message", "source"]
MEMBERS = {"parts": PART, "figures": FIGURE, "mentions": MENTION, "extras": EXTRA, "findings": FINDING}


@test
def a_sound_report_ends_with_0(cli):
    cli.expect(DONE, "read", COUNTY)
    out, messages = cli.expect(DONE, "check", COUNTY)
    assert "county-2023.txt" in out.decode() and not messages, messages


@test
def errors_end_check_with_1_and_read_with_0(cli):
    cli.expect(FINDINGS, "check", WRONG_SUMS)
    cli.expect(FINDINGS, "check", COUNTY, WRONG_SUMS, COUNTY)
    cli.expect(DONE, "read", WRONG_SUMS)


@test
def wrong_usage_ends_with_2_and_prints_no_result(cli):
    for arguments in (
        [],
        ["look", COUNTY],
        ["read"],
        ["check"],
        ["read", "--json", "--text", COUNTY],
        ["read", "--form", "no-such-form", COUNTY],
        ["read", "--last-year", COUNTY, COUNTY],
        ["read", "--colour", COUNTY],
        ["check", "--text", COUNTY],
        ["check", "--form"],
    ):
        out, messages = cli.expect(USAGE, *arguments)
        assert out == b"" and "--help" in messages, f"{arguments}: {out} {messages}"


@test
def help_and_version_are_not_errors(cli):
    for argument in ("--help", "-h"):
        assert b"--last-year" in cli.expect(DONE, argument)[0]
    assert cli.expect(DONE, "--version")[0].startswith(b"gouji-cli ")
    assert b"--form" in cli.expect(DONE, "read", "--help")[0]


@test
def manual_pages_name_every_option(cli):
    for command in ("read", "check", "export", "chart"):
        usage = cli.expect(DONE, command, "--help")[0].decode("utf-8")
        options = re.findall(r"--([a-z-]+)", usage)
        assert "help" in options and len(options) > 2, usage
        for page in ("gouji-cli.1", "gouji-cli.zh_CN.1"):
            text = (TESTS.parent / "data" / page).read_text(encoding="utf-8").replace("\\-", "-")
            missing = [option for option in options if f"-{option}" not in text]
            assert f"{command}" in text and not missing, f"{page} does not say {missing}"


@test
def an_unreadable_file_is_named_and_the_others_are_done(cli):
    (cli.folder / "empty.txt").write_bytes(b"")
    (cli.folder / "letter.txt").write_text("各位同事：下周一放假。\n", encoding="utf-8")
    for name in ("empty.txt", "letter.txt", "missing.txt"):
        out, messages = cli.expect(UNREADABLE, "check", "--json", COUNTY, name, WRONG_SUMS)
        assert_equal([json.loads(line)["index"] for line in out.splitlines()], [1, 1])
        assert_one_line(messages, name)


@test
def unreadable_counts_more_than_findings(cli):
    cli.expect(UNREADABLE, "check", WRONG_SUMS, "missing.txt")


@test
def a_dash_is_standard_input(cli):
    named = cli.json(DONE, "read", "--json", COUNTY)[0]
    piped = cli.json(DONE, "read", "--json", "-", stdin=COUNTY.read_bytes())[0]
    assert_equal(piped.pop("file"), "-")
    named.pop("file")
    assert_equal(piped, named)
    assert_one_line(cli.expect(UNREADABLE, "read", "-", stdin=b"")[1], "-")


@test
def text_is_what_sources_count_on_whatever_the_encoding(cli):
    text = COUNTY.read_text(encoding="utf-8")
    for encoding in ("utf-8", "utf-8-sig", "gb18030", "utf-16"):
        for end in ("\n", "\r\n"):
            (cli.folder / "report.txt").write_bytes(text.replace("\n", end).encode(encoding))
            out, _ = cli.expect(DONE, "read", "--text", "report.txt")
            assert out.decode("utf-8") == text, f"{encoding} {end!r}: the text differs"


@test
def text_needs_no_report(cli):
    letter = "各位同事：\n下周一放假。\n"
    (cli.folder / "letter.txt").write_text(letter, encoding="utf-8")
    assert_equal(cli.expect(DONE, "read", "--text", "letter.txt")[0].decode("utf-8"), letter)


def assert_sources(report, text):
    things = report["figures"] + report["mentions"] + report["extras"] + report["findings"]
    for source in filter(None, (thing["source"] for thing in things)):
        assert 0 <= source[0] <= source[1] <= len(text), f"{source} is not within the text"
    for thing in report["figures"] + report["extras"]:
        if thing["source"] and thing["printed"]:
            assert_equal(text[slice(*thing["source"])], thing["printed"])


@test
def json_is_one_object_a_line_with_the_known_members_in_order(cli):
    out, _ = cli.expect(DONE, "read", "--json", COUNTY, TWO_REPORTS, FIXTURES / "subtotal-rows.html")
    reports = [json.loads(line) for line in out.decode("utf-8").splitlines()]
    assert_equal([report["index"] for report in reports], [1, 1, 2, 1])
    for report in reports:
        text = cli.expect(DONE, "read", "--text", report["file"])[0].decode("utf-8")
        assert_equal(list(report), HEAD + CONTENTS + ["findings"])
        assert_equal(report["gouji"], 1)
        for things, members in MEMBERS.items():
            for thing in report[things]:
                assert_equal(list(thing), members)
        assert_sources(report, text)
    for things in MEMBERS:
        assert things == "findings" or any(report[things] for report in reports), f"no report has {things}"


@test
def check_prints_the_same_object_without_the_contents(cli):
    for document, status in ((COUNTY, DONE), (WRONG_SUMS, FINDINGS), (SAVED, FINDINGS)):
        checked = cli.json(status, "check", "--json", document)[0]
        assert_equal(list(checked), HEAD + ["findings"])
        whole = cli.json(DONE, "read", "--json", document)[0]
        assert_equal(checked, {name: whole[name] for name in checked})


@test
def a_form_can_be_demanded(cli):
    free = cli.json(DONE, "read", "--json", COUNTY)[0]
    demanded = cli.json(DONE, "read", "--json", "--form", "2021", COUNTY)[0]
    assert_equal(demanded["form"], "2021")
    assert_equal(demanded["figures"], free["figures"])


@test
def a_saved_report_is_read_like_its_source(cli):
    report = cli.json(DONE, "read", "--json", SAVED)[0]
    assert_equal([report["agency"], report["year"], report["form"]], ["云溪县", 2023, "2021"])
    assert report["figures"] and report["parts"]
    assert report["agency"] in cli.expect(DONE, "read", "--text", SAVED)[0].decode("utf-8")


@test
def a_damaged_saved_report_is_unreadable(cli):
    saved = SAVED.read_bytes()
    (cli.folder / "half.gouji").write_bytes(saved[: len(saved) // 2])
    assert_one_line(cli.expect(UNREADABLE, "check", "half.gouji")[1], "half.gouji")


@test
def the_locale_changes_no_byte_of_the_json(cli):
    for command, status in (("read", DONE), ("check", FINDINGS)):
        outputs = {
            cli.expect(status, command, "--json", WRONG_SUMS, LC_ALL="", LANG=locale)[0]
            for locale in ("C", "C.UTF-8", "de_DE.UTF-8", "zh_CN.UTF-8", "no_SUCH.locale")
        }
        assert_equal(len(outputs), 1)


@test
def names_of_files_are_told_in_full_whatever_the_locale(cli):
    for locale in ("C", "C.UTF-8", "zh_CN.UTF-8", "zh_CN.no_such_codeset", "no_SUCH.locale"):
        assert_one_line(cli.expect(UNREADABLE, "check", "没有的年报.docx", LC_ALL="", LANG=locale)[1], "没有的年报.docx")


@test
def results_that_cannot_be_written_are_an_error(cli):
    for arguments in (["read", "--json"], ["read", "--text"], ["read"], ["check"], ["check", "--json"]):
        with open("/dev/full", "wb") as full:
            _, messages = cli.expect(UNREADABLE, *arguments, COUNTY, COUNTY, stdout=full)
        assert_one_line(messages, "written")


@test
def a_closed_standard_output_is_an_error(cli):
    command = ["sh", "-c", 'exec "$@" >&-', "sh", cli.program, "read", "--json", str(COUNTY)]
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    done = subprocess.run(command, stderr=subprocess.PIPE, env=environment, timeout=60, check=False)
    assert_equal(done.returncode, UNREADABLE)
    assert_one_line(done.stderr.decode(), "written")


@test
def names_of_files_may_be_odd(cli):
    names = ["a b.txt", "年报.txt", "tab\there.txt", "new\nline.txt", "http:report.txt", "100%s.txt", "--json.txt", "#.txt"]
    for name in names:
        cli.copy(COUNTY, name)
        assert_equal(cli.json(DONE, "read", "--json", "--", name)[0]["file"], name)
        cli.expect(DONE, "check", "--", name)


@test
def a_name_that_is_not_utf8_gives_valid_json(cli):
    name = b"\xc4\xea\xb1\xa8.txt"
    cli.copy(COUNTY, name)
    assert cli.json(DONE, "read", "--json", name)[0]["file"].endswith(".txt")
    cli.expect(DONE, "check", name)


@test
def a_name_cannot_break_or_colour_a_message(cli):
    for name in ("new\nline.txt", "red\x1b[31m.txt", b"\xc4\xea\xb1\xa8.txt", "turned\u202e\u2066.txt", "mark\u200f.txt"):
        (pathlib.Path(os.fsdecode(os.path.join(os.fsencode(cli.folder), os.fsencode(name))))).write_bytes(b"")
        _, messages = cli.expect(UNREADABLE, "read", name)
        assert_one_line(messages, ".txt")
        assert not set("\x1b\u202e\u2066\u200f") & set(messages), messages


@test
def a_folder_is_no_report(cli):
    (cli.folder / "reports").mkdir()
    out, messages = cli.expect(UNREADABLE, "check", "--json", "reports", COUNTY)
    assert_one_line(messages, "reports", "folder")
    assert_equal(len(out.splitlines()), 1)


@test
def a_pipe_with_a_name_is_read(cli):
    path = cli.folder / "pipe.txt"
    os.mkfifo(path)
    writer = threading.Thread(target=lambda: path.write_bytes(COUNTY.read_bytes()), daemon=True)
    writer.start()
    assert_equal(cli.json(DONE, "read", "--json", "pipe.txt")[0]["agency"], "岚溪县")
    writer.join(10)


@test
def a_pipe_that_nobody_writes_to_is_empty(cli):
    os.mkfifo(cli.folder / "pipe.txt")
    assert_one_line(cli.expect(UNREADABLE, "read", "pipe.txt")[1], "pipe.txt", "empty")


@test
def an_endless_file_is_given_up(cli):
    os.mkfifo(cli.folder / "endless.txt")
    with subprocess.Popen(["sh", "-c", "exec yes > endless.txt"], cwd=cli.folder):
        assert_one_line(cli.expect(UNREADABLE, "read", "endless.txt")[1], "endless.txt", "20 MB")


@test
def a_device_is_no_report(cli):
    os.symlink("/dev/zero", cli.folder / "zeros.txt")
    for name in ("/dev/zero", "zeros.txt", "/dev/null"):
        assert_one_line(cli.expect(UNREADABLE, "read", name)[1], name, "no file with a report")


@test
def forms_that_are_missing_or_broken_are_said(cli):
    out, messages = cli.expect(UNREADABLE, "check", COUNTY, GOUJI_DATA_DIR=str(cli.folder / "nowhere"))
    assert out == b"" and "forms" in messages, messages
    (cli.folder / "forms").mkdir()
    cli.expect(UNREADABLE, "check", COUNTY, GOUJI_DATA_DIR=str(cli.folder))
    (cli.folder / "forms" / "bad.json").write_text("{", encoding="utf-8")
    assert "bad.json" in cli.expect(UNREADABLE, "check", COUNTY, GOUJI_DATA_DIR=str(cli.folder))[1]


def write_last_year(cli, carried_out):
    """The county's report moved a year back, with other numbers in its last row of requests."""
    lines = COUNTY.read_text(encoding="utf-8").replace("2023", "2022").replace("2024", "2023").split("\n")
    row = max(number for number, line in enumerate(lines) if line.startswith("四、结转下年度继续办理"))
    lines[row + 2 : row + 16 : 2] = map(str, carried_out)  # Every other line is blank.
    (cli.folder / "last-year.txt").write_text("\n".join(lines), encoding="utf-8")


def chain(reports):
    return [finding for finding in reports[0]["findings"] if finding["rule"] == "chain.carried_in"]


@test
def last_year_that_ties_out_is_no_finding(cli):
    figures = cli.json(DONE, "read", "--json", COUNTY)[0]["figures"]
    write_last_year(cli, [figure["value"] for figure in figures if ".carried_in." in figure["cell"]])
    for arguments in (["--last-year", "last-year.txt", COUNTY], [COUNTY, "--last-year=last-year.txt"]):
        out, messages = cli.expect(DONE, "check", "--json", *arguments)
        assert not chain([json.loads(out)]) and not messages, messages


@test
def last_year_that_does_not_tie_out_is_an_error(cli):
    write_last_year(cli, [9, 0, 0, 0, 0, 0, 9])
    findings = chain(cli.json(FINDINGS, "check", "--json", COUNTY, "--last-year", "last-year.txt"))
    cells = [["requests.carried_in.natural_person"], ["requests.carried_in.total"]]
    assert_equal([finding["cells"] for finding in findings], cells)
    assert all(finding["severity"] == "error" and finding["right"] == "9" for finding in findings)
    assert all(finding["left"] in finding["message"] and "9" in finding["message"] for finding in findings)
    assert not chain(cli.json(DONE, "check", "--json", COUNTY))


def keep_last_year(cli, name):
    """A saved report that keeps last-year.txt as last year's, as the window does."""
    cli.expect(DONE, "export", COUNTY, "-o", "now.gouji")
    cli.expect(DONE, "export", "last-year.txt", "-o", "then.gouji")
    now, then = (json.loads((cli.folder / file).read_text(encoding="utf-8")) for file in ("now.gouji", "then.gouji"))
    snapshot = {member: then[member] for member in ("id", "form", "metadata", "narratives", "figures", "tables")}
    for place in [*snapshot["narratives"].values(), *snapshot["figures"].values()]:
        place.pop("source", None)
        place.pop("heading_source", None)
    snapshot["source"] = {"name": then["source"]["name"], "sha256": then["source"]["sha256"]}
    (cli.folder / name).write_text(json.dumps(now | {"last_year": snapshot}, ensure_ascii=False), encoding="utf-8")


@test
def a_report_is_held_against_the_last_year_that_it_keeps(cli):
    write_last_year(cli, [9, 0, 0, 0, 0, 0, 9])
    keep_last_year(cli, "kept.gouji")
    for form in ([], ["--json"]):
        kept = cli.expect(FINDINGS, "check", *form, "kept.gouji")[0]
        given = cli.expect(FINDINGS, "check", *form, "now.gouji", "--last-year", "last-year.txt")[0]
        assert_equal(kept.replace(b"kept.gouji", b"now.gouji"), given)
    assert_equal(len(chain(cli.json(DONE, "read", "--json", "kept.gouji"))), 2)
    exported = json.loads(cli.expect(DONE, "export", "kept.gouji", "-o", "-", "--format", "json")[0])
    assert_equal(len(chain([exported])), 2)


@test
def last_year_that_is_named_goes_before_the_one_that_is_kept(cli):
    write_last_year(cli, [9, 0, 0, 0, 0, 0, 9])
    keep_last_year(cli, "kept.gouji")
    figures = cli.json(DONE, "read", "--json", COUNTY)[0]["figures"]
    write_last_year(cli, [figure["value"] for figure in figures if ".carried_in." in figure["cell"]])
    assert not chain(cli.json(DONE, "check", "--json", "kept.gouji", "--last-year", "last-year.txt"))


@test
def last_year_takes_one_report_beside_one_report(cli):
    write_last_year(cli, [0] * 7)
    for files in ([COUNTY, COUNTY, "last-year.txt"], [TWO_REPORTS, "last-year.txt"], [COUNTY, TWO_REPORTS]):
        arguments = [*files[:-1], "--last-year", files[-1]]
        out, messages = cli.expect(USAGE, "check", "--json", *arguments)
        assert out == b"" and "--last-year" in messages, messages


@test
def last_year_that_cannot_be_read_is_said(cli):
    out, messages = cli.expect(UNREADABLE, "check", COUNTY, "--last-year", "missing.txt")
    assert_equal(out, b"")
    assert_one_line(messages, "missing.txt")


@test
def last_year_of_another_year_is_said(cli):
    _, messages = cli.expect(FINDINGS, "check", COUNTY, "--last-year", COUNTY)
    assert_one_line(messages, "2023")


if __name__ == "__main__":
    sys.exit(main())
