/* feed.c: the using side of a feed: its thread, and mini-batches as soon as
   they are there.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <signal.h>
#include <time.h>

#include "feed-run.h"

enum { WAIT_NANOSECONDS = 20000000 };   /* between two polls */

static const double nano = 1e-9;

static dsc_int
least (dsc_int a, dsc_int b)
{
  return a < b ? a : b;
}

void *
dsc_feed_array (const dsc_feed *feed, int i)
{
  return feed->array[i];
}

int
dsc_feed_holds_all (const dsc_feed *feed)
{
  return feed->whole;
}

dsc_windows
dsc_feed_windows (const dsc_feed *feed)
{
  return feed->how.windows;
}

dsc_feed_account
dsc_feed_accounts (dsc_feed *f)
{
  pthread_mutex_lock (&f->lock);
  const dsc_feed_account account = f->account;
  pthread_mutex_unlock (&f->lock);
  return account;
}

/* The thread gets no signals, which are for the program's own.  Where there is
   none, dsc_feed_take reads. */
static void
start (dsc_feed *f)
{
  sigset_t all, before;
  if (f->how.alone)
    return;
  sigfillset (&all);
  pthread_sigmask (SIG_SETMASK, &all, &before);
  f->has_thread = pthread_create (&f->thread, NULL, dsc_feed_serve, f) == 0;
  pthread_sigmask (SIG_SETMASK, &before, NULL);
}

void
dsc_feed_end (dsc_feed *f)
{
  if (f->has_thread)
    {
      pthread_mutex_lock (&f->lock);
      __atomic_store_n (&f->stop, 1, __ATOMIC_RELAXED);
      pthread_cond_signal (&f->wanted);
      pthread_mutex_unlock (&f->lock);
      pthread_join (f->thread, NULL);
    }
  pthread_mutex_destroy (&f->lock);
  pthread_cond_destroy (&f->wanted);
  pthread_cond_destroy (&f->there);
}

static double
now (void)
{
  struct timespec t;
  clock_gettime (CLOCK_MONOTONIC, &t);
  return (double) t.tv_sec + nano * (double) t.tv_nsec;
}

/* Until something has happened, for a while at most; the lock is held. */
static void
wait_a_while (dsc_feed *f)
{
  struct timespec t;
  clock_gettime (CLOCK_MONOTONIC, &t);
  t.tv_nsec += WAIT_NANOSECONDS;
  if (t.tv_nsec >= 1000000000)
    {
      t.tv_sec++;
      t.tv_nsec -= 1000000000;
    }
  pthread_cond_timedwait (&f->there, &f->lock, &t);
}

/* Until window NUMBER of stream s is there; the lock is held. */
static dsc_status
wait_for (dsc_feed *f, dsc_int s, dsc_int number, const dsc_poll *poll)
{
  const feed_stream *stream = &f->stream[s];
  if (stream->read > number)
    return DSC_OK;
  const double begin = now ();
  dsc_status status = number - stream->left < 2 ? DSC_OK : DSC_EARG;
  if (! f->has_thread)
    f->poll = poll;
  while (stream->read <= number && status == DSC_OK)
    {
      if (! f->has_thread)
        dsc_feed_read (f);
      else if (f->status == DSC_OK)
        wait_a_while (f);
      status = f->status;
      pthread_mutex_unlock (&f->lock);
      if (status == DSC_OK && dsc_poll_stops (poll))
        status = DSC_ESTOP;
      pthread_mutex_lock (&f->lock);
    }
  f->account.waited += now () - begin;
  return status;
}

/* The window of stream s that has this place. */
static dsc_int
window_at (const dsc_feed *f, dsc_int s, dsc_int place)
{
  dsc_int low = 0, high = f->stream[s].windows - 1;
  while (low < high)
    {
      const dsc_int k = low + (high - low + 1) / 2;
      if (dsc_stream_window (&f->windows, s, k).first <= place)
        low = k;
      else
        high = k - 1;
    }
  return low;
}

/* The run begins with mini-batch t of epoch e. */
static void
begin_at (dsc_feed *f, dsc_int e, dsc_int t)
{
  f->epoch = e;
  for (dsc_int s = f->first; s < f->end; s++)
    {
      feed_stream *stream = &f->stream[s];
      stream->windows = f->whole ? 1 : dsc_stream_windows (&f->windows, s);
      stream->read = stream->left = stream->skipped = 0;
      const dsc_int place = dsc_stream_part (&f->windows, s, t).first;
      if (! f->whole && stream->windows > 0)
        stream->skipped = window_at (f, s, place);
    }
  start (f);
}

/* Windows before number LEFT of stream s are used no more. */
static void
leave (dsc_feed *f, dsc_int s, dsc_int left)
{
  if (f->stream[s].left >= left)
    return;
  f->stream[s].left = left;
  pthread_cond_signal (&f->wanted);
}

/* Places of part PART of stream s, in epoch e, to TO; the lock is held. */
static dsc_status
take_part (dsc_feed *f, dsc_int s, dsc_int e, dsc_part part,
           const dsc_poll *poll, dsc_int *to)
{
  const feed_stream *stream = &f->stream[s];
  const dsc_int end = part.first + part.n;
  dsc_int k = window_at (f, s, part.first), p = part.first;
  const dsc_int before = (e - f->epoch) * stream->windows - stream->skipped;
  leave (f, s, before + k);
  for (; p < end; k++)
    {
      const dsc_span window = dsc_stream_window (&f->windows, s, k);
      const dsc_int number = before + k, slot = number % 2;
      const dsc_int base = (2 * (s - f->first) + slot) * f->size;
      dsc_status status = wait_for (f, s, number, poll);
      if (status != DSC_OK)
        return status;
      for (; p < least (end, window.first + window.n); p++)
        *to++ = base + (f->how.in_order ? p - window.first
                        : stream->order[slot][p - window.first]);
    }
  return DSC_OK;
}

/* In all streams that are read. */
static dsc_status
take_parts (dsc_feed *f, dsc_int e, dsc_int t, const dsc_poll *poll)
{
  dsc_status status = DSC_OK;
  for (dsc_int s = f->first; s < f->end && status == DSC_OK; s++)
    {
      const dsc_part part = dsc_stream_part (&f->windows, s, t);
      if (part.n > 0)
        status = take_part (f, s, e, part, poll, f->minibatch + part.begin);
    }
  return status;
}

dsc_status
dsc_feed_take (dsc_feed *f, dsc_int e, dsc_int first, dsc_int B,
               const dsc_poll *poll, dsc_int *place, const dsc_int **order)
{
  const dsc_int t = first / f->windows.B;
  if (! f->epoch)
    begin_at (f, e, t);
  pthread_mutex_lock (&f->lock);
  dsc_status status = f->whole ? wait_for (f, 0, 0, poll)
                               : take_parts (f, e, t, poll);
  pthread_mutex_unlock (&f->lock);
  if (status != DSC_OK)
    return status;
  const int in_row = f->whole
                     || (f->how.in_order
                         && f->minibatch[B - 1] == f->minibatch[0] + B - 1);
  *order = in_row ? NULL : f->minibatch;
  *place = f->whole ? first : in_row ? f->minibatch[0] : 0;
  return DSC_OK;
}
