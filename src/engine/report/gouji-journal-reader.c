/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "report/gouji-journal-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "report/gouji-disk.h"
#include "report/gouji-report-file.h"
#include "report/gouji-report-json.h"
#include "report/gouji-report-private.h"
#include "report/gouji-ties-json.h"

#define MAX_HEADER (64 * 1024)
#define MAX_FILE (1024 * 1024 * 1024)

static gboolean
fail_damaged (GError **error, const char *message)
{
  g_set_error_literal (error, GOUJI_REPORT_FILE_ERROR, GOUJI_REPORT_FILE_ERROR_DAMAGED, message);
  return FALSE;
}

static void
clear_header (GoujiJournalHeader *self)
{
  g_free (self->saved_as);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GoujiJournalHeader, clear_header)

/* Returns: (transfer full) (nullable): the object that the line holds */
static JsonNode *
parse_line (const char *line, gsize length)
{
  g_autoptr (JsonParser) parser = json_parser_new ();

  json_parser_set_strict (parser, TRUE);
  if (!g_utf8_validate_len (line, length, NULL) ||
      !json_parser_load_from_data (parser, line, (gssize) length, NULL))
    return NULL;

  JsonNode *root = json_parser_get_root (parser);
  return root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_parser_steal_root (parser) : NULL;
}

static const char *
get_text (JsonObject *object, const char *name)
{
  const char *text = json_object_get_string_member_with_default (object, name, NULL);

  return text != NULL && g_utf8_validate (text, -1, NULL) ? text : NULL;
}

/* Reads the first line of a journal. */
static gboolean
parse_header (const char *data, gsize length, GoujiJournalHeader *header)
{
  const char *end = memchr (data, '\n', MIN (length, MAX_HEADER));
  g_autoptr (JsonNode) node = end != NULL ? parse_line (data, (gsize) (end - data)) : NULL;

  if (node == NULL)
    return FALSE;

  JsonObject *object = json_node_get_object (node);
  gint64 version = json_object_get_int_member_with_default (object, "gouji_journal", 0);
  gint64 base = json_object_get_int_member_with_default (object, "base", -1);
  if (version != GOUJI_JOURNAL_VERSION || base < 0 || base > MAX_FILE)
    return FALSE;

  header->saved_as = g_strdup (get_text (object, "saved_as"));
  header->modified = json_object_get_boolean_member_with_default (object, "modified", FALSE);
  header->base_start = (gsize) (end + 1 - data);
  header->base_length = (gsize) base;
  return TRUE;
}

static gboolean
replay_figure (GoujiReport *report, JsonObject *line)
{
  const char *id = get_text (line, "figure");
  const GoujiCell *cell = id != NULL ? gouji_form_find_cell (gouji_report_get_form (report), id) : NULL;
  GoujiHow how;

  if (cell == NULL || !gouji_how_from_string (get_text (line, "how"), &how))
    return FALSE;

  gouji_report_set_entered (report, cell, get_text (line, "entered"), how);
  return TRUE;
}

/* Returns: (transfer full) (nullable): the ties that the line has for @text */
static GPtrArray *
read_bindings (GoujiReport *report, JsonObject *line, const char *text)
{
  JsonNode *node = json_object_get_member (line, "bindings");
  g_autoptr (GError) error = NULL;
  GoujiParser parser = { .report = report, .error = &error };
  g_autoptr (GPtrArray) bindings = gouji_bindings_new ();

  return JSON_NODE_HOLDS_ARRAY (node) &&
             gouji_parser_read_bindings (&parser, json_node_get_array (node), "", text, bindings)
           ? g_steal_pointer (&bindings)
           : NULL;
}

static gboolean
replay_text (GoujiReport *report, const GoujiPart *part, JsonObject *line, const char *text)
{
  if (!json_object_has_member (line, "bindings")) {
    gouji_report_set_text (report, part, text);
    return TRUE;
  }

  g_autoptr (GPtrArray) bindings = read_bindings (report, line, text);
  if (bindings == NULL)
    return FALSE;
  gouji_report_set_bound_text (report, part, text, bindings);
  return TRUE;
}

