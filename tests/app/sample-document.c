/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sample-document.h"

#include <string.h>

#include "document/gouji-document-builder.h"

static void
add_text (GoujiDocumentBuilder *builder, GoujiBlockKind kind, guint level, const char *text)
{
  gouji_document_builder_begin_block (builder, kind, level);
  gouji_document_builder_append (builder, text, -1);
  gouji_document_builder_end_block (builder);
}

static void
add_paragraph (GoujiDocumentBuilder *builder, const char *text)
{
  add_text (builder, GOUJI_BLOCK_PARAGRAPH, 0, text);
}

static void
add_cell (GoujiDocumentBuilder *builder, guint rows, guint columns, gboolean header, const char *text)
{
  gouji_document_builder_begin_cell (builder, rows, columns, header);
  gouji_document_builder_append (builder, text, -1);
  gouji_document_builder_end_cell (builder);
}

static void
add_disclosure_table (GoujiDocumentBuilder *builder)
{
  static const char *const heads[] = { "信息内容", "本年制发件数", "本年废止件数", "现行有效件数" };
  static const char *const rules[] = { "规章", "0", "0", "0", "行政规范性文件", "3", "1", "12" };

  gouji_document_builder_begin_block (builder, GOUJI_BLOCK_TABLE, 0);
  gouji_document_builder_begin_row (builder);
  add_cell (builder, 1, 4, TRUE, "第二十条第（一）项");
  gouji_document_builder_begin_row (builder);
  for (guint i = 0; i < 4; i++)
    add_cell (builder, 1, 1, TRUE, heads[i]);
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++) {
    if (i % 4 == 0)
      gouji_document_builder_begin_row (builder);
    add_cell (builder, 1, 1, FALSE, rules[i]);
  }
  gouji_document_builder_begin_row (builder);
  add_cell (builder, 1, 4, TRUE, "第二十条第（五）项");
  gouji_document_builder_begin_row (builder);
  add_cell (builder, 1, 1, TRUE, "信息内容");
  add_cell (builder, 1, 3, TRUE, "本年处理决定数量");
  gouji_document_builder_begin_row (builder);
  add_cell (builder, 1, 1, FALSE, "行政许可");
  add_cell (builder, 1, 3, FALSE, "4186");
  gouji_document_builder_end_block (builder);
}

typedef struct {
  const char *group; /* begins a group of so many rows */
  guint group_rows;
  const char *label;
} RequestRow;

static const RequestRow request_rows[] = {
  { NULL, 0, "（一）予以公开" },
  { NULL, 0, "（二）部分公开（区分处理的，只计这一情形，不计其他情形）" },
  { "（三）不予公开", 8, "1.属于国家秘密" },
  { NULL, 1, "2.其他法律行政法规禁止公开" },
  { NULL, 1, "3.危及“三安全一稳定”" },
  { NULL, 1, "4.保护第三方合法权益" },
  { NULL, 1, "5.属于三类内部事务信息" },
  { NULL, 1, "6.属于四类过程性信息" },
  { NULL, 1, "7.属于行政执法案卷" },
  { NULL, 1, "8.属于行政查询事项" },
  { "（四）无法提供", 3, "1.本机关不掌握相关政府信息" },
  { NULL, 1, "2.没有现成信息需要另行制作" },
  { NULL, 1, "3.补正后申请内容仍不明确" },
  { "（五）不予处理", 5, "1.信访举报投诉类申请" },
  { NULL, 1, "2.重复申请" },
  { NULL, 1, "3.要求提供公开出版物" },
  { NULL, 1, "4.无正当理由大量反复申请" },
  { NULL, 1, "5.要求行政机关确认或重新出具已获取信息" },
  { "（六）其他处理", 3, "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请" },
  { NULL, 1, "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请" },
  { NULL, 1, "3.其他" },
  { NULL, 0, "（七）总计" },
};

