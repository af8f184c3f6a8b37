# SPDX-License-Identifier: GPL-3.0-or-later
"""Layouts that no program writes on purpose: what scanning, mirrors and careless copying made of real tables.

Some can be read in full by a person, some cannot. A reader may leave figures out or doubt them, but must not be sure
of a wrong one.
"""

import re
from html import escape

from form2021 import GROUP_RESULTS
from labels import break_lines
from pages import write_table
from plain import flat, row_lines, tabs


def labels_and_numbers(grid):
    """(labels, numbers) of each row, without what is blank."""
    for row in grid.rows():
        yield [cell.text for cell in row if cell.head and cell.text], [cell.text for cell in row if not cell.head and cell.text]


def run_together(random, grid):
    """No separator at all within a row: 规章000."""
    return ["".join(cell.text for cell in row) for row in grid.rows()]


def run_together_with_spaces(random, grid):
    """The label is stuck to the first number, the others stand apart."""
    return ["".join(labels) + " ".join(numbers) for labels, numbers in labels_and_numbers(grid)]


def pipe_lines(random, grid):
    """One cell a line, a pipe alone on the lines between."""
    return [part for line in flat(random, grid, False, 0) for part in (line, "|")]


def pipe_ends(random, grid):
    return [line + " |" for line in flat(random, grid, True, 0)]


def labels_first(random, grid):
    """All labels of the table, then all its rows of numbers."""
    pairs = list(labels_and_numbers(grid))
    return [label for labels, _ in pairs for label in labels] + [" ".join(numbers) for _, numbers in pairs if numbers]


def label_around_numbers(random, grid):
    """A label in a narrow cell, its row of numbers beside the middle line of it."""
    lines = []
    for labels, numbers in labels_and_numbers(grid):
        pieces = break_lines(random, labels[-1], 1.0, 9) if labels else []
        lines += labels[:-1]
        middle = len(pieces) // 2
        lines += pieces[:middle] + [" ".join(pieces[middle : middle + 1] + numbers)] + pieces[middle + 1 :]
    return lines


def scattered_vertical(random, grid):
    """The vertical head falls apart into single characters between the rows."""
    letters = list(GROUP_RESULTS)
    lines = []
    for labels, numbers in labels_and_numbers(grid):
        labels = [label for label in labels if label != GROUP_RESULTS]
        if grid.kind == "requests" and letters and len(lines) > 14 and random.random() < 0.6:
            lines.append(letters.pop(0))
        lines += labels
        lines += [" ".join(numbers)] if numbers else []
    return lines


def without_heads(random, grid):
    """Only the rows of numbers with their labels; the heads of the columns are gone."""
    lines = []
    for row in grid.rows():
        if any(cell.cell for cell in row):
            lines.append(" ".join(cell.text for cell in row if cell.text))
    return lines


def one_long_line(random, grid):
    """The whole table in one line."""
    return [" ".join(cell.text for row in grid.rows() for cell in row if cell.text)]


def one_longest_line(random, grid):
    """The whole table in one line without spaces between label and number."""
    return ["".join(" ".join([*labels, *numbers]) + "；" for labels, numbers in labels_and_numbers(grid) if labels or numbers)]


def columns_apart(random, grid):
    """Column by column instead of row by row, as some scans put it."""
    lines = []
    for column in range(grid.n_columns):
        lines += [row[column][0].text for row in grid.covered() if row[column][0] and row[column][1] and row[column][0].text]
    return lines


def tabs_unaligned(random, grid):
    """Own cells of each row only, and empty ones dropped at random."""
    return ["\t".join(part for part in line.split("\t") if part) for line in tabs(grid)]


def labels_doubled(random, grid):
    return [line for labels, numbers in labels_and_numbers(grid) for line in ([*labels, *labels] if random.random() < 0.3 else labels) + [" ".join(numbers)]]


def advertised(random, grid):
    """A hacked mirror puts its own words between the rows, with numbers in them."""
    lines = []
    for line in row_lines(grid):
        lines.append(line)
        if random.random() < 0.08:
            lines.append(random.choice(["真人娱乐88平台", "加微信 1357", "点击下载 v3.2", "热线 400 100 20 30", "第5期"]))
    return lines


