/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * A `gouji-reader` whose children do what a child might that was taken over by its file. They are shut in
 * like those of the real one; the name of the file says what they try. A child that was kept from it answers
 * EMPTY, one that got through ENCRYPTED.
 */

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include "reader/gouji-answer.h"
#include "reader/gouji-warm.h"

#define CONTROL 3
#define MEGABYTE ((guint64) 1024 * 1024)

static int channel;

/* ---- What ends badly. */

static void
do_loop (void)
{
  for (volatile guint i = 0;; i++)
    continue;
}

static void
do_sleep (void)
{
  for (;;)
    nanosleep (&(struct timespec) { .tv_sec = 100 }, NULL);
}

static void
do_memory (void)
{
  for (;;)
    memset (g_malloc (16 * MEGABYTE), 1, 16 * MEGABYTE);
}

static void
do_large_memory (void)
{
  memset (g_malloc (1024 * MEGABYTE), 1, 1024 * MEGABYTE);
}

static void
do_output (void)
{
  static const char bytes[65536] = { 0 };

  while (write (channel, bytes, sizeof (bytes)) > 0)
    continue;
}

static void
do_nothing (void)
{
}

static void
do_garbage (void)
{
  for (guint8 i = 0; i < 200; i++)
    if (write (channel, &i, 1) != 1)
      return;
}

static void
do_other_version (void)
{
  guint8 head[GOUJI_PROTOCOL_HEAD];

  gouji_protocol_print_answer_head (head, GOUJI_ANSWER_MEMBERS, 0);
  head[4]++;
  if (write (channel, head, sizeof (head)) < 0)
    return;
}

/* Only the process that forked this one may say how it ended. */
static void
do_forge_end (void)
{
  guint8 end[GOUJI_PROTOCOL_END_BYTES];

  gouji_protocol_print_end (end, GOUJI_TASK_END_DONE);
  for (int i = 0; i < 64; i++)
    if (write (i, end, sizeof (end)) < 0)
      continue;
  abort ();
}

static void
do_abort (void)
{
  abort ();
}

static void
do_kill_itself (void)
{
  volatile int *nowhere = NULL;

  *nowhere = 1;
}

/* ---- What is kept from a child. Returns: whether it got through. */

static gboolean
try_passwd (void)
{
  return open ("/etc/passwd", O_RDONLY) >= 0;
}

static gboolean
try_home (void)
{
  return open (g_get_home_dir (), O_RDONLY | O_DIRECTORY) >= 0 || open ("/root", O_RDONLY | O_DIRECTORY) >= 0;
}

static gboolean
try_processes (void)
{
  return open ("/proc/1/cmdline", O_RDONLY) >= 0;
}

static gboolean
try_write (void)
{
  return open ("/tmp/gouji-written-by-a-child", O_WRONLY | O_CREAT, 0600) >= 0 ||
         open ("/usr/gouji-written-by-a-child", O_WRONLY | O_CREAT, 0600) >= 0 ||
         open ("/tmp", O_TMPFILE | O_RDWR, 0600) >= 0;
}

static gboolean
try_make_folder (void)
{
  return mkdir ("/tmp/gouji-made-by-a-child", 0700) == 0 || symlink ("/", "/tmp/gouji-link-by-a-child") == 0;
}

static gboolean
try_change (void)
{
  return chmod ("/tmp", 0777) == 0 || unlink ("/tmp/gouji-removed-by-a-child") == 0 || errno == ENOENT;
}

static gboolean
try_socket (void)
{
  int pair[2];

  return socket (AF_INET, SOCK_STREAM, 0) >= 0 || socket (AF_INET6, SOCK_DGRAM, 0) >= 0 ||
         socket (AF_UNIX, SOCK_STREAM, 0) >= 0 || socket (AF_NETLINK, SOCK_RAW, 0) >= 0 ||
         socketpair (AF_UNIX, SOCK_STREAM, 0, pair) == 0;
}

static gboolean
try_exec (void)
{
  char *arguments[] = { (char *) "true", NULL };

  execv ("/usr/bin/true", arguments);
  return FALSE;
}

static gboolean
try_fork (void)
{
  return fork () >= 0 || syscall (SYS_vfork) >= 0;
}

static gpointer
do_thread (gpointer data)
{
  return data;
}

static gboolean
try_thread (void)
{
  pthread_t thread;

  return pthread_create (&thread, NULL, do_thread, NULL) == 0;
}

static gboolean
try_signal (void)
{
  return kill (getppid (), SIGCONT) == 0 || kill (-1, SIGCONT) == 0 ||
         syscall (SYS_tgkill, getppid (), getppid (), SIGCONT) == 0;
}

