/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* When the process was started, in nanoseconds of the monotonic clock: who starts it says so. */
#define STARTED_VARIABLE "GOUJI_BENCH_STARTED"

int run_to_first_frame (GApplication *application);

G_END_DECLS
