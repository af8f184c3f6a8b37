/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "request/gouji-reader-process.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "document/gouji-read-terms.h"
#include "request/gouji-protocol.h"

/* Where the program finds its end of the control socket. */
#define CONTROL 3

/* In milliseconds: how long the program may take to tidy up when it is told to end. */
#define LAST_PATIENCE 2000

/* In microseconds: until the next look at a program that is too busy to take a request, or to end. */
#define PAUSE 2000

struct _GoujiReaderProcess {
  char *program;
  GMutex lock;
  int control; /* -1 where nothing runs */
  GPid pid;
  gboolean proven; /* whether this program ever did what it should */
};

/* What the program may know of our environment: where its fonts and libraries are, and what sanitizers need.
 * Its home is nobody's, for what a file says must not depend on whose fonts are installed. */
static char **
make_environment (void)
{
  static const char *const kept[] = {
    "PATH",         "LD_LIBRARY_PATH", "TMPDIR",        "XDG_RUNTIME_DIR", "FONTCONFIG_FILE",
    "ASAN_OPTIONS", "LSAN_OPTIONS",    "UBSAN_OPTIONS", "FONTCONFIG_PATH", "FONTCONFIG_SYSROOT",
  };
  char **environment = g_strdupv ((char *[]) { NULL });

  for (guint i = 0; i < G_N_ELEMENTS (kept); i++) {
    const char *value = g_getenv (kept[i]);

    if (value != NULL)
      environment = g_environ_setenv (environment, kept[i], value, TRUE);
  }
  environment = g_environ_setenv (environment, "HOME", "/nonexistent", TRUE);
  environment = g_environ_setenv (environment, "XDG_CACHE_HOME", g_get_user_cache_dir (), TRUE);

  return g_environ_setenv (environment, "LC_ALL", "C.UTF-8", TRUE);
}

static gboolean
fail_start (GError **error, const char *why)
{
  g_set_error_literal (error, GOUJI_READ_ERROR, GOUJI_READ_ERROR_NO_READER, why);
  return FALSE;
}

static gboolean
start (GoujiReaderProcess *self, GError **error)
{
  const char *const arguments[] = { self->program, NULL };
  g_auto (GStrv) environment = make_environment ();
  g_autoptr (GError) reason = NULL;
  int ends[2];
  gboolean started;

  if (socketpair (AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0)
    return fail_start (error, g_strerror (errno));

  started = g_spawn_async_with_pipes_and_fds (
    "/", arguments, (const char *const *) environment,
    G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDIN_FROM_DEV_NULL | G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, -1, -1,
    -1, (const int[]) { ends[1] }, (const int[]) { CONTROL }, 1, &self->pid, NULL, NULL, NULL, &reason);
  close (ends[1]);
  if (!started) {
    close (ends[0]);
    return fail_start (error, reason->message);
  }
  self->control = ends[0];

  return TRUE;
}

/* Waits for the program to end; one that does not within its time is ended. */
static void
reap (GoujiReaderProcess *self, guint patience)
{
  for (guint waited = 0; waited < patience * 1000; waited += PAUSE) {
    if (waitpid (self->pid, NULL, WNOHANG) != 0)
      return;
    g_usleep (PAUSE);
  }

  kill (self->pid, SIGKILL);
  while (waitpid (self->pid, NULL, 0) < 0 && errno == EINTR)
    continue;
}

static void
stop (GoujiReaderProcess *self, guint patience)
{
  if (self->control < 0)
    return;

  close (self->control);
  self->control = -1;
  reap (self, patience);
}

GoujiReaderProcess *
gouji_reader_process_new (const char *program)
{
  GoujiReaderProcess *self = g_new0 (GoujiReaderProcess, 1);

  self->program = g_strdup (program);
  self->control = -1;
  g_mutex_init (&self->lock);

  return self;
}

/* The program ends by itself when nobody can ask it any more, and removes what it made. */
void
gouji_reader_process_free (GoujiReaderProcess *self)
{
  stop (self, LAST_PATIENCE);
  g_mutex_clear (&self->lock);
  g_free (self->program);
  g_free (self);
}

static gssize
send_once (int control, GBytes *request, const int *descriptors, guint n_descriptors)
{
  union {
    char bytes[CMSG_SPACE (sizeof (int) * GOUJI_PROTOCOL_N_DESCRIPTORS)];
    struct cmsghdr align;
  } ancillary = { 0 };
  struct iovec data = {
    .iov_base = (void *) g_bytes_get_data (request, NULL),
    .iov_len = g_bytes_get_size (request),
  };
  struct msghdr message = {
    .msg_iov = &data,
    .msg_iovlen = 1,
    .msg_control = ancillary.bytes,
    .msg_controllen = CMSG_SPACE (sizeof (int) * n_descriptors),
  };
  struct cmsghdr *head = CMSG_FIRSTHDR (&message);

  head->cmsg_level = SOL_SOCKET;
  head->cmsg_type = SCM_RIGHTS;
  head->cmsg_len = CMSG_LEN (sizeof (int) * n_descriptors);
  memcpy (CMSG_DATA (head), descriptors, sizeof (int) * n_descriptors);

  return sendmsg (control, &message, MSG_NOSIGNAL | MSG_DONTWAIT);
}

/* What one turn of sending came to. */
typedef enum {
  SENT,
  BUSY,
  FAILED,
} Sending;

/* A program that died is started again, once: the next one that asks does the same. */
static Sending
try_to_send (
  GoujiReaderProcess *self, GBytes *request, const int *descriptors, guint n_descriptors, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  for (guint turn = 0; turn < 2; turn++) {
    if (self->control < 0 && !start (self, error))
      return FAILED;
    if (send_once (self->control, request, descriptors, n_descriptors) >= 0)
      return SENT;
    if (errno == EAGAIN || errno == EINTR || errno == ETOOMANYREFS)
      return BUSY;
    stop (self, 0);
  }

  fail_start (error, "it ends at once");
  return FAILED;
}

/**
 * gouji_reader_process_send:
 * @request: its bytes
 * @descriptors: (array length=n_descriptors): what goes with it; they stay the caller's
 * @cancellable: (nullable): to stop waiting for a program that is busy
 * @error: return location for %GOUJI_READ_ERROR_NO_READER or %G_IO_ERROR_CANCELLED
 *
 * Returns: whether the program has the request
 */
gboolean
gouji_reader_process_send (GoujiReaderProcess *self,
                           GBytes *request,
                           const int *descriptors,
                           guint n_descriptors,
                           GCancellable *cancellable,
                           GError **error)
{
  for (;;) {
    Sending sending = try_to_send (self, request, descriptors, n_descriptors, error);

    if (sending != BUSY)
      return sending == SENT;
    if (g_cancellable_set_error_if_cancelled (cancellable, error))
      return FALSE;
    g_usleep (PAUSE);
  }
}

/**
 * gouji_reader_process_prove:
 *
 * Notes that the program is what it should be: it has answered.
 */
void
gouji_reader_process_prove (GoujiReaderProcess *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  self->proven = TRUE;
}

gboolean
gouji_reader_process_is_proven (GoujiReaderProcess *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return self->proven;
}
