/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "word/gouji-word-private.h"

#include <string.h>

/* No counter goes further, whatever a file makes it begin with. */
#define LARGEST_NUMBER 1000000

/* How numbers are written (17.18.59). What is not among them is written in digits. */
static const struct {
  const char *name;
  GoujiListNumber kind;
} formats[] = {
  { "none", GOUJI_LIST_NUMBER_NONE },
  { "bullet", GOUJI_LIST_NUMBER_BULLET },
  { "decimal", GOUJI_LIST_NUMBER_DECIMAL },
  { "decimalZero", GOUJI_LIST_NUMBER_DECIMAL_ZERO },
  { "decimalFullWidth", GOUJI_LIST_NUMBER_FULL_WIDTH },
  { "decimalFullWidth2", GOUJI_LIST_NUMBER_FULL_WIDTH },
  { "upperLetter", GOUJI_LIST_NUMBER_UPPER_LETTER },
  { "lowerLetter", GOUJI_LIST_NUMBER_LOWER_LETTER },
  { "upperRoman", GOUJI_LIST_NUMBER_UPPER_ROMAN },
  { "lowerRoman", GOUJI_LIST_NUMBER_LOWER_ROMAN },
  { "chineseCounting", GOUJI_LIST_NUMBER_HAN },
  { "chineseCountingThousand", GOUJI_LIST_NUMBER_HAN },
  { "japaneseCounting", GOUJI_LIST_NUMBER_HAN },
  { "taiwaneseCounting", GOUJI_LIST_NUMBER_HAN },
  { "taiwaneseCountingThousand", GOUJI_LIST_NUMBER_HAN },
  { "koreanDigital2", GOUJI_LIST_NUMBER_HAN_DIGITS },
  { "ideographDigital", GOUJI_LIST_NUMBER_HAN_DIGITS },
  { "japaneseDigitalTenThousand", GOUJI_LIST_NUMBER_HAN_DIGITS },
  { "taiwaneseDigital", GOUJI_LIST_NUMBER_HAN_DIGITS },
  { "chineseLegalSimplified", GOUJI_LIST_NUMBER_LEGAL },
  { "ideographLegalTraditional", GOUJI_LIST_NUMBER_LEGAL_TRADITIONAL },
  { "ideographTraditional", GOUJI_LIST_NUMBER_STEMS },
  { "ideographZodiac", GOUJI_LIST_NUMBER_BRANCHES },
  { "decimalEnclosedCircle", GOUJI_LIST_NUMBER_CIRCLED },
  { "decimalEnclosedCircleChinese", GOUJI_LIST_NUMBER_CIRCLED },
  { "decimalEnclosedParen", GOUJI_LIST_NUMBER_IN_BRACKETS },
  { "decimalEnclosedFullstop", GOUJI_LIST_NUMBER_FULL_STOP },
  { "ideographEnclosedCircle", GOUJI_LIST_NUMBER_CIRCLED_HAN },
};

typedef struct {
  int start;
  GoujiListNumber format;
  char *text;      /* with %1 to %9 for the numbers of the levels */
  char *style;     /* whose paragraphs it numbers */
  int restart;     /* the level, from 1, after which it begins again; 0 for never, -1 for any above it */
  gboolean digits; /* whether all levels are written in digits here */
  gboolean hidden;
  gboolean defined;
  gboolean no_space; /* whether nothing stands between number and text */
} Level;

/* An abstract list, and where it has got to. */
typedef struct _List {
  Level levels[GOUJI_WORD_N_LEVELS];
  char *style_link;     /* the style whose list is this one */
  char *linked;         /* the style whose list is meant instead of this one */
  struct _List *target; /* that list */
  int counters[GOUJI_WORD_N_LEVELS];
  gboolean counting[GOUJI_WORD_N_LEVELS];
} List;

/* A use of a list. */
typedef struct {
  char *list;
  Level levels[GOUJI_WORD_N_LEVELS]; /* those that are other than the list's */
  int starts[GOUJI_WORD_N_LEVELS];   /* -1 where it goes on with the list's numbers */
  gboolean begun;
} Use;

