/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "report/gouji-mend.h"

#include <string.h>

/* A report's file is not nested more deeply. */
#define MAX_DEPTH 64

typedef enum {
  EXPECT_VALUE,
  EXPECT_FIRST_VALUE, /* or the end of the array */
  EXPECT_NAME,
  EXPECT_FIRST_NAME, /* or the end of the object */
  EXPECT_COLON,
  EXPECT_END, /* of the value's container, or a comma */
} Expectation;

/**
 * Scanner:
 * @at: the next byte
 * @end: the one behind the last
 * @depth: how many containers are open
 * @closers: what ends each of them
 * @expectation: what has to come now
 * @safe: behind the last value that was whole
 * @safe_depth: how many containers were open there
 * @safe_closers: what ends each of those
 */
typedef struct {
  const char *at;
  const char *end;
  guint depth;
  char closers[MAX_DEPTH];
  Expectation expectation;
  const char *safe;
  guint safe_depth;
  char safe_closers[MAX_DEPTH];
} Scanner;

static void
note_safe (Scanner *self)
{
  self->safe = self->at;
  self->safe_depth = self->depth;
  memcpy (self->safe_closers, self->closers, self->depth);
}

static gboolean
open_container (Scanner *self)
{
  gboolean object = *self->at == '{';

  if (self->depth == MAX_DEPTH)
    return FALSE;

  self->at++;
  self->closers[self->depth++] = object ? '}' : ']';
  self->expectation = object ? EXPECT_FIRST_NAME : EXPECT_FIRST_VALUE;
  note_safe (self);
  return TRUE;
}

static gboolean
close_container (Scanner *self)
{
  if (self->depth == 0 || *self->at != self->closers[self->depth - 1])
    return FALSE;

  self->at++;
  self->depth--;
  self->expectation = EXPECT_END;
  note_safe (self);
  return TRUE;
}

/* What is escaped is not looked at closely: whatever cannot be read is found by who parses the rest. */
static gboolean
skip_string (Scanner *self)
{
  if (*self->at != '"')
    return FALSE;

  for (self->at++; self->at < self->end && *self->at != '"'; self->at++) {
    if ((guchar) *self->at < 0x20)
      return FALSE;
    if (*self->at == '\\')
      self->at++;
  }
  if (self->at >= self->end)
    return FALSE;

  self->at++;
  return TRUE;
}

/* A number is whole only when something stands behind it: 12 may have been 123. */
static gboolean
skip_word (Scanner *self)
{
  const char *start = self->at;

  while (self->at < self->end && (g_ascii_isalnum (*self->at) || strchr ("+-.", *self->at) != NULL))
    self->at++;

  return self->at > start && self->at < self->end;
}

static gboolean
take_value (Scanner *self)
{
  if (*self->at == '{' || *self->at == '[')
    return open_container (self);
  if (!(*self->at == '"' ? skip_string (self) : skip_word (self)))
    return FALSE;

  self->expectation = EXPECT_END;
  note_safe (self);
  return TRUE;
}

static gboolean
take_name (Scanner *self)
{
  if (!skip_string (self))
    return FALSE;

  self->expectation = EXPECT_COLON;
  return TRUE;
}

static gboolean
take_comma (Scanner *self)
{
  if (self->depth == 0 || *self->at != ',')
    return FALSE;

  self->at++;
  self->expectation = self->closers[self->depth - 1] == '}' ? EXPECT_NAME : EXPECT_VALUE;
  return TRUE;
}

static gboolean
take_colon (Scanner *self)
{
  if (*self->at != ':')
    return FALSE;

  self->at++;
  self->expectation = EXPECT_VALUE;
  return TRUE;
}

static gboolean
take_next (Scanner *self)
{
  switch (self->expectation) {
  case EXPECT_FIRST_VALUE:
    return close_container (self) || take_value (self);
  case EXPECT_VALUE:
    return take_value (self);
  case EXPECT_FIRST_NAME:
    return close_container (self) || take_name (self);
  case EXPECT_NAME:
    return take_name (self);
  case EXPECT_COLON:
    return take_colon (self);
  case EXPECT_END:
    break;
  }

  return close_container (self) || take_comma (self);
}

/**
 * gouji_json_mend:
 * @text: JSON that breaks off, or is none, at some place
 * @whole: (out): whether it did not
 *
 * Keeps what stands before that place, up to the last value that is whole, and closes what is open there.
 *
 * Returns: (transfer full): the text
 */
char *
gouji_json_mend (const char *text, gsize length, gboolean *whole)
{
  Scanner scanner = { .at = text, .end = text + length, .expectation = EXPECT_VALUE, .safe = text };
  gboolean sound = TRUE;

  while (sound && scanner.at < scanner.end && !(scanner.expectation == EXPECT_END && scanner.depth == 0)) {
    if (g_ascii_isspace (*scanner.at))
      scanner.at++;
    else
      sound = take_next (&scanner);
  }

  *whole = sound && scanner.depth == 0 && scanner.expectation == EXPECT_END;
  GString *mended = g_string_new_len (text, scanner.safe - text);
  for (guint i = scanner.safe_depth; i > 0; i--)
    g_string_append_c (mended, scanner.safe_closers[i - 1]);
  return g_string_free_and_steal (mended);
}
