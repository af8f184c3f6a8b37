/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * GoujiZip:
 *
 * A ZIP container that is being written in memory. Its entries have no time and no owner, so that the same
 * entries give the same bytes.
 */
typedef struct _GoujiZip GoujiZip;

GoujiZip *gouji_zip_new (void) G_GNUC_WARN_UNUSED_RESULT;
void gouji_zip_free (GoujiZip *self);

void gouji_zip_add (GoujiZip *self, const char *name, GBytes *content);
GBytes *gouji_zip_finish (GoujiZip *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiZip, gouji_zip_free)

G_END_DECLS
