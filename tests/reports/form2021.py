# SPDX-License-Identifier: GPL-3.0-or-later
"""The 2021 form as the national notice prints it, for tests only.

Written down a second time on purpose: what the tests expect must not come from the form file that the program reads.
"""

COLUMNS = [
    ("natural_person", "自然人"),
    ("business", "商业企业"),
    ("research", "科研机构"),
    ("public_welfare", "社会公益组织"),
    ("legal_service", "法律服务机构"),
    ("other_organization", "其他"),
    ("total", "总计"),
]
ORGANIZATIONS = [name for name, _ in COLUMNS[1:6]]

GROUP_RESULTS = "三、本年度办理结果"
GROUP_DENY = "（三）不予公开"
GROUP_UNABLE = "（四）无法提供"
GROUP_NOT_HANDLED = "（五）不予处理"
GROUP_OTHER = "（六）其他处理"

# (id, groups above it, label)
ROWS = [
    ("new_received", (), "一、本年新收政府信息公开申请数量"),
    ("carried_in", (), "二、上年结转政府信息公开申请数量"),
    ("open_full", (GROUP_RESULTS,), "（一）予以公开"),
    ("open_partial", (GROUP_RESULTS,), "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"),
    ("deny_state_secret", (GROUP_RESULTS, GROUP_DENY), "1.属于国家秘密"),
    ("deny_law_forbidden", (GROUP_RESULTS, GROUP_DENY), "2.其他法律行政法规禁止公开"),
    ("deny_safety_stability", (GROUP_RESULTS, GROUP_DENY), "3.危及“三安全一稳定”"),
    ("deny_third_party", (GROUP_RESULTS, GROUP_DENY), "4.保护第三方合法权益"),
    ("deny_internal_affairs", (GROUP_RESULTS, GROUP_DENY), "5.属于三类内部事务信息"),
    ("deny_process_info", (GROUP_RESULTS, GROUP_DENY), "6.属于四类过程性信息"),
    ("deny_enforcement_file", (GROUP_RESULTS, GROUP_DENY), "7.属于行政执法案卷"),
    ("deny_admin_query", (GROUP_RESULTS, GROUP_DENY), "8.属于行政查询事项"),
    ("unable_not_held", (GROUP_RESULTS, GROUP_UNABLE), "1.本机关不掌握相关政府信息"),
    ("unable_need_creation", (GROUP_RESULTS, GROUP_UNABLE), "2.没有现成信息需要另行制作"),
    ("unable_still_unclear", (GROUP_RESULTS, GROUP_UNABLE), "3.补正后申请内容仍不明确"),
    ("nothandled_petition", (GROUP_RESULTS, GROUP_NOT_HANDLED), "1.信访举报投诉类申请"),
    ("nothandled_repeat", (GROUP_RESULTS, GROUP_NOT_HANDLED), "2.重复申请"),
    ("nothandled_publication", (GROUP_RESULTS, GROUP_NOT_HANDLED), "3.要求提供公开出版物"),
    ("nothandled_massive", (GROUP_RESULTS, GROUP_NOT_HANDLED), "4.无正当理由大量反复申请"),
    ("nothandled_reconfirm", (GROUP_RESULTS, GROUP_NOT_HANDLED), "5.要求行政机关确认或重新出具已获取信息"),
    (
        "other_overdue_correction",
        (GROUP_RESULTS, GROUP_OTHER),
        "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
    ),
    (
        "other_overdue_fee",
        (GROUP_RESULTS, GROUP_OTHER),
        "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
    ),
    ("other_other", (GROUP_RESULTS, GROUP_OTHER), "3.其他"),
    ("processed_total", (GROUP_RESULTS,), "（七）总计"),
    ("carried_out", (), "四、结转下年度继续办理"),
]
ROW_IDS = [row[0] for row in ROWS]
RESULTS = [name for name in ROW_IDS if name not in ("new_received", "carried_in", "processed_total", "carried_out")]
OTHER_ROWS = [name for name in ROW_IDS if name.startswith("other_")]
OTHER_HANDLED = "other_handled"

NOTE = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"

# Table 2: (title of the block, heads of the value columns, [(row, ids of the cells)])
DISCLOSURE = [
    (
        "第二十条第（一）项",
        ["本年制发件数", "本年废止件数", "现行有效件数"],
        [
            ("规章", ["regulation.issued", "regulation.repealed", "regulation.in_force"]),
            (
                "行政规范性文件",
                ["normative_document.issued", "normative_document.repealed", "normative_document.in_force"],
            ),
        ],
    ),
    ("第二十条第（五）项", ["本年处理决定数量"], [("行政许可", ["licensing.decisions"])]),
    (
        "第二十条第（六）项",
        ["本年处理决定数量"],
        [("行政处罚", ["penalty.decisions"]), ("行政强制", ["coercion.decisions"])],
    ),
    ("第二十条第（八）项", ["本年收费金额（单位：万元）"], [("行政事业性收费", ["fees.amount"])]),
]

# The columns of the printed grid that a head takes, of three heads and of one.
SPANS = {3: [1, 1, 1], 1: [3]}
WIDTH = 4

DISPUTE_BLOCKS = [("review", "行政复议"), ("litigation_direct", "未经复议直接起诉"), ("litigation_after_review", "复议后起诉")]
DISPUTE_COLUMNS = [
    ("upheld", "结果维持"),
    ("corrected", "结果纠正"),
    ("other", "其他结果"),
    ("pending", "尚未审结"),
    ("total", "总计"),
]

PARTS = [
    ("overview", "一、总体情况"),
    ("disclosure", "二、主动公开政府信息情况"),
    ("requests", "三、收到和处理政府信息公开申请情况"),
    ("disputes", "四、政府信息公开行政复议、行政诉讼情况"),
    ("problems", "五、存在的主要问题及改进情况"),
    ("other", "六、其他需要报告的事项"),
]


def disclosure_cells():
    return ["disclosure." + cell for _, _, rows in DISCLOSURE for _, cells in rows for cell in cells]


def request_cells(rows=None):
    return [f"requests.{row}.{column}" for row in (rows or ROW_IDS) for column, _ in COLUMNS]


def dispute_cells():
    return [f"disputes.{block}.{column}" for block, _ in DISPUTE_BLOCKS for column, _ in DISPUTE_COLUMNS]


def all_cells():
    return disclosure_cells() + request_cells() + dispute_cells()
