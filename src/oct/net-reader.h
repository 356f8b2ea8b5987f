// net-reader.h: samples of a network with their targets and weights, read from
// sources and checked.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef DESCENT_OCT_NET_READER_H
#define DESCENT_OCT_NET_READER_H

#include <cmath>
#include <memory>
#include <vector>

#include "oct/feed.h"
#include "oct/net-classes.h"
#include "oct/net.h"
#include "oct/net-targets.h"

// Weights as they are known before the samples are: of each, and of classes;
// empty: none.
template <typename T>
struct feed_weights
{
  typename array_of<T>::type samples;
  NDArray classes;
};

// What is done to targets that are read before a network takes them: numbers of
// the classes that are not texts, and the scaling of real ones.
struct feed_targets
{
  class_list classes;
  NDArray offset, scale;
};

// Reads samples for a network of class T and checks what it has read.  On the
// feed's thread: nothing of Octave is called.
template <typename T>
class net_reader
{
public:
  // Y undefined: there are no targets.
  net_reader (const net_view<T>& net, const octave_value& X,
              const octave_value& Y, bool finite, const char *who)
    : m_who (who), m_net (net), m_offset (net.offset ()),
      m_scale (net.scale ()), m_X (X, who), m_finite (finite)
  {
    if (m_X.rows () != net.inputs ())
      error_with_id ("descent:size", "%s: X must have %td rows", who,
                     net.inputs ());
    if (m_offset.numel () != m_scale.numel ()
        || (! m_scale.isempty () && m_scale.numel () != net.inputs ()))
      error_with_id ("descent:size", "%s: INPUTOFFSET and INPUTSCALE must have "
                     "%td elements", who, net.inputs ());
    if (Y.is_undefined ())
      return;
    m_Y.reset (new feed_input (Y, who));
    m_coding = net.coding (m_Y->rows ());
    const dsc_int rows = m_coding == DSC_CODED_LABELS ? 1 : net.outputs ();
    if (m_Y->count () != m_X.count () || m_Y->rows () != rows)
      error_with_id ("descent:size", "%s: Y does not fit X and the network",
                     who);
  }

  dsc_int count (void) const { return m_X.count (); }
  dsc_int grain (void) const { return m_X.grain (); }
  void weigh (const feed_weights<T>& weights) { m_weights = weights; }
  void recode (const feed_targets& how)
  {
    m_recoding = how;
    if (! how.scale.isempty ()
        && (how.offset.numel () != m_net.outputs ()
            || how.scale.numel () != m_net.outputs ()))
      error_with_id ("descent:size", "%s: TARGETOFFSET and TARGETSCALE must "
                     "have %td elements", m_who, m_net.outputs ());
  }
  bool has_weights (void) const
  {
    return ! m_weights.samples.isempty () || ! m_weights.classes.isempty ();
  }

  // The samples in an arena.
  dsc_samples arena (const void *data, dsc_int places) const
  {
    const bool plain = m_scale.isempty ();
    return { m_X.rows (), m_X.kind (), data,
             plain ? nullptr : m_offset.data (),
             plain ? nullptr : m_scale.data (), places };
  }

  // Bytes of a sample in each array of a feed
  void set_bytes (std::size_t *bytes) const
  {
    bytes[0] = m_X.bytes ();
    bytes[1] = m_Y ? sizeof (T) * DSC_CALL (target_rows, T) (m_net.net ()) : 0;
    bytes[2] = has_weights () ? sizeof (T) : 0;
  }

  dsc_reader reader (void) { return { read_of, this }; }

  // The error of a feed that has ended with STATUS, at sample BAD.
  void check (dsc_status status, dsc_int bad)
  {
    if (status != DSC_EFILE && status != DSC_EDATA)
      return;
    m_X.check (status);
    if (m_Y)
      m_Y->check (status);
    std::vector<char> room;
    if (m_wrong == WRONG_X)
      fail_at (bad, "X must be finite in class " + class_name ()
                    + (m_scale.isempty () ? "" : ", also after InputOffset and "
                                                 "InputScale"),
               scaled (m_X.one (bad, room)), "feature",
               [] (double x) { return std::isfinite (static_cast<T> (x)); });
    const dsc_coding coding = m_coding;
    const dsc_int K = m_net.outputs ();
    if (m_wrong == WRONG_Y && ! m_recoding.classes.none ())
      fail_at (bad, "Y must be among the classes of NET, "
                    + m_recoding.classes.words (), m_Y->one (bad, room),
               "output",
               [=] (double y) { return m_recoding.classes.find (y) >= 0; });
    if (m_wrong == WRONG_Y)
      fail_at (bad, "Y must be " + target_rule (coding, K, class_name ()),
               m_Y->one (bad, room), "output", [=] (double y)
        { return DSC_CALL (target_fits, T) (coding, K, y) != 0; });
    if (m_wrong == WRONG_WEIGHT)
      error_with_id ("descent:data", "%s: weights of samples must be finite in "
                     "class %s (sample %td)", m_who, class_name ().c_str (),
                     bad + 1);
  }

private:
  dsc_samples scaled (const dsc_samples& one) const
  {
    return arena (one.data, one.count);
  }

  static std::string class_name (void)
  {
    return sizeof (T) == sizeof (double) ? "double" : "single";
  }

