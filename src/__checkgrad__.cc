// __checkgrad__.cc: a gradient against differences of its cost.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

// PKG_ADD: autoload ("__checkgrad__", "__descent__.oct");

#include <vector>

#include "oct/cost.h"
#include "oct/hooks.h"

static const char *who = "checkgrad";

// The costs that C asks for: with number entry[k] of the parameters replaced.
template <typename T>
struct costs : pending_exception
{
  costs (const octave_value_list& args)
    : fun (who, args(0), args(1), octave_value_list (args(2).cell_value ()))
  { }
  static int ask (void *self, dsc_int k, T value, double *J)
  {
    costs *c = static_cast<costs *> (self);
    return c->guard ([=] ()
      {
        c->fun.parameters ().theta ()[c->entry[k]] = value;
        *J = c->fun ();
        c->fun.parameters ().theta ()[c->entry[k]] = c->theta[k];
      });
  }
  cost_function<T> fun;
  std::vector<dsc_int> entry;
  std::vector<T> theta, grad;
};

// J at the parameters, with its gradient, and AGAIN, since FUN must give the
// same whenever it gets the same.
template <typename T>
static double
cost_twice (cost_function<T>& fun, const T **grad, double *again)
{
  const double J = fun (grad);
  *again = fun ();
  if (! std::isfinite (J))
    error_with_id ("descent:nonfinite",
                   "checkgrad: J must be finite at THETA; it is %s",
                   std::isnan (J) ? "NaN" : "infinite");
  const double least = std::sqrt (std::numeric_limits<T>::epsilon ());
  if (! (std::abs (J - *again) <= least * std::abs (J)))
    error_with_id ("descent:value", "checkgrad: FUN must give the same J "
                   "whenever it gets the same THETA; it gives %.10g and %.10g",
                   J, *again);
  fun (grad);
  return J;
}

template <typename T>
static octave_value_list
checkgrad (const octave_value_list& args)
{
  costs<T> c (args);
  const NDArray entry = get_real<double> (args(3), who, "ENTRIES");
  const dsc_int K = entry.numel ();
  const T *grad;
  double again;
  const double J = cost_twice (c.fun, &grad, &again);
  c.fun.complex_is_nan (true);
  const T *theta = c.fun.parameters ().theta ();
  const dsc_int n = c.fun.parameters ().count ();
  for (dsc_int k = 0; k < K; k++)
    {
      c.entry.push_back (get_count (entry(k), 1, n, who, "ENTRIES") - 1);
      c.theta.push_back (theta[c.entry[k]]);
      c.grad.push_back (grad[c.entry[k]]);
    }

  const typename core<T>::gradient_check check
    = { K, c.theta.data (), c.grad.data (), again,
        get_number (args(4), who, "STEP"),
        get_number (args(5), who, "TOLERANCE"), c.ask, &c };
  const dim_vector dims (K, 1);
  NDArray numerical = fresh<double> (dims), error = fresh<double> (dims),
    given = fresh<double> (dims);
  boolNDArray kink (dims);
  std::vector<unsigned char> kinks (K + 1);
  double relative;
  dsc_int worst;
  int passed;
  dsc_status status
    = DSC_CALL (checkgrad, T) (&check, numerical.fortran_vec (),
                               error.fortran_vec (), kinks.data (), &relative,
                               &worst, &passed);
  c.rethrow ();
  check_status (status, who);
  for (dsc_int k = 0; k < K; k++)
    {
      given.xelem (k) = c.grad[k];
      kink.xelem (k) = kinks[k];
    }
  return ovl (given, numerical, error, kink, relative,
              static_cast<double> (worst + 1), static_cast<double> (passed), J);
}

DEFUN_DLD (__checkgrad__, args, ,
           "[GIVEN, NUMERICAL, ERROR, KINK, RELATIVE, WORST, PASSED, J] = "
           "__checkgrad__ (FUN, THETA, ARGS, ENTRIES, STEP, TOLERANCE): see "
           "checkgrad")
{
  return guarded ("__checkgrad__", [&] ()
    {
      check_nargin (args, 6, "__checkgrad__");
      if (! args(2).iscell ())
        class_error (who, "ARGS", "a cell");
      return is_single_params (args(1), who) ? checkgrad<float> (args)
                                             : checkgrad<double> (args);
    });
}

/*
%!function [J, g] = f (t, a)
%!  J = a * t^2;
%!  g = 2 * a * t;
%!endfunction
%!test
%! [given, numerical, e, kink, relative, worst, passed, J] = ...
%!   __checkgrad__ (@f, 2, {3}, [1 1], 0, 1e-6);
%! assert (given, [12; 12]);
%! assert (numerical, [12; 12], 1e-8);
%! assert ({kink, worst, passed, J}, {false(2, 1), 1, 1, 12});
%!error <needs 6 arguments> __checkgrad__ (1)
%!error <FUN must be a function handle> __checkgrad__ ("f", 1, {1}, 1, 0, 1)
%!error <ARGS must be a cell> __checkgrad__ (@f, 1, 1, 1, 0, 1)
%!error id=descent:class __checkgrad__ (@f, "a", {1}, 1, 0, 1)
%!error <ENTRIES is out of range> __checkgrad__ (@f, 1, {1}, 2, 0, 1)
%!error <ENTRIES is out of range> __checkgrad__ (@f, 1, {1}, NaN, 0, 1)
%!error id=descent:class __checkgrad__ (@f, 1, {1}, "1", 0, 1)
%!error id=descent:internal __checkgrad__ (@f, 1, {1}, 1, -1, 1)
%!error id=descent:internal __checkgrad__ (@f, 1, {1}, 1, 0, 0)
*/
