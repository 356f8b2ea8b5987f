// cost-pieces.h: samples of sources for a user's function, piece after piece.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef DESCENT_OCT_COST_PIECES_H
#define DESCENT_OCT_COST_PIECES_H

#include <memory>
#include <vector>

#include "oct/arena.h"
#include "oct/feed.h"

// The arguments of a cost function after theta, {X, y} or {X}.  Where X is a
// source a piece is some of the samples, else all of them.
class cost_pieces
{
public:
  // rows: the function gets samples as rows; arrays beside a source have them
  // as columns.  PIECE samples at a time, at most.
  cost_pieces (const octave_value_list& data, bool rows, dsc_int piece,
               const char *who)
    : m_whole (data), m_rows (rows), m_piece (piece)
  {
    if (data.length () == 0 || ! is_source (data(0)))
      return;
    octave_value_list given;
    for (octave_idx_type i = 0; i < data.length (); i++)
      {
        m_given.push_back (! is_empty_matrix (data(i)));
        if (m_given[i])
          given.append (data(i));
      }
    m_reader.reset (new raw_reader (given, who));
    for (int i = 1; i < m_reader->inputs (); i++)
      if (m_reader->input (i).count () != m_reader->count ())
        error_with_id ("descent:size", "%s: the data disagree", who);
    if (piece < 1)
      error_with_id ("descent:value", "%s: a piece has no samples", who);
    m_room.resize (m_reader->inputs ());
  }

  bool empty (void) const { return m_whole.length () == 0; }

  // The mean of COST (arguments), a cost for each piece, weighted by sizes.
  template <typename Cost>
  double mean (Cost cost)
  {
    if (! m_reader)
      return cost (m_whole);
    const dsc_int m = m_reader->count ();
    double sum = 0;
    for (dsc_int first = 0, n; first < m; first += n)
      {
        n = std::min (m_piece, m - first);
        sum += n * cost (take (first, n));
      }
    return sum / m;
  }

private:
  octave_value_list take (dsc_int first, dsc_int n)
  {
    octave_value_list part (m_given.size ());
    for (std::size_t i = 0, k = 0; i < m_given.size (); i++)
      part(i) = m_given[i] ? read (k++, first, n) : octave_value (Matrix ());
    return part;
  }

  octave_value read (int i, dsc_int first, dsc_int n)
  {
    feed_input& input = m_reader->input (i);
    m_room[i].resize (n * input.bytes ());
    const dsc_status status = input.read (first, n, m_room[i].data ());
    if (status != DSC_OK)
      m_reader->check (status);
    return arena_samples (input.kind (), m_room[i].data (), input.rows (), 0,
                          n, nullptr, m_rows);
  }

  octave_value_list m_whole;
  bool m_rows;
  dsc_int m_piece;
  std::vector<bool> m_given;
  std::unique_ptr<raw_reader> m_reader;   // NULL: arrays
  std::vector<std::vector<char>> m_room;
};

#endif
