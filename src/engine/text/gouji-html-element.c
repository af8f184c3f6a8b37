/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "text/gouji-html-element.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
  const char *name;
  GoujiHtmlElement element;
} NamedElement;

/* By name, for a binary search. */
static const NamedElement elements[] = {
  { "address", GOUJI_HTML_BLOCK },
  { "applet", GOUJI_HTML_UNSEEN },
  { "article", GOUJI_HTML_BLOCK },
  { "aside", GOUJI_HTML_BLOCK },
  { "audio", GOUJI_HTML_UNSEEN },
  { "blockquote", GOUJI_HTML_BLOCK },
  { "body", GOUJI_HTML_ROOT },
  { "br", GOUJI_HTML_BREAK },
  { "button", GOUJI_HTML_UNSEEN },
  { "canvas", GOUJI_HTML_UNSEEN },
  { "caption", GOUJI_HTML_BLOCK },
  { "center", GOUJI_HTML_BLOCK },
  { "datalist", GOUJI_HTML_UNSEEN },
  { "dd", GOUJI_HTML_BLOCK },
  { "del", GOUJI_HTML_UNSEEN }, /* struck out: no longer said */
  { "details", GOUJI_HTML_BLOCK },
  { "dialog", GOUJI_HTML_UNSEEN },
  { "dir", GOUJI_HTML_BLOCK },
  { "div", GOUJI_HTML_BLOCK },
  { "dl", GOUJI_HTML_BLOCK },
  { "dt", GOUJI_HTML_BLOCK },
  { "fieldset", GOUJI_HTML_BLOCK },
  { "figcaption", GOUJI_HTML_BLOCK },
  { "figure", GOUJI_HTML_BLOCK },
  { "footer", GOUJI_HTML_BLOCK },
  { "form", GOUJI_HTML_BLOCK },
  { "frame", GOUJI_HTML_FRAME },
  { "h1", GOUJI_HTML_HEADING_1 },
  { "h2", GOUJI_HTML_HEADING_2 },
  { "h3", GOUJI_HTML_HEADING_3 },
  { "h4", GOUJI_HTML_HEADING_4 },
  { "h5", GOUJI_HTML_HEADING_5 },
  { "h6", GOUJI_HTML_HEADING_6 },
  { "header", GOUJI_HTML_BLOCK },
  { "hgroup", GOUJI_HTML_BLOCK },
  { "hr", GOUJI_HTML_BLOCK },
  { "html", GOUJI_HTML_ROOT },
  { "iframe", GOUJI_HTML_FRAME },
  { "legend", GOUJI_HTML_BLOCK },
  { "li", GOUJI_HTML_BLOCK },
  { "listing", GOUJI_HTML_PREFORMATTED },
  { "main", GOUJI_HTML_BLOCK },
  { "menu", GOUJI_HTML_BLOCK },
  { "nav", GOUJI_HTML_BLOCK },
  { "noframes", GOUJI_HTML_UNSEEN },
  { "noscript", GOUJI_HTML_UNSEEN },
  { "object", GOUJI_HTML_UNSEEN },
  { "ol", GOUJI_HTML_BLOCK },
  { "optgroup", GOUJI_HTML_UNSEEN },
  { "option", GOUJI_HTML_UNSEEN },
  { "p", GOUJI_HTML_BLOCK },
  { "pre", GOUJI_HTML_PREFORMATTED },
  { "rp", GOUJI_HTML_UNSEEN },
  { "rt", GOUJI_HTML_UNSEEN },
  { "rtc", GOUJI_HTML_UNSEEN },
  { "s", GOUJI_HTML_UNSEEN },
  { "script", GOUJI_HTML_UNSEEN },
  { "search", GOUJI_HTML_BLOCK },
  { "section", GOUJI_HTML_BLOCK },
  { "select", GOUJI_HTML_UNSEEN },
  { "strike", GOUJI_HTML_UNSEEN },
  { "style", GOUJI_HTML_UNSEEN },
  { "sub", GOUJI_HTML_RAISED },
  { "summary", GOUJI_HTML_BLOCK },
  { "sup", GOUJI_HTML_RAISED },
  { "svg", GOUJI_HTML_UNSEEN },
  { "table", GOUJI_HTML_TABLE },
  { "tbody", GOUJI_HTML_BODY_ROWS },
  { "td", GOUJI_HTML_CELL },
  { "template", GOUJI_HTML_UNSEEN },
  { "textarea", GOUJI_HTML_UNSEEN },
  { "tfoot", GOUJI_HTML_FOOT_ROWS },
  { "th", GOUJI_HTML_HEAD_CELL },
  { "thead", GOUJI_HTML_HEAD_ROWS },
  { "title", GOUJI_HTML_TITLE },
  { "tr", GOUJI_HTML_ROW },
  { "ul", GOUJI_HTML_BLOCK },
  { "video", GOUJI_HTML_UNSEEN },
  { "xml", GOUJI_HTML_UNSEEN }, /* Word's settings in a page or on the clipboard */
  { "xmp", GOUJI_HTML_PREFORMATTED },
};

