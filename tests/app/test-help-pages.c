/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "help/gouji-help-blocks.h"
#include "help/gouji-help-markup.h"
#include "help/gouji-help-topics.h"
#include "help/gouji-help-window.h"
#include "stage.h"

static const char *const sections[] = { "start", "fill", "check", "out", "more" };

static GoujiHelpBook *
open_book (const char *language)
{
  const char *const languages[] = { language, NULL };
  g_auto (GStrv) folders = g_strsplit (g_getenv ("GOUJI_HELP_DIR"), ":", -1);
  g_autoptr (GStrvBuilder) patterns = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  for (guint i = 0; folders[i] != NULL; i++)
    g_strv_builder_take (patterns, g_build_filename (folders[i], "@LANG@", NULL));
  all = g_strv_builder_end (patterns);

  return gouji_help_book_new ((const char *const *) all, languages);
}

/* Wherever a page leads is there, and so is every picture. */
static void
assert_leads_somewhere (GoujiHelpBook *book, const GoujiHelpNode *node)
{
  const char *xref = node->name != NULL ? gouji_help_node_get (node, "xref") : NULL;
  const char *source = node->name != NULL ? gouji_help_node_get (node, "src") : NULL;

  if (xref != NULL) {
    g_autofree char *title = gouji_help_book_get_title (book, xref);

    g_assert_cmpstr (title, !=, xref);
    g_assert_cmpstr (title, !=, "");
  }
  if (source != NULL) {
    g_autofree char *path = gouji_help_book_find_file (book, source);

    g_assert_nonnull (path);
  }
  for (guint i = 0; i < node->children->len; i++)
    assert_leads_somewhere (book, node->children->pdata[i]);
}

static void
assert_page (GoujiHelpBook *book, const char *id)
{
  const GoujiHelpNode *page = gouji_help_book_get_page (book, id);
  const char *unknown = NULL;

  g_assert_nonnull (page);
  g_assert_true (gouji_help_blocks_know (page, &unknown));
  g_assert_null (unknown);
  assert_leads_somewhere (book, page);
}

static void
test_all_shown (gconstpointer language)
{
  g_autoptr (GoujiHelpBook) book = open_book (language);
  guint n = 0;

  assert_page (book, "index");
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++) {
    g_autoptr (GPtrArray) ids = gouji_help_book_list (book, sections[i]);

    g_assert_cmpuint (ids->len, >, 0);
    for (guint j = 0; j < ids->len; j++)
      assert_page (book, ids->pdata[j]);
    n += ids->len;
  }
  g_assert_cmpuint (n, >=, 20);
}

static void
test_translated (void)
{
  g_autoptr (GoujiHelpBook) english = open_book ("C");
  g_autoptr (GoujiHelpBook) chinese = open_book ("zh_CN");
  g_autoptr (GoujiHelpBook) other = open_book ("xx_YY");
  g_autofree char *title = gouji_help_book_get_title (english, "charts");
  g_autofree char *translated = gouji_help_book_get_title (chinese, "charts");
  g_autofree char *fallen_back = gouji_help_book_get_title (other, "charts");

  g_assert_cmpstr (title, ==, "Charts over the years");
  g_assert_false (g_str_is_ascii (translated));
  g_assert_cmpstr (fallen_back, ==, title);
}

static void
test_order (void)
{
  g_autoptr (GoujiHelpBook) book = open_book ("C");
  g_autoptr (GPtrArray) ids = gouji_help_book_list (book, "start");

  g_assert_cmpstr (ids->pdata[0], ==, "about");
  g_assert_cmpstr (ids->pdata[1], ==, "open");
}

static char *
mark_up (const char *text)
{
  g_autoptr (GoujiHelpBook) book = open_book ("C");
  g_autoptr (GError) error = NULL;
  g_autoptr (GoujiHelpNode) node = gouji_help_node_parse (text, strlen (text), &error);

  g_assert_no_error (error);
  return gouji_help_markup (book, node);
}

static void
test_markup (void)
{
  g_autofree char *keys =
    mark_up ("<p>\n  Press <keyseq><key>Ctrl</key><key>&lt;</key></keyseq>\n  now.\n</p>");
  g_autofree char *link = mark_up ("<p>See <link xref=\"charts\"/> &amp; <link xref=\"form\">it</link>.</p>");

  g_assert_nonnull (strstr (keys, "Press <span"));
  g_assert_nonnull (strstr (keys, "Ctrl+&lt;"));
  g_assert_true (g_str_has_suffix (keys, "</span> now."));
  g_assert_cmpstr (link, ==,
                   "See <a href=\"gouji-help:charts\">Charts over the years</a> &amp; "
                   "<a href=\"gouji-help:form\">it</a>.");
}

