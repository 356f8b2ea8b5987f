// average-state.h: what a later call of an average continues, as the struct
// that users keep.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef DESCENT_OCT_AVERAGE_STATE_H
#define DESCENT_OCT_AVERAGE_STATE_H

#include <limits>
#include <string>

#include "oct/average-options.h"

// The options of a state, its field How: numbers of dsc_averaging and of
// threads, and what each can be.  Those from HOW_WIDTH on are of bands alone.
enum how_kind { HOW_INTEGER, HOW_FLAG, HOW_REAL };

struct how_field
{
  const char *name;
  double least, greatest;
  how_kind kind;
};

enum how_number
{
  HOW_STATISTIC, HOW_CORRECTED, HOW_INITIAL, HOW_WINDOW, HOW_MISSING, HOW_HOLD,
  HOW_MIN_PERIODS, HOW_TIMED, HOW_UNBIASED, HOW_THREADS, HOW_WIDTH, HOW_WARM_UP,
  HOW_LAG, HOW_NUMBERS
};

inline int
how_count (dsc_statistic statistic)
{
  return statistic == DSC_BAND ? HOW_NUMBERS : HOW_WIDTH;
}

static const how_field how_fields[HOW_NUMBERS] = {
  { "Statistic", 0, DSC_SUM, HOW_INTEGER },
  { "BiasCorrection", 0, 1, HOW_FLAG },
  { "Initial", 0, DSC_GIVEN, HOW_INTEGER },
  { "InitialWindow", 0, flint_max, HOW_INTEGER },
  { "Missing", 0, DSC_DECAY, HOW_INTEGER },
  { "MissingOutput", 0, 1, HOW_FLAG },
  { "MinPeriods", 1, flint_max, HOW_INTEGER },
  { "Timed", 0, 1, HOW_FLAG },
  { "Unbiased", 0, 1, HOW_FLAG },
  { "Threads", 0, flint_max, HOW_INTEGER },
  { "Width", 0, std::numeric_limits<double>::max (), HOW_REAL },
  { "WarmUp", 0, flint_max, HOW_INTEGER },
  { "Lag", 0, 1, HOW_FLAG }
};

typedef std::array<double, HOW_NUMBERS> how_numbers;

inline how_numbers
how_numbers_of (const dsc_averaging& how)
{
  return {{ static_cast<double> (how.statistic),
            static_cast<double> (how.corrected),
            static_cast<double> (how.initial),
            static_cast<double> (how.window),
            static_cast<double> (how.missing),
            static_cast<double> (how.hold),
            static_cast<double> (how.min_periods),
            static_cast<double> (how.timed),
            static_cast<double> (how.unbiased), 0., how.width,
            static_cast<double> (how.warm_up),
            static_cast<double> (how.lag) }};
}

inline dsc_averaging
averaging_of (const how_numbers& n)
{
  dsc_averaging how;
  how.statistic = static_cast<dsc_statistic> (n[HOW_STATISTIC]);
  how.corrected = n[HOW_CORRECTED] != 0;
  how.initial = static_cast<dsc_initial> (n[HOW_INITIAL]);
  how.window = n[HOW_WINDOW];
  how.missing = static_cast<dsc_missing> (n[HOW_MISSING]);
  how.hold = n[HOW_HOLD] != 0;
  how.min_periods = n[HOW_MIN_PERIODS];
  how.timed = n[HOW_TIMED] != 0;
  how.unbiased = n[HOW_UNBIASED] != 0;
  how.width = n[HOW_WIDTH];
  how.warm_up = n[HOW_WARM_UP];
  how.lag = n[HOW_LAG] != 0;
  return how;
}

// A state as the function that returned it knows it.
struct average_state
{
  dsc_averaging how;
  NDArray gain, log_beta;
  octave_value initial;      // the name, or numbers
  std::string kind;          // class of the series; "" if there was none
  octave_value dim;          // [] or a number
  bool begun = false;        // has there been a series?
  dim_vector shape;          // of one slice across all series
  octave_value first_time;   // as in time_origin
  NDArray last_time;
  octave_value groups;       // their labels, a column; undefined: no groups
  NDArray data;              // the core's numbers
};

static const char *const state_fields[]
  = { "Function", "Gain", "LogBeta", "How", "Initial", "Class", "Dim", "Size",
      "FirstTime", "LastTime", "Data" };
static const char *const groups_field = "Groups";   // where there are groups

// A struct of the COUNT fields name (0), name (1) ..., without values.
template <typename Name>
octave_scalar_map
struct_of (int count, const Name& name)
{
  octave_scalar_map all;
  for (int i = 0; i < count; i++)
    all.setfield (name (i), octave_value ());
  return all;
}

