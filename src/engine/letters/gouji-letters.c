/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "letters/gouji-letters.h"

/**
 * gouji_letters_create_context:
 * @fonts: where fonts come from
 * @resolution: how many units of the drawing an inch has
 *
 * Makes a context for Chinese text in which nothing depends on the screen: the same words stand at the same
 * places on every machine with the same fonts.
 *
 * Returns: (transfer full): the context
 */
PangoContext *
gouji_letters_create_context (PangoFontMap *fonts, double resolution)
{
  PangoContext *context = pango_font_map_create_context (fonts);
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);

  pango_cairo_context_set_resolution (context, resolution);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_base_dir (context, PANGO_DIRECTION_LTR);
  /* Without the language, Japanese shapes of the characters are taken. */
  pango_context_set_language (context, pango_language_from_string ("zh-cn"));

  return context;
}
