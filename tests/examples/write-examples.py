#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Write the example reports of data/examples from their sources beside this script.

    write-examples.py CLI [FOLDER]

Each as a page of its agency's portal, as the text that was copied from it, and as the .gouji file that CLI (gouji-cli)
makes from the page. The same sources give the same bytes. FOLDER is data/examples unless named.
"""

import pathlib
import string
import subprocess
import sys

import report as sources
from report import HERE

import plain
from form2021 import PARTS
from tables import TableStyle, disclosure_grid, dispute_grid, request_grid

GRIDS = {"disclosure": disclosure_grid, "requests": request_grid, "disputes": dispute_grid}
EXAMPLES = HERE.parent.parent / "data" / "examples"
SITE = "岚川县人民政府门户网站"
# The county's portal was made anew in 2022.
NEW_PORTAL = 2022


def place(name):
    """county-2019 stands in county/2019."""
    return pathlib.PurePath(*name.rsplit("-", 1))


def blocks(report):
    """The report from its preamble to its date: ("text" | "part" | "sign", text) and ("grid", Grid)."""
    yield from (("text", line) for line in report.text["preamble"])
    for part, title in PARTS:
        yield "part", title
        if part in GRIDS:
            yield "grid", GRIDS[part](report, TableStyle())
        else:
            yield from (("text", line) for line in report.text[part])
    yield "sign", report.agency
    yield "sign", report.source["dated"]


def table(grid):
    lines = ['<table border="1" cellspacing="0" cellpadding="0" width="100%">', "<tbody>"]
    for row in grid.rows():
        lines.append("<tr>")
        for cell in row:
            spans = f' rowspan="{cell.rows}"' * (cell.rows > 1) + f' colspan="{cell.columns}"' * (cell.columns > 1)
            lines.append(f"<td{spans}><p>{cell.text or '&nbsp;'}</p></td>")
        lines.append("</tr>")
    return "\n".join([*lines, "</tbody>", "</table>"])


def page(report):
    body = []
    for kind, content in blocks(report):
        if kind == "grid":
            body.append(table(content))
        elif kind == "part":
            body.append(f"<p><strong>{content}</strong></p>")
        elif kind == "sign":
            body.append(f'<p style="text-align:right">{content}</p>')
        else:
            body.append(f"<p>{content.strip()}</p>")
    portal = "portal-new.html" if report.year >= NEW_PORTAL else "portal-old.html"
    return string.Template((HERE / portal).read_text(encoding="utf-8")).substitute(
        title=report.title,
        site=SITE,
        agency=report.agency,
        index=report.source["index"],
        dated=report.source["dated"],
        published=report.source["published"],
        previous=report.title.replace(str(report.year), str(report.year - 1)),
        body="\n".join(body),
    )


def pasted(report):
    """What a browser puts on the clipboard, tables with tabs; or what other programs make of it, a cell a line."""
    lines = ["首页 > 政务公开 > 政府信息公开年报", "", report.title, f"发布时间：{report.source['published']} 来源：{report.agency}", ""]
    for kind, content in blocks(report):
        if kind != "grid":
            lines += [content, ""]
        elif report.source["paste"] == "tabs":
            lines += [*plain.tabs(content, expand=False), ""]
        else:
            lines += [*plain.flat(None, content, False, 0), ""]
    return "\n".join(lines)


def write(folder, cli):
    for name in sources.names():
        report = sources.Report(name)
        path = pathlib.Path(folder) / place(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.with_suffix(".html").write_text(page(report), encoding="utf-8")
        path.with_suffix(".txt").write_text(pasted(report), encoding="utf-8")
        # The file's name stands in the .gouji file: not where the folder lies.
        command = [cli, "export", f"{path.stem}.html", "-o", f"{path.stem}.gouji"]
        path.with_suffix(".gouji").unlink(missing_ok=True)
        subprocess.run(command, cwd=path.parent, check=True, capture_output=True)


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    write(sys.argv[2] if len(sys.argv) == 3 else EXAMPLES, str(pathlib.Path(sys.argv[1]).resolve()))


if __name__ == "__main__":
    main()
