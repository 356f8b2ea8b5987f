/* test-crew.c: runs of several processes have the bits of one, wherever they
   are resumed, and end together.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include "group-fork.h"
#include "quadratic.h"

enum { SHARDS = 8, SAMPLES = 150, HIDDEN = 700, PARAMETERS = 8 * HIDDEN + 3 };

/* What is saved. */
typedef struct
{
  int n, saves;
  char name[DSC_MAX_SECTIONS][32];
  dsc_section list[DSC_MAX_SECTIONS];
} shelf;

/* What a run is, and what it has come to. */
typedef struct
{
  dsc_clip clip;
  const char *solver;
  double average, seconds;
  int best, patience;
  dsc_int iterations, spoil;   /* at which the first weight is infinite */
  int asks_at, answer, asks_rank;   /* a report */
  int polls_rank, poll_at;
  int windows;                 /* shuffled in some; 2: which are read */
  int users;                   /* a model that knows no shards */
  int fail_rank, fail_at;      /* its gradient */

  int threads;
  const char *file;            /* resume */
  shelf *shelf;
  dsc_group *group;
  int polls;

  dsc_status status;
  real theta[PARAMETERS];
  dsc_history history;
  double cost[ROOM], epoch[ROOM], validated[ROOM], share[ROOM];
} world;

static real X[4 * SAMPLES], Y[SAMPLES];

static int
rank_of (const world *w)
{
  return w->group ? w->group->rank : 0;
}

static int
save (void *self, int n, const dsc_section *list)
{
  shelf *s = ((world *) self)->shelf;
  CHECK_EQUAL (rank_of (self), 0);
  s->saves++;
  s->n = n;
  for (int i = 0; i < n; i++)
    {
      snprintf (s->name[i], sizeof s->name[i], "%s", list[i].name);
      s->list[i].bytes = list[i].bytes;
      s->list[i].data = realloc (s->list[i].data, list[i].bytes + 1);
      memcpy (s->list[i].data, list[i].data, list[i].bytes);
    }
  return 0;
}

static int
load (void *self, int n, const dsc_section *list)
{
  const shelf *s = ((world *) self)->shelf;
  CHECK_EQUAL (rank_of (self), 0);
  for (int i = 0; i < n; i++)
    {
      int k = 0;
      while (k < s->n && strcmp (s->name[k], list[i].name) != 0)
        k++;
      if (k == s->n || s->list[k].bytes != list[i].bytes)
        return 1;
      if (list[i].data)
        memcpy (list[i].data, s->list[k].data, list[i].bytes);
    }
  return 0;
}

static int
report (void *self, const dsc_progress *p)
{
  const world *w = self;
  return p->iteration == w->asks_at && rank_of (w) == w->asks_rank ? w->answer
         : 0;
}

static int
poll (void *self)
{
  world *w = self;
  return rank_of (w) == w->polls_rank && ++w->polls == w->poll_at;
}

/* ---- models */

static dsc_status
gradient (DSC (model) *model, const dsc_minibatch *part,
          const dsc_gradient_sink *sink, dsc_outcome *outcome)
{
  world *w = model->self;
  real *grad = (real *) model->grad;
  (void) sink;
  memset (grad, 0, PARAMETERS * sizeof *grad);
  outcome->cost = quadratic (model->theta, part, grad);
  for (dsc_int j = N; j < PARAMETERS; j++)
    grad[j] = model->theta[j] * (real) .1 - (real) part->B;
  if (part->t == w->spoil)
    grad[PARAMETERS - 1] = (real) INFINITY;
  return rank_of (w) == w->fail_rank && part->t == w->fail_at ? DSC_EMEMORY
         : DSC_OK;
}

static dsc_status
validate (DSC (model) *model, double *cost, double *accuracy)
{
  const world *w = model->self;
  CHECK_EQUAL (rank_of (w), 0);
  *cost = model->theta[1] + model->theta[N];
  *accuracy = .5;
  return DSC_OK;
}

