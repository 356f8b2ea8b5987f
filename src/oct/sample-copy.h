// sample-copy.h: the samples of a source, one after the other in an NPY file.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef DESCENT_OCT_SAMPLE_COPY_H
#define DESCENT_OCT_SAMPLE_COPY_H

#include <algorithm>
#include <string>

#include "oct/cache.h"
#include "oct/open-source.h"

class sample_copy
{
public:
  sample_copy (open_source& from, const std::string& to, const char *who)
    : m_from (from), m_s (*from.get ()), m_array (from.array (0)),
      m_sample (m_s.features * dsc_kind_bytes (m_s.kind)),
      m_together (std::max<dsc_int> (COPY_BYTES / m_sample, 1)),
      m_room (dsc_source_room (&m_s)), m_data (m_together * m_sample),
      m_out (to, from.request ().files[0], who),
      m_progress (from.request ().files[0], m_sample * 1. * m_s.samples)
  {
    write_head ();
  }

  // In their order.
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

protected:
  enum { COPY_BYTES = 1 << 22 };

  char * data (void) { return static_cast<char *> (m_data.base ()); }

  // Where sample number I of the new file begins
  uint64_t place (dsc_int i) const
  {
    return m_head + m_sample * static_cast<uint64_t> (i);
  }

  // Samples from number FIRST on, as many as are read at one time.
  dsc_int read (dsc_int first)
  {
    const dsc_int n = std::min (m_together, m_s.samples - first);
    m_from.read (first, n, data (), m_room.base ());
    return n;
  }

  open_source& m_from;
  const dsc_source& m_s;
  const dsc_array& m_array;
  std::size_t m_sample;   // its bytes
  dsc_int m_together;
  workspace m_room, m_data;
  cache_file m_out;
  conversion_progress m_progress;

private:
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

  std::size_t m_head = 0;
};

#endif
