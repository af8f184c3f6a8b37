/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <locale.h>

#include "document/gouji-document-builder.h"
#include "fill/gouji-filler.h"
#include "form/gouji-form-set.h"

/* What numbers in the text are about and how they belong together, sentence by sentence. In what is expected,
 * each number stands with its unit and what it is about; behind @ the number that it is a part of, as `some`,
 * as a `share` of a complete list, or with the number that it gives the per cent of. */

typedef struct {
  const char *path;
  const char *form;
  const char *kind;
  const char *text;
  const char *expected;
} Case;

static const Case cases[] = {
  { "whole-and-some", "2021", "department",
    "我局共收到政府信息公开申请35件，其中自然人30件，法人和其他组织申请5件；办结34件。",
    "35件 requests_received; 30件 requests_natural_person @35 some; 5件 part @35 some; 34件 "
    "requests_answered" },
  { "some-in-next-sentence", "2021", "department",
    "我局共收到政府信息公开申请101宗。其中，当面申请5宗，占5.0%；网络申请96宗，占95.0%。",
    "101宗 requests_received; 5宗 part @101 some; 5.0% ratio @101 of 5; 96宗 part @101 some; 95.0% ratio "
    "@101 of 96" },
  { "some-on-next-lines", "2021", NULL, "发布解读材料20篇，其中：\n1.图解12篇；\n2.视频8篇。",
    "20篇 free; 12篇 part @20 some; 8篇 part @20 some" },
  { "rest-makes-list-complete", "2021", NULL, "发布信息100条，其中网站60条，其余40条张贴在公开栏。",
    "100条 free; 60条 part @100 share; 40条 part @100 share" },
  { "and-others-makes-list-complete", "2021", NULL, "梳理事项90项，其中审批事项50项，确认、给付及其他40项。",
    "90项 free; 50项 part @90 share; 40项 part @90 share" },
  { "respectively-is-complete", "2021", NULL, "发布信息100条，分别为：网站60条、公告栏30条。",
    "100条 free; 60条 part @100 share; 30条 part @100 share" },
  { "shares-by-turns", "2021", NULL,
    "收到来件100件，当面、网络、信函分别为20件、50件、30件，分别占20%、50%和30%。",
    "100件 free; 20件 part @100 share; 50件 part @100 share; 30件 part @100 share; 20% ratio @100 of 20; "
    "50% ratio @100 of 50; 30% ratio @100 of 30" },
  { "colon-is-complete", "2021", NULL, "发布信息100条：网站60条，公告栏40条。",
    "100条 free; 60条 part @100 share; 40条 part @100 share" },
  { "and-so-on-is-not-complete", "2021", NULL, "发布信息100条：网站60条，公告栏30条等。",
    "100条 free; 60条 part @100 some; 30条 part @100 some" },
  { "one-part-is-no-complete-list", "2021", NULL, "发布信息100条：网站60条。",
    "100条 free; 60条 part @100 some" },
  { "other-units-are-no-parts", "2021", NULL, "发布解读材料20篇，其中视频3部、图解5篇。",
    "20篇 free; 3部 part; 5篇 part @20 some" },
  { "list-ends-with-new-verb", "2021", NULL, "发布信息100条，其中图解60条，另外接听来电50条。",
    "100条 free; 60条 part @100 some; 50条 part" },
  { "list-ends-with-other-kind", "2021", "department",
    "收到政府信息公开申请57件，其中自然人55件、企业2件，予以公开50件、不予公开7件。",
    "57件 requests_received; 55件 requests_natural_person @57 some; 2件 part @57 some; 50件 granted; 7件 "
    "refused" },
  { "note-is-part-of-its-number", "2021", NULL, "走访群众30户（其中低保户10户），座谈20户。",
    "30户 free; 10户 part @30 some; 20户 part" },
  { "last-year-is-no-part", "2021", NULL, "发布信息100条，较上年增加20条，其中图解30条。",
    "100条 free; 20条 last_year; 30条 part @100 some" },
  { "two-wholes-before-are-none", "2021", NULL, "发布图解20篇、视频30篇。其中，转载15篇。",
    "20篇 free; 30篇 free; 15篇 part" },
  { "per-cent-of-something-else", "2021", NULL, "网上办理事项436项，占全部办事事项的58%。",
    "436项 free; 58% ratio" },
  { "per-cent-of-named-whole", "2021", NULL, "接待咨询200人次，其中电话咨询150人次，占总数的75%。",
    "200人次 free; 150人次 part @200 some; 75% ratio @200 of 150" },
  { "growth", "2021", NULL, "发布信息100条，同比增长230%，环比减少5条。",
    "100条 free; 230% ratio; 5条 last_year" },

  { "office-beside-county", "2021", "government",
    "全县共收到政府信息公开申请95件，县政府办公室收到政府信息公开申请17件。",
    "95件 requests_received; 17件 free" },
  { "office-alone", "2021", "government", "县政府办公室全年收到政府信息公开申请17件。", "17件 free" },
  { "own-body", "2021", "department", "本机关收到政府信息公开申请17件。", "17件 requests_received" },
  { "own-beside-area-of-unknown-kind", "2021", NULL,
    "本机关收到政府信息公开申请17件，全区收到政府信息公开申请95件。", "17件 free; 95件 free" },
  { "agreeing-scopes", "2021", NULL, "本机关收到政府信息公开申请17件，全区收到政府信息公开申请17件。",
    "17件 requests_received; 17件 requests_received" },
  { "other-body", "2021", "department", "县林业局收到政府信息公开申请8件。", "8件 free" },
  { "body-by-short-name", "2021", "department", "县教育局收到政府信息公开申请8件。",
    "8件 requests_received" },
  { "year-before", "2021", "department", "2019年收到政府信息公开申请30件，2020年收到政府信息公开申请35件。",
    "30件 last_year; 35件 requests_received" },
  { "year-long-ago", "2021", "department", "2015年收到政府信息公开申请30件。", "30件 free" },
  { "half-a-year", "2021", "department", "上半年收到政府信息公开申请30件。", "30件 free" },
  { "one-month", "2021", "department", "3月份收到政府信息公开申请3件。", "3件 free" },

  { "carried-in-counted-along", "2021", "department", "收到依申请公开59件（含上年结转2件）。",
    "59件 free; 2件 requests_carried_in" },
  { "carried-in-among-received", "2021", "department", "共收到政府信息公开申请59件，其中上年结转2件。",
    "59件 free; 2件 requests_carried_in @59 some" },
  { "accepted-without-carried-in", "2021", "department", "受理政府信息公开申请59件。",
    "59件 requests_received" },
  { "accepted-with-carried-in", "2021", "department", "受理政府信息公开申请59件。上年结转2件。",
    "59件 free; 2件 requests_carried_in" },
  { "natural-person-of-unclear-whole", "2021", "department",
    "受理政府信息公开申请59件，其中自然人申请50件。上年结转2件。",
    "59件 free; 50件 part @59 some; 2件 requests_carried_in" },
  { "passed-on-by-others", "2021", "department", "办理市公开办交办的依申请公开1件。", "1件 free" },
  { "licences-asked-for", "2021", "department", "受理行政许可申请200件。", "200件 free" },
  { "suggestions", "2021", "department", "办理政府信息公开申请5件；办理人大代表建议12件，均已办结12件。",
    "5件 free; 12件 free; 12件 free" },
  { "documents-by-openness", "2021", "department",
    "制发公文100件，其中主动公开60件、依申请公开30件、不予公开10件。",
    "100件 free; 60件 part @100 some; 30件 part @100 some; 10件 part @100 some" },
  { "answered-under-heading", "2021", "department", "（二）依申请公开方面\n今年已全部办结，共答复6件。",
    "6件 requests_answered" },
  { "answered-in-its-paragraph", "2021", "department", "收到政府信息公开申请6件。已答复6件。",
    "6件 requests_received; 6件 requests_answered" },
  { "chinese-numerals", "2021", "department", "收到政府信息公开申请二十三件，同意公开二十件，不予公开三件。",
    "23件 requests_received; 20件 granted; 3件 refused" },

  { "reviews-of-others", "2021", "department", "全年收到行政复议申请300件。", "300件 free" },
  { "reviews-decided", "2021", "government", "作为行政复议机关，审理政府信息公开行政复议案件30件。",
    "30件 free" },
  { "reviews", "2021", "department", "因政府信息公开引发行政复议案件5件，其中维持3件，纠正1件，尚未审结1件。",
    "5件 reviews; 3件 disputes.review.upheld @5 some; 1件 reviews_corrected @5 some; 1件 "
    "disputes.review.pending @5 some" },
  { "reviews-and-litigation-together", "2021", "department", "发生政府信息公开行政复议、行政诉讼共7件。",
    "7件 free" },

  { "cleared-up-documents", "2021", "government", "清理规范性文件120件，其中继续有效80件，废止30件。",
    "120件 free; 80件 part @120 some; 30件 part @120 some" },
  { "decisions-in-a-row", "2021", "department", "作出行政许可决定210件，行政处罚决定46件，行政强制3件。",
    "210件 licences; 46件 penalties; 3件 coercions" },
  { "published-decisions", "2021", "department", "公示行政许可信息3000条、行政处罚信息20条。",
    "3000条 free; 20条 free" },
  { "published-since-beginning", "2021", "department",
    "截至2020年底，累计主动公开政府信息5928条，其中本年度新增主动公开政府信息2110条。",
    "5928条 free; 2110条 items_published @5928 some" },

  { "zero-requests", "2021", "department", "全年未收到政府信息公开申请。", "0件 requests_received" },
  { "zero-of-the-people", "2021", "department", "未接到公民、法人和其他组织提出的政府信息公开申请。",
    "0件 requests_received" },
  { "zero-disputes", "2021", "department", "没有因政府信息公开申请行政复议、提起行政诉讼的情况。",
    "0件 reviews; 0件 litigation" },
  { "zero-of-several", "2014", "department", "未发生因政府信息公开引起的举报、投诉、行政复议和行政诉讼。",
    "0件 reviews; 0件 litigation; 0件 complaints" },
  { "zero-behind-the-list", "2021", "department", "政府信息公开行政复议、行政诉讼均未发生。",
    "0件 reviews; 0件 litigation" },
  { "zero-as-number-of-all", "2021", "department", "政府信息公开行政复议和行政诉讼均为0件。",
    "0件 reviews; 0件 litigation; 0件 free" },
  { "zero-fees", "2021", "department", "未向申请人收取检索、复制、邮寄等费用。", "0元 processing_fees" },
  { "no-corrected-reviews-are-some-reviews", "2021", "department",
    "未发生行政复议被纠错、行政诉讼败诉的情况。", "" },
  { "none-for-being-late-are-some", "2021", "department", "没有因超期答复引起的行政复议。", "" },
  { "none-late-are-some", "2021", "department", "没有逾期答复政府信息公开申请。", "" },
  { "zero-of-another-body", "2021", "government", "县政府办公室未收到政府信息公开申请。", "0件 free" },
  { "intention-is-no-zero", "2021", "department", "对未收到的申请材料要及时补正。", "" },
};

