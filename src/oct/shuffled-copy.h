// shuffled-copy.h: the samples of a source in an NPY file, in a random order.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef DESCENT_OCT_SHUFFLED_COPY_H
#define DESCENT_OCT_SHUFFLED_COPY_H

#include <cstring>
#include <utility>
#include <vector>

#include "oct/sample-copy.h"

// A key, and the place of its sample in the bucket.
typedef std::pair<uint64_t, dsc_int> numbered_key;

// Sorts keys whose highest TAKEN bits are the same: by parts of equal next
// bits, so that Ctrl-C gets through.
inline void
sort_keys (int taken, std::vector<numbered_key>& keys)
{
  enum { PART_KEYS = 1 << 16 };
  int bits = 0;
  while (keys.size () >> bits > PART_KEYS)
    bits++;
  auto part_of = [&] (const numbered_key& k) -> std::size_t
  {
    return bits ? k.first << taken >> (64 - bits) : 0;
  };
  std::vector<std::size_t> next ((std::size_t (1) << bits) + 1, 0);
  std::vector<numbered_key> sorted (keys.size ());
  for (const numbered_key& k : keys)
    next[part_of (k) + 1]++;
  for (std::size_t i = 1; i < next.size (); i++)
    next[i] += next[i - 1];
  for (const numbered_key& k : keys)
    sorted[next[part_of (k)]++] = k;
  std::size_t begin = 0;   // next[i] is now the end of part i
  for (std::size_t i = 0; i + 1 < next.size (); begin = next[i++])
    {
      OCTAVE_QUIT;
      std::sort (sorted.begin () + begin, sorted.begin () + next[i]);
    }
  keys.swap (sorted);
}

// Samples go into buckets by the highest bits of their keys, each a part of the
// file; then each bucket is sorted.
class shuffled_copy : public sample_copy
{
public:
  using sample_copy::sample_copy;

  void shuffle (uint64_t seed)
  {
    m_seed = seed;
    const double bytes = (m_sample + KEY_BYTES) * 1. * m_s.samples;
    while (m_bits < BITS_MOST && bytes / bucket_count () > BUCKET_BYTES)
      m_bits++;
    std::vector<dsc_int> begin (bucket_count () + 1, 0);
    each_key (0, m_s.samples, [&] (dsc_int, uint64_t key)
      { begin[bucket_of (key) + 1]++; });
    for (std::size_t b = 1; b < begin.size (); b++)
      begin[b] += begin[b - 1];
    fill_buckets (begin);
    for (dsc_int b = 0; b < bucket_count (); b++)
      {
        sort_bucket (b, begin[b], begin[b + 1] - begin[b]);
        m_progress.done (m_sample * (m_s.samples + 1. * begin[b + 1]) / 2);
      }
    m_out.finish ();
  }

private:
  // A bucket, with its keys, and the room of all buckets are 64 MiB at most,
  // for up to 2^14 buckets.
  enum { BUCKET_BYTES = 1 << 26, KEYS = 1 << 12, BITS_MOST = 14,
         KEY_BYTES = 32 };

  // Samples that wait to be written, some of each bucket.
  struct waiting
  {
    waiting (const std::vector<dsc_int>& begin, dsc_int buckets, dsc_int hold,
             std::size_t sample)
      : hold (hold), next (begin), held (buckets, 0),
        room (buckets * hold * sample)
    { }
    dsc_int hold;                   // of each bucket, at most
    std::vector<dsc_int> next;      // where they go in the file
    std::vector<dsc_int> held;
    workspace room;
  };

  dsc_int bucket_count (void) const { return dsc_int (1) << m_bits; }
  dsc_int bucket_of (uint64_t key) const
  {
    return m_bits ? key >> (64 - m_bits) : 0;
  }

  template <typename Take>
  void each_key (dsc_int first, dsc_int n, Take take)
  {
    uint64_t key[KEYS];
    for (dsc_int i = 0, k; i < n; i += k)
      {
        k = std::min<dsc_int> (KEYS, n - i);
        dsc_shuffle_keys (m_seed, first + i, k, key);
        OCTAVE_QUIT;
        for (dsc_int j = 0; j < k; j++)
          take (first + i + j, key[j]);
      }
  }

  char * place_in (waiting& w, dsc_int b, dsc_int i) const
  {
    return static_cast<char *> (w.room.base ()) + (b * w.hold + i) * m_sample;
  }

  void write_bucket (waiting& w, dsc_int b)
  {
    m_out.write_at (place (w.next[b]), place_in (w, b, 0),
                    w.held[b] * m_sample);
    w.next[b] += w.held[b];
    w.held[b] = 0;
  }

  void fill_buckets (const std::vector<dsc_int>& begin)
  {
    const dsc_int fit = BUCKET_BYTES / bucket_count () / m_sample;
    waiting w (begin, bucket_count (),
               std::min (std::max<dsc_int> (fit, 1), m_s.samples), m_sample);
    for (dsc_int first = 0, n; first < m_s.samples; first += n)
      {
        n = read (first);
        each_key (first, n, [&] (dsc_int i, uint64_t key)
          {
            const dsc_int b = bucket_of (key);
            std::memcpy (place_in (w, b, w.held[b]),
                         data () + (i - first) * m_sample, m_sample);
            if (++w.held[b] == w.hold)
              write_bucket (w, b);
          });
        m_progress.done (m_sample * (first + 1. * n) / 2);
      }
    for (dsc_int b = 0; b < bucket_count (); b++)
      write_bucket (w, b);
  }

  std::vector<numbered_key> keys_of (dsc_int b, dsc_int n)
  {
    std::vector<numbered_key> keys;
    keys.reserve (n);
    each_key (0, m_s.samples, [&] (dsc_int, uint64_t key)
      {
        if (bucket_of (key) == b)
          keys.push_back (std::make_pair (key, dsc_int (keys.size ())));
      });
    sort_keys (m_bits, keys);
    return keys;
  }

  // Bucket number B, samples BEGIN to BEGIN + N - 1 of the file
  void sort_bucket (dsc_int b, dsc_int begin, dsc_int n)
  {
    const std::vector<numbered_key> keys = keys_of (b, n);
    workspace room (n * m_sample);
    char *from = static_cast<char *> (room.base ());
    m_out.read_at (place (begin), from, n * m_sample);
    for (dsc_int i = 0, k; i < n; i += k)
      {
        k = std::min (m_together, n - i);
        for (dsc_int j = 0; j < k; j++)
          std::memcpy (data () + j * m_sample,
                       from + keys[i + j].second * m_sample, m_sample);
        m_out.write_at (place (begin + i), data (), k * m_sample);
      }
  }

  uint64_t m_seed = 0;
  int m_bits = 0;
};

#endif
