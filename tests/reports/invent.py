# SPDX-License-Identifier: GPL-3.0-or-later
"""Invented but consistent reports of the 2021 and 2019 forms: an agency, its figures, its narrative.

Nothing here stands in any real report: places, bureaus and people do not exist. All chance comes from the generator
that is passed in, so that the same seed gives the same report on every machine.
"""

import form2019
import form2021
from form2021 import (
    COLUMNS,
    DISPUTE_BLOCKS,
    ORGANIZATIONS,
    OTHER_HANDLED,
    OTHER_ROWS,
    RESULTS,
    dispute_cells,
    request_cells,
)

FORMS = {"2021": form2021, "2019": form2019}
YEARS = {"2021": (2021, 2025), "2019": (2019, 2020)}

PLACES = ["岚溪", "望川", "青禾", "临栎", "松陂", "平岭", "漾源", "沚江", "云栖岭", "鹿鸣", "石棠", "汀澜", "禾丰屯", "柏渚", "晴岗", "雁翎"]
PLACE_KINDS = ["县", "区", "市", "自治县"]
BUREAUS = [
    "发展和改革局", "教育局", "水利局", "市场监督管理局", "农业农村局", "人力资源和社会保障局", "文化广电和旅游局",
    "自然资源和规划局", "审计局", "统计局", "应急管理局", "城市管理综合行政执法局", "卫生健康委员会", "数据局", "民政局",
]
TOWNS = ["柳堰镇人民政府", "三棵树街道办事处", "上湾乡人民政府", "白鹭洲镇人民政府", "东风桥街道办事处"]
PEOPLE = ["甄慕之", "聂又青", "闵一禾", "查知秋", "耿小满"]


class Report:
    """One agency's report of one year: what a careful reader would find printed in it."""

    def __init__(self, agency, place, kind, year, form):
        self.agency, self.place, self.kind, self.year, self.form = agency, place, kind, year, form
        self.figures = {}
        self.one_other_row = False
        self.topics = []
        self.problems = []
        self.fee = ""

    def number(self, cell):
        """The number in a cell; 0 for a blank."""
        return as_number(self.figures.get(cell, "")) or 0


def as_number(printed):
    """The number that is printed, or None."""
    text = printed.replace(",", "").replace("，", "").strip().removesuffix("元").removesuffix("万")
    try:
        return int(text)
    except ValueError:
        pass
    try:
        return float(text)
    except ValueError:
        return None


def invent_agency(random):
    place = random.choice(PLACES) + random.choice(PLACE_KINDS)
    what = random.random()
    if what < 0.35:
        return place + random.choice(["人民政府", "人民政府", ""]), place, "government"
    if what < 0.85:
        return place + random.choice(BUREAUS), place, "department"
    return place + random.choice(TOWNS), place, "government"


def split_number(random, total, parts):
    """A total as so many random addends."""
    if parts == 1:
        return [total]
    weights = [random.random() ** 3 for _ in range(parts)]
    shares = [int(total * weight / (sum(weights) or 1)) for weight in weights]
    shares[random.randrange(parts)] += total - sum(shares)
    return shares


