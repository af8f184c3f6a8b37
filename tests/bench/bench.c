/* SPDX-License-Identifier: GPL-3.0-or-later */

#define _GNU_SOURCE /* clock_gettime */

#include "bench.h"

#include <time.h>

#define N_RUNS 101

/* Real reports that are measured where $GOUJI_REPORTS names their folder. */
static const char *const real_reports[] = { "shuyang_drc_2023.html", "suizhong_2023.txt" };

/* The processor's time, in nanoseconds: what else the machine does is not measured. */
static gint64
get_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);

  return now.tv_sec * G_GINT64_CONSTANT (1000000000) + now.tv_nsec;
}

static gint64
time_run (BenchRun run, gpointer subject)
{
  gint64 start = get_time ();

  run (subject);

  return get_time () - start;
}

static gint64
time_ours (const Bench *bench)
{
  return bench->ours_clock != NULL ? bench->ours_clock (bench->subject)
                                   : time_run (bench->ours, bench->subject);
}

static gint64
time_peer (const Bench *bench)
{
  if (bench->peer_clock != NULL)
    return bench->peer_clock (bench->subject);

  return bench->peer != NULL ? time_run (bench->peer, bench->subject) : 0;
}

static int
compare_times (const void *a, const void *b)
{
  const gint64 *x = a;
  const gint64 *y = b;

  return (*x > *y) - (*x < *y);
}

/* In milliseconds. */
static double
get_median (gint64 times[N_RUNS], guint n_runs)
{
  qsort (times, n_runs, sizeof (gint64), compare_times);

  return times[n_runs / 2] / 1e6;
}

static void
print_result (const Bench *bench, guint n_runs, double ours, double peer)
{
  g_print ("bench %s%s%s ours=%.3fms", bench->name, bench->file != NULL ? "/" : "",
           bench->file != NULL ? bench->file : "", ours);
  if (peer > 0)
    g_print (" peer=%.3fms ratio=%.2f", peer, ours / peer);
  else
    g_print (" peer=none ratio=none");
  if (bench->bytes > 0)
    g_print (" speed=%.1fMB/s", bench->bytes / ours / 1e3);
  if (bench->goal != NULL)
    g_print (" goal=%s", bench->goal);
  g_print (" N=%u excluded=%s\n", n_runs, bench->excluded != NULL ? bench->excluded : "nothing");
}

/**
 * bench_measure:
 *
 * Runs ours and the peer by turns, so that both meet the same machine, after one run of each that warms up,
 * and prints the median of each.
 */
void
bench_measure (const Bench *bench)
{
  const guint n_runs = bench->n_runs > 0 ? MIN (bench->n_runs, N_RUNS) : N_RUNS;
  gint64 ours[N_RUNS];
  gint64 peer[N_RUNS];

  time_ours (bench);
  time_peer (bench);
  for (guint i = 0; i < n_runs; i++) {
    ours[i] = time_ours (bench);
    peer[i] = time_peer (bench);
  }

  print_result (bench, n_runs, get_median (ours, n_runs), get_median (peer, n_runs));
}

/**
 * bench_list_files:
 *
 * Returns: (transfer full) (element-type filename): the files named on the command line, and the real reports
 * in the folder that $GOUJI_REPORTS names, if it does
 */
GPtrArray *
bench_list_files (int argc, char *argv[])
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_free);
  const char *folder = g_getenv ("GOUJI_REPORTS");

  for (int i = 1; i < argc; i++)
    g_ptr_array_add (files, g_strdup (argv[i]));
  for (guint i = 0; folder != NULL && i < G_N_ELEMENTS (real_reports); i++) {
    g_autofree char *path = g_build_filename (folder, real_reports[i], NULL);

    if (g_file_test (path, G_FILE_TEST_EXISTS))
      g_ptr_array_add (files, g_steal_pointer (&path));
    else
      g_printerr ("%s is not there to be measured.\n", path);
  }

  return files;
}
