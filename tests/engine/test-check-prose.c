/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "check-fixture.h"
#include "report/gouji-mention.h"

/* What the text says; the sound report has 7 new requests, 1 carried in, 7 answered, 1 review, fees of 12.5.
 */
typedef struct {
  const char *text;
  const char *value;
  const char *unit;
  const char *about; /* concept or cell; NULL for what no form knows */
  gboolean approximate;
} Saying;

static GoujiMention *
new_mention (Fixture *fixture, const Saying *saying)
{
  GoujiMention *mention = g_new0 (GoujiMention, 1);
  g_autoptr (GError) error = NULL;

  mention->part = gouji_form_find_part (fixture->form, "overview");
  mention->text = g_strdup (saying->text);
  gouji_decimal_parse (saying->value, &mention->value, &error);
  g_assert_no_error (error);
  mention->unit = g_strdup (saying->unit);
  mention->approximate = saying->approximate;
  mention->whole = mention->numerator = -1;
  mention->has_source = TRUE;
  mention->source = (GoujiRange) { 40, 52 };
  if (saying->about == NULL)
    return mention;

  mention->about = GOUJI_ABOUT_FIGURE;
  mention->cell = gouji_form_find_cell (fixture->form, saying->about);
  for (guint i = 0; i < gouji_form_get_n_concepts (fixture->form); i++) {
    const GoujiConcept *concept = gouji_form_get_concept (fixture->form, i);

    if (g_str_equal (concept->id, saying->about)) {
      mention->concept = concept;
      mention->cell = concept->cells->len == 1 ? concept->cells->pdata[0] : NULL;
    }
  }
  g_assert_true (mention->concept != NULL || mention->cell != NULL);
  return mention;
}

static GPtrArray *
new_mentions (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) gouji_mention_free);
}

static GPtrArray *
check_mentions (Fixture *fixture, GPtrArray *mentions)
{
  return gouji_check_report (fixture->report, NULL, mentions, fixture->folding);
}

static GPtrArray *
check_saying (Fixture *fixture, const Saying *saying)
{
  g_autoptr (GPtrArray) mentions = new_mentions ();

  g_ptr_array_add (mentions, new_mention (fixture, saying));
  return check_mentions (fixture, mentions);
}

typedef struct {
  Saying saying;
  const char *rule; /* that must speak, alone; NULL when nothing may be said */
  const char *message;
} Case;

