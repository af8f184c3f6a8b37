/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "mail/gouji-mime.h"

#include <string.h>

#include "guess/gouji-guess.h"
#include "mail/gouji-mime-field.h"

/* Multiparts nested deeper are passed over: forwarded mail has one or two levels each time. */
#define MAX_NESTING 32

/* The longest field that is read; RFC 5322 allows lines of 998 characters, and folded ones are longer. */
#define MAX_FIELD 8192

/* A multipart that is open. */
typedef struct {
  char *boundary;
  gsize length;
  gboolean is_related;
  guint n_parts; /* begun in it */
} Multipart;

/* What a header says of what follows it. */
typedef struct {
  char *content_type;
  char *disposition;
  char *coding;
  char *id;
  char *location;
  char *subject;
} Header;

typedef struct {
  GoujiMime *mime;
  const GoujiLimits *limits;
  const char *text;
  gsize length;
  gsize at;
  GArray *multiparts; /* element-type Multipart; the innermost last */
  Header header;
  GString *field; /* the field that is open, and may be folded */
  gboolean in_header;
  GoujiMimePart *part; /* the part whose body is open */
  guint n_headers;
} Parser;

static void
free_part (GoujiMimePart *part)
{
  g_free (part->type);
  g_free (part->charset);
  g_free (part->name);
  g_free (part->id);
  g_free (part->location);
  g_free (part);
}

static void
clear_header (Header *header)
{
  g_free (header->content_type);
  g_free (header->disposition);
  g_free (header->coding);
  g_free (header->id);
  g_free (header->location);
  g_free (header->subject);
  *header = (Header) { 0 };
}

static void
clear_multipart (Multipart *multipart)
{
  g_free (multipart->boundary);
}

static char **
find_field (Header *header, const char *name, gsize length)
{
  const struct {
    const char *name;
    char **value;
  } fields[] = {
    { "Content-Type", &header->content_type },        { "Content-Disposition", &header->disposition },
    { "Content-Transfer-Encoding", &header->coding }, { "Content-ID", &header->id },
    { "Content-Location", &header->location },        { "Subject", &header->subject },
  };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++) {
    if (strlen (fields[i].name) == length && g_ascii_strncasecmp (fields[i].name, name, length) == 0)
      return fields[i].value;
  }

  return NULL;
}

/* Keeps the field that has ended, if it is of interest; of two the first one counts. */
static void
end_field (Parser *self)
{
  const char *colon = memchr (self->field->str, ':', self->field->len);
  gsize length = colon != NULL ? (gsize) (colon - self->field->str) : 0;
  char **value;

  while (length > 0 && g_ascii_isspace (self->field->str[length - 1]))
    length--;
  value = find_field (&self->header, self->field->str, length);
  if (value != NULL && *value == NULL)
    *value = g_strstrip (g_strdup (colon + 1));
  g_string_truncate (self->field, 0);
}

static Multipart *
get_multipart (Parser *self)
{
  GArray *multiparts = self->multiparts;

  return multiparts->len == 0 ? NULL : &g_array_index (multiparts, Multipart, multiparts->len - 1);
}

static char *
read_id (const char *field)
{
  gsize length = strlen (field);

  if (length > 2 && field[0] == '<' && field[length - 1] == '>')
    return g_strndup (field + 1, length - 2);

  return g_strdup (field);
}

static GoujiMimeCoding
read_coding (const char *field)
{
  g_autofree char *value = field != NULL ? gouji_mime_field_get_value (field) : NULL;

  if (value != NULL && g_str_equal (value, "base64"))
    return GOUJI_MIME_BASE64;
  if (value != NULL && g_str_equal (value, "quoted-printable"))
    return GOUJI_MIME_QUOTED_PRINTABLE;

  return GOUJI_MIME_IDENTITY;
}

