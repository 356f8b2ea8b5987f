// __ewma__.cc: [V, STATE] = __ewma__ (HOW, X, Y, GAIN, LOGBETA, TIMES, INITIAL,
// DIM, STATE) are weighted averages or second moments of X with each GAIN =
// 1 - beta, along DIM (0: the first that is not 1).  HOW is a struct with the
// numbers of dsc_averaging and of threads (get_how), or [] for a mean with the
// defaults of all options; Y, TIMES and INITIAL are empty where HOW needs none;
// STATE is that of a former call, or empty.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "oct/args.h"
#include "oct/hooks.h"

static const char *who = "__ewma__";
static const char *const function_names[]
  = { "ewma", "ewmvar", "ewmstd", "ewmcov", "ewmcorr" };

static dsc_averaging
get_how (const octave_value& v, int *threads)
{
  if (v.is_zero_by_zero ())
    {
      *threads = 0;
      return { DSC_MEAN, 0, DSC_ZERO, 0, DSC_PROPAGATE, 1, 1, 0, 0 };
    }
  if (! v.isstruct () || v.numel () != 1)
    class_error (who, "HOW", "a scalar struct or []");
  const octave_scalar_map how = v.scalar_map_value ();
  auto number = [&] (const char *name, dsc_int least, dsc_int most)
  {
    return get_count (how.getfield (name), least, most, who, name);
  };
  auto flag = [&] (const char *name)
  {
    return static_cast<int> (number (name, 0, 1));
  };
  const dsc_int limit = static_cast<dsc_int> (1) << 53;

  dsc_averaging a;
  a.statistic = static_cast<dsc_statistic> (number ("Statistic", 0, DSC_CORR));
  a.corrected = flag ("BiasCorrection");
  a.initial = static_cast<dsc_initial> (number ("Initial", 0, DSC_GIVEN));
  a.window = number ("InitialWindow", 0, limit);
  a.missing = static_cast<dsc_missing> (number ("Missing", 0, DSC_DECAY));
  a.hold = flag ("MissingOutput");
  a.min_periods = number ("MinPeriods", 1, limit);
  a.timed = flag ("Timed");
  a.unbiased = flag ("Unbiased");
  *threads = std::min<dsc_int> (number ("Threads", 0, limit), 1000000000);
  return a;
}

// Series run along the middle of (inner, n, outer); v is of size SHAPE.
template <typename Call> static dim_vector
lay_out (const dim_vector& dims, dsc_int dim, Call& call)
{
  const dsc_int along = dim > 0 ? dim - 1 : dims.first_non_singleton ();
  call.inner = call.n = call.outer = 1;
  for (int i = 0; i < dims.ndims (); i++)
    (i < along ? call.inner : i == along ? call.n : call.outer) *= dims(i);

  const bool matrix = dims.ndims () == 2;
  call.interleaved = call.K != 1 && matrix && along == 1 && dims(0) == 1;
  if (call.K == 1)
    return dims;
  if (matrix && along == 0 && dims(1) == 1)
    return dim_vector (dims(0), call.K);
  if (call.interleaved)
    return dim_vector (call.K, dims(1));
  dim_vector shape = dims;
  shape.resize (dims.ndims () + 1);
  shape(dims.ndims ()) = call.K;
  return shape;
}

static void
check_fit (bool fits, const char *what)
{
  if (! fits)
    error_with_id ("descent:size", "ewma: %s does not fit", what);
}

// How many series CALL has, in X of n numbers; each has SIZE numbers of state.
template <typename Call> static dsc_int
count_series (const Call& call, dsc_int n, dsc_int size)
{
  const dsc_int most = PTRDIFF_MAX / sizeof (double);
  dsc_int series;
  const bool many = __builtin_mul_overflow (call.inner, call.outer, &series);
  if (many || (call.K > 0 && (n > most / call.K
                              || series > most / size / call.K)))
    throw std::bad_alloc ();
  return series;
}

template <typename T> static void
average (const typename core<T>::ewma_call& call, double *state, T *v)
{
  poll_hooks hooks;
  const dsc_status status
    = DSC_CALL (ewma, T) (&call, state, v, hooks.poll ());
  if (status == DSC_EARG)
    error_with_id ("descent:value", "%s: %s",
                   function_names[static_cast<int> (call.how.statistic)],
                   call.resumed
                   ? "State is damaged; pass what a former call returned, "
                     "unchanged"
                   : "GAIN or LOGBETA is out of range, or they or HOW "
                     "contradict themselves");
  hooks.check_end (status, who);
}

