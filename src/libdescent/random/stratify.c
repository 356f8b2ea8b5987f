/* stratify.c: an order in which every mini-batch has the classes in their
   shares.

   The samples, sorted by class, stand in a circle of m places.  Place p is
   dealt out by two rules, in which r = m mod B and T = floor (m/B):
     the last, partial mini-batch takes p if (p r) mod m >= m - r, so that
     floor (p r/m) of the places before p are its own;
     the others take the k = p - floor (p r/m) = ceil (p T B/m) th place left
     in turn, mini-batch k mod T.
   Of n places in a row the last one has floor ((a+n) r/m) - floor (a r/m),
   and mini-batch t has ceil ((a+n) B/m - t/T) - ceil (a B/m - t/T): each
   either floor or ceil of its share of n, n r/m and n B/m.  A class is such
   a row.  As m places add r and T B to the counts, this holds around the circle
   too, wherever it begins: it begins at random, and mini-batches are dealt to
   in a random order, so that no class and no mini-batch comes first always.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "base/carve.h"
#include "order.h"
#include "random.h"

typedef struct
{
  dsc_int *samples;   /* (m): in the order of a walk over them */
  dsc_int *batch;     /* (m): which one each sample is dealt to */
  dsc_int *place;     /* (C): the next of each class */
  dsc_int *turn;      /* (T): the mini-batches, as they are dealt to */
  dsc_int *filled;    /* (T+1): samples of each so far */
} tables;

static size_t
lay_out (dsc_int m, dsc_int C, dsc_int T, void *room, tables *t)
{
  size_t used = 0, one = sizeof (dsc_int);
  t->samples = carve (&used, room, (size_t) m * one);
  t->batch = carve (&used, room, (size_t) m * one);
  t->place = carve (&used, room, (size_t) C * one);
  t->turn = carve (&used, room, (size_t) T * one);
  t->filled = carve (&used, room, (size_t) (T + 1) * one);
  return used;
}

size_t
dsc_stratify_room (dsc_int m, dsc_int C, dsc_int B)
{
  tables t;
  return m < 0 || C < 1 || B < 1 ? 0 : lay_out (m, C, m / B, NULL, &t);
}

/* place[c]: how many samples are of classes before c */
static dsc_status
first_places (dsc_int m, const dsc_int *labels, dsc_int C, dsc_int *place)
{
  dsc_int before = 0;
  memset (place, 0, (size_t) C * sizeof *place);
  for (dsc_int i = 0; i < m; i++)
    {
      if (labels[i] < 0 || labels[i] >= C)
        return DSC_EARG;
      place[labels[i]]++;
    }
  for (dsc_int c = 0; c < C; c++)
    {
      dsc_int n = place[c];
      place[c] = before;
      before += n;
    }
  return DSC_OK;
}

/* Where the circle begins: a number below m. */
static dsc_int
shift (dsc_int m, uint64_t seed, uint64_t epoch)
{
  const uint32_t key[2] = { (uint32_t) seed, (uint32_t) (seed >> 32) };
  const uint32_t counter[4] = { 0, (uint32_t) DSC_FOR_SHIFT << 24,
                                (uint32_t) epoch, (uint32_t) (epoch >> 32) };
  uint32_t r[4];
  dsc_philox (key, counter, r);
  return (dsc_int) below ((uint64_t) m, (uint64_t) r[1] << 32 | r[0]);
}

/* A random order of 0 .. n-1, but in epoch 0. */
static dsc_status
walk (uint32_t purpose, dsc_int n, uint64_t seed, uint64_t epoch,
      const dsc_poll *poll, dsc_int *order)
{
  return epoch > 0 ? dsc_permute (purpose, n, seed, epoch, poll, order)
                   : dsc_as_numbered (n, poll, order);
}

/* Samples of a loop between two polls */
#define POLL_SAMPLES (1 << 16)

static dsc_status
deal (dsc_int m, const dsc_int *labels, dsc_int T, dsc_int r, dsc_int begin,
      const dsc_poll *poll, const tables *t)
{
  for (dsc_int i = 0; i < m; i++)
    {
      if (i % POLL_SAMPLES == 0 && dsc_poll_stops (poll))
        return DSC_ESTOP;
      dsc_int sample = t->samples[i];
      dsc_int p = t->place[labels[sample]]++ + begin;
      p -= p < m ? 0 : m;
      t->batch[sample]
        = p * r % m >= m - r ? T : t->turn[(p - p * r / m) % T];
    }
  return DSC_OK;
}

dsc_status
dsc_stratify (dsc_int m, const dsc_int *labels, dsc_int C, dsc_int B,
              uint64_t seed, uint64_t epoch, const dsc_poll *poll,
              void *room, dsc_int *order)
{
  if (m < 0 || m > INT32_MAX || C < 1 || B < 1 || B > (m > 0 ? m : 1))
    return DSC_EARG;
  if (m == 0)
    return DSC_OK;
  tables t;
  dsc_int T = m / B;
  lay_out (m, C, T, room, &t);
  dsc_status status = first_places (m, labels, C, t.place);
  if (status == DSC_OK)
    status = walk (DSC_FOR_TURN, T, seed, epoch, poll, t.turn);
  if (status == DSC_OK)
    status = walk (DSC_FOR_DEAL, m, seed, epoch, poll, t.samples);
  if (status == DSC_OK)
    status = deal (m, labels, T, m % B,
                   epoch > 0 ? shift (m, seed, epoch) : 0, poll, &t);

  /* a walk of its own, so that a place says nothing of the deal */
  if (status == DSC_OK)
    status = walk (DSC_FOR_ORDER, m, seed, epoch, poll, t.samples);
  if (status != DSC_OK)
    return status;
  memset (t.filled, 0, (size_t) (T + 1) * sizeof *t.filled);
  for (dsc_int i = 0; i < m; i++)
    {
      if (i % POLL_SAMPLES == 0 && dsc_poll_stops (poll))
        return DSC_ESTOP;
      dsc_int batch = t.batch[t.samples[i]];
      order[batch * B + t.filled[batch]++] = t.samples[i];
    }
  return DSC_OK;
}
