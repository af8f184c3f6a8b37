/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "word/gouji-word-readers.h"

#include <string.h>

#include "word/gouji-rtf-lexer.h"
#include "word/gouji-rtf-story.h"
#include "word/gouji-rtf-text.h"
#include "word/gouji-rtf-words.h"

/* How many characters may stand for one of Unicode: GB 18030 and UTF-8 have at most four bytes. */
#define MAX_SKIP 8

/* Tables nested deeper are read as if they were not. */
#define MAX_TABLE_DEPTH 32

/* So many bytes of text tell a file's encoding. */
#define SAMPLE_BYTES 65536

/* Headings have six levels, outlines nine. */
#define MAX_LEVEL 6
#define BODY_LEVEL 9

/* What a group inherits from the one around it, and loses with its end. */
typedef struct {
  GoujiRtfDestination destination;
  GoujiRtfDestination of_twice; /* what a group with its text in two encodings stands for */
  const GoujiRtfPage *page;     /* of the font; NULL for the file's own */
  guint skip;                   /* how many characters follow one of Unicode in its stead */
  guint table_depth;
  guint level;
  guint8 in_table;
  guint8 is_starred; /* a word that is not known ends the reading of this group */
  guint8 is_hidden;
  guint8 is_struck;
  guint8 is_deleted;
  guint8 is_raised;
  guint8 is_story; /* a story ends with this group */
} Group;

typedef struct {
  const GoujiLimits *limits;
  GoujiRtfText text;
  GoujiRtfStories stories;
  GString *title;
  GArray *groups;             /* element-type Group: those around the open one */
  Group group;                /* the open one */
  guint n_too_deep;           /* how many groups are open below the limit */
  guint n_to_skip;            /* characters that only stand for one of Unicode */
  GoujiRtfRowShape shapes[2]; /* of rows of the page's tables, and of those within tables */
  GHashTable *fonts;          /* number → page */
  GHashTable *styles;         /* number → level as a heading */
  int font;                   /* in the table of fonts, the one described */
  int style;                  /* in the table of styles, the one described */
  int default_font;
  gboolean is_guessed; /* the file does not say that it has Chinese text */
  gboolean is_too_deep;
  gboolean is_last_raised;
  gboolean is_last_hidden;
  guint n_hidden;
  guint n_revisions;
  guint n_comments;
  guint n_pictures;
} Reader;

static gboolean
shows_text (Reader *self)
{
  switch (self->group.destination) {
  case GOUJI_RTF_TEXT:
  case GOUJI_RTF_LIST_TEXT:
    return !self->group.is_hidden && !self->group.is_struck && !self->group.is_deleted;
  default:
    return FALSE;
  }
}

/* Where text goes; %NULL where it is not wanted. */
static GString *
get_target (Reader *self)
{
  gboolean is_hidden = self->group.is_hidden && self->group.destination == GOUJI_RTF_TEXT;

  self->n_hidden += is_hidden && !self->is_last_hidden;
  self->is_last_hidden = is_hidden;
  if (self->group.destination == GOUJI_RTF_TITLE)
    return self->title;

  return shows_text (self) ? self->stories.text : NULL;
}

/* Ends the character that is arriving. */
static void
flush (Reader *self)
{
  gouji_rtf_text_flush (&self->text, self->stories.text);
}

/* 64 with a raised 1 behind it is not 641. */
static void
part_from_digits (Reader *self, GString *target)
{
  if (self->group.is_raised == self->is_last_raised)
    return;

  flush (self);
  self->is_last_raised = self->group.is_raised;
  if (target->len > 0 && g_ascii_isdigit (target->str[target->len - 1]))
    g_string_append_c (target, ' ');
}

static gboolean
skip_character (Reader *self)
{
  if (self->n_to_skip == 0)
    return FALSE;

  self->n_to_skip--;
  return TRUE;
}

static void
add_byte (Reader *self, guint8 byte)
{
  GString *target = get_target (self);

  if (skip_character (self) || target == NULL)
    return;

  part_from_digits (self, target);
  gouji_rtf_text_add_byte (&self->text, byte, self->group.page, target);
}

