/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "paper/gouji-paper-layout.h"

static inline GoujiPaperLayout *
load_layout (const char *id)
{
  g_autofree char *folder = g_build_filename (g_getenv ("GOUJI_DATA_DIR"), "layouts", NULL);
  g_autoptr (GError) error = NULL;
  GoujiPaperLayout *layout = gouji_paper_layout_new_from_folder (folder, id, &error);

  g_assert_no_error (error);
  return layout;
}
