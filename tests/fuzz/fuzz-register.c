/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "form/gouji-form-set.h"
#include "fuzz-target.h"
#include "read/gouji-read.h"
#include "register/gouji-register-count.h"

static GoujiFolding *folding;
static GoujiFormSet *forms;
static GoujiRegisterWords *words;

static void
load (void)
{
  g_autoptr (GError) error = NULL;

  folding = gouji_folding_new ();
  forms = gouji_form_set_new_from_folder (FUZZ_DATA "/forms", &error);
  g_assert_no_error (error);
  words = gouji_register_words_new_from_folder (FUZZ_DATA "/register", folding, &error);
  g_assert_no_error (error);
}

/* Behind every number stand as many cases as it says, each of them one that is there. */
static void
assert_cases_behind (GoujiRegisterCount *count, GoujiRegister *cases, GoujiForm *form)
{
  for (guint i = 0; i < gouji_form_get_n_cells (form); i++) {
    const GoujiCell *cell = gouji_form_get_cell (form, i);
    g_autoptr (GArray) behind = NULL;

    if (!gouji_register_count_has (count, cell))
      continue;
    behind = gouji_register_count_list_cases (count, cell);
    g_assert_cmpuint (behind->len, ==, gouji_register_count_get_n (count, cell));
    for (guint j = 0; j < behind->len; j++)
      g_assert_cmpuint (g_array_index (behind, guint, j), <, gouji_register_get_n_cases (cases));
  }
}

/* Each case has a place or a reason, and none is both counted and left out. */
static void
assert_all_stand (GoujiRegisterCount *count, GoujiRegister *cases)
{
  guint n = 0;

  for (GoujiCaseStanding standing = 0; standing <= GOUJI_CASE_UNPLACED; standing++)
    n += gouji_register_count_get_n_standing (count, standing);
  g_assert_cmpuint (n, ==, gouji_register_get_n_cases (cases));
}

/* A workbook that is a page of comma-separated values becomes cases, and these the table of applications. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (GoujiDocument) document = gouji_read (bytes, "register.csv", NULL, NULL);
  g_autoptr (GoujiRegister) cases = NULL;
  g_autoptr (GoujiRegisterForm) seen = NULL;
  g_autoptr (GoujiRegisterColumns) columns = NULL;
  g_autoptr (GoujiRegisterCount) count = NULL;
  GoujiRegisterPeriod period;
  GoujiForm *form;

  if (words == NULL)
    load ();
  if (document == NULL)
    return 0;
  cases = gouji_register_new (words, &document, 1, &error);
  g_assert_true ((cases == NULL) == (error != NULL));
  if (cases == NULL)
    return 0;

  form = gouji_form_set_find (forms, "2021");
  seen = gouji_register_form_new (words, form, &error);
  g_assert_no_error (error);
  g_assert_true (gouji_register_period_parse (NULL, NULL, 2025, &period));
  columns = gouji_register_columns_guess (cases, words, seen);
  count = gouji_register_count (cases, words, form, columns, &period, &error);
  g_assert_true ((count == NULL) == (error != NULL));
  if (count != NULL) {
    assert_cases_behind (count, cases, form);
    assert_all_stand (count, cases);
  }

  return 0;
}