static void
run_users (world *w, DSC (run) *run, const dsc_run_hooks *hooks)
{
  static const dsc_int sizes[] = { 1, 5000, PARAMETERS - 5001 };
  real *grad = malloc (PARAMETERS * sizeof *grad);
  DSC (model) model = { .n = PARAMETERS, .theta = w->theta, .grad = grad,
                        .arrays = 3, .sizes = sizes, .gradient = gradient,
                        .validate = validate, .self = w };
  for (dsc_int j = 0; j < PARAMETERS; j++)
    w->theta[j] = (real) (20 + j % 5);
  void *work = aligned_alloc (64, (DSC (shards_workspace) (&model, run) + 63)
                              / 64 * 64);
  w->status = DSC (shards_train) (&model, run, &w->history, hooks, work);
  CHECK (model.gradient == gradient && model.validate == validate);
  free (work);
  free (grad);
}

/* ---- samples that are read */

static dsc_status
read_samples (void *self, dsc_int first, dsc_int n, void *const *at,
              dsc_int *bad)
{
  (void) self, (void) bad;
  memcpy (at[0], X + 4 * first, 4 * n * sizeof (real));
  memcpy (at[1], Y + first, n * sizeof (real));
  return DSC_OK;
}

static dsc_feeding
feeding (const DSC (run) *run)
{
  dsc_feeding how = { .windows = run->windows, .seed = run->seed,
                      .epochs = run->epochs, .reader = { read_samples, NULL },
                      .bytes = { 4 * sizeof (real), sizeof (real) } };
  if (run->group)
    {
      const int rank = run->group->rank, ranks = run->group->ranks;
      how.first = dsc_share (SHARDS, rank, ranks);
      how.streams = dsc_share (SHARDS, rank + 1, ranks) - how.first;
    }
  return how;
}

static void
run_network (world *w, DSC (run) *run, const dsc_run_hooks *hooks)
{
  const dsc_int sizes[] = { 4, HIDDEN, 3 };
  const DSC (activation) *acts[] = { DSC (activation_find) ("relu") };
  const DSC (net) net = { 2, sizes, acts, DSC (output_find) ("softmax") };
  dsc_samples samples = { 4, REAL_KIND, X, NULL, NULL, SAMPLES };
  const dsc_samples others = { 4, REAL_KIND, X, NULL, NULL, SAMPLES };
  const double drop = .25;
  DSC (mlp_training) mlp
    = { .net = &net, .X = &samples, .Y = Y, .lambda = .3, .drop = &drop,
        .mv = SAMPLES, .Xv = &others, .Yv = Y };
  const dsc_feeding how = feeding (run);
  const int feeds = w->windows == 2;
  void *arena = aligned_alloc (64, (dsc_feed_workspace (&how) + 63) / 64 * 64);
  if (feeds)
    {
      run->feed = dsc_feed_begin (&how, arena);
      samples.data = dsc_feed_array (run->feed, 0);
      samples.count = dsc_feed_places (&how);
      mlp.Y = dsc_feed_array (run->feed, 1);
    }
  CHECK_EQUAL (DSC (mlp_start) (2, sizes, "he", 3, w->theta), DSC_OK);
  void *work = aligned_alloc (64, (DSC (mlp_train_workspace) (&mlp, run) + 63)
                              / 64 * 64);
  w->status = DSC (mlp_train) (&mlp, run, w->theta, &w->history, hooks, work);
  if (feeds)
    dsc_feed_end (run->feed);
  free (arena);
  free (work);
}

/* The run that w describes, of GROUP; NULL: of this process. */
static void
go (world *w, dsc_group *group, int resumes, int saves)
{
  const dsc_hyper hyper = { .rate = .01, .beta1 = .9, .beta2 = .999,
                            .epsilon = 1e-8, .decay = .01 };
  dsc_schedule schedule = dsc_schedule_of (dsc_schedule_find ("plateau"));
  const dsc_run_hooks hooks
    = { .poll = { w->poll_at ? poll : NULL, w }, .report = report,
        .save = saves ? save : NULL, .load = resumes ? load : NULL,
        .self = w };
  schedule.rate = .01;
  schedule.patience = 1;
  DSC (run) run
    = { .m = w->users ? M : SAMPLES, .B = w->users ? 4 : 40, .epochs = 4,
        .iterations = w->iterations, .shards = SHARDS,
        .shuffle = DSC_EVERY_EPOCH, .seed = 7,
        .solver = DSC (optimizer_find) (w->solver), .hyper = &hyper,
        .schedule = &schedule, .clip = w->clip,
        .threshold = w->clip == DSC_NO_CLIP ? INFINITY : .05,
        .validate_every = 3, .patience = w->patience, .best = w->best,
        .average_decay = w->average, .return_average = w->average > 0,
        .seconds = w->seconds, .threads = w->threads, .save_every = 1000,
        .group = group,
        .windows = { SAMPLES, 40, SHARDS, 2, w->windows ? 3 : 0 } };
  w->group = group;
  w->polls = 0;
  new_history (&w->history);
  w->history.iteration_cost = w->cost;
  w->history.epoch_cost = w->epoch;
  w->history.validation_cost = w->validated;
  w->history.validation_accuracy = w->share;
  (w->users ? run_users : run_network) (w, &run, &hooks);
}

