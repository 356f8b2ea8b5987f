// __ewma__.cc: [V, STATE] = __ewma__ (WHO, X, ARGS ...), or for a pair of
// series __ewma__ (WHO, X, Y, ARGS ...), are what WHO, one of the family of
// ewma, returns for the parameter and the options in ARGS; for ewmband
// [M, S, FLAG, STATE], for ewmsum [S, N, STATE].
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <octave/parse.h>

#include "oct/average-state.h"
#include "oct/groups.h"
#include "oct/hooks.h"
#include "oct/series.h"
#include "oct/source-request.h"

// The functions of the family; plotewma shows means.
struct average_function
{
  const char *name;
  dsc_statistic statistic;
};

static const average_function functions[] = {
  { "ewma", DSC_MEAN }, { "ewmvar", DSC_VAR }, { "ewmstd", DSC_STD },
  { "ewmcov", DSC_COV }, { "ewmcorr", DSC_CORR }, { "ewmband", DSC_BAND },
  { "ewmsum", DSC_SUM }, { "plotewma", DSC_MEAN }
};

static int
count_results (dsc_statistic statistic)
{
  return statistic == DSC_BAND ? 3 : statistic == DSC_SUM ? 2 : 1;
}

static const average_function&
get_function (const octave_value& v)
{
  const std::string name = get_name (v, "__ewma__", "WHO");
  for (const average_function& f : functions)
    if (name == f.name)
      return f;
  error_with_id ("descent:value", "__ewma__: no function \"%s\"",
                 name.c_str ());
  throw std::bad_alloc ();   // not reached: error_with_id does not return
}

// One call: what it asks for, the series, and what it continues.
struct average_task
{
  const char *who = nullptr;
  average_request request;
  octave_value x, y;          // y for a pair only
  series_layout layout;
  NDArray times, initial;     // empty where none are needed
  bool resumed = false;       // are there samples before these?
  average_state state;        // of them, if resumed
  time_origin origin;
  call_groups groups;
};

// V is of size SHAPE; interleaved: the gains run along the first dimension.
static dim_vector
shape_of_averages (const dim_vector& dims, dsc_int along, dsc_int K,
                   bool& interleaved)
{
  const bool matrix = dims.ndims () == 2;
  interleaved = K != 1 && matrix && along == 1 && dims(0) == 1;
  if (K == 1)
    return dims;
  if (matrix && along == 0 && dims(1) == 1)
    return dim_vector (dims(0), K);
  if (interleaved)
    return dim_vector (K, dims(1));
  dim_vector shape = dims;
  shape.resize (dims.ndims () + 1);
  shape(dims.ndims ()) = K;
  return shape;
}

// How many series there are, in X of n numbers; each has SIZE numbers of state.
static dsc_int
count_series (const series_layout& layout, dsc_int n, dsc_int K, dsc_int size)
{
  const dsc_int most = PTRDIFF_MAX / sizeof (double);
  dsc_int series;
  const bool many
    = __builtin_mul_overflow (layout.inner, layout.outer, &series);
  if (many || (K > 0 && (n > most / K || series > most / size / K)))
    throw std::bad_alloc ();
  return series;
}

// What the core is asked for, and what keeps its arrays alive.
template <typename T> struct core_call
{
  typename core<T>::ewma_call call;
  const typename array_of<T>::type x, y;
  dim_vector shape;   // of the results
  dsc_int size;       // of the state of a series

  explicit core_call (const average_task& task)
    : call { }, x (array_of<T>::from (task.x)),
      y (task.y.is_defined () ? array_of<T>::from (task.y) : x)
  {
    const average_request& request = task.request;
    call.how = request.how;
    call.threads = request.threads;
    call.K = request.gain.numel ();
    call.inner = task.layout.inner;
    call.n = task.layout.n;
    call.outer = task.layout.outer;
    call.resumed = task.resumed;
    bool interleaved;
    shape = shape_of_averages (task.x.dims (), task.layout.dim - 1, call.K,
                               interleaved);
    call.interleaved = interleaved;
    size = DSC_CALL (ewma_state_size, T) (call.how.statistic);
    call.x = x.data ();
    call.y = task.y.is_defined () ? y.data () : nullptr;
    call.times = call.how.timed ? task.times.data () : nullptr;
    call.initial = task.initial.isempty () ? nullptr : task.initial.data ();
    call.gain = request.gain.data ();
    call.log_beta = request.log_beta.data ();
  }
};

