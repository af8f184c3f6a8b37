/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "session/gouji-owner.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>

#define SUFFIX ".lock"

struct _GoujiOwner {
  char *path;
  gboolean has;
  GDateTime *since; /* (nullable): since when somebody else has it */
};

/* What this program has: path → how often, and the file that holds the lock. A lock is a file's and not a
 * program's: a second one in the same program would be refused. */
typedef struct {
  guint n;
  int fd;
} Held;

static GHashTable *
get_held (void)
{
  static GHashTable *held = NULL;

  if (held == NULL)
    held = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return held;
}

/* Says since when, for those who come later. */
static void
write_since (int fd)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *text = g_date_time_format_iso8601 (now);

  if (ftruncate (fd, 0) == 0 && pwrite (fd, text, strlen (text), 0) < 0)
    g_debug ("%s", g_strerror (errno));
}

static void
read_since (GoujiOwner *self, int fd)
{
  char text[64] = { 0 };

  g_clear_pointer (&self->since, g_date_time_unref);
  if (pread (fd, text, sizeof text - 1, 0) > 0)
    self->since = g_date_time_new_from_iso8601 (text, NULL);
}

static void
hold (GoujiOwner *self, int fd)
{
  Held *held = g_new0 (Held, 1);

  held->n = 1;
  held->fd = fd;
  g_hash_table_insert (get_held (), g_strdup (self->path), held);
  self->has = TRUE;
}

/**
 * gouji_owner_claim:
 * @self: an owner
 *
 * Tries to have the report, if it does not yet. Where there can be no locks nobody can tell, and the report
 * is anybody's: what its file holds is compared before it is written all the same.
 *
 * Returns: whether it is this program's
 */
gboolean
gouji_owner_claim (GoujiOwner *self)
{
  Held *held = g_hash_table_lookup (get_held (), self->path);
  int fd;

  if (self->has)
    return TRUE;
  if (held != NULL) {
    held->n++;
    self->has = TRUE;
    return TRUE;
  }

  fd = open (self->path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (fd >= 0 && flock (fd, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
    read_since (self, fd);
    close (fd);
    return FALSE;
  }
  if (fd >= 0)
    write_since (fd);
  hold (self, fd);
  return TRUE;
}

/**
 * gouji_owner_new:
 * @folder: where the locks are; made if it is not there
 * @id: the report's id
 *
 * Returns: (transfer full): an owner, who has the report if nobody else does
 */
GoujiOwner *
gouji_owner_new (const char *folder, const char *id)
{
  GoujiOwner *self = g_new0 (GoujiOwner, 1);
  g_autofree char *name = g_strconcat (id, SUFFIX, NULL);

  self->path = g_build_filename (folder, name, NULL);
  g_mkdir_with_parents (folder, 0700);
  gouji_owner_claim (self);

  return self;
}

gboolean
gouji_owner_has (GoujiOwner *self)
{
  return self->has;
}

/**
 * gouji_owner_get_since:
 * @self: an owner
 *
 * Returns: (nullable) (transfer none): since when another program has the report
 */
GDateTime *
gouji_owner_get_since (GoujiOwner *self)
{
  return self->since;
}

/* The file stays: who has opened it a moment ago would otherwise lock one that no third one sees. */
static void
let_go (GoujiOwner *self)
{
  Held *held = g_hash_table_lookup (get_held (), self->path);

  if (held == NULL || --held->n > 0)
    return;
  if (held->fd >= 0)
    close (held->fd);
  g_hash_table_remove (get_held (), self->path);
}

void
gouji_owner_free (GoujiOwner *self)
{
  if (self == NULL)
    return;

  if (self->has)
    let_go (self);
  g_clear_pointer (&self->since, g_date_time_unref);
  g_free (self->path);
  g_free (self);
}
