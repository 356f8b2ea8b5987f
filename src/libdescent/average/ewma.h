/* ewma.h: what the files of the weighted averages share.
     ewma.c           whole arrays: layouts
     ewma-long.c      a long series by many threads
     ewma-short.c     many short series, side by side: layouts
     ewma-panel.c     their arithmetic, for each width of vectors
     ewma-mean.c      the average of a series: starts, missing samples, times
     ewma-moments.c   the variance of a series, the covariance of a pair
     ewma-groups.c    samples of several groups
     ewma-band.c      the mean and the deviation of a series, and its flags
     ewma-sum.c       the decayed sum and count of a series
     ewma-state.c     whether a state can be one
     ewma-gap.h       the share of an observation after a gap or some time
     ewma-stretch.c   samples without a gap, any number of them
     ewma-segment.c   their arithmetic, up to EWMA_SEGMENT_SAMPLES at a time
     ewma-blocks.c    its loops, for each width of vectors

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef DESCENT_EWMA_H
#define DESCENT_EWMA_H

#include <string.h>

#include "base/real.h"
#include "average.h"

/* Samples are handled in blocks, segments and pieces, all cut at sample
   numbers counted from the start of the stretch, not of a call. */
#define EWMA_LANES 8
#define EWMA_SEGMENT_SAMPLES 128
#define EWMA_PIECE_SAMPLES DSC_EWMA_PIECE_SAMPLES
/* Segments from one closed form of 1 - b^t to the next. */
#define EWMA_STRIDE_SEGMENTS 8
/* Series that are side by side go through time together, in panels, so that
   whole pages are used. */
#define EWMA_PANEL_SERIES 128
/* Contiguous series up to so many samples are put side by side; from about 50
   on that takes longer than one after the other. */
#define EWMA_SHORT_SAMPLES 32
/* Blocks between an average and the sums that are taken relative to it: with
   one, these wait for each other. */
#define EWMA_LAG_BLOCKS 3

/* With b^t below this, 1 - b^t is 1. */
#define EWMA_OVER 0x1p-54

/* Gains below this go by small changes of the average, in which nothing piles
   up over many samples; from it on by the recurrence itself, which keeps the
   relative precision of a decaying tail and waits less.  Above EWMA_LARGE_GAIN
   even the first averages and the corrected ones do, sample by sample. */
#define EWMA_SMALL_GAIN 0.09
#define EWMA_LARGE_GAIN 0.3

/* a - low += inc, with Kahan's compensation */
static inline void
add_compensated (double *a, double *low, double inc)
{
  inc -= *low;
  const double sum = *a + inc;
  *low = (sum - *a) - inc;
  *a = sum;
}

/* What depends on the gain c and on what is asked alone; b = 1 - c,
   N = EWMA_SEGMENT_SAMPLES. */
typedef struct
{
  double b[3];                                  /* b, b^2, b^4 */
  double d[EWMA_SEGMENT_SAMPLES];   /* 1 - b^j, j = 1 ... N */
  double w[EWMA_SEGMENT_SAMPLES];   /* c b^j, j = N-1 ... 0 */
  double B[EWMA_LANES];             /* b^j, j = 1 ... EWMA_LANES */
  double masses[EWMA_STRIDE_SEGMENTS];          /* 1 - b^(j N), j = 0 ... */
  double past;                                  /* b^N */
  double c;                                     /* in (0, 1] */
  double log_b;
  dsc_int reach;   /* samples that have any weight at the end of a piece */
  dsc_averaging how;
  int joined;      /* do pieces have to be joined? */
} ewma_plan;

/* An average, and what the blocks need of those before. */
typedef struct
{
  double mean;                      /* the average is mean - low: */
  double low;                       /* Kahan's compensation */
  double before[EWMA_LAG_BLOCKS];   /* mean of earlier blocks, oldest first */
} ewma_level;

/* The average is MEAN - LOW, and the blocks before had it too. */
static inline void
set_level (ewma_level *z, double mean, double low)
{
  z->mean = mean;
  z->low = low;
  for (int i = 0; i < EWMA_LAG_BLOCKS; i++)
    z->before[i] = mean;
}

