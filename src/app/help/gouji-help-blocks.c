/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "help/gouji-help-blocks.h"

#include <glib/gi18n.h>
#include <string.h>

#include "help/gouji-help-markup.h"

/* Every element that pages are made of; what is not listed here would not be shown. */
static const char *const known[] = {
  "cmd",     "code",  "desc",  "em",   "file",  "gui",   "info",  "item", "key",    "keyseq",
  "license", "link",  "links", "list", "media", "note",  "p",     "page", "screen", "section",
  "steps",   "table", "tbody", "td",   "terms", "thead", "title", "tr",
};

typedef struct {
  GoujiHelpBook *book;
  GtkWidget *box;
  guint level;
} Place;

static void add_children (Place *place, const GoujiHelpNode *node);

static gboolean
activate_link_cb (GtkLabel *label, const char *uri, gpointer user_data)
{
  if (!g_str_has_prefix (uri, GOUJI_HELP_SCHEME))
    return FALSE;
  gtk_widget_activate_action (GTK_WIDGET (label), "help.show", "s", uri + strlen (GOUJI_HELP_SCHEME));
  return TRUE;
}

static GtkWidget *
create_label (const char *markup)
{
  GtkWidget *label = gtk_label_new (NULL);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  /* Chinese has no room between its lines of itself. */
  pango_attr_list_insert (attributes, pango_attr_line_height_new (1.35));
  gtk_label_set_attributes (GTK_LABEL (label), attributes);
  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  g_signal_connect (label, "activate-link", G_CALLBACK (activate_link_cb), NULL);

  return label;
}

static GtkWidget *
add_paragraph (Place *place, const GoujiHelpNode *node)
{
  g_autofree char *markup = gouji_help_markup (place->book, node);
  GtkWidget *label = create_label (markup);

  gtk_box_append (GTK_BOX (place->box), label);
  return label;
}

/* The title of a page or section, for screen readers a heading. */
static void
add_heading (Place *place, const char *text, guint level)
{
  static const char *const classes[] = { "title-1", "title-3", "heading" };
  GtkWidget *label =
    g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, "label", text, "wrap", TRUE,
                  "wrap-mode", PANGO_WRAP_WORD_CHAR, "xalign", 0.0, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LEVEL, (int) level, -1);
  gtk_widget_add_css_class (label, classes[MIN (level, G_N_ELEMENTS (classes)) - 1]);
  if (level > 1)
    gtk_widget_set_margin_top (label, 12);
  gtk_box_append (GTK_BOX (place->box), label);
}

static GtkWidget *
create_box (GtkOrientation orientation, int spacing, GtkAccessibleRole role)
{
  return g_object_new (GTK_TYPE_BOX, "orientation", orientation, "spacing", spacing, "accessible-role", role,
                       NULL);
}

/* One item, with its number or dot before it. */
static void
add_item (Place *place, const GoujiHelpNode *item, const char *sign)
{
  GtkWidget *row = create_box (GTK_ORIENTATION_HORIZONTAL, 9, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  Place inner = { place->book, create_box (GTK_ORIENTATION_VERTICAL, 6, GTK_ACCESSIBLE_ROLE_GENERIC),
                  place->level };
  GtkWidget *label = create_label (sign);

  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_set_hexpand (label, FALSE);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_label_set_width_chars (GTK_LABEL (label), 3);
  gtk_widget_add_css_class (label, "numeric");
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), inner.box);
  gtk_box_append (GTK_BOX (place->box), row);
  add_children (&inner, item);
}

static void
add_items (Place *place, const GoujiHelpNode *node)
{
  Place inner = { place->book, create_box (GTK_ORIENTATION_VERTICAL, 9, GTK_ACCESSIBLE_ROLE_LIST),
                  place->level };
  const gboolean numbered = gouji_help_node_is (node, "steps");
  guint n = 0;

  for (guint i = 0; i < node->children->len; i++) {
    const GoujiHelpNode *item = node->children->pdata[i];
    g_autofree char *sign = numbered ? g_strdup_printf ("%u.", n + 1) : g_strdup ("•");

    if (!gouji_help_node_is (item, "item"))
      continue;
    add_item (&inner, item, sign);
    n++;
  }
  gtk_box_append (GTK_BOX (place->box), inner.box);
}

/* Words and what they mean: the word stands above, in bold. */
static void
add_terms (Place *place, const GoujiHelpNode *node)
{
  for (guint i = 0; i < node->children->len; i++) {
    const GoujiHelpNode *item = node->children->pdata[i];
    const GoujiHelpNode *title = gouji_help_node_find (item, "title");
    Place inner = { place->book, create_box (GTK_ORIENTATION_VERTICAL, 3, GTK_ACCESSIBLE_ROLE_GENERIC),
                    place->level };

    if (title == NULL)
      continue;
    gtk_widget_add_css_class (add_paragraph (&inner, title), "heading");
    add_children (&inner, item);
    gtk_box_append (GTK_BOX (place->box), inner.box);
  }
}

