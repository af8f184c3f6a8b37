/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "reader/gouji-confine-files.h"

#include <fcntl.h>
#include <linux/landlock.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <glib/gstdio.h>

#define READ (LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR)
#define RUN (READ | LANDLOCK_ACCESS_FS_EXECUTE)
#define WRITE (READ | LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_TRUNCATE)

/* What may be asked of a file; a folder has more. */
#define OF_FILES                                                                                             \
  (LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_READ_FILE |               \
   LANDLOCK_ACCESS_FS_TRUNCATE | LANDLOCK_ACCESS_FS_IOCTL_DEV)

/* The versions of Landlock that brought something, as `man 7 landlock` lists them. */
enum {
  VERSION_FIRST = 1,
  VERSION_REFER = 2,
  VERSION_TRUNCATE = 3,
  VERSION_NETWORK = 4,
  VERSION_DEVICES = 5,
  VERSION_SCOPES = 6,
};

typedef struct {
  const char *path;
  guint64 access;
} Rule;

/* What reading may look at: fonts, their caches, tables of characters. Flatpak has the host's fonts
 * elsewhere. */
static const Rule reading[] = {
  { "/usr", READ },
  { "/etc/fonts", READ },
  { "/var/cache/fontconfig", READ },
  { "/app", READ },
  { "/run/host/fonts", READ },
  { "/run/host/fonts-cache", READ },
  { "/run/host/local-fonts", READ },
  { "/run/host/user-fonts", READ },
};

/* What installed programs are made of, and what they ask of a system. */
static const Rule programs[] = {
  { "/usr", RUN },
  { "/bin", RUN },
  { "/lib", RUN },
  { "/lib64", RUN },
  { "/opt", RUN },
  { "/app", RUN },
  { "/etc/alternatives", READ },
  { "/etc/fonts", READ },
  { "/etc/group", READ },
  { "/etc/ld.so.cache", READ },
  { "/etc/libreoffice", READ },
  { "/etc/localtime", READ },
  { "/etc/nsswitch.conf", READ },
  { "/etc/passwd", READ },
  { "/var/cache/fontconfig", READ },
  { "/var/lib/libreoffice", READ },
  { "/var/spool/libreoffice", READ },
  { "/run/host/fonts", READ },
  { "/run/host/fonts-cache", READ },
  { "/run/host/local-fonts", READ },
  { "/run/host/user-fonts", READ },
  { "/proc", READ },
  { "/sys/devices/system/cpu", READ },
  { "/dev/null", WRITE },
  { "/dev/random", READ },
  { "/dev/urandom", READ },
  { "/dev/zero", READ },
};

/**
 * gouji_files_find_version:
 *
 * Returns: the version of Landlock that the kernel has; 0 where there is none
 */
int
gouji_files_find_version (void)
{
  long version = syscall (SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);

  return version < 0 ? 0 : (int) version;
}

/* Everything that this version knows: what it does not know cannot be ruled about. */
static guint64
know_access (int version)
{
  guint64 access = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1;

  if (version >= VERSION_REFER)
    access |= LANDLOCK_ACCESS_FS_REFER;
  if (version >= VERSION_TRUNCATE)
    access |= LANDLOCK_ACCESS_FS_TRUNCATE;
  if (version >= VERSION_DEVICES)
    access |= LANDLOCK_ACCESS_FS_IOCTL_DEV;

  return access;
}

static int
create_ruleset (int version)
{
  const struct landlock_ruleset_attr attributes = {
    .handled_access_fs = know_access (version),
    .handled_access_net =
      version >= VERSION_NETWORK ? LANDLOCK_ACCESS_NET_BIND_TCP | LANDLOCK_ACCESS_NET_CONNECT_TCP : 0,
    .scoped = version >= VERSION_SCOPES ? LANDLOCK_SCOPE_ABSTRACT_UNIX_SOCKET | LANDLOCK_SCOPE_SIGNAL : 0,
  };

  if (version < VERSION_FIRST)
    return -1;

  return (int) syscall (SYS_landlock_create_ruleset, &attributes, sizeof (attributes), 0);
}

/* What is not there needs no rule. */
static gboolean
add_rule (int ruleset, int version, const char *path, guint64 access)
{
  struct landlock_path_beneath_attr rule = { .allowed_access = access & know_access (version) };
  g_autofd int place = open (path, O_PATH | O_CLOEXEC);
  struct stat status;

  if (place < 0)
    return TRUE;
  if (fstat (place, &status) != 0)
    return FALSE;
  if (!S_ISDIR (status.st_mode))
    rule.allowed_access &= OF_FILES;
  rule.parent_fd = place;

  return syscall (SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0) == 0;
}

static gboolean
add_rules (int ruleset, int version, const Rule *rules, gsize n_rules)
{
  g_autofree char *cache = g_build_filename (g_get_user_cache_dir (), "fontconfig", NULL);

  for (gsize i = 0; i < n_rules; i++) {
    if (!add_rule (ruleset, version, rules[i].path, rules[i].access))
      return FALSE;
  }
#if defined(__SANITIZE_ADDRESS__)
  /* A sanitizer that reports something asks where in memory it is. */
  if (!add_rule (ruleset, version, "/proc", READ))
    return FALSE;
#endif

  return add_rule (ruleset, version, cache, READ);
}

/**
 * gouji_files_create_reading:
 *
 * Returns: a descriptor of the rules for reading one file, -1 where there can be none
 */
int
gouji_files_create_reading (void)
{
  int version = gouji_files_find_version ();
  g_autofd int ruleset = create_ruleset (version);

  if (ruleset < 0 || !add_rules (ruleset, version, reading, G_N_ELEMENTS (reading)))
    return -1;

  return g_steal_fd (&ruleset);
}

/**
 * gouji_files_create_program:
 * @folder: (type filename): the one place that may be written to
 *
 * Returns: a descriptor of the rules for programs that are started, -1 where there can be none
 */
int
gouji_files_create_program (const char *folder)
{
  int version = gouji_files_find_version ();
  g_autofd int ruleset = create_ruleset (version);

  if (ruleset < 0 || !add_rules (ruleset, version, programs, G_N_ELEMENTS (programs)) ||
      !add_rule (ruleset, version, folder, know_access (version) & ~LANDLOCK_ACCESS_FS_EXECUTE))
    return -1;

  return g_steal_fd (&ruleset);
}

/**
 * gouji_files_apply:
 *
 * Puts the rules on this process, for ever.
 */
gboolean
gouji_files_apply (int ruleset)
{
  return syscall (SYS_landlock_restrict_self, ruleset, 0) == 0;
}

/**
 * gouji_files_scope_signals:
 *
 * Returns: whether a process under these rules can send signals to none that is not
 */
gboolean
gouji_files_scope_signals (void)
{
  return gouji_files_find_version () >= VERSION_SCOPES;
}