def one_table_a_row(random, grid):
    """Recognised from a picture, each row became a table of its own, some with the heads again."""
    heads = [cell for cell in grid.cells if cell.row < grid.n_head_rows]
    tables = []
    for row in grid.rows()[grid.n_head_rows :]:
        table = "<tr>" + "".join(f"<td>{escape(cell.text)}</td>" for cell in row) + "</tr>"
        if heads and (not tables or random.random() < 0.2):
            table = "<tr>" + "".join(f"<td>{escape(cell.text)}</td>" for cell in heads) + "</tr>" + table
        tables.append(f"<table>{table}</table>")
    return "\n".join(tables)


def unclosed(random, grid):
    """No end tags, as old editors wrote."""
    return re.sub("</(td|tr|p|tbody)>", "", write_table(random, grid, "plain"))


def wrong_spans(random, grid):
    """Merged heads that claim to reach further, or less far, than they do."""
    return re.sub(
        r'rowspan="(\d+)"',
        lambda match: f'rowspan="{max(1, int(match.group(1)) + random.choice([-1, 0, 0, 1, 40]))}"',
        write_table(random, grid, "plain"),
    )


def lost_spans(random, grid):
    """Some merged heads have lost their span: what is beside and below them moves."""
    return re.sub(
        r' (row|col)span="\d+"',
        lambda match: "" if random.random() < 0.25 else match.group(0),
        write_table(random, grid, "plain"),
    )


def numbers_in_one_cell(random, grid):
    """A row's numbers together in one cell, with line breaks or spaces between."""
    gap = random.choice(["<br>", " ", "&nbsp;&nbsp;", "</p><p>"])
    rows = []
    for labels, numbers in labels_and_numbers(grid):
        cells = [escape(label) for label in labels] + ([gap.join(map(escape, numbers))] if numbers else [])
        rows.append("<tr>" + "".join(f"<td><p>{cell}</p></td>" for cell in cells) + "</tr>")
    return "<table>" + "\n".join(rows) + "</table>"


def rows_of_divisions(random, grid):
    rows = ["".join(f"<div class=c>{escape(cell.text)}</div>" for cell in row) for row in grid.rows()]
    return "".join(f"<div class=r>{row}</div>" for row in rows)


def turned(random, grid):
    """Rows and columns exchanged."""
    lines = ["<table>"]
    places = grid.covered()
    for column in range(grid.n_columns):
        cells = (places[row][column] for row in range(grid.n_rows))
        lines.append("<tr>" + "".join(f"<td>{escape(cell.text)}</td>" if cell else "" for cell, _ in cells) + "</tr>")
    return "\n".join(lines + ["</table>"])


def empty_columns(random, grid):
    """Empty cells between the columns, as spreadsheets export merged layouts."""
    at = set(random.sample(range(grid.n_columns), 2))
    lines = ["<table>"]
    for row in grid.covered():
        cells = [(cell.text if cell and first else "") for cell, first in row]
        spread = [part for index, text in enumerate(cells) for part in ([text, ""] if index in at else [text])]
        lines.append("<tr>" + "".join(f"<td>{escape(text)}</td>" for text in spread) + "</tr>")
    return "\n".join(lines + ["</table>"])


MAKES = {
    "one-table-a-row": one_table_a_row,
    "unclosed": unclosed,
    "wrong-spans": wrong_spans,
    "lost-spans": lost_spans,
    "numbers-in-one-cell": numbers_in_one_cell,
    "rows-of-divisions": rows_of_divisions,
    "turned": turned,
    "empty-columns": empty_columns,
}

# Where the heads are gone, only the national order of the columns can be known.
HEADLESS = {"without-heads"}

LAYOUTS = {
    "run-together": run_together,
    "stuck-label": run_together_with_spaces,
    "pipe-lines": pipe_lines,
    "pipe-ends": pipe_ends,
    "labels-first": labels_first,
    "label-around-numbers": label_around_numbers,
    "scattered-vertical": scattered_vertical,
    "without-heads": without_heads,
    "one-long-line": one_long_line,
    "one-longest-line": one_longest_line,
    "columns-apart": columns_apart,
    "tabs-unaligned": tabs_unaligned,
    "labels-doubled": labels_doubled,
    "advertised": advertised,
}
