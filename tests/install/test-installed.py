# SPDX-License-Identifier: GPL-3.0-or-later
"""What is installed into a folder of a packager (DESTDIR): all of it, nothing else, and it runs from there.

    test-installed.py BUILD ID PREFIX
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from xml.etree import ElementTree

from harness import Skip, main, run, test

SOURCE = Path(__file__).resolve().parent.parent.parent
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
REPORT = "application/vnd.gouji+json"
# What Gouji reads, and what others are there for.
OF_OTHERS = [
    "application/json",
    "application/pdf",
    "application/rtf",
    "application/vnd.oasis.opendocument.text",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/zip",
    "text/csv",
    "text/html",
    "text/plain",
]


class Installed:
    """The build, installed as a packager does, in a folder that is thrown away."""

    def __init__(self, build, identity, prefix, folder):
        self.build, self.id, self.prefix, self.folder = Path(build), identity, Path(prefix), Path(folder)
        self.destdir = self.folder / "root"
        self.root = self.destdir / self.prefix.relative_to("/")
        self.share = self.root / "share"
        self.before = self.list_system()
        run(os.environ["MESON"], "install", "--no-rebuild", "--quiet", "-C", self.build, "--destdir", self.destdir)
        self.after = self.list_system()
        self.files = {str(path.relative_to(self.root)) for path in self.root.rglob("*") if path.is_file()}

    def list_system(self):
        """Everything where the files would be without a DESTDIR, with what tells whether it was touched."""
        paths = [self.prefix, *self.prefix.rglob("*")] if self.prefix != Path("/usr") else []
        return {str(path): path.lstat().st_mtime_ns for path in paths}

    def desktop(self, code, *arguments, **environment):
        """What a program prints for which these are the only files that a desktop has."""
        settings = {"XDG_DATA_DIRS": f"{self.share}:/usr/share", "XDG_DATA_HOME": self.folder / "none", **environment}
        return run(sys.executable, "-c", code, *arguments, env={**os.environ, **{k: str(v) for k, v in settings.items()}})

    def command(self, *arguments, **settings):
        """A command in a system in which Gouji is installed, without the folders that it was built in and from."""
        if not shutil.which("bwrap"):
            raise Skip("no bubblewrap")
        confined = ["bwrap", "--die-with-parent", "--dev-bind", "/", "/", "--tmpfs", SOURCE, "--tmpfs", self.build]
        confined += ["--bind", self.root, self.prefix, "--bind", self.folder, self.folder, "--chdir", self.folder]
        if subprocess.run([*confined, "true"], capture_output=True, check=False).returncode != 0:
            raise Skip("no namespaces")
        environment = {name: value for name, value in os.environ.items() if not re.match("GOUJI_|GSETTINGS_|GTK_|G_DEBUG", name)}
        suppressions = shutil.copy(SOURCE / "tests" / "lsan.supp", self.folder / "lsan.supp")
        environment["LSAN_OPTIONS"] = f'suppressions="{suppressions}":print_suppressions=0'
        environment["ASAN_OPTIONS"] = f'detect_leaks=1:suppressions="{shutil.copy(SOURCE / "tests" / "asan.supp", self.folder)}"'
        environment["LC_ALL"] = "zh_CN.UTF-8"
        environment["PATH"] = f"{self.prefix}/bin:{environment['PATH']}"
        return [*confined, *arguments], {**environment, **settings}

    def run(self, *arguments, ends=(0,), **settings):
        command, environment = self.command(*arguments, **settings)
        return run(*command, ends=ends, env=environment)


@test
def nothing_stands_outside_of_the_prefix(installed):
    touched = set(installed.before.items()) ^ set(installed.after.items())
    assert not touched, f"the system was touched: {touched}"
    strays = [path for path in installed.destdir.rglob("*") if path.is_file() and not path.is_relative_to(installed.root)]
    assert not strays, strays


def kinds(identity):
    """Every kind of file that belongs to an installation, as an expression for its place below the prefix."""
    name = re.escape(identity)
    return [
        r"bin/gouji",
        r"bin/gouji-cli",
        r"libexec/gouji/gouji-reader",
        rf"share/applications/{name}\.desktop",
        rf"share/dbus-1/services/{name}\.service",
        rf"share/glib-2\.0/schemas/{name}\.gschema\.xml",
        rf"share/icons/hicolor/scalable/apps/{name}\.svg",
        rf"share/icons/hicolor/scalable/mimetypes/{name}-report\.svg",
        rf"share/icons/hicolor/symbolic/apps/{name}-symbolic\.svg",
        rf"share/metainfo/{name}\.metainfo\.xml",
        rf"share/mime/packages/{name}\.xml",
        r"share/locale/zh_CN/LC_MESSAGES/gouji\.mo",
        r"share/man/man1/gouji(-cli)?\.1",
        r"share/man/zh_CN/man1/gouji(-cli)?\.1",
        r"share/help/C/gouji/[a-z-]+\.page",
        r"share/help/zh_CN/gouji/[a-z-]+\.page",
        r"share/gouji/forms/[a-z0-9-]+\.json",
        r"share/gouji/layouts/[a-z0-9]+\.json",
        r"share/gouji/register/(requests\.json|template\.csv)",
        r"share/gouji/schema/report-1\.schema\.json",
        r"share/gouji/examples/(county/|bureau/)?README\.md",
        r"share/gouji/examples/(county|bureau)/20\d\d\.(gouji|html|txt)",
    ]


# What may be missing where no language but English has it yet.
PERHAPS = [r"share/help/[a-zA-Z_]+/gouji/figures/[a-z-]+\.png"]


@test
def every_file_is_known_and_no_kind_is_missing(installed):
    wanted = kinds(installed.id)
    unknown = [name for name in installed.files if not any(re.fullmatch(kind, name) for kind in wanted + PERHAPS)]
    missing = [kind for kind in wanted if not any(re.fullmatch(kind, name) for name in installed.files)]
    assert not unknown and not missing, f"unknown: {sorted(unknown)}, missing: {missing}"


@test
def the_data_are_those_of_the_sources(installed):
    for folder in ("forms", "layouts", "register", "examples"):
        there = {name.removeprefix("share/gouji/") for name in installed.files if name.startswith(f"share/gouji/{folder}/")}
        wanted = {str(path.relative_to(SOURCE / "data")) for path in (SOURCE / "data" / folder).rglob("*") if path.is_file()}
        if folder != "examples":  # Their README says what they are; those of the others are for developers.
            wanted.discard(f"{folder}/README.md")
        assert there == wanted, f"{folder}: {there ^ wanted}"


@test
def the_caches_of_the_desktop_are_made_without_a_word(installed):
    for command in (
        ["glib-compile-schemas", "--strict", installed.share / "glib-2.0" / "schemas"],
        ["update-desktop-database", installed.share / "applications"],
        ["update-mime-database", installed.share / "mime"],
        ["gtk4-update-icon-cache", "--quiet", "--force", "--ignore-theme-index", installed.share / "icons" / "hicolor"],
        ["desktop-file-validate", installed.share / "applications" / f"{installed.id}.desktop"],
    ):
        if not shutil.which(command[0]):
            raise Skip(f"no {command[0]}")
        said = run(*command, env={**os.environ, "LC_ALL": "C.UTF-8", "XDG_DATA_DIRS": str(installed.share)})
        assert not said.strip(), f"{command[0]}: {said}"


KINDS = """
import sys
from gi.repository import Gio
for path in sys.argv[1:]:
    info = Gio.File.new_for_path(path).query_info("standard::content-type", 0, None)
    print(info.get_content_type())
