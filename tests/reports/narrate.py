# SPDX-License-Identifier: GPL-3.0-or-later
"""Invented prose, and the numbers that a careful reader finds in it.

Sentences are written with marks: ⟪发布信息12条⟫ is a mention whose value is the one number in it, ⟪受理五十七件#57⟫ names the
value. `strip` takes the marks out.
"""

import re

MARK = re.compile(r"⟪([^⟪⟫#]*)(?:#([^⟪⟫]*))?⟫")
NUMBER = re.compile(r"\d+(?:\.\d+)?")
DIGITS = "零一二三四五六七八九"


def strip(text, mentions):
    """The text without its marks; what was marked is added to the mentions."""

    def take(match):
        plain, value = match.group(1), match.group(2)
        mentions.append({"text": plain, "value": value if value is not None else NUMBER.findall(plain)[-1]})
        return plain

    return MARK.sub(take, text)


def chinese(number):
    """A number below 10,000 in Chinese numerals, as the texts print it."""
    if number < 10:
        return DIGITS[number]
    result, zero = "", False
    for power, word in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, power)
        if digit:
            result += ("零" if zero else "") + DIGITS[digit] + word
            zero = False
        elif result and number:
            zero = True
    return result[1:] if result.startswith("一十") else result


# What is said of each indicator that text alone can give: templates with {n} for the number.
SAYINGS = {
    "requests_received": [
        "全年共⟪收到政府信息公开申请{n}件⟫", "本年度⟪受理政府信息公开申请{n}宗⟫", "我单位⟪共收到依申请公开{n}件⟫", "⟪收到公民、法人和其他组织提出的公开申请{n}条⟫",
        "⟪依申请公开信息总量为{n}件⟫",
    ],
    "requests_answered": ["⟪办结申请{n}件⟫", "⟪答复申请{n}件⟫", "⟪按期答复{n}宗⟫"],
    "reviews": ["⟪因政府信息公开引起的行政复议{n}件⟫", "⟪发生行政复议案件{n}宗⟫", "⟪受理政府信息公开类行政复议{n}起⟫"],
    "litigation": ["⟪行政诉讼{n}件⟫", "⟪涉及政府信息公开的行政诉讼案件{n}宗⟫", "⟪被提起行政诉讼{n}起⟫"],
    "items_published": [
        "全年⟪主动公开政府信息{n}条⟫", "本年度⟪共主动公开信息{n}条⟫", "⟪主动公开各类政府信息{n}条⟫", "截至年底⟪累计主动公开政府信息{n}条⟫",
    ],
    "complaints": ["⟪收到有关政府信息公开的举报{n}件⟫", "⟪受理举报投诉{n}件⟫"],
    "normative_documents_issued": ["⟪制发规范性文件{n}件⟫", "⟪印发行政规范性文件{n}份⟫"],
    "trainees": ["⟪培训工作人员{n}人次⟫", "⟪参加培训人员{n}人次⟫"],
}
CHANNELS = {
    "requests_in_person": ["⟪当面申请{n}件⟫", "⟪当面申请数为{n}件⟫"],
    "requests_by_fax": ["⟪传真申请{n}件⟫"],
    "requests_online": ["⟪网络申请{n}件⟫", "⟪网上申请{n}件⟫"],
    "requests_by_letter": ["⟪信函申请{n}件⟫", "⟪信函申请数{n}件⟫"],
}
# What counts something that no form asks for.
FREE = [
    "⟪召开座谈会{n}次⟫", "⟪更新栏目{n}个⟫", "⟪制作图解{n}期⟫", "⟪发放宣传册{n}余份⟫", "⟪接待群众{n}多人次⟫", "⟪设置公告栏{n}处⟫", "⟪网站访问量达{n}万人次⟫", "⟪刊发简报{n}期⟫",
    "⟪清理过时文件{n}份⟫", "⟪开展督查{n}次⟫", "⟪通报单位{n}家⟫", "⟪回复网民留言{n}条⟫", "⟪公开办事指南{n}项⟫", "⟪编印工作手册近{n}本⟫", "⟪覆盖村（社区）约{n}个⟫", "⟪举办开放日活动{n}场⟫",
]
ZERO_WORDS = {
    "requests_received": ["全年未收到政府信息公开申请", "本年度没有收到公民、法人和其他组织的公开申请"],
    "reviews": ["未发生因政府信息公开引起的行政复议", "没有因政府信息公开被申请行政复议"],
    "litigation": ["未发生行政诉讼", "没有被提起行政诉讼的情况"],
}


def print_value(random, value, odd):
    """A number as prose prints it."""
    if odd and 10 < value < 1000 and random.random() < 0.2:
        return chinese(value), str(value)
    if odd and value >= 10000 and random.random() < 0.5:
        text = f"{value // 1000 / 10:g}"
        return text + "万", text
    if odd and value >= 1000 and random.random() < 0.3:
        return f"{value:,}", f"{value:,}"
    if odd and random.random() < 0.1:
        return f" {value} ", str(value)
    return str(value), str(value)


def say(random, concept, value, odd=False, only=""):
    """A sentence about a concept; `only` is a word that it must have."""
    template = random.choice([template for template in (SAYINGS | CHANNELS)[concept] if only in template])
    printed, said = print_value(random, value, odd)
    return template.replace("{n}", printed).replace("⟫", f"#{said}⟫")


def say_free(random, odd=False):
    template = random.choice(FREE)
    printed, said = print_value(random, random.choice([random.randint(1, 9), random.randint(10, 99), random.randint(100, 9000)]), odd)
    if "{n}万" in template and "万" in printed:
        printed = said = "12"
    return template.replace("{n}", printed).replace("⟫", f"#{said}⟫")


def split(random, total, parts):
    cuts = sorted(random.randint(0, total) for _ in range(parts - 1))
    return [high - low for low, high in zip([0, *cuts], [*cuts, total])]


def say_list(random, right):
    """A list that adds up to its total, or one that claims to and does not."""
    total, parts = random.randint(40, 900), split(random, random.randint(40, 900), 3)
    total = sum(parts) if right else sum(parts) + random.choice([-3, 7, 20])
    kinds = random.choice([("动态类", "公告类", "解读类"), ("业务类", "政务类", "便民类")])
    texts = [f"⟪{kind}信息{part}条⟫" for kind, part in zip(kinds, parts)]
    lead = random.choice([f"⟪公开栏张贴信息{total}条⟫，分别为", f"⟪经公开栏张贴信息{total}条⟫，包括"])
    if lead.endswith("包括"):
        return lead + "、".join(texts)
    return f"⟪公开栏张贴信息{total}条⟫，其中" + "、".join(texts[:-1]) + f"、{texts[-1]}"


def say_share(random, right):
    """A share in per cent that follows from the numbers beside it, or does not."""
    whole = random.randint(20, 300)
    part = random.randint(1, whole - 1)
    share = round(100 * part / whole + (0 if right else random.choice([-9, 12])), 1)
    return f"⟪受理咨询{whole}次⟫，其中⟪电话咨询{part}次，占{share}%#{share}⟫", share > 0


def paragraph(random, sentences, head="", tail=""):
    mark = random.choice(["，", "；", "。"])
    return head + mark.join(sentences) + "。" + tail
