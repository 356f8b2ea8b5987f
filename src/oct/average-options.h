// average-options.h: the parameter and the options of an average, as users give
// them, and the messages for it.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef DESCENT_OCT_AVERAGE_OPTIONS_H
#define DESCENT_OCT_AVERAGE_OPTIONS_H

#include <string>
#include <vector>

#include "oct/gain.h"
#include "oct/options.h"

// The values of "MissingOutput".
inline const char *
missing_output_name (int output)
{
  static const char *const names[] = { "hold", "nan" };
  return output < 2 ? names[output] : nullptr;
}

// The rows of a table: those of averages, of sums too from DIM to WINDOW; one
// that is of means or of second moments; and those of a band.
enum average_row
{
  BIAS_CORRECTION, INITIAL, DIM, MISSING, MISSING_OUTPUT, MIN_PERIODS, TIMES,
  GROUPS, STATE, THREADS, OUTPUT_FILE, MEMORY, ALPHA, SPAN, HALF_LIFE,
  CENTER_OF_MASS, WINDOW, INITIAL_WINDOW, UNBIASED = INITIAL_WINDOW, WIDTH,
  WARM_UP, LAG, AVERAGE_ROWS
};

// Is it, as the variance, of second moments?
inline bool
has_moments (dsc_statistic statistic)
{
  return statistic != DSC_MEAN && statistic != DSC_SUM;
}

typedef std::array<option_row, AVERAGE_ROWS> average_table;

inline average_table
make_average_table (const option_row& own)
{
  average_table rows = {{
    { "BiasCorrection", number_or_empty (FLAG), 0 },
    { "Initial", anything (), 0 },
    { "Dim", number_or_empty (POSITIVE_INTEGER), 0 },
    { "Missing", one_of (dsc_missing_name), DSC_PROPAGATE },
    { "MissingOutput", one_of (missing_output_name), 0 },
    { "MinPeriods", number_or_empty (INTEGER_FROM_0), 1 },
    { "Times", anything (), 0 },
    { "Groups", anything (), 0 },
    { "State", anything (), 0 },
    { "Threads", number_or_empty (POSITIVE_INTEGER), 0 },
    { "File", anything (), 0 },
    { "Memory", number_or_empty (POSITIVE), 0x1p28 }
  }};
  for (int i = ALPHA; i <= WINDOW; i++)    // Beta, row 0, is an argument
    rows[i] = { dsc_gain_row (i - ALPHA + 1)->name, anything (), 0 };
  rows[UNBIASED] = own;
  rows[WIDTH] = { "Width", number_or_empty (NOT_NEGATIVE), 3 };
  rows[WARM_UP] = { "WarmUp", number_or_empty (INTEGER_FROM_0), 20 };
  rows[LAG] = { "Lag", number_or_empty (FLAG), 1 };
  return rows;
}

inline const average_table&
average_table_of (bool moments)
{
  static const average_table of_means = make_average_table
    ({ "InitialWindow", number_or_empty (POSITIVE_INTEGER), 0 });
  static const average_table of_moments = make_average_table
    ({ "Unbiased", number_or_empty (FLAG), 1 });
  return moments ? of_moments : of_means;
}

// The names of the options of a mean.
inline const char *
average_option_name (int row)
{
  return row < WIDTH ? average_table_of (false)[row].name : nullptr;
}

typedef option_values<AVERAGE_ROWS> average_values;

// What ARGS from number FIRST on say; each statistic has rows of its own.
inline average_values
get_average_values (dsc_statistic statistic, const char *who,
                    const octave_value_list& args, int first)
{
  const bool sum = statistic == DSC_SUM, band = statistic == DSC_BAND;
  return average_values (who, average_table_of (has_moments (statistic)), args,
                         first, sum ? DIM : BIAS_CORRECTION,
                         sum ? INITIAL_WINDOW : band ? AVERAGE_ROWS : WIDTH);
}

// What a call asks for.
struct average_request
{
  dsc_averaging how;
  dsc_int threads = 0;
  NDArray gain, log_beta;   // empty if none is given: the state has it
  octave_value initial;     // the name, or a column of numbers
  double dim = 0;           // 0: the first that is not 1
  octave_value times;
  octave_value groups;      // [] or undefined: none
  bool grouped = false;
};

// The gain by BETA, the first of ARGS, or by the one of the options that names
// a parameter.  FIRST: the number of the first option.
class given_gain
{
public:
  given_gain (const average_values& options, const octave_value_list& args,
              int first)
  {
    if (first)
      add ("BETA", "BETA", args(0));
    for (int i = ALPHA; i <= WINDOW; i++)
      if (options.given (i))
        add (options.name (i), options.name (i), options.value (i));
  }

  bool given (void) const { return ! m_labels.empty (); }

