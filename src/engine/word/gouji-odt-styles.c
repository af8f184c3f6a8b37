/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "word/gouji-odt-private.h"

#include <string.h>

/* So many styles are looked through for what one is based on; in a circle of them that is the end. */
#define MOST_STEPS 32

#define LARGEST_NUMBER 1000000

/* The list style that numbers headings has no name of its own. */
#define OUTLINE ""

#define OPEN_DOCUMENT "urn:oasis:names:tc:opendocument:xmlns:"
#define OPEN_OFFICE "http://openoffice.org/2000/"

static const struct {
  const char *name;
  GoujiOdtSpace space;
} spaces[] = {
  { "drawing", GOUJI_ODT_SPACE_DRAW }, { "office", GOUJI_ODT_SPACE_OFFICE },
  { "style", GOUJI_ODT_SPACE_STYLE },  { "table", GOUJI_ODT_SPACE_TABLE },
  { "text", GOUJI_ODT_SPACE_TEXT },
};

typedef struct {
  char *parent;
  char *list;
  int hidden; /* -1 where it says nothing, as below */
  int raised;
  gboolean resolved;
  GoujiOdtStyle all; /* with what it is based on, once it is resolved */
} Style;

typedef struct {
  GoujiListNumber format;
  char *text; /* with %1% to %10% for the numbers of the levels; the mark of a bullet */
  char *prefix;
  char *suffix;
  guint start;
  guint n_shown; /* levels whose numbers are shown */
  gboolean no_space;
} Level;

typedef struct {
  Level levels[GOUJI_ODT_N_LEVELS];
} List;

struct _GoujiOdtStyles {
  GHashTable *styles; /* element-type utf8 Style: by family and name */
  GHashTable *lists;  /* element-type utf8 List */
  Style *style;       /* while parsing, as below */
  List *list;
  Level *level;
};

static void
free_style (Style *style)
{
  g_free (style->parent);
  g_free (style->list);
  g_free (style);
}

static void
clear_level (Level *level)
{
  g_free (level->text);
  g_free (level->prefix);
  g_free (level->suffix);
  *level = (Level) { 0 };
}

static void
free_list (List *list)
{
  for (guint i = 0; i < GOUJI_ODT_N_LEVELS; i++)
    clear_level (&list->levels[i]);
  g_free (list);
}

GoujiOdtStyles *
gouji_odt_styles_new (void)
{
  GoujiOdtStyles *self = g_new0 (GoujiOdtStyles, 1);

  self->styles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) free_style);
  self->lists = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) free_list);

  return self;
}

void
gouji_odt_styles_free (GoujiOdtStyles *self)
{
  g_hash_table_unref (self->styles);
  g_hash_table_unref (self->lists);
  g_free (self);
}

/**
 * gouji_odt_element:
 * @namespace_uri: (nullable): of OpenDocument, or of the format before it
 */
GoujiOdtElement
gouji_odt_element (const xmlChar *name,
                   const xmlChar *namespace_uri,
                   int n_attributes,
                   const xmlChar **attributes)
{
  GoujiOdtElement self = { .name = (const char *) name,
                           .n_attributes = n_attributes,
                           .attributes = attributes };
  const char *uri = (const char *) namespace_uri;
  gsize n;

  if (uri != NULL && g_str_has_prefix (uri, OPEN_DOCUMENT))
    uri += strlen (OPEN_DOCUMENT);
  else if (uri != NULL && g_str_has_prefix (uri, OPEN_OFFICE))
    uri += strlen (OPEN_OFFICE);
  else
    return self;

  n = strcspn (uri, ":");
  for (guint i = 0; i < G_N_ELEMENTS (spaces); i++) {
    if (strlen (spaces[i].name) == n && strncmp (uri, spaces[i].name, n) == 0)
      self.space = spaces[i].space;
  }

  return self;
}

gboolean
gouji_odt_is (const GoujiOdtElement *self, GoujiOdtSpace space, const char *name)
{
  return self->space == space && strcmp (self->name, name) == 0;
}

