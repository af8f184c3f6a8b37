# SPDX-License-Identifier: GPL-3.0-or-later
"""A check that cannot fail is worth nothing: each one must accept a good tree and see the one fault planted in it."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
LICENCE = "SPDX-License-Identifier: GPL-3.0-or-later"
SOURCE = "src/engine/report/gouji-report.c"
HEADER = "src/engine/report/gouji-report.h"
WINDOW = "src/app/window/gouji-window.c"
BLUEPRINT = "src/app/window/gouji-window.blp"
FORM = "data/forms/2021.json"
DESKTOP = "data/gouji.desktop.in"
NEWS = "NEWS.md"
SETTINGS = "data/io.example.Gouji.gschema.xml.in"
METAINFO = "data/io.example.Gouji.metainfo.xml.in"
TRANSLATION = "po/zh_CN.po"
HELP = "help/C/open.page"
HELP_BUILD = "help/meson.build"
HELP_TOPICS = "src/app/help/gouji-help-topics.c"
HELP_KEYS = "help/C/shortcuts.page"
SHORTCUTS = "src/app/window/gouji-shortcuts-dialog.c"
HELP_TRANSLATION = "help/zh_CN/zh_CN.po"
HEADER_OF_PO = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
KEYS = "<key>F1</key> <keyseq><key>Shift</key><key>Ctrl</key><key>K</key></keyseq>"
MALLARD = 'xmlns="http://projectmallard.org/1.0/"'

GOOD = {
    ".clang-format": (HERE.parent.parent / ".clang-format").read_text("utf-8"),
    SOURCE: f"""/* {LICENCE} */

#include "report/gouji-report.h"

#include "form/gouji-form.h"

/* The total of natural_person: 总计. */
int
gouji_report_count (int rows)
{{
  return rows + gouji_form_count ();
}}
""",
    HEADER: f"""/* {LICENCE} */
#pragma once

int gouji_report_count (int rows);
""",
    "src/app/window/gouji-keys.c": f"""/* {LICENCE} */

static const char *const keys[] = {{ "F1", "<Shift><Control>k" }};
""",
    "src/engine/form/gouji-form.c": f"""/* {LICENCE} */

#include "form/gouji-form.h"

int
gouji_form_count (void)
{{
  return 1;
}}
""",
    "src/engine/form/gouji-form.h": f"""/* {LICENCE} */
#pragma once

int gouji_form_count (void);
""",
    WINDOW: f"""/* {LICENCE} */

#include <gtk/gtk.h>

#include "report/gouji-report.h"

const char *
gouji_window_title (void)
{{
  g_settings_get_int (settings, "size");
  return _ ("Reports");
}}
""",
    BLUEPRINT: f"""// {LICENCE}
using Gtk 4.0;

Label label {{
  label: _("Open");
}}
""",
    FORM: json.dumps(
        {
            "id": "2021",
            "parts": [{"id": "overview", "title": "一、总体情况"}],
            "tables": [{"id": "requests", "rows": [{"id": "natural_person", "title": "自然人"}]}],
            "rules": [{"id": "requests.balance"}],
        },
        ensure_ascii=False,
    ),
    DESKTOP: """[Desktop Entry]
Type=Application
Name=Gouji
Exec=gouji
Categories=Office;
""",
    "meson.build": f"# {LICENCE}\nproject('gouji', version: '0.1.0')\n",
    SETTINGS: """<schemalist>
  <schema id="io.example.Gouji">
    <key name="size" type="i">
      <summary>Its size</summary>
    </key>
  </schema>
</schemalist>
""",
    NEWS: "# News\n\n## 0.1.0 (2025-01-01)\n\nThe first Gouji.\n\n- It reads.\n",
    METAINFO: """<?xml version="1.0" encoding="UTF-8"?>
<component type="desktop-application">
  <id>io.example.Gouji</id>
  <metadata_license>CC0-1.0</metadata_license>
  <project_license>GPL-3.0-or-later</project_license>
  <name>Gouji</name>
  <summary>Read annual reports</summary>
  <description>
    <p>Opens an annual report and checks that its figures agree with each other and with those of last year.</p>
  </description>
  <launchable type="desktop-id">io.example.Gouji.desktop</launchable>
  <url type="homepage">https://example.com</url>
  <developer id="io.example">
    <name>Gouji</name>
  </developer>
  <content_rating type="oars-1.1"/>
  <releases>
    <release version="0.1.0" date="2025-01-01">
      <description>
        <p>The first Gouji.</p>
      </description>
    </release>
  </releases>