static void
same (const world *w, const world *want)
{
  const dsc_history *h = &w->history, *g = &want->history;
  CHECK_EQUAL (w->status, want->status);
  if (w->status == DSC_OK)
    CHECK_EQUAL (h->end, g->end);
  CHECK_EQUAL (h->iterations, g->iterations);
  CHECK_EQUAL (h->epochs, g->epochs);
  CHECK_EQUAL (h->validations, g->validations);
  CHECK_EQUAL (h->steps, g->steps);
  CHECK_SAME (w->cost, want->cost, g->iterations * sizeof *w->cost);
  CHECK_SAME (w->epoch, want->epoch, g->epochs * sizeof *w->epoch);
  CHECK_SAME (w->validated, want->validated,
              g->validations * sizeof *w->validated);
  CHECK_SAME (w->theta, want->theta, sizeof w->theta);
}

/* ---- what each rank does */

/* The whole run; then one that is saved after five iterations, and continues;
   all have the bits of the run of this process, which is in self. */
static void
member (dsc_group *group, void *self)
{
  const world *want = self;
  static world w;
  static shelf kept;
  for (int threads = 1; threads <= 2; threads++)
    {
      w = *want;
      w.windows *= 2;   /* read what the other run has in memory */
      w.shelf = &kept;
      w.threads = threads;
      go (&w, group, 0, 0);
      same (&w, want);
    }
  w.iterations = 5;
  kept.saves = 0;
  w.threads = 1 + group->rank % 2;
  go (&w, group, 0, 1);
  CHECK_EQUAL (kept.saves, group->rank == 0 ? 1 : 0);
  w.iterations = want->iterations;
  go (&w, group, 1, 0);
  same (&w, want);
  /* the first process's file is not that of a run: a slot has what no run has,
     in the part of another process */
  for (int i = 0; i < kept.n && group->rank == 0; i++)
    if (strcmp (kept.name[i], "Slot1") == 0)
      ((real *) kept.list[i].data)[PARAMETERS - 1] = (real) INFINITY;
  go (&w, group, 1, 0);
  CHECK_EQUAL (w.status, strcmp (w.solver, "sgd") == 0 ? DSC_OK : DSC_ESTATE);
}

/* Its end alone. */
static void
ends_alike (dsc_group *group, void *self)
{
  const world *want = self;
  static world w;
  static shelf kept;
  w = *want;
  w.shelf = &kept;
  go (&w, group, 0, 1);
  same (&w, want);
}

static world
new_world (int users, const char *solver, dsc_clip clip)
{
  return (world) { .users = users, .solver = solver, .clip = clip,
                   .iterations = 1000, .threads = 1, .seconds = INFINITY,
                   .asks_rank = -1, .fail_rank = -1, .polls_rank = -1 };
}

static void
with_ranks (world *want, int ranks,
            void (*work) (dsc_group *group, void *self))
{
  static shelf kept;
  want->shelf = &kept;
  go (want, NULL, 0, 0);
  CHECK_EQUAL (fork_group (ranks, 4096, work, want), 0);
}

