/* train.c: epochs of mini-batches, each a gradient and one step of the solver.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>
#include <string.h>
#include <time.h>

#include "carve.h"
#include "real.h"
#include "scope.h"

typedef struct
{
  real *grad;
  real *slots[DSC_MAX_SLOTS];
  dsc_int *order;   /* of the epoch at hand */
  void *gradient;
} room;

static size_t
lay_out (const DSC (net) *net, const DSC (training) *run, void *base, room *r)
{
  size_t used = 0;
  size_t bytes = dsc_mlp_count (net->L, net->sizes) * sizeof (real);
  r->grad = carve (&used, base, bytes);
  for (int i = 0; i < run->solver->nslots; i++)
    r->slots[i] = carve (&used, base, bytes);
  r->order = carve (&used, base, run->m * sizeof (dsc_int));
  r->gradient = carve (&used, base, DSC (mlp_workspace) (net, run->B));
  return used;
}

size_t
DSC (train_workspace) (const DSC (net) *net, const DSC (training) *run)
{
  room r;
  return lay_out (net, run, NULL, &r);
}

static double
now (void)
{
  struct timespec t;
  clock_gettime (CLOCK_MONOTONIC, &t);
  return t.tv_sec + 1e-9 * t.tv_nsec;
}

/* *ORDER: the sample numbers of epoch e >= 1; NULL means as they stand. */
static dsc_status
order_of (const DSC (training) *run, dsc_int e, const dsc_hooks *hooks,
          dsc_int *room, const dsc_int **order)
{
  *order = room;
  if (run->order)
    *order = run->order + (e - 1) * run->m;
  else if (run->shuffle == DSC_NEVER)
    *order = NULL;
  else if (run->shuffle == DSC_EVERY_EPOCH || e == 1)
    return dsc_order (run->m, run->seed, e, hooks, room);
  return DSC_OK;
}

static dsc_status
epochs (const DSC (net) *net, const DSC (training) *run, real *theta,
        double *iteration_cost, double *epoch_cost, double *seconds,
        const dsc_hooks *hooks, room *r)
{
  dsc_int count = dsc_mlp_count (net->L, net->sizes), t = 0;
  double start = now ();
  for (dsc_int e = 1; e <= run->epochs; e++)
    {
      const dsc_int *order;
      double total = 0;
      dsc_status status = order_of (run, e, hooks, r->order, &order);
      if (status != DSC_OK)
        return status;
      for (dsc_int first = 0; first < run->m; first += run->B)
        {
          dsc_int n = run->m - first < run->B ? run->m - first : run->B;
          dsc_int skip = order ? 0 : first;
          double penalty = run->lambda / (run->per_dataset ? run->m : n), cost;
          status
            = DSC (mlp_gradient) (net, theta, n, order ? order + first : NULL,
                                  run->X + skip * net->sizes[0],
                                  run->Y + skip * DSC (target_rows) (net),
                                  penalty, &cost, r->grad, hooks, r->gradient);
          if (status == DSC_OK)
            {
              const DSC (step) step = { .row = run->solver, .hyper = *run->hyper,
                                        .t = ++t, .scale = 1, .bound = INFINITY };
              status = DSC (update) (&step, count, theta, r->grad,
                                     (const real *const *) r->slots, theta,
                                     r->slots, hooks);
            }
          if (status != DSC_OK)
            return status;
          iteration_cost[t - 1] = cost;
          total += cost * n;
        }
      double end = now ();
      epoch_cost[e - 1] = total / run->m;
      seconds[e - 1] = end - start;
      start = end;
      if (hooks && hooks->report
          && hooks->report (hooks->self, e, epoch_cost[e - 1], seconds[e - 1]))
        return DSC_ESTOP;
    }
  return DSC_OK;
}

dsc_status
DSC (train) (const DSC (net) *net, const DSC (training) *run, real *theta,
             double *iteration_cost, double *epoch_cost, double *seconds,
             const dsc_hooks *hooks, void *work)
{
  room r;
  dsc_int count = dsc_mlp_count (net->L, net->sizes);
  if (count < 0 || run->m < 1 || run->B < 1 || run->B > run->m
      || run->epochs < 0)
    return DSC_EARG;
  lay_out (net, run, work, &r);
  for (int i = 0; i < run->solver->nslots; i++)
    memset (r.slots[i], 0, count * sizeof (real));
  scope s = scope_begin ();
  dsc_status status = epochs (net, run, theta, iteration_cost, epoch_cost,
                              seconds, hooks, &r);
  scope_end (s);
  return status;
}
