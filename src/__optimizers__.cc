// __optimizers__.cc: the table of optimisers, for the functions that read
// options.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <functional>

#include "oct/optimizer.h"

static Cell
names_of (int count, const std::function<const char *(int)>& name)
{
  Cell names (1, count);
  for (int i = 0; i < count; i++)
    names(i) = name (i);
  return names;
}

// The struct that private/solver_table.m describes.
static octave_scalar_map
optimizer_table (void)
{
  const int options = sizeof hyper_options / sizeof hyper_options[0];
  int rows = 0;
  while (dsc_optimizer_name_d (rows))
    rows++;
  RowVector slots (rows);
  for (int r = 0; r < rows; r++)
    slots(r) = dsc_optimizer_find_d (dsc_optimizer_name_d (r))->nslots;

  octave_scalar_map table;
  table.setfield ("ClipMethods", names_of (DSC_CLIP_ELEMENTS, [] (int k)
    { return clip_names[k]; }));
  table.setfield ("Names", names_of (rows, dsc_optimizer_name_d));
  table.setfield ("Slots", slots);
  table.setfield ("Conventions", names_of (DSC_CONVENTIONS, [] (int c)
    { return convention_names[c]; }));
  table.setfield ("Options", names_of (options, [] (int o)
    { return hyper_options[o].name; }));
  table.setfield ("Rules", names_of (options, [] (int o)
    { return number_rules[hyper_options[o].rule].text; }));
  return table;
}

// PKG_ADD: autoload ("__optimizers__", "__descent__.oct");
DEFUN_DLD (__optimizers__, args, , "TABLE = __optimizers__ (): see optimizer")
{
  return guarded ("__optimizers__", [&] () -> octave_value_list
  {
    check_nargin (args, 0, "__optimizers__");
    return ovl (optimizer_table ());
  });
}

/*
%!test
%! t = __optimizers__ ();
%! assert (t.Slots(strcmp (t.Names, "amsgrad")), 3);
%! assert (t.Rules{strcmp (t.Options, "Momentum")}, "in [0, 1]");
%! assert (t.ClipMethods{end}, "absolute-value");
%!error <needs 0 arguments> __optimizers__ (1)
*/
