# SPDX-License-Identifier: GPL-3.0-or-later
"""What is configured for other folders and for a copy under development, without building it.

    test-configured.py SOURCE
"""

import json
import os
import re
import sys
import tempfile
from pathlib import Path

from harness import main, run, test

DEVELOPMENT = "io.github.gouji.Gouji.Devel"
FOLDERS = {
    "prefix": "/opt/example",
    "bindir": "programs",
    "datadir": "things",
    "libdir": "lib/other",
    "libexecdir": "lib/other/exec",
    "localedir": "words",
    "mandir": "manuals",
}


class Configured:
    """A build for folders that nobody else has, of the development profile."""

    def __init__(self, source, folder):
        self.build = Path(folder) / "build"
        options = [f"-D{name}={folder}" for name, folder in FOLDERS.items()]
        run(os.environ["MESON"], "setup", "-Dprofile=development", *options, self.build, source)
        installed = run(os.environ["MESON"], "introspect", "--installed", self.build)
        self.places = {Path(file).name: place for file, place in json.loads(installed).items()}
        self.commands = json.loads((self.build / "compile_commands.json").read_text("utf-8"))

    def defined(self, source):
        """What the compiler is told for one file."""
        command = next(entry["command"] for entry in self.commands if entry["file"].endswith(source))
        return dict(re.findall(r'-D(\w+)="?([^"\' ]*)', command.replace("\\", "")))

    def text(self, name):
        return (self.build / "data" / name).read_text("utf-8")


@test
def everything_is_installed_below_the_prefix(configured):
    strays = [place for place in configured.places.values() if not place.startswith(FOLDERS["prefix"] + "/")]
    assert configured.places and not strays, strays


@test
def the_programs_look_where_the_files_are_installed(configured):
    for source in ("src/app/gouji-application.c", "src/cli/main.c"):
        told = configured.defined(source)
        assert told["READER"] == configured.places["gouji-reader"] == "/opt/example/lib/other/exec/gouji/gouji-reader", told
        assert told["PKGDATADIR"] == str(Path(configured.places["forms"]).parent) == "/opt/example/things/gouji", told
    for source in ("src/app/main.c", "src/cli/main.c"):
        words = configured.defined(source)["LOCALEDIR"]
        assert words == "/opt/example/words" and f"{words}/zh_CN/LC_MESSAGES/gouji.mo" in configured.places.values(), words
    assert "Exec=/opt/example/programs/gouji " in configured.text(f"{DEVELOPMENT}.service")


@test
def a_copy_under_development_has_names_of_its_own(configured):
    identity = configured.defined("src/app/gouji-application.c")
    assert identity["APPLICATION_ID"] == DEVELOPMENT and identity["IS_DEVELOPMENT"] == "1", identity
    settings = configured.defined("gouji-window.c")
    assert settings["GOUJI_SETTINGS"] == DEVELOPMENT and settings["GOUJI_USER_NAME"] != "gouji", settings
    assert f'id="{DEVELOPMENT}" path="/io/github/gouji/Gouji/Devel/"' in configured.text(f"{DEVELOPMENT}.gschema.xml")
    assert f"Icon={DEVELOPMENT}\n" in configured.text(f"{DEVELOPMENT}.desktop.in")
    assert f"Name={DEVELOPMENT}\n" in configured.text(f"{DEVELOPMENT}.service")
    assert f"<id>{DEVELOPMENT}</id>" in configured.text(f"{DEVELOPMENT}.metainfo.xml.in")
    assert f"{DEVELOPMENT}-report" in configured.text(f"{DEVELOPMENT}.mime.xml.in")
    assert "url(#stripes)" in configured.text(f"icons/{DEVELOPMENT}.svg")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="gouji-configured-") as temporary:
        sys.exit(main(Configured(sys.argv[1], temporary)))
