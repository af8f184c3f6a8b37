# SPDX-License-Identifier: GPL-3.0-or-later
"""A report as a sequence of blocks: ("title" | "line" | "part" | "text", text) and ("grid", Grid)."""

from form2021 import NOTE, PARTS
from tables import Grid, disclosure_grid, dispute_grid, dispute_grids, request_grid

NUMBERS = "一二三四五六七八九"


def title_of(random, report):
    """The title, in one of the ways in which agencies write it; None stands for a line break."""
    document = random.choice(["政府信息公开工作年度报告"] * 3 + ["政府信息公开年度报告"])
    forms = [
        [f"{report.agency}{report.year}年{document}"],
        [f"{report.agency}{report.year}年度{document}"],
        [f"{report.year}年{report.agency}{document}"],
        [f"{report.year}年度{report.agency}{document}"],
        [f"{report.agency}", f"{report.year}年{document}"],
        [f"{report.agency}{document}（{report.year}年）"],
        [f"{report.agency}{document}", f"（{report.year}年度）"],
        [f"{report.agency} {report.year} 年{document}"],
    ]
    return random.choice(forms)


def preamble_of(random, report):
    year = report.year
    notice = {"2021": "国办公开办函〔2021〕30号", "2019": "国办公开办函〔2019〕60号"}[report.form]
    period = random.choice([
        f"{year}年1月1日至{year}年12月31日", f"{year}年1月1日至12月31日", f"{year}年1月1日起至{year}年12月31日止",
        f"{year}11日至{year}1231日", f"{year} 年 1 月 1 日至 {year} 年 12 月 31 日",
    ])
    return random.choice([
        f"按照《中华人民共和国政府信息公开条例》第五十条编写，数据统计期限为{period}。全文由六个部分组成，电子版可在门户网站下载。",
        f"依据《中华人民共和国政府信息公开条例》（国务院令第711号）和{notice}文件编制，所列数据的统计期限从{period}。"
        f"如有疑问，请联系{report.agency}办公室（地址：{report.place}和平路{random.randint(1, 99)}号，邮编：{random.randint(100000, 899999)}，"
        f"电话：0{random.randint(300, 999)}-{random.randint(2000000, 8999999)}）。",
    ])


def dated(report):
    return f"{report.year + 1}年1月{(len(report.agency) * 7) % 28 + 1}日"


def extra_grid(heads, rows):
    """A table that belongs to no form, though its words may."""
    grid = Grid("extra")
    grid.n_head_rows = 1
    for row, cells in enumerate([heads, *rows]):
        for column, text in enumerate(cells):
            grid.add(row, column, text, head=row == 0 or column == 0)
    return grid


def comparison_of(random, report):
    """Last year's figures beside this year's, before the tables of the form."""
    rows = []
    for label in ("本年新收政府信息公开申请数量", "（一）予以公开", "行政许可", "行政处罚", "总计"):
        last, this = random.randint(0, 900), random.randint(0, 900)
        rows.append([label, str(last), str(this), str(this - last)])
    return extra_grid(["项目", f"{report.year - 1}年", f"{report.year}年", "增减"], rows)


def units_of(random):
    """What each subordinate unit did, behind the report."""
    rows = [[unit, *(str(random.randint(0, 40)) for _ in range(3))] for unit in ("东湾管理所", "西桥服务站", "其他", "总计")]
    return extra_grid(["单位", "新收", "办结", "结转"], rows)


def distractions(random, report):
    """What stands around the tables of the form and looks like them: (before, behind)."""
    before = random.choice([
        [("grid", comparison_of(random, report))],
        [("line", "（一）予以公开 412 件"), ("line", "1.属于国家秘密 5 件"), ("line", "（七）总计 454 件")],
        [("text", "办理结果为：予以公开31件、部分公开4件、不予公开2件、无法提供7件，总计44件；行政复议1件，结果维持1件。")],
    ])
    behind = random.choice([[("line", "附件：所属单位办理情况"), ("grid", units_of(random))], [("line", "附件：1.年度报告图解.pdf 2.统计表.xlsx")]])
    return before, behind


def compose(random, report, style, distracted=False):
    blocks = [("title", line) for line in title_of(random, report)]
    before, behind = distractions(random, report) if distracted else ([], [])
    blocks.append(("text", preamble_of(random, report)))
    for name, title in PARTS:
        blocks.append(("part", style.label(title) if name != "overview" else title))
        if name == "overview":
            blocks += overview_of(random, report) + before
        elif name == "disclosure":
            blocks.append(("grid", disclosure_grid(report, style)))
        elif name == "requests":
            if style.note == "above":
                blocks.append(("text", style.label(NOTE)))
            blocks.append(("grid", request_grid(report, style)))
        elif name == "disputes" and style.disputes_apart:
            blocks += [block for title, grid in dispute_grids(report, style) for block in (("line", title), ("grid", grid))]
        elif name == "disputes":
            blocks.append(("grid", dispute_grid(report, style)))
        elif name == "problems":
            blocks += [("text", f"{'一二'[index]}是{text}") for index, text in enumerate(report.problems)]
        else:
            blocks.append(("text", report.fee))
    return [*blocks, ("line", report.agency), ("line", dated(report)), *behind]


def overview_of(random, report):
    inline = random.random() < 0.5
    blocks = []
    for index, (topic, text) in enumerate(report.topics):
        head = f"（{NUMBERS[index]}）{topic}"
        blocks += [("text", f"{head}。{text}")] if inline else [("text", head), ("text", text)]
    return blocks
