/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "form/gouji-form-set.h"
#include "report/gouji-salvage.h"

G_BEGIN_DECLS

/**
 * GoujiParser:
 * @report: what is being filled
 * @forms: the forms that it may be in
 * @within: (nullable): path of the member that holds it, with a point, for messages
 * @length: of the document, in code points
 * @lenient: of a later version: what has another shape counts as missing
 * @foreign: in a form that this program does not have: its cells mean nothing here
 * @losses: (nullable) (element-type GoujiLoss): where it is said what a damaged file lacks; it is lenient
 * then, and may be changed
 * @error: where it is said why the file was turned down
 *
 * Reads the JSON of a report's file. Every member may be missing but the id and the form, so that files can
 * be written by hand; what is there must have its shape and lie within the document. Each of the functions
 * returns whether to go on.
 */
typedef struct {
  GoujiReport *report;
  GoujiFormSet *forms;
  const char *within;
  guint length;
  gboolean lenient;
  gboolean foreign;
  GPtrArray *losses;
  GError **error;
} GoujiParser;

JsonNode *gouji_json_find (JsonObject *object, const char *name);
gboolean gouji_json_is_whole_number (JsonNode *node);
gboolean gouji_json_read_range (JsonNode *node, guint length, GoujiRange *range);

gboolean gouji_parser_fail (GoujiParser *self, JsonObject *object, const char *path, const char *name);
void gouji_losses_add (GPtrArray *losses, GoujiLossKind kind, const char *what);
gboolean gouji_parser_take_text (
  GoujiParser *self, JsonObject *object, const char *path, const char *name, const char **text);
gboolean gouji_parser_take_flag (
  GoujiParser *self, JsonObject *object, const char *path, const char *name, gboolean *flag);
gboolean gouji_parser_take_range (GoujiParser *self,
                                  JsonObject *object,
                                  const char *path,
                                  const char *name,
                                  GoujiRange *range,
                                  gboolean *found);
gboolean gouji_parser_take_object (
  GoujiParser *self, JsonObject *object, const char *path, const char *name, JsonObject **member);
gboolean gouji_parser_take_array (
  GoujiParser *self, JsonObject *object, const char *path, const char *name, JsonArray **member);
gboolean gouji_parser_take_how (
  GoujiParser *self, JsonObject *object, const char *path, const char *name, GoujiHow *how);
gboolean gouji_parser_take_doubt (GoujiParser *self, JsonObject *object, const char *path, GoujiDoubt *doubt);

G_END_DECLS
