/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "check/gouji-check.h"
#include "document/gouji-document-builder.h"
#include "form/gouji-form-set.h"

/*
 * A sound report of an invented county, as a filler would leave it: all cells hold numbers that tie out, all
 * parts have their exact titles. Tests damage it in one place and see what is said.
 */
typedef struct {
  GoujiFormSet *forms;
  GoujiFolding *folding;
  GoujiForm *form;
  GoujiReport *report;
} Fixture;

static const char *const sound_figures[] = {
  "requests.new_received.natural_person",
  "5",
  "requests.new_received.business",
  "2",
  "requests.new_received.total",
  "7",
  "requests.carried_in.natural_person",
  "1",
  "requests.carried_in.total",
  "1",
  "requests.open_full.natural_person",
  "4",
  "requests.open_full.business",
  "1",
  "requests.open_full.total",
  "5",
  "requests.deny_state_secret.natural_person",
  "1",
  "requests.deny_state_secret.total",
  "1",
  "requests.other_other.business",
  "1",
  "requests.other_other.total",
  "1",
  "requests.processed_total.natural_person",
  "5",
  "requests.processed_total.business",
  "2",
  "requests.processed_total.total",
  "7",
  "requests.carried_out.natural_person",
  "1",
  "requests.carried_out.total",
  "1",
  "disputes.review.upheld",
  "1",
  "disputes.review.total",
  "1",
  "disclosure.fees.amount",
  "12.5",
  NULL,
};

static G_GNUC_UNUSED const GoujiCell *
get_cell (Fixture *fixture, const char *id)
{
  const GoujiCell *cell = gouji_form_find_cell (fixture->form, id);

  g_assert_nonnull (cell);
  return cell;
}

static G_GNUC_UNUSED void
put (Fixture *fixture, const char *id, const char *printed)
{
  GoujiFigure figure = { (char *) printed, .how = GOUJI_HOW_TABLE };

  gouji_report_put_figure (fixture->report, get_cell (fixture, id), &figure);
}

static G_GNUC_UNUSED void
put_unsure (Fixture *fixture, const char *id, const char *printed)
{
  GoujiFigure figure = { (char *) printed, .how = GOUJI_HOW_TABLE, .doubt = GOUJI_DOUBT_COLUMN };

  gouji_report_put_figure (fixture->report, get_cell (fixture, id), &figure);
}

static G_GNUC_UNUSED void
enter (Fixture *fixture, const char *id, const char *text)
{
  gouji_report_set_entered (fixture->report, get_cell (fixture, id), text, GOUJI_HOW_TYPED);
}

/* Every cell whose id begins with one text and ends with the other. */
static G_GNUC_UNUSED void
put_all (Fixture *fixture, const char *prefix, const char *suffix, const char *printed)
{
  for (guint i = 0; i < gouji_form_get_n_cells (fixture->form); i++) {
    const GoujiCell *cell = gouji_form_get_cell (fixture->form, i);

    if (!cell->alternative && g_str_has_prefix (cell->id, prefix) && g_str_has_suffix (cell->id, suffix))
      put (fixture, cell->id, printed);
  }
}

static G_GNUC_UNUSED void
put_narrative (Fixture *fixture, const char *id, const char *heading, const char *text)
{
  const GoujiPart *part = gouji_form_find_part (fixture->form, id);
  guint start = 100 + 100 * part->index;
  GoujiNarrative narrative = { (char *) heading, (char *) text,         heading != NULL,
                               heading != NULL,  { start, start + 90 }, { start, start + 9 } };

  gouji_report_put_narrative (fixture->report, part, &narrative);
}

static G_GNUC_UNUSED void
put_document (Fixture *fixture, const char *text)
{
  g_autoptr (GoujiDocumentBuilder) builder = gouji_document_builder_new ();
  g_autoptr (GoujiDocument) document = NULL;

  gouji_document_builder_begin_block (builder, GOUJI_BLOCK_PARAGRAPH, 0);
  gouji_document_builder_append (builder, text, -1);
  gouji_document_builder_end_block (builder);
  document = gouji_document_builder_finish (builder);
  gouji_report_put_document (fixture->report, document);
}

