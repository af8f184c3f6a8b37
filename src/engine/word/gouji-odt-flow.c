/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "word/gouji-odt-private.h"

#include <string.h>

/* Text boxes within text boxes. */
#define MOST_FRAMES 16

/* Spaces in a row only move what stands behind them. */
#define MOST_SPACES 16

/* Repeated cells and rows beyond this many fill a sheet, not a table of a text. */
#define MOST_REPEATED 64

/* What an element is to this reader. */
typedef enum {
  OTHER,
  SKIPPED, /* with all that is in it */
  BODY,
  CELL,
  COVERED_CELL,
  HEADER_ROWS,
  HEADING,
  HIDDEN,
  ITEM,
  LIST,
  NOTE,
  NUMBER,
  PARAGRAPH,
  ROW,
  SECTION,
  SPAN,
  TABLE,
  TEXT_BOX,
} Kind;

/* In the namespace of text. What is inserted with the change of a field, an index or a note, and what is said
 * of how they are made, is no text of the page. */
static const struct {
  const char *name;
  Kind kind;
} text_names[] = {
  { "p", PARAGRAPH },
  { "h", HEADING },
  { "span", SPAN },
  { "list", LIST },
  { "ordered-list", LIST },
  { "unordered-list", LIST },
  { "list-item", ITEM },
  { "list-header", ITEM },
  { "number", NUMBER },
  { "note-body", NOTE },
  { "footnote-body", NOTE },
  { "endnote-body", NOTE },
  { "section", SECTION },
  { "note-citation", SKIPPED },
  { "footnote-citation", SKIPPED },
  { "endnote-citation", SKIPPED },
  { "ruby-text", SKIPPED },
  { "tracked-changes", SKIPPED },
  { "table-of-content-source", SKIPPED },
  { "illustration-index-source", SKIPPED },
  { "table-index-source", SKIPPED },
  { "object-index-source", SKIPPED },
  { "user-index-source", SKIPPED },
  { "alphabetical-index-source", SKIPPED },
  { "bibliography-source", SKIPPED },
  { "notes-configuration", SKIPPED },
  { "script", SKIPPED },
};

/* Shapes that hold text. */
static const char *const boxes[] = { "text-box", "custom-shape",    "rect",
                                     "ellipse",  "circle",          "line",
                                     "polyline", "polygon",         "path",
                                     "caption",  "regular-polygon", "connector" };

typedef struct {
  char *style;        /* of the list; that of the list around it where it names none */
  guint counters;     /* index of its GoujiOdtCounters */
  gboolean has_label; /* whether the open item still has to get its number */
  int start;          /* the number that the open item asks for, -1 for the next */
} OpenList;

/* A body, text box or note that is being read. */
typedef struct {
  GoujiStory *story;
  gboolean is_note;
  gboolean in_paragraph;
  gboolean space; /* whether white space at this place is one too many */
  guint n_lists;  /* that were open when it began */
  guint level;    /* of the open heading */
  char *label;
  gboolean raised;
  guint n_hidden; /* elements that hide their text */
} Frame;

typedef struct {
  guint n_columns; /* how often the open cell is repeated */
  guint n_rows;
  GoujiStoryCell cell;
  gboolean header;
} Place;

/* An open element, and what has to be put back when it ends. */
typedef struct {
  guint8 kind;
  guint8 raised;
  guint8 hides;
} Open;

typedef struct {
  GoujiOdtFlow *flow;
  GArray *open; /* element-type Open */
  guint skipped;
  gboolean in_text;     /* whether the body has begun */
  GArray *frames;       /* element-type Frame */
  GArray *places;       /* element-type Place: one for each open table */
  GArray *lists;        /* element-type OpenList */
  GArray *counters;     /* element-type GoujiOdtCounters */
  GHashTable *by_id;    /* element-type utf8 guint: counters of lists that another may go on with */
  GHashTable *by_style; /* likewise, of the last list of a style */
  GoujiOdtCounters headings;
  GString *number; /* the number that the file itself gives */
} Reader;

static void
clear_frame (Frame *frame)
{
  g_clear_pointer (&frame->story, gouji_story_free);
  g_clear_pointer (&frame->label, g_free);
}

