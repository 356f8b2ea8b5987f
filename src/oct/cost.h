// cost.h: cost functions that users write, [J, grad] = fun (theta, ...), called
// from C.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef DESCENT_OCT_COST_H
#define DESCENT_OCT_COST_H

#include <algorithm>
#include <string>

#include <octave/interpreter.h>
#include <octave/parse.h>

#include "oct/cost-outputs.h"
#include "oct/parameters.h"

// The user's function and the parameters at which it is called next.
//
// Calls throw what the user's function throws; within a function that C calls,
// guard them (hooks.h).
template <typename T>
class cost_function : public cost_outputs<T>
{
  typedef typename array_of<T>::type array;
public:
  // who: the name in messages; arguments: what fun gets after theta.
  cost_function (const char *who, const octave_value& fun,
                 const octave_value& theta0,
                 const octave_value_list& arguments = octave_value_list ())
    : cost_outputs<T> (who), m_fun (function_handle (fun, who)),
      m_parameters (who, theta0)
  {
    this->arguments (arguments);
  }

  // The parameters of the next call.
  user_parameters<T>& parameters (void) { return m_parameters; }
  const user_parameters<T>& parameters (void) const { return m_parameters; }

  // What the function gets after theta from now on.
  void arguments (const octave_value_list& list)
  {
    m_call.resize (1 + list.length ());
    for (octave_idx_type i = 0; i < list.length (); i++)
      m_call(1 + i) = list(i);
  }

  // J, which may be Inf or NaN.
  double operator () (void)
  {
    if (! m_both)
      try
        {
          double J = this->cost (evaluate (1));
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
    double J = this->cost (evaluate (2));
    m_both = true;
    return J;
  }

  // J, and the gradient (count), which stays until the next one and is not to
  // be written to.
  double operator () (const T **grad)
  {
    const octave_value_list out = evaluate (2);
    double J = this->cost (out);
    m_grad = this->gradient (out, m_parameters);
    *grad = const_cast<const array&> (m_grad).data ();
    return J;
  }

private:
  static const octave_value&
  function_handle (const octave_value& fun, const char *who)
  {
    if (! fun.is_function_handle ())
      class_error (who, "FUN", "a function handle");
    return fun;
  }

  octave_value_list evaluate (int nargout)
  {
    OCTAVE_QUIT;
    octave_value_list in = m_call;
    in(0) = m_parameters.value ();
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

  // MESSAGE of an error in FUN, and what FUN was given.  A newline at the end,
  // which turns Octave's traceback off, stays there.
  std::string with_arguments (std::string message,
                              const octave_value_list& in) const
  {
    static const char *const names[] = { "theta ", ", X ", ", y " };
    const bool silent = ! message.empty () && message.back () == '\n';
    if (silent)
      message.pop_back ();
    message += " (FUN was called with ";
    if (this->described ())
      message += this->samples () + ": ";
    const octave_idx_type n = std::min<octave_idx_type> (in.length (), 3);
    for (octave_idx_type i = 0; i < n; i++)
      {
        message += names[i] + in(i).dims ().str ();
        if (in(i).iscell () || in(i).isstruct ())
          message += " " + in(i).class_name ();
      }
    return message + (silent ? ")\n" : ")");
  }

  octave_value m_fun;
  user_parameters<T> m_parameters;
  octave_value_list m_call;     // its first element is filled in
  array m_grad;
  bool m_alone = false, m_both = false;   // J alone can be had; it cannot
};

#endif
