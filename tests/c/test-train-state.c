/* test-train-state.c: a run that is stopped after any of its steps, and goes
   on from what it has saved; and what is no state of it.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <time.h>

#include "quadratic.h"
#include "train/train-run.h"

enum { BYTES = 16384 };

/* sections in memory */
typedef struct
{
  int n;
  dsc_section list[DSC_MAX_SECTIONS];
  char room[BYTES];
} shelf;

typedef struct
{
  DSC (model) model;
  real theta[N], grad[N];
  int reports, stop_at, saves, begins;
  int polls, poll_at, fail_save;
  dsc_int infinite_at;
  shelf *from, *to;
} world;

static dsc_status
gradient (DSC (model) *model, const dsc_minibatch *part,
          const dsc_gradient_sink *sink, dsc_outcome *outcome)
{
  world *w = model->self;
  (void) sink;
  *outcome = (dsc_outcome) { quadratic (model->theta, part, w->grad),
                             part->t % 3, 0 };
  if (part->t == w->infinite_at)
    outcome->cost = INFINITY;
  return DSC_OK;
}

static dsc_status
validate (DSC (model) *model, double *cost, double *accuracy)
{
  world *w = model->self;
  *accuracy = model->theta[0] / 20;
  *cost = fabs (model->theta[0] - 19.5);   /* best after two steps or so */
  return w->poll_at && ++w->polls == w->poll_at ? DSC_ESTOP : DSC_OK;
}

static int
report (void *self, const dsc_progress *p)
{
  world *w = self;
  w->reports++;
  return p->iteration == w->stop_at ? 1 : 0;
}

static int
begin (void *self, const dsc_progress *p)
{
  (void) p;
  ((world *) self)->begins++;
  return 0;
}

static int
save (void *self, int n, const dsc_section *list)
{
  world *w = self;
  size_t used = 0;
  w->saves++;
  w->to->n = n;
  for (int i = 0; i < n; i++)
    {
      w->to->list[i] = (dsc_section) { list[i].name, w->to->room + used,
                                       list[i].bytes };
      memcpy (w->to->room + used, list[i].data, list[i].bytes);
      used += list[i].bytes;
    }
  CHECK_THAT (used, <=, BYTES);
  CHECK_THAT (n, <=, DSC_MAX_SECTIONS);
  return w->fail_save;
}

static int
load (void *self, int n, const dsc_section *list)
{
  const shelf *from = ((world *) self)->from;
  for (int i = 0; i < n; i++)
    {
      int k = 0;
      while (k < from->n && strcmp (from->list[k].name, list[i].name) != 0)
        k++;
      if (k == from->n || from->list[k].bytes != list[i].bytes)
        return 1;
      if (list[i].data)
        memcpy (list[i].data, from->list[k].data, list[i].bytes);
    }
  return 0;
}

static dsc_history
go (world *w, const DSC (run) *run, shelf *from, shelf *to,
    dsc_status *status)
{
  dsc_history h;
  w->model = quadratic_model (w, w->theta, w->grad, gradient);
  w->model.validate = validate;
  w->reports = w->saves = w->begins = w->polls = 0;
  w->from = from;
  w->to = to;
  const dsc_run_hooks hooks = { .report = report, .begin = begin, .self = w,
                            .save = to ? save : NULL, .load = from ? load
                            : NULL };
  *status = train (&w->model, run, &hooks, &h);
  return h;
}

static DSC (run)
plan (const dsc_hyper *hyper, const dsc_schedule *schedule)
{
  DSC (run) run = quadratic_run ("adam", hyper, schedule);
  run.shuffle = DSC_EVERY_EPOCH;
  run.validate_every = run.save_every = 2;
  return run;
}

/* Stopped by report, or in a validation, and resumed: the run is the whole
   one. */
