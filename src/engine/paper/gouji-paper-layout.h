/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "paper/gouji-paper.h"

G_BEGIN_DECLS

#define GOUJI_PAPER_LAYOUT_ERROR (gouji_paper_layout_error_quark ())

/**
 * GoujiPaperLayoutError:
 * @GOUJI_PAPER_LAYOUT_ERROR_INVALID: the file is no JSON object, or a member is missing or of the wrong type
 * @GOUJI_PAPER_LAYOUT_ERROR_UNKNOWN: there is no layout of that name
 *
 * Why there is no such layout.
 */
typedef enum {
  GOUJI_PAPER_LAYOUT_ERROR_INVALID,
  GOUJI_PAPER_LAYOUT_ERROR_UNKNOWN,
} GoujiPaperLayoutError;

GQuark gouji_paper_layout_error_quark (void);

/**
 * GoujiPaperRole:
 *
 * What a style is for.
 */
typedef enum {
  GOUJI_PAPER_ROLE_TITLE,
  GOUJI_PAPER_ROLE_HEADING,    /* 一、 */
  GOUJI_PAPER_ROLE_SUBHEADING, /* lead of a paragraph with （一） */
  GOUJI_PAPER_ROLE_POINT,      /* lead of a paragraph with 1. */
  GOUJI_PAPER_ROLE_BODY,       /* other text, and （1） */
  GOUJI_PAPER_ROLE_TABLE_HEAD,
  GOUJI_PAPER_ROLE_TABLE_ROW, /* heads of rows, titles of blocks */
  GOUJI_PAPER_ROLE_TABLE_BODY,
  GOUJI_PAPER_ROLE_TABLE_NOTE, /* the note in the corner of table 3 */
  GOUJI_PAPER_ROLE_CAPTION,
  GOUJI_PAPER_ROLE_SIGNATURE, /* and the day below it */
  GOUJI_PAPER_ROLE_PAGE_NUMBER,
  GOUJI_PAPER_N_ROLES,
} GoujiPaperRole;

/**
 * GoujiPaperAlignment:
 *
 * Where lines stand.
 */
typedef enum {
  GOUJI_PAPER_ALIGN_START,
  GOUJI_PAPER_ALIGN_CENTER,
  GOUJI_PAPER_ALIGN_END,
  GOUJI_PAPER_ALIGN_JUSTIFY,
} GoujiPaperAlignment;

/**
 * GoujiPaperStyle:
 * @families: (array zero-terminated=1): names of the font, the one that the standard names first, then others
 * in whose name the same glyphs are found on other machines, then free ones that stand in for it
 * @n_official: how many of @families are the font that the standard means, under its several names; any other
 * is a substitution and said to be one
 * @latin: (nullable): name of the font for Latin letters and digits, %NULL for the same
 * @latin_families: (array zero-terminated=1) (nullable): like @families for @latin, which is their first
 * @n_latin_official: how many of @latin_families are that font
 * @size: in points
 * @bold: whether it is bold
 * @bold_stand_in: whether a font that stands in is set bold, because it is lighter than the one it stands for
 * @alignment: of its lines
 * @indent: of the first line, in characters
 * @line_pitch: from line to line, in points; 0 for the font's own
 * @space_before: empty lines above, in lines of the body
 * @space_after: empty lines below
 * @end_indent: kept free at the end of the line, in characters
 *
 * How words look.
 */
typedef struct {
  char **families;
  guint n_official;
  char *latin;
  char **latin_families;
  guint n_latin_official;
  double size;
  gboolean bold;
  gboolean bold_stand_in;
  GoujiPaperAlignment alignment;
  double indent;
  double line_pitch;
  double space_before;
  double space_after;
  double end_indent;
} GoujiPaperStyle;

/**
 * GoujiPaperLayout:
 * @id: stable name: `gbt9704`, `official`
 * @title: how people call it
 * @width: of the page, in points
 * @height: of the page, in points
 * @top: margin in points
 * @right: margin in points
 * @bottom: margin in points
 * @left: margin in points
 * @lines: how many lines of the body a page has; 0 where the layout does not say
 * @characters: how many characters of the body a line has; 0 where the layout does not say
 * @character_spacing: added between characters of the body, in points, negative to close up
 * @number_format: how a page number is written, with `{page}`
 * @number_outside: whether page numbers stand at the outer edge (right on odd pages, left on even ones)
 * rather than in the middle; see @number_inset
 * @number_inset: distance of the page number from that edge, in characters
 * @number_drop: from the lower edge of the text to the dashes beside the page number, which is the middle of
 * its digits, in points
 * @row_height: least height of a row of a table, in points
 * @cell_padding: beside the text of a cell, in points
 * @border: thickness of a table's lines, in points
 * @block_shade: (nullable): colour behind the title of a table's block, as `#RRGGBB`
 * @styles: one for each #GoujiPaperRole
 *
 * A page and the looks of what stands on it, loaded from data/layouts/ID.json, whose README says where each
 * number comes from. Immutable, reference counted with atomic operations.
 */
typedef struct {
  char *id;
  char *title;
  double width;
  double height;
  double top;
  double right;
  double bottom;
  double left;
  guint lines;
  guint characters;
  double character_spacing;
  char *number_format;
  gboolean number_outside;
  double number_inset;
  double number_drop;
  double row_height;
  double cell_padding;
  double border;
  char *block_shade;
  GoujiPaperStyle styles[GOUJI_PAPER_N_ROLES];
} GoujiPaperLayout;

GPtrArray *gouji_paper_layouts_new_from_folder (const char *folder, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GoujiPaperLayout *gouji_paper_layout_new_from_folder (const char *folder, const char *id, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
GoujiPaperLayout *gouji_paper_layout_ref (GoujiPaperLayout *self);
void gouji_paper_layout_unref (GoujiPaperLayout *self);

GoujiPaperRole gouji_paper_cell_get_role (const GoujiPaperTable *table, const GoujiPaperCell *cell);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiPaperLayout, gouji_paper_layout_unref)

G_END_DECLS