/* Narratives are long: a line has only what was cut out, in code points, and what was put in its place. */
static gboolean
replay_narrative (GoujiReport *report, JsonObject *line)
{
  const char *id = get_text (line, "narrative");
  const GoujiPart *part = id != NULL ? gouji_form_find_part (gouji_report_get_form (report), id) : NULL;
  const char *inserted = get_text (line, "text");
  gint64 at = json_object_get_int_member_with_default (line, "at", -1);
  gint64 cut = json_object_get_int_member_with_default (line, "cut", -1);

  if (part == NULL || inserted == NULL)
    return FALSE;

  const char *text = gouji_report_get_narrative (report, part)->text;
  glong length = g_utf8_strlen (text, -1);
  if (at < 0 || cut < 0 || at > length || cut > length - at)
    return FALSE;

  const char *start = g_utf8_offset_to_pointer (text, (glong) at);
  const char *rest = g_utf8_offset_to_pointer (start, (glong) cut);
  g_autofree char *head = g_strndup (text, (gsize) (start - text));
  g_autofree char *after = g_strconcat (head, inserted, rest, NULL);
  return replay_text (report, part, line, after);
}

static gboolean
replay_field (GoujiReport *report, JsonObject *line)
{
  const char *name = get_text (line, "field");

  for (GoujiField field = 0; field < GOUJI_N_FIELDS; field++) {
    if (g_strcmp0 (name, gouji_field_to_string (field)) == 0) {
      const char *value = get_text (line, "value");
      g_autoptr (GRefString) text = value != NULL && *value != '\0' ? g_ref_string_new (value) : NULL;

      gouji_report_edit_value (report, GOUJI_CHANGE_FIELD, field, &(GoujiValue) { .text = text });
      return TRUE;
    }
  }

  return FALSE;
}

static gboolean
replay_confirmation (GoujiReport *report, JsonObject *line)
{
  const char *id = get_text (line, "confirmed");
  const GoujiCell *cell = id != NULL ? gouji_form_find_cell (gouji_report_get_form (report), id) : NULL;

  if (cell == NULL)
    return FALSE;

  gouji_report_set_confirmed (report, cell,
                              json_object_get_boolean_member_with_default (line, "value", FALSE));
  return TRUE;
}

static gboolean
replay_reading (GoujiReport *report, JsonObject *line, GoujiFormSet *forms)
{
  JsonNode *node = json_object_get_member (line, "reading");
  GoujiReport *reading = NULL;

  if (JSON_NODE_HOLDS_OBJECT (node))
    reading = gouji_report_reading_from_json (json_node_get_object (node), gouji_report_get_document (report),
                                              forms, NULL);
  if (reading == NULL)
    return FALSE;

  gouji_report_set_reading (report, reading);
  return TRUE;
}

static gboolean
replay_excuses (GoujiReport *report, JsonObject *line)
{
  JsonNode *node = json_object_get_member (line, "excuses");
  g_autoptr (GError) error = NULL;
  GoujiParser parser = { .report = report, .error = &error };
  g_autoptr (GPtrArray) excuses = gouji_excuses_new ();

  if (!JSON_NODE_HOLDS_ARRAY (node) ||
      !gouji_parser_read_excuses (&parser, json_node_get_array (node), excuses))
    return FALSE;

  gouji_report_edit_value (report, GOUJI_CHANGE_EXCUSES, 0, &(GoujiValue) { .excuses = excuses });
  return TRUE;
}

static gboolean
replay_last_year (GoujiReport *report, JsonObject *line, GoujiFormSet *forms)
{
  JsonNode *node = json_object_get_member (line, "last_year");
  g_autoptr (GoujiReport) last_year = NULL;

  if (JSON_NODE_HOLDS_OBJECT (node))
    last_year = gouji_report_snapshot_from_json (json_node_get_object (node), forms, NULL);
  if (last_year == NULL && !JSON_NODE_HOLDS_NULL (node))
    return FALSE;

  gouji_report_edit_value (report, GOUJI_CHANGE_LAST_YEAR, 0, &(GoujiValue) { .last_year = last_year });
  return TRUE;
}

static gboolean
replay_change (GoujiReport *report, JsonObject *line, GoujiFormSet *forms)
{
  if (json_object_has_member (line, "last_year"))
    return replay_last_year (report, line, forms);
  if (json_object_has_member (line, "excuses"))
    return replay_excuses (report, line);
  if (json_object_has_member (line, "figure"))
    return replay_figure (report, line);
  if (json_object_has_member (line, "narrative"))
    return replay_narrative (report, line);
  if (json_object_has_member (line, "confirmed"))
    return replay_confirmation (report, line);

  return replay_field (report, line);
}

