/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "register/gouji-register-texts.h"

#include <glib/gi18n.h>

#include "document/gouji-read-terms.h"
#include "words/gouji-words-read.h"

/**
 * gouji_register_text_role:
 *
 * Returns: what a column of a register holds
 */
const char *
gouji_register_text_role (GoujiRegisterRole role)
{
  static const char *const names[GOUJI_N_ROLES] = {
    /* Translators: what a column of a register of applications holds */
    [GOUJI_ROLE_NONE] = N_ ("Not used"),
    [GOUJI_ROLE_SERIAL] = N_ ("Running number"),
    [GOUJI_ROLE_NUMBER] = N_ ("Case number"),
    [GOUJI_ROLE_RECEIVED] = N_ ("Date received"),
    [GOUJI_ROLE_CLOSED] = N_ ("Date answered"),
    [GOUJI_ROLE_KIND] = N_ ("Kind of applicant"),
    [GOUJI_ROLE_ORGANIZATION] = N_ ("Kind of organisation"),
    [GOUJI_ROLE_KIND_MARK] = N_ ("Ticked applicant"),
    [GOUJI_ROLE_OUTCOME] = N_ ("Outcome"),
    [GOUJI_ROLE_DETAIL] = N_ ("Reason of the outcome"),
    [GOUJI_ROLE_OUTCOME_MARK] = N_ ("Ticked outcome"),
    [GOUJI_ROLE_CARRIED_IN] = N_ ("From last year?"),
    [GOUJI_ROLE_CARRIED_OUT] = N_ ("To next year?"),
    [GOUJI_ROLE_CARRIED] = N_ ("Carried over?"),
    [GOUJI_ROLE_STATE] = N_ ("State"),
  };

  return _ (names[role]);
}

/**
 * gouji_register_text_head:
 *
 * Returns: the title of a row or column of the form, with that of the group it stands in
 */
char *
gouji_register_text_head (const GoujiHead *head)
{
  const GoujiHead *group = head->parent;

  /* The outermost group is about the whole table. */
  if (group == NULL || group->parent == NULL)
    return g_strdup (head->title);

  return g_strconcat (group->title, " ", head->title, NULL);
}

char *
gouji_register_text_cell (const GoujiCell *cell)
{
  g_autofree char *row = gouji_register_text_head (cell->row);
  g_autofree char *column = gouji_register_text_head (cell->column);

  /* Translators: a cell: its row, its column */
  return g_strdup_printf (_ ("%s, %s"), row, column);
}

/**
 * gouji_register_text_reason:
 *
 * Returns: why a case is not counted
 */
const char *
gouji_register_text_reason (GoujiCaseReason reason)
{
  static const char *const words[GOUJI_N_REASONS] = {
    [GOUJI_REASON_NONE] = N_ ("Counted"),
    [GOUJI_REASON_LATER] = N_ ("Received after this year"),
    [GOUJI_REASON_EARLIER] = N_ ("Answered before this year"),
    [GOUJI_REASON_SET_ASIDE] = N_ ("Not counted, as you chose"),
    [GOUJI_REASON_NO_RECEIVED] = N_ ("No date received"),
    [GOUJI_REASON_BAD_RECEIVED] = N_ ("Date received cannot be read"),
    [GOUJI_REASON_BAD_CLOSED] = N_ ("Date answered cannot be read"),
    [GOUJI_REASON_ORDER] = N_ ("Answered before it was received"),
    [GOUJI_REASON_CARRY] = N_ ("Carrying over contradicts the dates"),
    [GOUJI_REASON_BAD_CARRY] = N_ ("Carrying over or state is not understood"),
    [GOUJI_REASON_STATE] = N_ ("State contradicts date or outcome"),
    [GOUJI_REASON_NO_CLOSED] = N_ ("Said to be closed, but has no date answered"),
    [GOUJI_REASON_OUTCOME_WITHOUT_DAY] = N_ ("Outcome without date answered"),
    [GOUJI_REASON_NO_OUTCOME] = N_ ("Answered, but no outcome"),
    [GOUJI_REASON_UNKNOWN_OUTCOME] = N_ ("Outcome has no row of the form yet"),
    [GOUJI_REASON_SEVERAL_OUTCOMES] = N_ ("Several outcomes are ticked"),
    [GOUJI_REASON_NO_KIND] = N_ ("Applicant is missing"),
    [GOUJI_REASON_UNKNOWN_KIND] = N_ ("Applicant has no column of the form yet"),
    [GOUJI_REASON_SEVERAL_KINDS] = N_ ("Several applicants are ticked"),
  };

  return _ (words[reason]);
}

/**
 * gouji_register_text_error:
 *
 * Returns: why a register was not read, and what to do
 */
