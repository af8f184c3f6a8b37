/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "scan/gouji-scan-words.h"

#include <string.h>

/* The columns of Tesseract's table. */
enum { LEVEL, PICTURE, BLOCK, PARAGRAPH, LINE, WORD, LEFT, TOP, WIDTH, HEIGHT, CONFIDENCE, TEXT, N_COLUMNS };

#define LEVEL_WORD 5
#define MOST_WORDS 20000 /* of one page */

/* What stands for letters that were seen and not recognised: U+3013, which printers put where a letter is
 * missing. U+FFFD would say that the file is damaged. */
#define UNREADABLE "\xe3\x80\x93"

/* How sure Tesseract has to be of a number, of 100. Over digits it says 75 and more, and mostly 95, over
 * letters that it has to take for digits 0. */
#define SURE_OF_DIGITS 70

/* More letters than a number has that was taken for ideographs in part. */
#define LONGEST_NUMBER 8

/* A blurred 2 is taken for one ideograph, 21 for two at most. */
#define LONGEST_MISTAKE 2

/* A word as the recogniser says it. The numbers of a line that it is in are one number after another. */
typedef struct {
  guint picture;
  guint block;
  guint paragraph;
  guint line;
  GoujiScanBox box;
  double confidence;
  const char *text;
} Said;

static void
clear_word (gpointer data)
{
  g_free (((GoujiScanWord *) data)->text);
}

/* No picture is larger than this in any direction. */
static guint
parse_number (const char *text)
{
  return (guint) CLAMP (g_ascii_strtoll (text, NULL, 10), 0, 1 << 20);
}

static gboolean
parse_row (char *row, Said *said)
{
  char *columns[N_COLUMNS] = { NULL };
  guint n = 0;

  for (char *at = row; at != NULL && n < N_COLUMNS; n++) {
    columns[n] = at;
    at = n + 1 < N_COLUMNS ? strchr (at, '\t') : NULL;
    if (at != NULL)
      *at++ = '\0';
  }
  if (n < N_COLUMNS || parse_number (columns[LEVEL]) != LEVEL_WORD)
    return FALSE;

  *said = (Said) {
    .picture = parse_number (columns[PICTURE]),
    .block = parse_number (columns[BLOCK]),
    .paragraph = parse_number (columns[PARAGRAPH]),
    .line = parse_number (columns[LINE]),
    .box = { parse_number (columns[LEFT]), parse_number (columns[TOP]), parse_number (columns[WIDTH]),
             parse_number (columns[HEIGHT]) },
    .confidence = g_ascii_strtod (columns[CONFIDENCE], NULL),
    .text = g_strstrip (columns[TEXT]),
  };

  return said->text[0] != '\0' && g_utf8_validate (said->text, -1, NULL);
}

/* The words of a table, whose text stays where it is, in @table. */
static GArray *
parse_table (char *table)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (Said));

  for (char *row = table; row != NULL && list->len < MOST_WORDS;) {
    char *next = strchr (row, '\n');
    Said said;

    if (next != NULL)
      *next++ = '\0';
    if (parse_row (row, &said))
      g_array_append_val (list, said);
    row = next;
  }

  return list;
}

static gboolean
same_line (const Said *one, const Said *other)
{
  return one->picture == other->picture && one->block == other->block && one->paragraph == other->paragraph &&
         one->line == other->line;
}

static gboolean
runs_on (const Said *one, const Said *other)
{
  guint end = one->box.x + one->box.width, height = MAX (one->box.height, other->box.height);

  return same_line (one, other) && other->box.x <= end + height * 3 / 2;
}

static void
unite (GoujiScanBox *box, const GoujiScanBox *other)
{
  guint right = MAX (box->x + box->width, other->x + other->width);
  guint bottom = MAX (box->y + box->height, other->y + other->height);

  box->x = MIN (box->x, other->x);
  box->y = MIN (box->y, other->y);
  box->width = right - box->x;
  box->height = bottom - box->y;
}

/* Tesseract parts Chinese text between any two letters, where nothing is to be seen on the page. */
static gboolean
needs_space (const char *before, const char *after)
{
  return g_ascii_isalnum (before[strlen (before) - 1]) && g_ascii_isalnum (after[0]);
}

/* Joins the words from @first that run on into one, and returns the number of the word behind. */
static guint
join_words (GArray *said, guint first, GString *text, GoujiScanBox *box)
{
  guint next = first + 1;

  g_string_assign (text, g_array_index (said, Said, first).text);
  *box = g_array_index (said, Said, first).box;
  for (; next < said->len; next++) {
    const Said *before = &g_array_index (said, Said, next - 1), *word = &g_array_index (said, Said, next);

    if (!runs_on (before, word))
      break;
    if (needs_space (before->text, word->text))
      g_string_append_c (text, ' ');
    g_string_append (text, word->text);
    unite (box, &word->box);
  }

  return next;
}

