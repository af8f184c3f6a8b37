/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "report/gouji-journal.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "report/gouji-disk.h"
#include "report/gouji-journal-private.h"
#include "report/gouji-report-file.h"
#include "report/gouji-report-json.h"
#include "report/gouji-report-private.h"
#include "report/gouji-ties-json.h"

/* Enough for the copies of one report that are open at once, and for its journals left behind. */
#define MAX_TRIES 100

struct _GoujiJournal {
  GoujiReport *report;
  gulong handler;
  char *path;
  GoujiValue *texts; /* each part's text and ties as the journal has them */
  guint n_texts;
  GError *error;

  GMutex syncing; /* held while the disk works */
  GMutex lock;    /* for what is below, which gouji_journal_sync() uses from other threads */
  int fd;         /* -1 once discarded */
  gboolean named; /* whether the disk knows of the file by its name: its folder was synced since */
  GString *pending;
};

static void
add_text (JsonObject *line, const char *name, const char *text)
{
  if (text != NULL)
    json_object_set_string_member (line, name, text);
  else
    json_object_set_null_member (line, name);
}

static void
describe_figure (GoujiJournal *self, guint index, JsonObject *line)
{
  const GoujiCell *cell = gouji_form_get_cell (gouji_report_get_form (self->report), index);
  const GoujiFigure *figure = gouji_report_get_figure (self->report, cell);

  add_text (line, "figure", cell->id);
  add_text (line, "entered", figure->entered);
  add_text (line, "how", gouji_how_to_string (figure->how));
}

/* How many bytes, ending between code points, the two have in common at their beginning. */
static gsize
measure_same_head (const char *a, const char *b)
{
  gsize length = 0;

  while (a[length] != '\0' && a[length] == b[length])
    length++;
  while (length > 0 && ((guchar) a[length] & 0xC0) == 0x80)
    length--;

  return length;
}

/* The same at their end, of at most @limit bytes. */
static gsize
measure_same_tail (const char *a, gsize a_length, const char *b, gsize b_length, gsize limit)
{
  gsize length = 0;

  while (length < limit && a[a_length - length - 1] == b[b_length - length - 1])
    length++;
  while (length > 0 && ((guchar) a[a_length - length] & 0xC0) == 0x80)
    length--;

  return length;
}

static void
describe_difference (GRefString *before, GRefString *after, JsonObject *line)
{
  gsize before_length = g_ref_string_length (before);
  gsize after_length = g_ref_string_length (after);
  gsize head = measure_same_head (before, after);
  gsize tail =
    measure_same_tail (before, before_length, after, after_length, MIN (before_length, after_length) - head);
  g_autofree char *inserted = g_strndup (after + head, after_length - head - tail);

  json_object_set_int_member (line, "at", g_utf8_strlen (before, (gssize) head));
  json_object_set_int_member (line, "cut",
                              g_utf8_strlen (before + head, (gssize) (before_length - head - tail)));
  add_text (line, "text", inserted);
}

/* Ties go with their numbers as gouji_report_set_text() moves them: only where they are others are they said.
 */
static void
describe_narrative (GoujiJournal *self, guint index, JsonObject *line)
{
  const GoujiPart *part = gouji_form_get_part (gouji_report_get_form (self->report), index);
  GoujiValue *known = &self->texts[index];
  GoujiValue now = gouji_report_get_value (self->report, GOUJI_CHANGE_NARRATIVE, index);
  g_autoptr (GPtrArray) moved = gouji_bindings_move (known->bindings, known->text, now.text);

  add_text (line, "narrative", part->id);
  describe_difference (known->text, now.text, line);
  if (!gouji_bindings_equal (moved, now.bindings))
    json_object_set_array_member (line, "bindings", gouji_bindings_to_json (now.bindings));

  gouji_value_clear (known);
  *known = now;
}

static void
describe_field (GoujiJournal *self, GoujiField field, JsonObject *line)
{
  add_text (line, "field", gouji_field_to_string (field));
  add_text (line, "value", gouji_report_get_field (self->report, field));
}

static void
describe_confirmation (GoujiJournal *self, guint index, JsonObject *line)
{
  const GoujiCell *cell = gouji_form_get_cell (gouji_report_get_form (self->report), index);

  add_text (line, "confirmed", cell->id);
  json_object_set_boolean_member (line, "value", gouji_report_get_figure (self->report, cell)->confirmed);
}