/**
 * gouji_odt_get_value:
 * @name: an attribute's name, which no two namespaces of one element share
 *
 * Returns: (transfer full) (nullable): its value
 */
char *
gouji_odt_get_value (const GoujiOdtElement *self, const char *name)
{
  const xmlChar **attribute = self->attributes;

  for (int i = 0; i < self->n_attributes; i++, attribute += 5) {
    if (strcmp ((const char *) attribute[0], name) == 0)
      return g_strndup ((const char *) attribute[3], attribute[4] - attribute[3]);
  }

  return NULL;
}

guint
gouji_odt_get_number (const GoujiOdtElement *self, const char *name, guint fallback)
{
  g_autofree char *value = gouji_odt_get_value (self, name);
  guint64 number;

  if (value == NULL || !g_ascii_string_to_unsigned (value, 10, 0, LARGEST_NUMBER, &number, NULL))
    return fallback;

  return number;
}

static char *
make_key (const char *family, const char *name)
{
  return g_strconcat (family, ":", name, NULL);
}

static void
begin_style (GoujiOdtStyles *self, const GoujiOdtElement *element)
{
  g_autofree char *name = gouji_odt_get_value (element, "name");
  g_autofree char *family = gouji_odt_get_value (element, "family");

  self->style = NULL;
  if (name == NULL || family == NULL)
    return;

  self->style = g_new0 (Style, 1);
  self->style->parent = gouji_odt_get_value (element, "parent-style-name");
  self->style->list = gouji_odt_get_value (element, "list-style-name");
  self->style->hidden = -1;
  self->style->raised = -1;
  g_hash_table_replace (self->styles, make_key (family, name), self->style);
}

static void
set_text_properties (Style *style, const GoujiOdtElement *element)
{
  g_autofree char *display = gouji_odt_get_value (element, "display");
  g_autofree char *position = gouji_odt_get_value (element, "text-position");

  if (display != NULL)
    style->hidden = g_str_equal (display, "none");
  if (position != NULL)
    style->raised = !g_str_has_prefix (position, "0%");
}

static void
begin_list (GoujiOdtStyles *self, const GoujiOdtElement *element, gboolean is_outline)
{
  char *name = is_outline ? g_strdup (OUTLINE) : gouji_odt_get_value (element, "name");

  self->level = NULL;
  self->list = g_new0 (List, 1);
  g_hash_table_replace (self->lists, name != NULL ? name : g_strdup (OUTLINE "?"), self->list);
}

