/* feed-memory.c: the memory of a feed, laid out in its workspace, and its lock.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <time.h>

#include "base/carve.h"
#include "feed-run.h"

static dsc_int
least (dsc_int a, dsc_int b)
{
  return a < b ? a : b;
}

/* What comes as it is numbered, or in one window, is one stream. */
static dsc_windows
windows_of (const dsc_feeding *how)
{
  dsc_windows w = how->windows;
  const dsc_int blocks = dsc_windows_blocks (&w);
  const int whole = dsc_windows_hold_all (&w);
  w.blocks = whole ? blocks : least (w.blocks, blocks);
  if (how->in_order || whole)
    {
      w.blocks = least (w.blocks * w.shards, blocks);
      w.shards = 1;
    }
  return w;
}

/* What is one stream has all samples, whichever were asked for. */
static dsc_int
first_stream (const dsc_feeding *how, const dsc_windows *w)
{
  return how->streams > 0 && w->shards > 1 ? how->first : 0;
}

static dsc_int
end_stream (const dsc_feeding *how, const dsc_windows *w)
{
  return how->streams > 0 && w->shards > 1 ? how->first + how->streams
         : w->shards;
}

/* Places of a window, at most. */
static dsc_int
window_places (const dsc_windows *w)
{
  return dsc_windows_hold_all (w) ? w->m : least (w->blocks * w->block, w->m);
}

dsc_int
dsc_feed_places (const dsc_feeding *how)
{
  const dsc_windows w = windows_of (how);
  const dsc_int streams = end_stream (how, &w) - first_stream (how, &w);
  return dsc_windows_hold_all (&w) ? w.m : 2 * streams * window_places (&w);
}

/* N times BYTES from the workspace; *FITS becomes 0 if there is no such
   memory. */
static void *
some (size_t *used, void *base, dsc_int n, size_t bytes, int *fits)
{
  const size_t most = SIZE_MAX / 4;
  *fits = *fits && (bytes == 0 || (size_t) n <= (most - *used) / bytes);
  return *fits ? carve (used, base, (size_t) n * bytes) : NULL;
}

static size_t
lay_out (const dsc_feeding *how, void *base, dsc_feed *f)
{
  const dsc_windows w = windows_of (how);
  const int whole = dsc_windows_hold_all (&w);
  const dsc_int first = first_stream (how, &w), end = end_stream (how, &w);
  const dsc_int blocks = whole ? 0 : dsc_windows_blocks (&w);
  const dsc_int spans = whole ? 0 : w.blocks + 2;
  const dsc_int size = window_places (&w), places = dsc_feed_places (how);
  int fits = 1;
  size_t used = 0, one = sizeof (dsc_int);
  dsc_feed *self = some (&used, base, 1, sizeof *f, &fits);
  f->stream = some (&used, base, w.shards, sizeof *f->stream, &fits);
  f->minibatch = some (&used, base, whole ? 0 : w.B, one, &fits);
  f->dealt = some (&used, base, blocks, one, &fits);
  f->spans = some (&used, base, spans, sizeof *f->spans, &fits);
  f->at = some (&used, base, spans, one, &fits);
  for (dsc_int s = first; s < end; s++)
    for (int i = 0; i < 2; i++)
      {
        dsc_int *order = some (&used, base, whole || how->in_order ? 0 : size,
                               one, &fits);
        if (base)
          f->stream[s].order[i] = order;
      }
  for (int i = 0; i < DSC_FEED_ARRAYS; i++)
    f->array[i] = some (&used, base, places, how->bytes[i], &fits);
  f->windows = w;
  f->first = first;
  f->end = end;
  f->whole = whole;
  f->size = size;
  if (base)
    *self = *f;
  return fits ? used : SIZE_MAX;
}

size_t
dsc_feed_workspace (const dsc_feeding *how)
{
  dsc_feed f;
  return lay_out (how, NULL, &f);
}

/* The clock of waits is one that never goes back. */
static int
make_locks (dsc_feed *f)
{
  pthread_condattr_t clock;
  if (pthread_condattr_init (&clock) != 0)
    return 0;
  const int good = pthread_condattr_setclock (&clock, CLOCK_MONOTONIC) == 0
                   && pthread_cond_init (&f->there, &clock) == 0;
  pthread_condattr_destroy (&clock);
  if (! good)
    return 0;
  if (pthread_cond_init (&f->wanted, NULL) == 0)
    {
      if (pthread_mutex_init (&f->lock, NULL) == 0)
        return 1;
      pthread_cond_destroy (&f->wanted);
    }
  pthread_cond_destroy (&f->there);
  return 0;
}

dsc_feed *
dsc_feed_begin (const dsc_feeding *how, void *room)
{
  dsc_feed f = { .how = *how, .bad = -1, .account = { .bad = -1 } };
  lay_out (how, room, &f);
  dsc_feed *self = room;
  return make_locks (self) ? self : NULL;
}
