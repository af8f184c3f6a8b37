/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "text/gouji-text-readers.h"

#include <string.h>

#include "decode/gouji-decode.h"

/*
 * Markdown is HTML written shorter, and may have elements of it inside: tables with merged cells, line
 * breaks. So it is written out as HTML, line by line, and read as such. Every line stays a line, as its
 * author or the program that recognised a picture wrote it; only what a page would not show is taken away:
 * the marks of headings, tables and emphasis.
 */

/* How far to look for marks in a text whose name does not say what it is. */
#define SNIFF_LINES 400

/* So many headings or tables are no accident. */
#define FEWEST_HEADINGS 2

/* A formula with letters or so many characters is none that stands for a number. */
#define LONGEST_FORMULA 40

/* What is marked ends so many bytes behind its mark, or it is not marked: a line may be the whole file. */
#define LONGEST_MARKED 4000

#define MOST_LEVEL 6

typedef struct {
  const char *text;
  const char *end;
} Line;

typedef struct {
  const char *next;
  const char *end;
  GString *html;
  gboolean in_code;
} Writer;

static gboolean
take_line (const char **next, const char *end, Line *line)
{
  if (*next >= end)
    return FALSE;

  const char *line_end = memchr (*next, '\n', (gsize) (end - *next));
  const char *carriage = memchr (*next, '\r', (gsize) ((line_end != NULL ? line_end : end) - *next));
  if (carriage != NULL)
    line_end = carriage;
  *line = (Line) { *next, line_end != NULL ? line_end : end };
  *next = line_end != NULL ? line_end + 1 : end;

  return TRUE;
}

static Line
strip (Line line)
{
  while (line.text < line.end && g_ascii_isspace (*line.text))
    line.text++;
  while (line.end > line.text && g_ascii_isspace (line.end[-1]))
    line.end--;

  return line;
}

static gsize
count_leading (Line line, char c)
{
  gsize n = 0;

  while (line.text + n < line.end && line.text[n] == c)
    n++;

  return n;
}

/* Returns: the level of a heading, 0 for others. Programs that recognise pictures leave the space out. */
static guint
measure_heading (Line line)
{
  gsize level = count_leading (line, '#');

  if (level == 0 || level > MOST_LEVEL || line.text + level >= line.end)
    return 0;

  char next = line.text[level];
  return next == ' ' || next == '\t' || (guchar) next >= 0x80 ? (guint) level : 0;
}

/* The line below the heads of a table: dashes and colons between pipes. */
static gboolean
is_ruler (Line line)
{
  gsize n_dashes = 0;
  gsize n_pipes = 0;

  for (const char *p = line.text; p < line.end; p++) {
    if (strchr ("-:| \t", *p) == NULL)
      return FALSE;
    n_dashes += *p == '-';
    n_pipes += *p == '|';
  }

  return n_dashes >= 2 && n_pipes > 0;
}

/* A rule across the page, or the underline of a heading. */
static gboolean
is_rule (Line line)
{
  char c = line.text < line.end ? *line.text : '\0';

  return strchr ("-*_=", c) != NULL && c != '\0' && line.end - line.text >= 3 &&
         count_leading (line, c) == (gsize) (line.end - line.text);
}

static gboolean
is_row (Line line)
{
  return line.end - line.text >= 2 && *line.text == '|' && line.end[-1] == '|';
}

static gboolean
has_pipe (Line line)
{
  return memchr (line.text, '|', (gsize) (line.end - line.text)) != NULL;
}

/* A tag of HTML, which passes through; an address in angle brackets, and what is merely smaller, does not. */
static gboolean
is_tag (Line line, const char *p)
{
  static const char *const addresses[] = { "http", "www.", "mailto:", "ftp:" };
  const char *name = p + 1 < line.end && p[1] == '/' ? p + 2 : p + 1;

  if (name >= line.end || !(g_ascii_isalpha (*name) || *name == '!') ||
      memchr (p, '>', (gsize) (line.end - p)) == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (addresses); i++) {
    gsize length = strlen (addresses[i]);

    if ((gsize) (line.end - name) >= length && g_ascii_strncasecmp (name, addresses[i], length) == 0)
      return FALSE;
  }

  return TRUE;
}

static const char *
find (Line line, const char *from, const char *mark)
{
  gsize length = strlen (mark);

  for (const char *p = from; p + length <= line.end; p++) {
    if (memcmp (p, mark, length) == 0)
      return p;
  }

  return NULL;
}

/* Whether digits of a year are masked here: 20**年, 202*. Emphasis does not begin behind a digit. */
static gboolean
is_mask (Line line, const char *p)
{
  return p > line.text && g_ascii_isdigit (p[-1]) && (p + 1 < line.end);
}

