/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "write/gouji-write.h"

#include <string.h>

#include "check/gouji-check.h"
#include "paper/gouji-pages.h"
#include "paper/gouji-paper.h"
#include "report/gouji-report-file.h"
#include "write/gouji-report-record.h"
#include "write/gouji-write-csv.h"
#include "write/gouji-write-docx.h"
#include "write/gouji-write-html.h"
#include "write/gouji-write-xlsx.h"

G_DEFINE_QUARK (GoujiWriteError, gouji_write_error)

struct _GoujiWriteJob {
  GoujiWriteFormat format;
  GoujiReport *report;
  GoujiReport *last_year;
  GoujiFiller *filler;
  GBytes *saved; /* the report as a `.gouji` file, where that is wanted */
  GoujiPaperLayout *layout;
  gboolean bare;
  char *file;
  guint index;
  GPtrArray *substitutions;
  char *missing_glyphs;
  guint n_unsure;
};

typedef GBytes *(*WriteFunc) (GoujiWriteJob *self,
                              GoujiPaper *paper,
                              GCancellable *cancellable,
                              GError **error);

/* Why something was set aside, and by whom, is for those who compile the report. */
static void
forget_excused (GPtrArray *findings)
{
  for (guint i = findings->len; i-- > 0;) {
    if (((const GoujiFinding *) findings->pdata[i])->excuse != NULL)
      g_ptr_array_remove_index (findings, i);
  }
}

static JsonNode *
create_record (GoujiWriteJob *self, const char *file, gboolean for_everybody)
{
  g_autoptr (GPtrArray) mentions = gouji_filler_find_mentions (self->filler, self->report);
  g_autoptr (GPtrArray) findings =
    gouji_check_report (self->report, self->last_year, mentions, gouji_filler_get_folding (self->filler));

  if (for_everybody)
    forget_excused (findings);
  return gouji_report_record_new (self->report, file, self->index, findings, mentions);
}

/* What `gouji-cli read --json` prints of the report, for people to read. */
static GBytes *
write_json (GoujiWriteJob *self, GoujiPaper *paper, GCancellable *cancellable, GError **error)
{
  g_autoptr (JsonNode) record = create_record (self, self->file, FALSE);
  g_autofree char *text = gouji_report_record_print (record, TRUE);
  char *lines = g_strconcat (text, "\n", NULL);

  return g_bytes_new_take (lines, strlen (lines));
}

static GBytes *
write_xlsx (GoujiWriteJob *self, GoujiPaper *paper, GCancellable *cancellable, GError **error)
{
  return gouji_write_xlsx (paper, self->report, error);
}

static GBytes *
write_csv (GoujiWriteJob *self, GoujiPaper *paper, GCancellable *cancellable, GError **error)
{
  char *text = gouji_write_csv (self->report);

  return g_bytes_new_take (text, strlen (text));
}

/* A page is for everybody, and what the file was called on somebody's machine is nobody's business. */
static GBytes *
write_page (GoujiWriteJob *self, GoujiPaper *paper, GCancellable *cancellable, GError **error)
{
  g_autoptr (JsonNode) record = NULL;
  g_autofree char *json = NULL;
  char *page;

  if (self->bare) {
    page = gouji_write_html_bare (paper);
  } else {
    record = create_record (self, NULL, TRUE);
    json = gouji_report_record_print (record, FALSE);
    page = gouji_write_html (paper, json);
  }

  return g_bytes_new_take (page, strlen (page));
}

static GBytes *
write_saved (GoujiWriteJob *self, GoujiPaper *paper, GCancellable *cancellable, GError **error)
{
  return g_bytes_ref (self->saved);
}

static GBytes *
write_docx (GoujiWriteJob *self, GoujiPaper *paper, GCancellable *cancellable, GError **error)
{
  return gouji_write_docx (paper, self->layout, error);
}

