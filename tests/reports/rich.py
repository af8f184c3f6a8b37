# SPDX-License-Identifier: GPL-3.0-or-later
"""Reports as RTF (Rich Text Format 1.9.1), as Word, WPS and LibreOffice write it. `write_rtf` takes the blocks of compose.py."""

from tables import Cell

MAKES = [
    "word", "bytes", "unicode", "pieces", "revised", "hidden", "boxed-title", "listed", "fields", "nested", "no-merge-marks",
    "widths-differ", "old-page", "notes",
]  # fmt: skip
WIDTH = 900
HEAD = (
    r"{\rtf1\adeflang1025\ansi\ansicpg936\uc2\adeff0\deff0\stshfdbch0"
    r"{\fonttbl{\f0\froman\fcharset0 Times New Roman;}{\f13\fnil\fcharset134{\*\falt SimSun}\'cb\'ce\'cc\'e5;}"
    r"{\f14\fnil\fcharset0 Symbol;}}{\colortbl;\red0\green0\blue0;}"
    r"{\stylesheet{\ql\f13 Normal;}{\s1\outlinelevel0 heading 1;}}{\*\generator Msftedit 5.41;}{\info{\title 1}{\author 9 9}{\nofpages7}}"
    r"\paperw11906\paperh16838{\footer\pard\qc\'a1\'aa {\field{\*\fldinst PAGE}{\fldrslt 7}} \'a1\'aa\par}"
)


class Make:
    def __init__(self, random, name):
        self.random, self.name = random, name

    def __eq__(self, name):
        return self.name == name

    def letter(self, letter):
        if letter in "\\{}":
            return "\\" + letter
        if letter == "\n":
            return "\\line "
        if letter == "\t":
            return "\\tab "
        if ord(letter) < 128:
            return letter
        units = letter.encode("utf-16-le")
        numbers = [int.from_bytes(units[n : n + 2], "little", signed=True) for n in range(0, len(units), 2)]
        if self == "unicode":
            return "".join(f"\\uc1\\u{number}?" for number in numbers)
        try:
            octets = "".join(f"\\'{octet:02x}" for octet in letter.encode("gbk"))
        except UnicodeEncodeError:
            return "".join(f"\\uc1\\u{number}?\\uc2 " for number in numbers)
        return octets if self in ("bytes", "old-page") else f"\\u{numbers[0]}{octets}"

    def letters(self, text):
        return "".join(map(self.letter, text))

    def run(self, text):
        return "{\\rtlch\\fcs1 \\af0 \\ltrch\\fcs0 \\loch\\af0\\dbch\\f13\\fs32 " + self.letters(text) + "}"

    def text(self, text):
        random = self.random
        if not text:
            return ""
        if self == "pieces" and len(text) > 1:
            cut = random.randint(1, len(text) - 1)
            return self.run(text[:cut]) + "\r\n" + random.choice(["", "{\\*\\bkmkstart a}{\\*\\bkmkend a}", "\\lang2052 "]) + self.run(text[cut:])
        if self == "revised" and random.random() < 0.4:
            return f"{{\\deleted {random.randint(1, 99)}}}{{\\revised {self.letters(text)}}}"
        if self == "hidden" and random.random() < 0.3:
            return self.run(text) + f"{{\\v {random.randint(1, 99)}}}"
        if self == "fields" and random.random() < 0.3:
            return f"{{\\field{{\\*\\fldinst {{ =SUM(LEFT) 88 }}}}{{\\fldrslt {self.run(text)}}}}}"
        if self == "notes" and len(text) > 30 and random.random() < 0.2:
            return self.run(text) + "{\\super\\chftn{\\footnote\\pard\\plain{\\super\\chftn}" + self.letters("按同一口径统计。") + "}}"
        return self.run(text)

    def paragraph(self, text, properties=""):
        if self == "listed" and text[1:2] == "、":
            label = self.letters(text[:2])
            return f"{{\\listtext\\pard\\plain {label}\\tab}}\\pard\\ls1\\ilvl0{properties} {self.text(text[2:])}\\par\r\n"
        return f"\\pard\\plain\\ltrpar{properties} {self.text(text)}\\par\r\n"

    def title(self, text):
        if self != "boxed-title":
            return self.paragraph(text, "\\qc")
        inner = f"\\pard\\qc {self.text(text)}\\par"
        return "{\\shp{\\*\\shpinst\\shpleft0\\shptop0{\\sp{\\sn shapeType}{\\sv 202}}{\\shptxt " + inner + "}}{\\shprslt{\\*\\do\\dptxbx{\\dptxbxtext " + inner + "}}}}\\par\r\n"

    def edges(self, cells):
        edge = 0
        for cell, first in cells:
            edge += cell.columns * WIDTH
            yield edge + (self.random.choice([-14, 0, 9]) if self == "widths-differ" else 0), cell, first

    def row(self, places, row):
        cells, column = [], 0
        while column < len(places):
            cell = places[column][0] or Cell(row, column, "")
            cells.append((cell, cell.row == row))
            column += cell.columns
        begin = "\\trowd\\trgaph108\\trleft0\\trbrdrt\\brdrs"
        for edge, cell, first in self.edges(cells):
            if cell.rows > 1 and self != "no-merge-marks":
                begin += "\\clvmgf" if first else "\\clvmrg"
            begin += f"\\clvertalc\\clbrdrt\\brdrs\\clftsWidth3\\clwWidth{cell.columns * WIDTH}\\cellx{edge}"
        mark = "\\intbl\\itap2" if self == "nested" else "\\intbl"
        end = "\\nestcell{\\nonesttables\\par}" if self == "nested" else "\\cell"
        content = "".join(f"\\pard{mark}\\qc {self.text(cell.text) if first else ''}{end}" for cell, first in cells)
        if self == "nested":
            return f"{content}{{\\*\\nesttableprops{begin}\\nestrow}}\r\n"
        return f"{begin}\r\n{content}{begin}\\row\r\n" if self == "word" else f"{begin}\r\n{content}\\row\r\n"

    def table(self, grid):
        places = grid.covered()
        rows = "".join(self.row(places[row], row) for row in range(grid.n_rows))
        if self == "nested":
            return f"{rows}\\pard\\intbl\\itap1\\cell\\trowd\\cellx9000\\row\\pard\\par\r\n"
        return rows + "\\pard\\par\r\n"


def write_rtf(random, blocks, name, split_grid):
    del split_grid
    make = Make(random, name)
    writers = {"grid": make.table, "title": make.title, "part": lambda text: make.paragraph(text, "\\s1\\b")}
    body = "".join(writers.get(kind, make.paragraph)(content) for kind, content in blocks)
    head = HEAD.replace("\\ansicpg936", "") if name == "old-page" else HEAD
    return (head + body + "}").encode("ascii") + (b"\0" if name == "word" else b"")
