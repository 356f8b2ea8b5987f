/* box.c: chunks of which the features are no consecutive ones.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "tile.h"

/* A dimension of a box: from one value to the next it is `step' values in the
   chunk and `jump' in the samples; the first N of the chunk are in the array,
   and `at' is the one that is being copied. */
typedef struct
{
  dsc_int n, step, jump, at;
} side;

#define COPY(type)                                                         \
  for (dsc_int i = 0; i < n; i++)                                          \
    memcpy (to + (size_t) (i * jump) * sizeof (type),                      \
            from + (size_t) (i * step) * sizeof (type), sizeof (type))

/* N values, STEP values from one to the next, to places JUMP apart.  Runs of
   some values are too short for a call. */
static void
copy_values (size_t value, dsc_int n, const char *from, dsc_int step, char *to,
             dsc_int jump)
{
  enum { SHORT = 16 };
  if (step == 1 && jump == 1 && n > SHORT)
    memcpy (to, from, (size_t) n * value);
  else
    switch (value)
      {
      case 1: COPY (uint8_t); break;
      case 2: COPY (uint16_t); break;
      case 4: COPY (uint32_t); break;
      default: COPY (uint64_t); break;
      }
}

/* The next of all combinations of K sides, of which the last one runs fastest:
   *FROM in the chunk and *TO in the samples.  0 after the last of them. */
static int
next_place (int k, side *list, dsc_int *from, dsc_int *to)
{
  while (k-- > 0)
    {
      side *s = &list[k];
      *from += s->step;
      *to += s->jump;
      if (++s->at < s->n)
        return 1;
      *from -= s->n * s->step;
      *to -= s->n * s->jump;
      s->at = 0;
    }
  return 0;
}

static dsc_int
chunks_along (const dsc_box *box, int i)
{
  return box->size[i] / box->chunk[i] + (box->size[i] % box->chunk[i] != 0);
}

/* The sides of number TILE of a box, N samples along dimension SAMPLE; the
   place in a sample of its first feature. */
static dsc_int
list_sides (const dsc_box *box, dsc_int tile, int sample, dsc_int features,
            dsc_int n, side *list)
{
  dsc_int step = 1, jump = 1, begin = 0;
  for (int i = box->dimensions - 1; i >= 0; i--)
    {
      list[i] = (side) { n, step, features, 0 };
      step *= box->chunk[i];
      if (i == sample)
        continue;
      const dsc_int chunks = chunks_along (box, i);
      const dsc_int first = tile % chunks * box->chunk[i];
      const dsc_int left = box->size[i] - first;
      tile /= chunks;
      begin += first * jump;
      list[i].n = left < box->chunk[i] ? left : box->chunk[i];
      list[i].jump = jump;
      jump *= box->size[i];
    }
  return begin;
}

dsc_int
dsc_box_tiles (const dsc_box *box)
{
  dsc_int tiles = 1;
  const int sample = box->samples_last ? box->dimensions - 1 : 0;
  for (int i = 0; i < box->dimensions; i++)
    tiles *= i == sample ? 1 : chunks_along (box, i);
  return tiles;
}

void
dsc_box_copy (const dsc_box *box, dsc_int tile, const char *plain,
              size_t value, dsc_int features, dsc_int first, dsc_int n,
              char *X)
{
  side list[DSC_ARRAY_DIMENSIONS];
  const int inner = box->dimensions - 1, sample = box->samples_last ? inner : 0;
  dsc_int to = list_sides (box, tile, sample, features, n, list);
  dsc_int from = first * list[sample].step;
  do
    copy_values (value, list[inner].n, plain + (size_t) from * value,
                 list[inner].step, X + (size_t) to * value, list[inner].jump);
  while (next_place (inner, list, &from, &to));
}
