/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define GOUJI_FILE_LIST_ERROR (gouji_file_list_error_quark ())

/**
 * GoujiFileListError:
 * @GOUJI_FILE_LIST_ERROR_TOO_DEEP: the folder stands deeper than anybody sorts reports
 * @GOUJI_FILE_LIST_ERROR_TOO_MANY: there is more in it than is looked at
 * @GOUJI_FILE_LIST_ERROR_WEB: it is an address on the web
 *
 * Why not all of a folder is listed although it could be.
 */
typedef enum {
  GOUJI_FILE_LIST_ERROR_TOO_DEEP,
  GOUJI_FILE_LIST_ERROR_TOO_MANY,
  GOUJI_FILE_LIST_ERROR_WEB,
} GoujiFileListError;

GQuark gouji_file_list_error_quark (void);

/**
 * GoujiListedFile:
 * @file: where it is
 * @name: what people know it by, as UTF-8: with the folders below the one that was opened
 * @error: (nullable): why a folder could not be looked into, or holds too much
 *
 * A file to be read; or, with an error, a folder that cannot be.
 */
typedef struct {
  GFile *file;
  char *name;
  GError *error;
} GoujiListedFile;

/**
 * GoujiFileList:
 * @files: (element-type GoujiListedFile): the files by name, those of a folder together
 * @n_other: how many files were left out because they are of no kind that is read
 *
 * The files that are meant when files and folders are opened.
 */
typedef struct {
  GPtrArray *files;
  guint n_other;
} GoujiFileList;

GoujiFileList *gouji_file_list_new (GPtrArray *places, GCancellable *cancellable) G_GNUC_WARN_UNUSED_RESULT;
void gouji_file_list_free (GoujiFileList *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiFileList, gouji_file_list_free)

G_END_DECLS
