// __copysource__.cc: M = __copysource__ (SRC, TO, SEED) writes the M samples of
// a source into the NPY file TO, one after the other; in a random order if SEED
// is not [].
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "oct/cache.h"
#include "oct/source.h"

static const char *who = "datasource";

// A bucket, with its keys, and the room of all buckets are 64 MiB at most, for
// up to 2^14 buckets.
enum { COPY_BYTES = 1 << 22, BUCKET_BYTES = 1 << 26, KEYS = 1 << 12,
       BITS_MOST = 14, KEY_BYTES = 32, PART_KEYS = 1 << 16 };

// A key, and the place of its sample in the bucket.
typedef std::pair<uint64_t, dsc_int> numbered_key;

class source_copy
{
public:
  source_copy (open_source& from, const std::string& to)
    : m_from (from), m_s (*from.get ()), m_array (from.array (0)),
      m_value (from.array (0).bytes
               / (m_s.features * from.get ()->part[0].samples)),
      m_sample (m_s.features * m_value),
      m_together (std::max<dsc_int> (COPY_BYTES / m_sample, 1)),
      m_room (dsc_source_room (&m_s)), m_data (m_together * m_sample),
      m_out (to, from.request ().files[0], who),
      m_progress (from.request ().files[0], m_sample * 1. * m_s.samples)
  {
    write_head ();
  }

  void run (void)
  {
    for (dsc_int first = 0, n; first < m_s.samples; first += n)
      {
        n = read (first);
        m_out.write (data (), n * m_sample);
        m_progress.done (m_sample * 1. * (first + n));
      }
    m_out.finish ();
  }

  // Samples go into buckets by the highest bits of their keys, each a part of
  // the file; then each bucket is sorted.
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
  char * data (void) { return static_cast<char *> (m_data.base ()); }
  dsc_int bucket_count (void) const { return dsc_int (1) << m_bits; }
  dsc_int bucket_of (uint64_t key) const
  {
    return m_bits ? key >> (64 - m_bits) : 0;
  }
  uint64_t place (dsc_int sample) const
  {
    return m_head + m_sample * static_cast<uint64_t> (sample);
  }

  void write_head (void)
  {
    char head[DSC_NPY_HEAD_MOST];
    dsc_array a = m_array;
    if (m_from.samples_last ())
      for (int i = a.dimensions - 1; i > 0; i--)
        a.size[i] = m_array.size[i - 1];
    a.swap = 0;
    // features stay in the order in which they are stored
    if (a.first_fastest)
      std::reverse (a.size + 1, a.size + a.dimensions);
    a.first_fastest = 0;
    a.size[0] = m_s.samples;
    m_head = dsc_npy_write_head (&a, head);
    m_out.write (head, m_head);
  }

  // Samples from number FIRST on, as many as are read at one time.
  dsc_int read (dsc_int first)
  {
    const dsc_int n = std::min (m_together, m_s.samples - first);
    m_from.read (first, n, data (), m_room.base ());
    return n;
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

  void fill_buckets (const std::vector<dsc_int>& begin)
  {
    const dsc_int hold
      = std::min (std::max<dsc_int> (BUCKET_BYTES / bucket_count ()
                                     / m_sample, 1), m_s.samples);
    std::vector<dsc_int> next (begin), held (bucket_count (), 0);
    workspace room (bucket_count () * hold * m_sample);
    char *base = static_cast<char *> (room.base ());
    auto empty = [&] (dsc_int b)
    {
      m_out.write_at (place (next[b]), base + b * hold * m_sample,
                      held[b] * m_sample);
      next[b] += held[b];
      held[b] = 0;
    };
    for (dsc_int first = 0, n; first < m_s.samples; first += n)
      {
        n = read (first);
        each_key (first, n, [&] (dsc_int i, uint64_t key)
          {
            const dsc_int b = bucket_of (key);
            std::memcpy (base + (b * hold + held[b]) * m_sample,
                         data () + (i - first) * m_sample, m_sample);
            if (++held[b] == hold)
              empty (b);
          });
        m_progress.done (m_sample * (first + 1. * n) / 2);
      }
    for (dsc_int b = 0; b < bucket_count (); b++)
      empty (b);
  }

  // By parts of equal high bits, so that Ctrl-C gets through.
  void sort_keys (std::vector<numbered_key>& keys)
  {
    int bits = 0;
    while (keys.size () >> bits > PART_KEYS)
      bits++;
    const int down = 64 - m_bits - bits;
    auto part_of = [&] (const numbered_key& k) -> std::size_t
    {
      return bits ? k.first << m_bits >> (down + m_bits) : 0;
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

  void sort_bucket (dsc_int b, dsc_int begin, dsc_int n)
  {
    std::vector<numbered_key> keys;
    keys.reserve (n);
    each_key (0, m_s.samples, [&] (dsc_int, uint64_t key)
      {
        if (bucket_of (key) == b)
          keys.push_back (std::make_pair (key, dsc_int (keys.size ())));
      });
    workspace room (n * m_sample);
    char *from = static_cast<char *> (room.base ());
    m_out.read_at (place (begin), from, n * m_sample);
    sort_keys (keys);
    for (dsc_int i = 0, k; i < n; i += k)
      {
        k = std::min (m_together, n - i);
        for (dsc_int j = 0; j < k; j++)
          std::memcpy (data () + j * m_sample,
                       from + keys[i + j].second * m_sample, m_sample);
        m_out.write_at (place (begin + i), data (), k * m_sample);
      }
  }

  open_source& m_from;
  const dsc_source& m_s;
  const dsc_array& m_array;
  std::size_t m_value, m_sample;
  dsc_int m_together;
  workspace m_room, m_data;
  cache_file m_out;
  conversion_progress m_progress;
  std::size_t m_head = 0;
  uint64_t m_seed = 0;
  int m_bits = 0;
};

// PKG_ADD: autoload ("__copysource__", "__descent__.oct");
DEFUN_DLD (__copysource__, args, , "see datasource")
{
  return guarded ("__copysource__", [&] () -> octave_value_list
  {
    check_nargin (args, 3, "__copysource__");
    const octave_scalar_map s = get_source (args(0), who);
    open_source source (get_source_request (s, who), who);
    source.check_same (s);
    source_copy copy (source, get_name (args(1), who, "TO"));
    if (args(2).isempty ())
      copy.run ();
    else
      copy.shuffle (get_seed (args(2), who));
    return ovl (source.get ()->samples);
  });
}

/*
%!error <needs 3 arguments> __copysource__ ()
%!error <SRC must be a struct that datasource has returned> __copysource__ (1, "a", [])
*/
