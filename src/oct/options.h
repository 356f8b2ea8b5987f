// options.h: name, value pairs after the rows of a table.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef DESCENT_OCT_OPTIONS_H
#define DESCENT_OCT_OPTIONS_H

#include <array>
#include <cstddef>
#include <string>

#include "oct/peers.h"
#include "oct/rules.h"

// Other names of options, as MATLAB has them.
struct option_alias
{
  const char *alias, *name;
};

static const option_alias option_aliases[] = {
  { "InitialLearnRate", "LearnRate" },
  { "L2Regularization", "L2" },
  { "LearnRateDropFactor", "DecayRate" },
  { "LearnRateDropPeriod", "Interval" }
};

// What is given in the place of the name of an option is none.
[[noreturn]] inline void
option_name_error (const char *who, const octave_value_list& args, int first,
                   int i, const name_list& names, std::string solver)
{
  const std::string known = join_text (names.size (), ", ",
                                       [&] (int j) { return names[j]; });
  if (! is_name (args(i)))
    error_with_id ("descent:option",
                   "%s: argument %d of the options must be the name of one: %s",
                   who, i - first + 1, known.c_str ());
  for (int j = first; j + 1 < args.length (); j += 2)
    if (is_name (args(j)) && same_name (args(j).string_value (), "Solver"))
      solver = is_name (args(j + 1)) ? args(j + 1).string_value () : "";
  const std::string name = args(i).string_value ();
  error_with_id ("descent:option", "%s: unknown option \"%s\"; known: %s%s",
                 who, cut_text (name).c_str (), known.c_str (),
                 suggest_option (who, name, names, solver).c_str ());
  throw std::bad_alloc ();   // not reached: error_with_id does not return
}

// Calls take (row, value) for each of the name, value pairs in ARGS from number
// FIRST on; the COUNT rows have the names name (0), name (1) ..., which are
// matched whatever their case.  SOLVER is the optimiser, unless ARGS have it.
template <typename Name, typename Take>
void
each_option (const char *who, int count, const Name& name,
             const octave_value_list& args, int first, const Take& take,
             const std::string& solver = "")
{
  for (int i = first; i < args.length (); i += 2)
    {
      int row = count;
      if (is_name (args(i)))
        {
          const std::string text = args(i).string_value ();
          for (row = 0; row < count && ! same_name (text, name (row)); )
            row++;
        }
      if (row == count)
        {
          name_list names;
          for (int j = 0; j < count; j++)
            names.push_back (name (j));
          option_name_error (who, args, first, i, names, solver);
        }
      if (i + 1 == args.length ())
        error_with_id ("descent:option", "%s: option \"%s\" has no value", who,
                       name (row));
      take (row, args(i + 1));
    }
}

// One row of a compiled table: what users call the option, what it may be, and
// what it is unless it is given: a number, or the number of a name.
struct option_row
{
  const char *name;
  value_rule rule;
  double fallback;
};

// The options of one call after a table of N rows, or its rows in [FROM, TO);
// the last of several pairs counts.
template <std::size_t N>
class option_values
{
public:
  option_values (const char *who, const std::array<option_row, N>& table,
                 const octave_value_list& args, int first, int from = 0,
                 int to = N)
    : m_table (table), m_given { }
  {
    for (std::size_t i = 0; i < N; i++)
      m_number[i] = table[i].fallback;
    each_option (who, to - from, [&] (int i) { return table[from + i].name; },
                 args, first, [&] (int i, const octave_value& v)
                 { take (who, from + i, v); });
  }

  bool given (int row) const { return m_given[row]; }
  // The number of an option, or of its name.
  double number (int row) const { return m_number[row]; }
  // What was given where anything may be, else undefined.
  const octave_value& value (int row) const { return m_value[row]; }
  const char * name (int row) const { return m_table[row].name; }

private:
  void take (const char *who, int i, const octave_value& v)
  {
    const value_rule& rule = m_table[i].rule;
    m_given[i] = ! (rule.or_empty && is_empty_matrix (v));
    if (! m_given[i])
      m_number[i] = m_table[i].fallback;
    else if (rule.name)
      m_number[i] = check_name (v, rule.name, who, m_table[i].name);
    else if (rule.number)
      m_number[i] = check_number (v, *rule.number, who, m_table[i].name);
    else
      m_value[i] = v;
  }

  const std::array<option_row, N>& m_table;
  std::array<bool, N> m_given;
  std::array<double, N> m_number;
  std::array<octave_value, N> m_value;
};

#endif