/* The emphasis that begins at @p: how many characters its mark has, 0 when none begins. @close is where it
 * ends. */
static gsize
measure_emphasis (Line line, const char *p, const char **close)
{
  static const char *const marks[] = { "***", "**", "__" };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++) {
    gsize length = strlen (marks[i]);

    if (p + length >= line.end || memcmp (p, marks[i], length) != 0)
      continue;
    if (is_mask (line, p) || g_ascii_isspace (p[length]))
      return 0;
    *close = find (line, p + length, marks[i]);
    return *close != NULL && *close > p + length && !g_ascii_isspace ((*close)[-1]) ? length : 0;
  }

  return 0;
}

/* The end of a link's address, when @p is the bracket behind its words. */
static const char *
find_link_end (Line line, const char *p)
{
  if (p + 2 >= line.end || p[1] != '(')
    return NULL;

  const char *end = memchr (p, ')', (gsize) (line.end - p));
  for (const char *q = p + 2; end != NULL && q < end; q++) {
    if ((guchar) *q >= 0x80 || g_ascii_isspace (*q))
      return NULL;
  }

  return end;
}

/* A short formula without letters is a number that was taken for one: $57$. */
static const char *
find_formula_end (Line line, const char *p)
{
  const char *end = p + 1 < line.end ? memchr (p + 1, '$', (gsize) (line.end - p - 1)) : NULL;

  if (end == NULL || end == p + 1 || end - p > LONGEST_FORMULA)
    return NULL;
  for (const char *q = p + 1; q < end; q++) {
    if (!g_ascii_isdigit (*q) && strchr (" .,%-+\\", *q) == NULL)
      return NULL;
  }

  return end;
}

static void
append_char (GString *html, char c)
{
  if (c == '&')
    g_string_append (html, "&amp;");
  else if (c == '<')
    g_string_append (html, "&lt;");
  else
    g_string_append_c (html, c);
}

static const char *
find_link_words_end (Line line, const char *p)
{
  const char *close = *p == '[' ? memchr (p, ']', (gsize) (line.end - p)) : NULL;

  return close != NULL && find_link_end (line, close) != NULL ? close : NULL;
}

/* Writes one mark and what belongs to it. Returns: where to go on, %NULL when there is no mark at @p */
static const char *
write_mark (GString *html, Line whole, const char *p, const char **close, gsize *close_length)
{
  Line line = { whole.text, MIN (whole.end, p + LONGEST_MARKED) };
  const char *end;

  if (*p == '\\' && p + 1 < line.end && g_ascii_ispunct (p[1])) {
    append_char (html, p[1]);
    return p + 2;
  }
  if (*p == '<' && is_tag (line, p)) {
    end = memchr (p, '>', (gsize) (line.end - p));
    g_string_append_len (html, p, end + 1 - p);
    return end + 1;
  }
  if (*p == '!' && p + 1 < line.end && (end = find_link_words_end (line, p + 1)) != NULL)
    return find_link_end (line, end) + 1;
  if ((end = find_link_words_end (line, p)) != NULL) {
    for (const char *q = p + 1; q < end; q++)
      append_char (html, *q);
    return find_link_end (line, end) + 1;
  }
  if (*p == '$' && (end = find_formula_end (line, p)) != NULL) {
    for (const char *q = p + 1; q < end; q++) {
      if (*q != '\\')
        append_char (html, *q);
    }
    return end + 1;
  }
  if (*close == NULL && (*close_length = measure_emphasis (line, p, close)) > 0)
    return p + *close_length;

  return NULL;
}

static void
write_inline (GString *html, Line line)
{
  const char *close = NULL;
  gsize close_length = 0;

  for (const char *p = line.text; p < line.end;) {
    if (p == close) {
      p += close_length;
      close = NULL;
      continue;
    }

    const char *next = write_mark (html, line, p, &close, &close_length);
    if (next == NULL)
      append_char (html, *p++);
    else
      p = next;
  }
}

static void
write_element (GString *html, const char *name, Line line)
{
  g_string_append_printf (html, "<%s>", name);
  write_inline (html, strip (line));
  g_string_append_printf (html, "</%s>\n", name);
}

static void
write_heading (GString *html, Line line, guint level)
{
  char name[] = { 'h', (char) ('0' + level), '\0' };
  Line words = strip ((Line) { line.text + level, line.end });

  while (words.end > words.text && words.end[-1] == '#')
    words.end--;
  write_element (html, name, words);
}

static void
write_cells (GString *html, Line line, const char *name)
{
  if (*line.text == '|')
    line.text++;
  if (line.end > line.text && line.end[-1] == '|' && (line.end - line.text < 2 || line.end[-2] != '\\'))
    line.end--;

  g_string_append (html, "<tr>");
  for (const char *cell = line.text, *p = line.text; p <= line.end; p++) {
    if (p < line.end && (*p != '|' || (p > line.text && p[-1] == '\\')))
      continue;
    write_element (html, name, (Line) { cell, p });
    cell = p + 1;
  }
  g_string_append (html, "</tr>\n");
}

