/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz-pack.h"
#include "fuzz-target.h"
#include "mail/gouji-mime.h"
#include "read/gouji-read.h"

/* Small, so that their edges are met. */
static const GoujiLimits limits = {
  .bytes = 100 * 1000,
  .unpacked = 200 * 1000,
  .members = 20,
  .pages = 20,
  .cells = 2000,
  .depth = 200,
};

static void
assert_members (GPtrArray *members)
{
  g_assert_cmpuint (members->len, >, 0);
  g_assert_cmpuint (members->len, <=, limits.members);
  for (guint i = 0; i < members->len; i++) {
    const GoujiMember *member = g_ptr_array_index (members, i);

    g_assert_true (g_utf8_validate (member->name, -1, NULL));
    g_assert_cmpstr (member->name, !=, "");
    if (member->bytes != NULL)
      g_assert_cmpuint (g_bytes_get_size (member->bytes), <=, limits.bytes);
  }
}

/* What is attached to an e-mail is never larger than the e-mail. */
static void
find_attachments (GBytes *bytes)
{
  g_autoptr (GPtrArray) members = gouji_mime_find_documents (bytes, &limits);

  if (members != NULL)
    assert_members (members);
}

/* An archive, or an e-mail, becomes files. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) message = g_bytes_new (data, size);
  g_autoptr (GBytes) archive = fuzz_pack (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) members = gouji_read_members (archive, &limits, &error);

  g_assert_true ((members == NULL) == (error != NULL));
  if (members != NULL)
    assert_members (members);
  if (size <= limits.bytes)
    find_attachments (message);

  return 0;
}
