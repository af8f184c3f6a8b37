# SPDX-License-Identifier: GPL-3.0-or-later
"""A desk for the real program: a display, a bus and a home of its own, actions by name, and what assistive technology sees.

The environment says where things are: GOUJI_PROGRAM, and what the program itself needs to run from the build folder.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib  # noqa: E402

from tree import Tree  # noqa: E402

APPLICATION = "io.github.gouji.Gouji"
OBJECT = "/io/github/gouji/Gouji"
# Longer than anything takes on a busy machine; what has not happened until then does not happen.
PATIENCE = 90


TAP = re.compile(r"(ok|not ok|Bail out!|#|1\.\.)")


def enter(screen):
    """Starts this script again, on a display and a bus of its own, whose services print what is no TAP."""
    if "GOUJI_DESK" in os.environ:
        return
    display = ["xvfb-run", "-a", "-s", f"-screen 0 {screen}x24 -noreset"]
    command = ["dbus-run-session", "--", *display, sys.executable, *sys.argv]
    # The accessibility bus has its socket in the runtime folder, which other tests must not share.
    with tempfile.TemporaryDirectory(prefix="gouji-run-") as runtime:
        environment = {**os.environ, "GOUJI_DESK": screen, "XDG_RUNTIME_DIR": runtime}
        with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
            for line in process.stdout:
                print(line, end="", flush=True, file=sys.stdout if TAP.match(line) else sys.stderr)
    sys.exit(process.returncode)


# Another program from which something was copied: it holds the clipboard until it is ended.
COPIED = """
import sys
import gi
gi.require_version("Gtk", "4.0")
from gi.repository import Gdk, GLib, Gtk
Gtk.init()
contents = [Gdk.ContentProvider.new_for_bytes(kind, GLib.Bytes.new(open(path, "rb").read()))
            for kind, path in zip(sys.argv[1::2], sys.argv[2::2])]
Gdk.Display.get_default().get_clipboard().set_content(Gdk.ContentProvider.new_union(contents))
print("copied", flush=True)
GLib.MainLoop().run()
"""


class Skip(Exception):
    """Why a case cannot be tried here."""


class Failure(Exception):
    """Something that must hold does not."""


def wait_for(what, condition):
    """The first true value of the condition; polled, because nothing else tells from outside."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            value = condition()
        except GLib.Error:  # The widget went while it was looked at.
            value = None
        if value:
            return value
        time.sleep(0.05)
    raise Failure(f"{what}: not within {PATIENCE:.0f} s")


def find_below(ancestor):
    """The program that a process has started, whoever passed it on."""
    table = subprocess.run(["ps", "-eo", "pid,ppid,comm"], capture_output=True, text=True, check=True).stdout
    rows = [line.split(None, 2) for line in table.splitlines()[1:]]
    parents = {int(pid): int(parent) for pid, parent, _name in rows}
    for pid in (int(pid) for pid, _parent, name in rows if name == "gouji"):
        above = pid
        while above in parents and above != ancestor:
            above = parents[above]
        if above == ancestor:
            return pid
    return None


