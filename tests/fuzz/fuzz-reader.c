/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz-pack.h"
#include "fuzz-soundness.h"
#include "fuzz-target.h"
#include "read/gouji-read.h"

/* Small, so that their edges are met: what is cut there must be as sound as the rest. */
static const GoujiLimits limits = {
  .bytes = 1000 * 1000,
  .unpacked = 4 * 1000 * 1000,
  .members = 100,
  .pages = 20,
  .cells = 2000,
  .depth = 200,
};

#ifdef FUZZ_PACKED
#define make_bytes fuzz_pack
#else
#define make_bytes g_bytes_new
#endif

/* FUZZ_READER is one of the functions of gouji-read.h: the build makes a target of each. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = make_bytes (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) error_again = NULL;
  g_autoptr (GoujiDocument) document = FUZZ_READER (bytes, &limits, &error);
  g_autoptr (GoujiDocument) again = FUZZ_READER (bytes, &limits, &error_again);

  g_assert_true ((document == NULL) == (error != NULL));
  if (document == NULL) {
    g_assert_true (error->domain == GOUJI_READ_ERROR);
    g_assert_error (error_again, GOUJI_READ_ERROR, error->code);
    return 0;
  }

  fuzz_assert_document_is_sound (document);
  fuzz_assert_same_document (document, again);

  return 0;
}
