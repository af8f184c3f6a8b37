#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whole reports through the command line, in TAP: what stands in a document, and nothing else, must stand in the form.

    test-reports.py CLI [FIXTURE...]

Each fixture NAME has NAME.expected.json: `like` names a file of shared expectations that the others override; `figures`
maps every cell of the document's tables to its printed text ("" for a blank, null for a cell that is not there);
`mentions` lists numbers in the text that must be told, `told` pairs of value and unit alone; `extras` what must be kept without a
cell; `never_wrong` is for what no reader can be sure of: it may be refused, left out or doubted; `reports` lists the expectations of a file with several; `unsure`
names cells that a reader may doubt, `ignore` what it may say as it likes; `known_gap` says what the program cannot do
yet; `exit` is 3 for what cannot be read. $GOUJI_REPORTS may name a folder of real reports with their truth.
"""

import json
import os
import pathlib
import shutil
import sys
import tempfile

import generate
from harness import Cli, Tap, fold

HERE = pathlib.Path(__file__).resolve().parent
FIXTURES = HERE / "fixtures"
MADE_UP = HERE / "made-up"
REAL = ["suizhong_2023.txt", "shuyang_drc_2023.html"]
GENERATED = 60
SEED = 2027
# Labels with lost characters may leave a right figure in doubt, but not many.
MOST_DOUBTED = 0.005
DOUBTED = "is right but unsure"
# A reader that leaves everything out is never wrong, and of no use: so much of the generated figures must be read.
LEAST_READ = {generate.CLEAN: 0.99, generate.DAMAGED: 0.85, generate.WILD: 0.5}


def load_expected(path):
    return complete_expected(path.parent, json.loads(path.read_text(encoding="utf-8")))


def complete_expected(folder, expected):
    """Fills in what is shared with other expectations."""
    if "reports" in expected:
        names = [{"like": report} if isinstance(report, str) else report for report in expected["reports"]]
        return {"reports": [complete_expected(folder, report) for report in names]}
    if "like" not in expected:
        return expected
    base = load_expected(folder / expected["like"])
    figures = dict(base["figures"], **expected.get("figures", {}))
    merged = {**base, **expected, "figures": {cell: printed for cell, printed in figures.items() if printed is not None}}
    return merged


def compare_figures(expected, got, may_miss=False, may_doubt=False):
    """Every way in which the figures differ from what is printed."""
    problems = []
    figures = {figure["cell"]: figure for figure in got["figures"]}
    unsure = set(expected.get("unsure", []))
    for cell, printed in expected["figures"].items():
        figure = figures.pop(cell, None)
        if figure is None:
            if not may_miss:
                problems.append(f"{cell}: not listed")
            continue
        said, sure = figure["printed"], figure["sure"] is not False
        if fold(said) == fold(printed):
            if printed and not sure and not may_doubt and cell not in unsure:
                problems.append(f"{cell}: {printed!r} is right but unsure ({figure['doubt']})")
            if not said and figure["state"] != "empty":
                problems.append(f"{cell}: blank, but its state is {figure['state']}")
        elif not said:
            if not may_miss and cell not in unsure:
                problems.append(f"{cell}: missed {printed!r}")
        elif sure:
            problems.append(f"{cell}: {printed!r} read as {said!r}, silently wrong")
        elif not may_doubt and cell not in unsure:
            problems.append(f"{cell}: {printed!r} read as {said!r}")
    problems += [
        f"{cell}: invented {figure['printed']!r}"
        for cell, figure in figures.items()
        if figure["printed"] and figure["how"] == "table"
    ]
    return problems


def compare_sources(got, text):
    problems = []
    for figure in got["figures"]:
        if not figure["printed"]:
            continue
        if not figure["source"]:
            problems.append(f"{figure['cell']}: has no source")
        elif text[slice(*figure["source"])] != figure["printed"]:
            there = text[slice(*figure["source"])]
            problems.append(f"{figure['cell']}: its source {figure['source']} is {there!r}, not {figure['printed']!r}")
    for mention in got["mentions"]:
        there = text[slice(*mention["source"])].replace("\n", "") if mention["source"] else None
        if there != mention["text"]:
            problems.append(f"mention: its source {mention['source']} is {there!r}, not {mention['text']!r}")
    return problems


def compare_head(expected, got):
    problems = []
    for key in ("agency", "year", "form", "kind", "period", "published"):
        if key in expected and key not in expected.get("ignore", []) and got[key] != expected[key]:
            problems.append(f"{key}: {expected[key]!r} read as {got[key]!r}")
    parts = {part["id"]: part for part in got["parts"]}
    if "parts" in expected and list(parts) != expected["parts"]:
        problems.append(f"parts: {expected['parts']} read as {list(parts)}")
    for name, words in expected.get("part_text", {}).items():
        if words not in parts.get(name, {}).get("text", ""):
            problems.append(f"part {name} lacks {words!r}")
    return problems


def compare_mentions(expected, got):
    """Mentions that must be told, each a text, a value, a unit and what it is about."""
    told = [[mention[key] for key in ("text", "value", "unit", "about")] for mention in got["mentions"]]
    return [f"mention missed: {mention}" for mention in expected.get("mentions", []) if mention not in told]


def compare_told(expected, got):
    told = [[mention["value"], mention["unit"]] for mention in got["mentions"]]
    return [f"number missed: {one}" for one in expected.get("told", []) if one not in told]


def compare_extras(expected, got):
    kept = [extra["printed"] for extra in got["extras"]]
    return [f"extra missed: {one}" for one in expected.get("extras", []) if one not in kept]


def compare_never_wrong(expected, reports):
    """No figure of a table is sure unless it is printed there."""
    wanted = expected.get("figures", {})
    return [
        f"{figure['cell']}: {figure['printed']!r} is not printed there"
        for got in reports
        for figure in got["figures"]
        if figure["printed"] and figure["sure"] is not False and fold(wanted.get(figure["cell"])) != fold(figure["printed"])
    ]


def compare_real_mentions(expected, got):
    """The truth of a real report names a piece of each mention's clause."""
    told = [(fold(mention["text"]), fold(mention["value"])) for mention in got["mentions"]]
    return [
        f"mention missed: {mention['text']}"
        for mention in expected.get("mentions", [])
        if not any(value == fold(mention["value"]) and fold(mention["text"]) in text for text, value in told)
    ]


