/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Measures how the time from bytes to findings is shared among the steps: decode, read, fold, recognise,
 * section, rows, labels, align, settle, put, mentions, check. The whole way is gone again and again while a
 * timer of processor time looks now and then at which step's function is on the stack, so that nothing has to
 * be taken apart for it. Prints one line per step and file, in percent and in milliseconds per run.
 */

#define _GNU_SOURCE /* for dladdr() */
#include <dlfcn.h>
#include <execinfo.h>
#include <gio/gio.h>
#include <signal.h>
#include <string.h>
#include <sys/time.h>
#include <time.h>

#include "bench.h"
#include "check/gouji-check.h"
#include "load/gouji-load.h"

#define DEEPEST 64
#define MOST_SAMPLES 4000
#define SAMPLE_MICROSECONDS 1000
/* How long each file is gone through, in microseconds. The system looks at its timers every few milliseconds.
 */
#define LONG_ENOUGH (4 * G_USEC_PER_SEC)

typedef struct {
  const char *step;
  const char *function; /* the beginning of its name */
} Step;

/* The innermost of these on the stack counts. A function that only calls another one leaves no trace, so that
 * the other one is named as well. */
static const Step steps[] = {
  { "decode", "gouji_decoded_init" },    { "read", "gouji_read" },
  { "fold", "gouji_source_new" },        { "fold", "gouji_folded_new" },
  { "recognise", "gouji_recognise" },    { "recognise", "gouji_known_forms" },
  { "section", "gouji_sections_new" },   { "rows", "gouji_printed_rows_new" },
  { "labels", "gouji_lexicon" },         { "labels", "gouji_label" },
  { "align", "gouji_readings_new" },     { "align", "gouji_align" },
  { "settle", "gouji_settle_readings" }, { "put", "gouji_filling_put" },
  { "fill-other", "gouji_filler_fill" }, { "mentions", "gouji_filler_find_mentions" },
  { "mentions", "gouji_mention" },       { "check", "gouji_check_report" },
};

typedef struct {
  void *frames[DEEPEST];
  int n_frames;
} Sample;

static Sample samples[MOST_SAMPLES];
static volatile sig_atomic_t n_samples;

static void
take_sample (int number)
{
  if (n_samples < MOST_SAMPLES) {
    Sample *sample = &samples[n_samples];

    sample->n_frames = backtrace (sample->frames, DEEPEST);
    n_samples = n_samples + 1;
  }
}

static void
set_timer (guint microseconds)
{
  struct itimerval timer = { .it_interval.tv_usec = microseconds, .it_value.tv_usec = microseconds };

  setitimer (ITIMER_PROF, &timer, NULL);
}

/* Returns: the index of the step, or that of "other" behind them */
static guint
find_step (const Sample *sample)
{
  for (int i = 0; i < sample->n_frames; i++) {
    Dl_info info;

    if (dladdr (sample->frames[i], &info) == 0 || info.dli_sname == NULL)
      continue;
    for (guint j = 0; j < G_N_ELEMENTS (steps); j++) {
      if (g_str_has_prefix (info.dli_sname, steps[j].function))
        return j;
    }
  }

  return G_N_ELEMENTS (steps);
}

static void
go_whole_way (GoujiKit *kit, GBytes *bytes, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GoujiLoaded) loaded = gouji_load_bytes (kit, bytes, name, NULL, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < loaded->reports->len; i++) {
    g_autoptr (GPtrArray) mentions =
      gouji_filler_find_mentions (gouji_kit_get_filler (kit), loaded->reports->pdata[i]);
    g_autoptr (GPtrArray) findings =
      gouji_check_report (loaded->reports->pdata[i], NULL, mentions, gouji_kit_get_folding (kit));
  }
}

static void
print_step (const char *step, const char *name, guint count, double milliseconds)
{
  double share = n_samples > 0 ? (double) count / n_samples : 0;

  g_print ("bench step/%s/%s share=%.1f%% ours=%.3fms\n", name, step, 100 * share, share * milliseconds);
}

static void
print_steps (const char *name, double milliseconds)
{
  guint counts[G_N_ELEMENTS (steps) + 1] = { 0 };

  for (int i = 0; i < n_samples; i++)
    counts[find_step (&samples[i])]++;
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++) {
    guint count = counts[i];

    /* A step with several functions is one step. */
    while (i + 1 < G_N_ELEMENTS (steps) && g_str_equal (steps[i].step, steps[i + 1].step))
      count += counts[++i];
    print_step (steps[i].step, name, count, milliseconds);
  }
  print_step ("other", name, counts[G_N_ELEMENTS (steps)], milliseconds);
  g_print ("bench step/%s/whole ours=%.3fms samples=%d\n", name, milliseconds, (int) n_samples);
}

static void
bench_file (GoujiKit *kit, const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *data = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gsize length;
  guint n_runs = 0;
  gint64 start;
  clock_t used;

  g_file_get_contents (path, &data, &length, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new_static (data, length);
  go_whole_way (kit, bytes, name);

  n_samples = 0;
  start = g_get_monotonic_time ();
  used = clock ();
  set_timer (SAMPLE_MICROSECONDS);
  while (g_get_monotonic_time () - start < LONG_ENOUGH) {
    go_whole_way (kit, bytes, name);
    n_runs++;
  }
  set_timer (0);
  /* Samples are of processor time, and so is what they are shares of. */
  print_steps (name, (double) (clock () - used) * 1000 / CLOCKS_PER_SEC / n_runs);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GoujiKit) kit = gouji_kit_new (g_getenv ("GOUJI_DATA_DIR"), g_getenv ("GOUJI_READER"));
  g_autoptr (GPtrArray) files = bench_list_files (argc, argv);
  g_autoptr (GError) error = NULL;
  struct sigaction action = { .sa_handler = take_sample, .sa_flags = SA_RESTART };
  void *warm[1];

  gouji_kit_load (kit, &error);
  g_assert_no_error (error);
  /* The first call of backtrace() loads a library, which a signal handler must not. */
  backtrace (warm, G_N_ELEMENTS (warm));
  sigaction (SIGPROF, &action, NULL);
  for (guint i = 0; i < files->len; i++)
    bench_file (kit, files->pdata[i]);

  return files->len > 0 ? 0 : BENCH_SKIPPED;
}
