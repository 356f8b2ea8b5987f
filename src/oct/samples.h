// samples.h: a user's array of any class as the samples of a network.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef DESCENT_OCT_SAMPLES_H
#define DESCENT_OCT_SAMPLES_H

#include <memory>

#include "oct/args.h"

// A view of a real matrix as it is: no copy and no conversion, unless the
// value is a range or the like, which has no array.
class sample_view
{
public:
  sample_view (const octave_value& v, const char *who)
    : m_samples { 0, DSC_DOUBLE, nullptr, nullptr, nullptr, 0 }
  {
    if (! is_dense_real (v))
      class_error (who, "X", "a full real array");
    if (v.ndims () != 2)
      error_with_id ("descent:size", "%s: X must be a matrix", who);
    m_samples.rows = v.rows ();
    m_samples.count = v.columns ();
    if (v.is_single_type ())
      hold (DSC_FLOAT, v.float_array_value ());
    else if (v.is_int8_type ())
      hold (DSC_INT8, v.int8_array_value ());
    else if (v.is_uint8_type ())
      hold (DSC_UINT8, v.uint8_array_value ());
    else if (v.is_int16_type ())
      hold (DSC_INT16, v.int16_array_value ());
    else if (v.is_uint16_type ())
      hold (DSC_UINT16, v.uint16_array_value ());
    else if (v.is_int32_type ())
      hold (DSC_INT32, v.int32_array_value ());
    else if (v.is_uint32_type ())
      hold (DSC_UINT32, v.uint32_array_value ());
    else if (v.is_int64_type ())
      hold (DSC_INT64, v.int64_array_value ());
    else if (v.is_uint64_type ())
      hold (DSC_UINT64, v.uint64_array_value ());
    else if (v.islogical ())
      hold (DSC_LOGICAL, v.bool_array_value ());
    else
      hold (DSC_DOUBLE, v.array_value ());
  }

  // OFFSET and SCALE: a number for each row, or both [].
  sample_view (const octave_value& v, const octave_value& offset,
               const octave_value& scale, const char *who)
    : sample_view (v, who)
  {
    m_offset = get_real<double> (offset, who, "INPUTOFFSET");
    m_scale = get_real<double> (scale, who, "INPUTSCALE");
    if (m_offset.isempty () && m_scale.isempty ())
      return;
    if (m_offset.numel () != m_samples.rows
        || m_scale.numel () != m_samples.rows)
      error_with_id ("descent:size", "%s: INPUTOFFSET and INPUTSCALE must have "
                     "%td elements", who, m_samples.rows);
    m_samples.offset = const_cast<const NDArray&> (m_offset).data ();
    m_samples.scale = const_cast<const NDArray&> (m_scale).data ();
  }

  sample_view (const sample_view&) = delete;

  const dsc_samples * get (void) const { return &m_samples; }
  dsc_int count (void) const { return m_samples.count; }

private:
  template <typename A>
  void hold (dsc_kind kind, const A& array)
  {
    m_samples.kind = kind;
    m_samples.data = array.data ();
    m_array = std::make_shared<A> (array);
  }

  dsc_samples m_samples;
  NDArray m_offset, m_scale;
  std::shared_ptr<const void> m_array;   // the array whose memory data is
};

#endif