  void get (const char *who, average_request& call) const
  {
    if (m_labels.size () > 1)
      error_with_id ("descent:option", "%s: give one of %s, not %d of them",
                     who, join_text (m_labels.size (), ", ", [&] (int i)
                                     { return m_labels[i]; }).c_str (),
                     static_cast<int> (m_labels.size ()));
    if (! given ())
      return;
    std::vector<dsc_decay> decays;
    const dim_vector dims = get_decays (m_value, dsc_gain_find (m_name),
                                        m_labels[0], false, who, decays);
    call.gain = fresh<double> (dims);
    call.log_beta = fresh<double> (dims);
    for (std::size_t i = 0; i < decays.size (); i++)
      {
        call.gain.xelem (i) = decays[i].c;
        call.log_beta.xelem (i) = decays[i].log_b;
      }
  }

private:
  void add (const char *name, const char *label, const octave_value& value)
  {
    m_name = name;
    m_value = value;
    m_labels.push_back (label);
  }

  const char *m_name = nullptr;
  octave_value m_value;
  std::vector<const char *> m_labels;
};

// "Initial" of a mean as numbers: a column of double.
inline NDArray
get_initial_numbers (const octave_value& v, const char *who)
{
  const char *rule = "must be \"zero\", \"first\", \"sma\" or numbers";
  if (! v.isnumeric () || ! v.isreal () || v.isempty ())
    error_with_id ("descent:value", "%s: Initial %s", who, rule);
  NDArray numbers = v.full_value ().array_value ();
  for (octave_idx_type i = 0; i < numbers.numel (); i++)
    if (octave::math::isnan (numbers(i)))
      error_with_id ("descent:value", "%s: Initial %s; Initial(%td) is NaN",
                     who, rule, static_cast<dsc_int> (i + 1));
  return numbers.reshape (dim_vector (numbers.numel (), 1));
}

// The names that "Initial" may have for second moments: the sma is for means.
inline const char *
moment_initial_name (int initial)
{
  return initial < DSC_SMA ? dsc_initial_name (initial) : nullptr;
}

inline void
get_initial (const average_values& options, bool moments, const char *who,
             average_request& call)
{
  const octave_value& v = options.value (INITIAL);
  int initial = DSC_ZERO;
  if (moments && options.given (INITIAL))
    initial = check_name (v, moment_initial_name, who, "Initial");
  else if (options.given (INITIAL) && is_name (v))
    while (dsc_initial_name (initial)
           && ! same_name (v.string_value (), dsc_initial_name (initial)))
      initial++;
  else if (options.given (INITIAL))
    initial = DSC_GIVEN;
  call.how.initial = static_cast<dsc_initial> (initial);
  if (initial == DSC_GIVEN)
    call.initial = get_initial_numbers (v, who);
  else
    call.initial = dsc_initial_name (initial);
}

// Do Initial, BiasCorrection and InitialWindow go together?
inline void
check_start (const average_values& options, bool moments, const char *who,
             dsc_averaging& how)
{
  if (! options.given (BIAS_CORRECTION))
    how.corrected = moments && how.initial == DSC_ZERO;
  else if (how.corrected && how.initial != DSC_ZERO)
    error_with_id ("descent:value",
                   "%s: BiasCorrection is for Initial \"zero\"", who);
  else if (! how.corrected && moments && how.initial == DSC_ZERO)
    error_with_id ("descent:value", "%s: BiasCorrection must be true unless "
                   "Initial is \"first\"", who);
  const bool window = ! moments && options.given (INITIAL_WINDOW);
  if (how.initial == DSC_SMA && ! window)
    error_with_id ("descent:option", "%s: Initial \"sma\" needs InitialWindow",
                   who);
  if (how.initial != DSC_SMA && window)
    error_with_id ("descent:option",
                   "%s: InitialWindow is for Initial \"sma\"", who);
}

// What the options of a call say by themselves.
inline average_request
get_request (dsc_statistic statistic, const average_values& options,
             const given_gain& gain, const char *who)
{
  const bool moments = has_moments (statistic);
  average_request call;
  gain.get (who, call);
  dsc_averaging& how = call.how;
  how.statistic = statistic;
  get_initial (options, moments, who, call);
  how.corrected = options.number (BIAS_CORRECTION) != 0;
  how.window = moments ? 0 : options.number (INITIAL_WINDOW);
  how.unbiased = moments && options.number (UNBIASED) != 0;
  how.missing = static_cast<dsc_missing> (options.number (MISSING));
  how.hold = options.number (MISSING_OUTPUT) == 0;
  how.min_periods = std::max (options.number (MIN_PERIODS), 1.);
  how.timed = options.given (TIMES)
              && ! is_empty_matrix (options.value (TIMES));
  const bool band = statistic == DSC_BAND;
  how.width = band ? options.number (WIDTH) : 0;
  how.warm_up = band ? options.number (WARM_UP) : 0;
  how.lag = band && options.number (LAG) != 0;
  call.groups = options.value (GROUPS);
  call.grouped = options.given (GROUPS) && ! is_empty_matrix (call.groups);
  call.threads = std::min (options.number (THREADS), 1e9);
  call.dim = options.number (DIM);
  call.times = options.value (TIMES);
  return call;
}

// What a call without a state must have.
inline void
check_request (const average_values& options, const given_gain& gain,
               const char *who, average_request& call)
{
  check_start (options, has_moments (call.how.statistic), who, call.how);
  if (! gain.given ())
    error_with_id ("descent:option",
                   "%s: give BETA after the series, or one of %s", who,
                   join_text (WINDOW - ALPHA + 1, ", ", [&] (int i)
                              { return options.name (ALPHA + i); }).c_str ());
}

#endif
