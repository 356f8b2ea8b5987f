// groups.h: labels of groups, and the number of the group of each sample.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef DESCENT_OCT_GROUPS_H
#define DESCENT_OCT_GROUPS_H

#include <cstdint>
#include <cstring>
#include <functional>
#include <string>
#include <vector>

#include "oct/series.h"

// The bits of a number that is a label; -0 is 0.
inline std::uint64_t
label_bits (double label)
{
  std::uint64_t bits;
  label += 0.;
  std::memcpy (&bits, &label, sizeof bits);
  return bits;
}
inline std::uint64_t
label_bits (const octave_int64& label)
{
  return static_cast<std::uint64_t> (label.value ());
}
inline std::uint64_t
label_bits (const octave_uint64& label)
{
  return label.value ();
}

// Bits that follow from all bits of a label: the finaliser of MurmurHash3
// (A. Appleby).
inline std::uint64_t
mix_label (std::uint64_t h)
{
  h = (h ^ (h >> 33)) * 0xff51afd7ed558ccdu;
  h = (h ^ (h >> 33)) * 0xc4ceb9fe1a85ec53u;
  return h ^ (h >> 33);
}
inline std::uint64_t
mix_label (const std::string& label)
{
  return mix_label (static_cast<std::uint64_t>
                    (std::hash<std::string> () (label)));
}

// Numbers for labels, from 0 in the order in which they first come: a table
// with open addresses.
template <typename Key> class label_numbers
{
public:
  label_numbers (void) : m_places (64, -1) { }

  dsc_int count (void) const { return m_labels.size (); }
  const std::vector<Key>& labels (void) const { return m_labels; }

  dsc_int number (const Key& label)
  {
    std::size_t i = place_of (label);
    if (m_places[i] >= 0)
      return m_places[i];
    const dsc_int n = m_labels.size ();
    m_labels.push_back (label);
    m_places[i] = n;
    if (2 * m_labels.size () > m_places.size ())
      grow ();
    return n;
  }

private:
  std::size_t place_of (const Key& label) const
  {
    const std::size_t mask = m_places.size () - 1;
    std::size_t i = mix_label (label) & mask;
    while (m_places[i] >= 0 && ! (m_labels[m_places[i]] == label))
      i = (i + 1) & mask;
    return i;
  }

  void grow (void)
  {
    m_places.assign (4 * m_places.size (), -1);
    for (std::size_t n = 0; n < m_labels.size (); n++)
      m_places[place_of (m_labels[n])] = n;
  }

  std::vector<Key> m_labels;
  std::vector<dsc_int> m_places;   // numbers; -1: free
};

// Labels as numbers or as text, in columns: those of numbers are double, or
// int64 or uint64 where they were.
inline octave_value
label_column (const octave_value& v, const char *who)
{
  if (v.iscellstr ())
    return v;
  if (v.is_string () && v.ndims () == 2)
    return Cell (v.string_vector_value (), true);
  if (! is_real_array (v))
    error_with_id ("descent:class", "%s: Groups must be real numbers or a cell "
                   "of strings, and is %s", who, kind_text (v).c_str ());
  const bool wide = v.is_int64_type () || v.is_uint64_type ();
  return wide ? v : octave_value (v.full_value ().array_value ());
}

// The groups of the samples of a call.
class call_groups
{
public:
  // The groups that the state of the calls before has; false if they cannot be
  // its groups.
  bool resume (const octave_value& labels)
  {
    const bool fits = labels.ndims () == 2 && labels.columns () == 1
                      && (labels.iscellstr () || labels.is_double_type ()
                          || labels.is_int64_type ()
                          || labels.is_uint64_type ())
                      && ! labels.iscomplex () && ! labels.issparse ();
    if (! fits)
      return false;
    m_kind = labels.class_name ();
    m_labels = labels;
    octave_idx_type bad;
    number_all (labels, bad);
    m_resumed = count ();
    return bad < 0 && m_resumed == labels.numel ();
  }

