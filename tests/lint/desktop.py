# SPDX-License-Identifier: GPL-3.0-or-later
"""What the desktop reads of Gouji: its desktop file, its description, its blueprints, and its own data files."""

import json
import shutil
import subprocess
import tempfile
from pathlib import Path

import lint


def complaints(*command):
    """What a checker prints when it is not content."""
    if not shutil.which(command[0]):
        raise lint.Skip(f"{command[0]} is not installed")
    checker = subprocess.run(command, capture_output=True, text=True, check=False)
    return [(checker.stdout + checker.stderr).strip()] if checker.returncode else []


def released(path, folder):
    """The file as it is released, without translations; named as it will be, since the checkers go by the name."""
    name = path.name.removesuffix(".in")
    copy = Path(folder) / name
    text = path.read_text("utf-8").replace("@application_id@", ".".join(name.split(".")[:4]))
    copy.write_text(text, "utf-8")
    return copy


def check_desktop_file(root):
    """desktop-file-validate accepts the desktop file."""
    with tempfile.TemporaryDirectory() as folder:
        for path in lint.files(root, ("data",), (".desktop.in",)):
            yield from complaints("desktop-file-validate", released(path, folder))


def check_metainfo(root):
    """appstreamcli accepts the description."""
    with tempfile.TemporaryDirectory() as folder:
        for path in lint.files(root, ("data",), (".metainfo.xml.in",)):
            yield from complaints("appstreamcli", "validate", "--no-net", "--pedantic", released(path, folder))


def check_blueprints(root):
    """blueprint-compiler formats the blueprints in the same way."""
    paths = lint.files(root, ("src",), (".blp",))
    if paths:
        yield from complaints("blueprint-compiler", "format", *paths)


def check_manuals(root):
    """mandoc has nothing to warn of in the manual pages."""
    for path in lint.files(root, ("data",), (".1",)):
        yield from complaints("mandoc", "-K", "utf-8", "-T", "lint", "-W", "warning", path)


def check_json(root):
    """Every JSON file below data/ can be read and names no member twice."""
    for path in lint.files(root, ("data",), (".json",)):
        try:
            json.loads(path.read_text("utf-8"), object_pairs_hook=unique)
        except ValueError as error:
            yield f"{lint.place(root, path)}: {error}"


def unique(pairs):
    names = [name for name, _ in pairs]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise ValueError(f"twice in one object: {', '.join(twice)}")
    return dict(pairs)


if __name__ == "__main__":
    lint.run(check_desktop_file, check_metainfo, check_blueprints, check_manuals, check_json)
