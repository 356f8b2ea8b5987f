/* test-shards.c: mini-batches in shards against sums that are made by hand, and
   networks in shards against whole ones.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include "quadratic.h"

static dsc_history history;

static dsc_status
run_shards (DSC (model) *model, const DSC (run) *run,
            const dsc_run_hooks *hooks)
{
  new_history (&history);
  size_t bytes = DSC (shards_workspace) (model, run) + 64;
  char *room = malloc (bytes);
  memset (room, 0x55, bytes);
  dsc_status status
    = DSC (shards_train) (model, run, &history, hooks,
                          room + (64 - (uintptr_t) room % 64));
  free (room);
  return status;
}

/* ---- a model that knows nothing of shards */

typedef struct
{
  DSC (model) model;
  real theta[N], grad[N];
  int calls, fail;
} world;

static dsc_status
gradient (DSC (model) *model, const dsc_minibatch *part,
          const dsc_gradient_sink *sink, dsc_outcome *outcome)
{
  world *w = model->self;
  CHECK (! sink);
  CHECK_THAT (part->B, >, 0);
  outcome->cost = quadratic (model->theta, part, w->grad);
  outcome->hits = 1;
  return ++w->calls == w->fail ? DSC_ESTOP : DSC_OK;
}

static void
create (world *w)
{
  memset (w, 0, sizeof *w);
  w->model = quadratic_model (w, w->theta, w->grad, gradient);
  w->model.takes_sink = 1;   /* but not while its gradients are cut */
}

/* Shards k .. k + n - 1 of S, joined in pairs, to grad (N) and the cost that is
   returned; 0: none of them has a sample. */
static int
by_hand (const real *theta, dsc_int first, dsc_int B, int k, int n, int S,
         real *grad, double *cost)
{
  if (n > 1)
    {
      real more[N];
      double right;
      const int a = by_hand (theta, first, B, k, n / 2, S, grad, cost);
      const int b = by_hand (theta, first, B, k + n / 2, n / 2, S, more,
                             &right);
      if (a && b)
        *cost += right;
      else if (b)
        *cost = right;
      for (int j = 0; j < N && b; j++)
        grad[j] = a ? grad[j] + more[j] : more[j];
      return a || b;
    }
  const dsc_int begin = k * B / S, end = (k + 1) * B / S;
  if (begin == end)
    return 0;
  const dsc_minibatch part = { .first = first + begin, .B = end - begin };
  const double weight = (double) part.B / (double) B;
  *cost = weight * quadratic (theta, &part, grad);
  for (int j = 0; j < N; j++)
    grad[j] = (real) weight * grad[j];
  return 1;
}

static void
any_model (const dsc_hyper *hyper, const dsc_schedule *schedule)
{
  DSC (run) run = quadratic_run ("sgd", hyper, schedule);
  world whole;
  create (&whole);
  whole.model.takes_sink = 0;
  CHECK_EQUAL (run_shards (&whole.model, &run, NULL), DSC_OK);
  const double J = costs[8];
  for (run.shards = 2; run.shards <= 256; run.shards *= 2)
    {
      world w;
      real theta[N] = { 20, 21, 22 };
      create (&w);
      CHECK_EQUAL (run_shards (&w.model, &run, NULL), DSC_OK);
      CHECK_EQUAL (history.iterations, 9);
      CHECK (w.model.gradient == gradient && w.model.takes_sink == 1);
      for (int t = 0; t < 9; t++)
        {
          real grad[N];
          double cost;
          by_hand (theta, t % 3 * 4, t % 3 < 2 ? 4 : 2, 0, run.shards,
                   run.shards, grad, &cost);
          CHECK_EQUAL (costs[t], cost);
          for (int j = 0; j < N; j++)
            theta[j] = theta[j] - (real) .25 * grad[j];
        }
      CHECK_SAME (w.theta, theta, sizeof theta);
      CHECK_NEAR (costs[8], J, 40 * REAL_EPS);
      for (int j = 0; j < N; j++)
        CHECK_NEAR (w.theta[j], whole.theta[j], 40 * REAL_EPS);
      /* every shard had one right */
      CHECK_NEAR (right[0], (run.shards < 4 ? 2. * run.shards + 2 : 10) / 10,
                  1e-15);
    }
}

