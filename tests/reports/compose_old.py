# SPDX-License-Identifier: GPL-3.0-or-later
"""Reports from before 2019, of schools, and of agencies that print no table, as sequences of blocks."""

import narrate
from compose import title_of
from invent import BUREAUS, PEOPLE, PLACE_KINDS, PLACES, Report, invent_agency
from invent_listed import invent_listed
from listing import list_grids

YEARS = {
    "2014": (2014, 2018), "2008-dingxi": (2008, 2013), "2008-putian": (2008, 2013), "2008-mingxi": (2008, 2013),
    "narrative": (2008, 2018), "school": (2010, 2020),
}
SCHOOLS = ["师范学院", "职业技术学院", "医学高等专科学校", "理工大学", "农林大学", "工程学院"]
NUMBERS = "一二三四五六七八九十"
TABLE_NAMES = {"2014": "政府信息公开情况统计表", "2008-dingxi": "政府信息公开情况统计报表", "2008-putian": "政府信息公开情况统计附表"}

# What the table says of what is also said in the text: concept -> cell.
SAID = {
    "2014": {
        "requests_received": "statistics.app_received", "requests_answered": "statistics.app_replied", "reviews": "statistics.review_total",
        "litigation": "statistics.lit_total", "items_published": "statistics.pub_total", "requests_in_person": "statistics.app_in_person",
        "requests_online": "statistics.app_online", "requests_by_letter": "statistics.app_letter", "trainees": "statistics.trainees",
    },
    "2008-dingxi": {
        "requests_received": "local.app_total", "reviews": "local.review", "litigation": "local.litigation", "items_published": "local.pub_total",
        "requests_answered": "local.rep_total",
    },
    "2008-putian": {
        "requests_received": "local.app_total", "reviews": "local.review", "litigation": "local.litigation", "items_published": "local.pub_total",
        "requests_answered": "local.rep_total",
    },
    "2008-mingxi": {"items_published": "local.pub_total", "reviews": "local.review", "litigation": "local.litigation"},
}
LACKING = {"narrative": {"complaints", "trainees"}, "school": {"trainees", "normative_documents_issued"}}


def invent_old(random, form):
    year = random.randint(*YEARS[form])
    if form == "school":
        agency, place, kind = random.choice(PLACES) + random.choice(SCHOOLS), random.choice(PLACES) + "市", "school"
    else:
        agency, place, kind = invent_agency(random)
    report = Report(agency, place, kind, year, form)
    # What the text says, what it knows, where it contradicts the table on purpose, and what it told of.
    report.mentions, report.words, report.lies, report.told = [], {}, {}, set()
    if form in SAID:
        report.figures = invent_listed(random, form, random.choice([0, 3, 20, 200, 200, 3000]))
    return report


def value_of(random, report, concept):
    cell = SAID.get(report.form, {}).get(concept)
    if cell:
        return report.number(cell)
    if concept not in report.words:
        report.words[concept] = random.choice([random.randint(1, 9), random.randint(10, 90), random.randint(100, 5000)])
    return report.words[concept]


def said(random, report, concept, odd):
    """A sentence about a concept; where no table holds it, the sentence is what fills the form."""
    value = value_of(random, report, concept) + report.lies.get(concept, 0)
    report.told.add(concept)
    if value == 0 and concept in narrate.ZERO_WORDS and random.random() < 0.6:
        return random.choice(narrate.ZERO_WORDS[concept])
    if value != int(value):
        value = int(value)
    # Tables count what is settled and what is answered apart.
    only = "答复" if report.form in SAID and concept == "requests_answered" else ""
    sentence = narrate.say(random, concept, value, odd, only)
    # What is printed in Chinese numerals or with 万 stands in no cell as digits.
    if report.form in LACKING and f"{value}" in sentence.partition("#")[0]:
        report.figures[f"{report.form}.{concept}"] = str(value)
    return sentence


def requests_of(random, report, odd):
    if report.form in ("narrative", "2014") and random.random() < 0.5:
        if report.form == "narrative":
            parts = {name: random.randint(0, 40) for name in narrate.CHANNELS}
            report.words |= parts | {"requests_received": sum(parts.values())}
        names = [name for name in narrate.CHANNELS if name in SAID.get("2014", {}) or report.form == "narrative"]
        return [said(random, report, "requests_received", odd) + "，其中" + "，".join(said(random, report, name, False) for name in names)]
    return [said(random, report, "requests_received", odd), said(random, report, "requests_answered", odd)]


def charged(report):
    return any(report.figures.get(cell) not in (None, "", "0") for cell in ("statistics.app_fee_wan", "local.fee_total"))


