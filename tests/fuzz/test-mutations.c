/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Takes documents and saved reports that were damaged at random the whole way: read, fill, find mentions,
 * check, save, open again. Whatever they say, it must end well: no crash, errors of the known domains, places
 * within the text, and a saved report that says what it said before.
 *
 * The same damage is done in every run. One case may be repeated alone: -p /fuzz/documents/17.
 */

#include <gio/gio.h>

#include "check/gouji-check.h"
#include "fill/gouji-filler.h"
#include "report/gouji-correction.h"
#include "report/gouji-mention.h"
#include "load/gouji-load.h"
#include "mutation.h"
#include "read/gouji-read.h"
#include "report/gouji-report-file.h"

#define N_CASES 25
#define N_MUTATIONS_EACH 20
#define N_CORRECTIONS 4
/* Cases of corrections: each takes N_MUTATIONS_EACH of the documents as they are. */
#define N_CORRECTED 4

static GoujiKit *kit;
static GPtrArray *seeds;
static GBytes *saved;

static guint n_reports;

static void
assert_range (GoujiDocument *document, GoujiRange range)
{
  g_assert_nonnull (document);
  g_assert_cmpuint (range.start, <=, range.end);
  g_assert_cmpuint (range.end, <=, gouji_document_get_length (document));
}

static void
assert_valid (const char *text)
{
  g_assert_true (text == NULL || g_utf8_validate (text, -1, NULL));
}

/* A place that shows nothing is blank, whatever it holds. */
static gboolean
is_blank (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text)) {
    gunichar c = g_utf8_get_char (text);

    if (!g_unichar_isspace (c) && !g_unichar_iszerowidth (c))
      return FALSE;
  }

  return TRUE;
}

static void
assert_figures (GoujiReport *report, GoujiDocument *document)
{
  GoujiForm *form = gouji_report_get_form (report);

  for (guint i = 0; i < gouji_form_get_n_cells (form); i++) {
    const GoujiFigure *figure = gouji_report_get_figure (report, gouji_form_get_cell (form, i));
    g_autofree char *there = NULL;

    assert_valid (figure->printed);
    if (!figure->has_source)
      continue;
    assert_range (document, figure->source);
    there = gouji_document_slice (document, figure->source);
    if (*figure->printed != '\0' || !is_blank (there))
      g_assert_cmpstr (figure->printed, ==, there);
  }
}

static void
assert_texts (GoujiReport *report, GoujiDocument *document)
{
  GoujiForm *form = gouji_report_get_form (report);
  GPtrArray *extras = gouji_report_get_extras (report);

  for (guint i = 0; i < gouji_form_get_n_parts (form); i++) {
    const GoujiNarrative *narrative = gouji_report_get_narrative (report, gouji_form_get_part (form, i));

    assert_valid (narrative->heading);
    assert_valid (narrative->text);
    if (narrative->has_source) {
      assert_range (document, narrative->source);
      assert_range (document, narrative->heading_source);
    }
  }
  for (guint i = 0; i < extras->len; i++)
    assert_range (document, ((const GoujiExtra *) extras->pdata[i])->source);
  for (guint i = 0; i < GOUJI_N_FIELDS; i++)
    assert_valid (gouji_report_get_field (report, (GoujiField) i));
  assert_range (document, gouji_report_get_document_range (report));
}

static void
assert_mentions (GoujiReport *report, GoujiDocument *document)
{
  g_autoptr (GPtrArray) mentions = gouji_filler_find_mentions (gouji_kit_get_filler (kit), report);

  for (guint i = 0; i < mentions->len; i++) {
    const GoujiMention *mention = mentions->pdata[i];

    assert_valid (mention->text);
    if (mention->has_source) {
      assert_range (document, mention->source);
      assert_range (document, mention->number);
    }
  }
}

