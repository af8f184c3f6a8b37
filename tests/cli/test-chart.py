#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What `gouji-cli chart` draws, and what it says when it cannot, in TAP.

    test-chart.py CLI
"""

import os
import struct
import sys
import xml.etree.ElementTree

from harness import COUNTY, DONE, FIXTURES, UNREADABLE, USAGE
from harness import assert_equal, assert_one_line, main, test

FORMATS = ["svg", "png", "pdf"]
BUREAU = FIXTURES / "bureau-2023.html"
BLANK = FIXTURES / "blank-form.txt"
MASKED = FIXTURES / "year-masked.txt"
UNSURE = FIXTURES / "heads-of-2019.html"


def write_years(cli, *years):
    """The county's report moved to other years, and the names of the files."""
    text = COUNTY.read_text(encoding="utf-8")
    for year in years:
        moved = text.replace("2024", "NEXT").replace("2023", str(year)).replace("NEXT", str(year + 1))
        (cli.folder / f"{year}.txt").write_text(moved, encoding="utf-8")
    return [f"{year}.txt" for year in years]


def assert_refused(cli, status, *arguments):
    """Nothing is written; the lines of what is said."""
    before = sorted(os.listdir(cli.folder))
    out, messages = cli.expect(status, "chart", *arguments)
    assert_equal(out, b"")
    assert_equal(sorted(os.listdir(cli.folder)), before)
    return messages.splitlines()


@test
def every_format_and_kind_is_drawn_and_the_same_twice(cli):
    years = write_years(cli, 2022, 2023)
    for kind in ("trend", "composition"):
        for ending in FORMATS:
            name = f"{kind}.{ending}"
            out, messages = cli.expect(DONE, "chart", *years, "--kind", kind, "-o", name)
            assert out == b"" and messages == "", messages
            data = (cli.folder / name).read_bytes()
            again, _ = cli.expect(
                DONE, "chart", *years, "--kind", kind, "-o", "-", "--format", ending, LC_ALL="zh_CN.UTF-8", TZ="Asia/Tokyo"
            )
            assert data and data == again, f"{name} differs"
    beginnings = {"svg": b"<?xml", "png": b"\x89PNG", "pdf": b"%PDF"}
    for ending, beginning in beginnings.items():
        assert (cli.folder / f"trend.{ending}").read_bytes().startswith(beginning)
    assert (cli.folder / "trend.png").read_bytes() != (cli.folder / "composition.png").read_bytes()


@test
def a_trend_is_what_is_drawn_when_nothing_is_said(cli):
    years = write_years(cli, 2022, 2023)
    usual, _ = cli.expect(DONE, "chart", *years, "-o", "-", "--format", "svg")
    assert_equal(usual, cli.expect(DONE, "chart", *years, "--kind", "trend", "-o", "-", "--format", "svg")[0])


@test
def the_size_can_be_chosen(cli):
    (year,) = write_years(cli, 2023)
    cli.expect(DONE, "chart", year, "-o", "a.png")
    assert_equal(struct.unpack(">II", (cli.folder / "a.png").read_bytes()[16:24]), (1200, 800))
    cli.expect(DONE, "chart", year, "-o", "a.png", "--width", "640", "--height", "360")
    assert_equal(struct.unpack(">II", (cli.folder / "a.png").read_bytes()[16:24]), (640, 360))
    cli.expect(DONE, "chart", year, "-o", "a.svg", "--width", "640", "--height", "360")
    root = xml.etree.ElementTree.parse(cli.folder / "a.svg").getroot()
    assert root.get("width").startswith("640") and root.get("height").startswith("360")


@test
def indicators_can_be_chosen(cli):
    years = write_years(cli, 2022, 2023)
    usual, _ = cli.expect(DONE, "chart", *years, "-o", "-", "--format", "svg")
    several = [
        cli.expect(DONE, "chart", *years, *arguments, "-o", "-", "--format", "svg")[0]
        for arguments in (
            ["--concept", "granted", "--concept", "refused"],
            ["--concept", "granted,refused"],
            ["--concept", " granted , refused,granted"],
        )
    ]
    assert len(set(several)) == 1 and usual not in several


