// windows.h: the windows in which samples are shuffled, from the options
// ShuffleWindow and ShuffleBlock.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef DESCENT_OCT_WINDOWS_H
#define DESCENT_OCT_WINDOWS_H

#include <algorithm>

#include "oct/source.h"

// Bytes of one of the m samples X, as if X were full; of a source, as it is
// stored.
inline double
sample_bytes (const octave_value& X, dsc_int m)
{
  if (is_source (X))
    {
      const octave_scalar_map source = X.scalar_map_value ();
      const auto kind = static_cast<dsc_kind>
        (check_name (source.getfield (source_field::class_name), dsc_kind_name,
                     "datasource", source_field::class_name));
      return dsc_kind_bytes (kind)
             * get_number (source.getfield (source_field::features),
                           "datasource", source_field::features);
    }
  const double numbers = X.numel () / static_cast<double> (m);
  switch (X.builtin_type ())
    {
    case btyp_complex: return 16 * numbers;
    case btyp_float: case btyp_int32: case btyp_uint32: return 4 * numbers;
    case btyp_int16: case btyp_uint16: return 2 * numbers;
    case btyp_int8: case btyp_uint8: case btyp_bool: case btyp_char:
      return numbers;
    default: return 8 * numbers;
    }
}

// Windows of at most WINDOW >= 1 of m samples, those of all SHARDS, in blocks
// of BLOCK; 0: as sample_bytes, BYTES, say.  The option SIZE has set B.  One
// window for all has blocks 0.
inline dsc_windows
get_windows (dsc_int m, dsc_int B, int shards, double window, dsc_int block,
             double bytes, const char *who, const char *size)
{
  dsc_windows windows = { m, B, shards, block, 0 };
  if (window >= m)
    return windows;
  if (window < B)
    error_with_id ("descent:value", "%s: ShuffleWindow must be at least %s, "
                   "%td (got %.0f)", who, size, B, window);
  const dsc_int samples = static_cast<dsc_int> (window),
    fits = dsc_windows_fit (&windows, samples, bytes);
  if (fits < B)
    error_with_id ("descent:value", "%s: ShuffleWindow must hold %s, %td, in "
                   "blocks of ShuffleBlock, %td (%td holds %td%s)", who, size,
                   B, windows.block, samples, windows.blocks,
                   shards > 1 ? " for each of the Shards" : "");
  return windows;
}

// The block that an option V says, or 0.
inline dsc_int
get_block (const octave_value& v, const char *who)
{
  return is_empty_matrix (v) ? 0
         : check_number (v, POSITIVE_INTEGER, who, "ShuffleBlock");
}

#endif