static void
clear_list (OpenList *list)
{
  g_clear_pointer (&list->style, g_free);
}

static Frame *
get_frame (Reader *self)
{
  return self->frames->len == 0 ? NULL : &g_array_index (self->frames, Frame, self->frames->len - 1);
}

static Place *
get_place (Reader *self)
{
  return &g_array_index (self->places, Place, self->places->len - 1);
}

static Kind
find_kind (const GoujiOdtElement *element)
{
  if (element->space == GOUJI_ODT_SPACE_TEXT) {
    for (guint i = 0; i < G_N_ELEMENTS (text_names); i++) {
      if (strcmp (element->name, text_names[i].name) == 0)
        return text_names[i].kind;
    }
  }
  for (guint i = 0; element->space == GOUJI_ODT_SPACE_DRAW && i < G_N_ELEMENTS (boxes); i++) {
    if (strcmp (element->name, boxes[i]) == 0)
      return TEXT_BOX;
  }
  if (gouji_odt_is (element, GOUJI_ODT_SPACE_TABLE, "table"))
    return TABLE;
  if (gouji_odt_is (element, GOUJI_ODT_SPACE_TABLE, "table-row"))
    return ROW;
  if (gouji_odt_is (element, GOUJI_ODT_SPACE_TABLE, "table-header-rows"))
    return HEADER_ROWS;
  if (gouji_odt_is (element, GOUJI_ODT_SPACE_TABLE, "table-cell"))
    return CELL;
  if (gouji_odt_is (element, GOUJI_ODT_SPACE_TABLE, "covered-table-cell"))
    return COVERED_CELL;

  return OTHER;
}

static void
push_frame (Reader *self, gboolean is_note)
{
  Frame frame = {
    .story = gouji_story_new (&self->flow->n_places_left),
    .is_note = is_note,
    .n_lists = self->lists->len,
    .space = TRUE,
  };

  g_array_append_val (self->frames, frame);
}

static void
put (Reader *self, const char *text, gsize length)
{
  Frame *frame = get_frame (self);
  gsize n;
  const char *before;

  if (frame->n_hidden > 0)
    return;

  before = gouji_story_get_open (frame->story, &n);
  /* 64 with a raised 1 behind it is not 641. */
  if (frame->raised && n > 0 && g_ascii_isdigit (before[n - 1]) && g_ascii_isdigit (*text))
    gouji_story_append (frame->story, " ", 1);
  gouji_story_append (frame->story, text, length);
}

/* Runs of white space are one space, and none at the beginning of a paragraph (part 3, 6.1.2). */
static void
put_characters (Reader *self, const char *text, gsize length)
{
  Frame *frame = get_frame (self);
  const char *end = text + length;

  while (text < end) {
    const char *run = text;

    while (text < end && !g_ascii_isspace (*text))
      text++;
    if (text > run) {
      put (self, run, text - run);
      frame->space = FALSE;
    }
    if (text < end && !frame->space) {
      put (self, " ", 1);
      frame->space = TRUE;
    }
    while (text < end && g_ascii_isspace (*text))
      text++;
  }
}

/* The counters of a list: its own, or those of the list that it goes on with (part 3, 5.3.1). */
static guint
find_counters (Reader *self, const GoujiOdtElement *element, const char *style)
{
  g_autofree char *continued = gouji_odt_get_value (element, "continue-list");
  g_autofree char *continues = gouji_odt_get_value (element, "continue-numbering");
  GoujiOdtCounters counters = { 0 };
  gpointer found = NULL;

  if (continued != NULL)
    found = g_hash_table_lookup (self->by_id, continued);
  else if (g_strcmp0 (continues, "true") == 0 && style != NULL)
    found = g_hash_table_lookup (self->by_style, style);
  if (found != NULL)
    return GPOINTER_TO_UINT (found) - 1;

  g_array_append_val (self->counters, counters);
  return self->counters->len - 1;
}

