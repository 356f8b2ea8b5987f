// __names__.cc: the names in the tables of the core, for the functions that
// read options.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

// PKG_ADD: autoload ("__names__", "__descent__.oct");

#include "oct/average-options.h"
#include "oct/net-coding.h"
#include "oct/source-format.h"

struct name_table
{
  const char *table;
  name_at name;
};

static const char *
gain_name (int row)
{
  const dsc_gain *gain = dsc_gain_row (row);
  return gain ? gain->name : nullptr;
}

// Optimisers and their conventions are in __optimizers__, schedules in
// __schedule__.
static const name_table tables[] = {
  { "activations", dsc_activation_name_d },
  { "outputs", dsc_output_name_d },
  { "losses", dsc_loss_name_d },   // one for each output, as below
  { "codings", first_coding },
  { "starts", dsc_start_name_d },
  { "normalizations", dsc_normalization_name },
  { "shuffles", dsc_shuffle_name },
  { "ends", dsc_end_text },
  { "formats", source_format_name },
  { "classes", dsc_kind_name },
  { "averageoptions", average_option_name },   // of means
  { "parameters", gain_name }
};

DEFUN_DLD (__names__, args, , "NAMES = __names__ (TABLE): see mlp")
{
  return guarded ("__names__", [&] () -> octave_value_list
  {
    check_nargin (args, 1, "__names__");
    const std::string table = get_name (args(0), "__names__", "TABLE");
    for (const name_table& t : tables)
      if (table == t.table)
        return ovl (cell_of (names_of (t.name)));
    error_with_id ("descent:value", "__names__: no table \"%s\"",
                   table.c_str ());
    return octave_value_list ();
  });
}

/*
%!assert (__names__ ("activations"), {"relu", "tanh", "sigmoid", "leakyrelu", "linear"})
%!assert (__names__ ("outputs"), {"sigmoid", "softmax", "linear"})
%!assert (__names__ ("losses"), {"cross-entropy", "cross-entropy", "half-mean-squared-error"})
%!assert (__names__ ("codings"), {"binary", "labels", "real"})
%!assert (__names__ ("starts"), {"he", "xavier", "normal"})
%!assert (__names__ ("normalizations"), {"zscore", "rescale"})
%!assert (__names__ ("shuffles"), {"never", "once", "every-epoch"})
%!assert (numel (__names__ ("ends")), 11)
%!assert (__names__ ("formats")([1, end]), {"npy", "csv"})
%!assert (__names__ ("classes")([1, end]), {"double", "logical"})
%!assert (__names__ ("averageoptions")([1, end]), {"BiasCorrection", "InitialWindow"})
%!assert (__names__ ("parameters")([1, end]), {"Beta", "Window"})
%!error <needs 1 arguments> __names__ ()
%!error <no table "names"> __names__ ("names")
%!error <TABLE must be a string> __names__ (1)
*/
