/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <locale.h>

#include "fill/gouji-filler.h"
#include "read/gouji-read.h"
#include "report/gouji-report-file.h"

static GoujiFormSet *forms;
static GoujiFolding *folding;
static GoujiFiller *filler;

/* A report without tables; its sentences stand in the part on requests. */
static GoujiReport *
fill (const char *sentences)
{
  g_autofree char *text =
    g_strconcat ("青溪县水利局2012年政府信息公开工作年度报告\n一、概述\n今年工作照常。\n"
                 "二、主动公开政府信息情况\n照常公开。\n三、依申请公开政府信息情况\n",
                 sentences, "\n四、存在的主要问题和改进措施\n人手不足。\n", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (GoujiDocument) document = gouji_read_text (bytes, &gouji_default_limits, &error);
  g_assert_no_error (error);
  g_autoptr (GPtrArray) reports =
    gouji_filler_fill (filler, document, gouji_form_set_find (forms, "narrative"), NULL, &error);
  g_assert_no_error (error);

  g_assert_cmpuint (reports->len, ==, 1);
  return g_object_ref (g_ptr_array_index (reports, 0));
}

/* Each figure that was filled: cell, printed text, value with unit where it is another, doubt. Its source
 * must be what is printed. */
static char *
describe (GoujiReport *report)
{
  GoujiForm *form = gouji_report_get_form (report);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < gouji_form_get_n_cells (form); i++) {
    const GoujiCell *cell = gouji_form_get_cell (form, i);
    const GoujiFigure *figure = gouji_report_get_figure (report, cell);
    g_autofree char *source = NULL;
    g_autofree char *value = NULL;

    if (figure->printed == NULL)
      continue;
    source = gouji_document_slice (gouji_report_get_document (report), figure->source);
    value = gouji_decimal_to_string (figure->value);
    g_assert_true (figure->has_source);
    g_assert_cmpstr (source, ==, figure->printed);
    g_assert_cmpint (figure->how, ==, GOUJI_HOW_PROSE);
    g_assert_cmpint (figure->state, ==, GOUJI_FIGURE_NUMBER);
    g_string_append_printf (text, "%s%s %s=%s%s", text->len > 0 ? "; " : "", strchr (cell->id, '.') + 1,
                            figure->printed, value, figure->unit != NULL ? figure->unit : "");
    if (figure->doubt != GOUJI_DOUBT_NONE)
      g_string_append_printf (text, " %s", gouji_doubt_to_string (figure->doubt));
  }

  return g_string_free (text, FALSE);
}

typedef struct {
  const char *name;
  const char *sentences;
  const char *filled;
} Case;

static const Case cases[] = {
  { "one-number", "我局收到政府信息公开申请3件。", "requests_received 3=3" },
  { "several-that-agree", "我局收到政府信息公开申请3件。全年共收到政府信息公开申请三件。",
    "requests_received 3=3" },
  { "several-that-differ", "我局收到政府信息公开申请3件。我局共收到政府信息公开申请5件。",
    "requests_received 3=3 conflict" },
  { "chinese-numerals", "我局收到政府信息公开申请二十三件。", "requests_received 二十三=23" },
  { "ten-thousands", "我局2012年主动公开政府信息1.2万条。", "items_published 1.2万=12000" },
  { "not-exact", "我局2012年主动公开政府信息100余条。", "items_published 100=100 approximate" },
  { "exact-beside-not-exact", "我局2012年主动公开政府信息100余条。我局共主动公开政府信息108条。",
    "items_published 108=108" },
  { "exact-against-not-exact", "我局2012年主动公开政府信息500余条。我局共主动公开政府信息108条。",
    "items_published 108=108 conflict" },
  { "zero-in-words", "我局未收到政府信息公开申请。", "requests_received 未收到=0" },
  { "zero-and-number", "我局未收到政府信息公开申请。我局收到政府信息公开申请2件。",
    "requests_received 未收到=0 conflict" },
  { "channels", "收到政府信息公开申请6件，其中网络申请4件、信函申请2件。",
    "requests_received 6=6; requests_online 4=4; requests_by_letter 2=2" },
  { "amount-in-own-unit", "收取信息处理费380元。", "processing_fees 380=380" },
  { "amount-in-larger-unit", "收取信息处理费0.1万元。", "processing_fees 0.1万=1000" },
  { "amount-in-smaller-unit", "行政事业性收费2000元。", "administrative_fees 2000元=2000元" },
  { "share", "全文电子化率达90.3%。", "fulltext_rate 90.3=90.3" },
  { "other-body", "县林业局收到政府信息公开申请8件。", "" },
  { "other-year", "2010年收到政府信息公开申请8件。", "" },
  { "carried-in-along", "收到政府信息公开申请8件（含上年结转2件）。", "requests_carried_in 2=2" },
  { "since-beginning", "截至2012年底，累计主动公开政府信息5928条。", "" },
  { "unit-lost", "我局收到政府信息公开申请3。", "" },
  { "unclear", "办理申请若干，答复群众5件。", "" },
};

static void
test_case (gconstpointer data)
{
  const Case *test = data;
  g_autoptr (GoujiReport) report = fill (test->sentences);
  g_autofree char *filled = describe (report);

  g_assert_cmpstr (filled, ==, test->filled);
}

/* A saved report has the words alone; the values come back from them. */
static void
test_saved (void)
{
  g_autoptr (GoujiReport) report = fill ("我局未收到政府信息公开申请。我局2012年主动公开政府信息1.2万条，"
                                         "接受市民咨询约五十次。");
  g_autoptr (GBytes) bytes = gouji_report_to_bytes (report);
  g_autoptr (GError) error = NULL;
  g_autoptr (GoujiReport) loaded = gouji_report_from_bytes (bytes, forms, &error);
  g_autofree char *before = describe (report);
  g_autofree char *after = NULL;

  g_assert_no_error (error);
  after = describe (loaded);
  g_assert_cmpstr (
    before, ==, "requests_received 未收到=0; items_published 1.2万=12000; consultations 五十=50 approximate");
  g_assert_cmpstr (after, ==, before);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  int status;

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  forms = gouji_form_set_new_from_folder (g_getenv ("GOUJI_FORMS"), &error);
  g_assert_no_error (error);
  folding = gouji_folding_new ();
  filler = gouji_filler_new (forms, folding);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strconcat ("/fill/prose/", cases[i].name, NULL);

    g_test_add_data_func (path, &cases[i], test_case);
  }
  g_test_add_func ("/fill/prose/values-come-back-from-a-saved-report", test_saved);
  status = g_test_run ();

  gouji_filler_unref (filler);
  gouji_folding_unref (folding);
  gouji_form_set_unref (forms);
  return status;
}