"""


@test
def reports_are_recognised_with_and_without_their_ending(installed):
    saved = SOURCE / "data" / "examples" / "county" / "2025.gouji"
    written = installed.folder / "written.gouji"
    examples = installed.prefix / "share" / "gouji" / "examples"
    installed.run("gouji-cli", "export", examples / "county" / "2024.html", "-o", written)
    damaged = installed.folder / "damaged.gouji"
    damaged.write_bytes(saved.read_bytes()[1000:])
    files = [saved, written, damaged]
    for path in (saved, written):
        files.append(shutil.copy(path, installed.folder / f"{path.stem} without ending"))
    found = installed.desktop(KINDS, *files).split()
    assert found == [REPORT] * len(files), found


@test
def files_of_others_are_not_taken_for_reports(installed):
    contents = {
        "list": '{"name":"gouji"}',
        "almost": '{"goujian":1}',
        "later": ' {"gouji":1}',
        "text": 'It begins with {"gouji":',
        "results.json": '{"gouji":1,"file":"report.html"}',
        "settings.json": '{"gouji":1}',
    }
    for name, content in contents.items():
        (installed.folder / name).write_text(content, "utf-8")
    found = installed.desktop(KINDS, *(installed.folder / name for name in contents)).split()
    assert REPORT not in found, dict(zip(contents, found))


LOOKS = """
import json, locale
from gi.repository import Gio
locale.setlocale(locale.LC_ALL, "")
icon = Gio.content_type_get_icon("application/vnd.gouji+json")
print(json.dumps([Gio.content_type_get_description("application/vnd.gouji+json"), icon.get_names()]))
"""


@test
def reports_have_a_name_in_both_languages_and_an_icon(installed):
    english, icons = json.loads(installed.desktop(LOOKS, LC_ALL="C.UTF-8", LANGUAGE="en"))
    chinese, _ = json.loads(installed.desktop(LOOKS, LC_ALL="zh_CN.UTF-8", LANGUAGE="zh_CN"))
    assert english == "Gouji disclosure report" and chinese == "勾稽政府信息公开年报", (english, chinese)
    assert (installed.share / "icons/hicolor/scalable/mimetypes" / f"{icons[0]}.svg").exists(), icons


DEFAULTS = """
import json, sys
from gi.repository import Gio
found = {kind: Gio.AppInfo.get_default_for_type(kind, False) for kind in sys.argv[1:]}
print(json.dumps({kind: app and app.get_id() for kind, app in found.items()}))
"""


@test
def gouji_opens_its_reports_and_takes_over_no_files_of_others(installed):
    path = f"{installed.root / 'bin'}:{os.environ['PATH']}"
    found = json.loads(installed.desktop(DEFAULTS, REPORT, *OF_OTHERS, XDG_DATA_DIRS=installed.share, PATH=path))
    assert found == {REPORT: f"{installed.id}.desktop", **dict.fromkeys(OF_OTHERS)}, found


@test
def the_description_is_one_for_both_languages(installed):
    path = installed.share / "metainfo" / f"{installed.id}.metainfo.xml"
    tree = ElementTree.parse(path)
    release, caption = "releases/release/description/p", "screenshots/screenshot/caption"
    for place in ("name", "summary", "description/p", "description/ul/li", release, caption):
        languages = [element.get(LANGUAGE, "en") for element in tree.findall(place)]
        assert languages.count("zh-CN") == languages.count("en") > 0, f"{place}: {languages}"
    entries = (installed.share / "applications" / f"{installed.id}.desktop").read_text("utf-8")
    for key in ("Name", "GenericName", "Comment", "Keywords"):
        chinese = re.findall(rf"^{key}\[zh_CN\]=.*[一-龥]", entries, re.MULTILINE)
        assert len(chinese) == len(re.findall(rf"^{key}=", entries, re.MULTILINE)) > 0, f"{key}: {chinese}"
    if shutil.which("appstreamcli"):
        run("appstreamcli", "validate", "--no-net", path)


@test
def names_and_paths_lead_somewhere(installed):
    service = (installed.share / "dbus-1" / "services" / f"{installed.id}.service").read_text("utf-8")
    program = Path(re.search("^Exec=(\\S+)", service, re.MULTILINE)[1])
    assert os.access(installed.destdir / program.relative_to("/"), os.X_OK), program
    assert f"Name={installed.id}\n" in service, service
    entries = (installed.share / "applications" / f"{installed.id}.desktop").read_text("utf-8")
    icon = re.search("^Icon=(.*)", entries, re.MULTILINE)[1]
    assert (installed.share / "icons/hicolor/scalable/apps" / f"{icon}.svg").exists(), icon
    programs = set(re.findall(r"^Exec=(\S+)", entries, re.MULTILINE))
    assert programs == {program.name}, programs


@test
def no_file_speaks_of_where_it_was_built(installed):
    places = [str(SOURCE).encode(), str(installed.build).encode(), str(installed.destdir).encode()]
    for name in sorted(installed.files):
        path = installed.root / name
        content = path.read_bytes()
        if content.startswith(b"\x7fELF") and shutil.which("objcopy"):
            stripped = installed.folder / "stripped"
            run("objcopy", "--strip-debug", path, stripped)  # What packagers take out as well.
            content = stripped.read_bytes()
        assert not any(place in content for place in places), name


@test
def the_programs_find_everything_from_where_they_are(installed):
    examples = installed.prefix / "share" / "gouji" / "examples"
    # GApplication itself loses the options that it was given with --version.
    version = installed.run("gouji", "--version", ASAN_OPTIONS="detect_leaks=0")
    assert re.fullmatch(r"gouji \d+\.\d+\.\d+\n", version), version
    for program in ("gouji", "gouji-cli"):
        said = installed.run(program, "--help")
        assert re.search("[一-龥]", said), f"not in Chinese: {said}"
    said = installed.run("gouji-cli", "check", examples / "county" / "2024.gouji", examples / "county" / "2025.html")
    assert "2025" in said, said
    installed.run("gouji-cli", "check", examples / "county" / "2022.html", ends=(1,))
    for ending in ("pdf", "docx", "xlsx"):
        installed.run("gouji-cli", "export", examples / "county" / "2025.gouji", "-o", installed.folder / f"out.{ending}")
        assert (installed.folder / f"out.{ending}").stat().st_size > 4000, ending


@test
def it_is_the_installed_reader_that_reads(installed):
    reader = next(name for name in installed.files if name.endswith("/gouji-reader"))
    report = installed.prefix / "share" / "gouji" / "examples" / "county" / "2025.html"
    moved = (installed.root / reader).rename(installed.folder / "gouji-reader")
    try:
        installed.run("gouji-cli", "check", report, ends=(3,))
    finally:
        moved.rename(installed.root / reader)


ACTIVATED = """
import sys, time
from gi.repository import Gio, GLib
identity, report = sys.argv[1:]
path = "/" + identity.replace(".", "/")
bus = Gio.bus_get_sync(Gio.BusType.SESSION)

