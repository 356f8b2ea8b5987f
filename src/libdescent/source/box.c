/* box.c: chunks of which the features are no consecutive ones.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "tile.h"

/* The dimensions of a chunk and of the features: from one value to the next it
   is `step' values in the chunk, `jump' in a sample; `n' of them are in the
   array, and the chunk begins at number `at'. */
typedef struct
{
  dsc_int n, step, jump, at;
} side;

#define COPY(type)                                                         \
  for (dsc_int i = 0; i < n; i++)                                          \
    memcpy (to + (size_t) (i * jump) * sizeof (type),                      \
            from + (size_t) (i * step) * sizeof (type), sizeof (type))

/* N values, STEP values from one to the next, to places JUMP apart. */
static void
copy_values (size_t value, dsc_int n, const char *from, dsc_int step, char *to,
             dsc_int jump)
{
  if (step == 1 && jump == 1)
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

/* The next of all combinations of K sides (AT): the last one runs fastest.  0
   after the last of them. */
static int
next_place (int k, const side *list, dsc_int *at)
{
  while (k-- > 0)
    {
      if (++at[k] < list[k].n)
        return 1;
      at[k] = 0;
    }
  return 0;
}

/* Dimensions of the box without the innermost one of the copy: features alone
   where samples are the innermost, else the samples first of all. */
static int
list_sides (const dsc_box *box, dsc_int tile, side *list)
{
  const int n = box->dimensions, sample = box->samples_last ? n - 1 : 0;
  dsc_int step = 1, jump = 1;
  for (int i = n - 1; i >= 0; i--)
    {
      list[i].step = step;
      step *= box->chunk[i];
      if (i == sample)
        continue;
      const dsc_int chunks
        = box->size[i] / box->chunk[i] + (box->size[i] % box->chunk[i] != 0);
      list[i].at = tile % chunks * box->chunk[i];
      tile /= chunks;
      list[i].n = box->size[i] - list[i].at;
      if (list[i].n > box->chunk[i])
        list[i].n = box->chunk[i];
      list[i].jump = jump;
      jump *= box->size[i];
    }
  return sample;
}

dsc_int
dsc_box_tiles (const dsc_box *box)
{
  dsc_int tiles = 1;
  const int sample = box->samples_last ? box->dimensions - 1 : 0;
  for (int i = 0; i < box->dimensions; i++)
    if (i != sample)
      tiles *= box->size[i] / box->chunk[i]
               + (box->size[i] % box->chunk[i] != 0);
  return tiles;
}

void
dsc_box_copy (const dsc_box *box, dsc_int tile, const char *plain,
              size_t value, dsc_int features, dsc_int first, dsc_int n,
              char *X)
{
  side list[DSC_ARRAY_DIMENSIONS];
  dsc_int at[DSC_ARRAY_DIMENSIONS] = { 0 };
  const int outer = box->dimensions - 1;
  const int sample = list_sides (box, tile, list);
  list[sample].n = n;
  list[sample].jump = features;
  list[sample].at = 0;
  do
    {
      dsc_int from = first * list[sample].step, to = 0;
      for (int i = 0; i < box->dimensions; i++)
        {
          from += at[i] * list[i].step;
          to += (i == sample ? at[i] : list[i].at + at[i]) * list[i].jump;
        }
      copy_values (value, list[outer].n, plain + (size_t) from * value,
                   list[outer].step, X + (size_t) to * value,
                   list[outer].jump);
    }
  while (next_place (outer, list, at));
}
