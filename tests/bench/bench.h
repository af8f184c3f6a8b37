/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What Meson takes for a test that could not be made. */
#define BENCH_SKIPPED 77

typedef void (*BenchRun) (gpointer subject);
typedef gint64 (*BenchClock) (gpointer subject);

/**
 * Bench:
 * @name: what is measured
 * @file: (nullable): what it is measured on, which becomes part of the name
 * @bytes: how much that is, 0 where it does not matter
 * @goal: (nullable): what the result should be
 * @excluded: (nullable): what is not measured
 * @n_runs: how often each is measured, 0 for the usual number; peers that take seconds are measured less
 * often
 * @ours: does the work once
 * @peer: (nullable): the same by what it is measured against
 * @ours_clock: (nullable): instead of @ours, does it elsewhere and returns the processor's time in
 * nanoseconds
 * @peer_clock: (nullable): the same instead of @peer
 * @subject: what they are given
 * @n_runs: how often each is measured, 0 for the usual number; peers that take seconds are measured less
 * often
 *
 * One comparison.
 */
typedef struct {
  const char *name;
  const char *file;
  gsize bytes;
  const char *goal;
  const char *excluded;
  BenchRun ours;
  BenchRun peer;
  BenchClock ours_clock;
  BenchClock peer_clock;
  gpointer subject;
  guint n_runs;
} Bench;

void bench_measure (const Bench *bench);
GPtrArray *bench_list_files (int argc, char *argv[]);

G_END_DECLS