// The struct of a state that the function WHO returns.  The tables of its
// fields are made once: they take half of the time of a call.
inline octave_scalar_map
state_struct (const average_state& s, const char *who)
{
  const auto how_name = [] (int i) { return how_fields[i].name; };
  static const octave_scalar_map no_how
    = struct_of (how_count (DSC_MEAN), how_name),
    no_band = struct_of (how_count (DSC_BAND), how_name);
  static const octave_scalar_map none
    = struct_of (sizeof state_fields / sizeof state_fields[0],
                 [] (int i) { return state_fields[i]; });
  octave_scalar_map how = s.how.statistic == DSC_BAND ? no_band : no_how;
  const int count = how_count (s.how.statistic);
  const how_numbers n = how_numbers_of (s.how);
  for (int i = 0; i < count; i++)
    how.contents (i) = how_fields[i].kind == HOW_FLAG
                       ? octave_value (n[i] != 0) : octave_value (n[i]);
  RowVector size (s.begun ? s.shape.ndims () : 0);
  for (octave_idx_type i = 0; i < size.numel (); i++)
    size(i) = s.shape(i);

  const octave_value values[]
    = { who, s.gain, s.log_beta, how, s.initial, s.kind, s.dim, size,
        s.first_time, s.last_time, s.data };
  octave_scalar_map all = none;
  for (std::size_t i = 0; i < sizeof values / sizeof values[0]; i++)
    all.contents (i) = values[i];
  if (s.groups.is_defined ())
    all.setfield (groups_field, s.groups);
  return all;
}

// What is found wrong is an error about the whole state.
[[noreturn]] inline void
state_error (const char *who)
{
  error_with_id ("descent:class",
                 "%s: State must be what a former call of %s returned", who,
                 who);
  throw std::bad_alloc ();   // not reached: error_with_id does not return
}

// Reads the fields of a state that a user gives, and checks each for what it
// can be.
class state_reader
{
public:
  state_reader (const octave_value& v, const char *who)
    : m_who (who)
  {
    check (v.isstruct () && v.numel () == 1);
    m_fields = v.scalar_map_value ();
    for (const char *name : state_fields)
      check (m_fields.contains (name));
  }

  average_state read (dsc_statistic statistic) const
  {
    check (row_text (field ("Function")) == m_who);
    average_state s;
    const how_numbers n = read_how (field ("How"), how_count (statistic));
    s.how = averaging_of (n);
    check (s.how.statistic == statistic);
    s.gain = numbers (field ("Gain"));
    s.log_beta = numbers (field ("LogBeta"));
    check (! s.gain.isempty () && s.gain.dims () == s.log_beta.dims ());
    s.initial = read_initial (field ("Initial"), s.how.initial);
    s.kind = row_text (field ("Class"));
    s.dim = field ("Dim");
    read_shape (field ("Size"), s);
    if (m_fields.contains (groups_field))
      s.groups = field (groups_field);
    const octave_idx_type groups
      = s.groups.is_defined () ? s.groups.numel () : 1;
    s.first_time = field ("FirstTime");
    check (s.first_time.isnumeric () && s.first_time.isreal ()
           && (s.first_time.numel () < 2 || s.first_time.isinteger ()));
    check (s.first_time.isempty () || ! s.first_time.isinteger ()
           || s.first_time.numel () == groups);
    s.last_time = numbers (field ("LastTime"));
    check (s.last_time.numel () == groups);
    s.last_time = s.last_time.reshape (dim_vector (groups, 1));
    for (octave_idx_type i = 0; i < groups; i++)
      check (! octave::math::isinf (s.last_time(i)));
    s.data = numbers (field ("Data"));
    return s;
  }

private:
  void check (bool ok) const
  {
    if (! ok)
      state_error (m_who);
  }

  octave_value field (const char *name) const
  {
    return m_fields.getfield (name);
  }

  std::string row_text (const octave_value& v) const
  {
    check (is_name (v));
    return v.string_value ();
  }

  NDArray numbers (const octave_value& v) const
  {
    check (is_real_float (v) && ! v.issparse ());
    return v.array_value ();
  }

  // How, or its numbers in a row, as release 0.1.0 returned them.
  how_numbers read_how (const octave_value& v, int count) const
  {
    how_numbers n { };
    if (v.isnumeric () && v.isreal () && v.numel () == count)
      {
        const NDArray old = v.full_value ().array_value ();
        for (int i = 0; i < count; i++)
          n[i] = how_number (old(i), how_fields[i]);
        return n;
      }
    check (v.isstruct () && v.numel () == 1);
    const octave_scalar_map how = v.scalar_map_value ();
    check (how.nfields () == count);
    for (int i = 0; i < count; i++)
      n[i] = how_number (how.getfield (how_fields[i].name), how_fields[i]);
    return n;
  }

