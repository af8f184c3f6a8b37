/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <pango/pangocairo.h>

#include "paper/gouji-paper-layout.h"

G_BEGIN_DECLS

/**
 * GoujiFace:
 * @family: the font family that is used
 * @latin: (nullable): that of Latin letters and digits, %NULL for the same
 * @bold: whether it is set bold
 * @latin_bold: whether Latin letters are
 *
 * What a style's fonts come to on this machine.
 */
typedef struct {
  const char *family;
  const char *latin;
  gboolean bold;
  gboolean latin_bold;
} GoujiFace;

/**
 * GoujiLine:
 * @layout: what it is a line of, kept for its text
 * @line: the line, its glyphs already spread where it is justified
 * @x: from the left edge of the text's place, in points
 * @width: of what is printed, in points
 *
 * A line of type.
 */
typedef struct {
  PangoLayout *layout;
  PangoLayoutLine *line;
  double x;
  double width;
} GoujiLine;

/**
 * GoujiCopy:
 * @text: what to set
 * @lead: how many bytes of it are in the style of @lead_role
 * @lead_role: style of the first bytes
 * @role: style of the others
 * @width: of the place, in points
 * @indent: of the first line, in points
 * @scale: of the size, 1 for the style's own
 * @alignment: of the lines
 *
 * What is handed to the type setter.
 */
typedef struct {
  const char *text;
  gsize lead;
  GoujiPaperRole lead_role;
  GoujiPaperRole role;
  double width;
  double indent;
  double scale;
  GoujiPaperAlignment alignment;
} GoujiCopy;

/**
 * GoujiType:
 * @layout: the looks
 * @context: what Pango sets type with: no hinting, one unit a point, so that screen and paper have the same
 * lines
 * @faces: the fonts of each role
 * @substitutions: (element-type GoujiSubstitution): fonts that stand in
 * @missing: characters that no font has a glyph for, each once, in the order of the text
 * @cancellable: (nullable): to stop it
 *
 * Sets type in the styles of a layout.
 */
typedef struct {
  GoujiPaperLayout *layout;
  PangoContext *context;
  GoujiFace faces[GOUJI_PAPER_N_ROLES];
  GPtrArray *substitutions;
  GString *missing;
  GHashTable *seen;
  GCancellable *cancellable;
} GoujiType;

void
gouji_type_init (GoujiType *self, GoujiPaperLayout *layout, PangoFontMap *fonts, GCancellable *cancellable);
void gouji_type_clear (GoujiType *self);
void gouji_type_choose_faces (GoujiType *self, PangoFontMap *fonts);

GArray *gouji_lines_new (void) G_GNUC_WARN_UNUSED_RESULT;
gboolean gouji_type_set (GoujiType *self, const GoujiCopy *copy, GArray *lines, GError **error);
double gouji_type_measure (GoujiType *self, const GoujiCopy *copy);
void gouji_line_justify (GoujiLine *line, double width);

double gouji_type_get_pitch (const GoujiType *self, GoujiPaperRole role);
double gouji_type_get_base_line (const GoujiType *self, GoujiPaperRole role);
double gouji_type_get_character (const GoujiType *self, GoujiPaperRole role);
void gouji_line_append_text (const GoujiLine *line, GString *text);

G_END_DECLS
