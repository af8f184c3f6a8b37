# SPDX-License-Identifier: GPL-3.0-or-later
"""Forms are data: no cell id, label or rule of a form stands in C.

A new form must be one new file below data/forms. So C may know neither the ids that the forms there use, nor a word of
their Chinese. The few characters that a table of numerals or of punctuation cannot do without stand in
data-characters.txt, each line a file and the characters that it may write.
"""

import json
import re
from pathlib import Path

import lint

CHARACTERS = Path(__file__).with_name("data-characters.txt")
# Han, their punctuation, and full-width forms; a literal may also write them as escapes.
CHINESE = re.compile("[\u2e80-\u2fdf\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]")
ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})|\\U([0-9a-fA-F]{8})|((?:\\x[0-9a-fA-F]{2})+)")
# An ordinary English word may be an id too, and then mean something else in C: it is only looked for in the engine and
# as the whole of a string.
ORDINARY = 6
# The format of 2019 has a column of this name, and every report a field: the day on which it was published. A report
# without tables is a form of this name, and so is the text of a part.
FIELDS = {"published", "narrative"}


def forms(root):
    return [json.loads(path.read_text("utf-8")) for path in lint.files(root, ("data/forms",), (".json",))]


def ids(node):
    """Every id in a form: of parts, tables, rows, columns, rules and concepts, and those in its named lists."""
    if isinstance(node, dict):
        if isinstance(node.get("id"), str):
            yield node["id"]
        for name, member in node.items():
            if name == "lists":
                yield from (entry for entries in member.values() for entry in entries if isinstance(entry, str))
            yield from ids(member)
    elif isinstance(node, list):
        for member in node:
            yield from ids(member)


def literals(root, *folders):
    """(path, text, offset, kind, content) of every string, character and word of the C files."""
    for path in lint.files(root, folders, (".c", ".h")):
        text = path.read_text("utf-8")
        included = {offset + text[offset:].find(bracket) for bracket, _, offset in lint.includes(text)}
        for kind, token, offset in lint.c_tokens(text):
            if kind != "comment" and offset not in included:
                yield path, text, offset, kind, token if kind == "word" else token[1:-1]


def check_ids(root):
    """No C file knows the id of a part, row, column, rule or concept."""
    known = set(ids(forms(root)))
    compound = {id for id in known if "_" in id or "." in id}
    names = {id for id in compound if "." not in id}
    ordinary = {id for id in known - compound - FIELDS if len(id) > ORDINARY}
    in_identifier = re.compile(rf"(?:^|_)({'|'.join(sorted(names, key=len, reverse=True))})(?=_|$)")
    for path, text, offset, kind, content in literals(root, "src"):
        if kind == "word":
            found = set(in_identifier.findall(content))
        else:
            found = set(re.findall(r"\w+", content)) & names | {content} & compound
            if path.is_relative_to(root / "src/engine") or path.is_relative_to(root / "src/cli"):
                found |= {content} & ordinary | {id for id in compound - names if id in content}
        for id in sorted(found):
            yield f"{lint.place(root, path, text, offset)}: {id} is an id of a form"


def check_chinese(root):
    """No C literal holds Chinese."""
    allowed = allowed_characters()
    for path, text, offset, kind, content in literals(root, "src"):
        if kind in ("string", "character"):
            written = set(CHINESE.findall(ESCAPE.sub(unescape, content)))
            written -= allowed.get(lint.place(root, path), set())
            if written:
                yield f"{lint.place(root, path, text, offset)}: {''.join(sorted(written))} belongs into data"


def unescape(match):
    code, long_code, octets = match.groups()
    if octets:
        return bytes.fromhex(octets.replace("\\x", "")).decode("utf-8", "replace")
    return chr(min(int(code or long_code, 16), 0x10FFFF))


def allowed_characters():
    lines = (line.split() for line in CHARACTERS.read_text("utf-8").splitlines() if not line.startswith("#"))
    return {line[0]: set("".join(line[1:])) for line in lines if line}


def check_blueprints(root):
    """No blueprint holds Chinese: its words are English, and translated."""
    for path in lint.files(root, ("src",), (".blp",)):
        text = path.read_text("utf-8")
        for match in CHINESE.finditer(text):
            yield f"{lint.place(root, path, text, match.start())}: {match.group()}"


if __name__ == "__main__":
    lint.run(check_ids, check_chinese, check_blueprints)
