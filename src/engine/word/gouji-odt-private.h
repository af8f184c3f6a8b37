/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "flow/gouji-list-number.h"
#include "container/gouji-package.h"
#include "flow/gouji-story.h"
#include "container/gouji-xml-parts.h"

G_BEGIN_DECLS

/* Levels of a list (OpenDocument 1.3, part 3, 19.880). */
#define GOUJI_ODT_N_LEVELS 10

/**
 * GoujiOdtSpace:
 *
 * The namespaces of OpenDocument that are looked at.
 */
typedef enum {
  GOUJI_ODT_SPACE_OTHER,
  GOUJI_ODT_SPACE_DRAW,
  GOUJI_ODT_SPACE_OFFICE,
  GOUJI_ODT_SPACE_STYLE,
  GOUJI_ODT_SPACE_TABLE,
  GOUJI_ODT_SPACE_TEXT,
} GoujiOdtSpace;

/**
 * GoujiOdtElement:
 *
 * An element that begins.
 */
typedef struct {
  GoujiOdtSpace space;
  const char *name;
  int n_attributes;
  const xmlChar **attributes;
} GoujiOdtElement;

GoujiOdtElement gouji_odt_element (const xmlChar *name,
                                   const xmlChar *namespace_uri,
                                   int n_attributes,
                                   const xmlChar **attributes);
gboolean gouji_odt_is (const GoujiOdtElement *self, GoujiOdtSpace space, const char *name);
char *gouji_odt_get_value (const GoujiOdtElement *self, const char *name);
guint gouji_odt_get_number (const GoujiOdtElement *self, const char *name, guint fallback);

/**
 * GoujiOdtStyle:
 * @list: (nullable): the style of the lists in which its paragraphs stand
 * @hidden: whether its text is not printed
 * @raised: whether its text stands higher or lower than the line
 */
typedef struct {
  const char *list;
  gboolean hidden;
  gboolean raised;
} GoujiOdtStyle;

typedef struct _GoujiOdtStyles GoujiOdtStyles;

GoujiOdtStyles *gouji_odt_styles_new (void);
void gouji_odt_styles_free (GoujiOdtStyles *self);
void gouji_odt_styles_begin (GoujiOdtStyles *self, const GoujiOdtElement *element);
void gouji_odt_styles_end (GoujiOdtStyles *self, const GoujiOdtElement *element);
GoujiOdtStyle gouji_odt_styles_find (GoujiOdtStyles *self, const char *family, const char *name);

/**
 * GoujiOdtCounters:
 *
 * Where a list has got to.
 */
typedef struct {
  guint numbers[GOUJI_ODT_N_LEVELS];
  gboolean counting[GOUJI_ODT_N_LEVELS];
} GoujiOdtCounters;

char *gouji_odt_styles_count (
  GoujiOdtStyles *self, const char *list, GoujiOdtCounters *counters, guint level, int start);

/**
 * GoujiOdtFlow:
 *
 * What is gathered from a text and its styles.
 */
typedef struct {
  GoujiOdtStyles *styles;
  guint n_places_left;
  GoujiStory *body;
  GPtrArray *notes; /* element-type GoujiStory */
  guint n_revisions;
  guint n_comments;
  guint n_hidden;
  guint n_pictures;
  guint n_objects;
  gboolean too_deep;
  gboolean full;
} GoujiOdtFlow;

void gouji_odt_flow_init (GoujiOdtFlow *self, const GoujiLimits *limits);
void gouji_odt_flow_clear (GoujiOdtFlow *self);
gboolean gouji_odt_flow_parse (GoujiOdtFlow *self, GBytes *bytes, const GoujiLimits *limits, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiOdtStyles, gouji_odt_styles_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GoujiOdtFlow, gouji_odt_flow_clear)

G_END_DECLS
