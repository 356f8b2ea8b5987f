// source-values.h: samples of a source as an array of Octave.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef DESCENT_OCT_SOURCE_VALUES_H
#define DESCENT_OCT_SOURCE_VALUES_H

#include <vector>

#include "oct/source.h"

// Samples that follow one another are read at once.
struct sample_run
{
  dsc_int first, n;
};

// The samples of RUNS, one run behind the other, as A, an array of T.
template <typename A, typename T>
octave_value
samples_as (open_source& source, const std::vector<sample_run>& runs,
            void *room)
{
  const dsc_int features = source.get ()->features;
  dsc_int n = 0;
  for (const sample_run& run : runs)
    n += run.n;
  Array<T> X = fresh_elements<T> (dim_vector (features, n));
  T *to = X.fortran_vec ();
  for (const sample_run& run : runs)
    {
      source.read (run.first, run.n, to, room);
      to += run.n * features;
    }
  return A (X);
}

// The same in the class of the source; ROOM is dsc_source_room.
inline octave_value
source_values (open_source& source, const std::vector<sample_run>& runs,
               void *room)
{
#define READ(kind, type, array)                                            \
    case kind: return samples_as<array, type> (source, runs, room);
  switch (source.get ()->kind)
    {
    READ (DSC_DOUBLE, double, NDArray)
    READ (DSC_FLOAT, float, FloatNDArray)
    READ (DSC_INT8, octave_int8, int8NDArray)
    READ (DSC_UINT8, octave_uint8, uint8NDArray)
    READ (DSC_INT16, octave_int16, int16NDArray)
    READ (DSC_UINT16, octave_uint16, uint16NDArray)
    READ (DSC_INT32, octave_int32, int32NDArray)
    READ (DSC_UINT32, octave_uint32, uint32NDArray)
    READ (DSC_INT64, octave_int64, int64NDArray)
    READ (DSC_UINT64, octave_uint64, uint64NDArray)
    READ (DSC_LOGICAL, bool, boolNDArray)
    }
#undef READ
  return octave_value ();   // not reached
}

#endif