static void
going_on (const DSC (run) *run)
{
  static double *const courses[] = { costs, epochs, right, validated,
                                     validated_right };
  static shelf kept;
  world w = { .stop_at = 0 };
  dsc_status status;
  real want[N];
  double whole[COUNT (courses)][9];
  dsc_history h = go (&w, run, NULL, &kept, &status);
  CHECK_EQUAL (status, DSC_OK);
  CHECK_EQUAL (h.iterations, 9);
  CHECK_EQUAL (h.validations, 5);
  CHECK_EQUAL (w.begins, 1);
  CHECK_EQUAL (w.saves, 5);   /* 2, 4, 6, 8 and the end */
  memcpy (want, w.theta, sizeof want);
  for (int c = 0; c < COUNT (courses); c++)
    memcpy (whole[c], courses[c], sizeof whole[c]);
  for (int k = 1; k <= 13; k++)
    {
      w.stop_at = k <= 9 ? k : 0;
      w.poll_at = k <= 9 ? 0 : k - 9;
      kept.n = 0;
      h = go (&w, run, NULL, &kept, &status);
      CHECK_EQUAL (status, DSC_ESTOP);
      CHECK_THAT (kept.n, >, 0);
      CHECK_EQUAL (h.iterations, k <= 9 ? k : 2 * (k - 9));
      w.stop_at = w.poll_at = 0;
      for (int c = 0; c < COUNT (courses); c++)
        memset (courses[c], 0, sizeof whole[c]);
      h = go (&w, run, &kept, NULL, &status);
      CHECK_EQUAL (status, DSC_OK);
      CHECK_EQUAL (h.iterations, 9);
      CHECK_EQUAL (h.epochs, 3);
      CHECK_EQUAL (h.validations, 5);
      CHECK_EQUAL (w.reports, k <= 9 ? 9 - k : 10 - 2 * (k - 9));
      CHECK_EQUAL (h.end, DSC_END_EPOCHS);
      CHECK_SAME (want, w.theta, sizeof want);
      const int lengths[] = { 9, 3, 3, 5, 5 };
      for (int c = 0; c < COUNT (courses); c++)
        CHECK_SAME (whole[c], courses[c], lengths[c] * sizeof (double));
    }

  /* a save that fails ends the run, and is not tried again */
  w.fail_save = 1;
  h = go (&w, run, NULL, &kept, &status);
  CHECK_EQUAL (status, DSC_ESTOP);
  CHECK_EQUAL (w.saves, 1);
  CHECK_EQUAL (h.iterations, 2);

  /* one that cannot be done ends the run well, with what has been trained */
  w.fail_save = 2;
  h = go (&w, run, NULL, &kept, &status);
  CHECK_EQUAL (status, DSC_OK);
  CHECK_EQUAL (w.saves, 1);
  CHECK_EQUAL (h.iterations, 2);
  CHECK_EQUAL (h.end, DSC_END_FILE);
  CHECK_EQUAL (h.steps, 2);
  CHECK_EQUAL (h.validations, 1);
  DSC (run) at_end = *run;
  at_end.save_every = 9;
  /* the run was at its end anyway */
  h = go (&w, &at_end, NULL, &kept, &status);
  CHECK_EQUAL (status, DSC_OK);
  CHECK_EQUAL (w.saves, 1);
  CHECK_EQUAL (h.iterations, 9);
  CHECK_EQUAL (h.end, DSC_END_EPOCHS);
  CHECK_SAME (want, w.theta, sizeof want);

  /* the state before a cost that is not finite is saved */
  w.fail_save = 0;
  w.infinite_at = 6;
  at_end.save_every = 0;
  h = go (&w, &at_end, NULL, &kept, &status);
  CHECK_EQUAL (status, DSC_OK);
  CHECK_EQUAL (h.end, DSC_END_COST);
  CHECK_EQUAL (w.saves, 1);
  w.infinite_at = 0;
  h = go (&w, run, &kept, NULL, &status);
  CHECK_EQUAL (status, DSC_OK);
  CHECK_EQUAL (h.iterations, 9);
  CHECK_EQUAL (w.reports, 4);
  CHECK_SAME (want, w.theta, sizeof want);
}

/* By the clock: at most once a second, a slow save less often, and at the
   end. */
static int
save_slowly (void *self, int n, const dsc_section *list)
{
  struct timespec some = { 0, 100000000 };
  nanosleep (&some, NULL);
  return save (self, n, list);
}

static void
by_the_clock (DSC (run) run)
{
  static shelf kept;
  dsc_history h;
  world w = { .to = &kept };
  w.model = quadratic_model (&w, w.theta, w.grad, gradient);
  const dsc_run_hooks hooks = { .self = &w, .save = save_slowly };
  DSC (model) alone = { .n = 0 };
  const DSC (state) here = { .model = &alone };
  const double start = DSC (train_now) (&here);
  run.save_every = 0;
  CHECK_EQUAL (train (&w.model, &run, &hooks, &h), DSC_OK);
  CHECK_EQUAL (w.saves, 1);
  CHECK_EQUAL (h.iterations, 9);
  CHECK_THAT (DSC (train_now) (&here), <, start + 60);
  CHECK_EQUAL (dsc_save_pause (0), 1);
  CHECK_EQUAL (dsc_save_pause (.05), 1);
  CHECK_THAT (dsc_save_pause (.1), >, 1.89);
  CHECK_EQUAL (dsc_save_pause (1), 19);

  DSC (state) s = { .run = &run, .history = &h, .now = 5, .save_next = 5.5 };
  CHECK (! DSC (save_due) (&s));
  s.now = 5.5;
  CHECK (DSC (save_due) (&s));
  run.save_every = 3;                   /* whatever the clock says */
  CHECK (DSC (save_due) (&s));
  h.iterations = 8;
  CHECK (! DSC (save_due) (&s));
}

