/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "form/gouji-sentence.h"
#include "paper/gouji-paper.h"

G_BEGIN_DECLS

/**
 * GoujiHtmlWriter:
 * @out: what has been written
 * @form: whose sentences are used
 * @bare: whether looks stand in each element and nothing depends on a style sheet
 * @rank: of the last heading, 1 to 5
 *
 * A web page while it is written.
 */
typedef struct {
  GString *out;
  GoujiForm *form;
  gboolean bare;
  guint rank;
} GoujiHtmlWriter;

void gouji_html_append_text (GString *out, const char *text, gssize length);
void gouji_html_append_json (GString *out, const char *json);
void gouji_html_append_attribute (GString *out, const char *name, const char *value);
void
gouji_html_append_sentence (GoujiHtmlWriter *self, const char *name, const GoujiWord *words, guint n_words);
void gouji_html_append_table (
  GoujiHtmlWriter *self, const GoujiPaperTable *table, const char *id, const char *caption, gboolean seen);

G_END_DECLS
