/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "load/gouji-kit.h"
#include "paper/gouji-pages.h"

#include <string.h>

#include <glib/gstdio.h>

/* Reports of an invented agency on pages, and what the tools of Poppler find in their PDF files. */

#define NARRATIVE_BODY "年内制发文件，均已公开。"

static inline GoujiKit *
get_kit (void)
{
  static GoujiKit *kit;
  g_autoptr (GError) error = NULL;

  if (kit == NULL)
    kit = gouji_kit_new (g_getenv ("GOUJI_DATA_DIR"), g_getenv ("GOUJI_READER"));
  gouji_kit_load (kit, &error);
  g_assert_no_error (error);

  return kit;
}

static inline GoujiReport *
create_empty_report (void)
{
  return gouji_report_new (gouji_form_set_find (gouji_kit_get_forms (get_kit ()), "2021"));
}

static inline GoujiReport *
create_report (void)
{
  GoujiReport *report = create_empty_report ();

  gouji_report_put_field (report, GOUJI_FIELD_TITLE, "云溪县自然资源局2023年政府信息公开工作年度报告");
  gouji_report_put_field (report, GOUJI_FIELD_AGENCY, "云溪县自然资源局");
  gouji_report_put_field (report, GOUJI_FIELD_YEAR, "2023");
  gouji_report_put_field (report, GOUJI_FIELD_DATED, "2024-01-05");
  return report;
}

static inline void
put_text (GoujiReport *report, guint part, const char *text)
{
  GoujiNarrative narrative = { .text = (char *) text, .found = TRUE };

  gouji_report_put_narrative (report, gouji_form_get_part (gouji_report_get_form (report), part), &narrative);
}

/* Every figure another one, so that none is taken for its neighbour. */
static inline void
put_figures (GoujiReport *report)
{
  GoujiForm *form = gouji_report_get_form (report);

  for (guint i = 0; i < gouji_form_get_n_cells (form); i++) {
    const GoujiCell *cell = gouji_form_get_cell (form, i);
    g_autofree char *printed = g_strdup_printf ("%u", 100 + i);
    GoujiFigure figure = { .printed = printed, .how = GOUJI_HOW_TABLE };

    if (!cell->alternative)
      gouji_report_put_figure (report, cell, &figure);
  }
}

static inline GoujiReport *
create_full_report (void)
{
  GoujiReport *report = create_report ();
  g_autoptr (GString) text = g_string_new (NULL);
  static const char *const leads[] = { "（一）主动公开。", "（二）依申请公开。", "1.管理。", "（1）平台。" };

  for (guint i = 0; i < G_N_ELEMENTS (leads); i++) {
    g_string_append (text, leads[i]);
    for (guint n = 0; n < 8; n++)
      g_string_append_printf (text, "第%u次、第%u次会议研究“放管服”改革，公开信息1%u条（网站%u条）；", i, n,
                              i, n);
    g_string_append (text, "\n");
  }
  put_text (report, 0, text->str);
  put_text (report, 4, text->str);
  put_text (report, 5, "2023年未收取信息处理费。");
  put_figures (report);

  return report;
}

/* The fonts are loaded once for all. */
static inline GoujiPages *
create_pages (GoujiReport *report, const char *layout_id)
{
  PangoFontMap *fonts = pango_cairo_font_map_get_default ();
  g_autoptr (GoujiPaper) paper = gouji_paper_new (report);
  g_autoptr (GError) error = NULL;
  GoujiPaperLayout *layout = gouji_kit_get_layout (get_kit (), layout_id, &error);
  GoujiPages *pages;

  g_assert_no_error (error);
  pages = gouji_pages_new (paper, layout, fonts, NULL, &error);
  g_assert_no_error (error);
  return pages;
}

static inline GBytes *
create_pdf (GoujiPages *pages)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = gouji_pages_to_pdf (pages, NULL, &error);

  g_assert_no_error (error);
  return bytes;
}

static inline gboolean
skip_without (const char *program)
{
  g_autofree char *path = g_find_program_in_path (program);
  g_autofree char *message = g_strdup_printf ("%s is not installed", program);

  if (path != NULL)
    return FALSE;
  g_test_skip (message);
  return TRUE;
}

/* Runs a program on a PDF file of the pages: `{}` among the arguments is its name. */
static inline char *
ask (GoujiPages *pages, const char *const *arguments)
{
  g_autoptr (GBytes) bytes = create_pdf (pages);
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("gouji-pages-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "report.pdf", NULL);
  g_autoptr (GStrvBuilder) command = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;
  char *output = NULL;
  int status;

  for (guint i = 0; arguments[i] != NULL; i++)
    g_strv_builder_add (command, g_str_equal (arguments[i], "{}") ? path : arguments[i]);
  words = g_strv_builder_end (command);
  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);
  g_spawn_sync (NULL, words, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  g_remove (path);
  g_rmdir (folder);

  return output;
}

#define ASK(pages, ...) ask (pages, (const char *const[]) { __VA_ARGS__, NULL })

static inline guint
count (const char *text, const char *word)
{
  guint n = 0;

  for (const char *found = strstr (text, word); found != NULL; found = strstr (found + strlen (word), word))
    n++;
  return n;
}

/* Without white space, and without the page number at the end of each page. */
static inline char *
squeeze (const char *text)
{
  g_autoptr (GRegex) numbers = g_regex_new ("\n[— ]*[0-9]+[— ]*\\s*\f", 0, 0, NULL);
  g_autoptr (GRegex) space = g_regex_new ("\\s+", 0, 0, NULL);
  g_autofree char *without = g_regex_replace_literal (numbers, text, -1, 0, "", 0, NULL);

  return g_regex_replace_literal (space, without, -1, 0, "", 0, NULL);
}

static inline void
assert_next (const char **place, const char *text)
{
  g_autofree char *wanted = squeeze (text);
  const char *found = strstr (*place, wanted);

  if (found == NULL)
    g_test_message ("\"%s\" is not in \"%.200s\"", wanted, *place);
  g_assert_nonnull (found);
  *place = found + strlen (wanted);
}

/* All words of the paper, block by block and cell by cell. */
static inline void
assert_in_order (GoujiReport *report, const char *text)
{
  g_autoptr (GoujiPaper) paper = gouji_paper_new (report);
  g_autofree char *squeezed = squeeze (text);
  const char *place = squeezed;

  for (guint i = 0; i < gouji_paper_get_n_blocks (paper); i++) {
    const GoujiPaperBlock *block = gouji_paper_get_block (paper, i);

    if (block->text != NULL)
      assert_next (&place, block->text);
    for (guint c = 0; block->table != NULL && c < block->table->cells->len; c++)
      assert_next (&place, g_array_index (block->table->cells, GoujiPaperCell, c).text);
  }
}
