# SPDX-License-Identifier: GPL-3.0-or-later
"""What was read of a report beside its truth, counted."""

import collections
import re

from harness import fold

# Stands in what is said of a rule that could not be judged.
UNJUDGED = "cannot"
OTHERWISE = {"prose", "typed", "pasted", "carried", "computed"}
NOTHING = {"agency": None, "year": None, "form": None, "figures": [], "mentions": [], "findings": []}


class Verdict:
    """Counts by name, and what is to be said of each."""

    def __init__(self):
        self.counts = collections.Counter()
        self.problems = collections.defaultdict(list)

    def count(self, name, problem):
        self.counts[name] += 1
        self.problems[name].append(problem)

    def add(self, other, where):
        self.counts += other.counts
        for name, problems in other.problems.items():
            self.problems[name] += [f"{where}: {problem}" for problem in problems]

    def share(self, name, of="text"):
        return self.counts[name] / max(self.counts[of], 1)


def judge_figures(verdict, truth, got, only=None):
    figures = {figure["cell"]: figure for figure in got["figures"]}
    for cell, printed in truth["figures"].items():
        if only is not None and cell not in only:
            continue
        figure = figures.get(cell) or {}
        wanted, said, sure = fold(printed), fold(figure.get("printed")), figure.get("sure") is not False
        verdict.counts["text"] += wanted != ""
        if wanted == said:
            verdict.counts["exact"] += wanted != "" and sure
            if wanted and not sure:
                verdict.count("doubted", f"{cell}: {printed!r} is right but unsure ({figure.get('doubt')})")
        elif not said:
            verdict.count("missed", f"{cell}: missed {printed!r}")
        elif sure:
            verdict.count("wrong", f"{cell}: {printed!r} read as {figure['printed']!r}, silently wrong")
        else:
            verdict.count("flagged", f"{cell}: {printed!r} read as {figure['printed']!r}, unsure")
    if truth.get("complete_tables") and only is None:
        for cell, figure in figures.items():
            if cell not in truth["figures"] and figure["how"] not in OTHERWISE and fold(figure["printed"]):
                verdict.count("wrong", f"{cell}: invented {figure['printed']!r}")


def judge_head(verdict, truth, got):
    for key in ("year", "form"):
        if key in truth and truth[key] != got[key]:
            verdict.count("head", f"{key}: {truth[key]!r} read as {got[key]!r}")
    wanted, said = fold(truth.get("agency")), fold(got["agency"])
    if wanted and (not said or (wanted not in said and said not in wanted)):
        verdict.count("head", f"agency: {truth['agency']!r} read as {got['agency']!r}")


def judge_mentions(verdict, truth, got):
    told = [(fold(mention["text"]), fold(mention["value"])) for mention in got["mentions"]]
    for mention in truth.get("mentions", []):
        verdict.counts["said"] += 1
        wanted, value = fold(mention["text"]), fold(mention["value"])
        tail = re.search(re.escape(value) + r"\D{0,3}", wanted)
        tail = tail.group(0) if tail else wanted
        if not any(number == value and (wanted in text or text in wanted or text.endswith(tail)) for text, number in told):
            verdict.count("untold", f"{mention['text']} = {mention['value']} is not told")


def judge_findings(verdict, truth, got):
    findings = [finding for finding in got["findings"] if finding["severity"] != "notice" or UNJUDGED not in finding["message"]]
    rules = {finding["rule"] for finding in findings}
    for rule in truth.get("findings", []):
        if rule not in rules:
            verdict.count("findings", f"finding missed: {rule}")
    for finding in findings:
        if finding["rule"] in truth.get("no_findings", []):
            verdict.count("findings", f"false alarm: {finding['rule']}: {finding['message']}")


def judge(truth, got):
    """Everything about one report; None where none was found."""
    verdict = Verdict()
    if got is None:
        verdict.count("head", "the report is not found")
        got = NOTHING
    judge_figures(verdict, truth, got)
    judge_head(verdict, truth, got)
    judge_mentions(verdict, truth, got)
    judge_findings(verdict, truth, got)
    return verdict
