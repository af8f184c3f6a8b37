/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <json-glib/json-glib.h>
#include <string.h>

#include "report/gouji-versions-private.h"

#define SHA256_LENGTH 64

/* More lines than are ever written: a file that has more is damaged. */
#define MOST_LINES (4 * GOUJI_VERSIONS_MOST)

static const char *const kinds[] = {
  [GOUJI_VERSION_SAVED] = "saved",
  [GOUJI_VERSION_SIGNED_OFF] = "signed-off",
  [GOUJI_VERSION_REPLACED] = "replaced",
  [GOUJI_VERSION_RESTORED] = "restored",
};
G_STATIC_ASSERT (G_N_ELEMENTS (kinds) == GOUJI_N_VERSION_KINDS);

/**
 * gouji_version_kind_to_string:
 *
 * Returns: the word that files have for it
 */
const char *
gouji_version_kind_to_string (GoujiVersionKind kind)
{
  g_return_val_if_fail (kind < GOUJI_N_VERSION_KINDS, NULL);

  return kinds[kind];
}

GoujiVersion *
gouji_version_copy (const GoujiVersion *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  GoujiVersion *copy = g_new0 (GoujiVersion, 1);

  copy->kind = self->kind;
  copy->on = g_date_time_ref (self->on);
  copy->by = g_strdup (self->by);
  copy->sha256 = g_strdup (self->sha256);
  copy->length = self->length;
  return copy;
}

void
gouji_version_free (GoujiVersion *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->on, g_date_time_unref);
  g_free (self->by);
  g_free (self->sha256);
  g_free (self);
}

static const char *
get_text (JsonObject *line, const char *name)
{
  JsonNode *node = json_object_get_member (line, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
           ? json_node_get_string (node)
           : NULL;
}

static gboolean
is_sha256 (const char *text)
{
  return text != NULL && strlen (text) == SHA256_LENGTH && strspn (text, "0123456789abcdef") == SHA256_LENGTH;
}

/* What a later program calls by a word that this one does not know was kept for some reason: it is one that
 * was saved. */
static GoujiVersionKind
get_kind (JsonObject *line)
{
  const char *word = get_text (line, "kind");

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++) {
    if (g_strcmp0 (word, kinds[i]) == 0)
      return (GoujiVersionKind) i;
  }

  return GOUJI_VERSION_SAVED;
}

static GoujiVersion *
parse_line (JsonParser *parser, const char *text, gsize length)
{
  if (!g_utf8_validate_len (text, length, NULL) ||
      !json_parser_load_from_data (parser, text, (gssize) length, NULL))
    return NULL;

  JsonNode *root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return NULL;

  JsonObject *line = json_node_get_object (root);
  const char *on = get_text (line, "on");
  const char *sha256 = get_text (line, "sha256");
  g_autoptr (GDateTime) when = on != NULL ? g_date_time_new_from_iso8601 (on, NULL) : NULL;
  if (when == NULL || !is_sha256 (sha256))
    return NULL;

  GoujiVersion *version = g_new0 (GoujiVersion, 1);
  version->kind = get_kind (line);
  version->on = g_steal_pointer (&when);
  version->by = g_strdup (get_text (line, "by"));
  version->sha256 = g_strdup (sha256);
  return version;
}

/* Lines that cannot be read are left out. The lengths are the files' to say. */
GPtrArray *
gouji_version_lines_parse (const char *text, gsize length)
{
  GPtrArray *versions = g_ptr_array_new_with_free_func ((GDestroyNotify) gouji_version_free);
  g_autoptr (JsonParser) parser = json_parser_new ();
  guint n_lines = 0;

  for (const char *end = length > 0 ? memchr (text, '\n', length) : NULL; end != NULL && n_lines < MOST_LINES;
       end = memchr (text, '\n', length)) {
    GoujiVersion *version = parse_line (parser, text, (gsize) (end - text));

    if (version != NULL)
      g_ptr_array_add (versions, version);
    length -= (gsize) (end + 1 - text);
    text = end + 1;
    n_lines++;
  }

  return versions;
}

GBytes *
gouji_version_lines_print (GPtrArray *versions)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < versions->len; i++) {
    const GoujiVersion *version = g_ptr_array_index (versions, i);
    g_autoptr (JsonObject) line = json_object_new ();
    g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), line);
    g_autofree char *on = g_date_time_format_iso8601 (version->on);

    json_object_set_string_member (line, "on", on);
    json_object_set_string_member (line, "kind", kinds[version->kind]);
    if (version->by != NULL)
      json_object_set_string_member (line, "by", version->by);
    json_object_set_string_member (line, "sha256", version->sha256);
    g_autofree char *printed = json_to_string (node, FALSE);
    g_string_append (text, printed);
    g_string_append_c (text, '\n');
  }

  return g_string_free_to_bytes (text);
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  const GoujiVersion *first = *(const GoujiVersion *const *) a;
  const GoujiVersion *second = *(const GoujiVersion *const *) b;

  return g_date_time_compare (second->on, first->on);
}

/* The newest first; of one moment, the order stays: this sort is stable. */
void
gouji_version_sort (GPtrArray *versions)
{
  g_ptr_array_sort (versions, compare_newest_first);
}

/* Days and months as they stood in the calendar on the wall. */
static int
count_days (const GoujiVersion *version)
{
  int year, month, day;
  GDate date;

  g_date_time_get_ymd (version->on, &year, &month, &day);
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return (int) g_date_get_julian (&date);
}

static int
count_months (const GoujiVersion *version)
{
  return g_date_time_get_year (version->on) * 12 + g_date_time_get_month (version->on);
}

#define MONTH_IN_DAYS 31

typedef struct {
  int today;
  GHashTable *days;   /* of which one is kept */
  GHashTable *months; /* likewise */
} Calendar;

static gboolean
stays_by_day (Calendar *self, const GoujiVersion *version)
{
  int day = count_days (version);

  if (version->kind == GOUJI_VERSION_SIGNED_OFF || day >= self->today)
    return TRUE;
  if (self->today - day > MONTH_IN_DAYS)
    return g_hash_table_add (self->months, GINT_TO_POINTER (count_months (version)));

  return version->kind != GOUJI_VERSION_SAVED || g_hash_table_add (self->days, GINT_TO_POINTER (day));
}

/* @versions are the newest first. Returns: (element-type GoujiVersion) (transfer container): those that stay
 */
GPtrArray *
gouji_version_thin (GPtrArray *versions, const GoujiVersion *added)
{
  g_autoptr (GHashTable) days = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) months = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) counted = g_hash_table_new (g_str_hash, g_str_equal);
  Calendar calendar = { .today = count_days (added), .days = days, .months = months };
  GPtrArray *staying = g_ptr_array_new ();
  gsize n_bytes = added->length;
  guint n = 1;

  g_hash_table_add (counted, added->sha256);
  for (guint i = 0; i < versions->len; i++) {
    GoujiVersion *version = g_ptr_array_index (versions, i);

    if (!stays_by_day (&calendar, version) && version != added)
      continue;
    if (version != added && version->kind != GOUJI_VERSION_SIGNED_OFF) {
      n_bytes += g_hash_table_add (counted, version->sha256) ? version->length : 0;
      n++;
      if (n_bytes > GOUJI_VERSIONS_MOST_BYTES || n > GOUJI_VERSIONS_MOST)
        continue;
    }
    g_ptr_array_add (staying, version);
  }

  return staying;
}
