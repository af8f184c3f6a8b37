# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of the installation share: their results in TAP, and commands that must go well."""

import subprocess
import traceback

# In seconds: programs with sanitizers on a busy machine.
LONGEST = 120

tests = []


def test(function):
    tests.append(function)
    return function


class Skip(Exception):
    """Why a test cannot be done here."""


def run(*command, ends=(0,), **keywords):
    """Standard output and error of a command that must end with one of these statuses."""
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, timeout=LONGEST, check=False, **keywords)
    said = done.stdout + done.stderr
    assert done.returncode in ends, f"{' '.join(map(str, command))} ends with {done.returncode}: {said[-600:]}"
    return said


def main(subject):
    print(f"TAP version 13\n1..{len(tests)}")
    failed = False
    for number, function in enumerate(tests, 1):
        name = function.__name__.replace("_", " ")
        try:
            function(subject)
        except Skip as reason:
            print(f"ok {number} - {name} # SKIP {reason}")
        except Exception as problem:  # A test that stumbles has failed, and the others go on.
            failed = True
            print(f"not ok {number} - {name}")
            lines = str(problem).splitlines() or traceback.format_exc().splitlines()
            for line in lines[-12:]:
                print("# " + line[:600])
        else:
            print(f"ok {number} - {name}")
    return 1 if failed else 0
