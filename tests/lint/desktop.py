# SPDX-License-Identifier: GPL-3.0-or-later
"""What the desktop reads of Gouji: its desktop file, its description, its blueprints, and its own data files."""

import json
import os
import re
import shutil
import struct
import subprocess
import tempfile
from pathlib import Path
from xml.etree import ElementTree

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


def remarks(*command):
    """All that a checker prints, hints that it lets pass as well."""
    if not shutil.which(command[0]):
        raise lint.Skip(f"{command[0]} is not installed")
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    checker = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    lines = [line.strip() for line in (checker.stdout + checker.stderr).splitlines() if line.strip()]
    return lines or ([f"{command[0]} ended with {checker.returncode}"] if checker.returncode else [])


def check_desktop_file(root):
    """desktop-file-validate has nothing to say of the desktop file."""
    with tempfile.TemporaryDirectory() as folder:
        for path in lint.files(root, ("data",), (".desktop.in",)):
            yield from remarks("desktop-file-validate", released(path, folder))


# The id is that of the program on the bus and of the Flatpak, and all GNOME programs are named so.
ACCEPTED = re.compile(r"P: \S+ cid-contains-uppercase-letter |. Validation was successful: pedantic: 1$")


def check_metainfo(root):
    """appstreamcli has nothing to say of the description."""
    with tempfile.TemporaryDirectory() as folder:
        for path in lint.files(root, ("data",), (".metainfo.xml.in",)):
            said = remarks("appstreamcli", "validate", "--no-net", "--pedantic", released(path, folder))
            yield from (line for line in said if not ACCEPTED.match(line))


RELEASE = re.compile(r"^## (\S+) \((\d{4}-\d\d-\d\d)\)\n\n(.*?)\n\n", re.MULTILINE | re.DOTALL)


def words(text):
    return " ".join(text.split())


def check_releases(root):
    """The description lists the releases of NEWS.md with their days and first words, the newest being this version."""
    news = [(version, day, words(first)) for version, day, first in RELEASE.findall((root / "NEWS.md").read_text("utf-8"))]
    version = re.search(r"\bversion: '([^']+)'", (root / "meson.build").read_text("utf-8"))[1]
    if [release[0] for release in news[:1]] != [version]:
        yield f"meson.build is of version {version}, NEWS.md begins with {news[:1]}"
    for path in lint.files(root, ("data",), (".metainfo.xml.in",)):
        releases = [
            (release.get("version"), release.get("date"), words(release.findtext("description/p", "")))
            for release in ElementTree.parse(path).iter("release")
        ]
        if releases != news:
            yield f"{lint.place(root, path)}: {releases} is not what NEWS.md says: {news}"


# What software centres take: 16:10 or 16:9, sharp on their pages.
LEAST_WIDTH = 1000


def check_screenshots(root):
    """Every picture in data/screenshots is shown by the description, and every picture that it shows is there."""
    folder = root / "data" / "screenshots"
    there = {path.name for path in folder.glob("*.png")}
    for path in lint.files(root, ("data",), (".metainfo.xml.in",)):
        shown = {image.text.rpartition("/")[2] for image in ElementTree.parse(path).iter("image")}
        yield from (f"data/screenshots/{name}: is not shown" for name in sorted(there - shown))
        yield from (f"data/screenshots/{name}: is not there" for name in sorted(shown - there))
    for name in sorted(there):
        head = (folder / name).read_bytes()[:24]
        width, height = struct.unpack(">II", head[16:]) if head.startswith(b"\x89PNG\r\n\x1a\n") else (0, 1)
        if width < LEAST_WIDTH or not 1.5 < width / height < 1.8:
            yield f"data/screenshots/{name}: {width} x {height} is no picture for a software centre"


def check_settings(root):
    """Every setting is described, and used under its name."""
    sources = "".join(path.read_text("utf-8") for path in lint.files(root, ("src",), (".c", ".blp")))
    for path in lint.files(root, ("data",), (".gschema.xml.in",)):
        for key in ElementTree.parse(path).iter("key"):
            if not words(key.findtext("summary", "")):
                yield f"{lint.place(root, path)}: {key.get('name')} has no summary"
            if f'"{key.get("name")}"' not in sources:
                yield f"{lint.place(root, path)}: {key.get('name')} is used nowhere"


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
    lint.run(
        check_desktop_file,
        check_metainfo,
        check_releases,
        check_screenshots,
        check_settings,
        check_blueprints,
        check_manuals,
        check_json,
    )