/**
 * Replay:
 * @step: the step of the line before
 * @n_lost: how many lines could not be made again
 * @texts_known: whether the narratives are as they were when the next line was written
 */
typedef struct {
  GoujiReport *report;
  GoujiFormSet *forms;
  gint64 step;
  guint n_lost;
  gboolean texts_known;
} Replay;

/* Lines of the same step become one step again. */
static gboolean
replay_line (Replay *self, JsonObject *line)
{
  gint64 next = json_object_get_int_member_with_default (line, "step", -1);

  if (next != self->step) {
    gouji_report_end_step (self->report);
    gouji_report_begin_step (self->report);
    self->step = next;
  }

  if (json_object_has_member (line, "reading")) {
    self->texts_known = replay_reading (self->report, line, self->forms);
    return self->texts_known;
  }
  return (self->texts_known || !json_object_has_member (line, "narrative")) &&
         replay_change (self->report, line, self->forms);
}

/* Whether the line tells how something became, whatever was lost before. A change of a narrative is a
 * difference to the one before, so that none can be made once one is missing, until a reading brings all
 * texts anew. */
static gboolean
is_whole (JsonObject *line)
{
  static const char *const kinds[] = { "figure", "field", "confirmed", "excuses", "last_year" };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++) {
    if (json_object_has_member (line, kinds[i]))
      return TRUE;
  }

  return FALSE;
}

static void
take_line (Replay *self, const char *data, gsize length)
{
  g_autoptr (JsonNode) node = parse_line (data, length);
  JsonObject *line = node != NULL ? json_node_get_object (node) : NULL;

  if (line != NULL && replay_line (self, line))
    return;

  self->n_lost++;
  if (line == NULL || !is_whole (line))
    self->texts_known = FALSE;
}

/* The last line is left out if it does not end: it was being written. */
static guint
replay (GoujiReport *report, GoujiFormSet *forms, const char *data, gsize length)
{
  Replay self = { .report = report, .forms = forms, .step = -1, .texts_known = TRUE };

  gouji_report_begin_replay (report);
  gouji_report_begin_step (report);
  for (const char *end = memchr (data, '\n', length); end != NULL; end = memchr (data, '\n', length)) {
    take_line (&self, data, (gsize) (end - data));
    length -= (gsize) (end + 1 - data);
    data = end + 1;
  }
  gouji_report_end_step (report);
  gouji_report_end_replay (report);

  return self.n_lost;
}

static GoujiReport *
read_report (const char *data,
             gsize length,
             GoujiFormSet *forms,
             GoujiJournalHeader *header,
             guint *n_lost,
             GError **error)
{
  if (!parse_header (data, length, header) || header->base_length > length - header->base_start) {
    fail_damaged (error, "journal");
    return NULL;
  }

  const char *base = data + header->base_start;
  g_autoptr (GBytes) bytes = g_bytes_new_static (base, header->base_length);
  GoujiReport *report = gouji_report_from_bytes (bytes, forms, error);
  if (report != NULL)
    *n_lost =
      replay (report, forms, base + header->base_length, length - header->base_start - header->base_length);

  return report;
}

static GoujiReport *
recover (int fd, const char *path, GoujiFormSet *forms, char **saved_as, guint *n_lost, GError **error)
{
  g_auto (GoujiJournalHeader) header = { 0 };
  struct stat info;
  guint lost = 0;

  if (!gouji_journal_lock (fd, TRUE)) {
    gouji_disk_fail (error, EBUSY, path);
    return NULL;
  }
  if (fstat (fd, &info) != 0 || info.st_size > MAX_FILE) {
    fail_damaged (error, path);
    return NULL;
  }

  g_autoptr (GMappedFile) file = g_mapped_file_new_from_fd (fd, FALSE, error);
  if (file == NULL)
    return NULL;

  gsize length = g_mapped_file_get_length (file);
  const char *data = length > 0 ? g_mapped_file_get_contents (file) : "";
  GoujiReport *report = read_report (data, length, forms, &header, &lost, error);
  if (report == NULL)
    return NULL;

  gouji_report_break_typing (report);
  gouji_report_mark_unsaved (report);
  gouji_report_put_recovered_from (report, path);
  if (n_lost != NULL)
    *n_lost = lost;
  if (saved_as != NULL)
    *saved_as = g_steal_pointer (&header.saved_as);
  return report;
}

