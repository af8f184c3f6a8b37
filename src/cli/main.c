/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <locale.h>
#include <stdio.h>

#include <gio/gunixinputstream.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "check/gouji-check.h"
#include "cli/gouji-cli-json.h"
#include "cli/gouji-cli-text.h"
#include "load/gouji-load.h"
#include "read/gouji-read.h"
#include "words/gouji-words.h"

/* Stable: other tools rely on it. */
typedef enum {
  EXIT_DONE = 0,
  EXIT_FINDINGS = 1,
  EXIT_USAGE = 2,
  EXIT_UNREADABLE = 3,
} ExitStatus;

typedef struct {
  GoujiKit *kit;
  gboolean json;
  gboolean text;
  char *form_id;
  char **files;
  gboolean errors_found;
  gboolean unreadable;
} Run;

static void
run_clear (Run *run)
{
  g_clear_pointer (&run->kit, gouji_kit_unref);
  g_free (run->form_id);
  g_strfreev (run->files);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

static char *
find_forms (void)
{
  const char *data = g_getenv ("GOUJI_DATA_DIR");

  return g_build_filename (data != NULL ? data : PKGDATADIR, "forms", NULL);
}

static void
complain (Run *run, const char *file, const GError *error)
{
  g_autofree char *sentence = gouji_words_for_load_error (error, file);

  g_printerr ("gouji-cli: %s\n", sentence);
  run->unreadable = TRUE;
}

static GBytes *
load_bytes (const char *file, GError **error)
{
  g_autoptr (GInputStream) stream = NULL;

  if (g_str_equal (file, "-")) {
    stream = g_unix_input_stream_new (0, FALSE);
  } else {
    g_autoptr (GFile) f = g_file_new_for_commandline_arg (file);

    stream = G_INPUT_STREAM (g_file_read (f, NULL, error));
  }

  return stream != NULL ? gouji_load_stream (stream, NULL, error) : NULL;
}

static void
print_notes (const char *file, GoujiDocument *document)
{
  GPtrArray *notes = gouji_document_get_notes (document);

  for (guint i = 0; i < notes->len; i++) {
    g_autofree char *sentence = gouji_words_for_note (g_ptr_array_index (notes, i));

    g_printerr ("gouji-cli: %s: %s\n", file, sentence);
  }
}

static gboolean
print_text (Run *run, const char *file, GBytes *bytes, GError **error)
{
  g_autoptr (GoujiDocument) document = NULL;
  g_autoptr (GoujiLoaded) loaded = NULL;

  /* A saved report has its document with it; anything else is read, whether a report is in it or not. */
  if (gouji_load_is_saved (bytes)) {
    loaded = gouji_load_bytes (run->kit, bytes, file, NULL, error);
    if (loaded == NULL)
      return FALSE;
    document = gouji_report_get_document (g_ptr_array_index (loaded->reports, 0));
    if (document != NULL)
      gouji_document_ref (document);
  } else {
    document = gouji_read (bytes, file, &gouji_default_limits, error);
    if (document == NULL)
      return FALSE;
  }

  if (document != NULL) {
    print_notes (file, document);
    fputs (gouji_document_get_text (document), stdout);
  }
  return TRUE;
}

static gboolean
has_errors (GPtrArray *findings)
{
  for (guint i = 0; i < findings->len; i++) {
    if (((const GoujiFinding *) g_ptr_array_index (findings, i))->severity == GOUJI_SEVERITY_ERROR)
      return TRUE;
  }

  return FALSE;
}

static void
print_report (Run *run, GoujiReport *report, const char *file, guint index, gboolean check)
{
  g_autoptr (GPtrArray) findings = gouji_check_report (report, NULL, gouji_kit_get_folding (run->kit));
  g_autofree char *output = NULL;

  run->errors_found |= has_errors (findings);
  if (run->json) {
    output =
      gouji_cli_report_to_json (report, file, index, findings, check ? GOUJI_CLI_FINDINGS : GOUJI_CLI_WHOLE);
    puts (output);
    return;
  }

  output = check ? gouji_cli_describe_findings (report, file, findings)
                 : gouji_cli_describe_report (report, findings);
  fputs (output, stdout);
}

static gboolean
print_reports (Run *run, const char *file, GBytes *bytes, gboolean check, GError **error)
{
  GoujiForm *form =
    run->form_id != NULL ? gouji_form_set_find (gouji_kit_get_forms (run->kit), run->form_id) : NULL;
  g_autoptr (GoujiLoaded) loaded = gouji_load_bytes (run->kit, bytes, file, form, error);

  if (loaded == NULL)
    return FALSE;

  for (guint i = 0; i < loaded->reports->len; i++) {
    GoujiReport *report = g_ptr_array_index (loaded->reports, i);
    GoujiDocument *document = gouji_report_get_document (report);

    if (i == 0 && document != NULL)
      print_notes (file, document);
    print_report (run, report, file, i + 1, check);
  }

  return TRUE;
}

static void
do_file (Run *run, const char *file, gboolean check)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = load_bytes (file, &error);
  gboolean done;

  if (bytes == NULL)
    done = FALSE;
  else if (run->text)
    done = print_text (run, file, bytes, &error);
  else
    done = print_reports (run, file, bytes, check, &error);

  if (!done)
    complain (run, file, error);
  fflush (stdout);
}

