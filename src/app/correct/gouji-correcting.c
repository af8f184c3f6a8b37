/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "correct/gouji-correcting.h"

#include "fill/gouji-refill.h"

/**
 * Reading:
 * @document: (nullable): what is read
 * @form_then: the form that the report had when it was begun
 * @range_then: and the range
 * @form: the form that is wanted
 * @range: the range that is wanted
 *
 * What a thread is told to read.
 */
typedef struct {
  GoujiFiller *filler;
  GoujiDocument *document;
  GoujiForm *form_then;
  GoujiRange range_then;
  GoujiForm *form;
  GoujiRange range;
  GVariant *wanted;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  gouji_filler_unref (reading->filler);
  g_clear_pointer (&reading->document, gouji_document_unref);
  gouji_form_unref (reading->form_then);
  gouji_form_unref (reading->form);
  g_variant_unref (reading->wanted);
  g_free (reading);
}

static GoujiForm *
find_form (GoujiOpenReport *report, GVariant *wanted)
{
  GoujiForm *form = gouji_report_get_form (gouji_open_report_get_report (report));
  GoujiForm *other = NULL;
  const char *id;

  if (g_variant_lookup (wanted, "form", "&s", &id))
    other = gouji_form_set_find (gouji_kit_get_forms (gouji_open_report_get_kit (report)), id);

  return other != NULL ? other : form;
}

/* What lies outside of the document is not asked of anybody. */
static GoujiRange
find_range (GoujiOpenReport *report, GVariant *wanted)
{
  GoujiReport *content = gouji_open_report_get_report (report);
  GoujiDocument *document = gouji_report_get_document (content);
  GoujiRange range = gouji_report_get_document_range (content);
  guint start;
  guint end;

  if (document != NULL && g_variant_lookup (wanted, "range", "(uu)", &start, &end) && start < end &&
      end <= gouji_document_get_length (document))
    range = (GoujiRange) { start, end };

  return range;
}

static gboolean
is_same_range (GoujiRange a, GoujiRange b)
{
  return a.start == b.start && a.end == b.end;
}

/* A report that was begun from nothing has nothing to be read: all that it holds is the user's. */
static GoujiRereading *
read_nothing (const Reading *reading)
{
  GoujiRereading *nothing = g_new0 (GoujiRereading, 1);

  nothing->then = gouji_report_new (reading->form_then);
  nothing->now = gouji_report_new (reading->form);
  return nothing;
}

static void
read_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Reading *reading = data;
  GError *error = NULL;
  GoujiRereading *read = NULL;

  if (reading->document == NULL)
    read = read_nothing (reading);
  else
    read = gouji_reread (reading->filler, reading->document, reading->form_then, reading->range_then,
                         reading->form, reading->range, cancellable, &error);

  if (read != NULL)
    g_task_return_pointer (task, read, (GDestroyNotify) gouji_rereading_free);
  else
    g_task_return_error (task, error);
}

/**
 * gouji_correct_async:
 * @report: an open report
 * @wanted: what it is to be read as
 * @cancellable: (nullable): to stop it
 * @callback: called when the document has been read
 *
 * Works out what the report becomes. Nothing is changed yet.
 */
void
gouji_correct_async (GoujiOpenReport *report,
                     GVariant *wanted,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (report, cancellable, callback, user_data);
  GoujiReport *content = gouji_open_report_get_report (report);
  GoujiDocument *document = gouji_report_get_document (content);
  Reading *reading = g_new0 (Reading, 1);

  reading->filler = gouji_filler_ref (gouji_kit_get_filler (gouji_open_report_get_kit (report)));
  reading->document = document != NULL ? gouji_document_ref (document) : NULL;
  reading->form_then = gouji_form_ref (gouji_report_get_form (content));
  reading->range_then = gouji_report_get_document_range (content);
  reading->form = gouji_form_ref (find_form (report, wanted));
  reading->range = find_range (report, wanted);
  reading->wanted = g_variant_ref (wanted);

  g_task_set_source_tag (task, gouji_correct_async);
  g_task_set_task_data (task, reading, reading_free);
  g_task_run_in_thread (task, read_in_thread);
}

static void
set_wanted_fields (GoujiCorrection *correction, GVariant *wanted)
{
  for (GoujiField field = 0; field < GOUJI_N_CONTENT_FIELDS; field++) {
    const char *text;

    if (g_variant_lookup (wanted, gouji_field_to_string (field), "&s", &text))
      gouji_correction_set_field (correction, field, *text != '\0' ? text : NULL);
  }
}

/**
 * gouji_correct_finish:
 * @report: the report of gouji_correct_async()
 *
 * Returns: (transfer full) (nullable): the correction, for the report as it is now; %NULL with an error,
 * which is %G_IO_ERROR_CANCELLED also when the report has been read as something else in the meantime
 */
GoujiCorrection *
gouji_correct_finish (GoujiOpenReport *report, GAsyncResult *result, GError **error)
{
  g_autoptr (GoujiRereading) read = g_task_propagate_pointer (G_TASK (result), error);
  const Reading *reading = g_task_get_task_data (G_TASK (result));
  GoujiReport *content = gouji_open_report_get_report (report);

  if (read == NULL)
    return NULL;
  if (gouji_report_get_form (content) != reading->form_then ||
      !is_same_range (gouji_report_get_document_range (content), reading->range_then)) {
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "the report has been read anew meanwhile");
    return NULL;
  }

  GoujiCorrection *correction = gouji_rereading_correct (read, content);
  set_wanted_fields (correction, reading->wanted);
  return correction;
}

/**
 * gouji_correct_reads_anew:
 *
 * Returns: whether the document must be read again for what is wanted
 */
gboolean
gouji_correct_reads_anew (GoujiOpenReport *report, GVariant *wanted)
{
  GoujiReport *content = gouji_open_report_get_report (report);

  return find_form (report, wanted) != gouji_report_get_form (content) ||
         !is_same_range (find_range (report, wanted), gouji_report_get_document_range (content));
}

/**
 * gouji_correct_fields:
 * @wanted: what the report is to say of itself
 *
 * Sets it, as one step, where nothing must be read again.
 */
void
gouji_correct_fields (GoujiOpenReport *report, GVariant *wanted)
{
  GoujiReport *content = gouji_open_report_get_report (report);

  gouji_report_begin_step (content);
  for (GoujiField field = 0; field < GOUJI_N_CONTENT_FIELDS; field++) {
    const char *text;

    if (g_variant_lookup (wanted, gouji_field_to_string (field), "&s", &text))
      gouji_report_set_field (content, field, text);
  }
  gouji_report_end_step (content);
}
