# SPDX-License-Identifier: GPL-3.0-or-later
"""Reports of the 2021 and 2019 forms whose prose tells of the tables, and the faults that are planted in them.

Every document says which rules must speak and which must not. The prose has the numbers in the ways that agencies write
them; each is a mention of the truth.
"""

import random as random_module

import narrate
import pages
import plain
from compose import compose
from form2021 import DISPUTE_BLOCKS, PARTS
from invent import broken_rules, invent_report
from tables import TableStyle

ARITHMETIC = ["requests.balance", "requests.processed_total", "requests.row_total", "disputes.total"]


def total(report, *starts):
    cells = [cell for cell in report.figures if cell.endswith(".total") and cell.startswith(tuple(f"requests.{start}" for start in starts))]
    return int(sum(report.number(cell) for cell in cells))


def lawsuits(report):
    return int(sum(report.number(f"disputes.{block}.total") for block, _ in DISPUTE_BLOCKS[1:]))


class Facts:
    """What the text may say of the tables: name -> (rule that watches it, value, sentences)."""

    def __init__(self, report):
        number = lambda cell: int(report.number(cell))
        requests = lambda row: number(f"requests.{row}.total")
        self.said = {
            "received": ("prose.requests", requests("new_received"), [
                "⟪收到政府信息公开申请{n}件⟫", "本年⟪新收政府信息公开申请{n}件⟫", "⟪共收到依申请公开{n}件⟫", "⟪受理政府信息公开申请{n}宗⟫",
            ]),
            "natural": ("prose.requests", number("requests.new_received.natural_person"), ["⟪自然人申请{n}件⟫"]),
            "carried_in": ("prose.requests", requests("carried_in"), ["⟪上年结转{n}件⟫", "⟪上年度结转申请{n}件⟫"]),
            "answered": ("prose.requests", requests("processed_total"), ["⟪办结{n}件⟫", "⟪答复申请{n}件⟫", "⟪共办理完毕{n}件⟫"]),
            "open": ("prose.requests", requests("open_full"), ["⟪予以公开{n}件⟫"]),
            "partial": ("prose.requests", requests("open_partial"), ["⟪部分公开{n}件⟫"]),
            "refused": ("prose.requests", total(report, "deny_"), ["⟪不予公开{n}件⟫"]),
            "unable": ("prose.requests", total(report, "unable_"), ["⟪无法提供{n}件⟫"]),
            "carried_out": ("prose.requests", requests("carried_out"), ["⟪结转下年度继续办理{n}件⟫", "⟪结转下年{n}件⟫"]),
            "reviews": ("prose.disputes", number("disputes.review.total"), ["⟪因政府信息公开引起的行政复议{n}件⟫", "⟪发生政府信息公开行政复议{n}件⟫"]),
            "lawsuits": ("prose.disputes", lawsuits(report), ["⟪行政诉讼{n}件⟫", "⟪政府信息公开行政诉讼案件{n}件⟫"]),
        }
        if report.form == "2021":
            document = lambda column: number(f"disclosure.normative_document.{column}")
            self.said |= {
                "issued": ("prose.disclosure", document("issued"), ["⟪制发行政规范性文件{n}件⟫", "⟪印发行政规范性文件{n}份⟫"]),
                "repealed": ("prose.disclosure", document("repealed"), ["⟪废止行政规范性文件{n}件⟫"]),
                "in_force": ("prose.disclosure", document("in_force"), ["⟪现行有效行政规范性文件{n}件⟫"]),
                "licences": ("prose.disclosure", number("disclosure.licensing.decisions"), ["⟪作出行政许可决定{n}件⟫"]),
                "penalties": ("prose.disclosure", number("disclosure.penalty.decisions"), ["⟪作出行政处罚决定{n}件⟫"]),
            }

    def tell(self, random, name, wrong=0):
        _, value, sentences = self.said[name]
        value = max(0, value + wrong)
        template = random.choice(sentences)
        return template.replace("{n}", str(value)).replace("⟫", f"#{value}⟫")


FREE_MORE = [
    "⟪接受电话咨询{n}余次⟫", "⟪较上年增长{p}%⟫", "⟪同比下降{p}%⟫", "⟪新媒体粉丝近{m}万人⟫", "⟪投入经费约{m}万元⟫", "⟪推送微信{n}篇次⟫", "⟪开设专栏{c}个⟫", "⟪涉及{c}个乡镇⟫",
    "⟪平均办理时间为{s}个工作日⟫", "⟪满意率达{p}%⟫", "⟪编发工作简报{c}期⟫", "⟪处理网民留言{n}条⟫",
]