static void
begin_list (Reader *self, const GoujiOdtElement *element)
{
  Frame *frame = get_frame (self);
  OpenList list = { .style = gouji_odt_get_value (element, "style-name"), .start = -1 };
  const OpenList *around =
    self->lists->len > frame->n_lists ? &g_array_index (self->lists, OpenList, self->lists->len - 1) : NULL;

  if (around != NULL) {
    list.counters = around->counters;
    if (list.style == NULL)
      list.style = g_strdup (around->style);
  } else {
    char *id = gouji_odt_get_value (element, "id");

    list.counters = find_counters (self, element, list.style);
    if (id != NULL)
      g_hash_table_replace (self->by_id, id, GUINT_TO_POINTER (list.counters + 1));
    if (list.style != NULL)
      g_hash_table_replace (self->by_style, g_strdup (list.style), GUINT_TO_POINTER (list.counters + 1));
  }
  g_array_append_val (self->lists, list);
}

static void
begin_item (Reader *self, const GoujiOdtElement *element)
{
  OpenList *list;

  if (self->lists->len <= get_frame (self)->n_lists)
    return;

  list = &g_array_index (self->lists, OpenList, self->lists->len - 1);
  list->has_label = g_str_equal (element->name, "list-item");
  list->start = (int) gouji_odt_get_number (element, "start-value", G_MAXINT);
  if (list->start == G_MAXINT)
    list->start = -1;
}

/* The number of the first paragraph of an item. */
static char *
count_item (Reader *self, const GoujiOdtStyle *style)
{
  Frame *frame = get_frame (self);
  guint level = self->lists->len - frame->n_lists;
  OpenList *list;
  const char *name;

  if (level == 0)
    return NULL;
  list = &g_array_index (self->lists, OpenList, self->lists->len - 1);
  name = list->style != NULL ? list->style : style->list;
  if (!list->has_label || name == NULL)
    return NULL;

  list->has_label = FALSE;
  return gouji_odt_styles_count (self->flow->styles, name,
                                 &g_array_index (self->counters, GoujiOdtCounters, list->counters), level - 1,
                                 list->start);
}

static char *
count_heading (Reader *self, const GoujiOdtElement *element)
{
  g_autofree char *is_header = gouji_odt_get_value (element, "is-list-header");
  guint level = gouji_odt_get_number (element, "outline-level", 1);

  if (g_strcmp0 (is_header, "true") == 0)
    return NULL;

  return gouji_odt_styles_count (self->flow->styles, NULL, &self->headings, MAX (level, 1) - 1, -1);
}

static void
hide (Reader *self, Open *open)
{
  open->hides = TRUE;
  get_frame (self)->n_hidden++;
  self->flow->n_hidden++;
}

static Kind
begin_paragraph (Reader *self, Kind kind, const GoujiOdtElement *element, Open *open)
{
  Frame *frame = get_frame (self);
  g_autofree char *name = gouji_odt_get_value (element, "style-name");
  GoujiOdtStyle style = gouji_odt_styles_find (self->flow->styles, "paragraph", name);

  if (frame->in_paragraph)
    return OTHER;

  frame->in_paragraph = TRUE;
  frame->space = TRUE;
  frame->level = kind == HEADING ? CLAMP (gouji_odt_get_number (element, "outline-level", 1), 1, 6) : 0;
  frame->raised = style.raised;
  g_clear_pointer (&frame->label, g_free);
  if (style.hidden) {
    hide (self, open);
    return kind;
  }
  frame->label = count_item (self, &style);
  if (frame->label == NULL && kind == HEADING && self->lists->len == frame->n_lists)
    frame->label = count_heading (self, element);

  return kind;
}

static void
end_paragraph (Reader *self)
{
  Frame *frame = get_frame (self);
  gsize length;
  const char *text = gouji_story_get_open (frame->story, &length);
  gboolean is_blank = frame->level > 0 && strspn (text, " \n\t") == length;

  /* A heading without text has no number. */
  gouji_story_end_paragraph (frame->story, is_blank ? NULL : frame->label, frame->level);
  g_clear_pointer (&frame->label, g_free);
  frame->in_paragraph = FALSE;
}

static Kind
begin_span (Reader *self, const GoujiOdtElement *element, Open *open)
{
  g_autofree char *name = gouji_odt_get_value (element, "style-name");
  GoujiOdtStyle style = gouji_odt_styles_find (self->flow->styles, "text", name);

  if (style.hidden)
    hide (self, open);
  get_frame (self)->raised = get_frame (self)->raised || style.raised;

  return SPAN;
}

