#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A folder of hostile files through the real program, in TAP: no file may crash it, hang it or reach out of it.

    test-hostile.py CLI [--all] [--each] [--folder FOLDER] [--only WORD]

Without --all, only what is small. With --each, every file also alone, so that the slowest and largest can be named.
FOLDER keeps what was made, else it is gone afterwards. --only takes the files with WORD in their names.
"""

import argparse
import contextlib
import json
import os
import pathlib
import random
import re
import sys
import tempfile

import containers
import disguised
import printed
import strange
import watch
import written

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "reports"))
from harness import Tap  # noqa: E402

FIXTURE = HERE.parent / "reports" / "fixtures" / "county-2023.txt"
MAKERS = [containers, printed, written, disguised]
SEED = 493
MUTANTS = 120
GOOD = ["docx", "pdf", "xlsx", "html", "csv"]
# Without --all: every so many of what is small, and none that is made to take as long as is allowed.
SMALL, ONE_OF, SMALL_MUTANTS = 60_000, 4, 20
SLOW = re.compile("pattern-paints|forms-draw|map-of-letters|numbers-that-grow|picture-|all-pages|page-again")

DONE, FINDINGS, UNREADABLE = 0, 1, 3
# What no answer may show: the secret in the home folder, and the beginning of /etc/passwd.
SECRET = b"gouji-secret-7141"
PASSWORDS = b"root:x:0:"
# Archives and commands in names ask for files of this name.
ESCAPED = "gouji-escaped"
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")

# Seconds for one file and for all; kB for one process. Sanitizers take three times the memory and ten times as long.
SANITIZED = 8
LONGEST_FILE, LONGEST = 30, 1500
LARGEST_PARENT, LARGEST_CHILD = 400_000, 1_200_000


class Field:
    """Where the program is let loose: files, a home with a secret in it, a temporary folder."""

    def __init__(self, folder):
        self.files, self.home, self.temporary = folder / "files", folder / "home", folder / "tmp"
        for path in (self.files, self.home, self.temporary):
            path.mkdir()
        (self.home / "secret.txt").write_bytes(SECRET + b"\n")
        (self.home / ".ssh").mkdir()
        (self.home / ".ssh" / "id_ed25519").write_bytes(SECRET + b"\n")
        keep = {key: text for key, text in os.environ.items() if not key.startswith("XDG_")}
        self.environment = dict(keep, HOME=str(self.home), TMPDIR=str(self.temporary), LC_ALL="C.UTF-8")

    def snapshot(self):
        return watch.snapshot([self.files, self.home, self.temporary])


def make_good(cli, field):
    """{ending: content} of documents that the program itself writes."""
    good = {}
    for ending in GOOD:
        output = field.temporary / f"good.{ending}"
        ended = watch.run([cli, "export", FIXTURE, "-o", output], LONGEST_FILE * SANITIZED, field.environment, field.files)
        if ended.status:
            raise RuntimeError(f"export to {ending} ends with {ended.status}: {ended.messages}")
        good[ending] = output.read_bytes()
        output.unlink()
    return good


def make_files(cli, field, options):
    """Writes them all; returns their paths as bytes."""
    paths, chance, small = [], random.Random(SEED), 0
    for maker in MAKERS:
        for name, content in maker.make(field.home, chance):
            small += len(content) <= SMALL and not SLOW.search(name)
            chosen = options.all or (len(content) <= SMALL and small % ONE_OF == 0 and not SLOW.search(name))
            if chosen and options.only in name:
                path = field.files / f"{maker.__name__}-{name}"
                path.write_bytes(content)
                paths.append(os.fsencode(path))
    for name, content in disguised.mutants(chance, make_good(cli, field), MUTANTS if options.all else SMALL_MUTANTS):
        if options.only in name:
            path = field.files / name
            path.write_bytes(content)
            paths.append(os.fsencode(path))
    return paths + (strange.make(field.files, field.home) if not options.only else [])


def answers(ended):
    """How many reports and how many sentences there are about each file that is named."""
    said = {}
    for line in filter(None, ended.out.decode("utf-8").split("\n")):
        name = json.loads(line)["file"]
        said.setdefault(name, [0, []])[0] += 1
    for line in ended.messages.decode("utf-8", "replace").split("\n"):
        for name in re.findall("“(.*?)”", line)[:1]:
            said.setdefault(name, [0, []])[1].append(line)
    return said


def shown(path):
    """The name as JSON and sentences may have it."""
    return os.fsdecode(path).encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def unanswered(paths, ended):
    text = ended.messages.decode("utf-8", "replace") + ended.out.decode("utf-8", "replace")
    for path in paths:
        name = shown(path).rsplit("/", 1)[-1]
        plain = CONTROL.split(name.replace("\n", "\0"))[0][:40].rstrip("\ufffd")
        if plain not in text:
            yield f"{name!r}: no word about it"


def judge(tap, name, ended, largest):
    problems = [] if ended.status in (DONE, FINDINGS, UNREADABLE) else [f"ends with {ended.status} after {ended.seconds:.1f} s: {ended.messages[-300:]}"]
    tap.result(f"{name}: ends in order", problems)
    secrets = [f"{word!r} is shown" for word in (SECRET, PASSWORDS) if word in ended.out or word in ended.messages]
    tap.result(f"{name}: shows nothing of other files", secrets)
    lines = ended.messages.decode("utf-8", "replace").split("\n")
    odd = [f"{line!r}" for line in lines if CONTROL.search(line)]
    alien = [line[:300] for line in lines if line and not line.startswith("gouji-cli: ")]
    tap.result(f"{name}: says what is the matter in plain lines", odd + alien)
    heavy = [f"{program}: {peak} kB" for program, peak in ended.peaks.items() if peak > largest.get(program, LARGEST_CHILD * largest["factor"])]
    tap.result(f"{name}: stays small", heavy)


def alone(cli, field, paths, factor):
    """(seconds, kB, processes at one time, name) of each file."""
    rows = []
    for path in paths:
        ended = watch.run([cli, "read", "--json", path], LONGEST_FILE * factor * 2, field.environment, field.files)
        peaks = {name: peak for name, peak in ended.peaks.items() if name != "any so far"}
        rows.append((ended.seconds, max(peaks.values(), default=0), ended.status, os.fsdecode(path).rsplit("/", 1)[-1].encode("utf-8", "replace").decode()))
    return rows


def is_sanitized(cli):
    return b"__asan_init" in pathlib.Path(cli).read_bytes()


def attack(tap, cli, field, options):
    factor = SANITIZED if is_sanitized(cli) else 1
    paths = make_files(cli, field, options)
    escaped = lambda: {path for where in (pathlib.Path("/tmp"), pathlib.Path("/")) for path in where.glob(f"{ESCAPED}*")}
    before, escaped_before = field.snapshot(), escaped()
    largest = {"gouji-cli": LARGEST_PARENT * factor, "factor": factor}
    ended = watch.run([cli, "read", "--json", "--", *paths], LONGEST * factor, field.environment, field.files)
    print(f"# {len(paths)} files in {ended.seconds:.1f} s; peaks in kB {ended.peaks}; {ended.processes} processes at most", flush=True)
    judge(tap, "all files", ended, largest)
    tap.result("all files: each has an answer", list(unanswered(paths, ended)))
    tap.result("all files: takes its time", [f"{ended.seconds:.0f} s"] if ended.seconds > LONGEST * factor else [])
    tap.result("all files: nothing is written", watch.differences(before, field.snapshot()) + [str(path) for path in escaped() - escaped_before])
    tap.result("all files: nobody is left behind", [f"process {one}" for one in watch.left_behind(os.fsencode(field.home))])
    pipe = strange.make_pipe(field.files)
    waited = watch.run([cli, "read", pipe, FIXTURE], LONGEST_FILE * factor, field.environment, field.files)
    tap.result("a pipe that nobody writes to: is not waited for", [f"ends with {waited.status}"] if waited.status != UNREADABLE else [])
    if options.each:
        each(tap, cli, field, paths, factor)
    return ended


def each(tap, cli, field, paths, factor):
    rows = alone(cli, field, paths, factor)
    slow = [f"{name}: {seconds:.1f} s" for seconds, _, _, name in rows if seconds > LONGEST_FILE * factor]
    tap.result("each file: is done in time", slow)
    tap.result("each file: ends in order", [f"{name}: {status}" for _, _, status, name in rows if status not in (DONE, FINDINGS, UNREADABLE)])
    for title, order in (("slowest", 0), ("largest", 1)):
        print(f"# {title}:")
        for row in sorted(rows, key=lambda row: -row[order])[:15]:
            print("#   {:.2f} s, {} kB, status {}, {!r}".format(*row))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("cli", type=lambda path: str(pathlib.Path(path).resolve()))
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--each", action="store_true")
    parser.add_argument("--folder", type=pathlib.Path)
    parser.add_argument("--only", default="")
    parser.add_argument("--out", type=pathlib.Path, help="keep what was said in two files beginning with this")
    options = parser.parse_args()
    tap = Tap()
    print("TAP version 13")
    with contextlib.ExitStack() as stack:
        folder = options.folder or pathlib.Path(stack.enter_context(tempfile.TemporaryDirectory()))
        folder.mkdir(exist_ok=True)
        ended = attack(tap, options.cli, Field(folder), options)
        if options.out:
            options.out.with_suffix(".out").write_bytes(ended.out)
            options.out.with_suffix(".err").write_bytes(ended.messages)
    print(f"1..{tap.count}")
    return 1 if tap.failed else 0


if __name__ == "__main__":
    sys.exit(main())
