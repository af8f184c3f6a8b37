# SPDX-License-Identifier: GPL-3.0-or-later
"""The tables of the forms that list one indicator a row, in the variants that real reports print."""

import re

from listed import DINGXI, MINGXI, PUTIAN, STATISTICS
from tables import Grid

LOCAL_ROWS = [("主动公开机构领导和人事信息数", "条"), ("主动公开规划计划数", "条"), ("电话咨询接待数", "人次"), ("网站检查次数", "次")]


class ListStyle:
    """Which variant of the list a report prints. The defaults are the published form."""

    def __init__(self):
        self.label = lambda text: text
        self.notes = True  # the notes in brackets behind labels
        self.columns = "plain"  # plain, serial (a column of running numbers), apart (the labels' numbers apart), no-unit
        self.extra_rows = 0
        self.cumulative = False
        self.halves = False  # two halves beside each other
        self.dash = "——"
        self.year_to_date = False  # of 2008-dingxi: a second column of figures, the same where the period is the year


def without_notes(text):
    return re.sub(r"（[^（）]*(?:计1条|计1次|不包括)[^（）]*）", "", text)


def statistics_rows(style):
    rows = []
    for cell, number, label, unit in STATISTICS:
        rows.append((cell, number, label if style.notes else without_notes(label), unit or style.dash))
    return rows


def local_rows(random, rows, count):
    """The rows with a few that a province added; they belong to no cell."""
    result = list(rows)
    for label, unit in random.sample(LOCAL_ROWS, count):
        result.insert(random.randint(3, len(result) - 1), (None, "", label, unit))
    return result


def list_heads(style, form, year):
    if form == "2014":
        heads = ["统计指标", "单位", "统计数"]
    elif form == "2008-dingxi":
        return ["指标名称", "计量单位", "代码", "本期实际"] + ["本年累计"] * style.year_to_date
    elif form == "2008-putian":
        heads = ["指标名称", "计量单位", f"{year}年度"]
    else:
        heads = ["指标", "单位", "数量"]
    if style.columns == "serial":
        heads = ["序号", *heads]
    if style.columns == "apart":
        heads = ["", *heads]
    if style.columns == "no-unit":
        heads.remove("单位" if "单位" in heads else "计量单位")
    return heads + ["历年累计"] * style.cumulative


def cells_of(random, style, form, index, row, printed):
    """(texts of the row, the place of its figure)."""
    cell, number, label, unit = row
    heading = cell is None and unit == style.dash
    if form == "2008-dingxi":
        return [style.label(label), unit, number, printed] + [printed] * style.year_to_date, 3
    texts = {
        "plain": [style.label(number + label), unit],
        "serial": [str(index + 1), style.label(number + label), unit],
        "apart": [number, style.label(label), unit],
        "no-unit": [style.label(number + label + (f"（{unit}）" if not heading else ""))],
    }[style.columns]
    later = [""] if heading else [str(int(printed) * 3 + 2) if printed.isdigit() else printed]
    return [*texts, printed, *(later * style.cumulative)], len(texts)


def add_rows(random, grid, style, report, rows, left=0, top=1):
    for index, row in enumerate(rows):
        cell, unit = row[0], row[3]
        if cell:
            printed = report.figures[cell]
        else:
            printed = "" if unit == style.dash else str(random.randint(0, 60))
        texts, place = cells_of(random, style, report.form, index, row, printed)
        for column, text in enumerate(texts):
            known = cell if column == place else None
            grid.add(top + index, left + column, text, cell=known, head=column < place and report.form != "2008-dingxi" or column < 2)


def one_list(random, style, report, rows):
    grid = Grid("list")
    grid.n_head_rows = 1
    heads = list_heads(style, report.form, report.year)
    halves = [rows]
    if style.halves:
        middle = (len(rows) + 1) // 2
        halves = [rows[:middle], rows[middle:]]
    for half, part in enumerate(halves):
        left = half * len(heads)
        for column, head in enumerate(heads):
            grid.add(0, left + column, style.label(head), head=True)
        add_rows(random, grid, style, report, part, left)
    return grid


def list_grids(random, report, style):
    """(title or None, grid) of each table."""
    if report.form == "2014":
        rows = local_rows(random, statistics_rows(style), style.extra_rows)
        return [(None, one_list(random, style, report, rows))]
    if report.form == "2008-dingxi":
        return [(None, one_list(random, style, report, [(cell, code, label, unit) for cell, code, label, unit in DINGXI]))]
    if report.form == "2008-putian":
        units = {"review": "件", "litigation": "件", "petition": "件"}
        rows = [(cell, "", label, units.get(cell.removeprefix("local."), "条")) for cell, label in PUTIAN]
        return [(None, one_list(random, style, report, rows))]
    titles = ["附表一 主动公开政府信息情况统计", "附表二 复议、诉讼情况统计表", "附表三 政府支出与收费情况统计"]
    return [
        (title, one_list(random, style, report, [(cell, "", label, unit) for cell, number, label, unit in MINGXI if number == table]))
        for table, title in enumerate(titles)
    ]
