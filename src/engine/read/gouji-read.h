/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "document/gouji-document.h"
#include "document/gouji-read-terms.h"
#include "guess/gouji-guess.h"
#include "mail/gouji-read-mhtml.h"
#include "pdf/gouji-read-pdf.h"
#include "sheet/gouji-sheet-readers.h"
#include "text/gouji-text-readers.h"
#include "word/gouji-word-readers.h"

G_BEGIN_DECLS

/*
 * Every reader is a function of bytes, without a file, clock, locale or network. It takes @limits, %NULL for
 * the usual ones, and gives the document, or %NULL with a [error@ReadError].
 */
GoujiDocument *gouji_read (GBytes *bytes, const char *name, const GoujiLimits *limits, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
GoujiDocument *gouji_read_in (GBytes *bytes,
                              const char *name,
                              const char *encoding,
                              const GoujiLimits *limits,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

GPtrArray *gouji_read_members (GBytes *bytes, const GoujiLimits *limits, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
