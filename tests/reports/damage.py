# SPDX-License-Identifier: GPL-3.0-or-later
"""Damage to the tables themselves: lost rows, lost or run-together numbers, shifted rows.

Each kind returns the cells whose text is no longer printed. What is printed still belongs where it stood: a reader must
find it there, say that it is not sure, or leave the cell empty; never put it elsewhere and be sure of it.
"""


def data_rows(grid):
    return [row for row in grid.rows() if any(cell.cell for cell in row)]


def drop(grid, cells):
    gone = set(map(id, cells))
    grid.cells = [cell for cell in grid.cells if id(cell) not in gone]
    return [cell.cell for cell in cells if cell.cell]


def lose_row(random, grid):
    """A row with its label is gone."""
    return drop(grid, random.choice(data_rows(grid)))


def lose_label(random, grid):
    """A row's own label is gone, its numbers stand."""
    row = random.choice(data_rows(grid))
    labels = [cell for cell in row if cell.head]
    if labels:
        labels[-1].text = ""
    return []


def lose_numbers(random, grid):
    """A row keeps its label and loses all numbers."""
    return drop(grid, [cell for cell in random.choice(data_rows(grid)) if cell.cell])


def lose_number(random, grid):
    """One number is gone and leaves no mark."""
    return drop(grid, [random.choice([cell for cell in random.choice(data_rows(grid)) if cell.cell])])


def lose_last_number(random, grid):
    return drop(grid, [cell for cell in random.choice(data_rows(grid)) if cell.cell][-1:])


def run_together(random, grid):
    """All numbers of a row in one, without a separator: 57 0 0 becomes 5700."""
    row = [cell for cell in random.choice(data_rows(grid)) if cell.cell]
    row[0].text = "".join(cell.text for cell in row)
    drop(grid, row[1:])
    return []


def swap_labels(random, grid):
    """Nothing is lost, but the heads of the organizations stand in another order."""
    heads = [cell for cell in grid.cells if cell.row == 2 and cell.head and cell.columns == 1]
    if grid.kind == "requests" and len(heads) == 5:
        first, second = random.sample(range(5), 2)
        heads[first].text, heads[second].text = heads[second].text, heads[first].text
        swap_cells(grid, heads[first].column, heads[second].column)
    return []


def swap_cells(grid, first, second):
    for row in data_rows(grid):
        places = {cell.column: cell for cell in row if cell.cell}
        if first in places and second in places:
            left, right = places[first], places[second]
            left.cell, left.text, right.cell, right.text = right.cell, right.text, left.cell, left.text


def stray_number(random, grid):
    """A number from elsewhere stands in a row: a note's mark or a page number."""
    row = [cell for cell in random.choice(data_rows(grid)) if cell.cell]
    grid.add(row[-1].row, row[-1].column + row[-1].columns, str(random.randint(1, 9)))
    return []


def lose_zeros(random, grid):
    """Half of the zeros of the table are gone and leave no mark."""
    return drop(grid, [cell for cell in grid.cells if cell.cell and cell.text == "0" and random.random() < 0.5])


KINDS = {
    "lost-row": lose_row,
    "lost-label": lose_label,
    "lost-numbers": lose_numbers,
    "lost-number": lose_number,
    "lost-last-number": lose_last_number,
    "run-together": run_together,
    "swapped-heads": swap_labels,
    "stray-number": stray_number,
    "lost-zeros": lose_zeros,
}