/* Adds a character that the file names. */
static void
add_character (Reader *self, gunichar c)
{
  GString *target = get_target (self);

  if (skip_character (self) || target == NULL)
    return;

  part_from_digits (self, target);
  gouji_rtf_text_flush (&self->text, target);
  g_string_append_unichar (target, c);
}

static void
add_unicode (Reader *self, int unit)
{
  GString *target = get_target (self);

  self->n_to_skip = self->group.skip;
  if (target == NULL)
    return;

  part_from_digits (self, target);
  gouji_rtf_text_add_unit (&self->text, unit, target);
}

/* White space that is laid out. Such a word never stands for a character of Unicode. */
static void
add_space (Reader *self, char space)
{
  self->n_to_skip = 0;
  if (shows_text (self))
    add_character (self, self->group.destination == GOUJI_RTF_LIST_TEXT ? ' ' : space);
}

/* In how many tables the paragraph stands. */
static guint
get_depth (Reader *self)
{
  return MAX (self->group.table_depth, self->group.in_table);
}

/* Ends a character, and what only stands for it, before something ends around them. Only the text has
 * paragraphs and cells. */
static gboolean
begin_ending (Reader *self)
{
  self->n_to_skip = 0;
  if (self->group.destination != GOUJI_RTF_TEXT && self->group.destination != GOUJI_RTF_NESTED_ROW_PROPERTIES)
    return FALSE;

  flush (self);
  self->is_last_raised = FALSE;
  return TRUE;
}

/* A deleted or hidden end of a paragraph ends none. */
static void
end_paragraph (Reader *self)
{
  if (begin_ending (self) && shows_text (self))
    gouji_rtf_stories_end_paragraph (&self->stories, get_depth (self), self->group.level);
}

static GoujiRtfRowShape *
get_shape (Reader *self)
{
  return &self->shapes[self->group.destination == GOUJI_RTF_NESTED_ROW_PROPERTIES];
}

static void
describe_row (Reader *self, GoujiRtfAction action, const GoujiRtfToken *token)
{
  GoujiRtfRowShape *shape = get_shape (self);
  gboolean is_on = !token->has_number || token->number != 0;

  switch (action) {
  case GOUJI_RTF_ROW_DEFAULTS:
    gouji_rtf_row_shape_reset (shape);
    break;
  case GOUJI_RTF_ROW_LEFT:
    shape->left = token->number;
    break;
  case GOUJI_RTF_ROW_HEAD:
    shape->is_head = is_on;
    break;
  case GOUJI_RTF_ROW_INDEX:
    if (token->has_number && token->number == 0 && begin_ending (self))
      gouji_rtf_stories_begin_first_row (&self->stories);
    break;
  case GOUJI_RTF_ROW_LAST:
    shape->is_last = TRUE;
    break;
  case GOUJI_RTF_CELL_RIGHT:
    gouji_rtf_row_shape_add (shape, token->number);
    break;
  case GOUJI_RTF_CELL_JOINS_LEFT:
    shape->next.joins_left = TRUE;
    break;
  case GOUJI_RTF_CELL_JOINS_ABOVE:
  default:
    shape->next.joins_above = TRUE;
    break;
  }
}

static void
end_in_table (Reader *self, GoujiRtfAction action)
{
  guint depth = action == GOUJI_RTF_CELL || action == GOUJI_RTF_ROW ? 1 : MAX (self->group.table_depth, 2);

  if (!begin_ending (self))
    return;

  if (action == GOUJI_RTF_CELL || action == GOUJI_RTF_NESTED_CELL)
    gouji_rtf_stories_end_cell (&self->stories, depth, self->group.level);
  else
    gouji_rtf_stories_end_row (&self->stories, depth, &self->shapes[depth > 1]);
}

static const GoujiRtfPage *
find_font (Reader *self, int number)
{
  return g_hash_table_lookup (self->fonts, GINT_TO_POINTER (number));
}

static void
set_font (Reader *self, int number)
{
  if (self->group.destination == GOUJI_RTF_FONTS)
    self->font = number;
  else
    self->group.page = find_font (self, number);
}

