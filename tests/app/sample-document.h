/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "document/gouji-document.h"

/* An invented agency's report as a portal shows it: navigation, six parts, the three tables, a footer. */
GoujiDocument *sample_document_new (void);

/* The report within it, without what the portal puts around. */
GoujiRange sample_document_get_report (GoujiDocument *document);

/* The first place of @text, which must be there. */
GoujiRange sample_document_find (GoujiDocument *document, const char *text);

/* As many numbered lines as are asked for. */
GoujiDocument *sample_document_new_lines (guint n_lines, guint n_characters);