  double how_number (const octave_value& v, const how_field& f) const
  {
    check (v.is_defined () && (is_real_float (v) || v.islogical ())
           && ! v.issparse () && v.numel () == 1);
    const double x = v.double_value ();
    check (x >= f.least && x <= f.greatest
           && (f.kind == HOW_REAL || x == std::floor (x)));
    return x;
  }

  octave_value read_initial (const octave_value& v, dsc_initial initial) const
  {
    if (v.is_string ())
      {
        check (initial != DSC_GIVEN
               && row_text (v) == dsc_initial_name (initial));
        return v;
      }
    check (is_real_float (v) && initial == DSC_GIVEN);
    const NDArray given = v.full_value ().array_value ();
    check (! given.any_element_is_nan ());
    return v;
  }

  void read_shape (const octave_value& v, average_state& s) const
  {
    check (is_real_float (v) && v.ndims () == 2 && v.rows () == 1);
    const NDArray size = v.full_value ().array_value ();
    s.begun = ! size.isempty ();
    s.shape = dim_vector ();
    s.shape.resize (std::max<octave_idx_type> (size.numel (), 2));
    for (octave_idx_type i = 0; i < size.numel (); i++)
      {
        check (size(i) >= 0 && size(i) <= PTRDIFF_MAX
               && size(i) == std::floor (size(i)));
        s.shape(i) = static_cast<octave_idx_type> (size(i));
      }
  }

  const char *m_who;
  octave_scalar_map m_fields;
};

// What is given must not contradict the state S that the call continues.
inline void
check_resumed (const average_request& call, const average_values& options,
               const average_state& s, const char *who)
{
  if (s.begun && (call.how.timed > s.how.timed
                  || (s.how.timed && ! options.given (TIMES))))
    error_with_id ("descent:value",
                   "%s: Times must be given in all calls or in none of them",
                   who);
  auto same = [] (const NDArray& a, const NDArray& b)
  {
    return a.numel () == b.numel ()
           && std::equal (a.data (), a.data () + a.numel (), b.data ());
  };
  if (! call.gain.isempty ()
      && ! (same (call.gain, s.gain) && same (call.log_beta, s.log_beta)))
    error_with_id ("descent:value", "%s: State was made with another beta",
                   who);

  if (s.begun && (call.grouped > s.groups.is_defined ()
                  || (s.groups.is_defined () && ! options.given (GROUPS))))
    error_with_id ("descent:value",
                   "%s: Groups must be given in all calls or in none of them",
                   who);

  // of INITIAL_WINDOW and UNBIASED one is in the table, the other's numbers
  // are 0
  static const struct { average_row row; how_number number; } kept[] = {
    { BIAS_CORRECTION, HOW_CORRECTED }, { INITIAL, HOW_INITIAL },
    { INITIAL_WINDOW, HOW_WINDOW }, { MISSING, HOW_MISSING },
    { MISSING_OUTPUT, HOW_HOLD }, { MIN_PERIODS, HOW_MIN_PERIODS },
    { UNBIASED, HOW_UNBIASED }, { WIDTH, HOW_WIDTH },
    { WARM_UP, HOW_WARM_UP }, { LAG, HOW_LAG } };
  const how_numbers now = how_numbers_of (call.how),
    then = how_numbers_of (s.how);
  for (const auto& option : kept)
    if (options.given (option.row)
        && now[option.number] != then[option.number])
      error_with_id ("descent:value", "%s: State was made with another %s", who,
                     options.name (option.row));
  if (options.given (INITIAL) && s.how.initial == DSC_GIVEN
      && ! same (call.initial.array_value (), s.initial.array_value ()))
    error_with_id ("descent:value", "%s: State was made with another Initial",
                   who);
}

// The request of a call that continues the state S: all is as S says.
inline void
resume_request (average_request& call, const average_values& options,
                const average_state& s, const char *who)
{
  check_resumed (call, options, s, who);
  const bool timed = s.begun ? s.how.timed : call.how.timed;
  call.how = s.how;
  call.how.timed = timed;       // of no series so far: as the first has them
  call.grouped = s.begun ? s.groups.is_defined () : call.grouped;
  call.gain = s.gain;
  call.log_beta = s.log_beta;
  call.initial = s.initial;
  if (! s.begun && s.dim.isempty ())
    return;
  const double dim = check_number (s.dim, POSITIVE_INTEGER, who, "State.Dim");
  if (options.given (DIM) && call.dim != dim)
    error_with_id ("descent:value", "%s: State was made with Dim %.15g", who,
                   dim);
  call.dim = dim;
}

#endif
