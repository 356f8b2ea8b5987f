/* test-train.c: runs over a model whose cost is known.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include "quadratic.h"

typedef struct
{
  DSC (model) model;
  real theta[N], grad[N];
  /* at which call something happens */
  int calls, spoil_cost, spoil_grad, fail;
  real spoil;                                /* of grad; 0: Inf */
  int reports, stop_at, stop_how;
  int counts;                                /* hits */
  /* sample numbers, one after the other */
  dsc_int seen[ROOM];
  int nseen;
  double validation[ROOM];
  int validations;
} world;

static dsc_status
gradient (DSC (model) *model, const dsc_minibatch *part,
          const dsc_gradient_sink *sink, dsc_outcome *outcome)
{
  world *w = model->self;
  const dsc_int B = part->B;
  double *cost = &outcome->cost;
  CHECK_EQUAL (part->t, ++w->calls);
  CHECK_EQUAL (sink != NULL, w->model.takes_sink);
  outcome->hits = w->counts ? B - 1 : -1;
  for (dsc_int i = 0; i < B && w->nseen < ROOM; i++)
    w->seen[w->nseen++] = sample_number (part, i);
  *cost = quadratic (model->theta, part, w->grad);
  if (w->calls == w->spoil_cost)
    *cost = NAN;
  if (w->calls == w->spoil_grad)
    w->grad[1] = w->spoil != 0 ? w->spoil : (real) INFINITY;
  if (w->calls == w->fail)
    return DSC_ESTOP;
  if (sink && sink->ready (sink->self, *cost))
    for (dsc_int i = 0, at = 0; i < model->arrays; at += model->sizes[i++])
      sink->block (sink->self, i, at, model->sizes[i]);
  return DSC_OK;
}

static dsc_status
validate (DSC (model) *model, double *cost, double *accuracy)
{
  world *w = model->self;
  *accuracy = (double) w->validations;
  *cost = w->validation[w->validations++];
  return DSC_OK;
}

static int
report (void *self, const dsc_progress *p)
{
  world *w = self;
  w->reports++;
  CHECK_EQUAL (p->iteration, w->reports);
  CHECK_EQUAL (p->history->iterations, p->iteration);
  CHECK_EQUAL (p->cost, p->history->iteration_cost[p->iteration - 1]);
  return w->reports == w->stop_at ? w->stop_how : 0;
}

static dsc_history history;

static DSC (run)
plan (const dsc_hyper *hyper, const dsc_schedule *schedule)
{
  return quadratic_run ("sgd", hyper, schedule);
}

static void
create (world *w)
{
  memset (w, 0, sizeof *w);
  w->model = quadratic_model (w, w->theta, w->grad, gradient);
}

static dsc_status
go (world *w, const DSC (run) *run)
{
  const dsc_run_hooks hooks = { .report = report, .self = w };
  return train (&w->model, run, &hooks, &history);
}

static dsc_status
no_gradient (DSC (model) *model, const dsc_minibatch *part,
             const dsc_gradient_sink *sink, dsc_outcome *outcome)
{
  (void) model, (void) part, (void) sink;
  *outcome = (dsc_outcome) { .hits = -1 };
  return DSC_OK;
}

static dsc_status
gradient_at_once (DSC (model) *model, const dsc_minibatch *part,
                  const dsc_gradient_sink *sink, dsc_outcome *outcome)
{
  world *w = model->self;
  *outcome = (dsc_outcome) { .hits = -1 };
  (void) part;
  int before = w->reports;
  CHECK (sink->ready (sink->self, 0));
  sink->block (sink->self, 0, 0, model->n);
  CHECK_EQUAL (w->reports, before);
  return DSC_OK;
}

/* Long steps: while they go on, the caller is asked. */
static int
poll (void *self)
{
  world *w = self;
  return ++w->reports == w->stop_at;
}

/* A run over a model of one long array, all zeros, which asks; it may be
   stopped where it asks for the STOP_AT-th time.  How often it did. */
