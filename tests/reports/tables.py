# SPDX-License-Identifier: GPL-3.0-or-later
"""The three tables of the 2021 and 2019 forms as grids of cells, in the variants that real reports print.

A grid says which text stands in which place and over how many places it reaches; the layouts write it out.
"""

from form2021 import (
    COLUMNS,
    DISPUTE_BLOCKS,
    DISPUTE_COLUMNS,
    GROUP_DENY,
    GROUP_NOT_HANDLED,
    GROUP_OTHER,
    GROUP_RESULTS,
    GROUP_UNABLE,
    NOTE,
    ORGANIZATIONS,
    OTHER_HANDLED,
    OTHER_ROWS,
    ROWS,
)
from invent import FORMS, as_number

GROUPS = [GROUP_DENY, GROUP_UNABLE, GROUP_NOT_HANDLED, GROUP_OTHER]


class Cell:
    def __init__(self, row, column, text, rows=1, columns=1, cell=None, head=False):
        self.row, self.column, self.text, self.rows, self.columns = row, column, text, rows, columns
        self.cell, self.head = cell, head


class Grid:
    """Cells of one table. `cell` names the form's cell of a figure; heads and extra figures have none."""

    def __init__(self, kind):
        self.kind, self.cells, self.n_head_rows = kind, [], 0

    def add(self, row, column, text, rows=1, columns=1, cell=None, head=False):
        self.cells.append(Cell(row, column, text, rows, columns, cell, head))

    @property
    def n_rows(self):
        return max(cell.row + cell.rows for cell in self.cells)

    @property
    def n_columns(self):
        return max(cell.column + cell.columns for cell in self.cells)

    def rows(self):
        """The cells by row, each in the row where it begins."""
        rows = [[] for _ in range(self.n_rows)]
        for cell in self.cells:
            rows[cell.row].append(cell)
        return [sorted(row, key=lambda cell: cell.column) for row in rows]

    def covered(self):
        """A full matrix: (cell, whether this is its first place)."""
        places = [[(None, False)] * self.n_columns for _ in range(self.n_rows)]
        for cell in self.cells:
            for row in range(cell.row, cell.row + cell.rows):
                for column in range(cell.column, cell.column + cell.columns):
                    places[row][column] = (cell, (row, column) == (cell.row, cell.column))
        return places


class TableStyle:
    """Which variant of the tables a report prints. The defaults are the national form."""

    def __init__(self):
        self.label = lambda text: text
        self.head_columns = 3  # 3 as in the form, 2 without the vertical head, 1 with groups as rows of their own
        self.note = "corner"  # corner, above, none
        self.order = [name for name, _ in COLUMNS]
        self.subtotal_rows = False
        self.organization_sum = False
        self.disputes_apart = False
        self.total_word = "总计"


def disclosure_grid(report, style):
    form = FORMS[report.form]
    grid, row = Grid("disclosure"), 0
    for title, heads, rows in form.DISCLOSURE:
        grid.add(row, 0, style.label(title), columns=form.WIDTH, head=True)
        row += 1
        spans = form.SPANS[len(heads)]
        places = [1 + sum(spans[:index]) for index in range(len(heads))]
        grid.add(row, 0, style.label("信息内容"), head=True)
        for head, place, span in zip(heads, places, spans):
            grid.add(row, place, style.label(head), columns=span, head=True)
        row += 1
        for label, cells in rows:
            grid.add(row, 0, style.label(label), head=True)
            for cell, place, span in zip(cells, places, spans):
                name = "disclosure." + cell
                grid.add(row, place, report.figures[name], columns=span, cell=name)
            row += 1
    return grid


def request_rows(report, style):
    """(groups, label, id or the ids that it sums) of every printed row."""
    rows = []
    for name, groups, label in ROWS:
        if report.one_other_row and name in OTHER_ROWS:
            if name == OTHER_ROWS[0]:
                rows.append(((GROUP_RESULTS,), GROUP_OTHER, OTHER_HANDLED))
            continue
        rows.append((groups, label, name))
        last = [other for other, other_groups, _ in ROWS if other_groups == groups][-1]
        if style.subtotal_rows and len(groups) == 2 and name == last:
            rows.append((groups, "小计", [other for other, other_groups, _ in ROWS if other_groups == groups]))
    return rows


def sum_of(report, cells):
    return str(int(sum(as_number(report.figures[cell]) or 0 for cell in cells)))


def request_columns(style):
    """(id or None for an added sum, label) in printed order; the organizations stay together."""
    labels = dict(COLUMNS)
    columns = []
    for name in style.order:
        columns.append((name, style.total_word if name == "total" else labels[name]))
        if style.organization_sum and name == [other for other in style.order if other in ORGANIZATIONS][-1]:
            columns.append((None, "小计"))
    return columns


