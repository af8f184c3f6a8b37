/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "scan/gouji-scan-pdf.h"

#include <string.h>

/* The objects that each file has; the pages come behind, two objects each. */
enum { CATALOG = 1, PAGES, FONT, LETTERS, LOOKS, MEANING, FIRST_PAGE };

/* Where a letter's ink is, of the font's size. Digits and Latin letters stand on the base line, ideographs
 * reach a little below it. */
#define LATIN_HEIGHT 0.70
#define IDEOGRAPH_HEIGHT 0.92
#define IDEOGRAPH_DEPTH 0.08

struct _GoujiScanPdf {
  GString *bytes;
  GArray *places; /* of all objects, from the second: guint64 */
  GString *kids;
  guint n_pages;
};

/* A font that is not there: no letter of it is ever drawn. Its letters are numbered as in UTF-16, which the
 * map says of itself (section 9.10.3), and ideographs are as wide as high, others half of that. */
static const char font_objects[] = "/Type/Font/Subtype/Type0/BaseFont/Unseen/Encoding/Identity-H"
                                   "/DescendantFonts[4 0 R]/ToUnicode 6 0 R>>\nendobj\n";
static const char letters_object[] =
  "/Type/Font/Subtype/CIDFontType2/BaseFont/Unseen/CIDToGIDMap/Identity/FontDescriptor 5 0 R"
  "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 1000/W[32 126 500]>>\nendobj\n";
static const char looks_object[] =
  "/Type/FontDescriptor/FontName/Unseen/Flags 4/FontBBox[0 -120 1000 880]/ItalicAngle 0"
  "/Ascent 880/Descent -120/CapHeight 700/StemV 80>>\nendobj\n";
static const char meaning[] = "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                              "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
                              "/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"
                              "1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n"
                              "1 beginbfrange\n<0000><FFFF><0000>\nendbfrange\n"
                              "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n";

static void
begin_object (GoujiScanPdf *self, guint number)
{
  guint64 place = self->bytes->len;

  if (self->places->len < number)
    g_array_set_size (self->places, number);
  g_array_index (self->places, guint64, number - 1) = place;
  g_string_append_printf (self->bytes, "%u 0 obj\n<<", number);
}

static void
add_stream (GoujiScanPdf *self, guint number, const char *content, gsize length)
{
  begin_object (self, number);
  g_string_append_printf (self->bytes, "/Length %" G_GSIZE_FORMAT ">>\nstream\n", length);
  g_string_append_len (self->bytes, content, (gssize) length);
  g_string_append (self->bytes, "\nendstream\nendobj\n");
}

GoujiScanPdf *
gouji_scan_pdf_new (void)
{
  GoujiScanPdf *self = g_new0 (GoujiScanPdf, 1);

  self->bytes = g_string_new ("%PDF-1.4\n");
  self->places = g_array_new (FALSE, TRUE, sizeof (guint64));
  self->kids = g_string_new (NULL);
  begin_object (self, CATALOG);
  g_string_append (self->bytes, "/Type/Catalog/Pages 2 0 R>>\nendobj\n");
  begin_object (self, FONT);
  g_string_append (self->bytes, font_objects);
  begin_object (self, LETTERS);
  g_string_append (self->bytes, letters_object);
  begin_object (self, LOOKS);
  g_string_append (self->bytes, looks_object);
  add_stream (self, MEANING, meaning, strlen (meaning));

  return self;
}

void
gouji_scan_pdf_free (GoujiScanPdf *self)
{
  if (self->bytes != NULL)
    g_string_free (self->bytes, TRUE);
  g_array_unref (self->places);
  g_string_free (self->kids, TRUE);
  g_free (self);
}

/* Numbers with a point, in every locale. */
static void
put_numbers (GString *content, const double *numbers, guint n_numbers, const char *operator)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  for (guint i = 0; i < n_numbers; i++) {
    g_string_append (content, g_ascii_formatd (buffer, sizeof buffer, "%.3f", numbers[i]));
    g_string_append_c (content, ' ');
  }
  g_string_append (content, operator);
  g_string_append_c (content, '\n');
}

static gboolean
is_narrow (gunichar letter)
{
  return letter >= 32 && letter <= 126;
}

