/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "report/gouji-salvage.h"

#include "report/gouji-mend.h"
#include "report/gouji-parser.h"
#include "report/gouji-report-file.h"
#include "report/gouji-report-json.h"
#include "report/gouji-report-private.h"

/* Who has damaged a file may have damaged all of it: more than so many losses need no name each. */
#define MAX_LOSSES 200

static void
free_loss (gpointer data)
{
  GoujiLoss *loss = data;

  g_free (loss->what);
  g_free (loss);
}

void
gouji_losses_add (GPtrArray *losses, GoujiLossKind kind, const char *what)
{
  GoujiLoss *loss;

  if (losses->len >= MAX_LOSSES)
    return;
  for (guint i = 0; i < losses->len; i++) {
    const GoujiLoss *other = losses->pdata[i];

    if (other->kind == kind && g_strcmp0 (other->what, what) == 0)
      return;
  }

  loss = g_new (GoujiLoss, 1);
  *loss = (GoujiLoss) { kind, g_strdup (what) };
  g_ptr_array_add (losses, loss);
}

/* What every file has: where it is missing, it was lost. */
static void
note_missing (JsonObject *root, GPtrArray *losses)
{
  static const char *const names[] = { "metadata", "narratives", "figures",  "extras",
                                       "tables",   "headings",   "document", "source" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    if (!json_object_has_member (root, names[i]))
      gouji_losses_add (losses, GOUJI_LOSS_MEMBER, names[i]);
  }
}

/**
 * gouji_report_salvage:
 * @bytes: a `.gouji` file that gouji_report_from_bytes() turns down
 * @forms: the forms that this program has
 *
 * Reads what can still be read of it: all that stands before the place at which it breaks off, but for the
 * members that have not their shape; of a report in a form that this program does not have the texts, and the
 * figures as numbers without a cell. The report is read only, and gouji_report_get_losses() names what is
 * missing; nothing is made up in its place. What is left of a damaged report makes a sound file again; one in
 * another form is written as it was.
 *
 * Returns: (transfer full) (nullable): the report; %NULL with a [error@ReportFileError] where not even its
 * form is known
 */
GoujiReport *
gouji_report_salvage (GBytes *bytes, GoujiFormSet *forms, GError **error)
{
  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (forms != NULL, NULL);

  g_autoptr (GPtrArray) losses = g_ptr_array_new_with_free_func (free_loss);
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  if (!gouji_report_file_is_one (bytes) || length > GOUJI_REPORT_FILE_MAX_BYTES) {
    g_set_error_literal (error, GOUJI_REPORT_FILE_ERROR, GOUJI_REPORT_FILE_ERROR_DAMAGED, "no .gouji file");
    return NULL;
  }

  const char *start = memchr (data, '{', length);
  length -= (gsize) (start - data);
  g_autofree char *valid =
    g_utf8_validate_len (start, length, NULL) ? NULL : g_utf8_make_valid (start, (gssize) length);
  if (valid != NULL)
    gouji_losses_add (losses, GOUJI_LOSS_CHARACTERS, NULL);

  gboolean whole;
  g_autofree char *text =
    gouji_json_mend (valid != NULL ? valid : start, valid != NULL ? strlen (valid) : length, &whole);
  g_autoptr (JsonParser) parser = json_parser_new ();
  json_parser_set_strict (parser, TRUE);
  if (!json_parser_load_from_data (parser, text, -1, NULL) ||
      !JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser))) {
    g_set_error_literal (error, GOUJI_REPORT_FILE_ERROR, GOUJI_REPORT_FILE_ERROR_DAMAGED, "no JSON");
    return NULL;
  }

  JsonObject *root = json_node_get_object (json_parser_get_root (parser));
  if (!whole)
    gouji_losses_add (losses, GOUJI_LOSS_END, NULL);
  note_missing (root, losses);
  return gouji_report_from_damaged_json (root, forms, losses, error);
}

/**
 * gouji_report_get_losses:
 *
 * Returns: (transfer none) (nullable) (element-type GoujiLoss): what the file that the report came from no
 * longer says, in its order; %NULL for a report that is whole
 */
const GPtrArray *
gouji_report_get_losses (GoujiReport *report)
{
  g_return_val_if_fail (GOUJI_IS_REPORT (report), NULL);

  return report->losses;
}
