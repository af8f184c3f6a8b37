#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints a style sheet as a C string, without its comments: generate-style.py FILE.css"""

import json
import re
import sys

with open(sys.argv[1], encoding="utf-8") as file:
    sheet = re.sub(r"/\*.*?\*/", "", file.read(), flags=re.DOTALL)
for line in sheet.splitlines():
    if line.strip():
        print(json.dumps(line.strip() + "\n"))