/* Returns: all that was found, one line each */
static char *
check (GoujiReport *report)
{
  GoujiForm *form = gouji_report_get_form (report);
  GoujiDocument *document = gouji_report_get_document (report);
  g_autoptr (GPtrArray) mentions = gouji_filler_find_mentions (gouji_kit_get_filler (kit), report);
  g_autoptr (GPtrArray) findings = gouji_check_report (report, NULL, mentions, gouji_kit_get_folding (kit));
  GString *said = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++) {
    const GoujiFinding *finding = findings->pdata[i];

    for (guint j = 0; j < finding->cells->len; j++) {
      const GoujiCell *cell = finding->cells->pdata[j];

      g_assert_true (gouji_form_get_cell (form, cell->index) == cell);
    }
    if (finding->has_source)
      assert_range (document, finding->source);
    assert_valid (finding->message);
    g_string_append_printf (said, "%s: %s\n", finding->rule->id, finding->message);
  }

  return g_string_free (said, FALSE);
}

static void
assert_saved (GoujiReport *report, const char *said)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = gouji_report_to_bytes (report);
  g_autoptr (GoujiReport) copy = gouji_report_from_bytes (bytes, gouji_kit_get_forms (kit), &error);
  g_autoptr (GBytes) again = NULL;
  g_autofree char *said_again = NULL;

  g_assert_no_error (error);
  again = gouji_report_to_bytes (copy);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), g_bytes_get_data (again, NULL),
                   g_bytes_get_size (again));
  said_again = check (copy);
  g_assert_cmpstr (said_again, ==, said);
}

static void
assert_report (GoujiReport *report)
{
  GoujiDocument *document = gouji_report_get_document (report);
  g_autofree char *said = check (report);

  n_reports++;
  assert_figures (report, document);
  assert_texts (report, document);
  assert_mentions (report, document);
  assert_saved (report, said);
}

static void
test_documents (gconstpointer data)
{
  guint first = GPOINTER_TO_UINT (data) * N_MUTATIONS_EACH;

  for (guint i = first; i < first + N_MUTATIONS_EACH; i++) {
    g_autoptr (GBytes) bytes = mutation_make (seeds, i);
    g_autoptr (GError) error = NULL;
    g_autoptr (GoujiLoaded) loaded = NULL;

    g_test_message ("mutation %u, %" G_GSIZE_FORMAT " bytes", i, g_bytes_get_size (bytes));
    loaded = gouji_load_bytes (kit, bytes, mutation_get_seed (seeds, i)->name, NULL, NULL, &error);
    g_assert_true ((loaded == NULL) == (error != NULL));
    if (loaded == NULL)
      g_assert_true (error->domain == GOUJI_READ_ERROR || error->domain == GOUJI_FILL_ERROR);
    for (guint j = 0; loaded != NULL && j < loaded->reports->len; j++)
      assert_report (loaded->reports->pdata[j]);
  }
}

static GoujiCorrection *
choose_correction (GoujiReport *report, GRand *random)
{
  GoujiForm *form = gouji_report_get_form (report);
  guint length = gouji_document_get_length (gouji_report_get_document (report));
  guint n_cells = gouji_form_get_n_cells (form);
  const GoujiCell *cell = gouji_form_get_cell (form, g_rand_int_range (random, 0, (gint32) n_cells));
  guint start = g_rand_int_range (random, 0, (gint32) length + 1);
  guint n = g_rand_int_range (random, 0, 9);
  GoujiPlacing placing = { .cell = cell,
                           .source = { start, MIN (length, start + n) },
                           .how = GOUJI_HOW_TABLE };

  if (g_rand_boolean (random))
    return gouji_correction_new_placed (report, &placing, 1);
  return gouji_correction_new_shifted (report, cell, (GoujiShift) g_rand_int_range (random, 0, 4));
}

