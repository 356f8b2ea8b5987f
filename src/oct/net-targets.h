// net-targets.h: the targets of samples, checked, as the core takes them.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef DESCENT_OCT_NET_TARGETS_H
#define DESCENT_OCT_NET_TARGETS_H

#include <memory>
#include <string>

#include "oct/label-hint.h"

inline bool
is_zero_or_one (double y)
{
  return y == 0 || y == 1;
}

// Y is a real array of K rows, or for softmax one row, with M columns.
inline void
check_target_shape (const checked_net& net, const octave_value& Y, dsc_int m)
{
  if (! is_real_array (Y))
    class_error (net.who (), "Y", ("a real array"
                                   + label_hint (net, Y)).c_str ());
  const double K = net.outputs ();
  if (has_size (Y, K, m) || (net.softmax () && has_size (Y, 1, m)))
    return;
  const std::string labels = count_text (K), samples = std::to_string (m);
  std::string also, hint;
  if (net.softmax ())
    also = " (one-hot) or 1x" + samples + " (labels 1.." + labels + ")";
  else if (has_size (Y, 1, m))
    hint = "; labels 1.." + labels
           + " need a network with \"Output\", \"softmax\"";
  if (Y.rows () == m && (Y.columns () == 1 || Y.columns () == K))
    hint = "; transpose it";
  error_with_id ("descent:size", "%s: Y must be %sx%s%s, as X has %s samples; "
                 "it is %s%s", net.who (), labels.c_str (), samples.c_str (),
                 also.c_str (), samples.c_str (), size_text (Y).c_str (),
                 hint.c_str ());
}

// Targets of M samples for a network of class T.
template <typename T>
class net_targets
{
  typedef typename array_of<T>::type array;
public:
  net_targets (const checked_net& net, const octave_value& Y, dsc_int m)
    : m_net (net), m_given (Y)
  {
    check_target_shape (net, Y, m);
    m_labels = Y.class_name ();
    m_full = Y.full_value ();
    m_view.reset (new sample_view (m_full, net.who ()));
    if (net.softmax () && Y.rows () == 1)
      check_labels ();
    else if (net.softmax ())
      check_one_hot ();
    else if (net.output () == "sigmoid")
      check_binary ();
    else
      check_real ();
  }

  // Labels 1 to K in a row, or K rows
  const array& values (void) const { return m_values; }

  // NET, which has learnt how these targets are coded.
  octave_scalar_map net (void) const
  {
    octave_scalar_map map = m_net.value ();
    map.setfield ("labelclass", m_labels);
    map.setfield ("coding", codings[m_coding].name);
    return map;
  }

private:
  [[noreturn]] void fail (const std::string& text) const
  {
    error_with_id ("descent:value", "%s: Y must be %s", m_net.who (),
                   text.c_str ());
    throw std::bad_alloc ();   // not reached: error_with_id does not return
  }

  // The first of the values as they were given that is not fine.
  template <typename Fine>
  std::string culprit (const Fine& fine, const char *across) const
  {
    return samples_culprit<double> (m_view->get (), fine, across);
  }

  // Takes the values in class T, those of a user where they are of it; are all
  // fine?
  template <typename Fine>
  bool take (const Fine& fine)
  {
    const dsc_samples *Y = m_view->get ();
    const bool own = DSC_CALL (samples_view, T) (Y, 0);
    m_values = own ? array_of<T>::from (m_full) : fresh<T> (m_full.dims ());
    T *to = own ? nullptr : m_values.fortran_vec ();
    bool all = true;
    in_taken_parts<T> (Y, [&] (dsc_int first, dsc_int n, const T *values)
      {
        if (to)
          std::copy_n (values, n * Y->rows, to + first * Y->rows);
        for (dsc_int i = 0; i < n * Y->rows; i++)
          all &= fine (values[i]);
      });
    return all;
  }

  void check_labels (void)
  {
    const T K = m_net.outputs ();
    const auto fine = [K] (double y)
      { return y >= 1 && y <= K && y == std::floor (y); };
    m_coding = CODED_LABELS;
    if (! take (fine))
      fail ("labels 1.." + count_text (m_net.outputs ())
            + culprit (fine, nullptr) + label_hint (m_net, m_given));
    if (! holds_labels (find_label_class (m_labels), m_net.outputs ()))
      m_labels = "double";
  }

  void check_binary (void)
  {
    m_coding = CODED_BINARY;
    if (! take (is_zero_or_one))
      fail ("0 or 1 for a sigmoid output" + culprit (is_zero_or_one, "output")
            + label_hint (m_net, m_given));
  }

  void check_real (void)
  {
    const auto fine = [] (double y)
      { return std::isfinite (static_cast<T> (y)); };
    m_coding = CODED_REAL;
    m_labels = m_net.class_name ();
    if (! take (fine))
      fail ("finite in class " + m_labels + culprit (fine, "output"));
  }

  // Each column has a single 1; its row is the label.
  void check_one_hot (void)
  {
    const dsc_samples *Y = m_view->get ();
    m_coding = CODED_ONE_HOT;
    m_values = fresh<T> (dim_vector (1, Y->count));
    T *labels = m_values.fortran_vec ();
    bool flags = true;   // 0 and 1 alone
    dsc_int odd = -1, ones_of_odd = 0;
    in_taken_parts<T> (Y, [&] (dsc_int first, dsc_int n, const T *y)
      {
        for (dsc_int s = first; s < first + n; s++, y += Y->rows)
          {
            dsc_int ones = 0;
            labels[s] = 0;
            for (dsc_int i = 0; i < Y->rows; i++)
              {
                flags &= is_zero_or_one (y[i]);
                ones += y[i] == 1;
                labels[s] = y[i] == 1 ? i + 1 : labels[s];
              }
            if (ones != 1 && odd < 0)
              {
                odd = s;
                ones_of_odd = ones;
              }
          }
      });
    if (flags && odd < 0)
      return;
    fail ("one-hot: a single 1 in each column, 0 elsewhere"
          + (! flags ? culprit (is_zero_or_one, "class")
                     : " (" + std::to_string (ones_of_odd) + " ones at sample "
                       + std::to_string (odd + 1) + ")"));
  }

  const checked_net& m_net;
  const octave_value m_given;
  octave_value m_full;
  std::unique_ptr<const sample_view> m_view;
  array m_values;
  target_coding m_coding;
  std::string m_labels;   // the class of labels
};

#endif
