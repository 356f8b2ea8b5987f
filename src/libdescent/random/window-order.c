/* window-order.c: an order of samples in windows, all windows at a time.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "base/carve.h"
#include "order.h"
#include "random.h"

typedef struct
{
  dsc_int *dealt;     /* (nb) */
  dsc_span *spans;    /* (w + 2) */
  dsc_int *samples;   /* (w b), or the longest stream */
} tables;

static size_t
lay_out (const dsc_windows *w, void *room, tables *t)
{
  const dsc_int blocks = dsc_windows_blocks (w);
  const dsc_int held = least (w->blocks, blocks);
  size_t used = 0, one = sizeof (dsc_int);
  t->dealt = carve (&used, room, (size_t) blocks * one);
  t->spans = carve (&used, room, (size_t) (held + 2) * sizeof (dsc_span));
  t->samples = carve (&used, room,
                      (size_t) least (held * w->block, w->m) * one);
  return used;
}

size_t
dsc_windows_room (const dsc_windows *w)
{
  tables t;
  if (! dsc_windows_sound (w) || dsc_windows_hold_all (w))
    return 0;
  return lay_out (w, NULL, &t);
}

static void
fill (dsc_int spans, const dsc_span *span, dsc_int *samples)
{
  for (dsc_int i = 0; i < spans; i++)
    for (dsc_int j = 0; j < span[i].n; j++)
      *samples++ = span[i].first + j;
}

/* The samples of a window of stream s into the mini-batches that have them;
   *T is the first of these, and becomes that of the next window. */
static void
hand_out (const dsc_windows *w, dsc_int s, dsc_span window, dsc_int *t,
          const dsc_int *samples, dsc_int *order)
{
  const dsc_int end = window.first + window.n;
  for (dsc_int p = window.first; p < end;)
    {
      const dsc_part part = dsc_stream_part (w, s, *t);
      const dsc_int n = least (part.first + part.n, end) - p;
      memcpy (order + *t * w->B + part.begin + (p - part.first),
              samples + (p - window.first), (size_t) n * sizeof *order);
      p += n;
      *t += p == part.first + part.n;
    }
}

static dsc_status
stream_order (const dsc_deal *d, dsc_int s, const dsc_poll *poll,
              const tables *room, dsc_int *order)
{
  const dsc_int windows = dsc_stream_windows (&d->windows, s);
  dsc_status status = DSC_OK;
  for (dsc_int k = 0, t = 0; k < windows && status == DSC_OK; k++)
    {
      const dsc_span window = dsc_stream_window (&d->windows, s, k);
      fill (dsc_window_spans (d, s, k, room->spans), room->spans,
            room->samples);
      status = dsc_window_shuffle (d, s, k, poll, room->samples);
      if (status == DSC_OK)
        hand_out (&d->windows, s, window, &t, room->samples, order);
    }
  return status;
}

dsc_status
dsc_windows_order (const dsc_windows *w, uint64_t seed, uint64_t epoch,
                   const dsc_poll *poll, void *room, dsc_int *order)
{
  if (! dsc_windows_sound (w))
    return DSC_EARG;
  if (dsc_windows_hold_all (w))
    return dsc_order (w->m, seed, epoch, poll, order);
  tables t;
  dsc_deal d;
  lay_out (w, room, &t);
  dsc_status status = dsc_deal_blocks (w, seed, epoch, poll, t.dealt, &d);
  for (dsc_int s = 0; s < w->shards && status == DSC_OK; s++)
    status = stream_order (&d, s, poll, &t, order);
  return status;
}
