/* test-mlp.c: mini-batches: any number of threads gives the same bits, one is
   the mean of its samples, and a sink gets each block once.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <pthread.h>
#include <stdlib.h>
#include <time.h>

#include "check.h"

typedef struct
{
  dsc_int count, m;
  DSC (net) net;
  dsc_samples samples;
  DSC (mlp) mlp;
  real *theta, *X, *Y, *weights, *grad, *other;
  dsc_int *order;
  void *work;
} world;

static const DSC (activation) *hidden[2];

static void
create (world *w, dsc_int L, const dsc_int *sizes, const char *output,
        dsc_int m)
{
  const dsc_int K = sizes[L];
  hidden[0] = DSC (activation_find) ("tanh");
  hidden[1] = DSC (activation_find) ("relu");
  memset (w, 0, sizeof *w);
  w->net = (DSC (net)) { L, sizes, hidden, DSC (output_find) (output) };
  w->count = dsc_mlp_count (L, sizes);
  w->m = m;
  w->theta = malloc (w->count * sizeof (real));
  w->grad = malloc (w->count * sizeof (real));
  w->other = malloc (w->count * sizeof (real));
  w->X = malloc (m * sizes[0] * sizeof (real));
  w->Y = malloc (m * K * sizeof (real));
  w->weights = malloc (m * sizeof (real));
  w->order = malloc (m * sizeof (dsc_int));
  DSC (mlp_start) (L, sizes, "xavier", 1, w->theta);
  for (dsc_int i = 0; i < m * sizes[0]; i++)
    w->X[i] = (real) sin (1.3 * (double) i);
  for (dsc_int i = 0; i < m * DSC (target_rows) (&w->net); i++)
    w->Y[i] = (real) (w->net.output->labels ? 1 + i % K : i % 2);
  for (dsc_int i = 0; i < m; i++)
    {
      w->weights[i] = (real) (1 + i % 3) / 2;
      w->order[i] = (i * 7 + 3) % m;   /* m has no factor 7 */
    }
  w->samples = (dsc_samples) { sizes[0], REAL_KIND, w->X, NULL, NULL, m };
  w->mlp = (DSC (mlp)) { .net = &w->net, .theta = w->theta, .X = &w->samples,
                         .Y = w->Y, .seed = 5 };
  w->work = aligned_alloc (64, (DSC (mlp_workspace) (&w->net, m, 1) + 63) / 64
                           * 64);
}

static void
destroy (world *w)
{
  free (w->theta);
  free (w->grad);
  free (w->other);
  free (w->X);
  free (w->Y);
  free (w->weights);
  free (w->order);
  free (w->work);
}

static int
same (dsc_int n, const real *a, const real *b)
{
  return memcmp (a, b, n * sizeof (real)) == 0;
}

/* a sink that adds up what it gets, and one that takes nothing */
typedef struct
{
  world *w;
  dsc_int got, calls;
  double cost;
  int refuses;
} taker;

static int
ready (void *self, double cost)
{
  taker *t = self;
  t->cost = cost;
  return ! t->refuses;
}

static void
block (void *self, dsc_int array, dsc_int begin, dsc_int n)
{
  taker *t = self;
  dsc_int first = 0, last = 0;
  for (dsc_int i = 0; i <= array; i++)
    {
      first = last;
      last += t->w->net.sizes[i / 2 + 1] * (i % 2 ? 1 : t->w->net.sizes[i / 2]);
    }
  __atomic_add_fetch (&t->calls, 1, __ATOMIC_RELAXED);
  __atomic_add_fetch (&t->got, n, __ATOMIC_RELAXED);
  if (begin < first || begin + n > last)
    __atomic_add_fetch (&t->got, -1000000, __ATOMIC_RELAXED);
  memcpy (t->w->other + begin, t->w->grad + begin, n * sizeof (real));
}

