/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "bind/gouji-tie.h"

G_BEGIN_DECLS

/**
 * GoujiTieMarks:
 *
 * The marks below the tied numbers of a text: one line for what follows, dots would be too fine; a double
 * line for last year's numbers, a wavy one for what differs. Each kind has a line of its own shape, and the
 * words for it stand in the tooltip and are told to screen readers.
 */
typedef struct _GoujiTieMarks GoujiTieMarks;

GoujiTieMarks *gouji_tie_marks_new (GtkTextBuffer *buffer) G_GNUC_WARN_UNUSED_RESULT;
void gouji_tie_marks_free (GoujiTieMarks *self);
void gouji_tie_marks_show (GoujiTieMarks *self, const GPtrArray *ties);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiTieMarks, gouji_tie_marks_free)

G_END_DECLS
