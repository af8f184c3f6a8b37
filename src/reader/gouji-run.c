/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "reader/gouji-run.h"

#include <errno.h>
#include <fcntl.h>
#include <seccomp.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "document/gouji-read-terms.h"

static gboolean
open_as (const char *path, int flags, int file)
{
  int opened = open (path, flags | O_NOFOLLOW | O_CLOEXEC, 0600);

  return opened >= 0 && dup2 (opened, file) == file;
}

/* Rules about files refuse to write, but whoever asks whether he could is still told by the owner and mode of
 * a file alone. Here he is told no. */
static gboolean
tell_no (void)
{
  scmp_filter_ctx filter = seccomp_init (SCMP_ACT_ALLOW);
  const guint32 no = SCMP_ACT_ERRNO (EACCES);
  gboolean done =
    filter != NULL &&
    seccomp_rule_add (filter, no, SCMP_SYS (access), 1, SCMP_A1_32 (SCMP_CMP_EQ, W_OK)) == 0 &&
    seccomp_rule_add (filter, no, SCMP_SYS (faccessat), 1, SCMP_A2_32 (SCMP_CMP_EQ, W_OK)) == 0 &&
    seccomp_rule_add (filter, no, SCMP_SYS (faccessat2), 1, SCMP_A2_32 (SCMP_CMP_EQ, W_OK)) == 0 &&
    seccomp_load (filter) == 0;

  seccomp_release (filter);
  return done;
}

/* In the new process. Nothing of the process it came from is left but its confinement. */
static G_NORETURN void
become (const GoujiRun *run, char **arguments)
{
  struct rlimit time = { run->seconds, run->seconds };

  if (chdir (run->folder) != 0 || setrlimit (RLIMIT_CPU, &time) != 0)
    _exit (127);
  if (!open_as (run->input != NULL ? run->input : "/dev/null", O_RDONLY, STDIN_FILENO))
    close (STDIN_FILENO);
  if (!open_as (run->output != NULL ? run->output : "output", O_WRONLY | O_CREAT | O_TRUNC, STDOUT_FILENO))
    _exit (127);
  /* What it complains of is not for people, and could be long. */
  if (!open_as ("/dev/null", O_WRONLY, STDERR_FILENO))
    close (STDERR_FILENO);
  close_range (STDERR_FILENO + 1, ~0U, 0);
  if (run->told_no && !tell_no ())
    _exit (127);
  execve (run->program, arguments, (char **) run->environment);
  _exit (127);
}

/**
 * gouji_run:
 *
 * Runs a program until it ends. The process must have a single thread.
 *
 * Returns: its exit status; -1 where it was killed, 127 where it could not be started
 */
int
gouji_run (const GoujiRun *run)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  pid_t process;
  int status;

  g_ptr_array_add (arguments, (gpointer) run->program);
  for (guint i = 0; run->arguments[i] != NULL; i++)
    g_ptr_array_add (arguments, (gpointer) run->arguments[i]);
  g_ptr_array_add (arguments, NULL);

  process = fork ();
  if (process == 0)
    become (run, (char **) arguments->pdata);
  if (process < 0)
    return 127;
  while (waitpid (process, &status, 0) < 0) {
    if (errno != EINTR)
      return -1;
  }

  return WIFEXITED (status) ? WEXITSTATUS (status) : -1;
}

/**
 * gouji_run_take_file:
 * @path: a file that a program left
 * @most: how long it may be
 *
 * Returns: (transfer full) (nullable): what is in it, if it is a plain file
 */
GBytes *
gouji_run_take_file (const char *path, gsize most, GError **error)
{
  int file = open (path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  g_autofree char *content = NULL;
  struct stat about;
  gsize length = 0;
  ssize_t got = 1;

  if (file < 0 || fstat (file, &about) != 0 || !S_ISREG (about.st_mode)) {
    if (file >= 0)
      close (file);
    g_set_error_literal (error, GOUJI_READ_ERROR, GOUJI_READ_ERROR_DAMAGED, "no result");
    return NULL;
  }
  if ((guint64) about.st_size > most) {
    close (file);
    g_set_error_literal (error, GOUJI_READ_ERROR, GOUJI_READ_ERROR_TOO_LARGE, "the result is too large");
    return NULL;
  }

  content = g_malloc ((gsize) about.st_size + 1);
  while (length < (gsize) about.st_size && got > 0) {
    got = read (file, content + length, (gsize) about.st_size - length);
    length += got > 0 ? (gsize) got : 0;
  }
  close (file);

  return g_bytes_new_take (g_steal_pointer (&content), length);
}
