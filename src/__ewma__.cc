// __ewma__.cc: V = __ewma__ (X, GAIN, CORRECTED, DIM) are the averages of X
// with each GAIN = 1 - beta, along DIM (0: the first that is not 1).
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "oct-args.h"

namespace
{
  // Series run along the middle of (inner, n, outer); v is of size SHAPE.
  struct layout
  {
    dsc_int inner, n, outer;
    bool interleaved;   // the averages of one sample stand together
    dim_vector shape;
  };
}

static layout
lay_out (const dim_vector& dims, dsc_int dim, dsc_int K)
{
  dsc_int along = dim > 0 ? dim - 1 : dims.first_non_singleton ();
  layout at = { 1, 1, 1, false, dims };
  for (int i = 0; i < dims.ndims (); i++)
    (i < along ? at.inner : i == along ? at.n : at.outer) *= dims(i);

  const bool matrix = dims.ndims () == 2;
  const bool scalar = matrix && dims(0) == 1 && dims(1) == 1;
  if (K == 1)
    return at;
  if (scalar || (matrix && along == 0 && dims(1) == 1 && dims(0) != 1))
    at.shape = dim_vector (dims(0), K);
  else if (matrix && along == 1 && dims(0) == 1)
    {
      at.shape = dim_vector (K, dims(1));
      at.interleaved = true;
    }
  else
    {
      at.shape.resize (dims.ndims () + 1);
      at.shape(dims.ndims ()) = K;
    }
  return at;
}

template <typename T> octave_value
ewma (const octave_value_list& args)
{
  const auto x = get_real<T> (args(0), "__ewma__", "X");
  const NDArray gain = get_real<double> (args(1), "__ewma__", "GAIN");
  const bool corrected = get_flag (args(2), "__ewma__", "CORRECTED");
  const dsc_int dim = get_count (args(3), 0, static_cast<dsc_int> (1) << 53,
                                 "__ewma__", "DIM");
  const dsc_int K = gain.numel (), most = PTRDIFF_MAX / sizeof (T);
  if (K > 0 && x.numel () > most / K)
    throw std::bad_alloc ();
  const layout at = lay_out (x.dims (), dim, K);
  auto v = fresh<T> (at.shape);
  dsc_status status
    = DSC_CALL (ewma, T) (at.inner, at.n, at.outer, x.data (), K, gain.data (),
                          corrected, at.interleaved, v.fortran_vec ());
  if (status == DSC_EARG)
    error_with_id ("descent:value", "__ewma__: GAIN must be in (0, 1]");
  must (status, "__ewma__");
  return v;
}

// PKG_ADD: autoload ("__ewma__", "__descent__.oct");
DEFUN_DLD (__ewma__, args, , "see ewma")
{
  return guarded ("__ewma__", [&] () -> octave_value_list {
    need (args, 4, "__ewma__");
    if (args(0).is_single_type ())
      return ewma<float> (args);
    return ewma<double> (args);
  });
}

/*
%!assert (__ewma__ ([1 1], .5, 0, 0), [.5 .75])
%!assert (__ewma__ (single ([1 1]), .5, 1, 2), single ([1 1]))
%!assert (size (__ewma__ (ones (2, 3), zeros (1, 0), 0, 0)), [2 3 0])
%!error <needs 4 arguments> __ewma__ ()
%!error <needs 4 arguments> __ewma__ (1, .5, 0)
%!error <X must be a full real array> __ewma__ ("a", .5, 0, 0)
%!error <X must be a full real array> __ewma__ (sparse (1), .5, 0, 0)
%!error <X must be a full real array> __ewma__ (single (i), .5, 0, 0)
%!error <GAIN must be a full real array> __ewma__ (1, {.5}, 0, 0)
%!error <GAIN must be in \(0, 1\]> __ewma__ (1, 0, 0, 0)
%!error <GAIN must be in \(0, 1\]> __ewma__ (1, [.5 NaN], 0, 0)
%!error <CORRECTED must be a real scalar> __ewma__ (1, .5, [], 0)
%!error <DIM is out of range> __ewma__ (1, .5, 0, -1)
%!error <DIM is out of range> __ewma__ (1, .5, 0, NaN)
%!error <DIM is out of range> __ewma__ (1, .5, 0, 1.5)
*/