def free(random):
    if random.random() < 0.5:
        return narrate.say_free(random, True)
    template, few = random.choice(FREE_MORE), random.randint(2, 40)
    values = {"{n}": (str(number := random.randint(3, 3000)), number), "{p}": (text := f"{random.randint(1, 999) / 10:g}", text)}
    values |= {"{m}": (text := f"{random.randint(11, 99) / 10:g}", text), "{c}": (narrate.chinese(few), few), "{s}": (text := str(random.randint(3, 19)), text)}
    for mark, (printed, value) in values.items():
        if mark in template:
            return template.replace(mark, printed).replace("⟫", f"#{value}⟫")
    return template


def write_topics(random, report, facts, faults):
    """The five topics of part one, each of a few sentences; `faults` are told wrongly."""
    wrong = {name: random.choice([-2, 3, 11]) for name in faults if name in facts.said}
    tell = lambda *names: [facts.tell(random, name, abs(wrong.get(name, 0))) for name in names if name in facts.said]
    some = lambda names, chance: [name for name in names if name in wrong or random.random() < chance]
    join = lambda sentences, head="", tail="": narrate.paragraph(random, [sentence for sentence in sentences if sentence], head, tail)
    arithmetic = random.random() < 0.5 or "arithmetic" in faults
    shares, _ = narrate.say_share(random, "share" not in faults)
    requests = tell("received") + tell(*some(["natural", "carried_in", "answered", "open", "partial", "refused", "unable", "carried_out"], 0.4))
    disclosed = [free(random)] + [narrate.say_list(random, "arithmetic" not in faults)] * arithmetic + tell(*some(["licences", "penalties"], 0.4)) + [free(random)]
    managed = tell(*some(["issued", "repealed", "in_force"], 0.6)) or ["建立文件底册"]
    report.topics = [
        ("主动公开", join(disclosed, "围绕群众关心的用水、用电和入学，")),
        ("依申请公开", join(requests) + join(tell("reviews", "lawsuits")) * (random.random() < 0.5 or bool({"reviews", "lawsuits"} & faults))),
        ("政府信息管理", join(managed)),
        ("平台建设", join([free(random), free(random)]) + join([shares]) * (random.random() < 0.4 or "share" in faults)),
        ("监督保障", join([free(random)], "", "把公开工作列入年度考核，开展社会评议，未发生责任追究情形。")),
    ]
    if "topic" in faults:
        del report.topics[3]
    report.problems = ["有的栏目更新偏慢，解读形式仍以文字为主。", "下一步将按月核对栏目台账，" + free(random) + "的做法继续保持。"]


def drop_part(random, report, blocks):
    """One of the six headings is gone."""
    gone = random.choice(PARTS[1:5])[1]
    return [block for block in blocks if block != ("part", gone)]


def empty_part(random, report, blocks):
    title = PARTS[4][1]
    at = blocks.index(("part", title))
    end = blocks.index(("part", PARTS[5][1]))
    return blocks[: at + 1] + [("text", random.choice(["无。", "无", "暂无。"]))] + blocks[end:]


def no_fee(random, report, blocks):
    at = blocks.index(("part", PARTS[5][1]))
    return blocks[: at + 1] + [("text", "没有其他需要报告的事项，其余情况见门户网站。")] + blocks[at + 2 :]


def superseded(random, report, blocks):
    text = "按照国务院办公厅政府信息与政务公开办公室《关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）编制。"
    return [*blocks[:2], ("text", text), *blocks[2:]]


def wrong_period(random, report, blocks):
    year = report.year - 1
    text = f"本报告数据的统计期限为{year}年1月1日至{year}年12月31日。"
    return [blocks[0], ("text", text), *blocks[2:]]


def card_number(random, report, blocks):
    born = f"19{random.randint(50, 99)}0{random.randint(1, 9)}1{random.randint(0, 9)}"
    body = f"{random.randint(110000, 659000)}{born}{random.randint(100, 999)}"
    weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    check = "10X98765432"[sum(int(digit) * weight for digit, weight in zip(body, weights)) % 11]
    at = blocks.index(("part", PARTS[1][1]))
    text = f"申请人查小满（身份证号码{body}{check}）要求公开征收补偿方案，已予答复。"
    return [*blocks[:at], ("text", text), *blocks[at:]]


