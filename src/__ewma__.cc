// __ewma__.cc: [V, STATE] = __ewma__ (HOW, X, Y, GAIN, LOGBETA, TIMES, INITIAL,
// DIM, STATE) are weighted averages or second moments of X with each GAIN =
// 1 - beta, along DIM (0: the first that is not 1).  HOW holds the numbers of
// dsc_averaging and of threads, in the order below; Y, TIMES and INITIAL are
// empty where HOW needs none; STATE is that of a former call, or empty.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "oct/args.h"
#include "oct/hooks.h"

static const char *who = "__ewma__";
static const char *const names[] = { "ewma", "ewmvar", "ewmstd", "ewmcov", "ewmcorr" };

static dsc_averaging
get_how (const NDArray& how, int *threads)
{
  static const double most[] = { DSC_CORR, 1, DSC_GIVEN, 0x1p53, DSC_DECAY, 1, 0x1p53, 1, 1, 0x1p53 };
  if (how.numel () != 10)
    refuse (who, "HOW", "10 numbers");
  for (int i = 0; i < 10; i++)
    if (! (how(i) >= (i == 6) && how(i) <= most[i]) || how(i) != std::floor (how(i)))
      error_with_id ("descent:value", "__ewma__: HOW(%d) is out of range", i + 1);
  *threads = static_cast<int> (std::min (how(9), 1e9));
  return { static_cast<dsc_statistic> (static_cast<int> (how(0))), how(1) != 0,
           static_cast<dsc_initial> (static_cast<int> (how(2))),
           static_cast<dsc_int> (how(3)),
           static_cast<dsc_missing> (static_cast<int> (how(4))), how(5) != 0,
           static_cast<dsc_int> (how(6)), how(7) != 0, how(8) != 0 };
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
agree (bool same, const char *what)
{
  if (! same)
    error_with_id ("descent:size", "ewma: %s does not fit", what);
}

template <typename T, typename Call> octave_value_list
ewma (const octave_value_list& args, bool keep)
{
  const auto x = get_real<T> (args(1), who, "X"), y = get_real<T> (args(2), who, "Y");
  const NDArray how = get_real<double> (args(0), who, "HOW"),
    gain = get_real<double> (args(3), who, "GAIN"),
    log_beta = get_real<double> (args(4), who, "LOGBETA"),
    times = get_real<double> (args(5), who, "TIMES"),
    initial = get_real<double> (args(6), who, "INITIAL");
  NDArray state = get_real<double> (args(8), who, "STATE");

  Call call = Call ();
  call.how = get_how (how, &call.threads);
  call.K = gain.numel ();
  const dim_vector shape = lay_out (x.dims (), get_count (args(7), 0, 1 << 30, who, "DIM"), call);
  dsc_int series;
  const bool many = __builtin_mul_overflow (call.inner, call.outer, &series);
  const dsc_int most = PTRDIFF_MAX / 8,
    size = DSC_CALL (ewma_state_size, T) (call.how.statistic);
  const bool pair = call.how.statistic >= DSC_COV;
  if (call.n == 0 && ! keep && state.isempty ())
    return ovl (fresh<T> (shape));
  if (many || (call.K > 0 && (x.numel () > most / call.K || series > most / size / call.K)))
    throw std::bad_alloc ();
  agree (log_beta.numel () == call.K, "LOGBETA");
  agree (! pair || y.dims () == x.dims (), "Y");
  agree (! call.how.timed || times.numel () == call.n, "TIMES");
  call.resumed = ! state.isempty ();
  const bool given = call.how.initial == DSC_GIVEN && ! call.resumed;
  agree (! given || initial.numel () == series, "INITIAL");
  agree (! call.resumed || state.numel () == size * series * call.K, "State");
  keep = keep || call.n > (call.inner > 1 ? DSC_EWMA_CHUNK_SAMPLES : DSC_EWMA_PIECE_SAMPLES);
  if (keep && ! call.resumed)
    state = fresh<double> (dim_vector (size, series * call.K));

  call.x = x.data ();
  call.y = pair ? y.data () : nullptr;
  call.times = call.how.timed ? times.data () : nullptr;
  call.initial = given ? initial.data () : nullptr;
  call.gain = gain.data ();
  call.log_beta = log_beta.data ();
  auto v = fresh<T> (shape);
  run_hooks hooks;
  dsc_status status
    = DSC_CALL (ewma, T) (&call, keep || call.resumed ? state.fortran_vec () : nullptr,
                          v.fortran_vec (), hooks.poll ());
  if (status == DSC_EARG)
    error_with_id ("descent:value", "%s: %s", names[static_cast<int> (call.how.statistic)], call.resumed
                   ? "State is damaged; pass what a former call returned, unchanged"
                   : "GAIN or LOGBETA is out of range, or they or HOW contradict themselves");
  hooks.after_run (status, who);
  return ovl (v, state);
}

// PKG_ADD: autoload ("__ewma__", "__descent__.oct");
DEFUN_DLD (__ewma__, args, nargout, "see ewma")
{
  return guarded (who, [&] () -> octave_value_list {
    need (args, 9, who);
    if (args(1).is_single_type ())
      return ewma<float, dsc_ewma_call_s> (args, nargout > 1);
    return ewma<double, dsc_ewma_call_d> (args, nargout > 1);
  });
}

/*
%!shared how, l
%! how = [0 0 0 0 0 1 1 0 0 1];
%! l = log (.5);
%!assert (__ewma__ (how, [1 1], [], .5, l, [], [], 0, []), [.5 .75])
%!assert (__ewma__ (how, single ([1 1]), [], .5, l, [], [], 2, []), single ([.5 .75]))
%!assert (size (__ewma__ (how, ones (2, 3), [], zeros (1, 0), zeros (1, 0), [], [], 0, [])), [2 3 0])
%!test
%! [v, s] = __ewma__ (how, 1, [], .5, l, [], [], 0, []);
%! assert (__ewma__ (how, [1; 1], [], .5, l, [], [], 0, s), [.75; .875]);
%! s(:) = .5;
%! fail ("__ewma__ (how, 1, [], .5, l, [], [], 0, s)", "State is damaged");
%! fail ("__ewma__ (how, 1, [], .5, l, [], [], 0, s(1:9))", "State does not fit");
%!error <needs 9 arguments> __ewma__ ()
%!error <needs 9 arguments> __ewma__ (how, 1, [], .5, l, [], [], 0)
%!error <HOW must be 10 numbers> __ewma__ ([0 0], 1, [], .5, l, [], [], 0, [])
%!error <HOW must be a full real array> __ewma__ ("abcdefghij", 1, [], .5, l, [], [], 0, [])
%!error <HOW\(1\) is out of range> __ewma__ ([5 how(2:end)], 1, [], .5, l, [], [], 0, [])
%!error <HOW\(7\) is out of range> __ewma__ ([how(1:6) 0 0 0 1], 1, [], .5, l, [], [], 0, [])
%!error <HOW\(10\) is out of range> __ewma__ ([how(1:9) NaN], 1, [], .5, l, [], [], 0, [])
%!error <X must be a full real array> __ewma__ (how, "a", [], .5, l, [], [], 0, [])
%!error <X must be a full real array> __ewma__ (how, sparse (1), [], .5, l, [], [], 0, [])
%!error <X must be a full real array> __ewma__ (how, single (i), [], .5, l, [], [], 0, [])
%!error <Y must be a full real array> __ewma__ (how, 1, {}, .5, l, [], [], 0, [])
%!error <Y does not fit> __ewma__ ([3 how(2:end)], [1 2], 1, .5, l, [], [], 0, [])
%!error <GAIN must be a full real array> __ewma__ (how, 1, [], {.5}, l, [], [], 0, [])
%!error <GAIN or LOGBETA is out of range> __ewma__ (how, 1, [], 0, l, [], [], 0, [])
%!error <GAIN or LOGBETA is out of range> __ewma__ (how, 1, [], [.5 NaN], [l l], [], [], 0, [])
%!error <GAIN or LOGBETA is out of range> __ewma__ (how, 1, [], .5, 1, [], [], 0, [])
%!error <GAIN or LOGBETA is out of range> __ewma__ (how, 1, [], .5, -Inf, [], [], 0, [])
%!error <GAIN or LOGBETA is out of range> __ewma__ (how, 1, [], 1 - eps/2, -Inf, [], [], 0, [])
%!error <HOW contradict> __ewma__ ([0 1 1 0 0 1 1 0 0 1], 1, [], .5, l, [], [], 0, [])
%!error <HOW contradict> __ewma__ ([1 0 0 0 0 1 1 0 0 1], 1, [], .5, l, [], [], 0, [])
%!error <HOW contradict> __ewma__ ([0 0 2 0 0 1 1 0 0 1], 1, [], .5, l, [], [], 0, [])
%!error <HOW\(4\) is out of range> __ewma__ ([0 0 2 1.5 0 1 1 0 0 1], 1, [], .5, l, [], [], 0, [])
%!error <ewmvar: State is damaged> __ewma__ ([1 1 0 0 0 1 1 0 1 1], 1, [], .5, l, [], [], 0, NaN (19, 1))
%!error <LOGBETA does not fit> __ewma__ (how, 1, [], .5, [l l], [], [], 0, [])
%!error <TIMES does not fit> __ewma__ ([how(1:7) 1 0 1], 1, [], .5, l, [1 2], [], 0, [])
%!error <INITIAL does not fit> __ewma__ ([0 0 3 how(4:end)], 1, [], .5, l, [], [1 2], 0, [])
%!error <DIM is out of range> __ewma__ (how, 1, [], .5, l, [], [], -1, [])
%!error <DIM is out of range> __ewma__ (how, 1, [], .5, l, [], [], 1.5, [])
*/
