/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "decode/gouji-format.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#include "document/gouji-read-terms.h"

/* How far the header of a message reaches at most. */
#define SNIFF_BYTES 65536

/* A PDF file may have so much in front of it (ISO 32000-1, annex H.3, note 13). */
#define PDF_BYTES 1024

/* Where the root element of an XML file has told what it is. */
#define ROOT_BYTES 4096

/* What is read of a list of content types; that of a workbook of a thousand sheets is 150 kB. */
#define TYPES_BYTES (1024 * 1024)

typedef struct archive Archive;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Archive, archive_read_free)

#define MAGIC(bytes) bytes, sizeof bytes - 1

/* Beginnings of formats that are told by their first bytes. */
static const struct {
  const char *bytes;
  gsize length;
  GoujiFormat format;
} magics[] = {
  { MAGIC ("{\\rtf"), GOUJI_FORMAT_RTF },
  { MAGIC ("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), GOUJI_FORMAT_OLD_OFFICE },
  { MAGIC ("\x09\x08\x10\x00\x00\x06"), GOUJI_FORMAT_OLD_OFFICE }, /* a bare workbook stream (BIFF 8) */
  { MAGIC ("\x09\x08\x08\x00\x00\x05"), GOUJI_FORMAT_OLD_OFFICE }, /* and BIFF 5 */
  { MAGIC ("\x89PNG"), GOUJI_FORMAT_OTHER },
  { MAGIC ("\xff\xd8\xff"), GOUJI_FORMAT_OTHER }, /* JPEG */
  { MAGIC ("GIF8"), GOUJI_FORMAT_OTHER },
  { MAGIC ("II*\0"), GOUJI_FORMAT_OTHER }, /* TIFF */
  { MAGIC ("MM\0*"), GOUJI_FORMAT_OTHER },
  { MAGIC ("Rar!\x1a"), GOUJI_FORMAT_OTHER },
  { MAGIC ("7z\xbc\xaf\x27\x1c"), GOUJI_FORMAT_OTHER },
  { MAGIC ("\x1f\x8b"), GOUJI_FORMAT_OTHER }, /* gzip */
  { MAGIC ("\xfd"
           "7zXZ\0"),
    GOUJI_FORMAT_OTHER }, /* xz */
  { MAGIC ("SQLite format 3"), GOUJI_FORMAT_OTHER },
  { MAGIC ("%!PS"), GOUJI_FORMAT_OTHER },
};

/* The main part of an Office Open XML package, by its content type (ECMA-376, part 1, 11.3.10 and 12.3.23;
 * MS-OE376 for those with macros). An embedded workbook has another type. */
static const struct {
  const char *type;
  GoujiFormat format;
} main_parts[] = {
  { "wordprocessingml.document.main+xml", GOUJI_FORMAT_DOCX },
  { "wordprocessingml.template.main+xml", GOUJI_FORMAT_DOCX },
  { "ms-word.document.macroEnabled.main+xml", GOUJI_FORMAT_DOCX },
  { "ms-word.template.macroEnabledTemplate.main+xml", GOUJI_FORMAT_DOCX },
  { "spreadsheetml.sheet.main+xml", GOUJI_FORMAT_XLSX },
  { "spreadsheetml.template.main+xml", GOUJI_FORMAT_XLSX },
  { "ms-excel.sheet.macroEnabled.main+xml", GOUJI_FORMAT_XLSX },
  { "ms-excel.template.macroEnabled.main+xml", GOUJI_FORMAT_XLSX },
  { "ms-excel.sheet.binary.macroEnabled.main", GOUJI_FORMAT_OLD_OFFICE },
  { "presentationml.", GOUJI_FORMAT_OTHER },
};

/* What the part "mimetype" of an OpenDocument package says (ODF 1.3, part 2, 3.3); templates have more
 * behind it. */
static const struct {
  const char *type;
  GoujiFormat format;
} mime_types[] = {
  { "application/vnd.oasis.opendocument.text", GOUJI_FORMAT_ODT },
  { "application/vnd.sun.xml.writer", GOUJI_FORMAT_ODT },
  { "application/vnd.oasis.opendocument.spreadsheet", GOUJI_FORMAT_ODS },
  { "application/vnd.sun.xml.calc", GOUJI_FORMAT_ODS },
  { "application/", GOUJI_FORMAT_OTHER },
};

/* Documents that are a single XML file, by their root element and what has to stand in or before it. */
static const struct {
  const char *root;
  const char *mark;
  GoujiFormat format;
} xml_roots[] = {
  { "office:document", "opendocument.text", GOUJI_FORMAT_ODT },
  { "office:document", "opendocument.spreadsheet", GOUJI_FORMAT_ODS },
  { "pkg:package", "wordprocessingml", GOUJI_FORMAT_DOCX },
  { "pkg:package", "progid=\"Word.Document\"", GOUJI_FORMAT_DOCX },
  { "w:wordDocument", "http://schemas.microsoft.com/office/word/2003/wordml", GOUJI_FORMAT_DOCX },
  { "Workbook", "urn:schemas-microsoft-com:office:spreadsheet", GOUJI_FORMAT_XLSX },
  { "ss:Workbook", "urn:schemas-microsoft-com:office:spreadsheet", GOUJI_FORMAT_XLSX },
};

/* What else may stand at the head of an e-mail or of a page with all its pictures (RFC 5322, 3.6). */
static const char *const mime_fields[] = { "mime-version:", "content-type:" };

static gboolean
has_prefix (const char *text, const char *end, const char *prefix)
{
  gsize n = strlen (prefix);

  return (gsize) (end - text) >= n && g_ascii_strncasecmp (text, prefix, n) == 0;
}

static gboolean
contains (const char *text, gsize length, const char *wanted)
{
  return memmem (text, length, wanted, strlen (wanted)) != NULL;
}

/**
 * gouji_format_has_ending:
 * @name: (nullable): a file's name
 * @ending: with its dot
 *
 * Returns: whether the name has more than this ending, in capitals or not
 */
gboolean
gouji_format_has_ending (const char *name, const char *ending)
{
  gsize length = name != NULL ? strlen (name) : 0;
  gsize n = strlen (ending);

  return length > n && g_ascii_strcasecmp (name + length - n, ending) == 0;
}

static GoujiFormat
find_main_part (const char *types, gsize length)
{
  for (guint i = 0; i < G_N_ELEMENTS (main_parts); i++) {
    if (contains (types, length, main_parts[i].type))
      return main_parts[i].format;
  }

  return GOUJI_FORMAT_ZIP;
}

static GoujiFormat
find_mime_type (const char *type, gsize length)
{
  for (guint i = 0; i < G_N_ELEMENTS (mime_types); i++) {
    if (has_prefix (type, type + length, mime_types[i].type))
      return mime_types[i].format;
  }

  return GOUJI_FORMAT_ZIP;
}

/* The first so many bytes of the entry; none where it cannot be unpacked. */
static char *
unpack_head (Archive *archive, gsize most, gsize *length)
{
  g_autofree char *head = g_malloc (most);
  la_ssize_t n;

  *length = 0;
  while (*length < most && (n = archive_read_data (archive, head + *length, most - *length)) > 0)
    *length += n;

  return g_steal_pointer (&head);
}

/* What an entry alone says of the package, by its name and, for two of them, its content. */
static GoujiFormat
guess_by_entry (Archive *archive, const char *name)
{
  g_autofree char *head = NULL;
  gsize length;

  if (g_ascii_strcasecmp (name, "[Content_Types].xml") == 0) {
    head = unpack_head (archive, TYPES_BYTES, &length);
    return find_main_part (head, length);
  }
  if (g_str_equal (name, "mimetype")) {
    head = unpack_head (archive, PDF_BYTES, &length);
    return find_mime_type (head, length);
  }
  /* Fixed pages after GB/T 33190, and the open office format after GB/T 20916. */
  if (g_str_equal (name, "OFD.xml") || g_str_equal (name, "uof.xml"))
    return GOUJI_FORMAT_OTHER;

  return GOUJI_FORMAT_ZIP;
}

/* Nothing but names is looked at and, of two parts, the content. Where the package contradicts itself the
 * file's name says who shall say so. */
static GoujiFormat
guess_package (GBytes *bytes, const char *name)
{
  g_autoptr (Archive) archive = archive_read_new ();
  struct archive_entry *entry;
  gsize length;
  const void *data = g_bytes_get_data (bytes, &length);
  GoujiFormat format = GOUJI_FORMAT_ZIP;
  guint n = 0;

  if (archive != NULL && archive_read_support_format_zip_seekable (archive) == ARCHIVE_OK &&
      archive_read_open_memory (archive, data, length) == ARCHIVE_OK) {
    while (format == GOUJI_FORMAT_ZIP && n++ < gouji_default_limits.members &&
           archive_read_next_header (archive, &entry) >= ARCHIVE_WARN &&
           !archive_entry_is_encrypted (entry)) {
      const char *entry_name = archive_entry_pathname (entry);

      if (entry_name != NULL)
        format = guess_by_entry (archive, entry_name);
    }
  }
  if (format != GOUJI_FORMAT_ZIP)
    return format;
  if (gouji_format_has_ending (name, ".docx") || gouji_format_has_ending (name, ".docm"))
    return GOUJI_FORMAT_DOCX;
  if (gouji_format_has_ending (name, ".xlsx") || gouji_format_has_ending (name, ".xlsm"))
    return GOUJI_FORMAT_XLSX;
  if (gouji_format_has_ending (name, ".odt"))
    return GOUJI_FORMAT_ODT;

  return gouji_format_has_ending (name, ".ods") ? GOUJI_FORMAT_ODS : GOUJI_FORMAT_ZIP;
}

static gboolean
is_pdf (const char *text, gsize length)
{
  const char *found = length > 0 ? memmem (text, MIN (length, PDF_BYTES), "%PDF-", 5) : NULL;

  return found != NULL && found + 5 < text + length && g_ascii_isdigit (found[5]);
}

/* The name of a header field (RFC 5322, 2.2), or a line that goes on with the one before. */
static gboolean
is_field (const char *line, const char *end)
{
  const char *name = line;

  if (line < end && (*line == ' ' || *line == '\t'))
    return TRUE;
  while (name < end && (g_ascii_isalnum (*name) || *name == '-' || *name == '_'))
    name++;

  return name > line && name < end && *name == ':';
}

/* A block of header fields up to a blank line, and one of them about MIME. */
static gboolean
is_mime (const char *text, gsize length)
{
  const char *end = text + MIN (length, SNIFF_BYTES);
  gboolean found = FALSE;

  for (gboolean first = TRUE; text < end; first = FALSE) {
    const char *line_end = memchr (text, '\n', end - text);

    if (line_end == NULL)
      line_end = end;
    if (line_end == text || (line_end == text + 1 && *text == '\r')) {
      /* Some writers begin with a blank line. */
      if (!first)
        return found;
    } else if (!is_field (text, line_end)) {
      /* The last line may be cut. */
      return found && line_end == end;
    }
    for (guint i = 0; i < G_N_ELEMENTS (mime_fields); i++)
      found = found || has_prefix (text, line_end, mime_fields[i]);
    text = line_end + 1;
  }

  return found;
}

/* The name of the first element, behind declaration and comments. */
static const char *
find_root (const char *text, const char *end, gsize *length)
{
  while (text + 1 < end && (text = memchr (text, '<', end - text - 1)) != NULL) {
    text++;
    if (g_ascii_isalpha (*text)) {
      for (*length = 0; text + *length < end && (g_ascii_isalnum (text[*length]) || text[*length] == ':');)
        ++*length;
      return text;
    }
    if (has_prefix (text, end, "!--") && (text = memmem (text, end - text, "-->", 3)) == NULL)
      return NULL;
  }

  return NULL;
}

static GoujiFormat
guess_xml (const char *text, gsize length)
{
  const char *end;
  const char *root;
  gsize n = 0;

  if (length >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    text += 3, length -= 3;
  end = text + MIN (length, ROOT_BYTES);
  while (text < end && g_ascii_isspace (*text))
    text++;
  if (text == end || *text != '<')
    return GOUJI_FORMAT_TEXT;

  root = find_root (text, end, &n);
  for (guint i = 0; root != NULL && i < G_N_ELEMENTS (xml_roots); i++) {
    if (strlen (xml_roots[i].root) == n && memcmp (root, xml_roots[i].root, n) == 0 &&
        contains (text, end - text, xml_roots[i].mark))
      return xml_roots[i].format;
  }

  return GOUJI_FORMAT_TEXT;
}

/* The names of streams in an OLE compound file are in UTF-16 (MS-CFB, 2.6.1). */
static gboolean
has_stream (GBytes *bytes, const char *name)
{
  gsize length;
  const void *data = g_bytes_get_data (bytes, &length);
  gsize n = strlen (name) * 2;
  g_autofree char *wide = g_malloc0 (n);

  for (gsize i = 0; i < n / 2; i++)
    wide[i * 2] = name[i];

  return memmem (data, length, wide, n) != NULL;
}

/**
 * gouji_format_is_encrypted_office:
 * @bytes: an OLE compound file
 *
 * Returns: whether it is a package of our day that asks for a password (MS-OFFCRYPTO, 2.3.4.4)
 */
gboolean
gouji_format_is_encrypted_office (GBytes *bytes)
{
  return has_stream (bytes, "EncryptedPackage");
}

/**
 * gouji_format_guess_bytes:
 * @name: (nullable): the file's name
 *
 * Returns: the format, as far as bytes tell; %GOUJI_FORMAT_TEXT where they have to be decoded first
 */
GoujiFormat
gouji_format_guess_bytes (GBytes *bytes, const char *name)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  /* There is no address to look at then. */
  if (length == 0)
    return GOUJI_FORMAT_TEXT;
  if (length >= 4 && (memcmp (data, "PK\3\4", 4) == 0 || memcmp (data, "PK\5\6", 4) == 0))
    return guess_package (bytes, name);
  for (guint i = 0; i < G_N_ELEMENTS (magics); i++) {
    if (length < magics[i].length || memcmp (data, magics[i].bytes, magics[i].length) != 0)
      continue;
    /* A message that Outlook saved is such a file too. */
    if (magics[i].format == GOUJI_FORMAT_OLD_OFFICE && has_stream (bytes, "__properties_version1.0"))
      return GOUJI_FORMAT_OTHER;
    return magics[i].format;
  }
  if (is_pdf (data, length))
    return GOUJI_FORMAT_PDF;
  if (is_mime (data, length))
    return GOUJI_FORMAT_MHTML;

  return guess_xml (data, length);
}
