#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The record of a report against its published schema, in TAP.

    test-schema.py CLI SCHEMA

All that `read --json` prints, an export as JSON is and a web page holds must be what data/schema says; and what it does
not say must fail. The validator brings the schema of schemas with it: nothing is fetched.
"""

import copy
import json
import pathlib
import re
import sys
import tempfile

import generate
from harness import Cli, Tap

try:
    from jsonschema import Draft202012Validator
except ImportError:
    Draft202012Validator = None

HERE = pathlib.Path(__file__).resolve().parent
FIXTURES = HERE / "fixtures"
SAVED = HERE.parent / "engine" / "data" / "report-v1.gouji"
EXAMPLES = HERE.parent.parent / "data" / "examples"
EXPORTED = ["county-2023.txt", "organization-sum-column.html", "odd-values.html", "labels-in-the-prose.txt", "values-that-cannot-be.html"]
# Of a concept and a cell one is enough; only what somebody set aside says so.
OPTIONAL = {"concept", "cell", "set_aside"}
SEED = 2021
GENERATED = 15
DATA = re.compile(r'<script type="application/json" id="gouji-report">(.*?)</script>', re.DOTALL)


def faults(validator, record):
    return [f"{error.json_path}: {error.message[:120]}" for error in validator.iter_errors(record)]


def walk(schema, path="$"):
    """Every schema in a schema, with the way to it."""
    if isinstance(schema, dict):
        yield path, schema
        for key, inner in schema.items():
            yield from walk(inner, f"{path}.{key}")
    elif isinstance(schema, list):
        for index, inner in enumerate(schema):
            yield from walk(inner, f"{path}[{index}]")


def test_schema(tap, schema):
    Draft202012Validator.check_schema(schema)
    described, strict = [], []
    for path, inner in walk(schema):
        conditional = any(f".{word}." in f"{path}." for word in ("if", "then", "else"))
        if conditional or path.endswith(("properties", "$defs")):
            continue
        if inner.get("type") == "object":
            if inner.get("additionalProperties") is not False:
                strict.append(f"{path} takes members that it does not know")
            optional = set(inner["properties"]) - set(inner.get("required", [])) - OPTIONAL
            strict += [f"{path}: {name} may be missing" for name in optional]
            for name, member in inner["properties"].items():
                where = schema["$defs"][member["$ref"].split("/")[-1]] if "$ref" in member else member
                if not (member.get("description") or where.get("description")):
                    described.append(f"{path}: nothing says what {name} is")
    tap.result("schema/every member is described", described)
    tap.result("schema/every object is closed", strict)


def test_read(cli, tap, validator):
    paths = [path for path in sorted(FIXTURES.iterdir()) if not path.name.endswith(".json")]
    paths += [*sorted(EXAMPLES.glob("*/*.gouji")), SAVED]
    _, reports, _ = cli.read(paths)
    tap.result("read/there are reports", ["none"] * (len(reports) < 60))
    for name, records in reports.items():
        tap.result(f"read/{name}", [fault for record in records for fault in faults(validator, record)])
    return reports


def test_generated(cli, tap, validator):
    for mode in (generate.CLEAN, generate.DAMAGED, generate.WILD):
        documents = [generate.generate(SEED, number, mode) for number in range(GENERATED)]
        with tempfile.TemporaryDirectory() as folder:
            generate.write(pathlib.Path(folder), documents)
            _, reports, _ = cli.read([pathlib.Path(folder) / name for name, _, _ in documents])
        problems = [f"{name}: {fault}" for name, records in reports.items() for record in records for fault in faults(validator, record)]
        tap.result(f"generated/{mode}", problems + ["no reports"] * (len(reports) < GENERATED // 2))


def without_file(record):
    return {key: value for key, value in record.items() if key != "file"}


def test_exported(cli, tap, validator, path):
    """An export, and the data in a web page, are what `read --json` prints, members in the same order."""
    _, reports, _ = cli.read([path])
    record = reports[path.name][0]
    with tempfile.TemporaryDirectory() as folder:
        exported, page = pathlib.Path(folder, "a.json"), pathlib.Path(folder, "a.html")
        for output in (exported, page):
            status, _, messages = cli.run("export", path, "-o", output)
            if status != 0:
                tap.result(f"export/{path.name}", [f"exit status {status}: {messages}"])
                return
        for name, text in (("json", exported.read_text("utf-8")), ("html", DATA.search(page.read_text("utf-8"))[1])):
            again = json.loads(text)
            problems = faults(validator, again)
            if json.dumps(without_file(again)) != json.dumps(without_file(record)):
                problems.append("it differs from what read --json prints")
            tap.result(f"export/{path.name}/{name}", problems)


def members(value, path=()):
    """The way to every member of every object: of lists the first item stands for all."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield (*path, key)
            yield from members(inner, (*path, key))
    elif isinstance(value, list) and value:
        yield (*path, 0)
        yield from members(value[0], (*path, 0))