static ExitStatus
fail_usage (const char *message)
{
  g_printerr ("gouji-cli: %s\n%s\n", message, _ ("Run “gouji-cli --help” to see what can be done."));
  return EXIT_USAGE;
}

static ExitStatus
do_files (Run *run, gboolean check)
{
  g_autoptr (GError) error = NULL;

  if (run->files == NULL || run->files[0] == NULL)
    return fail_usage (_ ("No file is named."));
  if (run->json && run->text)
    return fail_usage (_ ("Either --json or --text, not both."));

  if (!gouji_kit_load (run->kit, &error)) {
    g_autofree char *sentence = gouji_words_for_load_error (error, "");

    g_printerr ("gouji-cli: %s (%s)\n", sentence, error->message);
    return EXIT_UNREADABLE;
  }
  if (run->form_id != NULL && gouji_form_set_find (gouji_kit_get_forms (run->kit), run->form_id) == NULL)
    return fail_usage (_ ("There is no such form."));

  for (guint i = 0; run->files[i] != NULL; i++)
    do_file (run, run->files[i], check);

  if (run->unreadable)
    return EXIT_UNREADABLE;
  return check && run->errors_found ? EXIT_FINDINGS : EXIT_DONE;
}

static ExitStatus
do_command (int argc, char *argv[], gboolean check)
{
  g_auto (Run) run = { 0 };
  g_autofree char *forms = find_forms ();
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
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &run.files, NULL, N_ ("FILE…") },
    G_OPTION_ENTRY_NULL,
  };

  run.kit = gouji_kit_new (forms);
  g_option_context_set_summary (context, check ? _ ("Print what does not add up in reports.")
                                               : _ ("Print what reports say: figures, sources, findings."));
  g_option_context_add_main_entries (context, check ? check_entries : read_entries, GETTEXT_PACKAGE);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    return fail_usage (error->message);

  return do_files (&run, check);
}

static void
print_help (void)
{
  g_print (
    "%s\n\n  gouji-cli read FILE…|- [--json|--text] [--form ID]\n  gouji-cli check FILE… [--json]\n\n%s\n",
    _ ("Gouji reads annual reports on government information disclosure and checks their sums."),
    _ ("Exit status: 0 done, 1 errors found (check only), 2 wrong usage, 3 a file could not be read."));
}

int
main (int argc, char *argv[])
{
  const char *command = argc > 1 ? argv[1] : "";
  const char *locale_folder = g_getenv ("GOUJI_LOCALE_DIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_folder != NULL ? locale_folder : LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_prgname ("gouji-cli");

  if (g_str_equal (command, "read") || g_str_equal (command, "check"))
    return do_command (argc - 1, argv + 1, g_str_equal (command, "check"));
  if (g_str_equal (command, "--version")) {
    g_print ("gouji-cli %s\n", PACKAGE_VERSION);
    return EXIT_DONE;
  }
  if (g_str_equal (command, "--help") || g_str_equal (command, "-h")) {
    print_help ();
    return EXIT_DONE;
  }

  return fail_usage (*command == '\0' ? _ ("No command is named.") : _ ("There is no such command."));
}