typedef struct {
  GoujiFormSet *forms;
  GoujiFolding *folding;
  GoujiFiller *filler;
} Fixture;

static Fixture fixture;

static GoujiReport *
create_report (const Case *test)
{
  GoujiForm *form = gouji_form_set_find (fixture.forms, test->form);
  GoujiReport *report = gouji_report_new (form);
  GoujiNarrative narrative = { .heading = (char *) "一、概述", .text = (char *) test->text, .found = TRUE };

  gouji_report_put_field (report, GOUJI_FIELD_YEAR, "2020");
  gouji_report_put_field (report, GOUJI_FIELD_KIND, test->kind);
  gouji_report_put_field (report, GOUJI_FIELD_AGENCY, "某某县教育局");
  gouji_report_put_narrative (report, gouji_form_get_part (form, 0), &narrative);

  return report;
}

static void
describe_about (GString *text, const GoujiMention *mention)
{
  if (mention->concept != NULL)
    g_string_append (text, mention->concept->id);
  else if (mention->cell != NULL)
    g_string_append (text, mention->cell->id);
  else
    g_string_append (text, gouji_about_to_string (mention->about));
}

static void
describe_relation (GString *text, const GPtrArray *mentions, const GoujiMention *mention)
{
  static const char *const names[] = { "alone", "share", "some", "of" };
  g_autofree char *whole = NULL;
  g_autofree char *numerator = NULL;

  if (mention->relation == GOUJI_MENTION_ALONE) {
    g_assert_cmpint (mention->whole, ==, -1);
    return;
  }

  whole = gouji_decimal_to_string (((const GoujiMention *) mentions->pdata[mention->whole])->value);
  g_string_append_printf (text, " @%s %s", whole, names[mention->relation]);
  if (mention->relation == GOUJI_MENTION_PERCENTAGE) {
    numerator = gouji_decimal_to_string (((const GoujiMention *) mentions->pdata[mention->numerator])->value);
    g_string_append_printf (text, " %s", numerator);
  }
}

static void
test_case (gconstpointer data)
{
  const Case *test = data;
  g_autoptr (GoujiReport) report = create_report (test);
  g_autoptr (GPtrArray) mentions = gouji_filler_find_mentions (fixture.filler, report);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < mentions->len; i++) {
    const GoujiMention *mention = g_ptr_array_index (mentions, i);
    g_autofree char *value = gouji_decimal_to_string (mention->value);

    g_string_append_printf (text, "%s%s%s ", i > 0 ? "; " : "", value, mention->unit);
    describe_about (text, mention);
    describe_relation (text, mentions, mention);
  }

  g_assert_cmpstr (text->str, ==, test->expected);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  int status;

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  fixture.forms = gouji_form_set_new_from_folder (g_getenv ("GOUJI_FORMS"), &error);
  g_assert_no_error (error);
  fixture.folding = gouji_folding_new ();
  fixture.filler = gouji_filler_new (fixture.forms, fixture.folding);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strconcat ("/fill/mentions-about/", cases[i].path, NULL);

    g_test_add_data_func (path, &cases[i], test_case);
  }
  status = g_test_run ();

  gouji_filler_unref (fixture.filler);
  gouji_folding_unref (fixture.folding);
  gouji_form_set_unref (fixture.forms);
  return status;
}
