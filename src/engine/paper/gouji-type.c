/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "paper/gouji-type.h"

#include <string.h>

#include "letters/gouji-letters.h"
#include "paper/gouji-pages.h"

/* Pango moves the rest of a paragraph for each line that it breaks off, so that a paragraph of a million
 * characters is set in pieces. Their last line is set again with what follows. */
#define PIECE 1500

/* The middle of a Chinese character is this part of its size above the base line, in the fonts of all makers.
 */
#define MIDDLE 0.38

/* Where a style leaves the distance of its lines to the font. */
#define OWN_PITCH 1.3

/* A line that would be torn apart by more than this between its characters, in points, is left alone: it ends
 * before a long foreign word. */
#define MOST_SLACK 6

/* Of the pages. */
#define POINTS_PER_INCH 72

static void
clear_line (gpointer data)
{
  GoujiLine *line = data;

  pango_layout_line_unref (line->line);
  g_object_unref (line->layout);
}

GArray *
gouji_lines_new (void)
{
  GArray *lines = g_array_new (FALSE, TRUE, sizeof (GoujiLine));

  g_array_set_clear_func (lines, clear_line);
  return lines;
}

void
gouji_type_init (GoujiType *self, GoujiPaperLayout *layout, PangoFontMap *fonts, GCancellable *cancellable)
{
  *self = (GoujiType) { .layout = gouji_paper_layout_ref (layout) };
  self->context = gouji_letters_create_context (fonts, POINTS_PER_INCH);
  self->substitutions = g_ptr_array_new_with_free_func ((GDestroyNotify) gouji_substitution_free);
  self->missing = g_string_new (NULL);
  self->seen = g_hash_table_new (NULL, NULL);
  self->cancellable = cancellable;
  gouji_type_choose_faces (self, fonts);
}

void
gouji_type_clear (GoujiType *self)
{
  g_clear_pointer (&self->seen, g_hash_table_unref);
  if (self->missing != NULL)
    g_string_free (g_steal_pointer (&self->missing), TRUE);
  g_clear_pointer (&self->substitutions, g_ptr_array_unref);
  g_clear_object (&self->context);
  g_clear_pointer (&self->layout, gouji_paper_layout_unref);
}

/* The grid of the page is that of the body's characters; what has their size stands on it. */
static double
get_spacing (const GoujiType *self, GoujiPaperRole role)
{
  const GoujiPaperStyle *styles = self->layout->styles;

  return styles[role].size == styles[GOUJI_PAPER_ROLE_BODY].size ? self->layout->character_spacing : 0;
}

/**
 * gouji_type_get_character:
 *
 * Returns: from one character to the next, in points
 */
double
gouji_type_get_character (const GoujiType *self, GoujiPaperRole role)
{
  return self->layout->styles[role].size + get_spacing (self, role);
}

double
gouji_type_get_pitch (const GoujiType *self, GoujiPaperRole role)
{
  const GoujiPaperStyle *style = &self->layout->styles[role];

  return style->line_pitch > 0 ? style->line_pitch : style->size * OWN_PITCH;
}

/**
 * gouji_type_get_base_line:
 *
 * Fonts of different makers put their characters at different heights of a line. Counted from the middle of a
 * character, the lines stand where they should whatever the font.
 *
 * Returns: from the upper edge of a line to its base line, in points
 */
double
gouji_type_get_base_line (const GoujiType *self, GoujiPaperRole role)
{
  return gouji_type_get_pitch (self, role) / 2 + MIDDLE * self->layout->styles[role].size;
}

static void
add_attribute (PangoAttrList *attributes, PangoAttribute *attribute, gsize start, gsize end)
{
  attribute->start_index = (guint) start;
  attribute->end_index = (guint) end;
  pango_attr_list_insert (attributes, attribute);
}

