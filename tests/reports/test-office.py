#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reports as word processors and spreadsheets keep them, in TAP: they say what the same report says as a web page.

    test-office.py CLI [--all] [--count N]

Documents are written directly, with what people do to them by hand: merged heads, tracked changes, text boxes, automatic
numbers, hidden rows. Where LibreOffice is asked for ($GOUJI_OFFICE), it converts pages to each format besides.
"""

import argparse
import os
import pathlib
import random as random_module
import shutil
import subprocess
import sys
import tempfile

import more
import pages
import rich
import sheeted
import worded
from harness import Cli, Tap
from judge import judge
from tables import split_grid

SEED = 2030
FORMS = ["2021", "2014", "2019", "2008-mingxi", "narrative", "2008-dingxi", "school", "2008-putian"]
WRITERS = {
    "docx": (worded.MAKES, worded.write_docx),
    "xlsx": (sheeted.MAKES, sheeted.write_xlsx),
    "rtf": (rich.MAKES, rich.write_rtf),
}
# What LibreOffice makes of pages: format -> (its filter for reading the page, whether every cell must be there). It moves
# the columns of merged tables in a spreadsheet, and a PDF file has no tables: there, nothing may be silently wrong.
CONVERTED = {"docx": ("HTML (StarWriter)", True), "odt": ("HTML (StarWriter)", True), "rtf": ("HTML (StarWriter)", True)}
CONVERTED_LOOSELY = {"pdf": ("HTML (StarWriter)", False), "xlsx": ("HTML (StarCalc)", False)}
WHOLE = ("wrong", "flagged", "missed", "doubted", "head", "findings", "untold")


def invent(kind, make, number, form):
    """(blocks, page that says the same, truth)"""
    random = random_module.Random(f"{SEED}/{kind}/{make}/{number}/{form}")
    words = [make]
    report, blocks = more.invent(random, form, words)
    truth = more.head_of(report, words)
    more.add_findings(truth, report)
    return random, blocks, pages.write_page(random, report, blocks, "th", "none"), truth


def compare(truth, got, known, asked=WHOLE):
    """What is wrong in what was read, and not in what the page says."""
    verdict, page = judge(truth, got[0] if got else None), judge(truth, known[0] if known else None)
    problems = [f"{len(got)} reports"] if len(got) > 1 else []
    for name in asked:
        problems += [problem for problem in verdict.problems[name] if problem not in page.problems[name]]
    return problems


def test_written(cli, tap, kind, count):
    makes, write = WRITERS[kind]
    with tempfile.TemporaryDirectory() as name:
        folder, truths = pathlib.Path(name), {}
        for index, make in enumerate(makes):
            for number in range(count):
                form = FORMS[0] if number == 0 else FORMS[(index + number) % len(FORMS)]
                random, blocks, page, truth = invent(kind, make, number, form)
                stem = f"{make}-{number}"
                (folder / f"{stem}.{kind}").write_bytes(write(random, blocks, make, split_grid))
                (folder / f"{stem}.html").write_text(page, "utf-8")
                truths[stem] = (make, truth)
        _, reports, _ = cli.read([folder / f"{stem}.{ending}" for stem in truths for ending in (kind, "html")])
        problems = {make: [] for make in makes}
        for stem, (make, truth) in truths.items():
            problems[make] += compare(truth, reports.get(f"{stem}.{kind}", []), reports.get(f"{stem}.html", []))
        for make in makes:
            tap.result(f"written/{kind}/{make}", problems[make])


def convert(folder, infilter, kind, files):
    profile = folder / "profile"
    command = ["nice", "soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", f"--infilter={infilter}"]
    command += ["--convert-to", kind, "--outdir", folder / kind, *files]
    subprocess.run(command, capture_output=True, timeout=600, check=False)


def test_converted(cli, tap, forms):
    with tempfile.TemporaryDirectory() as name:
        folder, truths = pathlib.Path(name), {}
        for number, form in enumerate(forms):
            _, _, page, truth = invent("page", "converted", number, form)
            (folder / f"{number}-{form}.html").write_text(page, "utf-8")
            truths[f"{number}-{form}"] = truth
        sources = [folder / f"{stem}.html" for stem in truths]
        _, known, _ = cli.read(sources)
        for kind, (infilter, whole) in {**CONVERTED, **CONVERTED_LOOSELY}.items():
            convert(folder, infilter, kind, sources)
            made = [folder / kind / f"{stem}.{kind}" for stem in truths]
            missing = [f"{path.name} was not made" for path in made if not path.exists()]
            _, reports, _ = cli.read([path for path in made if path.exists()])
            for stem, truth in truths.items():
                asked = WHOLE if whole else ("wrong",)
                problems = compare(truth, reports.get(f"{stem}.{kind}", []), known.get(f"{stem}.html", []), asked)
                tap.result(f"converted/{kind}/{stem}", missing or problems)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("cli")
    parser.add_argument("--all", action="store_true", help="convert reports of all forms")
    parser.add_argument("--count", type=int, default=1, help="of each kind of document")
    options = parser.parse_args()
    cli, tap = Cli(options.cli), Tap()
    print("TAP version 13")
    for kind in WRITERS:
        test_written(cli, tap, kind, options.count)
    if os.environ.get("GOUJI_OFFICE") and shutil.which("soffice"):
        test_converted(cli, tap, FORMS * 3 if options.all else FORMS[:3])
    else:
        tap.skip("converted", "$GOUJI_OFFICE is not set, or soffice is not installed")
    print(f"1..{tap.count}")
    return 1 if tap.failed else 0


if __name__ == "__main__":
    sys.exit(main())
