/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "mail/gouji-mime.h"
#include "read/gouji-read.h"

#include "assert-document.h"

/* A message and what is read from it, as describe_document() writes it. */
typedef struct {
  const char *name;
  const char *message;
  const char *expected;
} MessageCase;

#define RELATED                                                                                              \
  "From: <Saved by Blink>\r\nSubject: =?utf-8?Q?=E6=9F=90=E5=8E=BF?=\r\nMIME-Version: 1.0\r\n"               \
  "Content-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"--B--\"\r\n\r\n\r\n"
#define PART "----B--\r\n"
#define END "----B----\r\n"
#define HTML "Content-Type: text/html\r\n"
#define MAIL "Subject: x\nContent-Type: multipart/mixed; boundary=B\n\n"

static const MessageCase cases[] = {
  { "a-page", RELATED PART HTML "Content-Location: https://a.example/x.html\r\n\r\n<p>一<p>二\r\n" END,
    "一|二|" },
  { "quoted-printable",
    RELATED PART HTML
    "Content-Transfer-Encoding: quoted-printable\r\n\r\n<p title=3D\"x\">=E4=B8=80=\r\n=E4=BA=\r\n=8C "
    "a=b=\n=x</p>\r\n" END,
    "一二 a=b=x|" },
  { "base64",
    "MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: "
    "BASE64\n\nPHA+\n5LiA\r\n!5LqM\n"
    "PC9wPg==\n",
    "一二|" },
  { "charset-of-the-part",
    "Content-Type: text/html; charset=\"gb2312\"\nContent-Transfer-Encoding: "
    "quoted-printable\n\n<p>=D5=FE=B8=AE",
    "政府|" },
  { "charset-in-big5",
    "Content-Type: text/plain; charset=big5\nContent-Transfer-Encoding: "
    "quoted-printable\n\n=ACF=A9=B2=B8=EA=B0T",
    "政府資訊|" },
  { "charset-of-the-page", "Content-Type: text/html\n\n<meta charset=gbk><p>\xd5\xfe\xb8\xae\xd0\xc5\xcf\xa2",
    "政府信息|" },
  { "the-first-page-is-the-root",
    RELATED PART "Content-Type: image/png\r\n\r\nx\r\n" PART HTML "\r\n一\r\n" PART HTML "\r\n零\r\n" END,
    "一|" },
  { "other-pages-are-seen-where-they-are-framed",
    RELATED PART HTML
    "Content-Location: https://a.example/x/\r\n\r\n<p>一<iframe src=\"y.html\">零</iframe><p>四\r\n" PART HTML
    "Content-Location: https://a.example/ad.html\r\n\r\n零\r\n" PART HTML
    "Content-Location: https://a.example/x/y.html\r\n\r\n二<iframe src='cid:z@a'></iframe>\r\n" PART HTML
    "Content-ID: <z@a>\r\n\r\n三<iframe src=y.html></iframe>\r\n" END,
    "一|二|三|四|" },
  { "a-frame-in-a-table",
    RELATED PART HTML
    "Content-Location: https://a.example/x\r\n\r\n<table><tr><td>一<td><iframe src=y></iframe></table>"
    "\r\n" PART HTML "Content-Location: https://a.example/y\r\n\r\n<table><tr><td>二<td>三</table>\r\n" END,
    "一|[0,0]二[0,1]三|" },
  { "a-frame-whose-page-is-not-here",
    RELATED PART HTML "\r\n<table><tr><td>一<td><iframe src=y></iframe></table>\r\n" END, "[0,0]一[0,1]|" },
  { "a-workbook",
    RELATED PART HTML
    "Content-Location: file:///C:/1F/a.htm\r\n\r\n<html><frameset><frame src=\"a.files/sheet001.htm\"><frame "
    "src=\"a.files/tabs.htm\"><noframes>零</noframes></frameset></html>\r\n" PART HTML
    "Content-Location: file:///C:/1F/a.files/tabs.htm\r\n\r\n三\r\n" PART HTML
    "Content-Location: file:///C:/1F/a.files/sheet001.htm\r\n\r\n一\r\n" PART HTML
    "Content-Location: file:///C:/1F/a.files/sheet002.htm\r\n\r\n二\r\n" END,
    "一|三|二|" },
  { "the-root-is-named",
    "Content-Type: multipart/related; boundary=B; start=\"<r>\"\n\n--B\nContent-Type: "
    "text/css\n\nx\n--B\nContent-Type: "
    "text/html\nContent-ID: <r>\n\n一\n--B--\n",
    "一|" },
  { "text-alone", MAIL "--B\n\n一\r\n\r\n二\n--B--\n", "一|二|" },
  { "page-and-text-say-the-same",
    "Content-Type: multipart/alternative; boundary=B\n\n--B\nContent-Type: "
    "text/plain\n\n零\n--B\nContent-Type: "
    "text/html\n\n<p>一\n--B--\n",
    "一|" },
  { "parts-within-parts",
    MAIL
    "--B\nContent-Type: multipart/related; boundary=C\n\n--C\nContent-Type: multipart/alternative;\n "
    "boundary=D\n\n"
    "--D\n\n零\n--D\nContent-Type: text/html\n\n一\n--D--\n\n--C\nContent-Type: text/html\n\n零\n--C--\n--B\n"
    "Content-Type: text/html\n\n二\n--B--\n零\n",
    "一|二|" },
  { "an-inner-multipart-that-does-not-end",
    MAIL "--B\nContent-Type: multipart/alternative; boundary=C\n\n--C\nContent-Type: "
         "text/html\n\n一\n--B\nContent-Type: "
         "text/html\n\n二\n--B--\n",
    "一|二|" },
  { "a-message-in-a-message",
    MAIL "--B\nContent-Type: message/rfc822\n\nSubject: y\nContent-Type: text/html\n\n一\n--B--\n", "一|" },
  { "attachments-are-not-the-body",
    MAIL "--B\nContent-Type: text/html\n\n一\n--B\nContent-Type: text/html\nContent-Disposition: attachment; "
         "filename=a.html\n\n零\n--B--\n",
    "一|" },
  { "no-header-but-type", "\n\nMIME-Version: 1.0\n\n一", "一|" },
  { "a-boundary-that-only-begins-alike", MAIL "--B\n\n一\n--BB\n--B-\n--B --\n--B-- \n零",
    "一|--BB|--B-|--B --|" },
  { "a-header-without-an-end", MAIL "--B\nContent-Type: text/html\n--B\n\n一\n--B--", "一|" },
};

