/* samples-finite.c: are samples finite as they are taken?

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <float.h>
#include <math.h>

#include "base/finite.h"
#include "base/kinds.h"
#include "thread/thread.h"
#include "sample.h"

enum
{
  PANEL_VALUES = 4096,       /* values that are taken at a time */
  PIECE_VALUES = 1 << 20     /* what a thread does between two polls */
};

typedef struct
{
  dsc_samples X;
  dsc_int m;
  int finite;
} job;

/* Values from number AT on, up to END: whole columns if they are short, else
   a part of one; their count. */
static dsc_int
take (const dsc_samples *X, dsc_int at, dsc_int end, real *room)
{
  const dsc_int s = at / X->rows, j = at % X->rows;
  const dsc_int samples = j || X->rows > PANEL_VALUES ? 0
                          : least (end - at, PANEL_VALUES) / X->rows;
  if (samples)
    {
      DSC (samples_take) (X, DSC_COLUMNS, samples, NULL, s, room);
      return samples * X->rows;
    }
  dsc_samples part = *X;
  part.rows = least (X->rows - j, least (end - at, PANEL_VALUES));
  part.data = (const char *) X->data + (size_t) at * kind_bytes (X->kind);
  if (X->scale)
    {
      part.offset += j;
      part.scale += j;
    }
  DSC (samples_take) (&part, DSC_COLUMNS, 1, NULL, 0, room);
  return part.rows;
}

static void
piece (void *self, dsc_int i)
{
  job *j = self;
  real room[PANEL_VALUES];
  const dsc_int end = least ((i + 1) * PIECE_VALUES, j->X.rows * j->m);
  for (dsc_int at = i * PIECE_VALUES; at < end;)
    {
      if (! __atomic_load_n (&j->finite, __ATOMIC_RELAXED))
        return;
      dsc_int n = take (&j->X, at, end, room);
      if (! all_finite (n, room))
        __atomic_store_n (&j->finite, 0, __ATOMIC_RELAXED);
      at += n;
    }
}

/* Are all integers of this class finite, as they are taken? */
static int
all_are (const dsc_samples *X)
{
  const double greatest = ldexp (1, 8 * (int) kind_bytes (X->kind));
  const double top = sizeof (real) == 4 ? FLT_MAX : DBL_MAX;
  if (! kind_is_finite (X->kind))
    return 0;
  for (dsc_int j = 0; X->scale && j < X->rows; j++)
    if (! (fabs (X->scale[j]) * (greatest + fabs (X->offset[j])) < top / 2))
      return 0;
  return 1;
}

dsc_status
DSC (samples_finite) (const dsc_samples *X, dsc_int m, int threads,
                      const dsc_poll *poll, int *finite)
{
  job j = { *X, m, 1 };
  *finite = 1;
  if (X->rows < 1 || m < 1 || all_are (X))
    return DSC_OK;
  if (! X->scale)   /* nothing depends on the row: all is one column */
    {
      j.X.rows *= m;
      j.m = 1;
    }
  const dsc_int pieces = (X->rows * m + PIECE_VALUES - 1) / PIECE_VALUES;
  dsc_status status
    = dsc_pool_do (dsc_threads (threads), pieces, piece, &j, poll);
  *finite = j.finite;
  return status;
}
