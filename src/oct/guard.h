// guard.h: the boundary to Octave, which only its own exceptions cross.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef DESCENT_OCT_GUARD_H
#define DESCENT_OCT_GUARD_H

#include <algorithm>
#include <exception>
#include <new>
#include <string>

#include <octave/oct.h>

#include "descent.h"

// Runs body () and turns foreign exceptions into Octave errors: one that
// escaped would end the interpreter.
template <typename Body>
octave_value_list
guarded (const char *who, Body body)
{
  try
    {
      return body ();
    }
  catch (const octave::execution_exception&)
    {
      throw;
    }
  catch (const octave::interrupt_exception&)
    {
      throw;
    }
  catch (const octave::exit_exception&)
    {
      throw;
    }
  catch (const std::bad_alloc&)
    {
      std::string name (who);   // __ewma__ is what users call ewma
      while (name.size () > 2 && name.front () == '_' && name.back () == '_')
        name = name.substr (1, name.size () - 2);
      error_with_id ("descent:memory", "%s: out of memory", name.c_str ());
    }
  catch (const std::exception& e)
    {
      error_with_id ("descent:internal", "%s: %s", who, e.what ());
    }
  catch (...)
    {
      error_with_id ("descent:internal", "%s: unknown exception", who);
    }
  return octave_value_list ();
}

// Elements of a part of a long loop in which Ctrl-C waits.
enum { PART_ELEMENTS = 1 << 18 };

// Calls action (first, n) for 0 .. total-1, of WIDTH elements each, in short
// parts; Ctrl-C gets through between them.
template <typename Action>
void
in_parts (dsc_int total, dsc_int width, Action action)
{
  const dsc_int most = PART_ELEMENTS / (width + 1) + 1;
  for (dsc_int first = 0; first < total; first += most)
    {
      OCTAVE_QUIT;
      action (first, std::min (most, total - first));
    }
}

// An error for a status that no argument of a user can lead to.
inline void
check_status (dsc_status status, const char *who)
{
  if (status == DSC_EMEMORY)
    throw std::bad_alloc ();
  if (status != DSC_OK)
    error_with_id ("descent:internal", "%s: %s", who,
                   dsc_status_text (status));
}

#endif
