/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>

#include "register/gouji-register-dialog-private.h"
#include "register/gouji-register-texts.h"

/* So many values are shown of a column, and so many words of a list: nobody places more by hand. */
#define MOST_SAMPLES 3
#define MOST_LOOKED_AT 2000
#define LONGEST_SAMPLE 20
#define MOST_WORDS 60

/* -- lists of rows -- */

static void
clear_group (AdwPreferencesGroup *group)
{
  GPtrArray *rows = g_object_get_data (G_OBJECT (group), "rows");

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    adw_preferences_group_remove (group, rows->pdata[i]);
  g_object_set_data_full (G_OBJECT (group), "rows", g_ptr_array_new (), (GDestroyNotify) g_ptr_array_unref);
}

static void
add_row (AdwPreferencesGroup *group, GtkWidget *row)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_group_add (group, row);
  g_ptr_array_add (g_object_get_data (G_OBJECT (group), "rows"), row);
}

static guint
count_rows (AdwPreferencesGroup *group)
{
  return ((GPtrArray *) g_object_get_data (G_OBJECT (group), "rows"))->len;
}

/* -- columns -- */

static char *
shorten (const char *text)
{
  if (g_utf8_strlen (text, -1) <= LONGEST_SAMPLE)
    return g_strdup (text);

  g_autofree char *begin = g_utf8_substring (text, 0, LONGEST_SAMPLE);
  return g_strconcat (begin, "…", NULL);
}

/* A few different values. */
static char *
list_samples (GoujiRegister *cases, guint column)
{
  g_autoptr (GPtrArray) seen = g_ptr_array_new ();
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < MIN (gouji_register_get_n_cases (cases), MOST_LOOKED_AT) && seen->len < MOST_SAMPLES;
       i++) {
    const char *text = gouji_register_get_text (cases, i, column);
    g_autofree char *sample = NULL;

    if (*text == '\0' || g_ptr_array_find_with_equal_func (seen, text, g_str_equal, NULL))
      continue;
    g_ptr_array_add (seen, (gpointer) text);
    sample = shorten (text);
    /* Translators: stands between the numbers of a list */
    g_string_append_printf (list, "%s%s", list->len > 0 ? _ (", ") : "", sample);
  }
  if (seen->len == 0)
    g_string_append (list, _ ("(blank)"));

  return g_string_free_and_steal (list);
}

/* A column that is given what another one had takes it from there. */
static void
show_roles (GoujiRegisterDialog *self)
{
  GPtrArray *rows = g_object_get_data (G_OBJECT (self->columns), "rows");

  for (guint i = 0; i < rows->len; i++) {
    GoujiRegisterRole role = gouji_register_columns_get (gouji_register_desk_get_columns (self->desk), i);

    if (adw_combo_row_get_selected (rows->pdata[i]) != (guint) role)
      adw_combo_row_set_selected (rows->pdata[i], role);
  }
}

static void
role_chosen_cb (AdwComboRow *row, GParamSpec *pspec, GoujiRegisterDialog *self)
{
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "column"));
  guint role = adw_combo_row_get_selected (row);

  if (self->desk == NULL || role >= GOUJI_N_ROLES ||
      gouji_register_columns_get (gouji_register_desk_get_columns (self->desk), column) == role)
    return;
  gouji_register_desk_set_role (self->desk, column, role);
  show_roles (self);
}

void
gouji_register_dialog_show_columns (GoujiRegisterDialog *self)
{
  GoujiRegister *cases = gouji_register_desk_get_register (self->desk);
  const GoujiRegisterColumns *columns = gouji_register_desk_get_columns (self->desk);
  g_autoptr (GtkStringList) roles = gtk_string_list_new (NULL);

  for (guint i = 0; i < GOUJI_N_ROLES; i++)
    gtk_string_list_append (roles, gouji_register_text_role (i));
  clear_group (self->columns);
  for (guint i = 0; i < gouji_register_get_n_columns (cases); i++) {
    GtkWidget *row = adw_combo_row_new ();
    const char *head = gouji_register_get_head (cases, i);
    g_autofree char *samples = list_samples (cases, i);

    add_row (self->columns, row);
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), *head != '\0' ? head : _ ("(no head)"));
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), samples);
    adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
    adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (roles));
    adw_combo_row_set_selected (ADW_COMBO_ROW (row), gouji_register_columns_get (columns, i));
    g_object_set_data (G_OBJECT (row), "column", GUINT_TO_POINTER (i));
    g_signal_connect (row, "notify::selected", G_CALLBACK (role_chosen_cb), self);
  }
}

