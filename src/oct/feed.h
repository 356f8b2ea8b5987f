// feed.h: samples that a source gives while they are used, for the core.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef DESCENT_OCT_FEED_H
#define DESCENT_OCT_FEED_H

#include <cstring>
#include <memory>
#include <vector>

#include "oct/samples.h"
#include "oct/source.h"

// How many samples a source says it has
inline dsc_int
source_samples (const octave_value& source, const char *who)
{
  return get_count (get_source (source, who).getfield (source_field::samples),
                    1, static_cast<dsc_int> (1) << 53, who, "SRC.Samples");
}

// X or Y of samples: a source, or an array whose columns they are.  Only its
// constructor and `check' meet Octave: a thread may read.
class feed_input
{
public:
  feed_input (const octave_value& v, const char *who) : m_error { }
  {
    if (! is_source (v))
      {
        m_view.reset (new sample_view (v, who));
        m_samples = *m_view->get ();
        return;
      }
    m_source = open_files (v, who);
    const dsc_source *s = m_source->get ();
    m_samples = { s->features, s->kind, nullptr, nullptr, nullptr,
                  s->samples };
    m_room.reset (new workspace (dsc_source_room (s)));
  }

  // An array's; of a source, without data
  const dsc_samples& samples (void) const { return m_samples; }
  dsc_int rows (void) const { return m_samples.rows; }
  dsc_int count (void) const { return m_samples.count; }
  dsc_kind kind (void) const { return m_samples.kind; }
  bool is_file (void) const { return m_source != nullptr; }
  // Samples that are best read together
  dsc_int grain (void) const { return m_source ? m_source->grain () : 1; }
  // of a sample
  std::size_t bytes (void) const { return rows () * dsc_kind_bytes (kind ()); }

  // N samples from number FIRST on, to TO.
  dsc_status read (dsc_int first, dsc_int n, void *to)
  {
    if (m_source)
      return dsc_source_read (m_source->get (), first, n, to, m_room->base (),
                              nullptr, &m_error);
    std::memcpy (to, static_cast<const char *> (m_samples.data)
                     + first * bytes (), n * bytes ());
    return DSC_OK;
  }

  // The error of what has not been read.
  void check (dsc_status status) const
  {
    if (m_source && m_error.fault != DSC_FAULT_NONE)
      m_source->check (status, m_error);
  }

  // Sample number S in memory, as an array whose column it is.
  dsc_samples one (dsc_int s, std::vector<char>& room)
  {
    room.resize (bytes ());
    dsc_samples sample = m_samples;
    sample.data = room.data ();
    sample.count = read (s, 1, room.data ()) == DSC_OK;
    return sample;
  }

private:
  std::unique_ptr<open_source> m_source;
  std::unique_ptr<workspace> m_room;
  std::unique_ptr<sample_view> m_view;
  dsc_samples m_samples;
  dsc_source_error m_error;
};

// A feed of the core with its memory; its reader must live longer.
class open_feed
{
public:
  explicit open_feed (const dsc_feeding& how)
    : m_room (room_of (how)), m_feed (dsc_feed_begin (&how, m_room.base ())),
      m_places (dsc_feed_places (&how))
  {
    if (! m_feed)
      throw std::bad_alloc ();
  }
  ~open_feed (void)
  {
    end ();
  }
  open_feed (const open_feed&) = delete;

  dsc_feed * get (void) const { return m_feed; }
  dsc_int places (void) const { return m_places; }
  void * array (int i) const { return dsc_feed_array (m_feed, i); }

  // Ends its thread; what the reader has left can be looked at then.
  void end (void)
  {
    if (! m_feed)
      return;
    m_account = dsc_feed_accounts (m_feed);
    dsc_feed_end (m_feed);
    m_feed = nullptr;
  }

  dsc_feed_account account (void) const
  {
    return m_feed ? dsc_feed_accounts (m_feed) : m_account;
  }

private:
  static std::size_t room_of (const dsc_feeding& how)
  {
    const std::size_t bytes = dsc_feed_workspace (&how);
    if (bytes == SIZE_MAX)
      throw std::bad_alloc ();
    return bytes;
  }

