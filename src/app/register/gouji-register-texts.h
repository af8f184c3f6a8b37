/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "register/gouji-register-desk.h"

G_BEGIN_DECLS

/* What is said of registers, in words for people. */

const char *gouji_register_text_role (GoujiRegisterRole role);
char *gouji_register_text_head (const GoujiHead *head) G_GNUC_WARN_UNUSED_RESULT;
char *gouji_register_text_cell (const GoujiCell *cell) G_GNUC_WARN_UNUSED_RESULT;
const char *gouji_register_text_reason (GoujiCaseReason reason);
char *gouji_register_text_error (const GError *error) G_GNUC_WARN_UNUSED_RESULT;
char *gouji_register_text_row (GoujiRegisterDesk *desk, guint file, const char *sheet, guint row)
  G_GNUC_WARN_UNUSED_RESULT;
char *gouji_register_text_case_title (GoujiRegisterDesk *desk, guint index) G_GNUC_WARN_UNUSED_RESULT;
char *gouji_register_text_case (GoujiRegisterDesk *desk, guint index) G_GNUC_WARN_UNUSED_RESULT;
char *gouji_register_text_cases_as_table (GoujiRegisterDesk *desk, const GArray *cases)
  G_GNUC_WARN_UNUSED_RESULT;
char *gouji_register_text_summary (GoujiRegisterDesk *desk) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
