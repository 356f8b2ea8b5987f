/* test-ewma-groups.c: groups give the bits of each group on its own, in any
   layout, by any number of threads; bands and sums against their definitions.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include "check.h"

#define N 3000
#define SERIES 6
#define GROUPS 5
#define GAINS 2
#define STATE 64
#define ALL (N * SERIES * GAINS)

typedef struct
{
  real v[ALL], w[ALL];
  unsigned char flag[ALL];
} results;

static real x[N*SERIES], y[N*SERIES];
static double times[N];
static dsc_int group[N];
static const double gain[GAINS] = { .1, .5 };
static double log_beta[GAINS];
static double work[6*N*SERIES];

static void
fill (void)
{
  for (dsc_int i = 0; i < N * SERIES; i++)
    {
      x[i] = (real) (i % 101 == 7 ? NAN : 3 + cos ((double) i * (double) i));
      y[i] = (real) (i % 97 == 3 ? NAN : sin ((double) i * (double) i));
    }
  for (dsc_int t = 0; t < N; t++)
    {
      group[t] = t < N / 2 ? t * t % 7 % 3 : t * t % 11 % GROUPS;
      times[t] = t % 50 == 9 ? NAN : (double) (t / 3);
    }
  group[1] = 1, group[3] = 2;
}

static DSC (ewma_call)
call_of (dsc_statistic statistic, int timed)
{
  DSC (ewma_call) c = { .inner = 1, .n = N, .outer = 1, .x = x, .K = GAINS,
                        .gain = gain, .log_beta = log_beta, .threads = 1 };
  c.how.statistic = statistic;
  c.how.corrected = statistic != DSC_SUM;
  c.how.missing = DSC_DECAY;
  c.how.hold = 1;
  c.how.min_periods = 2;
  c.how.timed = timed;
  c.how.unbiased = 1;
  c.how.width = 1;
  c.how.warm_up = 10;
  c.how.lag = 1;
  c.times = timed ? times : NULL;
  c.y = dsc_is_pair (statistic) ? y : NULL;
  return c;
}

/* The results of C by groups, RESUMED of them continued from STATE. */
static dsc_status
run (const DSC (ewma_call) *c, const dsc_int *of, dsc_int count,
     dsc_int resumed, double *state, results *r)
{
  static dsc_int places[N], first[GROUPS+1];
  for (dsc_int t = 0; t < c->n && of; t++)
    places[t] = of[t];
  const dsc_groups g = { count, resumed, of ? places : NULL, first };
  const int band = c->how.statistic == DSC_BAND;
  const DSC (ewma_results) out = { r->v, c->how.statistic >= DSC_BAND ? r->w
                                         : NULL, band ? r->flag : NULL };
  CHECK (DSC (ewma_groups_bytes) (c, &g) <= sizeof work);
  return DSC (ewma_groups) (c, &g, state, out, work, NULL);
}

/* Series s of C, group q and gain k alone. */
static dsc_int
alone (DSC (ewma_call) c, dsc_int s, dsc_int q, dsc_int k, results *r)
{
  static real xs[N], ys[N];
  static double ts[N], state[STATE];
  const dsc_int from = s / c.inner * c.n * c.inner + s % c.inner;
  dsc_int n = 0;
  for (dsc_int t = 0; t < c.n; t++)
    if (group[t] == q)
      {
        xs[n] = x[from+t*c.inner], ys[n] = y[from+t*c.inner];
        ts[n++] = times[t];
      }
  c.x = xs, c.times = c.times ? ts : NULL, c.y = c.y ? ys : NULL;
  c.inner = c.outer = c.K = 1;
  c.n = n;
  c.gain += k, c.log_beta += k;
  c.interleaved = 0;
  if (c.how.statistic < DSC_BAND)
    CHECK_EQUAL (DSC (ewma) (&c, state, r->v, NULL), DSC_OK);
  else
    CHECK_EQUAL (run (&c, NULL, 1, 0, state, r), DSC_OK);
  return n;
}

static void
check_groups (DSC (ewma_call) c)
{
  static double state[STATE*SERIES*GAINS*GROUPS];
  static results all, one;
  memset (&all, 0, sizeof all);
  CHECK_EQUAL (run (&c, group, GROUPS, 0, state, &all), DSC_OK);
  const dsc_int series = c.inner * c.outer, total = series * c.n;
  const dsc_int step = c.interleaved ? GAINS : 1;
  int differ = 0;
  for (dsc_int s = 0; s < series; s++)
    for (dsc_int q = 0; q < GROUPS; q++)
      for (dsc_int k = 0; k < GAINS; k++)
        {
          alone (c, s, q, k, &one);
          dsc_int i = 0;
          for (dsc_int t = 0; t < c.n; t++)
            if (group[t] == q)
              {
                const dsc_int at
                  = (s / c.inner * c.n * c.inner + s % c.inner + t * c.inner)
                    * step + k * (c.interleaved ? 1 : total);
                differ += memcmp (all.v + at, one.v + i, sizeof (real)) != 0;
                if (c.how.statistic >= DSC_BAND)
                  differ += memcmp (all.w + at, one.w + i, sizeof (real)) != 0;
                if (c.how.statistic == DSC_BAND)
                  differ += all.flag[at] != one.flag[i];
                i++;
              }
        }
  CHECK_EQUAL (differ, 0);
}

