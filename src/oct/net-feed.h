// net-feed.h: the samples of a network, with targets and weights: arrays as
// they are, or read from sources while they are used.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef DESCENT_OCT_NET_FEED_H
#define DESCENT_OCT_NET_FEED_H

#include <algorithm>
#include <memory>

#include "oct/net-reader.h"

// Samples of a network with their targets, if they have some.
template <typename T>
class net_data
{
  typedef typename array_of<T>::type array;
public:
  // finite: samples of a source are to be finite as the network takes them.
  net_data (const net_view<T>& net, const octave_value& X,
            const octave_value& Y, bool finite, const char *who)
    : m_net (net)
  {
    if (is_source (X))
      {
        m_reader.reset (new net_reader<T> (net, X, Y, finite, who));
        m_count = m_reader->count ();
        return;
      }
    m_X = net.samples (X);
    m_samples = *m_X->get ();
    m_count = m_X->count ();
    if (Y.is_defined ())
      m_Y = net.targets (Y, m_count);
  }

  dsc_int count (void) const { return m_count; }
  bool is_fed (void) const { return m_reader != nullptr; }
  const dsc_samples * X (void) const { return &m_samples; }
  const T * Y (void) const
  {
    return m_feed ? static_cast<const T *> (m_feed->array (1)) : m_Y.data ();
  }
  // NULL: ones
  const T * weights (void) const
  {
    return ! m_feed ? (m_weights.isempty () ? nullptr : m_weights.data ())
           : m_reader->has_weights () ? static_cast<const T *>
                                          (m_feed->array (2))
           : nullptr;
  }
  // NULL: all samples are there
  dsc_feed * feed (void) const { return m_feed ? m_feed->get () : nullptr; }

  // V is a row, or where targets are in a source {row, of classes}.
  void weigh (const octave_value& v)
  {
    const bool both = is_fed () && v.iscell () && v.numel () == 2;
    if (! both)
      m_weights = m_net.weights (v, m_count);
    if (! is_fed ())
      return;
    feed_weights<T> weights = { m_weights, NDArray () };
    if (both)
      {
        weights.samples = m_net.weights (v.cell_value ()(0), m_count);
        weights.classes = m_net.class_weights (v.cell_value ()(1));
      }
    m_reader->weigh (weights);
  }

  // What is done to targets of a source; those of an array are what the network
  // takes.
  void recode (const feed_targets& how)
  {
    if (is_fed ())
      m_reader->recode (how);
  }

  // Begins to feed a run of HOW, whose arrays are set here.
  void begin (dsc_feeding how)
  {
    if (! is_fed () || m_count < 1)
      return;
    m_reader->set_bytes (how.bytes);
    how.grain = m_reader->grain ();
    how.reader = m_reader->reader ();
    m_feed.reset (new open_feed (how));
    m_samples = m_reader->arena (m_feed->array (0), m_feed->places ());
  }

  // Bytes of a sample in an arena, with its place in an order
  double bytes (void) const
  {
    std::size_t bytes[DSC_FEED_ARRAYS];
    m_reader->set_bytes (bytes);
    return bytes[0] + bytes[1] + bytes[2] + sizeof (dsc_int);
  }

  // Begins to feed what goes through all samples in parts.
  void begin_parts (void)
  {
    if (! is_fed () || m_count < 1)
      return;
    const double most = FEED_PART_BYTES / bytes ();
    const dsc_int part = DSC_CALL (mlp_part, T)
                           (m_net.net (), m_count,
                            static_cast<dsc_int> (std::min (most, 16384.)));
    const dsc_int block = 2 * most >= m_count ? m_count : part;
    dsc_feeding how = { };
    how.windows = { m_count, part, 1, block, 1 };
    how.in_order = 1;
    how.epochs = INT32_MAX;
    begin (how);
  }

  // Ends the feed; throws the error of a run that has ended with STATUS, if
  // that came from here.
  void end (dsc_status status)
  {
    if (! m_feed)
      return;
    m_feed->end ();
    m_account = m_feed->account ();
    m_feed.reset ();
    m_reader->check (status, m_account.bad);
  }

  dsc_feed_account account (void) const
  {
    return m_feed ? m_feed->account () : m_account;
  }

private:
  const net_view<T>& m_net;
  dsc_samples m_samples { };
  std::unique_ptr<const sample_view> m_X;
  array m_Y, m_weights;
  dsc_int m_count;
  dsc_feed_account m_account { };
  std::unique_ptr<net_reader<T>> m_reader;
  std::unique_ptr<open_feed> m_feed;   // goes before its reader
};

#endif
