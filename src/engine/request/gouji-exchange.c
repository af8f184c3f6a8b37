/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "request/gouji-exchange.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <glib/gstdio.h>

/* As much as a pipe may hold without privileges, so that a long answer comes in few pieces. */
#define PIPE_SIZE (1024 * 1024)
#define CHUNK (256 * 1024)

/* What a request needs: our ends of two pipes, and the other ends until they are sent. */
typedef struct {
  int file;
  int answer;
  int answer_sent;
  int end;
  int end_sent;
} Channels;

static void
channels_clear (Channels *self)
{
  g_clear_fd (&self->file, NULL);
  g_clear_fd (&self->answer, NULL);
  g_clear_fd (&self->answer_sent, NULL);
  g_clear_fd (&self->end, NULL);
  g_clear_fd (&self->end_sent, NULL);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Channels, channels_clear)

static gboolean
fail_system (GError **error)
{
  g_set_error_literal (error, GOUJI_READ_ERROR, GOUJI_READ_ERROR_NO_READER, g_strerror (errno));
  return FALSE;
}

static gboolean
write_all (int descriptor, const guint8 *bytes, gsize length)
{
  while (length > 0) {
    gssize n = write (descriptor, bytes, length);

    if (n < 0 && errno == EINTR)
      continue;
    if (n <= 0)
      return FALSE;
    bytes += n;
    length -= n;
  }

  return TRUE;
}

/* The file's bytes in memory that nobody can change: neither we while they are read, nor who reads them. */
static int
seal_file (GBytes *file)
{
  gsize length;
  const guint8 *bytes = g_bytes_get_data (file, &length);
  g_autofd int memory = memfd_create ("gouji-file", MFD_CLOEXEC | MFD_ALLOW_SEALING);

  if (memory < 0 || !write_all (memory, bytes, length) ||
      fcntl (memory, F_ADD_SEALS, F_SEAL_WRITE | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL) != 0)
    return -1;

  return g_steal_fd (&memory);
}

static gboolean
open_pipe (int *read_end, int *write_end)
{
  int ends[2];

  if (pipe2 (ends, O_CLOEXEC) != 0)
    return FALSE;
  *read_end = ends[0];
  *write_end = ends[1];

  return TRUE;
}

/* Only our own ends do not block: the others belong to whoever answers. */
static gboolean
open_channels (Channels *self, GBytes *file, GError **error)
{
  self->file = seal_file (file);
  if (self->file < 0 || !open_pipe (&self->answer, &self->answer_sent) ||
      !open_pipe (&self->end, &self->end_sent) || fcntl (self->answer, F_SETFL, O_NONBLOCK) != 0 ||
      fcntl (self->end, F_SETFL, O_NONBLOCK) != 0)
    return fail_system (error);
  /* Where this user's pipes already hold much, they stay small. */
  fcntl (self->answer, F_SETPIPE_SZ, PIPE_SIZE);

  return TRUE;
}

static gboolean
send_request (GoujiReaderProcess *process,
              const GoujiTask *task,
              Channels *channels,
              int picture,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (GBytes) request = gouji_protocol_print_request (task);
  int descriptors[GOUJI_PROTOCOL_N_DESCRIPTORS] = {
    [GOUJI_PROTOCOL_FILE] = channels->file,
    [GOUJI_PROTOCOL_ANSWER] = channels->answer_sent,
    [GOUJI_PROTOCOL_END] = channels->end_sent,
    [GOUJI_PROTOCOL_PICTURE] = picture,
  };

  if (!gouji_reader_process_send (process, request, descriptors,
                                  gouji_protocol_count_descriptors (task->kind), cancellable, error))
    return FALSE;
  g_clear_fd (&channels->answer_sent, NULL);
  g_clear_fd (&channels->end_sent, NULL);

  return TRUE;
}

/* Takes what @descriptor holds, and closes it at its end. Returns: FALSE where it is more than @most */
static gboolean
drain (int *descriptor, GByteArray *bytes, gsize most)
{
  g_autofree guint8 *chunk = g_malloc (CHUNK);

  for (;;) {
    gssize n = read (*descriptor, chunk, CHUNK);

    if (n < 0 && errno == EINTR)
      continue;
    if (n < 0 && errno == EAGAIN)
      return TRUE;
    if (n <= 0) {
      g_clear_fd (descriptor, NULL);
      return TRUE;
    }
    if ((gsize) n > most - MIN (most, bytes->len))
      return FALSE;
    g_byte_array_append (bytes, chunk, n);
  }
}

static gboolean
fail_answer (GError **error)
{
  g_set_error_literal (error, GOUJI_READ_ERROR, GOUJI_READ_ERROR_ANSWER, "too long");
  return FALSE;
}

/* Reads until the end of the task is told, or nobody is left who could. What was answered stands in the pipe
 * by then: whoever told the end has seen the process end that wrote it. */