struct _GoujiWordNumbering {
  GHashTable *lists; /* element-type utf8 List */
  GHashTable *uses;  /* element-type utf8 Use */
  List *list;        /* while parsing, as those below */
  Use *use;
  Level *level;
  guint overridden; /* the level that the open use changes */
  gboolean in_numbering;
};

static void
clear_levels (Level *levels)
{
  for (guint i = 0; i < GOUJI_WORD_N_LEVELS; i++) {
    g_free (levels[i].text);
    g_free (levels[i].style);
  }
}

static void
free_list (List *list)
{
  clear_levels (list->levels);
  g_free (list->style_link);
  g_free (list->linked);
  g_free (list);
}

static void
free_use (Use *use)
{
  clear_levels (use->levels);
  g_free (use->list);
  g_free (use);
}

GoujiWordNumbering *
gouji_word_numbering_new (void)
{
  GoujiWordNumbering *self = g_new0 (GoujiWordNumbering, 1);

  self->lists = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) free_list);
  self->uses = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) free_use);

  return self;
}

void
gouji_word_numbering_free (GoujiWordNumbering *self)
{
  g_hash_table_unref (self->lists);
  g_hash_table_unref (self->uses);
  g_free (self);
}

static GoujiListNumber
find_format (const char *name)
{
  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (formats); i++) {
    if (g_str_equal (name, formats[i].name))
      return formats[i].kind;
  }

  return GOUJI_LIST_NUMBER_DECIMAL;
}

typedef struct {
  const char *name;
  const xmlChar *namespace_uri;
  int n_attributes;
  const xmlChar **attributes;
} Element;

static char *
get_value (const Element *element, const char *name)
{
  return gouji_word_get_value (element->namespace_uri, element->n_attributes, element->attributes, name);
}

static int
get_number (const Element *element, const char *name, int fallback)
{
  return gouji_word_get_number (element->namespace_uri, element->n_attributes, element->attributes, name,
                                fallback);
}

static void
begin_list (GoujiWordNumbering *self, const Element *element)
{
  char *id = get_value (element, "abstractNumId");

  self->use = NULL;
  self->level = NULL;
  self->list = g_new0 (List, 1);
  g_hash_table_replace (self->lists, id != NULL ? id : g_strdup (""), self->list);
}

static void
begin_use (GoujiWordNumbering *self, const Element *element)
{
  char *id = get_value (element, "numId");

  self->list = NULL;
  self->level = NULL;
  self->use = g_new0 (Use, 1);
  for (guint i = 0; i < GOUJI_WORD_N_LEVELS; i++)
    self->use->starts[i] = -1;
  self->overridden = GOUJI_WORD_N_LEVELS;
  g_hash_table_replace (self->uses, id != NULL ? id : g_strdup (""), self->use);
}

static void
begin_level (GoujiWordNumbering *self, const Element *element)
{
  int index = get_number (element, "ilvl", -1);
  Level *levels = self->list != NULL ? self->list->levels : self->use != NULL ? self->use->levels : NULL;

  self->level = NULL;
  if (levels == NULL || index < 0 || index >= GOUJI_WORD_N_LEVELS || levels[index].defined)
    return;

  self->level = &levels[index];
  *self->level = (Level) { .start = 0, .format = GOUJI_LIST_NUMBER_DECIMAL, .restart = -1, .defined = TRUE };
}

static void
set_level_property (Level *level, const Element *element)
{
  if (strcmp (element->name, "start") == 0) {
    level->start = CLAMP (get_number (element, "val", 0), 0, LARGEST_NUMBER);
  } else if (strcmp (element->name, "numFmt") == 0) {
    g_autofree char *format = get_value (element, "val");

    level->format = find_format (format);
  } else if (strcmp (element->name, "lvlText") == 0) {
    g_free (level->text);
    level->text = get_value (element, "val");
  } else if (strcmp (element->name, "pStyle") == 0) {
    g_free (level->style);
    level->style = get_value (element, "val");
  } else if (strcmp (element->name, "lvlRestart") == 0) {
    level->restart = get_number (element, "val", -1);
  } else if (strcmp (element->name, "isLgl") == 0) {
    level->digits = gouji_word_is_on (element->namespace_uri, element->n_attributes, element->attributes);
  } else if (strcmp (element->name, "vanish") == 0) {
    level->hidden = gouji_word_is_on (element->namespace_uri, element->n_attributes, element->attributes);
  } else if (strcmp (element->name, "suff") == 0) {
    g_autofree char *suffix = get_value (element, "val");

    level->no_space = g_strcmp0 (suffix, "nothing") == 0;
  }
}

