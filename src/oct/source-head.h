// source-head.h: the first bytes of a file, and the format that they tell.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef DESCENT_OCT_SOURCE_HEAD_H
#define DESCENT_OCT_SOURCE_HEAD_H

#include <algorithm>
#include <vector>

#include "oct/source-error.h"

// The first SIZE bytes of the file NAME, fewer if it has no more.
class source_head
{
public:
  source_head (const std::string& name, std::size_t size, const char *who)
    : m_bytes (size)
  {
    dsc_source_file f;
    dsc_source_error e;
    dsc_status status = dsc_source_file_open (name.c_str (), &f, &e);
    if (status != DSC_OK)
      source_error (status, e, name, who);
    const std::size_t n = std::min<uint64_t> (f.bytes, size);
    status = dsc_source_file_read (&f, 0, m_bytes.data (), n, &e);
    dsc_source_file_close (&f);
    if (status != DSC_OK)
      source_error (status, e, name, who);
    m_format = dsc_source_guess (m_bytes.data (), n, f.bytes);
    m_bytes.resize (n);
  }

  const std::vector<char>& bytes (void) const { return m_bytes; }
  // NULL: of no format that is known
  const char * format (void) const { return m_format; }

private:
  std::vector<char> m_bytes;
  const char *m_format;
};

#endif