class Desk:
    def __init__(self, language="zh_CN.UTF-8", **settings):
        self.home = Path(tempfile.mkdtemp(prefix="gouji-desk-"))
        self.settings = {"LANG": language, **settings}
        self.process = None
        self.other = None
        self.tree = Tree()

    def __enter__(self):
        return self

    def __exit__(self, *failure):
        for process in (self.process, self.other):
            if process is not None:
                process.kill()
                process.wait()
        if self.other is not None:
            self.other.stdout.close()
        shutil.rmtree(self.home)

    def launch(self, *files, program=None):
        """Starts the program, and does not wait for it."""
        folders = {
            "HOME": self.home,
            "XDG_CONFIG_HOME": self.home / "config",
            "XDG_DATA_HOME": self.home / "data",
            "XDG_STATE_HOME": self.home / "state",
            "XDG_CACHE_HOME": self.home / "cache",
        }
        config = self.home / "config" / "gtk-4.0"
        config.mkdir(parents=True, exist_ok=True)
        (config / "settings.ini").write_text(
            "[Settings]\ngtk-decoration-layout=:close\ngtk-enable-animations=false\n"
        )
        environment = {**os.environ, **{name: str(path) for name, path in folders.items()}, **self.settings}
        environment.pop("GTK_A11Y", None)
        with open(self.home / "log", "ab") as log:
            self.process = subprocess.Popen(
                [program or os.environ["GOUJI_PROGRAM"], *map(str, files)], env=environment, stdout=log, stderr=log
            )

    def start(self, *files):
        """Starts the program, and waits until its window is there."""
        self.launch(*files)
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        wait_for("the window", lambda: self.find("frame"))

    def launch_confined(self, target, *arguments):
        """Starts the program under bubblewrap, whose arguments say what it sees of the disk, and waits for its window."""
        if shutil.which("bwrap") is None:
            raise Skip("no bubblewrap")
        command = ["bwrap", "--die-with-parent", "--dev-bind", "/", "/", *map(str, arguments)]
        if subprocess.run([*command, "true"], stderr=subprocess.DEVNULL).returncode != 0:
            raise Skip("no namespaces")
        words = " ".join(f"'{word}'" for word in command)
        script = self.home / "program"
        script.write_text(f"#!/bin/sh\nexec {words} '{os.environ['GOUJI_PROGRAM']}' \"$@\"\n")
        script.chmod(0o755)
        self.launch(target, program=script)
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        pid = wait_for("the program", lambda: find_below(self.process.pid))
        self.find_process = lambda: pid
        wait_for("the window", lambda: self.find("frame"))

    def kill(self):
        """Ends the program as a crash does."""
        self.process.kill()
        self.process.wait()
        self.process = None

    def quit(self):
        """Closes all windows, and waits for the end of the program, which must be a good one."""
        self.act("quit")
        self.wait_for_end()

    def wait_for_end(self):
        try:
            status = self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired as error:
            raise Failure("the program does not end") from error
        self.process = None
        if status != 0:
            raise Failure(f"the program ended with {status}: {(self.home / 'log').read_text()[-4000:]}")

    def act(self, action, parameter=None, window=None):
        """Activates an action of the program, or of its window of that number."""
        path = OBJECT if window is None else f"{OBJECT}/window/{window}"
        arguments = GLib.Variant("(sava{sv})", (action, [parameter] if parameter is not None else [], {}))
        self.bus.call_sync(
            APPLICATION, path, "org.gtk.Actions", "Activate", arguments, None, Gio.DBusCallFlags.NONE, -1, None
        )

    def describe(self, action, window=1):
        """Whether an action of a window is enabled, and its state if it has one."""
        answer = self.bus.call_sync(
            APPLICATION,
            f"{OBJECT}/window/{window}",
            "org.gtk.Actions",
            "Describe",
            GLib.Variant("(s)", (action,)),
            None,
            Gio.DBusCallFlags.NONE,
            -1,
            None,
        )
        enabled, _kind, state = answer.unpack()[0]
        return enabled, state[0] if state else None

    def is_enabled(self, action):
        return self.describe(action)[0]

    def open(self, path):
        self.act("open-uri", GLib.Variant("s", Path(path).resolve().as_uri()))

    def save_as(self, path, window=1):
        self.act("save-as-uri", GLib.Variant("s", Path(path).as_uri()), window)

    def find_process(self):
        """Which process assistive technology hears from."""
        return self.process.pid

    def search(self, role, name):
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            application = desktop.get_child_at_index(index)
            if application is not None and application.get_process_id() == self.find_process():
                yield from self.tree.search(application, role, name)

    def find_all(self, role, name=None):
        return list(self.search(role, name))

    def find(self, role, name=None):
        """The first node of this role whose name begins so, or None."""
        return next(self.search(role, name), None)

    def wait(self, role, name=None):
        return wait_for(f"{role} “{name or ''}”", lambda: self.find(role, name))

    def wait_shown(self, role, name):
        def find():
            nodes = self.search(role, name)
            return next((node for node in nodes if node.get_state_set().contains(Atspi.StateType.SHOWING)), None)

        return wait_for(f"{role} “{name}” on screen", find)

    def wait_gone(self, role, name):
        wait_for(f"no {role} “{name}”", lambda: self.find(role, name) is None)

    def press(self, role, name):
        """Does what a click on a button does."""
        button = self.wait(role, name)
        button.get_action_iface().do_action(0)

    def copy(self, **files):
        """Copies files in another program: their texts, by kind (html, plain)."""
        arguments = [word for kind, path in files.items() for word in (f"text/{kind}", str(path))]
        self.other = subprocess.Popen(
            [sys.executable, "-c", COPIED, *arguments], stdout=subprocess.PIPE, env={**os.environ, "GTK_A11Y": "none"}
        )
        if self.other.stdout.readline() != b"copied\n":
            raise Failure("nothing was copied")

    def key(self, keys):
        """Types real keys into the window that has the focus."""
        subprocess.run(["xdotool", "key", "--clearmodifiers", keys], check=True)


def is_focused(node):
    """Whether a widget has the focus; None, which find() gives before there is one, has not."""
    return node is not None and node.get_state_set().contains(Atspi.StateType.FOCUSED)


def text_of(node):
    return Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node))


def run(*cases, kind=Desk):
    """Runs each case on a desk of its own, of that kind, and prints the outcome as TAP.

    A case's first doc line is its name.
    """
    failed = False
    print(f"1..{len(cases)}", flush=True)
    for number, case in enumerate(cases, 1):
        name = case.__doc__.splitlines()[0].rstrip(".")
        with kind() as desk:
            begin = time.monotonic()
            try:
                case(desk)
                print(f"ok {number} - {name}", flush=True)
                print(f"# {time.monotonic() - begin:.1f} s", flush=True)
            except Skip as reason:
                print(f"ok {number} - {name} # SKIP {reason}", flush=True)
            except Exception as error:  # Whatever it is, it is this case's, and the others still run.
                failed = True
                print(f"not ok {number} - {name}", flush=True)
                print(f"# {type(error).__name__}: {error}", flush=True)
                log = (desk.home / "log").read_text(errors="replace")[-3000:]
                print("".join(f"# {line}\n" for line in log.splitlines()), end="", flush=True)
    sys.exit(failed)
