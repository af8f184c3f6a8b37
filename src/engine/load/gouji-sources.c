/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "load/gouji-sources.h"

#include <string.h>

#include "report/gouji-report-file.h"

/* An archive within an archive is opened, one within that is not. */
#define MAX_DEPTH 2

/* A file that still has to be read. */
typedef struct {
  char *member;
  GBytes *bytes;         /* (nullable) */
  GoujiReadError reason; /* why it has none */
  guint depth;           /* in how many archives it is */
} Waiting;

static void
free_waiting (gpointer data)
{
  Waiting *waiting = data;

  g_free (waiting->member);
  g_clear_pointer (&waiting->bytes, g_bytes_unref);
  g_free (waiting);
}

void
gouji_source_file_free (GoujiSourceFile *self)
{
  g_free (self->member);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->document, gouji_document_unref);
  g_free (self);
}

/**
 * gouji_load_failure_new:
 * @member: (nullable): its name within the archive
 * @error: (transfer full): why it could not be read
 */
GoujiLoadFailure *
gouji_load_failure_new (const char *member, GError *error)
{
  GoujiLoadFailure *self = g_new0 (GoujiLoadFailure, 1);

  self->member = g_strdup (member);
  self->error = error;

  return self;
}

void
gouji_load_failure_free (GoujiLoadFailure *self)
{
  g_free (self->member);
  g_clear_error (&self->error);
  g_free (self);
}

/* What programs leave beside files, for themselves: nobody who packed an archive means these. */
static gboolean
is_left_over (const char *member)
{
  const char *slash = strrchr (member, '/');
  const char *base = slash != NULL ? slash + 1 : member;

  return *base == '.' || g_str_has_prefix (base, "~$") || g_str_has_prefix (member, "__MACOSX/") ||
         g_ascii_strcasecmp (base, "Thumbs.db") == 0 || g_ascii_strcasecmp (base, "desktop.ini") == 0;
}

static gboolean
fail_depth (GError **error)
{
  g_set_error_literal (error, GOUJI_READ_ERROR, GOUJI_READ_ERROR_UNSUPPORTED, "archives in archives");
  return FALSE;
}

/* The members of an archive come next, in their order, before what waits already. */
static gboolean
push_members (GQueue *queue, const Waiting *archive, GPtrArray *members, GError **error)
{
  if (archive->depth >= MAX_DEPTH)
    return fail_depth (error);
  if (members->len + g_queue_get_length (queue) > gouji_default_limits.members) {
    g_set_error_literal (error, GOUJI_READ_ERROR, GOUJI_READ_ERROR_TOO_LARGE, "too many files");
    return FALSE;
  }

  for (guint i = members->len; i > 0; i--) {
    const GoujiMember *member = members->pdata[i - 1];
    Waiting *waiting;

    if (is_left_over (member->name))
      continue;
    waiting = g_new0 (Waiting, 1);
    waiting->member = archive->member != NULL ? g_strconcat (archive->member, "/", member->name, NULL)
                                              : g_strdup (member->name);
    waiting->bytes = member->bytes != NULL ? g_bytes_ref (member->bytes) : NULL;
    waiting->reason = member->reason;
    waiting->depth = archive->depth + 1;
    g_queue_push_head (queue, waiting);
  }

  return TRUE;
}

static void
add_source (GPtrArray *sources, const Waiting *waiting, GoujiDocument *document)
{
  GoujiSourceFile *source = g_new0 (GoujiSourceFile, 1);

  source->member = g_strdup (waiting->member);
  source->bytes = g_bytes_ref (waiting->bytes);
  source->document = document;
  g_ptr_array_add (sources, source);
}

static gboolean
read_one (GoujiReader *reader,
          const Waiting *waiting,
          const char *name,
          const char *encoding,
          GQueue *queue,
          GPtrArray *sources,
          GCancellable *cancellable,
          GError **error)
{
  g_autoptr (GoujiAnswer) answer = NULL;

  if (waiting->bytes == NULL) {
    g_set_error_literal (error, GOUJI_READ_ERROR, (int) waiting->reason, "no content");
    return FALSE;
  }
  if (gouji_report_file_is_one (waiting->bytes)) {
    add_source (sources, waiting, NULL);
    return TRUE;
  }

  answer = gouji_reader_read (reader, waiting->bytes, waiting->member != NULL ? waiting->member : name,
                              encoding, cancellable, error);
  if (answer == NULL)
    return FALSE;
  if (answer->members != NULL)
    return push_members (queue, waiting, answer->members, error);

  add_source (sources, waiting, g_steal_pointer (&answer->document));
  return TRUE;
}

/**
 * gouji_sources_read:
 * @reader: who reads
 * @bytes: a file
 * @name: (nullable): its name, as UTF-8
 * @encoding: (nullable): one of gouji_read_get_encodings(), %NULL to find it
 * @failures: (element-type GoujiLoadFailure): gets those files of an archive that could not be read
 * @cancellable: (nullable): to stop it
 * @error: return location for a [error@ReadError] about the file itself, or %G_IO_ERROR_CANCELLED
 *
 * Has a file read, and if it is an archive, all that is in it. Blocks: meant for threads.
 *
 * Returns: (transfer full) (nullable) (element-type GoujiSourceFile): what was read, in the archive's order;
 * it may be nothing where the archive holds nothing that could be read
 */
GPtrArray *
gouji_sources_read (GoujiReader *reader,
                    GBytes *bytes,
                    const char *name,
                    const char *encoding,
                    GPtrArray *failures,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func ((GDestroyNotify) gouji_source_file_free);
  g_autoptr (GQueue) queue = g_queue_new ();
  Waiting *waiting = g_new0 (Waiting, 1);

  waiting->bytes = g_bytes_ref (bytes);
  g_queue_push_head (queue, waiting);
  while ((waiting = g_queue_pop_head (queue)) != NULL) {
    g_autoptr (GError) reason = NULL;
    gboolean done = read_one (reader, waiting, name, encoding, queue, sources, cancellable, &reason);
    gboolean is_whole = waiting->member == NULL || g_cancellable_is_cancelled (cancellable);

    if (!done && !is_whole)
      g_ptr_array_add (failures, gouji_load_failure_new (waiting->member, g_steal_pointer (&reason)));
    free_waiting (waiting);
    if (!done && is_whole) {
      g_queue_clear_full (queue, free_waiting);
      g_propagate_error (error, g_steal_pointer (&reason));
      return NULL;
    }
  }

  return g_steal_pointer (&sources);
}