# name -> (rule that must speak, what is done to the blocks or None when the prose does it)
FAULTS = {
    "received": ("prose.requests", None), "answered": ("prose.requests", None), "carried_out": ("prose.requests", None),
    "refused": ("prose.requests", None), "reviews": ("prose.disputes", None), "lawsuits": ("prose.disputes", None),
    "issued": ("prose.disclosure", None), "licences": ("prose.disclosure", None), "in_force": ("prose.disclosure", None),
    "arithmetic": ("prose.arithmetic", None), "share": ("prose.arithmetic", None), "topic": ("format.overview_topics", None),
    "no-heading": ("format.parts", drop_part), "empty-part": ("format.empty_part", empty_part), "no-fee": ("format.processing_fee", no_fee),
    "superseded": ("format.era", superseded), "period": ("format.title_and_period", wrong_period), "card": ("privacy.personal_data", card_number),
}
ONLY_2021 = {"issued", "licences", "in_force", "topic", "no-fee", "superseded"}


def natural_findings(report):
    """Rules that the invented figures break by themselves, and those that they could but do not."""
    number = lambda cell: report.number(cell)
    requests = [cell for cell in report.figures if cell.startswith(("requests.", "disputes."))]
    found = set(broken_rules(report.figures, report.one_other_row))
    every = set(ARITHMETIC) | {"plausibility.all_zero", "plausibility.disputes_without_requests", "format.blank_cells", "prose.part_list", "prose.other_agency"}
    if not any(number(cell) for cell in requests):
        found.add("plausibility.all_zero")
    if report.kind == "department" and any(number(cell) for cell in report.figures if cell.startswith("disclosure.regulation")):
        found.add("plausibility.regulation_power")
    elif report.form == "2021" and not any(number(cell) for cell in report.figures if cell.startswith("disclosure.regulation")):
        every.add("plausibility.regulation_power")
    return found, every


def generate_prose(seed, number, form):
    random = random_module.Random(f"{seed}/{number}/prose/{form}")
    report = invent_report(random, blanks="zeros", errors=random.choice([0, 0, 0, 1]), form=form, size=random.choice([0, 8, 40, 300, 5000]))
    if report.agency == report.place:
        report.agency += "人民政府"
    report.mentions = []
    facts = Facts(report)
    names = [name for name in FAULTS if (form == "2021" or name not in ONLY_2021)]
    faults = set(random.sample(names, random.choice([0, 0, 1, 1, 2])))
    # In a report without the heading the text of two parts is one.
    if "no-heading" in faults:
        faults -= {"empty-part", "no-fee", "card"}
    write_topics(random, report, facts, faults)
    blocks = compose(random, report, TableStyle())
    titles = [block for block in blocks if block[0] == "title"]
    blocks = [("title", f"{report.agency}{report.year}年政府信息公开工作年度报告"), *blocks[len(titles) :]]
    for name in sorted(faults):
        if FAULTS[name][1]:
            blocks = FAULTS[name][1](random, report, blocks)
    blocks = [(kind, content if kind == "grid" else narrate.strip(content, report.mentions)) for kind, content in blocks]
    words = [f"fault-{name}" for name in sorted(faults)] or ["faultless"]
    found, every = natural_findings(report)
    found |= {FAULTS[name][0] for name in faults}
    every |= {rule for name, (rule, _) in FAULTS.items() if name in names}
    truth = {
        "agency": report.agency, "year": report.year, "form": form, "layout": words, "complete_tables": True,
        "figures": dict(report.figures), "mentions": report.mentions, "findings": sorted(found), "no_findings": sorted(every - found),
    }
    if random.random() < 0.5:
        layout = random.choice(["flat", "tsv", "row-lines", "pipes"])
        file, data = f"{number:05d}.txt", plain.write_text(random, blocks, layout).encode("utf-8")
    else:
        layout = random.choice(["plain", "word", "th"])
        file = f"{number:05d}.html"
        data = pages.write_page(random, report, blocks, layout, random.choice(pages.CHROMES)).encode("utf-8")
    words.append(layout)
    return file, data, {"file": file, "reports": [truth]}