static int
long_steps (const DSC (run) *run, int stop_at,
            dsc_status (*gradient) (DSC (model) *, const dsc_minibatch *,
                                    const dsc_gradient_sink *, dsc_outcome *))
{
  enum { LONG = 3 << 18 };
  static const dsc_int size = LONG;
  world w = { .stop_at = stop_at };
  real *theta = calloc (2 * LONG, sizeof *theta);
  w.model = (DSC (model)) { .n = LONG, .theta = theta, .grad = theta + LONG,
                            .arrays = 1, .sizes = &size,
                            .takes_sink = gradient == gradient_at_once,
                            .gradient = gradient, .self = &w };
  const dsc_run_hooks hooks = { .poll = { poll, &w } };
  CHECK_EQUAL (train (&w.model, run, &hooks, &history),
               stop_at ? DSC_ESTOP : DSC_OK);
  free (theta);
  return w.reports;
}

static void
stopped_in_a_step (const dsc_hyper *hyper, const dsc_schedule *schedule)
{
  DSC (run) run = plan (hyper, schedule);
  run.B = M;
  run.epochs = 1;
  /* the start in three pieces, the batch, its three pieces */
  CHECK_EQUAL (long_steps (&run, 0, no_gradient), 7);
  CHECK_EQUAL (long_steps (&run, 3, no_gradient), 3);
  CHECK_EQUAL (long_steps (&run, 6, no_gradient), 6);
}

/* but not in a block of a sink, which may be on another thread */
static void
blocks_ask_nobody (const dsc_hyper *hyper, const dsc_schedule *schedule)
{
  DSC (run) run = plan (hyper, schedule);
  run.B = M;
  /* the start, the batches */
  CHECK_EQUAL (long_steps (&run, 0, gradient_at_once), 6);
}

static void
plain (const dsc_hyper *hyper, const dsc_schedule *schedule)
{
  world w;
  DSC (run) run = plan (hyper, schedule);
  double theta[N] = { 20, 21, 22 };
  create (&w);
  CHECK_EQUAL (go (&w, &run), DSC_OK);
  CHECK_EQUAL (history.iterations, 9);
  CHECK_EQUAL (history.epochs, 3);
  CHECK_EQUAL (history.steps, 9);
  CHECK_EQUAL (history.end, DSC_END_EPOCHS);
  CHECK_EQUAL (w.reports, 9);
  CHECK_EQUAL (w.nseen, 30);
  for (int i = 0; i < 30; i++)
    CHECK_EQUAL (w.seen[i], i % M);
  for (int t = 0; t < 9; t++)
    {
      /* of 0..3, 4..7, 8..9 */
      static const double mean[] = { 1.5, 5.5, 8.5 };
      for (int j = 0; j < N; j++)
        theta[j] -= .25 * (theta[j] - mean[t % 3]);
      CHECK_EQUAL (rates[t], .25);
    }
  for (int j = 0; j < N; j++)
    CHECK_NEAR (w.theta[j], theta[j], 40 * REAL_EPS);
  CHECK_NEAR (epochs[1], (4 * costs[3] + 4 * costs[4] + 2 * costs[5]) / 10,
              1e-12 * epochs[1]);

  dsc_int order[2 * M];
  for (int i = 0; i < 2 * M; i++)
    order[i] = M - 1 - i % M;
  run.order = order;
  run.epochs = 2;
  run.iterations = 4;
  create (&w);
  CHECK_EQUAL (go (&w, &run), DSC_OK);
  CHECK_EQUAL (history.end, DSC_END_ITERATIONS);
  CHECK_EQUAL (history.iterations, 4);
  CHECK_EQUAL (history.epochs, 2);
  CHECK_EQUAL (epochs[1], costs[3]);
  for (int i = 0; i < 14; i++)
    CHECK_EQUAL (w.seen[i], order[i]);

  run.order = NULL;
  run.shuffle = DSC_ONCE;
  run.iterations = 1000;
  create (&w);
  CHECK_EQUAL (go (&w, &run), DSC_OK);
  CHECK_SAME (w.seen, w.seen + M, M * sizeof (dsc_int));
  run.shuffle = DSC_EVERY_EPOCH;
  create (&w);
  CHECK_EQUAL (go (&w, &run), DSC_OK);
  CHECK_THAT (memcmp (w.seen, w.seen + M, M * sizeof (dsc_int)), !=, 0);

  /* windows of 2 blocks of 2 */
  run.windows = (dsc_windows) { M, run.B, 1, 2, 2 };
  create (&w);
  CHECK_EQUAL (go (&w, &run), DSC_OK);
  for (uint64_t e = 1; e <= 2; e++)
    {
      static char room[1024];
      dsc_int want[M];
      CHECK_EQUAL (dsc_windows_order (&run.windows, run.seed, e, NULL, room,
                                      want), DSC_OK);
      CHECK_SAME (w.seen + (e - 1) * M, want, sizeof want);
    }
  run.windows.m = M + 1;
  create (&w);
  CHECK_EQUAL (go (&w, &run), DSC_EARG);
}

