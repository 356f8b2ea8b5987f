// __checkgrad__.cc: a gradient against differences of its cost.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

// PKG_ADD: autoload ("__checkgrad__", "__descent__.oct");

#include <vector>

#include "oct/cost.h"

static const char *who = "checkgrad";

template <typename T> struct check_of;
template <> struct check_of<double> { typedef dsc_gradient_check_d type; };
template <> struct check_of<float> { typedef dsc_gradient_check_s type; };

// The costs that C asks for: with number entry[k] of the parameters replaced.
template <typename T>
struct costs : kept_exception
{
  costs (const octave_value_list& args)
    : fun (who, args(0), args(1), octave_value_list (args(2).cell_value ()))
  { }
  static int ask (void *self, dsc_int k, T value, double *J)
  {
    costs *c = static_cast<costs *> (self);
    return c->guard ([=] ()
      {
        c->fun.theta ()[c->entry[k]] = value;
        *J = c->fun ();
        c->fun.theta ()[c->entry[k]] = c->theta[k];
      });
  }
  cost_function<T> fun;
  std::vector<dsc_int> entry;
  std::vector<T> theta, grad;
};

template <typename T>
static octave_value_list
checkgrad (const octave_value_list& args)
{
  costs<T> c (args);
  const NDArray entry = get_real<double> (args(3), who, "ENTRIES");
  const dsc_int K = entry.numel ();
  const T *grad;
  const double J = c.fun (&grad), again = c.fun ();
  if (! std::isfinite (J))
    error_with_id ("descent:nonfinite", "checkgrad: J must be finite at THETA; it is %s",
                   std::isnan (J) ? "NaN" : "infinite");
  if (! (std::abs (J - again) <= std::sqrt (std::numeric_limits<T>::epsilon ()) * std::abs (J)))
    error_with_id ("descent:value", "checkgrad: FUN must give the same J whenever it gets the "
                   "same THETA; it gives %.10g and %.10g", J, again);
  c.fun (&grad);
  c.fun.under_way (true);
  const T *theta = c.fun.theta ();
  for (dsc_int k = 0; k < K; k++)
    {
      c.entry.push_back (get_count (entry(k), 1, c.fun.count (), who, "ENTRIES") - 1);
      c.theta.push_back (theta[c.entry[k]]);
      c.grad.push_back (grad[c.entry[k]]);
    }

  const typename check_of<T>::type check
    = { K, c.theta.data (), c.grad.data (), again, get_number (args(4), who, "STEP"),
        get_number (args(5), who, "TOLERANCE"), c.ask, &c };
  NDArray numerical = fresh<double> (dim_vector (K, 1)), error = fresh<double> (dim_vector (K, 1)),
    given = fresh<double> (dim_vector (K, 1));
  boolNDArray kink (dim_vector (K, 1));
  std::vector<unsigned char> kinks (K + 1);
  double relative;
  dsc_int worst;
  int passed;
  dsc_status status
    = DSC_CALL (checkgrad, T) (&check, numerical.fortran_vec (), error.fortran_vec (),
                               kinks.data (), &relative, &worst, &passed);
  c.rethrow ();
  must (status, who);
  for (dsc_int k = 0; k < K; k++)
    {
      given.xelem (k) = c.grad[k];
      kink.xelem (k) = kinks[k];
    }
  return ovl (given, numerical, error, kink, relative, static_cast<double> (worst + 1),
              static_cast<double> (passed), J);
}

DEFUN_DLD (__checkgrad__, args, ,
           "[GIVEN, NUMERICAL, ERROR, KINK, RELATIVE, WORST, PASSED, J] = __checkgrad__ "
           "(FUN, THETA, ARGS, ENTRIES, STEP, TOLERANCE): see checkgrad")
{
  return guarded ("__checkgrad__", [&] ()
    {
      need (args, 6, "__checkgrad__");
      if (! args(2).iscell ())
        refuse (who, "ARGS", "a cell");
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
%! [given, numerical, e, kink, relative, worst, passed, J] = __checkgrad__ (@f, 2, {3}, [1 1], 0, 1e-6);
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
