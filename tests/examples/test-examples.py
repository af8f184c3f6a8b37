#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The example reports of data/examples, in TAP: they are what their sources say, read right, and add up from year to year.

    test-examples.py CLI

One of them has three deliberate errors; its source marks them, and exactly these are found.
"""

import filecmp
import importlib
import json
import os
import pathlib
import subprocess
import sys
import tempfile

import report as sources

writer = importlib.import_module("write-examples")
EXAMPLES = writer.EXAMPLES
KINDS = (".html", ".txt", ".gouji")
WITH_ERRORS = "county-2022"
# What a reader of that report is told: of its misprint in table 3, the row and the column; of that in table 4, which the text
# says otherwise, too; of its period.
ERRORS = [
    ("disputes.total", "disputes.review.total"),
    ("format.title_and_period", None),
    ("prose.disputes", "disputes.review.total"),
    ("requests.processed_total", "requests.unable_not_held.natural_person"),
    ("requests.row_total", "requests.unable_not_held.natural_person"),
]


class Tap:
    def __init__(self):
        self.count = self.failed = 0

    def result(self, name, problems):
        self.count += 1
        self.failed += bool(problems)
        print(f"{'not ok' if problems else 'ok'} {self.count} - {name}")
        for problem in problems[:12]:
            print(f"# {problem}")


def run(cli, *arguments):
    done = subprocess.run([cli, *map(str, arguments)], capture_output=True, text=True, timeout=120, check=False)
    return done.returncode, [json.loads(line) for line in done.stdout.splitlines()], done.stderr


def path_of(name, kind):
    return EXAMPLES / writer.place(name).with_suffix(kind)


def test_written(cli, tap):
    """The files are those that the sources give, byte for byte."""
    with tempfile.TemporaryDirectory() as folder:
        writer.write(folder, cli)
        for name in sources.names():
            place = writer.place(name)
            changed = [
                f"{place.with_suffix(kind)} differs: run tests/examples/write-examples.py"
                for kind in KINDS
                if not filecmp.cmp(EXAMPLES / place.with_suffix(kind), pathlib.Path(folder, place.with_suffix(kind)), False)
            ]
            tap.result(f"written/{name}", changed)


def compare(wanted, got):
    """Every cell as it is printed, all of them sure; and what is said of the whole report."""
    figures = {figure["cell"]: figure for figure in got["figures"]}
    problems = [f"{cell} is {figures.get(cell, {}).get('printed')!r}, not {text!r}" for cell, text in wanted.figures.items() if figures.get(cell, {}).get("printed") != text]
    problems += [f"{cell} is listed" for cell in figures if cell not in wanted.figures]
    problems += [f"{cell} is not sure: {figure['doubt']}" for cell, figure in figures.items() if figure["sure"] is not True]
    head = {
        "agency": wanted.agency,
        "year": wanted.year,
        "form": wanted.form,
        "kind": "department" if wanted.name.startswith("bureau") else "government",
        "title": wanted.title,
        "published": wanted.source["published"][:10],
        "preamble": "\n".join(line.strip() for line in wanted.text["preamble"]),
    }
    problems += [f"{key} is {got[key]!r}, not {text!r}" for key, text in head.items() if got[key] != text]
    parts = {part["id"]: part["text"] for part in got["parts"]}
    for part in ("overview", "problems", "other"):
        text = "\n".join(line.strip() for line in wanted.text[part])
        said = "\n".join(line.strip() for line in parts.get(part, "").splitlines() if line.strip())
        if said != text:
            problems.append(f"the text of {part} differs: {said[:40]!r}")
    return problems


def test_read(cli, tap):
    for name in sources.names():
        wanted = sources.Report(name)
        for kind in KINDS:
            status, reports, messages = run(cli, "read", "--json", path_of(name, kind))
            if status != 0 or len(reports) != 1:
                tap.result(f"read/{name}{kind}", [f"exit status {status}, {len(reports)} reports: {messages}"])
            else:
                tap.result(f"read/{name}{kind}", compare(wanted, reports[0]))


def told(reports):
    return sorted((finding["rule"], finding["message"], tuple(finding["cells"])) for got in reports for finding in got["findings"])


def test_check(cli, tap):
    """Alone and against the year before nothing is found; in the one with errors, these."""
    for name, last in sources.chain():
        for kind in KINDS:
            year_before = ["--last-year", path_of(last, kind)] if last else []
            status, reports, messages = run(cli, "check", "--json", *year_before, path_of(name, kind))
            found = told(reports)
            if name == WITH_ERRORS:
                problems = compare_errors(found) + [f"exit status {status}: {messages}"] * (status != 1)
            else:
                problems = [f"{rule}: {message}" for rule, message, _ in found] + [f"exit status {status}: {messages}"] * (status != 0)
            tap.result(f"check/{name}{kind}" + (f" after {last}" if last else ""), problems)


def compare_errors(found):
    if [rule for rule, _, _ in found] != [rule for rule, _ in ERRORS]:
        return [f"{rule}: {message}" for rule, message, _ in found]
    return [f"{rule} does not name {cell}" for (rule, _, cells), (_, cell) in zip(found, ERRORS) if cell and cell not in cells]


def test_reports_differ(tap):
    """No report repeats a sentence of another year's: the years were written, not copied."""
    for name, last in sources.chain():
        if last:
            one, other = ({sentence for part in ("overview", "problems") for line in sources.Report(each).text[part] for sentence in line.split("。") if len(sentence) > 20} for each in (name, last))
            tap.result(f"prose/{name} is not {last}'s", sorted(one & other))


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    cli, tap = os.path.abspath(sys.argv[1]), Tap()
    print("TAP version 13")
    test_written(cli, tap)
    test_read(cli, tap)
    test_check(cli, tap)
    test_reports_differ(tap)
    print(f"1..{tap.count}")
    return 1 if tap.failed else 0


if __name__ == "__main__":
    sys.exit(main())
