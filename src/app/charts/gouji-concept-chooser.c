/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "charts/gouji-concept-chooser.h"

#include <glib/gi18n.h>

#include "charts/gouji-concept-row.h"

struct _GoujiConceptChooser {
  AdwBin parent_instance;

  GtkMenuButton *button;
  GtkLabel *summary;
  GtkPopover *popover;
  GtkSearchEntry *search;
  GtkListBox *list;
  GtkLabel *limit;

  GPtrArray *rows;  /* element-type GoujiConceptRow */
  GPtrArray *forms; /* element-type GoujiForm */
  GStrv chosen;     /* in the order in which they were */
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (GoujiConceptChooser, gouji_concept_chooser, ADW_TYPE_BIN)

enum {
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gboolean
is_chosen (GoujiConceptChooser *self, const char *id)
{
  return g_strv_contains ((const char *const *) self->chosen, id);
}

static GoujiConceptRow *
find_row (GoujiConceptChooser *self, const char *id)
{
  for (guint i = 0; i < self->rows->len; i++) {
    if (g_str_equal (gouji_concept_row_get_id (self->rows->pdata[i]), id))
      return self->rows->pdata[i];
  }

  return NULL;
}

static void
show_summary (GoujiConceptChooser *self)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *description = NULL;

  for (guint i = 0; self->chosen[i] != NULL; i++) {
    GoujiConceptRow *row = find_row (self, self->chosen[i]);

    if (row == NULL)
      continue;
    if (names->len > 0)
      /* Translators: stands between the names of series */
      g_string_append (names, C_ ("series", ", "));
    g_string_append (names, gouji_concept_row_get_title (row));
  }

  gtk_label_set_label (self->summary, names->str);
  /* Translators: names of the series that a chart shows */
  description = g_strdup_printf (_ ("Drawn: %s"), names->str);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, description,
                                  -1);
}

/* What is not chosen waits until there is room; the last one stays. */
static void
show_chosen (GoujiConceptChooser *self)
{
  guint n = g_strv_length (self->chosen);

  self->showing = TRUE;
  for (guint i = 0; i < self->rows->len; i++) {
    gboolean chosen = is_chosen (self, gouji_concept_row_get_id (self->rows->pdata[i]));

    gouji_concept_row_set_chosen (self->rows->pdata[i], chosen);
    gtk_widget_set_sensitive (self->rows->pdata[i], chosen ? n > 1 : n < GOUJI_MOST_CONCEPTS);
  }
  self->showing = FALSE;
  show_summary (self);
}

static void
chosen_cb (GoujiConceptRow *row, GParamSpec *pspec, GoujiConceptChooser *self)
{
  const char *id = gouji_concept_row_get_id (row);
  g_autoptr (GStrvBuilder) builder = NULL;

  if (self->showing)
    return;

  builder = g_strv_builder_new ();
  for (guint i = 0; self->chosen[i] != NULL; i++) {
    if (!g_str_equal (self->chosen[i], id))
      g_strv_builder_add (builder, self->chosen[i]);
  }
  if (gouji_concept_row_get_chosen (row))
    g_strv_builder_add (builder, id);
  g_strfreev (self->chosen);
  self->chosen = g_strv_builder_end (builder);
  show_chosen (self);
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0);
}

/* -- the list -- */

static gboolean
matches_cb (GtkListBoxRow *row, gpointer user_data)
{
  GoujiConceptChooser *self = user_data;
  g_autofree char *needle = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->search)), -1);
  g_autofree char *title = g_utf8_casefold (gouji_concept_row_get_title (GOUJI_CONCEPT_ROW (row)), -1);
  g_autofree char *group = g_utf8_casefold (gouji_concept_row_get_group (GOUJI_CONCEPT_ROW (row)), -1);

  g_strstrip (needle);
  return strstr (title, needle) != NULL || strstr (group, needle) != NULL;
}

static void
head_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  const char *group = gouji_concept_row_get_group (GOUJI_CONCEPT_ROW (row));
  GtkWidget *label;

  if (before != NULL && g_str_equal (gouji_concept_row_get_group (GOUJI_CONCEPT_ROW (before)), group)) {
    gtk_list_box_row_set_header (row, NULL);
    return;
  }

  label = gtk_label_new (group);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (label, "group");
  gtk_list_box_row_set_header (row, label);
}

static void
search_cb (GtkSearchEntry *search, GoujiConceptChooser *self)
{
  gtk_list_box_invalidate_filter (self->list);
}

static void
shown_cb (GoujiConceptChooser *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_list_box_invalidate_filter (self->list);
}

static const char *
find_part_title (GoujiForm *form, const GoujiFormTable *table)
{
  for (guint i = 0; i < gouji_form_get_n_parts (form); i++) {
    const GoujiPart *part = gouji_form_get_part (form, i);

    if (part->table == table)
      return part->title;
  }

  return NULL;
}

/* The part of a form that prints the concept; the newest form comes first. */
static const char *
find_group (GPtrArray *forms, const char *id)
{
  for (guint i = 0; i < forms->len; i++) {
    for (guint j = 0; j < gouji_form_get_n_concepts (forms->pdata[i]); j++) {
      const GoujiConcept *concept = gouji_form_get_concept (forms->pdata[i], j);

      if (g_str_equal (concept->id, id) && concept->cells->len > 0) {
        const GoujiCell *cell = concept->cells->pdata[0];
        const char *title = find_part_title (forms->pdata[i], cell->table);

        if (title != NULL)
          return title;
      }
    }
  }

  return _ ("Only in the text");
}