def chapters_of(random, report, odd):
    """(title, paragraphs)."""
    many = lambda count: [narrate.say_free(random, odd) for _ in range(count)]
    join = lambda sentences, head="", tail="": narrate.paragraph(random, sentences, head, tail)
    year = report.year
    published = [said(random, report, "items_published", odd)] + many(random.randint(1, 3))
    disputes = [said(random, report, "reviews", odd), said(random, report, "litigation", odd)]
    chapters = [
        ("概述", [join(many(2), f"{year}年，我单位按照上级部署推进公开工作，", "工作总体平稳。"), join(many(1), "组织领导方面，")]),
        ("主动公开政府信息情况", [join(published, "围绕群众关心的用水、用电和入学，"), join([narrate.say_list(random, True)])]),
        ("依申请公开政府信息情况", [join(requests_of(random, report, odd), f"{year}年，")]),
        ("政府信息公开的收费及减免情况", ["收取的费用按规定上缴。" if charged(report) else "全年没有向申请人收取费用。"]),
        ("因政府信息公开申请行政复议、提起行政诉讼的情况", [join(disputes)]),
        ("存在的主要问题及改进措施", ["个别栏目更新偏慢，解读形式以文字为主。", join(many(1), "下一步，计划按月核对台账。已")]),
    ]
    if report.form == "school":
        chapters[1] = ("主动公开情况", chapters[1][1])
        chapters[2] = ("依申请公开和不予公开情况", chapters[2][1])
        chapters[3] = ("对信息公开的评议情况", ["师生员工和社会公众对学校信息公开工作评价为满意。"])
        chapters[4] = ("因学校信息公开工作受到举报、复议、诉讼的情况", chapters[4][1])
    if random.random() < 0.5:
        chapters.append(("其他需要报告的事项", ["无其他需要报告的事项。"]))
    return chapters


def school_titles(random, report):
    year = report.year
    return random.choice([
        [f"{report.agency}{year}-{year + 1}学年信息公开工作年度报告"],
        [f"{report.agency}", f"{year}—{year + 1}学年信息公开年度报告"],
        [f"{report.agency}{year}年度信息公开工作报告"],
        [f"{report.agency}信息公开工作年度报告（{year}-{year + 1}学年）"],
    ])


def preamble_of(random, report, chapters):
    year = report.year
    if report.form == "school":
        return f"根据《高等学校信息公开办法》（教育部令第29号）要求，由学校办公室编制本报告。统计期限为{year}年9月1日至{year + 1}年8月31日。"
    listed = random.random() < 0.4
    parts = f"全文由{'、'.join(title for title, _ in chapters)}{NUMBERS[len(chapters) - 1]}部分组成。" if listed else ""
    return (
        f"根据《中华人民共和国政府信息公开条例》（以下简称《条例》）要求，由{report.agency}编制{year}年度政府信息公开工作年度报告。{parts}"
        f"所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。如有疑问，请与{report.agency}办公室联系（地址：{report.place}和平路{random.randint(1, 99)}号，"
        f"电话：0{random.randint(300, 999)}-{random.randint(2000000, 8999999)}）。"
    )


def table_blocks(random, report, style):
    if report.form not in SAID:
        return []
    name = TABLE_NAMES.get(report.form)
    blocks = []
    if name:
        head = f"{report.agency}{name}" if random.random() < 0.6 else name
        blocks += [("line", f"附件：{head}（{report.year}年度）"), ("line", "附件"), ("line", head), ("line", random.choice([f"（{report.year}年度）", f"（{report.year} 年度）"]))]
        blocks += [("line", f"填报单位（盖章）：{report.agency}")] * (random.random() < 0.7)
    else:
        blocks.append(("part", "七、指标统计附表"))
    for title, grid in list_grids(random, report, style):
        blocks += [("line", title)] * bool(title) + [("grid", grid)]
    if name and random.random() < 0.6:
        blocks.append(("line", f"单位负责人：{PEOPLE[0]}　审核人：{PEOPLE[1]}　填报人：{PEOPLE[2]}"))
        blocks.append(("line", f"联系电话：0{random.randint(300, 999)}-{random.randint(2000000, 8999999)}　填报日期：{report.year + 1}年1月{random.randint(2, 28)}日"))
    return blocks


def compose_old(random, report, style, odd=False):
    titles = school_titles(random, report) if report.form == "school" else title_of(random, report)
    report.academic = any("学年" in title for title in titles)
    chapters = chapters_of(random, report, odd)
    blocks = [("title", title) for title in titles] + [("text", preamble_of(random, report, chapters))]
    for index, (title, paragraphs) in enumerate(chapters):
        blocks.append(("part", f"{NUMBERS[index]}、{title}"))
        blocks += [("text", text) for text in paragraphs]
    signed = [("line", report.agency), ("line", f"{report.year + 1}年{random.randint(1, 3)}月{random.randint(1, 28)}日")]
    blocks = blocks + signed + table_blocks(random, report, style) if random.random() < 0.7 else blocks + table_blocks(random, report, style) + signed
    return [(kind, content if kind == "grid" else narrate.strip(content, report.mentions)) for kind, content in blocks]
