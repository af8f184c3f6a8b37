# SPDX-License-Identifier: GPL-3.0-or-later
"""Whole documents as converters, portals and mirrors leave them: all is still there for a careful reader."""

import re
from html import escape

from plain import flat, pipes, tabs
from wild import labels_and_numbers


def texts_of(grid):
    return [[cell.text for cell in row if cell.text] for row in grid.rows()]


def lines_of(random, blocks, write, indent="　　"):
    lines = []
    for kind, content in blocks:
        if kind == "grid":
            lines += write(random, content)
        else:
            lines.append((indent if kind == "text" else "") + content)
    return lines


def markdown_table(grid, merged):
    """A table with a rule under its first line; merged heads stand once or are repeated."""
    lines = []
    for index, row in enumerate(grid.covered()):
        cells = [(cell.text if cell and (first or merged) else "").replace("|", "\\|") for cell, first in row]
        lines.append("| " + " | ".join(cells) + " |")
        if index == 0:
            lines.append("|" + "|".join([" --- ", ":---:", "---"][len(cells) % 3] for _ in cells) + "|")
    return lines


def markdown(random, blocks, write):
    lines = []
    for kind, content in blocks:
        if kind == "grid":
            lines += ["", *write(random, content), ""]
        elif kind == "title":
            lines += [f"# {content}", ""]
        elif kind == "part":
            lines += [f"## {content}" if random.random() < 0.9 else f"**{content}**", ""]
        else:
            lines += [re.sub(r"^（([一二三四五])）([^。，]{2,8})(?=$|。)", r"### （\1）\2", content).replace("*", "\\*"), ""]
    return "\n".join(lines) + "\n"


def markdown_whole(random, blocks):
    merged = random.random() < 0.5
    return markdown(random, blocks, lambda random, grid: markdown_table(grid, merged))


def markdown_html(random, blocks):
    from pages import write_table

    return markdown(random, blocks, lambda random, grid: [write_table(random, grid, "plain").replace("\n", "")])


def ocr_pieces(random, grid):
    """One small table a row, under heads that the recognition made up."""
    lines, width = [], max((len(numbers) for _, numbers in labels_and_numbers(grid)), default=0)
    heads = [cell.text for cell in grid.cells if cell.row < grid.n_head_rows and cell.text and cell.columns == 1]
    for labels, numbers in labels_and_numbers(grid):
        if not numbers:
            if len(labels) < 3:
                lines += [label for label in labels] + [""]
            continue
        names = heads[-len(numbers) :] if random.random() < 0.15 and len(heads) >= len(numbers) else [f"数据{n + 1}" for n in range(len(numbers))]
        lines.append("| 项目 | " + " | ".join(names) + " |")
        lines.append("| --- |" + " --- |" * len(numbers))
        lines.append("| " + " ".join(labels) + " | " + " | ".join(numbers) + " |")
        lines.append("")
    return lines


def markdown_ocr(random, blocks):
    return markdown(random, blocks, ocr_pieces)


def one_line(random, blocks):
    """The whole document in a single line, the cells with spaces between."""
    gap = random.choice(["  ", " ", " | ", "　"])
    write = lambda random, grid: [gap.join(text for row in texts_of(grid) for text in row)]
    return random.choice([" ", "　　", "  "]).join(lines_of(random, blocks, write, "")) + "\n"


def pipes_alone(random, blocks):
    write = lambda random, grid: [part for row in texts_of(grid) for text in row for part in (text, "|")]
    return "\n".join(lines_of(random, blocks, write, "")) + "\n"


def pipes_at_ends(random, blocks):
    return "\n".join(lines_of(random, blocks, lambda random, grid: [text + " |" for row in texts_of(grid) for text in row])) + "\n"


def mixed_spaces(random, blocks):
    def write(random, grid):
        return ["".join(text + random.choice([" ", "  ", "   ", "\t"]) for text in row).rstrip() for row in texts_of(grid) if row]

    return "\n".join(line + "\n" for line in lines_of(random, blocks, write))


