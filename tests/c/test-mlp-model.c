/* test-mlp-model.c: networks and their training: statuses, hooks.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <stdlib.h>

#include "check.h"

/* Ends a run at the poll or the report number `left' */
typedef struct { int polls, reports, left; } counter;

static int
count_poll (void *self)
{
  counter *c = self;
  return c->polls++ == c->left;
}

static int
count_report (void *self, const dsc_progress *p)
{
  counter *c = self;
  c->reports++;
  CHECK_EQUAL (p->iteration, c->reports);
  CHECK_EQUAL (p->epoch, (c->reports + 2) / 3);
  CHECK_EQUAL (p->epoch_ended, c->reports % 3 == 0);
  CHECK (isfinite (p->cost));
  CHECK_THAT (p->seconds, >=, 0);
  return 0;
}

static int
stop_report (void *self, const dsc_progress *p)
{
  (void) self;
  return p->epoch == 2;
}

static void
runs (dsc_int hidden)
{
  dsc_int sizes[] = { 3, hidden, 2 }, m = 40;
  const DSC (activation) *acts[] = { DSC (activation_find) ("tanh") };
  DSC (net) net = { 2, sizes, acts, DSC (output_find) ("linear") };
  dsc_hyper h = { .rate = .02 };
  dsc_schedule schedule = dsc_schedule_of (dsc_schedule_find ("none"));
  schedule.rate = .02;
  real X[3 * 40], Y[2 * 40], start[1000], theta[1000], grad[1000];
  double J[300], rates[300], E[100], right[100], s[100], speed[100];
  dsc_outcome outcome;
  dsc_int n = dsc_mlp_count (2, sizes);
  CHECK_THAT (n, <=, COUNT (theta));
  CHECK_EQUAL (DSC (mlp_start) (2, sizes, "xavier", 3, start), DSC_OK);
  CHECK_EQUAL (DSC (mlp_start) (2, sizes, "lecun", 3, start), DSC_EARG);
  for (int i = 0; i < 3 * m; i++)
    X[i] = (real) sin (i * 1.7);
  for (int i = 0; i < 2 * m; i++)
    Y[i] = (real) cos (i * .3);
  dsc_history history = { .iteration_cost = J, .learn_rate = rates,
                          .epoch_cost = E, .epoch_accuracy = right,
                          .seconds = s, .samples_per_second = speed,
                          .room_iterations = 300, .room_epochs = 100 };
  const dsc_samples samples = { 3, REAL_KIND, X, NULL, NULL, m };
  DSC (mlp_training) mlp = { .net = &net, .X = &samples, .Y = Y };
  const DSC (mlp) at_start = { .net = &net, .theta = start, .X = &samples,
                               .Y = Y };
  const dsc_minibatch first = { .t = 1, .B = 16 }, none = { .t = 1 },
    negative = { .B = -1 };
  DSC (run) run = { .m = m, .B = 16, .epochs = 5, .iterations = 300,
                         .shuffle = DSC_EVERY_EPOCH, .seed = 1,
                         .solver = DSC (optimizer_find) ("sgd"), .hyper = &h,
                         .schedule = &schedule, .threshold = INFINITY,
                         .validate_every = 1, .seconds = INFINITY };
  void *work = aligned_alloc (64, (DSC (mlp_train_workspace) (&mlp, &run) + 63)
                              / 64 * 64);

  memcpy (theta, start, n * sizeof (real));
  CHECK_EQUAL (DSC (mlp_train) (&mlp, &run, theta, &history, NULL, work),
               DSC_OK);
  CHECK_THAT (E[4], <, E[0]);
  CHECK_NEAR (E[1], (J[3] * 16 + J[4] * 16 + J[5] * 8) / 40, 1e-14);

  /* hooks see every epoch, and a run that they end has made whole steps */
  counter c = { 0, 0, -1 };
  dsc_run_hooks hooks = { .poll = { count_poll, &c },
                          .report = count_report, .self = &c };
  memcpy (theta, start, n * sizeof (real));
  CHECK_EQUAL (DSC (mlp_train) (&mlp, &run, theta, &history, &hooks, work),
               DSC_OK);
  CHECK_EQUAL (c.reports, 15);
  CHECK_THAT (c.polls, >=, 15);
  int polls = c.polls;
  for (int k = 0; k < polls; k++)
    {
      counter one = { 0, 0, k };
      hooks.self = hooks.poll.self = &one;
      memcpy (theta, start, n * sizeof (real));
      CHECK_EQUAL (DSC (mlp_train) (&mlp, &run, theta, &history, &hooks, work),
                   DSC_ESTOP);
      CHECK_EQUAL (one.polls, k + 1);
    }
  hooks.poll.poll = NULL;
  hooks.report = stop_report;
  CHECK_EQUAL (DSC (mlp_train) (&mlp, &run, theta, &history, &hooks, work),
               DSC_ESTOP);

  /* the first cost is that of the start; no gradient wanted gives the same */
  run.shuffle = DSC_NEVER;
  memcpy (theta, start, n * sizeof (real));
  CHECK_EQUAL (DSC (mlp_train) (&mlp, &run, theta, &history, NULL, work),
               DSC_OK);
  CHECK_EQUAL (DSC (mlp_gradient) (&at_start, &first, grad, NULL, &outcome,
                                   NULL, work),
               DSC_OK);
  CHECK_EQUAL (outcome.cost, J[0]);
  CHECK_EQUAL (outcome.hits, -1);
  CHECK_EQUAL (DSC (mlp_gradient) (&at_start, &first, NULL, NULL, &outcome,
                                   NULL, work),
               DSC_OK);
  CHECK_EQUAL (outcome.cost, J[0]);
  CHECK_EQUAL (outcome.hits, -1);
  CHECK_EQUAL (DSC (mlp_gradient) (&at_start, &none, grad, NULL, &outcome, NULL,
                                   work),
               DSC_EARG);
  CHECK_EQUAL (DSC (mlp_predict) (&at_start, &negative, grad, NULL, work),
               DSC_EARG);
  CHECK_EQUAL (DSC (mlp_predict) (&at_start, &none, grad, NULL, work), DSC_OK);

  run.B = 41;
  CHECK_EQUAL (DSC (mlp_train) (&mlp, &run, theta, &history, NULL, work),
               DSC_EARG);
  run.B = 0;
  CHECK_EQUAL (DSC (mlp_train) (&mlp, &run, theta, &history, NULL, work),
               DSC_EARG);
  run.B = 16;
  schedule.rate = NAN;
  CHECK_EQUAL (DSC (mlp_train) (&mlp, &run, theta, &history, NULL, work),
               DSC_EARG);
  free (work);
}

void
test_mlp_model (void)
{
  runs (4);     /* loops */
  runs (120);   /* BLAS */
}
