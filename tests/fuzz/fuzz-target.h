/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <stddef.h>
#include <stdint.h>

/*
 * What each target is: one function that takes any bytes. In a build with `-Dfuzz=true` libFuzzer calls it
 * with bytes of its own making; in every other build fuzz-replay.c calls it with the seeds and with what was
 * found before. The name is libFuzzer's.
 */
int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);