static void
forget_texts (GoujiJournal *self)
{
  for (guint i = 0; i < self->n_texts; i++)
    gouji_value_clear (&self->texts[i]);
  g_clear_pointer (&self->texts, g_free);
  self->n_texts = 0;
}

static void
take_texts (GoujiJournal *self)
{
  forget_texts (self);
  self->n_texts = gouji_form_get_n_parts (gouji_report_get_form (self->report));
  self->texts = g_new0 (GoujiValue, self->n_texts);
  for (guint i = 0; i < self->n_texts; i++)
    self->texts[i] = gouji_report_get_value (self->report, GOUJI_CHANGE_NARRATIVE, i);
}

/* Its parts and their texts are others from here on. */
static void
describe_reading (GoujiJournal *self, JsonObject *line)
{
  json_object_set_object_member (line, "reading", gouji_report_reading_to_json (self->report));
  take_texts (self);
}

static void
describe_last_year (GoujiJournal *self, JsonObject *line)
{
  GoujiReport *last_year = gouji_report_get_last_year (self->report);

  if (last_year != NULL)
    json_object_set_object_member (line, "last_year", gouji_report_snapshot_to_json (last_year));
  else
    json_object_set_null_member (line, "last_year");
}

static char *
describe_change (GoujiJournal *self, GoujiChange kind, guint index)
{
  g_autoptr (JsonObject) line = json_object_new ();
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), line);

  switch (kind) {
  case GOUJI_CHANGE_FIGURE:
    describe_figure (self, index, line);
    break;
  case GOUJI_CHANGE_NARRATIVE:
  case GOUJI_CHANGE_BINDINGS:
    describe_narrative (self, index, line);
    break;
  case GOUJI_CHANGE_FIELD:
    describe_field (self, index, line);
    break;
  case GOUJI_CHANGE_CONFIRMATION:
    describe_confirmation (self, index, line);
    break;
  case GOUJI_CHANGE_READING:
    describe_reading (self, line);
    break;
  case GOUJI_CHANGE_EXCUSES:
    json_object_set_array_member (line, "excuses",
                                  gouji_excuses_to_json (gouji_report_get_excuses (self->report)));
    break;
  case GOUJI_CHANGE_LAST_YEAR:
    describe_last_year (self, line);
    break;
  case GOUJI_N_CHANGES:
    g_return_val_if_reached (NULL);
  }

  json_object_set_int_member (line, "step", gouji_history_get_serial (self->report->history));
  return json_to_string (node, FALSE);
}

/*
 * Writes what is pending; the lock is held. What the disk does not take stays pending and goes out with the
 * next change, so that the file is always a beginning of what it should be.
 */
static gboolean
flush (GoujiJournal *self, GError **error)
{
  while (self->pending->len > 0 && self->fd >= 0) {
    gssize written = write (self->fd, self->pending->str, self->pending->len);

    if (written < 0 && errno == EINTR)
      continue;
    if (written < 0)
      return gouji_disk_fail (error, errno, self->path);
    g_string_erase (self->pending, 0, written);
  }

  return TRUE;
}

static void
record_change_cb (GoujiReport *report, guint kind, guint index, gpointer user_data)
{
  GoujiJournal *self = user_data;

  if (self->fd < 0)
    return;

  g_autofree char *line = describe_change (self, kind, index);
  g_clear_error (&self->error);
  g_mutex_lock (&self->lock);
  g_string_append (self->pending, line);
  g_string_append_c (self->pending, '\n');
  flush (self, &self->error);
  g_mutex_unlock (&self->lock);
}

static char *
create_header (GoujiReport *report, const char *saved_as, gsize base_length)
{
  g_autoptr (JsonObject) header = json_object_new ();
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), header);

  json_object_set_int_member (header, "gouji_journal", GOUJI_JOURNAL_VERSION);
  add_text (header, "saved_as", saved_as);
  json_object_set_boolean_member (header, "modified", gouji_report_get_modified (report));
  json_object_set_int_member (header, "base", (gint64) base_length);
  g_autofree char *text = json_to_string (node, FALSE);
  return g_strconcat (text, "\n", NULL);
}

static gboolean
write_base (GoujiReport *report, int fd, const char *saved_as, const char *path, GError **error)
{
  g_autoptr (GBytes) base = gouji_report_to_bytes (report);
  gsize length;
  const char *data = g_bytes_get_data (base, &length);
  g_autofree char *header = create_header (report, saved_as, length);

  return gouji_disk_write (fd, header, strlen (header), path, error) &&
         gouji_disk_write (fd, data, length, path, error);
}

