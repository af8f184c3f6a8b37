/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * What those who want a document and those who read one have to agree on. They are two processes, so that it
 * stands beside the document itself and not with the readers.
 */

#define GOUJI_READ_ERROR (gouji_read_error_quark ())

/**
 * GoujiReadError:
 * @GOUJI_READ_ERROR_EMPTY: nothing but white space
 * @GOUJI_READ_ERROR_BINARY: no text: control characters or an unknown binary format
 * @GOUJI_READ_ERROR_TOO_LARGE: larger than the limits, also when unpacked
 * @GOUJI_READ_ERROR_UNSUPPORTED: a known format that no reader takes (a picture, a RAR archive …)
 * @GOUJI_READ_ERROR_ENCODING: no encoding gives text
 * @GOUJI_READ_ERROR_DAMAGED: the format is known, and the file contradicts it
 * @GOUJI_READ_ERROR_ENCRYPTED: it asks for a password
 * @GOUJI_READ_ERROR_OLD_OFFICE: a binary Word, WPS or Excel file; it can be read once it is converted
 * @GOUJI_READ_ERROR_SCANNED: a PDF file of pictures without text; it can be read once it is recognised
 * @GOUJI_READ_ERROR_NO_OFFICE: it would have to be converted, and LibreOffice is not there
 * @GOUJI_READ_ERROR_NO_RECOGNITION: it would have to be recognised, and Tesseract with Chinese is not there
 * @GOUJI_READ_ERROR_CRASHED: the process that read it died
 * @GOUJI_READ_ERROR_TIME: reading took longer than is allowed
 * @GOUJI_READ_ERROR_MEMORY: reading took more memory than is allowed
 * @GOUJI_READ_ERROR_ANSWER: what the reading process answered contradicts itself, or is too long
 * @GOUJI_READ_ERROR_NO_READER: the program that reads files is missing, or cannot be started
 * @GOUJI_READ_ERROR_UNCONFINED: this machine cannot shut a process in, so that nothing is read
 *
 * Why bytes did not become a document. The values go between processes: a new one is added at the end.
 */
typedef enum {
  GOUJI_READ_ERROR_EMPTY,
  GOUJI_READ_ERROR_BINARY,
  GOUJI_READ_ERROR_TOO_LARGE,
  GOUJI_READ_ERROR_UNSUPPORTED,
  GOUJI_READ_ERROR_ENCODING,
  GOUJI_READ_ERROR_DAMAGED,
  GOUJI_READ_ERROR_ENCRYPTED,
  GOUJI_READ_ERROR_OLD_OFFICE,
  GOUJI_READ_ERROR_SCANNED,
  GOUJI_READ_ERROR_NO_OFFICE,
  GOUJI_READ_ERROR_NO_RECOGNITION,
  GOUJI_READ_ERROR_CRASHED,
  GOUJI_READ_ERROR_TIME,
  GOUJI_READ_ERROR_MEMORY,
  GOUJI_READ_ERROR_ANSWER,
  GOUJI_READ_ERROR_NO_READER,
  GOUJI_READ_ERROR_UNCONFINED,
} GoujiReadError;

#define GOUJI_READ_ERROR_LAST GOUJI_READ_ERROR_UNCONFINED

GQuark gouji_read_error_quark (void);

/**
 * GoujiLimits:
 * @bytes: largest file that is read
 * @unpacked: most bytes that all parts of one container may unpack to
 * @members: most files in one archive
 * @pages: most pages of a PDF file
 * @cells: most cells of all tables together
 * @depth: deepest nesting of elements
 *
 * Bounds of every loop over a file.
 */
typedef struct {
  gsize bytes;
  gsize unpacked;
  guint members;
  guint pages;
  guint cells;
  guint depth;
} GoujiLimits;

extern const GoujiLimits gouji_default_limits;

const char *const *gouji_read_get_encodings (void);

/**
 * GoujiMember:
 * @name: the file's name within the archive, with its folders, as UTF-8; only to be shown
 * @bytes: (nullable): its content; %NULL where it could not be had
 * @reason: why there is no content; means nothing where there is
 *
 * One file of an archive.
 */
typedef struct {
  char *name;
  GBytes *bytes;
  GoujiReadError reason;
} GoujiMember;

void gouji_member_free (GoujiMember *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiMember, gouji_member_free)

G_END_DECLS