/* -- words -- */

/**
 * Choice:
 * @ids: (array zero-terminated=1): id of the row or column behind each line of the list, "" for what is not
 * counted; %NULL behind the last
 */
static void
word_chosen (GoujiRegisterDialog *self, AdwComboRow *row, gboolean outcome)
{
  const char *word = g_object_get_data (G_OBJECT (row), "word");
  GPtrArray *ids = g_object_get_data (G_OBJECT (row), "ids");
  guint chosen = adw_combo_row_get_selected (row);

  if (self->desk == NULL || chosen >= ids->len)
    return;
  if (outcome)
    gouji_register_desk_place_outcome (self->desk, word, ids->pdata[chosen]);
  else
    gouji_register_desk_place_kind (self->desk, word, ids->pdata[chosen]);
}

static void
outcome_chosen_cb (AdwComboRow *row, GParamSpec *pspec, GoujiRegisterDialog *self)
{
  word_chosen (self, row, TRUE);
}

static void
kind_chosen_cb (AdwComboRow *row, GParamSpec *pspec, GoujiRegisterDialog *self)
{
  word_chosen (self, row, FALSE);
}

/* The lines of a list of rows or columns: first that it is not known, last that it is not counted. */
static GtkStringList *
list_heads (const GPtrArray *heads, const GoujiHead *other, GPtrArray *ids)
{
  GtkStringList *names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _ ("Choose…"));
  g_ptr_array_add (ids, NULL);
  for (guint i = 0; i <= heads->len; i++) {
    const GoujiHead *head = i < heads->len ? heads->pdata[i] : other;
    g_autofree char *name = head != NULL ? gouji_register_text_head (head) : NULL;

    if (head == NULL)
      continue;
    gtk_string_list_append (names, name);
    g_ptr_array_add (ids, (gpointer) head->id);
  }
  gtk_string_list_append (names, _ ("Not counted"));
  g_ptr_array_add (ids, (gpointer) "");

  return names;
}

static guint
find_id (const GPtrArray *ids, const char *id)
{
  for (guint i = 0; i < ids->len; i++) {
    if (g_strcmp0 (ids->pdata[i], id) == 0)
      return i;
  }

  return 0;
}

static void
mark_row (GtkWidget *row, const GoujiRegisterWord *word)
{
  gboolean unknown = word->head == NULL && !word->set_aside;
  GtkWidget *image;

  if (!unknown && !word->doubtful)
    return;
  image = gtk_image_new_from_icon_name (unknown ? "dialog-warning-symbolic" : "dialog-question-symbolic");
  gtk_widget_add_css_class (image, unknown ? "warning" : "dimmed");
  gtk_widget_set_tooltip_text (image, unknown ? _ ("Not known yet") : _ ("Please look: practice differs"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  unknown ? _ ("Not known yet") : _ ("Please look: practice differs"), -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), image);
}

static void
add_word (AdwPreferencesGroup *group,
          const GoujiRegisterWord *word,
          GtkStringList *names,
          GPtrArray *ids,
          GCallback chosen_cb,
          GoujiRegisterDialog *self)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autofree char *short_word = shorten (word->text);
  /* Translators: a word of the register, and how many cases have it */
  g_autofree char *title =
    g_strdup_printf (ngettext ("%s (%u case)", "%s (%u cases)", word->n_cases), short_word, word->n_cases);
  const char *id = word->set_aside ? "" : word->head != NULL ? word->head->id : NULL;

  add_row (group, row);
  mark_row (row, word);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_use_subtitle (ADW_COMBO_ROW (row), TRUE);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 3);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), find_id (ids, id));
  g_object_set_data_full (G_OBJECT (row), "word", g_strdup (word->text), g_free);
  g_object_set_data_full (G_OBJECT (row), "ids", g_ptr_array_ref (ids), (GDestroyNotify) g_ptr_array_unref);
  g_signal_connect (row, "notify::selected", chosen_cb, self);
}

