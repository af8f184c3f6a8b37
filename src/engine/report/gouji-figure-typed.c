/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "report/gouji-figure.h"

#define CHAR_WAN 0x4E07      /* ten thousand */
#define CHAR_WAN_HANT 0x842C /* the same, traditional */
#define CHAR_YI 0x4EBF       /* a hundred million */
#define CHAR_YI_HANT 0x5104  /* the same, traditional */

/* How many zeros a word in front of a unit stands for; 0 when it is none. */
static guint
get_zeros (gunichar c)
{
  switch (c) {
  case CHAR_WAN:
  case CHAR_WAN_HANT:
    return 4;
  case CHAR_YI:
  case CHAR_YI_HANT:
    return 8;
  default:
    return 0;
  }
}

/* Exact, or not at all. */
static gboolean
multiply (GoujiDecimal *value, guint zeros)
{
  GoujiDecimal product = *value;

  for (; zeros > 0 && product.scale > 0; zeros--)
    product.scale--;
  for (; zeros > 0; zeros--) {
    if (ABS (product.units) > G_MAXINT64 / 10)
      return FALSE;
    product.units *= 10;
  }
  *value = product;
  return TRUE;
}

/**
 * gouji_figure_parse_typed:
 * @text: (nullable): what a user typed or pasted into a cell
 * @cell_unit: (nullable): what the cell counts
 * @value: (out): the number, untouched unless there is one
 * @unit: (out) (nullable) (transfer full): the unit behind the number, %NULL when there is none
 *
 * Reads a text as gouji_figure_parse() does, and multiplies by the 10,000 (wan) or 100,000,000 (yi) that
 * people type behind a number, alone or before the cell's own unit. Where the cell itself counts in such a
 * unit the word could mean either, and is left as a unit. What is printed is never read like this: there a
 * word behind a number may belong to a unit that the report mixed up.
 *
 * Returns: what the text says
 */
GoujiFigureState
gouji_figure_parse_typed (const char *text, const char *cell_unit, GoujiDecimal *value, char **unit)
{
  GoujiDecimal number;
  g_autofree char *found = NULL;
  const GoujiFigureState state = gouji_figure_parse (text, &number, &found);
  guint zeros;

  *unit = NULL;
  if (state != GOUJI_FIGURE_NUMBER)
    return state;
  zeros = found != NULL ? get_zeros (g_utf8_get_char (found)) : 0;
  if (zeros > 0 && (cell_unit == NULL || get_zeros (g_utf8_get_char (cell_unit)) == 0)) {
    const char *rest = g_utf8_next_char (found);

    if ((*rest == '\0' || g_strcmp0 (rest, cell_unit) == 0) && multiply (&number, zeros))
      g_clear_pointer (&found, g_free);
  }
  *value = number;
  *unit = g_steal_pointer (&found);
  return state;
}
