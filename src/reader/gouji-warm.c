/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "reader/gouji-warm.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "reader/gouji-folder.h"
#include "reader/gouji-prepare.h"

/* Requests that are held until a processor is free. More stay in the socket, where their senders wait. */
#define MAX_WAITING 256

/* LibreOffice and Tesseract each take all the memory and processors they get. */
#define MAX_PROGRAMS 1

/* In microseconds: how often the memory of children is looked at where the kernel cannot bound it. */
#define MEMORY_PAUSE (50 * 1000)

typedef struct {
  GoujiJob *job;
  pid_t pid;
  int watch;        /* readable when the process ends */
  gint64 deadline;  /* of g_get_monotonic_time() */
  GoujiTaskEnd end; /* why it was ended, %GOUJI_TASK_END_DONE if it was not */
} Child;

struct _GoujiWarm {
  int control;
  const GoujiWarmWork *work;
  GoujiConfinement *confinement; /* (nullable) */
  guint max_children;
  gboolean paged;
  GQueue waiting;      /* element-type GoujiJob */
  GPtrArray *children; /* element-type Child */
};

static void
free_child (gpointer data)
{
  Child *child = data;

  g_clear_fd (&child->watch, NULL);
  gouji_job_free (child->job);
  g_free (child);
}

/* Tells whoever asked how it ended. The pipe has room for it, for nothing else is ever written there. */
static void
tell_end (const GoujiJob *job, GoujiTaskEnd end)
{
  guint8 bytes[GOUJI_PROTOCOL_END_BYTES];

  gouji_protocol_print_end (bytes, end);
  while (write (job->descriptors[GOUJI_PROTOCOL_END], bytes, sizeof (bytes)) < 0 && errno == EINTR)
    continue;
}

static void
refuse (GoujiJob *job, GoujiTaskEnd end)
{
  tell_end (job, end);
  gouji_job_free (job);
}

/* ---- Taking requests. */

static guint
take_descriptors (struct msghdr *message, GoujiJob *job)
{
  struct cmsghdr *head = CMSG_FIRSTHDR (message);
  gsize n = 0;

  if (head != NULL && head->cmsg_level == SOL_SOCKET && head->cmsg_type == SCM_RIGHTS) {
    n = (head->cmsg_len - CMSG_LEN (0)) / sizeof (int);
    memcpy (job->descriptors, CMSG_DATA (head), sizeof (int) * MIN (n, G_N_ELEMENTS (job->descriptors)));
  }

  return (guint) n;
}

static gboolean
understand (GoujiJob *job, GBytes *request, guint n_descriptors)
{
  return gouji_protocol_parse_request (request, &job->task) &&
         n_descriptors == gouji_protocol_count_descriptors (job->task.kind);
}

/* Returns: FALSE once nobody can ask any more */
static gboolean
take_request (GoujiWarm *self)
{
  guint8 bytes[GOUJI_PROTOCOL_MAX_REQUEST];
  union {
    char bytes[CMSG_SPACE (sizeof (int) * GOUJI_PROTOCOL_N_DESCRIPTORS)];
    struct cmsghdr align;
  } ancillary = { 0 };
  struct iovec data = { .iov_base = bytes, .iov_len = sizeof (bytes) };
  struct msghdr message = {
    .msg_iov = &data,
    .msg_iovlen = 1,
    .msg_control = ancillary.bytes,
    .msg_controllen = sizeof (ancillary.bytes),
  };
  gssize length = recvmsg (self->control, &message, MSG_DONTWAIT | MSG_CMSG_CLOEXEC);
  g_autoptr (GBytes) request = NULL;
  GoujiJob *job;
  guint n_descriptors;

  if (length <= 0)
    return length < 0 && (errno == EAGAIN || errno == EINTR);

  job = g_new0 (GoujiJob, 1);
  for (guint i = 0; i < G_N_ELEMENTS (job->descriptors); i++)
    job->descriptors[i] = -1;
  n_descriptors = take_descriptors (&message, job);
  request = g_bytes_new (bytes, length);
  if (understand (job, request, n_descriptors))
    g_queue_push_tail (&self->waiting, job);
  else
    refuse (job, GOUJI_TASK_END_REFUSED);

  return TRUE;
}

/* ---- Children. */

static int
open_watch (pid_t pid)
{
  return (int) syscall (SYS_pidfd_open, pid, 0);
}

/* In the child: a group of its own, for all that it may start, and no life after the one that forked it. */
G_NORETURN static void
run_child (GoujiWarm *self, GoujiJob *job, pid_t parent)
{
  setpgid (0, 0);
  prctl (PR_SET_PDEATHSIG, SIGKILL);
  if (getppid () != parent)
    _exit (GOUJI_JOB_UNCONFINED);

  _exit (self->work->run (job, self->confinement));
}

/* Only what the child needs is kept: when it is gone, whoever asked sees the end of the answer. */
static void
keep_end (GoujiJob *job)
{
  g_clear_fd (&job->descriptors[GOUJI_PROTOCOL_FILE], NULL);
  g_clear_fd (&job->descriptors[GOUJI_PROTOCOL_ANSWER], NULL);
  g_clear_fd (&job->descriptors[GOUJI_PROTOCOL_PICTURE], NULL);
}

