/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "planted.h"

#include <string.h>

static const char *const results[] = {
  "open_full",
  "open_partial",
  "deny_state_secret",
  "deny_law_forbidden",
  "deny_safety_stability",
  "deny_third_party",
  "deny_internal_affairs",
  "deny_process_info",
  "deny_enforcement_file",
  "deny_admin_query",
  "unable_not_held",
  "unable_need_creation",
  "unable_still_unclear",
  "nothandled_petition",
  "nothandled_repeat",
  "nothandled_publication",
  "nothandled_massive",
  "nothandled_reconfirm",
  "other_overdue_correction",
  "other_overdue_fee",
  "other_other",
};

static const char *const applicants[] = { "natural_person", "business",      "research",
                                          "public_welfare", "legal_service", "other_organization" };

static const char *const disputes[] = { "review", "litigation_direct", "litigation_after_review" };
static const char *const outcomes[] = { "upheld", "corrected", "other", "pending" };

/* How much is going on in an agency: a hamlet's report is all zeros but for a few numbers. */
static const gint64 sizes[] = { 3, 12, 60, 300, 2500, 14000 };

Planter *
planter_new (const char *forms, guint32 seed)
{
  Planter *self = g_new0 (Planter, 1);
  g_autoptr (GError) error = NULL;

  self->forms = gouji_form_set_new_from_folder (forms, &error);
  g_assert_no_error (error);
  self->form = gouji_form_set_find (self->forms, "2021");
  self->folding = gouji_folding_new ();
  self->random = g_rand_new_with_seed (seed);
  return self;
}

void
planter_free (Planter *self)
{
  g_rand_free (self->random);
  gouji_folding_unref (self->folding);
  gouji_form_set_unref (self->forms);
  g_free (self);
}

/* Small numbers are more frequent than large ones. */
static gint64
draw (Planter *self, gint64 most)
{
  double share = g_rand_double (self->random);

  return most <= 0 ? 0 : (gint64) ((double) most * share * share * share);
}

static gboolean
one_in (Planter *self, int n)
{
  return g_rand_int_range (self->random, 0, n) == 0;
}

static const GoujiCell *
find_cell (Planter *self, const char *table, const char *row, const char *column)
{
  g_autofree char *id = g_strjoin (".", table, row, column, NULL);
  const GoujiCell *cell = gouji_form_find_cell (self->form, id);

  g_assert_nonnull (cell);
  return cell;
}

static void
put (GoujiReport *report, const GoujiCell *cell, const char *printed)
{
  GoujiFigure figure = { (char *) printed, .how = GOUJI_HOW_TABLE };

  gouji_report_put_figure (report, cell, &figure);
}

static gint64
get (GoujiReport *report, const GoujiCell *cell)
{
  return gouji_report_get_figure (report, cell)->value.units;
}

static void
put_number (GoujiReport *report, const GoujiCell *cell, gint64 number)
{
  g_autofree char *printed = g_strdup_printf ("%" G_GINT64_FORMAT, number);

  put (report, cell, printed);
}

/* Puts a number and adds it to the row's total. */
static void
count (Planter *self, GoujiReport *report, const char *row, const char *applicant, gint64 number)
{
  const GoujiCell *total = find_cell (self, "requests", row, "total");

  put_number (report, find_cell (self, "requests", row, applicant), number);
  put_number (report, total, get (report, total) + number);
}

/* What is carried in is a part of what is dealt with, and what is left over is carried out. */
static void
grow_applicant (Planter *self, GoujiReport *report, const char *applicant, gint64 carried_in, gint64 size)
{
  gint64 processed = 0;
  gint64 carried_out = draw (self, size / 4);

  for (guint i = 0; i < G_N_ELEMENTS (results); i++) {
    gint64 number = i < 2 || one_in (self, 3) ? draw (self, i < 2 ? size : size / 3) : 0;

    processed += number;
    count (self, report, results[i], applicant, number);
  }
  if (processed + carried_out < carried_in) {
    carried_out += carried_in - processed;
  }
  count (self, report, "processed_total", applicant, processed);
  count (self, report, "carried_in", applicant, carried_in);
  count (self, report, "carried_out", applicant, carried_out);
  count (self, report, "new_received", applicant, processed + carried_out - carried_in);
}

