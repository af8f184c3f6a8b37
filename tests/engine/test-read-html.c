/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "read/gouji-read.h"

#include "assert-document.h"

/* A page (or a piece of one) and what is read from it, as describe_document() writes it. */
typedef struct {
  const char *name;
  const char *html;
  const char *expected;
} HtmlCase;

static const HtmlCase html_cases[] = {
  { "paragraphs", "<p>一</p><div>二<div>三</div>四</div>五", "一|二|三|四|五|" },
  { "headings", "<h1>一</h1><h6>二</h6><h3><div>三</div></h3>四", "#1 一|#6 二|#3 三|四|" },
  { "words-over-spans", "<p><span>政</span><font>府</font><o:p>信</o:p><st1:place>息</st1:place></p>",
    "政府信息|" },
  { "unknown-elements", "<ucapcontent>一<p>二</p></ucapcontent>", "一|二|" },
  { "white-space", "<p> \n 一 \t\r\n 二 <b> 三</b> </p>", "一 二 三|" },
  { "no-break-space", "<p>一&nbsp;&nbsp;二&#160;</p>", "一\u00a0\u00a0二\u00a0|" },
  { "blank-paragraphs", "<p>&nbsp;</p><p>　</p><p> </p><p>一</p>", "一|" },
  { "line-breaks", "<p>一<br> 二<br/><br>三<br></p>", "一\n二\n\n三|" },
  { "list", "<ul><li>一<li>二</ul>", "一|二|" },
  { "preformatted", "<pre>一\r\n  二\n</pre>三  四", "一\n  二|三 四|" },
  { "entities", "<p>&lt;一&gt;&amp;&quot;&#x4e8c;&ldquo;&unknown;</p>", "<一>&\"二“&unknown;|" },
  { "superscript", "<p>米<sup>2</sup></p>", "米2|" },
  { "ruby", "<p><ruby>鎮<rp>(</rp><rt>zhèn</rt><rp>)</rp></ruby>政府</p>", "鎮政府|" },
  { "no-script", "一<script>document.write('<p>二</p>')</script><style>p{}</style><noscript>三</noscript>四",
    "一四|" },
  { "no-comment", "一<!-- <p>二</p> -->三", "一三|" },
  { "no-template", "一<template><p>二</p></template>三", "一三|" },
  { "no-form-fields",
    "<form>一<input type=hidden "
    "value=二><select><option>三</option></select><button>四</button><textarea>五</textarea>"
    "</form>六",
    "一|六|" },
  { "no-hidden-attribute", "<p hidden>一</p><p>二</p>", "二|" },
  { "no-hidden-style",
    "<p style='color:red; DISPLAY : None'>一</p><div style=\"visibility:hidden\">二</div>三", "三|" },
  { "shown-style", "<p style='display:block'>一</p><p style='-x-display:none;display:nonesuch'>二</p>",
    "一|二|" },
  { "hidden-body-is-shown", "<body style='display:none'><p>一</p></body>", "一|" },
  { "table", "<table><tr><td>一<td>二<tr><td>三<td>四</table>", "[0,0]一[0,1]二[1,0]三[1,1]四|" },
  { "table-heads", "<table><tr><th>一</th><td>二</td></tr></table>", "[0,0*]一[0,1]二|" },
  { "spans", "<table><tr><td rowspan=2 colspan='2'>一<td>二<tr><td>三<tr><td>四</table>",
    "[0,0+2+2]一[0,2]二[1,2]三[2,0]四|" },
  { "odd-spans", "<table><tr><td rowspan=x>一<td colspan=-1>二<td colspan=0>三</table>",
    "[0,0]一[0,1]二[0,2]三|" },
  { "span-of-all-rows", "<table><tr><td rowspan=0>一<td>二<tr><td>三</table>", "[0,0+2+1]一[0,1]二[1,1]三|" },
  { "row-groups-in-any-order",
    "<table><tfoot><tr><td>三<td>叁</tfoot><tbody><tr><td>二<td>贰</tbody><thead><tr><td>一<td>壹</thead></"
    "table>",
    "[0,0]一[0,1]壹[1,0]二[1,1]贰[2,0]三[2,1]叁|" },
  { "row-group-ends-spans",
    "<table><tbody><tr><td rowspan=9>一<td>二</tbody><tbody><tr><td>三</tbody></table>",
    "[0,0]一[0,1]二[1,0]三|" },
  { "missing-cells", "<table><tr><td>一<td>二<tr><td>三<tr></table>", "[0,0]一[0,1]二[1,0]三|" },
  { "cells-outside-rows", "<table><td>一<td>二<tr><td>三</table>", "[0,0]一[0,1]二[1,0]三|" },
  { "cells-outside-tables", "<div><td>一</td><td>二</td></div>", "一|二|" },
  { "text-outside-cells", "<table>零<tr><td>一<td>二</tr></table>", "零|[0,0]一[0,1]二|" },
  { "caption", "<table><caption>零</caption><tr><td>一<td>二</tr></table>", "零|[0,0]一[0,1]二|" },
  { "blank-cells", "<table><tr><td></td><td>&nbsp;</td><td> <p> </p></td><td>0</table>",
    "[0,0][0,1][0,2][0,3]0|" },
  { "blocks-within-a-cell",
    "<table><tr><td><p>一</p>\n<p>二<br>三</p><br></td><td><br><div>四</div></td></table>",
    "[0,0]一 二 三[0,1]四|" },
  { "hidden-cell", "<table><tr><td style='display:none'>零<td>一<td>二</table>", "[0,0]一[0,1]二|" },
  { "hidden-row", "<table><tr hidden><td>零<td>零<tr><td>一<td>二</table>", "[0,0]一[0,1]二|" },
  { "table-of-one-cell", "<table><tr><td><h2>一</h2><p>二</p></td></tr></table>", "#2 一|二|" },
  { "table-within-a-table", "<table><tr><td>零<td><table><tr><td>一<td>二</table>三</table>",
    "零|[0,0]一[0,1]二|三|" },
  { "single-cell-within-a-cell", "<table><tr><td>一<td><table><tr><td>二</table></table>",
    "[0,0]一[0,1]二|" },
  { "article-within-a-table", "<table><tr><td>零<td><h1>一</h1><p>二</p><p>三</p></table>",
    "零|#1 一|二|三|" },
  { "row-within-an-unclosed-block", "<table><tr><td><div>一<td>二<tr><td>三</table>",
    "[0,0]一[0,1]二[1,0]三|" },
};

static GoujiDocument *
read_string (const char *html, const GoujiLimits *limits, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (html, strlen (html));

  return gouji_read_html (bytes, limits, error);
}

static void
test_html (gconstpointer data)
{
  const HtmlCase *c = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GoujiDocument) document = read_string (c->html, NULL, &error);
  g_autofree char *described = NULL;

  g_assert_no_error (error);
  described = describe_document (document);
  g_assert_cmpstr (described, ==, c->expected);
  assert_document_holds (document);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (html_cases); i++) {
    g_autofree char *path = g_strconcat ("/read-html/", html_cases[i].name, NULL);

    g_test_add_data_func (path, &html_cases[i], test_html);
  }

  return g_test_run ();
}
