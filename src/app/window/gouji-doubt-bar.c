/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/gouji-doubt-bar.h"

#include <glib/gi18n.h>

#include "session/gouji-review-words.h"
#include "words/gouji-form-words.h"

/* How many characters of the document are shown on either side of what is doubtful. */
#define AROUND 14

struct _GoujiDoubtBar {
  AdwBin parent_instance;

  GtkOrientable *words;
  GtkLabel *position;
  GtkLabel *sentence;
  GtkWidget *previous;
  GtkWidget *next;
  GtkWidget *answers;
  GtkLabel *excerpt;
  GtkEditable *entry;
  GtkWidget *answer;
  GtkLabel *answer_label;
  GtkButton *take;
  GtkWidget *reject;

  char *shown;     /* what stood in the entry at first */
  char *suggested; /* what @take puts there */
  GoujiQuestionKind kind;
};

G_DEFINE_FINAL_TYPE (GoujiDoubtBar, gouji_doubt_bar, ADW_TYPE_BIN)

static gboolean
is_changed (GoujiDoubtBar *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self->entry)) &&
         g_strcmp0 (gtk_editable_get_text (self->entry), self->shown) != 0;
}

static const char *
get_acceptance (GoujiQuestionKind kind)
{
  switch (kind) {
  case GOUJI_QUESTION_UNREADABLE:
    /* Translators: answers that the document really says what cannot be read as a number */
    return _ ("The Document Says So");
  case GOUJI_QUESTION_TEXT:
    /* Translators: answers that a number in the text that contradicts a table stays */
    return _ ("Leave as It Is");
  case GOUJI_QUESTION_UNSURE:
  case GOUJI_N_QUESTIONS:
  default:
    /* Translators: answers that a number was read rightly */
    return _ ("Right");
  }
}

static void
changed_cb (GoujiDoubtBar *self)
{
  gtk_label_set_label (self->answer_label, is_changed (self) ? _ ("Correct") : get_acceptance (self->kind));
}

static void
answer_cb (GoujiDoubtBar *self)
{
  if (is_changed (self))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.review-correct", "s",
                                gtk_editable_get_text (self->entry));
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.review-accept", NULL);
}

static void
take_cb (GoujiDoubtBar *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.review-correct", "s", self->suggested);
}

/* Before the entry gets them, which deletes words with the second, and would undo its own text alone. */
static void
take_keys (GoujiDoubtBar *self)
{
  static const struct {
    const char *keys;
    const char *action;
  } bindings[] = {
    { "Escape", "action(win.review-stop)" }, { "<Control>Delete", "action(win.review-reject)" },
    { "<Control>z", "action(win.undo)" },    { "<Shift><Control>z", "action(win.redo)" },
    { "<Control>y", "action(win.redo)" },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (bindings); i++)
    gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string (bindings[i].keys),
                        gtk_shortcut_action_parse_string (bindings[i].action)));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static char *
name_cell (GoujiReport *report, const GoujiCell *cell)
{
  return cell != NULL ? gouji_form_words_short_name (gouji_report_get_form (report), cell) : g_strdup ("");
}

static char *
describe_question (GoujiReport *report, const GoujiQuestion *question)
{
  g_autofree char *name = name_cell (report, question->cell);
  const GoujiFigure *figure =
    question->cell != NULL ? gouji_report_get_figure (report, question->cell) : NULL;

  switch (question->kind) {
  case GOUJI_QUESTION_UNSURE:
    /* Translators: the name of a cell, and why its number is not sure */
    return g_strdup_printf (_ ("%s: %s"), name, gouji_form_words_doubt (figure->doubt));
  case GOUJI_QUESTION_UNREADABLE:
    /* Translators: the name of a cell, and what stands there */
    return g_strdup_printf (_ ("%s: “%s” is not a number"), name, figure->printed);
  case GOUJI_QUESTION_TEXT:
  case GOUJI_N_QUESTIONS:
  default:
    return g_strdup (question->message);
  }
}