def invent_column(random, size):
    """One applicant column: rows that balance."""
    new, carried_in = random.randint(0, size), random.randint(0, max(size // 8, 0))
    carried_out = random.randint(0, (new + carried_in) // 6) if new + carried_in else 0
    processed = new + carried_in - carried_out
    used = random.sample(RESULTS, random.randint(1, min(len(RESULTS), 3 + processed)))
    column = dict.fromkeys(RESULTS, 0)
    for row, share in zip(used, split_number(random, processed, len(used))):
        column[row] = share
    column.update(new_received=new, carried_in=carried_in, processed_total=processed, carried_out=carried_out)
    return column


def invent_requests(random, size):
    columns = {"natural_person": invent_column(random, size)}
    for name in ORGANIZATIONS:
        columns[name] = invent_column(random, random.choice([0, 0, size // 10, size // 4]))
    columns["total"] = {row: sum(column[row] for column in columns.values()) for row in columns["natural_person"]}
    return {f"requests.{row}.{name}": columns[name][row] for name in columns for row in columns[name]}


def invent_disputes(random, size):
    cells = {}
    for block, _ in DISPUTE_BLOCKS:
        parts = [random.randint(0, size) if random.random() < 0.5 else 0 for _ in range(4)]
        for name, value in zip(("upheld", "corrected", "other", "pending"), parts):
            cells[f"disputes.{block}.{name}"] = value
        cells[f"disputes.{block}.total"] = sum(parts)
    return cells


def invent_disclosure(random, size):
    issued, in_force = random.randint(0, 5 + size // 50), random.randint(0, 20 + size)
    return {
        "disclosure.regulation.issued": 0,
        "disclosure.regulation.repealed": 0,
        "disclosure.regulation.in_force": random.choice([0, 0, 0, 3]),
        "disclosure.normative_document.issued": issued,
        "disclosure.normative_document.repealed": random.randint(0, 4),
        "disclosure.normative_document.in_force": issued + in_force,
        "disclosure.licensing.decisions": random.choice([0, random.randint(0, 40 * size + 9)]),
        "disclosure.penalty.decisions": random.choice([0, random.randint(0, 9 * size + 9)]),
        "disclosure.coercion.decisions": random.choice([0, random.randint(0, size + 3)]),
        "disclosure.fees.amount": random.choice([0, random.randint(0, 90 * size + 9), "decimal"]),
    }


def invent_disclosure_of_2019(random, size):
    cells = {}
    for row in ("regulation", "normative_document"):
        made = random.randint(0, 5 + size // 50) if row != "regulation" else 0
        published = random.randint(0, made)
        cells |= {f"{row}.made": made, f"{row}.published": published, f"{row}.public_total": published + random.randint(0, size)}
    for row in ("licensing", "service", "penalty", "coercion", "fees"):
        previous = random.randint(0, 400)
        cells[f"{row}.items_previous"] = previous
        cells[f"{row}.items_change"] = random.choice([0, random.randint(-previous, 40)])
        if row != "fees":
            cells[f"{row}.decisions"] = random.choice([0, random.randint(0, 40 * size + 9)])
    cells |= {"procurement.projects": random.randint(0, 300), "procurement.amount": random.choice(["money", "ten thousands", "decimal"])}
    return {f"disclosure.{cell}": value for cell, value in cells.items()}


def print_number(random, value, thousands):
    if value == "money":
        return f"{random.randint(1000, 99999999)}元"
    if value == "ten thousands":
        return f"{random.randint(1, 9999)}.{random.randint(1, 99):02d}万元"
    if value == "decimal":
        return f"{random.randint(0, 99999)}.{random.randint(1, 9999):0{random.randint(1, 4)}d}".rstrip("0").rstrip(".")
    return f"{value:,}" if thousands and value >= 1000 else str(value)


def blank_out(random, report, blanks):
    """What stands for zero: 0, nothing, or a mark. Real reports do each, some only for the organizations."""
    for cell, printed in report.figures.items():
        if printed != "0" or blanks == "zeros":
            continue
        column = cell.rsplit(".", 1)[1]
        if blanks == "organizations" and column not in ORGANIZATIONS:
            continue
        if blanks == "some" and random.random() < 0.5:
            continue
        report.figures[cell] = {"slash": "/", "dash": "-"}.get(blanks, "")


def invent_figures(random, report, blanks, size, thousands):
    figures = (invent_disclosure if report.form == "2021" else invent_disclosure_of_2019)(random, size)
    figures.update(invent_requests(random, size))
    figures.update(invent_disputes(random, min(size // 3 + 1, 400)))
    if report.one_other_row:
        for column, _ in COLUMNS:
            figures[f"requests.{OTHER_HANDLED}.{column}"] = sum(figures.pop(f"requests.{row}.{column}") for row in OTHER_ROWS)
    order = FORMS[report.form].disclosure_cells() + request_cells() + dispute_cells() + request_cells([OTHER_HANDLED])
    report.figures = {cell: print_number(random, figures[cell], thousands) for cell in order if cell in figures}
    blank_out(random, report, blanks)


def plant_errors(random, report, count):
    """Print a wrong number here and there: a reader must find it as it stands, a checker must tell."""
    cells = [cell for cell, printed in report.figures.items() if (as_number(printed) or 0) > 1 and "disclosure" not in cell]
    for cell in random.sample(cells, min(count, len(cells))):
        report.figures[cell] = str(as_number(report.figures[cell]) + random.choice([-1, 1, 9]))


def documents_of(report):
    cell = lambda column: report.number(f"disclosure.normative_document.{column}")
    if report.form == "2019":
        return f"制作规范性文件{cell('made')}件，对外公开{cell('published')}件"
    return f"制发行政规范性文件{cell('issued')}件，现行有效{cell('in_force')}件"


def invent_narrative(random, report):
    number = lambda top: random.randint(1, top)
    year = report.year
    first, second, third = number(900), number(300), number(40)
    received, answered = report.number("requests.new_received.total"), report.number("requests.processed_total.total")
    report.topics = [
        ("主动公开", random.choice([
            f"全年经门户网站发布信息{first + second + third}条，其中动态类{first}条、公告类{second}条、解读类{third}条。围绕群众关心的用水、用电和入学三件事，"
            f"制作图文问答{third}期，阅读量超过{number(9)}万人次。",
            f"{year}年共更新栏目{number(60)}个，公开行政许可结果和行政处罚结果共{first}条，公开财政预决算{number(9)}份。办事指南逐条核对，清理过时内容{second}处。",
        ])),
        ("依申请公开", random.choice([
            f"全年收到政府信息公开申请{received}件，答复{answered}件，均在法定期限内办结。每件申请有专人登记，答复书由法制人员先行审看。",
            f"受理渠道包括信函、当面和网上三种。本年新收{received}件，内容多涉及补偿标准和规划许可，无一逾期。",
        ])),
        ("政府信息管理", random.choice([
            f"建立文件底册，{documents_of(report)}，全部集中公布。公文起草时同步注明公开属性。",
            f"对{number(5) + 2010}年以来的文件逐份复核，归档{number(200)}卷，信息发布实行初审、复审、终审，责任到人。",
        ])),
        ("平台建设", random.choice([
            f"网站改版上线，新增搜索联想和无障碍朗读。办事大厅内设公开角{number(6)}处，供来访者查阅复印。",
            f"维护政务新媒体账号{number(4)}个，全年推送{number(500)}篇，停更账号已注销{number(2)}个。",
        ])),
        ("监督保障", random.choice([
            f"把公开工作列入年度考核，分值占{number(5)}%。全年组织业务讲座{number(4)}次，参加{number(200)}人次。社会评议平均得分{number(9) + 90}分，没有责任追究情形。",
            f"分管负责人每季度听取一次汇报，发现问题{number(20)}个，已改正{number(9)}个。工作考核和社会评议结果已在网上公布，全年未发生责任追究。",
        ])),
    ]
    report.problems = [
        random.choice(["有的栏目更新偏慢，个别文件公布晚于印发。", "解读形式仍以文字为主，看得懂、用得上的材料不多。"]),
        random.choice(["下一步将按月核对栏目台账，逾期未更新的当月提醒。", f"计划在{year + 1}年上半年完成目录修订，并为窗口人员补课{number(4)}次。"]),
    ]
    report.fee = random.choice([
        "本年度没有收取信息处理费。", f"本年度收取信息处理费{number(900)}元，没有减免。", "依申请公开信息处理费收取0元，无其他需要报告的事项。",
    ])


def invent_report(random, blanks="zeros", size=None, thousands=False, one_other_row=False, errors=0, form="2021"):
    agency, place, kind = invent_agency(random)
    report = Report(agency, place, kind, random.randint(*YEARS[form]), form)
    report.one_other_row = one_other_row or form == "2019"
    if size is None:
        size = random.choice([0, 2, 8, 40, 40, 300, 300, 5000, 120000])
    invent_figures(random, report, blanks, size, thousands)
    plant_errors(random, report, errors)
    invent_narrative(random, report)
    return report


def broken_rules(figures, one_other_row):
    """The arithmetic rules that the printed figures break, worked out without the program's own rules."""
    results = [row for row in RESULTS if not (one_other_row and row in OTHER_ROWS)] + ([OTHER_HANDLED] if one_other_row else [])
    number = lambda cell: as_number(figures.get(cell, ""))
    broken = set()

    def check(rule, total, parts):
        numbers = [number(part) for part in parts]
        if number(total) is not None and any(value is not None for value in numbers):
            if number(total) != sum(value or 0 for value in numbers):
                broken.add(rule)

    for column, _ in COLUMNS:
        cell = lambda row: f"requests.{row}.{column}"
        check("requests.processed_total", cell("processed_total"), [cell(row) for row in results])
        sides = [number(cell(row)) for row in ("new_received", "carried_in", "processed_total", "carried_out")]
        if any(value is not None for value in sides):
            new, carried_in, processed, carried_out = (value or 0 for value in sides)
            if new + carried_in != processed + carried_out:
                broken.add("requests.balance")
    for row in results + ["new_received", "carried_in", "processed_total", "carried_out"]:
        parts = [f"requests.{row}.{name}" for name in ["natural_person"] + ORGANIZATIONS]
        check("requests.row_total", f"requests.{row}.total", parts)
    for block, _ in DISPUTE_BLOCKS:
        parts = [f"disputes.{block}.{name}" for name in ("upheld", "corrected", "other", "pending")]
        check("disputes.total", f"disputes.{block}.total", parts)
    return broken
