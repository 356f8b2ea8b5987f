// oct-update.h: one step of an optimiser on arrays, cells and structs.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef DESCENT_OCT_UPDATE_H
#define DESCENT_OCT_UPDATE_H

#include <cmath>
#include <string>
#include <vector>

#include "oct-hooks.h"
#include "oct-tree.h"

// What the core calls a step on arrays of T.
template <typename T> struct step_of;
template <> struct step_of<double> { typedef dsc_step_d type; };
template <> struct step_of<float> { typedef dsc_step_s type; };

class tree_step
{
public:
  // names: what messages call the trees
  tree_step (const char *who, const trees::titles& names, const char *row,
             const dsc_hyper& hyper, double t)
    : m_who (who), m_names (names), m_double (dsc_optimizer_find_d (row)),
      m_single (dsc_optimizer_find_s (row)), m_hyper (hyper), m_t (t)
  { }

  // Gradients must be finite, and are cut to the threshold (> 0, may be Inf).
  void clip (double threshold, dsc_clip method)
  {
    m_checked = true;
    m_threshold = threshold;
    m_method = method;
  }

  int nslots (void) const { return m_double->nslots; }

  // The step: IN holds parameters, gradients and states, OUT what they become.
  // First all arrays are looked at: after an error nothing has been done.
  void take (const trees::values& in, trees::values& out)
  {
    const int count = trees::STATE + nslots ();
    const trees all (m_who, m_names, count);
    std::vector<part> parts;
    parts.reserve (16);
    double norm = 0;   // of all gradients
    all.walk (in, [&] (const trees::values& v, const place& at)
      {
        parts.push_back ({ v, 0 });
        if (! m_checked)
          return;
        double& own = parts.back ().norm;
        own = v[trees::PARAMS].is_single_type () ? norm_of<float> (v[trees::GRAD])
                                                 : norm_of<double> (v[trees::GRAD]);
        if (octave::math::isnan (own))
          all.fail ("descent:nonfinite", m_names[trees::GRAD] + at.text () + " must be finite"
                    + (v[trees::PARAMS].is_single_type () && ! v[trees::GRAD].is_single_type ()
                       ? " in single, the class of " + m_names[trees::PARAMS] : "")
                    + (v[trees::PARAMS].is_single_type () ? first_odd<float> (v[trees::GRAD])
                                                          : first_odd<double> (v[trees::GRAD])));
        norm = std::hypot (norm, own);
      });

    for (part& p : parts)
      {
        double scale = 1;
        if (m_method != DSC_CLIP_ELEMENTS)
          scale = std::min (1., m_threshold / (m_method == DSC_CLIP_ALL ? norm : p.norm));
        if (p.value[trees::PARAMS].is_single_type ())
          update<float> (m_single, scale, p.value);
        else
          update<double> (m_double, scale, p.value);
      }
    for (int k = 0; k < count; k++)
      if (k != trees::GRAD)
        {
          auto next = parts.cbegin ();
          out[k] = trees::rebuild (in[trees::PARAMS], [&] () { return (next++)->value[k]; });
        }
  }

private:
  struct part { trees::values value; double norm; };

  template <typename T>
  static double norm_of (const octave_value& v)
  {
    const typename array_of<T>::type g = array_of<T>::from (v);
    return DSC_CALL (norm, T) (g.numel (), g.data (), 0);
  }

  // For a message: where the first element of V is that is not finite, and what it is.
  template <typename T>
  static std::string first_odd (const octave_value& v)
  {
    const typename array_of<T>::type g = array_of<T>::from (v);
    octave_idx_type i = 0;
    while (i < g.numel () && std::isfinite (g(i)))
      i++;
    if (i == g.numel ())
      return "";
    return std::string (std::isnan (g(i)) ? " (NaN" : g(i) > 0 ? " (Inf" : " (-Inf")
           + " at element " + std::to_string (i + 1) + ")";
  }

  // The step at one array; gradient and state take the class of the parameters.
  template <typename T, typename Row>
  void update (const Row *row, double scale, trees::values& v) const
  {
    typedef typename array_of<T>::type array;
    const array theta0 = array_of<T>::from (v[trees::PARAMS]);
    const array grad = array_of<T>::from (v[trees::GRAD]);
    const dim_vector dims = theta0.dims ();
    Array<T> theta = fresh_elements<T> (dims);
    std::vector<Array<T>> from, to;   // an empty Array costs as much as a full one
    from.reserve (row->nslots);
    to.reserve (row->nslots);
    const T *read[DSC_MAX_SLOTS] = { };
    T *write[DSC_MAX_SLOTS] = { };
    for (int k = 0; k < row->nslots; k++)
      {
        const octave_value& state = v[trees::STATE + k];
        if (! trees::starts (state))
          {
            from.push_back (array_of<T>::from (state));
            read[k] = const_cast<const Array<T>&> (from.back ()).data ();
          }
        to.push_back (fresh_elements<T> (dims));
        write[k] = to[k].fortran_vec ();
      }
    const typename step_of<T>::type step
      = { row, m_hyper, m_t, scale, m_method == DSC_CLIP_ELEMENTS ? m_threshold : INFINITY, 0,
          nullptr };
    run_hooks hooks;
    OCTAVE_QUIT;
    hooks.after_run (DSC_CALL (update, T) (&step, theta0.numel (), theta0.data (),
                                           grad.data (), read, theta.fortran_vec (),
                                           write, hooks.hooks ()), m_who);
    v[trees::PARAMS] = array (theta);
    for (int k = 0; k < row->nslots; k++)
      v[trees::STATE + k] = array (to[k]);
  }

  const char *m_who;
  const trees::titles& m_names;
  const dsc_optimizer_d *m_double;
  const dsc_optimizer_s *m_single;
  dsc_hyper m_hyper;
  double m_t;
  bool m_checked = false;
  double m_threshold = INFINITY;
  dsc_clip m_method = DSC_CLIP_ARRAYS;
};

#endif
