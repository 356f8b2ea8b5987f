// arena.h: samples of an arena as arrays of Octave.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef DESCENT_OCT_ARENA_H
#define DESCENT_OCT_ARENA_H

#include <cstring>

#include "oct/args.h"

// The B samples with the places ORDER, or if that is NULL from place FIRST on,
// of N values each at DATA: as rows, or as columns.
template <typename A>
octave_value
arena_samples (const void *data, dsc_int n, dsc_int first, dsc_int B,
               const dsc_int *order, bool rows)
{
  typedef typename A::element_type T;
  const T *from = static_cast<const T *> (data);
  Array<T> part = fresh_elements<T> (rows ? dim_vector (B, n)
                                          : dim_vector (n, B));
  T *to = part.fortran_vec ();
  in_parts (B, n, [&] (dsc_int begin, dsc_int some)
    {
      for (dsc_int s = begin; s < begin + some; s++)
        {
          const T *x = from + (order ? order[s] : first + s) * n;
          if (rows)
            for (dsc_int i = 0; i < n; i++)
              to[i * B + s] = x[i];
          else
            std::copy_n (x, n, to + s * n);
        }
    });
  return A (part);
}

inline octave_value
arena_samples (dsc_kind kind, const void *data, dsc_int n, dsc_int first,
               dsc_int B, const dsc_int *order, bool rows)
{
  switch (kind)
    {
#define KIND(kind, A)                                                      \
    case kind: return arena_samples<A> (data, n, first, B, order, rows);
    KIND (DSC_DOUBLE, NDArray)
    KIND (DSC_FLOAT, FloatNDArray)
    KIND (DSC_INT8, int8NDArray)
    KIND (DSC_UINT8, uint8NDArray)
    KIND (DSC_INT16, int16NDArray)
    KIND (DSC_UINT16, uint16NDArray)
    KIND (DSC_INT32, int32NDArray)
    KIND (DSC_UINT32, uint32NDArray)
    KIND (DSC_INT64, int64NDArray)
    KIND (DSC_UINT64, uint64NDArray)
    KIND (DSC_LOGICAL, boolNDArray)
#undef KIND
    }
  return octave_value ();
}

#endif