/* A way of counting that has no letter of its own is given by its first numbers (part 3, 19.506). */
static GoujiListNumber
find_format (const char *format)
{
  static const struct {
    const char *name;
    GoujiListNumber kind;
  } formats[] = {
    { "", GOUJI_LIST_NUMBER_NONE },          { "1", GOUJI_LIST_NUMBER_DECIMAL },
    { "a", GOUJI_LIST_NUMBER_LOWER_LETTER }, { "A", GOUJI_LIST_NUMBER_UPPER_LETTER },
    { "i", GOUJI_LIST_NUMBER_LOWER_ROMAN },  { "I", GOUJI_LIST_NUMBER_UPPER_ROMAN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++) {
    if (format == NULL || g_str_equal (format, formats[i].name))
      return formats[i].kind;
  }
  for (GoujiListNumber kind = GOUJI_LIST_NUMBER_DECIMAL_ZERO; kind <= GOUJI_LIST_NUMBER_HAN_IN_BRACKETS;
       kind++) {
    g_autoptr (GString) sample = g_string_new (NULL);

    gouji_list_number_append (sample, kind, 1);
    g_string_append (sample, ", ");
    gouji_list_number_append (sample, kind, 2);
    if (g_str_has_prefix (format, sample->str))
      return kind;
  }

  return GOUJI_LIST_NUMBER_DECIMAL;
}

static void
begin_level (GoujiOdtStyles *self, const GoujiOdtElement *element)
{
  guint index = gouji_odt_get_number (element, "level", 0);
  g_autofree char *format = gouji_odt_get_value (element, "num-format");

  self->level = NULL;
  if (index == 0 || index > GOUJI_ODT_N_LEVELS)
    return;

  self->level = &self->list->levels[index - 1];
  clear_level (self->level);
  self->level->format = find_format (format);
  self->level->prefix = gouji_odt_get_value (element, "num-prefix");
  self->level->suffix = gouji_odt_get_value (element, "num-suffix");
  self->level->text = gouji_odt_get_value (element, "num-list-format");
  self->level->start = gouji_odt_get_number (element, "start-value", 1);
  self->level->n_shown = MIN (gouji_odt_get_number (element, "display-levels", 1), index);
  if (g_str_has_prefix (element->name, "list-level-style-bullet")) {
    self->level->format = GOUJI_LIST_NUMBER_BULLET;
    g_free (self->level->text);
    self->level->text = gouji_odt_get_value (element, "bullet-char");
  }
}

/**
 * gouji_odt_styles_begin:
 *
 * Looks at an element in front of the text.
 */
void
gouji_odt_styles_begin (GoujiOdtStyles *self, const GoujiOdtElement *element)
{
  if (gouji_odt_is (element, GOUJI_ODT_SPACE_STYLE, "style")) {
    begin_style (self, element);
  } else if (gouji_odt_is (element, GOUJI_ODT_SPACE_STYLE, "text-properties")) {
    if (self->style != NULL)
      set_text_properties (self->style, element);
  } else if (gouji_odt_is (element, GOUJI_ODT_SPACE_TEXT, "list-style")) {
    begin_list (self, element, FALSE);
  } else if (gouji_odt_is (element, GOUJI_ODT_SPACE_TEXT, "outline-style")) {
    begin_list (self, element, TRUE);
  } else if (self->list != NULL && element->space == GOUJI_ODT_SPACE_TEXT &&
             (g_str_has_prefix (element->name, "list-level-style-") ||
              g_str_equal (element->name, "outline-level-style"))) {
    begin_level (self, element);
  } else if (self->level != NULL &&
             gouji_odt_is (element, GOUJI_ODT_SPACE_STYLE, "list-level-label-alignment")) {
    g_autofree char *followed = gouji_odt_get_value (element, "label-followed-by");

    self->level->no_space = g_strcmp0 (followed, "nothing") == 0;
  }
}

void
gouji_odt_styles_end (GoujiOdtStyles *self, const GoujiOdtElement *element)
{
  if (gouji_odt_is (element, GOUJI_ODT_SPACE_STYLE, "style"))
    self->style = NULL;
  if (gouji_odt_is (element, GOUJI_ODT_SPACE_TEXT, "list-style") ||
      gouji_odt_is (element, GOUJI_ODT_SPACE_TEXT, "outline-style")) {
    self->list = NULL;
    self->level = NULL;
  }
}

static Style *
look_up (GoujiOdtStyles *self, const char *family, const char *name)
{
  g_autofree char *key = name == NULL ? NULL : make_key (family, name);

  return key == NULL ? NULL : g_hash_table_lookup (self->styles, key);
}

static void
resolve (GoujiOdtStyles *self, const char *family, Style *style)
{
  const Style *step = style;
  int hidden = -1;
  int raised = -1;

  style->resolved = TRUE;
  for (guint i = 0; step != NULL && i < MOST_STEPS; i++) {
    if (style->all.list == NULL)
      style->all.list = step->list;
    if (hidden < 0)
      hidden = step->hidden;
    if (raised < 0)
      raised = step->raised;
    step = look_up (self, family, step->parent);
  }
  style->all.hidden = hidden > 0;
  style->all.raised = raised > 0;
}

/**
 * gouji_odt_styles_find:
 * @name: (nullable): %NULL says nothing
 *
 * Returns: what the style says, with all that it is based on
 */
GoujiOdtStyle
gouji_odt_styles_find (GoujiOdtStyles *self, const char *family, const char *name)
{
  Style *style = look_up (self, family, name);

  if (style == NULL)
    return (GoujiOdtStyle) { 0 };
  if (!style->resolved)
    resolve (self, family, style);

  return style->all;
}

static void
append_parts (GString *label, const List *list, const GoujiOdtCounters *counters, guint level)
{
  const Level *used = &list->levels[level];

  g_string_append (label, used->prefix != NULL ? used->prefix : "");
  for (guint i = level + 1 - MAX (used->n_shown, 1); i <= level; i++) {
    gsize before = label->len;

    gouji_list_number_append (label, list->levels[i].format, counters->numbers[i]);
    if (i < level && label->len > before)
      g_string_append_c (label, '.');
  }
  g_string_append (label, used->suffix != NULL ? used->suffix : "");
}

static void
append_text (GString *label, const List *list, const GoujiOdtCounters *counters, const char *text)
{
  while (*text != '\0') {
    char *end = NULL;
    guint64 level = *text == '%' ? g_ascii_strtoull (text + 1, &end, 10) : 0;

    if (level >= 1 && level <= GOUJI_ODT_N_LEVELS && *end == '%') {
      gouji_list_number_append (label, list->levels[level - 1].format, counters->numbers[level - 1]);
      text = end + 1;
    } else {
      g_string_append_c (label, *text++);
    }
  }
}

static void
append_bullet (GString *label, const char *text)
{
  gunichar c = text == NULL ? 0 : g_utf8_get_char (text);

  if (c != 0)
    g_string_append_unichar (label, g_unichar_type (c) == G_UNICODE_PRIVATE_USE ? 0x2022 : c);
}

static void
advance (const List *list, GoujiOdtCounters *counters, guint level, int start)
{
  for (guint i = 0; i <= level; i++) {
    if (!counters->counting[i])
      counters->numbers[i] = i < level ? list->levels[i].start : MAX (list->levels[i].start, 1) - 1;
    counters->counting[i] = TRUE;
  }
  counters->numbers[level] = start >= 0 ? (guint) start : MIN (counters->numbers[level] + 1, LARGEST_NUMBER);
  for (guint i = level + 1; i < GOUJI_ODT_N_LEVELS; i++)
    counters->counting[i] = FALSE;
}

/**
 * gouji_odt_styles_count:
 * @list: (nullable): a list style; %NULL for the one of headings
 * @counters: of the list
 * @level: from 0
 * @start: the number to go on with, -1 for the next
 *
 * Counts an item of the list.
 *
 * Returns: (transfer full) (nullable): what is printed in front of it; %NULL for nothing
 */
char *
gouji_odt_styles_count (
  GoujiOdtStyles *self, const char *list, GoujiOdtCounters *counters, guint level, int start)
{
  const List *found = g_hash_table_lookup (self->lists, list == NULL ? OUTLINE : list);
  g_autoptr (GString) label = NULL;
  const Level *used;
  const char *last;

  level = MIN (level, GOUJI_ODT_N_LEVELS - 1);
  if (found == NULL)
    return NULL;

  used = &found->levels[level];
  advance (found, counters, level, start);
  label = g_string_new (NULL);
  if (used->format == GOUJI_LIST_NUMBER_BULLET)
    append_bullet (label, used->text);
  else if (used->format != GOUJI_LIST_NUMBER_NONE && used->text != NULL)
    append_text (label, found, counters, used->text);
  else if (used->format != GOUJI_LIST_NUMBER_NONE)
    append_parts (label, found, counters, level);
  if (label->len == 0)
    return NULL;

  last = g_utf8_find_prev_char (label->str, label->str + label->len);
  if (!used->no_space && last != NULL && !g_unichar_iswide (g_utf8_get_char (last)))
    g_string_append_c (label, ' ');

  return g_string_free_and_steal (g_steal_pointer (&label));
}
