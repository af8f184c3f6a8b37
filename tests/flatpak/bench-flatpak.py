# SPDX-License-Identifier: GPL-3.0-or-later
"""How long the program takes to its first frame in the sandbox, against the same program outside of it.

bench-flatpak.py PROGRAM: that of tests/bench which ends itself with its first frame. It is started by turns inside and
outside, with the same libraries, for the runtime is made of the root outside. Inside, the time begins with `flatpak run`.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ID = "io.github.gouji.Gouji"
CHECKOUT = Path(__file__).resolve().parent.parent.parent
N_RUNS = 15
GOAL = 1.5


def start(command):
    """Milliseconds of one start, with a home of its own."""
    with tempfile.TemporaryDirectory() as home:
        folders = {f"XDG_{name}_HOME": f"{home}/{name}" for name in ("CONFIG", "DATA", "STATE", "CACHE")}
        environment = {
            **os.environ,
            **folders,
            "HOME": home,
            "GOUJI_DATA_DIR": str(CHECKOUT / "data"),
            "GSETTINGS_SCHEMA_DIR": str(CHECKOUT / "build" / "release" / "data"),
            "GOUJI_BENCH_STARTED": str(time.monotonic_ns()),
        }
        result = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True, timeout=120, text=True)
    return float(result.stdout.split()[0])


def main(program):
    if not Path(program).exists() or subprocess.run(["flatpak", "info", ID], capture_output=True).returncode != 0:
        print("bench flatpak-first-frame: skipped, because the program of the benchmark or the Flatpak is not there")
        return
    inside = ["flatpak", "run", f"--filesystem={CHECKOUT}:ro", f"--command={program}", ID]
    taken = {"inside": [], "outside": []}
    start(inside), start([program])  # From a cold disk once.
    for _ in range(N_RUNS):
        taken["inside"].append(start(inside))
        taken["outside"].append(start([program]))
    ours, peer = statistics.median(taken["inside"]), statistics.median(taken["outside"])
    print(
        f"bench flatpak-first-frame ours={ours:.1f}ms peer={peer:.1f}ms ratio={ours / peer:.2f} goal=ratio<={GOAL}"
        f" N={N_RUNS} peer-is=the-same-program-unsandboxed"
    )


main(*sys.argv[1:])
