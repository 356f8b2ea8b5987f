// text.h: words of users, and how messages show them, sizes and numbers.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef DESCENT_OCT_TEXT_H
#define DESCENT_OCT_TEXT_H

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <string>

#include <octave/oct.h>

// One row of characters, or none: Octave's own errors are for all others.
inline bool
is_name (const octave_value& v)
{
  return v.is_string () && v.ndims () == 2 && v.rows () <= 1;
}

// A to Z as a to z.  (What is not UTF-8 stays as it is.)
inline char
lower_letter (char c)
{
  return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c;
}

inline std::string
lower_text (std::string text)
{
  for (char& c : text)
    c = lower_letter (c);
  return text;
}

// A name without "-", "_" and blanks, in lower case.
inline std::string
fold_name (const std::string& name)
{
  std::string folded;
  for (char c : name)
    if (c != '-' && c != '_' && c != ' ')
      folded += lower_letter (c);
  return folded;
}

// Is TEXT the name NAME, whatever its case?
inline bool
same_name (const std::string& text, const char *name)
{
  std::size_t i = 0;
  while (i < text.size () && name[i]
         && lower_letter (text[i]) == lower_letter (name[i]))
    i++;
  return i == text.size () && ! name[i];
}

// What a user has written, as messages repeat it: 100 characters at most.
inline std::string
cut_text (const std::string& text)
{
  return text.size () > 100 ? text.substr (0, 100) + "..." : text;
}

// The size of V as messages show it, "3x4".
inline std::string
size_text (const octave_value& v)
{
  return v.dims ().str ();
}

// A number that is not a count, as Octave's "%.*g" shows it.
inline std::string
number_text (double x, int digits)
{
  if (octave::math::isna (x))
    return "NA";
  if (std::isnan (x))
    return "NaN";
  if (std::isinf (x))
    return x > 0 ? "Inf" : "-Inf";
  char text[40];
  std::snprintf (text, sizeof text, "%.*g", digits, x);
  return text;
}

// A count that is not negative, as Octave's "%d" shows it.
inline std::string
count_text (double n)
{
  const double most = 9223372036854775808.0;   // 2^63
  return n < most ? std::to_string (static_cast<int64_t> (n))
                  : number_text (n, 6);
}

// The COUNT texts at (0), at (1) ... with BETWEEN between them.
template <typename At>
std::string
join_text (int count, const char *between, const At& at)
{
  std::string all;
  for (int i = 0; i < count; i++)
    all += (i ? between : "") + std::string (at (i));
  return all;
}

#endif
