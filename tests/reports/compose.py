# SPDX-License-Identifier: GPL-3.0-or-later
"""A report as a sequence of blocks: ("title" | "line" | "part" | "text", text) and ("grid", Grid)."""

from form2021 import NOTE, PARTS
from tables import disclosure_grid, dispute_grid, request_grid

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
    period = random.choice([
        f"{year}年1月1日至{year}年12月31日", f"{year}年1月1日至12月31日", f"{year}年1月1日起至{year}年12月31日止",
        f"{year}11日至{year}1231日", f"{year} 年 1 月 1 日至 {year} 年 12 月 31 日",
    ])
    return random.choice([
        f"按照《中华人民共和国政府信息公开条例》第五十条编写，数据统计期限为{period}。全文由六个部分组成，电子版可在门户网站下载。",
        f"依据《中华人民共和国政府信息公开条例》（国务院令第711号）和国办公开办函〔2021〕30号文件编制，所列数据的统计期限从{period}。"
        f"如有疑问，请联系{report.agency}办公室（地址：{report.place}和平路{random.randint(1, 99)}号，邮编：{random.randint(100000, 899999)}，"
        f"电话：0{random.randint(300, 999)}-{random.randint(2000000, 8999999)}）。",
    ])


def dated(report):
    return f"{report.year + 1}年1月{(len(report.agency) * 7) % 28 + 1}日"


def compose(random, report, style, with_head=True):
    blocks = [("title", line) for line in title_of(random, report)] if with_head else []
    blocks.append(("text", preamble_of(random, report)))
    for name, title in PARTS:
        blocks.append(("part", style.label(title) if name != "overview" else title))
        if name == "overview":
            blocks += overview_of(random, report)
        elif name == "disclosure":
            blocks.append(("grid", disclosure_grid(report, style)))
        elif name == "requests":
            if style.note == "above":
                blocks.append(("text", style.label(NOTE)))
            blocks.append(("grid", request_grid(report, style)))
        elif name == "disputes":
            blocks.append(("grid", dispute_grid(report, style)))
        elif name == "problems":
            blocks += [("text", f"{'一二'[index]}是{text}") for index, text in enumerate(report.problems)]
        else:
            blocks.append(("text", report.fee))
    blocks += [("line", report.agency), ("line", dated(report))]
    return blocks


def overview_of(random, report):
    inline = random.random() < 0.5
    blocks = []
    for index, (topic, text) in enumerate(report.topics):
        head = f"（{NUMBERS[index]}）{topic}"
        blocks += [("text", f"{head}。{text}")] if inline else [("text", head), ("text", text)]
    return blocks
