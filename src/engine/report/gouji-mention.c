/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "report/gouji-mention.h"

static const char *const about_names[] = {
  [GOUJI_ABOUT_FREE] = "free",           [GOUJI_ABOUT_FIGURE] = "figure", [GOUJI_ABOUT_RATIO] = "ratio",
  [GOUJI_ABOUT_LAST_YEAR] = "last_year", [GOUJI_ABOUT_PART] = "part",
};

/**
 * gouji_about_to_string:
 *
 * Returns: its stable name, as used in data and on the command line
 */
const char *
gouji_about_to_string (GoujiAbout about)
{
  g_return_val_if_fail ((guint) about < G_N_ELEMENTS (about_names), NULL);

  return about_names[about];
}

void
gouji_mention_free (GoujiMention *self)
{
  g_free (self->text);
  g_free (self->unit);
  g_free (self);
}
