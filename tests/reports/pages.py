# SPDX-License-Identifier: GPL-3.0-or-later
"""Reports as HTML pages: plain, as word processors export them, and inside the pages of several portals."""

from html import escape

from labels import break_lines
from tables import split_grid

TABLES = ["plain", "th", "word", "simplified", "repeated", "no-head-spans", "nested-cells", "cut-words"]
CHROMES = ["none", "article", "portal-columns", "portal-index", "table-in-table", "bulletin", "frames-of-divs"]


def cell_content(random, text, make):
    """What stands between <td> and </td>."""
    if make == "word":
        font = 'style="font-family:宋体;font-size:10pt"'
        if not text:
            return f"<p class=MsoNormal><span lang=EN-US {font}><o:p>&nbsp;</o:p></span></p>"
        return f"<p class=MsoNormal align=center><span {font}>{escape(text)}</span><span lang=EN-US><o:p></o:p></span></p>"
    if make == "cut-words" and text:
        pieces = break_lines(random, text, 0.7, 3)
        return "<p>" + "".join(f'<span><font face="仿宋">{escape(piece)}</font></span>' for piece in pieces) + "</p>"
    if make == "nested-cells":
        return f"<div>\n   <p>\n  <strong>{escape(text)}</strong>&nbsp;</p></div>"
    return escape(text) if text else random.choice(["", "&nbsp;", " "]) if make != "plain" else ""


def write_table(random, grid, make):
    if callable(make):
        return make(random, grid)
    lines = ['<table border="1" cellspacing="0" cellpadding="0">', "<tbody>"]
    places = grid.covered()
    for row in range(grid.n_rows):
        lines.append("<tr>")
        for column in range(grid.n_columns):
            cell, first = places[row][column]
            spread = make in ("simplified", "repeated")
            if not cell or (not first and not spread):
                continue
            tag = "th" if make == "th" and cell.head else "td"
            spans = ""
            if not spread and not (make == "no-head-spans" and cell.row < grid.n_head_rows):
                spans = f' rowspan="{cell.rows}"' * (cell.rows > 1) + f' colspan="{cell.columns}"' * (cell.columns > 1)
            text = cell.text if first or make == "repeated" else ""
            lines.append(f"<{tag}{spans}>{cell_content(random, text, make)}</{tag}>")
        lines.append("</tr>")
    return "\n".join(lines + ["</tbody>", "</table>"])


def write_body(random, blocks, make, split=False, as_paragraphs=False):
    parts = []
    for kind, content in blocks:
        if kind == "grid":
            grids = [content]
            if split and content.kind == "requests":
                grids = split_grid(content, random.randint(6, content.n_rows - 3), random.random() < 0.5)
            for grid in grids:
                if as_paragraphs:
                    parts += [f"<p>{escape(cell.text)}</p>" for row in grid.rows() for cell in row if cell.text]
                else:
                    parts.append(write_table(random, grid, make))
        elif kind == "title":
            parts.append(random.choice(["<h1>{}</h1>", '<p style="text-align:center"><strong>{}</strong></p>', "<h3>{}</h3>"]).format(escape(content)))
        elif kind == "part":
            parts.append(random.choice(["<p><b>{}</b></p>", "<h2>{}</h2>", "<p>&nbsp;&nbsp;{}</p>"]).format(escape(content)))
        else:
            parts.append(f"<p>&emsp;&emsp;{escape(content)}</p>")
    return "\n".join(parts)


def index_table(report):
    rows = [
        ("索引号", f"{report.year * 7919 % 10 ** 9:09d}/{report.year + 1}-00{report.year % 90 + 10}", "主题分类", "政务公开"),
        ("发布机构", report.agency, "公开日期", f"{report.year + 1}-01-22"),
        ("文号", "", "有效性", "有效"),
    ]
    lines = ["<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows]
    return '<table class="index">' + "".join(lines) + "</table>"


def navigation(count=6):
    names = ["首页", "政务公开", "办事服务", "互动交流", "政府信息公开年报", "走进我们", "数据开放", "政策解读"]
    return "<ul class='nav'>" + "".join(f"<li><a href='/c{n}/'>{names[n]}</a></li>" for n in range(count)) + "</ul>"


SCRIPT = (
    "<script>var total = 57; if (total < 3 && window.top) { document.write('<table><tr><td>规章</td><td>9</td></tr></table>'); }"
    "</script><style>.nav li { float: left; width: 25% } /* 总计 12 */</style>"
)


def wrap(random, report, body, chrome):
    """The page around the report."""
    neighbours = (
        f"<div class='pn'>上一篇：<a href='/a1'>{report.agency}{report.year - 1}年政府信息公开工作年度报告</a><br>"
        f"下一篇：<a href='/a2'>{report.place}{report.year}年财政预算公开说明</a></div>"
    )
    tools = "<div>发布时间：{0}-01-22 10:31 来源：{1} 浏览次数：<span id=hits>128</span> 字体：[大 中 小]</div>".format(report.year + 1, report.agency)
    footer = f"<div class='foot'>版权所有：{report.agency} 备案号：某ICP备{report.year}0013号-1 网站标识码：{report.year}000031</div>"
    if chrome == "none":
        return body
    if chrome == "article":
        return f"{tools}<div class='content'>{body}</div><p>（责任编辑：甄慕之）</p>"
    if chrome == "portal-columns":
        side = "<ul>" + "".join(f"<li><a>{year}年政府信息公开年报</a></li>" for year in range(2015, report.year)) + "</ul>"
        return f"{SCRIPT}{navigation(8)}<div class='l'>{side}</div><div class='r'>{tools}{body}{neighbours}</div>{footer}{SCRIPT}"
    if chrome == "portal-index":
        return f"{navigation()}<div>当前位置：首页 &gt; 政府信息公开 &gt; 年报</div>{index_table(report)}<div>{body}</div>{neighbours}{footer}"
    if chrome == "table-in-table":
        return (
            f"{SCRIPT}<table width=1000><tr><td>{navigation()}</td></tr><tr><td><table><tr><td width=200>栏目导航<br>年度报告</td>"
            f"<td><table><tr><td>{tools}</td></tr><tr><td>{body}</td></tr></table></td></tr></table></td></tr><tr><td>{footer}</td></tr></table>"
        )
    if chrome == "bulletin":
        return f"<form><input type=hidden value='x'>{navigation(3)}{index_table(report)}<h2>正文</h2>{body}{neighbours}</form>{footer}"
    return "<div>" * 30 + navigation() + body + neighbours + "</div>" * 30 + footer


def write_page(random, report, blocks, make, chrome, charset="utf-8", split=False, as_paragraphs=False):
    body = wrap(random, report, write_body(random, blocks, make, split, as_paragraphs), chrome)
    title = f"{report.agency}{report.year}年政府信息公开工作年度报告-{report.place}人民政府"
    return (
        f'<!DOCTYPE html>\n<html>\n<head>\n<meta http-equiv="Content-Type" content="text/html; charset={charset}">\n'
        f"<title>{escape(title)}</title>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )
