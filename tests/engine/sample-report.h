/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "document/gouji-document-builder.h"
#include "form/gouji-form-set.h"
#include "report/gouji-report.h"

/* An invented report that has something of everything that a file keeps. */

#define SAMPLE_ID "0b6f1c52-6c35-4a1e-9d0e-52c7a5d3b8f1"

static inline GoujiFormSet *
load_forms (void)
{
  g_autoptr (GError) error = NULL;
  GoujiFormSet *forms = gouji_form_set_new_from_folder (g_getenv ("GOUJI_FORMS"), &error);

  g_assert_no_error (error);
  return forms;
}

static inline GoujiDocument *
create_sample_document (void)
{
  static const char *const lines[] = { "云溪县2023年政府信息公开工作年度报告", "一、总体情况",
                                       "共收到申请57件。" };
  static const char *const numbers[] = { "57", "/", "x1" };
  g_autoptr (GoujiDocumentBuilder) builder = gouji_document_builder_new ();

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++) {
    gouji_document_builder_begin_block (builder, i < 2 ? GOUJI_BLOCK_HEADING : GOUJI_BLOCK_PARAGRAPH,
                                        i < 2 ? i + 1 : 0);
    gouji_document_builder_append (builder, lines[i], -1);
    gouji_document_builder_end_block (builder);
  }

  gouji_document_builder_begin_block (builder, GOUJI_BLOCK_TABLE, 0);
  gouji_document_builder_begin_row (builder);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++) {
    gouji_document_builder_begin_cell (builder, 1, 1, FALSE);
    gouji_document_builder_append (builder, numbers[i], -1);
    gouji_document_builder_end_cell (builder);
  }
  gouji_document_builder_end_block (builder);

  return gouji_document_builder_finish (builder);
}

static inline void
put_sample_figures (GoujiReport *report)
{
  GoujiForm *form = gouji_report_get_form (report);
  GoujiFigure figures[] = {
    { .printed = (char *) "57", .how = GOUJI_HOW_TABLE, .has_source = TRUE, .source = { 38, 40 } },
    { .printed = (char *) "/", .how = GOUJI_HOW_TABLE, .has_source = TRUE, .source = { 41, 42 } },
    { .printed = (char *) "x1", .how = GOUJI_HOW_PROSE, .doubt = GOUJI_DOUBT_SPLIT },
    { .printed = (char *) "", .how = GOUJI_HOW_TABLE },
    { .entered = (char *) "12.5", .how = GOUJI_HOW_PASTED },
    { .doubt = GOUJI_DOUBT_ROW }, /* of a row that was lost */
  };

  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    gouji_report_put_figure (report, gouji_form_get_cell (form, i), &figures[i]);
  gouji_report_set_entered (report, gouji_form_get_cell (form, 1), "8", GOUJI_HOW_TYPED);
}

static inline GoujiReport *
create_sample_report (GoujiFormSet *forms)
{
  g_autoptr (GoujiDocument) document = create_sample_document ();
  GoujiReport *report = gouji_report_new (gouji_form_set_find (forms, "2021"));
  GoujiForm *form = gouji_report_get_form (report);
  GoujiExtra extra = { (char *) "requests", (char *) "其他", (char *) "合计", (char *) "3", { 1, 2 } };
  GoujiNarrative narrative = {
    .heading = (char *) "一、总体情况",
    .text = (char *) "共收到申请57件。\n",
    .found = TRUE,
    .has_source = TRUE,
    .source = { 21, 37 },
    .heading_source = { 21, 27 },
  };

  gouji_report_put_id (report, SAMPLE_ID);
  gouji_report_put_document (report, document);
  gouji_report_put_document_range (report, (GoujiRange) { 0, 40 });
  gouji_report_put_source (report, "云溪县.html",
                           "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08");
  gouji_report_put_field (report, GOUJI_FIELD_TITLE, "云溪县2023年政府信息公开工作年度报告");
  gouji_report_put_field (report, GOUJI_FIELD_AGENCY, "云溪县");
  gouji_report_put_field (report, GOUJI_FIELD_YEAR, "2023");
  gouji_report_put_narrative (report, gouji_form_get_part (form, 0), &narrative);
  gouji_report_put_extra (report, &extra);
  gouji_report_put_heading (report, narrative.heading_source);
  gouji_report_put_table_state (report, gouji_form_get_table (form, 1), GOUJI_TABLE_DAMAGED);
  put_sample_figures (report);
  gouji_report_mark_saved (report);

  return report;
}
