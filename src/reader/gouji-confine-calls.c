/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "reader/gouji-confine-calls.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

/* What opening must not ask for: the kernel's value of __O_TMPFILE has no name of its own. */
#define OPEN_TEMPORARY 020000000
#define OPEN_TO_WRITE (O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND | OPEN_TEMPORARY)

/* What reading takes: memory, time, descriptors that are there, and looking at files. Everything else is
 * refused: no process, no socket, no signal to others, no memory that could be run, nothing that is new. */
static const char *const harmless[] = {
  "access",
  "arch_prctl",
  "brk",
  "clock_getres",
  "clock_gettime",
  "clock_nanosleep",
  "close",
  "dup",
  "exit",
  "exit_group",
  "faccessat",
  "faccessat2",
  "fadvise64",
  "fstat",
  "fstatfs",
  "ftruncate",
  "futex",
  "getcwd",
  "getdents64",
  "getegid",
  "geteuid",
  "getgid",
  "getpid",
  "getppid",
  "getrandom",
  "getrlimit",
  "getrusage",
  "gettid",
  "gettimeofday",
  "getuid",
  "lseek",
  "lstat",
  "madvise",
  "membarrier",
  "mremap",
  "munmap",
  "nanosleep",
  "newfstatat",
  "pread64",
  "read",
  "readlink",
  "readlinkat",
  "readv",
  "restart_syscall",
  "rseq",
  "rt_sigaction",
  "rt_sigprocmask",
  "rt_sigreturn",
  "sched_getaffinity",
  "sched_yield",
  "set_robust_list",
  "sigaltstack",
  "stat",
  "statfs",
  "statx",
  "sysinfo",
  "time",
  "uname",
  "write",
  "writev",
};

/* What a program that was started has no business with: other processes, the system, its confinement, a
 * session of its own that would outlive it, and whoever listens on a socket. */
static const char *const refused_to_programs[] = {
  "acct",
  "add_key",
  "bpf",
  "chroot",
  "clock_adjtime",
  "clock_settime",
  "connect",
  "delete_module",
  "finit_module",
  "fsconfig",
  "fsmount",
  "fsopen",
  "fspick",
  "init_module",
  "io_uring_enter",
  "io_uring_register",
  "io_uring_setup",
  "ioperm",
  "iopl",
  "kcmp",
  "kexec_file_load",
  "kexec_load",
  "keyctl",
  "mount",
  "mount_setattr",
  "move_mount",
  "name_to_handle_at",
  "open_by_handle_at",
  "open_tree",
  "perf_event_open",
  "pivot_root",
  "process_madvise",
  "process_vm_readv",
  "process_vm_writev",
  "ptrace",
  "quotactl",
  "reboot",
  "request_key",
  "setdomainname",
  "sethostname",
  "setns",
  "setpgid",
  "setsid",
  "settimeofday",
  "swapoff",
  "swapon",
  "syslog",
  "umount2",
  "unshare",
  "userfaultfd",
  "vhangup",
};

static const char *const signalling[] = {
  "kill", "pidfd_send_signal", "rt_sigqueueinfo", "rt_tgsigqueueinfo", "tgkill", "tkill",
};

/* A call that this machine or this libseccomp does not have needs no rule. */
static gboolean
add_call (scmp_filter_ctx filter,
          guint32 action,
          const char *name,
          guint n_conditions,
          const struct scmp_arg_cmp *conditions)
{
  int number = seccomp_syscall_resolve_name (name);
  int result;

  if (number < 0)
    return TRUE;

  result = seccomp_rule_add_array (filter, action, number, n_conditions, conditions);
  return result == 0 || result == -EEXIST || result == -EDOM;
}

static gboolean
add_calls (scmp_filter_ctx filter, guint32 action, const char *const *names, gsize n_names)
{
  for (gsize i = 0; i < n_names; i++) {
    if (!add_call (filter, action, names[i], 0, NULL))
      return FALSE;
  }

  return TRUE;
}