static void
add_picture (Place *place, const GoujiHelpNode *node)
{
  const char *source = gouji_help_node_get (node, "src");
  g_autofree char *path = source != NULL ? gouji_help_book_find_file (place->book, source) : NULL;
  g_autofree char *words = gouji_help_node_read (node, "p");
  g_autofree char *markup = g_markup_escape_text (words, -1);
  GtkWidget *picture;
  GtkWidget *label = create_label (markup);

  if (path != NULL) {
    picture = gtk_picture_new_for_filename (path);
    gtk_picture_set_alternative_text (GTK_PICTURE (picture), words);
    gtk_picture_set_content_fit (GTK_PICTURE (picture), GTK_CONTENT_FIT_SCALE_DOWN);
    gtk_widget_add_css_class (picture, "card");
    gtk_widget_set_overflow (picture, GTK_OVERFLOW_HIDDEN);
    gtk_box_append (GTK_BOX (place->box), picture);
  }
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dimmed");
  gtk_box_append (GTK_BOX (place->box), label);
}

/* What stands in a frame of its own. */
static void
add_card (Place *place, GtkWidget *child, GtkAccessibleRole role)
{
  GtkWidget *card = create_box (GTK_ORIENTATION_HORIZONTAL, 0, role);

  gtk_widget_set_margin_top (child, 12);
  gtk_widget_set_margin_bottom (child, 12);
  gtk_widget_set_margin_start (child, 12);
  gtk_widget_set_margin_end (child, 12);
  gtk_widget_add_css_class (card, "card");
  gtk_box_append (GTK_BOX (card), child);
  gtk_box_append (GTK_BOX (place->box), card);
}

static void
add_note (Place *place, const GoujiHelpNode *node)
{
  GtkWidget *row = create_box (GTK_ORIENTATION_HORIZONTAL, 12, GTK_ACCESSIBLE_ROLE_GENERIC);
  Place inner = { place->book, create_box (GTK_ORIENTATION_VERTICAL, 6, GTK_ACCESSIBLE_ROLE_GENERIC),
                  place->level };
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-information-symbolic");

  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (row), icon);
  gtk_box_append (GTK_BOX (row), inner.box);
  add_card (place, row, GTK_ACCESSIBLE_ROLE_NOTE);
  add_children (&inner, node);
}

/* What is typed on a command line: its lines stay as they are, and can be copied. */
static void
add_screen (Place *place, const GoujiHelpNode *node)
{
  const GoujiHelpNode *text = node->children->len > 0 ? node->children->pdata[0] : NULL;
  GtkWidget *label = gtk_label_new (text != NULL ? text->text : "");

  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "monospace");
  add_card (place, label, GTK_ACCESSIBLE_ROLE_GENERIC);
}

static void
attach_row (Place *place, GtkGrid *grid, const GoujiHelpNode *tr, int row, gboolean head)
{
  int column = 0;

  for (guint i = 0; i < tr->children->len; i++) {
    const GoujiHelpNode *td = tr->children->pdata[i];
    const GoujiHelpNode *p = gouji_help_node_is (td, "td") ? gouji_help_node_find (td, "p") : NULL;
    g_autofree char *markup = p != NULL ? gouji_help_markup (place->book, p) : NULL;
    GtkWidget *label;

    if (markup == NULL)
      continue;
    label = create_label (markup);
    gtk_label_set_yalign (GTK_LABEL (label), 0);
    if (head)
      gtk_widget_add_css_class (label, "heading");
    gtk_grid_attach (grid, label, column++, row, 1, 1);
  }
}

/* Rows may stand in a head and a body; a table without a head is only a body. */
static void
add_table (Place *place, const GoujiHelpNode *node)
{
  GtkWidget *grid = gtk_grid_new ();
  int row = 0;

  gtk_grid_set_row_spacing (GTK_GRID (grid), 9);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 18);
  for (guint i = 0; i < node->children->len; i++) {
    const GoujiHelpNode *rows = node->children->pdata[i];

    for (guint j = 0; j < rows->children->len; j++)
      if (gouji_help_node_is (rows->children->pdata[j], "tr"))
        attach_row (place, GTK_GRID (grid), rows->children->pdata[j], row++,
                    gouji_help_node_is (rows, "thead"));
  }
  gtk_box_append (GTK_BOX (place->box), grid);
}