// with_state: the state is asked for, too
template <typename T> static octave_value_list
ewma (const octave_value_list& args, bool with_state)
{
  const auto x = get_real<T> (args(1), who, "X"),
    y = get_real<T> (args(2), who, "Y");
  const NDArray gain = get_real<double> (args(3), who, "GAIN"),
    log_beta = get_real<double> (args(4), who, "LOGBETA"),
    times = get_real<double> (args(5), who, "TIMES"),
    initial = get_real<double> (args(6), who, "INITIAL");
  NDArray state = get_real<double> (args(8), who, "STATE");

  typename core<T>::ewma_call call = { };
  call.how = get_how (args(0), &call.threads);
  call.K = gain.numel ();
  const dsc_int dim = get_count (args(7), 0, 1 << 30, who, "DIM");
  const dim_vector shape = lay_out (x.dims (), dim, call);
  if (call.n == 0 && ! with_state && state.isempty ())
    return ovl (fresh<T> (shape));
  const dsc_int size = DSC_CALL (ewma_state_size, T) (call.how.statistic),
    series = count_series (call, x.numel (), size);
  const bool pair = call.how.statistic >= DSC_COV;
  check_fit (log_beta.numel () == call.K, "LOGBETA");
  check_fit (! pair || y.dims () == x.dims (), "Y");
  check_fit (! call.how.timed || times.numel () == call.n, "TIMES");
  call.resumed = ! state.isempty ();
  const bool given = call.how.initial == DSC_GIVEN && ! call.resumed;
  check_fit (! given || initial.numel () == series, "INITIAL");
  check_fit (! call.resumed || state.numel () == size * series * call.K,
             "State");
  const dsc_int stateless = call.inner > 1 ? DSC_EWMA_CHUNK_SAMPLES
                                           : DSC_EWMA_PIECE_SAMPLES;
  const bool stateful = with_state || call.resumed || call.n > stateless;
  if (stateful && ! call.resumed)
    state = fresh<double> (dim_vector (size, series * call.K));

  call.x = x.data ();
  call.y = pair ? y.data () : nullptr;
  call.times = call.how.timed ? times.data () : nullptr;
  call.initial = given ? initial.data () : nullptr;
  call.gain = gain.data ();
  call.log_beta = log_beta.data ();
  auto v = fresh<T> (shape);
  double *const at = stateful ? state.fortran_vec () : nullptr;
  average<T> (call, at, v.fortran_vec ());
  return ovl (v, state);
}

// PKG_ADD: autoload ("__ewma__", "__descent__.oct");
DEFUN_DLD (__ewma__, args, nargout, "see ewma")
{
  return guarded (who, [&] () -> octave_value_list {
    check_nargin (args, 9, who);
    return args(1).is_single_type () ? ewma<float> (args, nargout > 1)
                                     : ewma<double> (args, nargout > 1);
  });
}

