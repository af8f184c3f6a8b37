/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "word/gouji-word-private.h"

G_BEGIN_DECLS

/* What a paragraph says of itself. */
typedef struct {
  char *style;
  char *number;
  int level;       /* in its list; -1 where it says nothing */
  int outline;     /* -1 where it says nothing */
  char *label;     /* its number, where the file has it already */
  gboolean joined; /* whether its end was deleted or is hidden, so that the next one goes on with it */
  gboolean hidden; /* whether its style hides it */
} GoujiWordParagraph;

/* A body, text box or note that is being read. */
typedef struct {
  GoujiStory *story;
  char *key; /* of a note; NULL for others */
  GoujiWordParagraph paragraph;
  gboolean in_paragraph;
  gboolean run_hidden;
  gboolean run_raised;
  gboolean run_counted; /* among what is hidden */
  GByteArray *fields;   /* of fields that are open, whether their result has begun */
  guint n_instructions; /* fields whose result has not */
} GoujiWordFrame;

/* A row and cell that are open. */
typedef struct {
  GoujiStoryCell cell;
  guint gap; /* in front of the row's first cell */
  gboolean header;
  gboolean row_deleted;
  gboolean cell_deleted;
} GoujiWordPlace;

typedef struct {
  GoujiWordFlow *flow;
  gboolean notes;       /* whether notes are read, and not the body */
  GByteArray *open;     /* a GoujiWordElement for each element that is open */
  guint skipped;        /* how many are open in one that is skipped, it included */
  GArray *frames;       /* element-type GoujiWordFrame */
  GArray *places;       /* element-type GoujiWordPlace: one for each open table */
  GArray *alternatives; /* element-type guint: @n_seen when each of those that are open began */
  guint n_seen;         /* texts, pictures and tables so far */
  GString *text;        /* of the open w:t */
  gboolean preserve;    /* its white space */
  gboolean checked;     /* the open check box */
} GoujiWordReader;

/* An element that begins. */
typedef struct {
  const xmlChar *namespace_uri;
  int n_attributes;
  const xmlChar **attributes;
} GoujiWordStart;

GoujiWordFrame *gouji_word_reader_get_frame (GoujiWordReader *self);
GoujiWordPlace *gouji_word_reader_get_place (GoujiWordReader *self);
GoujiWordElement gouji_word_reader_get_parent (GoujiWordReader *self, guint steps);
gboolean gouji_word_reader_is_in_run (GoujiWordReader *self);

char *gouji_word_start_get_value (const GoujiWordStart *start, const char *name);
int gouji_word_start_get_number (const GoujiWordStart *start, const char *name, int fallback);
gboolean gouji_word_start_is_on (const GoujiWordStart *start);

gboolean
gouji_word_reader_set_property (GoujiWordReader *self, GoujiWordElement element, const GoujiWordStart *start);
void gouji_word_reader_set_run_property (GoujiWordReader *self,
                                         GoujiWordElement element,
                                         const GoujiWordStart *start);

void gouji_word_reader_put (GoujiWordReader *self, const char *text, gsize length);
void gouji_word_reader_put_character (GoujiWordReader *self, gunichar character);
void gouji_word_reader_begin_text (GoujiWordReader *self, const GoujiWordStart *start);
void gouji_word_reader_end_text (GoujiWordReader *self);
void
gouji_word_reader_put_mark (GoujiWordReader *self, GoujiWordElement element, const GoujiWordStart *start);
void gouji_word_reader_put_word_art (GoujiWordReader *self, const GoujiWordStart *start);
char *gouji_word_make_key (GoujiWordElement element, const char *id);

G_END_DECLS