static void
grow_requests (Planter *self, GoujiReport *report, GoujiReport *last_year, gint64 size)
{
  for (guint i = 0; i < G_N_ELEMENTS (applicants); i++) {
    gint64 share = i == 0 ? size : one_in (self, 2) ? size / 6 : 0;
    gint64 carried_in = last_year != NULL
                          ? get (last_year, find_cell (self, "requests", "carried_out", applicants[i]))
                          : draw (self, share / 5);

    grow_applicant (self, report, applicants[i], carried_in, share);
  }
}

static void
grow_disputes (Planter *self, GoujiReport *report, gint64 size)
{
  for (guint g = 0; g < G_N_ELEMENTS (disputes); g++) {
    gint64 total = 0;

    for (guint o = 0; o < G_N_ELEMENTS (outcomes); o++) {
      gint64 number = draw (self, size / 20 + 3);

      total += number;
      put_number (report, find_cell (self, "disputes", disputes[g], outcomes[o]), number);
    }
    put_number (report, find_cell (self, "disputes", disputes[g], "total"), total);
  }
}

static void
grow_documents (Planter *self, GoujiReport *report, GoujiReport *last_year, const char *row, gint64 size)
{
  const GoujiCell *in_force = find_cell (self, "disclosure", row, "in_force");
  gint64 before = last_year != NULL ? get (last_year, in_force) : draw (self, size);
  gint64 issued = draw (self, size / 3);
  gint64 repealed = draw (self, MIN (size / 3, before + issued));

  put_number (report, find_cell (self, "disclosure", row, "issued"), issued);
  put_number (report, find_cell (self, "disclosure", row, "repealed"), repealed);
  put_number (report, in_force, before + issued - repealed);
}

static void
grow_disclosure (Planter *self, GoujiReport *report, GoujiReport *last_year, gint64 size)
{
  const GoujiCell *fees = find_cell (self, "disclosure", "fees", "amount");
  gint64 cents = last_year != NULL ? gouji_report_get_figure (last_year, fees)->value.units
                                   : g_rand_int_range (self->random, 1000, 900000);
  g_autofree char *amount = NULL;

  cents = cents * g_rand_int_range (self->random, 80, 125) / 100;
  cents += cents % 10 == 0 ? 1 : 0;
  amount = g_strdup_printf ("%" G_GINT64_FORMAT ".%02d", cents / 100, (int) (cents % 100));
  put (report, fees, amount);
  grow_documents (self, report, last_year, "normative_document", size);
  put_number (report, find_cell (self, "disclosure", "licensing", "decisions"), draw (self, size * 1000));
  put_number (report, find_cell (self, "disclosure", "penalty", "decisions"), 1 + draw (self, size * 100));
  put_number (report, find_cell (self, "disclosure", "coercion", "decisions"), draw (self, size * 10));
}

static void
put_texts (Planter *self, GoujiReport *report, int year)
{
  g_autofree char *title = g_strdup_printf ("岚川县%d年政府信息公开工作年度报告", year);
  g_autofree char *year_text = g_strdup_printf ("%d", year);
  g_autofree char *start = g_strdup_printf ("%d-01-01", year);
  g_autofree char *end = g_strdup_printf ("%d-12-31", year);

  for (guint i = 0; i < gouji_form_get_n_parts (self->form); i++) {
    const GoujiPart *part = gouji_form_get_part (self->form, i);
    const char *text =
      i == 0
        ? "（一）主动公开。公布办事指南。\n（二）依申请公开。按时答复。\n（三）政府信息管理。审查公文。\n"
          "（四）平台建设。改版网站。\n（五）监督保障。组织工作考核和社会评议，没有责任追究的情况。\n"
        : "全年未收取信息处理费，下一步加强培训。\n";
    GoujiNarrative narrative = { (char *) part->title, (char *) text, TRUE };

    gouji_report_put_narrative (report, part, &narrative);
  }
  for (guint i = 0; i < gouji_form_get_n_tables (self->form); i++)
    gouji_report_put_table_state (report, gouji_form_get_table (self->form, i), GOUJI_TABLE_WHOLE);
  gouji_report_put_field (report, GOUJI_FIELD_TITLE, title);
  gouji_report_put_field (report, GOUJI_FIELD_AGENCY, "岚川县");
  gouji_report_put_field (report, GOUJI_FIELD_YEAR, year_text);
  gouji_report_put_field (report, GOUJI_FIELD_KIND, "government");
  gouji_report_put_field (report, GOUJI_FIELD_PERIOD_START, start);
  gouji_report_put_field (report, GOUJI_FIELD_PERIOD_END, end);
}