/*
%!function how = how_with (varargin)
%!  how = struct ("Statistic", 0, "BiasCorrection", false, "Initial", 0, "InitialWindow", 0, ...
%!                "Missing", 0, "MissingOutput", true, "MinPeriods", 1, "Timed", false, ...
%!                "Unbiased", false, "Threads", 1);
%!  for i = 1:2:numel (varargin)
%!    how.(varargin{i}) = varargin{i+1};
%!  endfor
%!endfunction
%!shared how, l
%! how = how_with ();
%! l = log (.5);
%!assert (__ewma__ (how, [1 1], [], .5, l, [], [], 0, []), [.5 .75])
%!assert (__ewma__ ([], [1 NaN 1], [], .5, l, [], [], 0, []), ...
%!        __ewma__ (how, [1 NaN 1], [], .5, l, [], [], 0, []))
%!assert (__ewma__ (how, single ([1 1]), [], .5, l, [], [], 2, []), single ([.5 .75]))
%!assert (size (__ewma__ (how, ones (2, 3), [], zeros (1, 0), zeros (1, 0), [], [], 0, [])), ...
%!        [2 3 0])
%!test
%! [v, s] = __ewma__ (how, 1, [], .5, l, [], [], 0, []);
%! assert (__ewma__ (how, [1; 1], [], .5, l, [], [], 0, s), [.75; .875]);
%! s(:) = .5;
%! fail ("__ewma__ (how, 1, [], .5, l, [], [], 0, s)", "State is damaged");
%! fail ("__ewma__ (how, 1, [], .5, l, [], [], 0, s(1:9))", "State does not fit");
%!error <needs 9 arguments> __ewma__ ()
%!error <needs 9 arguments> __ewma__ (how, 1, [], .5, l, [], [], 0)
%!error <HOW must be a scalar struct> __ewma__ ([how, how], 1, [], .5, l, [], [], 0, [])
%!error <HOW must be a scalar struct> __ewma__ ("abcdefghij", 1, [], .5, l, [], [], 0, [])
%!error <Timed must be a real scalar> __ewma__ (rmfield (how, "Timed"), 1, [], .5, l, [], [], 0, [])
%!error <Statistic is out of range>
%! __ewma__ (how_with ("Statistic", 5), 1, [], .5, l, [], [], 0, [])
%!error <MinPeriods is out of range>
%! __ewma__ (how_with ("MinPeriods", 0), 1, [], .5, l, [], [], 0, [])
%!error <Threads is out of range> __ewma__ (how_with ("Threads", NaN), 1, [], .5, l, [], [], 0, [])
%!error <X must be a full real array> __ewma__ (how, "a", [], .5, l, [], [], 0, [])
%!error <X must be a full real array> __ewma__ (how, sparse (1), [], .5, l, [], [], 0, [])
%!error <X must be a full real array> __ewma__ (how, single (i), [], .5, l, [], [], 0, [])
%!error <Y must be a full real array> __ewma__ (how, 1, {}, .5, l, [], [], 0, [])
%!error <Y does not fit> __ewma__ (how_with ("Statistic", 3), [1 2], 1, .5, l, [], [], 0, [])
%!error <GAIN must be a full real array> __ewma__ (how, 1, [], {.5}, l, [], [], 0, [])
%!error <GAIN or LOGBETA is out of range> __ewma__ (how, 1, [], 0, l, [], [], 0, [])
%!error <GAIN or LOGBETA is out of range> __ewma__ (how, 1, [], [.5 NaN], [l l], [], [], 0, [])
%!error <GAIN or LOGBETA is out of range> __ewma__ (how, 1, [], .5, 1, [], [], 0, [])
%!error <GAIN or LOGBETA is out of range> __ewma__ (how, 1, [], .5, -Inf, [], [], 0, [])
%!error <GAIN or LOGBETA is out of range> __ewma__ (how, 1, [], 1 - eps/2, -Inf, [], [], 0, [])
%!error <HOW contradict>
%! __ewma__ (how_with ("BiasCorrection", true, "Initial", 1), 1, [], .5, l, [], [], 0, [])
%!error <HOW contradict> __ewma__ (how_with ("Statistic", 1), 1, [], .5, l, [], [], 0, [])
%!error <HOW contradict> __ewma__ (how_with ("Initial", 2), 1, [], .5, l, [], [], 0, [])
%!error <InitialWindow is out of range>
%! __ewma__ (how_with ("Initial", 2, "InitialWindow", 1.5), 1, [], .5, l, [], [], 0, [])
%!error <ewmvar: State is damaged>
%! __ewma__ (how_with ("Statistic", 1, "BiasCorrection", true, "Unbiased", true), ...
%!           1, [], .5, l, [], [], 0, NaN (19, 1))
%!error <LOGBETA does not fit> __ewma__ (how, 1, [], .5, [l l], [], [], 0, [])
%!error <TIMES does not fit> __ewma__ (how_with ("Timed", true), 1, [], .5, l, [1 2], [], 0, [])
%!error <INITIAL does not fit> __ewma__ (how_with ("Initial", 3), 1, [], .5, l, [], [1 2], 0, [])
%!error <DIM is out of range> __ewma__ (how, 1, [], .5, l, [], [], -1, [])
%!error <DIM is out of range> __ewma__ (how, 1, [], .5, l, [], [], 1.5, [])
*/