static void
statuses (const dsc_hyper *hyper, const dsc_schedule *schedule)
{
  DSC (run) run = quadratic_run ("sgd", hyper, schedule);
  static const int bad[] = { 3, 6, 255, 512 };
  world w;
  for (int i = 0; i < COUNT (bad); i++)
    {
      run.shards = bad[i];
      create (&w);
      CHECK_EQUAL (run_shards (&w.model, &run, NULL), DSC_EARG);
    }
  run.shards = 4;
  run.shuffle = DSC_ONCE;
  run.windows = (dsc_windows) { M, run.B, 2, 1, 2 };
  create (&w);
  CHECK_EQUAL (run_shards (&w.model, &run, NULL), DSC_EARG);
  run.windows.shards = 4;
  create (&w);
  CHECK_EQUAL (run_shards (&w.model, &run, NULL), DSC_OK);

  /* in the middle of a mini-batch: the step is not made */
  create (&w);
  w.fail = 6;
  CHECK_EQUAL (run_shards (&w.model, &run, NULL), DSC_ESTOP);
  CHECK_EQUAL (history.steps, 1);
  CHECK (w.model.gradient == gradient);
}

/* ---- networks, with all that a mini-batch may have */

enum { SAMPLES = 300, VALIDATED = 2500 };

static real X[4 * VALIDATED], Y[VALIDATED], weights[SAMPLES];

/* Into theta and the arrays of quadratic.h. */
static void
train_network (dsc_int hidden, int shards, int threads, dsc_clip clip,
               real *theta)
{
  const dsc_int sizes[] = { 4, hidden, 3 };
  const DSC (activation) *acts[] = { DSC (activation_find) ("tanh") };
  const DSC (net) net = { 2, sizes, acts, DSC (output_find) ("softmax") };
  const dsc_hyper hyper = { .rate = .1, .beta1 = .9, .l2 = .01 };
  dsc_schedule schedule = dsc_schedule_of (dsc_schedule_find ("none"));
  const dsc_samples samples = { 4, REAL_KIND, X, NULL, NULL, SAMPLES };
  const dsc_samples others = { 4, REAL_KIND, X, NULL, NULL, VALIDATED };
  const double drop = .25;
  const DSC (mlp_training) mlp
    = { .net = &net, .X = &samples, .Y = Y, .weights = weights, .lambda = .3,
        .drop = &drop, .mv = VALIDATED, .Xv = &others, .Yv = Y };
  schedule.rate = .1;
  const DSC (run) run
    = { .m = SAMPLES, .B = 70, .epochs = 2, .iterations = 100,
        .shards = shards, .shuffle = DSC_EVERY_EPOCH, .seed = 7,
        .solver = DSC (optimizer_find) ("momentum"), .hyper = &hyper,
        .schedule = &schedule, .clip = clip, .threshold = .02,
        .validate_every = 2, .seconds = INFINITY, .threads = threads };
  CHECK_EQUAL (DSC (mlp_start) (2, sizes, "he", 3, theta), DSC_OK);
  new_history (&history);
  void *work = aligned_alloc (64, (DSC (mlp_train_workspace) (&mlp, &run) + 63)
                              / 64 * 64);
  CHECK_EQUAL (DSC (mlp_train) (&mlp, &run, theta, &history, NULL, work),
               DSC_OK);
  free (work);
}

/* S shards against one, and two threads against one. */
static void
network (dsc_int hidden, int S, dsc_clip clip)
{
  static real whole[5000], one[5000], other[5000];
  const dsc_int n = hidden * 8 + 3;
  double J[10];
  train_network (hidden, S, 1, clip, one);
  memcpy (J, costs, sizeof J);
  const double Jv = validated[4], share = right[1];
  train_network (hidden, S, 2, clip, other);
  CHECK_SAME (other, one, n * sizeof *one);
  CHECK_SAME (costs, J, sizeof J);
  CHECK_EQUAL (validated[4], Jv);
  train_network (hidden, 1, 1, clip, whole);
  for (dsc_int i = 0; i < n; i++)
    CHECK_NEAR (one[i], whole[i], 4000 * REAL_EPS);
  for (int t = 0; t < 10; t++)
    CHECK_NEAR (J[t], costs[t], 400 * REAL_EPS);
  CHECK_NEAR (Jv, validated[4], 400 * REAL_EPS);
  CHECK_NEAR (share, right[1], 1e-12);
}

void
test_shards (void)
{
  const dsc_hyper hyper = { .rate = .25 };
  dsc_schedule schedule = dsc_schedule_of (dsc_schedule_find ("none"));
  schedule.rate = .25;
  any_model (&hyper, &schedule);
  statuses (&hyper, &schedule);
  for (int i = 0; i < COUNT (X); i++)
    X[i] = (real) sin (i * 1.7);
  for (int i = 0; i < VALIDATED; i++)
    Y[i] = (real) (1 + i * 7 % 3);
  for (int i = 0; i < SAMPLES; i++)
    weights[i] = (real) (1 + i % 4);
  for (int clip = DSC_NO_CLIP; clip <= DSC_CLIP_ELEMENTS; clip++)
    network (5, 2 << clip, (dsc_clip) clip);   /* loops */
  network (5, 256, DSC_NO_CLIP);
  network (600, 4, DSC_CLIP_ALL);   /* BLAS, and several pieces of penalties */
}