/* Begins a part that holds no others. */
static void
begin_part (Parser *self, const char *type, const char *content_type)
{
  const Header *header = &self->header;
  Multipart *multipart = get_multipart (self);
  g_autofree char *disposition =
    header->disposition != NULL ? gouji_mime_field_get_value (header->disposition) : NULL;
  GoujiMimePart *part;

  if (self->mime->parts->len >= self->limits->members) {
    self->mime->is_too_large = TRUE;
    return;
  }

  part = g_new0 (GoujiMimePart, 1);
  part->type = g_strdup (type);
  part->charset = gouji_mime_field_get_parameter (content_type, "charset");
  if (header->disposition != NULL)
    part->name = gouji_mime_field_get_parameter (header->disposition, "filename");
  if (part->name == NULL)
    part->name = gouji_mime_field_get_parameter (content_type, "name");
  if (part->name != NULL && *part->name == '\0')
    g_clear_pointer (&part->name, g_free);
  part->id = header->id != NULL ? read_id (header->id) : NULL;
  part->location = g_strdup (header->location);
  part->is_attachment = disposition != NULL && g_str_equal (disposition, "attachment");
  part->is_related = multipart != NULL && multipart->is_related && multipart->n_parts > 1;
  part->coding = read_coding (header->coding);
  part->start = self->at;
  part->end = self->length;
  g_ptr_array_add (self->mime->parts, part);
  self->part = part;
}

/* Without a boundary nothing can be found in it. */
static void
begin_multipart (Parser *self, const char *type, const char *content_type)
{
  Multipart multipart = { .boundary = gouji_mime_field_get_parameter (content_type, "boundary") };
  g_autofree char *start = NULL;

  if (multipart.boundary == NULL || self->multiparts->len >= MAX_NESTING) {
    self->mime->is_too_deep |= multipart.boundary != NULL;
    g_free (multipart.boundary);
    return;
  }

  multipart.length = strlen (multipart.boundary);
  multipart.is_related = g_str_equal (type, "multipart/related");
  start = multipart.is_related ? gouji_mime_field_get_parameter (content_type, "start") : NULL;
  if (start != NULL && self->mime->root == NULL)
    self->mime->root = read_id (start);
  g_array_append_val (self->multiparts, multipart);
}

/* Ends a header: what follows is a body, parts, or another message with a header of its own. */
static void
end_header (Parser *self)
{
  const char *content_type;
  g_autofree char *type = NULL;

  end_field (self);
  content_type = self->header.content_type != NULL ? self->header.content_type : "text/plain";
  type = gouji_mime_field_get_value (content_type);
  if (self->n_headers++ == 0 && self->header.subject != NULL)
    self->mime->subject = gouji_mime_field_decode (self->header.subject);

  self->in_header = g_str_equal (type, "message/rfc822");
  if (g_str_has_prefix (type, "multipart/"))
    begin_multipart (self, type, content_type);
  else if (!self->in_header)
    begin_part (self, type, content_type);
  clear_header (&self->header);
}

/* A line that begins with white space goes on with the field before; line end and white space are one space.
 */
static void
read_header_line (Parser *self, const char *line, gsize length)
{
  gboolean is_folded = length > 0 && (line[0] == ' ' || line[0] == '\t');
  gsize most;

  while (length > 0 && g_ascii_isspace (line[length - 1]))
    length--;
  if (length == 0) {
    end_header (self);
    return;
  }

  if (!is_folded)
    end_field (self);
  most = MAX_FIELD - MIN (self->field->len, MAX_FIELD);
  g_string_append_len (self->field, line, (gssize) MIN (length, most));
}

/* Whether @line, which begins with two hyphens, parts or ends the multipart. */
static gboolean
is_boundary (const Multipart *multipart, const char *line, gsize length, gboolean *is_end)
{
  if (length < multipart->length + 2 || memcmp (line + 2, multipart->boundary, multipart->length) != 0)
    return FALSE;

  line += multipart->length + 2;
  length -= multipart->length + 2;
  *is_end = length >= 2 && line[0] == '-' && line[1] == '-';
  if (*is_end)
    line += 2, length -= 2;
  for (gsize i = 0; i < length; i++) {
    if (!g_ascii_isspace (line[i]))
      return FALSE;
  }

  return TRUE;
}