  workspace m_room;
  dsc_feed *m_feed;
  dsc_int m_places;
  dsc_feed_account m_account = { };
};

enum : dsc_int
{
  FEED_BLOCK_BYTES = 1 << 18,   // of samples that are read in their order,
  FEED_PART_BYTES = 1 << 23     // and of those that are gone through once
};

// The windows of a run that reads M samples of so many BYTES in their order,
// two at a time in MEMORY.
inline dsc_windows
reading_windows (dsc_int m, dsc_int B, double memory, double bytes,
                 const char *who)
{
  const double window = memory / 2 / bytes;
  if (window >= m)
    return { m, B, 1, m, 1 };
  if (window < B)
    error_with_id ("descent:value", "%s: Memory must hold two mini-batches, "
                   "2 x %td samples of %.0f bytes", who, B, bytes);
  dsc_int block = std::max (1., FEED_BLOCK_BYTES / bytes);
  block = std::min<dsc_int> (block, window);
  while (block > 1 && static_cast<dsc_int> (window) / block * block < B)
    block /= 2;
  return { m, B, 1, block, static_cast<dsc_int> (window) / block };
}

// What feeds RUN, a run over samples of so many BYTES, in MEMORY, with its part
// of them; arrays and reader are not set.
template <typename Run>
dsc_feeding
feeding (const Run& run, double memory, double bytes, const char *who)
{
  dsc_feeding how = { };
  how.in_order = run.shuffle == DSC_NEVER;
  how.once = run.shuffle == DSC_ONCE;
  how.seed = run.seed;
  how.epochs = run.epochs;
  how.windows = how.in_order ? reading_windows (run.m, run.B, memory, bytes,
                                                who)
                : run.windows.blocks > 0 ? run.windows
                : dsc_windows { run.m, run.B, 1, run.m, 1 };
  if (run.group)
    {
      how.first = dsc_share (run.shards, run.group->rank, run.group->ranks);
      how.streams = dsc_share (run.shards, run.group->rank + 1,
                               run.group->ranks) - how.first;
    }
  return how;
}

// Inputs as they are stored, for a feed.
class raw_reader
{
public:
  raw_reader (const octave_value_list& values, const char *who)
  {
    for (octave_idx_type i = 0; i < values.length (); i++)
      m_inputs.emplace_back (new feed_input (values(i), who));
  }

  int inputs (void) const { return m_inputs.size (); }
  feed_input& input (int i) const { return *m_inputs[i]; }
  dsc_int count (void) const { return m_inputs[0]->count (); }
  // of a sample, with its place in an order
  double bytes (void) const
  {
    double sum = sizeof (dsc_int);
    for (const auto& input : m_inputs)
      sum += input->bytes ();
    return sum;
  }

  // A feed of HOW, whose arrays are set here; the inputs are its first ones.
  std::unique_ptr<open_feed> begin (dsc_feeding how)
  {
    for (int i = 0; i < inputs (); i++)
      how.bytes[i] = m_inputs[i]->bytes ();
    how.grain = m_inputs[0]->grain ();
    how.reader = { read_of, this };
    return std::unique_ptr<open_feed> (new open_feed (how));
  }

  // Throws the error of a feed that has ended with STATUS.
  void check (dsc_status status) const
  {
    for (const auto& input : m_inputs)
      input->check (status);
  }

private:
  static dsc_status read_of (void *self, dsc_int first, dsc_int n,
                             void *const *at, dsc_int *)
  {
    raw_reader *r = static_cast<raw_reader *> (self);
    for (int i = 0; i < r->inputs (); i++)
      {
        const dsc_status status = r->m_inputs[i]->read (first, n, at[i]);
        if (status != DSC_OK)
          return status;
      }
    return DSC_OK;
  }

  std::vector<std::unique_ptr<feed_input>> m_inputs;
};

#endif