/* One line of the document around a passage; the parts of a table's row stand apart. */
static char *
slice (GoujiDocument *document, guint start, guint end)
{
  g_autofree char *text = gouji_document_slice (document, (GoujiRange) { start, end });

  return g_strdelimit (g_steal_pointer (&text), "\t", ' ');
}

/* Whether the place is that of the figure itself, and not of another one in its row. */
static gboolean
is_own (GoujiReport *report, const GoujiQuestion *question)
{
  return question->kind == GOUJI_QUESTION_TEXT || question->cell == NULL ||
         gouji_report_get_figure (report, question->cell)->has_source;
}

static void
emphasise (PangoAttrList *attributes, PangoAttribute *attribute, gsize start, gsize length)
{
  attribute->start_index = (guint) start;
  attribute->end_index = (guint) (start + length);
  pango_attr_list_insert (attributes, attribute);
}

static void
show_excerpt (GoujiDoubtBar *self, GoujiReport *report, const GoujiQuestion *question)
{
  GoujiDocument *document = gouji_report_get_document (report);
  GoujiRange source = question->source;
  gboolean found = document != NULL && question->has_source && source.end > source.start;
  g_autoptr (PangoAttrList) attributes = gouji_form_words_attributes ();

  gtk_widget_set_visible (GTK_WIDGET (self->excerpt), found);
  if (!found)
    return;

  guint length = gouji_document_get_length (document);
  g_autofree char *before = slice (document, source.start - MIN (source.start, AROUND), source.start);
  g_autofree char *passage = slice (document, source.start, MIN (source.end, source.start + 4 * AROUND));
  g_autofree char *after = slice (document, source.end, MIN (source.end + AROUND, length));
  char *line = strrchr (before, '\n');
  g_autofree char *text = NULL;

  line = line != NULL ? line + 1 : before;
  after[strcspn (after, "\n")] = '\0';
  g_strdelimit (passage, "\n", ' ');
  text = g_strconcat (line, passage, after, NULL);
  if (is_own (report, question)) {
    emphasise (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD), strlen (line), strlen (passage));
    emphasise (attributes, pango_attr_underline_new (PANGO_UNDERLINE_SINGLE), strlen (line),
               strlen (passage));
  }
  gtk_label_set_label (self->excerpt, text);
  gtk_label_set_attributes (self->excerpt, attributes);
}

static void
show_entry (GoujiDoubtBar *self, GoujiReport *report, const GoujiCell *cell)
{
  gtk_widget_set_visible (GTK_WIDGET (self->entry), cell != NULL);
  g_clear_pointer (&self->shown, g_free);
  if (cell == NULL)
    return;

  g_autofree char *name = name_cell (report, cell);
  g_autofree char *buffer = NULL;

  self->shown = g_strdup (gouji_form_words_shown (gouji_report_get_figure (report, cell), &buffer));
  gtk_editable_set_text (self->entry, self->shown);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
say (GoujiDoubtBar *self, const char *position, const char *sentence)
{
  g_autofree char *both = g_strjoin (" ", position, sentence, NULL);

  gtk_label_set_label (self->position, position);
  gtk_widget_set_visible (GTK_WIDGET (self->position), *position != '\0');
  gtk_label_set_label (self->sentence, sentence);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, sentence, -1);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), both, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* The question was answered elsewhere, or there is none. */
static void
show_none (GoujiDoubtBar *self, GoujiReview *review)
{
  gboolean more = gouji_review_count_open (review) > 0;
  g_autofree char *position = more ? gouji_words_for_position (review) : g_strdup ("");

  gtk_widget_set_visible (self->answers, FALSE);
  say (self, position, more ? _ ("This one is answered.") : _ ("Everything has been looked at."));
}

static void
gouji_doubt_bar_dispose (GObject *object)
{
  GoujiDoubtBar *self = GOUJI_DOUBT_BAR (object);

  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), GOUJI_TYPE_DOUBT_BAR);
  g_clear_pointer (&self->shown, g_free);
  g_clear_pointer (&self->suggested, g_free);

  G_OBJECT_CLASS (gouji_doubt_bar_parent_class)->dispose (object);
}

