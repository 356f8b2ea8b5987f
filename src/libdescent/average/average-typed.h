/* average-typed.h: exponentially weighted averages and second moments (ewma.c).
   Read for each precision (base/both.h).

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

/*   v_t = b v_{t-1} + c x_t, with c a gain and b = 1 - c; corrected: v_t
   divided by the sum of the weights.  The series of x (inner, n, outer) run
   along its middle dimension. */
typedef struct
{
  dsc_averaging how;
  dsc_int inner, n, outer;
  const DSC_REAL *x, *y;      /* y like x for a pair, else NULL */
  const double *times;        /* n, not decreasing, or NaN; NULL unless timed */
  const double *initial;      /* (inner, outer) with DSC_GIVEN, else NULL */
  dsc_int K;
  const double *gain;         /* (K), in (0, 1] */
  const double *log_beta;     /* (K), log (1 - gain): decay of a unit of time */
  int interleaved;            /* v is (K, inner, n, outer), else
                                 (inner, n, outer, K) */
  int resumed;                /* STATE is continued, else it is made */
  int threads;                /* 0: as dsc_threads says */
} DSC (ewma_call);

/* Numbers of state a series. */
dsc_int DSC (ewma_state_size) (dsc_statistic statistic);

/* v must not overlap x or y.  STATE (size, inner, outer, K) is where the
   series stand, in double for either precision; NULL if no call continues it
   and n <= DSC_EWMA_PIECE_SAMPLES (DSC_EWMA_CHUNK_SAMPLES when inner > 1).
   Calls that continue one another give the bits of one call, and so does any
   number of threads.  Numbers below the normal range count as zero unless the
   gain is 1.
   DSC_EARG: a size < 0, a gain out of range, a state whose count of samples is
   none; DSC_ESTOP: v and STATE are worthless. */
dsc_status DSC (ewma) (const DSC (ewma_call) *call, double *state, DSC_REAL *v,
                       const dsc_poll *poll);

/* Results of any statistic, each as v above: v; w, the deviations of DSC_BAND
   and the counts of DSC_SUM; flag of DSC_BAND, 0 or 1.  NULL if none. */
typedef struct
{
  DSC_REAL *v, *w;
  unsigned char *flag;
} DSC (ewma_results);

/* The same for the samples of each group on their own, and for DSC_BAND and
   DSC_SUM (ewma-groups.c); the bits are those of calls for a group each.
   times: not decreasing within a group.  STATE is (size, inner, outer, K,
   groups), of which the first G->resumed groups are continued; c->resumed does
   not count.  WORK has DSC (ewma_groups_bytes) bytes, aligned as doubles. */
size_t DSC (ewma_groups_bytes) (const DSC (ewma_call) *c, const dsc_groups *g);
dsc_status DSC (ewma_groups) (const DSC (ewma_call) *c, const dsc_groups *g,
                              double *state, DSC (ewma_results) out, void *work,
                              const dsc_poll *poll);