def call(interface, method, *arguments):
    parameters = GLib.Variant(*arguments) if arguments else None
    return bus.call_sync(identity, path, interface, method, parameters, None, 0, 60000, None)

def owned():
    name = GLib.Variant("(s)", (identity,))
    return bus.call_sync("org.freedesktop.DBus", "/", "org.freedesktop.DBus", "NameHasOwner", name, None, 0, -1, None)[0]

def wait(what, condition):
    end = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < end, what
        time.sleep(0.05)

# Nothing runs yet: the bus starts it.
call("org.freedesktop.Application", "Open", "(asa{sv})", ([GLib.filename_to_uri(report)], {}))
actions = call("org.gtk.Actions", "List")[0]
missing = {"new-window", "new-report", "open"} - set(actions)
assert not missing, missing
for action in ("new-window", "new-report"):
    call("org.freedesktop.Application", "ActivateAction", "(sava{sv})", (action, [], {}))
def windows():
    tree = bus.call_sync(identity, path + "/window", "org.freedesktop.DBus.Introspectable", "Introspect", None, None, 0, -1, None)[0]
    return tree.count("<node name=")
wait("two windows", lambda: windows() == 2)

def ended():
    quit = GLib.Variant("(sava{sv})", ("quit", [], {}))
    flags = Gio.DBusCallFlags.NO_AUTO_START
    try:  # The dialog of the new report is closed first, then the windows.
        bus.call_sync(identity, path, "org.freedesktop.Application", "ActivateAction", quit, None, flags, -1, None)
    except GLib.Error:
        pass
    return not owned()
