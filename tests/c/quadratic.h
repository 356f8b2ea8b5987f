/* quadratic.h: for tests of runs: a model whose cost is known,
   1/B sum_i |theta - i|^2 / 2 over the numbers i of the samples, and a run of
   it.
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef DESCENT_QUADRATIC_H
#define DESCENT_QUADRATIC_H

#include <stdlib.h>

#include "check.h"

enum { M = 10, N = 3, ROOM = 200 };

static inline dsc_int
sample_number (const dsc_minibatch *part, dsc_int i)
{
  return part->order ? part->order[i] : part->first + i;
}

/* The cost of a mini-batch; grad (N). */
static inline double
quadratic (const real *theta, const dsc_minibatch *part, real *grad)
{
  double cost = 0;
  memset (grad, 0, N * sizeof *grad);
  for (dsc_int i = 0; i < part->B; i++)
    for (int j = 0; j < N; j++)
      {
        double d = theta[j] - (double) sample_number (part, i);
        cost += d * d / 2 / (double) part->B;
        grad[j] += (real) (d / (double) part->B);
      }
  return cost;
}

/* A model of two arrays of parameters; theta starts as 20, 21, 22. */
static inline DSC (model)
quadratic_model (void *self, real *theta, real *grad,
                 dsc_status (*gradient) (DSC (model) *, const dsc_minibatch *,
                                         const dsc_gradient_sink *,
                                         dsc_outcome *))
{
  static const dsc_int sizes[] = { 1, N - 1 };
  for (int j = 0; j < N; j++)
    theta[j] = (real) (j + 20);
  return (DSC (model)) { .n = N, .theta = theta, .grad = grad, .arrays = 2,
                         .sizes = sizes, .gradient = gradient, .self = self };
}

/* Three epochs of mini-batches of 4, 4, 2. */
static inline DSC (run)
quadratic_run (const char *solver, const dsc_hyper *hyper,
               const dsc_schedule *schedule)
{
  return (DSC (run)) { .m = M, .B = 4, .epochs = 3, .iterations = 1000,
                            .shuffle = DSC_NEVER,
                            .solver = DSC (optimizer_find) (solver),
                            .hyper = hyper, .schedule = schedule,
                            .threshold = INFINITY, .validate_every = 1,
                            .best = 1,
                            .seconds = INFINITY, .threads = 1 };
}

static double costs[ROOM], rates[ROOM], epochs[ROOM], right[ROOM],
  seconds[ROOM], speed[ROOM], validated[ROOM], validated_right[ROOM],
  validated_at[ROOM];

/* A history in the arrays above. */
static inline void
new_history (dsc_history *history)
{
  *history = (dsc_history) { .iteration_cost = costs, .learn_rate = rates,
                             .epoch_cost = epochs, .epoch_accuracy = right,
                             .seconds = seconds, .samples_per_second = speed,
                             .validation_cost = validated,
                             .validation_accuracy = validated_right,
                             .validation_iteration = validated_at,
                             .room_iterations = ROOM, .room_epochs = ROOM,
                             .room_validations = ROOM };
}

/* Its course is in HISTORY; nothing in the workspace is of a run before. */
static inline dsc_status
train (DSC (model) *model, const DSC (run) *run, const dsc_run_hooks *hooks,
       dsc_history *history)
{
  new_history (history);
  size_t bytes = DSC (train_workspace) (model, run) + 64;
  char *room = malloc (bytes);
  memset (room, 0x55, bytes);
  dsc_status status = DSC (train) (model, run, history, hooks,
                                   room + (64 - (uintptr_t) room % 64));
  free (room);
  return status;
}

#endif
