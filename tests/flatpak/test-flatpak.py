# SPDX-License-Identifier: GPL-3.0-or-later
"""The installed Flatpak in its sandbox: what it opens, fills and exports, and what it cannot reach.

Started by flatpak/build.sh, whose environment names the scratch installation. Every case has a home, a bus with portals
and a display of its own. The programs print nothing but what they are asked for: each line in their logs is a failure.
"""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
CHECKOUT = HERE.parent.parent
sys.path.insert(0, str(CHECKOUT / "tests" / "app"))

import desk as desks  # noqa: E402
from desk import Atspi, Desk, Failure, Gio, GLib, Skip, text_of, wait_for  # noqa: E402

ID = "io.github.gouji.Gouji"
REPORT = CHECKOUT / "data" / "examples" / "county" / "2024.html"
TITLE = "岚川县人民政府 · 2024 年"
CELL = "行政许可，本年处理决定数量"
PRINTED = "28930"
VERSION = re.search(r"version: '([^']+)'", (CHECKOUT / "meson.build").read_text()).group(1)
# As many reports in one file take long enough to be looked at while they are read.
MANY = 20
# What the document portal calls a document that is a folder.
OF_FOLDER = 8
INSIDE = ("flatpak", "run", "--command=python3", ID)
OUTSIDE = (sys.executable,)


def flatpak(desk, *arguments):
    """Runs the program to its end; what it prints."""
    command = ["flatpak", "run", *map(str, arguments)]
    result = subprocess.run(command, capture_output=True, timeout=desks.PATIENCE, env=desk.environment)
    if result.returncode != 0 or result.stderr:
        raise Failure(f"flatpak run {arguments}: status {result.returncode}, {result.stderr.decode()}")
    return result.stdout


def require_document_portal():
    """The portal shows each program only the files that it was given, in a file system of its own."""
    if not os.path.exists("/dev/fuse"):
        raise Skip("there is no /dev/fuse")
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    try:
        call_documents(bus, "GetMountPoint", None)
    except GLib.Error as error:
        raise Skip(f"the document portal cannot mount its file system: {error.message}") from error
    place = Path(os.environ["XDG_RUNTIME_DIR"]) / "doc"
    if not os.path.ismount(place):
        raise Skip("the document portal could not mount its file system")
    return place


def call_documents(bus, method, arguments, files=None):
    return bus.call_with_unix_fd_list_sync(
        "org.freedesktop.portal.Documents",
        "/org/freedesktop/portal/documents",
        "org.freedesktop.portal.Documents",
        method,
        arguments,
        None,
        Gio.DBusCallFlags.NONE,
        -1,
        files,
        None,
    )


class SandboxDesk(Desk):
    """The program is in another world of processes: it is known by its name on the bus of assistive technology."""

    def __init__(self):
        super().__init__()
        self.environment = {**os.environ, "HOME": str(self.home)}
        (self.home / "log").touch()

    def launch(self, *files):
        config = self.home / ".var" / "app" / ID / "config" / "gtk-4.0"
        config.mkdir(parents=True, exist_ok=True)
        (config / "settings.ini").write_text("[Settings]\ngtk-enable-animations=false\n")
        forwarded = ["--file-forwarding", ID, "@@", *map(str, files), "@@"] if files else [ID]
        with open(self.home / "log", "ab") as log:
            self.process = subprocess.Popen(
                ["flatpak", "run", *forwarded], stdout=log, stderr=log, env=self.environment
            )

    def search(self, role, name):
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            application = desktop.get_child_at_index(index)
            if application is not None and application.get_name() in ("gouji", ID):
                yield from self.tree.search(application, role, name)

    def require_silence(self):
        log = (self.home / "log").read_text(errors="replace")
        if log.strip():
            raise Failure(f"the program printed: {log}")

    def __exit__(self, *failure):
        subprocess.run(["flatpak", "kill", ID], capture_output=True)
        super().__exit__(*failure)

    def give(self, path):
        """The URI of a file that the program may write from now on, as a file dialog gives it; it need not be there."""
        name = os.fsencode(path.name) + b"\0"
        document = self.add_document("AddNamedFull", path.parent, "(hayusas)", (0, name, 0, ID, ["read", "write"]))
        return (require_document_portal() / document / path.name).as_uri()

    def give_folder(self, path):
        """The place under which the program sees a folder and may write in it, as a dialog for folders gives it."""
        document, *_others = self.add_document("AddFull", path, "(ahusas)", ([0], OF_FOLDER, ID, ["read", "write"]))
        return require_document_portal() / document / path.name

    def add_document(self, method, place, kind, values):
        descriptor = os.open(place, os.O_PATH)
        try:
            files = Gio.UnixFDList.new()
            files.append(descriptor)
        finally:
            os.close(descriptor)
        answer, _files = call_documents(self.bus, method, GLib.Variant(kind, values), files)
        return answer.unpack()[0]