static int
compare_names (const void *name, const void *element)
{
  return strcmp (name, ((const NamedElement *) element)->name);
}

/**
 * gouji_html_element_find:
 * @name: in small letters, as libxml2 gives it
 */
GoujiHtmlElement
gouji_html_element_find (const char *name)
{
  const NamedElement *found =
    bsearch (name, elements, G_N_ELEMENTS (elements), sizeof (NamedElement), compare_names);

  return found == NULL ? GOUJI_HTML_INLINE : found->element;
}

/* Whether @style sets @property to @value; both are words in small letters. */
static gboolean
style_sets (const char *style, const char *property, const char *value)
{
  gsize n_property = strlen (property);
  gsize n_value = strlen (value);

  for (const char *colon = strchr (style, ':'); colon != NULL; colon = strchr (colon + 1, ':')) {
    const char *end = colon;
    const char *start = colon + 1;

    while (end > style && g_ascii_isspace (end[-1]))
      end--;
    while (g_ascii_isspace (*start))
      start++;
    if ((gsize) (end - style) < n_property || g_ascii_strncasecmp (start, value, n_value) != 0 ||
        g_ascii_strncasecmp (end - n_property, property, n_property) != 0)
      continue;

    end -= n_property;
    if ((end == style || end[-1] == ';' || g_ascii_isspace (end[-1])) && !g_ascii_isalnum (start[n_value]) &&
        start[n_value] != '-')
      return TRUE;
  }

  return FALSE;
}

/**
 * gouji_html_is_comment_mark:
 * @attributes: (nullable): names and values by turns, closed by %NULL
 *
 * Returns: whether the element is the mark of a comment that was made in a word processor
 */
gboolean
gouji_html_is_comment_mark (const char *const *attributes)
{
  for (guint i = 0; attributes != NULL && attributes[i] != NULL; i += 2) {
    if (attributes[i + 1] != NULL && g_str_equal (attributes[i], "style") &&
        style_sets (attributes[i + 1], "mso-special-character", "comment"))
      return TRUE;
  }

  return FALSE;
}

/* What word processors keep in a page that is on no page of paper, or in its margin. */
static gboolean
is_beside_the_text (const char *style)
{
  const char *const places[] = { "comment-list", "comment", "header", "footer" };

  /* Few styles are a word processor's. */
  if (strstr (style, "mso-") == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (places); i++) {
    if (style_sets (style, "mso-element", places[i]))
      return TRUE;
  }

  return style_sets (style, "mso-special-character", "comment");
}

/**
 * gouji_html_is_hidden:
 * @attributes: (nullable): names and values by turns, closed by %NULL
 *
 * Only what stands on the element itself counts; style sheets are not read. What is clipped away is there for
 * those who hear a page, to name what others see.
 *
 * Returns: whether the element and all that is in it is not shown
 */
gboolean
gouji_html_is_hidden (const char *const *attributes)
{
  for (guint i = 0; attributes != NULL && attributes[i] != NULL; i += 2) {
    const char *value = attributes[i + 1];

    if (g_str_equal (attributes[i], "hidden"))
      return TRUE;
    if (value != NULL && g_str_equal (attributes[i], "style") &&
        (style_sets (value, "display", "none") || style_sets (value, "visibility", "hidden") ||
         style_sets (value, "clip-path", "inset(50%)") || style_sets (value, "mso-hide", "all") ||
         is_beside_the_text (value)))
      return TRUE;
  }

  return FALSE;
}

/**
 * gouji_html_read_span:
 * @value: (nullable): `colspan` or `rowspan` as it stands in the page
 * @least: what 0 means: 1, or 0 for all rows that remain
 *
 * Returns: the span; 1 for what is no number
 */
guint
gouji_html_read_span (const char *value, guint least)
{
  guint64 span;

  if (value == NULL)
    return 1;
  while (g_ascii_isspace (*value))
    value++;
  if (!g_ascii_isdigit (*value))
    return 1;
  span = g_ascii_strtoull (value, NULL, 10);

  return (guint) CLAMP (span, least, 1000);
}
