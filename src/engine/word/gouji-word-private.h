/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "flow/gouji-list-number.h"
#include "container/gouji-package.h"
#include "flow/gouji-story.h"
#include "container/gouji-xml-parts.h"

G_BEGIN_DECLS

/*
 * Word's documents (ECMA-376, part 1, 17), Transitional and Strict, in a container, as one flat XML file of
 * packages, and what Word 2003 wrote as XML. A flat file holds what else stands in several parts; whoever
 * looks for a part gets all of it, and finds its own elements by their names.
 */

/* Levels of a list (17.9.6). */
#define GOUJI_WORD_N_LEVELS 9

#define GOUJI_WORD_NO_LEVEL 9

/**
 * GoujiWordElement:
 *
 * What an element is to the reader of a text. What is not in the list is passed over, and what is in it read.
 */
typedef enum {
  GOUJI_WORD_OTHER,
  GOUJI_WORD_SKIPPED, /* with all that is in it */
  GOUJI_WORD_ALTERNATIVES,
  GOUJI_WORD_ANNOTATION,
  GOUJI_WORD_BODY,
  GOUJI_WORD_BREAK,
  GOUJI_WORD_CELL,
  GOUJI_WORD_CELL_DELETED,
  GOUJI_WORD_CELL_INSERTED,
  GOUJI_WORD_CELL_PROPERTIES,
  GOUJI_WORD_CHECK_BOX,
  GOUJI_WORD_CHECKED,
  GOUJI_WORD_CHOICE,
  GOUJI_WORD_CHUNK,
  GOUJI_WORD_COLUMNS_BEFORE,
  GOUJI_WORD_COLUMN_SPAN,
  GOUJI_WORD_COMMENT,
  GOUJI_WORD_DELETED,
  GOUJI_WORD_ENDNOTE,
  GOUJI_WORD_ENDNOTE_REFERENCE,
  GOUJI_WORD_FALLBACK,
  GOUJI_WORD_FIELD_MARK,
  GOUJI_WORD_FOOTNOTE,
  GOUJI_WORD_FOOTNOTE_REFERENCE,
  GOUJI_WORD_HEADER_ROW,
  GOUJI_WORD_HIDDEN,
  GOUJI_WORD_HIDDEN_ROW,
  GOUJI_WORD_INSERTED,
  GOUJI_WORD_JOINED_CELL,
  GOUJI_WORD_LIST_LEVEL,
  GOUJI_WORD_LIST_NUMBER,
  GOUJI_WORD_LIST_PROPERTIES,
  GOUJI_WORD_LIST_TEXT,
  GOUJI_WORD_MERGED_CELL,
  GOUJI_WORD_MOVED_AWAY,
  GOUJI_WORD_NO_BREAK_HYPHEN,
  GOUJI_WORD_OBJECT,
  GOUJI_WORD_OUTLINE_LEVEL,
  GOUJI_WORD_PARAGRAPH,
  GOUJI_WORD_PARAGRAPH_PROPERTIES,
  GOUJI_WORD_PARAGRAPH_STYLE,
  GOUJI_WORD_PICTURE,
  GOUJI_WORD_RAISED,
  GOUJI_WORD_ROW,
  GOUJI_WORD_ROW_PROPERTIES,
  GOUJI_WORD_RUN,
  GOUJI_WORD_RUN_PROPERTIES,
  GOUJI_WORD_RUN_STYLE,
  GOUJI_WORD_SOFT_HYPHEN,
  GOUJI_WORD_SYMBOL,
  GOUJI_WORD_TAB,
  GOUJI_WORD_TABLE,
  GOUJI_WORD_TEXT,
  GOUJI_WORD_TEXT_BOX,
  GOUJI_WORD_WORD_ART,
} GoujiWordElement;

GoujiWordElement gouji_word_element_find (const char *namespace_uri, const char *name);
gunichar gouji_word_symbol_find (const char *font, guint code);

/**
 * GoujiWordPart:
 *
 * Which of the parts that the main part refers to.
 */