/* Whose end nobody would notice is not kept. */
static void
give_up (GoujiJob *job, pid_t pid)
{
  if (pid > 0) {
    kill (pid, SIGKILL);
    while (waitpid (pid, NULL, 0) < 0 && errno == EINTR)
      continue;
  }
  if (job->folder != NULL)
    gouji_folder_remove (job->folder);
}

static gboolean
start_child (GoujiWarm *self, GoujiJob *job)
{
  pid_t own = getpid ();
  pid_t pid;
  int watch;
  Child *child;

  if (gouji_job_starts_programs (job))
    job->folder = gouji_folder_make ();
  pid = fork ();
  if (pid == 0)
    run_child (self, job, own);
  watch = pid < 0 ? -1 : open_watch (pid);
  if (watch < 0) {
    give_up (job, pid);
    return FALSE;
  }

  setpgid (pid, pid);
  keep_end (job);
  child = g_new0 (Child, 1);
  child->job = job;
  child->pid = pid;
  child->watch = watch;
  child->deadline = g_get_monotonic_time () + self->work->get_bounds (job).seconds * G_USEC_PER_SEC;
  child->end = GOUJI_TASK_END_DONE;
  g_ptr_array_add (self->children, child);

  return TRUE;
}

static void
begin (GoujiWarm *self, GoujiJob *job)
{
  if (self->confinement == NULL) {
    refuse (job, GOUJI_TASK_END_UNCONFINED);
    return;
  }
  if (!self->paged && gouji_prepare_is_paged (job->descriptors[GOUJI_PROTOCOL_FILE])) {
    gouji_prepare_pages ();
    self->paged = TRUE;
  }
  if (!start_child (self, job))
    refuse (job, GOUJI_TASK_END_MEMORY);
}

static guint
count_programs (GoujiWarm *self)
{
  guint n = 0;

  for (guint i = 0; i < self->children->len; i++)
    n += gouji_job_starts_programs (((Child *) self->children->pdata[i])->job);

  return n;
}

/* Requests begin in the order in which they came, but nothing waits for programs except what needs them. */
static void
begin_waiting (GoujiWarm *self)
{
  GList *at = self->waiting.head;

  while (at != NULL && self->children->len < self->max_children) {
    GList *next = at->next;
    GoujiJob *job = at->data;

    if (!gouji_job_starts_programs (job) || count_programs (self) < MAX_PROGRAMS) {
      g_queue_delete_link (&self->waiting, at);
      begin (self, job);
    }
    at = next;
  }
}

/* Ends a child and all that it started. */
static void
end_child (Child *child, GoujiTaskEnd end)
{
  if (child->end == GOUJI_TASK_END_DONE)
    child->end = end;
  kill (-child->pid, SIGKILL);
  kill (child->pid, SIGKILL);
}

static GoujiTaskEnd
judge_status (const Child *child, int status)
{
  if (child->end != GOUJI_TASK_END_DONE)
    return child->end;
  if (WIFSIGNALED (status))
    return WTERMSIG (status) == SIGXCPU ? GOUJI_TASK_END_TIME : GOUJI_TASK_END_CRASHED;

  switch (WEXITSTATUS (status)) {
  case GOUJI_JOB_DONE:
    return GOUJI_TASK_END_DONE;
  case GOUJI_JOB_UNCONFINED:
    return GOUJI_TASK_END_UNCONFINED;
  case GOUJI_JOB_NO_MEMORY:
    return GOUJI_TASK_END_MEMORY;
  default:
    return GOUJI_TASK_END_CRASHED;
  }
}

/* Of a child that has ended, or was told to: tells how, once nothing is left of it. What it started is ended
 * before its number can become that of another process. */
static gboolean
finish_child (GoujiWarm *self, Child *child, int options)
{
  int status = 0;
  pid_t pid;

  kill (-child->pid, SIGKILL);
  pid = waitpid (child->pid, &status, options);
  if (pid == 0 || (pid < 0 && errno == EINTR))
    return FALSE;
  if (child->job->folder != NULL)
    gouji_folder_remove (child->job->folder);
  tell_end (child->job, judge_status (child, status));
  g_ptr_array_remove_fast (self->children, child);

  return TRUE;
}

/* ---- Bounds that the kernel does not keep. */

#if defined(__SANITIZE_ADDRESS__)
static gboolean
is_too_large (const Child *child, guint64 most)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/statm", child->pid);
  g_autofree char *text = NULL;
  guint64 size = 0;
  guint64 resident = 0;

  if (!g_file_get_contents (path, &text, NULL, NULL) ||
      sscanf (text, "%" G_GUINT64_FORMAT " %" G_GUINT64_FORMAT, &size, &resident) != 2)
    return FALSE;

  return resident * (guint64) sysconf (_SC_PAGESIZE) > most;
}
#endif

