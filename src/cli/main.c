/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <locale.h>

#include <glib/gi18n.h>

#include "cli/gouji-cli-run.h"

static const char *
find_data (void)
{
  const char *data = g_getenv ("GOUJI_DATA_DIR");

  return data != NULL ? data : PKGDATADIR;
}

static GoujiCliStatus
do_command (int argc, char *argv[], gboolean check)
{
  g_auto (GoujiCliRun) run = { .check = check };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;
  GOptionEntry read_entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &run.json, N_ ("Print one JSON object a report"), NULL },
    { "text", 0, 0, G_OPTION_ARG_NONE, &run.text, N_ ("Print the text that the places in a report count on"),
      NULL },
    { "form", 0, 0, G_OPTION_ARG_STRING, &run.form_id, N_ ("Read it in this form"), N_ ("ID") },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &run.files, NULL, N_ ("FILE…") },
    G_OPTION_ENTRY_NULL,
  };
  GOptionEntry check_entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &run.json, N_ ("Print one JSON object a report"), NULL },
    { "last-year", 0, 0, G_OPTION_ARG_FILENAME, &run.last_year_file,
      N_ ("Compare one report with the same agency’s of the year before"), N_ ("FILE") },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &run.files, NULL, N_ ("FILE…") },
    G_OPTION_ENTRY_NULL,
  };

  run.kit = gouji_kit_new (find_data ());
  g_option_context_set_summary (context, check ? _ ("Print what does not add up in reports.")
                                               : _ ("Print what reports say: figures, sources, findings."));
  g_option_context_add_main_entries (context, check ? check_entries : read_entries, GETTEXT_PACKAGE);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    return gouji_cli_fail_usage (error->message);

  return gouji_cli_run (&run);
}

static void
print_help (void)
{
  g_print (
    "%s\n\n  gouji-cli read FILE…|- [--json|--text] [--form ID]\n"
    "  gouji-cli check FILE… [--last-year FILE] [--json]\n\n%s\n",
    _ ("Gouji reads annual reports on government information disclosure and checks their sums."),
    _ ("Exit status: 0 done, 1 errors found (check only), 2 wrong usage, 3 a file could not be read or the "
       "results not be written."));
}

int
main (int argc, char *argv[])
{
  const char *command = argc > 1 ? argv[1] : "";

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_prgname ("gouji-cli");

  if (g_str_equal (command, "read") || g_str_equal (command, "check"))
    return do_command (argc - 1, argv + 1, g_str_equal (command, "check"));
  if (g_str_equal (command, "--version")) {
    g_print ("gouji-cli %s\n", PACKAGE_VERSION);
    return GOUJI_CLI_DONE;
  }
  if (g_str_equal (command, "--help") || g_str_equal (command, "-h")) {
    print_help ();
    return GOUJI_CLI_DONE;
  }

  return gouji_cli_fail_usage (*command == '\0' ? _ ("No command is named.")
                                                : _ ("There is no such command."));
}
