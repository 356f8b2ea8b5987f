/* test-ewma.c: the averages against the recurrence in pairs of doubles with
   the same c = 1 - beta; layouts, chunks, threads.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <stdlib.h>

#include "check.h"

/* samples of a series */
#define N (sizeof (real) == 8 ? 1000000 : 100000)

static double
noise (uint64_t i)
{
  uint64_t z = (i + 1) * UINT64_C (0x9e3779b97f4a7c15);
  z = (z ^ (z >> 30)) * UINT64_C (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * UINT64_C (0x94d049bb133111eb);
  return (double) ((z ^ (z >> 31)) >> 11) * 0x1p-53;
}

/* kinds of series */
static double
sample (int kind, dsc_int i, dsc_int n)
{
  switch (kind)
    {
    case 0: return noise ((uint64_t) i);
    case 1: return .1;
    case 2: return 1e6 + noise ((uint64_t) i);
    case 3: return exp (-20.0 * (double) i / (double) n);
    case 4: return noise ((uint64_t) i) - .5;
    case 5: return i % 1000 == 8;
    case 6: return i == 8;
    default: return 2 * noise ((uint64_t) i + 77777) - 1;
    }
}

/* One series; how it is asked for may be changed before it is run. */
static DSC (ewma_call)
series_of (dsc_int n, const real *x, const double *gain, int corrected)
{
  static double log_beta;
  log_beta = log1p (-*gain);
  return (DSC (ewma_call)) { .how = { .corrected = corrected, .hold = 1,
                                      .min_periods = 1 },
                             .inner = 1, .n = n, .outer = 1, .x = x, .K = 1,
                             .gain = gain, .log_beta = &log_beta };
}

/* Room for the state of one series, whatever the statistic. */
#define STATE 96

static dsc_status
average (dsc_int n, const real *x, double gain, int corrected, real *v)
{
  double state[STATE];
  DSC (ewma_call) call = series_of (n, x, &gain, corrected);
  return DSC (ewma) (&call, state, v, NULL);
}

/* ---- accuracy: KINDS series at a time, in numbers hi + lo of some 106 bits */

#define KINDS 8
typedef double wide __attribute__ ((vector_size (8 * KINDS)));
typedef struct { wide hi, lo; } pair;

/* a + b exactly */
static inline __attribute__ ((always_inline)) void
sum_of (const wide *a, const wide *b, pair *s)
{
  const wide hi = *a + *b, t = hi - *a;
  s->lo = (*a - (hi - t)) + (*b - t);
  s->hi = hi;
}

static inline __attribute__ ((always_inline)) void
add (pair *a, const pair *b, double sign)
{
  const wide bh = b->hi * sign, bl = b->lo * sign;
  pair s, t;
  sum_of (&a->hi, &bh, &s);
  sum_of (&a->lo, &bl, &t);
  s.lo += t.hi;
  sum_of (&s.hi, &s.lo, &s);
  s.lo += t.lo;
  sum_of (&s.hi, &s.lo, a);
}

/* a b, by halves of 26 bits (T. J. Dekker) */
static inline __attribute__ ((always_inline)) void
multiply (pair *a, const wide *b)
{
  const double split = 134217729;   /* 2^27 + 1 */
  const wide p = a->hi * *b;
  wide ah = a->hi * split, bh = *b * split;
  ah -= ah - a->hi, bh -= bh - *b;
  const wide al = a->hi - ah, bl = *b - bh;
  const wide lo = (((ah * bh - p) + ah * bl + al * bh) + al * bl) + a->lo * *b;
  sum_of (&p, &lo, a);
}

/* |a - v| beyond the rounding to single, and |a|, where they are more than
   ERROR and TOP. */
static inline __attribute__ ((always_inline)) void
compare (const pair *a, const real *v, wide *error, wide *top)
{
  for (int k = 0; k < KINDS; k++)
    {
      const double size = fabs (a->hi[k]);
      double off = fabs (((double) v[k*N] - a->hi[k]) - a->lo[k]);
      if (sizeof (real) == 4)
        off -= size * FLT_EPSILON / 2;
      (*error)[k] = off > (*error)[k] ? off : (*error)[k];
      (*top)[k] = size > (*top)[k] ? size : (*top)[k];
    }
}

/* x, plain and corrected averages: (N, KINDS).  The recurrence with the same
   c, and its weights: a = a + c (x - a). */
DSC_CLONES static void
check_gain (double c, const real *x, const real *plain, const real *corrected)
{
  const wide none = { 0 }, gain = none + c;
  const pair one = { none + 1, none };
  pair a = { none, none }, mass = a;
  wide top[2] = { none, none }, error[2] = { none, none };
  for (dsc_int i = 0; i < N; i++)
    {
      double now[KINDS];
      for (int k = 0; k < KINDS; k++)
        now[k] = (double) x[k*N+i];
      pair step = one;
      memcpy (&step.hi, now, sizeof now);
      step.lo = none;
      add (&step, &a, -1);
      multiply (&step, &gain);
      add (&a, &step, 1);
      step = one;
      add (&step, &mass, -1);
      multiply (&step, &gain);
      add (&mass, &step, 1);
      compare (&a, plain + i, error, top);
      /* a / mass */
      pair left = mass, ratio = { a.hi / mass.hi, none };
      multiply (&left, &ratio.hi);
      step = a;
      add (&step, &left, -1);
      ratio.lo = step.hi / mass.hi;
      compare (&ratio, corrected + i, error + 1, top + 1);
    }
  for (int k = 0; k < KINDS; k++)
    {
      const double eps[2] = { error[0][k] / top[0][k] / DBL_EPSILON,
                              error[1][k] / top[1][k] / DBL_EPSILON };
      CHECK_THAT (eps[0], <=, 4);
      CHECK_THAT (eps[1], <=, 4);
      if (getenv ("DESCENT_ACCURACY"))
        printf ("ewma: series %d, c = %g: %.2f eps, corrected %.2f eps\n",
                k, c, eps[0], eps[1]);
    }
}

static void
check_accuracy (real *x, real *plain, real *corrected)
{
  static const double gains[] = { .5, .3, .1, .09, .0899, 1e-2, 1e-3, 1e-4,
                                  1e-5, 1e-6,
                                  1e-7, 1e-8, 1e-9, 1e-10, 1e-11, 1e-12 };
  for (int k = 0; k < KINDS; k++)
    for (dsc_int i = 0; i < N; i++)
      x[k*N+i] = (real) sample (k, i, N);
  for (dsc_int g = 0; g < COUNT (gains); g++)
    {
      for (int k = 0; k < KINDS; k++)
        {
          CHECK_EQUAL (average (N, x + k*N, gains[g], 0, plain + k*N), DSC_OK);
          CHECK_EQUAL (average (N, x + k*N, gains[g], 1, corrected + k*N),
                       DSC_OK);
          CHECK_EQUAL (corrected[k*N], x[k*N]);
        }
      dsc_int same = 0;
      /* series 1: constant */
      while (same < N && corrected[N+same] == x[N+same])
        same++;
      CHECK_EQUAL (same, N);
      check_gain (gains[g], x, plain, corrected);
    }
}

/* Every layout gives the bits of the single series. */
static void
check_layouts (void)
{
  enum { inner = 141, n = 150, outer = 2, K = 3 };
  static real x[inner*n*outer], pages[inner*n*outer*K], mixed[inner*n*outer*K];
  static const double gains[K] = { .1, 1, .5 };
  for (dsc_int i = 0; i < COUNT (x); i++)
    x[i] = (real) (noise ((uint64_t) i) - .25);
  for (int corrected = 0; corrected < 2; corrected++)
    {
      int same_pages = 1, same_mixed = 1;
      DSC (ewma_call) call = series_of (n, x, gains, corrected);
      double log_beta[K];
      for (dsc_int k = 0; k < K; k++)
        log_beta[k] = log1p (-gains[k]);
      call.inner = inner, call.outer = outer, call.K = K;
      call.log_beta = log_beta;
      CHECK_EQUAL (DSC (ewma) (&call, NULL, pages, NULL), DSC_OK);
      call.interleaved = 1;
      CHECK_EQUAL (DSC (ewma) (&call, NULL, mixed, NULL), DSC_OK);
      for (dsc_int k = 0; k < K; k++)
        for (dsc_int o = 0; o < outer; o++)
          for (dsc_int i = 0; i < inner; i++)
            {
              real series[n], v[n];
              dsc_int at = i + o * inner * n;
              for (dsc_int t = 0; t < n; t++)
                series[t] = x[at + t*inner];
              average (n, series, gains[k], corrected, v);
              for (dsc_int t = 0; t < n; t++)
                {
                  same_pages &= v[t] == pages[at + t*inner + k*COUNT (x)];
                  same_mixed &= v[t] == mixed[(at + t*inner) * K + k];
                }
            }
      CHECK (same_pages);
      CHECK (same_mixed);
    }
}

/* Chunks of any length and any number of threads give the bits of one call. */
static void
check_chunks (dsc_int n, real *x, real *all, real *part)
{
  static const double gains[] = { .5, .1, 1e-3, 1e-6, 1 };
  for (dsc_int g = 0; g < COUNT (gains); g++)
    for (int kind = 0; kind < 8; kind++)
      {
        for (dsc_int i = 0; i < n; i++)
          x[i] = (real) (kind & 4 ? .1 : noise ((uint64_t) i) + 3);
        if (kind & 4)
          x[n-100] = 3;
        if (kind & 2)
          x[n/2] = (real) NAN, x[n/2+3] = (real) NAN;
        DSC (ewma_call) call = series_of (n, x, gains + g, kind & 1);
        call.how.missing = kind & 2 ? DSC_DECAY : DSC_PROPAGATE;
        double whole[STATE] = { 0 }, state[STATE] = { 0 };
        call.threads = 1;
        CHECK_EQUAL (DSC (ewma) (&call, whole, all, NULL), DSC_OK);
        for (int threads = 2; threads < 4; threads++)
          {
            call.threads = threads;
            CHECK_EQUAL (DSC (ewma) (&call, state, part, NULL), DSC_OK);
            CHECK_SAME (all, part, (size_t) n * sizeof (real));
            CHECK_SAME (whole, state, sizeof whole);
          }
        dsc_int done = 0, len = 1;
        for (; done < n; done += call.n, len = len * 5 % 77777 + 1)
          {
            call.resumed = done > 0;
            call.n = n - done < len ? n - done : len;
            call.x = x + done;
            CHECK_EQUAL (DSC (ewma) (&call, state, part + done, NULL), DSC_OK);
          }
        CHECK_SAME (all, part, (size_t) n * sizeof (real));
        CHECK_SAME (whole, state, sizeof whole);
      }
}

/* What comes later has no influence, be it finite or not. */
static void
check_causality (void)
{
  real x[300], all[300], part[300];
  const real later[] = { (real) INFINITY, (real) NAN, (real) -3 };
  static const double gains[] = { .5, .1, 1e-3 };
  for (dsc_int g = 0; g < COUNT (gains); g++)
    for (int corrected = 0; corrected < 2; corrected++)
      for (dsc_int k = 0; k < COUNT (later); k++)
        {
          int same = 1;
          for (dsc_int n = 1; n < COUNT (x); n += 13)
            {
              for (dsc_int i = 0; i < COUNT (x); i++)
                x[i] = i < n ? (real) noise ((uint64_t) i) : later[k];
              average (COUNT (x), x, gains[g], corrected, all);
              average (n, x, gains[g], corrected, part);
              same &= memcmp (all, part, (size_t) n * sizeof (real)) == 0;
              same &= k == 2 || ! isfinite (all[n]);
              same &= k != 1 || isnan (all[n]);
            }
          CHECK (same);
        }
}

static void
check_calls (void)
{
  real one = 1, y = 7;
  double gain = 0, state[STATE] = { 0 };
  DSC (ewma_call) call = series_of (1, &one, &gain, 0);
  CHECK_EQUAL (DSC (ewma) (&call, NULL, &y, NULL), DSC_EARG);
  gain = NAN;
  CHECK_EQUAL (DSC (ewma) (&call, NULL, &y, NULL), DSC_EARG);
  gain = .5;
  call = series_of (1, &one, &gain, 0);
  call.inner = -1;
  CHECK_EQUAL (DSC (ewma) (&call, NULL, &y, NULL), DSC_EARG);
  call.inner = 0;
  CHECK_EQUAL (DSC (ewma) (&call, NULL, &y, NULL), DSC_OK);
  CHECK_EQUAL (y, 7);
  call.inner = 1, call.n = 0;
  CHECK_EQUAL (DSC (ewma) (&call, NULL, &y, NULL), DSC_OK);
  CHECK_EQUAL (y, 7);
  call.n = 1, call.K = 0;
  CHECK_EQUAL (DSC (ewma) (&call, NULL, &y, NULL), DSC_OK);
  CHECK_EQUAL (y, 7);
  call.K = 1, call.resumed = 1;
  CHECK_EQUAL (DSC (ewma) (&call, NULL, &y, NULL), DSC_EARG);
  CHECK_THAT (DSC (ewma_state_size) (DSC_MEAN), <=, STATE);
  CHECK_THAT (DSC (ewma_state_size) (DSC_COV), <=, STATE);
  for (int i = 0; i < DSC (ewma_state_size) (DSC_MEAN); i++)
    state[i] = .5;
  CHECK_EQUAL (DSC (ewma) (&call, state, &y, NULL), DSC_EARG);
  call.resumed = 0;
  CHECK_EQUAL (DSC (ewma) (&call, state, &y, NULL), DSC_OK);
  CHECK_EQUAL (y, (real) .5);
}

/* A state that no series leaves is refused, whatever the number: what the loops
   take for counts and flags, averages that are none, times that go back. */
static void
check_states (void)
{
  enum { N1 = 21, N2 = 131072 + 9 };
  static real x[N1+N2], v[N1+N2];
  static double times[N1+N2];
  static const double odd[] = { NAN, INFINITY, -INFINITY, -1, .5, 7, 128, 65536,
                                0x1p31, 0x1p62, 1e300, 5e-324 };
  const double gain = .1, log_b = log1p (-.1);
  for (dsc_int i = 0; i < COUNT (x); i++)
    x[i] = (real) noise ((uint64_t) i), times[i] = (double) (i / 3);
  for (int statistic = DSC_MEAN; statistic <= DSC_CORR; statistic++)
    for (int timed = 0; timed < 2; timed++)
      {
        const dsc_int size = DSC (ewma_state_size) (statistic);
        DSC (ewma_call) call = series_of (N1, x, &gain, statistic > 0);
        double state[STATE], edited[STATE];
        int refused = 0;
        call.how.statistic = statistic, call.how.timed = timed;
        call.y = x, call.times = times, call.threads = 2;
        CHECK_EQUAL (DSC (ewma) (&call, state, v, NULL), DSC_OK);
        call.resumed = 1;
        call.x = call.y = x + N1, call.times = times + N1;
        for (dsc_int i = 0; i < size; i++)
          for (int k = 0; k < COUNT (odd); k++)
            {
              call.n = k % 4 == 0 && ! timed ? N2 : 40;
              memcpy (edited, state, sizeof state);
              edited[i] = odd[k];
              const dsc_status status = DSC (ewma) (&call, edited, v, NULL);
              CHECK (status == DSC_OK || status == DSC_EARG);
              refused += status == DSC_EARG;
            }
        CHECK_THAT (refused, >, 2 * COUNT (odd));
        memcpy (edited, state, sizeof state);
        CHECK_EQUAL (DSC (ewma) (&call, edited, v, NULL), DSC_OK);
        if (timed)
          {
            call.times = times;
            CHECK_EQUAL (DSC (ewma) (&call, state, v, NULL), DSC_EARG);
          }
      }
  /* log (beta) that is not the gain's, options that contradict each other */
  static const double logs[] = { 0, -1e-300, -.1, -1, -INFINITY, NAN, 1 };
  for (int i = 0; i < COUNT (logs); i++)
    {
      DSC (ewma_call) call = series_of (N2, x, &gain, 0);
      double state[STATE];
      call.log_beta = logs + i;
      CHECK_EQUAL (DSC (ewma) (&call, state, v, NULL), DSC_EARG);
    }
  DSC (ewma_call) call = series_of (1, x, &gain, 1);
  call.log_beta = &log_b;
  CHECK_EQUAL (DSC (ewma) (&call, NULL, v, NULL), DSC_OK);
  call.how.initial = DSC_FIRST;
  CHECK_EQUAL (DSC (ewma) (&call, NULL, v, NULL), DSC_EARG);
  call.how.corrected = 0, call.how.initial = DSC_SMA;
  CHECK_EQUAL (DSC (ewma) (&call, NULL, v, NULL), DSC_EARG);
  call.how.statistic = DSC_VAR;
  CHECK_EQUAL (DSC (ewma) (&call, NULL, v, NULL), DSC_EARG);
}

void
test_ewma (void)
{
  real *x = malloc (3 * (size_t) N * KINDS * sizeof (real));
  if (x)
    check_accuracy (x, x + N * KINDS, x + 2 * N * KINDS);
  CHECK (x);
  free (x);
  const dsc_int n = 4 * DSC_EWMA_PIECE_SAMPLES + 1000;
  real *mem = malloc (3 * (size_t) n * sizeof (real));
  if (mem)
    check_chunks (n, mem, mem + n, mem + 2 * n);
  CHECK (mem);
  free (mem);
  check_layouts ();
  check_causality ();

  check_states ();
  check_calls ();
}