static void
note_substitutions (GoujiWriteJob *self, GoujiPages *pages)
{
  GPtrArray *substitutions = gouji_pages_get_substitutions (pages);

  for (guint i = 0; i < substitutions->len; i++)
    g_ptr_array_add (self->substitutions, gouji_substitution_copy (substitutions->pdata[i]));
  g_set_str (&self->missing_glyphs, gouji_pages_get_missing_glyphs (pages));
}

static GBytes *
write_pdf (GoujiWriteJob *self, GoujiPaper *paper, GCancellable *cancellable, GError **error)
{
  PangoFontMap *fonts = pango_cairo_font_map_get_default (); /* of this thread */
  g_autoptr (GoujiPages) pages = gouji_pages_new (paper, self->layout, fonts, cancellable, error);
  g_autoptr (GError) failure = NULL;
  GBytes *bytes;

  if (pages == NULL)
    return NULL;

  note_substitutions (self, pages);
  bytes = gouji_pages_to_pdf (pages, cancellable, &failure);
  if (g_error_matches (failure, GOUJI_PAGES_ERROR, GOUJI_PAGES_ERROR_DRAWING))
    g_set_error_literal (error, GOUJI_WRITE_ERROR, GOUJI_WRITE_ERROR_FAILED, failure->message);
  else if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));

  return bytes;
}

/* A format without a function cannot be written. */
static const struct {
  const char *name;
  WriteFunc write;
} formats[] = {
  [GOUJI_WRITE_DOCX] = { "docx", write_docx },    [GOUJI_WRITE_PDF] = { "pdf", write_pdf },
  [GOUJI_WRITE_HTML] = { "html", write_page },    [GOUJI_WRITE_XLSX] = { "xlsx", write_xlsx },
  [GOUJI_WRITE_CSV] = { "csv", write_csv },       [GOUJI_WRITE_JSON] = { "json", write_json },
  [GOUJI_WRITE_GOUJI] = { "gouji", write_saved },
};

G_STATIC_ASSERT (G_N_ELEMENTS (formats) == GOUJI_N_WRITE_FORMATS);

static gboolean
fail_format (GError **error)
{
  g_set_error_literal (error, GOUJI_WRITE_ERROR, GOUJI_WRITE_ERROR_FORMAT, "no format that can be written");
  return FALSE;
}

/**
 * gouji_write_format_to_string:
 *
 * Returns: the ending of the format's files, without the dot
 */
const char *
gouji_write_format_to_string (GoujiWriteFormat format)
{
  g_return_val_if_fail ((guint) format < GOUJI_N_WRITE_FORMATS, NULL);

  return formats[format].name;
}

/**
 * gouji_write_format_from_name:
 * @file_name: (type filename): name of the file to be written, its folder with it or not
 * @format: (out): what its ending stands for, in capitals or small letters
 * @error: return location for %GOUJI_WRITE_ERROR_FORMAT
 *
 * Returns: whether a file of this name can be written
 */
gboolean
gouji_write_format_from_name (const char *file_name, GoujiWriteFormat *format, GError **error)
{
  g_return_val_if_fail (file_name != NULL && format != NULL, FALSE);

  const char *slash = strrchr (file_name, G_DIR_SEPARATOR);
  const char *base = slash != NULL ? slash + 1 : file_name;
  const char *dot = strrchr (base, '.');

  /* A name that begins with its only dot is that of a hidden file and has no ending. */
  for (guint i = 0; dot != NULL && dot > base && i < G_N_ELEMENTS (formats); i++) {
    if (formats[i].write != NULL && g_ascii_strcasecmp (dot + 1, formats[i].name) == 0) {
      *format = (GoujiWriteFormat) i;
      return TRUE;
    }
  }

  return fail_format (error);
}

/**
 * gouji_write_job_new:
 * @report: what to export
 * @last_year: (nullable): the report of the year before, for findings that compare the two, in place of the
 * one that @report keeps
 * @filler: what the report was filled with, or could have been
 * @options: (nullable): choices, %NULL for none
 *
 * Takes a copy of all that is needed, so that the reports may be changed while the job is run.
 *
 * Returns: (transfer full): a job to be run once
 */
