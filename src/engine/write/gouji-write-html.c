/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "write/gouji-write-html.h"

#include <string.h>

#include "write/gouji-html-writer.h"

static const char style_sheet[] =
#include "gouji-report-style.inc"
  ;

/* Nothing is fetched, nothing runs, nothing is sent. What is embedded as JSON is no script to a browser. */
#define POLICY "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

/* A longer line is no heading, whatever its number. */
#define LONGEST_HEADING 40

/* The levels of paragraphs with a number of their own, and the part above them. */
#define N_LEVELS 4

/* The looks of the bare variant: those of an office document, in what the editors of portals keep. */
#define BARE_TITLE "text-align:center;font-size:22pt;font-weight:bold;line-height:1.5;margin:0 0 1em"
#define BARE_HEADING "font-size:16pt;font-weight:bold;line-height:1.75;text-indent:2em;margin:1em 0 .5em"
#define BARE_PARAGRAPH "font-size:16pt;line-height:1.75;text-indent:2em;margin:0 0 .5em"
#define BARE_END "font-size:16pt;line-height:1.75;text-align:right;margin:0 2em 0 0"
#define BARE_NOTICE "border:2px dashed #000;padding:6px;margin:0 0 1em"

typedef struct {
  GoujiHtmlWriter writer;
  guint ranks[N_LEVELS]; /* of the last heading of each level within the part, 0 where there is none */
  guint n_tables;
} PageWriter;

static void
open_element (PageWriter *self, const char *tag, const char *hook, const char *bare_style)
{
  GString *out = self->writer.out;

  g_string_append_printf (out, "<%s", tag);
  if (self->writer.bare)
    gouji_html_append_attribute (out, "style", bare_style);
  else
    g_string_append (out, hook);
  g_string_append_c (out, '>');
}

static void
append_element (PageWriter *self, const char *tag, const char *hook, const char *bare_style, const char *text)
{
  open_element (self, tag, hook, bare_style);
  gouji_html_append_text (self->writer.out, text, -1);
  g_string_append_printf (self->writer.out, "</%s>\n", tag);
}

static void
append_part (PageWriter *self, const GoujiPaperBlock *block)
{
  g_autofree char *hook =
    block->part != NULL ? g_strdup_printf (" id=\"part-%u\"", block->part->index + 1) : NULL;

  memset (self->ranks, 0, sizeof self->ranks);
  self->ranks[0] = 2;
  append_element (self, "h2", hook != NULL ? hook : "", BARE_HEADING, block->text);
}

/* Under a part a report may begin with any level. No rank is left out, for readers jump from rank to rank. */
static guint
find_rank (PageWriter *self, guint level)
{
  guint rank = 2;

  for (guint i = 0; i < level; i++)
    rank = self->ranks[i] > 0 ? self->ranks[i] + 1 : rank;
  self->ranks[level] = rank;
  for (guint i = level + 1; i < N_LEVELS; i++)
    self->ranks[i] = 0;

  return rank;
}

static gboolean
ends_as_sentence (const char *text)
{
  const char *last = g_utf8_find_prev_char (text, text + strlen (text));

  return last != NULL && g_unichar_type (g_utf8_get_char (last)) == G_UNICODE_OTHER_PUNCTUATION;
}

/* A line with a number is a heading unless it is a sentence of its own; a heading that shares its line with
 * the text stays in it, for a line more would be another text. */
static void
append_paragraph (PageWriter *self, const GoujiPaperBlock *block)
{
  GString *out = self->writer.out;
  gsize lead = MIN (block->lead, strlen (block->text));
  gboolean is_short = lead > 0 && g_utf8_strlen (block->text, (gssize) lead) <= LONGEST_HEADING;

  if (is_short && block->text[lead] == '\0' && block->level < N_LEVELS && !ends_as_sentence (block->text)) {
    char tag[] = { 'h', (char) ('0' + find_rank (self, block->level)), '\0' };

    append_element (self, tag, "", BARE_HEADING, block->text);
    return;
  }

  open_element (self, "p", "", BARE_PARAGRAPH);
  if (is_short && block->text[lead] != '\0') {
    g_string_append (out, "<b>");
    gouji_html_append_text (out, block->text, (gssize) lead);
    g_string_append (out, "</b>");
    gouji_html_append_text (out, block->text + lead, -1);
  } else {
    gouji_html_append_text (out, block->text, -1);
  }
  g_string_append (out, "</p>\n");
}

/* The form prints no captions: that of its tables is for those who hear the page. */
static char *
name_table (PageWriter *self, const GoujiPaperBlock *block)
{
  const char *sentence = gouji_form_get_sentence (self->writer.form, "html", "caption");
  const char *title = block->part != NULL ? block->part->labels[0] : NULL;

  return sentence != NULL && title != NULL
           ? gouji_sentence_fill (
               sentence, (GoujiWord[]) { { "table", block->table->form_table->title }, { "title", title } },
               2)
           : NULL;
}

