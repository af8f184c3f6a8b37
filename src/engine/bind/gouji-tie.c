/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "bind/gouji-tie.h"

#include "bind/gouji-tie-text.h"
#include "check/gouji-check-quantity.h"

/* A year is written so; what stands behind one. */
#define YEAR_DIGITS 4
#define YEAR_SIGN 0x5e74

/* What is known of the tie of a number while it is looked at. */
typedef struct {
  GoujiReport *report;
  const GoujiBinding *binding;
  const char *text;
  GoujiDecimal number;
  char *unit;
} Look;

/* Whether the number of the text is what the cells say, as far as the places go that it has. */
static gboolean
agrees (const Look *look, const GoujiBoundValue *value)
{
  GoujiForm *form = gouji_report_get_form (look->report);
  GoujiQuantity said, is;
  int order;

  if (gouji_binding_is_percentage (look->binding))
    return g_strcmp0 (look->unit, value->unit) == 0 &&
           (gouji_decimal_compare (look->number, value->value) == 0 ||
            (look->binding->mode != GOUJI_BINDING_FOLLOWS &&
             gouji_decimal_compare (look->number, value->cut_off) == 0));
  if (!gouji_quantity_init (&said, form, look->number, look->unit) ||
      !gouji_quantity_init (&is, form, value->value, value->unit))
    return FALSE;

  return look->binding->mode == GOUJI_BINDING_FOLLOWS
           ? gouji_quantity_compare (said, is, &order) && order == 0
           : gouji_quantity_agrees (said, is);
}

/* Whether the text counts money and the cells do not, or the other way round; such numbers cannot be
 * compared. */
static gboolean
is_of_another_kind (const Look *look, const GoujiBoundValue *value)
{
  GoujiForm *form = gouji_report_get_form (look->report);
  int power;

  return !gouji_binding_is_percentage (look->binding) &&
         (look->unit != NULL && gouji_form_find_power (form, look->unit, &power)) !=
           (value->unit != NULL && gouji_form_find_power (form, value->unit, &power));
}

static gboolean
says_the_opposite (const Look *look, const GoujiBoundValue *value)
{
  const gboolean changes =
    look->binding->kind == GOUJI_BINDING_CHANGE || look->binding->kind == GOUJI_BINDING_GROWTH;
  GoujiDirection said = changes ? gouji_tie_text_find_direction (gouji_report_get_form (look->report),
                                                                 look->text, look->binding->start, NULL)
                                : GOUJI_DIRECTION_UNSAID;

  return !value->same && said != GOUJI_DIRECTION_UNSAID && (said == GOUJI_DIRECTION_LESS) != value->less;
}

static GoujiTieState
judge (const Look *look, GoujiBoundValue *value)
{
  const gboolean known = value->state == GOUJI_BOUND_KNOWN || value->state == GOUJI_BOUND_UNSURE;

  if (known && is_of_another_kind (look, value))
    value->state = GOUJI_BOUND_MIXED;
  else if (known && agrees (look, value))
    return says_the_opposite (look, value) ? GOUJI_TIE_OPPOSITE : GOUJI_TIE_AGREES;
  return value->state == GOUJI_BOUND_KNOWN ? GOUJI_TIE_DIFFERS : GOUJI_TIE_UNTOLD;
}

/* How many decimals the per cent is written with: those that stand there, for what follows its cells those
 * that it was made with. */
static guint
find_decimals (const GoujiBinding *binding, GoujiDecimal number)
{
  return binding->mode == GOUJI_BINDING_FOLLOWS ? binding->decimals : number.scale;
}

/* Last year's own year, and the one before it, in a text that was taken over, as they are a year later. */
static char *
propose_year (const Look *look)
{
  const int year = gouji_report_get_year (look->report);
  const char *behind = g_utf8_offset_to_pointer (look->text, look->binding->end);

  if (look->binding->mode != GOUJI_BINDING_STALE || year == 0 || look->number.scale > 0 ||
      look->binding->end - look->binding->start != YEAR_DIGITS || g_utf8_get_char (behind) != YEAR_SIGN ||
      (look->number.units != year - 1 && look->number.units != year - 2))
    return NULL;

  return g_strdup_printf ("%d", (int) look->number.units + 1);
}

static char *
propose (const Look *look, const GoujiTie *self)
{
  if (look->binding->kind == GOUJI_BINDING_UNTIED)
    return propose_year (look);
  if (self->value.state != GOUJI_BOUND_KNOWN || self->state == GOUJI_TIE_AGREES)
    return NULL;

  return gouji_tie_text_write (gouji_report_get_form (look->report), &self->value, look->unit);
}

/**
 * gouji_tie_new:
 * @binding: a tie of a number in the text of @part
 * @stored: whether it is the report's
 *
 * Looks at a number and at the cells that it is tied to.
 *
 * Returns: (transfer full): how the one stands to the others
 */
GoujiTie *
gouji_tie_new (GoujiFiller *filler,
               GoujiReport *report,
               const GoujiPart *part,
               const GoujiBinding *binding,
               gboolean stored)
{
  GoujiTie *self = g_new0 (GoujiTie, 1);
  Look look = { report, binding, gouji_report_get_narrative (report, part)->text };
  const gboolean readable =
    gouji_mention_finder_read (gouji_filler_get_mention_finder (filler), look.text,
                               (GoujiRange) { binding->start, binding->end }, &look.number, &look.unit);
  g_autofree char *unit = look.unit;

  self->part = part;
  self->binding = gouji_binding_copy (binding);
  self->stored = stored;
  self->written = g_utf8_substring (look.text, binding->start, binding->end);
  self->value = gouji_binding_evaluate (binding, report, find_decimals (binding, look.number));
  self->state = readable ? judge (&look, &self->value) : GOUJI_TIE_UNREADABLE;
  if (readable || binding->mode == GOUJI_BINDING_FOLLOWS)
    self->should_be = propose (&look, self);
  if (g_strcmp0 (self->should_be, self->written) == 0)
    g_clear_pointer (&self->should_be, g_free);

  return self;
}

void
gouji_tie_free (GoujiTie *self)
{
  gouji_binding_free (self->binding);
  g_free (self->written);
  g_free (self->should_be);
  g_free (self);
}

/**
 * gouji_tie_wants_attention:
 *
 * Returns: whether somebody has to look at the number before the report may be published
 */
gboolean
gouji_tie_wants_attention (const GoujiTie *self)
{
  if (self->binding->mode == GOUJI_BINDING_STALE)
    return TRUE;
  if (self->binding->kind == GOUJI_BINDING_UNTIED)
    return FALSE;

  switch (self->state) {
  case GOUJI_TIE_DIFFERS:
  case GOUJI_TIE_OPPOSITE:
    return TRUE;
  case GOUJI_TIE_UNTOLD:
  case GOUJI_TIE_UNREADABLE:
    return self->stored;
  case GOUJI_TIE_AGREES:
  default:
    return FALSE;
  }
}
