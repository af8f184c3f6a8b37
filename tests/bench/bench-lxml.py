#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a short script would do: parse a page with lxml, and take the text of all cells of its tables.

    bench-lxml.py PAGE

Does it once for every line on standard input, and answers with the processor's time in nanoseconds.
"""

import pathlib
import sys
import time

import lxml.html


def read_cells(page, parser):
    document = lxml.html.document_fromstring(page, parser=parser)
    return [cell.xpath("string()") for cell in document.xpath("//table//td | //table//th")]


def main():
    page = pathlib.Path(sys.argv[1]).read_bytes()
    parser = lxml.html.HTMLParser(encoding="utf-8")
    for _ in sys.stdin:
        start = time.process_time_ns()
        cells = read_cells(page, parser)
        took = time.process_time_ns() - start
        if not cells:
            sys.exit(f"{sys.argv[1]} has no cells")
        print(took, flush=True)


if __name__ == "__main__":
    main()