static gboolean
receive (Channels *channels, GByteArray *answer, GByteArray *end, GCancellable *cancellable, GError **error)
{
  GPollFD polled[3] = { { .fd = channels->answer, .events = G_IO_IN },
                        { .fd = channels->end, .events = G_IO_IN } };
  guint n_polled = g_cancellable_make_pollfd (cancellable, &polled[2]) ? 3 : 2;
  gboolean received = TRUE;

  while (received && channels->end >= 0 && !g_cancellable_is_cancelled (cancellable)) {
    /* A descriptor that is closed is -1, which is not looked at. */
    polled[0].fd = channels->answer;
    polled[1].fd = channels->end;
    if (g_poll (polled, n_polled, -1) < 0 && errno != EINTR)
      received = FALSE;
    received = received && drain (&channels->end, end, GOUJI_PROTOCOL_END_BYTES) &&
               (channels->answer < 0 || drain (&channels->answer, answer, GOUJI_PROTOCOL_MAX_ANSWER));
  }
  if (n_polled == 3)
    g_cancellable_release_fd (cancellable);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  return received || fail_answer (error);
}

static gboolean
judge_end (GoujiTaskEnd end, GError **error)
{
  static const struct {
    GoujiReadError code;
    const char *what;
  } reasons[] = {
    [GOUJI_TASK_END_CRASHED] = { GOUJI_READ_ERROR_CRASHED, "crashed" },
    [GOUJI_TASK_END_TIME] = { GOUJI_READ_ERROR_TIME, "too slow" },
    [GOUJI_TASK_END_MEMORY] = { GOUJI_READ_ERROR_MEMORY, "out of memory" },
    [GOUJI_TASK_END_UNCONFINED] = { GOUJI_READ_ERROR_UNCONFINED, "cannot be shut in" },
    [GOUJI_TASK_END_REFUSED] = { GOUJI_READ_ERROR_NO_READER, "another version" },
  };

  if (end == GOUJI_TASK_END_DONE)
    return TRUE;

  g_set_error_literal (error, GOUJI_READ_ERROR, reasons[end].code, reasons[end].what);
  return FALSE;
}

/* What one turn came to: an answer of whatever kind, or the program died meanwhile. */
static gboolean
exchange_once (GoujiReaderProcess *process,
               const GoujiTask *task,
               GBytes *file,
               int picture,
               GByteArray *answer,
               GoujiTaskEnd *end,
               gboolean *died,
               GCancellable *cancellable,
               GError **error)
{
  g_auto (Channels) channels = { -1, -1, -1, -1, -1 };
  g_autoptr (GByteArray) told = g_byte_array_new ();

  if (!open_channels (&channels, file, error) ||
      !send_request (process, task, &channels, picture, cancellable, error) ||
      !receive (&channels, answer, told, cancellable, error))
    return FALSE;

  *died = !gouji_protocol_parse_end (told->data, told->len, end);
  if (!*died)
    gouji_reader_process_prove (process);

  return TRUE;
}

/**
 * gouji_exchange:
 * @process: whom to ask
 * @task: what is to be done
 * @file: the file
 * @picture: memory for the picture, where @task asks for one, else -1
 * @reply: (out caller-allocates): what was answered; to be cleared if there is one
 * @error: return location for a [error@ReadError] or %G_IO_ERROR_CANCELLED
 *
 * Has a task done, and blocks until it is, or until it is cancelled. A program that dies before it told how
 * the task ended is asked a second time: it may have been ended by the system, for reasons of its own.
 *
 * Returns: whether there is a reply
 */
gboolean
gouji_exchange (GoujiReaderProcess *process,
                const GoujiTask *task,
                GBytes *file,
                int picture,
                GoujiReply *reply,
                GCancellable *cancellable,
                GError **error)
{
  gboolean died = TRUE;
  GoujiTaskEnd end = GOUJI_TASK_END_CRASHED;
  g_autoptr (GBytes) answer = NULL;

  for (guint turn = 0; died && turn < 2; turn++) {
    GByteArray *bytes = g_byte_array_new ();
    gboolean asked = exchange_once (process, task, file, picture, bytes, &end, &died, cancellable, error);

    g_clear_pointer (&answer, g_bytes_unref);
    answer = g_byte_array_free_to_bytes (bytes);
    if (!asked)
      return FALSE;
  }

  if (died) {
    g_set_error_literal (error, GOUJI_READ_ERROR,
                         gouji_reader_process_is_proven (process) ? GOUJI_READ_ERROR_CRASHED
                                                                  : GOUJI_READ_ERROR_NO_READER,
                         "the reading program ends at once");
    return FALSE;
  }

  return judge_end (end, error) && gouji_protocol_parse_answer (answer, task, reply, error);
}