def compare_findings(expected, got, may_doubt=False):
    """What is right but in doubt cannot be judged; where that is allowed, saying so is as good as a finding."""
    judged = {finding["rule"] for finding in got["findings"] if "cannot be judged" not in finding["message"]}
    told = {finding["rule"] for finding in got["findings"]} if may_doubt else judged
    problems = [f"finding missed: {rule}" for rule in expected.get("findings", []) if rule not in told]
    return problems + [f"false alarm: {rule}" for rule in expected.get("no_findings", []) if rule in judged]


def compare_document(expected, reports, text, checked):
    """All that is expected of one readable fixture."""
    if expected.get("never_wrong"):
        return compare_never_wrong(expected, reports)
    wanted = expected.get("reports", [expected])
    if len(reports) != len(wanted):
        return [f"{len(reports)} reports instead of {len(wanted)}"]
    problems = []
    for one, got in zip(wanted, reports):
        problems += compare_report(one, got) + compare_sources(got, text)
    if [report["findings"] for report in checked] != [got["findings"] for got in reports]:
        problems.append("check and read differ in their findings")
    return problems


def compare_report(expected, got):
    may_miss = expected.get("may_miss", False)
    problems = compare_figures(expected, got, may_miss)
    found = sum(1 for figure in got["figures"] if figure["printed"])
    missing = found < sum(1 for text in expected["figures"].values() if text)
    if missing and not any(finding["rule"] == "format.tables" for finding in got["findings"]):
        problems.append("figures are missing and format.tables does not say so")
    problems += compare_head(expected, got) + compare_mentions(expected, got) + compare_findings(expected, got)
    return problems + compare_told(expected, got) + compare_extras(expected, got)


