/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fill/gouji-filler.h"

#include <string.h>

#include "read/gouji-read.h"

static GoujiFormSet *forms;
static GoujiFiller *filler;

#define TITLE "青溪县2023年政府信息公开工作年度报告\n"
#define LAW "根据《中华人民共和国政府信息公开条例》编制本报告，统计期限为2023年1月1日至2023年12月31日。"
#define CONTACT "如有疑问，请与青溪县政务公开办公室联系（电话：0999-8881234）。"
#define PARTS                                                                                                \
  "一、总体情况\n公开信息一批。\n二、主动公开政府信息情况\n本年制发件数\n"                                   \
  "三、收到和处理政府信息公开申请情况\n四、政府信息公开行政复议、行政诉讼情况\n"                             \
  "五、存在的主要问题及改进情况\n人手不足。\n六、其他需要报告的事项\n未收取信息处理费。\n"

typedef struct {
  const char *name;
  const char *head; /* everything above the parts */
  const char *preamble;
} TextCase;

static const TextCase text_cases[] = {
  { "one-paragraph", TITLE LAW "\n", LAW },
  { "two-paragraphs", TITLE LAW "\n\n" CONTACT "\n", LAW "\n" CONTACT },
  { "none", TITLE, NULL },
  { "white-space-around", TITLE "\n　　" LAW "  \n\n", LAW },
  { "day-and-source-above",
    TITLE "发布时间：2024-01-17 来源：县政府办公室 浏览次数：12次。\n【字体：大 中 小】\n" LAW "\n", LAW },
  { "day-and-source-alone", TITLE "来源：县政府办公室，日期：2024-01-17。\n（2024年1月17日）\n", NULL },
  { "contents-below", TITLE LAW "\n目录\n一、总体情况……1\n二、主动公开政府信息情况……2\n", LAW },
  { "contents-above", TITLE "目录\n一、总体情况……1\n二、主动公开政府信息情况……2\n" LAW "\n", LAW },
  { "way-to-the-page", TITLE "首页 > 政务公开 > 政府信息公开年报，当前页。\n" LAW "\n", LAW },
  { "words-of-the-site", TITLE "您的浏览器版本过低，请升级后访问。\n" LAW "\n", LAW },
  { "broken-lines",
    TITLE "根据《中华人民共和国政府信息公开条例》（以下简称《条例》）要求，现\n将青溪县政府信息公开情况公布如"
          "下，统计期限为2023\n年1月1日至12月31日。\n",
    "根据《中华人民共和国政府信息公开条例》（以下简称《条例》）要求，现将青溪县政府信息公开情况公布如下，统计"
    "期限为2023年1月1日至12月31日。" },
  { "ends-with-a-colon", TITLE "现将青溪县2023年政府信息公开工作情况报告如下：\n",
    "现将青溪县2023年政府信息公开工作情况报告如下：" },
  { "contact-in-lines", TITLE LAW "\n联系地址：青溪县和平路1号\n联系电话：0999-8881234\n",
    LAW "\n联系地址：青溪县和平路1号\n联系电话：0999-8881234" },
  { "heading-above", TITLE "前言\n" LAW "\n", LAW },
  { "on-the-line-of-the-title", "青溪县2023年政府信息公开工作年度报告\t\n" LAW "\n", LAW },
  { "no-title", LAW "\n", LAW },
  { "no-title-something-between", LAW "\n【字体：大 中 小】\n", NULL },
};

static GoujiReport *
fill (GoujiDocument *document)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) reports = gouji_filler_fill (filler, document, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (reports->len, ==, 1);
  return g_object_ref (g_ptr_array_index (reports, 0));
}

static GoujiReport *
fill_text (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (GoujiDocument) document = gouji_read_text (bytes, &gouji_default_limits, &error);

  g_assert_no_error (error);
  return fill (document);
}

static void
test_text (gconstpointer data)
{
  const TextCase *c = data;
  g_autofree char *text = g_strconcat (c->head, PARTS, NULL);
  g_autoptr (GoujiReport) report = fill_text (text);

  g_assert_cmpstr (gouji_report_get_field (report, GOUJI_FIELD_PREAMBLE), ==, c->preamble);
}

