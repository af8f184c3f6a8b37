/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "document/gouji-read-terms.h"

G_BEGIN_DECLS

/*
 * Files that only another program understands. Both run in a process of their own, whose only thread this is
 * and which ends afterwards. It is shut in already, with gouji_confine_program(): it may start programs,
 * which may read and run what is installed, and write nothing but below @folder, an empty folder that nobody
 * else uses (absolute, only for this user). Whoever started the process ends it and all that it started when
 * time is up, and removes the folder. What a program left in the folder is as untrusted as the file.
 */

/**
 * gouji_convert_office:
 * @file: a binary Word, WPS or Excel file
 * @folder: (type filename): for whatever is needed meanwhile
 * @error: return location for a [error@ReadError]: %GOUJI_READ_ERROR_NO_OFFICE where there is no LibreOffice
 *
 * Returns: (transfer full) (nullable): the same in a format that gouji_read() takes
 */
GBytes *gouji_convert_office (GBytes *file, const char *folder, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * gouji_recognise:
 * @file: a PDF file of pictures without text
 * @folder: (type filename): for whatever is needed meanwhile
 * @n_left_out: (out): how many pages at the end were left out, since recognising takes seconds a page
 * @error: return location for a [error@ReadError]: %GOUJI_READ_ERROR_NO_RECOGNITION where there is no
 * Tesseract that knows Chinese
 *
 * Returns: (transfer full) (nullable): the same in a format that gouji_read() takes: a PDF file of as many
 * and as large pages, with the words and the rulings at their places and nothing else
 */
GBytes *gouji_recognise (GBytes *file, const char *folder, guint *n_left_out, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
