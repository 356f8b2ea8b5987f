// net-targets.h: the targets of samples, checked, as the core takes them.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef DESCENT_OCT_NET_TARGETS_H
#define DESCENT_OCT_NET_TARGETS_H

#include <algorithm>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "oct/label-hint.h"
#include "oct/source.h"

// What targets of this coding must be, for K outputs of a network of this
// class.
inline std::string
target_rule (dsc_coding coding, double K, const std::string& class_name)
{
  switch (coding)
    {
    case DSC_CODED_BINARY: return "0 or 1 for a sigmoid output";
    case DSC_CODED_LABELS: return "labels 1.." + count_text (K);
    case DSC_CODED_ONE_HOT:
      return "one-hot: a single 1 in each column, 0 elsewhere";
    case DSC_CODED_REAL: break;
    }
  return "finite in class " + class_name;
}

// Y has K rows, or for softmax one row, and M columns; TEXT is its size, it is
// no MATRIX if it has more dimensions.
inline void
check_target_size (const checked_net& net, double rows, double columns,
                   bool matrix, const std::string& text, dsc_int m)
{
  const double K = net.outputs ();
  const auto is = [=] (double wanted)
    { return matrix && rows == wanted && columns == m; };
  if (is (K) || (net.softmax () && is (1)))
    return;
  const std::string labels = count_text (K), samples = std::to_string (m);
  std::string also, hint;
  if (net.softmax ())
    also = " (one-hot) or 1x" + samples + " (labels 1.." + labels + ")";
  else if (is (1))
    hint = "; labels 1.." + labels
           + " need a network with \"Output\", \"softmax\"";
  if (rows == m && (columns == 1 || columns == K))
    hint = "; transpose it";
  error_with_id ("descent:size", "%s: Y must be %sx%s%s, as X has %s samples; "
                 "it is %s%s", net.who (), labels.c_str (), samples.c_str (),
                 also.c_str (), samples.c_str (), text.c_str (),
                 hint.c_str ());
}

inline void
check_target_shape (const checked_net& net, const octave_value& Y, dsc_int m)
{
  if (! is_real_array (Y))
    class_error (net.who (), "Y", ("a real array"
                                   + label_hint (net, Y)).c_str ());
  check_target_size (net, Y.rows (), Y.columns (), Y.ndims () == 2,
                     size_text (Y), m);
}

// The class in which labels come back of targets of CLASS_NAME.
inline std::string
label_class_of (const checked_net& net, dsc_coding coding,
                const std::string& class_name)
{
  if (coding == DSC_CODED_REAL)
    return net.class_name ();
  if (coding == DSC_CODED_LABELS
      && ! holds_labels (find_label_class (class_name), net.outputs ()))
    return "double";
  return class_name;
}

// NET, which has learnt how its targets are coded.
inline octave_scalar_map
net_of_targets (const checked_net& net, dsc_coding coding,
                const std::string& label_class)
{
  octave_scalar_map map = net.value ();
  map.setfield ("labelclass", label_class);
  map.setfield ("coding", codings[coding].name);
  return map;
}

// The numbers in a source of classes with names are those of NET's classes.
inline void
check_source_classes (const checked_net& net, const octave_scalar_map& Y)
{
  const class_list& classes = net.classes ();
  const octave_value names = Y.getfield (source_field::classes);
  if (classes.none () || ! names.iscell () || names.isempty ())
    return;
  const label_row others (names, false);
  bool same = classes.texts () && others.texts ()
              && others.count () == classes.count ();
  for (dsc_int k = 0; same && k < classes.count (); k++)
    same = others.text (k) == classes.text (k);
  if (! same)
    error_with_id ("descent:value", "%s: Y must have the classes of NET, %s, "
                   "in this order; datasource takes them as \"Classes\"",
                   net.who (), classes.words ().c_str ());
}

// The same for targets that are still in a source, of M samples.
inline octave_scalar_map
net_of_source (const checked_net& net, const octave_scalar_map& Y, dsc_int m)
{
  namespace is = source_field;
  const char *who = net.who ();
  const double rows = get_number (Y.getfield (is::features), who,
                                  "SRC.Features"),
    count = get_number (Y.getfield (is::samples), who, "SRC.Samples");
  check_target_size (net, rows, count, true,
                     count_text (rows) + "x" + count_text (count), m);
  check_source_classes (net, Y);
  const dsc_coding coding = ! net.softmax () ? net.coding ()
                            : rows == 1 ? DSC_CODED_LABELS
                            : DSC_CODED_ONE_HOT;
  if (! net.classes ().none ())
    return net_of_targets (net, net.softmax () ? DSC_CODED_LABELS : coding,
                           label_classes[net.label_kind ()].name);
  const std::string name = get_name (Y.getfield (is::class_name), who,
                                     "SRC.Class");
  return net_of_targets (net, coding, label_class_of (net, coding, name));
}