static void
check_end (dsc_status status, poll_hooks& hooks, const char *who)
{
  if (status == DSC_EARG)
    error_with_id ("descent:value", "%s: State is damaged; pass what a former "
                   "call returned, unchanged", who);
  hooks.check_end (status, who);
}

static void
check_state_size (bool fits, const char *who)
{
  if (! fits)
    error_with_id ("descent:size", "%s: State does not fit", who);
}

// The averages; STATE is read, if the task is resumed, and written where it is
// not empty.
template <typename T> static octave_value
average (const average_task& task, bool with_state, NDArray& state)
{
  const core_call<T> asked (task);
  const auto& call = asked.call;
  if (call.n == 0 && ! with_state && ! call.resumed)
    return fresh<T> (asked.shape);

  const dsc_int series = count_series (task.layout, task.x.numel (), call.K,
                                       asked.size);
  const dsc_int numbers = asked.size * series * call.K;
  check_state_size (! call.resumed || state.numel () == numbers, task.who);
  const dsc_int stateless = call.inner > 1 ? DSC_EWMA_CHUNK_SAMPLES
                                           : DSC_EWMA_PIECE_SAMPLES;
  const bool stateful = with_state || call.resumed || call.n > stateless;
  if (stateful && ! call.resumed)
    state = fresh<double> (dim_vector (asked.size, series * call.K));

  auto v = fresh<T> (asked.shape);
  poll_hooks hooks;
  const dsc_status status
    = DSC_CALL (ewma, T) (&call, stateful ? state.fortran_vec () : nullptr,
                          v.fortran_vec (), hooks.poll ());
  check_end (status, hooks, task.who);
  return v;
}

// The states of all groups: those that are continued, and room for others.
static NDArray
states_of_groups (const NDArray& old, dsc_int size, dsc_int series,
                  const dsc_groups& groups, const char *who)
{
  dsc_int numbers;
  if (__builtin_mul_overflow (size * series, groups.count, &numbers)
      || numbers > static_cast<dsc_int> (PTRDIFF_MAX / sizeof (double)))
    throw std::bad_alloc ();
  const dsc_int resumed = size * series * groups.resumed;
  check_state_size (old.numel () == resumed, who);
  if (resumed == numbers && resumed > 0)
    return old;
  NDArray all = fresh<double> (dim_vector (size, series * groups.count));
  std::copy_n (old.data (), resumed, all.fortran_vec ());
  return all;
}

// The results for groups, and those of bands and sums.
template <typename T> static octave_value_list
average_groups (average_task& task, NDArray& state)
{
  const core_call<T> asked (task);
  const auto& call = asked.call;
  dsc_groups groups = { 1, task.resumed, nullptr, nullptr };
  if (task.request.grouped)
    groups = task.groups.view ();
  const dsc_int series = count_series (task.layout, task.x.numel (), call.K,
                                       asked.size);
  state = states_of_groups (state, asked.size, series * call.K, groups,
                            task.who);

  const int results = count_results (call.how.statistic);
  auto v = fresh<T> (asked.shape);
  typename array_of<T>::type w;
  boolNDArray flag;
  typename core<T>::ewma_results out = { v.fortran_vec (), nullptr, nullptr };
  if (results > 1)
    {
      w = fresh<T> (asked.shape);
      out.w = w.fortran_vec ();
    }
  if (results > 2)
    {
      flag = boolNDArray (asked.shape);
      out.flag = reinterpret_cast<unsigned char *> (flag.fortran_vec ());
    }
  workspace work (DSC_CALL (ewma_groups_bytes, T) (&call, &groups));
  poll_hooks hooks;
  const dsc_status status
    = DSC_CALL (ewma_groups, T) (&call, &groups, state.fortran_vec (), out,
                                 work.base (), hooks.poll ());
  check_end (status, hooks, task.who);
  return octave_value_list (ovl (v, w, flag)).slice (0, results);
}

// A series, full, in double unless it is single.
static octave_value
get_one_series (const octave_value& v, const char *who, const char *what)
{
  check_series (v, who, what);
  return v.isfloat () && ! v.issparse () ? v : octave_value (v.array_value ());
}

static void
get_series (const octave_value_list& args, bool pair, average_task& task)
{
  task.x = get_one_series (args(1), task.who, "X");
  if (! pair)
    return;
  task.y = get_one_series (args(2), task.who, "Y");
  check_pair (task.x, task.y, task.who);
}

static bool
is_single (const average_task& task)
{
  return task.x.is_single_type ()
         || (task.y.is_defined () && task.y.is_single_type ());
}

