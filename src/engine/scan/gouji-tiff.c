/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "scan/gouji-tiff.h"

#include <string.h>

#define HEADER_SIZE 8
#define ENTRY_SIZE 12
#define DOTS_PER_INCH 300

/* The types of values that are needed (TIFF 6.0, section 2). */
enum { SHORT = 3, LONG = 4, RATIONAL = 5 };

struct _GoujiTiff {
  GByteArray *bytes;
  gsize link; /* where the place of the next picture's directory has to be written */
};

static void
put_16 (GByteArray *bytes, guint16 value)
{
  value = GUINT16_TO_LE (value);
  g_byte_array_append (bytes, (const guint8 *) &value, sizeof value);
}

static void
put_32 (GByteArray *bytes, guint32 value)
{
  value = GUINT32_TO_LE (value);
  g_byte_array_append (bytes, (const guint8 *) &value, sizeof value);
}

static void
put_entry (GByteArray *bytes, guint16 tag, guint16 type, guint32 value)
{
  put_16 (bytes, tag);
  put_16 (bytes, type);
  put_32 (bytes, 1);
  put_32 (bytes, value); /* a SHORT stands in the lower half, which comes first */
}

static void
write_link (GoujiTiff *self)
{
  guint32 place = GUINT32_TO_LE (self->bytes->len);

  memcpy (self->bytes->data + self->link, &place, sizeof place);
}

GoujiTiff *
gouji_tiff_new (void)
{
  GoujiTiff *self = g_new0 (GoujiTiff, 1);

  self->bytes = g_byte_array_new ();
  g_byte_array_append (self->bytes, (const guint8 *) "II*", HEADER_SIZE / 2);
  self->link = self->bytes->len;
  put_32 (self->bytes, 0);

  return self;
}

void
gouji_tiff_free (GoujiTiff *self)
{
  g_clear_pointer (&self->bytes, g_byte_array_unref);
  g_free (self);
}

/**
 * gouji_tiff_add_picture:
 *
 * Returns: (transfer none): where the picture's pixels belong, a byte each, 255 for white; to be filled
 * before anything else is called
 */
guint8 *
gouji_tiff_add_picture (GoujiTiff *self, guint width, guint height)
{
  /* Tags rise within a directory. The numbers and values are those of a greyscale picture in one strip:
   * ImageWidth, ImageLength, BitsPerSample 8, Compression none, PhotometricInterpretation black is zero,
   * StripOffsets, SamplesPerPixel, RowsPerStrip, StripByteCounts, XResolution, YResolution, ResolutionUnit
   * inch.
   */
  const guint n_entries = 12;
  guint32 resolution, pixels;
  gsize start;

  write_link (self);
  resolution = self->bytes->len + 2 + n_entries * ENTRY_SIZE + 4;
  pixels = resolution + 8;
  put_16 (self->bytes, (guint16) n_entries);
  put_entry (self->bytes, 256, LONG, width);
  put_entry (self->bytes, 257, LONG, height);
  put_entry (self->bytes, 258, SHORT, 8);
  put_entry (self->bytes, 259, SHORT, 1);
  put_entry (self->bytes, 262, SHORT, 1);
  put_entry (self->bytes, 273, LONG, pixels);
  put_entry (self->bytes, 277, SHORT, 1);
  put_entry (self->bytes, 278, LONG, height);
  put_entry (self->bytes, 279, LONG, width * height);
  put_entry (self->bytes, 282, RATIONAL, resolution);
  put_entry (self->bytes, 283, RATIONAL, resolution);
  put_entry (self->bytes, 296, SHORT, 2);
  self->link = self->bytes->len;
  put_32 (self->bytes, 0);
  put_32 (self->bytes, DOTS_PER_INCH);
  put_32 (self->bytes, 1);

  /* A directory has to begin at an even place. */
  start = self->bytes->len;
  g_byte_array_set_size (self->bytes, (guint) (start + ((gsize) width * height + 1) / 2 * 2));

  return self->bytes->data + start;
}

GBytes *
gouji_tiff_finish (GoujiTiff *self)
{
  return g_byte_array_free_to_bytes (g_steal_pointer (&self->bytes));
}