def prepare_report(desk):
    report = desk.home / "文档" / "2024年报.html"
    report.parent.mkdir()
    shutil.copy(REPORT, report)
    return report


def test_version(desk):
    """Both programs say their version."""
    for command in ("gouji", "gouji-cli"):
        printed = flatpak(desk, f"--command={command}", ID, "--version").decode()
        assert VERSION in printed, f"{command}: {printed}"


def probe(desk, *prefix):
    """Runs the probe behind the prefix, with a listener on the loopback and a file in the home: what it can do."""
    secret = desk.home / "秘密.txt"
    secret.write_text("not for the program")
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        result = subprocess.run(
            [*prefix, "-", str(port), str(secret)],
            input=(HERE / "probe.py").read_bytes(),
            capture_output=True,
            timeout=desks.PATIENCE,
            env=desk.environment,
        )
    assert result.returncode == 0, result.stderr.decode()
    return json.loads(result.stdout)


def test_network(desk):
    """The network cannot be reached from inside, where the same probe reaches it from outside."""
    outside, inside = probe(desk, *OUTSIDE), probe(desk, *INSIDE)
    assert outside["connect"] is None, outside
    assert inside["connect"] is not None, inside
    assert inside["interfaces"] == ["lo"], inside
    assert not inside["system_bus"], inside


def test_home(desk):
    """The home cannot be read from inside, where the same probe reads it from outside."""
    outside, inside = probe(desk, *OUTSIDE), probe(desk, *INSIDE)
    assert outside["read"] is None and "秘密.txt" in outside["home"], outside
    assert inside["read"] == "No such file or directory" or inside["read"] == "没有那个文件或目录", inside
    assert inside["home"] is None or set(inside["home"]) <= {".var", ".local", ".config", ".cache"}, inside


def test_permissions(desk):
    """The program has the permissions of the manifest, and no other."""
    printed = subprocess.run(["flatpak", "info", "--show-permissions", ID], capture_output=True, text=True, check=True)
    context = dict(line.split("=") for line in printed.stdout.splitlines() if "=" in line)
    shares = {name: set(filter(None, words.split(";"))) for name, words in context.items()}
    assert shares.pop("shared") == {"ipc"}, printed.stdout
    assert shares.pop("sockets") == {"x11", "wayland", "fallback-x11"}, printed.stdout
    assert shares.pop("devices") == {"dri"}, printed.stdout
    assert not shares, printed.stdout


def test_command_line(desk):
    """The command line reads a report that it was handed through the document portal."""
    require_document_portal()
    report = prepare_report(desk)
    printed = flatpak(desk, "--file-forwarding", "--command=gouji-cli", ID, "read", "--json", "@@", report, "@@")
    read = json.loads(printed)
    figures = {figure["cell"]: figure["value"] for figure in read["figures"]}
    assert read["year"] == 2024 and PRINTED in figures.values(), read


def test_reader(desk):
    """The confined reader works inside, with its own filter of system calls besides that of the sandbox."""
    inside, outside = probe(desk, *INSIDE), probe(desk, *OUTSIDE)
    assert inside["landlock"] == outside["landlock"], f"Landlock {inside['landlock']} and {outside['landlock']}"
    page = (CHECKOUT / "data" / "examples" / "county" / "2024.txt").read_bytes()
    command = ["flatpak", "run", "--command=gouji-cli", ID, "read", "--json", "-"]
    with tempfile.TemporaryFile() as source, tempfile.TemporaryFile() as answer:
        source.write(page * MANY)
        source.seek(0)
        process = subprocess.Popen(command, stdin=source, stdout=answer, env=desk.environment)
        seen = watch_readers(process)
        answer.seek(0)
        reports = [json.loads(line) for line in answer]
    assert process.returncode == 0
    assert len(reports) == MANY, len(reports)
    assert all(any(figure["value"] == PRINTED for figure in report["figures"]) for report in reports)
    filters = {int(status["Seccomp_filters"]) for status in seen}
    print(f"# looked {len(seen)} times: {sorted(filters)} filters of calls, Landlock {inside['landlock']}", flush=True)
    assert max(filters) > min(filters), "no reader has a filter of its own"