</component>
""",
    "po/POTFILES.in": f"{DESKTOP}\n{METAINFO}\n{BLUEPRINT}\n{WINDOW}\n{SHORTCUTS}\n",
    "po/LINGUAS": "zh_CN\n",
    TRANSLATION: "".join(
        [HEADER_OF_PO]
        + [
            f'\nmsgid "{message}"\nmsgstr "译文"\n'
            for message in (
                "Gouji",
                "Open",
                "Reports",
                "Read annual reports",
                "Opens an annual report and checks that its figures agree with each other and with those of last year.",
                "The first Gouji.",
                "Begin",
            )
        ]
    ),
    "help/C/index.page": f"""<page {MALLARD} type="guide" id="index">
  <title>Help</title>
  <section id="start">
    <title>Begin</title>
  </section>
</page>
""",
    HELP: f"""<page {MALLARD} type="topic" id="open">
  <info>
    <link type="guide" xref="index#start"/>
  </info>
  <title>Open</title>
  <p>Press <key>F1</key>.</p>
  <media type="image" src="figures/open.png">
    <p>A report</p>
  </media>
</page>
""",
    "help/C/figures/open.png": "",
    "help/zh_CN/figures/open.png": "",
    HELP_BUILD: "['index.page', 'open.page', 'shortcuts.page', 'figures/open.png']\n",
    HELP_KEYS: f"""<page {MALLARD} type="topic" id="shortcuts">
  <info>
    <link type="guide" xref="index#start"/>
  </info>
  <title>Keys</title>
  <p>
    <key>F1</key> <keyseq><key>Shift</key><key>Ctrl</key><key>K</key></keyseq>
  </p>
</page>
""",
    HELP_TOPICS: f"""/* {LICENCE} */

static const char *const topics[][2] = {{
  {{ "GoujiOpenDialog", "open" }},
}};

G_DEFINE_FINAL_TYPE (GoujiOpenDialog, gouji_open_dialog, ADW_TYPE_DIALOG)
""",
    SHORTCUTS: f"""/* {LICENCE} */

