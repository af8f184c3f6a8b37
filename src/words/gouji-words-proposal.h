/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "diagnose/gouji-diagnose.h"

G_BEGIN_DECLS

/* What would settle a finding, and who set one aside, in words for people. */

const char *gouji_words_for_cause (GoujiCause cause);
char *gouji_words_for_proposal (const GoujiProposal *proposal) G_GNUC_WARN_UNUSED_RESULT;
char *gouji_words_for_signature (const char *by, const char *on) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