static scmp_filter_ctx
create_filter (guint32 otherwise)
{
  scmp_filter_ctx filter = seccomp_init (otherwise);

  /* What another machine's numbers mean is nobody's guess. */
  if (filter != NULL && seccomp_attr_set (filter, SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS) != 0)
    g_clear_pointer (&filter, seccomp_release);

  return filter;
}

static gboolean
add_opening (scmp_filter_ctx filter, gboolean may_open)
{
  const struct scmp_arg_cmp in_place[] = { SCMP_A1_32 (SCMP_CMP_MASKED_EQ, OPEN_TO_WRITE, 0) };
  const struct scmp_arg_cmp at[] = { SCMP_A2_32 (SCMP_CMP_MASKED_EQ, OPEN_TO_WRITE, 0) };

  if (!may_open)
    return TRUE;

  return add_call (filter, SCMP_ACT_ALLOW, "open", 1, in_place) &&
         add_call (filter, SCMP_ACT_ALLOW, "openat", 1, at);
}

static gboolean
add_memory (scmp_filter_ctx filter)
{
  const struct scmp_arg_cmp not_run[] = { SCMP_A2_32 (SCMP_CMP_MASKED_EQ, PROT_EXEC, 0) };

  return add_call (filter, SCMP_ACT_ALLOW, "mmap", 1, not_run) &&
         add_call (filter, SCMP_ACT_ALLOW, "mprotect", 1, not_run);
}

/* The bounds may be asked for, and not set. */
static gboolean
add_asking (scmp_filter_ctx filter)
{
  static const int commands[] = { F_GETFD, F_SETFD, F_GETFL, F_DUPFD_CLOEXEC };
  const struct scmp_arg_cmp only_asked[] = { SCMP_A2_64 (SCMP_CMP_EQ, 0) };

  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++) {
    const struct scmp_arg_cmp command[] = { SCMP_A1_32 (SCMP_CMP_EQ, (guint) commands[i]) };

    if (!add_call (filter, SCMP_ACT_ALLOW, "fcntl", 1, command))
      return FALSE;
  }

  return add_call (filter, SCMP_ACT_ALLOW, "prlimit64", 1, only_asked);
}

/* libseccomp writes compiled filters to descriptors only. */
static struct sock_filter *
export_filter (scmp_filter_ctx filter, gushort *n_steps)
{
  g_autofd int memory = memfd_create ("gouji-filter", MFD_CLOEXEC);
  g_autofree struct sock_filter *steps = NULL;
  struct stat status;

  if (memory < 0 || seccomp_export_bpf (filter, memory) != 0 || fstat (memory, &status) != 0 ||
      status.st_size <= 0 || (gsize) status.st_size / sizeof (struct sock_filter) > G_MAXUSHORT)
    return NULL;

  steps = g_malloc (status.st_size);
  if (pread (memory, steps, status.st_size, 0) != status.st_size)
    return NULL;
  *n_steps = status.st_size / sizeof (struct sock_filter);

  return g_steal_pointer (&steps);
}

/**
 * gouji_calls_compile_reading:
 * @may_open: whether files may be opened, to be read
 * @n_steps: (out): how long the filter is
 *
 * Returns: (transfer full) (nullable): the filter of a process that reads one file
 */
struct sock_filter *
gouji_calls_compile_reading (gboolean may_open, gushort *n_steps)
{
  scmp_filter_ctx filter = create_filter (SCMP_ACT_ERRNO (EPERM));
  struct sock_filter *steps = NULL;

  if (filter == NULL)
    return NULL;

  /* Which process a signal goes to is the business of a filter of its own, which knows the process. */
  if (add_calls (filter, SCMP_ACT_ALLOW, harmless, G_N_ELEMENTS (harmless)) &&
      add_call (filter, SCMP_ACT_ALLOW, "tgkill", 0, NULL) && add_opening (filter, may_open) &&
      add_memory (filter) && add_asking (filter) &&
      add_call (filter, SCMP_ACT_ERRNO (ENOSYS), "clone3", 0, NULL))
    steps = export_filter (filter, n_steps);
  seccomp_release (filter);

  return steps;
}

/**
 * gouji_calls_apply:
 *
 * Puts a filter on this process, for ever.
 */
