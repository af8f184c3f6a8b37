/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "reader/gouji-convert.h"

#include <string.h>

#include "reader/gouji-ole.h"
#include "reader/gouji-run.h"

/* LibreOffice itself, not the script and the helper in front of it: these want to write into /tmp. */
#define PROGRAM "soffice.bin"

/* It ends with this when it has made its profile and wants to be started again, which the helper in front of
 * it would do (desktop/inc/app.hxx, EXITHELPER_NORMAL_RESTART). */
#define AGAIN 81
#define MOST_STARTS 3

/* Of the processor, for one start. A report takes two. */
#define SECONDS 60

/* Nothing in a document may act, and nothing is fetched: neither macros, nor linked or embedded objects, nor
 * links between files. What it could fetch is out of its reach anyway. */
static const char settings[] =
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
  "<oor:items xmlns:oor=\"http://openoffice.org/2001/registry\">\n"
  "<item oor:path=\"/org.openoffice.Office.Common/Security/Scripting\">"
  "<prop oor:name=\"DisableMacrosExecution\" oor:op=\"fuse\"><value>true</value></prop></item>\n"
  "<item oor:path=\"/org.openoffice.Office.Common/Security/Scripting\">"
  "<prop oor:name=\"MacroSecurityLevel\" oor:op=\"fuse\"><value>3</value></prop></item>\n"
  "<item oor:path=\"/org.openoffice.Office.Common/Security/Scripting\">"
  "<prop oor:name=\"DisableActiveContent\" oor:op=\"fuse\"><value>true</value></prop></item>\n"
  "<item oor:path=\"/org.openoffice.Office.Writer/Content/Update\">"
  "<prop oor:name=\"Link\" oor:op=\"fuse\"><value>0</value></prop></item>\n"
  "<item oor:path=\"/org.openoffice.Office.Calc/Content/Update\">"
  "<prop oor:name=\"Link\" oor:op=\"fuse\"><value>2</value></prop></item>\n"
  "</oor:items>\n";

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The releases of The Document Foundation are in folders of their own below /opt; the last by name. */
static char *
find_in_opt (void)
{
  g_autoptr (GDir) folder = g_dir_open ("/opt", 0, NULL);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL) {
    g_autofree char *path = g_build_filename ("/opt", name, "program", PROGRAM, NULL);

    if (g_str_has_prefix (name, "libreoffice") && g_file_test (path, G_FILE_TEST_IS_EXECUTABLE))
      g_ptr_array_add (found, g_steal_pointer (&path));
  }
  g_ptr_array_sort (found, compare_names);

  return found->len > 0 ? g_strdup (found->pdata[found->len - 1]) : NULL;
}

/* Never what the user's PATH says. */
static char *
find_program (void)
{
  static const char *const places[] = { "/usr/lib/libreoffice/program/" PROGRAM,
                                        "/usr/lib64/libreoffice/program/" PROGRAM };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++) {
    if (g_file_test (places[i], G_FILE_TEST_IS_EXECUTABLE))
      return g_strdup (places[i]);
  }

  return find_in_opt ();
}

static gboolean
write_settings (const char *profile)
{
  g_autofree char *user = g_build_filename (profile, "user", NULL);
  g_autofree char *path = g_build_filename (user, "registrymodifications.xcu", NULL);

  return g_mkdir_with_parents (user, 0700) == 0 &&
         g_file_set_contents_full (path, settings, -1, G_FILE_SET_CONTENTS_NONE, 0600, NULL);
}

/* Has @name in @folder converted to @format, and returns the result. */
static GBytes *
convert_to (const char *program, const char *folder, const char *name, const char *format, GError **error)
{
  g_autofree char *result = g_strdup_printf ("%s/converted/file.%s", folder, format);
  g_autofree char *profile = g_strdup_printf ("-env:UserInstallation=file://%s/profile", folder);
  g_autofree char *sockets = g_strdup_printf ("-env:OSL_SOCKET_PATH=%s", folder);
  g_autofree char *home = g_strdup_printf ("HOME=%s", folder);
  g_autofree char *temporary = g_strdup_printf ("TMPDIR=%s", folder);
  const char *const arguments[] = { "--headless", "--norestore", "--nologo",     "--nodefault",
                                    profile,      sockets,       "--convert-to", format,
                                    "--outdir",   "converted",   name,           NULL };
  /* Numbers and dates are shown as they are where the files come from. */
  const char *const environment[] = { home,
                                      temporary,
                                      "LANG=zh_CN.UTF-8",
                                      "PATH=/usr/bin:/bin",
                                      "SAL_USE_VCLPLUGIN=svp",
                                      "GSETTINGS_BACKEND=memory",
                                      "GIO_USE_VFS=local",
                                      "DBUS_SESSION_BUS_ADDRESS=disabled:",
                                      NULL };
  const GoujiRun run = {
    .program = program,
    .arguments = arguments,
    .environment = environment,
    .folder = folder,
    .seconds = SECONDS,
    .told_no = TRUE, /* else it makes its socket in /tmp, if it could write there but for its confinement */
  };

  for (guint i = 0; i < MOST_STARTS; i++) {
    if (gouji_run (&run) != AGAIN)
      break;
  }

  return gouji_run_take_file (result, gouji_default_limits.bytes, error);
}

GBytes *
gouji_convert_office (GBytes *file, const char *folder, GError **error)
{
  g_autofree char *program = find_program ();
  g_autofree char *profile = g_build_filename (folder, "profile", NULL);
  GoujiOleKind kind = gouji_ole_tell (file);
  const char *name = kind == GOUJI_OLE_SHEET ? "file.xls" : "file.doc";
  g_autofree char *path = g_build_filename (folder, name, NULL);
  gsize length;
  const char *data = g_bytes_get_data (file, &length);

  if (kind == GOUJI_OLE_ENCRYPTED) {
    g_set_error_literal (error, GOUJI_READ_ERROR, GOUJI_READ_ERROR_ENCRYPTED, "it asks for a password");
    return NULL;
  }
  if (kind == GOUJI_OLE_OTHER) {
    g_set_error_literal (error, GOUJI_READ_ERROR, GOUJI_READ_ERROR_UNSUPPORTED, "neither text nor sheets");
    return NULL;
  }
  if (program == NULL) {
    g_set_error_literal (error, GOUJI_READ_ERROR, GOUJI_READ_ERROR_NO_OFFICE, "LibreOffice is not there");
    return NULL;
  }
  if (!write_settings (profile) ||
      !g_file_set_contents_full (path, data, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0600, error)) {
    g_clear_error (error);
    g_set_error_literal (error, GOUJI_READ_ERROR, GOUJI_READ_ERROR_DAMAGED, "the folder cannot be written");
    return NULL;
  }

  return convert_to (program, folder, name, kind == GOUJI_OLE_SHEET ? "xlsx" : "docx", error);
}