/* Returns: whether the journal is this process's now, or nobody's */
gboolean
gouji_journal_lock (int fd, gboolean shared)
{
  return flock (fd, (shared ? LOCK_SH : LOCK_EX) | LOCK_NB) == 0;
}

/* Returns: whether a journal holds anything that no saved file has. One that cannot be read may. */
gboolean
gouji_journal_holds_work (int fd)
{
  g_auto (GoujiJournalHeader) header = { 0 };
  g_autofree char *data = g_malloc (MAX_HEADER);
  struct stat info;
  gssize length = pread (fd, data, MAX_HEADER, 0);

  if (length == 0)
    return FALSE;
  if (length < 0 || fstat (fd, &info) != 0 || !parse_header (data, (gsize) length, &header))
    return TRUE;

  return header.saved_as == NULL || header.modified ||
         (gsize) info.st_size > header.base_start + header.base_length;
}

static gboolean
is_abandoned (const char *path)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC);

  if (fd < 0)
    return FALSE;

  gboolean unused = gouji_journal_lock (fd, TRUE);
  gboolean abandoned = unused && gouji_journal_holds_work (fd);
  if (unused && !abandoned)
    g_unlink (path);
  close (fd);

  return abandoned;
}

/* Whoever writes it holds the lock of the journal whose place it will take. */
static void
delete_unfinished (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *journal = g_strndup (path, strlen (path) - strlen (".new"));
  int fd = open (journal, O_RDONLY | O_CLOEXEC);

  if (fd < 0 ? errno == ENOENT : gouji_journal_lock (fd, FALSE))
    g_unlink (path);
  if (fd >= 0)
    close (fd);
}

static int
compare_paths (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * gouji_journal_find_abandoned:
 * @folder: where journals are
 *
 * Looks for work that was never saved and that no running program holds. Journals left behind with nothing
 * unsaved in them are deleted, and those whose writing was never finished.
 *
 * Returns: (transfer full) (element-type filename): paths for gouji_journal_recover(), sorted
 */
GPtrArray *
gouji_journal_find_abandoned (const char *folder)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (folder != NULL, paths);

  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  for (const char *name = dir != NULL ? g_dir_read_name (dir) : NULL; name != NULL;
       name = g_dir_read_name (dir)) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    if (g_str_has_suffix (name, GOUJI_JOURNAL_NEW_SUFFIX))
      delete_unfinished (folder, name);
    if (g_str_has_suffix (name, GOUJI_JOURNAL_SUFFIX) && is_abandoned (path))
      g_ptr_array_add (paths, g_steal_pointer (&path));
  }

  g_ptr_array_sort (paths, compare_paths);
  return paths;
}

/**
 * gouji_journal_recover:
 * @path: a journal left behind
 * @forms: the forms that its report may be in
 * @saved_as: (out) (optional) (nullable) (transfer full): where its report was last saved, as it was given
 * @n_lost: (out) (optional): how many changes could not be made again, because a later version has written
 * them, the form has changed, or the disk has spoilt them
 *
 * Makes the report again as it was when its journal was left, with its changes as steps that can be undone.
 * The last line is left out if it is not whole.
 *
 * The journal stays until gouji_journal_new() has another for this report, which then takes its place. Who is
 * told of lost changes makes a copy before.
 *
 * Returns: (transfer full) (nullable): the report, modified; or %NULL with a [error@ReportFileError], or a
 *   `G_IO_ERROR`, which is `G_IO_ERROR_BUSY` when the journal is in use
 */
GoujiReport *
gouji_journal_recover (const char *path, GoujiFormSet *forms, char **saved_as, guint *n_lost, GError **error)
{
  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (forms != NULL, NULL);

  int fd = open (path, O_RDONLY | O_CLOEXEC);
  if (fd < 0) {
    gouji_disk_fail (error, errno, path);
    return NULL;
  }

  GoujiReport *report = recover (fd, path, forms, saved_as, n_lost, error);
  close (fd);
  return report;
}
