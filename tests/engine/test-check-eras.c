/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "check/gouji-check.h"
#include "document/gouji-fold.h"
#include "form/gouji-form-set.h"

/* The sums and bounds of the forms before 2019, and of the disclosure table of 2019. Cells that a case does
 * not name are blank: before 2019 that meant none. */

typedef struct {
  const char *name;
  const char *form;
  const char *figures;   /* cell=number …, a row name for a cell of the only table */
  const char *last_year; /* (nullable): the same of last year's report, in the same form */
  const char *findings;  /* rule:message-part …, in order */
} RuleCase;

static const RuleCase cases[] = {
  { "sums/hold", "2014",
    "app_received=5 app_in_person=2 app_online=3 app_closed=5 closed_on_time=4 closed_extended=1 "
    "app_replied=4 "
    "rep_open=3 rep_denied=1 den_privacy=1 review_total=2 review_upheld=1 review_corrected=1 lit_total=0 "
    "staff_total=3 staff_full_time=1 staff_part_time=2",
    NULL, "" },
  { "sums/fail-each", "2014",
    "app_received=6 app_in_person=2 app_online=3 app_closed=6 closed_on_time=4 closed_extended=1 "
    "app_replied=5 "
    "rep_open=3 rep_denied=1 den_privacy=1 review_total=2 review_upheld=1 lit_total=3 lit_other=2 "
    "staff_total=4 staff_full_time=1 staff_part_time=2",
    NULL, "statistics.sums statistics.sums statistics.sums statistics.sums statistics.sums statistics.sums" },
  { "sums/blank-total-is-no-error", "2014", "app_in_person=2 app_online=3", NULL, "" },
  { "sums/blank-table", "2014", "", NULL, "" },
  { "subsets/reasons-add-up", "2014", "rep_denied=0 den_privacy=2 den_not_govinfo=2", NULL,
    "statistics.subsets" },
  { "subsets/of-a-whole", "2014",
    "pub_total=9 pub_normdoc=10 press_conf=1 press_conf_chief=2 web_interview=1 web_interview_chief=1", NULL,
    "statistics.subsets statistics.subsets" },
  { "subsets/blank-whole", "2014", "pub_normdoc=10", NULL, "" },
  { "channels/each-counts-once", "2014", "pub_total=90 pub_website=80 pub_weibo=40", NULL, "" },
  { "channels/more-than-all", "2014", "pub_total=121 pub_website=80 pub_weibo=40", NULL,
    "statistics.channels" },
  { "channels/less-than-one", "2014", "pub_total=79 pub_website=80 pub_wechat=40", NULL,
    "statistics.channels" },
  { "documents/more-than-issued", "2014", "pub_total=90 pub_normdoc=41 normdoc_issued=25", NULL,
    "statistics.normative_documents" },
  { "replies/more-than-closed", "2014", "app_closed=3 app_replied=4", NULL, "statistics.replies_bound" },
  { "replies/closed-from-last-year", "2014", "app_received=3 app_in_person=3 app_closed=9 closed_on_time=9",
    NULL, "" },
  { "replies/as-many-as-were-open", "2014", "app_received=3 app_in_person=3 app_closed=5 closed_on_time=5",
    "app_received=9 app_closed=7", "" },
  { "replies/more-than-were-open", "2014", "app_received=3 app_in_person=3 app_closed=6 closed_on_time=6",
    "app_received=9 app_closed=7", "statistics.replies_bound" },
  { "replies/older-ones-were-open", "2014", "app_received=3 app_in_person=3 app_closed=3 closed_on_time=3",
    "app_received=7 app_closed=9", "" },
  { "local/codes", "2008-dingxi",
    "pub_total=5 pub_fulltext=6 app_total=3 app_online=2 rep_total=3 rep_open=1 rep_denied=2 den_not_held=1 "
    "den_exempt3=1 petition=0 petition_first=1",
    NULL, "local.sums local.sums local.sums" },
  { "local/cumulative", "2008-putian",
    "pub_total=5 pub_website=6 pub_gazette=1 app_total=3 app_online=3 rep_total=3 rep_open=1 rep_denied=1",
    NULL, "local.sums local.sums" },
  { "local/three-tables", "2008-mingxi",
    "pub_total=42 pub_fulltext=42 fee_total=30 fee_search=10 fee_post=10 staff_total=1 staff_part=1", NULL,
    "local.sums" },
  { "2019/published", "2019",
    "disclosure.regulation.made=1 disclosure.regulation.published=1 disclosure.regulation.public_total=9 "
    "disclosure.normative_document.made=3 disclosure.normative_document.published=4 "
    "disclosure.normative_document.public_total=2",
    NULL, "disclosure.published_bound disclosure.published_bound" },
  { "2019/items-go-on", "2019", "disclosure.licensing.items_previous=12 disclosure.penalty.items_previous=7",
    "disclosure.licensing.items_previous=20 disclosure.licensing.items_change=-8 "
    "disclosure.penalty.items_previous=5 disclosure.penalty.items_change=1",
    "disclosure.published_bound" },
  { "2019/items-blank", "2019", "disclosure.licensing.decisions=12",
    "disclosure.licensing.items_previous=20 disclosure.licensing.items_change=-8", "" },
};

