# SPDX-License-Identifier: GPL-3.0-or-later
"""The manual pages say of the programs what these say of themselves, in both languages.

    test-manuals.py SOURCE GOUJI GOUJI-CLI
"""

import os
import re
import shutil
import sys
from pathlib import Path

from harness import Skip, main, run, test

COMMANDS = ["read", "check", "export", "chart"]
LANGUAGES = ["", ".zh_CN"]
OPTION = re.compile(r"(?<![\w-])(--?[a-z][a-z-]*)")


class Manuals:
    def __init__(self, source, gouji, gouji_cli):
        self.source = Path(source)
        self.programs = {"gouji": gouji, "gouji-cli": gouji_cli}

    def read(self, program, language):
        """The page as it is shown, without the overstruck letters of bold and underlined words."""
        if not shutil.which("mandoc"):
            raise Skip("no mandoc")
        page = self.source / "data" / f"{program}{language}.1"
        return re.sub(".\b", "", run("mandoc", "-K", "utf-8", "-T", "utf8", "-O", "width=300", page))

    def pages(self):
        return [(program, language, self.read(program, language)) for program in self.programs for language in LANGUAGES]

    def options(self, program):
        helps = [["--help-all"]] if program == "gouji" else [["--help"], *([command, "--help"] for command in COMMANDS)]
        said = "".join(run(self.programs[program], *arguments) for arguments in helps)
        # Every GApplication has these two, which its own manual tells of.
        return set(OPTION.findall(said)) - {"--gapplication-app-id", "--gapplication-replace"}


@test
def every_option_is_in_the_pages_and_no_other(manuals):
    known = {"gouji": set(), "gouji-cli": {"--command"}}  # Flatpak's, in how the program is started there.
    for program, language, page in manuals.pages():
        wanted, given = manuals.options(program), set(OPTION.findall(page)) - known[program]
        # Both understand it, and neither lists it.
        run(manuals.programs[program], "--version", env={**os.environ, "ASAN_OPTIONS": "detect_leaks=0"})
        wanted.add("--version")
        assert wanted == given, f"{program}{language}: missing {wanted - given}, too many {given - wanted}"


@test
def every_variable_of_the_environment_is_in_the_pages(manuals):
    rooms = {"gouji": ["app", "engine", "words"], "gouji-cli": ["cli", "engine", "words"]}
    for program, language, page in manuals.pages():
        sources = [path for room in rooms[program] for path in (manuals.source / "src" / room).rglob("*.c")]
        read = {name for path in sources for name in re.findall(r'g_getenv \("(GOUJI_\w+)"', path.read_text("utf-8"))}
        told = set(re.findall(r"GOUJI_[A-Z_]+", page))
        assert read == told, f"{program}{language}: {read ^ told}"


@test
def the_statuses_of_the_command_line_are_in_its_pages(manuals):
    said = run(manuals.programs["gouji-cli"], "--help", env={**os.environ, "LC_ALL": "C.UTF-8"})
    statuses = re.findall(r"\b(\d) ", re.search(r"^Exit status: .*", said, re.M)[0])
    for language in LANGUAGES:
        page = manuals.read("gouji-cli", language)
        told = re.findall(r"^ +(\d)\s", re.split(r"\n(?:EXIT STATUS|退出状态)\n", page)[1], re.M)
        assert statuses == told[: len(statuses)] and len(statuses) == 4, f"{language}: {told} instead of {statuses}"


@test
def both_languages_have_the_same_sections(manuals):
    for program in manuals.programs:
        counts = {len(re.findall(r"^\S", manuals.read(program, language), re.M)) for language in LANGUAGES}
        assert len(counts) == 1, f"{program}: {counts}"


if __name__ == "__main__":
    sys.exit(main(Manuals(*sys.argv[1:4])))
