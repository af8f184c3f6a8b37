# SPDX-License-Identifier: GPL-3.0-or-later
"""Invented but consistent figures of the forms that list one indicator a row, and what their rules say of printed ones."""

from invent import as_number, split_number
from listed import DINGXI, MINGXI, PUTIAN, STATISTICS

STATISTICS_SUMS = [
    ("app_received", ["app_in_person", "app_fax", "app_online", "app_letter"]),
    ("app_closed", ["closed_on_time", "closed_extended"]),
    (
        "app_replied",
        ["rep_already_public", "rep_open", "rep_partial", "rep_denied", "rep_not_ours", "rep_not_exist", "rep_amend", "rep_other_channel"],
    ),
    ("review_total", ["review_upheld", "review_corrected", "review_other"]),
    ("lit_total", ["lit_upheld", "lit_corrected", "lit_other"]),
    ("staff_total", ["staff_full_time", "staff_part_time"]),
]
DENIALS = ["den_state_secret", "den_trade_secret", "den_privacy", "den_safety", "den_not_govinfo", "den_other_law"]
CHANNELS = ["pub_gazette", "pub_website", "pub_weibo", "pub_wechat", "pub_other"]
LOCAL_SUMS = [
    ("app_total", ["app_in_person", "app_fax", "app_email", "app_online", "app_letter", "app_other"]),
    ("rep_total", ["rep_open", "rep_partial", "rep_denied"]),
    ("fee_total", ["fee_search", "fee_post", "fee_copy_paper", "fee_copy_disk", "fee_copy_cd"]),
    ("staff_total", ["staff_full", "staff_part"]),
]
DINGXI_DENIALS = [row[0].removeprefix("local.") for row in DINGXI if row[0].startswith("local.den_")]
FORMS = {
    "2014": [row[0] for row in STATISTICS if row[0]],
    "2008-dingxi": [row[0] for row in DINGXI],
    "2008-putian": [row[0] for row in PUTIAN],
    "2008-mingxi": [row[0] for row in MINGXI],
}
MONEY = {"statistics.app_fee_wan", "statistics.budget_wan", "local.budget_wan", "local.spending_wan", "local.lit_cost_wan"}


def share_out(random, figures, total, parts, value):
    """Gives a total and its parts, most of which stay 0."""
    used = random.sample(parts, random.randint(1, min(3, len(parts))))
    figures.update(dict.fromkeys(parts, 0))
    figures.update(zip(used, split_number(random, value, len(used))))
    figures[total] = value


def invent_statistics(random, size):
    few = lambda: random.choice([0, random.randint(0, 3), random.randint(0, 3 + size // 20)])
    figures = {cell.removeprefix("statistics."): few() for cell in FORMS["2014"]}
    channels = {name: random.choice([0, random.randint(0, 20 * size + 5)]) for name in CHANNELS}
    figures |= channels
    figures["pub_total"] = random.randint(max(channels.values()), sum(channels.values()))
    figures["normdoc_issued"] = random.randint(0, min(size, figures["pub_total"]))
    figures["pub_normdoc"] = random.randint(0, figures["normdoc_issued"])
    figures["press_conf_chief"] = random.randint(0, figures["press_conf"])
    figures["web_interview_chief"] = random.randint(0, figures["web_interview"])
    received = random.choice([0, random.randint(0, size)])
    closed = random.randint(received - received // 5, received)
    values = {"app_received": received, "app_closed": closed, "app_replied": random.randint(closed - closed // 9, closed)}
    for total, parts in STATISTICS_SUMS:
        share_out(random, figures, total, parts, values.get(total, figures[total]))
    share_out(random, figures, "rep_denied", DENIALS, figures["rep_denied"])
    figures["app_fee_wan"] = random.choice([0, 0, "decimal"])
    figures["budget_wan"] = random.choice([0, random.randint(0, 60), "decimal"])
    figures["trainees"] = random.randint(0, size) if figures["trainings"] else 0
    return {f"statistics.{name}": value for name, value in figures.items()}


def invent_local(random, form, size):
    figures = {cell.removeprefix("local."): random.choice([0, random.randint(0, size)]) for cell in FORMS[form]}
    for total, parts in LOCAL_SUMS:
        if total in figures:
            share_out(random, figures, total, [part for part in parts if part in figures], figures[total])
    if "den_not_exist" in figures:
        share_out(random, figures, "rep_denied", DINGXI_DENIALS, figures["rep_denied"])
        figures["petition_first"] = random.randint(0, figures["petition"])
    for part in ("pub_fulltext", "pub_website", "pub_gazette"):
        if part in figures:
            figures[part] = random.randint(0, figures["pub_total"])
    for cell in MONEY & set(FORMS[form]):
        figures[cell.removeprefix("local.")] = random.choice([0, random.randint(0, 30), "decimal"])
    return {f"local.{name}": value for name, value in figures.items()}


def invent_listed(random, form, size):
    figures = invent_statistics(random, size) if form == "2014" else invent_local(random, form, size)
    printed = {cell: f"{random.randint(0, 60)}.{random.randint(1, 99):02d}" if value == "decimal" else str(value) for cell, value in figures.items()}
    return {cell: printed[cell] for cell in FORMS[form]}


def broken_sums(form, figures):
    """The rules of sums that the printed figures break: (broken, all)."""
    prefix = "statistics." if form == "2014" else "local."
    sums = STATISTICS_SUMS if form == "2014" else LOCAL_SUMS + [("rep_denied", DINGXI_DENIALS)] * (form == "2008-dingxi")
    rule = "statistics.sums" if form == "2014" else "local.sums"
    number = lambda name: as_number(figures.get(prefix + name, ""))
    broken = set()
    for total, parts in sums:
        numbers = [number(part) for part in parts]
        if number(total) is not None and any(value is not None for value in numbers):
            if round(number(total) - sum(value or 0 for value in numbers), 6):
                broken.add(rule)
    if form == "2014":
        denials = [number(name) for name in DENIALS]
        if number("rep_denied") is not None and any(value is not None for value in denials):
            if number("rep_denied") != sum(value or 0 for value in denials):
                broken.add("statistics.subsets")
        for part, whole in (("press_conf_chief", "press_conf"), ("web_interview_chief", "web_interview"), ("pub_normdoc", "pub_total")):
            if number(part) is not None and number(whole) is not None and number(part) > number(whole):
                broken.add("statistics.subsets")
        return broken, {rule, "statistics.subsets"}
    wholes = [("pub_fulltext", "pub_total"), ("pub_website", "pub_total"), ("pub_gazette", "pub_total"), ("petition_first", "petition")]
    for part, whole in wholes:
        if number(part) is not None and number(whole) is not None and number(part) > number(whole):
            broken.add(rule)
    return broken, {rule}
