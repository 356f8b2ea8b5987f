// record.h: what the bits of a training run follow from, compared.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef DESCENT_OCT_RECORD_H
#define DESCENT_OCT_RECORD_H

#include <algorithm>
#include <string>
#include <vector>

// A record is a text, "name value" on each line (private/train_record.m): what
// the bits of a run follow from, in a section beside its state.
class run_record
{
public:
  explicit run_record (const std::string& text)
  {
    std::size_t at = 0, end;
    for (; (end = text.find ('\n', at)) != std::string::npos; at = end + 1)
      {
        const std::string line = text.substr (at, end - at);
        const std::size_t space = std::min (line.find (' '), line.size ());
        const std::size_t value = std::min (space + 1, line.size ());
        m_lines.push_back ({ line.substr (0, space), line.substr (value) });
      }
  }

  // How the run that was saved, with the record HAD, differs; "" if it does
  // not.
  std::string difference (const run_record& had) const
  {
    for (const entry& mine : m_lines)
      {
        const entry *its = had.find (mine.name);
        if (! its)
          return "no " + mine.name;
        if (! same (mine, *its))
          return mine.name + " " + shown (its->value) + ", not "
                 + shown (mine.value)
                 + (mine.name == "Duration"
                    ? " (the length of the run, unless you give \"Duration\")"
                    : "");
      }
    for (const entry& its : had.m_lines)
      if (! find (its.name))
        return shown (its.name) + " " + shown (its.value)
               + ", this one has not";
    return "";
  }

private:
  struct entry { std::string name, value; };

  const entry * find (const std::string& name) const
  {
    for (const entry& e : m_lines)
      if (e.name == name)
        return &e;
    return nullptr;
  }

  // Orders are one word an epoch, of which there may be more or fewer.
  static bool same (const entry& a, const entry& b)
  {
    if (a.name != "Order" || a.value.empty () || b.value.empty ())
      return a.value == b.value;
    const std::size_t n = std::min (a.value.size (), b.value.size ());
    return a.value.compare (0, n, b.value, 0, n) == 0;
  }

  enum { SHOWN_CHARACTERS = 100 };

  // A file may say anything: what of it goes into a message is short and plain.
  static std::string shown (const std::string& text)
  {
    std::string plain = text.substr (0, SHOWN_CHARACTERS);
    for (char& c : plain)
      if (c < ' ' || c > '~')
        c = '?';
    if (plain.empty ())
      return "none";
    return plain.size () < text.size () ? plain + "..." : plain;
  }

  std::vector<entry> m_lines;
};

#endif
