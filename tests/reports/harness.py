# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of whole reports share: results in TAP, and the command line."""

import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unicodedata

# Stands between the texts of files that are read in one run.
BETWEEN = "This line stands in no other file."


def fold(text):
    return "".join(unicodedata.normalize("NFKC", text or "").split()).replace(",", "")


class Tap:
    def __init__(self):
        self.count = self.failed = 0

    def result(self, name, problems, known_gap=None):
        """A known gap is told and does not fail the run; once it has closed, it does, until its mark is taken out."""
        if known_gap and problems:
            self.skip(name, f"known gap: {known_gap}")
            return
        if known_gap:
            problems = ["it is read now: take known_gap out of what is expected"]
        self.count += 1
        self.failed += bool(problems)
        print(f"{'not ok' if problems else 'ok'} {self.count} - {name}")
        for problem in problems[:12]:
            print(f"# {problem}")
        if len(problems) > 12:
            print(f"# … and {len(problems) - 12} more")
        sys.stdout.flush()

    def skip(self, name, why):
        self.count += 1
        print(f"ok {self.count} - {name} # SKIP {why}")


class Cli:
    def __init__(self, program, data=None):
        self.program = program
        self.environment = dict(os.environ, **({"GOUJI_DATA_DIR": str(data)} if data else {}))

    def run(self, *arguments):
        command = [self.program, *map(str, arguments)]
        done = subprocess.run(command, capture_output=True, timeout=600, env=self.environment, check=False)
        return done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8", "replace")

    def read_texts(self, files):
        """The texts of many files in one run, all of which can be read: {file name: text}."""
        if not files:
            return {}
        with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as between:
            between.write(f"{BETWEEN}\n")
            between.flush()
            status, out, messages = self.run("read", "--text", *(name for file in files for name in (file, between.name)))
        texts = out.split(f"{BETWEEN}\n")
        assert status == 0 and len(texts) == len(files) + 1, f"read --text ends with {status}: {messages[-300:]}"
        return {pathlib.Path(file).name: text for file, text in zip(files, texts)}

    def read(self, files, command="read"):
        """What the program says of many files in one run: (exit status, {file name: [report, …]}, messages)."""
        status, out, messages = self.run(command, "--json", *files)
        reports = {}
        # A text may hold separators of lines that are none in JSON.
        for line in filter(None, out.split("\n")):
            report = json.loads(line)
            reports.setdefault(pathlib.Path(report["file"]).name, []).append(report)
        return status, reports, messages
