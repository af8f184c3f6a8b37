/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "reader/gouji-confine.h"

#include <linux/capability.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "document/gouji-read-terms.h"
#include "reader/gouji-confine-calls.h"
#include "reader/gouji-confine-files.h"

/* Descriptors beyond those that are open: a font and its cache at a time. */
#define MAX_DESCRIPTORS 64

/* Programs open many files. */
#define MAX_PROGRAM_DESCRIPTORS 1024

struct _GoujiConfinement {
  gboolean has_files;
  int ruleset; /* -1 without Landlock, and once it is put on */
  struct sock_filter *steps;
  gushort n_steps;
};

/* In bytes: the address space that is there already. Returns: 0 where that is not known */
static guint64
measure_memory (void)
{
  g_autofree char *text = NULL;

  /* The first number, in pages. */
  if (!g_file_get_contents ("/proc/self/statm", &text, NULL, NULL))
    return 0;

  return g_ascii_strtoull (text, NULL, 10) * (guint64) sysconf (_SC_PAGESIZE);
}

/**
 * gouji_confinement_new:
 * @error: return location for %GOUJI_READ_ERROR_UNCONFINED
 *
 * Returns: (transfer full) (nullable): what children are to be shut in with
 */
GoujiConfinement *
gouji_confinement_new (GError **error)
{
  g_autoptr (GoujiConfinement) self = g_new0 (GoujiConfinement, 1);

  self->ruleset = gouji_files_create_reading ();
  self->has_files = self->ruleset >= 0;
  self->steps = gouji_calls_compile_reading (self->has_files, &self->n_steps);
  /* What measuring takes is loaded here, and not by every child. */
  if (self->steps == NULL || measure_memory () == 0 || prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) {
    g_set_error_literal (error, GOUJI_READ_ERROR, GOUJI_READ_ERROR_UNCONFINED, "no filter of system calls");
    return NULL;
  }

  return g_steal_pointer (&self);
}

void
gouji_confinement_free (GoujiConfinement *self)
{
  g_clear_fd (&self->ruleset, NULL);
  g_free (self->steps);
  g_free (self);
}

/**
 * gouji_confinement_has_files:
 *
 * Returns: whether children can be allowed to open some files, which is with Landlock only
 */
gboolean
gouji_confinement_has_files (GoujiConfinement *self)
{
  return self->has_files;
}

static int
compare_descriptors (gconstpointer a, gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

/* Closes all descriptors but the three standard ones, which lead nowhere, and @kept, of which some may be -1.
 */
static gboolean
close_others (const int *kept, guint n_kept)
{
  g_autofree int *sorted = g_memdup2 (kept, sizeof (int) * n_kept);
  guint first = STDERR_FILENO + 1;

  qsort (sorted, n_kept, sizeof (int), compare_descriptors);
  for (guint i = 0; i < n_kept; i++) {
    guint descriptor = (guint) sorted[i];

    if (sorted[i] < (int) first)
      continue;
    if (descriptor > first && close_range (first, descriptor - 1, 0) != 0)
      return FALSE;
    first = descriptor + 1;
  }

  return close_range (first, G_MAXUINT, 0) == 0;
}

static gboolean
bound (__rlimit_resource_t what, guint64 most)
{
  const struct rlimit limit = { most, most };

  return setrlimit (what, &limit) == 0;
}

/* Under sanitizers, whose bookkeeping takes more address space than a machine has, the process that forks
 * looks after the memory of its children instead. */
static gboolean
bound_memory (guint64 most)
{
#if defined(__SANITIZE_ADDRESS__)
  return TRUE;
#else
  guint64 own = measure_memory ();

  return own > 0 && bound (RLIMIT_AS, own + most);
#endif
}

/* The first bound is told, the second ends whoever does not listen. */
static gboolean
bound_time (guint seconds)
{
  const struct rlimit limit = { seconds, seconds + 1 };

  return setrlimit (RLIMIT_CPU, &limit) == 0;
}

static gboolean
set_bounds (const GoujiBounds *bounds, guint descriptors)
{
  return bound_memory (bounds->memory) && bound_time (bounds->seconds) &&
         bound (RLIMIT_FSIZE, bounds->output) && bound (RLIMIT_NOFILE, descriptors) &&
         bound (RLIMIT_CORE, 0) && bound (RLIMIT_MEMLOCK, 0) && bound (RLIMIT_MSGQUEUE, 0);
}

/* Rights that the superuser would have, also where he has no business to be this program's user. */
static gboolean
drop_capabilities (void)
{
  struct __user_cap_header_struct head = { .version = _LINUX_CAPABILITY_VERSION_3 };
  const struct __user_cap_data_struct none[_LINUX_CAPABILITY_U32S_3] = { 0 };

  return syscall (SYS_capset, &head, none) == 0;
}

/* Nobody may look into the process or stop it on its way, and it looks into none that is not its child. */
static gboolean
withdraw (void)
{
  return prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && prctl (PR_SET_DUMPABLE, 0, 0, 0, 0) == 0 &&
         drop_capabilities ();
}

/**
 * gouji_confine_reading:
 * @bounds: how much the process may take
 * @kept: (array length=n_kept): the descriptors that it needs
 *
 * Shuts this process in, for reading one file that is in its memory already: it can open nothing but fonts
 * and what belongs to them, start nothing, reach nobody, and write only to @kept.
 *
 * Returns: whether it is shut in; if not, it must not look at the file
 */
gboolean
gouji_confine_reading (GoujiConfinement *self, const GoujiBounds *bounds, const int *kept, guint n_kept)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (int));

  g_array_append_vals (all, kept, n_kept);
  g_array_append_val (all, self->ruleset);
  if (!close_others ((const int *) all->data, all->len) || !withdraw () ||
      !set_bounds (bounds, MAX_DESCRIPTORS) || !bound (RLIMIT_NPROC, 0))
    return FALSE;
  if (self->ruleset >= 0) {
    if (!gouji_files_apply (self->ruleset))
      return FALSE;
    g_clear_fd (&self->ruleset, NULL);
  }

  return gouji_calls_allow_own_signals () && gouji_calls_apply (self->steps, self->n_steps);
}

/**
 * gouji_confine_program:
 * @bounds: how much each process may take
 * @kept: (array length=n_kept): the descriptors that this process needs, which no program inherits
 * @folder: (type filename): the one place that may be written to
 *
 * Shuts this process in, and all that it starts: it may run what is installed, but has no network, reaches no
 * other process, and writes nowhere but in @folder. Only with Landlock.
 *
 * Returns: whether it is shut in; if not, it must not start anything
 */
gboolean
gouji_confine_program (
  GoujiConfinement *self, const GoujiBounds *bounds, const int *kept, guint n_kept, const char *folder)
{
  g_autofd int ruleset = gouji_files_create_program (folder);
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (int));

  g_array_append_vals (all, kept, n_kept);
  g_array_append_val (all, ruleset);

  return ruleset >= 0 && close_others ((const int *) all->data, all->len) && withdraw () &&
         set_bounds (bounds, MAX_PROGRAM_DESCRIPTORS) && gouji_files_apply (ruleset) &&
         gouji_calls_confine_program (gouji_files_scope_signals ());
}
