// parameters.h: the parameters of users' cost functions, as one vector and as
// users see them.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef DESCENT_OCT_PARAMETERS_H
#define DESCENT_OCT_PARAMETERS_H

#include <algorithm>
#include <vector>

#include "oct/rebuild.h"
#include "oct/tree.h"

// Are all arrays of THETA of class single?  They are full, real and of one
// class, single or double.
inline bool
is_single_params (const octave_value& theta, const char *who)
{
  bool some[2] = { false, false };
  trees::values in;
  in[trees::PARAMS] = theta;
  trees (who, { "THETA" }, 1).walk (in, [&] (const trees::values& v,
                                             const place&)
    { some[v[trees::PARAMS].is_single_type ()] = true; });
  if (some[0] && some[1])
    error_with_id ("descent:class", "%s: the arrays of THETA must be of one "
                   "class, double or single", who);
  return some[1];
}

// An array, or a cell or struct of arrays, which C sees as one vector.
//
// An array that is held nowhere else is passed on without a copy, and changed
// in place.  Should the user's function keep it, the next theta () is a copy:
// take that pointer anew after each call.
template <typename T>
class user_parameters
{
  typedef typename array_of<T>::type array;
public:
  user_parameters (const char *who, const octave_value& theta0)
    : m_who (who), m_like (theta0),
      m_plain (! theta0.iscell () && ! theta0.isstruct ())
  {
    if (is_single_params (theta0, who) != std::is_same<T, float>::value)
      class_error (who, "THETA", "of the class it is computed in");
    octave_idx_type n = 0;
    each ([&] (const octave_value& a) { n += a.numel (); });
    if (n == 0)
      error_with_id ("descent:size", "%s: THETA has no numbers", who);
    m_theta = fresh<T> (m_plain ? theta0.dims () : dim_vector (n, 1));
    T *to = m_theta.fortran_vec ();
    each ([&] (const octave_value& v) { to = copy (v, to); });
    if (m_plain)
      m_like = octave_value ();
  }

  octave_idx_type count (void) const { return m_theta.numel (); }
  dim_vector dims (void) const { return m_theta.dims (); }

  // Are they an array, neither a cell nor a struct?
  bool plain (void) const { return m_plain; }

  // The parameters (count), to be read and written until the next call of the
  // user's function.
  T * theta (void) { return m_theta.fortran_vec (); }

  // The parameters as users see them.
  octave_value value (void) const
  {
    if (m_plain)
      return octave_value (m_theta);
    const T *from = m_theta.data ();
    std::vector<octave_value> arrays;
    each ([&] (const octave_value& like)
      {
        array a = fresh<T> (like.dims ());
        std::copy_n (from, a.numel (), a.fortran_vec ());
        from += a.numel ();
        arrays.push_back (a);
      });
    std::size_t next = 0;
    return rebuild_tree (m_like, [&] () { return arrays[next++]; });
  }

  // The number of elements of each array that the parameters consist of.
  std::vector<dsc_int> sizes (void) const
  {
    if (m_plain)
      return { count () };
    std::vector<dsc_int> all;
    each ([&] (const octave_value& a) { all.push_back (a.numel ()); });
    return all;
  }

  // The vector (count, 1) of GRAD, a cell or struct like the parameters, whose
  // arrays may be sparse, or with COMPLEX also complex; CONVERT makes each of
  // them full and real.
  template <typename Convert>
  array gradient (const octave_value& grad, bool complex,
                  const Convert& convert) const
  {
    array vector = fresh<T> (m_theta.dims ());
    T *to = vector.fortran_vec ();
    trees::values in;
    in[trees::PARAMS] = m_like;
    in[trees::GRAD] = grad;
    trees (m_who, { "THETA", "GRAD" }, 2, true, complex)
      .walk (in, [&] (const trees::values& v, const place&)
        { to = copy (convert (v[trees::GRAD]), to); });
    return vector;
  }

private:
  // action (array) at each array of the parameters.
  template <typename Action>
  void each (const Action& action) const
  {
    trees::values in;
    in[trees::PARAMS] = m_like;
    trees (m_who, { "THETA" }, 1)
      .walk (in, [&] (const trees::values& v, const place&)
        { action (v[trees::PARAMS]); });
  }

  // The numbers of V to TO; where the next ones go.
  static T * copy (const octave_value& v, T *to)
  {
    const array a = array_of<T>::from (v);
    return std::copy_n (a.data (), a.numel (), to);
  }

  const char *m_who;
  octave_value m_like;   // a cell or struct of parameters
  bool m_plain;
  array m_theta;
};

#endif