static void
keep_bounds (GoujiWarm *self)
{
  gint64 now = g_get_monotonic_time ();

  for (guint i = 0; i < self->children->len; i++) {
    Child *child = self->children->pdata[i];

    if (child->deadline <= now)
      end_child (child, GOUJI_TASK_END_TIME);
#if defined(__SANITIZE_ADDRESS__)
    if (is_too_large (child, self->work->get_bounds (child->job).memory))
      end_child (child, GOUJI_TASK_END_MEMORY);
#endif
  }
}

/* In milliseconds, until a bound has to be looked at again; -1 for never. */
static int
find_pause (GoujiWarm *self)
{
  gint64 now = g_get_monotonic_time ();
  gint64 next = G_MAXINT64;

  for (guint i = 0; i < self->children->len; i++) {
    const Child *child = self->children->pdata[i];

    if (child->end == GOUJI_TASK_END_DONE)
      next = MIN (next, child->deadline);
#if defined(__SANITIZE_ADDRESS__)
    next = MIN (next, now + MEMORY_PAUSE);
#endif
  }

  return next == G_MAXINT64 ? -1 : (int) (MAX (next - now, 0) / 1000) + 1;
}

/* ---- The one place where it waits. */

static void
add_watch (GArray *watches, int descriptor, short events)
{
  const struct pollfd watch = { .fd = descriptor, .events = events };

  g_array_append_val (watches, watch);
}

/* First the socket, then two for each child, then one for each request that waits. An end of a pipe that
 * nobody reads from any more reports an error, which is always looked for. */
static GArray *
list_watches (GoujiWarm *self)
{
  GArray *watches = g_array_new (FALSE, FALSE, sizeof (struct pollfd));

  add_watch (watches, g_queue_get_length (&self->waiting) < MAX_WAITING ? self->control : -1, POLLIN);
  for (guint i = 0; i < self->children->len; i++) {
    const Child *child = self->children->pdata[i];

    add_watch (watches, child->watch, POLLIN);
    add_watch (watches, child->end == GOUJI_TASK_END_DONE ? child->job->descriptors[GOUJI_PROTOCOL_END] : -1,
               0);
  }
  for (GList *at = self->waiting.head; at != NULL; at = at->next)
    add_watch (watches, ((GoujiJob *) at->data)->descriptors[GOUJI_PROTOCOL_END], 0);

  return watches;
}

static gboolean
is_ready (GArray *watches, guint index)
{
  return g_array_index (watches, struct pollfd, index).revents != 0;
}

/* Nobody wants to know any more what these were about. From the end, for each leaves the list. */
static void
drop_waiting (GoujiWarm *self, GArray *watches)
{
  guint index = watches->len;

  for (GList *at = self->waiting.tail; at != NULL;) {
    GList *before = at->prev;

    if (is_ready (watches, --index)) {
      gouji_job_free (at->data);
      g_queue_delete_link (&self->waiting, at);
    }
    at = before;
  }
}

static void
look_after_children (GoujiWarm *self, GArray *watches)
{
  for (guint i = self->children->len; i > 0; i--) {
    Child *child = self->children->pdata[i - 1];
    guint watch = 1 + 2 * (i - 1);

    if (is_ready (watches, watch) && finish_child (self, child, WNOHANG))
      continue;
    if (is_ready (watches, watch + 1))
      end_child (child, GOUJI_TASK_END_CRASHED);
  }
}

/**
 * gouji_warm_new:
 * @control: the socket on which requests come; it becomes this one's
 * @work: what is done with requests
 */
GoujiWarm *
gouji_warm_new (int control, const GoujiWarmWork *work)
{
  GoujiWarm *self = g_new0 (GoujiWarm, 1);

  self->control = control;
  self->work = work;
  self->confinement = gouji_confinement_new (NULL);
  self->max_children = g_get_num_processors () + 1;
  self->children = g_ptr_array_new_with_free_func (free_child);
  g_queue_init (&self->waiting);

  return self;
}

/**
 * gouji_warm_free:
 *
 * Ends what is still being done, and removes what it left.
 */
void
gouji_warm_free (GoujiWarm *self)
{
  for (guint i = 0; i < self->children->len; i++)
    end_child (self->children->pdata[i], GOUJI_TASK_END_CRASHED);
  while (self->children->len > 0)
    finish_child (self, self->children->pdata[0], 0);

  g_ptr_array_unref (self->children);
  g_queue_clear_full (&self->waiting, (GDestroyNotify) gouji_job_free);
  g_clear_pointer (&self->confinement, gouji_confinement_free);
  g_clear_fd (&self->control, NULL);
  g_free (self);
}

/**
 * gouji_warm_serve:
 *
 * Does what is asked for until nobody can ask any more.
 */
void
gouji_warm_serve (GoujiWarm *self)
{
  gboolean asked = TRUE;

  while (asked) {
    g_autoptr (GArray) watches = list_watches (self);

    if (poll ((struct pollfd *) watches->data, watches->len, find_pause (self)) > 0) {
      drop_waiting (self, watches);
      look_after_children (self, watches);
      asked = !is_ready (watches, 0) || take_request (self);
    }
    keep_bounds (self);
    begin_waiting (self);
  }
}
