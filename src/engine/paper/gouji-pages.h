/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <pango/pangocairo.h>

#include "paper/gouji-paper-layout.h"
#include "paper/gouji-paper.h"

G_BEGIN_DECLS

#define GOUJI_PAGES_ERROR (gouji_pages_error_quark ())

/**
 * GoujiPagesError:
 * @GOUJI_PAGES_ERROR_DRAWING: Cairo could not draw; the message says why
 *
 * Why there is no PDF.
 */
typedef enum {
  GOUJI_PAGES_ERROR_DRAWING,
} GoujiPagesError;

GQuark gouji_pages_error_quark (void);

/**
 * GoujiPages:
 *
 * A paper laid out on pages by Pango: the same for the preview, the printer and PDF. Made by one thread; once
 * made it is used by one thread at a time.
 */
typedef struct _GoujiPages GoujiPages;

/**
 * GoujiSubstitution:
 * @wanted: the font that the layout names
 * @used: the font that stands in for it
 *
 * A font that this machine does not have.
 */
typedef struct {
  char *wanted;
  char *used;
} GoujiSubstitution;

GoujiSubstitution *gouji_substitution_copy (const GoujiSubstitution *self) G_GNUC_WARN_UNUSED_RESULT;
void gouji_substitution_free (GoujiSubstitution *self);

GoujiPages *gouji_pages_new (GoujiPaper *paper,
                             GoujiPaperLayout *layout,
                             PangoFontMap *fonts,
                             GCancellable *cancellable,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
void gouji_pages_free (GoujiPages *self);

guint gouji_pages_get_n_pages (GoujiPages *self);
double gouji_pages_get_width (GoujiPages *self);
double gouji_pages_get_height (GoujiPages *self);
char *gouji_pages_get_text (GoujiPages *self, guint page) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *gouji_pages_get_substitutions (GoujiPages *self);
const char *gouji_pages_get_missing_glyphs (GoujiPages *self);
void gouji_pages_draw (GoujiPages *self, guint page, cairo_t *cr);
GBytes *gouji_pages_to_pdf (GoujiPages *self, GCancellable *cancellable, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiPages, gouji_pages_free)

G_END_DECLS