static GBytes *
as_bytes (const char *message)
{
  return g_bytes_new (message, strlen (message));
}

static GoujiDocument *
read_message (const char *message, GError **error)
{
  g_autoptr (GBytes) bytes = as_bytes (message);

  return gouji_read_mhtml (bytes, NULL, error);
}

static void
test_message (gconstpointer data)
{
  const MessageCase *c = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GoujiDocument) document = read_message (c->message, &error);
  g_autofree char *described = NULL;

  g_assert_no_error (error);
  described = describe_document (document);
  g_assert_cmpstr (described, ==, c->expected);
  assert_document_holds (document);
}

static void
assert_title (const char *head, const char *expected)
{
  g_autofree char *message = g_strconcat (head, "\nContent-Type: text/html\n\n一", NULL);
  g_autoptr (GoujiDocument) document = read_message (message, NULL);

  g_assert_cmpstr (gouji_document_get_title (document), ==, expected);
}

static void
test_subject_is_the_title (void)
{
  assert_title ("Subject: a  b", "a  b");
  assert_title ("Subject: =?gb2312?B?1f64rg==?=", "政府");
  assert_title ("Subject: =?UTF-8?Q?=E6=94=BF=E5?=\n =?utf-8?q?=BA=9C_a?= b", "政府 a b");
  assert_title ("Subject:\n =?big5?b?rEap?=\n\t=?big5?b?sg==?=", "政府");
  assert_title ("Subject: =?x?= =?utf-8?z?a?= =?", "=?x?= =?utf-8?z?a?= =?");
  assert_title ("subject : \xd5\xfe\xb8\xae\xd0\xc5\xcf\xa2", "政府信息");
}

