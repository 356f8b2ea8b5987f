// cost-outputs.h: what users' cost functions return, J and GRAD, checked.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef DESCENT_OCT_COST_OUTPUTS_H
#define DESCENT_OCT_COST_OUTPUTS_H

#include <functional>
#include <string>

#include "oct/parameters.h"

template <typename T>
class cost_outputs
{
  typedef typename array_of<T>::type array;
public:
  // who: the name in messages
  explicit cost_outputs (const char *who)
    : m_who (who)
  { }

  // Has FUN returned a J of class single?
  bool in_single (void) const { return m_single; }

  // SAMPLES () names what FUN gets, for messages: "1 of the 5 samples".
  void describe (const std::function<std::string (void)>& samples)
  {
    m_samples = samples;
  }

  // From now on, or no longer: a value that is complex, as log (x) is for
  // x < 0, counts as NaN.
  void complex_is_nan (bool is)
  {
    m_complex_is_nan = is;
    m_complex = false;
  }

  // Has there been such a value since then?
  bool was_complex (void) const { return m_complex; }

protected:
  bool described (void) const { return static_cast<bool> (m_samples); }
  std::string samples (void) const { return m_samples (); }

  // J of the outputs of FUN.
  double cost (const octave_value_list& out)
  {
    if (out.length () < 1 || out(0).is_undefined ())
      output_error ("descent:usage", "FUN must return J");
    const octave_value J = real_or_nan (out(0));
    check_real (J, "J, the first output of FUN,");
    if (J.numel () != 1)
      output_error ("descent:size", "J, the first output of FUN, must be a "
                    "scalar; it is " + J.dims ().str ());
    m_single = m_single || J.is_single_type ();
    return J.double_value ();
  }

  // The gradient of the outputs of FUN, like PARAMETERS or, where they are no
  // array, as a vector.
  array gradient (const octave_value_list& out,
                  const user_parameters<T>& parameters)
  {
    if (out.length () < 2 || out(1).is_undefined ())
      output_error ("descent:usage",
                    "FUN must return [J, GRAD]; it returns J alone");
    if (! parameters.plain ())
      return parameters.gradient (out(1), m_complex_is_nan,
                                  [&] (const octave_value& v)
        { return full (real_or_nan (v)); });
    const octave_value v = real_or_nan (out(1));
    check_real (v, "GRAD, the second output of FUN,");
    const dim_vector dims = v.dims (), want = parameters.dims ();
    const octave_idx_type n = parameters.count ();
    if (v.numel () != n)
      output_error ("descent:size",
                    "GRAD, the second output of FUN, must have "
                    + std::to_string (n) + (n == 1 ? " element" : " elements")
                    + ", like THETA; it is " + dims.str ());
    // rows for columns are as good, but a matrix must not be turned
    const bool vector = dims.ndims () == 2 && (dims(0) == 1 || dims(1) == 1);
    if (dims != want && ! vector)
      output_error ("descent:size", "GRAD, the second output of FUN, must be "
                    + want.str () + ", like THETA; it is " + dims.str ());
    return array_of<T>::from (full (v));
  }

private:
  // as X' * e is sparse where X is
  static octave_value full (const octave_value& v)
  {
    return v.issparse () ? v.full_value () : v;
  }

  // V; where complex is NaN, its real part if there is no other, else NaNs
  octave_value real_or_nan (const octave_value& v)
  {
    if (! m_complex_is_nan || ! v.isfloat () || ! v.iscomplex ())
      return v;
    const ComplexNDArray z = full (v).complex_array_value ();
    if (z.all_elements_are_real ())
      return real (z);
    m_complex = true;
    return NDArray (z.dims (), octave::numeric_limits<double>::NaN ());
  }

  [[noreturn]] void output_error (const char *id, const std::string& text) const
  {
    const std::string samples = m_samples ? " (of " + m_samples () + ")" : "";
    error_with_id (id, "%s: %s%s", m_who, text.c_str (), samples.c_str ());
    throw std::bad_alloc ();   // not reached: error_with_id does not return
  }

  void check_real (const octave_value& v, const char *what) const
  {
    if (! is_real_float (v))
      output_error ("descent:class", std::string (what)
                    + " must be real and of class double or single; it is "
                    + (v.iscomplex () ? "complex"
                                      : "of class " + v.class_name ()));
  }

  const char *m_who;
  std::function<std::string (void)> m_samples;
  bool m_single = false;
  bool m_complex_is_nan = false, m_complex = false;
};

#endif