wait("the end", ended)
"""


@test
def the_bus_starts_the_program_and_the_menu_of_its_icon_works(installed):
    for tool in ("dbus-run-session", "xvfb-run"):
        if not shutil.which(tool):
            raise Skip(f"no {tool}")
    (installed.folder / "run").mkdir(mode=0o700)
    home = installed.folder / "home"
    report = installed.prefix / "share" / "gouji" / "examples" / "county" / "2025.gouji"
    settings = {
        "HOME": home,
        "XDG_RUNTIME_DIR": installed.folder / "run",
        "XDG_DATA_DIRS": f"{installed.prefix}/share:/usr/share",
        "GDK_BACKEND": "x11",
        "GDK_DISABLE": "gl,vulkan",
        "GDK_DEBUG": "no-portals,default-settings",
        "GSK_RENDERER": "cairo",
    }
    command = ["xvfb-run", "-a", "dbus-run-session", "--", sys.executable, "-c", ACTIVATED, installed.id, report]
    said = installed.run(*command, **{name: str(value) for name, value in settings.items()})
    complaints = [line for line in said.splitlines() if re.search(r"\(gouji:\d+\): .*(WARNING|CRITICAL|ERROR)|Sanitizer", line)]
    assert not complaints, complaints


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="gouji-install-") as temporary:
        sys.exit(main(Installed(*sys.argv[1:4], temporary)))
