# SPDX-License-Identifier: GPL-3.0-or-later
"""Says how a run of `meson test` went: python3 summary.py BUILD/meson-logs

Meson counts programs, this counts the single cases in them. It names what was skipped and why, shows the output of
what failed, and ends with one line that says `N passed, N failed, N skipped`. It fails when a case failed, and when
none ran.
"""

import json
import sys
import xml.etree.ElementTree as xml
from collections import Counter
from pathlib import Path

SHOWN_LINES = 200


def read_programs(logs):
    """The test programs in the order in which they ended, each with its result and output."""
    path = logs / "testlog.json"
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()] if path.exists() else []


def read_cases(logs):
    """(program, case, outcome, explanation) of every single case that Meson saw."""
    path = logs / "testlog.junit.xml"
    for suite in xml.parse(path).getroot() if path.exists() else []:
        for case in suite.iter("testcase"):
            # A program with cases of its own is a suite `project.program`; one without is a case of the suite `project`.
            program = suite.get("name").partition(".")[2] or case.get("name")
            failed = case.find("failure") is not None or case.find("error") is not None
            outcome = "failed" if failed else "skipped" if case.find("skipped") is not None else "passed"
            yield program, case.get("name"), outcome, case.findtext("system-out", "")


def output_lines(program):
    return ((program.get("stdout") or "") + (program.get("stderr") or "")).rstrip().splitlines()


def show_failure(program):
    lines = output_lines(program)
    print(f"\n==== {program['name']}: {program['result']} (exit status {program['returncode']})")
    if len(lines) > SHOWN_LINES:
        print(f"… {len(lines) - SHOWN_LINES} lines before these are in testlog.txt")
    print("\n".join(lines[-SHOWN_LINES:]))


def main(logs):
    cases = list(read_cases(logs))
    programs = read_programs(logs)

    # A program can fail without a failing case: it crashed, leaked, or ended before its plan.
    blamed = {program for program, _, outcome, _ in cases if outcome == "failed"}
    failures = [program for program in programs if program["result"] not in ("OK", "SKIP", "EXPECTEDFAIL")]
    for program in failures:
        if program["name"] not in blamed:
            cases.append((program["name"], f"the whole program: {program['result']}", "failed", ""))

    for program in failures:
        show_failure(program)
    last_lines = {program["name"]: output_lines(program)[-1:] for program in programs}
    for wanted in ("skipped", "failed"):
        for program, case, outcome, explanation in cases:
            if outcome == wanted:
                name = program if case == program else f"{program}: {case}"
                # A program without cases says in its output why it was skipped.
                reason = explanation or "".join(last_lines[program] if wanted == "skipped" and case == program else [])
                print(f"{wanted}: {name}" + (f" ({reason})" if reason else ""))

    counts = Counter(outcome for _, _, outcome, _ in cases)
    skipped = f", {counts['skipped']} skipped" if counts["skipped"] else ""
    print(f"{counts['passed']} passed, {counts['failed']} failed{skipped}")
    return 1 if counts["failed"] or not counts["passed"] else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
