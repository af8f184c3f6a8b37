/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "document/gouji-read-terms.h"

G_BEGIN_DECLS

/**
 * GoujiPackage:
 *
 * The parts of a ZIP container (DOCX, ODT, XLSX), unpacked in memory by libarchive: nothing touches a disk,
 * and a part's name is only a name. What all parts unpack to together is bounded by the limits, so that a
 * file of some bytes cannot fill the memory.
 */
typedef struct _GoujiPackage GoujiPackage;

GoujiPackage *gouji_package_new (GBytes *bytes, const GoujiLimits *limits, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
void gouji_package_free (GoujiPackage *self);

gboolean gouji_package_has (GoujiPackage *self, const char *name);
GBytes *gouji_package_get (GoujiPackage *self, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiPackage, gouji_package_free)

G_END_DECLS
