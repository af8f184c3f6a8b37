/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "document/gouji-fold.h"
#include "form/gouji-form.h"

G_BEGIN_DECLS

#define GOUJI_REGISTER_ERROR (gouji_register_error_quark ())

/**
 * GoujiRegisterError:
 * @GOUJI_REGISTER_ERROR_WORDS: the file of words is missing, or is not what it must be
 * @GOUJI_REGISTER_ERROR_FORM: the form has no table that counts applications
 * @GOUJI_REGISTER_ERROR_NO_TABLE: the document has no table with heads that a register has
 * @GOUJI_REGISTER_ERROR_OTHER_HEADS: a further file does not have the columns of the first one
 * @GOUJI_REGISTER_ERROR_MEMORY: what was remembered is damaged
 *
 * Why nothing can be counted.
 */
typedef enum {
  GOUJI_REGISTER_ERROR_WORDS,
  GOUJI_REGISTER_ERROR_FORM,
  GOUJI_REGISTER_ERROR_NO_TABLE,
  GOUJI_REGISTER_ERROR_OTHER_HEADS,
  GOUJI_REGISTER_ERROR_MEMORY,
} GoujiRegisterError;

GQuark gouji_register_error_quark (void);

/**
 * GoujiRegisterRole:
 * @GOUJI_ROLE_NONE: a column that is not looked at
 * @GOUJI_ROLE_SERIAL: running number of a row; it may begin anew on each sheet
 * @GOUJI_ROLE_NUMBER: number of the case
 * @GOUJI_ROLE_RECEIVED: day on which the application was received
 * @GOUJI_ROLE_CLOSED: day on which it was answered, or closed otherwise
 * @GOUJI_ROLE_KIND: who applies: a natural person, or which organisation
 * @GOUJI_ROLE_ORGANIZATION: which organisation, where the column before says only that it is one
 * @GOUJI_ROLE_KIND_MARK: a column for one kind of applicant, with a mark where it is this one
 * @GOUJI_ROLE_OUTCOME: what came of it
 * @GOUJI_ROLE_DETAIL: the reason or particular case, where the column before says only the group
 * @GOUJI_ROLE_OUTCOME_MARK: a column for one outcome, with a mark where it is this one
 * @GOUJI_ROLE_CARRIED_IN: whether it comes from last year
 * @GOUJI_ROLE_CARRIED_OUT: whether it goes on next year
 * @GOUJI_ROLE_CARRIED: whether it crosses a turn of the year, without saying which
 * @GOUJI_ROLE_STATE: how far it has come, in words
 *
 * What a column of a register holds.
 */
typedef enum {
  GOUJI_ROLE_NONE,
  GOUJI_ROLE_SERIAL,
  GOUJI_ROLE_NUMBER,
  GOUJI_ROLE_RECEIVED,
  GOUJI_ROLE_CLOSED,
  GOUJI_ROLE_KIND,
  GOUJI_ROLE_ORGANIZATION,
  GOUJI_ROLE_KIND_MARK,
  GOUJI_ROLE_OUTCOME,
  GOUJI_ROLE_DETAIL,
  GOUJI_ROLE_OUTCOME_MARK,
  GOUJI_ROLE_CARRIED_IN,
  GOUJI_ROLE_CARRIED_OUT,
  GOUJI_ROLE_CARRIED,
  GOUJI_ROLE_STATE,
  GOUJI_N_ROLES,
} GoujiRegisterRole;

const char *gouji_register_role_to_string (GoujiRegisterRole role);
gboolean gouji_register_role_from_string (const char *text, GoujiRegisterRole *role);
gboolean gouji_register_role_is_single (GoujiRegisterRole role);

/**
 * GoujiRegisterWords:
 *
 * The words that clerks use in registers, loaded from data/register/requests.json: heads of columns, kinds of
 * applicants, outcomes, marks, sums, and ways to write a day. Immutable, reference counted with atomic
 * operations; may be shared between threads.
 */
typedef struct _GoujiRegisterWords GoujiRegisterWords;

GoujiRegisterWords *gouji_register_words_new_from_json (JsonObject *object,
                                                        GoujiFolding *folding,
                                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
GoujiRegisterWords *gouji_register_words_new_from_folder (const char *folder,
                                                          GoujiFolding *folding,
                                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
GoujiRegisterWords *gouji_register_words_ref (GoujiRegisterWords *self);
void gouji_register_words_unref (GoujiRegisterWords *self);

char *gouji_register_words_fold (GoujiRegisterWords *self, const char *text) G_GNUC_WARN_UNUSED_RESULT;

/**
 * GoujiRegisterList:
 * @GOUJI_LIST_YES: a yes
 * @GOUJI_LIST_NO: a no
 * @GOUJI_LIST_MARK: a mark that stands in the column that holds
 * @GOUJI_LIST_BLANK: what is written where nothing is to be said
 * @GOUJI_LIST_SUM: how a row of sums begins
 * @GOUJI_LIST_NOTE: how a note above or below a table begins
 * @GOUJI_LIST_CARRIED_IN: comes from last year
 * @GOUJI_LIST_CARRIED_OUT: goes on next year
 * @GOUJI_LIST_CLOSED: is closed
 * @GOUJI_LIST_OPEN: is not closed yet
 * @GOUJI_LIST_NEW: was received this year
 *
 * Lists of words that mean the same.
 */
typedef enum {
  GOUJI_LIST_YES,
  GOUJI_LIST_NO,
  GOUJI_LIST_MARK,
  GOUJI_LIST_BLANK,
  GOUJI_LIST_SUM,
  GOUJI_LIST_NOTE,
  GOUJI_LIST_CARRIED_IN,
  GOUJI_LIST_CARRIED_OUT,
  GOUJI_LIST_CLOSED,
  GOUJI_LIST_OPEN,
  GOUJI_LIST_NEW,
  GOUJI_N_LISTS,
} GoujiRegisterList;

gboolean gouji_register_words_has (GoujiRegisterWords *self, GoujiRegisterList list, const char *folded);

gboolean gouji_register_words_names_applicant (GoujiRegisterWords *self, const char *folded);
GoujiRegisterRole gouji_register_words_find_role (GoujiRegisterWords *self, const char *folded, guint *rank);
gboolean gouji_register_words_role_takes_days (GoujiRegisterWords *self, GoujiRegisterRole role);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiRegisterWords, gouji_register_words_unref)

G_END_DECLS
