/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "report/gouji-field-source.h"
#include "report/gouji-history.h"
#include "report/gouji-report.h"
#include "report/gouji-status.h"

G_BEGIN_DECLS

/* What only this room's own files and journals need of a report. */

typedef struct {
  GoujiFigure figure;
  GoujiHow printed_how; /* how the figure's printed text came there, while an entered one stands before it */
} GoujiPlace;

/* What a file has that the report no longer has. While the report holds another reading than the file's, the
 * figures and texts of that other one are not compared: they are of other cells. */
typedef struct {
  GHashTable *values; /* key → the GoujiValue it had then */
  guint reading;
} GoujiSaved;

/* What was put into a field, and why. */
typedef struct {
  GRefString *text;
  GoujiFieldSource source;
} GoujiFieldReading;

struct _GoujiReport {
  GObject parent_instance;

  GoujiForm *form;
  char *id;
  GoujiDocument *document;
  GoujiRange document_range;
  char *source_name;
  char *source_sha256;
  gboolean read_only;
  gboolean restoring; /* an undo or a redo is being told */
  gboolean replaying; /* what was done is done again as it was: nothing is refused, nothing follows from it */

  GRefString *fields[GOUJI_N_FIELDS];
  GoujiFieldReading field_readings[GOUJI_N_FIELDS];
  GoujiPlace *places;
  guint n_places;
  GoujiNarrative *narratives; /* their texts are GRefString */
  GPtrArray **bindings;       /* of each narrative, in its order; shared and never changed */
  guint n_narratives;
  GoujiTableState *tables;
  guint n_tables;
  GPtrArray *extras;
  GPtrArray *headings;
  guint reading;    /* number of what was read: from form to headings, it changes as one */
  guint n_readings; /* how many there were */

  GPtrArray *excuses; /* shared and never changed */
  GoujiReport *last_year;

  GoujiHistory *history;
  guint n_announcing;      /* what is set meanwhile is a consequence */
  GoujiSaved *saved;       /* what was changed since the last saving */
  GoujiSaved *being_saved; /* the same for the saving that is going on, else NULL */
  gboolean never_saved;    /* holds work that no file has, whatever the history says */
  gboolean was_modified;   /* what the properties were last announced as */
  gboolean could_undo;
  gboolean could_redo;

  JsonObject *kept;
  JsonObject *original; /* of a file that is written as it was read */
  GPtrArray *losses;    /* what a damaged file no longer says */
  char *recovered_from;
};

GoujiSaved *gouji_saved_new (GoujiReport *report);
void gouji_saved_free (GoujiSaved *self);
void gouji_report_track_saved (
  GoujiReport *self, GoujiChange kind, guint index, const GoujiValue *from, const GoujiValue *now);
void gouji_report_announce (GoujiReport *self);
void gouji_report_announce_change (GoujiReport *self, GoujiChange kind, guint index);

gboolean gouji_change_outlives_reading (GoujiChange kind);
GoujiValue gouji_report_get_value (GoujiReport *self, GoujiChange kind, guint index);
void gouji_report_apply (GoujiReport *self, GoujiChange kind, guint index, const GoujiValue *value);
void gouji_report_put_value (GoujiReport *self, GoujiChange kind, guint index, const GoujiValue *value);
void gouji_report_forget_saved (GoujiReport *self, GoujiChange kind, guint index);
void gouji_report_put_field_reading (GoujiReport *self, GoujiField field, const char *text);
void gouji_report_edit_value (GoujiReport *self, GoujiChange kind, guint index, const GoujiValue *value);
void gouji_report_edit_status (GoujiReport *self, GoujiStatus status, const char *by, const char *on);
void gouji_report_begin_replay (GoujiReport *self);
void gouji_report_end_replay (GoujiReport *self);
void gouji_report_swap_reading (GoujiReport *self, GoujiReport *other);
void gouji_extra_free (GoujiExtra *extra);

JsonObject *gouji_report_get_kept (GoujiReport *self);
void gouji_report_put_kept (GoujiReport *self, JsonObject *kept);
void gouji_report_put_original (GoujiReport *self, JsonObject *original);
GoujiHow gouji_report_get_printed_how (GoujiReport *self, const GoujiCell *cell);
void gouji_report_put_entered (GoujiReport *self, const GoujiCell *cell, const char *text, GoujiHow how);
void gouji_report_mark_unsaved (GoujiReport *self);
const char *gouji_report_get_recovered_from (GoujiReport *self);
void gouji_report_put_recovered_from (GoujiReport *self, const char *path);

G_END_DECLS
