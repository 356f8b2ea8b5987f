// place.h: a place in a tree of cells and structs.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef DESCENT_OCT_PLACE_H
#define DESCENT_OCT_PLACE_H

#include <string>

#include <octave/oct.h>

// A place in a tree: the last step of the way there, and the place before.
struct place
{
  const place *up;
  const char *field;       // .field; null for an element of a cell
  octave_idx_type index;   // counted from 1; 0: the only element
  int depth;
  std::string text (void) const
  {
    if (! up)
      return "";
    std::string i = std::to_string (index);
    return up->text ()
           + (field ? (index ? "(" + i + ")." : ".") + std::string (field)
                    : "{" + i + "}");
  }
};

#endif