  // The groups of N samples, V; new ones join.
  void take (const octave_value& v, dsc_int n, const char *who)
  {
    const octave_value labels = label_column (v, who);
    if (labels.numel () != n)
      error_with_id ("descent:size", "%s: Groups must have one label for each "
                     "of the %td samples; it is %s", who, n,
                     size_text (v).c_str ());
    if (m_resumed > 0 && n > 0 && labels.class_name () != m_kind)
      error_with_id ("descent:class", "%s: Groups must be %s, as in the calls "
                     "before, and is %s", who, m_kind.c_str (),
                     kind_text (v).c_str ());
    if (m_kind.empty () || (m_resumed == 0 && n > 0))
      m_kind = labels.class_name ();
    octave_idx_type bad;
    m_of = number_all (labels, bad);
    if (bad >= 0)
      error_with_id ("descent:value", "%s: Groups must be strings, or numbers "
                     "and not NaN; Groups(%td) is not", who,
                     static_cast<dsc_int> (bad + 1));
    if (count () > m_resumed || m_labels.is_undefined ())
      m_labels = columns_of_labels ();
    m_first.resize (count () + 1);
  }

  dsc_int count (void) const
  {
    return m_kind == "cell" ? m_texts.count () : m_bits.count ();
  }
  dsc_int resumed (void) const { return m_resumed; }
  const octave_value& labels (void) const { return m_labels; }
  sample_groups samples (void) const { return { m_of.data (), count () }; }
  // As the core takes them, once.
  dsc_groups view (void)
  {
    return { count (), m_resumed, m_of.data (), m_first.data () };
  }

private:
  // BAD: the first label that is none, or -1.
  std::vector<dsc_int> number_all (const octave_value& v, octave_idx_type& bad)
  {
    bad = -1;
    if (v.iscell ())
      return number_texts (v.cell_value (), bad);
    if (v.is_int64_type ())
      return number_bits (v.int64_array_value (), bad);
    if (v.is_uint64_type ())
      return number_bits (v.uint64_array_value (), bad);
    return number_bits (v.array_value (), bad);
  }

  std::vector<dsc_int> number_texts (const Cell& labels, octave_idx_type& bad)
  {
    std::vector<dsc_int> of (labels.numel () + 1);
    for (octave_idx_type i = 0; i < labels.numel (); i++)
      {
        if (i % poll_labels == 0)
          octave_quit ();
        if (is_name (labels(i)))
          of[i] = m_texts.number (labels(i).string_value ());
        else if (bad < 0)
          bad = i;
      }
    return of;
  }

  template <typename A>
  std::vector<dsc_int> number_bits (const A& labels, octave_idx_type& bad)
  {
    const octave_idx_type n = labels.numel ();
    const auto *label = labels.data ();
    std::vector<dsc_int> of (n + 1);
    for (octave_idx_type i = 0; i < n; i++)
      {
        if (i % poll_labels == 0)
          octave_quit ();
        if (bad < 0 && label[i] != label[i])
          bad = i;
        of[i] = i > 0 && label[i] == label[i-1]
                ? of[i-1] : m_bits.number (label_bits (label[i]));
      }
    return of;
  }

  template <typename A> octave_value column_of_bits (void) const
  {
    const dsc_int n = m_bits.count ();
    A column (dim_vector (n, 1));
    if (n > 0)
      std::memcpy (static_cast<void *> (column.fortran_vec ()),
                   m_bits.labels ().data (), 8 * n);
    return column;
  }

  octave_value columns_of_labels (void) const
  {
    if (m_kind == "int64")
      return column_of_bits<int64NDArray> ();
    if (m_kind == "uint64")
      return column_of_bits<uint64NDArray> ();
    if (m_kind != "cell")
      return column_of_bits<NDArray> ();
    Cell column (m_texts.count (), 1);
    for (dsc_int i = 0; i < m_texts.count (); i++)
      column.xelem (i) = m_texts.labels ()[i];
    return column;
  }

  static const octave_idx_type poll_labels = 65536;
  std::string m_kind;                    // class of the labels
  octave_value m_labels;
  label_numbers<std::uint64_t> m_bits;   // of one of the two
  label_numbers<std::string> m_texts;
  dsc_int m_resumed = 0;
  std::vector<dsc_int> m_of, m_first;
};

#endif
