/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GoujiExcuse:
 * @rule: id of the rule whose finding is set aside
 * @about: what tells this finding from others of its rule: ids of cells and parts, in the order of the form,
 * parted by spaces
 * @values: (element-type utf8): what the finding was judged by, one text a value, in the order of @about:
 * whoever made the excuse makes the texts, and compares them
 * @reason: why it is set aside, in the user's words; never empty
 * @by: (nullable): who did so
 * @on: (nullable): on which day, ISO 8601
 * @unknown: (nullable): what a file of a later version says of it besides, as a JSON object; kept with it
 *
 * A finding that was set aside. It excuses the values that the finding was judged by, and no others: when one
 * of them is another, the finding is back, and the excuse is kept with its report, for the value may come
 * back too.
 */
typedef struct {
  char *rule;
  char *about;
  GStrv values;
  char *reason;
  char *by;
  char *on;
  char *unknown;
} GoujiExcuse;

GoujiExcuse *gouji_excuse_copy (const GoujiExcuse *self) G_GNUC_WARN_UNUSED_RESULT;
void gouji_excuse_free (GoujiExcuse *self);
gboolean gouji_excuse_equal (const GoujiExcuse *self, const GoujiExcuse *other);
gboolean gouji_excuse_is_about (const GoujiExcuse *self, const char *rule, const char *about);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiExcuse, gouji_excuse_free)

G_END_DECLS