static GoujiFormSet *forms;
static GoujiFolding *folding;

static GoujiReport *
create_report (const char *form_id, const char *figures)
{
  GoujiForm *form = gouji_form_set_find (forms, form_id);
  const char *table = gouji_form_get_table (form, 0)->id;
  GoujiReport *report = gouji_report_new (form);
  g_auto (GStrv) each = g_strsplit (figures, " ", -1);

  for (guint t = 0; t < gouji_form_get_n_tables (form); t++)
    gouji_report_put_table_state (report, gouji_form_get_table (form, t), GOUJI_TABLE_WHOLE);
  for (guint i = 0; each[i] != NULL && *each[i] != '\0'; i++) {
    g_auto (GStrv) pair = g_strsplit (each[i], "=", 2);
    g_autofree char *id =
      strchr (pair[0], '.') != NULL ? g_strdup (pair[0]) : g_strconcat (table, ".", pair[0], NULL);
    const GoujiCell *cell = gouji_form_find_cell (form, id);
    GoujiFigure figure = { .printed = pair[1], .how = GOUJI_HOW_TABLE };

    g_assert_nonnull (cell);
    gouji_report_put_figure (report, cell, &figure);
  }

  return report;
}

/* Of these rules alone: others speak of titles, text and plausibility. */
static gboolean
is_ours (const GoujiFinding *finding)
{
  return g_str_has_prefix (finding->rule->id, "statistics.") ||
         g_str_equal (finding->rule->id, "local.sums") ||
         g_str_equal (finding->rule->id, "disclosure.published_bound");
}

static void
test_rule (gconstpointer data)
{
  const RuleCase *c = data;
  g_autoptr (GoujiReport) report = create_report (c->form, c->figures);
  g_autoptr (GoujiReport) last_year = c->last_year != NULL ? create_report (c->form, c->last_year) : NULL;
  g_autoptr (GPtrArray) findings = gouji_check_report (report, last_year, NULL, folding);
  g_autoptr (GString) rules = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++) {
    const GoujiFinding *finding = findings->pdata[i];

    if (!is_ours (finding))
      continue;
    g_assert_true (finding->judged);
    g_assert_null (strchr (finding->message, '{'));
    g_string_append_printf (rules, "%s%s", rules->len > 0 ? " " : "", finding->rule->id);
  }
  g_assert_cmpstr (rules->str, ==, c->findings);
}

/* A figure in doubt under one total: said once, and of all the cells in the way. */
static void
test_suspended_once (void)
{
  g_autoptr (GoujiReport) report = create_report ("2014", "pub_total=9 pub_weibo=2");
  GoujiFigure figure = { .printed = (char *) "4", .how = GOUJI_HOW_TABLE, .doubt = GOUJI_DOUBT_SPLIT };
  g_autoptr (GPtrArray) findings = NULL;
  guint n = 0;

  gouji_report_put_figure (
    report, gouji_form_find_cell (gouji_report_get_form (report), "statistics.pub_website"), &figure);
  gouji_report_put_figure (
    report, gouji_form_find_cell (gouji_report_get_form (report), "statistics.pub_other"), &figure);
  findings = gouji_check_report (report, NULL, NULL, folding);
  for (guint i = 0; i < findings->len; i++) {
    const GoujiFinding *finding = findings->pdata[i];

    if (!g_str_equal (finding->rule->id, "statistics.channels"))
      continue;
    n++;
    g_assert_false (finding->judged);
    g_assert_cmpuint (finding->cells->len, ==, 2);
  }
  g_assert_cmpuint (n, ==, 1);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  forms = gouji_form_set_new_from_folder (g_getenv ("GOUJI_FORMS"), &error);
  g_assert_no_error (error);
  folding = gouji_folding_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strconcat ("/check/eras/", cases[i].name, NULL);

    g_test_add_data_func (path, &cases[i], test_rule);
  }
  g_test_add_func ("/check/eras/suspended-once", test_suspended_once);

  status = g_test_run ();
  gouji_folding_unref (folding);
  gouji_form_set_unref (forms);
  return status;
}