static PangoAttribute *
create_font_attribute (const GoujiType *self, GoujiPaperRole role, gboolean latin, double scale)
{
  const GoujiFace *face = &self->faces[role];
  g_autoptr (PangoFontDescription) description = pango_font_description_new ();
  gboolean bold = latin ? face->latin_bold : face->bold;

  pango_font_description_set_family_static (description, latin ? face->latin : face->family);
  pango_font_description_set_weight (description, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_font_description_set_style (description, PANGO_STYLE_NORMAL);
  pango_font_description_set_absolute_size (description,
                                            self->layout->styles[role].size * scale * PANGO_SCALE);

  return pango_attr_font_desc_new (description);
}

/* Only what is in ASCII and its neighbour: quotation marks, dashes and dots are as wide as a Chinese
 * character. */
static gboolean
is_latin (gunichar c)
{
  return (c > ' ' && c < 0x7f) || (c >= 0xc0 && c < 0x250);
}

static void
add_latin (const GoujiType *self,
           PangoAttrList *attributes,
           const GoujiCopy *copy,
           GoujiPaperRole role,
           const char *text,
           gsize first,
           gsize end)
{
  gsize start = end;

  for (gsize i = first; i <= end; i = (gsize) (g_utf8_next_char (text + i) - text)) {
    gboolean latin = i < end && is_latin (g_utf8_get_char (text + i));

    if (latin && start == end)
      start = i;
    if (!latin && start != end) {
      add_attribute (attributes, create_font_attribute (self, role, TRUE, copy->scale), start, i);
      start = end;
    }
  }
}

static void
add_style (const GoujiType *self,
           PangoAttrList *attributes,
           const GoujiCopy *copy,
           GoujiPaperRole role,
           const char *text,
           gsize start,
           gsize end)
{
  double spacing = get_spacing (self, role) * copy->scale;

  if (start >= end)
    return;

  add_attribute (attributes, create_font_attribute (self, role, FALSE, copy->scale), start, end);
  if (spacing != 0)
    add_attribute (attributes, pango_attr_letter_spacing_new ((int) (spacing * PANGO_SCALE)), start, end);
  if (self->faces[role].latin != NULL)
    add_latin (self, attributes, copy, role, text, start, end);
}

static PangoLayout *
create_layout (GoujiType *self, const GoujiCopy *copy, gsize start, gsize length)
{
  PangoLayout *layout = pango_layout_new (self->context);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  const char *text = copy->text + start;
  gsize lead = copy->lead > start ? MIN (copy->lead - start, length) : 0;

  pango_layout_set_text (layout, text, (int) length);
  add_style (self, attributes, copy, copy->lead_role, text, 0, lead);
  add_style (self, attributes, copy, copy->role, text, lead, length);
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout,
                          copy->width < G_MAXINT / PANGO_SCALE ? (int) (copy->width * PANGO_SCALE) : -1);
  pango_layout_set_indent (layout, start == 0 ? (int) (copy->indent * PANGO_SCALE) : 0);

  return layout;
}