static void
add_figures (GoujiDocumentBuilder *builder, guint first)
{
  for (guint i = 0; i < 7; i++) {
    g_autofree char *text = g_strdup_printf ("%u", i == 6 ? first : i == 0 ? first : 0);

    add_cell (builder, 1, 1, FALSE, text);
  }
}

static void
add_request_heads (GoujiDocumentBuilder *builder)
{
  static const char *const heads[] = { "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他" };

  gouji_document_builder_begin_row (builder);
  add_cell (builder, 3, 3, TRUE, "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）");
  add_cell (builder, 1, 7, TRUE, "申请人情况");
  gouji_document_builder_begin_row (builder);
  add_cell (builder, 2, 1, TRUE, "自然人");
  add_cell (builder, 1, 5, TRUE, "法人或其他组织");
  add_cell (builder, 2, 1, TRUE, "总计");
  gouji_document_builder_begin_row (builder);
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    add_cell (builder, 1, 1, TRUE, heads[i]);
}

static void
add_request_table (GoujiDocumentBuilder *builder)
{
  gouji_document_builder_begin_block (builder, GOUJI_BLOCK_TABLE, 0);
  add_request_heads (builder);
  gouji_document_builder_begin_row (builder);
  add_cell (builder, 1, 3, FALSE, "一、本年新收政府信息公开申请数量");
  add_figures (builder, 38);
  gouji_document_builder_begin_row (builder);
  add_cell (builder, 1, 3, FALSE, "二、上年结转政府信息公开申请数量");
  add_figures (builder, 2);
  for (guint i = 0; i < G_N_ELEMENTS (request_rows); i++) {
    const RequestRow *row = &request_rows[i];

    gouji_document_builder_begin_row (builder);
    if (i == 0)
      add_cell (builder, G_N_ELEMENTS (request_rows), 1, FALSE, "三、本年度办理结果");
    if (row->group != NULL)
      add_cell (builder, row->group_rows, 1, FALSE, row->group);
    add_cell (builder, 1, row->group_rows == 0 ? 2 : 1, FALSE, row->label);
    add_figures (builder, row->group_rows == 0 ? 19 : i % 3);
  }
  gouji_document_builder_begin_row (builder);
  add_cell (builder, 1, 3, FALSE, "四、结转下年度继续办理");
  add_figures (builder, 2);
  gouji_document_builder_end_block (builder);
}

static void
add_dispute_table (GoujiDocumentBuilder *builder)
{
  static const char *const groups[] = { "结果维持", "结果纠正", "其他结果", "尚未审结", "总计" };

  gouji_document_builder_begin_block (builder, GOUJI_BLOCK_TABLE, 0);
  gouji_document_builder_begin_row (builder);
  add_cell (builder, 1, 5, TRUE, "行政复议");
  add_cell (builder, 1, 10, TRUE, "行政诉讼");
  gouji_document_builder_begin_row (builder);
  for (guint i = 0; i < 5; i++)
    add_cell (builder, 2, 1, TRUE, groups[i]);
  add_cell (builder, 1, 5, TRUE, "未经复议直接起诉");
  add_cell (builder, 1, 5, TRUE, "复议后起诉");
  gouji_document_builder_begin_row (builder);
  for (guint i = 0; i < 10; i++)
    add_cell (builder, 1, 1, TRUE, groups[i % 5]);
  gouji_document_builder_begin_row (builder);
  for (guint i = 0; i < 15; i++)
    add_cell (builder, 1, 1, FALSE, i == 0 || i == 4 ? "1" : "0");
  gouji_document_builder_end_block (builder);
}