def has_errors(reports):
    return any(finding["severity"] == "error" for got in reports for finding in got["findings"])


def test_checks(cli, tap, paths, reports):
    """What `check` says of each file. Its exit status says whether a finding is an error: of all files where there is
    none in one run, of the others one by one."""
    sound = [path for path in paths if not has_errors(reports.get(path.name, []))]
    checked, problems = {}, []
    for run in [sound] + [[path] for path in paths if path not in sound]:
        if not run:
            continue
        status, said, messages = cli.read(run, "check")
        checked.update(said)
        if status != int(run is not sound):
            problems.append(f"check of {run[0].name} ends with {status}: {messages[-300:]}")
    tap.result("the exit status of check says whether a finding is an error", problems)
    return checked


def test_unreadable(cli, tap, path, expected):
    problems = []
    for command in ("read", "check"):
        status, out, messages = cli.run(command, "--json", path)
        if status != expected["exit"]:
            problems.append(f"{command} ends with {status} instead of {expected['exit']}")
        if path.name not in messages or len(messages.strip().splitlines()) != 1:
            problems.append(f"{command} does not say in one line what is wrong with {path.name}: {messages!r}")
        if out.strip():
            problems.append(f"{command} prints something all the same: {out[:60]!r}")
    tap.result(f"unreadable/{path.name}", problems)


def test_fixtures(cli, tap, names):
    paths = [path for path in sorted(FIXTURES.iterdir()) if (FIXTURES / f"{path.name}.expected.json").exists()]
    paths = [path for path in paths if not names or path.name in names]
    expected = {path: load_expected(FIXTURES / f"{path.name}.expected.json") for path in paths}
    status, reports, messages = cli.read(paths)
    unreadable = [path for path in paths if expected[path].get("exit") == 3]
    # What may be refused says nothing of the exit status.
    refusable = any(one.get("never_wrong") for one in expected.values())
    wanted = (0, 3) if refusable and not unreadable else (3,) if unreadable else (0,)
    problems = [] if status in wanted else [f"exit status {status} instead of {wanted}: {messages[-300:]}"]
    tap.result("many files in one run, the unreadable ones named and the others done", problems)
    for path in unreadable:
        test_unreadable(cli, tap, path, expected[path])
    readable = [path for path in paths if path not in unreadable and not expected[path].get("never_wrong")]
    texts = cli.read_texts(readable)
    checked = test_checks(cli, tap, readable, reports)
    for path in paths:
        if path not in unreadable:
            said = [of.get(path.name, default) for of, default in ((reports, []), (texts, ""), (checked, []))]
            tap.result(f"fixture/{path.name}", compare_document(expected[path], *said), expected[path].get("known_gap"))


def test_made_up_form(cli, tap):
    """A form that the program has never seen is one file more in its folder, and is recognised, filled and checked."""
    data = os.environ.get("GOUJI_DATA_DIR")
    if not data:
        tap.skip("form/made-up", "GOUJI_DATA_DIR names no folder with forms to add to")
        return
    document = MADE_UP / "archive-2027.txt"
    expected = load_expected(MADE_UP / f"{document.name}.expected.json")
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(pathlib.Path(data) / "forms", pathlib.Path(folder) / "forms")
        shutil.copy(MADE_UP / "2027.json", pathlib.Path(folder) / "forms")
        other = Cli(cli.program, folder)
        status, reports, messages = other.read([document])
        problems = [] if status == 0 else [f"exit status {status}: {messages}"]
        texts, (_, checked, _) = other.read_texts([document]), other.read([document], "check")
        said = [of.get(document.name) for of in (reports, texts, checked)]
        problems += compare_document(expected, *said)
    tap.result("form/made-up", problems)


