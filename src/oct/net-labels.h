// net-labels.h: the labels that outputs of a network stand for.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef DESCENT_OCT_NET_LABELS_H
#define DESCENT_OCT_NET_LABELS_H

#include <vector>

#include "oct/net-check.h"

// The label of what has NaN among its outputs.
template <typename E> E no_label (void) { return E (); }
template <> inline double no_label<double> (void) { return NAN; }
template <> inline float no_label<float> (void) { return NAN; }

// The most probable of K outputs y, from 0, the first of equals; of one output,
// is it at least .5?  -1 if there is a NaN.
template <typename T>
dsc_int
most_probable (const T *y, dsc_int K)
{
  dsc_int best = 0;
  bool nan = false;
  for (dsc_int i = 0; i < K; i++)
    {
      nan |= std::isnan (y[i]);
      best = y[i] > y[best] ? i : best;
    }
  return nan ? -1 : K == 1 ? y[0] >= .5 : best;
}

// The classes of NET that outputs YHAT (K, m) stand for, in a row: an array A
// with elements E.
template <typename A, typename E, typename T>
octave_value
classes_for (const checked_net& net, const typename array_of<T>::type& Yhat)
{
  const class_list& classes = net.classes ();
  const dsc_int K = Yhat.rows (), m = Yhat.columns ();
  A labels (dim_vector (1, m));
  E *to = labels.fortran_vec ();
  for (dsc_int s = 0; s < m; s++)
    {
      const dsc_int k = most_probable (Yhat.data () + s * K, K);
      to[s] = k < 0 ? no_label<E> () : E (classes.number (k));
    }
  return labels;
}

// The same where they are texts; "" for NaN
template <typename T>
octave_value
texts_for (const checked_net& net, const typename array_of<T>::type& Yhat)
{
  const dsc_int K = Yhat.rows (), m = Yhat.columns ();
  std::vector<octave_value> texts;
  for (dsc_int k = 0; k < net.classes ().count (); k++)
    texts.emplace_back (net.classes ().text (k));
  Cell labels (dim_vector (1, m), octave_value (""));
  for (dsc_int s = 0; s < m; s++)
    {
      const dsc_int k = most_probable (Yhat.data () + s * K, K);
      if (k >= 0)
        labels(s) = texts[k];
    }
  return labels;
}

// Labels of class E, in arrays A, for the outputs YHAT (K, m).
template <typename A, typename E, typename T>
class label_writer
{
  typedef typename array_of<T>::type outputs;
public:
  label_writer (dsc_coding coding, const outputs& Yhat)
    : m_coding (coding), m_K (Yhat.rows ()), m_Yhat (Yhat)
  { }

  octave_value labels (void) const
  {
    const dsc_int rows = m_coding == DSC_CODED_LABELS ? 1 : m_K;
    A labels (dim_vector (rows, m_Yhat.columns ()));
    E *to = labels.fortran_vec ();
    in_parts (m_Yhat.columns (), m_K, [&] (dsc_int first, dsc_int n)
      {
        for (dsc_int s = first; s < first + n; s++)
          write (m_Yhat.data () + s * m_K, rows, to + s * rows);
      });
    return labels;
  }

private:
  void write (const T *y, dsc_int rows, E *label) const
  {
    const dsc_int best = most_probable (y, m_K);
    for (dsc_int i = 0; i < rows; i++)
      label[i] = best < 0 ? no_label<E> ()
                 : E (m_coding == DSC_CODED_LABELS ? best + 1
                      : m_coding == DSC_CODED_ONE_HOT ? i == best : y[i] >= .5);
  }

  dsc_coding m_coding;
  dsc_int m_K;
  const outputs& m_Yhat;
};

// The labels for the outputs YHAT (K, m) of NET: its classes, or coded as its
// targets were.
template <typename T>
octave_value
labels_for (const checked_net& net, const typename array_of<T>::type& Yhat)
{
  const dsc_coding coding = net.coding ();
  if (coding == DSC_CODED_REAL)
    return Yhat;
  const bool named = ! net.classes ().none ();
  if (named && net.classes ().texts ())
    return texts_for<T> (net, Yhat);
#define LABELS(array, element) \
  (named ? classes_for<array, element, T> (net, Yhat) \
         : label_writer<array, element, T> (coding, Yhat).labels ())
  switch (net.label_kind ())
    {
    case DSC_DOUBLE: return LABELS (NDArray, double);
    case DSC_FLOAT: return LABELS (FloatNDArray, float);
    case DSC_INT8: return LABELS (int8NDArray, octave_int8);
    case DSC_UINT8: return LABELS (uint8NDArray, octave_uint8);
    case DSC_INT16: return LABELS (int16NDArray, octave_int16);
    case DSC_UINT16: return LABELS (uint16NDArray, octave_uint16);
    case DSC_INT32: return LABELS (int32NDArray, octave_int32);
    case DSC_UINT32: return LABELS (uint32NDArray, octave_uint32);
    case DSC_INT64: return LABELS (int64NDArray, octave_int64);
    case DSC_UINT64: return LABELS (uint64NDArray, octave_uint64);
    default: return LABELS (boolNDArray, bool);
    }
#undef LABELS
}

#endif
