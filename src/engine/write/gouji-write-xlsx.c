/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "write/gouji-write-xlsx.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "write/gouji-archive.h"
#include "write/gouji-sheets.h"
#include "write/gouji-write.h"

/* What stands for a day that the report does not say: the first one of such archives. The library would take
 * the clock's, and the same report would give another file tomorrow. */
#define FIRST_DAY "1980-01-01"

/* What a title among the properties of such a file may have. */
#define MAXIMUM_TITLE 255

static gint64
parse_day (const char *day)
{
  g_autofree char *noon = g_strconcat (day, "T12:00:00Z", NULL);
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (noon, NULL);

  return time != NULL ? g_date_time_to_unix (time) : 0;
}

/* Nothing is said of who made it, nor when the machine thinks it is. */
static void
set_properties (GoujiSheetBook *book, GoujiPaper *paper)
{
  const char *day = gouji_paper_get_day (paper);
  const char *title = gouji_paper_get_title (paper);
  g_autofree char *start = g_utf8_substring (title, 0, MIN (g_utf8_strlen (title, -1), MAXIMUM_TITLE));
  gint64 created = day != NULL ? parse_day (day) : 0;
  lxw_doc_properties properties = {
    .title = start,
    .created = (time_t) (created != 0 ? created : parse_day (FIRST_DAY)),
  };

  gouji_sheet_book_note (book, workbook_set_properties (book->book, &properties));
}

static void
fill_book (GoujiSheetBook *book, GoujiPaper *paper, GoujiReport *report)
{
  set_properties (book, paper);
  for (guint i = 0; i < gouji_paper_get_n_blocks (paper); i++) {
    const GoujiPaperTable *table = gouji_paper_get_block (paper, i)->table;

    if (table != NULL && table->form_table != NULL)
      gouji_sheets_add_table (book, paper, report, table);
  }
  gouji_sheets_add_narratives (book, paper);
  gouji_sheets_add_data (book, paper, report);
}

static GBytes *
fail (GError **error, lxw_error reason)
{
  gboolean too_large =
    reason == LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED || reason == LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE;

  g_set_error_literal (error, GOUJI_WRITE_ERROR,
                       too_large ? GOUJI_WRITE_ERROR_TOO_LARGE : GOUJI_WRITE_ERROR_FAILED,
                       lxw_strerror (reason));
  return NULL;
}

static GBytes *
write_book (GoujiPaper *paper, GoujiReport *report, GError **error)
{
  const char *output = NULL;
  size_t length = 0;
  lxw_workbook_options options = { .output_buffer = &output, .output_buffer_size = &length };
  GoujiSheetBook book;
  lxw_error closed;
  g_autoptr (GBytes) bytes = NULL;

  gouji_sheet_book_init (&book, workbook_new_opt (NULL, &options), gouji_paper_get_form (paper));
  fill_book (&book, paper, report);
  closed = workbook_close (book.book);
  gouji_sheet_book_clear (&book);

  bytes = g_bytes_new_with_free_func (output, length, free, (gpointer) output);
  if (book.error != LXW_NO_ERROR || closed != LXW_NO_ERROR)
    return fail (error, book.error != LXW_NO_ERROR ? book.error : closed);

  /* The library keeps its parts in temporary files, and does not notice when these are cut short. */
  return gouji_archive_check_xml (bytes, error) ? g_steal_pointer (&bytes) : NULL;
}

/**
 * gouji_write_xlsx:
 * @paper: what is printed of the report
 * @report: the report that it was made of
 * @error: return location for %GOUJI_WRITE_ERROR_TOO_LARGE and %GOUJI_WRITE_ERROR_FAILED
 *
 * Writes a workbook (ECMA-376): the tables of the form, each on a sheet as the national format prints it,
 * with totals as formulas where these say what the report says; then the text, then a list of all figures.
 *
 * Returns: (transfer full) (nullable): the file; the same report gives the same bytes
 */
GBytes *
gouji_write_xlsx (GoujiPaper *paper, GoujiReport *report, GError **error)
{
  locale_t plain;
  locale_t before;
  GBytes *bytes;

  g_return_val_if_fail (paper != NULL, NULL);
  g_return_val_if_fail (GOUJI_IS_REPORT (report), NULL);

  /* The library prints numbers as the thread's locale does, with a comma where people write one. */
  plain = newlocale (LC_ALL_MASK, "C", (locale_t) 0);
  before = plain != (locale_t) 0 ? uselocale (plain) : (locale_t) 0;
  bytes = write_book (paper, report, error);
  if (plain != (locale_t) 0) {
    uselocale (before);
    freelocale (plain);
  }

  return bytes;
}
