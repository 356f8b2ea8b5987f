/* shuffle.h: a random order of more samples than memory holds (shuffle.c).

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef DESCENT_SHUFFLE_H
#define DESCENT_SHUFFLE_H

#include "base/base.h"

DSC_BEGIN_DECLARATIONS

/* The keys of samples FIRST to FIRST + N - 1: 64 random bits each, a pure
   function of the seed and the number of the sample.  Samples in the order of
   their keys, and by number where two are equal (2^-64 m^2/2), are in a random
   order, whatever part of them is in memory at a time. */
void dsc_shuffle_keys (uint64_t seed, dsc_int first, dsc_int n, uint64_t *key);

DSC_END_DECLARATIONS

#endif