static GoujiReport *
grow (Planter *self, GoujiReport *last_year, gint64 size, int year)
{
  GoujiReport *report = gouji_report_new (self->form);

  for (guint i = 0; i < gouji_form_get_n_cells (self->form); i++) {
    const GoujiCell *cell = gouji_form_get_cell (self->form, i);

    if (!cell->alternative)
      put (report, cell, "0");
  }
  put_texts (self, report, year);
  grow_requests (self, report, last_year, size);
  grow_disputes (self, report, size);
  grow_disclosure (self, report, last_year, size);
  return report;
}

PlantedReport *
planter_grow (Planter *self)
{
  PlantedReport *grown = g_new0 (PlantedReport, 1);
  gint64 size = sizes[g_rand_int_range (self->random, 0, G_N_ELEMENTS (sizes))];

  grown->last_year = grow (self, NULL, size, 2022);
  grown->report = grow (self, grown->last_year, size, 2023);
  return grown;
}

void
planted_report_free (PlantedReport *self)
{
  for (guint i = 0; i < self->n_mistakes; i++) {
    for (guint c = 0; c < self->mistakes[i].n_cells; c++) {
      g_free (self->mistakes[i].cells[c].right);
      g_free (self->mistakes[i].cells[c].wrong);
    }
  }
  g_object_unref (self->report);
  g_object_unref (self->last_year);
  g_free (self);
}

/* Returns: (nullable): @right with a slip of this kind in it, %NULL when there is no such slip */
static char *
slip (Planter *self, const char *right, PlantedKind kind)
{
  g_autoptr (GString) wrong = g_string_new (right);
  gsize at = (gsize) g_rand_int_range (self->random, 0, (gint32) wrong->len);
  char digit = (char) ('0' + g_rand_int_range (self->random, at == 0 ? 1 : 0, 10));

  if (!g_ascii_isdigit (wrong->str[at]) || g_str_equal (right, "0"))
    return NULL;
  switch (kind) {
  case PLANTED_TRANSPOSED:
    if (!g_ascii_isdigit (wrong->str[at + 1]) || wrong->str[at] == wrong->str[at + 1])
      return NULL;
    digit = wrong->str[at];
    wrong->str[at] = wrong->str[at + 1];
    wrong->str[at + 1] = digit;
    break;
  case PLANTED_LOST:
    if (wrong->len < 2)
      return NULL;
    g_string_erase (wrong, (gssize) at, 1);
    break;
  case PLANTED_DOUBLED:
    g_string_insert_c (wrong, (gssize) at, wrong->str[at]);
    break;
  default:
    wrong->str[at] = digit;
    break;
  }

  if (g_str_equal (wrong->str, right) || (wrong->str[0] == '0' && wrong->len > 1))
    return NULL;
  return g_strdup (wrong->str);
}

static char *
shift_point (const char *right)
{
  GoujiDecimal value;
  gboolean is_number = gouji_decimal_parse (right, &value, NULL);

  g_assert_true (is_number);
  for (guint i = 0; i < 4; i++) {
    if (value.scale > 0)
      value.scale--;
    else
      value.units *= 10;
  }

  return gouji_decimal_to_string (value);
}

static char *
read_figure (GoujiReport *report, const GoujiCell *cell)
{
  return gouji_decimal_to_string (gouji_report_get_figure (report, cell)->value);
}

/* Returns: (nullable): what the total was before a part of its row was added to */
static char *
outdate (Planter *self, GoujiReport *report, const GoujiCell *cell)
{
  guint column = (guint) g_rand_int_range (self->random, 0, (gint32) cell->block->columns->len);
  const GoujiCell *part = gouji_form_get_cell_at (self->form, cell->block, cell->row->first, column);
  gint64 total = get (report, cell);

  if (!g_str_has_suffix (cell->id, ".total") || g_str_has_suffix (part->id, ".total") ||
      get (report, part) == 0 || get (report, part) > total)
    return NULL;
  return g_strdup_printf ("%" G_GINT64_FORMAT, total - 1 - (get (report, part) - 1) / 2);
}

