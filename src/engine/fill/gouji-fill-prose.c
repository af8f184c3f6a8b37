/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fill/gouji-fill-prose.h"

#include <string.h>

/* What a mention gives to a cell. */
typedef struct {
  const GoujiMention *mention;
  GoujiRange range;
  char *printed;
  GoujiDecimal value;
  char *unit;
} Reading;

static void
reading_clear (Reading *reading)
{
  g_free (reading->printed);
  g_free (reading->unit);
}

static gboolean
is_money (GoujiForm *form, const char *unit)
{
  int power;

  return gouji_form_find_power (form, unit, &power);
}

/* Whether two units are of the same kind: money, shares, or things that are counted. */
static gboolean
are_of_one_kind (GoujiForm *form, const char *unit, const char *other)
{
  gboolean share = strchr (unit, '%') != NULL;

  return is_money (form, unit) == is_money (form, other) && share == (strchr (other, '%') != NULL);
}

/* Whether @unit is @cell_unit with something before it that multiplies it; things are counted in many words.
 */
static gboolean
is_multiple (GoujiForm *form, const char *unit, const char *cell_unit)
{
  return !is_money (form, cell_unit) || g_str_has_suffix (unit, cell_unit);
}

/* What stands at the source: the number alone where it has the cell's own unit, with what multiplies it where
 * that is all that the units differ in, and else with its unit, so that the text says by itself what it
 * means. */
static GoujiRange
choose_range (GoujiForm *form, const GoujiMention *mention, const GoujiCell *cell)
{
  if (g_str_equal (mention->unit, cell->unit))
    return mention->digits;
  if (is_multiple (form, mention->unit, cell->unit))
    return mention->scaled;

  return mention->number;
}

static gboolean
read_mention (GoujiReport *report, const GoujiMention *mention, const GoujiCell *cell, Reading *reading)
{
  GoujiForm *form = gouji_report_get_form (report);

  *reading = (Reading) { .mention = mention };
  if (mention->about != GOUJI_ABOUT_FIGURE || mention->cell != cell || !mention->has_source ||
      mention->unit == NULL || cell->unit == NULL || !are_of_one_kind (form, mention->unit, cell->unit))
    return FALSE;

  reading->range = choose_range (form, mention, cell);
  reading->printed = gouji_document_slice (gouji_report_get_document (report), reading->range);
  return gouji_figure_parse_prose (reading->printed, &reading->value, &reading->unit) == GOUJI_FIGURE_NUMBER;
}

static gboolean
agree (const Reading *reading, const Reading *other)
{
  return gouji_decimal_compare (reading->value, other->value) == 0 &&
         g_strcmp0 (reading->unit, other->unit) == 0;
}

/* Whether a number that is not exact may be the other one: at most a quarter away from it. */
static gboolean
is_about (const Reading *reading, const Reading *exact)
{
  gint64 a = reading->value.units;
  gint64 b = exact->value.units;

  return reading->value.scale == exact->value.scale && g_strcmp0 (reading->unit, exact->unit) == 0 &&
         ABS (a / 4 - b / 4) <= MAX (a, b) / 16 + 1;
}

/* An exact number goes before one that is not, and the first before the others. */
static GoujiDoubt
choose (GArray *readings, guint *chosen)
{
  GoujiDoubt doubt = GOUJI_DOUBT_APPROXIMATE;
  const Reading *best;

  *chosen = 0;
  for (guint i = readings->len; i-- > 0;) {
    if (!g_array_index (readings, Reading, i).mention->approximate) {
      *chosen = i;
      doubt = GOUJI_DOUBT_NONE;
    }
  }

  best = &g_array_index (readings, Reading, *chosen);
  for (guint i = 0; i < readings->len; i++) {
    const Reading *reading = &g_array_index (readings, Reading, i);

    if (reading->mention->approximate ? !is_about (reading, best) : !agree (reading, best))
      return GOUJI_DOUBT_CONFLICT;
  }

  return doubt;
}

/* Whether any part of the report stands under a heading. What has none may be an article about the report. */
static gboolean
has_headings (GoujiReport *report)
{
  GoujiForm *form = gouji_report_get_form (report);

  for (guint i = 0; i < gouji_form_get_n_parts (form); i++) {
    const GoujiNarrative *narrative = gouji_report_get_narrative (report, gouji_form_get_part (form, i));

    if (narrative->found && narrative->heading != NULL && *narrative->heading != '\0')
      return TRUE;
  }

  return FALSE;
}

/* Nothing that stands in the text is added up anywhere, so that no arithmetic confirms it. */
static gboolean
is_recognised (GoujiReport *report)
{
  GoujiDocument *document = gouji_report_get_document (report);

  return document != NULL && gouji_document_has_note (document, GOUJI_NOTE_SCANNED);
}

static void
put_cell (GoujiReport *report, const GoujiCell *cell, const GPtrArray *mentions)
{
  g_autoptr (GArray) readings = g_array_new (FALSE, FALSE, sizeof (Reading));
  GoujiFigure figure = { .how = GOUJI_HOW_PROSE, .has_source = TRUE };
  const Reading *reading;
  guint chosen;

  g_array_set_clear_func (readings, (GDestroyNotify) reading_clear);
  for (guint i = 0; i < mentions->len; i++) {
    Reading found;

    if (read_mention (report, mentions->pdata[i], cell, &found))
      g_array_append_val (readings, found);
    else
      reading_clear (&found);
  }
  if (readings->len == 0)
    return;

  figure.doubt = choose (readings, &chosen);
  if (figure.doubt == GOUJI_DOUBT_NONE && !has_headings (report))
    figure.doubt = GOUJI_DOUBT_SPLIT;
  if (figure.doubt == GOUJI_DOUBT_NONE && is_recognised (report))
    figure.doubt = GOUJI_DOUBT_RECOGNISED;
  reading = &g_array_index (readings, Reading, chosen);
  figure.printed = reading->printed;
  figure.source = reading->range;
  gouji_report_put_figure (report, cell, &figure);
}

/**
 * gouji_report_fill_from_text:
 * @report: with its text and its document
 * @finder: finds the numbers in the text
 *
 * Fills the cells that no format prints from what the text says about them. A sentence that does not say
 * clearly what its number is fills nothing; where sentences say different things, or nothing exact, the
 * figure is in doubt.
 */
void
gouji_report_fill_from_text (GoujiReport *report, const GoujiMentionFinder *finder)
{
  GoujiForm *form = gouji_report_get_form (report);
  g_autoptr (GPtrArray) mentions = gouji_mention_finder_find (finder, report);
  g_autoptr (GPtrArray) about = g_ptr_array_new ();

  for (guint i = 0; i < mentions->len; i++) {
    const GoujiMention *mention = g_ptr_array_index (mentions, i);

    if (mention->cell != NULL && mention->cell->table->from_text)
      g_ptr_array_add (about, (gpointer) mention);
  }
  for (guint i = 0; i < gouji_form_get_n_cells (form); i++) {
    const GoujiCell *cell = gouji_form_get_cell (form, i);

    if (cell->table->from_text)
      put_cell (report, cell, about);
  }
}