/*
 * Puts a new journal in the place of the one that this process has locked. The new one is locked before it
 * has the name.
 *
 * Only what no saved file has must be on disk at once; for the rest gouji_journal_sync() is soon enough.
 */
static int
replace_journal (GoujiReport *report, const char *path, const char *saved_as, GError **error)
{
  g_autofree char *temporary = g_strconcat (path, ".new", NULL);
  int fd = open (temporary, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);

  if (fd < 0) {
    gouji_disk_fail (error, errno, path);
    return -1;
  }

  gboolean done = (gouji_journal_lock (fd, FALSE) || gouji_disk_fail (error, errno, path)) &&
                  write_base (report, fd, saved_as, path, error);
  if (done && gouji_report_get_modified (report))
    done = gouji_disk_commit (fd, temporary, path, error);
  else if (done)
    done = g_rename (temporary, path) == 0 || gouji_disk_fail (error, errno, path);
  if (done)
    return fd;

  g_unlink (temporary);
  close (fd);
  return -1;
}

/* Whether @fd is still what stands at @path: another program may have replaced or moved it before it was
 * locked. */
static gboolean
is_at (int fd, const char *path)
{
  struct stat opened;
  struct stat named;

  return fstat (fd, &opened) == 0 && stat (path, &named) == 0 && opened.st_ino == named.st_ino &&
         opened.st_dev == named.st_dev;
}

/* The first journal of a report bears its id alone; those of its copies, and of journals left behind, a
 * number too. */
static char *
create_path (const char *folder, const char *id, guint number)
{
  g_autofree char *name = number == 0 ? g_strconcat (id, GOUJI_JOURNAL_SUFFIX, NULL)
                                      : g_strdup_printf ("%s.%u" GOUJI_JOURNAL_SUFFIX, id, number);

  return g_build_filename (folder, name, NULL);
}

/* Locks what stands at @path. Returns: whether a new journal may take its place: it is nobody's and holds
 * nothing, or nothing that @report does not have. */
static gboolean
is_free (GoujiReport *report, int fd, const char *path)
{
  return gouji_journal_lock (fd, FALSE) && is_at (fd, path) &&
         (g_strcmp0 (path, gouji_report_get_recovered_from (report)) == 0 || !gouji_journal_holds_work (fd));
}

/* Returns: the locked file at @path, empty or no longer needed, or -1 */
static int
claim (GoujiReport *report, const char *folder, char **path, GError **error)
{
  for (guint i = 0; i < MAX_TRIES; i++) {
    g_autofree char *name = create_path (folder, gouji_report_get_id (report), i);
    int fd = open (name, O_RDWR | O_CREAT | O_CLOEXEC, 0600);

    if (fd < 0) {
      gouji_disk_fail (error, errno, name);
      return -1;
    }
    if (is_free (report, fd, name)) {
      *path = g_steal_pointer (&name);
      return fd;
    }
    close (fd);
  }

  gouji_disk_fail (error, EBUSY, folder);
  return -1;
}

static void
forget_recovered (GoujiReport *report, const char *path)
{
  const char *recovered_from = gouji_report_get_recovered_from (report);

  if (recovered_from != NULL && g_strcmp0 (recovered_from, path) != 0)
    g_unlink (recovered_from);
  gouji_report_put_recovered_from (report, NULL);
}

/**
 * gouji_journal_new:
 * @folder: where journals are; made if it is not there
 * @report: the report to keep; every change from now on is written
 * @saved_as: (nullable): where the report was last saved, in any words that are UTF-8: a URI
 *
 * Begins a journal. Others of the same report stay what they are: one that was left behind and not recovered
 * into @report, which gouji_journal_find_abandoned() still finds, and one that is in use, because another
 * program has this report open, or a copy of its file is open as well.
 *
 * Returns: (transfer full) (nullable): the journal, or %NULL with a `G_IO_ERROR`
 */