static gboolean
gouji_doubt_bar_grab_focus (GtkWidget *widget)
{
  GoujiDoubtBar *self = GOUJI_DOUBT_BAR (widget);

  if (gtk_widget_get_visible (self->answers) && gtk_widget_get_visible (GTK_WIDGET (self->entry)))
    return gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  if (gtk_widget_get_visible (self->answers))
    return gtk_widget_grab_focus (self->answer);
  return gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
}

static void
gouji_doubt_bar_class_init (GoujiDoubtBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gouji_doubt_bar_dispose;
  widget_class->grab_focus = gouji_doubt_bar_grab_focus;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/gouji/Gouji/window/gouji-doubt-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, GoujiDoubtBar, words);
  gtk_widget_class_bind_template_child (widget_class, GoujiDoubtBar, position);
  gtk_widget_class_bind_template_child (widget_class, GoujiDoubtBar, sentence);
  gtk_widget_class_bind_template_child (widget_class, GoujiDoubtBar, previous);
  gtk_widget_class_bind_template_child (widget_class, GoujiDoubtBar, next);
  gtk_widget_class_bind_template_child (widget_class, GoujiDoubtBar, answers);
  gtk_widget_class_bind_template_child (widget_class, GoujiDoubtBar, excerpt);
  gtk_widget_class_bind_template_child (widget_class, GoujiDoubtBar, entry);
  gtk_widget_class_bind_template_child (widget_class, GoujiDoubtBar, answer);
  gtk_widget_class_bind_template_child (widget_class, GoujiDoubtBar, answer_label);
  gtk_widget_class_bind_template_child (widget_class, GoujiDoubtBar, take);
  gtk_widget_class_bind_template_child (widget_class, GoujiDoubtBar, reject);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, answer_cb);
  gtk_widget_class_bind_template_callback (widget_class, take_cb);
}

static void
gouji_doubt_bar_init (GoujiDoubtBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  take_keys (self);
}

/* What the text says instead, as one more answer. */
static void
show_suggestion (GoujiDoubtBar *self, const char *suggested)
{
  g_autofree char *label = NULL;

  g_set_str (&self->suggested, suggested);
  gtk_widget_set_visible (GTK_WIDGET (self->take), suggested != NULL);
  if (suggested == NULL)
    return;

  /* Translators: puts the number that the text gives into the table */
  label = g_strdup_printf (_ ("Put %s in the Table"), suggested);
  gtk_button_set_label (self->take, label);
}

/**
 * gouji_doubt_bar_set_narrow:
 * @self: the bar
 * @narrow: whether there is no room for the question beside its number
 */
void
gouji_doubt_bar_set_narrow (GoujiDoubtBar *self, gboolean narrow)
{
  gtk_orientable_set_orientation (self->words,
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
}

/**
 * gouji_doubt_bar_show:
 * @self: the bar
 * @report: the report
 * @review: the walk over its questions
 *
 * Asks the current question, or says that there is none.
 */
void
gouji_doubt_bar_show (GoujiDoubtBar *self, GoujiReport *report, GoujiReview *review)
{
  const GoujiQuestion *question = gouji_review_get_current (review);
  gboolean many = gouji_review_count_open (review) > (question != NULL ? 1 : 0);
  g_autofree char *position = NULL;
  g_autofree char *sentence = NULL;

  gtk_widget_set_visible (self->previous, many);
  gtk_widget_set_visible (self->next, many);
  if (question == NULL) {
    show_none (self, review);
    return;
  }

  position = gouji_words_for_position (review);
  sentence = describe_question (report, question);
  self->kind = question->kind;
  gtk_widget_set_visible (self->answers, TRUE);
  show_excerpt (self, report, question);
  show_entry (self, report, gouji_review_can_correct (review) ? question->cell : NULL);
  show_suggestion (self, gouji_review_can_correct (review) ? question->suggested : NULL);
  gtk_widget_set_visible (self->reject, gouji_review_can_reject (review));
  changed_cb (self);
  say (self, position, sentence);
}