/* A row that leads to a page, with what it is about. */
static GtkWidget *
create_row (GoujiHelpBook *book, const char *xref)
{
  g_auto (GStrv) parts = g_strsplit (xref, "#", 2);
  const GoujiHelpNode *page = gouji_help_book_get_page (book, parts[0]);
  const GoujiHelpNode *info = page != NULL ? gouji_help_node_find (page, "info") : NULL;
  g_autofree char *title = gouji_help_book_get_title (book, xref);
  g_autofree char *about =
    info != NULL && parts[1] == NULL ? gouji_help_node_read (info, "desc") : g_strdup ("");
  GtkWidget *row =
    g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title, "subtitle", about, "activatable",
                  TRUE, "action-name", "help.show", "action-target", g_variant_new_string (xref), NULL);

  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  return row;
}

static GtkWidget *
add_rows (Place *place)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_box_append (GTK_BOX (place->box), list);

  return list;
}

static void
add_section (Place *place, const GoujiHelpNode *node)
{
  g_autofree char *title = gouji_help_node_read (node, "title");
  const char *id = gouji_help_node_get (node, "id");
  Place inner = { place->book, create_box (GTK_ORIENTATION_VERTICAL, 12, GTK_ACCESSIBLE_ROLE_GENERIC),
                  place->level + 1 };

  gtk_widget_set_name (inner.box, id);
  gtk_box_append (GTK_BOX (place->box), inner.box);
  add_heading (&inner, title, inner.level);
  add_children (&inner, node);

  if (gouji_help_node_find (node, "links") != NULL) {
    g_autoptr (GPtrArray) ids = gouji_help_book_list (place->book, id);
    GtkWidget *list = add_rows (&inner);

    for (guint i = 0; i < ids->len; i++)
      gtk_list_box_append (GTK_LIST_BOX (list), create_row (place->book, ids->pdata[i]));
  }
}

static void
add_block (Place *place, const GoujiHelpNode *node)
{
  static const struct {
    const char *name;
    void (*add) (Place *place, const GoujiHelpNode *node);
  } blocks[] = {
    { "steps", add_items }, { "list", add_items },    { "terms", add_terms }, { "media", add_picture },
    { "note", add_note },   { "screen", add_screen }, { "table", add_table }, { "section", add_section },
  };

  if (gouji_help_node_is (node, "p"))
    add_paragraph (place, node);
  for (guint i = 0; i < G_N_ELEMENTS (blocks); i++)
    if (gouji_help_node_is (node, blocks[i].name))
      blocks[i].add (place, node);
}

static void
add_children (Place *place, const GoujiHelpNode *node)
{
  for (guint i = 0; i < node->children->len; i++)
    add_block (place, node->children->pdata[i]);
}

static void
add_see_also (Place *place, const GoujiHelpNode *page)
{
  const GoujiHelpNode *info = gouji_help_node_find (page, "info");
  GtkWidget *list = NULL;

  for (guint i = 0; info != NULL && i < info->children->len; i++) {
    const GoujiHelpNode *link = info->children->pdata[i];

    if (!gouji_help_node_is (link, "link") || g_strcmp0 (gouji_help_node_get (link, "type"), "seealso") != 0)
      continue;
    if (list == NULL) {
      add_heading (place, _ ("See Also"), 2);
      list = add_rows (place);
    }
    gtk_list_box_append (GTK_LIST_BOX (list), create_row (place->book, gouji_help_node_get (link, "xref")));
  }
}

/**
 * gouji_help_blocks_new:
 * @page: a page of @book
 *
 * Returns: (transfer floating): the page below each other as widgets. Its links activate `help.show`, and a
 * section is named by its id
 */
GtkWidget *
gouji_help_blocks_new (GoujiHelpBook *book, const GoujiHelpNode *page)
{
  Place place = { book, create_box (GTK_ORIENTATION_VERTICAL, 12, GTK_ACCESSIBLE_ROLE_ARTICLE), 1 };
  g_autofree char *title = gouji_help_node_read (page, "title");

  add_heading (&place, title, 1);
  add_children (&place, page);
  add_see_also (&place, page);

  return place.box;
}

/**
 * gouji_help_blocks_know:
 * @unknown: (out) (optional): the name of the first element that would not be shown
 *
 * Returns: whether every element of @node is shown
 */
gboolean
gouji_help_blocks_know (const GoujiHelpNode *node, const char **unknown)
{
  gboolean its = node->name == NULL;

  for (guint i = 0; i < G_N_ELEMENTS (known) && !its; i++)
    its = g_str_equal (node->name, known[i]);
  if (!its && unknown != NULL)
    *unknown = node->name;
  for (guint i = 0; its && i < node->children->len; i++)
    its = gouji_help_blocks_know (node->children->pdata[i], unknown);

  return its;
}
