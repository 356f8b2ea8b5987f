// __optimizers__.cc: the table of optimisers, for the functions that read
// options.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "oct/optimizer.h"

// The struct that private/solver_table.m describes.
static octave_scalar_map
optimizer_table (void)
{
  const name_list rows = names_of (dsc_optimizer_name_d);
  RowVector slots (rows.size ());
  for (std::size_t r = 0; r < rows.size (); r++)
    slots(r) = dsc_optimizer_find_d (rows[r].c_str ())->nslots;
  name_list options, rules;
  for (const hyper_option& o : hyper_options)
    {
      options.push_back (o.name);
      rules.push_back (number_rules[o.rule].text);
    }

  octave_scalar_map table;
  table.setfield ("ClipMethods", cell_of (names_of (clip_name)));
  table.setfield ("Names", cell_of (rows));
  table.setfield ("Slots", slots);
  table.setfield ("Conventions", cell_of (names_of (convention_name)));
  table.setfield ("Options", cell_of (options));
  table.setfield ("Rules", cell_of (rules));
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
