#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long the program takes to its first frame, and how much memory, against an empty libadwaita window.

Wall-clock time from the start of the process to the end of the first paint of the start page, nothing being open; the
two programs are started by turns, so that both see the same machine.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time

N_RUNS = 15


def start(program):
    """(milliseconds, KiB) of one start, with settings and folders of its own."""
    with tempfile.TemporaryDirectory() as home:
        folders = {f"XDG_{name}_HOME": home for name in ("CONFIG", "DATA", "STATE", "CACHE")}
        # The caches of fonts and icons are the machine's business, and both programs have them.
        folders.pop("XDG_CACHE_HOME")
        environment = os.environ | folders | {"GOUJI_BENCH_STARTED": str(time.monotonic_ns())}
        result = subprocess.run([program], env=environment, stdout=subprocess.PIPE, check=True, timeout=60, text=True)
    milliseconds, memory = result.stdout.split()
    return float(milliseconds), int(memory)


def main(ours, empty):
    start(ours), start(empty)  # From a cold disk once.
    results = {ours: [], empty: []}
    for _ in range(N_RUNS):
        for program, taken in results.items():
            taken.append(start(program))
    for index, name, unit, goal in ((0, "first-frame", "ms", 1.5), (1, "peak-memory", "KiB", 2.0)):
        mine, peer = (statistics.median(run[index] for run in results[program]) for program in (ours, empty))
        print(
            f"bench {name} ours={mine:.1f}{unit} peer={peer:.1f}{unit} ratio={mine / peer:.2f} goal=ratio<={goal}"
            f" N={N_RUNS} peer-is=empty-libadwaita-window"
        )


main(*sys.argv[1:])