GoujiWriteJob *
gouji_write_job_new (GoujiReport *report,
                     GoujiReport *last_year,
                     GoujiFiller *filler,
                     GoujiWriteFormat format,
                     const GoujiWriteOptions *options)
{
  g_return_val_if_fail (GOUJI_IS_REPORT (report), NULL);
  g_return_val_if_fail (last_year == NULL || GOUJI_IS_REPORT (last_year), NULL);
  g_return_val_if_fail (filler != NULL, NULL);
  g_return_val_if_fail ((guint) format < GOUJI_N_WRITE_FORMATS, NULL);

  static const GoujiWriteOptions none = { 0 };
  GoujiWriteJob *self = g_new0 (GoujiWriteJob, 1);

  options = options != NULL ? options : &none;
  self->format = format;
  self->report = gouji_report_copy (report);
  last_year = last_year != NULL ? last_year : gouji_report_get_last_year (report);
  self->last_year = last_year != NULL ? gouji_report_copy (last_year) : NULL;
  self->filler = gouji_filler_ref (filler);
  self->saved = format == GOUJI_WRITE_GOUJI ? gouji_report_to_bytes (report) : NULL;
  self->layout = options->layout != NULL ? gouji_paper_layout_ref (options->layout) : NULL;
  self->bare = options->bare;
  self->file = g_strdup (options->file != NULL ? options->file : gouji_report_get_source_name (report));
  self->index = MAX (options->index, 1);
  self->substitutions = g_ptr_array_new_with_free_func ((GDestroyNotify) gouji_substitution_free);
  self->missing_glyphs = g_strdup ("");

  return self;
}

void
gouji_write_job_free (GoujiWriteJob *self)
{
  g_clear_object (&self->report);
  g_clear_object (&self->last_year);
  g_clear_pointer (&self->filler, gouji_filler_unref);
  g_clear_pointer (&self->saved, g_bytes_unref);
  g_clear_pointer (&self->layout, gouji_paper_layout_unref);
  g_clear_pointer (&self->substitutions, g_ptr_array_unref);
  g_free (self->missing_glyphs);
  g_free (self->file);
  g_free (self);
}

/**
 * gouji_write_job_run:
 * @cancellable: (nullable): to stop it
 * @error: return location for a [error@WriteError] or %G_IO_ERROR_CANCELLED
 *
 * Makes the file. Blocks: meant for threads.
 *
 * Returns: (transfer full) (nullable): its bytes
 */
GBytes *
gouji_write_job_run (GoujiWriteJob *self, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_autoptr (GoujiPaper) paper = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (formats[self->format].write == NULL) {
    fail_format (error);
    return NULL;
  }

  paper = gouji_paper_new (self->report);
  self->n_unsure = gouji_paper_get_n_unsure (paper);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  bytes = formats[self->format].write (self, paper, cancellable, error);
  if (bytes == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  return g_steal_pointer (&bytes);
}

/**
 * gouji_write_job_get_substitutions:
 *
 * Returns: (element-type GoujiSubstitution): the fonts that this machine does not have and what stands in for
 * them, once a PDF was made
 */
GPtrArray *
gouji_write_job_get_substitutions (GoujiWriteJob *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->substitutions;
}

/**
 * gouji_write_job_get_missing_glyphs:
 *
 * Returns: characters that no font of this machine can show, each once, once a PDF was made; empty where
 * there are none
 */
const char *
gouji_write_job_get_missing_glyphs (GoujiWriteJob *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->missing_glyphs;
}

/**
 * gouji_write_job_get_n_unsure:
 *
 * Returns: how many of the figures in the file are marked as unsure, once the job was run
 */
guint
gouji_write_job_get_n_unsure (GoujiWriteJob *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_unsure;
}
