#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Web pages that are exported, in TAP: read again, they say what the report said; written again, they are the same.

    test-html.py CLI

Generated reports, clean, damaged and wild, go out as a page and as the bare article, and come back. (That fixtures do,
and what a page looks like within, is tested in tests/engine/test-write-html.c.)
"""

import pathlib
import sys
import tempfile

import generate
from harness import Cli, Tap, fold

HERE = pathlib.Path(__file__).resolve().parent
FIXTURES = HERE / "fixtures"
SEED = 2029
GENERATED = 8
VARIANTS = {"page": [], "bare": ["--bare"]}
# Every ending of which a file is made again.
SAME = ["html", "json", "gouji"]


def lines_of(text):
    return [line for line in (" ".join(line.split()) for line in (text or "").split("\n")) if line]


def essence(report):
    """What must come back."""
    figures = {}
    for figure in report["figures"]:
        text = figure["entered"] if figure["entered"] is not None else figure["printed"]
        number = figure["state"] == "number"
        figures[figure["cell"]] = (figure["state"], figure["value"] if number else fold(text), figure["unit"])
    texts = {part["id"]: lines_of(part["text"]) for part in report["parts"]}
    texts["preamble"] = lines_of(report["preamble"])
    texts["extras"] = [[fold(extra[key]) for key in ("table", "row", "column", "printed")] for extra in report["extras"]]
    texts["extras"].sort()
    return {"title": report["title"], "agency": report["agency"], "form": report["form"]}, figures, texts


def compare(report, again):
    if len(again) != 1:
        return [f"{len(again)} reports are read"]
    problems = []
    for wanted, found in zip(essence(report), essence(again[0])):
        for key in {**wanted, **found}:
            here, there = wanted.get(key), found.get(key)
            # What was not found stands in the page as a blank.
            blank = here is None and there and there[0] == "empty"
            # A blank row that stands in the place of others is not printed.
            left_out = there is None and here[0] == "empty" and "other" in key
            if here != there and (here or there) and not blank and not left_out:
                problems.append(f"{key}: {here!r} comes back as {there!r}")
    return problems


def export(cli, path, output, *options):
    status, _, messages = cli.run("export", *options, path, "-o", output)
    return [] if status == 0 else [f"exit status {status}: {messages}"]


def test_generated(cli, tap, mode, folder):
    documents = [generate.generate(SEED, number, mode) for number in range(GENERATED)]
    generate.write(folder, documents)
    _, reports, _ = cli.read([folder / name for name, _, _ in documents])
    pages = {}
    for name in reports:
        for variant, options in VARIANTS.items():
            page = folder / f"{pathlib.Path(name).stem}-{variant}-again.html"
            pages[page.name] = (name, variant, export(cli, folder / name, page, *options))
    _, again, _ = cli.read([folder / page for page in pages])
    for page, (name, variant, problems) in pages.items():
        tap.result(f"generated/{mode}/{name}/{variant}", problems or compare(reports[name][0], again.get(page, [])))


def test_same(cli, tap, folder):
    for name in ("county-2023.txt", "cut-in-the-middle.html"):
        for ending in SAME:
            outputs = [folder / f"{number}.{ending}" for number in (1, 2)]
            problems = [problem for output in outputs for problem in export(cli, FIXTURES / name, output)]
            if not problems and outputs[0].read_bytes() != outputs[1].read_bytes():
                problems = ["the second differs from the first"]
            tap.result(f"same/{name}/{ending}", problems)
            for output in outputs:
                output.unlink()


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    cli, tap = Cli(sys.argv[1]), Tap()
    print("TAP version 13")
    for mode in (generate.CLEAN, generate.DAMAGED, generate.WILD):
        with tempfile.TemporaryDirectory() as folder:
            test_generated(cli, tap, mode, pathlib.Path(folder))
    with tempfile.TemporaryDirectory() as folder:
        test_same(cli, tap, pathlib.Path(folder))
    print(f"1..{tap.count}")
    return 1 if tap.failed else 0


if __name__ == "__main__":
    sys.exit(main())
