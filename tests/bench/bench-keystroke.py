#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long a keystroke takes until it is on the screen, all checks on.

Twice: in the largest of the examples, and in a report with the texts of all its years one behind the other, which is
as long as the reports of a province are. The main thread's work before the frame, what laying out and painting it
take, and the longest turn of the main loop behind it are given apart: the first is what our code adds to a keystroke.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

COLUMNS = ("on-screen", "own-work", "layout-paint", "longest-turn-behind")
GOAL = 16


def lengthen(example, years):
    """The report with the texts of all years in place of its own."""
    report = json.loads(example.read_text(encoding="utf-8"))
    texts = [json.loads(year.read_text(encoding="utf-8"))["narratives"] for year in years]
    for part, narrative in report["narratives"].items():
        paragraphs = [text[part]["text"] for text in texts if text.get(part, {}).get("text")]
        if paragraphs:
            narrative["text"] = "\n".join(paragraphs)
    return json.dumps(report, ensure_ascii=False)


def measure(program, file):
    """Rows of where was typed and the four times, a row each keystroke."""
    with tempfile.TemporaryDirectory() as home:
        folders = {f"XDG_{name}_HOME": home for name in ("CONFIG", "DATA", "STATE")}
        environment = os.environ | folders
        result = subprocess.run(
            [program, file], env=environment, stdout=subprocess.PIPE, check=True, timeout=280, text=True
        )
    rows = [line.split() for line in result.stdout.splitlines()]
    return [(row[0], *map(float, row[1:])) for row in rows if row[0] in ("cell", "text")]


def report(name, rows):
    for where in ("cell", "text"):
        for index, column in enumerate(COLUMNS, start=1):
            times = sorted(row[index] for row in rows if row[0] == where)
            at_95 = times[len(times) * 95 // 100]
            print(
                f"bench keystroke-{where}-{column} file={name} median={statistics.median(times):.1f}ms p95={at_95:.1f}ms"
                f" worst={times[-1]:.1f}ms over-{GOAL}ms={sum(time > GOAL for time in times)} N={len(times)}"
                f" goal=worst<={GOAL}ms"
            )


def main(program, *examples):
    examples = [Path(example) for example in examples]
    largest = max(examples, key=lambda example: len(example.read_text(encoding="utf-8")))
    with tempfile.TemporaryDirectory() as folder:
        for name, text in (
            (largest.name, largest.read_text(encoding="utf-8")),
            ("long.gouji", lengthen(examples[-1], examples)),
        ):
            file = Path(folder) / name
            file.write_text(text, encoding="utf-8")
            report(name, measure(program, str(file)))


main(*sys.argv[1:])