def broken_heads(random, blocks):
    """Heads broken over lines, the numbers of a row on one, as narrow cells of a page are copied."""

    def write(random, grid):
        lines = []
        for row in grid.rows():
            heads = [cell.text for cell in row if cell.head and cell.text]
            numbers = [cell.text for cell in row if not cell.head and cell.text]
            for index, head in enumerate(heads):
                last = index == len(heads) - 1
                if len(head) in (4, 6) and not numbers:
                    lines += [head[: len(head) // 2], head[len(head) // 2 :]]
                else:
                    lines.append(" ".join([head, *numbers]) if last else head)
            if numbers and not heads:
                lines.append(" ".join(numbers))
        return lines

    return "\n".join(lines_of(random, blocks, write)) + "\n"


def page_breaks(random, blocks):
    """Tabs, with page numbers and the head of the table again after each page."""

    def write(random, grid):
        lines, rows = [], tabs(grid)
        for index, line in enumerate(rows):
            if index > grid.n_head_rows and index % 9 == 0:
                lines += [random.choice(["— {} —", "-{}-", "{}", "第{}页"]).format(index // 9 + 1), *rows[: grid.n_head_rows]]
            lines.append(line)
        return lines

    return "\n".join(lines_of(random, blocks, write)) + "\n"


TEXTS = {
    "markdown": (".md", markdown_whole),
    "markdown-html": (".md", markdown_html),
    "markdown-ocr": (".md", markdown_ocr),
    "one-line": (".txt", one_line),
    "pipes-alone": (".txt", pipes_alone),
    "pipes-at-ends": (".txt", pipes_at_ends),
    "mixed-spaces": (".txt", mixed_spaces),
    "broken-heads": (".txt", broken_heads),
    "page-breaks": (".txt", page_breaks),
}


def page(body, title="", head=""):
    return f"<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>{escape(title)}</title>{head}</head>\n<body>\n{body}\n</body></html>\n"


def body_of(random, blocks, write):
    parts = []
    for kind, content in blocks:
        parts.append(write(random, content) if kind == "grid" else f"<p>{escape(content)}</p>")
    return "\n".join(parts)


def html_breaks(random, blocks):
    """One paragraph, line breaks between the cells."""
    write = lambda random, grid: "<p>" + "<br>\n".join(escape(text) for row in texts_of(grid) for text in row) + "</p>"
    return page(body_of(random, blocks, write))


def html_break_rows(random, blocks):
    """Line breaks between the rows, no-break spaces between the cells."""
    write = lambda random, grid: "<p>" + "<br/>".join("&nbsp;&nbsp;".join(map(escape, row)) for row in texts_of(grid)) + "</p>"
    return page(body_of(random, blocks, write))


def html_pre(random, blocks):
    write = lambda random, grid: "\n".join(escape(line) for line in tabs(grid))
    return page("<pre>" + "\n".join(write(random, content) if kind == "grid" else escape(content) for kind, content in blocks) + "</pre>")


def html_nested(random, blocks):
    """Each cell a table of its own, the whole in a table for the layout."""
    from pages import write_table

    def write(random, grid):
        return re.sub(r"(<td[^>]*>)(.*?)</td>", r"\1<table><tr><td>\2</td></tr></table></td>", write_table(random, grid, "plain"))

    return page("<table width=980><tr><td>" + body_of(random, blocks, write) + "</td></tr></table>")


def html_breaks_inside(random, blocks):
    """Line breaks inside the words of the cells."""
    from pages import write_table

    def write(random, grid):
        table = write_table(random, grid, "plain")
        return re.sub(r"(?<=[\u4e00-\u9fff])(?=[\u4e00-\u9fff]{2})", lambda match: random.choice(["", "", "", "<br>", "<br />\n", " "]), table)

    return page(body_of(random, blocks, write))


def html_word(random, blocks):
    """What a word processor saves as a page: its own elements, conditional comments, styles on everything."""
    from pages import write_table

    head = (
        '<meta name=Generator content="Microsoft Word 15"><!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View><w:Zoom>0</w:Zoom>'
        "</w:WordDocument></xml><![endif]--><style><!-- p.MsoNormal {mso-style-parent:\"\"; margin:0cm; font-size:10.5pt} @page {size:595.3pt 841.9pt} --></style>"
    )
    body = []
    for kind, content in blocks:
        if kind == "grid":
            body.append("<div align=center>" + write_table(random, content, "word") + "</div>")
        else:
            spans = re.sub(r"(\d+)", r"</span><span lang=EN-US style='font-family:\"Times New Roman\"'>\1</span><span style='mso-hansi-font-family:宋体'>", escape(content))
            body.append(f"<p class=MsoNormal style='text-indent:32.0pt'><span style='font-size:16.0pt'>{spans}</span><span lang=EN-US><o:p></o:p></span></p>")
    return page("<div class=WordSection1 style='layout-grid:15.6pt'>" + "\n".join(body) + "</div>", head=head)


def html_divisions(random, blocks):
    def write(random, grid):
        rows = ["".join(f'<span class="td">{escape(text)}</span>' for text in row) for row in texts_of(grid)]
        return '<div style="display:table">' + "".join(f'<div class="tr">{row}</div>' for row in rows) + "</div>"

    return page(body_of(random, blocks, write))


def html_twice(random, blocks):
    """The page holds the article once more for telephones, hidden."""
    from pages import write_table

    body = body_of(random, blocks, lambda random, grid: write_table(random, grid, "plain"))
    return page(f"<div class='pc'>{body}</div><div class='mobile' style='display:none'>{body}</div>")


PAGES = {
    "html-breaks": html_breaks,
    "html-break-rows": html_break_rows,
    "html-pre": html_pre,
    "html-nested": html_nested,
    "html-breaks-inside": html_breaks_inside,
    "html-word": html_word,
    "html-divisions": html_divisions,
}


def frame(random, report, text):
    """The lines of a portal before and behind the article, as copying the whole page gives them."""
    year = report.year
    before = [
        "首页 > 政务公开 > 政府信息公开年报", "网站首页", "政务公开", "办事服务", "互动交流", "当前位置：首页>信息公开>年报", f"索引号：{year}0000{year % 97}/2024-00011",
        f"发布机构：{report.agency}", f"公开日期：{year + 1}-01-22", "字体：[大 中 小]", "浏览次数：1284 次", "分享到：微信 微博", "信息名称：政府信息公开年报", "文号：无", "有效性：有效",
    ]
    behind = [
        f"上一篇：{report.agency}{year - 1}年政府信息公开工作年度报告", f"下一篇：{report.place}{year}年财政预算公开", "打印本页 关闭窗口", "附件：", "1.年度报告图解.pdf", "扫一扫在手机打开当前页",
        "责任编辑：甄慕之", f"版权所有 {report.place}人民政府办公室", "网站标识码：0000000001", "相关阅读", f"{report.place}{year - 2}年政府信息公开工作年度报告",
    ]
    keep = lambda lines: [line for line in lines if random.random() < 0.6]
    return "\n".join(keep(before)) + "\n" + text + "\n".join(keep(behind)) + "\n"


def mask_years(text, mask):
    return re.sub(r"20[0-2]\d(?=[年\-/—]|学年| 年|11日|1231日)", mask, text)


def lose_date_words(text):
    """202311日至20231231日: what a lost font leaves of dates."""
    return re.sub(r"(\d{4})年(\d{1,2})月(\d{1,2}日)", r"\1\2\3", text)