/* The text of a part whose title is lost is no preamble. */
static void
test_first_part_lost (void)
{
  g_autofree char *text =
    g_strconcat (TITLE "公开信息一批，共有五百条之多。\n", strstr (PARTS, "二、主动"), NULL);
  g_autoptr (GoujiReport) report = fill_text (text);

  g_assert_null (gouji_report_get_field (report, GOUJI_FIELD_PREAMBLE));
}

/* Whatever comes, it has an end. */
static void
test_long_head (void)
{
  GString *text = g_string_new (TITLE);

  for (guint i = 0; i < 2000; i++)
    g_string_append (text, "全县各单位均已按照规定公开政府信息。\n");
  g_string_append (text, PARTS);

  g_autofree char *whole = g_string_free_and_steal (text);
  g_autoptr (GoujiReport) report = fill_text (whole);
  const char *preamble = gouji_report_get_field (report, GOUJI_FIELD_PREAMBLE);
  g_assert_nonnull (preamble);
  g_assert_cmpuint (strlen (preamble), <, 5000);
}

static const char page[] =
  "<html><head><title>青溪县2023年政府信息公开工作年度报告-青溪县人民政府</title></head><body>"
  "<div>您好，欢迎访问青溪县人民政府门户网站，今天是星期三。</div><ul><li>首页</li><li>政务公开</li></ul>"
  "<p>当前位置：首页 &gt; 政务公开 &gt; 年报</p>"
  "<table><tr><td>索引号</td><td>QX-01</td></tr><tr><td>名称</td><td>青溪县2023年政府信息公开工作年度报告</"
  "td></tr></table>"
  "<h1>青溪县2023年政府信息公开工作年度报告</h1><p>发布日期：2024-01-17　浏览次数：<span>15</span></p>"
  "<p>　　" LAW "</p><p>　　" CONTACT "</p><p><strong>一、总体情况</strong></p><p>公开信息一批。</p>"
  "<p>二、主动公开政府信息情况</p><p>三、收到和处理政府信息公开申请情况</p>"
  "<p>四、政府信息公开行政复议、行政诉讼情况</p><p>五、存在的主要问题及改进情况</p><p>人手不足。</p>"
  "<p>六、其他需要报告的事项</p><p>未收取信息处理费。</p></body></html>";

static void
test_page (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (page, sizeof page - 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (GoujiDocument) document = gouji_read_html (bytes, &gouji_default_limits, &error);
  g_assert_no_error (error);
  g_autoptr (GoujiReport) report = fill (document);

  g_assert_cmpstr (gouji_report_get_field (report, GOUJI_FIELD_PREAMBLE), ==, LAW "\n" CONTACT);
  g_assert_cmpstr (gouji_report_get_field (report, GOUJI_FIELD_PUBLISHED), ==, "2024-01-17");
  g_assert_cmpstr (gouji_report_get_field (report, GOUJI_FIELD_PERIOD_END), ==, "2023-12-31");
}

int
main (int argc, char *argv[])
{
  g_autoptr (GoujiFolding) folding = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  forms = gouji_form_set_new_from_folder (g_getenv ("GOUJI_FORMS"), &error);
  g_assert_no_error (error);
  folding = gouji_folding_new ();
  filler = gouji_filler_new (forms, folding);

  for (guint i = 0; i < G_N_ELEMENTS (text_cases); i++) {
    g_autofree char *name = g_strconcat ("/fill/preamble/", text_cases[i].name, NULL);

    g_test_add_data_func (name, &text_cases[i], test_text);
  }
  g_test_add_func ("/fill/preamble/first-part-lost", test_first_part_lost);
  g_test_add_func ("/fill/preamble/long-head", test_long_head);
  g_test_add_func ("/fill/preamble/page-with-its-frame", test_page);
  status = g_test_run ();

  gouji_filler_unref (filler);
  gouji_form_set_unref (forms);
  return status;
}