@test
def wrong_usage_draws_nothing(cli):
    (year,) = write_years(cli, 2023)
    for arguments in (
        [],
        [year],
        ["-o", "a.svg"],
        [year, "-o", "a"],
        [year, "-o", "a.docx"],
        [year, "-o", "-"],
        [year, "-o", "-", "--format", "gif"],
        [year, "-o", "a.svg", "--kind", "pie"],
        [year, "-o", "a.svg", "--concept", "no_such"],
        [year, "-o", "a.svg", "--width", "0"],
        [year, "-o", "a.svg", "--height", "100000"],
        [year, "-o", "a.svg", "--width", "wide"],
    ):
        assert_equal(len(assert_refused(cli, USAGE, *arguments)), 2)
    assert "granted" in assert_refused(cli, USAGE, year, "-o", "a.svg", "--concept", "no_such")[0]


@test
def several_agencies_are_named_and_not_mixed(cli):
    (year,) = write_years(cli, 2022)
    lines = assert_refused(cli, USAGE, year, BUREAU, "-o", "a.svg")
    assert "岚溪县" in lines[0] and "望川区教育局" in lines[0], lines


@test
def gaps_are_said(cli):
    years = write_years(cli, *(year for year in range(2008, 2026) if year not in (2010, 2011, 2019)))
    _, messages = cli.expect(DONE, "chart", *years, "-o", "a.svg")
    assert_one_line(messages, "2010, 2011, 2019")


@test
def one_year_only_is_said_and_drawn(cli):
    (year,) = write_years(cli, 2023)
    for kind in ("trend", "composition"):
        _, messages = cli.expect(DONE, "chart", year, "--kind", kind, "-o", "a.svg")
        assert_one_line(messages, "2023")


@test
def the_same_year_twice_is_said(cli):
    years = write_years(cli, 2022, 2023)
    _, messages = cli.expect(DONE, "chart", *years, "2023.txt", "-o", "a.svg")
    assert_one_line(messages, "2 reports", "2023")


@test
def reports_without_numbers_or_years_are_said(cli):
    assert_equal(len(assert_refused(cli, UNREADABLE, BLANK, "-o", "a.svg")) > 0, True)
    lines = assert_refused(cli, UNREADABLE, MASKED, "-o", "a.svg")
    assert len(lines) == 2 and "year" in lines[0], lines


@test
def doubts_are_counted(cli):
    _, messages = cli.expect(DONE, "chart", UNSURE, "--concept", "normative_documents_issued", "-o", "a.svg")
    assert "1 number drawn is not sure" in messages, messages


@test
def an_unreadable_file_does_not_stop_the_others(cli):
    years = write_years(cli, 2022, 2023)
    _, messages = cli.expect(UNREADABLE, "chart", years[0], "none.txt", years[1], "-o", "a.svg")
    assert_one_line(messages, "none.txt")
    whole = (cli.folder / "a.svg").read_bytes()
    assert_equal(cli.expect(DONE, "chart", *years, "-o", "-", "--format", "svg")[0], whole)
    assert_refused(cli, UNREADABLE, "none.txt", "-o", "b.svg")


@test
def what_is_read_is_never_overwritten(cli):
    (year,) = write_years(cli, 2023)
    before = (cli.folder / year).read_bytes()
    os.rename(cli.folder / year, cli.folder / "2023.svg")
    assert_refused(cli, USAGE, "2023.svg", "-o", "./2023.svg")
    assert_equal((cli.folder / "2023.svg").read_bytes(), before)


@test
def a_place_that_cannot_be_written_is_said(cli):
    (year,) = write_years(cli, 2023)
    (cli.folder / "folder.svg").mkdir()
    for name in ("folder.svg", "none/a.svg", "a" * 252 + ".svg", "/dev/full/a.svg"):
        assert_equal(len(assert_refused(cli, UNREADABLE, year, "-o", name)), 1)
    with open("/dev/full", "wb") as full:
        _, messages = cli.expect(UNREADABLE, "chart", year, "-o", "-", "--format", "svg", stdout=full)
    assert "written" in messages


if __name__ == "__main__":
    sys.exit(main())
