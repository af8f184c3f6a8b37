# SPDX-License-Identifier: GPL-3.0-or-later
"""Damage to the tables themselves: lost rows, lost or run-together numbers, shifted rows, misread digits.

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
        labels[0 if grid.kind == "list" else -1].text = ""
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
    # Beside a blank place it would be what stands there.
    if not row[-1].text:
        return []
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


def figures_of(row):
    return [cell for cell in row if cell.cell]


def printed_row(random, grid, count=1):
    """The figures of a row that prints at least so many numbers, or none."""
    rows = [figures_of(row) for row in data_rows(grid)]
    rows = [row for row in rows if sum(cell.text.isdigit() for cell in row) >= count]
    return random.choice(rows) if rows else []


def move_down(grid, at, by):
    """Makes room above a row; merged heads that reach over it grow."""
    for cell in grid.cells:
        if cell.row >= at:
            cell.row += by
        elif cell.row + cell.rows > at:
            cell.rows += by


def split_digits(random, grid):
    """A number over two cells: 57 becomes 5 and 7."""
    numbers = [cell for row in data_rows(grid) for cell in figures_of(row) if cell.text.isdigit() and len(cell.text) > 1]
    if numbers:
        cell = random.choice(numbers)
        at = random.randint(1, len(cell.text) - 1)
        for other in grid.cells:
            if other.row == cell.row and other.column > cell.column:
                other.column += 1
        grid.add(cell.row, cell.column + cell.columns, cell.text[at:])
        cell.text = cell.text[:at]
    return []


def join_two(random, grid):
    """Two neighbours in one cell, no sign between them."""
    row = printed_row(random, grid, 2)
    if row:
        at = random.randrange(len(row) - 1)
        row[at].text += row[at + 1].text
        drop(grid, [row[at + 1]])
    return []


def double_row(random, grid):
    """A row stands twice."""
    row = random.choice(data_rows(grid))
    at = row[0].row
    copies = [(cell.column, cell.text, cell.columns, cell.head) for cell in row if cell.rows == 1]
    move_down(grid, at + 1, 1)
    for column, text, columns, head in copies:
        grid.add(at + 1, column, text, 1, columns, None, head)
    return []


def shift_row(random, grid):
    """A row's numbers stand one place further to the right, the first place is blank."""
    row = figures_of(random.choice(data_rows(grid)))
    for cell in row:
        cell.column += row[0].columns
    return []


def blank_cells(random, grid):
    """Some numbers are not printed; their places are."""
    row = figures_of(random.choice(data_rows(grid)))
    gone = [cell for cell in row if random.random() < 0.5] or row[:1]
    for cell in gone:
        cell.text = ""
    return [cell.cell for cell in gone]


def repeat_heads(random, grid):
    """The heads again in the middle, as after a page break."""
    rows = data_rows(grid)
    if len(rows) < 3 or not grid.n_head_rows:
        return []
    at = random.choice(rows[1:])[0].row
    heads = [cell for cell in grid.cells if cell.row < grid.n_head_rows]
    move_down(grid, at, grid.n_head_rows)
    for cell in heads:
        grid.add(at + cell.row, cell.column, cell.text, cell.rows, cell.columns, None, True)
    return []


def page_number(random, grid):
    """A page number as a row of its own."""
    rows = data_rows(grid)
    at = random.choice(rows)[0].row
    move_down(grid, at, 1)
    grid.add(at, 0, random.choice(["— {} —", "-{}-", "{}", "第{}页"]).format(random.randint(1, 9)), head=True)
    return []


LIKE = {"0": "OoQ", "1": "lIi", "2": "Zz", "5": "Ss", "6": "b", "8": "B", "9": "g"}


def letters_for_digits(random, grid):
    """A letter where a digit was: what is printed is no number, and must not be told as one."""
    numbers = [cell for row in data_rows(grid) for cell in figures_of(row) if set(cell.text) & set(LIKE) and cell.text.isdigit()]
    for cell in random.sample(numbers, min(2, len(numbers))):
        at = random.choice([index for index, char in enumerate(cell.text) if char in LIKE])
        cell.text = cell.text[:at] + random.choice(LIKE[cell.text[at]]) + cell.text[at + 1 :]
    return []


