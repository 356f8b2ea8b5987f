// fault.h: what a step of an optimiser cannot have, in words.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef DESCENT_OCT_FAULT_H
#define DESCENT_OCT_FAULT_H

#include <cmath>
#include <string>

#include "oct/tree.h"

// What a step has made infinite or NaN: element INDEX, from 0, of the tree
// number TREE, by this gradient; GRAD itself is not finite.
struct step_fault
{
  bool found;
  int tree;
  dsc_int index;
  double gradient;
};

// For a message: where the first element of V is that is not finite, and what
// it is.
template <typename T>
std::string
first_not_finite (const octave_value& v)
{
  const typename array_of<T>::type g = array_of<T>::from (v);
  octave_idx_type i = 0;
  while (i < g.numel () && std::isfinite (g(i)))
    i++;
  if (i == g.numel ())
    return "";
  return " (" + number_text (g(i), 6) + " at element " + std::to_string (i + 1)
         + ")";
}

// The gradient in V, of the place AT of the trees, is not finite.
[[noreturn]] inline void
gradient_error (const trees& all, const trees::values& v, const place& at)
{
  const octave_value& grad = v[trees::GRAD];
  const bool single = v[trees::PARAMS].is_single_type ();
  all.fail ("descent:nonfinite",
            all.names ()[trees::GRAD] + at.text () + " must be finite"
            + (single && ! grad.is_single_type ()
               ? " in single, the class of " + all.names ()[trees::PARAMS] : "")
            + (single ? first_not_finite<float> (grad)
                      : first_not_finite<double> (grad)));
}

// The error about fault F in array number WANTED, from 0, of the trees IN.
// clips: GradientThreshold can be given.
inline void
fault_error (const trees& all, const trees::values& in, std::size_t wanted,
             const step_fault& f, bool clips)
{
  std::size_t i = 0;
  all.walk (in, [&] (const trees::values& v, const place& at)
    {
      if (i++ != wanted)
        return;
      if (f.tree == trees::GRAD)
        gradient_error (all, v, at);
      all.fail ("descent:nonfinite",
                all.names ()[f.tree] + at.text ()
                + " would not be finite after this step: "
                + (v[trees::PARAMS].numel () > 1
                   ? "number " + std::to_string (f.index + 1) + " of it, where "
                   : "")
                + "the gradient is " + number_text (f.gradient, 3)
                + ", leaves the range of class "
                + v[trees::PARAMS].class_name ()
                + (clips ? "; GradientThreshold cuts gradients" : ""));
    });
}

#endif