static void
set_property (GoujiWordNumbering *self, const Element *element)
{
  if (self->list != NULL && strcmp (element->name, "styleLink") == 0) {
    g_free (self->list->style_link);
    self->list->style_link = get_value (element, "val");
  } else if (self->list != NULL && strcmp (element->name, "numStyleLink") == 0) {
    g_free (self->list->linked);
    self->list->linked = get_value (element, "val");
  } else if (self->use != NULL && strcmp (element->name, "abstractNumId") == 0) {
    g_free (self->use->list);
    self->use->list = get_value (element, "val");
  } else if (self->use != NULL && strcmp (element->name, "lvlOverride") == 0) {
    self->overridden = MIN ((guint) get_number (element, "ilvl", GOUJI_WORD_N_LEVELS), GOUJI_WORD_N_LEVELS);
  } else if (self->use != NULL && strcmp (element->name, "startOverride") == 0) {
    if (self->overridden < GOUJI_WORD_N_LEVELS)
      self->use->starts[self->overridden] = CLAMP (get_number (element, "val", 0), 0, LARGEST_NUMBER);
  }
}

static void
start_numbering_cb (void *data,
                    const xmlChar *name,
                    const xmlChar *prefix,
                    const xmlChar *namespace_uri,
                    int n_namespaces,
                    const xmlChar **declared,
                    int n_attributes,
                    int n_defaulted,
                    const xmlChar **attributes)
{
  GoujiWordNumbering *self = data;
  const Element element = { (const char *) name, namespace_uri, n_attributes, attributes };

  if (!gouji_word_is_namespace ((const char *) namespace_uri))
    return;
  if (strcmp (element.name, "numbering") == 0)
    self->in_numbering = TRUE;
  if (!self->in_numbering)
    return;

  if (strcmp (element.name, "abstractNum") == 0)
    begin_list (self, &element);
  else if (strcmp (element.name, "num") == 0)
    begin_use (self, &element);
  else if (strcmp (element.name, "lvl") == 0)
    begin_level (self, &element);
  else if (self->level != NULL)
    set_level_property (self->level, &element);
  else
    set_property (self, &element);
}

static void
end_numbering_cb (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *namespace_uri)
{
  GoujiWordNumbering *self = data;

  if (!gouji_word_is_namespace ((const char *) namespace_uri))
    return;
  if (strcmp ((const char *) name, "numbering") == 0)
    self->in_numbering = FALSE;
  else if (strcmp ((const char *) name, "lvl") == 0)
    self->level = NULL;
}

static const xmlSAXHandler numbering_handler = {
  .startElementNs = start_numbering_cb,
  .endElementNs = end_numbering_cb,
};

/* Where a list says that it is the one of a style, that one is meant. */
static void
link_lists (GoujiWordNumbering *self)
{
  g_autoptr (GHashTable) by_style = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->lists);
  while (g_hash_table_iter_next (&iter, NULL, &value)) {
    List *list = value;

    if (list->style_link != NULL && list->linked == NULL)
      g_hash_table_insert (by_style, list->style_link, list);
  }
  g_hash_table_iter_init (&iter, self->lists);
  while (g_hash_table_iter_next (&iter, NULL, &value)) {
    List *list = value;

    list->target = list->linked == NULL ? NULL : g_hash_table_lookup (by_style, list->linked);
  }
}

gboolean
gouji_word_numbering_parse (GoujiWordNumbering *self,
                            GBytes *bytes,
                            const GoujiLimits *limits,
                            GError **error)
{
  gboolean whole = gouji_xml_parse (bytes, &numbering_handler, self, limits, error);

  self->list = NULL;
  self->use = NULL;
  self->level = NULL;
  link_lists (self);

  return whole;
}

static List *
find_list (GoujiWordNumbering *self, const Use *use)
{
  List *list = use == NULL || use->list == NULL ? NULL : g_hash_table_lookup (self->lists, use->list);

  return list != NULL && list->target != NULL ? list->target : list;
}

