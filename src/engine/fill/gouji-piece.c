/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fill/gouji-piece.h"

/* What is written in place of a number is no longer than this. */
#define LONGEST_WRITTEN_NUMBER 10

static gboolean
is_digit (guint16 c)
{
  return c >= '0' && c <= '9';
}

/* 无, or dashes and slashes alone: a mark where no number applies. */
static gboolean
is_mark (GoujiSpan span)
{
  if (span.length == 1 && span.chars[0] == 0x65e0)
    return TRUE;

  for (guint i = 0; i < span.length; i++) {
    if (span.chars[i] != '-' && span.chars[i] != '/')
      return FALSE;
  }

  return span.length > 0 && span.length <= 3;
}

/* A number between dashes. */
static gboolean
is_page_number (GoujiSpan span)
{
  guint digits = 0;

  if (span.length < 3 || span.chars[0] != '-' || span.chars[span.length - 1] != '-')
    return FALSE;
  for (guint i = 1; i + 1 < span.length; i++) {
    if (is_digit (span.chars[i]))
      digits++;
    else if (span.chars[i] != '-')
      return FALSE;
  }

  return digits > 0 && digits <= 3;
}

/* A unit may stand behind a number, and a note in brackets behind that. */
static guint
skip_unit_and_note (GoujiSpan span, guint i, GPtrArray *units)
{
  guint longest = 0;

  for (guint j = 0; j < units->len; j++) {
    GoujiSpan rest = { span.chars + i, span.length - i };

    longest = MAX (longest, gouji_label_starts (g_ptr_array_index (units, j), rest));
  }
  i += longest;
  if (i < span.length && span.chars[i] == '(' && span.chars[span.length - 1] == ')')
    return span.length;

  return i;
}

/* A number with an optional sign, separators, unit, and note in brackets, and nothing else. */
static gboolean
is_number (GoujiSpan span, GPtrArray *units)
{
  guint i = span.length > 1 && (span.chars[0] == '-' || span.chars[0] == '+') ? 1 : 0;

  if (span.length == 0 || !is_digit (span.chars[i]))
    return FALSE;

  while (i < span.length &&
         (is_digit (span.chars[i]) || ((span.chars[i] == '.' || span.chars[i] == ',') &&
                                       i + 1 < span.length && is_digit (span.chars[i + 1]))))
    i++;

  return skip_unit_and_note (span, i, units) == span.length;
}

/* Numerals of the language: 一 to 九, 〇 零 两, 十 百 千 万 亿. */
static gboolean
is_han_numeral (guint16 c)
{
  static const guint16 numerals[] = { 0x4e00, 0x4e8c, 0x4e09, 0x56db, 0x4e94, 0x516d, 0x4e03, 0x516b, 0x4e5d,
                                      0x3007, 0x96f6, 0x4e24, 0x5341, 0x767e, 0x5343, 0x4e07, 0x4ebf };

  for (guint i = 0; i < G_N_ELEMENTS (numerals); i++) {
    if (numerals[i] == c)
      return TRUE;
  }

  return FALSE;
}

/*
 * What somebody wrote in place of a number and no label is: 六十四, 6.4万, 64%, 约64, 5+3. It ends in a
 * digit, a power of ten or a sign of percent, and has little else in it. It is kept, and cannot be read as a
 * number.
 */
static gboolean
is_written_number (GoujiSpan span)
{
  guint n_digits = 0;
  guint n_han = 0;
  guint n_others = 0;

  if (span.length < 2 || span.length > LONGEST_WRITTEN_NUMBER)
    return FALSE;
  for (guint i = 0; i < span.length; i++) {
    guint16 c = span.chars[i];

    n_digits += is_digit (c);
    n_han += is_han_numeral (c);
    n_others += !is_digit (c) && !is_han_numeral (c) && c != '.' && c != ',';
    if (g_ascii_isalpha (c))
      return FALSE;
  }

  guint16 last = span.chars[span.length - 1];
  if (n_digits == 0)
    return n_han == span.length;
  if (n_others + (n_han > 0) > 1 || span.chars[0] == '.' || span.chars[0] == '(')
    return FALSE;

  return is_digit (last) || last == '%' || (is_han_numeral (last) && is_digit (span.chars[0]));
}