/* the mean of single samples, each a mini-batch of its own */
static void
against_single_samples (world *w, const dsc_minibatch *all, double cost)
{
  double *sum = calloc (w->count, sizeof *sum), J = 0;
  for (dsc_int i = 0; i < all->B; i++)
    {
      dsc_minibatch one = { .t = all->t, .first = all->first + i, .B = 1 };
      dsc_outcome outcome;
      if (all->order)
        one.first = all->order[i];
      CHECK_EQUAL (DSC (mlp_gradient) (&w->mlp, &one, w->other, NULL, &outcome,
                                       NULL, w->work),
                   DSC_OK);
      for (dsc_int k = 0; k < w->count; k++)
        sum[k] += (double) w->other[k] / (double) all->B;
      J += outcome.cost / (double) all->B;
    }
  double worst = 0, largest = 0;
  for (dsc_int k = 0; k < w->count; k++)
    {
      worst = fmax (worst, fabs (sum[k] - (double) w->grad[k]));
      largest = fmax (largest, fabs (sum[k]));
    }
  CHECK_THAT (worst, <=, 500 * REAL_EPS * largest);
  CHECK_NEAR (cost, J, 200 * REAL_EPS);
  free (sum);
}

static void
grid (dsc_int L, const dsc_int *sizes, const char *output, dsc_int m, dsc_int B,
      int singles)
{
  world w;
  create (&w, L, sizes, output, m);
  for (int how = 0; how < 4; how++)
    {
      const dsc_minibatch part = { .t = 3, .first = how % 2 ? 0 : m - B,
                                   .B = B, .order = how % 2 ? w.order : NULL };
      dsc_outcome first = { 0 }, next;
      w.mlp.weights = how >= 2 ? w.weights : NULL;
      w.mlp.penalty = how == 3 ? .1 : 0;
      w.mlp.threads = 1;
      CHECK_EQUAL (DSC (mlp_gradient) (&w.mlp, &part, w.grad, NULL, &first,
                                       NULL, w.work),
                   DSC_OK);
      for (int threads = 2; threads <= 8; threads += 3)
        {
          w.mlp.threads = threads;
          CHECK_EQUAL (DSC (mlp_gradient) (&w.mlp, &part, w.other, NULL, &next,
                                           NULL, w.work),
                       DSC_OK);
          CHECK (same (w.count, w.grad, w.other));
          CHECK_EQUAL (first.cost, next.cost);
          CHECK_EQUAL (first.hits, next.hits);
        }
      /* the cost alone is the same */
      CHECK_EQUAL (DSC (mlp_gradient) (&w.mlp, &part, NULL, NULL, &next, NULL,
                                       w.work),
                   DSC_OK);
      CHECK_NEAR (next.cost, first.cost, 4 * DBL_EPSILON);
      CHECK_EQUAL (first.hits, next.hits);
      if (singles)
        against_single_samples (&w, &part, first.cost);

      /* a sink gets all of it, once; one that refuses, nothing */
      taker t = { &w, 0, 0, 0, 0 };
      dsc_gradient_sink sink = { ready, block, 0, &t };
      memcpy (w.other, w.grad, w.count * sizeof (real));
      real *wanted = malloc (w.count * sizeof (real));
      memcpy (wanted, w.grad, w.count * sizeof (real));
      memset (w.grad, 0, w.count * sizeof (real));
      memset (w.other, 0, w.count * sizeof (real));
      CHECK_EQUAL (DSC (mlp_gradient) (&w.mlp, &part, w.grad, &sink, &next,
                                       NULL, w.work),
                   DSC_OK);
      CHECK_EQUAL (t.got, w.count);
      CHECK_THAT (t.calls, >=, 2 * L);
      CHECK (same (w.count, w.other, wanted));
      CHECK_EQUAL (next.cost, first.cost);
      CHECK (how == 3 ? t.cost < first.cost : t.cost == first.cost);
      t = (taker) { &w, 0, 0, 0, 1 };
      CHECK_EQUAL (DSC (mlp_gradient) (&w.mlp, &part, w.grad, &sink, &next,
                                       NULL, w.work),
                   DSC_OK);
      CHECK_EQUAL (t.calls, 0);
      free (wanted);
    }
  destroy (&w);
}

