// nearest.h: the name that a misspelt one is meant to be.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef DESCENT_OCT_NEAREST_H
#define DESCENT_OCT_NEAREST_H

#include <algorithm>
#include <cstdlib>
#include <string>
#include <vector>

#include "oct/text.h"

typedef std::vector<std::string> name_list;

// How a name is near another: it is the same (except for case, "_", "-" and
// blanks); it is the beginning of it; some letters are to be changed, left out,
// put in or swapped, one in five at most.
enum nearness { NEAR_SAME, NEAR_BEGINNING, NEAR_LETTERS, NEAR_NONE };

// Letters that a misspelt name may have wrong.
inline int
most_changes (const std::string& a, const std::string& b)
{
  const int longest = std::max (a.size (), b.size ());
  return std::max (1, longest / 5);
}

// Can so few changes make B of A?  The letters, in any order, tell at once that
// most cannot.  In a word of three letters another letter makes another name.
inline bool
may_be (const std::string& a, const std::string& b)
{
  const int apart = static_cast<int> (a.size ()) - static_cast<int> (b.size ());
  if (std::abs (apart) > 5)
    return false;
  int letters[256] = { };
  for (unsigned char c : a)
    letters[c]++;
  for (unsigned char c : b)
    letters[c]--;
  int missing = 0, other = 0;
  for (int n : letters)
    (n > 0 ? other : missing) += std::abs (n);
  const int more = std::max (missing, other);
  return more <= most_changes (a, b)
         && (std::max (a.size (), b.size ()) > 3 || apart != 0 || more == 0);
}

// Letters to change, leave out, put in or swap with the next: row i of the
// table holds what the first i letters of A cost.
inline int
letter_distance (const std::string& a, const std::string& b)
{
  const int m = a.size (), n = b.size ();
  std::vector<std::vector<int>> table (m + 1, std::vector<int> (n + 1));
  for (int i = 0; i <= m; i++)
    for (int j = 0; j <= n; j++)
      {
        int& best = table[i][j];
        best = i + j;
        if (i == 0 || j == 0)
          continue;
        best = std::min ({ table[i][j-1] + 1, table[i-1][j] + 1,
                           table[i-1][j-1] + (a[i-1] != b[j-1]) });
        if (i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1])
          best = std::min (best, table[i-2][j-2] + 1);
      }
  return table[m][n];
}

// The number of the shortest of OTHERS that NAME is the beginning of; -1 if
// none is, or if NAME is too little of several.
inline int
find_beginning (const std::string& name, const name_list& others)
{
  int shortest = -1, count = 0;
  for (std::size_t j = 0; j < others.size (); j++)
    if (others[j].compare (0, name.size (), name) == 0)
      {
        count++;
        if (shortest < 0 || others[j].size () < others[shortest].size ())
          shortest = j;
      }
  if (name.size () < 3 || count == 0
      || (count > 1 && 2 * name.size () < others[shortest].size ()))
    return -1;
  return shortest;
}

// The number of the one of OTHERS with the fewest changes; -1 if they are too
// many.
inline int
find_misspelt (const std::string& name, const name_list& others)
{
  int nearest = -1, least = 0;
  for (std::size_t j = 0; j < others.size (); j++)
    if (may_be (name, others[j]))
      {
        const int changes = letter_distance (name, others[j]);
        if (nearest < 0 || changes < least)
          {
            nearest = j;
            least = changes;
          }
      }
  if (nearest >= 0 && least > most_changes (name, others[nearest]))
    return -1;
  return nearest;
}

// The one of NAMES that NAME is most probably meant to be; "" if none is near.
inline std::string
nearest_name (const std::string& name, const name_list& names,
              nearness *how = nullptr)
{
  const std::string folded = fold_name (name.substr (0, 100));
  name_list others;
  for (const std::string& other : names)
    others.push_back (fold_name (other));

  nearness found = NEAR_SAME;
  int i = std::find (others.begin (), others.end (), folded) - others.begin ();
  if (i == static_cast<int> (others.size ()))
    {
      found = NEAR_BEGINNING;
      i = find_beginning (folded, others);
    }
  if (i < 0)
    {
      found = NEAR_LETTERS;
      i = find_misspelt (folded, others);
    }
  if (how)
    *how = i < 0 ? NEAR_NONE : found;
  return i < 0 ? "" : names[i];
}

#endif