static void
add_word (GArray *words, const char *text, const GoujiScanBox *box)
{
  GoujiScanWord word = { g_strdup (text), *box };

  if (box->width > 0 && box->height > 0)
    g_array_append_val (words, word);
  else
    g_free (word.text);
}

/* The box of what was cut out, on the page again, and never outside of what was cut out. */
static GoujiScanBox
put_back (const GoujiScanBox *box, const GoujiScanBox *ink)
{
  guint left = CLAMP (box->x, GOUJI_SCAN_MARGIN, GOUJI_SCAN_MARGIN + ink->width - 1) - GOUJI_SCAN_MARGIN;
  guint top = CLAMP (box->y, GOUJI_SCAN_MARGIN, GOUJI_SCAN_MARGIN + ink->height - 1) - GOUJI_SCAN_MARGIN;

  return (GoujiScanBox) { ink->x + left, ink->y + top, CLAMP (box->width, 1, ink->width - left),
                          CLAMP (box->height, 1, ink->height - top) };
}

static gboolean
read_text (GoujiScan *self, GoujiScanRecogniser recogniser, gpointer data, GArray *words, GError **error)
{
  g_autoptr (GBytes) picture = gouji_scan_draw_text (self);
  g_autofree char *table = recogniser (picture, GOUJI_SCAN_TEXT, data, error);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GArray) said = NULL;
  GoujiScanBox page = { 0, 0, gouji_scan_get_width (self), gouji_scan_get_height (self) };

  if (table == NULL)
    return FALSE;
  said = parse_table (table);
  for (guint i = 0; i < said->len;) {
    GoujiScanBox box;

    i = join_words (said, i, text, &box);
    if (box.x < page.width && box.y < page.height) {
      box.width = MIN (box.width, page.width - box.x);
      box.height = MIN (box.height, page.height - box.y);
      add_word (words, text->str, &box);
    }
  }

  return TRUE;
}

/* The words of a cell of several lines, each line by itself. */
static gboolean
read_blocks (GoujiScan *self,
             const GArray *numbers,
             GoujiScanRecogniser recogniser,
             gpointer data,
             GArray *words,
             GError **error)
{
  const guint *list = (const guint *) numbers->data;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GBytes) pictures = NULL;
  g_autofree char *table = NULL;
  g_autofree guint8 *was_read = NULL;
  g_autoptr (GArray) said = NULL;
  const GoujiScanCell *cells;
  guint n_cells;

  if (numbers->len == 0)
    return TRUE;
  pictures = gouji_scan_draw_cells (self, list, numbers->len);
  table = recogniser (pictures, GOUJI_SCAN_BLOCKS, data, error);
  if (table == NULL)
    return FALSE;

  cells = gouji_scan_get_cells (self, &n_cells);
  said = parse_table (table);
  was_read = g_malloc0 (numbers->len);
  for (guint i = 0; i < said->len;) {
    guint picture = g_array_index (said, Said, i).picture;
    GoujiScanBox box;

    i = join_words (said, i, text, &box);
    if (picture >= 1 && picture <= numbers->len) {
      box = put_back (&box, &cells[list[picture - 1]].ink);
      add_word (words, text->str, &box);
      was_read[picture - 1] = TRUE;
    }
  }
  for (guint i = 0; i < numbers->len; i++) {
    if (!was_read[i])
      add_word (words, UNREADABLE, &cells[list[i]].ink);
  }

  return TRUE;
}

/* Adds what was recognised in a picture to what was recognised in it before, with the gap that is between. */
static void
add_to_line (char **line, const char *text)
{
  g_autofree char *before = *line;

  *line = before != NULL ? g_strdup_printf ("%s %s", before, text) : g_strdup (text);
}

/* The text of each picture, which has one line; %NULL where nothing was recognised, and of digits also where
 * the recogniser is not sure of them. */
static GPtrArray *
read_lines (GoujiScan *self,
            const GArray *numbers,
            GoujiScanTask task,
            GoujiScanRecogniser recogniser,
            gpointer data,
            GError **error)
{
  g_autoptr (GBytes) pictures = gouji_scan_draw_cells (self, (const guint *) numbers->data, numbers->len);
  g_autofree char *table = recogniser (pictures, task, data, error);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GArray) said = NULL;

  if (table == NULL)
    return NULL;
  g_ptr_array_set_size (lines, (int) numbers->len);
  said = parse_table (table);
  for (guint i = 0; i < said->len;) {
    const Said *first = &g_array_index (said, Said, i);
    gboolean sure = task != GOUJI_SCAN_DIGITS || first->confidence >= SURE_OF_DIGITS;
    GoujiScanBox box;

    i = join_words (said, i, text, &box);
    if (first->picture >= 1 && first->picture <= numbers->len)
      add_to_line ((char **) &lines->pdata[first->picture - 1], sure ? text->str : " ");
  }
  for (guint i = 0; i < lines->len && task == GOUJI_SCAN_DIGITS; i++) {
    if (lines->pdata[i] != NULL && strchr (lines->pdata[i], ' ') != NULL)
      g_clear_pointer (&lines->pdata[i], g_free);
  }

  return g_steal_pointer (&lines);
}