def watch_readers(process):
    """What the system tells of every reader while the process runs."""
    seen = []
    while process.poll() is None:
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                if (folder / "comm").read_text().strip() == "gouji-reader":
                    lines = (folder / "status").read_text().splitlines()
                    seen.append(dict(re.split(r":\s*", line, maxsplit=1) for line in lines))
            except OSError:
                continue
    return seen


def test_window(desk):
    """A report opened through the portal is filled, changed, saved and exported, and the program says nothing."""
    require_document_portal()
    report = prepare_report(desk)
    desk.start(report)
    desk.wait("frame", TITLE)
    assert text_of(desk.wait("text", CELL)) == PRINTED
    photograph("flatpak-window")

    desk.wait("text", CELL).get_editable_text_iface().set_text_contents("31415")
    wait_for("the number in the cell", lambda: text_of(desk.wait("text", CELL)) == "31415")
    saved = report.with_name("2024.gouji")
    desk.act("save-as-uri", GLib.Variant("s", desk.give(saved)), window=1)
    wait_for("the number in the file", lambda: saved.exists() and b"31415" in saved.read_bytes())
    export_all(desk, report.parent)
    folder = report.parent / "导出"
    folder.mkdir()
    export_to(desk, (desk.give_folder(folder) / "报告.docx").as_uri())
    wait_for("the report in the folder", lambda: (folder / "报告.docx").exists())
    assert {path.name for path in folder.iterdir()} == {"报告.docx"}, "something was left in the folder"
    desk.quit()
    desk.require_silence()


def export_to(desk, uri):
    arguments = GLib.Variant("(sa{sv})", (uri, {"replace": GLib.Variant("b", True)}))
    desk.act("export-to", arguments, window=1)


def export_all(desk, folder):
    """Every format, each into a file that the program was given; nothing else is left beside them."""
    before = {path.name for path in folder.iterdir()}
    beginnings = {"docx": b"PK", "pdf": b"%PDF", "html": b"<!", "xlsx": b"PK", "csv": b"", "json": b"{"}
    for ending, beginning in beginnings.items():
        target = folder / f"导出.{ending}"
        export_to(desk, desk.give(target))
        wait_for(ending, lambda target=target: target.exists() and target.stat().st_size > 0)
        assert target.read_bytes().startswith(beginning), ending
    written = {path.name for path in folder.iterdir()} - before
    assert written == {f"导出.{ending}" for ending in beginnings}, written


def test_restore(desk):
    """Work that was not saved outlives the sandbox, and comes back at the next start."""
    desk.start()
    desk.act("open-examples")
    desk.wait("text", CELL)
    desk.wait("text", CELL).get_editable_text_iface().set_text_contents("27182")
    journal = desk.home / ".var" / "app" / ID / ".local" / "state" / "gouji"
    wait_for("the journal", lambda: any(b"27182" in path.read_bytes() for path in journal.rglob("*") if path.is_file()))
    subprocess.run(["flatpak", "kill", ID], check=True)
    desk.process.wait()
    desk.start()
    wait_for("the number again", lambda: any(text_of(node) == "27182" for node in desk.search("text", CELL)))


def test_activation(desk):
    """The bus starts the program when it is asked for by name."""
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    arguments = GLib.Variant("(a{sv})", ({},))
    path = "/" + ID.replace(".", "/")
    bus.call_sync(ID, path, "org.freedesktop.Application", "Activate", arguments, None, 0, -1, None)
    wait_for("the window", lambda: desk.find("frame"))


def photograph(name):
    """Writes what is on the screen once it stands still."""
    folder = CHECKOUT / "build" / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    command = ["import", "-silent", "-window", "root", "png:-"]
    pictures = [None]

    def stands_still():
        pictures.append(subprocess.run(command, check=True, capture_output=True).stdout)
        return pictures[-1] == pictures[-2]

    wait_for(f"{name} to stand still", stands_still)
    (folder / f"{name}.png").write_bytes(pictures[-1])


desks.run(
    test_version,
    test_permissions,
    test_network,
    test_home,
    test_command_line,
    test_reader,
    test_window,
    test_restore,
    test_activation,
    kind=SandboxDesk,
)
