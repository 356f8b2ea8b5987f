/* feed-read.c: the reading side of a feed: windows into free places, in the
   order of the file.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <fenv.h>

#include "feed-run.h"

/* What is read between two looks at whether to end, about. */
enum { PIECE_BYTES = 1 << 20 };

/* The mini-batch, counted from the first epoch on, that needs window NUMBER
   of stream s first. */
static dsc_int
needed (const dsc_feed *f, dsc_int s, dsc_int number)
{
  const feed_stream *stream = &f->stream[s];
  const dsc_int k = number + stream->skipped;
  const dsc_int batches = dsc_minibatch_count (f->windows.m, f->windows.B, 0);
  const dsc_int part = dsc_stream_part (&f->windows, s, 0).n;
  const dsc_int place
    = dsc_stream_window (&f->windows, s, k % stream->windows).first;
  return k / stream->windows * batches + (part ? place / part : batches - 1);
}

/* Is there a window to read, and room for it?  The stream and the number of
   the one that is needed first. */
static int
find_next (const dsc_feed *f, dsc_int *s, dsc_int *number)
{
  int some = 0;
  dsc_int first = 0;
  for (dsc_int i = f->first; i < f->end; i++)
    {
      const feed_stream *stream = &f->stream[i];
      const dsc_int all = f->whole ? 1
        : (f->how.epochs - f->epoch + 1) * stream->windows - stream->skipped;
      if (stream->read >= all || stream->read - stream->left >= 2)
        continue;
      const dsc_int when = needed (f, i, stream->read);
      if (some && when >= first)
        continue;
      some = 1;
      first = when;
      *s = i;
      *number = stream->read;
    }
  return some;
}

static int
stopped (const dsc_feed *f)
{
  return __atomic_load_n (&f->stop, __ATOMIC_RELAXED)
         || dsc_poll_stops (f->poll);
}

static int
poll_stop (void *self)
{
  return stopped (self);
}

/* Bytes of a sample. */
static size_t
sample_bytes (const dsc_feed *f)
{
  size_t bytes = 0;
  for (int i = 0; i < DSC_FEED_ARRAYS; i++)
    bytes += f->how.bytes[i];
  return bytes;
}

/* n samples from FIRST on to the places from AT on. */
static dsc_status
read_span (dsc_feed *f, dsc_int first, dsc_int n, dsc_int at)
{
  const size_t bytes = sample_bytes (f) + 1;
  const dsc_int grain = f->how.grain > 1 ? f->how.grain : 1;
  const dsc_int fit = bytes < PIECE_BYTES ? (dsc_int) (PIECE_BYTES / bytes)
                                          : 1;
  const dsc_int most = fit > grain ? fit / grain * grain : grain;
  for (dsc_int done = 0, some; done < n; done += some)
    {
      void *to[DSC_FEED_ARRAYS];
      const dsc_int piece = most - (first + done) % grain;
      some = n - done < piece ? n - done : piece;
      if (stopped (f))
        return DSC_ESTOP;
      for (int i = 0; i < DSC_FEED_ARRAYS; i++)
        to[i] = f->array[i] + (size_t) (at + done) * f->how.bytes[i];
      dsc_status status = f->how.reader.read (f->how.reader.self, first + done,
                                              some, to, &f->bad);
      if (status != DSC_OK)
        return status;
    }
  return DSC_OK;
}

/* The blocks of epoch e. */
static dsc_status
deal (dsc_feed *f, dsc_int e, const dsc_poll *poll)
{
  const uint64_t wanted = (uint64_t) (f->how.once || f->how.in_order ? 1 : e);
  if (f->deal.epoch == wanted)
    return DSC_OK;
  f->deal.epoch = 0;
  dsc_status status = dsc_deal_blocks (&f->windows, f->how.seed, wanted, poll,
                                       f->dealt, &f->deal);
  const dsc_int blocks = dsc_windows_blocks (&f->windows);
  for (dsc_int i = 0; f->how.in_order && i < blocks; i++)
    f->dealt[i] = i;
  if (f->how.in_order)
    f->deal.last = blocks - 1;
  if (status != DSC_OK)
    f->deal.epoch = 0;
  return status;
}

/* The spans in the order of the file, and their places AT with them (Shell). */
static void
sort (dsc_int n, dsc_span *span, dsc_int *at)
{
  for (dsc_int gap = n / 2; gap > 0; gap /= 2)
    for (dsc_int i = gap; i < n; i++)
      {
        const dsc_span x = span[i];
        const dsc_int place = at[i];
        dsc_int j = i;
        for (; j >= gap && span[j - gap].first > x.first; j -= gap)
          {
            span[j] = span[j - gap];
            at[j] = at[j - gap];
          }
        span[j] = x;
        at[j] = place;
      }
}

/* Window NUMBER of stream s; *N becomes the number of its samples. */
static dsc_status
read_window (dsc_feed *f, dsc_int s, dsc_int number, dsc_int *n)
{
  const dsc_poll poll = { poll_stop, f };
  const feed_stream *stream = &f->stream[s];
  const dsc_int at = number + stream->skipped;
  const dsc_int k = at % stream->windows;
  *n = dsc_stream_window (&f->windows, s, k).n;
  dsc_status status = deal (f, f->epoch + at / stream->windows, &poll);
  if (status != DSC_OK)
    return status;
  const dsc_int spans = dsc_window_spans (&f->deal, s, k, f->spans);
  dsc_int place = (2 * (s - f->first) + number % 2) * f->size;
  for (dsc_int i = 0; i < spans; place += f->spans[i++].n)
    f->at[i] = place;
  sort (spans, f->spans, f->at);
  if (! f->how.in_order)
    status = dsc_window_order (&f->deal, s, k, &poll,
                               stream->order[number % 2]);
  for (dsc_int i = 0; i < spans && status == DSC_OK; i++)
    status = read_span (f, f->spans[i].first, f->spans[i].n, f->at[i]);
  return status;
}

int
dsc_feed_read (dsc_feed *f)
{
  dsc_int s, number, n = f->windows.m;
  if (! find_next (f, &s, &number))
    return 0;
  pthread_mutex_unlock (&f->lock);
  const dsc_status status = f->whole ? read_span (f, 0, n, 0)
                                     : read_window (f, s, number, &n);
  pthread_mutex_lock (&f->lock);
  f->status = status;
  f->account.bad = f->bad;
  if (status == DSC_OK)
    {
      f->stream[s].read++;
      f->account.bytes += (double) n * (double) sample_bytes (f);
    }
  return 1;
}

void *
dsc_feed_serve (void *self)
{
  dsc_feed *f = self;
  fesetenv (FE_DFL_ENV);   /* not what the caller had set for itself */
  pthread_mutex_lock (&f->lock);
  while (! f->stop && f->status == DSC_OK)
    if (dsc_feed_read (f))
      pthread_cond_signal (&f->there);
    else
      pthread_cond_wait (&f->wanted, &f->lock);
  pthread_mutex_unlock (&f->lock);
  return NULL;
}
