# SPDX-License-Identifier: GPL-3.0-or-later
"""How labels differ from the national form in real reports: spelled otherwise, shortened, damaged, converted."""

import re

VARIANTS = [
    ("政府信息公开申请数量", "信息公开申请数量"),
    ("“三安全一稳定”", "\"三安全一稳定\""),
    ("“三安全一稳定”", "三安全一稳定"),
    ("已获取信息", "已取信息"),
    ("行政规范性文件", "规范性文件"),
    ("本年制发件数", "本年制发件"),
    ("本年制发件数", "本年发件数"),
    ("现行有效件数", "现行有效件"),
    ("第二十条第", "第二十条 第"),
    ("（区分处理的，只计这一情形，不计其他情形）", ""),
    ("（区分处理的，只计这一情形，不计其他情形）", "(区分处理的,只计这一情形,不计其他情形)"),
    ("逾期未按收费通知要求缴纳费用", "逾期未按收费通知要求交纳费用"),
    ("本年收费金额（单位：万元）", "本年收费金额(万元)"),
    ("法人或其他组织", "法人或者其他组织"),
    ("结转下年度继续办理", "结转下年继续办理"),
    ("禁止公开", "止公开"),
]

# Enough pairs for the words of the form and of the invented narratives; what is missing stays simplified, as in a page
# that was converted only in part.
TRADITIONAL = dict(zip(
    "条项规为范废许罚强单万业费收数据勾关系于与请况机构会务组织总计新结转办开区处这种形国级属禁内类过执询没现补内仍确举报诉访复议无当应缴纳费继续问题进它标维纠审实尚经门户网发动态图书馆阅读听众个称",
    "條項規為範廢許罰強單萬業費收數據勾關係於與請況機構會務組織總計新結轉辦開區處這種形國級屬禁內類過執詢沒現補內仍確舉報訴訪復議無當應繳納費繼續問題進它標維糾審實尚經門戶網發動態圖書館閱讀聽眾個稱",
))
PINYIN = {"规": "guī", "镇": "zhèn", "处": "chǔ", "数": "shù", "复": "fù", "总": "zǒng", "报": "bào", "关": "guān", "织": "zhī"}


def vary(random, count=4):
    """A function that prints some labels in other words, the same words throughout one report."""
    chosen = random.sample(VARIANTS, count)
    numbers = random.choice([".", "、", "．", "", " ."]) if random.random() < 0.5 else "."

    def change(text):
        for plain, variant in chosen:
            text = text.replace(plain, variant)
        return re.sub(r"^(\d)\.", lambda match: match.group(1) + numbers, text)

    return change


def traditional(text):
    return "".join(TRADITIONAL.get(char, char) for char in text)


def pinyin(text):
    return "".join(f"{char}({PINYIN[char]})" if char in PINYIN else char for char in text)


def full_width_digits(text):
    return "".join(chr(ord(char) + 0xFEE0) if char in "0123456789" else char for char in text)


def lose_characters(random, text, share):
    """Lose single Chinese characters of a longer label, never its number and never half of its words."""
    if len(text) < 6:
        return text
    kept = [char for index, char in enumerate(text) if index < 2 or random.random() >= share]
    words = len(text.rpartition("）")[2] or text)
    return "".join(kept) if len(kept) >= 4 and 3 * (len(text) - len(kept)) <= words else text


def insert_spaces(random, text):
    return "".join(char + (random.choice([" ", "\u3000", "\u00a0"]) if random.random() < 0.12 else "") for char in text).strip()


def double_characters(random, text):
    if len(text) < 6:
        return text
    at = random.randrange(2, len(text) - 1)
    return text[:at] + text[at : at + 2] + text[at:]


def damage(random, kinds, share=0.07):
    """A function that damages labels a little: readable for a person who knows the form."""
    steps = {
        "lost": lambda text: lose_characters(random, text, share),
        "spaces": lambda text: insert_spaces(random, text),
        "doubled": lambda text: double_characters(random, text) if random.random() < 0.2 else text,
        "pinyin": pinyin,
        "traditional": traditional,
        "full-width": full_width_digits,
    }

    def change(text):
        for kind in kinds:
            text = steps[kind](text)
        return text

    return change


def break_lines(random, text, chance=0.5, longest=8):
    """A label over several lines, as narrow cells break it; the joins are where a page would break."""
    if len(text) < 3 or random.random() > chance:
        return [text]
    lines, rest = [], text
    while rest:
        length = random.randint(2, longest)
        lines.append(rest[:length])
        rest = rest[length:]
    return lines
