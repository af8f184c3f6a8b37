# SPDX-License-Identifier: GPL-3.0-or-later
"""Running a program and looking at it from outside: how it ends, how long it takes, how much memory each of its processes
takes at most, and what is different in some folders afterwards.
"""

import hashlib
import os
import pathlib
import resource
import subprocess
import tempfile
import threading
import time

# In seconds. The kernel keeps the peak of a process for as long as it lives, so that only the last moment is missed.
BETWEEN_LOOKS = 0.01


class Ended:
    def __init__(self):
        self.status, self.out, self.messages, self.seconds = None, b"", b"", 0.0
        self.peaks = {}  # name of a program -> kB
        self.processes = 0  # most at one time


def descendants(process):
    """Of a process and itself."""
    found, waiting = [], [process]
    while waiting:
        one = waiting.pop()
        found.append(one)
        try:
            for thread in os.listdir(f"/proc/{one}/task"):
                waiting += map(int, pathlib.Path(f"/proc/{one}/task/{thread}/children").read_text().split())
        except OSError:
            continue
    return found


def look(process, ended):
    alive = descendants(process)
    ended.processes = max(ended.processes, len(alive))
    for one in alive:
        try:
            status = pathlib.Path(f"/proc/{one}/status").read_text()
        except OSError:
            continue
        lines = dict(line.split(":", 1) for line in status.splitlines() if ":" in line)
        if "VmHWM" in lines:
            name, peak = lines["Name"].strip(), int(lines["VmHWM"].split()[0])
            ended.peaks[name] = max(ended.peaks.get(name, 0), peak)


def run(command, longest, environment, folder):
    """Kills the program after `longest` seconds; its status is then -9."""
    ended = Ended()
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as messages:
        start = time.monotonic()
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=messages, env=environment, cwd=folder)
        timer = threading.Timer(longest, process.kill)
        timer.start()
        while process.poll() is None:
            look(process.pid, ended)
            time.sleep(BETWEEN_LOOKS)
        timer.cancel()
        ended.seconds, ended.status = time.monotonic() - start, process.returncode
        for stream, name in ((out, "out"), (messages, "messages")):
            stream.seek(0)
            setattr(ended, name, stream.read())
    # Processes that were gone before anybody looked: the greatest of all that were waited for so far.
    ended.peaks["any so far"] = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return ended


def left_behind(word):
    """Processes that were started with this word in their environment and are still there."""
    found = []
    for entry in os.listdir("/proc"):
        try:
            if entry.isdigit() and word in pathlib.Path(f"/proc/{entry}/environ").read_bytes():
                found.append(int(entry))
        except OSError:
            continue
    return found


def state_of(path):
    status = os.lstat(path)
    content = None
    if os.path.isfile(path) and not os.path.islink(path) and status.st_size < 1_000_000 and os.access(path, os.R_OK):
        with open(path, "rb") as file:
            content = hashlib.sha256(file.read()).hexdigest()
    return status.st_mode, status.st_size, status.st_mtime_ns, content


def snapshot(folders):
    """{path: what is to stay as it is} of all below some folders."""
    states = {}
    for folder in folders:
        for where, names, files in os.walk(os.fsencode(folder)):
            for name in names + files:
                path = os.path.join(where, name)
                states[path] = state_of(path)
    return states


def differences(before, after):
    words = []
    for path in sorted({*before, *after}):
        if before.get(path) != after.get(path):
            what = "is new" if path not in before else "is gone" if path not in after else "has changed"
            words.append(f"{path!r} {what}")
    return words