typedef enum {
  GOUJI_WORD_PART_STYLES,
  GOUJI_WORD_PART_NUMBERING,
  GOUJI_WORD_PART_FOOTNOTES,
  GOUJI_WORD_PART_ENDNOTES,
} GoujiWordPart;

typedef struct _GoujiWordPackage GoujiWordPackage;

GoujiWordPackage *gouji_word_package_new (GBytes *bytes, const GoujiLimits *limits, GError **error);
void gouji_word_package_free (GoujiWordPackage *self);
GBytes *gouji_word_package_get_main (GoujiWordPackage *self);
GBytes *gouji_word_package_get_part (GoujiWordPackage *self, GoujiWordPart part);
GBytes *gouji_word_package_get_related (GoujiWordPackage *self, const char *id);

gboolean gouji_word_is_namespace (const char *namespace_uri);
char *gouji_word_get_value (const xmlChar *namespace_uri,
                            int n_attributes,
                            const xmlChar **attributes,
                            const char *name);
gboolean gouji_word_is_on (const xmlChar *namespace_uri, int n_attributes, const xmlChar **attributes);
int gouji_word_get_number (
  const xmlChar *namespace_uri, int n_attributes, const xmlChar **attributes, const char *name, int fallback);

/**
 * GoujiWordStyle:
 * @outline: level of a heading from 0, %GOUJI_WORD_NO_LEVEL for none
 * @number: (nullable): the list that numbers it
 * @numbered: (nullable): the style that says so, this one or one that it is based on
 * @level: which of the list's levels
 * @hidden: whether its text is not printed
 *
 * What a style says, with all that it is based on.
 */
typedef struct {
  guint outline;
  const char *number;
  const char *numbered;
  guint level;
  gboolean hidden;
} GoujiWordStyle;

typedef struct _GoujiWordStyles GoujiWordStyles;

GoujiWordStyles *gouji_word_styles_new (void);
void gouji_word_styles_free (GoujiWordStyles *self);
gboolean
gouji_word_styles_parse (GoujiWordStyles *self, GBytes *bytes, const GoujiLimits *limits, GError **error);
const GoujiWordStyle *gouji_word_styles_find (GoujiWordStyles *self, const char *id);

typedef struct _GoujiWordNumbering GoujiWordNumbering;

GoujiWordNumbering *gouji_word_numbering_new (void);
void gouji_word_numbering_free (GoujiWordNumbering *self);
gboolean gouji_word_numbering_parse (GoujiWordNumbering *self,
                                     GBytes *bytes,
                                     const GoujiLimits *limits,
                                     GError **error);
guint gouji_word_numbering_find_level (GoujiWordNumbering *self,
                                       const char *number,
                                       const char *style,
                                       guint fallback);
char *gouji_word_numbering_count (GoujiWordNumbering *self, const char *number, guint level);

/**
 * GoujiWordFlow:
 *
 * What is gathered from the main part and from those with its notes.
 */
typedef struct {
  GoujiWordStyles *styles;
  GoujiWordNumbering *numbering;
  guint n_places_left;
  GoujiStory *body;
  GHashTable *notes;         /* element-type utf8 GoujiStory: by kind and number */
  GPtrArray *referred_notes; /* element-type utf8: in the order of the text */
  GPtrArray *chunks;         /* element-type utf8: references to parts in other formats */
  guint n_revisions;
  guint n_comments;
  guint n_hidden;
  guint n_pictures;
  guint n_objects;
  gboolean too_deep;
  gboolean full;
} GoujiWordFlow;

void gouji_word_flow_init (GoujiWordFlow *self, const GoujiLimits *limits);
void gouji_word_flow_clear (GoujiWordFlow *self);
gboolean gouji_word_flow_parse (
  GoujiWordFlow *self, GBytes *bytes, gboolean notes, const GoujiLimits *limits, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiWordPackage, gouji_word_package_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiWordStyles, gouji_word_styles_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiWordNumbering, gouji_word_numbering_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GoujiWordFlow, gouji_word_flow_clear)

G_END_DECLS
