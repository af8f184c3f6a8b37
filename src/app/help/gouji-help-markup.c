/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "help/gouji-help-markup.h"

/* What stands around the words of an element that is part of a line. */
static const struct {
  const char *name;
  const char *before;
  const char *after;
} inlines[] = {
  { "gui", "<b>", "</b>" },
  { "em", "<b>", "</b>" },
  { "key", "<span background='#808080' background_alpha='25%'> ", " </span>" },
  { "file", "<tt>", "</tt>" },
  { "cmd", "<tt>", "</tt>" },
  { "code", "<tt>", "</tt>" },
};

static void append (GoujiHelpBook *book, const GoujiHelpNode *node, GString *markup);

static void
append_children (GoujiHelpBook *book, const GoujiHelpNode *node, GString *markup)
{
  for (guint i = 0; i < node->children->len; i++)
    append (book, node->children->pdata[i], markup);
}

/* White space is one blank, wherever the lines of the file end. */
static void
append_text (const char *text, GString *markup)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  for (const char *p = escaped; *p != '\0'; p++) {
    gboolean blank = g_ascii_isspace (*p);

    if (!blank)
      g_string_append_c (markup, *p);
    else if (markup->len > 0 && markup->str[markup->len - 1] != ' ')
      g_string_append_c (markup, ' ');
  }
}

/* Keys that are held down together are one. */
static void
append_keys (const GoujiHelpNode *node, GString *markup)
{
  g_autoptr (GStrvBuilder) keys = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;
  g_autofree char *line = NULL;
  g_autofree char *escaped = NULL;

  for (guint i = 0; i < node->children->len; i++) {
    const GoujiHelpNode *key = node->children->pdata[i];

    if (gouji_help_node_is (key, "key") && key->children->len > 0)
      g_strv_builder_add (keys, ((GoujiHelpNode *) key->children->pdata[0])->text);
  }
  all = g_strv_builder_end (keys);
  line = g_strjoinv ("+", all);
  escaped = g_markup_escape_text (line, -1);
  g_string_append_printf (markup, "<span background='#808080' background_alpha='25%%'> %s </span>", escaped);
}

/* A link without words of its own says the title of where it leads. */
static void
append_link (GoujiHelpBook *book, const GoujiHelpNode *node, GString *markup)
{
  const char *xref = gouji_help_node_get (node, "xref");
  g_autofree char *address = g_markup_escape_text (xref != NULL ? xref : "", -1);

  if (xref == NULL) {
    append_children (book, node, markup);
    return;
  }
  g_string_append_printf (markup, "<a href=\"" GOUJI_HELP_SCHEME "%s\">", address);
  if (node->children->len == 0) {
    g_autofree char *title = gouji_help_book_get_title (book, xref);

    append_text (title, markup);
  } else {
    append_children (book, node, markup);
  }
  g_string_append (markup, "</a>");
}

static void
append (GoujiHelpBook *book, const GoujiHelpNode *node, GString *markup)
{
  if (node->text != NULL) {
    append_text (node->text, markup);
    return;
  }
  if (gouji_help_node_is (node, "link")) {
    append_link (book, node, markup);
    return;
  }
  if (gouji_help_node_is (node, "keyseq")) {
    append_keys (node, markup);
    return;
  }

  for (guint i = 0; i < G_N_ELEMENTS (inlines); i++) {
    if (!gouji_help_node_is (node, inlines[i].name))
      continue;
    g_string_append (markup, inlines[i].before);
    append_children (book, node, markup);
    g_string_append (markup, inlines[i].after);
    return;
  }
  append_children (book, node, markup);
}

/**
 * gouji_help_markup:
 * @node: a paragraph, a title, or anything else that is one line of words
 *
 * Returns: (transfer full): it in the markup of Pango, with links as labels know them
 */
char *
gouji_help_markup (GoujiHelpBook *book, const GoujiHelpNode *node)
{
  g_autoptr (GString) markup = g_string_new (NULL);

  append_children (book, node, markup);
  while (markup->len > 0 && markup->str[markup->len - 1] == ' ')
    g_string_truncate (markup, markup->len - 1);

  return g_string_free (g_steal_pointer (&markup), FALSE);
}
