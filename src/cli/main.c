/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <signal.h>

#include <glib/gi18n.h>

#include "cli/gouji-cli-chart.h"
#include "cli/gouji-cli-export.h"
#include "cli/gouji-cli-run.h"
#include "words/gouji-language.h"

typedef GoujiCliStatus (*Command) (int argc, char *argv[]);

static GoujiKit *
create_kit (void)
{
  const char *data = g_getenv ("GOUJI_DATA_DIR");

  g_autofree char *reader = gouji_kit_find_reader (READER);

  return gouji_kit_new (data != NULL ? data : PKGDATADIR, reader);
}

/* Returns: whether the arguments could be understood; if not, @status says how to end */
static gboolean
parse (int argc, char *argv[], const char *summary, GOptionEntry *entries, GoujiCliStatus *status)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;

  g_option_context_set_summary (context, summary);
  g_option_context_set_description (
    context,
    _ ("Exit status: 0 done, 1 errors found (check only), 2 wrong usage, 3 a file could not be read or "
       "the results not be written."));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (g_option_context_parse (context, &argc, &argv, &error))
    return TRUE;

  *status = gouji_cli_fail_usage (error->message);
  return FALSE;
}

static GoujiCliStatus
do_read (int argc, char *argv[])
{
  g_auto (GoujiCliRun) run = { .kit = create_kit () };
  GoujiCliStatus status;
  GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &run.json, N_ ("Print one JSON object a report"), NULL },
    { "text", 0, 0, G_OPTION_ARG_NONE, &run.text, N_ ("Print the text that the places in a report count on"),
      NULL },
    { "form", 0, 0, G_OPTION_ARG_STRING, &run.form_id, N_ ("Read it in this form"), N_ ("ID") },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &run.files, NULL, N_ ("FILE…") },
    G_OPTION_ENTRY_NULL,
  };

  return parse (argc, argv, _ ("Print what reports say: figures, sources, findings."), entries, &status)
           ? gouji_cli_run (&run)
           : status;
}

static GoujiCliStatus
do_check (int argc, char *argv[])
{
  g_auto (GoujiCliRun) run = { .kit = create_kit (), .check = TRUE };
  GoujiCliStatus status;
  GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &run.json, N_ ("Print one JSON object a report"), NULL },
    { "last-year", 0, 0, G_OPTION_ARG_FILENAME, &run.last_year_file,
      N_ ("Compare one report with the same agency’s of the year before"), N_ ("FILE") },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &run.files, NULL, N_ ("FILE…") },
    G_OPTION_ENTRY_NULL,
  };

  return parse (argc, argv, _ ("Print what does not add up in reports."), entries, &status)
           ? gouji_cli_run (&run)
           : status;
}

static GoujiCliStatus
do_export (int argc, char *argv[])
{
  g_auto (GoujiCliExport) export = { .kit = create_kit () };
  GoujiCliStatus status;
  GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &export.output,
      N_ ("Write this file; its ending names the format: docx, pdf, html, xlsx, csv, json, gouji; “-” is "
          "standard output"),
      N_ ("OUT") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &export.format, N_ ("Write in this format, whatever the ending"),
      N_ ("NAME") },
    { "report", 0, 0, G_OPTION_ARG_INT, &export.report, N_ ("Which report of the file, from 1"), N_ ("N") },
    { "layout", 0, 0, G_OPTION_ARG_STRING, &export.layout,
      N_ ("Layout of pages: gbt9704 (the default) or official, the plain one of the official template"),
      N_ ("ID") },
    { "bare", 0, 0, G_OPTION_ARG_NONE, &export.bare,
      N_ ("A web page without head and script, to be pasted into the editor of a portal"), NULL },
    { "last-year", 0, 0, G_OPTION_ARG_FILENAME, &export.last_year_file,
      N_ ("Compare one report with the same agency’s of the year before"), N_ ("FILE") },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &export.files, NULL, N_ ("FILE") },
    G_OPTION_ENTRY_NULL,
  };

  return parse (argc, argv, _ ("Write a report in another format."), entries, &status)
           ? gouji_cli_export (&export)
           : status;
}

