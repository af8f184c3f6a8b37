/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Prints, while the program is built, what ICU's Hant-Hans transform makes of every single character of the
 * basic plane, as lines `{ 0x9801, 0x9875 },`. Opening the transform alone takes 15 to 40 ms, which no start
 * of the program should pay.
 *
 * What the transform makes into several characters, or into one outside the basic plane, stays as it is.
 */

#include <stdio.h>
#include <stdlib.h>

#include <unicode/uset.h>
#include <unicode/utrans.h>

static void
print_character (UTransliterator *transform, UChar character)
{
  UErrorCode status = U_ZERO_ERROR;
  UChar text[8] = { character };
  int32_t length = 1;
  int32_t limit = 1;

  utrans_transUChars (transform, text, &length, 8, 0, &limit, &status);
  if (U_SUCCESS (status) && length == 1 && text[0] != character)
    printf ("{ 0x%04x, 0x%04x },\n", character, text[0]);
}

static void
print_set (UTransliterator *transform, const USet *set)
{
  int32_t n_items = uset_getItemCount (set);

  for (int32_t i = 0; i < n_items; i++) {
    UErrorCode status = U_ZERO_ERROR;
    UChar32 start = 0;
    UChar32 end = -1;

    if (uset_getItem (set, i, &start, &end, NULL, 0, &status) != 0)
      continue;
    for (UChar32 character = start; character <= end && character <= 0xffff; character++)
      print_character (transform, (UChar) character);
  }
}

int
main (void)
{
  UErrorCode status = U_ZERO_ERROR;
  UTransliterator *transform = utrans_openU (u"Hant-Hans", -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
  USet *sources = uset_openEmpty ();

  if (U_SUCCESS (status))
    utrans_getSourceSet (transform, false, sources, &status);
  if (U_SUCCESS (status))
    print_set (transform, sources);
  else
    fprintf (stderr, "no Hant-Hans transform: %s\n", u_errorName (status));

  uset_close (sources);
  utrans_close (transform);

  return U_SUCCESS (status) ? EXIT_SUCCESS : EXIT_FAILURE;
}