static Kind
begin_section (Reader *self, const GoujiOdtElement *element, Open *open)
{
  g_autofree char *display = gouji_odt_get_value (element, "display");

  if (g_strcmp0 (display, "none") == 0)
    hide (self, open);

  return SECTION;
}

static Kind
begin_table (Reader *self)
{
  Frame *frame = get_frame (self);
  Place place = { 0 };

  if (frame->n_hidden > 0 || !gouji_story_may_begin_table (frame->story))
    return frame->n_hidden > 0 ? SKIPPED : OTHER;

  gouji_story_begin_table (frame->story);
  frame->in_paragraph = FALSE;
  g_array_append_val (self->places, place);
  return TABLE;
}

static Kind
begin_row (Reader *self, const GoujiOdtElement *element)
{
  Frame *frame = get_frame (self);

  if (!gouji_story_may_begin_row (frame->story))
    return OTHER;

  get_place (self)->n_rows = gouji_odt_get_number (element, "number-rows-repeated", 1);
  gouji_story_begin_row (frame->story);
  return ROW;
}

static Kind
begin_cell (Reader *self, const GoujiOdtElement *element)
{
  Frame *frame = get_frame (self);
  Place *place;

  if (!gouji_story_may_begin_cell (frame->story))
    return OTHER;

  place = get_place (self);
  place->n_columns = gouji_odt_get_number (element, "number-columns-repeated", 1);
  place->cell = (GoujiStoryCell) {
    .column_span = gouji_odt_get_number (element, "number-columns-spanned", 1),
    .row_span = gouji_odt_get_number (element, "number-rows-spanned", 1),
    .header = place->header,
  };
  gouji_story_begin_cell (frame->story);
  frame->in_paragraph = FALSE;
  return CELL;
}

static void
end_cell (Reader *self)
{
  Place *place = get_place (self);

  gouji_story_end_cell (get_frame (self)->story, &place->cell);
  gouji_story_repeat_cell (get_frame (self)->story, MIN (place->n_columns, MOST_REPEATED));
}

static void
end_row (Reader *self)
{
  gouji_story_end_row (get_frame (self)->story);
  gouji_story_repeat_row (get_frame (self)->story, MIN (get_place (self)->n_rows, MOST_REPEATED));
}

static Kind
begin_text_box (Reader *self, gboolean is_note)
{
  if (get_frame (self)->n_hidden > 0)
    return SKIPPED;
  if (self->frames->len >= MOST_FRAMES) {
    self->flow->too_deep = TRUE;
    return SKIPPED;
  }

  push_frame (self, is_note);
  return is_note ? NOTE : TEXT_BOX;
}

/* What stands in a text box comes behind the paragraph that it hangs on; where it hangs on the page, at once.
 */
static void
end_frame (Reader *self)
{
  g_autoptr (GoujiStory) story = g_steal_pointer (&get_frame (self)->story);
  gboolean is_note = get_frame (self)->is_note;
  Frame *around;

  g_array_set_size (self->lists, get_frame (self)->n_lists);
  g_array_set_size (self->frames, self->frames->len - 1);
  around = get_frame (self);
  if (is_note) {
    g_ptr_array_add (self->flow->notes, g_steal_pointer (&story));
  } else if (around == NULL) {
    self->flow->body = g_steal_pointer (&story);
  } else {
    gouji_story_add_aside (around->story, g_steal_pointer (&story));
    if (!around->in_paragraph)
      gouji_story_end_paragraph (around->story, NULL, 0);
  }
}

/* What stands within a text beside characters. */
static void
put_mark (Reader *self, const GoujiOdtElement *element)
{
  Frame *frame = get_frame (self);

  if (gouji_odt_is (element, GOUJI_ODT_SPACE_TEXT, "s")) {
    for (guint i = CLAMP (gouji_odt_get_number (element, "c", 1), 1, MOST_SPACES); i > 0; i--)
      put (self, " ", 1);
    frame->space = FALSE;
  } else if (gouji_odt_is (element, GOUJI_ODT_SPACE_TEXT, "tab") ||
             gouji_odt_is (element, GOUJI_ODT_SPACE_TEXT, "tab-stop")) {
    put (self, "\t", 1);
    frame->space = TRUE;
  } else if (gouji_odt_is (element, GOUJI_ODT_SPACE_TEXT, "line-break")) {
    put (self, "\n", 1);
    frame->space = TRUE;
  } else if (gouji_odt_is (element, GOUJI_ODT_SPACE_DRAW, "image")) {
    self->flow->n_pictures++;
  } else if (gouji_odt_is (element, GOUJI_ODT_SPACE_DRAW, "object") ||
             gouji_odt_is (element, GOUJI_ODT_SPACE_DRAW, "object-ole")) {
    self->flow->n_objects++;
  }
}

