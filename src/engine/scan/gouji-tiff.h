/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GoujiTiff:
 *
 * Writes grey pictures, any number of them, one behind the other into one TIFF file (revision 6.0, 1992,
 * section 2 and 4): the only kind of file that Tesseract takes many pictures of at once from its standard
 * input.
 */
typedef struct _GoujiTiff GoujiTiff;

GoujiTiff *gouji_tiff_new (void) G_GNUC_WARN_UNUSED_RESULT;
void gouji_tiff_free (GoujiTiff *self);

guint8 *gouji_tiff_add_picture (GoujiTiff *self, guint width, guint height);
GBytes *gouji_tiff_finish (GoujiTiff *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiTiff, gouji_tiff_free)

G_END_DECLS
