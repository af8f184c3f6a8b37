#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the manifest that `./dev flatpak` builds: the real one with paths that hold from anywhere.

Without --sources only Gouji's own module remains. With it those remain whose archives are there, known by their sums, and
the archives are laid out as flatpak-builder looks for them.
"""

import argparse
import hashlib
import json
import os
import sys
from pathlib import Path




def lay_out(module, known, folder):
    """Lays out the archives of a module; returns whether all are there."""
    for source in module["sources"]:
        archive = known.get(source["sha256"])
        if archive is None:
            print(f"{module['name']} is the stand-in's: no file has the sum of {source['url']}", file=sys.stderr)
            return False
        place = folder / "downloads" / source["sha256"] / source.get("dest-filename", Path(source["url"]).name)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.unlink(missing_ok=True)
        os.symlink(archive, place)
    return True


def read_archives(folder):
    """The files of the folder by their sums."""
    return {hashlib.sha256(path.read_bytes()).hexdigest(): path.resolve() for path in folder.iterdir() if path.is_file()}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("manifest", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--sources", nargs=2, type=Path, metavar=("ARCHIVES", "FOLDER"))
    options = parser.parse_args()
    manifest = json.loads(options.manifest.read_text())
    here = options.manifest.resolve().parent
    known = read_archives(options.sources[0]) if options.sources else {}
    modules = []
    for module in manifest["modules"]:
        if isinstance(module, dict):
            for source in module["sources"]:
                source["path"] = str((here / source["path"]).resolve())
                source["skip"] = [str((here.parent / path).resolve()) for path in source["skip"]]
            modules.append(module)
        elif options.sources:
            library = json.loads((here / module).read_text())
            if lay_out(library, known, options.sources[1]):
                modules.append(library)
    manifest["modules"] = modules
    options.output.write_text(json.dumps(manifest, ensure_ascii=False, indent=2) + "\n")


main()
