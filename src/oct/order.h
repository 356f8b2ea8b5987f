// order.h: sample numbers, which users count from 1 and the core from 0.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef DESCENT_OCT_ORDER_H
#define DESCENT_OCT_ORDER_H

#include <vector>

#include "oct/args.h"

// NUMBERS (m) to ORDER (m): the position of the first that is not in 1..m or
// that is there before, or -1.
inline dsc_int
take_order (const double *numbers, dsc_int m, dsc_int *order)
{
  std::vector<unsigned char> seen (m);
  dsc_int wrong = -1;
  in_parts (m, 1, [&] (dsc_int first, dsc_int n)
    {
      for (dsc_int i = first; i < first + n; i++)
        {
          const double number = numbers[i];
          const bool fits = number >= 1 && number <= m
                            && number == std::floor (number);
          order[i] = fits ? static_cast<dsc_int> (number) - 1 : -1;
        }
      const dsc_int at = dsc_order_check (m, n, order + first, seen.data ());
      if (wrong < 0 && at >= 0)
        wrong = first + at;
    });
  return wrong;
}

// ORDER (n) as users count, a row
inline NDArray
sample_numbers (dsc_int n, const dsc_int *order)
{
  NDArray numbers = fresh<double> (dim_vector (1, n));
  double *to = numbers.fortran_vec ();
  in_parts (n, 1, [&] (dsc_int first, dsc_int part)
    {
      for (dsc_int i = first; i < first + part; i++)
        to[i] = order[i] + 1;
    });
  return numbers;
}

// Sample numbers from 1, (m, epochs), as the core counts them; [] stays empty.
inline std::vector<dsc_int>
get_orders (const octave_value& v, dsc_int m, dsc_int epochs, const char *who)
{
  const NDArray order = get_real<double> (v, who, "ORDER");
  if (order.isempty ())
    return { };
  if (order.ndims () != 2 || order.rows () != m || order.columns () != epochs)
    error_with_id ("descent:size", "%s: ORDER must be %td x %td", who, m,
                   epochs);
  std::vector<dsc_int> result (order.numel ());
  for (dsc_int e = 0; e < epochs; e++)
    {
      const dsc_int wrong
        = take_order (order.data () + e * m, m, result.data () + e * m);
      if (wrong >= 0)
        error_with_id ("descent:value",
                       "%s: Order must have a permutation of 1..%td in each "
                       "column: entry %td of column %td is out of range or "
                       "there before", who, m, wrong + 1, e + 1);
    }
  return result;
}

#endif
