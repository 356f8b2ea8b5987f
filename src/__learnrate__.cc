// __learnrate__.cc: A = __learnrate__ (SCHEDULE, K, NAME, VALUE, ...), rates of
// steps.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <cmath>
#include <vector>

#include "oct/schedule.h"

// The options of a call: numbers of the schedule, and Cost, which is undefined
// unless it is given.
struct rate_options
{
  schedule_numbers numbers;
  octave_value cost;
};

static rate_options
get_rate_options (const octave_value_list& args)
{
  const std::vector<schedule_option>& known = schedule_options ();
  const int count = known.size ();
  rate_options o = { schedule_numbers (count, NAN), octave_value () };
  each_option ("learnrate", count + 1,
               [&] (int i) { return i < count ? known[i].name : "Cost"; },
               args, 2, [&] (int i, const octave_value& v)
    {
      if (i < count)
        o.numbers[i] = check_schedule_number (v, known[i], "learnrate");
      else
        o.cost = v;
    });
  return o;
}

static dsc_schedule
get_rate_schedule (const dsc_schedule_row *row, const schedule_numbers& given)
{
  const dsc_schedule s
    = make_schedule ("learnrate", row, .01, given,
                     [] (const char *) { return std::string (); });
  if (lacks_duration (s))
    error_with_id ("descent:option",
                   "learnrate: the schedule \"%s\" needs Duration", row->name);
  check_numbers (s, "learnrate");
  return s;
}

// The costs that plateau needs for the rates of K.
static NDArray
get_costs (const dsc_schedule& s, const NDArray& k, const octave_value& given)
{
  const bool plateau = s.row->uses >> DSC_SCHEDULE_PATIENCE & 1;
  if (given.is_defined () && ! plateau)
    error_with_id ("descent:option", "learnrate: the schedule \"%s\" does not "
                   "take \"Cost\"", s.row->name);
  if (! plateau)
    return NDArray ();
  if (given.is_undefined ())
    error_with_id ("descent:option",
                   "learnrate: the schedule \"%s\" needs Cost", s.row->name);
  if (! given.isnumeric () || ! given.isreal ()
      || (! given.isempty ()
          && (given.ndims () > 2
              || (given.rows () != 1 && given.columns () != 1))))
    class_error ("learnrate", "Cost", "a real vector");
  const NDArray cost = get_real<double> (given.full_value (), "learnrate",
                                         "Cost");
  double last = NAN;
  for (octave_idx_type i = 0; i < k.numel (); i++)
    last = std::fmax (last, k(i));
  const double before = std::floor (last - s.origin);
  if (before > cost.numel ())
    error_with_id ("descent:size", "learnrate: Cost must have %s elements, one "
                   "for each epoch before %s; it has %ld",
                   number_text (before, 6).c_str (),
                   number_text (before + s.origin, 6).c_str (),
                   static_cast<long> (cost.numel ()));
  return cost;
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
    if (args.length () < 2)
      check_nargin (args, 2, "__learnrate__");
    const dsc_schedule_row *row
      = check_schedule (args(0), "learnrate", "SCHEDULE");
    if (! (args(1).isnumeric () || args(1).islogical ()) || ! args(1).isreal ())
      class_error ("learnrate", "K", "a real array");
    const rate_options o = get_rate_options (args);
    const dsc_schedule s = get_rate_schedule (row, o.numbers);
    const octave_value k = args(1).full_value ();
    const NDArray cost = get_costs (s, k.array_value (), o.cost);
    return ovl (k.is_single_type () ? learnrate<float> (s, k, cost)
                                    : learnrate<double> (s, k, cost));
  });
}

/*
%!function a = rates (name, k, varargin)
%!  a = __learnrate__ (name, k, "LearnRate", 1, varargin{:});
%!endfunction
%!assert (rates ("inverse", 1:3), [1/2 1/3 1/4], eps)
%!assert (rates ("inverse", [0 1], "Origin", 0), [1 1/2])
%!assert (rates ("plateau", 0:3, "Cost", [1 1 1], "Patience", 1), [1 1 .1 .01], eps)
%!assert (rates ("plateau", [-Inf NaN 2], "Cost", [1 1], "Patience", 1), [1 NaN .1], eps)
%!assert (rates ("plateau", sparse ([0 1]), "Cost", sparse ([1 1])), [1 1])
%!assert (rates ("plateau", [], "Cost", []), [])
%!assert (class (rates ("cosine", single ([1 2]), "Duration", 4)), "single")
%!assert (size (rates ("none", zeros (2, 0, 3))), [2 0 3])
%!assert (__learnrate__ ("none", 1), .01)
%!assert (rates ("Piecewise", 10), rates ("step", 10))
%!assert (rates ("one-cycle", 1, "Duration", 10, "Rise", "COSINE") ...
%!        != rates ("one-cycle", 1, "Duration", 10))
%!error <__learnrate__: needs 2 arguments> __learnrate__ ("none")
%!error <learnrate: SCHEDULE must be one of .*"piecewise"; did you mean "cosine"\?>
%! rates ("cos", 1)
%!error <learnrate: Rise must be one of "linear", "cosine"$>
%! rates ("one-cycle", 1, "Rise", 1)
%!error <learnrate: Cost must have 3 elements, one for each epoch before 3; it has 2>
%! rates ("plateau", [1 NaN 3], "Cost", [1 1])
%!error <Cost must have Inf elements> rates ("plateau", Inf, "Cost", [1 1])
%!error <Cost must be a real vector> rates ("plateau", 1, "Cost", 1i)
%!error <Cost must be a real vector> rates ("plateau", 1, "Cost", ones (2))
%!error <Cost must be a real vector> rates ("plateau", 1, "Cost", ones (1, 1, 2))
%!error <Cost must be a real vector> rates ("plateau", 1, "Cost", "a")
*/
