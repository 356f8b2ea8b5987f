// rules.h: what the value of an argument may be, and the messages for it.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef DESCENT_OCT_RULES_H
#define DESCENT_OCT_RULES_H

#include <cmath>
#include <string>

#include "oct/args.h"
#include "oct/nearest.h"

// What a number may be: TEXT is the end of the message "NAME: ARG must be ...".
struct number_rule
{
  const char *text;
  bool (*keeps) (double x);
};

enum rule_number
{
  POSITIVE_INTEGER,
  POSITIVE_INTEGER_OR_INF,
  INTEGER_FROM_0,
  POSITIVE,
  POSITIVE_OR_INF,
  NOT_NEGATIVE,
  BELOW_ONE,
  UP_TO_ONE,
  FLAG_OR_EPOCHS,
  FLAG,
  SHARDS,
  NUMBER_RULES
};

static const double flint_max = 9007199254740992;   // 2^53

// In the order of rule_number.
static const number_rule number_rules[NUMBER_RULES] = {
  { "a positive integer",
    [] (double x) { return x >= 1 && x <= flint_max && x == std::floor (x); } },
  { "a positive integer or Inf",
    [] (double x) { return x >= 1 && x == std::floor (x); } },
  { "an integer from 0 to 2^53 - 1",
    [] (double x) { return x >= 0 && x < flint_max && x == std::floor (x); } },
  { "a positive number", [] (double x) { return x > 0 && x < INFINITY; } },
  { "a positive number or Inf", [] (double x) { return x > 0; } },
  { "a number that is not negative",
    [] (double x) { return x >= 0 && x < INFINITY; } },
  { "in [0, 1)", [] (double x) { return x >= 0 && x < 1; } },
  { "in [0, 1]", [] (double x) { return x >= 0 && x <= 1; } },
  { "true, false or a number of epochs",
    [] (double x) { return x >= 0 && x <= flint_max && x == std::floor (x); } },
  { "true or false", [] (double x) { return x == 0 || x == 1; } },
  { "a power of two up to 256",
    [] (double x)
    {
      const double power = std::log2 (x);
      return x >= 1 && x <= 256 && power == std::floor (power);
    } }
};

// The number of a user, whatever its class, if it keeps its rule; else the
// error about the argument what + name.
inline double
check_number (const octave_value& v, const number_rule& rule, const char *who,
              const char *what, const char *name = "")
{
  double x = NAN;
  if (is_real_array (v) && v.numel () == 1)
    x = v.double_value ();
  if (! rule.keeps (x))
    error_with_id ("descent:value", "%s: %s%s must be %s", who, what, name,
                   rule.text);
  return x;
}

inline double
check_number (const octave_value& v, rule_number rule, const char *who,
              const char *what)
{
  return check_number (v, number_rules[rule], who, what);
}

// Names that the core lists: one after the other, NULL from the last on.
typedef const char *(*name_at) (int number);

inline name_list
names_of (name_at at)
{
  name_list names;
  for (int i = 0; at (i); i++)
    names.push_back (at (i));
  return names;
}

inline Cell
cell_of (const name_list& names)
{
  Cell all (1, names.size ());
  for (std::size_t i = 0; i < names.size (); i++)
    all(i) = names[i];
  return all;
}

// No name of a list is V, which is called WHAT.
[[noreturn]] inline void
name_error (const octave_value& v, const name_list& names, const char *who,
            const char *what)
{
  std::string near;
  if (is_name (v) && v.rows () == 1)
    near = nearest_name (v.string_value (), names);
  if (! near.empty ())
    near = "; did you mean \"" + near + "\"?";
  error_with_id ("descent:value", "%s: %s must be one of \"%s\"%s", who, what,
                 join_text (names.size (), "\", \"",
                            [&] (int i) { return names[i]; }).c_str (),
                 near.c_str ());
  throw std::bad_alloc ();   // not reached: error_with_id does not return
}

// The number of the name that V is, whatever its case.
inline int
check_name (const octave_value& v, name_at at, const char *who,
            const char *what)
{
  if (is_name (v))
    {
      const std::string text = v.string_value ();
      for (int i = 0; at (i); i++)
        if (same_name (text, at (i)))
          return i;
    }
  name_error (v, names_of (at), who, what);
}

// The one of NAMES that V is, whatever its case.
inline const std::string&
check_name (const octave_value& v, const name_list& names, const char *who,
            const char *what)
{
  if (is_name (v))
    {
      const std::string text = v.string_value ();
      for (const std::string& name : names)
        if (same_name (text, name.c_str ()))
          return name;
    }
  name_error (v, names, who, what);
}

// The rule with the text TEXT.
inline rule_number
get_rule (const std::string& text, const char *who)
{
  for (int i = 0; i < NUMBER_RULES; i++)
    if (text == number_rules[i].text)
      return static_cast<rule_number> (i);
  error_with_id ("descent:internal", "%s: unknown rule \"%s\"", who,
                 text.c_str ());
  throw std::bad_alloc ();   // not reached: error_with_id does not return
}

// V, called WHAT, if it keeps RULE: the text of one of number_rules, a cell of
// names, or "", which everything keeps.  Numbers come back as double, or as
// bool where they are flags, names as the cell has them.
inline octave_value
check_value (const octave_value& v, const octave_value& rule, const char *who,
             const char *what)
{
  if (rule.iscellstr ())
    {
      const Array<std::string> all = rule.cellstr_value ();
      const name_list names (all.data (), all.data () + all.numel ());
      return check_name (v, names, who, what);
    }
  const std::string text = get_name (rule, who, "RULE");
  if (text.empty ())
    return v;
  const rule_number number = get_rule (text, who);
  const double x = check_number (v, number, who, what);
  if (number == FLAG)
    return x != 0;
  return x;
}

// What a row of options says of its value: a number that keeps a rule, one of
// some names, or neither: any value.
struct value_rule
{
  const number_rule *number;
  name_at name;
  bool or_empty;   // [] leaves the option as it is
};

inline value_rule
number (rule_number rule)
{
  return { &number_rules[rule], nullptr, false };
}

inline value_rule
number_or_empty (rule_number rule)
{
  return { &number_rules[rule], nullptr, true };
}

inline value_rule
one_of (name_at names)
{
  return { nullptr, names, false };
}

inline value_rule
anything (void)
{
  return { nullptr, nullptr, false };
}

#endif
