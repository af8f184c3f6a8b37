/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "bind/gouji-bind.h"
#include "compile/gouji-compile-private.h"

static gboolean
share_label (const GoujiPart *part, const GoujiPart *other)
{
  for (guint i = 0; part->labels[i] != NULL; i++) {
    if (g_strv_contains (other->labels, part->labels[i]))
      return TRUE;
  }

  return FALSE;
}

/* Returns: (nullable): the part of @form that says what @part of another form says */
static const GoujiPart *
find_same (GoujiForm *form, const GoujiPart *part)
{
  const GoujiPart *same = gouji_form_find_part (form, part->id);

  if (same != NULL && same->table == NULL)
    return same;
  for (guint i = 0; i < gouji_form_get_n_parts (form); i++) {
    same = gouji_form_get_part (form, i);
    if (same->table == NULL && share_label (same, part))
      return same;
  }

  return NULL;
}

/* Where the form has no place for a text, it goes with the first one, below its heading. */
static const GoujiPart *
find_first (GoujiForm *form)
{
  for (guint i = 0; i < gouji_form_get_n_parts (form); i++) {
    if (gouji_form_get_part (form, i)->table == NULL)
      return gouji_form_get_part (form, i);
  }

  return NULL;
}

static void
append_line (GString *text, const char *line)
{
  if (text->len > 0 && text->str[text->len - 1] != '\n')
    g_string_append_c (text, '\n');
  g_string_append (text, line);
}

static void
collect (GoujiCompiling *self, GPtrArray *texts)
{
  GoujiForm *form = gouji_report_get_form (self->compiled->report);
  GoujiForm *last_form = gouji_report_get_form (self->last_year);

  for (guint i = 0; i < gouji_form_get_n_parts (last_form); i++) {
    const GoujiPart *part = gouji_form_get_part (last_form, i);
    const GoujiNarrative *narrative = gouji_report_get_narrative (self->last_year, part);
    const GoujiPart *same = part->table == NULL ? find_same (form, part) : NULL;
    const GoujiPart *place = same != NULL ? same : find_first (form);

    if (part->table != NULL || place == NULL || narrative->text == NULL || *narrative->text == '\0')
      continue;
    if (same == NULL)
      append_line (texts->pdata[place->index], narrative->heading != NULL ? narrative->heading : part->title);
    append_line (texts->pdata[place->index], narrative->text);
  }
}

static void
free_text (gpointer text)
{
  g_string_free (text, TRUE);
}

/**
 * gouji_compile_texts:
 *
 * Takes the texts of last year's report over as a draft. No number in them is this year's: each is marked,
 * and tied to what it was last year's figure of, where that can be told.
 */
void
gouji_compile_texts (GoujiCompiling *self)
{
  GoujiReport *report = self->compiled->report;
  GoujiForm *form = gouji_report_get_form (report);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (free_text);

  for (guint i = 0; i < gouji_form_get_n_parts (form); i++)
    g_ptr_array_add (texts, g_string_new (NULL));
  collect (self, texts);

  for (guint i = 0; i < texts->len; i++) {
    const GoujiPart *part = gouji_form_get_part (form, i);
    const GString *text = texts->pdata[i];
    GoujiNarrative narrative = { .text = text->str, .found = text->len > 0 };
    g_autoptr (GPtrArray) bindings = NULL;

    if (text->len == 0)
      continue;
    bindings = gouji_bind_take_over (self->filler, report, part, text->str);
    gouji_report_put_narrative (report, part, &narrative);
    gouji_report_put_bindings (report, part, bindings);
  }
}
