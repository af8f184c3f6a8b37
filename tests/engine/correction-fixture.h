/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "document/gouji-document-builder.h"
#include "fill/gouji-place.h"
#include "fill/gouji-refill.h"

/* An invented report with a table that the reader reads, to be corrected. */

typedef struct {
  GoujiFormSet *forms;
  GoujiFolding *folding;
  GoujiFiller *filler;
  GoujiReport *report;
} Fixture;

static inline void
append_line (GoujiDocumentBuilder *builder, const char *text)
{
  gouji_document_builder_begin_block (builder, GOUJI_BLOCK_PARAGRAPH, 0);
  gouji_document_builder_append (builder, text, -1);
  gouji_document_builder_end_block (builder);
}

static inline void
append_row (GoujiDocumentBuilder *builder, const char *cells)
{
  g_auto (GStrv) texts = g_strsplit (cells, "|", -1);

  gouji_document_builder_begin_row (builder);
  for (guint i = 0; texts[i] != NULL; i++) {
    gouji_document_builder_begin_cell (builder, 1, 1, FALSE);
    gouji_document_builder_append (builder, texts[i], -1);
    gouji_document_builder_end_cell (builder);
  }
}

static inline void
append_disputes (GoujiDocumentBuilder *builder)
{
  gouji_document_builder_begin_block (builder, GOUJI_BLOCK_TABLE, 0);
  append_row (builder, "行政复议|||||行政诉讼|||||||||");
  append_row (builder, "结果维持|结果纠正|其他结果|尚未审结|总计|结果维持|结果纠正|其他结果|尚未审结|总计|"
                       "结果维持|结果纠正|其他结果|尚未审结|总计");
  append_row (builder, "11|12|13|14|50|21|22|23|24|90|31|32|33|34|130");
  gouji_document_builder_end_block (builder);
}

static inline GoujiDocument *
create_document (void)
{
  g_autoptr (GoujiDocumentBuilder) builder = gouji_document_builder_new ();

  append_line (builder, "云溪县2023年政府信息公开工作年度报告");
  append_line (builder, "一、总体情况");
  append_line (builder, "全年共收到申请57件，其中网上3.2万件，现场（1）件。");
  append_line (builder, "二、主动公开政府信息情况");
  append_line (builder, "三、收到和处理政府信息公开申请情况");
  gouji_document_builder_begin_block (builder, GOUJI_BLOCK_TABLE, 0);
  append_row (builder, "项目|甲|乙|丙");
  append_row (builder, "子项|101|102|");
  append_row (builder, "丑项|104| 105 |106");
  append_row (builder, "寅项|107|/|109");
  gouji_document_builder_end_block (builder);
  append_line (builder, "四、政府信息公开行政复议、行政诉讼情况");
  append_disputes (builder);
  append_line (builder, "五、存在的主要问题及改进情况");
  append_line (builder, "人手不足。");
  append_line (builder, "六、其他需要报告的事项");
  append_line (builder, "无。");

  return gouji_document_builder_finish (builder);
}

static inline GoujiReport *
read_document (Fixture *fixture, const char *form)
{
  g_autoptr (GoujiDocument) document = create_document ();
  g_autoptr (GError) error = NULL;
  GoujiForm *wanted = gouji_form_set_find (fixture->forms, form);
  GoujiRange whole = { 0, gouji_document_get_length (document) };
  g_autoptr (GoujiRereading) read =
    gouji_reread (fixture->filler, document, wanted, whole, wanted, whole, NULL, &error);

  g_assert_no_error (error);
  return g_steal_pointer (&read->now);
}

static inline void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->forms = gouji_form_set_new_from_folder (g_getenv ("GOUJI_FORMS"), &error);
  g_assert_no_error (error);
  fixture->folding = gouji_folding_new ();
  fixture->filler = gouji_filler_new (fixture->forms, fixture->folding);
  fixture->report = read_document (fixture, "2021");
  gouji_report_mark_saved (fixture->report);
}

static inline void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->report);
  gouji_filler_unref (fixture->filler);
  gouji_folding_unref (fixture->folding);
  gouji_form_set_unref (fixture->forms);
}

static inline const GoujiCell *
find (GoujiReport *report, const char *id)
{
  const GoujiCell *cell = gouji_form_find_cell (gouji_report_get_form (report), id);

  g_assert_nonnull (cell);
  return cell;
}

static inline const GoujiFigure *
figure (GoujiReport *report, const char *id)
{
  return gouji_report_get_figure (report, find (report, id));
}

/* Where @text stands in the document. */
static inline GoujiRange
locate (GoujiReport *report, const char *text)
{
  const char *all = gouji_document_get_text (gouji_report_get_document (report));
  const char *at = strstr (all, text);
  GoujiRange range;

  g_assert_nonnull (at);
  range.start = (guint) g_utf8_pointer_to_offset (all, at);
  range.end = range.start + (guint) g_utf8_strlen (text, -1);
  return range;
}

/* From the beginning of the first to the end of the second. */
static inline GoujiRange
locate_from_to (GoujiReport *report, const char *first, const char *last)
{
  return (GoujiRange) { locate (report, first).start, locate (report, last).end };
}

static inline void
choose_form (Fixture *fixture, GoujiReport *report, const char *id)
{
  g_autoptr (GError) error = NULL;
  GoujiRange range = gouji_report_get_document_range (report);
  g_autoptr (GoujiRereading) read =
    gouji_reread (fixture->filler, gouji_report_get_document (report), gouji_report_get_form (report), range,
                  gouji_form_set_find (fixture->forms, id), range, NULL, &error);

  g_assert_no_error (error);
  g_autoptr (GoujiCorrection) correction = gouji_rereading_correct (read, report);
  gouji_correction_apply (correction, report);
}