  template <typename Fine>
  [[noreturn]] void fail_at (dsc_int bad, const std::string& rule,
                             const dsc_samples& sample, const char *across,
                             const Fine& fine) const
  {
    const culprits all = find_culprits<T> (&sample, fine);
    const std::string where
      = all.count ? culprit_text (all.value, "sample", bad,
                                  sample.rows > 1 ? across : nullptr, all.row)
                  : " (sample " + std::to_string (bad + 1) + ")";
    error_with_id ("descent:data", "%s: %s%s", m_who, rule.c_str (),
                   where.c_str ());
    throw std::bad_alloc ();   // not reached: error_with_id does not return
  }

  static dsc_status read_of (void *self, dsc_int first, dsc_int n,
                             void *const *at, dsc_int *bad)
  {
    net_reader *r = static_cast<net_reader *> (self);
    try
      {
        dsc_status status = r->read_X (first, n, at[0], bad);
        if (status == DSC_OK && r->m_Y)
          status = r->read_Y (first, n, static_cast<T *> (at[1]), bad);
        if (status == DSC_OK && r->has_weights ())
          status = r->weigh (first, n, static_cast<const T *> (at[1]),
                             static_cast<T *> (at[2]), bad);
        return status;
      }
    catch (const std::bad_alloc&)
      {
        return DSC_EMEMORY;
      }
  }

  bool are_finite (const void *X, dsc_int n) const
  {
    const dsc_samples samples = arena (X, n);
    int finite;
    DSC_CALL (samples_finite, T) (&samples, n, 1, nullptr, &finite);
    return finite != 0;
  }

  dsc_status read_X (dsc_int first, dsc_int n, void *to, dsc_int *bad)
  {
    const dsc_status status = m_X.read (first, n, to);
    if (status != DSC_OK || ! m_finite || are_finite (to, n))
      return status;
    *bad = first;
    const char *x = static_cast<const char *> (to);
    while (are_finite (x, 1))
      {
        x += m_X.bytes ();
        ++*bad;
      }
    m_wrong = WRONG_X;
    return DSC_EDATA;
  }

  // Targets in memory are what the network takes.
  dsc_status read_Y (dsc_int first, dsc_int n, T *to, dsc_int *bad)
  {
    if (! m_Y->is_file ())
      return m_Y->read (first, n, to);
    m_raw.resize (n * m_Y->bytes ());
    m_values.resize (n * m_Y->rows ());
    const dsc_status status = m_Y->read (first, n, m_raw.data ());
    if (status != DSC_OK)
      return status;
    const bool plain = m_recoding.scale.isempty ();
    const dsc_samples Y = { m_Y->rows (), m_Y->kind (), m_raw.data (),
                            plain ? nullptr : m_recoding.offset.data (),
                            plain ? nullptr : m_recoding.scale.data (), n };
    DSC_CALL (samples_take, T) (&Y, DSC_COLUMNS, n, nullptr, 0,
                                m_values.data ());
    if (! m_recoding.classes.none () && Y.rows == 1)
      number_classes (Y);
    const dsc_int odd
      = DSC_CALL (targets_code, T) (m_coding, m_net.outputs (), n,
                                    m_values.data (), to);
    if (odd < 0)
      return DSC_OK;
    *bad = first + odd;
    m_wrong = WRONG_Y;
    return DSC_EDATA;
  }

  // Labels as the core takes them, in the place of the classes Y; NaN for what
  // is none.
  void number_classes (const dsc_samples& Y)
  {
    std::vector<double> labels (Y.count);
    dsc_samples_take_d (&Y, DSC_COLUMNS, Y.count, nullptr, 0, labels.data ());
    const dsc_int first = m_coding == DSC_CODED_LABELS;
    for (dsc_int i = 0; i < Y.count; i++)
      {
        const dsc_int k = m_recoding.classes.find (labels[i]);
        m_values[i] = k < 0 ? NAN : k + first;
      }
  }

  // As sample_weights (oct/net-weights.h)
  dsc_status weigh (dsc_int first, dsc_int n, const T *targets, T *to,
                    dsc_int *bad)
  {
    const auto& w = m_weights.samples;
    const NDArray& c = m_weights.classes;
    const dsc_int zero = m_coding == DSC_CODED_BINARY;
    for (dsc_int i = 0; i < n; i++)
      {
        const double of_class
          = c.isempty () ? 1 : c(static_cast<dsc_int> (targets[i]) - 1 + zero);
        to[i] = w.isempty () ? of_class : w(first + i) * of_class;
        if (! std::isfinite (to[i]))
          {
            *bad = first + i;
            m_wrong = WRONG_WEIGHT;
            return DSC_EDATA;
          }
      }
    return DSC_OK;
  }

  enum { WRONG_NONE, WRONG_X, WRONG_Y, WRONG_WEIGHT } m_wrong = WRONG_NONE;
  const char *m_who;
  const net_view<T>& m_net;
  const NDArray m_offset, m_scale;
  feed_input m_X;
  std::unique_ptr<feed_input> m_Y;
  bool m_finite;
  dsc_coding m_coding = DSC_CODED_REAL;
  feed_weights<T> m_weights;
  feed_targets m_recoding;
  std::vector<char> m_raw;   // targets of a piece, as they are stored
  std::vector<T> m_values;
};

#endif
