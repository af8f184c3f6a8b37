/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "help/gouji-help-topics.h"

/* Which page F1 opens where. `tests/lint/help.py` reads this table: types and pages have to be there. */
static const struct {
  const char *type;
  const char *page;
} topics[] = {
  { "GoujiCellDetails", "form#details" },
  { "GoujiCellFinder", "form#details" },
  { "GoujiChartsView", "charts" },
  { "GoujiChecksPanel", "checks" },
  { "GoujiCompareChooser", "compare" },
  { "GoujiCompareDialog", "compare" },
  { "GoujiCompileStrip", "new-report#state" },
  { "GoujiConceptChooser", "charts" },
  { "GoujiCorrectDialog", "reading#correct" },
  { "GoujiDocumentPane", "reading" },
  { "GoujiDoubtBar", "reading#one-by-one" },
  { "GoujiExportDialog", "export" },
  { "GoujiFormPane", "form" },
  { "GoujiHeadSection", "new-report#state" },
  { "GoujiImportDialog", "open#folder" },
  { "GoujiImportList", "open#folder" },
  { "GoujiImportSummary", "reading" },
  { "GoujiLastYearDialog", "last-year" },
  { "GoujiNarrativeEditor", "texts" },
  { "GoujiNewReportDialog", "new-report" },
  { "GoujiNumberDialog", "texts#insert" },
  { "GoujiPasteStrip", "paste-cells" },
  { "GoujiPlaceDialog", "reading#place" },
  { "GoujiPreferencesDialog", "new-report" },
  { "GoujiPreview", "preview" },
  { "GoujiPropertiesDialog", "sign-off" },
  { "GoujiRegisterDialog", "register" },
  { "GoujiShortcutsDialog", "shortcuts" },
  { "GoujiSidebar", "open" },
  { "GoujiStatusDialog", "sign-off" },
  { "GoujiVersionsDialog", "versions" },
};

/* The same for the views of a report, where nothing in them is focused. */
static const struct {
  const char *view;
  const char *page;
} views[] = {
  { "form", "form" },     { "document", "reading" }, { "checks", "checks" },
  { "charts", "charts" }, { "preview", "preview" },
};

/**
 * gouji_help_find_topic:
 * @widget: (nullable): the focused one, or a dialog
 *
 * Returns: (nullable): the page about the innermost thing that it is in
 */
const char *
gouji_help_find_topic (GtkWidget *widget)
{
  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    for (guint i = 0; i < G_N_ELEMENTS (topics); i++)
      if (g_str_equal (G_OBJECT_TYPE_NAME (widget), topics[i].type))
        return topics[i].page;

  return NULL;
}

/**
 * gouji_help_find_topic_of_view:
 * @view: name of a view of a report
 *
 * Returns: (nullable): the page about it
 */
const char *
gouji_help_find_topic_of_view (const char *view)
{
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    if (g_str_equal (views[i].view, view))
      return views[i].page;

  return NULL;
}