static const Case cases[] = {
  { { "收到政府信息公开申请8件", "8", "件", "requests_natural_person" },
    "prose.requests",
    "文中“收到政府信息公开申请8件”，而表三 一、本年新收政府信息公开申请数量 自然人为 5" },
  { { "收到申请7件", "7", "件", "requests_received" }, NULL, NULL },
  { { "收到申请9件", "9", "件", "requests_received" },
    "prose.requests",
    "文中“收到申请9件”，而表三 一、本年新收政府信息公开申请数量 总计为 7" },
  /* What was carried in has been received too, unless the text says that it is new. */
  { { "受理申请8件", "8", "件", "requests_received" }, NULL, NULL },
  { { "新收申请8件", "8", "件", "requests_received" },
    "prose.requests",
    "文中“新收申请8件”，而表三 一、本年新收政府信息公开申请数量 总计为 7" },
  { { "不予公开1件", "1", "件", "refused" }, NULL, NULL },
  { { "不予公开2件", "2", "件", "refused" },
    "prose.requests",
    "文中“不予公开2件”，而表三“不予公开”各项之和为 1" },
  { { "未收到申请", "0", NULL, "requests_received" },
    "prose.requests",
    "文中“未收到申请”，而表三 一、本年新收政府信息公开申请数量 总计为 7" },
  /* Another time. */
  { { "上半年收到申请3件", "3", "件", "requests_received" }, NULL, NULL },
  { { "2022年收到申请3件", "3", "件", "requests_received" }, NULL, NULL },
  { { "2023年收到申请3件", "3", "件", "requests_received" },
    "prose.requests",
    "文中“2023年收到申请3件”，而表三 一、本年新收政府信息公开申请数量 总计为 7" },
  /* Numbers that do not claim to be exact. */
  { { "收到申请近8件", "8", "件", "requests_received", TRUE }, NULL, NULL },
  { { "收到申请近6件", "6", "件", "requests_received", TRUE },
    "prose.requests",
    "文中“收到申请近6件”，而表三 一、本年新收政府信息公开申请数量 总计为 7" },
  { { "收到申请5余件", "5", "件", "requests_received", TRUE }, NULL, NULL },
  { { "收到申请10余件", "10", "件", "requests_received", TRUE },
    "prose.requests",
    "文中“收到申请10余件”，而表三 一、本年新收政府信息公开申请数量 总计为 7" },
  { { "收到申请约6件", "6", "件", "requests_received", TRUE }, NULL, NULL },
  { { "收到申请约20件", "20", "件", "requests_received", TRUE },
    "prose.requests",
    "文中“收到申请约20件”，而表三 一、本年新收政府信息公开申请数量 总计为 7" },
  { { "收到申请差不多20件", "20", "件", "requests_received", TRUE }, NULL, NULL },
  { { "行政复议1件", "1", "件", "reviews" }, NULL, NULL },
  { { "行政复议2件", "2", "件", "reviews" },
    "prose.disputes",
    "文中“行政复议2件”，而表四 行政复议/总计为 1" },
  { { "行政诉讼1件", "1", "件", "litigation" },
    "prose.disputes",
    "文中“行政诉讼1件”，而表四“行政诉讼”各项之和为 0" },
  /* Money in other units, and rounded. */
  { { "收费12.5万元", "12.5", "万元", "administrative_fees" }, NULL, NULL },
  { { "收费125000元", "125000", "元", "administrative_fees" }, NULL, NULL },
  { { "收费13万元", "13", "万元", "administrative_fees" }, NULL, NULL },
  { { "收费12万元", "12", "万元", "administrative_fees" }, NULL, NULL },
  { { "收费12.5元", "12.5", "元", "administrative_fees" },
    "prose.disclosure",
    "文中“收费12.5元”，而表二 行政事业性收费 本年收费金额（单位：万元）为 12.5" },
  { { "收费125件", "125", "件", "administrative_fees" }, NULL, NULL },
  { { "废止2件", "2", "件", "disclosure.normative_document.repealed" },
    "prose.disclosure",
    "文中“废止2件”，而表二 行政规范性文件 本年废止件数为 0" },
  { { "办理热线2件", "2", "件", NULL }, NULL, NULL },
};

static void
test_compare (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GPtrArray) findings = check_saying (fixture, &cases[i].saying);

    g_test_message ("%s", cases[i].saying.text);
    if (cases[i].rule == NULL) {
      g_assert_cmpuint (findings->len, ==, 0);
      continue;
    }
    g_assert_true (assert_only (findings, cases[i].rule, cases[i].message)->has_source);
    g_assert_cmpuint (((GoujiFinding *) findings->pdata[0])->source.start, ==, 40);
    g_assert_cmpstr (((GoujiFinding *) findings->pdata[0])->left, ==, cases[i].saying.value);
  }
}

/* A number in ten thousands is compared to the places that it has. */
static void
test_compare_multiples (Fixture *fixture, gconstpointer data)
{
  static const Saying right = { "作出许可1.2万件", "1.2", "万件", "licences" };
  static const Saying wrong = { "作出许可1.4万件", "1.4", "万件", "licences" };
  g_autoptr (GPtrArray) findings = NULL;

  put (fixture, "disclosure.licensing.decisions", "12345");
  findings = check_saying (fixture, &right);
  g_assert_cmpuint (findings->len, ==, 0);

  g_clear_pointer (&findings, g_ptr_array_unref);
  findings = check_saying (fixture, &wrong);
  assert_only (findings, "prose.disclosure",
               "文中“作出许可1.4万件”，而表二 行政许可 本年处理决定数量为 12345");
}

static void
test_compare_unsure (Fixture *fixture, gconstpointer data)
{
  static const Saying differs = { "收到申请9件", "9", "件", "requests_received" };
  static const Saying agrees = { "收到申请7件", "7", "件", "requests_received" };
  g_autoptr (GPtrArray) findings = NULL;
  const GoujiFinding *finding;

  put_unsure (fixture, "requests.new_received.total", "7");
  findings = check_saying (fixture, &differs);
  finding = find (findings, "prose.requests");
  g_assert_false (finding->judged);
  g_assert_cmpint (finding->severity, ==, GOUJI_SEVERITY_NOTICE);

  g_clear_pointer (&findings, g_ptr_array_unref);
  findings = check_saying (fixture, &agrees);
  g_assert_cmpuint (count (findings, "prose.requests"), ==, 0);
}

