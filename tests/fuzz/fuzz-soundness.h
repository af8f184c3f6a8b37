/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "document/gouji-document.h"
#include "report/gouji-report.h"

G_BEGIN_DECLS

/* What must hold of whatever comes out of bytes that mean harm. Each ends the program where it does not. */
void fuzz_assert_document_is_sound (GoujiDocument *document);
void fuzz_assert_same_document (GoujiDocument *one, GoujiDocument *other);
void fuzz_assert_report_is_sound (GoujiReport *report);

G_END_DECLS