static void
note_missing (GoujiType *self, PangoLayoutLine *line)
{
  for (GSList *runs = line->runs; runs != NULL; runs = runs->next) {
    const PangoGlyphItem *run = runs->data;

    for (int i = 0; i < run->glyphs->num_glyphs; i++) {
      PangoGlyph glyph = run->glyphs->glyphs[i].glyph;
      gunichar c = glyph & ~PANGO_GLYPH_UNKNOWN_FLAG;

      if (glyph != PANGO_GLYPH_EMPTY && (glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0 && g_unichar_validate (c) &&
          g_hash_table_add (self->seen, GUINT_TO_POINTER (c)))
        g_string_append_unichar (self->missing, c);
    }
  }
}

static double
measure_line (PangoLayoutLine *line)
{
  PangoRectangle extents;

  pango_layout_line_get_extents (line, NULL, &extents);
  return (double) extents.width / PANGO_SCALE;
}

static gboolean
ends_paragraph (PangoLayout *layout, PangoLayoutLine *line)
{
  const char *end = pango_layout_get_text (layout) + line->start_index + line->length;

  return *end == '\0' || *end == '\n' || *end == '\r';
}

static void
place_line (const GoujiCopy *copy, GoujiLine *line, gboolean first, gboolean last)
{
  double indent = first ? copy->indent : 0;
  double room = copy->width - indent;

  line->width = measure_line (line->line);
  line->x = indent;
  if (copy->alignment == GOUJI_PAPER_ALIGN_CENTER)
    line->x += (room - line->width) / 2;
  else if (copy->alignment == GOUJI_PAPER_ALIGN_END)
    line->x += room - line->width;
  else if (copy->alignment == GOUJI_PAPER_ALIGN_JUSTIFY && !last)
    gouji_line_justify (line, room);
}

/*
 * Pango moves a run whose font has a base line of its own for ideographs, so that digits in a Latin font
 * stand higher than the text around them, and a line that begins with them lower than the others. Documents
 * are set on one base line.
 */
static void
set_on_base_line (PangoLayoutLine *line)
{
  for (GSList *runs = line->runs; runs != NULL; runs = runs->next) {
    PangoGlyphItem *run = runs->data;

    run->y_offset = 0;
  }
}

/* Returns: where the text goes on */
static gsize
take_lines (GoujiType *self, const GoujiCopy *copy, gsize start, gsize end, gboolean final, GArray *lines)
{
  g_autoptr (PangoLayout) layout = create_layout (self, copy, start, end - start);
  int n_lines = pango_layout_get_line_count (layout);
  int n_taken = final || n_lines == 1 ? n_lines : n_lines - 1;

  for (int i = 0; i < n_taken; i++) {
    GoujiLine line = { g_object_ref (layout), pango_layout_line_ref (pango_layout_get_line (layout, i)), 0,
                       0 };
    gboolean last = (final || n_lines > 1) && ends_paragraph (layout, line.line);

    set_on_base_line (line.line);
    place_line (copy, &line, start == 0 && i == 0, last);
    note_missing (self, line.line);
    g_array_append_val (lines, line);
  }

  return n_taken < n_lines ? start + (gsize) pango_layout_get_line_readonly (layout, n_taken)->start_index
                           : end;
}

/**
 * gouji_type_set:
 * @copy: what to set
 * @lines: (element-type GoujiLine): gets the lines
 * @error: return location for %G_IO_ERROR_CANCELLED
 *
 * Breaks text into lines and puts them in their places. There is always a line, if an empty one.
 *
 * Returns: whether it was not stopped
 */
gboolean
gouji_type_set (GoujiType *self, const GoujiCopy *copy, GArray *lines, GError **error)
{
  gsize length = strlen (copy->text);
  gsize start = 0;

  do {
    const char *rest = copy->text + start;
    gboolean final = g_utf8_strlen (rest, (gssize) MIN (length - start, 6 * PIECE)) <= PIECE;
    gsize end = final ? length : (gsize) (g_utf8_offset_to_pointer (rest, PIECE) - copy->text);

    if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
      return FALSE;
    start = take_lines (self, copy, start, end, final, lines);
  } while (start < length);

  return TRUE;
}

/**
 * gouji_type_measure:
 *
 * Returns: how wide @copy is in one line, in points, whatever its place
 */
double
gouji_type_measure (GoujiType *self, const GoujiCopy *copy)
{
  GoujiCopy line = *copy;
  g_autoptr (PangoLayout) layout = NULL;
  PangoRectangle extents;

  line.width = G_MAXINT;
  line.indent = 0;
  layout = create_layout (self, &line, 0, strlen (copy->text));
  pango_layout_get_extents (layout, NULL, &extents);

  return (double) extents.width / PANGO_SCALE;
}

static gboolean
is_apart (const char *text, int before, int after)
{
  return !g_ascii_isgraph (text[before]) || !g_ascii_isgraph (text[after]);
}

/* The spaces at a line's end are not seen. */
static int
find_end (const char *text, const PangoLayoutLine *line)
{
  int end = line->start_index + line->length;

  while (end > line->start_index && text[end - 1] == ' ')
    end--;
  return end;
}

/* Widens the places between characters by a share of @slack each, but not within foreign words and numbers.
 * With a
 * @slack of 0 they are only counted. */
static guint
spread (const GoujiLine *line, int slack, guint n_places)
{
  const char *text = pango_layout_get_text (line->layout);
  PangoGlyphInfo *last = NULL;
  int last_index = 0;
  int end = find_end (text, line->line);
  guint place = 0;

  for (GSList *runs = line->line->runs; runs != NULL; runs = runs->next) {
    PangoGlyphItem *run = runs->data;
    PangoGlyphItemIter iter;
    gboolean more = pango_glyph_item_iter_init_start (&iter, run, text);

    for (; more && iter.start_index < end; more = pango_glyph_item_iter_next_cluster (&iter)) {
      if (last != NULL && is_apart (text, last_index, iter.start_index)) {
        if (n_places > 0)
          last->geometry.width +=
            (int) ((gint64) slack * (place + 1) / n_places - (gint64) slack * place / n_places);
        place++;
      }
      last = &run->glyphs->glyphs[iter.end_glyph - 1];
      last_index = iter.end_index - 1;
    }
  }

  return place;
}

/**
 * gouji_line_justify:
 * @width: to fill, in points
 *
 * Spreads a line evenly between its characters. Pango's own way widens spaces alone where there are any,
 * which tears Chinese lines with a single space apart.
 */
void
gouji_line_justify (GoujiLine *line, double width)
{
  double slack = width - line->width;
  guint n_places = slack > 0 ? spread (line, 0, 0) : 0;

  if (n_places == 0 || slack / n_places > MOST_SLACK)
    return;

  spread (line, (int) (slack * PANGO_SCALE), n_places);
  line->width = width;
}

void
gouji_line_append_text (const GoujiLine *line, GString *text)
{
  g_string_append_len (text, pango_layout_get_text (line->layout) + line->line->start_index,
                       line->line->length);
}
