// net-classes.h: the classes that outputs of a network stand for.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef DESCENT_OCT_NET_CLASSES_H
#define DESCENT_OCT_NET_CLASSES_H

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "oct/args.h"

// Texts or numbers of a user in a row, as a copy.
class label_row
{
public:
  // V: a cell of texts, a char array (a text a row; where there are SEVERAL
  // labels, a text for each character of one row) or a real array; anything
  // else has no labels.
  label_row (const octave_value& v, bool several)
  {
    if (v.is_string () && v.ndims () == 2)
      take_chars (v.char_matrix_value (), several);
    else if (v.iscell ())
      take_cell (v.cell_value ());
    else if (is_real_array (v))
      m_numbers = v.full_value ().array_value ();
  }

  bool texts (void) const { return m_are_texts; }
  dsc_int count (void) const
  {
    return m_are_texts ? static_cast<dsc_int> (m_texts.size ())
                       : static_cast<dsc_int> (m_numbers.numel ());
  }
  const std::string& text (dsc_int i) const { return m_texts[i]; }
  double number (dsc_int i) const { return m_numbers(i); }
  // as messages show it
  std::string words (dsc_int i) const
  {
    return m_are_texts ? "\"" + cut_text (m_texts[i]) + "\""
                       : number_text (m_numbers(i), 10);
  }

private:
  void take_chars (const charMatrix& a, bool several)
  {
    m_are_texts = true;
    if (a.rows () == 1 && several)
      for (octave_idx_type i = 0; i < a.columns (); i++)
        m_texts.push_back (std::string (1, a(0, i)));
    else
      for (octave_idx_type i = 0; i < a.rows (); i++)
        {
          const std::string line = a.row_as_string (i);
          m_texts.push_back (line.substr (0, line.find_last_not_of (' ') + 1));
        }
  }

  void take_cell (const Cell& a)
  {
    m_are_texts = true;
    for (octave_idx_type i = 0; i < a.numel (); i++)
      m_are_texts = m_are_texts && is_name (a(i));
    for (octave_idx_type i = 0; m_are_texts && i < a.numel (); i++)
      m_texts.push_back (a(i).string_value ());
  }

  bool m_are_texts = false;
  std::vector<std::string> m_texts;
  NDArray m_numbers;
};

// Different texts or numbers, in a row; or none.
class class_list
{
public:
  class_list (void) = default;

  // V is good () where it is a vector of different texts, or of different
  // numbers, none of them NaN.
  explicit class_list (const octave_value& v) : m_labels (v, false)
  {
    const dsc_int n = m_labels.count ();
    m_good = v.ndims () == 2 && (v.is_string () || v.isempty ()
                                 || v.rows () == 1 || v.columns () == 1);
    for (dsc_int i = 0; i < n; i++)
      {
        m_good = m_good && (texts () || ! std::isnan (m_labels.number (i)));
        if (texts ())
          m_texts.emplace_back (m_labels.text (i), i);
        else
          m_numbers.emplace_back (m_labels.number (i), i);
      }
    m_good = m_good && sort (m_texts) && sort (m_numbers);
  }

  bool good (void) const { return m_good; }
  bool none (void) const { return count () == 0; }
  bool texts (void) const { return m_labels.texts (); }
  dsc_int count (void) const { return m_labels.count (); }
  const std::string& text (dsc_int k) const { return m_labels.text (k); }
  double number (dsc_int k) const { return m_labels.number (k); }

  // The number of a class, from 0; -1 if it is none.
  dsc_int find (const std::string& text) const
  {
    return find_in (m_texts, text);
  }
  dsc_int find (double number) const
  {
    return std::isnan (number) ? -1 : find_in (m_numbers, number);
  }
  dsc_int find (const label_row& labels, dsc_int i) const
  {
    return texts () ? find (labels.text (i)) : find (labels.number (i));
  }

  // "a", "b", ... for messages
  std::string words (void) const
  {
    std::string all;
    const dsc_int most = 5;
    for (dsc_int k = 0; k < std::min (count (), most); k++)
      all += (k ? ", " : "") + m_labels.words (k);
    return all + (count () > most ? ", ..." : "");
  }

private:
  // Are all different?
  template <typename E>
  static bool sort (std::vector<std::pair<E, dsc_int>>& all)
  {
    std::sort (all.begin (), all.end ());
    for (std::size_t i = 1; i < all.size (); i++)
      if (all[i - 1].first == all[i].first)
        return false;
    return true;
  }

  template <typename E>
  static dsc_int find_in (const std::vector<std::pair<E, dsc_int>>& all,
                          const E& label)
  {
    const auto at
      = std::lower_bound (all.begin (), all.end (), label,
                          [] (const std::pair<E, dsc_int>& a, const E& b)
        { return a.first < b; });
    return at != all.end () && at->first == label ? at->second : -1;
  }

  label_row m_labels { octave_value (Matrix ()), false };
  std::vector<std::pair<std::string, dsc_int>> m_texts;
  std::vector<std::pair<double, dsc_int>> m_numbers;
  bool m_good = true;
};

// Numbers in the class of KIND.
inline octave_value
cast_numbers (dsc_kind kind, const NDArray& a)
{
  switch (kind)
    {
    case DSC_FLOAT: return FloatNDArray (a);
    case DSC_INT8: return int8NDArray (a);
    case DSC_UINT8: return uint8NDArray (a);
    case DSC_INT16: return int16NDArray (a);
    case DSC_UINT16: return uint16NDArray (a);
    case DSC_INT32: return int32NDArray (a);
    case DSC_UINT32: return uint32NDArray (a);
    case DSC_INT64: return int64NDArray (a);
    case DSC_UINT64: return uint64NDArray (a);
    case DSC_LOGICAL: return octave_value (a).bool_array_value ();
    default: return a;
    }
}

#endif