gboolean
gouji_calls_apply (struct sock_filter *steps, gushort n_steps)
{
  const struct sock_fprog program = { .len = n_steps, .filter = steps };

  return prctl (PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

/**
 * gouji_calls_allow_own_signals:
 *
 * From now on a thread may only be sent a signal if it is one of this process: abort() does that.
 */
gboolean
gouji_calls_allow_own_signals (void)
{
  const guint own = (guint) getpid ();
  const guint32 number = (guint32) seccomp_syscall_resolve_name ("tgkill");
  struct sock_filter steps[] = {
    BPF_STMT (BPF_LD | BPF_W | BPF_ABS, offsetof (struct seccomp_data, nr)),
    BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, number, 0, 3),
    BPF_STMT (BPF_LD | BPF_W | BPF_ABS, offsetof (struct seccomp_data, args[0])),
    BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, own, 1, 0),
    BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM),
    BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
  };

  return gouji_calls_apply (steps, G_N_ELEMENTS (steps));
}

/* Only sockets that lead to the program itself: none with an address elsewhere, and, as long as nothing can
 * be connected, none that could send to one either. */
static gboolean
refuse_sockets (scmp_filter_ctx filter)
{
  const struct scmp_arg_cmp elsewhere[] = { SCMP_A0_32 (SCMP_CMP_NE, AF_UNIX) };
  const struct scmp_arg_cmp letters[] = { SCMP_A1_32 (SCMP_CMP_MASKED_EQ, 0xf, SOCK_DGRAM) };

  return add_call (filter, SCMP_ACT_ERRNO (EACCES), "socket", 1, elsewhere) &&
         add_call (filter, SCMP_ACT_ERRNO (EACCES), "socketpair", 1, elsewhere) &&
         add_call (filter, SCMP_ACT_ERRNO (EACCES), "socket", 1, letters) &&
         add_call (filter, SCMP_ACT_ERRNO (EACCES), "socketpair", 1, letters);
}

/* A namespace of its own would give a program rights that it has not; typing into a terminal, more than that.
 */
static gboolean
refuse_more (scmp_filter_ctx filter)
{
  static const int namespaces[] = {
    CLONE_NEWUSER, CLONE_NEWNS, CLONE_NEWPID, CLONE_NEWNET, CLONE_NEWIPC, CLONE_NEWUTS, CLONE_NEWCGROUP,
  };
  static const gulong commands[] = { TIOCSTI, TIOCLINUX, TIOCSCTTY };

  for (gsize i = 0; i < G_N_ELEMENTS (namespaces); i++) {
    const guint wanted = (guint) namespaces[i];
    const struct scmp_arg_cmp flags[] = { SCMP_A0_32 (SCMP_CMP_MASKED_EQ, wanted, wanted) };

    if (!add_call (filter, SCMP_ACT_ERRNO (EPERM), "clone", 1, flags))
      return FALSE;
  }
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++) {
    const struct scmp_arg_cmp command[] = { SCMP_A1_32 (SCMP_CMP_EQ, (guint) commands[i]) };

    if (!add_call (filter, SCMP_ACT_ERRNO (EPERM), "ioctl", 1, command))
      return FALSE;
  }

  return add_call (filter, SCMP_ACT_ERRNO (ENOSYS), "clone3", 0, NULL);
}

/**
 * gouji_calls_confine_program:
 * @signals_are_scoped: whether signals to processes outside are impossible anyway
 *
 * Puts the filter of programs that are started on this process and all that it starts.
 */
gboolean
gouji_calls_confine_program (gboolean signals_are_scoped)
{
  scmp_filter_ctx filter = create_filter (SCMP_ACT_ALLOW);
  gboolean confined;

  if (filter == NULL)
    return FALSE;

  confined =
    add_calls (filter, SCMP_ACT_ERRNO (EPERM), refused_to_programs, G_N_ELEMENTS (refused_to_programs)) &&
    refuse_sockets (filter) && refuse_more (filter) &&
    (signals_are_scoped ||
     add_calls (filter, SCMP_ACT_ERRNO (EPERM), signalling, G_N_ELEMENTS (signalling))) &&
    seccomp_load (filter) == 0;
  seccomp_release (filter);

  return confined;
}