static void
add_too_many (AdwPreferencesGroup *group, guint n)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = g_strdup_printf (ngettext ("%u more word", "%u more words", n), n);

  add_row (group, row);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (
    ADW_ACTION_ROW (row), _ ("So many different words are rarely right. Look at the columns once more."));
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
}

static void
show_group (GoujiRegisterDialog *self,
            AdwPreferencesGroup *group,
            GPtrArray *words,
            const GPtrArray *heads,
            const GoujiHead *other,
            GCallback chosen_cb)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GtkStringList) names = list_heads (heads, other, ids);

  clear_group (group);
  for (guint i = 0; i < MIN (words->len, MOST_WORDS); i++)
    add_word (group, words->pdata[i], names, ids, chosen_cb, self);
  if (words->len > MOST_WORDS)
    add_too_many (group, words->len - MOST_WORDS);
  gtk_widget_set_visible (GTK_WIDGET (group), words->len > 0);
}

void
gouji_register_dialog_show_words (GoujiRegisterDialog *self)
{
  GoujiRegisterCount *count = gouji_register_desk_get_count (self->desk);
  const GoujiRegisterForm *form = gouji_register_count_get_form (count);
  g_autoptr (GPtrArray) outcomes = gouji_register_count_list_outcomes (count);
  g_autoptr (GPtrArray) kinds = gouji_register_count_list_kinds (count);

  show_group (self, self->outcomes, outcomes, form->outcomes, form->left_open,
              G_CALLBACK (outcome_chosen_cb));
  show_group (self, self->kinds, kinds, form->kinds, NULL, G_CALLBACK (kind_chosen_cb));
}

/* -- result -- */

static void
reason_activated_cb (AdwActionRow *row, GoujiRegisterDialog *self)
{
  guint reason = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "reason"));

  adw_banner_set_revealed (self->cases_banner, FALSE);
  gouji_register_dialog_show_cases (
    self, gouji_register_text_reason (reason),
    gouji_register_count_list_reason (gouji_register_desk_get_count (self->desk), reason));
}

static void
left_out_activated_cb (AdwActionRow *row, GoujiRegisterDialog *self)
{
  gouji_register_dialog_show_left_out (self, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
}

static void
repeated_activated_cb (AdwActionRow *row, GoujiRegisterDialog *self)
{
  adw_banner_set_revealed (self->cases_banner, FALSE);
  gouji_register_dialog_show_cases (
    self, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)),
    gouji_register_count_list_repeated (gouji_register_desk_get_count (self->desk)));
}

static GtkWidget *
add_line (
  AdwPreferencesGroup *group, const char *title, const char *subtitle, GCallback activated_cb, gpointer data)
{
  GtkWidget *row = adw_action_row_new ();

  add_row (group, row);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  if (activated_cb != NULL) {
    gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
    g_signal_connect (row, "activated", activated_cb, data);
  }

  return row;
}

static gboolean
is_left_out (GoujiCaseReason reason)
{
  return reason == GOUJI_REASON_LATER || reason == GOUJI_REASON_EARLIER || reason == GOUJI_REASON_SET_ASIDE;
}

static void
add_reasons (GoujiRegisterDialog *self, GoujiRegisterCount *count)
{
  for (guint reason = GOUJI_REASON_NONE + 1; reason < GOUJI_N_REASONS; reason++) {
    guint n = gouji_register_count_get_n_reason (count, reason);
    AdwPreferencesGroup *group = is_left_out (reason) ? self->notices : self->problems;
    g_autofree char *subtitle = g_strdup_printf (ngettext ("%u case", "%u cases", n), n);

    if (n > 0)
      g_object_set_data (G_OBJECT (add_line (group, gouji_register_text_reason (reason), subtitle,
                                             G_CALLBACK (reason_activated_cb), self)),
                         "reason", GUINT_TO_POINTER (reason));
  }
}

static void
add_losses (GoujiRegisterDialog *self, GoujiRegisterCount *count)
{
  GoujiRegister *cases = gouji_register_desk_get_register (self->desk);
  guint n_lost = gouji_register_count_get_n_lost (count);
  guint n_left_out = gouji_register_get_n_left_out (cases);
  g_autofree char *rows = g_strdup_printf (ngettext ("%u row", "%u rows", n_left_out), n_left_out);

  if (gouji_register_count_is_cut (count))
    add_line (
      self->problems, _ ("Not Everything in the File Was Read"),
      _ (
        "It has hidden rows, columns or sheets, formulas that were not computed, or more rows than are read. "
        "Unhide them, save the file and import it again."),
      NULL, NULL);
  if (n_lost > 0)
    add_line (self->problems, _ ("Rows under Other Heads"), rows, G_CALLBACK (left_out_activated_cb), self);
  else if (n_left_out > 0)
    add_line (self->notices, _ ("Titles, Sums and Notes Left Out"), rows, G_CALLBACK (left_out_activated_cb),
              self);
}