static void
append_table (PageWriter *self, const GoujiPaperBlock *block, const char *caption)
{
  g_autofree char *id = g_strdup_printf ("table-%u", ++self->n_tables);
  g_autofree char *name = NULL;

  if (caption == NULL && block->table->form_table != NULL && !self->writer.bare)
    name = name_table (self, block);
  gouji_html_append_table (&self->writer, block->table, id, caption != NULL ? caption : name,
                           caption != NULL);
}

static void
append_block (PageWriter *self, const GoujiPaperBlock *block, const char *caption)
{
  switch (block->kind) {
  case GOUJI_PAPER_TITLE:
    append_element (self, "h1", "", BARE_TITLE, block->text);
    break;
  case GOUJI_PAPER_HEADING:
    append_part (self, block);
    break;
  case GOUJI_PAPER_PARAGRAPH:
    append_paragraph (self, block);
    break;
  case GOUJI_PAPER_TABLE:
    append_table (self, block, caption);
    break;
  case GOUJI_PAPER_SIGNATURE:
  case GOUJI_PAPER_DATE:
    append_element (self, "p", " class=\"end\"", BARE_END, block->text);
    break;
  case GOUJI_PAPER_CAPTION:
  default:
    break;
  }
}

/* The line above a table of extras becomes the caption within it. */
static void
append_blocks (PageWriter *self, GoujiPaper *paper)
{
  const char *caption = NULL;

  for (guint i = 0; i < gouji_paper_get_n_blocks (paper); i++) {
    const GoujiPaperBlock *block = gouji_paper_get_block (paper, i);

    append_block (self, block, caption);
    caption = block->kind == GOUJI_PAPER_CAPTION ? block->text : NULL;
  }
}

/* Said before the report begins, so that whoever reads it again takes it for none of its text. */
static void
append_notice (PageWriter *self, GoujiPaper *paper)
{
  g_autofree char *count = g_strdup_printf ("%u", gouji_paper_get_n_unsure (paper));

  if (gouji_paper_get_n_unsure (paper) == 0)
    return;
  open_element (self, "p", " class=\"notice\" id=\"unsure\" role=\"note\"", BARE_NOTICE);
  gouji_html_append_sentence (&self->writer, self->writer.bare ? "unsure-bare" : "unsure",
                              (GoujiWord[]) { { "count", count } }, 1);
  g_string_append (self->writer.out, "</p>\n");
}

static void
append_head (PageWriter *self, GoujiPaper *paper)
{
  GString *out = self->writer.out;
  const char *title = gouji_paper_get_title (paper);

  g_string_append (out, "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n"
                        "<meta http-equiv=\"Content-Security-Policy\" content=\"" POLICY "\">\n"
                        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
  if (*title != '\0')
    gouji_html_append_text (out, title, -1);
  else
    gouji_html_append_sentence (&self->writer, "untitled", NULL, 0);
  g_string_append (out, "</title>\n<style>\n");
  g_string_append (out, style_sheet);
  g_string_append (out, "</style>\n</head>\n");
}

/**
 * gouji_write_html:
 * @paper: the report on paper
 * @json: (nullable): the report as JSON, to go along for programs
 *
 * Writes a web page that needs nothing else: no file beside it, no script, no network. Figures that are not
 * sure are marked by the style sheet and in words for those who hear the page, so that their text stays the
 * figure's.
 *
 * Returns: (transfer full): the page
 */
char *
gouji_write_html (GoujiPaper *paper, const char *json)
{
  g_return_val_if_fail (paper != NULL, NULL);

  PageWriter self = { .writer = { .out = g_string_new (NULL), .form = gouji_paper_get_form (paper) } };
  GString *out = self.writer.out;

  append_head (&self, paper);
  g_string_append (out, "<body>\n<main>\n");
  append_notice (&self, paper);
  g_string_append (out, "<article>\n");
  append_blocks (&self, paper);
  g_string_append (out, "</article>\n</main>\n");
  if (json != NULL) {
    g_string_append (out, "<script type=\"application/json\" id=\"gouji-report\">");
    gouji_html_append_json (out, json);
    g_string_append (out, "</script>\n");
  }
  g_string_append (out, "</body>\n</html>\n");

  return g_string_free_and_steal (out);
}

/**
 * gouji_write_html_bare:
 * @paper: the report on paper
 *
 * Writes the article alone, with its looks in each element: what the editors of portals keep of what is
 * pasted into them. The first element says the encoding, as browsers do on the clipboard, for whoever opens
 * it as a file.
 *
 * Returns: (transfer full): a piece of a page
 */
char *
gouji_write_html_bare (GoujiPaper *paper)
{
  g_return_val_if_fail (paper != NULL, NULL);

  PageWriter self = { .writer = { .out = g_string_new ("<meta charset=\"utf-8\">\n"),
                                  .form = gouji_paper_get_form (paper),
                                  .bare = TRUE } };

  append_notice (&self, paper);
  append_blocks (&self, paper);

  return g_string_free_and_steal (self.writer.out);
}