/* A blank total, and a figure that the text itself gave, contradict nothing. */
static void
test_compare_unknown (Fixture *fixture, gconstpointer data)
{
  static const Saying saying = { "收到申请9件", "9", "件", "requests_received" };
  GoujiFigure figure = { (char *) "7", .how = GOUJI_HOW_PROSE };
  g_autoptr (GPtrArray) findings = NULL;

  put (fixture, "requests.new_received.total", NULL);
  findings = check_saying (fixture, &saying);
  g_assert_cmpuint (count (findings, "prose.requests"), ==, 0);

  gouji_report_put_figure (fixture->report, get_cell (fixture, "requests.new_received.total"), &figure);
  g_clear_pointer (&findings, g_ptr_array_unref);
  findings = check_saying (fixture, &saying);
  g_assert_cmpuint (count (findings, "prose.requests"), ==, 0);
}

/* Of two numbers about the same, a smaller one beside one that agrees is of another scope. */
static void
test_compare_scopes (Fixture *fixture, gconstpointer data)
{
  static const Saying district = { "全区收到申请7件", "7", "件", "requests_received" };
  static const Saying office = { "本办收到申请3件", "3", "件", "requests_received" };
  static const Saying larger = { "共收到申请70件", "70", "件", "requests_received" };
  g_autoptr (GPtrArray) mentions = new_mentions ();
  g_autoptr (GPtrArray) findings = NULL;

  g_ptr_array_add (mentions, new_mention (fixture, &office));
  g_ptr_array_add (mentions, new_mention (fixture, &district));
  findings = check_mentions (fixture, mentions);
  g_assert_cmpuint (findings->len, ==, 0);

  g_ptr_array_add (mentions, new_mention (fixture, &larger));
  g_clear_pointer (&findings, g_ptr_array_unref);
  findings = check_mentions (fixture, mentions);
  g_assert_cmpuint (findings->len, ==, 1);
}

static void
test_upheld (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *text;
    const char *pending;
    const char *message;
  } claims[] = {
    { "发生行政复议案件2件，均获维持。", "1", "文中“复议案件2件，均获维持”，而表中 2 件只有 1 件维持" },
    { "发生行政复议案件1件，均获维持。", "0", NULL },
    { "发生行政复议案件2件，维持1件，未审结1件。", "1", NULL },
    { "行政诉讼全部维持。", "1", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (claims); i++) {
    g_autofree char *text = g_strconcat (SOUND_OVERVIEW, claims[i].text, NULL);
    g_autoptr (GPtrArray) mentions = new_mentions ();
    g_autoptr (GPtrArray) findings = NULL;

    put (fixture, "disputes.review.pending", claims[i].pending);
    put (fixture, "disputes.review.total", g_str_equal (claims[i].pending, "0") ? "1" : "2");
    put_narrative (fixture, "overview", "一、总体情况", text);
    findings = check_mentions (fixture, mentions);
    if (claims[i].message != NULL)
      assert_only (findings, "prose.disputes", claims[i].message);
    else
      g_assert_cmpuint (findings->len, ==, 0);
  }

  put_unsure (fixture, "disputes.review.pending", "1");
}

/* A list: the whole, then its parts, then percentages of them. */
typedef struct {
  const char *whole;
  const char *parts[3];
  GoujiMentionRelation relation;
  const char *percentage; /* of the first part, or NULL */
  gboolean approximate;   /* the last part */
  const char *clause;     /* of each part */
  const char *message;    /* NULL when nothing may be said */
} ListCase;

