/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "fill/gouji-label.h"
#include "fill/gouji-source.h"
#include "form/gouji-form.h"

G_BEGIN_DECLS

/* Similarity from which text is a label letter by letter: the title itself, or an accepted variant. */
#define GOUJI_EXACT 0.99

/**
 * GoujiWords:
 * @labels: (element-type GoujiLabel): the title and its accepted variants
 *
 * All that may stand for one head or title.
 */
typedef struct {
  GPtrArray *labels;
} GoujiWords;

/**
 * GoujiLexicalColumn:
 * @head: the form's column
 * @words: of the column itself
 * @groups: (element-type GoujiWords): of the groups above it, the nearest first
 */
typedef struct {
  const GoujiHead *head;
  GoujiWords words;
  GPtrArray *groups;
} GoujiLexicalColumn;

/**
 * GoujiLexicalRow:
 * @table: the form's table
 * @block: the block of it
 * @head: the form's row
 * @row: index among the block's rows
 * @words: of the row itself; no labels when the form prints none
 * @groups: (element-type GoujiWords): of the groups above it, the nearest first
 * @columns: (element-type GoujiLexicalColumn): those of its block
 * @is_head_too: whether a column of its block has the same label: 其他 is both
 * @has_twin: whether another row has the same label: 被依法纠错数 stands below reconsiderations and below
 * lawsuits
 *
 * One row in which numbers are expected.
 */
typedef struct {
  const GoujiFormTable *table;
  const GoujiFormBlock *block;
  const GoujiHead *head;
  guint row;
  GoujiWords words;
  GPtrArray *groups;
  GPtrArray *columns;
  gboolean is_head_too;
  gboolean has_twin;
} GoujiLexicalRow;

/**
 * GoujiLexicon:
 * @form: the form
 * @rows: (element-type GoujiLexicalRow): all rows of all tables in the order in which they are printed; a row
 * that may stand for others is before them
 * @parts: (element-type GoujiWords): titles of the parts
 * @captions: what stands above a table and is no text: of the form's own words, those above the tables of
 * extras that are exported
 * @heads: what stands above the numbers of a table, or above a block of it, and is no text
 * @is_list: whether every row has a label and one number, as in the statistics before 2019: then units stand
 * between the two in print
 * @initials: one bit for each character: whether a label of a row, or of a group of rows, begins with it
 *
 * All words of a form, folded and ready to be compared. Immutable.
 */
typedef struct {
  GoujiForm *form;
  GPtrArray *rows;
  GPtrArray *parts;
  GoujiWords *captions;
  GoujiWords *heads;
  gboolean is_list;
  guint32 initials[0x10000 / 32];
} GoujiLexicon;

GoujiLexicon *gouji_lexicon_new (GoujiForm *form, const GoujiFolding *folding);
void gouji_lexicon_free (GoujiLexicon *self);

gboolean gouji_lexicon_is_head (const GoujiLexicon *self, GoujiSpan text);
gboolean gouji_lexicon_is_caption (const GoujiLexicon *self, GoujiSpan line);
guint gouji_lexicon_measure_label (const GoujiLexicon *self, GoujiSpan text);
gboolean gouji_lexicon_is_list (const GoujiLexicon *self, const GoujiSource *source, guint block);

gboolean gouji_words_are (const GoujiWords *self, GoujiSpan text);
gboolean gouji_words_are_phrase (const GoujiWords *self, const GoujiPhrase *phrase);
double gouji_words_compare (const GoujiWords *self, GoujiSpan text);
double gouji_words_compare_end (const GoujiWords *self, GoujiSpan text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiLexicon, gouji_lexicon_free)

G_END_DECLS
