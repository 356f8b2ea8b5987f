// given.h: options as __options__ has made them, and which of them are given.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef DESCENT_OCT_GIVEN_H
#define DESCENT_OCT_GIVEN_H

#include <string>

#include "oct/options.h"

class given_options
{
public:
  // Two structs; messages are of the function WHO.
  given_options (const octave_value& options, const octave_value& given,
                 const char *who)
    : m_who (who), m_options (get_struct (options, who, "OPTIONS")),
      m_given (get_struct (given, who, "GIVEN"))
  { }

  const char * who (void) const { return m_who; }
  const octave_scalar_map& options (void) const { return m_options; }
  const octave_scalar_map& given (void) const { return m_given; }

  bool is_given (const char *name) const
  {
    const octave_value v = m_given.getfield (name);
    return v.is_defined () && get_flag (v, m_who, name);
  }

  // The name by which the option NAME is given, its own or an alias; NULL: it
  // is not.
  const char * given_name (const char *name) const
  {
    const char *found = is_given (name) ? name : nullptr;
    for (const option_alias& a : option_aliases)
      if (std::string (a.name) == name && is_given (a.alias))
        {
          if (found)
            error_with_id ("descent:option", "%s: give %s or %s, not both",
                           m_who, a.name, a.alias);
          found = a.alias;
        }
    return found;
  }

  octave_value value (const char *name) const
  {
    return m_options.getfield (name);
  }
  double number (const char *name) const
  {
    return get_number (value (name), m_who, name);
  }
  // OTHERWISE where the option is [].
  double number (const char *name, double otherwise) const
  {
    const octave_value v = value (name);
    return is_empty_matrix (v) ? otherwise : get_number (v, m_who, name);
  }
  // Is the option the name TEXT?
  bool is (const char *name, const char *text) const
  {
    return get_name (value (name), m_who, name) == text;
  }

private:
  const char *m_who;
  octave_scalar_map m_options, m_given;
};

#endif