/* outputs do not depend on the threads, nor on the samples around */
static void
outputs (dsc_int L, const dsc_int *sizes, dsc_int m)
{
  world w;
  create (&w, L, sizes, "softmax", m);
  const dsc_int K = sizes[L];
  real *a = malloc (2 * m * K * sizeof (real)), *b = a + m * K;
  w.mlp.threads = 1;
  const dsc_minibatch all = { .B = m }, one = { .B = 1 };
  CHECK_EQUAL (DSC (mlp_predict) (&w.mlp, &all, a, NULL, w.work), DSC_OK);
  w.mlp.threads = 3;
  CHECK_EQUAL (DSC (mlp_predict) (&w.mlp, &all, b, NULL, w.work), DSC_OK);
  CHECK (same (m * K, a, b));
  double sum = 0;
  for (dsc_int i = 0; i < m * K; i++)
    sum += (double) a[i];
  CHECK_NEAR (sum, (double) m, 100 * REAL_EPS);
  CHECK_EQUAL (DSC (mlp_predict) (&w.mlp, &one, b, NULL, w.work), DSC_OK);
  for (dsc_int i = 0; i < K; i++)
    CHECK_NEAR ((double) b[i], (double) a[i], 20 * REAL_EPS);
  free (a);
  destroy (&w);
}

static dsc_status
read_world (void *self, dsc_int first, dsc_int n, void *const *at, dsc_int *bad)
{
  const world *w = self;
  const dsc_int k = w->samples.rows, K = DSC (target_rows) (&w->net);
  (void) bad;
  memcpy (at[0], w->X + first * k, (size_t) (n * k) * sizeof (real));
  memcpy (at[1], w->Y + first * K, (size_t) (n * K) * sizeof (real));
  memcpy (at[2], w->weights + first, (size_t) n * sizeof (real));
  return DSC_OK;
}

/* Parts of a mini-batch, and those that come from a feed, have its bits. */
static void
parts (dsc_int L, const dsc_int *sizes, const char *output, dsc_int m,
       dsc_int most)
{
  static const double drop[] = { .25, .5 };
  world w;
  create (&w, L, sizes, output, m);
  const dsc_int K = sizes[L], B = DSC (mlp_part) (&w.net, m, most);
  const dsc_minibatch all = { .t = 1, .B = m };
  dsc_outcome wanted, got = { 0 };
  real *a = malloc (2 * m * K * sizeof (real)), *b = a + m * K;
  CHECK_THAT (B, <, m);
  w.mlp.weights = w.weights;
  w.mlp.penalty = .1;
  w.mlp.drop = drop;
  CHECK_EQUAL (DSC (mlp_gradient) (&w.mlp, &all, w.grad, NULL, &wanted, NULL,
                                   w.work), DSC_OK);
  for (dsc_int at = 0; at < m; at += B)
    {
      const dsc_minibatch part = { .t = 1, .first = at,
                                   .B = B < m - at ? B : m - at, .whole = m,
                                   .place = at };
      CHECK_EQUAL (DSC (mlp_gradient) (&w.mlp, &part, w.other, NULL, &got,
                                       NULL, w.work), DSC_OK);
    }
  CHECK (same (w.count, w.grad, w.other));
  CHECK_EQUAL (got.cost, wanted.cost);
  CHECK_EQUAL (got.hits, wanted.hits);
  CHECK_EQUAL (DSC (mlp_predict) (&w.mlp, &all, a, NULL, w.work), DSC_OK);

  const dsc_int k = sizes[0], rows = DSC (target_rows) (&w.net);
  const dsc_feeding how
    = { .windows = { m, B, 1, B, 1 }, .in_order = 1, .epochs = 9,
        .bytes = { (size_t) k * sizeof (real), (size_t) rows * sizeof (real),
                   sizeof (real) },
        .reader = { read_world, &w } };
  char *room = malloc (dsc_feed_workspace (&how) + 64);
  dsc_feed *feed = dsc_feed_begin (&how, room + (64 - (uintptr_t) room % 64));
  const dsc_samples arena = { k, REAL_KIND, dsc_feed_array (feed, 0), NULL,
                              NULL, dsc_feed_places (&how) };
  DSC (mlp) fed = w.mlp;
  fed.X = &arena;
  fed.Y = dsc_feed_array (feed, 1);
  fed.weights = dsc_feed_array (feed, 2);
  for (dsc_int pass = 1; pass < 4; pass++)
    {
      memset (w.other, 1, (size_t) w.count * sizeof (real));
      CHECK_EQUAL (DSC (mlp_walk) (&fed, feed, 2 * pass - 1, w.other, NULL,
                                   &got, NULL, w.work), DSC_OK);
      CHECK (same (w.count, w.grad, w.other));
      CHECK_EQUAL (got.cost, wanted.cost);
      CHECK_EQUAL (DSC (mlp_walk) (&fed, feed, 2 * pass, NULL, b, &got, NULL,
                                   w.work), DSC_OK);
      CHECK (same (m * K, a, b));
    }
  dsc_feed_end (feed);
  free (room);
  free (a);
  destroy (&w);
}

