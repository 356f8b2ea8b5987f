// __update__.cc: one step of an optimiser on arrays, cells and structs.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

// PKG_ADD: autoload ("__update__", "__descent__.oct");

#include <vector>

#include "oct-tree.h"

struct step
{
  std::string row;
  dsc_hyper hyper;
  double t;
};

// The step at one array; gradient and state take the class of the parameters.
template <typename T>
void
update (const step& s, int nslots, const trees::values& in, trees::values& out)
{
  typedef typename array_of<T>::type array;
  const dim_vector dims = in[trees::PARAMS].dims ();
  const array theta0 = array_of<T>::from (in[trees::PARAMS]);
  const array grad = array_of<T>::from (in[trees::GRAD]);
  array theta = fresh<T> (dims);
  struct slot { array from, to; };
  std::vector<slot> slots;
  slots.reserve (nslots);
  const T *from[DSC_MAX_SLOTS] = { };
  T *to[DSC_MAX_SLOTS] = { };
  for (int k = 0; k < nslots; k++)
    {
      const octave_value& state = in[trees::STATE + k];
      bool starts = trees::starts (state);
      slots.push_back ({ starts ? array () : array_of<T>::from (state), fresh<T> (dims) });
      if (! starts)
        from[k] = const_cast<const array&> (slots[k].from).data ();
      to[k] = slots[k].to.fortran_vec ();
    }
  OCTAVE_QUIT;
  must (DSC_CALL (update, T) (DSC_CALL (optimizer_find, T) (s.row.c_str ()),
                              theta0.numel (), theta0.data (), grad.data (),
                              from, theta.fortran_vec (), to, &s.hyper, s.t),
        "__update__");
  out[trees::PARAMS] = theta;
  for (int k = 0; k < nslots; k++)
    out[trees::STATE + k] = slots[k].to;
}

// [params, state1, ...] = __update__ (names, row, params, grad, states, hyper, convention, t)
// names: the caller and what its messages call params, grad and each state;
// hyper: [rate, beta1, beta2, epsilon].
DEFUN_DLD (__update__, args, , "see adamupdate")
{
  return guarded ("__update__", [&] () -> octave_value_list
  {
    const char *who = "__update__";
    need (args, 8, who);
    step s;
    s.row = get_name (args(1), who, "ROW");
    const dsc_optimizer_d *row = dsc_optimizer_find_d (s.row.c_str ());
    if (! row)
      error_with_id ("descent:value", "%s: no such optimizer: %s", who, s.row.c_str ());
    const int nslots = row->nslots;
    if (! args(0).iscellstr () || args(0).numel () != 3 + nslots)
      refuse (who, "NAMES", "a cell of strings, one for the caller and each tree");
    if (! args(4).iscell () || args(4).numel () != nslots)
      refuse (who, "STATES", "a cell of the optimizer's states");
    const NDArray hyper = get_real<double> (args(5), who, "HYPER");
    if (hyper.numel () != 4)
      refuse (who, "HYPER", "[rate, beta1, beta2, epsilon]");
    const std::string convention = get_name (args(6), who, "CONVENTION");
    if (convention != "course" && convention != "matlab")
      error_with_id ("descent:value", "%s: no such convention: %s", who, convention.c_str ());
    s.hyper = { hyper(0), hyper(1), hyper(2), hyper(3),
                convention == "matlab" ? DSC_MATLAB : DSC_COURSE };
    s.t = get_number (args(7), who, "T");

    trees::values in, out;
    const Cell states = args(4).cell_value ();
    in[trees::PARAMS] = args(2);
    in[trees::GRAD] = args(3);
    for (int k = 0; k < nslots; k++)
      in[trees::STATE + k] = states(k);
    trees all (args(0).cellstr_value (), [&] (const trees::values& i, trees::values& o)
    {
      if (i[trees::PARAMS].is_single_type ())
        update<float> (s, nslots, i, o);
      else
        update<double> (s, nslots, i, o);
    });
    all.walk (in, out, place { nullptr, nullptr, 0, 0 });

    octave_value_list result (1 + nslots);
    result(0) = out[trees::PARAMS];
    for (int k = 0; k < nslots; k++)
      result(1 + k) = out[trees::STATE + k];
    return result;
  });
}

/*
%!shared names
%! names = {"me", "P", "G", "V"};
%!test
%! [p, v] = __update__ (names, "momentum", [1 2], [1 1], {[0 1]}, [.5 .5 0 0], "matlab", 1);
%! assert (v, [-.5 0]);
%! assert (p, [.5 2]);
%!error <needs 8 arguments> __update__ ()
%!error id=descent:value __update__ (names, "newton", 1, 1, {[]}, [.1 0 0 0], "course", 1)
%!error id=descent:value __update__ (names, "momentum", 1, 1, {[]}, [.1 0 0 0], "mine", 1)
%!error id=descent:class __update__ (names(1:3), "momentum", 1, 1, {[]}, [.1 0 0 0], "course", 1)
%!error id=descent:class __update__ (names, "momentum", 1, 1, {}, [.1 0 0 0], "course", 1)
%!error id=descent:class __update__ (names, "momentum", 1, 1, {[]}, [.1 0 0], "course", 1)
%!error id=descent:class __update__ (names, "momentum", 1, 1, {[]}, "abcd", "course", 1)
%!error id=descent:class __update__ (names, "momentum", 1, 1, {[]}, [.1 0 0 0], "course", {})
%!error id=descent:internal __update__ (names, "momentum", 1, 1, {[]}, [.1 0 0 0], "course", 0)
%!error id=descent:internal __update__ (names, "momentum", 1, 1, {[]}, [NaN 0 0 0], "course", 1)
%!error <me: G is 1x2, P is 1x1> __update__ (names, "momentum", 1, [1 2], {[]}, [.1 0 0 0], "course", 1)
%!error <me: V must be a cell, like P> __update__ (names, "momentum", {1}, {1}, {1}, [.1 0 0 0], "course", 1)
*/
