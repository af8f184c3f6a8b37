/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "request/gouji-reader.h"

#include <fcntl.h>
#include <math.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "request/gouji-exchange.h"

/* Of a name only the ending matters to a reader. In bytes. */
#define MAX_NAME 256

/* The program that converts, as people know it. */
#define OFFICE "LibreOffice"

#define PICTURE_SEALS (F_SEAL_WRITE | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL)

struct _GoujiReader {
  gatomicrefcount ref_count;
  GoujiReaderProcess *process;
};

/**
 * gouji_reader_new:
 * @program: (type filename): the path of `gouji-reader`
 *
 * Nothing is started before it is needed.
 */
GoujiReader *
gouji_reader_new (const char *program)
{
  GoujiReader *self;

  g_return_val_if_fail (program != NULL, NULL);

  self = g_new0 (GoujiReader, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->process = gouji_reader_process_new (program);

  return self;
}

GoujiReader *
gouji_reader_ref (GoujiReader *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
gouji_reader_unref (GoujiReader *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  gouji_reader_process_free (self->process);
  g_free (self);
}

void
gouji_answer_free (GoujiAnswer *self)
{
  g_clear_pointer (&self->document, gouji_document_unref);
  g_clear_pointer (&self->members, g_ptr_array_unref);
  g_free (self);
}

void
gouji_picture_free (GoujiPicture *self)
{
  g_clear_pointer (&self->pixels, g_bytes_unref);
  g_free (self);
}

static gboolean
check_size (GBytes *bytes, GError **error)
{
  if (g_bytes_get_size (bytes) <= gouji_default_limits.bytes)
    return TRUE;

  g_set_error_literal (error, GOUJI_READ_ERROR, GOUJI_READ_ERROR_TOO_LARGE, "too large");
  return FALSE;
}

/* Returns: (nullable): the end of a name, in valid UTF-8 */
static char *
shorten_name (const char *name)
{
  gsize length = name == NULL ? 0 : strlen (name);

  if (name == NULL)
    return NULL;

  return g_utf8_make_valid (length > MAX_NAME ? name + length - MAX_NAME : name, -1);
}

static gboolean
ask_to_read (GoujiReader *self,
             GBytes *bytes,
             const char *name,
             const char *encoding,
             const GoujiNote *notes,
             guint n_notes,
             GoujiReply *reply,
             GCancellable *cancellable,
             GError **error)
{
  g_auto (GoujiTask) task = { .kind = GOUJI_TASK_READ, .notes = notes, .n_notes = n_notes };

  if (!check_size (bytes, error))
    return FALSE;
  task.name = shorten_name (name);
  task.encoding = g_strdup (encoding);

  return gouji_exchange (self->process, &task, bytes, -1, reply, cancellable, error);
}

/* Has a file made into one that can be read, and that one read, which is no longer what its name says. */
static gboolean
ask_another_way (GoujiReader *self,
                 GBytes *bytes,
                 GoujiTaskKind kind,
                 GoujiReply *reply,
                 GCancellable *cancellable,
                 GError **error)
{
  const GoujiTask task = { .kind = kind };
  g_auto (GoujiReply) made = { 0 };
  GoujiNote notes[2] = { { GOUJI_NOTE_SCANNED, NULL }, { GOUJI_NOTE_TOO_LARGE, NULL } };

  if (kind == GOUJI_TASK_CONVERT)
    notes[0] = (GoujiNote) { GOUJI_NOTE_CONVERTED, (char *) OFFICE };

  return gouji_exchange (self->process, &task, bytes, -1, &made, cancellable, error) &&
         ask_to_read (self, made.bytes, NULL, NULL, notes, made.n_left_out > 0 ? 2 : 1, reply, cancellable,
                      error);
}

static gboolean
read_in_some_way (GoujiReader *self,
                  GBytes *bytes,
                  const char *name,
                  const char *encoding,
                  GoujiReply *reply,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (GError) reason = NULL;

  if (ask_to_read (self, bytes, name, encoding, NULL, 0, reply, cancellable, &reason))
    return TRUE;
  if (g_error_matches (reason, GOUJI_READ_ERROR, GOUJI_READ_ERROR_OLD_OFFICE))
    return ask_another_way (self, bytes, GOUJI_TASK_CONVERT, reply, cancellable, error);
  if (g_error_matches (reason, GOUJI_READ_ERROR, GOUJI_READ_ERROR_SCANNED))
    return ask_another_way (self, bytes, GOUJI_TASK_RECOGNISE, reply, cancellable, error);

  g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

/**
 * gouji_reader_read:
 * @bytes: a file
 * @name: (nullable): its name, whose ending helps to tell its format
 * @encoding: (nullable): one of gouji_read_get_encodings() that its text is in, %NULL to find it
 * @cancellable: (nullable): to stop it
 * @error: return location for a [error@ReadError] or %G_IO_ERROR_CANCELLED
 *
 * Has a file read; one that only another program understands is converted first, which takes seconds, and
 * scanned pages are recognised, which takes minutes. Blocks: meant for threads.
 *
 * Returns: (transfer full) (nullable): what the file says
 */
GoujiAnswer *
gouji_reader_read (GoujiReader *self,
                   GBytes *bytes,
                   const char *name,
                   const char *encoding,
                   GCancellable *cancellable,
                   GError **error)
{
  g_auto (GoujiReply) reply = { 0 };
  GoujiAnswer *answer;

  g_return_val_if_fail (self != NULL && bytes != NULL, NULL);

  if (!read_in_some_way (self, bytes, name, encoding, &reply, cancellable, error))
    return NULL;

  answer = g_new0 (GoujiAnswer, 1);
  answer->document = g_steal_pointer (&reply.document);
  answer->members = g_steal_pointer (&reply.members);

  return answer;
}

typedef struct {
  void *pixels;
  gsize size;
} Mapping;

static void
unmap (gpointer data)
{
  Mapping *mapping = data;

  munmap (mapping->pixels, mapping->size);
  g_free (mapping);
}

/* The memory that the picture was drawn in: sealed now that nobody draws in it any more, so that what is
 * looked at cannot be cut off or change. */
static GBytes *
take_pixels (int memory, gsize size)
{
  struct stat status;
  Mapping *mapping;
  void *pixels;

  if (fcntl (memory, F_ADD_SEALS, PICTURE_SEALS) != 0 || fstat (memory, &status) != 0 || status.st_size < 0 ||
      (gsize) status.st_size != size)
    return NULL;
  pixels = mmap (NULL, size, PROT_READ, MAP_SHARED, memory, 0);
  if (pixels == MAP_FAILED)
    return NULL;

  mapping = g_new (Mapping, 1);
  *mapping = (Mapping) { pixels, size };

  return g_bytes_new_with_free_func (pixels, size, unmap, mapping);
}

/**
 * gouji_reader_draw_page:
 * @bytes: a file whose document has pages
 * @page: which of them, from 0
 * @scale: pixels a point, more than 0
 * @cancellable: (nullable): to stop it
 * @error: return location for a [error@ReadError] or %G_IO_ERROR_CANCELLED: %GOUJI_READ_ERROR_TOO_LARGE where
 * the picture would have more than %GOUJI_PROTOCOL_MAX_PIXELS
 *
 * Has a page drawn. Blocks: meant for threads.
 *
 * Returns: (transfer full) (nullable): the picture
 */
GoujiPicture *
gouji_reader_draw_page (
  GoujiReader *self, GBytes *bytes, guint page, double scale, GCancellable *cancellable, GError **error)
{
  const GoujiTask task = { .kind = GOUJI_TASK_DRAW, .page = page, .scale = scale };
  g_autofd int memory = -1;
  g_auto (GoujiReply) reply = { 0 };
  g_autoptr (GBytes) pixels = NULL;
  GoujiPicture *picture;

  g_return_val_if_fail (self != NULL && bytes != NULL, NULL);
  g_return_val_if_fail (isfinite (scale) && scale > 0, NULL);

  if (!check_size (bytes, error))
    return NULL;
  memory = memfd_create ("gouji-page", MFD_CLOEXEC | MFD_ALLOW_SEALING);
  if (!gouji_exchange (self->process, &task, bytes, memory, &reply, cancellable, error))
    return NULL;
  pixels = take_pixels (memory, reply.stride * reply.height);
  if (pixels == NULL) {
    g_set_error_literal (error, GOUJI_READ_ERROR, GOUJI_READ_ERROR_ANSWER, "no picture");
    return NULL;
  }

  picture = g_new0 (GoujiPicture, 1);
  picture->width = reply.width;
  picture->height = reply.height;
  picture->stride = reply.stride;
  picture->pixels = g_steal_pointer (&pixels);

  return picture;
}
