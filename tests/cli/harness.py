# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of the command line share: the program in a folder of its own, and their results in TAP."""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

TESTS = pathlib.Path(__file__).resolve().parent.parent
FIXTURES = TESTS / "reports" / "fixtures"
COUNTY = FIXTURES / "county-2023.txt"
WRONG_SUMS = FIXTURES / "wrong-sums-stay.html"
TWO_REPORTS = FIXTURES / "two-reports-in-one-file.txt"
SAVED = TESTS / "engine" / "data" / "report-v1.gouji"

DONE, FINDINGS, USAGE, UNREADABLE = range(4)

# In seconds: sanitizers make a million characters slow, on a busy machine most of all.
LONGEST = 240

tests = []


def test(function):
    tests.append(function)
    return function


class Cli:
    """The program, in an empty folder of its own."""

    def __init__(self, program, folder):
        self.program = program
        self.folder = pathlib.Path(folder)

    def start(self, *arguments, stdin=b"", stdout=subprocess.PIPE, **environment):
        """(exit status, standard output as bytes, standard error)"""
        done = subprocess.run(
            [self.program, *map(os.fsencode, arguments)],
            input=stdin,
            stdout=stdout,
            stderr=subprocess.PIPE,
            cwd=self.folder,
            env={**os.environ, "LC_ALL": "C.UTF-8", **environment},
            timeout=LONGEST,
            check=False,
        )
        return done.returncode, done.stdout, done.stderr.decode("utf-8", "replace")

    def expect(self, status, *arguments, **keywords):
        """Standard output and error of a run that must end with this status."""
        ended, out, messages = self.start(*arguments, **keywords)
        assert ended == status, f"{arguments}: ends with {ended} instead of {status}: {messages}"
        return out, messages

    def json(self, status, *arguments, **keywords):
        out, _ = self.expect(status, *arguments, **keywords)
        return [json.loads(line) for line in out.decode("utf-8").splitlines()]

    def copy(self, source, name):
        path = os.path.join(os.fsencode(self.folder), os.fsencode(name))
        shutil.copy(source, path)
        return name


class Skip(Exception):
    """Why a test cannot be done here."""


def assert_equal(got, expected):
    assert got == expected, f"{got!r} instead of {expected!r}"


def assert_one_line(messages, *words):
    """One sentence for people, that has these words."""
    lines = messages.splitlines()
    assert len(lines) == 1 and all(word in lines[0] for word in words), f"not one line with {words}: {messages!r}"


def run(program, function):
    with tempfile.TemporaryDirectory() as folder:
        try:
            function(Cli(program, folder))
        except Skip:
            raise
        except Exception as problem:  # A test that stumbles has failed, and the others go on.
            return str(problem) or type(problem).__name__
    return None


def main():
    if len(sys.argv) != 2:
        sys.exit(f"usage: {sys.argv[0]} CLI")
    failed = False
    print(f"TAP version 13\n1..{len(tests)}")
    for number, function in enumerate(tests, 1):
        name = function.__name__.replace("_", " ")
        try:
            problem = run(sys.argv[1], function)
        except Skip as reason:
            print(f"ok {number} - {name} # SKIP {reason}")
            continue
        failed = failed or problem is not None
        print(f"{'not ok' if problem is not None else 'ok'} {number} - {name}")
        for line in (problem or "").splitlines()[:6]:
            print("# " + line[:600])
    return 1 if failed else 0
