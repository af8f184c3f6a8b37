/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "load/gouji-kit.h"

G_BEGIN_DECLS

/**
 * GoujiFindings:
 * @mentions: (nullable) (element-type GoujiMention): the numbers in the text, %NULL until they are looked for
 * @findings: (element-type GoujiFinding): what the check found
 * @recognised: (nullable) (element-type GPtrArray): for each part what its numbers are tied to, %NULL until
 * somebody asks
 *
 * What is derived from a report while it is open. The text is read again only when it has changed.
 */
typedef struct {
  GPtrArray *mentions;
  GPtrArray *findings;
  GPtrArray *recognised;
} GoujiFindings;

void gouji_findings_update (GoujiFindings *self, GoujiKit *kit, GoujiReport *report);
void gouji_findings_forget_text (GoujiFindings *self);
void gouji_findings_forget_ties (GoujiFindings *self, const GoujiPart *part);
GPtrArray *gouji_findings_get_recognised (GoujiFindings *self, GoujiKit *kit, GoujiReport *report);
void gouji_findings_clear (GoujiFindings *self);

G_END_DECLS
