#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Take true tables, damage them in one way each, read them, and print what became of the cells that were touched.

    bench-damage.py CLI FOLDER [COUNT [SEED]]

FOLDER has the generators. For every kind of damage, in percent of the touched cells that print or are told something: `recovered` (right
and sure), `flagged` (read otherwise than printed, but unsure), `flagged-right` (right but unsure), `missed` (left out), `wrong`
(silently wrong: must be 0), and `elsewhere`: silently wrong or invented among all other cells.
"""

import collections
import pathlib
import sys
import tempfile

COLUMNS = ["recovered", "flagged", "flagged-right", "missed", "wrong"]
NAMES = {"recovered": "exact", "flagged": "flagged", "flagged-right": "doubted", "missed": "missed", "wrong": "wrong"}


def measure(cli, generate, hurt, judge, seed, count):
    """kind -> (counts of the touched cells, number of wrong ones elsewhere)."""
    touched, elsewhere = collections.defaultdict(collections.Counter), collections.Counter()
    forms = [form for form in generate.ALL_FORMS if form not in ("narrative", "school")]
    for form in forms:
        for kind in hurt.kinds_of(form):
            documents = [hurt.generate_hurt(seed, number, form, kind) for number in range(count)]
            with tempfile.TemporaryDirectory() as folder:
                generate.write(pathlib.Path(folder), documents)
                _, reports, _ = cli.read([pathlib.Path(folder) / name for name, _, _ in documents])
            for name, _, truth in documents:
                truth, got = truth["reports"][0], (reports.get(name) or [judge.NOTHING])[0]
                inside, whole = judge.Verdict(), judge.Verdict()
                judge.judge_figures(inside, truth, got, set(truth["touched"]))
                judge.judge_figures(whole, truth, got)
                touched[kind] += inside.counts
                elsewhere[kind] += whole.counts["wrong"] - inside.counts["wrong"]
    return touched, elsewhere


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    sys.path.insert(0, sys.argv[2])
    import generate
    import harness
    import hurt
    import judge

    count, seed = int(sys.argv[3]) if len(sys.argv) > 3 else 8, sys.argv[4] if len(sys.argv) > 4 else "damage"
    touched, elsewhere = measure(harness.Cli(sys.argv[1]), generate, hurt, judge, seed, count)
    touched["all"] = sum(touched.values(), collections.Counter())
    elsewhere["all"] = sum(elsewhere.values())
    for kind, counts in touched.items():
        cells = sum(counts[NAMES[column]] for column in COLUMNS)
        shares = " ".join(f"{column}={100 * counts[NAMES[column]] / max(cells, 1):.1f}%" for column in COLUMNS)
        print(f"bench damage-{kind} cells={cells} {shares} elsewhere={elsewhere[kind]}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
