/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz-soundness.h"

#include "document/gouji-document-json.h"
#include "document/gouji-document-wire.h"

static void
assert_range (GoujiDocument *document, GoujiRange range)
{
  g_assert_cmpuint (range.start, <=, range.end);
  g_assert_cmpuint (range.end, <=, gouji_document_get_length (document));
}

static void
assert_goes_over_the_wire (GoujiDocument *document)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) wire = gouji_document_to_wire (document);
  g_autoptr (GoujiDocument) copy = gouji_document_from_wire (wire, NULL, 0, &error);

  g_assert_no_error (error);
  fuzz_assert_same_document (document, copy);
}

/* A document that was written as JSON and read again has passed every test of the validator. */
void
fuzz_assert_document_is_sound (GoujiDocument *document)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) object = gouji_document_to_json (document);
  g_autoptr (GoujiDocument) copy = gouji_document_from_json (object, &error);

  g_assert_no_error (error);
  fuzz_assert_same_document (document, copy);
  assert_goes_over_the_wire (document);
}

static void
assert_same_block (const GoujiBlock *one, const GoujiBlock *other)
{
  guint n_cells = one->cells != NULL ? one->cells->len : 0;

  g_assert_cmpuint (one->kind, ==, other->kind);
  g_assert_cmpuint (one->range.start, ==, other->range.start);
  g_assert_cmpuint (one->range.end, ==, other->range.end);
  g_assert_cmpuint (n_cells, ==, other->cells != NULL ? other->cells->len : 0);
}

void
fuzz_assert_same_document (GoujiDocument *one, GoujiDocument *other)
{
  g_assert_nonnull (other);
  g_assert_cmpstr (gouji_document_get_text (one), ==, gouji_document_get_text (other));
  g_assert_cmpuint (gouji_document_get_n_pages (one), ==, gouji_document_get_n_pages (other));
  g_assert_cmpuint (gouji_document_get_n_blocks (one), ==, gouji_document_get_n_blocks (other));
  for (guint i = 0; i < gouji_document_get_n_blocks (one); i++)
    assert_same_block (gouji_document_get_block (one, i), gouji_document_get_block (other, i));
}

/* No number without text, and no text that does not stand at its source. */
static void
assert_figure (GoujiDocument *document, const GoujiFigure *figure)
{
  g_autofree char *there = NULL;

  if (figure->printed == NULL)
    g_assert_cmpint (figure->state, ==, GOUJI_FIGURE_EMPTY);
  else
    g_assert_true (g_utf8_validate (figure->printed, -1, NULL));
  if (!figure->has_source)
    return;

  assert_range (document, figure->source);
  there = gouji_document_slice (document, figure->source);
  if (figure->printed != NULL && *figure->printed != '\0')
    g_assert_cmpstr (figure->printed, ==, there);
}

void
fuzz_assert_report_is_sound (GoujiReport *report)
{
  GoujiForm *form = gouji_report_get_form (report);
  GoujiDocument *document = gouji_report_get_document (report);
  GPtrArray *extras = gouji_report_get_extras (report);

  for (guint i = 0; i < gouji_form_get_n_cells (form); i++)
    assert_figure (document, gouji_report_get_figure (report, gouji_form_get_cell (form, i)));
  for (guint i = 0; i < extras->len; i++)
    assert_range (document, ((const GoujiExtra *) extras->pdata[i])->source);
  assert_range (document, gouji_report_get_document_range (report));
}