static void
describe_font (Reader *self, const GoujiRtfPage *page)
{
  if (self->group.destination != GOUJI_RTF_FONTS || page == NULL)
    return;

  g_hash_table_insert (self->fonts, GINT_TO_POINTER (self->font), (gpointer) page);
  if (gouji_rtf_page_is_double (page))
    self->is_guessed = FALSE;
}

static void
set_style (Reader *self, int number)
{
  if (self->group.destination == GOUJI_RTF_STYLES)
    self->style = number;
  else
    self->group.level = GPOINTER_TO_UINT (g_hash_table_lookup (self->styles, GINT_TO_POINTER (number)));
}

static void
set_level (Reader *self, int outline_level)
{
  guint level = outline_level >= 0 && outline_level < BODY_LEVEL ? MIN (outline_level + 1, MAX_LEVEL) : 0;

  if (self->group.destination == GOUJI_RTF_STYLES)
    g_hash_table_insert (self->styles, GINT_TO_POINTER (self->style), GUINT_TO_POINTER (level));
  else
    self->group.level = level;
}

static void
reset_characters (Reader *self)
{
  self->group.page = find_font (self, self->default_font);
  self->group.is_hidden = FALSE;
  self->group.is_struck = FALSE;
  self->group.is_deleted = FALSE;
  self->group.is_raised = FALSE;
}

static void
reset_paragraph (Reader *self)
{
  self->group.in_table = FALSE;
  self->group.table_depth = 0;
  self->group.level = 0;
}

static void
count_revision (Reader *self, gboolean is_on)
{
  self->n_revisions += is_on && self->group.destination == GOUJI_RTF_TEXT;
}

/* How characters, paragraphs and fonts look, as far as it concerns the text. */
static void
set_property (Reader *self, GoujiRtfAction action, const GoujiRtfToken *token)
{
  gboolean is_on = !token->has_number || token->number != 0;

  switch (action) {
  case GOUJI_RTF_IN_TABLE:
    self->group.in_table = is_on;
    break;
  case GOUJI_RTF_TABLE_DEPTH:
    self->group.table_depth = CLAMP (token->number, 0, MAX_TABLE_DEPTH);
    break;
  case GOUJI_RTF_PARAGRAPH_DEFAULTS:
    reset_paragraph (self);
    break;
  case GOUJI_RTF_OUTLINE_LEVEL:
    set_level (self, token->number);
    break;
  case GOUJI_RTF_STYLE:
    set_style (self, token->number);
    break;
  case GOUJI_RTF_PLAIN:
    reset_characters (self);
    break;
  case GOUJI_RTF_HIDDEN:
    self->group.is_hidden = is_on;
    break;
  case GOUJI_RTF_STRUCK:
    self->group.is_struck = is_on;
    break;
  case GOUJI_RTF_DELETED:
    self->group.is_deleted = is_on;
    count_revision (self, is_on);
    break;
  case GOUJI_RTF_REVISED:
    count_revision (self, is_on);
    break;
  case GOUJI_RTF_RAISED:
    self->group.is_raised = is_on;
    break;
  case GOUJI_RTF_NOT_RAISED:
    self->group.is_raised = FALSE;
    break;
  case GOUJI_RTF_FONT:
    set_font (self, token->number);
    break;
  case GOUJI_RTF_DEFAULT_FONT:
    self->default_font = token->number;
    break;
  case GOUJI_RTF_FONT_CHARSET:
    describe_font (self, gouji_rtf_page_from_charset (token->number));
    break;
  case GOUJI_RTF_FONT_PAGE:
    describe_font (self, gouji_rtf_page_from_number (token->number));
    break;
  case GOUJI_RTF_UNICODE_SKIP:
    self->group.skip = CLAMP (token->number, 0, MAX_SKIP);
    break;
  default:
    break;
  }
}

/* Text boxes are anchored within paragraphs, footnotes too. */
static void
begin_story (Reader *self, gboolean is_footnote)
{
  guint depth = get_depth (self);

  flush (self);
  gouji_rtf_stories_begin (&self->stories, is_footnote, depth);
  self->group.is_story = TRUE;
  self->group.destination = GOUJI_RTF_TEXT;
  reset_paragraph (self);
}