// The options in ARGS from number FIRST on, together with those of a state.
static void
get_options (const octave_value_list& args, int first, dsc_statistic statistic,
             average_task& task, octave_value& given_state)
{
  const char *who = task.who;
  const octave_value_list rest = args.slice (first, args.length () - first);
  const bool by_beta = rest.length () > 0 && ! rest(0).is_string ();
  const average_values options
    = get_average_values (statistic, who, rest, by_beta);
  const given_gain gain (options, rest, by_beta);
  for (const int row : { OUTPUT_FILE, MEMORY })
    if (options.given (row) && ! is_empty_matrix (options.value (row)))
      error_with_id ("descent:option", "%s: %s is for series in files, as "
                     "datasource describes them", who, options.name (row));
  task.request = get_request (statistic, options, gain, who);
  const octave_value state = options.value (STATE);
  given_state = state;
  if (state.is_undefined () || (state.isnumeric () && state.isempty ()))
    check_request (options, gain, who, task.request);
  else
    {
      task.state = state_reader (state, who).read (statistic);
      resume_request (task.request, options, task.state, who);
      task.resumed = task.state.begun;
    }
  task.origin = { Matrix (), NDArray () };
  if (! task.resumed)
    return;
  task.origin = { task.state.first_time, task.state.last_time };
  if (task.request.grouped && ! task.groups.resume (task.state.groups))
    state_error (who);
}

static sample_groups
task_groups (const average_task& task)
{
  const sample_groups none = { nullptr, 1 };
  return task.request.grouped ? task.groups.samples () : none;
}

// The series are those of the state.
static void
check_same_series (const average_task& task)
{
  const octave_value& x = task.x;
  const average_state& old = task.state;
  const char *kind = is_single (task) ? "single" : "double";
  const dim_vector& shape = task.layout.shape;
  if (kind != old.kind)
    error_with_id ("descent:class", "%s: State is one of series in %s, X is %s",
                   task.who, old.kind.c_str (), kind);
  if (shape != old.shape
      && ! (is_one_series (shape) && is_one_series (old.shape)))
    error_with_id ("descent:size", "%s: X must have the series that State has; "
                   "it is %s", task.who, size_text (x).c_str ());
  if (old.data.isempty () && shape.numel () != 0 && ! task.request.grouped)
    error_with_id ("descent:size", "%s: State has lost its data", task.who);
}

// One number for each series.
static NDArray
initial_of_each (const average_task& task)
{
  const NDArray given = task.request.initial.array_value ();
  const octave_idx_type series = task.layout.shape.numel ();
  if (given.numel () == 1)
    return NDArray (dim_vector (series, 1), given(0));
  if (given.numel () != series)
    error_with_id ("descent:size", "%s: Initial must be one number, or one for "
                   "each series; X has %td", task.who,
                   static_cast<dsc_int> (series));
  return given;
}

// Of N samples.
static void
get_groups_and_times (average_task& task, dsc_int n)
{
  const average_request& request = task.request;
  if (request.grouped)
    task.groups.take (request.groups, n, task.who);
  if (request.how.timed)
    task.times = get_times (request.times, n, task_groups (task), task.origin,
                            task.who);
  else
    task.origin.last = NDArray (dim_vector (task_groups (task).count, 1),
                                octave::numeric_limits<double>::NaN ());
}

// Where the series are in X, their beginning, their groups and their times.
static void
lay_out (average_task& task)
{
  const octave_value& x = task.x;
  double dim = task.request.dim;
  if (task.resumed && is_one_series (task.state.shape) && x.ndims () == 2
      && (x.rows () == 1) != (x.columns () == 1))
    dim = 1 + (x.rows () == 1);    // a row may follow where a column stopped
  task.layout = lay_out_series (x.dims (), dim);
  if (task.resumed)
    check_same_series (task);
  if (task.request.how.initial == DSC_GIVEN
      && (task.request.grouped || ! task.resumed))
    task.initial = initial_of_each (task);
  get_groups_and_times (task, task.layout.n);
}

// What a later call continues; data: the core's numbers.
static octave_scalar_map
state_after (const average_task& task, const std::string& kind, bool begun,
             const octave_value& dim, const NDArray& data)
{
  const average_request& request = task.request;
  return state_struct ({ request.how, request.gain, request.log_beta,
                         request.initial, kind, dim, begun, task.layout.shape,
                         task.origin.first, task.origin.last,
                         task.groups.labels (), data },
                       task.who);
}

