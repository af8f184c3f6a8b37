/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "document/gouji-document.h"
#include "document/gouji-read-terms.h"

G_BEGIN_DECLS

/**
 * GoujiReader:
 *
 * The program `gouji-reader`, seen from those who want to know what is in a file: this process never decodes
 * one. It is started with the first request and stays warm; for each request it forks a process that can
 * neither write, nor reach out, nor last for ever. Where it dies, the next request starts it again.
 *
 * Reference counted with atomic operations. Any number of threads may ask at the same time; each call blocks
 * its own thread.
 */
typedef struct _GoujiReader GoujiReader;

GoujiReader *gouji_reader_new (const char *program) G_GNUC_WARN_UNUSED_RESULT;
GoujiReader *gouji_reader_ref (GoujiReader *self);
void gouji_reader_unref (GoujiReader *self);

/**
 * GoujiAnswer:
 * @document: (nullable): what the file says
 * @members: (nullable) (element-type GoujiMember): where the file is an archive, the files in it, each of
 * which has to be asked for by itself
 *
 * What a file turned out to be: exactly one of the two is there.
 */
typedef struct {
  GoujiDocument *document;
  GPtrArray *members;
} GoujiAnswer;

void gouji_answer_free (GoujiAnswer *self);

GoujiAnswer *gouji_reader_read (GoujiReader *self,
                                GBytes *bytes,
                                const char *name,
                                const char *encoding,
                                GCancellable *cancellable,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * GoujiPicture:
 * @width: in pixels
 * @height: in pixels
 * @stride: bytes from one line to the next
 * @pixels: 32 bits a pixel in the machine's byte order, 0x00RRGGBB (CAIRO_FORMAT_RGB24); memory that nobody
 * can change any more
 *
 * A page as it looks.
 */
typedef struct {
  guint width;
  guint height;
  gsize stride;
  GBytes *pixels;
} GoujiPicture;

void gouji_picture_free (GoujiPicture *self);

GoujiPicture *gouji_reader_draw_page (
  GoujiReader *self, GBytes *bytes, guint page, double scale, GCancellable *cancellable, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiReader, gouji_reader_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiAnswer, gouji_answer_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiPicture, gouji_picture_free)

G_END_DECLS