def request_head(grid, style, left):
    columns = request_columns(style)
    grid.n_head_rows = 3
    corner = NOTE if style.note == "corner" else ""
    grid.add(0, 0, style.label(corner), rows=3, columns=left, head=True)
    grid.add(0, left, style.label("申请人情况"), columns=len(columns), head=True)
    inside = [index for index, (name, _) in enumerate(columns) if name is None or name in ORGANIZATIONS]
    grid.add(1, left + inside[0], style.label("法人或其他组织"), columns=len(inside), head=True)
    for index, (name, label) in enumerate(columns):
        if index in inside:
            grid.add(2, left + index, style.label(label), head=True)
        else:
            grid.add(1, left + index, style.label(label), rows=2, head=True)


def request_label(grid, row, left, groups, label, style, seen, rows_of):
    """The heads of one row, with the groups that begin with it. Returns the row where the figures go."""
    if left == 1:
        for group in groups:
            if group not in seen:
                grid.add(row, 0, style.label(group), columns=1 + len(request_columns(style)), head=True)
                row += 1
                seen.add(group)
        grid.add(row, 0, style.label(label), head=True)
        return row
    shown = groups if left == 3 else groups[1:]
    for depth, group in enumerate(shown):
        if group not in seen:
            grid.add(row, depth, style.label(group), rows=rows_of[group], head=True)
            seen.add(group)
    grid.add(row, len(shown), style.label(label), columns=left - len(shown), head=True)
    return row


def request_grid(report, style):
    grid, left = Grid("requests"), style.head_columns
    request_head(grid, style, left)
    rows = request_rows(report, style)
    rows_of = {group: sum(group in groups for groups, _, _ in rows) for group in GROUPS + [GROUP_RESULTS]}
    seen, row = set(), 3
    for groups, label, name in rows:
        row = request_label(grid, row, left, groups, label, style, seen, rows_of)
        for index, (column, _) in enumerate(request_columns(style)):
            names = name if isinstance(name, list) else [name]
            columns = [column] if column else ORGANIZATIONS
            cells = [f"requests.{one}.{other}" for one in names for other in columns]
            known = cells[0] if column and not isinstance(name, list) else None
            grid.add(row, left + index, report.figures[known] if known else sum_of(report, cells), cell=known)
        row += 1
    return grid


def dispute_grid(report, style):
    grid, last = Grid("disputes"), 3
    grid.n_head_rows = 3
    grid.add(0, 0, style.label("行政复议"), columns=5, head=True)
    grid.add(0, 5, style.label("行政诉讼"), columns=10, head=True)
    for block, (name, title) in enumerate(DISPUTE_BLOCKS):
        if block:
            grid.add(1, block * 5, style.label(title), columns=5, head=True)
        for index, (column, label) in enumerate(DISPUTE_COLUMNS):
            head, rows = (1, 2) if block == 0 else (2, 1)
            grid.add(head, block * 5 + index, style.label(label), rows=rows, head=True)
            cell = f"disputes.{name}.{column}"
            grid.add(last, block * 5 + index, report.figures[cell], cell=cell)
    return grid


def dispute_grids(report, style):
    """Table 4 as three small tables: (title, grid) each."""
    grids = []
    for name, title in DISPUTE_BLOCKS:
        grid = Grid("disputes")
        grid.n_head_rows = 1
        for index, (column, label) in enumerate(DISPUTE_COLUMNS):
            cell = f"disputes.{name}.{column}"
            grid.add(0, index, style.label(label), head=True)
            grid.add(1, index, report.figures[cell], cell=cell)
        grids.append((style.label(title if name == "review" else f"行政诉讼（{title}）"), grid))
    return grids


def split_grid(grid, at, repeat_head):
    """Two grids from one, as a page break makes them; merged heads are cut in two, their text stays above."""
    first, second = Grid(grid.kind), Grid(grid.kind)
    shift = at - (grid.n_head_rows if repeat_head else 0)
    first.n_head_rows = grid.n_head_rows
    second.n_head_rows = grid.n_head_rows if repeat_head else 0
    for cell in grid.cells:
        end = cell.row + cell.rows
        if repeat_head and end <= grid.n_head_rows:
            second.add(cell.row, cell.column, cell.text, cell.rows, cell.columns, None, True)
        if cell.row < at:
            first.add(cell.row, cell.column, cell.text, min(end, at) - cell.row, cell.columns, cell.cell, cell.head)
        if end > at:
            begin = max(cell.row, at)
            text = cell.text if cell.row >= at else ""
            second.add(begin - shift, cell.column, text, end - begin, cell.columns, cell.cell, cell.head)
    return first, second
