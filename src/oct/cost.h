// cost.h: cost functions that users write, [J, grad] = fun (theta, ...),
// called from C, and the parameters that they take.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef DESCENT_OCT_COST_H
#define DESCENT_OCT_COST_H

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

#include <octave/interpreter.h>
#include <octave/parse.h>

#include "oct/hooks.h"
#include "oct/tree.h"

// Are all arrays of THETA of class single?  They are full, real and of one
// class, single or double.
inline bool
is_single_params (const octave_value& theta, const char *who)
{
  bool some[2] = { false, false };
  trees::values in;
  in[trees::PARAMS] = theta;
  trees (who, { "THETA" }, 1).walk (in, [&] (const trees::values& v, const place&)
    { some[v[trees::PARAMS].is_single_type ()] = true; });
  if (some[0] && some[1])
    error_with_id ("descent:class", "%s: the arrays of THETA must be of one class, "
                   "double or single", who);
  return some[1];
}

// The user's function and the parameters at which it is called next: an array,
// or a cell or struct of arrays, which C sees as one vector.
//
// An array that nobody else holds is passed on without a copy, and changed in
// place.  Should the user's function keep it, the next theta () is a copy:
// take that pointer anew after each call.
//
// Calls throw what the user's function throws; within a function that C calls,
// keep it (hooks.h).
template <typename T>
class cost_function
{
  typedef typename array_of<T>::type array;
public:
  // who: the name in messages; arguments: what fun gets after theta.
  cost_function (const char *who, const octave_value& fun, const octave_value& theta0,
                 const octave_value_list& arguments = octave_value_list ())
    : m_who (who), m_fun (fun), m_like (theta0),
      m_plain (! theta0.iscell () && ! theta0.isstruct ())
  {
    if (! fun.is_function_handle ())
      refuse (who, "FUN", "a function handle");
    if (is_single_params (theta0, who) != std::is_same<T, float>::value)
      refuse (who, "THETA", "of the class it is computed in");
    octave_idx_type n = 0;
    walk (m_like, 1, [&] (const octave_value& a) { n += a.numel (); });
    if (n == 0)
      error_with_id ("descent:size", "%s: THETA has no numbers", who);
    m_theta = fresh<T> (m_plain ? theta0.dims () : dim_vector (n, 1));
    flatten (m_like, 1, m_theta.fortran_vec ());
    if (m_plain)
      m_like = octave_value ();
    this->arguments (arguments);
  }

  octave_idx_type count (void) const { return m_theta.numel (); }

  // Has FUN returned a J of class single?
  bool in_single (void) const { return m_single; }

  // The parameters (count), to be read and written until the next call.
  T * theta (void) { return m_theta.fortran_vec (); }

  // The parameters as users see them.
  octave_value value (void) const
  {
    if (m_plain)
      return octave_value (m_theta);
    const T *from = m_theta.data ();
    std::vector<octave_value> arrays;
    walk (m_like, 1, [&] (const octave_value& like)
      {
        array a = fresh<T> (like.dims ());
        std::copy_n (from, a.numel (), a.fortran_vec ());
        from += a.numel ();
        arrays.push_back (a);
      });
    std::size_t next = 0;
    return trees::rebuild (m_like, [&] () { return arrays[next++]; });
  }

  // The number of elements of each array that the parameters consist of.
  std::vector<dsc_int> sizes (void) const
  {
    if (m_plain)
      return { count () };
    std::vector<dsc_int> all;
    walk (m_like, 1, [&] (const octave_value& a) { all.push_back (a.numel ()); });
    return all;
  }

  // What the function gets after theta from now on.
  void arguments (const octave_value_list& list)
  {
    m_call.resize (1 + list.length ());
    for (octave_idx_type i = 0; i < list.length (); i++)
      m_call(1 + i) = list(i);
  }

  // SAMPLES () names what the function gets, for messages: "1 of the 5 samples".
  void describe (const std::function<std::string (void)>& samples)
  {
    m_samples = samples;
  }

  // From now on, or no longer: a value that is complex, as log (x) is for
  // x < 0, counts as NaN.
  void under_way (bool is)
  {
    m_under_way = is;
    m_complex = false;
  }

  // Has there been such a value since then?
  bool was_complex (void) const { return m_complex; }

  // J, which may be Inf or NaN.
  double operator () (void)
  {
    if (! m_both)
      try
        {
          double J = cost (evaluate (1));
          m_alone = true;
          return J;
        }
      catch (const octave::execution_exception&)
        {
          if (m_alone)
            throw;
          // @(t) deal (t^2, 2*t) cannot be asked for J alone
          octave::interpreter::the_interpreter ()->recover_from_exception ();
        }
    double J = cost (evaluate (2));
    m_both = true;
    return J;
  }