/* Samples without a gap, continued from call to call: all in double, so
   that an array of Octave can hold it.  Whole blocks are in the average, the
   samples after them wait in rest. */
typedef struct
{
  double samples;                 /* so far */
  ewma_level at;                  /* after the last whole block */
  double broken;                  /* 1: after an Inf or NaN: mean + sample */
  double settled;                 /* 1: weights of mass 1 from the start */
  double piece_mean, piece_low;   /* of the level at the start of the piece */
  double sum[EWMA_LANES];         /* sum - low: c b^age x over segments of */
  double low[EWMA_LANES];         /* the piece so far, each lane on its own */
  double part[EWMA_LANES];        /* the same over its last segment, */
  double part_low[EWMA_LANES];    /* and its rounding */
  double first, varies;           /* its first sample; 1: another one differs */
  double rest[EWMA_LANES-1];
} ewma_stretch;

/* The weights of observations with gaps or times between them. */
typedef struct
{
  double sum, low;   /* sum - low: all of them; a new one has 1 or c */
  double age;        /* time since the last observation */
  double last;       /* the time of the last sample; NaN: none yet */
} ewma_weight;

/* The average of one series. */
typedef struct
{
  double seen;     /* observations */
  double begun;    /* 1: one of them is in stretch */
  double held;     /* the last average */
  double singly;   /* 1: after a gap, one by one; of stretch only mean, low and
                      broken count */
  ewma_stretch stretch;
  ewma_weight weight;
} ewma_mean_state;

/* Biased second moments of one series, or of two. */
typedef struct
{
  double seen;
  double broken;                     /* 1: an Inf, or a NaN that propagates */
  double mean[2], mean_low[2];       /* mean - low: the averages of x, y */
  double moment[3], moment_low[3];   /* left (moment - low): xx, xy, yy */
  double spread, spread_low;         /* left (spread - low):
                                        1 - sum w^2 / (sum w)^2 */
  double left;                       /* of the weights after the last one */
  ewma_weight weight;
} ewma_moments_state;

/* The decayed sum of one series; weight.sum is its decayed count. */
typedef struct
{
  double seen;
  double broken;     /* 1: after an Inf, or a NaN that propagates */
  double sum, low;   /* sum - low, at the last observation */
  ewma_weight weight;
} ewma_sum_state;

/* A state on its own. */
typedef union
{
  ewma_mean_state mean;
  ewma_moments_state moments;
  ewma_sum_state sum;
  double numbers[1];
} ewma_any_state;

/* The closed form of 1 - b^t in use, between calls of ewma_segment; base -1
   at first. */
typedef struct
{
  dsc_int base;
  double mass, left;   /* 1 - b^t, b^t */
} ewma_closed_form;

/* x and v for n samples; y for the statistics of pairs, times with TIMED; w and
   flag as in DSC (ewma_results).  In ewma_moments_advance w is for the averages
   of x, or NULL. */
typedef struct
{
  const real *x, *y;
  const double *times;
  real *v, *w;
  unsigned char *flag;
} ewma_view;

/* Sets P up for calls of n samples; LOG_B = log (1 - gain).
   n < EWMA_SEGMENT_SAMPLES means that no stretch will become longer. */
void DSC (ewma_plan_init) (ewma_plan *p, const dsc_averaging *how, double gain,
                           double log_b, dsc_int n, int joined);

/* 1 - b^t, or 1 for a stretch that is settled or not corrected. */
double DSC (ewma_mass) (const ewma_plan *p, const ewma_stretch *z, double t);

/* The averages y (n) of the next n samples x (n) of a stretch that stands at
   the end of a block; n goes up to the end of its segment at most.  y must not
   overlap x.  After an n that is not a multiple of EWMA_LANES the stretch is
   spoilt.  Of z only at, samples and broken change. */
void DSC (ewma_segment) (const ewma_plan *p, ewma_stretch *z,
                         ewma_closed_form *mass, dsc_int n, const real *x,
                         real *y);

/* The average v (n) of the next n samples of a stretch.  JOINED: with the sums
   of its pieces, and the average taken from them where a piece ends. */