/* Clipping by array, of all and of elements, in one step from gradients that
   are known; penalties spare a plain array. */
static void
clipping (const dsc_hyper *hyper, const dsc_schedule *schedule)
{
  static const dsc_clip clips[] = { DSC_NO_CLIP, DSC_CLIP_ARRAYS, DSC_CLIP_ALL,
                                    DSC_CLIP_ELEMENTS };
  static const unsigned char spared[] = { 1, 0 };
  for (int c = 0; c < COUNT (clips); c++)
    for (int penalty = 0; penalty < 2; penalty++)
      {
        world w;
        dsc_hyper h = *hyper;
        DSC (run) run = plan (&h, schedule);
        double g[N] = { 20 - 4.5, 21 - 4.5, 22 - 4.5 };
        double all = sqrt (g[0] * g[0] + g[1] * g[1] + g[2] * g[2]);
        double two = sqrt (g[1] * g[1] + g[2] * g[2]);
        create (&w);
        run.B = M;
        run.iterations = 1;
        run.clip = clips[c];
        run.threshold = c ? 10 : INFINITY;
        if (penalty)
          {
            h.l2 = .5;
            h.decay = .125;
            w.model.plain = spared;
          }
        CHECK_EQUAL (go (&w, &run), DSC_OK);
        for (int j = 0; j < N; j++)
          {
            double scale = c == 0 ? 1 : c == 1 ? 10 / (j ? two : g[0])
                           : c == 2 ? 10 / all : 10 / g[j];
            double theta = 20 + j, step = g[j] * scale;
            if (penalty && j > 0)
              step += .625 * theta;
            CHECK_NEAR (w.theta[j], theta - .25 * step, 80 * REAL_EPS);
          }
      }
}

/* Runs that end before their time, and what they leave. */
static void
ends (const dsc_hyper *hyper, const dsc_schedule *schedule)
{
  DSC (run) run = plan (hyper, schedule);
  real after[5][N];
  world w;
  for (int t = 0; t < 5; t++)
    {
      create (&w);
      run.iterations = t;
      CHECK_EQUAL (go (&w, &run), DSC_OK);
      CHECK_EQUAL (history.steps, t);
      memcpy (after[t], w.theta, sizeof after[t]);
    }
  run.iterations = 1000;

  create (&w);
  w.spoil_cost = 4;
  CHECK_EQUAL (go (&w, &run), DSC_OK);
  CHECK_EQUAL (history.end, DSC_END_COST);
  CHECK_EQUAL (history.iterations, 4);
  CHECK (isnan (costs[3]));
  CHECK_EQUAL (history.steps, 2);
  CHECK_SAME (w.theta, after[2], sizeof after[2]);

  create (&w);
  w.spoil_grad = 4;
  CHECK_EQUAL (go (&w, &run), DSC_OK);
  CHECK_EQUAL (history.end, DSC_END_GRADIENT);
  CHECK_EQUAL (history.steps, 3);
  CHECK_SAME (w.theta, after[3], sizeof after[3]);

  for (int how = 1; how <= 2; how++)
    {
      create (&w);
      w.stop_at = 4;
      w.stop_how = how;
      CHECK_EQUAL (go (&w, &run), how == 1 ? DSC_ESTOP : DSC_OK);
      CHECK (how == 1 || history.end == DSC_END_ASKED);
      CHECK_SAME (w.theta, after[4], sizeof after[4]);
    }

  create (&w);
  w.fail = 3;
  CHECK_EQUAL (go (&w, &run), DSC_ESTOP);
  CHECK_SAME (w.theta, after[2], sizeof after[2]);

  create (&w);
  run.seconds = 0;
  CHECK_EQUAL (go (&w, &run), DSC_OK);
  CHECK_EQUAL (history.end, DSC_END_TIME);
  CHECK_EQUAL (history.iterations, 1);
  run.seconds = INFINITY;

  /* validations: the best is the second, and patience ends after the fourth */
  for (int best = 0; best < 2; best++)
    {
      create (&w);
      w.model.validate = validate;
      static const double v[] = { 3, 2, 2, NAN, 1 };
      memcpy (w.validation, v, sizeof v);
      run.best = best;
      run.patience = 2;
      CHECK_EQUAL (go (&w, &run), DSC_OK);
      CHECK_EQUAL (history.end, DSC_END_PATIENCE);
      CHECK_EQUAL (history.validations, 4);
      CHECK_EQUAL (history.iterations, 4);
      CHECK_EQUAL (validated_at[3], 4);
      CHECK_EQUAL (history.steps, best ? 2 : 4);
      CHECK_SAME (w.theta, after[best ? 2 : 4], sizeof after[2]);
    }
  /* and once more at the end, where the last step had none */
  create (&w);
  w.model.validate = validate;
  run.patience = 0;
  run.validate_every = 2;
  run.iterations = 3;
  CHECK_EQUAL (go (&w, &run), DSC_OK);
  CHECK_EQUAL (history.validations, 2);
  CHECK_EQUAL (validated_at[1], 3);
}

