// csv-text.h: a text, a piece of which is in memory.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef DESCENT_OCT_CSV_TEXT_H
#define DESCENT_OCT_CSV_TEXT_H

#include <cstring>
#include <string>

#include "oct/cache.h"

class csv_text
{
public:
  // Begins behind a mark of UTF-8 and, if the text has a HEADER, that line;
  // LINES become those before.
  csv_text (const std::string& name, bool header, int64_t& lines,
            const char *who)
    : m_in (name, who), m_room (TEXT_BYTES + 1),
      m_n (m_in.read (text (), TEXT_BYTES)), m_last (m_n < TEXT_BYTES)
  {
    m_at = m_n >= 3 && std::memcmp (text (), "\357\273\277", 3) == 0 ? 3 : 0;
    lines = 0;
    if (header)
      skip_line (lines);
  }

  input_stream& in (void) { return m_in; }
  char * here (void) { return text () + m_at; }
  std::size_t bytes (void) const { return m_n - m_at; }
  // Is this all that is left of it?
  bool is_last (void) const { return m_last; }
  // Does it hold no more, and not a line of it?
  bool is_full (void) const { return m_at == 0 && m_n == TEXT_BYTES; }

  void take (std::size_t bytes) { m_at += bytes; }

  // What follows comes behind what has not been taken.
  void refill (void)
  {
    std::memmove (text (), here (), bytes ());
    m_n -= m_at;
    m_at = 0;
    const std::size_t got = m_in.read (text () + m_n, TEXT_BYTES - m_n);
    m_last = got < TEXT_BYTES - m_n;
    m_n += got;
  }

private:
  enum : std::size_t { TEXT_BYTES = 1 << 22 };

  char * text (void) { return static_cast<char *> (m_room.base ()); }

  // Ends of lines between quotes are none.
  void skip_line (int64_t& lines)
  {
    const char *p = text ();
    for (; m_at < m_n && (p[m_at] == '\n' || p[m_at] == '\r'); m_at++)
      lines += p[m_at] == '\n';
    for (bool inside = false, ended = false; m_at < m_n && ! ended; m_at++)
      {
        inside ^= p[m_at] == '"';
        lines += p[m_at] == '\n';
        ended = p[m_at] == '\n' && ! inside;
      }
  }

  input_stream m_in;
  workspace m_room;
  std::size_t m_n, m_at = 0;
  bool m_last;
};

#endif
