/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <stddef.h>
#include <stdint.h>

/*
 * A fuzzer that changes compressed bytes finds nothing but errors of checksums. So it is given the parts of a
 * ZIP container as text, one behind the other, each behind a line `@@ NAME`, and they are packed here,
 * uncompressed. What begins otherwise stays as it is: a container, or a document that is one XML file.
 */
GBytes *fuzz_pack (const uint8_t *data, size_t size);
