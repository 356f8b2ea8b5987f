// csv-classes.h: the labels of a text as classes: their names and numbers.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef DESCENT_OCT_CSV_CLASSES_H
#define DESCENT_OCT_CSV_CLASSES_H

#include <algorithm>
#include <numeric>
#include <vector>

#include "oct/cache.h"
#include "oct/source-request.h"

// The order of texts: by their values if all are numbers, else by their bytes.
inline std::vector<int>
label_order (const name_list& names)
{
  std::vector<double> value (names.size ());
  bool numbers = true;
  for (std::size_t i = 0; i < names.size (); i++)
    numbers = dsc_csv_is_number (names[i].c_str (), &value[i])
              && ! std::isnan (value[i]) && numbers;
  std::vector<int> order (names.size ());
  std::iota (order.begin (), order.end (), 0);
  std::stable_sort (order.begin (), order.end (), [&] (int a, int b)
    { return numbers && value[a] != value[b] ? value[a] < value[b]
                                             : names[a] < names[b]; });
  return order;
}

class csv_classes
{
public:
  csv_classes (void)
    : m_room (dsc_labels_begin (&m_labels, nullptr))
  {
    dsc_labels_begin (&m_labels, m_room.base ());
  }
  csv_classes (const csv_classes&) = delete;

  dsc_labels * labels (void) { return &m_labels; }

  // The classes are the texts V, unless it is empty.
  void give (const octave_value& v, const char *who)
  {
    const name_list names = v.isempty () ? name_list ()
                                         : get_file_names (v, who);
    int classes = 0;
    m_given = ! names.empty ();
    for (const std::string& name : names)
      if (dsc_labels_number (&m_labels, name.data (), name.size ())
          != ++classes)
        error_with_id ("descent:value", "%s: Classes must be different texts, "
                       "%d at most", who, DSC_LABELS_MOST);
    m_labels.more = ! m_given;
  }

  // The classes in their order; N labels, from byte HEAD of Y on, get their
  // numbers in that.
  name_list sort (cache_file *Y, uint64_t head, dsc_int n)
  {
    const name_list names = found ();
    if (m_given || names.empty ())
      return names;
    name_list sorted;
    const std::vector<int> order = label_order (names);
    std::vector<uint16_t> rank (names.size () + 1);
    for (std::size_t i = 0; i < names.size (); i++)
      {
        rank[order[i] + 1] = i + 1;
        sorted.push_back (names[order[i]]);
      }
    if (! std::is_sorted (rank.begin (), rank.end ()))
      renumber (*Y, head, n, rank);
    return sorted;
  }

private:
  name_list found (void) const
  {
    name_list names;
    for (int i = 0; i < m_labels.n; i++)
      names.push_back (std::string (m_labels.text + m_labels.begin[i],
                                    m_labels.begin[i + 1]
                                    - m_labels.begin[i]));
    return names;
  }

  static void renumber (cache_file& Y, uint64_t head, dsc_int n,
                        const std::vector<uint16_t>& rank)
  {
    std::vector<uint16_t> labels (1 << 18);
    const dsc_int room = labels.size ();
    for (dsc_int first = 0; first < n; first += room)
      {
        const dsc_int some = std::min (room, n - first);
        const uint64_t at = head + 2 * static_cast<uint64_t> (first);
        Y.read_at (at, labels.data (), 2 * some);
        for (dsc_int i = 0; i < some; i++)
          labels[i] = rank[labels[i]];
        Y.write_at (at, labels.data (), 2 * some);
      }
  }

  dsc_labels m_labels;
  workspace m_room;
  bool m_given = false;
};

#endif