static void
test_title_of_the_page_comes_first (void)
{
  g_autoptr (GoujiDocument) document =
    read_message ("Subject: a\nContent-Type: text/html\n\n<title>b</title>一", NULL);

  g_assert_cmpstr (gouji_document_get_title (document), ==, "b");
}

static void
test_a_cut_message_says_so (void)
{
  g_autoptr (GoujiDocument) cut = read_message (MAIL "--B\n\n一\n", NULL);
  g_autoptr (GoujiDocument) whole = read_message (MAIL "--B\n\n一\n--B--\n", NULL);

  g_assert_true (has_note (cut, GOUJI_NOTE_CUT));
  g_assert_false (has_note (whole, GOUJI_NOTE_CUT));
}

static void
test_errors (void)
{
  GoujiLimits limits = gouji_default_limits;
  g_autoptr (GBytes) bytes = as_bytes ("MIME-Version: 1.0\n\na");
  g_autoptr (GError) empty = NULL;
  g_autoptr (GError) none = NULL;
  g_autoptr (GError) binary = NULL;
  g_autoptr (GError) large = NULL;

  g_assert_null (read_message (MAIL "--B\n\n \n--B--", &empty));
  g_assert_error (empty, GOUJI_READ_ERROR, GOUJI_READ_ERROR_EMPTY);
  g_assert_null (read_message (MAIL "--B\nContent-Type: image/png\n\n1\n--B--", &none));
  g_assert_error (none, GOUJI_READ_ERROR, GOUJI_READ_ERROR_EMPTY);
  g_assert_null (read_message ("MIME-Version: 1.0\n\n\1\2\3\4", &binary));
  g_assert_error (binary, GOUJI_READ_ERROR, GOUJI_READ_ERROR_BINARY);
  limits.bytes = 4;
  g_assert_null (gouji_read_mhtml (bytes, &limits, &large));
  g_assert_error (large, GOUJI_READ_ERROR, GOUJI_READ_ERROR_TOO_LARGE);
}

/* The names of the attachments that may be reports, each closed by `|`. */
static char *
list_documents (const char *message)
{
  g_autoptr (GBytes) bytes = as_bytes (message);
  g_autoptr (GPtrArray) members = gouji_mime_find_documents (bytes, NULL);
  GString *names = g_string_new (NULL);

  for (guint i = 0; members != NULL && i < members->len; i++) {
    const GoujiMember *member = g_ptr_array_index (members, i);

    g_string_append_printf (names, "%s|", member->name);
    g_assert_nonnull (member->bytes);
  }

  return g_string_free_and_steal (names);
}

static void
test_attachments_are_documents (void)
{
  g_autofree char *listed = list_documents (
    MAIL "--B\n\n一\n"
         "--B\nContent-Type: application/pdf; name=a.pdf\n\n%PDF-1.4\n"
         "--B\nContent-Type: application/octet-stream\nContent-Disposition: attachment;\n "
         "filename*=gb2312''%C4%EA%B1%A8.doc\nContent-Transfer-Encoding: base64\n\n0M8R4KGxGuE=\n"
         "--B\nContent-Type: application/x; name=\"=?utf-8?B?5bm05oqlLnJ0Zg==?=\"\n\n{\\rtf1 a}\n"
         "--B\nContent-Disposition: attachment; filename*0=\"b\\\"\"; filename*1=.txt\n\n一\n"
         "--B\nContent-Type: text/calendar\nContent-Disposition: attachment; filename=c.ics\n\n一\n"
         "--B\nContent-Type: image/png; name=d.png\n\n\x89PNG\n"
         "--B\nContent-Type: text/plain; name=e.txt\n\n一\n--B--");
  g_autofree char *resources = list_documents (
    "Content-Type: multipart/related; boundary=B\n\n--B\nContent-Type: text/html\n\n一\n--B\nContent-Type: "
    "application/vnd.ms-officetheme; name=x\n\n{\\rtf1 a}\n--B--");
  g_autofree char *none = list_documents (MAIL "--B\n\n一\n--B--");

  g_assert_cmpstr (listed, ==, "a.pdf|年报.doc|年报.rtf|b\".txt|");
  g_assert_cmpstr (resources, ==, "");
  g_assert_cmpstr (none, ==, "");
}