static gboolean
try_trace (void)
{
  return ptrace (PTRACE_ATTACH, getppid (), NULL, NULL) == 0 || ptrace (PTRACE_TRACEME, 0, NULL, NULL) == 0;
}

static gboolean
try_memory_file (void)
{
  return memfd_create ("child", 0) >= 0;
}

static gboolean
try_run_memory (void)
{
  void *memory = mmap (NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  void *plain = mmap (NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

  return memory != MAP_FAILED || mprotect (plain, 4096, PROT_READ | PROT_EXEC) == 0;
}

static gboolean
try_free_itself (void)
{
  return prctl (PR_SET_DUMPABLE, 1, 0, 0, 0) == 0 || setpgid (0, 0) == 0 || unshare (CLONE_NEWUSER) == 0 ||
         setuid (getuid ()) == 0 || chdir ("/") == 0;
}

/* It has nothing open but the three standard ones, which lead nowhere, and the channel. */
static gboolean
try_descriptors (void)
{
  for (int i = STDERR_FILENO + 1; i < 20000; i++) {
    if (i != channel && fcntl (i, F_GETFD) >= 0)
      return TRUE;
  }

  return FALSE;
}

/* The one thing that has to be possible. */
static gboolean
try_no_fonts (void)
{
  return open ("/usr/share/fonts", O_RDONLY | O_DIRECTORY) < 0;
}

static const struct {
  const char *name;
  void (*run) (void);
} ends[] = {
  { "abort", do_abort },         { "crash", do_kill_itself },
  { "forge-end", do_forge_end }, { "garbage", do_garbage },
  { "loop", do_loop },           { "large-memory", do_large_memory },
  { "memory", do_memory },       { "nothing", do_nothing },
  { "output", do_output },       { "other-version", do_other_version },
  { "sleep", do_sleep },
};

static const struct {
  const char *name;
  gboolean (*run) (void);
} attempts[] = {
  { "change", try_change },
  { "descriptors", try_descriptors },
  { "exec", try_exec },
  { "fork", try_fork },
  { "free-itself", try_free_itself },
  { "home", try_home },
  { "make-folder", try_make_folder },
  { "memory-file", try_memory_file },
  { "no-fonts", try_no_fonts },
  { "passwd", try_passwd },
  { "processes", try_processes },
  { "run-memory", try_run_memory },
  { "signal", try_signal },
  { "socket", try_socket },
  { "thread", try_thread },
  { "trace", try_trace },
  { "write", try_write },
};

static GoujiBounds
get_bounds (const GoujiJob *job)
{
  gboolean waits = g_strcmp0 (job->task.name, "loop") == 0 || g_strcmp0 (job->task.name, "sleep") == 0;

  return (GoujiBounds) { .memory = 200 * MEGABYTE, .seconds = waits ? 2 : 60 };
}

static void
answer (GoujiReadError code)
{
  g_autoptr (GError) error = g_error_new_literal (GOUJI_READ_ERROR, code, "");

  gouji_answer_error (channel, error);
}

static int
run (GoujiJob *job, GoujiConfinement *confinement)
{
  const GoujiBounds bounds = get_bounds (job);

  channel = job->descriptors[GOUJI_PROTOCOL_ANSWER];
  if (!gouji_confine_reading (confinement, &bounds, &channel, 1))
    return GOUJI_JOB_UNCONFINED;

  gouji_job_tell_memory ();
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++) {
    if (g_strcmp0 (job->task.name, ends[i].name) == 0)
      ends[i].run ();
  }
  for (guint i = 0; i < G_N_ELEMENTS (attempts); i++) {
    if (g_strcmp0 (job->task.name, attempts[i].name) == 0)
      answer (attempts[i].run () ? GOUJI_READ_ERROR_ENCRYPTED : GOUJI_READ_ERROR_EMPTY);
  }

  return GOUJI_JOB_DONE;
}

int
main (int argc, char *argv[])
{
  static const GoujiWarmWork work = { .get_bounds = get_bounds, .run = run };
  g_autoptr (GoujiWarm) warm = NULL;

  fcntl (CONTROL, F_SETFD, FD_CLOEXEC);
  signal (SIGPIPE, SIG_IGN);
#if !defined(__SANITIZE_ADDRESS__)
  if (freopen ("/dev/null", "w", stderr) == NULL)
    return EXIT_FAILURE;
#endif
  warm = gouji_warm_new (CONTROL, &work);
  gouji_warm_serve (warm);

  return EXIT_SUCCESS;
}
