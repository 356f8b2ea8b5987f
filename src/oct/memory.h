// memory.h: memory for results.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef DESCENT_OCT_MEMORY_H
#define DESCENT_OCT_MEMORY_H

#include <cstddef>
#include <new>

#include <sys/mman.h>

// Memory of the very size that Array's allocator gives back, not filled with
// zeros.  That of long arrays is asked for in large pages: to get it in small
// ones takes longer than the arithmetic that fills it.
inline void *
fresh_memory (std::size_t bytes)
{
  char *data = static_cast<char *> (::operator new (bytes));
#ifdef MADV_HUGEPAGE
  const std::size_t page = static_cast<std::size_t> (1) << 21;
  if (bytes >= 2 * page)
    {
      std::size_t skip = page - reinterpret_cast<std::size_t> (data) % page;
      madvise (data + skip, (bytes - skip) / page * page, MADV_HUGEPAGE);
    }
#endif
  return data;
}

#endif