static Kind
begin (Reader *self, Kind kind, const GoujiOdtElement *element, Open *open)
{
  switch (kind) {
  case PARAGRAPH:
  case HEADING:
    return begin_paragraph (self, kind, element, open);
  case SPAN:
    return begin_span (self, element, open);
  case SECTION:
    return begin_section (self, element, open);
  case LIST:
    begin_list (self, element);
    return kind;
  case ITEM:
    begin_item (self, element);
    return kind;
  case NUMBER:
    g_string_truncate (self->number, 0);
    return kind;
  case TABLE:
    return begin_table (self);
  case ROW:
    return begin_row (self, element);
  case CELL:
    return begin_cell (self, element);
  case COVERED_CELL:
    return SKIPPED;
  case HEADER_ROWS:
    if (self->places->len > 0)
      get_place (self)->header = TRUE;
    return kind;
  case TEXT_BOX:
  case NOTE:
    return begin_text_box (self, kind == NOTE);
  default:
    put_mark (self, element);
    return kind;
  }
}

/* Comments, the fields of forms, and what is said of a picture or about the words of a formula. */
static gboolean
is_skipped (Reader *self, const GoujiOdtElement *element)
{
  if (gouji_odt_is (element, GOUJI_ODT_SPACE_OFFICE, "annotation")) {
    self->flow->n_comments++;
    return TRUE;
  }
  if (gouji_odt_is (element, GOUJI_ODT_SPACE_OFFICE, "change-info"))
    return TRUE;

  return gouji_odt_is (element, GOUJI_ODT_SPACE_OFFICE, "forms") ||
         (element->space == GOUJI_ODT_SPACE_OTHER &&
          (g_str_equal (element->name, "title") || g_str_equal (element->name, "desc")));
}

static void
start_element_cb (void *data,
                  const xmlChar *name,
                  const xmlChar *prefix,
                  const xmlChar *namespace_uri,
                  int n_namespaces,
                  const xmlChar **declared,
                  int n_attributes,
                  int n_defaulted,
                  const xmlChar **attributes)
{
  Reader *self = data;
  const GoujiOdtElement element = gouji_odt_element (name, namespace_uri, n_attributes, attributes);
  Open open = { .kind = OTHER };

  if (self->flow->full)
    return;
  if (self->skipped > 0) {
    self->flow->n_revisions += gouji_odt_is (&element, GOUJI_ODT_SPACE_TEXT, "changed-region");
    self->skipped++;
    return;
  }

  if (self->in_text) {
    open.raised = get_frame (self)->raised;
    open.kind = is_skipped (self, &element) ? SKIPPED : begin (self, find_kind (&element), &element, &open);
    self->flow->full = self->flow->n_places_left == 0;
  } else if (gouji_odt_is (&element, GOUJI_ODT_SPACE_OFFICE, "text") && self->flow->body == NULL) {
    self->in_text = TRUE;
    push_frame (self, FALSE);
    open.kind = BODY;
  } else {
    gouji_odt_styles_begin (self->flow->styles, &element);
  }

  if (open.kind == SKIPPED)
    self->skipped = 1;
  else
    g_array_append_val (self->open, open);
}

static void
end (Reader *self, Kind kind)
{
  switch (kind) {
  case PARAGRAPH:
  case HEADING:
    end_paragraph (self);
    break;
  case NUMBER:
    g_free (get_frame (self)->label);
    get_frame (self)->label = g_strdup (self->number->str);
    break;
  case LIST:
    g_array_set_size (self->lists, self->lists->len - 1);
    break;
  case TABLE:
    gouji_story_end_table (get_frame (self)->story);
    g_array_set_size (self->places, self->places->len - 1);
    break;
  case ROW:
    end_row (self);
    break;
  case CELL:
    end_cell (self);
    break;
  case HEADER_ROWS:
    if (self->places->len > 0)
      get_place (self)->header = FALSE;
    break;
  case BODY:
  case TEXT_BOX:
  case NOTE:
    end_frame (self);
    break;
  default:
    break;
  }
}