/* Something repeated very often, which must neither crash nor hang. */
typedef struct {
  const char *name;
  const char *opening;
  const char *repeated;
  const char *closing;
  guint n;
} HostileCase;

static const HostileCase hostile_cases[] = {
  { "nested-multiparts", "", "Content-Type: multipart/mixed; boundary=B\n\n--B\n", "\n一", 10000 },
  { "nested-messages", "", "Content-Type: message/rfc822\n\n", "\n一", 100000 },
  { "boundaries", MAIL, "--B\n", "\n一", 500000 },
  { "lines-that-may-be-boundaries", MAIL "--B\n\n一\n", "--\n", "", 1000000 },
  { "parts", MAIL, "--B\n\n一\n", "", 100000 },
  { "folded-lines", "Subject: ", "\n x", "\n\n一", 1000000 },
  { "encoded-words", "Subject: ", "=?a?b? ", "\n\n一", 100000 },
  { "sections-of-a-name", "Content-Type: text/plain", "; name*0=\"a\"", "\n\n一", 1000 },
  { "soft-line-breaks", "Content-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n一", "=\n",
    "", 1000000 },
  { "frames", "Content-Type: text/html\nContent-Location: http://a/\n\n一", "<iframe src=x></iframe>", "",
    100000 },
};

static void
test_hostile (gconstpointer data)
{
  const HostileCase *c = data;
  GString *message = g_string_new (c->opening);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GoujiDocument) document = NULL;
  g_autoptr (GPtrArray) members = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < c->n; i++)
    g_string_append (message, c->repeated);
  g_string_append (message, c->closing);
  bytes = g_string_free_to_bytes (message);

  document = gouji_read_mhtml (bytes, NULL, &error);
  g_assert_true ((document == NULL) == (error != NULL));
  if (document != NULL)
    g_assert_true (g_utf8_validate (gouji_document_get_text (document), -1, NULL));
  members = gouji_mime_find_documents (bytes, NULL);
  g_assert_null (members);
}

static void
test_messages_cut_anywhere_give_sound_documents (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    for (gsize length = 0; length < strlen (cases[i].message); length++) {
      g_autofree char *cut = g_strndup (cases[i].message, length);
      g_autoptr (GError) error = NULL;
      g_autoptr (GoujiDocument) document = read_message (cut, &error);

      g_assert_true ((document == NULL) == (error != NULL));
      if (document != NULL)
        assert_document_holds (document);
    }
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strdup_printf ("/read-mhtml/%s", cases[i].name);

    g_test_add_data_func (path, &cases[i], test_message);
  }
  for (guint i = 0; i < G_N_ELEMENTS (hostile_cases); i++) {
    g_autofree char *path = g_strdup_printf ("/read-mhtml/hostile/%s", hostile_cases[i].name);

    g_test_add_data_func (path, &hostile_cases[i], test_hostile);
  }
  g_test_add_func ("/read-mhtml/subject-is-the-title", test_subject_is_the_title);
  g_test_add_func ("/read-mhtml/title-of-the-page-comes-first", test_title_of_the_page_comes_first);
  g_test_add_func ("/read-mhtml/a-cut-message-says-so", test_a_cut_message_says_so);
  g_test_add_func ("/read-mhtml/errors", test_errors);
  g_test_add_func ("/read-mhtml/attachments-are-documents", test_attachments_are_documents);
  g_test_add_func ("/read-mhtml/messages-cut-anywhere-give-sound-documents",
                   test_messages_cut_anywhere_give_sound_documents);

  return g_test_run ();
}
