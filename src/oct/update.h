// update.h: one step of an optimiser on arrays, cells and structs.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef DESCENT_OCT_UPDATE_H
#define DESCENT_OCT_UPDATE_H

#include <cmath>
#include <string>
#include <vector>

#include "oct/fault.h"
#include "oct/hooks.h"
#include "oct/rebuild.h"
#include "oct/tree.h"

class tree_step
{
public:
  // names: what messages call the trees
  tree_step (const char *who, const trees::titles& names, const char *row,
             const dsc_hyper& hyper, double t)
    : m_who (who), m_names (names), m_double (dsc_optimizer_find_d (row)),
      m_single (dsc_optimizer_find_s (row)), m_hyper (hyper), m_t (t)
  { }

  // Gradients must be finite then, and are cut to the threshold (> 0, may be
  // Inf).
  void clip (double threshold, dsc_clip method)
  {
    m_clips = true;
    m_threshold = threshold;
    m_method = method;
  }

  int nslots (void) const { return m_double->nslots; }

  // The step: IN holds parameters, gradients and states, OUT what they become.
  // After an error OUT is as it was.
  void take (const trees::values& in, trees::values& out)
  {
    const int count = trees::STATE + nslots ();
    const trees all (m_who, m_names, count);
    std::vector<part> parts;
    parts.reserve (16);
    dsc_norm norm = { 0, 0 };   // of all gradients
    all.walk (in, [&] (const trees::values& v, const place& at)
      {
        parts.push_back ({ v, { 0, 0 } });
        if (m_threshold == INFINITY)
          return;
        dsc_norm& own = parts.back ().norm;
        own = v[trees::PARAMS].is_single_type ()
              ? norm_of<float> (v[trees::GRAD])
              : norm_of<double> (v[trees::GRAD]);
        if (octave::math::isnan (own.value))
          gradient_error (all, v, at);
        norm = dsc_norm_join (norm, own);
      });

    for (std::size_t i = 0; i < parts.size (); i++)
      {
        part& p = parts[i];
        dsc_cut cut = { 1, 1 };
        if (m_method != DSC_CLIP_ELEMENTS)
          cut = dsc_norm_cut (m_method == DSC_CLIP_ALL ? norm : p.norm,
                              m_threshold);
        const step_fault f = p.value[trees::PARAMS].is_single_type ()
                             ? update<float> (m_single, cut, p.value)
                             : update<double> (m_double, cut, p.value);
        if (f.found)
          fault_error (all, in, i, f, m_clips);
      }
    for (int k = 0; k < count; k++)
      if (k != trees::GRAD)
        {
          auto next = parts.cbegin ();
          out[k] = rebuild_tree (in[trees::PARAMS],
                                 [&] () { return (next++)->value[k]; });
        }
  }

private:
  struct part { trees::values value; dsc_norm norm; };

  template <typename T>
  static dsc_norm norm_of (const octave_value& v)
  {
    const typename array_of<T>::type g = array_of<T>::from (v);
    return DSC_CALL (norm, T) (g.numel (), g.data (), 0);
  }

  // The step at one array; gradient and state take the class of the
  // parameters.
  template <typename T, typename Row>
  step_fault update (const Row *row, dsc_cut cut, trees::values& v) const
  {
    typedef typename array_of<T>::type array;
    const array theta0 = array_of<T>::from (v[trees::PARAMS]);
    const array grad = array_of<T>::from (v[trees::GRAD]);
    const dim_vector dims = theta0.dims ();
    Array<T> theta = fresh_elements<T> (dims);
    std::vector<Array<T>> from, to;   // an empty Array costs as a full one
    from.reserve (row->nslots);
    to.reserve (row->nslots);
    const T *read[DSC_MAX_SLOTS] = { };
    T *write[DSC_MAX_SLOTS] = { };
    for (int k = 0; k < row->nslots; k++)
      {
        const octave_value& state = v[trees::STATE + k];
        if (! trees::is_initial (state))
          {
            from.push_back (array_of<T>::from (state));
            read[k] = const_cast<const Array<T>&> (from.back ()).data ();
          }
        to.push_back (fresh_elements<T> (dims));
        write[k] = to[k].fortran_vec ();
      }
    int finite = 1;
    const double bound = m_method == DSC_CLIP_ELEMENTS ? m_threshold : INFINITY;
    const typename core<T>::step step
      = { row, m_hyper, m_t, cut, bound, 0, &finite };
    poll_hooks hooks;
    OCTAVE_QUIT;
    hooks.check_end (DSC_CALL (update, T) (&step, theta0.numel (),
                                           theta0.data (), grad.data (), read,
                                           theta.fortran_vec (), write,
                                           hooks.poll ()), m_who);
    if (! finite)
      {
        const step_fault f
          = find_fault<T> (row->nslots, theta0, grad, theta, write);
        if (f.found)
          return f;
      }
    v[trees::PARAMS] = array (theta);
    for (int k = 0; k < row->nslots; k++)
      v[trees::STATE + k] = array (to[k]);
    return { false, 0, 0, 0 };
  }

  // What is not finite after a step from THETA0 to THETA and SLOTS.
  template <typename T, typename A>
  step_fault find_fault (int nslots, const A& theta0, const A& grad,
                         const Array<T>& theta, T *const *slots) const
  {
    const dsc_int n = grad.numel ();
    if (m_clips && ! DSC_CALL (is_finite, T) (n, grad.data (), 0))
      return { true, trees::GRAD, 0, 0 };
    int slot;
    const dsc_int i
      = DSC_CALL (overflow, T) (nslots, n, theta0.data (), grad.data (),
                                theta.data (), slots, &slot);
    if (i < 0)
      return { false, 0, 0, 0 };
    return { true, slot < 0 ? int (trees::PARAMS) : trees::STATE + slot, i,
             double (grad.xelem (i)) };
  }

  const char *m_who;
  const trees::titles& m_names;
  const dsc_optimizer_d *m_double;
  const dsc_optimizer_s *m_single;
  dsc_hyper m_hyper;
  double m_t;
  bool m_clips = false;
  double m_threshold = INFINITY;
  dsc_clip m_method = DSC_CLIP_ARRAYS;
};

#endif
