/* carve.h: lays pieces out in a caller's workspace.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef DESCENT_CARVE_H
#define DESCENT_CARVE_H

#include <stddef.h>
#include <stdint.h>

/* The next BYTES of the workspace at BASE, on a cache line; with BASE NULL it
   only counts.  *USED is what has been handed out.  The same walk measures
   and lays out, so the two cannot differ. */
static inline void *
carve (size_t *used, void *base, size_t bytes)
{
  size_t at = (*used + 63) & ~(size_t) 63;
  *used = at + bytes;
  return base ? (char *) base + at : NULL;
}

#endif
