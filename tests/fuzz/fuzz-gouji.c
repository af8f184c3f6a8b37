/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz-target.h"
#include "report/gouji-report-file.h"
#include "report/gouji-salvage.h"

static GoujiFormSet *forms;

/* Of a damaged file what is left is a report: it says what it lacks, cannot be changed, and can be saved. */
static void
salvage (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GoujiReport) report = gouji_report_salvage (bytes, forms, &error);
  g_autoptr (GBytes) saved = NULL;

  g_assert_true ((report == NULL) == (error != NULL));
  if (report == NULL)
    return;
  g_assert_true (gouji_report_get_read_only (report));
  g_assert_nonnull (gouji_report_get_losses (report));
  saved = gouji_report_to_bytes (report);
  g_assert_cmpuint (g_bytes_get_size (saved), >, 0);
}

/* A saved report: what opens can be saved, and what was saved opens and says the same. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (GoujiReport) report = NULL;
  g_autoptr (GoujiReport) copy = NULL;
  g_autoptr (GBytes) saved = NULL;
  g_autoptr (GBytes) again = NULL;

  if (forms == NULL)
    forms = gouji_form_set_new_from_folder (FUZZ_DATA "/forms", NULL);
  report = gouji_report_from_bytes (bytes, forms, &error);
  g_assert_true ((report == NULL) == (error != NULL));
  if (report == NULL) {
    salvage (bytes);
    return 0;
  }

  saved = gouji_report_to_bytes (report);
  g_clear_error (&error);
  copy = gouji_report_from_bytes (saved, forms, &error);
  g_assert_no_error (error);
  again = gouji_report_to_bytes (copy);
  g_assert_true (g_bytes_equal (saved, again));

  return 0;
}