char *
gouji_register_text_error (const GError *error)
{
  if (error->domain == GOUJI_READ_ERROR)
    return gouji_words_for_read_error (error->code, _ ("Register"));
  if (g_error_matches (error, GOUJI_REGISTER_ERROR, GOUJI_REGISTER_ERROR_NO_TABLE))
    return g_strdup (
      _ ("No table of applications was found. It needs a row of heads, such as date received, kind of "
         "applicant and outcome, and below it a row for each application."));
  if (g_error_matches (error, GOUJI_REGISTER_ERROR, GOUJI_REGISTER_ERROR_OTHER_HEADS))
    return g_strdup (_ ("The files do not have the same columns. Import them with the same heads."));
  if (g_error_matches (error, GOUJI_REGISTER_ERROR, GOUJI_REGISTER_ERROR_FORM))
    return g_strdup (_ ("The form of this report does not count applications in such a table."));
  if (g_error_matches (error, GOUJI_REGISTER_ERROR, GOUJI_REGISTER_ERROR_WORDS))
    return g_strdup (_ ("The words of registers are missing. Install Gouji again."));
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA))
    return g_strdup (_ ("Set the year of this report first."));
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return g_strdup (_ ("The file of the register is no longer where it was. Import it again."));

  return g_strdup (_ ("The file cannot be read."));
}

/* -- cases -- */

static const char *
get_column_text (GoujiRegisterDesk *desk, guint index, GoujiRegisterRole role)
{
  guint column = gouji_register_columns_find (gouji_register_desk_get_columns (desk), role);

  return column != G_MAXUINT
           ? gouji_register_get_text (gouji_register_desk_get_register (desk), index, column)
           : "";
}

/**
 * gouji_register_text_row:
 * @file: index of the file
 * @sheet: (nullable): the sheet
 * @row: number of the row
 *
 * Returns: where a row stands: its file and its sheet, where there are several, and its number
 */
char *
gouji_register_text_row (GoujiRegisterDesk *desk, guint file, const char *sheet, guint row)
{
  gboolean several = gouji_register_get_n_files (gouji_register_desk_get_register (desk)) > 1;
  const char *name = gouji_register_desk_get_file_name (desk, file);
  g_autofree char *place =
    several && sheet != NULL ? g_strconcat (name, " ", sheet, NULL) : g_strdup (several ? name : sheet);

  if (place != NULL)
    /* Translators: where a case stands: the name of a file or sheet, the number of its row */
    return g_strdup_printf (_ ("%s, row %u"), place, row);

  return g_strdup_printf (_ ("Row %u"), row);
}

static char *
describe_row (GoujiRegisterDesk *desk, guint index)
{
  const GoujiRegisterCase *it = gouji_register_get_case (gouji_register_desk_get_register (desk), index);

  return gouji_register_text_row (desk, it->file, it->sheet, it->row);
}

/**
 * gouji_register_text_case_title:
 *
 * Returns: which case it is: its number and its row in the file
 */
char *
gouji_register_text_case_title (GoujiRegisterDesk *desk, guint index)
{
  g_autofree char *row = describe_row (desk, index);
  const char *number = get_column_text (desk, index, GOUJI_ROLE_NUMBER);

  return *number != '\0' ? g_strconcat (number, " · ", row, NULL) : g_steal_pointer (&row);
}

static char *
format_day (const GoujiRegisterDay *day)
{
  return day->state == GOUJI_DAY_KNOWN ? g_strdup_printf ("%04u-%02u-%02u", day->year, day->month, day->day)
                                       : NULL;
}

static void
append_piece (GString *text, const char *piece)
{
  if (piece == NULL || *piece == '\0')
    return;
  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append (text, piece);
}

static char *
describe_opening (GoujiRegisterDesk *desk, const GoujiCasePlace *place)
{
  g_autofree char *day = format_day (&place->received);

  if (place->opening != NULL && place->opening_why == GOUJI_WHY_MARK)
    /* Translators: a row of the form, into which the register itself puts a case */
    return g_strdup_printf (_ ("%s (as the register says)"), place->opening->title);
  if (place->opening != NULL && day != NULL)
    /* Translators: a day, the row of the form into which it puts a case */
    return g_strdup_printf (_ ("received %s: %s"), day, place->opening->title);
  if (day != NULL)
    return g_strdup_printf (_ ("received %s"), day);

  return NULL;
}

