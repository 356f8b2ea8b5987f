// culprit.h: the first value that breaks a rule, for messages.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef DESCENT_OCT_CULPRIT_H
#define DESCENT_OCT_CULPRIT_H

#include <cmath>
#include <string>
#include <vector>

#include "oct/samples.h"

// " (NaN at sample 7)", or with ACROSS " (NaN at sample 7, feature 3)"; J and I
// count from 0.
inline std::string
culprit_text (double value, const char *along, dsc_int j,
              const char *across = nullptr, dsc_int i = 0)
{
  std::string text = " (" + number_text (value, 10) + " at " + along + " "
                     + std::to_string (j + 1);
  if (across)
    text += ", " + std::string (across) + " " + std::to_string (i + 1);
  return text + ")";
}

// The first of the COUNT numbers at X that is not fine (x); "" if all are.
template <typename T, typename Fine>
std::string
vector_culprit (const T *x, dsc_int count, const Fine& fine, const char *each)
{
  for (dsc_int i = 0; i < count; i++)
    if (! fine (x[i]))
      return culprit_text (x[i], each, i);
  return "";
}

// Calls action (first, n, values) for samples FIRST to FIRST + N - 1 of X, in
// short parts: VALUES (rows, n) as a network of class T takes them.
template <typename T, typename Action>
void
in_taken_parts (const dsc_samples *X, Action action)
{
  std::vector<T> room;
  in_parts (X->count, X->rows, [&] (dsc_int first, dsc_int n)
    {
      const T *values = DSC_CALL (samples_view, T) (X, first);
      if (! values)
        {
          room.resize (X->rows * n);
          DSC_CALL (samples_take, T) (X, DSC_COLUMNS, n, nullptr, first,
                                      room.data ());
          values = room.data ();
        }
      action (first, n, values);
    });
}

// Values that break a rule: how many, and where the first one stands, from 0.
struct culprits
{
  dsc_int count, row, column;
  double value;   // of the first, as the user has it
};

// The values of X that, taken in class T, are not fine (x).
template <typename T, typename Fine>
culprits
find_culprits (const dsc_samples *X, const Fine& fine)
{
  culprits all = { 0, 0, 0, 0 };
  in_taken_parts<T> (X, [&] (dsc_int first, dsc_int n, const T *values)
    {
      for (dsc_int i = 0; i < n * X->rows; i++)
        if (! fine (values[i]) && all.count++ == 0)
          {
            all.row = i % X->rows;
            all.column = first + i / X->rows;
          }
    });
  dsc_samples plain = *X;
  plain.offset = plain.scale = nullptr;
  std::vector<double> sample (X->rows);
  if (all.count)
    dsc_samples_take_d (&plain, DSC_COLUMNS, 1, nullptr, all.column,
                        sample.data ());
  all.value = all.count ? sample[all.row] : 0;
  return all;
}

// The first value of X that, taken in class T, is not fine (x); ACROSS is what
// a row is, if there are several.
template <typename T, typename Fine>
std::string
samples_culprit (const dsc_samples *X, const Fine& fine, const char *across)
{
  const culprits all = find_culprits<T> (X, fine);
  if (! all.count)
    return "";
  return culprit_text (all.value, "sample", all.column,
                       X->rows > 1 ? across : nullptr, all.row);
}

#endif
