// __options__.cc: [OPTIONS, GIVEN] = __options__ (WHO, TABLE, ARGS, SOLVER) are
// the name, value pairs in the cell ARGS after the rows {name, default, rule}
// of TABLE (see check_value for rules): a struct with a field a row, and one
// that tells which of them were given.  SOLVER, which may be left out, is the
// optimiser, unless ARGS have it: an unknown name that may mean several options
// is one of its.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "oct/options.h"

// PKG_ADD: autoload ("__options__", "__descent__.oct");
DEFUN_DLD (__options__, args, , "see oct/options.h")
{
  return guarded ("__options__", [&] () -> octave_value_list
  {
    const char *self = "__options__";
    if (args.length () != 3)
      check_nargin (args, 4, self);
    const std::string who = get_name (args(0), self, "WHO"),
      solver = args.length () > 3 ? get_name (args(3), self, "SOLVER") : "";
    if (! args(1).iscell () || args(1).columns () != 3)
      class_error (self, "TABLE", "a cell of rows {name, default, rule}");
    if (! args(2).iscell ())
      class_error (self, "ARGS", "a cell");
    const Cell table = args(1).cell_value ();
    octave_scalar_map options;
    name_list names;
    for (octave_idx_type i = 0; i < table.rows (); i++)
      {
        names.push_back (get_name (table(i,0), self, "TABLE"));
        options.setfield (names[i], table(i,1));
      }
    octave_scalar_map given = options;   // with the same table of fields
    for (octave_idx_type i = 0; i < given.nfields (); i++)
      given.contents (i) = false;
    each_option (who.c_str (), names.size (),
                 [&] (int i) { return names[i].c_str (); },
                 octave_value_list (args(2).cell_value ()), 0,
                 [&] (int i, const octave_value& v)
      {
        options.setfield (names[i], check_value (v, table(i,2), who.c_str (),
                                                 names[i].c_str ()));
        given.setfield (names[i], true);
      }, solver);
    return ovl (options, given);
  });
}

/*
%!shared table
%! table = {"Alpha", 1, "a positive number"; "Kind", "b", {"a", "b"}; "Any", {}, ""};
%!test
%! [options, given] = __options__ ("f", table, {"alpha", single(2), "KIND", "A", "Alpha", 3});
%! assert (options, struct ("Alpha", 3, "Kind", "a", "Any", {{}}));
%! assert (given, struct ("Alpha", true, "Kind", true, "Any", false));
%!assert (fieldnames (__options__ ("f", table(:,:), cell (1, 0))), table(:,1))
%!error <f: Alpha must be a positive number> __options__ ("f", table, {"Alpha", 0})
%!error <f: option "Alpha" has no value> __options__ ("f", table, {"alpha"})
%!error <argument 3 of the options must be the name of one: Alpha, Kind, Any$>
%! __options__ ("f", table, {"Any", 1, 2, 3});
%!error <unknown option "Alhpa"; known: Alpha, Kind, Any; did you mean "Alpha"\?>
%! __options__ ("f", table, {"Alhpa", 1});
%!error <needs 4 arguments> __options__ ("f", table)
%!error <TABLE must be a cell of rows> __options__ ("f", {1}, {})
%!error <ARGS must be a cell> __options__ ("f", table, 1)
*/
