/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "register/gouji-register-words.h"

G_BEGIN_DECLS

/* What the file of words says, for the files of this room that read with it. */

typedef struct {
  GoujiRegisterRole role;
  gboolean days;
  GPtrArray *patterns; /* element-type GRegex */
} GoujiHeadWords;

typedef struct {
  char **ids; /* the first that the form has is meant */
  gboolean organization;
  gboolean doubtful;
  gboolean wins;
  GPtrArray *patterns; /* element-type GRegex */
} GoujiMeaning;

struct _GoujiRegisterWords {
  GoujiFolding *folding;
  char *table;
  char *received;
  char *brought;
  char *processed;
  char *left_open;
  char *total;
  GPtrArray *heads;    /* element-type GoujiHeadWords */
  GPtrArray *kinds;    /* element-type GoujiMeaning */
  GPtrArray *outcomes; /* element-type GoujiMeaning */
  GPtrArray *lists[GOUJI_N_LISTS];
  GRegex *numbering;
  GPtrArray *days; /* element-type GRegex */
  GRegex *day_rest;
  GRegex *other_day;
  gint64 first_serial;
  gint64 last_serial;
};

gboolean gouji_register_match_any (const GPtrArray *patterns, const char *folded);

G_END_DECLS
