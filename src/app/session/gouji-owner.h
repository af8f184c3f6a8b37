/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GoujiOwner:
 *
 * The claim of this program to a report, by its id: on one machine one program changes a report, and the
 * others of the same user look at it. A lock on a file says whose it is, so that it goes with the program,
 * however that ends. What is open twice in one program belongs to it both times.
 *
 * For the main thread.
 */
typedef struct _GoujiOwner GoujiOwner;

GoujiOwner *gouji_owner_new (const char *folder, const char *id) G_GNUC_WARN_UNUSED_RESULT;
gboolean gouji_owner_claim (GoujiOwner *self);
gboolean gouji_owner_has (GoujiOwner *self);
GDateTime *gouji_owner_get_since (GoujiOwner *self);
void gouji_owner_free (GoujiOwner *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiOwner, gouji_owner_free)

G_END_DECLS