static void
one_hash (void)
{
  static const int ranks[] = { 1, 2, 3, 4, 5, 8 };
  static const char *const solvers[] = { "adam", "momentum", "sgd", "nadam" };
  static world want;
  for (int i = 0; i < COUNT (ranks); i++)
    for (int users = 0; users <= 1; users++)
      {
        want = new_world (users, solvers[(i + users) % 4],
                          (dsc_clip) ((i + users) % 4));
        want.best = i % 2;
        want.windows = ! users && ranks[i] % 2;
        want.average = i % 3 == 1 ? .9 : 0;
        with_ranks (&want, ranks[i], member);
        CHECK_EQUAL (want.status, DSC_OK);
        CHECK_EQUAL (want.history.end, DSC_END_EPOCHS);
      }
}

static void
endings (void)
{
  static world want;
  /* all of them see what one does: its answer, */
  for (int answer = 1; answer <= 2; answer++)
    for (int at = 4; at <= 12; at += 8)   /* in the middle, after the last */
      for (int rank = 0; rank <= 1; rank++)
        {
          want = new_world (1, "adam", DSC_NO_CLIP);
          want.asks_at = at;
          want.answer = answer;
          want.asks_rank = 0;
          go (&want, NULL, 0, 0);
          CHECK_EQUAL (want.status, answer == 1 ? DSC_ESTOP : DSC_OK);
          CHECK_EQUAL (want.history.iterations, at);
          want.asks_rank = rank;
          CHECK_EQUAL (fork_group (3, 4096, ends_alike, &want), 0);
        }
  /* what is not finite, where one rank has it, with its reason, */
  want = new_world (1, "adam", DSC_CLIP_ALL);
  want.spoil = 5;
  with_ranks (&want, 3, ends_alike);
  CHECK_EQUAL (want.history.end, DSC_END_GRADIENT);
  want.clip = DSC_CLIP_ARRAYS;
  with_ranks (&want, 5, ends_alike);
  CHECK_EQUAL (want.history.end, DSC_END_GRADIENT);
  /* patience, */
  want = new_world (0, "sgd", DSC_NO_CLIP);
  want.patience = 1;
  want.best = 1;
  with_ranks (&want, 3, ends_alike);
  /* and time, of which there is none */
  want = new_world (0, "sgd", DSC_NO_CLIP);
  want.seconds = 1e-9;
  with_ranks (&want, 2, ends_alike);
  CHECK_EQUAL (want.history.end, DSC_END_TIME);
  CHECK_EQUAL (want.history.iterations, 1);
}

/* An error of one is that of all: their state is the one before the step. */
static void
fails (dsc_group *group, void *self)
{
  static world w;
  static shelf kept;
  w = *(const world *) self;
  w.shelf = &kept;
  go (&w, group, 0, 1);
  CHECK_EQUAL (w.status, w.fail_at ? DSC_EMEMORY : DSC_ESTOP);
  CHECK_THAT (w.history.steps, <=, 12);
  CHECK_EQUAL (group->lost, -1);
  /* the group is as good as new */
  w.fail_at = w.poll_at = 0;
  go (&w, group, 0, 0);
  CHECK_EQUAL (w.status, DSC_OK);
}

static void
errors (void)
{
  static world want;
  for (int rank = 0; rank < 3; rank++)
    {
      want = new_world (1, "adam", DSC_CLIP_ALL);
      want.fail_rank = rank;
      want.fail_at = 5;   /* all have samples */
      CHECK_EQUAL (fork_group (3, 4096, fails, &want), 0);
      want.fail_at = 0;
      want.polls_rank = rank;
      for (want.poll_at = 1; want.poll_at < 12; want.poll_at += 3)
        CHECK_EQUAL (fork_group (3, 4096, fails, &want), 0);
    }
}

/* More of them than shards. */
static void
too_many (dsc_group *group, void *self)
{
  static world w;
  (void) self;
  w = new_world (1, "sgd", DSC_NO_CLIP);
  go (&w, group, 0, 0);
  CHECK_EQUAL (w.status, DSC_EARG);
}

void
test_crew (void)
{
  for (int i = 0; i < COUNT (X); i++)
    X[i] = (real) sin (i * 1.7);
  for (int i = 0; i < SAMPLES; i++)
    Y[i] = (real) (1 + i * 7 % 3);
  one_hash ();
  endings ();
  errors ();
  CHECK_EQUAL (fork_group (9, 4096, too_many, NULL), 0);
}
