/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "reader/gouji-convert.h"

#include "reader/gouji-page-picture.h"
#include "reader/gouji-run.h"
#include "scan/gouji-scan-pdf.h"

#define PROGRAM "/usr/bin/tesseract"

/* What a person waits for: about five seconds a page. */
#define MOST_PAGES 40
#define MOST_SECONDS 150

/* Of the processor, for one page or all its cells. The fullest page of the forms takes three. */
#define SECONDS 20

#define MOST_BYTES (16 << 20) /* of an answer */

/* Where distributions put what Tesseract knows of languages. */
static const char *const data_places[] = {
  "/usr/share/tesseract-ocr/5/tessdata",
  "/usr/share/tesseract/tessdata",
  "/usr/share/tessdata",
  "/usr/share/tesseract-ocr/4.00/tessdata",
};

typedef struct {
  const char *folder;
  const char *data;   /* where the languages are */
  const char *digits; /* the language that knows digits best */
} Recogniser;

static gboolean
knows (const char *data, const char *language)
{
  g_autofree char *path = g_strdup_printf ("%s/%s.traineddata", data, language);

  return g_file_test (path, G_FILE_TEST_IS_REGULAR);
}

static const char *
find_data (void)
{
  if (!g_file_test (PROGRAM, G_FILE_TEST_IS_EXECUTABLE))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (data_places); i++) {
    if (knows (data_places[i], "chi_sim"))
      return data_places[i];
  }

  return NULL;
}

/* Everything goes through standard streams, which are files, so that a program that answers at length does
 * not wait for one that listens. */
static char *
run_tesseract (GBytes *pictures, GoujiScanTask task, gpointer data, GError **error)
{
  const Recogniser *self = data;
  /* Its ways to take a page apart (`tesseract --help-psm`): a column of lines of different sizes, a single
   * line, the same without looking whether it is one, a uniform block. */
  static const char *const layouts[] = {
    [GOUJI_SCAN_TEXT] = "4",   [GOUJI_SCAN_LINES] = "7",  [GOUJI_SCAN_RAW_LINES] = "13",
    [GOUJI_SCAN_BLOCKS] = "6", [GOUJI_SCAN_DIGITS] = "7",
  };
  gboolean digits = task == GOUJI_SCAN_DIGITS;
  const char *const arguments[] = { "stdin",
                                    "stdout",
                                    "--tessdata-dir",
                                    self->data,
                                    "-l",
                                    digits ? self->digits : "chi_sim",
                                    "--psm",
                                    layouts[task],
                                    "-c",
                                    "tessedit_create_tsv=1",
                                    "-c",
                                    digits ? "tessedit_char_whitelist=0123456789./-"
                                           : "tessedit_char_whitelist=",
                                    NULL };
  /* One thread: on small pictures more of them wait for each other most of the time. */
  const char *const environment[] = { "OMP_THREAD_LIMIT=1", "LC_ALL=C.UTF-8", "PATH=/usr/bin:/bin", NULL };
  const GoujiRun run = {
    .program = PROGRAM,
    .arguments = arguments,
    .environment = environment,
    .folder = self->folder,
    .input = "pictures.tif",
    .output = "words.tsv",
    .seconds = SECONDS,
  };
  g_autofree char *input = g_build_filename (self->folder, run.input, NULL);
  g_autofree char *output = g_build_filename (self->folder, run.output, NULL);
  g_autoptr (GBytes) answer = NULL;
  gsize length;
  const char *content = g_bytes_get_data (pictures, &length);

  if (!g_file_set_contents_full (input, content, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0600, NULL) ||
      gouji_run (&run) != 0) {
    g_set_error_literal (error, GOUJI_READ_ERROR, GOUJI_READ_ERROR_DAMAGED, "Tesseract fails");
    return NULL;
  }
  answer = gouji_run_take_file (output, MOST_BYTES, error);
  if (answer == NULL)
    return NULL;
  content = g_bytes_get_data (answer, &length);

  return g_strndup (content, length);
}

/* One page less is a page less: the others are still worth reading. Returns whether anything was recognised.
 */
static gboolean
recognise_page (const GoujiPagePicture *picture, Recogniser *recogniser, GoujiScanPdf *pdf)
{
  g_autoptr (GoujiScan) scan = NULL;
  g_autoptr (GArray) words = NULL;

  if (picture->pixels != NULL) {
    scan = gouji_scan_new (picture->pixels, picture->width, picture->width, picture->height);
    words = gouji_scan_recognise (scan, run_tesseract, recogniser, NULL);
  }
  if (words != NULL)
    gouji_scan_pdf_add_page (pdf, picture->page_width, picture->page_height, scan, words);
  else
    gouji_scan_pdf_add_blank (pdf, picture->page_width, picture->page_height);

  return words != NULL && words->len > 0;
}

GBytes *
gouji_recognise (GBytes *file, const char *folder, guint *n_left_out, GError **error)
{
  Recogniser recogniser = { folder, find_data (), NULL };
  g_autoptr (GoujiScanPdf) pdf = gouji_scan_pdf_new ();
  g_autoptr (GoujiPageDrawer) drawer = NULL;
  gint64 end = g_get_monotonic_time () + MOST_SECONDS * G_USEC_PER_SEC;
  gboolean found = FALSE;
  guint n_pages, page = 0;

  if (recogniser.data == NULL) {
    g_set_error_literal (error, GOUJI_READ_ERROR, GOUJI_READ_ERROR_NO_RECOGNITION,
                         "no Tesseract with Chinese");
    return NULL;
  }
  recogniser.digits = knows (recogniser.data, "eng") ? "eng" : "chi_sim";
  drawer = gouji_page_drawer_new (file, error);
  if (drawer == NULL)
    return NULL;

  do {
    const GoujiPagePicture *picture = gouji_page_drawer_draw (drawer, page, &n_pages);

    found = recognise_page (picture, &recogniser, pdf) || found;
  } while (++page < MIN (n_pages, MOST_PAGES) && g_get_monotonic_time () < end);
  if (!found) {
    g_set_error_literal (error, GOUJI_READ_ERROR, GOUJI_READ_ERROR_EMPTY, "no letter was recognised");
    return NULL;
  }
  *n_left_out = n_pages > page ? n_pages - page : 0;

  return gouji_scan_pdf_finish (pdf);
}