/* A user who corrects the reader at random, confirms and types: what is saved says what was said. */
static void
test_corrected (gconstpointer data)
{
  guint first = GPOINTER_TO_UINT (data) * N_MUTATIONS_EACH;

  for (guint i = first; i < first + N_MUTATIONS_EACH; i++) {
    const MutationSeed *seed = mutation_get_seed (seeds, i);
    g_autoptr (GRand) random = g_rand_new_with_seed (i);
    g_autoptr (GoujiLoaded) loaded = gouji_load_bytes (kit, seed->bytes, seed->name, NULL, NULL, NULL);
    GoujiReport *report = loaded != NULL ? loaded->reports->pdata[0] : NULL;

    g_test_message ("corrected %s", seed->name);

    for (guint j = 0; report != NULL && j < N_CORRECTIONS; j++) {
      g_autoptr (GoujiCorrection) correction = choose_correction (report, random);

      if (correction != NULL)
        gouji_correction_apply (correction, report);
    }
    if (report != NULL)
      assert_report (report);
  }
}

/* A report that opens in spite of the damage need not say what it said, but may be saved from then on. */
static void
test_saved (gconstpointer data)
{
  guint first = GPOINTER_TO_UINT (data) * N_MUTATIONS_EACH;

  for (guint i = first; i < first + N_MUTATIONS_EACH; i++) {
    g_autoptr (GBytes) bytes = mutation_damage (saved, i);
    g_autoptr (GError) error = NULL;
    g_autoptr (GoujiReport) report = NULL;

    g_test_message ("mutation %u, %" G_GSIZE_FORMAT " bytes", i, g_bytes_get_size (bytes));
    report = gouji_report_from_bytes (bytes, gouji_kit_get_forms (kit), &error);
    g_assert_true ((report == NULL) == (error != NULL));
    if (report == NULL) {
      g_assert_true (error->domain == GOUJI_REPORT_FILE_ERROR);
    } else {
      g_autofree char *said = check (report);

      assert_saved (report, said);
    }
  }
}

/* Damage that leaves no report would test nothing. In a suite of its own, because GLib runs the cases of a
 * suite before its suites; left out only where the documents were not asked for. */
static void
test_many_are_read (void)
{
  if (n_reports == 0)
    g_test_skip ("the documents were left out");
  else
    g_assert_cmpuint (n_reports, >, N_CASES * N_MUTATIONS_EACH / 2);
}

static GBytes *
save_one (void)
{
  for (guint i = 0; i < seeds->len; i++) {
    const MutationSeed *seed = mutation_get_seed (seeds, i);
    g_autoptr (GoujiLoaded) loaded = gouji_load_bytes (kit, seed->bytes, seed->name, NULL, NULL, NULL);

    if (loaded != NULL)
      return gouji_report_to_bytes (loaded->reports->pdata[0]);
  }

  g_assert_not_reached ();
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  kit = gouji_kit_new (g_getenv ("GOUJI_DATA_DIR"), g_getenv ("GOUJI_READER"));
  gouji_kit_load (kit, &error);
  g_assert_no_error (error);
  seeds = mutation_load_seeds (g_getenv ("GOUJI_FIXTURES"));
  saved = save_one ();

  for (guint i = 0; i < N_CASES; i++) {
    g_autofree char *documents = g_strdup_printf ("/fuzz/documents/%u", i);
    g_autofree char *files = g_strdup_printf ("/fuzz/saved/%u", i);

    g_test_add_data_func (documents, GUINT_TO_POINTER (i), test_documents);
    g_test_add_data_func (files, GUINT_TO_POINTER (i), test_saved);
  }
  for (guint i = 0; i < N_CORRECTED; i++) {
    g_autofree char *corrected = g_strdup_printf ("/fuzz/corrected/%u", i);

    g_test_add_data_func (corrected, GUINT_TO_POINTER (i), test_corrected);
  }
  g_test_add_func ("/fuzz/outcome/many-documents-are-read", test_many_are_read);

  status = g_test_run ();
  g_bytes_unref (saved);
  g_ptr_array_unref (seeds);
  gouji_kit_unref (kit);
  return status;
}