/* Ends the open part in front of the line at @start; the line end there belongs to the boundary. */
static void
end_part (Parser *self, gsize start)
{
  GoujiMimePart *part = self->part;

  self->part = NULL;
  if (part == NULL)
    return;

  part->start = MIN (part->start, start); /* a header that the boundary ended has no body */
  part->end = start;
  if (part->end > part->start && self->text[part->end - 1] == '\n')
    part->end--;
  if (part->end > part->start && self->text[part->end - 1] == '\r')
    part->end--;
}

/* Looks for the multipart that the line at @start parts, from the innermost outwards; those within it end.
 *
 * Returns: whether there is one */
static gboolean
read_boundary (Parser *self, gsize start, const char *line, gsize length)
{
  for (guint i = self->multiparts->len; i > 0; i--) {
    gboolean is_end;

    if (!is_boundary (&g_array_index (self->multiparts, Multipart, i - 1), line, length, &is_end))
      continue;

    /* The header that ends here may have begun another multipart, so that this one stands elsewhere now. */
    if (self->in_header)
      end_header (self);
    end_part (self, start);
    g_array_index (self->multiparts, Multipart, i - 1).n_parts++;
    g_array_set_size (self->multiparts, is_end ? i - 1 : i);
    self->in_header = !is_end;
    return TRUE;
  }

  return FALSE;
}

static void
parse (Parser *self)
{
  while (self->at < self->length) {
    const char *line = self->text + self->at;
    const char *end = memchr (line, '\n', self->length - self->at);
    gsize start = self->at;
    gsize length = end != NULL ? (gsize) (end - line) + 1 : self->length - self->at;

    self->at += length;
    if (length > 2 && line[0] == '-' && line[1] == '-' && read_boundary (self, start, line, length))
      continue;
    if (self->in_header)
      read_header_line (self, line, length);
  }
  if (self->in_header)
    end_header (self);
  self->mime->is_cut = self->multiparts->len > 0;
}

/* Some writers begin with blank lines. */
static gsize
find_first_line (const char *text, gsize length)
{
  gsize at = 0;

  while (at < length && (text[at] == '\r' || text[at] == '\n'))
    at++;

  return at;
}

/**
 * gouji_mime_init:
 * @self: (out caller-allocates): the parts
 * @bytes: a message
 *
 * Takes a message apart, in one pass over its lines. Whatever it holds, there are parts: a message that
 * contradicts itself has fewer of them.
 */
void
gouji_mime_init (GoujiMime *self, GBytes *bytes, const GoujiLimits *limits)
{
  g_autoptr (GString) field = g_string_new (NULL);
  g_autoptr (GArray) multiparts = g_array_new (FALSE, FALSE, sizeof (Multipart));
  Parser parser = {
    .mime = self, .limits = limits, .multiparts = multiparts, .field = field, .in_header = TRUE
  };

  *self = (GoujiMime) {
    .bytes = g_bytes_ref (bytes),
    .parts = g_ptr_array_new_with_free_func ((GDestroyNotify) free_part),
  };
  g_array_set_clear_func (multiparts, (GDestroyNotify) clear_multipart);
  parser.text = g_bytes_get_data (bytes, &parser.length);
  parser.at = find_first_line (parser.text, parser.length);
  parse (&parser);
  clear_header (&parser.header);
}

void
gouji_mime_clear (GoujiMime *self)
{
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->parts, g_ptr_array_unref);
  g_clear_pointer (&self->subject, g_free);
  g_clear_pointer (&self->root, g_free);
}

/**
 * gouji_mime_decode:
 *
 * Returns: (transfer full): the bytes of a part as they were before they were made fit for mail
 */
