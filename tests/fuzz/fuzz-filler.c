/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "check/gouji-check.h"
#include "fill/gouji-filler.h"
#include "fuzz-soundness.h"
#include "fuzz-target.h"
#include "read/gouji-read.h"

static GoujiFolding *folding;
static GoujiFiller *filler;

static void
make_filler (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GoujiFormSet) forms = gouji_form_set_new_from_folder (FUZZ_DATA "/forms", &error);

  g_assert_no_error (error);
  folding = gouji_folding_new ();
  filler = gouji_filler_new (forms, folding);
}

/* Text or a page becomes reports, with their mentions and findings. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GoujiDocument) document = gouji_read (bytes, NULL, NULL, NULL);
  g_autoptr (GPtrArray) reports = NULL;

  if (filler == NULL)
    make_filler ();
  if (document != NULL)
    reports = gouji_filler_fill (filler, document, NULL, NULL, NULL);
  for (guint i = 0; reports != NULL && i < reports->len; i++) {
    g_autoptr (GPtrArray) mentions = gouji_filler_find_mentions (filler, reports->pdata[i]);
    g_autoptr (GPtrArray) findings = gouji_check_report (reports->pdata[i], NULL, mentions, folding);

    g_assert_nonnull (findings);
    fuzz_assert_report_is_sound (reports->pdata[i]);
  }

  return 0;
}
