// clock.h: the time.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef DESCENT_OCT_CLOCK_H
#define DESCENT_OCT_CLOCK_H

#include <ctime>

// Seconds of a clock that is never set.
inline double
clock_seconds (void)
{
  struct timespec t;
  clock_gettime (CLOCK_MONOTONIC, &t);
  return t.tv_sec + 1e-9 * t.tv_nsec;
}

#endif