def other_digits(random, grid):
    """Another digit than was meant: what is printed stays printed."""
    numbers = [cell for row in data_rows(grid) for cell in figures_of(row) if cell.text.isdigit() and cell.text != "0"]
    for cell in random.sample(numbers, min(2, len(numbers))):
        at = random.randrange(len(cell.text))
        digits = [digit for digit in "123456789" if digit != cell.text[at]]
        cell.text = cell.text[:at] + random.choice(digits) + cell.text[at + 1 :]
    return []


def wrap_row(random, grid):
    """The last numbers of a row stand in a row below, without a label."""
    row = printed_row(random, grid, 3)
    if row:
        at, keep = row[0].row, random.randint(1, len(row) - 1)
        move_down(grid, at + 1, 1)
        for index, cell in enumerate(row[keep:]):
            cell.row, cell.column = at + 1, row[0].column + index * row[0].columns
    return []


def lose_column(random, grid):
    """A column is gone, its head too."""
    columns = sorted({cell.column for row in data_rows(grid) for cell in figures_of(row)})
    if len(columns) < 3:
        return []
    column = random.choice(columns)
    return drop(grid, [cell for cell in grid.cells if cell.column == column and cell.columns == 1])


def blank_column(random, grid):
    columns = sorted({cell.column for row in data_rows(grid) for cell in figures_of(row)})
    column = random.choice(columns)
    gone = [cell for cell in grid.cells if cell.column == column and cell.cell]
    for cell in gone:
        cell.text = ""
    return [cell.cell for cell in gone]


def swap_rows(random, grid):
    """Two rows with their labels have changed places."""
    rows = [row for row in data_rows(grid) if all(cell.rows == 1 for cell in row)]
    if len(rows) > 1:
        first, second = random.sample(rows, 2)
        one, other = first[0].row, second[0].row
        for cell in first:
            cell.row = other
        for cell in second:
            cell.row = one
    return []


def stick_label(random, grid):
    """The first number of a row stands in the cell of its label: 规章0."""
    row = random.choice(data_rows(grid))
    labels, numbers = [cell for cell in row if cell.head], figures_of(row)
    if labels and numbers:
        labels[-1].text += numbers[0].text
        drop(grid, numbers[:1])
    return []


def note_in_cell(random, grid):
    """A number with a note, which is part of what is printed."""
    row = printed_row(random, grid)
    if row:
        cell = random.choice([cell for cell in row if cell.text.isdigit()])
        cell.text += random.choice(["（其中修订1件）", "件", "（含上年）", "*", "①"])
    return []


def odd_spelling(random, grid):
    """Full-width digits, thousands, signs and spaces in numbers: the same numbers for a reader."""
    for row in data_rows(grid):
        for cell in figures_of(row):
            if cell.text.isdigit() and random.random() < 0.2:
                ways = [lambda text: "".join(chr(ord(char) + 0xFEE0) for char in text), lambda text: f"{int(text):,}", lambda text: f" {text}\u00a0"]
                cell.text = random.choice(ways)(cell.text)
    return []


# What a converter, a scanner or a tired hand does besides.
MORE = {
    "split-digits": split_digits,
    "joined-two": join_two,
    "doubled-row": double_row,
    "shifted-row": shift_row,
    "blanked": blank_cells,
    "heads-again": repeat_heads,
    "page-number": page_number,
    "letters-for-digits": letters_for_digits,
    "other-digits": other_digits,
    "wrapped-row": wrap_row,
    "lost-column": lose_column,
    "blank-column": blank_column,
    "swapped-rows": swap_rows,
    "stuck-label": stick_label,
    "note-in-cell": note_in_cell,
    "odd-spelling": odd_spelling,
}
# In these what stands in the cell afterwards is what is printed, whatever was meant.
REPRINTS = {"letters-for-digits", "other-digits", "note-in-cell", "odd-spelling"}