/* A word unseen (text rendering mode 3, section 9.3.6), as wide and as high as it is printed. */
static void
put_word (GString *content, const GoujiScanWord *word, double scale, double page_height)
{
  double halves = 0, size, baseline, wide;
  gboolean latin = TRUE;

  for (const char *at = word->text; *at != '\0'; at = g_utf8_next_char (at)) {
    gboolean narrow = is_narrow (g_utf8_get_char (at));

    halves += narrow ? 1 : 2;
    latin = latin && narrow;
  }
  size = word->box.height * scale / (latin ? LATIN_HEIGHT : IDEOGRAPH_HEIGHT);
  baseline = page_height - (word->box.y + word->box.height) * scale + (latin ? 0 : IDEOGRAPH_DEPTH * size);
  wide = 100 * word->box.width * scale / (halves / 2 * size);

  g_string_append (content, "/F ");
  put_numbers (content, &size, 1, "Tf");
  put_numbers (content, &wide, 1, "Tz");
  put_numbers (content, (const double[]) { 1, 0, 0, 1, word->box.x * scale, baseline }, 6, "Tm");
  g_string_append_c (content, '<');
  for (const char *at = word->text; *at != '\0'; at = g_utf8_next_char (at)) {
    gunichar letter = g_utf8_get_char (at);

    g_string_append_printf (content, "%04X", letter <= 0xffff ? letter : 0xfffd);
  }
  g_string_append (content, ">Tj\n");
}

static void
put_ruling (GString *content, const GoujiScanRuling *ruling, double scale, double page_height)
{
  double at = ruling->at * scale, from = ruling->from * scale, to = ruling->to * scale;
  double thickness = MAX (ruling->thickness * scale, 0.5);

  put_numbers (content, &thickness, 1, "w");
  if (ruling->vertical) {
    put_numbers (content, (const double[]) { at, page_height - from }, 2, "m");
    put_numbers (content, (const double[]) { at, page_height - to }, 2, "l S");
  } else {
    put_numbers (content, (const double[]) { from, page_height - at }, 2, "m");
    put_numbers (content, (const double[]) { to, page_height - at }, 2, "l S");
  }
}

static void
put_page (GoujiScanPdf *self, double width, double height, const GString *content)
{
  guint number = FIRST_PAGE + 2 * self->n_pages++;

  g_string_append_printf (self->kids, "%u 0 R ", number);
  begin_object (self, number);
  g_string_append_printf (self->bytes,
                          "/Type/Page/Parent 2 0 R/Resources<</Font<</F 3 0 R>>>>/Contents %u 0 R/MediaBox[",
                          number + 1);
  put_numbers (self->bytes, (const double[]) { 0, 0, width, height }, 4, "]>>");
  g_string_append (self->bytes, "endobj\n");
  add_stream (self, number + 1, content->str, content->len);
}

/**
 * gouji_scan_pdf_add_page:
 * @width: of the page, in points
 * @height: in points
 * @scan: the picture of the whole page
 * @words: (element-type GoujiScanWord): what was recognised in it
 */
void
gouji_scan_pdf_add_page (
  GoujiScanPdf *self, double width, double height, GoujiScan *scan, const GArray *words)
{
  g_autoptr (GString) content = g_string_new (NULL);
  double scale = width / gouji_scan_get_width (scan);
  const GoujiScanRuling *rulings;
  guint n_rulings;

  rulings = gouji_scan_get_rulings (scan, &n_rulings);
  for (guint i = 0; i < n_rulings; i++)
    put_ruling (content, &rulings[i], scale, height);
  g_string_append (content, "BT\n3 Tr\n");
  for (guint i = 0; i < words->len; i++)
    put_word (content, &g_array_index (words, GoujiScanWord, i), scale, height);
  g_string_append (content, "ET");
  put_page (self, width, height, content);
}

/* A page of which nothing was recognised keeps its place, so that the pages behind it keep their numbers. */
void
gouji_scan_pdf_add_blank (GoujiScanPdf *self, double width, double height)
{
  g_autoptr (GString) content = g_string_new (NULL);

  put_page (self, width, height, content);
}

GBytes *
gouji_scan_pdf_finish (GoujiScanPdf *self)
{
  gsize table;

  begin_object (self, PAGES);
  g_string_append_printf (self->bytes, "/Type/Pages/Count %u/Kids[%s]>>\nendobj\n", self->n_pages,
                          self->kids->str);
  table = self->bytes->len;
  g_string_append_printf (self->bytes, "xref\n0 %u\n0000000000 65535 f \n", self->places->len + 1);
  for (guint i = 0; i < self->places->len; i++)
    g_string_append_printf (self->bytes, "%010" G_GUINT64_FORMAT " 00000 n \n",
                            g_array_index (self->places, guint64, i));
  g_string_append_printf (self->bytes,
                          "trailer\n<</Size %u/Root 1 0 R>>\nstartxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n",
                          self->places->len + 1, table);

  return g_string_free_to_bytes (g_steal_pointer (&self->bytes));
}