/* Says what the open group holds. What is passed over holds nothing else. */
static void
enter_destination (Reader *self, GoujiRtfDestination destination)
{
  GoujiRtfDestination around = self->group.destination;

  self->n_to_skip = 0;
  if (around == GOUJI_RTF_PASSED || destination == GOUJI_RTF_SAME)
    return;

  self->group.destination = GOUJI_RTF_PASSED;
  switch (destination) {
  case GOUJI_RTF_TITLE:
    if (around == GOUJI_RTF_INFO)
      self->group.destination = destination;
    break;
  case GOUJI_RTF_LIST_TEXT:
  case GOUJI_RTF_NESTED_ROW_PROPERTIES:
    if (around == GOUJI_RTF_TEXT)
      self->group.destination = destination;
    break;
  case GOUJI_RTF_SHAPE_TEXT:
    if (around == GOUJI_RTF_SHAPE)
      begin_story (self, FALSE);
    break;
  case GOUJI_RTF_FOOTNOTE:
    if (around == GOUJI_RTF_TEXT)
      begin_story (self, TRUE);
    break;
  case GOUJI_RTF_COMMENT:
    self->n_comments++;
    break;
  case GOUJI_RTF_PICTURE:
    self->n_pictures++;
    break;
  case GOUJI_RTF_TWICE:
    self->group.of_twice = around;
    self->group.destination = destination;
    break;
  case GOUJI_RTF_AS_UNICODE:
    if (around == GOUJI_RTF_TWICE)
      self->group.destination = self->group.of_twice;
    break;
  default:
    self->group.destination = destination;
    break;
  }
}

static void
set_page (Reader *self, int number)
{
  const GoujiRtfPage *page = gouji_rtf_page_from_number (number);

  if (page == NULL || !gouji_rtf_page_is_double (page))
    return;

  self->is_guessed = FALSE;
  gouji_rtf_text_set_usual (&self->text, page);
}

static void
do_word (Reader *self, const GoujiRtfToken *token)
{
  gboolean is_starred = self->group.is_starred;
  guint value;
  GoujiRtfAction action = gouji_rtf_word_find (token->word, &value);

  self->group.is_starred = FALSE;
  if (is_starred && action != GOUJI_RTF_DESTINATION && self->group.destination != GOUJI_RTF_STYLES) {
    enter_destination (self, GOUJI_RTF_PASSED);
    return;
  }

  switch (action) {
  case GOUJI_RTF_UNKNOWN:
    break;
  case GOUJI_RTF_CHARACTER:
    add_character (self, value);
    break;
  case GOUJI_RTF_DESTINATION:
    enter_destination (self, value);
    break;
  case GOUJI_RTF_PARAGRAPH:
    end_paragraph (self);
    break;
  case GOUJI_RTF_LINE:
    add_space (self, '\n');
    break;
  case GOUJI_RTF_TAB:
    add_space (self, '\t');
    break;
  case GOUJI_RTF_CELL:
  case GOUJI_RTF_ROW:
  case GOUJI_RTF_NESTED_CELL:
  case GOUJI_RTF_NESTED_ROW:
    end_in_table (self, action);
    break;
  case GOUJI_RTF_ROW_DEFAULTS:
  case GOUJI_RTF_ROW_LEFT:
  case GOUJI_RTF_ROW_HEAD:
  case GOUJI_RTF_ROW_INDEX:
  case GOUJI_RTF_ROW_LAST:
  case GOUJI_RTF_CELL_RIGHT:
  case GOUJI_RTF_CELL_JOINS_LEFT:
  case GOUJI_RTF_CELL_JOINS_ABOVE:
    describe_row (self, action, token);
    break;
  case GOUJI_RTF_PAGE:
    set_page (self, token->number);
    break;
  case GOUJI_RTF_UNICODE:
    add_unicode (self, token->number);
    break;
  default:
    set_property (self, action, token);
    break;
  }
}

