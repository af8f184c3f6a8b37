/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <string.h>

#include "form/gouji-form-set.h"
#include "read/gouji-read.h"
#include "register/gouji-register-compare.h"
#include "register/gouji-register-count.h"

/* Registers of an invented county, read by the readers of files as a user's are. */

typedef struct {
  GoujiFormSet *forms;
  GoujiFolding *folding;
  GoujiRegisterWords *words;
} RegisterKit;

static inline RegisterKit
register_kit_new (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_build_filename (g_getenv ("GOUJI_DATA_DIR"), "register", NULL);
  RegisterKit kit = { .folding = gouji_folding_new () };

  kit.forms = gouji_form_set_new_from_folder (g_getenv ("GOUJI_FORMS"), &error);
  g_assert_no_error (error);
  kit.words = gouji_register_words_new_from_folder (folder, kit.folding, &error);
  g_assert_no_error (error);

  return kit;
}

static inline void
register_kit_clear (RegisterKit *kit)
{
  gouji_register_words_unref (kit->words);
  gouji_folding_unref (kit->folding);
  gouji_form_set_unref (kit->forms);
}

static inline GoujiDocument *
read_csv (const char *csv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (csv, strlen (csv));
  GoujiDocument *document = gouji_read (bytes, "register.csv", NULL, &error);

  g_assert_no_error (error);
  return document;
}

static inline GoujiRegister *
register_of (RegisterKit *kit, GoujiDocument *document)
{
  g_autoptr (GError) error = NULL;
  GoujiRegister *cases = gouji_register_new (kit->words, &document, 1, &error);

  g_assert_no_error (error);
  return cases;
}

static inline GoujiRegisterPeriod
period_of (int year)
{
  GoujiRegisterPeriod period;

  g_assert_true (gouji_register_period_parse (NULL, NULL, year, &period));
  return period;
}

/* Counts a register with the columns that are guessed, for 2025. */
static inline GoujiRegisterCount *
count_register (RegisterKit *kit, GoujiRegister *cases, const char *form_id)
{
  g_autoptr (GError) error = NULL;
  GoujiForm *form = gouji_form_set_find (kit->forms, form_id);
  g_autoptr (GoujiRegisterForm) seen = gouji_register_form_new (kit->words, form, &error);
  g_autoptr (GoujiRegisterColumns) columns = NULL;
  GoujiRegisterPeriod period = period_of (2025);
  GoujiRegisterCount *count;

  g_assert_no_error (error);
  columns = gouji_register_columns_guess (cases, kit->words, seen);
  count = gouji_register_count (cases, kit->words, form, columns, &period, &error);
  g_assert_no_error (error);
  return count;
}

static inline GoujiRegisterCount *
count_csv (RegisterKit *kit, const char *csv, const char *form_id)
{
  g_autoptr (GoujiDocument) document = read_csv (csv);
  g_autoptr (GoujiRegister) cases = register_of (kit, document);

  return count_register (kit, cases, form_id);
}

/* What stands in the columns of kinds, without zeros: "new_received.natural_person 2 …". */
static inline char *
describe_count (GoujiRegisterCount *count)
{
  const GoujiRegisterForm *form = gouji_register_count_get_form (count);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < gouji_form_get_n_cells (form->form); i++) {
    const GoujiCell *cell = gouji_form_get_cell (form->form, i);
    guint n;

    if (cell->table != form->table || !gouji_register_count_has (count, cell) ||
        cell->row == form->processed || cell->column == form->total)
      continue;
    n = gouji_register_count_get_n (count, cell);
    if (n > 0)
      g_string_append_printf (text, "%s%s.%s %u", text->len > 0 ? " " : "", cell->row->id, cell->column->id,
                              n);
  }

  return g_string_free_and_steal (text);
}

/* The equations of the table, as the form has them. */
static inline void
assert_equations_hold (GoujiRegisterCount *count)
{
  const GoujiRegisterForm *form = gouji_register_count_get_form (count);
  guint n_checked = 0;

  for (guint i = 0; i < gouji_form_get_n_equations (form->form); i++) {
    const GoujiEquation *equation = gouji_form_get_equation (form->form, i);
    gint64 sum = 0;

    if (equation->terms[0].cell->table != form->table || equation->chained)
      continue;
    for (guint k = 0; k < equation->n_terms; k++) {
      const GoujiTerm *term = &equation->terms[k];

      if (gouji_register_count_has (count, term->cell))
        sum += term->coefficient * (gint64) gouji_register_count_get_n (count, term->cell);
    }
    g_assert_cmpint (equation->relation, ==, GOUJI_RELATION_EQUAL);
    g_assert_cmpint (sum, ==, 0);
    n_checked++;
  }
  g_assert_cmpuint (n_checked, >, 30);
}

/* Each cell has as many cases behind it as it says. */
static inline void
assert_cases_behind (GoujiRegisterCount *count)
{
  const GoujiRegisterForm *form = gouji_register_count_get_form (count);

  for (guint i = 0; i < gouji_form_get_n_cells (form->form); i++) {
    const GoujiCell *cell = gouji_form_get_cell (form->form, i);

    if (cell->table == form->table && gouji_register_count_has (count, cell)) {
      g_autoptr (GArray) list = gouji_register_count_list_cases (count, cell);

      g_assert_cmpuint (list->len, ==, gouji_register_count_get_n (count, cell));
    }
  }
}
