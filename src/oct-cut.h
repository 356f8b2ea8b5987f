// oct-cut.h: cuts a matrix of any class into mini-batches.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef DESCENT_OCT_CUT_H
#define DESCENT_OCT_CUT_H

#include "oct-args.h"

// How m samples are cut
struct cut
{
  dsc_int m, B, count;
  bool rows;                        // samples are rows
  NDArray numbers;                  // the order, counted from 1, or empty
  std::unique_ptr<dsc_int[]> order; // and from 0, or NULL

  dsc_int begin (dsc_int t) const { return t * B; }
  dsc_int size (dsc_int t) const { return std::min (B, m - t * B); }

  // the sample numbers of a mini-batch: a range, or a slice that shares
  // the memory of the order
  octave_value samples (dsc_int t) const
  {
    dsc_int end = begin (t) + size (t);
    if (order)
      return NDArray (numbers.index (octave::idx_vector (begin (t), end)));
    return octave::range<double> (begin (t) + 1, 1, end);
  }
};

// Octave's own indexing: consecutive columns share the memory of X.  Rows of
// a sparse matrix are columns of its transpose (picked as rows: 29 s instead
// of 0.1 for 1e5 x 100 in a random order).
inline Cell
slice (octave_value X, const cut& c)
{
  const bool turn = c.rows && X.issparse ();
  if (turn)
    X = octave::unary_op (octave_value::op_transpose, X);
  Cell Xb (1, c.count);
  const octave_value all = octave_value::magic_colon_t;
  for (dsc_int t = 0; t < c.count; t++)
    {
      OCTAVE_QUIT;
      if (c.rows && ! turn)
        Xb(t) = X.index_op (ovl (c.samples (t), all));
      else
        Xb(t) = X.index_op (ovl (all, c.samples (t)));
      if (turn)
        Xb(t) = octave::unary_op (octave_value::op_transpose, Xb(t));
    }
  return Xb;
}

template <typename A>
Cell
gather (const A& X, const cut& c)
{
  typedef typename A::element_type T;
  Cell Xb (1, c.count);
  dsc_int n = c.rows ? X.columns () : X.rows ();
  for (dsc_int t = 0; t < c.count; t++)
    {
      OCTAVE_QUIT;
      dsc_int B = c.size (t);
      const dsc_int *order = c.order.get () + c.begin (t);
      Array<T> part = fresh_elements<T> (c.rows ? dim_vector (B, n)
                                                : dim_vector (n, B));
      if (c.rows)
        dsc_gather_rows (sizeof (T), c.m, n, B, order, X.data (),
                         part.fortran_vec ());
      else
        dsc_gather_columns (n * sizeof (T), B, order, X.data (),
                            part.fortran_vec ());
      Xb(t) = A (part);
    }
  return Xb;
}

inline Cell
minibatches (const octave_value& X, const cut& c)
{
  if (X.is_range () || X.is_diag_matrix () || X.is_perm_matrix ())
    return minibatches (X.iscomplex () ? octave_value (X.complex_array_value ())
                        : X.is_single_type ()
                        ? octave_value (X.float_array_value ())
                        : octave_value (X.array_value ()), c);
  if (! c.order || X.issparse ())
    return slice (X, c);
  switch (X.builtin_type ())
    {
    case btyp_double: return gather (X.array_value (), c);
    case btyp_float: return gather (X.float_array_value (), c);
    case btyp_complex: return gather (X.complex_array_value (), c);
    case btyp_float_complex: return gather (X.float_complex_array_value (), c);
    case btyp_int8: return gather (X.int8_array_value (), c);
    case btyp_int16: return gather (X.int16_array_value (), c);
    case btyp_int32: return gather (X.int32_array_value (), c);
    case btyp_int64: return gather (X.int64_array_value (), c);
    case btyp_uint8: return gather (X.uint8_array_value (), c);
    case btyp_uint16: return gather (X.uint16_array_value (), c);
    case btyp_uint32: return gather (X.uint32_array_value (), c);
    case btyp_uint64: return gather (X.uint64_array_value (), c);
    case btyp_bool: return gather (X.bool_array_value (), c);
    case btyp_char: return gather (X.char_array_value (), c);
    default: return slice (X, c);
    }
}

#endif