static void
end_element_cb (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *namespace_uri)
{
  Reader *self = data;
  Open open;

  if (self->flow->full)
    return;
  if (self->skipped > 0) {
    self->skipped--;
    return;
  }

  open = g_array_index (self->open, Open, self->open->len - 1);
  g_array_set_size (self->open, self->open->len - 1);
  if (!self->in_text) {
    const GoujiOdtElement element = gouji_odt_element (name, namespace_uri, 0, NULL);

    gouji_odt_styles_end (self->flow->styles, &element);
    return;
  }

  end (self, open.kind);
  self->flow->full = self->flow->n_places_left == 0;
  if (open.kind == BODY) {
    self->in_text = FALSE;
    return;
  }
  if (open.kind != TEXT_BOX && open.kind != NOTE) {
    get_frame (self)->raised = open.raised;
    get_frame (self)->n_hidden -= open.hides;
  }
}

static void
characters_cb (void *data, const xmlChar *characters, int length)
{
  Reader *self = data;
  const Open *open;

  if (!self->in_text || self->skipped > 0 || self->flow->full || self->open->len == 0)
    return;

  open = &g_array_index (self->open, Open, self->open->len - 1);
  if (open->kind == NUMBER)
    g_string_append_len (self->number, (const char *) characters, length);
  else if (get_frame (self)->in_paragraph)
    put_characters (self, (const char *) characters, length);
}

static const xmlSAXHandler flow_handler = {
  .startElementNs = start_element_cb,
  .endElementNs = end_element_cb,
  .characters = characters_cb,
};

void
gouji_odt_flow_init (GoujiOdtFlow *self, const GoujiLimits *limits)
{
  *self = (GoujiOdtFlow) {
    .styles = gouji_odt_styles_new (),
    .notes = g_ptr_array_new_with_free_func ((GDestroyNotify) gouji_story_free),
    /* Each cell stands in a row, and most in a table that has some. */
    .n_places_left = 3 * MIN (limits->cells, G_MAXUINT / 3),
  };
}

void
gouji_odt_flow_clear (GoujiOdtFlow *self)
{
  g_clear_pointer (&self->styles, gouji_odt_styles_free);
  g_clear_pointer (&self->body, gouji_story_free);
  g_clear_pointer (&self->notes, g_ptr_array_unref);
}

/**
 * gouji_odt_flow_parse:
 * @bytes: the part with the styles, the one with the text, or a file with both
 *
 * Returns: whether the part could be parsed
 */
gboolean
gouji_odt_flow_parse (GoujiOdtFlow *self, GBytes *bytes, const GoujiLimits *limits, GError **error)
{
  Reader reader = {
    .flow = self,
    .open = g_array_new (FALSE, FALSE, sizeof (Open)),
    .frames = g_array_new (FALSE, FALSE, sizeof (Frame)),
    .places = g_array_new (FALSE, FALSE, sizeof (Place)),
    .lists = g_array_new (FALSE, FALSE, sizeof (OpenList)),
    .counters = g_array_new (FALSE, FALSE, sizeof (GoujiOdtCounters)),
    .by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    .by_style = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    .number = g_string_new (NULL),
  };
  gboolean whole;

  g_array_set_clear_func (reader.frames, (GDestroyNotify) clear_frame);
  g_array_set_clear_func (reader.lists, (GDestroyNotify) clear_list);
  whole = gouji_xml_parse (bytes, &flow_handler, &reader, limits, error);
  while (self->full && reader.frames->len > 0)
    end_frame (&reader);

  g_array_unref (reader.open);
  g_array_unref (reader.frames);
  g_array_unref (reader.places);
  g_array_unref (reader.lists);
  g_array_unref (reader.counters);
  g_hash_table_unref (reader.by_id);
  g_hash_table_unref (reader.by_style);
  g_string_free (reader.number, TRUE);

  return whole;
}