static const Level *
get_level (const Use *use, const List *list, guint index)
{
  return use->levels[index].defined ? &use->levels[index] : &list->levels[index];
}

/**
 * gouji_word_numbering_find_level:
 * @number: a list that a style names
 * @style: (nullable): that style
 * @fallback: the level that the style names
 *
 * Returns: which of the list's levels numbers the paragraphs of that style
 */
guint
gouji_word_numbering_find_level (GoujiWordNumbering *self,
                                 const char *number,
                                 const char *style,
                                 guint fallback)
{
  const Use *use = g_hash_table_lookup (self->uses, number);
  const List *list = find_list (self, use);

  for (guint i = 0; list != NULL && style != NULL && i < GOUJI_WORD_N_LEVELS; i++) {
    if (g_strcmp0 (get_level (use, list, i)->style, style) == 0)
      return i;
  }

  return fallback;
}

static void
advance (List *list, Use *use, guint index)
{
  for (guint i = 0; !use->begun && i < GOUJI_WORD_N_LEVELS; i++) {
    if (use->starts[i] >= 0) {
      list->counters[i] = use->starts[i] - (i < index ? 0 : 1);
      list->counting[i] = TRUE;
    }
  }
  use->begun = TRUE;

  for (guint i = 0; i <= index; i++) {
    if (list->counting[i])
      continue;
    list->counters[i] = get_level (use, list, i)->start - (i == index ? 1 : 0);
    list->counting[i] = TRUE;
  }
  if (list->counters[index] < LARGEST_NUMBER)
    list->counters[index]++;

  for (guint i = index + 1; i < GOUJI_WORD_N_LEVELS; i++) {
    int restart = get_level (use, list, i)->restart;

    if (restart < 0 || (int) index + 1 <= restart)
      list->counting[i] = FALSE;
  }
}

/* The marks of bullets are most often characters of a font of symbols, which mean something else here. */
static void
append_bullet (GString *label, const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text)) {
    gunichar c = g_utf8_get_char (text);

    g_string_append_unichar (label, g_unichar_type (c) == G_UNICODE_PRIVATE_USE ? 0x2022 : c);
  }
}

static void
append_number (GString *label, const List *list, const Use *use, const Level *level, guint index)
{
  const Level *other = get_level (use, list, index);

  gouji_list_number_append (label, level->digits ? GOUJI_LIST_NUMBER_DECIMAL : other->format,
                            MAX (list->counters[index], 0));
}

static void
append_text (GString *label, const List *list, const Use *use, const Level *level)
{
  for (const char *text = level->text; *text != '\0'; text++) {
    if (text[0] == '%' && text[1] >= '1' && text[1] <= '9') {
      append_number (label, list, use, level, text[1] - '1');
      text++;
    } else {
      g_string_append_c (label, *text);
    }
  }
}

static gboolean
ends_wide (const GString *label)
{
  const char *last = g_utf8_find_prev_char (label->str, label->str + label->len);

  return last != NULL && g_unichar_iswide (g_utf8_get_char (last));
}

/**
 * gouji_word_numbering_count:
 * @number: the list
 * @level: from 0
 *
 * Counts a paragraph of the list.
 *
 * Returns: (transfer full) (nullable): what Word prints in front of it, with a space where something stands
 * between the two; %NULL for nothing
 */
char *
gouji_word_numbering_count (GoujiWordNumbering *self, const char *number, guint level)
{
  Use *use = g_hash_table_lookup (self->uses, number);
  List *list = find_list (self, use);
  g_autoptr (GString) label = NULL;
  const Level *used;

  level = MIN (level, GOUJI_WORD_N_LEVELS - 1);
  if (list == NULL || !get_level (use, list, level)->defined)
    return NULL;

  advance (list, use, level);
  used = get_level (use, list, level);
  if (used->hidden || used->text == NULL)
    return NULL;

  label = g_string_new (NULL);
  if (used->format == GOUJI_LIST_NUMBER_BULLET)
    append_bullet (label, used->text);
  else
    append_text (label, list, use, used);
  if (label->len == 0)
    return NULL;
  if (!used->no_space && !ends_wide (label) && !g_ascii_isspace (label->str[label->len - 1]))
    g_string_append_c (label, ' ');

  return g_string_free_and_steal (g_steal_pointer (&label));
}
