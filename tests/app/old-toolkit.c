/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Loaded before the toolkit, this says of it what an old one says of itself. */

#include <adwaita.h>

guint
gtk_get_minor_version (void)
{
  return 8;
}

guint
adw_get_minor_version (void)
{
  return 2;
}

const char *
gtk_check_version (guint required_major, guint required_minor, guint required_micro)
{
  return required_minor > 8 ? "GTK version too old (minor mismatch)" : NULL;
}