/* The wait for a better validation goes on where it was. */
static void
patience (DSC (run) run)
{
  static shelf kept;
  dsc_status status;
  run.patience = 3;
  for (int k = 3; k <= 7; k++)
    {
      world w = { .stop_at = k };
      go (&w, &run, NULL, &kept, &status);
      w.stop_at = 0;
      dsc_history h = go (&w, &run, &kept, NULL, &status);
      CHECK_EQUAL (status, DSC_OK);
      CHECK_EQUAL (h.end, DSC_END_PATIENCE);
      CHECK_EQUAL (h.iterations, 8);
      CHECK_EQUAL (h.steps, 2);
    }
}

/* Numbers that no array of a run has, one after the other in each of its
   elements. */
static void
spoil (world *w, const DSC (run) *run, shelf *kept)
{
  static const double bad[] = { NAN, INFINITY, -INFINITY, -1e9 };
  dsc_status status;
  int refused[4] = { 0 };
  for (int i = 1; i < kept->n; i++)
    {
      const int is_real = strstr (kept->list[i].name, "Parameters")
                          || strncmp (kept->list[i].name, "Slot", 4) == 0;
      const size_t size = is_real ? sizeof (real) : sizeof (double);
      for (size_t at = 0; at < kept->list[i].bytes; at += size)
        for (int v = 0; v < COUNT (bad); v++)
          {
            char was[8], *data = (char *) kept->list[i].data + at;
            const double x = bad[v];
            const real y = (real) x;
            memcpy (was, data, size);
            memcpy (data, is_real ? (const void *) &y : (const void *) &x,
                    size);
            go (w, run, kept, NULL, &status);
            CHECK (status == DSC_OK || status == DSC_ESTATE);
            CHECK (! is_real || v == 3 || status == DSC_ESTATE);
            refused[v] += status == DSC_ESTATE;
            memcpy (data, was, size);
          }
    }
  go (w, run, kept, NULL, &status);
  CHECK_EQUAL (status, DSC_OK);
  /* five arrays of N, five iterations, two epochs, two validations: NaN stands
     for an accuracy that is not known, infinity for a sum of costs and for a
     speed */
  CHECK_EQUAL (refused[0], 5 * N + 2 * 5 + 4 * 2);
  CHECK_EQUAL (refused[1], 5 * N + 2 * 5 + 4 * 2);
  CHECK_EQUAL (refused[2], 5 * N + 2 * 5 + 5 * 2);
  CHECK_EQUAL (refused[3], 5 * 2);
}

/* Every number of a state at the ends of what it can be, and beyond. */
static void
hostile (const DSC (run) *run)
{
  static const int64_t whole[] = { -1, INT64_MIN, INT64_MAX, (int64_t) 1 << 40,
                                   10, 1 };
  static const double real_numbers[] = { NAN, -INFINITY, INFINITY, -1, 1e300 };
  static shelf kept, bad;
  world w = { .stop_at = 5 };
  dsc_status status;
  int refused = 0;
  go (&w, run, NULL, &kept, &status);
  CHECK_EQUAL (status, DSC_ESTOP);
  CHECK_EQUAL (strcmp (kept.list[0].name, "Numbers"), 0);
  w.stop_at = 0;
  for (size_t k = 0; k < kept.list[0].bytes / 8; k++)
    for (int v = 0; v < COUNT (whole) + COUNT (real_numbers); v++)
      {
        bad = kept;
        for (int i = 0; i < bad.n; i++)
          bad.list[i].data = bad.room + ((char *) kept.list[i].data
                                         - kept.room);
        memcpy (bad.room + 8 * k, v < COUNT (whole) ? (const void *) &whole[v]
                : (const void *) &real_numbers[v - COUNT (whole)], 8);
        go (&w, run, &bad, NULL, &status);
        CHECK (status == DSC_OK || status == DSC_ESTOP || status == DSC_ESTATE);
        if (k == 0)                      /* iterations: the sizes differ */
          CHECK_THAT (status, !=, DSC_OK);
        refused += status != DSC_OK;
      }
  CHECK_THAT (refused, >, 60);

  for (int i = 1; i < kept.n; i++)
    {
      bad = kept;
      bad.list[i].name = "another";
      go (&w, run, &bad, NULL, &status);
      CHECK_EQUAL (status, DSC_ESTOP);
      bad = kept;
      bad.list[i].bytes--;
      go (&w, run, &bad, NULL, &status);
      CHECK_EQUAL (status, DSC_ESTOP);
    }
  spoil (&w, run, &kept);

  DSC (run) never = *run;
  never.save_every = -1;
  go (&w, &never, NULL, NULL, &status);
  CHECK_EQUAL (status, DSC_EARG);
}

void
test_train_state (void)
{
  dsc_schedule schedule = dsc_schedule_of (dsc_schedule_find ("plateau"));
  dsc_hyper hyper = DSC (optimizer_find) ("adam")->defaults[DSC_COURSE];
  schedule.rate = .25;
  schedule.patience = 1;
  DSC (run) run = plan (&hyper, &schedule);
  going_on (&run);
  by_the_clock (run);
  patience (run);
  run.shuffle = DSC_ONCE;
  run.per_iteration = 1;
  going_on (&run);
  hostile (&run);
}
