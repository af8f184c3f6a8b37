# SPDX-License-Identifier: GPL-3.0-or-later
"""Reports as plain text, in the shapes that copying, converting and scanning leave behind."""

from labels import break_lines

LAYOUTS = [
    "flat", "flat-tight", "flat-nbsp", "flat-broken", "tsv", "tsv-expanded", "tsv-repeated", "spaces", "wide-spaces",
    "pipes", "pipes-markdown", "row-lines",
]
# In these a blank cell leaves a mark; in the others it vanishes, and its row can no longer be told apart.
KEEPS_BLANKS = {"tsv", "tsv-expanded", "tsv-repeated", "pipes", "pipes-markdown"}


def flat(random, grid, breaks, gap):
    """One cell a line."""
    lines = []
    for row in grid.rows():
        for cell in row:
            if not cell.text:
                continue
            parts = break_lines(random, cell.text) if breaks and cell.head else [cell.text]
            for index, part in enumerate(parts):
                lines.append(("  " if index else "") + part + random.choice(["", " "]) if breaks else part)
                lines += [""] * gap
    return lines


def row_lines(grid):
    """Labels alone on their lines, the numbers of a row together on one."""
    lines = []
    for row in grid.rows():
        lines += [cell.text for cell in row if cell.head and cell.text]
        numbers = [cell.text for cell in row if not cell.head and cell.text]
        if numbers:
            lines.append(" ".join(numbers))
    return lines


def tabs(grid, repeat=False, expand=True):
    lines = []
    if not expand:
        return ["\t".join(cell.text for cell in row) for row in grid.rows() if row]
    for row in grid.covered():
        lines.append("\t".join(cell.text if first or repeat else "" for cell, first in row if cell))
    return lines


def spaces(random, grid, wide):
    gaps = ["    ", "        ", "\u3000\u3000"] if wide else [" ", "  ", "   "]
    lines = []
    for row in grid.rows():
        texts = [cell.text for cell in row if cell.text]
        lines.append("".join(text + random.choice(gaps) for text in texts).rstrip())
    return lines


def pipes(grid, markdown):
    lines = []
    for index, row in enumerate(grid.covered()):
        lines.append("| " + " | ".join(cell.text if first else "" for cell, first in row if cell) + " |")
        if markdown and index == 0:
            lines.append("|" + " --- |" * grid.n_columns)
    return lines


def write_grid(random, grid, layout):
    if callable(layout):
        return layout(random, grid)
    if layout == "flat":
        return flat(random, grid, False, 1)
    if layout == "flat-tight":
        return flat(random, grid, False, 0)
    if layout == "flat-nbsp":
        return [line + "\u00a0" for line in flat(random, grid, False, 1)]
    if layout == "flat-broken":
        return flat(random, grid, True, 1)
    if layout == "row-lines":
        return row_lines(grid)
    if layout == "spaces":
        return spaces(random, grid, False)
    if layout == "wide-spaces":
        return spaces(random, grid, True)
    if layout in ("pipes", "pipes-markdown"):
        return pipes(grid, layout == "pipes-markdown")
    return tabs(grid, repeat=layout == "tsv-repeated", expand=layout != "tsv")


def write_text(random, blocks, layout, page_numbers=False, chrome=False):
    """The whole report as text; with the lines that a web page leaves around it when asked."""
    lines = ["TOP", "", "政府信息公开年报", ""] if chrome else []
    page = 1
    for kind, content in blocks:
        if kind == "grid":
            part = write_grid(random, content, layout)
            if page_numbers and len(part) > 40:
                part.insert(random.randrange(20, len(part) - 10), f"— {page} —")
                page += 1
            lines += part
        else:
            indent = {"text": "\u3000\u3000", "part": "  "}.get(kind, "")
            lines.append(indent + content + random.choice(["", " ", "\u00a0"]))
        if layout != "flat-tight":
            lines.append("")
    if chrome:
        lines += ["", "  • 附件:年度报告图解.pdf", "  • 责任编辑:耿小满", "打印 关闭"]
    return "\n".join(lines) + "\n"