void DSC (ewma_stretch_advance) (const ewma_plan *p, ewma_stretch *z,
                                 int joined, dsc_int n, const real *x, real *v);

/* The average m - k at this point, amid a block too. */
void DSC (ewma_stretch_value) (const ewma_plan *p, const ewma_stretch *z,
                               double *m, double *k);

/* A stretch that continues from the average m - k with weights of mass 1;
   broken if that is Inf or NaN. */
void DSC (ewma_stretch_resume) (ewma_stretch *z, double m, double k);

/* The sums of a piece x (EWMA_PIECE_SAMPLES), without its averages; and the
   average at the end of a piece from its sums and from the average at its
   start.  0: they cannot tell, something is not finite. */
void DSC (ewma_piece_sums) (const ewma_plan *p, ewma_stretch *z, const real *x);
int DSC (ewma_piece_join) (const ewma_plan *p, ewma_stretch *z);

/* A series: its start (V0 for an initial value), and its next n samples. */
void DSC (ewma_mean_init) (ewma_mean_state *s, const ewma_plan *p, double v0);
void DSC (ewma_mean_advance) (const ewma_plan *p, ewma_mean_state *s, dsc_int n,
                              ewma_view at);
void DSC (ewma_moments_init) (ewma_moments_state *s);
void DSC (ewma_moments_advance) (const ewma_plan *p, ewma_moments_state *s,
                                 dsc_int n, ewma_view at);
void DSC (ewma_band_advance) (const ewma_plan *p, ewma_moments_state *s,
                              dsc_int n, ewma_view at);
void DSC (ewma_sum_init) (ewma_sum_state *s);
void DSC (ewma_sum_advance) (const ewma_plan *p, ewma_sum_state *s, dsc_int n,
                             ewma_view at);

/* The average of x so far, and what is asked for of its moments; NaN before
   min_periods. */
void DSC (ewma_moments_value) (const dsc_averaging *how,
                               const ewma_moments_state *s, real *mean,
                               real *value);

/* Can STATE be that of a series whose next time, if it has times, is TIME? */
int DSC (ewma_state_valid) (const ewma_plan *p, const double *state,
                            double time);

/* Is there a NaN in x (n)? */
int DSC (ewma_gaps) (dsc_int n, const real *x);

/* The observation X sets the average if it is the first and may. */
void DSC (ewma_first) (const ewma_plan *p, ewma_mean_state *s, double x);

/* Is only min_periods in the way of the averages? */
int DSC (ewma_in_stretch) (const ewma_plan *p, const ewma_mean_state *s);

/* Counts the observations among x (n) as long as min_periods is not reached;
   returns how many samples have no average for that. */
dsc_int DSC (ewma_too_few) (const ewma_plan *p, ewma_mean_state *s, dsc_int n,
                            const real *x);

/* The next n samples of a series, whatever the statistic; and its start. */
void DSC (ewma_init) (const ewma_plan *p, double *state, double v0);
void DSC (ewma_advance) (const ewma_plan *p, double *state, dsc_int n,
                         ewma_view at);

/* Do the options of C, and its gains, go together? */
int DSC (ewma_call_valid) (const DSC (ewma_call) *c);

/* Observations that second moments count. */
static inline double
counted (const dsc_averaging *how)
{
  return (double) (how->min_periods > how->warm_up ? how->min_periods
                   : how->warm_up);
}

/* Does the first observation set the average? */
static inline int
set_by_first (const dsc_averaging *how)
{
  return how->corrected || how->initial == DSC_FIRST;
}

/* The averages of all series of C if they are short and no state of them is
   asked for. */
int DSC (ewma_is_short) (const DSC (ewma_call) *c);
dsc_status DSC (ewma_short) (const ewma_plan *p, const DSC (ewma_call) *c,
                             real *v, int threads, const dsc_poll *poll);

/* The same for a long series by THREADS, in pieces. */
dsc_status DSC (ewma_long) (const ewma_plan *p, double *state, dsc_int n,
                            ewma_view at, int threads, const dsc_poll *poll);

#endif
