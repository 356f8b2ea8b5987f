// __learnrate__.cc: A = __learnrate__ (SCHEDULE, K, COST), rates of steps, and
// TABLE = __learnrate__ (), what schedules there are and what they use.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <cmath>
#include <vector>

#include "oct/schedule.h"

// Schedules, the names; Options, a row {name, rule} each; Uses and Defaults,
// schedules by options, NaN where there is no default.
static octave_scalar_map
schedule_table (void)
{
  int rows = 0, options = 0;
  while (dsc_schedule_at (rows))
    rows++;
  while (dsc_schedule_option_at (options))
    options++;
  Cell names (1, rows), rules (options, 2);
  boolMatrix uses (rows, options);
  Matrix defaults (rows, options);
  for (int j = 0; j < options; j++)
    {
      rules(j,0) = dsc_schedule_option_at (j)->name;
      rules(j,1) = dsc_schedule_option_at (j)->rule;
    }
  for (int i = 0; i < rows; i++)
    {
      const dsc_schedule_row *row = dsc_schedule_at (i);
      dsc_schedule s = dsc_schedule_of (row);
      names(i) = row->name;
      for (int j = 0; j < options; j++)
        {
          uses(i,j) = row->uses >> j & 1;
          defaults(i,j) = *dsc_schedule_member (&s, j);
        }
    }
  octave_scalar_map all;
  all.assign ("Schedules", names);
  all.assign ("Options", rules);
  all.assign ("Uses", uses);
  all.assign ("Defaults", defaults);
  return all;
}

// Rates between two looks at Ctrl-C.
enum { POLL_ELEMENTS = 1 << 16 };

// What plateau knows before step 0, 1, ... n of its run, after n costs.
static std::vector<dsc_plateau>
plateau_course (const dsc_schedule& s, const NDArray& cost)
{
  std::vector<dsc_plateau> seen (cost.numel () + 1);
  dsc_plateau_begin (&seen[0]);
  for (octave_idx_type i = 0; i < cost.numel (); i++)
    {
      seen[i+1] = seen[i];
      dsc_plateau_see (&s, &seen[i+1], cost(i));
    }
  return seen;
}

template <typename T>
static octave_value
learnrate (dsc_schedule s, const octave_value& where, const NDArray& cost)
{
  const auto k = get_real<T> (where, "learnrate", "K");
  auto a = fresh<T> (k.dims ());
  T *rate = a.fortran_vec ();
  const std::vector<dsc_plateau> seen = plateau_course (s, cost);
  s.grain = std::numeric_limits<T>::epsilon ();
  for (octave_idx_type i = 0; i < k.numel (); i++)
    {
      double before = std::floor (k(i) - s.origin);
      std::size_t known = before > 0 ? std::min (before, seen.size () - 1.) : 0;
      rate[i] = dsc_learn_rate (&s, &seen[known], k(i));
      if (i % POLL_ELEMENTS == POLL_ELEMENTS - 1)
        octave_quit ();
    }
  return a;
}

// PKG_ADD: autoload ("__learnrate__", "__descent__.oct");
DEFUN_DLD (__learnrate__, args, , "see learnrate")
{
  return guarded ("__learnrate__", [&] () -> octave_value_list {
    if (args.length () == 0)
      return ovl (schedule_table ());
    check_nargin (args, 3, "__learnrate__");
    const dsc_schedule s = get_schedule (args(0), "__learnrate__");
    const NDArray cost = get_real<double> (args(2), "__learnrate__", "COST");
    return ovl (args(1).is_single_type ()
                ? learnrate<float> (s, args(1), cost)
                : learnrate<double> (s, args(1), cost));
  });
}

/*
%!test
%! t = __learnrate__ ();
%! assert (fieldnames (t)', {"Schedules", "Options", "Uses", "Defaults"});
%! assert (size (t.Uses), [numel(t.Schedules), rows(t.Options)]);
%! assert (size (t.Defaults), size (t.Uses));
%! assert (t.Defaults(strcmp (t.Schedules, "step"), strcmp (t.Options(:,1), "DecayRate")), .1);
%!function a = rates (name, k, cost, varargin)
%!  a = __learnrate__ (struct ("Schedule", name, "LearnRate", 1, varargin{:}), k, cost);
%!endfunction
%!assert (rates ("inverse", 1:3, []), [1/2 1/3 1/4], eps)
%!assert (rates ("inverse", [0 1], [], "Origin", 0, "Power", "no use"), [1 1/2])
%!assert (rates ("plateau", 0:3, [1 1 1], "Patience", 1), [1 1 .1 .01], eps)
%!assert (rates ("plateau", [-Inf NaN 1e300 Inf], [1 1], "Patience", 1), [1 NaN .1 .1], eps)
%!assert (class (rates ("cosine", single ([1 2]), [], "Duration", 4)), "single")
%!assert (size (rates ("none", zeros (2, 0, 3), [])), [2 0 3])
%!assert (__learnrate__ (struct ("Schedule", "none"), 1, []), 0)
%!error <__learnrate__: needs 3 arguments> __learnrate__ (1)
%!error <SCHEDULE must be a scalar struct> __learnrate__ (1, 1, [])
%!error <SCHEDULE must be a scalar struct>
%! __learnrate__ (struct ("Schedule", {"none", "none"}), 1, [])
%!error <SCHEDULE.Schedule must be a string> __learnrate__ (struct (), 1, [])
%!error <SCHEDULE.Schedule must be a string> rates (1, 1, [])
%!error <no schedule "cos"> rates ("cos", 1, [])
%!error <DecayRate must be a real scalar> rates ("step", 1, [], "DecayRate", [1 2])
%!error <DecayRate must be a real scalar> rates ("step", 1, [], "DecayRate", "a")
%!error <schedule "step" is missing or out of range> rates ("step", 1, [], "DecayRate", -1)
%!error <schedule "step" is missing or out of range> rates ("step", 1, [], "Interval", 0)
%!error <schedule "cosine" is missing or out of range> rates ("cosine", 1, [])
%!error <schedule "plateau" is missing or out of range> rates ("plateau", 1, [], "Patience", NaN)
%!error <K must be a full real array> rates ("none", "a", [])
%!error <K must be a full real array> rates ("none", sparse (1), [])
%!error <K must be a full real array> rates ("none", {}, [])
%!error <COST must be a full real array> rates ("plateau", 1, 1i)
*/