GBytes *
gouji_mime_decode (const GoujiMime *self, const GoujiMimePart *part)
{
  const char *text = g_bytes_get_data (self->bytes, NULL);
  gsize length = part->end - part->start;
  g_autofree char *decoded = NULL;
  int state = 0;
  guint save = 0;

  if (part->coding == GOUJI_MIME_IDENTITY)
    return g_bytes_new_from_bytes (self->bytes, part->start, length);

  decoded = g_malloc (length + 1);
  memcpy (decoded, text + part->start, length);
  if (part->coding == GOUJI_MIME_QUOTED_PRINTABLE)
    length = gouji_mime_decode_quoted (decoded, length, FALSE);
  else
    length = g_base64_decode_step (decoded, length, (guchar *) decoded, &state, &save);

  return g_bytes_new_take (g_steal_pointer (&decoded), length);
}

/* Formats of which a clerk sends reports as attachments. Plain text is the message itself, or a signature. */
static gboolean
is_document (GoujiFormat format)
{
  switch (format) {
  case GOUJI_FORMAT_CSV:
  case GOUJI_FORMAT_RTF:
  case GOUJI_FORMAT_DOCX:
  case GOUJI_FORMAT_ODT:
  case GOUJI_FORMAT_XLSX:
  case GOUJI_FORMAT_ODS:
  case GOUJI_FORMAT_PDF:
  case GOUJI_FORMAT_OLD_OFFICE:
  case GOUJI_FORMAT_ZIP:
    return TRUE;
  case GOUJI_FORMAT_TEXT:
  case GOUJI_FORMAT_MARKDOWN:
  case GOUJI_FORMAT_HTML:
  case GOUJI_FORMAT_MHTML:
  case GOUJI_FORMAT_OTHER:
  default:
    return FALSE;
  }
}

/* What belongs to a page, its theme and its embedded objects, is none of its attachments. */
static gboolean
is_attached_document (const GoujiMimePart *part, GBytes *bytes)
{
  const char *const texts[] = { "text/plain", "text/html", "text/csv", "text/markdown", NULL };

  if (part->is_related && !part->is_attachment)
    return FALSE;
  if (part->is_attachment && part->name != NULL && g_strv_contains (texts, part->type))
    return TRUE;

  return (part->is_attachment || part->name != NULL) && is_document (gouji_format_guess (bytes, part->name));
}

static GoujiMember *
make_member (const char *name, GBytes *bytes)
{
  GoujiMember *member = g_new0 (GoujiMember, 1);

  member->name = g_strdup (name);
  member->bytes = g_bytes_ref (bytes);
  return member;
}

/**
 * gouji_mime_find_documents:
 * @bytes: a message
 * @limits: (nullable): %NULL for the usual ones
 *
 * Finds what is attached to an e-mail and may be a report, as if the e-mail were an archive.
 *
 * Returns: (transfer full) (nullable) (element-type GoujiMember): the attachments; %NULL where there are
 * none, so that the message itself is the document
 */
GPtrArray *
gouji_mime_find_documents (GBytes *bytes, const GoujiLimits *limits)
{
  g_auto (GoujiMime) mime = { 0 };
  g_autoptr (GPtrArray) members = g_ptr_array_new_with_free_func ((GDestroyNotify) gouji_member_free);

  g_return_val_if_fail (bytes != NULL, NULL);

  gouji_mime_init (&mime, bytes, limits != NULL ? limits : &gouji_default_limits);
  for (guint i = 0; i < mime.parts->len; i++) {
    const GoujiMimePart *part = g_ptr_array_index (mime.parts, i);
    g_autoptr (GBytes) decoded = gouji_mime_decode (&mime, part);

    if (is_attached_document (part, decoded))
      g_ptr_array_add (members, make_member (part->name != NULL ? part->name : part->type, decoded));
  }

  return members->len > 0 ? g_steal_pointer (&members) : NULL;
}