static void
add_notices (GoujiRegisterDialog *self, GoujiRegisterCount *count)
{
  g_autoptr (GArray) repeated = gouji_register_count_list_repeated (count);
  guint n_completed = gouji_register_count_get_n_completed (count);

  if (repeated->len > 0) {
    g_autofree char *n = g_strdup_printf (
      ngettext ("%u case; each is counted", "%u cases; each is counted", repeated->len), repeated->len);

    add_line (self->notices, _ ("Same Number More Than Once"), n, G_CALLBACK (repeated_activated_cb), self);
  }
  if (n_completed > 0) {
    g_autofree char *n =
      g_strdup_printf (ngettext ("%u case; taken to be of this report’s year",
                                 "%u cases; taken to be of this report’s year", n_completed),
                       n_completed);

    add_line (self->notices, _ ("Dates without a Year"), n, NULL, NULL);
  }
}

/* What Apply would do. */
static char *
describe_effect (GoujiRegisterDialog *self)
{
  g_autoptr (GArray) changes = gouji_register_compare (gouji_register_desk_get_count (self->desk),
                                                       gouji_register_desk_get_report (self->desk));
  g_autofree char *set = NULL;
  g_autofree char *locked = NULL;
  guint n_set = 0;
  guint n_locked = 0;

  for (guint i = 0; i < changes->len; i++) {
    GoujiRegisterChangeKind kind = g_array_index (changes, GoujiRegisterChange, i).kind;

    n_set += kind == GOUJI_REGISTER_SET || kind == GOUJI_REGISTER_EMPTIED;
    n_locked += kind == GOUJI_REGISTER_LOCKED;
  }
  if (n_set == 0)
    set = g_strdup (_ ("The report has these numbers already."));
  else
    set = g_strdup_printf (
      ngettext ("%u cell of the report would change.", "%u cells of the report would change.", n_set), n_set);
  if (n_locked == 0)
    return g_steal_pointer (&set);

  locked = g_strdup_printf (
    ngettext ("%u cell is tied to last year’s report and differs; it stays as it is.",
              "%u cells are tied to last year’s report and differ; they stay as they are.", n_locked),
    n_locked);
  return g_strconcat (set, "\n", locked, NULL);
}

void
gouji_register_dialog_update_apply (GoujiRegisterDialog *self)
{
  GoujiRegisterCount *count = gouji_register_desk_get_count (self->desk);
  gboolean complete = gouji_register_count_is_complete (count);
  gboolean any = gouji_register_count_get_n_standing (count, GOUJI_CASE_COUNTED) > 0;

  gtk_widget_action_set_enabled (
    GTK_WIDGET (self), "register.apply",
    any && (complete || adw_switch_row_get_active (self->all_the_same)) &&
      gouji_register_desk_is_possible (gouji_register_desk_get_report (self->desk)));
}

void
gouji_register_dialog_show_result (GoujiRegisterDialog *self)
{
  GoujiRegisterCount *count = gouji_register_desk_get_count (self->desk);
  g_autofree char *summary = gouji_register_text_summary (self->desk);
  g_autofree char *effect = describe_effect (self);

  gtk_label_set_label (self->summary, summary);
  gtk_label_set_label (self->effect, effect);
  clear_group (self->problems);
  clear_group (self->notices);
  add_reasons (self, count);
  add_losses (self, count);
  add_notices (self, count);
  gtk_widget_set_visible (GTK_WIDGET (self->problems), count_rows (self->problems) > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->notices), count_rows (self->notices) > 0);
  adw_switch_row_set_active (self->all_the_same, FALSE);
  gtk_widget_set_visible (self->all_the_same_group, !gouji_register_count_is_complete (count));
  gouji_register_table_show (self->table, self->desk);
  gouji_register_dialog_update_apply (self);
}