static void
add_concepts (GoujiConceptChooser *self, GoujiForm *form)
{
  for (guint i = 0; i < gouji_form_get_n_concepts (form); i++) {
    const GoujiConcept *concept = gouji_form_get_concept (form, i);
    GtkWidget *row;

    if (find_row (self, concept->id) != NULL)
      continue;
    row = gouji_concept_row_new (concept, find_group (self->forms, concept->id));
    g_signal_connect (row, "notify::chosen", G_CALLBACK (chosen_cb), self);
    g_ptr_array_add (self->rows, row);
  }
}

/* In the order of the groups as they first come, and within them of the forms. */
static void
append_rows (GoujiConceptChooser *self)
{
  g_autoptr (GHashTable) done = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->rows->len; i++) {
    const char *group = gouji_concept_row_get_group (self->rows->pdata[i]);

    if (!g_hash_table_add (done, (gpointer) group))
      continue;
    for (guint j = i; j < self->rows->len; j++) {
      if (g_str_equal (gouji_concept_row_get_group (self->rows->pdata[j]), group))
        gtk_list_box_append (self->list, self->rows->pdata[j]);
    }
  }
}

static gboolean
are_known (GoujiConceptChooser *self, GPtrArray *forms)
{
  if (forms->len != self->forms->len)
    return FALSE;
  for (guint i = 0; i < forms->len; i++) {
    if (forms->pdata[i] != self->forms->pdata[i])
      return FALSE;
  }

  return TRUE;
}

static void
gouji_concept_chooser_dispose (GObject *object)
{
  GoujiConceptChooser *self = GOUJI_CONCEPT_CHOOSER (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), GOUJI_TYPE_CONCEPT_CHOOSER);

  G_OBJECT_CLASS (gouji_concept_chooser_parent_class)->dispose (object);
}

static void
gouji_concept_chooser_finalize (GObject *object)
{
  GoujiConceptChooser *self = GOUJI_CONCEPT_CHOOSER (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->forms, g_ptr_array_unref);
  g_clear_pointer (&self->chosen, g_strfreev);

  G_OBJECT_CLASS (gouji_concept_chooser_parent_class)->finalize (object);
}

static void
gouji_concept_chooser_class_init (GoujiConceptChooserClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = gouji_concept_chooser_dispose;
  object_class->finalize = gouji_concept_chooser_finalize;

  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", GOUJI_TYPE_CONCEPT_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/gouji/Gouji/charts/gouji-concept-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, GoujiConceptChooser, button);
  gtk_widget_class_bind_template_child (widget_class, GoujiConceptChooser, summary);
  gtk_widget_class_bind_template_child (widget_class, GoujiConceptChooser, popover);
  gtk_widget_class_bind_template_child (widget_class, GoujiConceptChooser, search);
  gtk_widget_class_bind_template_child (widget_class, GoujiConceptChooser, list);
  gtk_widget_class_bind_template_child (widget_class, GoujiConceptChooser, limit);
}

static void
gouji_concept_chooser_init (GoujiConceptChooser *self)
{
  g_autofree char *limit = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));

  self->rows = g_ptr_array_new ();
  self->forms = g_ptr_array_new_with_free_func ((GDestroyNotify) gouji_form_unref);
  self->chosen = g_new0 (char *, 1);
  limit = g_strdup_printf (ngettext ("At most %u series is drawn at once.",
                                     "At most %u series are drawn at once.", GOUJI_MOST_CONCEPTS),
                           GOUJI_MOST_CONCEPTS);
  gtk_label_set_label (self->limit, limit);
  gtk_list_box_set_filter_func (self->list, matches_cb, self, NULL);
  gtk_list_box_set_header_func (self->list, head_cb, NULL, NULL);
  g_signal_connect (self->search, "search-changed", G_CALLBACK (search_cb), self);
  g_signal_connect_swapped (self->popover, "show", G_CALLBACK (shown_cb), self);
}

GtkWidget *
gouji_concept_chooser_new (void)
{
  return g_object_new (GOUJI_TYPE_CONCEPT_CHOOSER, NULL);
}

/**
 * gouji_concept_chooser_set_forms:
 * @self: a chooser
 * @forms: (element-type GoujiForm): whose concepts can be chosen, the newest first; it has the words
 */
void
gouji_concept_chooser_set_forms (GoujiConceptChooser *self, GPtrArray *forms)
{
  if (are_known (self, forms))
    return;

  gtk_list_box_remove_all (self->list);
  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->forms, 0);
  for (guint i = 0; i < forms->len; i++)
    g_ptr_array_add (self->forms, gouji_form_ref (forms->pdata[i]));
  for (guint i = 0; i < forms->len; i++)
    add_concepts (self, forms->pdata[i]);
  append_rows (self);
  show_chosen (self);
}

/**
 * gouji_concept_chooser_get_chosen:
 * @self: a chooser
 *
 * Returns: (array zero-terminated=1): ids of the concepts, in the order in which they were chosen
 */
const char *const *
gouji_concept_chooser_get_chosen (GoujiConceptChooser *self)
{
  return (const char *const *) self->chosen;
}

void
gouji_concept_chooser_set_chosen (GoujiConceptChooser *self, const char *const *chosen)
{
  if (g_strv_equal ((const char *const *) self->chosen, chosen))
    return;

  g_strfreev (self->chosen);
  self->chosen = g_strdupv ((char **) chosen);
  show_chosen (self);
}