static gboolean
has_ideograph (const char *text)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at)) {
    if (g_unichar_get_script (g_utf8_get_char (at)) == G_UNICODE_SCRIPT_HAN)
      return TRUE;
  }

  return FALSE;
}

/* A label has ideographs, and a long one may have digits too; but one or two may have been a number. */
static gboolean
may_be_number (const char *text)
{
  glong length = text != NULL ? g_utf8_strlen (text, -1) : 0;

  if (length <= LONGEST_MISTAKE || !has_ideograph (text))
    return TRUE;

  return strpbrk (text, "0123456789") != NULL && length <= LONGEST_NUMBER;
}

/* Puts what @task says of the cells that are @wanted into their places in @texts. */
static gboolean
read_again (GoujiScan *self,
            const GArray *numbers,
            const gboolean *wanted,
            GoujiScanTask task,
            GoujiScanRecogniser recogniser,
            gpointer data,
            GPtrArray *texts,
            GError **error)
{
  g_autoptr (GArray) again = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GPtrArray) answers = NULL;
  guint n = 0;

  for (guint i = 0; i < numbers->len; i++) {
    if (wanted[i])
      g_array_append_val (again, g_array_index (numbers, guint, i));
  }
  if (again->len == 0)
    return TRUE;
  answers = read_lines (self, again, task, recogniser, data, error);
  if (answers == NULL)
    return FALSE;
  for (guint i = 0; i < numbers->len; i++) {
    if (wanted[i] && answers->pdata[n++] != NULL) {
      g_free (texts->pdata[i]);
      texts->pdata[i] = g_steal_pointer (&answers->pdata[n - 1]);
    }
  }

  return TRUE;
}

/* A number is recognised twice: by who knows Chinese, and takes 68 for 08, and by who knows digits alone, and
 * takes everything for digits, but is sure of it only where they are digits. */
static gboolean
read_cells (GoujiScan *self,
            const GArray *numbers,
            GoujiScanRecogniser recogniser,
            gpointer data,
            GArray *words,
            GError **error)
{
  g_autofree gboolean *wanted = g_new0 (gboolean, numbers->len + 1);
  g_autoptr (GPtrArray) texts = NULL;
  const GoujiScanCell *cells;
  guint n_cells;

  if (numbers->len == 0)
    return TRUE;
  texts = read_lines (self, numbers, GOUJI_SCAN_LINES, recogniser, data, error);
  if (texts == NULL)
    return FALSE;
  for (guint i = 0; i < numbers->len; i++)
    wanted[i] = may_be_number (texts->pdata[i]);
  if (!read_again (self, numbers, wanted, GOUJI_SCAN_DIGITS, recogniser, data, texts, error))
    return FALSE;
  for (guint i = 0; i < numbers->len; i++)
    wanted[i] = texts->pdata[i] == NULL;
  if (!read_again (self, numbers, wanted, GOUJI_SCAN_RAW_LINES, recogniser, data, texts, error))
    return FALSE;

  /* A cell in which something is printed that nobody can read is not a blank one. */
  cells = gouji_scan_get_cells (self, &n_cells);
  for (guint i = 0; i < numbers->len; i++) {
    const char *text = texts->pdata[i];

    add_word (words, text != NULL ? text : UNREADABLE, &cells[g_array_index (numbers, guint, i)].ink);
  }

  return TRUE;
}

/**
 * gouji_scan_recognise:
 *
 * Has all that is printed on the page recognised: what stands in the cells of tables cell by cell, the rest
 * at once.
 *
 * Returns: (transfer full) (element-type GoujiScanWord): the words, or %NULL with the recogniser's error
 */
GArray *
gouji_scan_recognise (GoujiScan *self, GoujiScanRecogniser recogniser, gpointer data, GError **error)
{
  g_autoptr (GArray) words = g_array_new (FALSE, FALSE, sizeof (GoujiScanWord));
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) blocks = g_array_new (FALSE, FALSE, sizeof (guint));
  const GoujiScanCell *cells;
  guint n_cells;

  g_array_set_clear_func (words, clear_word);
  cells = gouji_scan_get_cells (self, &n_cells);
  for (guint i = 0; i < n_cells; i++) {
    if (cells[i].ink.width > 0)
      g_array_append_val (cells[i].one_line ? lines : blocks, i);
  }
  if (!read_text (self, recogniser, data, words, error) ||
      !read_cells (self, lines, recogniser, data, words, error) ||
      !read_blocks (self, blocks, recogniser, data, words, error))
    return NULL;

  return g_steal_pointer (&words);
}