// X is [], not yet a series: nothing is averaged, and a state stays as it was.
static octave_value_list
average_nothing (average_task& task, const octave_value& state)
{
  const series_layout layout = lay_out_series (task.x.dims (), 0);
  bool interleaved;
  const dim_vector shape
    = shape_of_averages (task.x.dims (), layout.dim - 1,
                         task.request.gain.numel (), interleaved);
  octave_value v = fresh<double> (shape);
  if (is_single (task))
    v = fresh<float> (shape);
  const octave_value_list results
    = octave_value_list (ovl (v, v, boolNDArray (shape)))
      .slice (0, count_results (task.request.how.statistic));
  get_groups_and_times (task, 0);
  if (task.resumed)
    return octave_value_list (results).append (state);
  octave_value dim = Matrix ();
  if (task.request.dim > 0)
    dim = task.request.dim;
  task.groups = call_groups ();   // the first series has some, or not
  task.origin.last = NDArray (dim_vector (1, 1),
                              octave::numeric_limits<double>::NaN ());
  return octave_value_list (results)
         .append (state_after (task, "", false, dim, NDArray ()));
}

template <typename T> static octave_value_list
averages (average_task& task, bool with_state)
{
  lay_out (task);
  NDArray data = task.state.data;
  octave_value_list results;
  if (task.request.grouped || count_results (task.request.how.statistic) > 1)
    results = average_groups<T> (task, data);
  else
    results = average<T> (task, with_state, data);
  if (! with_state)
    return results;
  const char *kind = std::is_same<T, float>::value ? "single" : "double";
  return results.append (state_after (task, kind, true, task.layout.dim, data));
}

static octave_value_list
call_function (const average_function& f, const octave_value_list& args,
               bool with_state)
{
  const bool pair = dsc_is_pair (f.statistic);
  average_task task;
  task.who = f.name;
  get_series (args, pair, task);
  octave_value state;
  get_options (args, pair ? 3 : 2, f.statistic, task, state);
  if (task.x.is_zero_by_zero () && (with_state || task.resumed))
    return average_nothing (task, state);
  return is_single (task) ? averages<float> (task, with_state)
                          : averages<double> (task, with_state);
}

// PKG_ADD: autoload ("__ewma__", "__descent__.oct");
DEFUN_DLD (__ewma__, args, nargout, "see ewma")
{
  return guarded ("__ewma__", [&] () -> octave_value_list {
    if (args.length () < 3)
      error_with_id ("descent:usage", "__ewma__: needs 3 arguments or more");
    const average_function& f = get_function (args(0));
    if (is_source (args(1)) && count_results (f.statistic) > 1)
      class_error (f.name, "X", "an array, not a source");
    if (is_source (args(1)))
      return octave::feval ("__ewmasource__", args, nargout);
    return guarded (f.name, [&] () -> octave_value_list
      {
        const bool with_state = nargout > count_results (f.statistic);
        return call_function (f, args, with_state);
      });
  });
}

/*
%!assert (__ewma__ ("ewma", [1 1], .5), [.5 .75])
%!assert (__ewma__ ("plotewma", [1 1], "Alpha", .5), [.5 .75])
%!assert (__ewma__ ("ewmcov", [1 2], [1 2], .5), ewmvar ([1 2], .5))
%!error <needs 3 arguments or more> __ewma__ ("ewma", 1)
%!error <no function "mean"> __ewma__ ("mean", 1, .5)
%!error <WHO must be a string> __ewma__ (1, 1, .5)
## a state is read field by field
%!function check (name, value, message)
%!  [~, s] = ewma ([1 2; 3 4], .5);
%!  s.(name) = value;
%!  fail ("ewma ([5 6], \"State\", s)", message);
%!endfunction
%!test
%! whole = "State must be what a former call of ewma returned";
%! check ("Function", "ewmvar", whole);
%! check ("Gain", "a", whole);
%! check ("Gain", [.5 .5], whole);
%! check ("LogBeta", sparse (.5), whole);
%! check ("How", 1, whole);
%! check ("Initial", "first", whole);
%! check ("Initial", 1, whole);
%! check ("Size", [1; 2], whole);
%! check ("Size", [1 -2], whole);
%! check ("FirstTime", [1 2], whole);
%! check ("LastTime", Inf, whole);
%! check ("Data", {}, whole);
%! check ("Dim", 0, "State.Dim must be a positive integer");
%! check ("Class", "single", "State is one of series in single, X is double");
%! check ("Size", [1 3], "X must have the series that State has; it is 1x2");
%! check ("Data", [], "State has lost its data");
%! check ("Data", 1:9, "State does not fit");
%! check ("Gain", -1, "State is damaged");
%! check ("LogBeta", 0, "State is damaged");
*/