/* An overview that treats everything that it must. */
#define SOUND_OVERVIEW                                                                                       \
  "（一）主动公开。公布办事指南。\n（二）依申请公开。按时答复。\n（三）政府信息管理。审查公文。\n"           \
  "（四）平台建设。改版网站。\n（五）监督保障。组织工作考核和社会评议，没有责任追究的情况。\n"

static G_GNUC_UNUSED void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->forms = gouji_form_set_new_from_folder (g_getenv ("GOUJI_FORMS"), &error);
  g_assert_no_error (error);
  fixture->folding = gouji_folding_new ();
  fixture->form = gouji_form_set_find (fixture->forms, "2021");
  fixture->report = gouji_report_new (fixture->form);

  put_document (fixture, "依据国办公开办函〔2021〕30号编制本报告。");
  put_all (fixture, "", "", "0");
  for (guint i = 0; sound_figures[i] != NULL; i += 2)
    put (fixture, sound_figures[i], sound_figures[i + 1]);
  for (guint i = 0; i < gouji_form_get_n_parts (fixture->form); i++) {
    const GoujiPart *part = gouji_form_get_part (fixture->form, i);

    put_narrative (fixture, part->id, part->title, "全年未收取信息处理费。\n");
  }
  put_narrative (fixture, "overview", "一、总体情况", SOUND_OVERVIEW);
  for (guint i = 0; i < gouji_form_get_n_tables (fixture->form); i++)
    gouji_report_put_table_state (fixture->report, gouji_form_get_table (fixture->form, i),
                                  GOUJI_TABLE_WHOLE);

  gouji_report_put_field (fixture->report, GOUJI_FIELD_TITLE, "青禾县2023年政府信息公开工作年度报告");
  gouji_report_put_field (fixture->report, GOUJI_FIELD_AGENCY, "青禾县");
  gouji_report_put_field (fixture->report, GOUJI_FIELD_YEAR, "2023");
  gouji_report_put_field (fixture->report, GOUJI_FIELD_PERIOD_START, "2023-01-01");
  gouji_report_put_field (fixture->report, GOUJI_FIELD_PERIOD_END, "2023-12-31");
  gouji_report_put_field (fixture->report, GOUJI_FIELD_DATED, "2024-01-12");
  gouji_report_put_field (fixture->report, GOUJI_FIELD_PUBLISHED, "2024-01-15");
}

static G_GNUC_UNUSED void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->report);
  gouji_folding_unref (fixture->folding);
  gouji_form_set_unref (fixture->forms);
}

static G_GNUC_UNUSED GPtrArray *
check (Fixture *fixture)
{
  return gouji_check_report (fixture->report, NULL, NULL, fixture->folding);
}

/* The only finding, which must be of this rule, with this sentence. */
static G_GNUC_UNUSED GoujiFinding *
assert_only (GPtrArray *findings, const char *rule, const char *message)
{
  GoujiFinding *finding;

  for (guint i = 0; i < findings->len; i++) {
    finding = findings->pdata[i];
    g_test_message ("%s: %s", finding->rule->id, finding->message);
  }
  g_assert_cmpuint (findings->len, ==, 1);
  finding = findings->pdata[0];
  g_assert_cmpstr (finding->rule->id, ==, rule);
  g_assert_cmpstr (finding->message, ==, message);
  return finding;
}

static G_GNUC_UNUSED guint
count (GPtrArray *findings, const char *rule)
{
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    n += g_str_equal (((const GoujiFinding *) findings->pdata[i])->rule->id, rule) ? 1 : 0;

  return n;
}

static G_GNUC_UNUSED GoujiFinding *
find (GPtrArray *findings, const char *rule)
{
  for (guint i = 0; i < findings->len; i++) {
    if (g_str_equal (((const GoujiFinding *) findings->pdata[i])->rule->id, rule))
      return findings->pdata[i];
  }

  g_assert_not_reached ();
}

static G_GNUC_UNUSED void
add_test (const char *path, void (*test) (Fixture *fixture, gconstpointer data))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}
