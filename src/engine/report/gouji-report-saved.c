/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "report/gouji-report.h"

#include "report/gouji-report-private.h"

static void
free_value (gpointer data)
{
  GoujiValue *value = data;

  gouji_value_clear (value);
  g_free (value);
}

GoujiSaved *
gouji_saved_new (GoujiReport *self)
{
  GoujiSaved *saved = g_new0 (GoujiSaved, 1);

  saved->values = g_hash_table_new_full (NULL, NULL, NULL, free_value);
  saved->reading = self->reading;
  return saved;
}

void
gouji_saved_free (GoujiSaved *saved)
{
  g_hash_table_unref (saved->values);
  g_free (saved);
}

static gboolean
is_changed (GoujiReport *self, const GoujiSaved *saved)
{
  return saved->reading != self->reading || g_hash_table_size (saved->values) > 0;
}

/* Returns: whether what the change speaks of stays when another reading takes the place of what was read */
gboolean
gouji_change_outlives_reading (GoujiChange kind)
{
  return kind == GOUJI_CHANGE_FIELD || kind == GOUJI_CHANGE_EXCUSES || kind == GOUJI_CHANGE_LAST_YEAR;
}

/* What the report says of itself, what is set aside and last year's report are no part of what was read: they
 * change with their own edits. */
static gboolean
can_compare (GoujiReport *self, const GoujiSaved *saved, GoujiChange kind)
{
  return gouji_change_outlives_reading (kind) || saved->reading == self->reading;
}

static guint
get_key (GoujiChange kind, guint index)
{
  return index * GOUJI_N_CHANGES + kind;
}

/* Remembers what stands there in a file, until the same stands there again. */
static void
track_file (GoujiReport *self,
            GoujiSaved *saved,
            GoujiChange kind,
            guint index,
            const GoujiValue *from,
            const GoujiValue *now)
{
  if (!can_compare (self, saved, kind))
    return;

  GHashTable *values = saved->values;
  gpointer key = GUINT_TO_POINTER (get_key (kind, index));
  GoujiValue *value = g_hash_table_lookup (values, key);

  if (value == NULL) {
    value = g_new (GoujiValue, 1);
    *value = gouji_value_copy (from);
    g_hash_table_insert (values, key, value);
  }
  if (gouji_value_equal (value, now))
    g_hash_table_remove (values, key);
}

/* Says that @now stands where @from stood. */
void
gouji_report_track_saved (
  GoujiReport *self, GoujiChange kind, guint index, const GoujiValue *from, const GoujiValue *now)
{
  track_file (self, self->saved, kind, index, from, now);
  if (self->being_saved != NULL)
    track_file (self, self->being_saved, kind, index, from, now);
}

gboolean
gouji_report_get_modified (GoujiReport *self)
{
  g_return_val_if_fail (GOUJI_IS_REPORT (self), FALSE);

  return self->never_saved || is_changed (self, self->saved) ||
         (self->being_saved != NULL && is_changed (self, self->being_saved));
}

/**
 * gouji_report_begin_saving:
 *
 * Says that the report as it is now is being written to a file. Until gouji_report_end_saving() it may be
 * changed, and it is known what it differs in from the old file and from the new one.
 */
void
gouji_report_begin_saving (GoujiReport *self)
{
  g_return_if_fail (GOUJI_IS_REPORT (self));
  g_return_if_fail (self->being_saved == NULL);

  self->being_saved = gouji_saved_new (self);
  gouji_history_break_typing (self->history);
}

/**
 * gouji_report_end_saving:
 * @done: whether the file has the report now, as it was at gouji_report_begin_saving()
 *
 * The history stays.
 */
void
gouji_report_end_saving (GoujiReport *self, gboolean done)
{
  g_return_if_fail (GOUJI_IS_REPORT (self));
  g_return_if_fail (self->being_saved != NULL);

  GoujiSaved *written = g_steal_pointer (&self->being_saved);
  gouji_saved_free (done ? self->saved : written);
  if (done) {
    self->saved = written;
    self->never_saved = FALSE;
  }
  gouji_report_announce (self);
}

/**
 * gouji_report_mark_saved:
 *
 * Says that a file now has the report as it is. The history stays.
 */
void
gouji_report_mark_saved (GoujiReport *self)
{
  gouji_report_begin_saving (self);
  gouji_report_end_saving (self, TRUE);
}

/* Says that no file has the report as it is, and that no undo leads to what a file has. */
void
gouji_report_mark_unsaved (GoujiReport *self)
{
  self->never_saved = TRUE;
  gouji_report_announce (self);
}

/* Says that what stands there now is what a file has, or what was read: not a user's change. */
void
gouji_report_forget_saved (GoujiReport *self, GoujiChange kind, guint index)
{
  gpointer key = GUINT_TO_POINTER (get_key (kind, index));

  if (can_compare (self, self->saved, kind))
    g_hash_table_remove (self->saved->values, key);
  if (self->being_saved != NULL && can_compare (self, self->being_saved, kind))
    g_hash_table_remove (self->being_saved->values, key);
}
