// memory.h: memory for results and workspaces.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef DESCENT_OCT_MEMORY_H
#define DESCENT_OCT_MEMORY_H

#include <cstddef>
#include <memory>
#include <new>

#include <sys/mman.h>

#include "oct/core.h"

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

// An array that is not filled with zeros first; every element is written by
// the core.  The memory comes from where Array's allocator gives it back.
template <typename T> Array<T>
fresh_elements (const dim_vector& dims)
{
  void *data = fresh_memory (dims.safe_numel () * sizeof (T));
  return Array<T> (static_cast<T *> (data), dims);
}
template <typename T> typename array_of<T>::type
fresh (const dim_vector& dims)
{
  return typename array_of<T>::type (fresh_elements<T> (dims));
}

// Room for a workspace that the core carves; given back when it goes.
class workspace
{
public:
  explicit workspace (std::size_t bytes)
    : m_room (static_cast<char *> (fresh_memory (bytes + 64)))
  { }
  void *base (void)
  {
    std::size_t at = reinterpret_cast<std::size_t> (m_room.get ());
    return m_room.get () + ((at + 63) / 64 * 64 - at);
  }
private:
  struct give_back
  {
    void operator () (char *room) const { ::operator delete (room); }
  };
  std::unique_ptr<char, give_back> m_room;
};

#endif