gboolean
gouji_span_is_unit (GoujiSpan span, GPtrArray *units)
{
  for (guint i = 0; i < units->len && span.length > 0; i++) {
    if (gouji_label_starts (g_ptr_array_index (units, i), span) == span.length)
      return TRUE;
  }

  return FALSE;
}

static gboolean
starts_with_unit (GoujiSpan span, GPtrArray *units)
{
  for (guint i = 0; i < units->len; i++) {
    if (gouji_label_starts (g_ptr_array_index (units, i), span) > 0)
      return TRUE;
  }

  return FALSE;
}

/**
 * gouji_piece_classify:
 * @span: folded text of a cell, a line, or a part of a line
 * @units: (element-type GoujiLabel): what may stand behind a number
 *
 * Returns: what it may be, judged by itself
 */
GoujiPieceKind
gouji_piece_classify (GoujiSpan span, GPtrArray *units)
{
  if (span.length == 0)
    return GOUJI_PIECE_BLANK;
  if (is_mark (span) || is_number (span, units))
    return GOUJI_PIECE_VALUE;
  if (is_page_number (span))
    return GOUJI_PIECE_PAGE;
  if (is_written_number (span) && !starts_with_unit (span, units))
    return GOUJI_PIECE_VALUE;

  return span.length > GOUJI_LONGEST_LABEL ? GOUJI_PIECE_PROSE : GOUJI_PIECE_WORDS;
}

/**
 * gouji_piece_new:
 * @units: (element-type GoujiLabel): what may stand behind a number
 * @range: where it stands
 *
 * Returns: the piece that stands there; white space around it is no part of it
 */
GoujiPiece
gouji_piece_new (const GoujiSource *source, GPtrArray *units, GoujiRange range)
{
  GoujiPiece piece = { .range = range, .span = gouji_source_span (source, range), .column_span = 1 };

  if (piece.span.length > 0)
    piece.range = gouji_source_range (source, piece.span);
  piece.kind = gouji_piece_classify (piece.span, units);
  return piece;
}

GArray *
gouji_pieces_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (GoujiPiece));
}

static gboolean
is_separator (GoujiSeparator found, GoujiSeparator wanted)
{
  return found == wanted || (wanted == GOUJI_SEPARATOR_ANY && found != GOUJI_SEPARATOR_NONE);
}

static GoujiSeparator
classify_separator (gunichar c)
{
  if (c == '\t' || c == '|' || c == 0xff5c || c == 0x2502)
    return GOUJI_SEPARATOR_CELL;

  return c == ' ' || c == 0x3000 || c == 0xa0 || g_unichar_isspace (c) ? GOUJI_SEPARATOR_SPACE
                                                                       : GOUJI_SEPARATOR_NONE;
}

/**
 * gouji_pieces_cut:
 * @units: (element-type GoujiLabel): what may stand behind a number
 * @line: a line, or a part of one
 * @at: where it is cut
 *
 * Cuts a line at its tabs and pipes, blanks between them kept, or at white space.
 *
 * Returns: (transfer full) (element-type GoujiPiece): the pieces
 */
GArray *
gouji_pieces_cut (const GoujiSource *source, GPtrArray *units, GoujiRange line, GoujiSeparator at)
{
  GArray *pieces = gouji_pieces_new ();
  GoujiDocument *document = source->document;
  const char *p = gouji_document_get_text (document) + gouji_document_byte_offset (document, line.start);
  guint start = line.start;

  for (guint offset = line.start; offset <= line.end; offset++, p = g_utf8_next_char (p)) {
    if (offset < line.end && !is_separator (classify_separator (g_utf8_get_char (p)), at))
      continue;

    GoujiPiece piece = gouji_piece_new (source, units, (GoujiRange) { start, offset });
    if (at == GOUJI_SEPARATOR_CELL || piece.kind != GOUJI_PIECE_BLANK)
      g_array_append_val (pieces, piece);
    start = offset + 1;
  }

  return pieces;
}

gboolean
gouji_line_has (const GoujiSource *source, GoujiRange line, GoujiSeparator separator)
{
  const char *text = gouji_document_get_text (source->document);
  const char *p = text + gouji_document_byte_offset (source->document, line.start);

  for (guint offset = line.start; offset < line.end; offset++, p = g_utf8_next_char (p)) {
    if (is_separator (classify_separator (g_utf8_get_char (p)), separator))
      return TRUE;
  }

  return FALSE;
}