def change(record, path, value):
    changed = copy.deepcopy(record)
    holder = changed
    for step in path[:-1]:
        holder = holder[step]
    if value is ...:
        del holder[path[-1]]
    else:
        holder[path[-1]] = value
    return changed


def test_missing(tap, validator, record):
    paths = [path for path in members(record) if isinstance(path[-1], str) and not ("about" in path and path[-1] in OPTIONAL)]
    problems = [f"{path} may be missing" for path in paths if not faults(validator, change(record, path, ...))]
    tap.result("broken/no member may be missing", problems + ["too few members"] * (len(paths) < 40))


def test_wrong_type(tap, validator, record):
    problems = []
    for path in members(record):
        for wrong in ({"x": 1}, 1.5, [[]], False if path[-1] in ("sure", "approximate") else "\u0000"):
            if path[-1] in ("sure", "approximate") and wrong is False:
                continue
            # Any text is text.
            free = ("file", "agency", "form_reason", "title", "scope", "preamble", "text", "printed", "entered", "unit", "row", "column", "left", "right", "message")
            if wrong == "\u0000" and path[-1] in free:
                continue
            if not faults(validator, change(record, path, wrong)):
                problems.append(f"{path} may be {wrong!r}")
    tap.result("broken/no member may be of another type", problems)


def test_unknown_member(tap, validator, record):
    holders = [(), *(path for path in members(record) if isinstance(value_at(record, path), dict))]
    problems = [f"{path} takes any member" for path in holders if not faults(validator, change(record, (*path, "x"), 1))]
    tap.result("broken/no object takes a member more", problems)


def value_at(record, path):
    for step in path:
        record = record[step]
    return record


BROKEN = {
    "a later version": [(("gouji",), 2)],
    "an unknown state": [(("figures", 0, "state"), "zero")],
    "an unknown way to a cell": [(("figures", 0, "how"), "guessed")],
    "an unknown doubt": [(("figures", 0, "sure"), False), (("figures", 0, "doubt"), "mood")],
    "a doubt about a sure figure": [(("figures", 0, "doubt"), "row")],
    "an unsure figure without a doubt": [(("figures", 0, "sure"), False)],
    "a number without a value": [(("figures", 0, "value"), None)],
    "a value without a number": [(("figures", 0, "state"), "empty")],
    "a value that is a JSON number": [(("figures", 0, "value"), 57)],
    "a value with a thousands separator": [(("figures", 0, "value"), "1,000")],
    "a value with an exponent": [(("figures", 0, "value"), "1e3")],
    "a cell that is no id": [(("figures", 0, "cell"), "总计")],
    "a day that is none": [(("published",), "2024-13-01")],
    "a period of one day": [(("period",), ["2023-01-01"])],
    "a period of three days": [(("period",), ["2023-01-01", "2023-06-30", "2023-12-31"])],
    "a place with one end": [(("figures", 0, "source"), [3])],
    "a place before the text": [(("figures", 0, "source"), [-1, 3])],
    "a year as text": [(("year",), "2023")],
    "the zeroth report": [(("index",), 0)],
    "an unknown severity": [(("findings", 0, "severity"), "fatal")],
    "a mention about nothing": [(("mentions", 0, "about"), {})],
    "a mention about two things": [(("mentions", 0, "about"), {"ratio": True, "free": True})],
    "a mention that is no ratio": [(("mentions", 0, "about"), {"ratio": False})],
    "parts by name": [(("parts",), {"overview": "……"})],
}


def test_broken(tap, validator, record):
    for name, changes in BROKEN.items():
        changed = record
        for path, value in changes:
            changed = change(changed, path, value)
        tap.result(f"broken/{name}", [] if faults(validator, changed) else ["it passes"])


def find_full(reports):
    """A short record that has something of everything, its figure a sure number."""
    parts = {"parts": [], "figures": [], "mentions": [], "extras": [], "findings": []}
    full = next(record for records in reports.values() for record in records if record["extras"] and record["mentions"])
    for key, items in parts.items():
        items += next(record[key] for records in [[full], *reports.values()] for record in records if record[key])[:2]
    number = next(figure for figure in full["figures"] if figure["state"] == "number" and figure["sure"])
    return {**full, **parts, "figures": [number]}


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    print("TAP version 13")
    if Draft202012Validator is None:
        print("1..0 # SKIP python3-jsonschema is not installed")
        return 0
    cli, tap = Cli(sys.argv[1]), Tap()
    schema = json.loads(pathlib.Path(sys.argv[2]).read_text("utf-8"))
    validator = Draft202012Validator(schema)
    test_schema(tap, schema)
    reports = test_read(cli, tap, validator)
    test_generated(cli, tap, validator)
    for path in [*(FIXTURES / name for name in EXPORTED), SAVED]:
        test_exported(cli, tap, validator, path)
    record = find_full(reports)
    tap.result("broken/it was whole", faults(validator, record))
    for test in (test_missing, test_wrong_type, test_unknown_member, test_broken):
        test(tap, validator, record)
    print(f"1..{tap.count}")
    return 1 if tap.failed else 0


if __name__ == "__main__":
    sys.exit(main())