/* Writes the table that begins with @line. */
static void
write_table (Writer *self, Line line)
{
  const char *next = self->next;
  Line below;
  gboolean headed = take_line (&next, self->end, &below) && is_ruler (strip (below));

  g_string_append (self->html, "<table>\n");
  write_cells (self->html, line, headed ? "th" : "td");
  if (headed)
    self->next = next;
  for (next = self->next; take_line (&next, self->end, &below) && has_pipe (below); self->next = next) {
    Line row = strip (below);

    if (!headed && !is_row (row))
      break;
    if (!is_ruler (row))
      write_cells (self->html, row, "td");
  }
  g_string_append (self->html, "</table>\n");
}

/* A table's first line: with the ruler below it, or with a pipe at both ends. */
static gboolean
begins_table (const Writer *self, Line line)
{
  const char *next = self->next;
  Line below;

  if (!has_pipe (line) || is_ruler (line))
    return FALSE;

  return is_row (line) || (take_line (&next, self->end, &below) && is_ruler (strip (below)));
}

/* The marks in front of quotations and lists show as signs, which are no words. */
static Line
skip_bullet (Line line)
{
  while (line.text < line.end && *line.text == '>')
    line = strip ((Line) { line.text + 1, line.end });
  if (line.end - line.text > 2 && strchr ("-*+", *line.text) != NULL && line.text[1] == ' ')
    line = strip ((Line) { line.text + 2, line.end });

  return line;
}

static void
write_line (Writer *self, Line raw)
{
  Line line = skip_bullet (strip (raw));
  guint level = measure_heading (line);

  if (count_leading (line, '`') >= 3) {
    self->in_code = !self->in_code;
    return;
  }
  if (line.text == line.end || is_rule (line))
    return;
  if (level > 0)
    write_heading (self->html, line, level);
  else if (begins_table (self, line))
    write_table (self, line);
  else if (*line.text == '<' && is_tag (line, line.text))
    write_inline (self->html, line);
  else
    write_element (self->html, "p", line);
}

/**
 * gouji_markdown_is_one:
 * @text: decoded text
 *
 * Returns: whether the text can be nothing but Markdown: it has headings, or a table with its ruler
 */
gboolean
gouji_markdown_is_one (const char *text, gsize length)
{
  const char *next = text;
  const char *end = text + length;
  gboolean pipes_above = FALSE;
  guint n_headings = 0;
  Line line;

  for (guint i = 0; i < SNIFF_LINES && take_line (&next, end, &line); i++) {
    line = strip (line);
    if (pipes_above && is_ruler (line))
      return TRUE;
    pipes_above = is_row (line);
    n_headings += measure_heading (line) > 0 && line.text[count_leading (line, '#')] == ' ';
  }

  return n_headings >= FEWEST_HEADINGS;
}

GoujiDocument *
gouji_read_decoded_markdown (GoujiDecoded *decoded, const GoujiLimits *limits, GError **error)
{
  Writer writer = {
    .next = decoded->text,
    .end = decoded->text + decoded->length,
    .html = g_string_sized_new (decoded->length + decoded->length / 4),
  };
  g_auto (GoujiDecoded) html = { .doubtful = decoded->doubtful, .replaced = decoded->replaced };
  Line line;

  while (take_line (&writer.next, writer.end, &line))
    write_line (&writer, line);

  html.length = writer.html->len;
  html.text = html.owned = g_string_free_and_steal (writer.html);
  html.encoding = g_strdup (decoded->encoding);
  if (html.length == 0) {
    g_set_error_literal (error, GOUJI_READ_ERROR, GOUJI_READ_ERROR_EMPTY, "nothing but marks");
    return NULL;
  }

  return gouji_read_decoded_html (&html, limits, error);
}

/**
 * gouji_read_markdown:
 * @bytes: Markdown in any encoding
 * @limits: (nullable): %NULL for the usual ones
 *
 * Reads headings, tables with pipes or as HTML, and every other line as a paragraph.
 *
 * Returns: (transfer full): the document, or %NULL with a [error@ReadError]
 */
GoujiDocument *
gouji_read_markdown (GBytes *bytes, const GoujiLimits *limits, GError **error)
{
  g_auto (GoujiDecoded) decoded = { 0 };

  g_return_val_if_fail (bytes != NULL, NULL);

  if (limits == NULL)
    limits = &gouji_default_limits;
  if (!gouji_decoded_init (&decoded, bytes, limits, error))
    return NULL;

  return gouji_read_decoded_markdown (&decoded, limits, error);
}