/* a sink whose block on the caller's thread waits, 10 s at most, for one on
   another */
typedef struct { pthread_t caller; int others, waited; } meeting;

static int
always (void *self, double cost)
{
  (void) self;
  (void) cost;
  return 1;
}

static void
meet (void *self, dsc_int array, dsc_int begin, dsc_int n)
{
  meeting *m = self;
  (void) array;
  (void) begin;
  (void) n;
  if (! pthread_equal (m->caller, pthread_self ()))
    __atomic_store_n (&m->others, 1, __ATOMIC_RELAXED);
  else
    for (; m->waited < 10000 && ! __atomic_load_n (&m->others,
                                                   __ATOMIC_RELAXED);
                                                   m->waited++)
      nanosleep (&(struct timespec) { 0, 1000000 }, NULL);
}

/* who names no number gets as many threads as dsc_threads says */
static void
unasked (dsc_int L, const dsc_int *sizes)
{
  const char *was = getenv ("OMP_NUM_THREADS");
  char *before = was ? strdup (was) : NULL;
  world w;
  create (&w, L, sizes, "linear", 64);
  meeting m = { pthread_self (), 0, 0 };
  const dsc_gradient_sink sink = { always, meet, 0, &m };
  const dsc_minibatch part = { .t = 1, .B = 64 };
  dsc_outcome outcome;
  w.mlp.threads = 0;
  setenv ("OMP_NUM_THREADS", "2", 1);
  CHECK_EQUAL (DSC (mlp_gradient) (&w.mlp, &part, w.grad, &sink, &outcome, NULL,
                                   w.work),
               DSC_OK);
  CHECK (m.others);
  if (before)
    setenv ("OMP_NUM_THREADS", before, 1);
  else
    unsetenv ("OMP_NUM_THREADS");
  free (before);
  destroy (&w);
}

void
test_mlp (void)
{
  static const dsc_int small[] = { 2, 5, 2, 1 }, line[] = { 10, 1 };
  static const dsc_int wide[] = { 30, 300, 40, 5 }, tall[] = { 3, 2000, 40 },
    middle[] = { 20, 60, 3 };
  grid (3, small, "sigmoid", 64, 64, 1);
  grid (3, small, "sigmoid", 20, 3, 1);
  grid (3, small, "sigmoid", 3000, 2999, 1);
  /* more pieces than fit at once */
  grid (1, line, "sigmoid", 20005, 20000, 0);
  grid (3, wide, "softmax", 64, 64, 1);
  grid (3, wide, "linear", 100, 75, 1);
  grid (3, wide, "softmax", 5, 3, 1);
  grid (3, wide, "softmax", 2500, 2400, 0);     /* more than a panel */
  grid (2, tall, "softmax", 40, 33, 1);
  outputs (3, wide, 2100);
  outputs (3, small, 2100);
  parts (3, wide, "softmax", 5003, 3000);
  parts (3, wide, "sigmoid", 4099, 2048);
  parts (3, small, "sigmoid", 40003, 1);
  parts (2, middle, "linear", 10007, 5000);
  unasked (3, wide);
}