static void
add_report (GoujiDocumentBuilder *builder)
{
  add_text (builder, GOUJI_BLOCK_HEADING, 1, "云溪县档案馆2023年政府信息公开工作年度报告");
  add_paragraph (builder, "发布日期：2024-01-19　来源：云溪县档案馆　浏览次数：137");
  add_paragraph (
    builder,
    "　　根据《中华人民共和国政府信息公开条例》规定，编制本报告。本报告所列数据的统计期限自2023年1月1日起至"
    "2023年12月31日止。如对本报告有疑问，请与云溪县档案馆办公室联系。");
  add_text (builder, GOUJI_BLOCK_HEADING, 2, "一、总体情况");
  add_paragraph (
    builder,
    "　　（一）主动公开。2023年，云溪县档案馆通过政府门户网站主动公开政府信息216条，其中馆务动态148条、"
    "通知公告41条、开放档案目录27条；通过微信公众号发布信息93条，开展“档案开放日”活动4次，接待群众620人次。");
  add_paragraph (
    builder,
    "　　（二）依申请公开。全年共收到政府信息公开申请38件，上年结转2件，全部按期答复，未收取任何费用。申请"
    "内容主要涉及婚姻登记档案、知青档案和土地房产档案的查阅利用。");
  add_paragraph (
    builder,
    "　　（三）政府信息管理。严格执行信息发布“三审三校”制度，全年审核拟发布信息240条，退回修改24条。制发"
    "行政规范性文件3件，废止1件。");
  add_text (builder, GOUJI_BLOCK_HEADING, 2, "二、主动公开政府信息情况");
  add_disclosure_table (builder);
  add_text (builder, GOUJI_BLOCK_HEADING, 2, "三、收到和处理政府信息公开申请情况");
  add_request_table (builder);
  add_text (builder, GOUJI_BLOCK_HEADING, 2, "四、政府信息公开行政复议、行政诉讼情况");
  add_dispute_table (builder);
  add_text (builder, GOUJI_BLOCK_HEADING, 2, "五、存在的主要问题及改进情况");
  add_paragraph (
    builder,
    "　　一是主动公开的深度还不够，开放档案目录更新不及时；二是解读形式比较单一。下一步将完善开放审核机制，"
    "每季度集中更新一次目录，并采用图表、视频等形式解读。");
  add_text (builder, GOUJI_BLOCK_HEADING, 2, "六、其他需要报告的事项");
  add_paragraph (builder, "　　本年度未收取信息处理费。");
}

GoujiDocument *
sample_document_new (void)
{
  g_autoptr (GoujiDocumentBuilder) builder = gouji_document_builder_new ();

  gouji_document_builder_set_title (builder, "云溪县档案馆2023年政府信息公开工作年度报告_云溪县人民政府");
  add_paragraph (builder, "云溪县人民政府");
  add_paragraph (builder, "首页 | 走进云溪 | 政务公开 | 办事服务 | 互动交流");
  add_paragraph (builder, "当前位置：首页 > 政务公开 > 政府信息公开年报 > 县直部门");
  add_report (builder);
  add_paragraph (builder, "扫一扫在手机打开当前页");
  add_paragraph (builder, "主办：云溪县人民政府办公室　网站标识码：0000000000");

  return gouji_document_builder_finish (builder);
}

GoujiRange
sample_document_find (GoujiDocument *document, const char *text)
{
  const char *all = gouji_document_get_text (document);
  const char *place = strstr (all, text);
  guint start;

  g_assert_nonnull (place);
  start = gouji_document_offset_at_byte (document, place - all);

  return (GoujiRange) { start, start + (guint) g_utf8_strlen (text, -1) };
}

GoujiRange
sample_document_get_report (GoujiDocument *document)
{
  return (GoujiRange) { sample_document_find (document, "云溪县档案馆2023年政府信息公开工作年度报告").start,
                        sample_document_find (document, "扫一扫").start };
}

GoujiDocument *
sample_document_new_lines (guint n_lines, guint n_characters)
{
  g_autoptr (GoujiDocumentBuilder) builder = gouji_document_builder_new ();
  g_autoptr (GString) filler = g_string_new (NULL);

  for (guint i = 0; i < n_characters; i++)
    g_string_append (filler, i % 20 == 19 ? "。" : "档");
  for (guint i = 0; i < n_lines; i++) {
    g_autofree char *line = g_strdup_printf ("第%u行%s", i + 1, filler->str);

    add_paragraph (builder, line);
  }

  return gouji_document_builder_finish (builder);
}
