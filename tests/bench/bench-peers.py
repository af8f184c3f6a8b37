#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a short script would do: open a document or workbook with the usual package, and take the text of all cells.

    bench-peers.py docx|xlsx FILE

Does it once for every line on standard input, and answers with the time in nanoseconds.
"""

import sys
import time


def read_docx(path):
    import docx

    document = docx.Document(path)
    paragraphs = [paragraph.text for paragraph in document.paragraphs]
    return paragraphs, [cell.text for table in document.tables for row in table.rows for cell in row.cells]


def read_xlsx(path):
    import openpyxl

    book = openpyxl.load_workbook(path, data_only=True)
    return [], [cell.value for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]


def main():
    read = {"docx": read_docx, "xlsx": read_xlsx}[sys.argv[1]]
    for _ in sys.stdin:
        start = time.monotonic_ns()
        _, cells = read(sys.argv[2])
        took = time.monotonic_ns() - start
        if not cells:
            sys.exit(f"{sys.argv[2]} has no cells")
        print(took, flush=True)


if __name__ == "__main__":
    main()
