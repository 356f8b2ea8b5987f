/* window.c: an order of samples in windows, window by window.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include "order.h"
#include "random.h"

static dsc_int
ceil_ratio (dsc_int a, dsc_int b)
{
  return a / b + (a % b > 0);
}

/* floor (i n/k), i <= k < 2^32 */
static dsc_int
cut (dsc_int n, dsc_int i, dsc_int k)
{
  return i * (n / k)
         + (dsc_int) ((uint64_t) i * (uint64_t) (n % k) / (uint64_t) k);
}

int
dsc_windows_hold_all (const dsc_windows *w)
{
  return w->blocks >= ceil_ratio (dsc_windows_blocks (w), w->shards);
}

dsc_int
dsc_windows_blocks (const dsc_windows *w)
{
  return ceil_ratio (w->m, w->block);
}

enum { BLOCK_BYTES = 1 << 18, BLOCKS_LEAST = 64 };

/* of all streams, in whole blocks of b */
static dsc_int
blocks_in (const dsc_windows *w, dsc_int window, dsc_int b)
{
  return window / b / w->shards;
}

static dsc_int
default_block (const dsc_windows *w, dsc_int window, double bytes)
{
  dsc_int b = 1;
  while (2 * (double) b * bytes <= BLOCK_BYTES
         && 2 * b <= window / BLOCKS_LEAST)
    b *= 2;
  while (b > 1 && blocks_in (w, window, b) * b * w->shards < w->B)
    b /= 2;
  return b;
}

dsc_int
dsc_windows_fit (dsc_windows *w, dsc_int window, double bytes)
{
  window = least (window, w->m);
  if (w->block < 1)
    w->block = default_block (w, window, bytes);
  w->blocks = blocks_in (w, window, w->block);
  return w->blocks * w->block * w->shards;
}

/* ---- streams */

/* of the streams before number s, or of all */
static dsc_int
samples_before (const dsc_windows *w, dsc_int s)
{
  const dsc_int T = w->m / w->B;
  return T * cut (w->B, s, w->shards) + cut (w->m % w->B, s, w->shards);
}

static dsc_int
stream_samples (const dsc_windows *w, dsc_int s)
{
  return samples_before (w, s + 1) - samples_before (w, s);
}

dsc_part
dsc_stream_part (const dsc_windows *w, dsc_int s, dsc_int t)
{
  const dsc_int T = w->m / w->B;
  const dsc_int begin = cut (w->B, s, w->shards);
  const dsc_int n = cut (w->B, s + 1, w->shards) - begin;
  const dsc_int all = stream_samples (w, s);
  if (t < T)
    return (dsc_part) { t * n, n, begin };
  if (t > T)
    return (dsc_part) { all, 0, 0 };
  return (dsc_part) { t * n, all - t * n, cut (w->m % w->B, s, w->shards) };
}

dsc_int
dsc_stream_windows (const dsc_windows *w, dsc_int s)
{
  return ceil_ratio (ceil_ratio (stream_samples (w, s), w->block), w->blocks);
}

dsc_span
dsc_stream_window (const dsc_windows *w, dsc_int s, dsc_int k)
{
  const dsc_int samples = stream_samples (w, s);
  const dsc_int N = ceil_ratio (samples, w->block);
  const dsc_int K = dsc_stream_windows (w, s);
  const dsc_int first = cut (N, k, K) * w->block;
  const dsc_int end = k + 1 < K ? cut (N, k + 1, K) * w->block : samples;
  return (dsc_span) { first, end - first };
}

/* ---- an epoch */

int
dsc_windows_sound (const dsc_windows *w)
{
  return w->m >= 0 && w->B >= 1 && w->shards >= 1 && w->shards <= DSC_MAX_SHARDS
         && w->block >= 1 && w->blocks >= 1;
}

dsc_status
dsc_deal_blocks (const dsc_windows *w, uint64_t seed, uint64_t epoch,
                 const dsc_poll *poll, dsc_int *dealt, dsc_deal *d)
{
  if (! dsc_windows_sound (w) || epoch > UINT32_MAX)
    return DSC_EARG;
  *d = (dsc_deal) { *w, seed, epoch, dealt, 0, 0 };
  for (dsc_int s = 0; s < w->shards; s++)
    if (dsc_stream_windows (w, s) > d->count)
      d->count = dsc_stream_windows (w, s);
  if ((uint64_t) d->count > UINT32_MAX / (uint64_t) w->shards)
    return DSC_EARG;
  const dsc_int blocks = dsc_windows_blocks (w);
  dsc_status status
    = dsc_permute (DSC_FOR_BLOCKS, blocks, seed, epoch, poll, dealt);
  while (status == DSC_OK && blocks > 0 && dealt[d->last] < blocks - 1)
    d->last++;
  return status;
}

/* The samples from place P of all streams on, to END at most, that lie in one
   block. */
static dsc_span
span_at (const dsc_deal *d, dsc_int p, dsc_int end)
{
  const dsc_int b = d->windows.block, m = d->windows.m;
  const dsc_int missing = dsc_windows_blocks (&d->windows) * b - m;
  /* as if the last block were whole */
  const dsc_int place = p < (d->last + 1) * b - missing ? p : p + missing;
  const dsc_int first = d->dealt[place / b] * b;
  const dsc_int skip = place % b;
  const dsc_int left = least (b, m - first) - skip;
  return (dsc_span) { first + skip, least (left, end - p) };
}

dsc_int
dsc_window_spans (const dsc_deal *d, dsc_int s, dsc_int k, dsc_span *spans)
{
  const dsc_span window = dsc_stream_window (&d->windows, s, k);
  dsc_int p = samples_before (&d->windows, s) + window.first, n = 0;
  for (const dsc_int end = p + window.n; p < end; p += spans[n++].n)
    spans[n] = span_at (d, p, end);
  return n;
}

dsc_status
dsc_window_shuffle (const dsc_deal *d, dsc_int s, dsc_int k,
                    const dsc_poll *poll, dsc_int *entries)
{
  const dsc_int n = dsc_stream_window (&d->windows, s, k).n;
  const uint64_t number = (uint64_t) (s * d->count + k);
  return dsc_mix (DSC_FOR_WINDOW, n, d->seed, d->epoch | number << 32,
                       poll, entries);
}

dsc_status
dsc_window_order (const dsc_deal *d, dsc_int s, dsc_int k,
                  const dsc_poll *poll, dsc_int *numbers)
{
  const dsc_int n = dsc_stream_window (&d->windows, s, k).n;
  dsc_status status = dsc_as_numbered (n, poll, numbers);
  return status == DSC_OK ? dsc_window_shuffle (d, s, k, poll, numbers)
                          : status;
}