static GoujiCliStatus
do_chart (int argc, char *argv[])
{
  g_auto (GoujiCliChart) chart = {
    .kit = create_kit (),
    .width = GOUJI_CLI_CHART_WIDTH,
    .height = GOUJI_CLI_CHART_HEIGHT,
  };
  GoujiCliStatus status;
  GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &chart.output,
      N_ ("Write this file; its ending names the format: svg, png, pdf; “-” is standard output"),
      N_ ("OUT") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &chart.format, N_ ("Write in this format, whatever the ending"),
      N_ ("NAME") },
    { "kind", 0, 0, G_OPTION_ARG_STRING, &chart.kind,
      N_ ("trend: indicators over the years, as lines (the default); composition: the outcomes of each year, "
          "as "
          "bars"),
      N_ ("KIND") },
    { "concept", 0, 0, G_OPTION_ARG_STRING_ARRAY, &chart.concepts,
      N_ ("Draw this indicator; may be given again, or several with commas between"), N_ ("ID") },
    { "width", 0, 0, G_OPTION_ARG_INT, &chart.width, N_ ("Width in pixels (1200)"), N_ ("N") },
    { "height", 0, 0, G_OPTION_ARG_INT, &chart.height, N_ ("Height in pixels (800)"), N_ ("N") },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &chart.files, NULL, N_ ("FILE…") },
    G_OPTION_ENTRY_NULL,
  };

  return parse (argc, argv, _ ("Draw the reports of one agency over the years."), entries, &status)
           ? gouji_cli_chart (&chart)
           : status;
}

static GoujiCliStatus
print_help (int argc, char *argv[])
{
  g_print (
    "%s\n\n  gouji-cli read FILE…|- [--json|--text] [--form ID]\n"
    "  gouji-cli check FILE… [--last-year FILE] [--json]\n"
    "  gouji-cli export FILE [--report N] -o OUT.(docx|pdf|html|xlsx|csv|json|gouji)\n"
    "            [--layout gbt9704|official] [--bare] [--last-year FILE] [--format NAME]\n"
    "  gouji-cli chart FILE… [--kind trend|composition] [--concept ID…] -o OUT.(svg|png|pdf)\n"
    "            [--width N] [--height N] [--format NAME]\n\n%s\n%s\n",
    _ ("Gouji reads annual reports on government information disclosure and checks their sums."),
    _ ("“gouji-cli COMMAND --help” says more."),
    _ ("Exit status: 0 done, 1 errors found (check only), 2 wrong usage, 3 a file could not be read or "
       "the results not be written."));
  return GOUJI_CLI_DONE;
}

static GoujiCliStatus
print_version (int argc, char *argv[])
{
  g_print ("gouji-cli %s\n", PACKAGE_VERSION);
  return GOUJI_CLI_DONE;
}

static const struct {
  const char *name;
  Command run;
} commands[] = {
  { "read", do_read },      { "check", do_check }, { "export", do_export },        { "chart", do_chart },
  { "--help", print_help }, { "-h", print_help },  { "--version", print_version },
};

int
main (int argc, char *argv[])
{
  const char *command = argc > 1 ? argv[1] : "";

  gouji_language_set (LOCALEDIR);
  g_set_prgname ("gouji-cli");
  /* A file that may not grow is said, and does not end the program in the middle. */
  signal (SIGXFSZ, SIG_IGN);

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++) {
    if (g_str_equal (command, commands[i].name))
      return (int) commands[i].run (argc - 1, argv + 1);
  }

  return gouji_cli_fail_usage (*command == '\0' ? _ ("No command is named.")
                                                : _ ("There is no such command."));
}