/* Symbols that stand for characters; a hyphen that may only be seen at a line's end is none. */
static void
do_symbol (Reader *self, guint8 symbol)
{
  switch (symbol) {
  case '*':
    self->group.is_starred = TRUE;
    break;
  case '~':
    add_character (self, 0xa0);
    break;
  case '_':
    add_character (self, '-');
    break;
  default:
    break;
  }
}

static void
open_group (Reader *self)
{
  self->n_to_skip = 0;
  if (self->n_too_deep > 0 || self->groups->len >= self->limits->depth) {
    self->n_too_deep++;
    self->is_too_deep = TRUE;
    return;
  }

  g_array_append_val (self->groups, self->group);
  self->group.is_starred = FALSE;
  self->group.is_story = FALSE;
}

/* Ends a group.
 *
 * Returns: whether the file goes on */
static gboolean
close_group (Reader *self)
{
  self->n_to_skip = 0;
  if (self->n_too_deep > 0) {
    self->n_too_deep--;
    return TRUE;
  }
  if (self->group.destination == GOUJI_RTF_TITLE)
    gouji_rtf_text_flush (&self->text, self->title);
  if (self->group.is_story || self->groups->len == 1)
    end_paragraph (self);
  if (self->group.is_story)
    gouji_rtf_stories_end (&self->stories);

  self->group = g_array_index (self->groups, Group, self->groups->len - 1);
  g_array_set_size (self->groups, self->groups->len - 1);

  return self->groups->len > 0;
}

/* Reads one token.
 *
 * Returns: whether the file goes on */
static gboolean
do_token (Reader *self, const GoujiRtfToken *token)
{
  if (token->kind == GOUJI_RTF_OPEN) {
    open_group (self);
    return TRUE;
  }
  if (token->kind == GOUJI_RTF_CLOSE)
    return close_group (self);
  if (self->n_too_deep > 0)
    return TRUE;

  if (token->kind == GOUJI_RTF_WORD)
    do_word (self, token);
  else if (token->kind == GOUJI_RTF_SYMBOL)
    do_symbol (self, token->byte);
  else
    add_byte (self, token->byte);

  return TRUE;
}

/* Finds the encoding of a file whose bytes are Chinese text though it does not say so. */
static void
guess_page (Reader *self, const guint8 *bytes, gsize length)
{
  g_autoptr (GByteArray) sample = g_byte_array_new ();
  GoujiRtfLexer lexer = { .bytes = bytes, .length = length };
  GoujiRtfToken token;
  const GoujiRtfPage *page;

  do {
    gouji_rtf_lexer_next (&lexer, &token);
    if (token.kind == GOUJI_RTF_BYTE && token.byte >= 0x40)
      g_byte_array_append (sample, &token.byte, 1);
  } while (token.kind != GOUJI_RTF_END && sample->len < SAMPLE_BYTES);

  page = gouji_rtf_page_guess (sample->data, sample->len);
  if (page == NULL)
    return;

  self->is_guessed = TRUE;
  gouji_rtf_text_set_usual (&self->text, page);
}

static void
init (Reader *self, const GoujiLimits *limits)
{
  *self = (Reader) {
    .limits = limits,
    .title = g_string_new (NULL),
    .groups = g_array_new (FALSE, FALSE, sizeof (Group)),
    .group = { .destination = GOUJI_RTF_TEXT, .skip = 1 },
    .fonts = g_hash_table_new (NULL, NULL),
    .styles = g_hash_table_new (NULL, NULL),
  };
  gouji_rtf_text_init (&self->text);
  gouji_rtf_stories_init (&self->stories, limits->cells);
  for (guint i = 0; i < G_N_ELEMENTS (self->shapes); i++)
    gouji_rtf_row_shape_reset (&self->shapes[i]);
}

static void
clear (Reader *self)
{
  gouji_rtf_text_clear (&self->text);
  gouji_rtf_stories_clear (&self->stories);
  for (guint i = 0; i < G_N_ELEMENTS (self->shapes); i++)
    gouji_rtf_row_shape_clear (&self->shapes[i]);
  g_string_free (self->title, TRUE);
  g_array_unref (self->groups);
  g_hash_table_unref (self->fonts);
  g_hash_table_unref (self->styles);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, clear)