/* A call of the first samples, then one of the others, in which groups join. */
static void
check_pieces (DSC (ewma_call) c)
{
  static double state[STATE*GAINS*GROUPS], whole[STATE*GAINS*GROUPS];
  static results all, part;
  CHECK_EQUAL (run (&c, group, GROUPS, 0, whole, &all), DSC_OK);
  const dsc_int size = DSC (ewma_state_size) (c.how.statistic), cut = N / 2;
  CHECK (size <= STATE);
  c.K = 1, c.n = cut;
  CHECK_EQUAL (run (&c, group, 3, 0, state, &part), DSC_OK);
  CHECK_SAME (part.v, all.v, (size_t) cut * sizeof (real));
  c.n = N - cut, c.x += cut;
  c.times += c.times ? cut : 0;
  c.y += c.y ? cut : 0;
  CHECK_EQUAL (run (&c, group + cut, GROUPS, 3, state, &part), DSC_OK);
  CHECK_SAME (part.v, all.v + cut, (size_t) c.n * sizeof (real));
  for (dsc_int q = 0; q < GROUPS; q++)
    CHECK_SAME (state + q * size, whole + q * size * GAINS,
                (size_t) size * sizeof (double));
  state[0] = -1;   /* no count */
  CHECK_EQUAL (run (&c, group + cut, GROUPS, 3, state, &part), DSC_EARG);
}

static void
check_statistic (dsc_statistic statistic, int timed)
{
  static const dsc_int inner[] = { 1, 1, 3, 2 }, outer[] = { 1, 2, 1, 3 };
  DSC (ewma_call) c = call_of (statistic, timed);
  for (int l = 0; l < COUNT (inner); l++)
    {
      c.inner = inner[l], c.outer = outer[l];
      c.interleaved = 0;
      check_groups (c);
    }
  c.inner = c.outer = c.interleaved = 1;
  check_groups (c);
  c.interleaved = 0;
  c.threads = 2;
  check_groups (c);
  check_pieces (c);
}

static void
check_refusals (void)
{
  static double state[STATE*GAINS*GROUPS];
  static results r;
  DSC (ewma_call) c = call_of (DSC_BAND, 0);
  CHECK_EQUAL (run (&c, NULL, 2, 0, state, &r), DSC_EARG);
  CHECK_EQUAL (run (&c, group, GROUPS, GROUPS + 1, state, &r), DSC_EARG);
  CHECK_EQUAL (DSC (ewma) (&c, state, r.v, NULL), DSC_EARG);
  c.how.width = NAN;
  CHECK_EQUAL (run (&c, group, GROUPS, 0, state, &r), DSC_EARG);
  c = call_of (DSC_SUM, 0);
  c.how.corrected = 1;
  CHECK_EQUAL (run (&c, group, GROUPS, 0, state, &r), DSC_EARG);
}

/* 1 + b + b^2 ... of ones, and the band of 0 1 0 1 ... */
static void
check_values (void)
{
  static double state[STATE];
  static results r;
  const real ones[] = { 1, 1, 1, 1 }, turns[] = { 0, 1, 0, 1, 9, 0 };
  DSC (ewma_call) c = call_of (DSC_SUM, 0);
  c.x = ones, c.n = 4, c.K = 1, c.gain = gain + 1, c.log_beta = log_beta + 1;
  c.how.min_periods = 1;
  CHECK_EQUAL (run (&c, NULL, 1, 0, state, &r), DSC_OK);
  for (int t = 0; t < 4; t++)
    {
      CHECK_NEAR (r.v[t], 2 - ldexp (1, -t), 4 * REAL_EPS);
      CHECK_NEAR (r.w[t], 2 - ldexp (1, -t), 4 * REAL_EPS);
    }
  c = call_of (DSC_BAND, 0);
  c.x = turns, c.n = 6, c.K = 1, c.gain = gain + 1, c.log_beta = log_beta + 1;
  c.how.min_periods = 1, c.how.warm_up = 2, c.how.width = 4;
  CHECK_EQUAL (run (&c, NULL, 1, 0, state, &r), DSC_OK);
  CHECK (isnan (r.v[0]) && isnan (r.w[1]));
  CHECK_NEAR (r.v[2], 2. / 3, 4 * REAL_EPS);
  CHECK_NEAR (r.w[2], sqrt (.5), 4 * REAL_EPS);
  for (int t = 0; t < 6; t++)
    CHECK_EQUAL (r.flag[t], t == 4);
}

void
test_ewma_groups (void)
{
  for (int k = 0; k < GAINS; k++)
    log_beta[k] = log1p (-gain[k]);
  fill ();
  for (int s = DSC_MEAN; s <= DSC_SUM; s++)
    for (int timed = 0; timed < 2; timed++)
      check_statistic ((dsc_statistic) s, timed);
  check_refusals ();
  check_values ();
}