/* A finite gradient that is too large for the state or the parameters, in the
   pass of the gradient or after it. */
static void
too_large (const dsc_schedule *schedule)
{
  const real most = sizeof (real) == 4 ? FLT_MAX : (real) DBL_MAX;
  static const struct { const char *name; double rate; dsc_end end; } list[] = {
    { "adam", .1, DSC_END_STATE }, { "adamw", .1, DSC_END_STATE },
    { "amsgrad", .1, DSC_END_STATE }, { "nadam", .1, DSC_END_STATE },
    { "radam", .1, DSC_END_STATE }, { "rmsprop", .1, DSC_END_STATE },
    { "rmsprop-centered", .1, DSC_END_STATE }, { "adagrad", .1, DSC_END_STATE },
    { "adadelta", .1, DSC_END_STATE }, { "sgd", 8, DSC_END_PARAMETERS },
    { "momentum", 16, DSC_END_PARAMETERS }
  };
  for (int i = 0; i < COUNT (list); i++)
    for (int sink = 0; sink < 2; sink++)
      {
        world w;
        const DSC (optimizer) *row = DSC (optimizer_find) (list[i].name);
        const dsc_hyper h = row->defaults[DSC_COURSE];
        dsc_schedule s = *schedule;
        DSC (run) run = quadratic_run (list[i].name, &h, &s);
        s.rate = list[i].rate;
        create (&w);
        run.iterations = 2;
        w.model.takes_sink = sink;
        CHECK_EQUAL (go (&w, &run), DSC_OK);
        CHECK_EQUAL (history.end, DSC_END_ITERATIONS);
        real after[N];
        memcpy (after, w.theta, sizeof after);

        create (&w);
        run.iterations = 1000;
        w.model.takes_sink = sink;
        w.spoil_grad = 3;
        w.spoil = most;
        CHECK_EQUAL (go (&w, &run), DSC_OK);
        CHECK_EQUAL (history.end, list[i].end);
        CHECK_EQUAL (history.iterations, 3);
        CHECK_EQUAL (history.steps, 2);
        CHECK_SAME (w.theta, after, sizeof after);
      }
}

static void
statuses (const dsc_hyper *hyper, const dsc_schedule *schedule)
{
  world w;
  create (&w);
#define REFUSED(member, value) \
  { \
    DSC (run) run = plan (hyper, schedule); \
    run.member = (value); \
    CHECK_EQUAL (go (&w, &run), DSC_EARG); \
  }
  REFUSED (B, 0);
  REFUSED (B, M + 1);
  REFUSED (epochs, -1);
  REFUSED (validate_every, 0);
  REFUSED (threshold, 0);
  REFUSED (threshold, NAN);
  CHECK_EQUAL (w.theta[0], 20);
  CHECK_EQUAL (w.calls, 0);
}

/* ---- samples from a feed: each is its number */

typedef struct
{
  world w;
  dsc_feed *feed;
  dsc_int fail_at;    /* a sample that cannot be read; -1: none */
} fed_world;

static dsc_status
read_numbers (void *self, dsc_int first, dsc_int n, void *const *at,
              dsc_int *bad)
{
  const fed_world *f = self;
  for (dsc_int i = 0; i < n; i++)
    ((dsc_int *) at[0])[i] = first + i;
  *bad = f->fail_at;
  return first <= f->fail_at && f->fail_at < first + n ? DSC_EDATA : DSC_OK;
}