static const ListCase lists[] = {
  { "10", { "3", "7" }, GOUJI_MENTION_SHARE, NULL, FALSE, "网站", NULL },
  { "10",
    { "3", "8" },
    GOUJI_MENTION_SHARE,
    NULL,
    FALSE,
    "甲类",
    "文中“甲类3条”等 2 项相加为 11，与总数 10（“共10条”）不一致" },
  /* What is said after a list that is complete is no part of it. */
  { "10", { "3", "7", "5" }, GOUJI_MENTION_SHARE, NULL, FALSE, "甲类", NULL },
  { "10", { "3", "7", "5" }, GOUJI_MENTION_SOME, NULL, FALSE, "甲类", NULL },
  { "10", { "3", "6" }, GOUJI_MENTION_SHARE, NULL, TRUE, "甲类", NULL },
  { "10", { "3", "6" }, GOUJI_MENTION_SOME, NULL, FALSE, "甲类", NULL },
  { "10",
    { "3", "8" },
    GOUJI_MENTION_SOME,
    NULL,
    FALSE,
    "甲类",
    "文中“甲类3条”等 2 项相加为 11，超过总数 10（“共10条”）" },
  /* The same thing may stand on two channels, but not more of it on one than there is. */
  { "10", { "3", "8" }, GOUJI_MENTION_SOME, NULL, FALSE, "微信", NULL },
  { "10",
    { "3", "11" },
    GOUJI_MENTION_SOME,
    NULL,
    FALSE,
    "微信",
    "文中“微信11条”，超过其所属的总数（“共10条”）" },
  { "3", { "2" }, GOUJI_MENTION_SOME, "66.7", FALSE, "甲类", NULL },
  { "3", { "2" }, GOUJI_MENTION_SOME, "66.6", FALSE, "甲类", NULL },
  { "3", { "2" }, GOUJI_MENTION_SOME, "67", FALSE, "甲类", NULL },
  { "3",
    { "2" },
    GOUJI_MENTION_SOME,
    "66.8",
    FALSE,
    "甲类",
    "文中“占66.8%”，按“甲类2条”和“共3条”计算应为 66.7%" },
  { "0", { "0" }, GOUJI_MENTION_SOME, "50", FALSE, "甲类", NULL },
};

static void
test_arithmetic (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++) {
    const ListCase *list = &lists[i];
    g_autofree char *text = g_strdup_printf ("共%s条", list->whole);
    Saying saying = { text, list->whole, "条", NULL };
    g_autoptr (GPtrArray) mentions = new_mentions ();
    g_autoptr (GPtrArray) findings = NULL;
    GoujiMention *mention = NULL;

    g_ptr_array_add (mentions, new_mention (fixture, &saying));
    for (guint j = 0; j < G_N_ELEMENTS (list->parts) && list->parts[j] != NULL; j++) {
      g_autofree char *part = g_strdup_printf ("%s%s条", list->clause, list->parts[j]);

      mention = new_mention (fixture, &(Saying) { part, list->parts[j], "条", NULL });
      mention->whole = 0;
      mention->relation = list->relation;
      g_ptr_array_add (mentions, mention);
    }
    mention->approximate = list->approximate;
    if (list->percentage != NULL) {
      g_autofree char *share = g_strdup_printf ("占%s%%", list->percentage);

      mention = new_mention (fixture, &(Saying) { share, list->percentage, "%", NULL });
      mention->relation = GOUJI_MENTION_PERCENTAGE;
      mention->whole = 0;
      mention->numerator = 1;
      g_ptr_array_add (mentions, mention);
    }

    g_test_message ("%u", i);
    findings = check_mentions (fixture, mentions);
    if (list->message != NULL)
      assert_only (findings, "prose.arithmetic", list->message);
    else
      g_assert_cmpuint (findings->len, ==, 0);
  }
}

/* What is counted must be the same before a part can be more than its whole. */
static void
test_other_things (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *text;
    guint n;
  } parts[] = { { "覆盖38个征地项目", 0 }, { "其中民生专栏38个", 1 }, { "其中38个专栏", 1 } };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++) {
    g_autoptr (GPtrArray) mentions = new_mentions ();
    g_autoptr (GPtrArray) findings = NULL;
    GoujiMention *part = new_mention (fixture, &(Saying) { parts[i].text, "38", "个", NULL });

    part->whole = 0;
    part->relation = GOUJI_MENTION_SOME;
    g_ptr_array_add (mentions, new_mention (fixture, &(Saying) { "开设3个专栏", "3", "个", NULL }));
    g_ptr_array_add (mentions, part);
    findings = check_mentions (fixture, mentions);
    g_assert_cmpuint (count (findings, "prose.arithmetic"), ==, parts[i].n);
  }
}

/* Without the mentions nothing is compared. */
static void
test_no_mentions (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) findings = check_mentions (fixture, NULL);

  g_assert_cmpuint (findings->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add_test ("/check/prose/text-and-table", test_compare);
  add_test ("/check/prose/ten-thousands", test_compare_multiples);
  add_test ("/check/prose/unsure-figures-suspend", test_compare_unsure);
  add_test ("/check/prose/unknown-is-silent", test_compare_unknown);
  add_test ("/check/prose/two-scopes", test_compare_scopes);
  add_test ("/check/prose/all-upheld", test_upheld);
  add_test ("/check/prose/arithmetic", test_arithmetic);
  add_test ("/check/prose/other-things-are-no-part", test_other_things);
  add_test ("/check/prose/no-mentions", test_no_mentions);

  return g_test_run ();
}
