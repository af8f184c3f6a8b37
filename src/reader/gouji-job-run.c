/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "reader/gouji-job.h"

#include <sys/mman.h>
#include <sys/stat.h>

#include "mail/gouji-mime.h"
#include "read/gouji-read.h"
#include "reader/gouji-answer.h"
#include "reader/gouji-convert.h"
#include "reader/gouji-draw.h"

/* The file is in sealed memory: what is mapped can neither change nor be cut off. */
static GBytes *
map_file (int descriptor)
{
  struct stat status;
  void *bytes;

  if (fstat (descriptor, &status) != 0 || status.st_size < 0)
    return NULL;
  if (status.st_size == 0)
    return g_bytes_new_static ("", 0);
  bytes = mmap (NULL, status.st_size, PROT_READ, MAP_PRIVATE, descriptor, 0);

  return bytes == MAP_FAILED ? NULL : g_bytes_new_static (bytes, status.st_size);
}

/* Whether only a reader that may open files gives the whole text: poppler leaves out what it has no font for.
 */
static gboolean
needs_files (const GoujiJob *self, GBytes *file)
{
  return self->task.kind == GOUJI_TASK_DRAW || gouji_format_guess (file, self->task.name) == GOUJI_FORMAT_PDF;
}

/* An archive is its files, and an e-mail what is attached to it; one with nothing attached is a document. */
static gboolean
answer_reading (const GoujiTask *task, GBytes *file, int channel, GError **error)
{
  g_autoptr (GoujiDocument) document = NULL;
  g_autoptr (GPtrArray) members = NULL;
  GoujiFormat format = gouji_format_guess (file, task->name);

  if (format == GOUJI_FORMAT_ZIP)
    members = gouji_read_members (file, &gouji_default_limits, error);
  else if (format == GOUJI_FORMAT_MHTML)
    members = gouji_mime_find_documents (file, &gouji_default_limits);
  if (members != NULL || format == GOUJI_FORMAT_ZIP)
    return members != NULL && gouji_answer_members (channel, members);

  document = gouji_read_in (file, task->name, task->encoding, &gouji_default_limits, error);
  return document != NULL && gouji_answer_document (channel, document);
}

static gboolean
answer_drawing (const GoujiTask *task, GBytes *file, int memory, int channel, GError **error)
{
  guint width = 0;
  guint height = 0;
  gsize stride = 0;

  return gouji_draw_page (file, task->page, task->scale, memory, &width, &height, &stride, error) &&
         gouji_answer_picture (channel, width, height, stride);
}

static gboolean
answer_with_program (const GoujiJob *self, GBytes *file, int channel, GError **error)
{
  guint n_left_out = 0;
  g_autoptr (GBytes) made = self->task.kind == GOUJI_TASK_CONVERT
                              ? gouji_convert_office (file, self->folder, error)
                              : gouji_recognise (file, self->folder, &n_left_out, error);

  return made != NULL && gouji_answer_bytes (channel, made, n_left_out);
}

static gboolean
answer (const GoujiJob *self, GBytes *file, GoujiConfinement *confinement, GError **error)
{
  int channel = self->descriptors[GOUJI_PROTOCOL_ANSWER];

  if (gouji_job_starts_programs (self))
    return answer_with_program (self, file, channel, error);
  if (!gouji_confinement_has_files (confinement) && needs_files (self, file)) {
    g_set_error_literal (error, GOUJI_READ_ERROR, GOUJI_READ_ERROR_UNCONFINED, "no rules about files");
    return FALSE;
  }
  if (self->task.kind == GOUJI_TASK_DRAW)
    return answer_drawing (&self->task, file, self->descriptors[GOUJI_PROTOCOL_PICTURE], channel, error);

  return answer_reading (&self->task, file, channel, error);
}

static gboolean
confine (GoujiJob *self, GoujiConfinement *confinement)
{
  const GoujiBounds bounds = gouji_job_get_bounds (self);
  const int kept[] = { self->descriptors[GOUJI_PROTOCOL_ANSWER], self->descriptors[GOUJI_PROTOCOL_PICTURE] };

  if (gouji_job_starts_programs (self))
    return self->folder != NULL &&
           gouji_confine_program (confinement, &bounds, kept, G_N_ELEMENTS (kept), self->folder);

  return gouji_confine_reading (confinement, &bounds, kept, G_N_ELEMENTS (kept));
}

/**
 * gouji_job_run:
 *
 * Does what is asked for, in the child: shuts it in, looks at the file, and answers.
 *
 * Returns: how the process is to end, at once, for it shares what it has with the one that forked it
 */
int
gouji_job_run (GoujiJob *self, GoujiConfinement *confinement)
{
  g_autoptr (GBytes) file = map_file (self->descriptors[GOUJI_PROTOCOL_FILE]);
  g_autoptr (GError) error = NULL;

  if (file == NULL || !confine (self, confinement))
    return GOUJI_JOB_UNCONFINED;

  gouji_job_tell_memory ();
  if (!answer (self, file, confinement, &error) && error != NULL)
    gouji_answer_error (self->descriptors[GOUJI_PROTOCOL_ANSWER], error);

  return GOUJI_JOB_DONE;
}
