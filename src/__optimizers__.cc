// __optimizers__.cc: the table of optimisers, for the functions that read
// options.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

// PKG_ADD: autoload ("__optimizers__", "__descent__.oct");

#include "oct/optimizer.h"

// table = __optimizers__ (): the struct that private/solver_table.m tells of
DEFUN_DLD (__optimizers__, args, , "see optimizer")
{
  return guarded ("__optimizers__", [&] () -> octave_value_list
  {
    need (args, 0, "__optimizers__");
    const int options = sizeof hyper_options / sizeof hyper_options[0];
    int rows = 0;
    while (dsc_optimizer_name_d (rows))
      rows++;
    Cell names (1, rows), conventions (1, DSC_CONVENTIONS), option_names (1, options),
      rules (1, options);
    boolMatrix uses (rows, options);
    RowVector slots (rows);
    NDArray defaults (dim_vector (rows, options, DSC_CONVENTIONS));
    for (int c = 0; c < DSC_CONVENTIONS; c++)
      conventions(c) = convention_names[c];
    for (int o = 0; o < options; o++)
      {
        option_names(o) = hyper_options[o].name;
        rules(o) = hyper_options[o].rule.text;
      }
    for (int r = 0; r < rows; r++)
      {
        const dsc_optimizer_d *row = dsc_optimizer_find_d (dsc_optimizer_name_d (r));
        names(r) = row->name;
        slots(r) = row->nslots;
        for (int o = 0; o < options; o++)
          {
            uses(r,o) = ! hyper_options[o].use || (row->uses & hyper_options[o].use);
            for (int c = 0; c < DSC_CONVENTIONS; c++)
              defaults(r,o,c) = row->defaults[c].*hyper_options[o].member;
          }
      }
    octave_scalar_map table;
    Cell clip (1, DSC_CLIP_ELEMENTS);
    for (int k = 0; k < DSC_CLIP_ELEMENTS; k++)
      clip(k) = clip_names[k];
    table.setfield ("ClipMethods", clip);
    table.setfield ("Names", names);
    table.setfield ("Slots", slots);
    table.setfield ("Conventions", conventions);
    table.setfield ("Options", option_names);
    table.setfield ("Rules", rules);
    table.setfield ("Uses", uses);
    table.setfield ("Defaults", defaults);
    return ovl (table);
  });
}

/*
%!test
%! t = __optimizers__ ();
%! assert (size (t.Defaults), [numel(t.Names), numel(t.Options), numel(t.Conventions)]);
%! adam = strcmp (t.Names, "adam");
%! assert (t.Defaults(adam, strcmp (t.Options, "Epsilon"), strcmp (t.Conventions, "keras")), 1e-7);
%! assert (t.Uses(adam, strcmp (t.Options, "Momentum")), false);
%!error <needs 0 arguments> __optimizers__ (1)
*/