static dsc_status
gradient_fed (DSC (model) *model, const dsc_minibatch *part,
              const dsc_gradient_sink *sink, dsc_outcome *outcome)
{
  const world *w = model->self;
  const dsc_int *arena = dsc_feed_array (((const fed_world *) w)->feed, 0);
  dsc_int numbers[M];
  for (dsc_int i = 0; i < part->B; i++)
    numbers[i] = arena[sample_number (part, i)];
  const dsc_minibatch same = { .t = part->t, .B = part->B, .order = numbers };
  return gradient (model, &same, sink, outcome);
}

/* The run whose samples come in windows of so many blocks of 3. */
static dsc_status
go_fed (fed_world *f, const DSC (run) *run, dsc_int blocks)
{
  const dsc_feeding how
    = { .windows = { run->m, run->B, 1, 3, blocks }, .seed = run->seed,
        .in_order = run->shuffle == DSC_NEVER,
        .once = run->shuffle == DSC_ONCE, .epochs = run->epochs,
        .bytes = { sizeof (dsc_int) }, .reader = { read_numbers, f } };
  DSC (run) fed = *run;
  char *room = malloc (dsc_feed_workspace (&how) + 64);
  f->feed = fed.feed
    = dsc_feed_begin (&how, room + (64 - (uintptr_t) room % 64));
  dsc_status status = go (&f->w, &fed);
  dsc_feed_end (f->feed);
  free (room);
  return status;
}

static void
create_fed (fed_world *f)
{
  create (&f->w);
  f->w.model.gradient = gradient_fed;
  f->fail_at = -1;
}

static void
feeds (const dsc_hyper *hyper, const dsc_schedule *schedule)
{
  for (int shuffle = DSC_NEVER; shuffle <= DSC_EVERY_EPOCH; shuffle++)
    for (dsc_int blocks = 2; blocks < 6; blocks += 2)
      {
        DSC (run) run = plan (hyper, schedule);
        fed_world f;
        world w;
        dsc_int wanted[3 * M];
        char room[1000];
        const dsc_windows windows = { M, run.B, 1, 3, blocks };
        run.shuffle = (dsc_shuffle) shuffle;
        for (dsc_int e = 0; e < 3; e++)
          CHECK_EQUAL (dsc_windows_order (&windows, run.seed,
                                          shuffle == DSC_ONCE
                                          ? 1 : (uint64_t) (e + 1), NULL, room,
                                          wanted + e * M), DSC_OK);
        create_fed (&f);
        CHECK_EQUAL (go_fed (&f, &run, blocks), DSC_OK);
        CHECK_EQUAL (history.iterations, 9);
        create (&w);
        run.order = shuffle == DSC_NEVER ? NULL : wanted;
        CHECK_EQUAL (go (&w, &run), DSC_OK);
        CHECK_SAME (f.w.seen, w.seen, 3 * M * sizeof *w.seen);
        CHECK_SAME (f.w.theta, w.theta, sizeof w.theta);
      }
}

/* The last whole step is what is left. */
static void
feed_fails (const dsc_hyper *hyper, const dsc_schedule *schedule)
{
  DSC (run) run = plan (hyper, schedule);
  fed_world f;
  create_fed (&f);
  f.fail_at = 7;
  run.B = 3;
  CHECK_EQUAL (go_fed (&f, &run, 2), DSC_EDATA);
  CHECK_THAT (history.iterations, <=, 2);
  CHECK_EQUAL (history.steps, history.iterations);
  CHECK_EQUAL (f.w.reports, history.iterations);
}

void
test_train (void)
{
  dsc_schedule schedule = dsc_schedule_of (dsc_schedule_find ("none"));
  dsc_hyper hyper = DSC (optimizer_find) ("sgd")->defaults[DSC_COURSE];
  schedule.rate = .25;
  plain (&hyper, &schedule);
  stopped_in_a_step (&hyper, &schedule);
  blocks_ask_nobody (&hyper, &schedule);
  clipping (&hyper, &schedule);
  ends (&hyper, &schedule);
  too_large (&schedule);
  statuses (&hyper, &schedule);
  feeds (&hyper, &schedule);
  feed_fails (&hyper, &schedule);
}
