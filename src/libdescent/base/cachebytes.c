/* cachebytes.c: the cache of a core.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <unistd.h>

#include "base.h"

size_t
dsc_cache_bytes (void)
{
#ifdef _SC_LEVEL2_CACHE_SIZE
  long bytes = sysconf (_SC_LEVEL2_CACHE_SIZE);
  return bytes > 0 ? (size_t) bytes : 0;
#else
  return 0;
#endif
}
