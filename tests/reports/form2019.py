# SPDX-License-Identifier: GPL-3.0-or-later
"""Table 2 of the 2019 form as the national notice prints it, for tests only; table 4 is that of 2021, table 3 that of
2021 with （六）其他处理 as one row.

Written down a second time on purpose: what the tests expect must not come from the form file that the program reads.
"""

ITEMS = ["items_previous", "items_change", "decisions"]
ITEM_HEADS = ["上一年项目数量", "本年增/减", "处理决定数量"]


def item_row(label, row):
    return (label, [f"{row}.{column}" for column in ITEMS])


# (title of the block, heads of the value columns, [(row, ids of the cells)])
DISCLOSURE = [
    (
        "第二十条第（一）项",
        ["本年新制作数量", "本年新公开数量", "对外公开总数量"],
        [
            ("规章", ["regulation.made", "regulation.published", "regulation.public_total"]),
            (
                "规范性文件",
                ["normative_document.made", "normative_document.published", "normative_document.public_total"],
            ),
        ],
    ),
    ("第二十条第（五）项", ITEM_HEADS, [item_row("行政许可", "licensing"), item_row("其他对外管理服务事项", "service")]),
    ("第二十条第（六）项", ITEM_HEADS, [item_row("行政处罚", "penalty"), item_row("行政强制", "coercion")]),
    ("第二十条第（八）项", ITEM_HEADS[:2], [("行政事业性收费", ["fees.items_previous", "fees.items_change"])]),
    (
        "第二十条第（九）项",
        ["采购项目数量", "采购总金额"],
        [("政府集中采购", ["procurement.projects", "procurement.amount"])],
    ),
]
# The printed grid has five columns: these are the columns that a head takes, of three heads and of two.
SPANS = {3: [1, 2, 1], 2: [2, 2]}
WIDTH = 5


def disclosure_cells():
    return ["disclosure." + cell for _, _, rows in DISCLOSURE for _, cells in rows for cell in cells]
