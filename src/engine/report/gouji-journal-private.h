/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "report/gouji-journal.h"

G_BEGIN_DECLS

/*
 * A journal file is one line of JSON, the header; then the report as it was, as a `.gouji` file; then one
 * line of JSON for each change.
 *
 *   {"gouji_journal":1,"saved_as":null,"modified":false,"base":5120}
 *   {"gouji":1, …
 *   {"figure":"…","entered":"57","how":"typed","step":1}
 *   {"narrative":"…","at":12,"cut":0,"text":"…","step":2}
 *   {"field":"year","value":"2023","step":2}
 *   {"narrative":"…","at":12,"cut":0,"text":"","bindings":[ … ],"step":2}
 *   {"reading":{"form":"2019", …},"step":3}
 *   {"excuses":[ … ],"step":4}
 *   {"last_year":{"id":"…", …},"step":5}
 *
 * Figures, fields, readings, excuses and last year's report are written as they became; a narrative as what
 * it differs in from before, with its ties where these are not those of before, moved with their numbers.
 */
#define GOUJI_JOURNAL_VERSION 1
#define GOUJI_JOURNAL_SUFFIX ".journal"
/* Of one that is being written, until it takes the place of the one before. */
#define GOUJI_JOURNAL_NEW_SUFFIX ".journal.new"

/**
 * GoujiJournalHeader:
 * @saved_as: (nullable): where the report was last saved
 * @modified: whether the base has changes that no saved file has
 * @base_start: first byte of the base
 * @base_length: how many bytes it has
 */
typedef struct {
  char *saved_as;
  gboolean modified;
  gsize base_start;
  gsize base_length;
} GoujiJournalHeader;

gboolean gouji_journal_lock (int fd, gboolean shared);
gboolean gouji_journal_holds_work (int fd);

G_END_DECLS
