// cut.h: mini-batches out of a matrix of any class.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef DESCENT_OCT_CUT_H
#define DESCENT_OCT_CUT_H

#include "oct/order.h"

// Samples in rows up to which several of their columns are copied at a time.
enum { ROW_SAMPLES = 1 << 17 };

// A matrix whose columns or rows are samples, numbered from 0.
class sample_matrix
{
public:
  sample_matrix (const octave_value& X, bool rows)
    : m_rows (rows), m_turned (rows && X.issparse ()), m_X (X)
  {
    if (X.is_range () || X.is_diag_matrix () || X.is_perm_matrix ())
      m_X = X.iscomplex () ? octave_value (X.complex_array_value ())
            : X.is_single_type () ? octave_value (X.float_array_value ())
            : octave_value (X.array_value ());
    // rows of a sparse matrix are columns of its transpose: picked as rows,
    // 29 s instead of 0.1 for 1e5 x 100 in a random order
    if (m_turned)
      m_X = octave::unary_op (octave_value::op_transpose, X);
  }

  dsc_int count (void) const
  {
    return m_rows && ! m_turned ? m_X.rows () : m_X.columns ();
  }

  // The B samples with the numbers ORDER; NULL: those from FIRST on, which,
  // when they are columns, have the memory of X.
  octave_value take (dsc_int first, dsc_int B, const dsc_int *order) const
  {
    if (! order || m_X.issparse ())
      return index (numbers (first, B, order));
    switch (m_X.builtin_type ())
      {
      case btyp_double: return gather (m_X.array_value (), B, order);
      case btyp_float: return gather (m_X.float_array_value (), B, order);
      case btyp_complex: return gather (m_X.complex_array_value (), B, order);
      case btyp_float_complex:
        return gather (m_X.float_complex_array_value (), B, order);
      case btyp_int8: return gather (m_X.int8_array_value (), B, order);
      case btyp_int16: return gather (m_X.int16_array_value (), B, order);
      case btyp_int32: return gather (m_X.int32_array_value (), B, order);
      case btyp_int64: return gather (m_X.int64_array_value (), B, order);
      case btyp_uint8: return gather (m_X.uint8_array_value (), B, order);
      case btyp_uint16: return gather (m_X.uint16_array_value (), B, order);
      case btyp_uint32: return gather (m_X.uint32_array_value (), B, order);
      case btyp_uint64: return gather (m_X.uint64_array_value (), B, order);
      case btyp_bool: return gather (m_X.bool_array_value (), B, order);
      case btyp_char: return gather (m_X.char_array_value (), B, order);
      default: return index (numbers (first, B, order));
      }
  }

  // Their numbers, counted from 1, in a row
  static octave_value numbers (dsc_int first, dsc_int B, const dsc_int *order)
  {
    if (! order)
      return octave::range<double> (first + 1, 1, first + B);
    return sample_numbers (B, order);
  }

private:
  octave_value index (const octave_value& which) const
  {
    const octave_value all = octave_value::magic_colon_t;
    octave_value X = m_X;
    if (m_rows && ! m_turned)
      return X.index_op (ovl (which, all));
    X = X.index_op (ovl (all, which));
    return m_turned ? octave::unary_op (octave_value::op_transpose, X) : X;
  }

  template <typename A>
  octave_value gather (const A& X, dsc_int B, const dsc_int *order) const
  {
    typedef typename A::element_type T;
    const dsc_int n = m_rows ? X.columns () : X.rows ();
    Array<T> part = fresh_elements<T> (m_rows ? dim_vector (B, n)
                                              : dim_vector (n, B));
    const T *from = X.data ();
    T *to = part.fortran_vec ();
    if (! m_rows)
      in_parts (B, n, [&] (dsc_int first, dsc_int some)
        {
          dsc_gather_columns (n * sizeof (T), some, order + first, from,
                              to + first * n);
        });
    else if (B > ROW_SAMPLES)
      for (dsc_int c = 0; c < n; c++)
        in_parts (B, 1, [&] (dsc_int first, dsc_int some)
          {
            dsc_gather_rows (sizeof (T), X.rows (), 1, some, order + first,
                             from + c * X.rows (), to + c * B + first);
          });
    else
      in_parts (n, B, [&] (dsc_int first, dsc_int some)
        {
          dsc_gather_rows (sizeof (T), X.rows (), some, B, order,
                           from + first * X.rows (), to + first * B);
        });
    return A (part);
  }

  bool m_rows, m_turned;
  octave_value m_X;
};

#endif