static char *
make_wrong (Planter *self, PlantedReport *report, const GoujiCell *cell, const char *right, PlantedKind kind)
{
  switch (kind) {
  case PLANTED_UNIT:
    return cell->type == GOUJI_CELL_AMOUNT ? shift_point (right) : NULL;
  case PLANTED_OUTDATED:
    return outdate (self, report->report, cell);
  case PLANTED_LAST_YEAR:
    return read_figure (report->last_year, cell);
  default:
    return slip (self, right, kind);
  }
}

/* Returns: (nullable): the cell beside @cell, or below it */
static const GoujiCell *
find_neighbour (Planter *self, const GoujiCell *cell, PlantedKind kind)
{
  guint row = cell->row->first + (kind == PLANTED_ROW ? 1 : 0);
  guint column = cell->column->first + (kind == PLANTED_COLUMN ? 1 : 0);

  if (row >= cell->block->rows->len || column >= cell->block->columns->len)
    return NULL;
  return gouji_form_get_cell_at (self->form, cell->block, row, column);
}

static gboolean
is_taken (PlantedReport *report, const GoujiCell *cell)
{
  for (guint i = 0; i < report->n_mistakes; i++) {
    for (guint c = 0; c < report->mistakes[i].n_cells; c++) {
      if (report->mistakes[i].cells[c].cell == cell)
        return TRUE;
    }
  }

  return cell->alternative;
}

static void
add_cell (Planted *mistake, const GoujiCell *cell, char *right, char *wrong)
{
  mistake->cells[mistake->n_cells++] = (PlantedCell) { cell, right, wrong };
}

static gboolean
try_cell (Planter *self, PlantedReport *report, const GoujiCell *cell, PlantedKind kind, Planted *mistake)
{
  g_autofree char *right = read_figure (report->report, cell);
  g_autofree char *wrong = NULL;

  *mistake = (Planted) { .kind = kind, .table = cell->table };
  if (kind == PLANTED_COLUMN || kind == PLANTED_ROW) {
    const GoujiCell *other = find_neighbour (self, cell, kind);

    if (other == NULL || is_taken (report, other))
      return FALSE;
    wrong = read_figure (report->report, other);
    if (g_str_equal (right, wrong))
      return FALSE;
    add_cell (mistake, other, g_strdup (wrong), g_strdup (right));
  } else {
    wrong = make_wrong (self, report, cell, right, kind);
    if (wrong == NULL || g_str_equal (right, wrong))
      return FALSE;
  }

  add_cell (mistake, cell, g_steal_pointer (&right), g_steal_pointer (&wrong));
  return TRUE;
}

/* Plants one mistake in a cell of @table. Returns: whether one was found that could be made there */
gboolean
planter_plant (Planter *self, PlantedReport *report, const char *table, PlantedKind kind)
{
  g_assert_cmpuint (report->n_mistakes, <, G_N_ELEMENTS (report->mistakes));

  for (guint i = 0; i < 2000; i++) {
    guint n_cells = gouji_form_get_n_cells (self->form);
    const GoujiCell *cell =
      gouji_form_get_cell (self->form, (guint) g_rand_int_range (self->random, 0, (gint32) n_cells));

    if (!g_str_equal (cell->table->id, table) || is_taken (report, cell) ||
        !try_cell (self, report, cell, kind, &report->mistakes[report->n_mistakes]))
      continue;
    report->n_mistakes++;
    planted_report_take (report, report->n_mistakes - 1, TRUE);
    return TRUE;
  }

  return FALSE;
}

/* Makes a mistake, or takes it back. */
void
planted_report_take (PlantedReport *self, guint mistake, gboolean wrong)
{
  for (guint c = 0; c < self->mistakes[mistake].n_cells; c++) {
    const PlantedCell *planted = &self->mistakes[mistake].cells[c];

    put (self->report, planted->cell, wrong ? planted->wrong : planted->right);
  }
}

const char *
planted_kind_to_string (PlantedKind kind)
{
  static const char *const names[] = {
    [PLANTED_TRANSPOSED] = "transposed", [PLANTED_LOST] = "lost",           [PLANTED_DOUBLED] = "doubled",
    [PLANTED_MISREAD] = "misread",       [PLANTED_COLUMN] = "column",       [PLANTED_ROW] = "row",
    [PLANTED_OUTDATED] = "outdated",     [PLANTED_LAST_YEAR] = "last year", [PLANTED_UNIT] = "unit",
  };

  return names[kind];
}