static void
write_pieces (const GoujiPieces *pieces, GoujiDocumentBuilder *builder)
{
  guint n_cells = G_MAXUINT; /* they are counted already */

  gouji_pieces_write (pieces, 0, builder, &n_cells);
}

static GoujiDocument *
write_document (Reader *self, gboolean is_cut, GError **error)
{
  g_autoptr (GoujiDocumentBuilder) builder = gouji_document_builder_new ();
  g_autoptr (GoujiDocument) document = NULL;

  write_pieces (&self->stories.body, builder);
  write_pieces (&self->stories.footnotes, builder);
  gouji_document_builder_set_title (builder, self->title->str);
  gouji_document_builder_add_count (builder, GOUJI_NOTE_HIDDEN, self->n_hidden);
  gouji_document_builder_add_count (builder, GOUJI_NOTE_REVISIONS, self->n_revisions);
  gouji_document_builder_add_count (builder, GOUJI_NOTE_COMMENTS, self->n_comments);
  gouji_document_builder_add_count (builder, GOUJI_NOTE_PICTURES, self->n_pictures);
  if (is_cut)
    gouji_document_builder_add_note (builder, GOUJI_NOTE_CUT, NULL);
  if (self->is_too_deep)
    gouji_document_builder_add_note (builder, GOUJI_NOTE_TOO_DEEP, NULL);
  if (self->is_guessed)
    gouji_document_builder_add_note (builder, GOUJI_NOTE_ENCODING,
                                     gouji_rtf_page_get_name (self->text.usual));
  if (self->text.replaced)
    gouji_document_builder_add_note (builder, GOUJI_NOTE_REPLACED, NULL);
  if (self->stories.n_cells_left == 0)
    gouji_document_builder_add_note (builder, GOUJI_NOTE_TOO_LARGE, NULL);

  document = gouji_document_builder_finish (builder);
  if (gouji_document_get_n_blocks (document) == 0) {
    g_set_error_literal (error, GOUJI_READ_ERROR, GOUJI_READ_ERROR_EMPTY, "nothing that a reader would see");
    return NULL;
  }

  return g_steal_pointer (&document);
}

static gboolean
check (const guint8 *bytes, gsize length, const GoujiLimits *limits, GError **error)
{
  if (length > limits->bytes) {
    g_set_error_literal (error, GOUJI_READ_ERROR, GOUJI_READ_ERROR_TOO_LARGE, "larger than the limits");
    return FALSE;
  }
  if (length < 5 || memcmp (bytes, "{\\rtf", 5) != 0) {
    g_set_error_literal (error, GOUJI_READ_ERROR, GOUJI_READ_ERROR_DAMAGED, "not RTF");
    return FALSE;
  }

  return TRUE;
}

/**
 * gouji_read_rtf:
 * @bytes: an RTF file (Rich Text Format Specification 1.9.1)
 * @limits: (nullable): %NULL for the usual ones
 *
 * Reads what is printed: the body, text boxes in front of the paragraph they hang on, and footnotes at the
 * end. Tracked changes are accepted; headers and footers, comments, pictures, hidden and struck out text are
 * left out.
 *
 * Returns: (transfer full): the document, or %NULL with a [error@ReadError]
 */
GoujiDocument *
gouji_read_rtf (GBytes *bytes, const GoujiLimits *limits, GError **error)
{
  g_auto (Reader) reader = { 0 };
  GoujiRtfLexer lexer = { 0 };
  GoujiRtfToken token;

  g_return_val_if_fail (bytes != NULL, NULL);

  init (&reader, limits != NULL ? limits : &gouji_default_limits);
  lexer.bytes = g_bytes_get_data (bytes, &lexer.length);
  if (!check (lexer.bytes, lexer.length, reader.limits, error))
    return NULL;

  guess_page (&reader, lexer.bytes, lexer.length);
  do
    gouji_rtf_lexer_next (&lexer, &token);
  while (token.kind != GOUJI_RTF_END && do_token (&reader, &token));
  end_paragraph (&reader);
  gouji_rtf_stories_finish (&reader.stories);

  return write_document (&reader, token.kind == GOUJI_RTF_END || lexer.is_cut, error);
}
