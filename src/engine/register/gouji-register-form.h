/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "register/gouji-register-words.h"

G_BEGIN_DECLS

/**
 * GoujiRegisterForm:
 * @form: the form
 * @table: its table of applications
 * @block: the one block of it
 * @received: row of what was received this year
 * @brought: row of what last year left open
 * @processed: row of the sum of all outcomes
 * @left_open: row of what goes on next year
 * @total: column of all applicants
 * @outcomes: (element-type GoujiHead): the rows of outcomes that the form prints, in its order
 * @kinds: (element-type GoujiHead): the columns of applicants, without the total
 * @labels: the words of the outcomes' rows, for this room
 * @groups: the words of their groups, likewise
 *
 * A form seen from a register: which of its rows and columns a case belongs to.
 */
typedef struct {
  GoujiForm *form;
  const GoujiFormTable *table;
  const GoujiFormBlock *block;
  const GoujiHead *received;
  const GoujiHead *brought;
  const GoujiHead *processed;
  const GoujiHead *left_open;
  const GoujiHead *total;
  GPtrArray *outcomes;
  GPtrArray *kinds;
  GPtrArray *labels;
  GPtrArray *groups;
} GoujiRegisterForm;

GoujiRegisterForm *gouji_register_form_new (GoujiRegisterWords *words, GoujiForm *form, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
void gouji_register_form_free (GoujiRegisterForm *self);
const GoujiHead *gouji_register_form_find_outcome (const GoujiRegisterForm *self, const char *id);
const GoujiHead *gouji_register_form_find_kind (const GoujiRegisterForm *self, const char *id);
const GoujiCell *
gouji_register_form_get_cell (const GoujiRegisterForm *self, const GoujiHead *row, const GoujiHead *column);

/**
 * GoujiRegisterGuess:
 * @head: (nullable): the row or column that the word means; %NULL where that is not known
 * @doubtful: whether practice differs, so that a person should look at it
 *
 * What a word of a register means in a form.
 */
typedef struct {
  const GoujiHead *head;
  gboolean doubtful;
} GoujiRegisterGuess;

GoujiRegisterGuess gouji_register_guess_outcome (GoujiRegisterWords *words,
                                                 const GoujiRegisterForm *form,
                                                 const char *outcome,
                                                 const char *detail);
GoujiRegisterGuess gouji_register_guess_kind (GoujiRegisterWords *words,
                                              const GoujiRegisterForm *form,
                                              const char *kind,
                                              const char *organization);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiRegisterForm, gouji_register_form_free)

G_END_DECLS
