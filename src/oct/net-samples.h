// net-samples.h: samples for a network, checked.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef DESCENT_OCT_NET_SAMPLES_H
#define DESCENT_OCT_NET_SAMPLES_H

#include <string>

#include "oct/hooks.h"
#include "oct/net-check.h"
#include "oct/source.h"

// The source of samples WHAT has so many features.
inline void
check_source_rows (const char *who, const char *what, double rows,
                   const octave_scalar_map& source)
{
  const double has = get_number (source.getfield (source_field::features),
                                 who, "SRC.Features");
  if (has != rows)
    error_with_id ("descent:size", "%s: %s must have %s rows, a feature each, "
                   "and a column for each sample; this source has samples of "
                   "%s", who, what, count_text (rows).c_str (),
                   count_text (has).c_str ());
}

// X as samples of NET, in columns: a source, which is checked when it is read,
// or full, of its own class, which the core
// converts while it takes them.
inline octave_value
check_samples (const checked_net& net, const octave_value& X)
{
  if (is_source (X))
    {
      const octave_scalar_map source = check_source (X, net.who ());
      check_source_rows (net.who (), "X", net.inputs (), source);
      return X;
    }
  if (! is_real_array (X))
    class_error (net.who (), "X", "a real array");
  if (X.ndims () != 2 || X.rows () != net.inputs ())
    error_with_id ("descent:size", "%s: X must have %s rows, a feature each, "
                   "and a column for each sample; it is %s", net.who (),
                   count_text (net.inputs ()).c_str (), size_text (X).c_str ());
  return X.issparse () ? X.full_value () : X;
}

// Are the samples X finite, as a network of class T takes them?
template <typename T>
bool
are_finite (const dsc_samples *X, const char *who)
{
  int finite;
  poll_hooks hooks;
  hooks.check_end (DSC_CALL (samples_finite, T) (X, X->count, 0, hooks.poll (),
                                                 &finite), who);
  return finite != 0;
}

template <typename T>
bool
is_finite (T x)
{
  return std::isfinite (x);
}

// There is a sample, and all samples X are finite, as NET, of class T, takes
// them.
template <typename T>
void
check_finite_samples (const checked_net& net, const dsc_samples *X)
{
  if (X->count == 0)
    error_with_id ("descent:size", "%s: X must have at least one sample",
                   net.who ());
  if (! are_finite<T> (X, net.who ()))
    error_with_id ("descent:value", "%s: X must be finite in class %s%s%s",
                   net.who (), net.class_name (),
                   X->scale ? ", also after InputOffset and InputScale" : "",
                   samples_culprit<T> (X, is_finite<T>, "feature").c_str ());
}

inline void
check_finite_samples (const checked_net& net, const octave_value& X)
{
  const sample_view view (X, net.offset (), net.scale (), net.who ());
  if (net.single ())
    check_finite_samples<float> (net, view.get ());
  else
    check_finite_samples<double> (net, view.get ());
}

#endif