static const char *const keys[][2] = {{
  {{ "F1", N_ ("Open") }},
  {{ "<Shift><Control>k", N_ ("Begin") }},
}};
""",
    "help/LINGUAS": "zh_CN\n",
    HELP_TRANSLATION: "".join(
        [HEADER_OF_PO, '\nmsgctxt "_"\nmsgid "translator-credits"\nmsgstr "译者"\n']
        + [
            f'\nmsgid "{message}"\nmsgstr "译文"\n'
            for message in ("Help", "Begin", "Open", "Press <key>F1</key>.", "A report", "Keys", KEYS)
        ]
    ),
}


def after(path, text):
    """The file of the good tree with a text added at its end."""
    return {path: GOOD[path] + text}


def instead(path, old, new):
    """The file of the good tree with one text replaced by another."""
    assert old in GOOD[path]
    return {path: GOOD[path].replace(old, new)}


# (script, the files that bring the fault in, what the script must say)
FAULTS = [
    ("shortcuts", instead(SHORTCUTS, "<Control>k", "<Control>p"), "<Control><Shift>p is nowhere taken"),
    (
        "shortcuts",
        after("src/app/window/gouji-keys.c", '\nadd_key (widget_class, GDK_KEY_F4, GDK_SHIFT_MASK, "text.next");\n'),
        "<Shift>F4 does not stand",
    ),
    ("rooms", {"src/engine/attic/gouji-attic.c": f"/* {LICENCE} */\n"}, "src/engine/attic: add this room"),
    ("rooms", {"src/attic/gouji-attic.c": f"/* {LICENCE} */\n"}, "src/attic: add this room"),
    ("rooms", after("src/engine/form/gouji-form.h", '#include "report/gouji-report.h"\n'), "form may not use report"),
    ("rooms", after(SOURCE, '#include "window/gouji-window.h"\n'), "report may not use window"),
    ("rooms", after(SOURCE, '#include "app/gouji-application.h"\n'), "report may not use app"),
    ("rooms", after(WINDOW, '#include "cli/gouji-cli.h"\n'), "app may not use cli"),
    ("rooms", {"src/cli/main.c": '#include "window/gouji-window.h"\n'}, "cli may not use window"),
    ("rooms", {"src/words/gouji-words.c": '#include "cli/gouji-cli.h"\n'}, "words may not use cli"),
    ("rooms", after(SOURCE, '#include "gouji-figure.h"\n'), "an include names its room"),
    ("rooms", after(SOURCE, "#include <gtk/gtk.h>\n"), "only src/app may use the toolkit"),
    ("rooms", {"src/cli/main.c": "#include <adwaita.h>\n"}, "only src/app may use the toolkit"),
    ("rooms", instead(SOURCE, '#include "report/gouji-report.h"', ""), "gouji-report.h must be the first include"),
    ("rooms", {"src/engine/form/cells.c": f"/* {LICENCE} */\n"}, "form/cells.c: the name must begin with gouji-"),
    ("format", instead(SOURCE, "return rows", "return  rows"), f"{SOURCE}:11: clang-format"),
    ("potfiles", instead("po/POTFILES.in", f"{WINDOW}\n", ""), f"{WINDOW}: is not in po/POTFILES.in"),
    ("potfiles", instead("po/POTFILES.in", f"{BLUEPRINT}\n", ""), f"{BLUEPRINT}: is not in po/POTFILES.in"),
    ("potfiles", instead("po/POTFILES.in", f"{DESKTOP}\n", ""), f"{DESKTOP}: is not in po/POTFILES.in"),
    ("potfiles", after("po/POTFILES.in", f"{SOURCE}\n"), f"{SOURCE} has no words to translate"),
    ("potfiles", instead(WINDOW, "Reports", "All reports"), 'msgid "All reports"'),
    ("potfiles", instead(BLUEPRINT, "Open", "Open it"), 'msgid "Open it"'),
    ("potfiles", instead(TRANSLATION, '"Open"\nmsgstr "译文"', '"Open"\nmsgstr ""'), "untranslated"),
    ("potfiles", instead(TRANSLATION, '\nmsgid "Open"', '\n#, fuzzy\nmsgid "Open"'), "fuzzy"),
    ("potfiles", after(TRANSLATION, '\nmsgid "Close"\nmsgstr "关闭"\n'), "not used"),
    ("house", after(SOURCE, "\n" * 800), f"{SOURCE}: 812 lines"),
    ("house", {"tests/driver.py": "import sys\n"}, "tests/driver.py: the first line must say"),
    ("house", instead(BLUEPRINT, LICENCE, ""), f"{BLUEPRINT}: the first line must say"),
    ("house", instead(HEADER, "#pragma once\n", ""), f"{HEADER}: no #pragma once"),
    ("house", instead(SOURCE, "  return", "\treturn"), "a tab"),
    ("house", instead(SOURCE, "return", "goto"), f"{SOURCE}:11: goto"),
    ("house", after(SOURCE, "/* FIX" + "ME */\n"), "do it, or leave it"),
    ("house", {"README.md": "Kept in /ro" + "ot/gouji.\n"}, "README.md:1: /ro" + "ot: a path of one machine"),
    ("house", {"README.md": "From mirrors" + ".example.org.\n"}, "a host of packages"),
    ("house", after(HEADER, "int gouji_report_weigh (void);\n"), "gouji_report_weigh is not defined in report/"),
    ("house", after(WINDOW, "\nint\ngouji_form_count (void)\n{\n  return 2;\n}\n"), "gouji_form_count is in gouji-window.c too"),
    ("house", after(HEADER, "const char *gouji_report_name (int\n  x) G_GNUC_PURE;\n"), "gouji_report_name is not"),
    ("data", after(SOURCE, 'char *id = "natural_person";\n'), "natural_person is an id of a form"),
    ("data", after(SOURCE, 'char *id = "requests.total";\nint row_natural_person;\n'), ":14: natural_person is an id"),
    ("data", after(SOURCE, 'char *id = "overview";\n'), "overview is an id of a form"),
    ("data", after(WINDOW, 'char *id = "requests.balance";\n'), "requests.balance is an id of a form"),
    ("data", after(SOURCE, 'char *label = "自然人";\n'), "belongs into data"),
    ("data", after(SOURCE, 'char *label = "\\u81ea";\n'), "自 belongs into data"),
    ("data", after(SOURCE, 'char *label = "\\xe8\\x87\\xaa";\n'), "自 belongs into data"),
    ("data", instead(BLUEPRINT, "Open", "打开"), f"{BLUEPRINT}:5: 打"),
    ("desktop", instead(DESKTOP, "Name=Gouji\n", ""), 'required key "Name"'),
    ("desktop", instead(METAINFO, "  <id>io.example.Gouji</id>\n", ""), "component-id-missing"),
    ("desktop", instead(DESKTOP, "Categories=Office;\n", "Categories=GTK;\n"), "hint: "),
    ("desktop", instead(METAINFO, "and with those of last year", ""), "description-first-para-too-short"),
    ("desktop", instead(METAINFO, 'version="0.1.0"', 'version="0.2.0"'), "is not what NEWS.md says"),
    ("desktop", instead(METAINFO, "The first Gouji", "A Gouji"), "is not what NEWS.md says"),
    ("desktop", instead(NEWS, "2025-01-01", "2025-01-02"), "is not what NEWS.md says"),
    ("desktop", instead("meson.build", "0.1.0", "0.2.0"), "meson.build is of version 0.2.0"),
    ("desktop", {"data/screenshots/window.png": "picture"}, "window.png: is not shown"),
    ("desktop", instead(SETTINGS, "size", "colour"), "colour is used nowhere"),
    ("desktop", instead(SETTINGS, "Its size", ""), "size has no summary"),
    ("desktop", instead(BLUEPRINT, "  label:", "label:"), "gouji-window.blp"),
    ("desktop", {FORM: '{"id": "2021", "id": "2022"}'}, "twice in one object: id"),
    ("desktop", {FORM: '{"id": '}, f"{FORM}: "),
    ("help", instead(HELP, "<title>Open</title>", ""), "yelp-check validate"),
    ("help", instead(HELP, "</p>", ' See <link xref="close"/>.</p>'), "yelp-check links"),
    ("help", instead(HELP, "</p>", ' See <link href="http://host.invalid/">it</link>.</p>'), "yelp-check hrefs"),
    ("help", instead(HELP, 'id="open"', 'id="opened"'), "yelp-check ids"),
    ("help", instead(HELP, "index#start", "index#end"), f"{HELP}: no section of the first page lists it"),
    ("help", instead(HELP, "open.png", "close.png"), "help/C/figures/close.png: is missing"),
    ("help", {"help/zh_CN/figures/close.png": ""}, "help/zh_CN/figures/close.png: no page shows it"),
    ("help", instead(HELP_BUILD, ", 'open.page'", ""), "help/C/open.page: is not in help/meson.build"),
    ("help", instead(HELP_BUILD, "open.page", "close.page"), "help/meson.build: close.page is not there"),
    ("help", instead(HELP, "Press ", "Now press "), "Now press <key>F1</key>."),
    ("help", instead(HELP_TRANSLATION, '"Begin"\nmsgstr "译文"', '"Begin"\nmsgstr ""'), "Begin"),
    ("help", instead(HELP_TRANSLATION, '\nmsgid "Begin"', '\n#, fuzzy\nmsgid "Begin"'), "fuzzy"),
    ("help", instead(HELP_TOPICS, '"open"', '"close"'), "GoujiOpenDialog: there is no help/C/close.page"),
    ("help", instead(HELP_TOPICS, '"open"', '"open#end"'), "there is no help/C/open.page#end"),
    ("help", instead(HELP_TOPICS, '{ "GoujiOpenDialog', '{ "GoujiCloseDialog'), "there is no GoujiCloseDialog"),
    ("help", instead(HELP_TOPICS, '{ "GoujiOpenDialog', '{ "view'), "GoujiOpenDialog has no page of help"),
    ("help", instead(HELP, "F1", "F2"), f"{HELP}: F2 does not stand in"),
    ("help", instead(SHORTCUTS, "<Shift>", "<Alt>"), "Shift+Ctrl+K does not stand in"),
    ("help", after(SHORTCUTS, '\n{ "F3", N_ ("Open") }\n'), f"{HELP_KEYS}: F3 is missing"),
    ("help", instead(HELP_TRANSLATION, '"Begin"\nmsgstr "译文', '"Begin"\nmsgstr "<gui>关闭</gui>'), "“关闭” stands nowhere"),
    ("help", after(HELP_TRANSLATION, '\nmsgid "End"\nmsgstr "译文"\n'), "not used"),
]


def check(script, files):
    """The exit status and output of one script on a tree of these files."""
    with tempfile.TemporaryDirectory() as folder:
        for name, content in files.items():
            path = Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, "utf-8")
        command = [sys.executable, HERE / f"{script}.py", folder]
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
        return done.returncode, done.stdout + done.stderr


def report(passed, name, output, skipped=""):
    print(f"{'ok' if passed else 'not ok'} - {name}{skipped}", flush=True)
    if not passed:
        print("\n".join(f"# {line}" for line in output.splitlines()))
    return passed


def main():
    scripts = list(dict.fromkeys(script for script, _, _ in FAULTS))
    print(f"1..{len(scripts) + len(FAULTS)}")
    results = []
    unfinished = {}
    for script in scripts:
        status, output = check(script, GOOD)
        unfinished[script] = "# SKIP" in output
        results.append(report(status == 0, f"/{script}/accepts a good tree", output))
    for script, fault, words in FAULTS:
        status, output = check(script, GOOD | fault)
        seen = status == 1 and words in output
        # Where a tool is missing, its check is skipped, and cannot see its fault.
        skipped = " # SKIP a tool is not installed" if unfinished[script] and not seen else ""
        results.append(report(seen or bool(skipped), f"/{script}/sees: {words.replace('#', '')}", output, skipped))
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