static void
test_damaged (void)
{
  g_autoptr (GString) deep = g_string_new (NULL);
  const char *const damaged[] = { "", "<p>", "<p></q>", "no element", "<p>&unknown;</p>" };

  for (guint i = 0; i < G_N_ELEMENTS (damaged); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (gouji_help_node_parse (damaged[i], strlen (damaged[i]), &error));
    g_assert_true (error != NULL && error->domain == G_MARKUP_ERROR);
  }

  for (guint i = 0; i < 1000; i++)
    g_string_append (deep, "<p>");
  {
    g_autoptr (GError) error = NULL;

    g_assert_null (gouji_help_node_parse (deep->str, deep->len, &error));
    g_assert_error (error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT);
  }
}

static void
test_unknown_element (void)
{
  const char *text = "<page><title>T</title><video/></page>";
  g_autoptr (GoujiHelpNode) page = gouji_help_node_parse (text, strlen (text), NULL);
  const char *unknown = NULL;

  g_assert_false (gouji_help_blocks_know (page, &unknown));
  g_assert_cmpstr (unknown, ==, "video");
}

static void
test_outside (void)
{
  g_autoptr (GoujiHelpBook) book = open_book ("C");

  g_assert_null (gouji_help_book_get_page (book, "../C/index"));
  g_assert_null (gouji_help_book_get_page (book, "nothing"));
}

static gboolean
has_status (gpointer window)
{
  return stage_find (window, ADW_TYPE_STATUS_PAGE) != NULL;
}

static void
test_missing (void)
{
  const char *const nowhere[] = { "/nowhere/@LANG@", NULL };
  g_autoptr (GoujiHelpBook) book = gouji_help_book_new (nowhere, nowhere + 1);
  GoujiHelpWindow *window = gouji_help_window_new (book);

  gouji_help_window_show (window, "form");
  stage_wait (has_status, window);
  gtk_window_destroy (GTK_WINDOW (window));
}

typedef struct {
  GtkWidget *window;
  const char *title;
} Shown;

static gboolean
is_shown (gpointer data)
{
  const Shown *self = data;
  GtkWidget *pages = stage_find (self->window, ADW_TYPE_NAVIGATION_VIEW);
  AdwNavigationPage *page =
    pages != NULL ? adw_navigation_view_get_visible_page (ADW_NAVIGATION_VIEW (pages)) : NULL;

  return page != NULL && g_str_equal (adw_navigation_page_get_title (page), self->title);
}

/* A row leads to its page, a link in a text as well, Back to where one was, and the button to the first page.
 */
static void
test_ways (void)
{
  g_autoptr (GoujiHelpBook) book = open_book ("C");
  GtkWidget *window = GTK_WIDGET (gouji_help_window_new (book));
  AdwNavigationView *pages;

  gouji_help_window_show (GOUJI_HELP_WINDOW (window), "index");
  stage_wait (is_shown, &(Shown) { window, "Help of Gouji" });
  pages = ADW_NAVIGATION_VIEW (stage_find (window, ADW_TYPE_NAVIGATION_VIEW));

  g_assert_true (gtk_widget_activate (stage_find (window, ADW_TYPE_ACTION_ROW)));
  stage_wait (is_shown, &(Shown) { window, "What Gouji does" });
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (adw_navigation_view_get_visible_page (pages)),
                                             "help.show", "s", "privacy#kept"));
  stage_wait (is_shown, &(Shown) { window, "What stays on your computer" });
  g_assert_true (adw_navigation_view_pop (pages));
  stage_wait (is_shown, &(Shown) { window, "What Gouji does" });
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (pages), "help.show", "s", "index"));
  stage_wait (is_shown, &(Shown) { window, "Help of Gouji" });
  g_assert_false (adw_navigation_view_pop (pages));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_topics (void)
{
  static const char *const views[] = { "form", "document", "checks", "charts", "preview" };
  g_autoptr (GoujiHelpBook) book = open_book ("C");
  GtkWidget *label = g_object_ref_sink (gtk_label_new (NULL));

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    g_assert_nonnull (gouji_help_book_get_page (book, gouji_help_find_topic_of_view (views[i])));
  g_assert_null (gouji_help_find_topic_of_view ("nothing"));
  g_assert_null (gouji_help_find_topic (label));
  g_assert_null (gouji_help_find_topic (NULL));
  g_object_unref (label);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_data_func ("/help/english-is-shown-whole", "C", test_all_shown);
  g_test_add_data_func ("/help/chinese-is-shown-whole", "zh_CN", test_all_shown);
  g_test_add_func ("/help/is-translated", test_translated);
  g_test_add_func ("/help/pages-have-an-order", test_order);
  g_test_add_func ("/help/markup", test_markup);
  g_test_add_func ("/help/damaged-page-is-an-error", test_damaged);
  g_test_add_func ("/help/unknown-element-is-named", test_unknown_element);
  g_test_add_func ("/help/nothing-outside-is-read", test_outside);
  g_test_add_func ("/help/missing-pages-are-said", test_missing);
  g_test_add_func ("/help/rows-and-links-lead-on", test_ways);
  g_test_add_func ("/help/every-view-has-a-page", test_topics);

  return g_test_run ();
}
