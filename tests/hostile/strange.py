# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands in a folder and is no file, or has a name that is hard to say."""

import os
import socket

from packages import TITLE

TEXT = f"{TITLE}\n一、总体情况\n".encode("utf-8")
NAMES = [
    "年度报告.txt".encode("gbk"),
    b"a\nb.txt",
    b"\x1b[2J\x1b]0;x\x07.txt",
    "a\u202etxt.exe".encode("utf-8"),
    b"\xff\xfe\x80",
    b"n" * 251 + b".txt",
    "年".encode("utf-8") * 85,
    b"-o",
    b"--json",
    b" ",
    b"%s%n%p.txt",
    b"'; touch gouji-escaped; '.txt",
    b"$(touch gouji-escaped).doc",
    b"`touch gouji-escaped`.pdf",
    b"file:%2f%2f%2fetc%2fpasswd",
    b".hidden.txt",
]


def make_pipe(folder):
    """A pipe that nobody writes to."""
    path = os.path.join(os.fsencode(folder), b"a-pipe.txt")
    os.mkfifo(path)
    return path


def make(folder, home):
    """Returns the paths of what was made, as bytes."""
    root, made = os.fsencode(folder), []

    def path(name):
        made.append(os.path.join(root, name))
        return made[-1]

    for name in NAMES:
        with open(path(name), "wb") as file:
            file.write(TEXT)
    with socket.socket(socket.AF_UNIX) as server:
        here = os.getcwd()
        os.chdir(root)
        server.bind("a-socket.pdf")
        os.chdir(here)
    path(b"a-socket.pdf")
    os.symlink("/etc/passwd", path(b"link-to-passwd.txt"))
    os.symlink(os.path.join(os.fsencode(home), b"secret.txt"), path(b"link-to-a-secret.txt"))
    os.symlink(b"itself.docx", path(b"itself.docx"))
    os.symlink(b"nowhere.docx", path(b"dangling.docx"))
    os.symlink("/dev/zero", path(b"zeros.txt"))
    os.symlink("/dev/stdin", path(b"standard-input.txt"))
    os.symlink(".", path(b"folder-again"))
    os.mkdir(path(b"folder.docx"))
    with open(path(b"nobody-may-read-this.txt"), "wb") as file:
        file.write(TEXT)
    os.chmod(made[-1], 0)
    with open(path(b"hole.pdf"), "wb") as file:
        file.truncate(1 << 40)
    return made