GoujiJournal *
gouji_journal_new (const char *folder, GoujiReport *report, const char *saved_as, GError **error)
{
  g_return_val_if_fail (folder != NULL, NULL);
  g_return_val_if_fail (GOUJI_IS_REPORT (report), NULL);
  g_return_val_if_fail (saved_as == NULL || g_utf8_validate (saved_as, -1, NULL), NULL);

  g_autofree char *path = NULL;
  if (g_mkdir_with_parents (folder, 0700) != 0) {
    gouji_disk_fail (error, errno, folder);
    return NULL;
  }

  int claimed = claim (report, folder, &path, error);
  if (claimed < 0)
    return NULL;
  int fd = replace_journal (report, path, saved_as, error);
  if (fd < 0 && !gouji_journal_holds_work (claimed))
    g_unlink (path);
  close (claimed);
  if (fd < 0)
    return NULL;
  forget_recovered (report, path);

  GoujiJournal *self = g_new0 (GoujiJournal, 1);
  g_mutex_init (&self->syncing);
  g_mutex_init (&self->lock);
  self->report = g_object_ref (report);
  self->path = g_steal_pointer (&path);
  self->fd = fd;
  self->pending = g_string_new (NULL);
  take_texts (self);
  self->handler = g_signal_connect (report, "changed", G_CALLBACK (record_change_cb), self);
  return self;
}

/**
 * gouji_journal_free:
 *
 * Lets go of the journal. The file stays, as work left behind, unless it was discarded.
 */
void
gouji_journal_free (GoujiJournal *self)
{
  if (self == NULL)
    return;

  g_signal_handler_disconnect (self->report, self->handler);
  g_mutex_lock (&self->syncing); /* the last sync ends first */
  g_mutex_unlock (&self->syncing);
  flush (self, NULL);
  if (self->fd >= 0)
    close (self->fd);
  forget_texts (self);
  g_string_free (self->pending, TRUE);
  g_clear_error (&self->error);
  g_free (self->path);
  g_object_unref (self->report);
  g_mutex_clear (&self->lock);
  g_mutex_clear (&self->syncing);
  g_free (self);
}

const char *
gouji_journal_get_path (GoujiJournal *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->path;
}

/**
 * gouji_journal_restart:
 * @saved_as: (nullable): where the report was saved
 *
 * Begins anew from the report as it is: it was saved, and the changes before that are no longer needed. On
 * failure the journal goes on as it was.
 *
 * Returns: whether it was begun anew
 */
gboolean
gouji_journal_restart (GoujiJournal *self, const char *saved_as, GError **error)
{
  g_return_val_if_fail (self != NULL && self->fd >= 0, FALSE);
  g_return_val_if_fail (saved_as == NULL || g_utf8_validate (saved_as, -1, NULL), FALSE);

  int fd = replace_journal (self->report, self->path, saved_as, error);
  if (fd < 0)
    return FALSE;

  g_mutex_lock (&self->lock);
  close (self->fd);
  self->fd = fd;
  self->named = FALSE;
  g_string_truncate (self->pending, 0);
  g_mutex_unlock (&self->lock);
  take_texts (self);
  g_clear_error (&self->error);
  return TRUE;
}

/**
 * gouji_journal_sync:
 *
 * Waits until the disk has all changes. May be called from any thread while the journal is not freed; freeing
 * it waits for the call to end.
 *
 * Returns: whether it has
 */
gboolean
gouji_journal_sync (GoujiJournal *self, GError **error)
{
  int fd = -1;
  gboolean nameless = FALSE;
  gboolean done;

  g_return_val_if_fail (self != NULL, FALSE);

  g_mutex_lock (&self->syncing);
  g_mutex_lock (&self->lock);
  done = flush (self, error);
  if (done && self->fd >= 0) {
    fd = fcntl (self->fd, F_DUPFD_CLOEXEC, 0);
    nameless = !self->named;
    self->named = TRUE;
    done = fd >= 0 || gouji_disk_fail (error, errno, self->path);
  }
  g_mutex_unlock (&self->lock);

  if (fd >= 0) {
    done = fdatasync (fd) == 0 || gouji_disk_fail (error, errno, self->path);
    close (fd);
  }
  if (nameless)
    gouji_disk_sync_folder_of (self->path);
  g_mutex_unlock (&self->syncing);

  return done;
}

/**
 * gouji_journal_discard:
 *
 * Ends the journal and deletes its file: there is nothing in it that is not saved, or that the user wants.
 */
void
gouji_journal_discard (GoujiJournal *self)
{
  g_return_if_fail (self != NULL);

  g_mutex_lock (&self->lock);
  if (self->fd >= 0) {
    g_unlink (self->path);
    close (self->fd);
    self->fd = -1;
  }
  g_mutex_unlock (&self->lock);
}

/**
 * gouji_journal_get_error:
 *
 * Returns: (transfer none) (nullable): why the last change could not be written; the next one tries again
 */
GError *
gouji_journal_get_error (GoujiJournal *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->error;
}