static char *
describe_closing (GoujiRegisterDesk *desk, const GoujiCasePlace *place)
{
  g_autofree char *day = format_day (&place->closed);
  g_autofree char *row = place->closing != NULL ? gouji_register_text_head (place->closing) : NULL;

  if (row == NULL)
    return day != NULL ? g_strdup_printf (_ ("answered %s"), day) : NULL;
  if (place->closing_why == GOUJI_WHY_OPEN)
    /* Translators: a row of the form */
    return g_strdup_printf (_ ("neither answer nor outcome: %s"), row);
  if (place->closing_why == GOUJI_WHY_MARK)
    return g_strdup_printf (_ ("%s (as the register says)"), row);
  if (place->closing_why == GOUJI_WHY_OUTCOME || day == NULL)
    return g_strdup (row);

  /* Translators: a day, the row of the form in which a case that was answered then is counted */
  return g_strdup_printf (_ ("answered %s: %s"), day, row);
}

static void
append_words (GString *text, GoujiRegisterDesk *desk, const GoujiCasePlace *place)
{
  GoujiRegisterCount *count = gouji_register_desk_get_count (desk);
  const GoujiRegisterWord *kind = gouji_register_count_get_kind_word (count, place->kind_word);
  const GoujiRegisterWord *outcome = gouji_register_count_get_outcome_word (count, place->outcome_word);

  append_piece (text, kind != NULL ? kind->text : NULL);
  append_piece (text, outcome != NULL ? outcome->text : NULL);
}

/**
 * gouji_register_text_case:
 *
 * Returns: what is known of a case, and why it is counted where it is, or is not
 */
char *
gouji_register_text_case (GoujiRegisterDesk *desk, guint index)
{
  const GoujiCasePlace *place = gouji_register_count_get_place (gouji_register_desk_get_count (desk), index);
  g_autofree char *opening = describe_opening (desk, place);
  g_autofree char *closing = describe_closing (desk, place);
  g_autoptr (GString) text = g_string_new (NULL);

  if (place->standing != GOUJI_CASE_COUNTED)
    append_piece (text, gouji_register_text_reason (place->reason));
  append_words (text, desk, place);
  append_piece (text, opening);
  append_piece (text, closing);
  if (place->completed)
    append_piece (text, _ ("a date has no year"));

  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
append_field (GString *line, const char *text)
{
  if (line->len > 0 && line->str[line->len - 1] != '\n')
    g_string_append_c (line, '\t');
  for (; text != NULL && *text != '\0'; text++)
    g_string_append_c (line, *text == '\t' || *text == '\n' ? ' ' : *text);
  if (text == NULL || line->len == 0)
    g_string_append_c (line, ' ');
}

/**
 * gouji_register_text_cases_as_table:
 * @cases: (element-type guint): indices of cases
 *
 * Returns: the cases as a spreadsheet takes them: no more of them than the list shows
 */
char *
gouji_register_text_cases_as_table (GoujiRegisterDesk *desk, const GArray *cases)
{
  static const GoujiRegisterRole roles[] = { GOUJI_ROLE_NUMBER, GOUJI_ROLE_RECEIVED, GOUJI_ROLE_KIND,
                                             GOUJI_ROLE_CLOSED, GOUJI_ROLE_OUTCOME };
  g_autoptr (GString) table = g_string_new (NULL);

  append_field (table, _ ("Row in the file, blank rows not counted"));
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    append_field (table, gouji_register_text_role (roles[i]));
  g_string_append_c (table, '\n');
  for (guint i = 0; i < cases->len; i++) {
    guint index = g_array_index (cases, guint, i);
    g_autofree char *row = describe_row (desk, index);

    append_field (table, row);
    for (guint k = 0; k < G_N_ELEMENTS (roles); k++)
      append_field (table, get_column_text (desk, index, roles[k]));
    g_string_append_c (table, '\n');
  }

  return g_string_free_and_steal (g_steal_pointer (&table));
}

static guint
get_total (GoujiRegisterCount *count, const GoujiHead *row)
{
  const GoujiRegisterForm *form = gouji_register_count_get_form (count);

  return gouji_register_count_get_n (count, gouji_register_form_get_cell (form, row, form->total));
}

/**
 * gouji_register_text_summary:
 *
 * Returns: how many cases there are, and where they are counted
 */
char *
gouji_register_text_summary (GoujiRegisterDesk *desk)
{
  GoujiRegisterCount *count = gouji_register_desk_get_count (desk);
  const GoujiRegisterForm *form = gouji_register_count_get_form (count);
  guint n = gouji_register_count_get_n_standing (count, GOUJI_CASE_COUNTED);

  return g_strdup_printf (
    ngettext (
      "%u application counted: %u received this year, %u from last year; %u closed, %u go on next year.",
      "%u applications counted: %u received this year, %u from last year; %u closed, %u go on next year.", n),
    n, get_total (count, form->received), get_total (count, form->brought),
    get_total (count, form->processed), get_total (count, form->left_open));
}
