// oct-order.h: sample numbers, which users count from 1 and the core from 0.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef DESCENT_OCT_ORDER_H
#define DESCENT_OCT_ORDER_H

#include <vector>

#include "oct-args.h"

// NUMBERS (m) to ORDER (m): the position of the first that is not in 1..m or
// that is there before, or -1.
inline dsc_int
take_order (const double *numbers, dsc_int m, dsc_int *order)
{
  std::vector<unsigned char> seen (m);
  for (dsc_int i = 0; i < m; i++)
    {
      const double number = numbers[i];
      const bool fits = number >= 1 && number <= m && number == std::floor (number);
      order[i] = fits ? static_cast<dsc_int> (number) - 1 : -1;
    }
  return dsc_order_check (m, order, seen.data ());
}

// ORDER (n) as users count, a row
inline NDArray
sample_numbers (dsc_int n, const dsc_int *order)
{
  NDArray numbers = fresh<double> (dim_vector (1, n));
  double *to = numbers.fortran_vec ();
  for (dsc_int i = 0; i < n; i++)
    to[i] = order[i] + 1;
  return numbers;
}

#endif
