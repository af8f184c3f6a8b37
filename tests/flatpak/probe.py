# SPDX-License-Identifier: GPL-3.0-or-later
"""What a program can do where this runs: prints it as JSON. Run inside of the sandbox, and outside for comparison.

probe.py PORT FILE: a port on which somebody listens on the loopback of the host, and a file in the user's home.
"""

import ctypes
import json
import os
import socket
import sys

LANDLOCK_CREATE_RULESET = 444
LANDLOCK_CREATE_RULESET_VERSION = 1


def try_to(action):
    """None, or the name of the error."""
    try:
        action()
    except OSError as error:
        return type(error).__name__ if error.errno is None else os.strerror(error.errno)
    return None


def connect(port):
    with socket.create_connection(("127.0.0.1", port), timeout=10):
        pass


def read(path):
    with open(path, "rb") as file:
        file.read()


def find_landlock():
    """Its version; below 1 where there is none."""
    return ctypes.CDLL(None).syscall(LANDLOCK_CREATE_RULESET, None, 0, LANDLOCK_CREATE_RULESET_VERSION)


def main(port, path):
    answer = {
        "connect": try_to(lambda: connect(int(port))),
        "interfaces": sorted(name for _index, name in socket.if_nameindex()),
        "read": try_to(lambda: read(path)),
        "home": sorted(os.listdir(os.path.dirname(path))) if os.path.isdir(os.path.dirname(path)) else None,
        "landlock": find_landlock(),
        "system_bus": os.path.exists("/run/dbus/system_bus_socket"),
    }
    print(json.dumps(answer, ensure_ascii=False))


main(*sys.argv[1:])