def test_generated(cli, tap, form, mode):
    documents = [generate.generate(SEED, number, mode, form) for number in range(GENERATED)]
    with tempfile.TemporaryDirectory() as folder:
        generate.write(pathlib.Path(folder), documents)
        status, reports, messages = cli.read([pathlib.Path(folder) / name for name, _, _ in documents])
    clean = mode == generate.CLEAN
    doubted = figures = read = 0
    wanted = (0,) if clean else (0, 3)
    tap.result(f"generated/{form}/{mode}/exit status", [f"{status}: {messages[-300:]}"] if status not in wanted else [])
    for name, _, truth in documents:
        expected, got = truth["reports"][0], reports.get(name, [])
        if len(got) != 1 and (clean or got):
            tap.result(f"generated/{form}/{mode}/{name}", [f"{len(got)} reports instead of 1", " ".join(expected["layout"])])
            continue
        problems = compare_figures(expected, got[0], not clean, not clean) if got else []
        printed = {figure["cell"]: figure["printed"] for figure in got[0]["figures"]} if got else {}
        read += sum(bool(text) and fold(printed.get(cell)) == fold(text) for cell, text in expected["figures"].items())
        figures += sum(bool(text) for text in expected["figures"].values())
        if clean:
            head = {key: expected[key] for key in ("agency", "year", "form", "period")}
            problems += compare_head(head, got[0]) + compare_findings(expected, got[0], may_doubt=True)
            doubted += sum(DOUBTED in problem for problem in problems)
            problems = [problem for problem in problems if DOUBTED not in problem]
        tap.result(f"generated/{form}/{mode}/{name}", problems + [" ".join(expected["layout"])] * bool(problems))
    little = read < figures * LEAST_READ[mode]
    tap.result(f"generated/{form}/{mode}/reads what is there", [f"{read} of {figures} figures are read"] * little)
    if clean:
        much = doubted > figures * MOST_DOUBTED
        tap.result(f"generated/{form}/clean/does not cry wolf", [f"{doubted} of {figures} figures are right but unsure"] * much)


def test_real(cli, tap):
    folder = os.environ.get("GOUJI_REPORTS")
    for name in REAL:
        if not folder or not (pathlib.Path(folder) / name).exists():
            tap.skip(f"real/{name}", "GOUJI_REPORTS names no folder with it")
            continue
        path = pathlib.Path(folder) / name
        expected = json.loads((path.parent / "truth" / f"{name}.json").read_text(encoding="utf-8"))["reports"][0]
        status, reports, messages = cli.read([path])
        got = reports.get(name, [])
        if status != 0 or len(got) != 1:
            tap.result(f"real/{name}", [f"exit status {status}, {len(got)} reports: {messages}"])
            continue
        text = cli.read_texts([path])[name]
        problems = compare_figures(expected, got[0]) + compare_sources(got[0], text)
        head = {key: expected[key] for key in ("agency", "year", "form")}
        linear = [rule for rule in expected.get("no_findings", []) if rule in generate.ARITHMETIC]
        problems += compare_head(head, got[0]) + compare_findings({"no_findings": linear}, got[0])
        problems += compare_real_mentions(expected, got[0])
        tap.result(f"real/{name}", problems)


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    cli, tap, names = Cli(sys.argv[1]), Tap(), sys.argv[2:]
    print("TAP version 13")
    test_fixtures(cli, tap, names)
    if not names:
        test_made_up_form(cli, tap)
        for form in ("2021", "2019"):
            for mode in (generate.CLEAN, generate.DAMAGED, generate.WILD):
                test_generated(cli, tap, form, mode)
        test_real(cli, tap)
    print(f"1..{tap.count}")
    return 1 if tap.failed else 0


if __name__ == "__main__":
    sys.exit(main())
