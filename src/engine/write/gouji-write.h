/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "fill/gouji-filler.h"
#include "paper/gouji-paper-layout.h"

G_BEGIN_DECLS

#define GOUJI_WRITE_ERROR (gouji_write_error_quark ())

/**
 * GoujiWriteError:
 * @GOUJI_WRITE_ERROR_FORMAT: a file of this name would be in no format that can be written
 * @GOUJI_WRITE_ERROR_TOO_LARGE: the report is too large for the format
 * @GOUJI_WRITE_ERROR_FAILED: a library could not make the file
 *
 * Why nothing was written.
 */
typedef enum {
  GOUJI_WRITE_ERROR_FORMAT,
  GOUJI_WRITE_ERROR_TOO_LARGE,
  GOUJI_WRITE_ERROR_FAILED,
} GoujiWriteError;

GQuark gouji_write_error_quark (void);

/**
 * GoujiWriteFormat:
 *
 * What a report can be exported as. The name of each is the ending of its files.
 */
typedef enum {
  GOUJI_WRITE_DOCX,
  GOUJI_WRITE_PDF,
  GOUJI_WRITE_HTML,
  GOUJI_WRITE_XLSX,
  GOUJI_WRITE_CSV,
  GOUJI_WRITE_JSON,
  GOUJI_WRITE_GOUJI,
  GOUJI_N_WRITE_FORMATS,
} GoujiWriteFormat;

/**
 * GoujiWriteOptions:
 * @layout: (nullable): what the pages look like, which DOCX and PDF cannot do without
 * @bare: for HTML, whether to write only the article, with the looks inline, for pasting into the editor of a
 * portal
 * @file: (nullable): for JSON, what the file is called that the report stands in; %NULL for the name of the
 * source that it was read from
 * @index: for JSON, which report of that file it is, from 1; 0 is the same as 1
 *
 * Choices of an export.
 */
typedef struct {
  GoujiPaperLayout *layout;
  gboolean bare;
  const char *file;
  guint index;
} GoujiWriteOptions;

/**
 * GoujiWriteJob:
 *
 * An export: a copy of the report at one moment, what is made of it, and the bytes. Made on the thread that
 * the report belongs to; gouji_write_job_run() may be called by another.
 */
typedef struct _GoujiWriteJob GoujiWriteJob;

const char *gouji_write_format_to_string (GoujiWriteFormat format);
gboolean gouji_write_format_from_name (const char *file_name, GoujiWriteFormat *format, GError **error);

GoujiWriteJob *gouji_write_job_new (GoujiReport *report,
                                    GoujiReport *last_year,
                                    GoujiFiller *filler,
                                    GoujiWriteFormat format,
                                    const GoujiWriteOptions *options) G_GNUC_WARN_UNUSED_RESULT;
void gouji_write_job_free (GoujiWriteJob *self);
GBytes *gouji_write_job_run (GoujiWriteJob *self, GCancellable *cancellable, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *gouji_write_job_get_substitutions (GoujiWriteJob *self);
const char *gouji_write_job_get_missing_glyphs (GoujiWriteJob *self);
guint gouji_write_job_get_n_unsure (GoujiWriteJob *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiWriteJob, gouji_write_job_free)

G_END_DECLS