  // J, and the gradient (count), which stays until the next one and is not to
  // be written to.
  double operator () (const T **grad)
  {
    const octave_value_list out = evaluate (2);
    double J = cost (out);
    keep_gradient (out);
    *grad = const_cast<const array&> (m_grad).data ();
    return J;
  }

private:
  // action (array) at each array of TREE, which is that of the parameters
  // (count 1), or a gradient beside it (2).
  template <typename Action>
  void walk (const octave_value& tree, int count, const Action& action) const
  {
    trees::values in;
    in[trees::PARAMS] = m_like;
    in[count - 1] = tree;
    trees (m_who, { "THETA", "GRAD" }, count, true, m_under_way)
      .walk (in, [&] (const trees::values& v, const place&) { action (v[count - 1]); });
  }

  void flatten (const octave_value& tree, int count, T *to)
  {
    walk (tree, count, [&] (const octave_value& v)
      {
        const array a = array_of<T>::from (full (settle (v)));
        std::copy_n (a.data (), a.numel (), to);
        to += a.numel ();
      });
  }

  octave_value_list evaluate (int nargout)
  {
    OCTAVE_QUIT;
    octave_value_list in = m_call;
    in(0) = value ();
    try
      {
        return octave::feval (m_fun, in, nargout);
      }
    catch (octave::execution_exception& e)
      {
        e.set_message (with_arguments (e.message (), in));
        throw;
      }
  }

  // MESSAGE of an error in FUN, and what FUN was given.  A newline at the end, which
  // turns Octave's traceback off, stays there.
  std::string with_arguments (std::string message, const octave_value_list& in) const
  {
    static const char *const names[] = { "theta ", ", X ", ", y " };
    const bool silent = ! message.empty () && message.back () == '\n';
    if (silent)
      message.pop_back ();
    message += " (FUN was called with ";
    if (m_samples)
      message += m_samples () + ": ";
    for (octave_idx_type i = 0; i < std::min<octave_idx_type> (in.length (), 3); i++)
      {
        message += names[i] + in(i).dims ().str ();
        if (in(i).iscell () || in(i).isstruct ())
          message += " " + in(i).class_name ();
      }
    return message + (silent ? ")\n" : ")");
  }

  // as X' * e is sparse where X is
  static octave_value full (const octave_value& v)
  {
    return v.issparse () ? v.full_value () : v;
  }

  // V; under way and complex: its real part if there is no other, else NaNs
  octave_value settle (const octave_value& v)
  {
    if (! m_under_way || ! v.isfloat () || ! v.iscomplex ())
      return v;
    const ComplexNDArray z = full (v).complex_array_value ();
    if (z.all_elements_are_real ())
      return real (z);
    m_complex = true;
    return NDArray (z.dims (), octave::numeric_limits<double>::NaN ());
  }

  [[noreturn]] void complain (const char *id, const std::string& text) const
  {
    const std::string samples = m_samples ? " (of " + m_samples () + ")" : "";
    error_with_id (id, "%s: %s%s", m_who, text.c_str (), samples.c_str ());
    throw std::bad_alloc ();   // not reached: error_with_id does not return
  }

  void is_real (const octave_value& v, const char *what) const
  {
    if (! is_real_float (v))
      complain ("descent:class", std::string (what)
                + " must be real and of class double or single; it is "
                + (v.iscomplex () ? "complex" : "of class " + v.class_name ()));
  }

  double cost (const octave_value_list& out)
  {
    if (out.length () < 1 || out(0).is_undefined ())
      complain ("descent:usage", "FUN must return J");
    const octave_value J = settle (out(0));
    is_real (J, "J, the first output of FUN,");
    if (J.numel () != 1)
      complain ("descent:size", "J, the first output of FUN, must be a scalar; it is "
                + J.dims ().str ());
    m_single = m_single || J.is_single_type ();
    return J.double_value ();
  }

  void keep_gradient (const octave_value_list& out)
  {
    if (out.length () < 2 || out(1).is_undefined ())
      complain ("descent:usage", "FUN must return [J, GRAD]; it returns J alone");
    if (! m_plain)
      {
        m_grad = fresh<T> (m_theta.dims ());
        flatten (out(1), 2, m_grad.fortran_vec ());
        return;
      }
    const octave_value v = settle (out(1));
    is_real (v, "GRAD, the second output of FUN,");
    const dim_vector dims = v.dims (), want = m_theta.dims ();
    if (v.numel () != count ())
      complain ("descent:size", "GRAD, the second output of FUN, must have "
                + std::to_string (count ()) + (count () == 1 ? " element" : " elements")
                + ", like THETA; it is " + dims.str ());
    // rows for columns are as good, but a matrix must not be turned
    if (dims != want && ! (dims.ndims () == 2 && (dims(0) == 1 || dims(1) == 1)))
      complain ("descent:size", "GRAD, the second output of FUN, must be " + want.str ()
                + ", like THETA; it is " + dims.str ());
    m_grad = array_of<T>::from (full (v));
  }

  const char *m_who;
  octave_value m_fun, m_like;   // m_like: a cell or struct of parameters
  bool m_plain;                 // an array, no cell or struct
  octave_value_list m_call;     // its first element is filled in
  array m_theta, m_grad;
  std::function<std::string (void)> m_samples;
  bool m_alone = false, m_both = false;   // J alone can be had; it cannot
  bool m_single = false;
  bool m_under_way = false, m_complex = false;
};

#endif
