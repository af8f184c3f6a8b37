/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "document/gouji-read-terms.h"

G_DEFINE_QUARK (GoujiReadError, gouji_read_error)

/* The longest reports have some hundred pages and a scanned one 20 MB; spreadsheets unpack to thirty times
 * their size. */
const GoujiLimits gouji_default_limits = {
  .bytes = 20 * 1000 * 1000,
  .unpacked = 200 * 1000 * 1000,
  .members = 3000,
  .pages = 2000,
  /* A register of 20,000 applications with a dozen columns has 240,000. */
  .cells = 250000,
  .depth = 10000,
};

/**
 * gouji_read_get_encodings:
 *
 * Returns: (array zero-terminated=1): the names of the encodings that Chinese text comes in, which a person
 * may choose from, the likeliest first
 */
const char *const *
gouji_read_get_encodings (void)
{
  static const char *const names[] = { "UTF-8", "GB18030", "Big5", "UTF-16LE", "UTF-16BE", NULL };

  return names;
}

void
gouji_member_free (GoujiMember *self)
{
  g_free (self->name);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self);
}