// The labels Y of M samples, texts or numbers that are classes of NET, as the
// numbers that the core takes; Y itself where NET has no classes, or where Y is
// one-hot.
inline octave_value
class_numbers (const checked_net& net, const octave_value& Y, dsc_int m)
{
  const class_list& classes = net.classes ();
  const bool row = Y.ndims () == 2 && Y.rows () == 1;
  if (classes.none () || (is_real_array (Y) && ! row))
    return Y;
  const label_row labels (Y, m > 1);
  if (labels.texts () != classes.texts ()
      || (! labels.texts () && ! is_real_array (Y)))
    class_error (net.who (), "Y",
                 (std::string (classes.texts () ? "texts" : "numbers")
                  + ", as the classes of NET are (" + classes.words ()
                  + ")").c_str ());
  if (labels.count () != m)
    check_target_size (net, 1, labels.count (), true, size_text (Y), m);
  NDArray numbers (dim_vector (1, m));
  const dsc_int first = net.softmax () ? 1 : 0;
  for (dsc_int i = 0; i < m; i++)
    {
      const dsc_int k = classes.find (labels, i);
      if (k < 0)
        error_with_id ("descent:value", "%s: Y must be among the classes of "
                       "NET, %s; %s at sample %td is not", net.who (),
                       classes.words ().c_str (), labels.words (i).c_str (),
                       i + 1);
      numbers(i) = k + first;
    }
  return numbers;
}

// Targets of M samples for a network of class T.
template <typename T>
class net_targets
{
  typedef typename array_of<T>::type array;
public:
  net_targets (const checked_net& net, const octave_value& Y, dsc_int m)
    : m_net (net), m_given (class_numbers (net, Y, m))
  {
    check_target_shape (net, m_given, m);
    m_full = m_given.full_value ();
    m_view.reset (new sample_view (m_full, net.target_offset (),
                                   net.target_scale (), net.who ()));
    if (net.softmax () && m_given.rows () == 1)
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

  // NET, which has learnt how these targets are coded; with classes it returns
  // labels of these.
  octave_scalar_map net (void) const
  {
    if (! m_net.classes ().none ())
      return net_of_targets (m_net, m_net.softmax () ? DSC_CODED_LABELS
                                                     : DSC_CODED_BINARY,
                             label_classes[m_net.label_kind ()].name);
    return net_of_targets (m_net, m_coding,
                           label_class_of (m_net, m_coding,
                                           m_given.class_name ()));
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

  // Takes the values in class T, those of a user where they are of it; are they
  // targets of this coding?
  bool take (dsc_coding coding)
  {
    const dsc_samples *Y = m_view->get ();
    const dsc_int K = m_net.outputs ();
    const bool recoded = coding == DSC_CODED_ONE_HOT,
      own = ! recoded && DSC_CALL (samples_view, T) (Y, 0);
    const dsc_int rows = recoded ? 1 : Y->rows;
    m_values = own ? array_of<T>::from (m_full)
                   : fresh<T> (dim_vector (rows, Y->count));
    T *to = own ? nullptr : m_values.fortran_vec ();
    m_coding = coding;
    in_taken_parts<T> (Y, [&] (dsc_int first, dsc_int n, const T *values)
      {
        const dsc_int odd
          = DSC_CALL (targets_code, T) (coding, K, n,
                                        values, to ? to + first * rows : to);
        if (odd >= 0 && m_odd < 0)
          m_odd = first + odd;
      });
    return m_odd < 0;
  }

  // Is a value fine?
  std::function<bool (double)> fits (void) const
  {
    const dsc_coding coding = m_coding;
    const dsc_int K = m_net.outputs ();
    return [=] (double y)
      {
        return DSC_CALL (target_fits, T) (coding, K, static_cast<T> (y)) != 0;
      };
  }

  void check_labels (void)
  {
    if (! take (DSC_CODED_LABELS))
      fail (rule () + culprit (fits (), nullptr) + label_hint (m_net, m_given));
  }

  void check_binary (void)
  {
    if (! take (DSC_CODED_BINARY))
      fail (rule () + culprit (fits (), "output")
            + label_hint (m_net, m_given));
  }

  void check_real (void)
  {
    if (! take (DSC_CODED_REAL))
      fail (rule () + culprit (fits (), "output"));
  }

  void check_one_hot (void)
  {
    if (take (DSC_CODED_ONE_HOT))
      return;
    const std::string value = culprit (fits (), "class");
    fail (rule () + (value.empty () ? ones (m_odd) : value));
  }

  std::string rule (void) const
  {
    return target_rule (m_coding, m_net.outputs (), m_net.class_name ());
  }

  // " (3 ones at sample 7)", counted from 0
  std::string ones (dsc_int sample) const
  {
    const dsc_samples *Y = m_view->get ();
    std::vector<double> y (Y->rows);
    dsc_samples_take_d (Y, DSC_COLUMNS, 1, nullptr, sample, y.data ());
    return " (" + std::to_string (std::count (y.begin (), y.end (), 1.0))
           + " ones at sample " + std::to_string (sample + 1) + ")";
  }

  const checked_net& m_net;
  const octave_value m_given;
  octave_value m_full;
  std::unique_ptr<const sample_view> m_view;
  array m_values;
  dsc_coding m_coding;
  dsc_int m_odd = -1;     // the first sample that does not fit
};

#endif
