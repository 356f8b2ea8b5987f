/* train-state.c: the state of a run, written and read as sections of a
   checkpoint.

   The position in an epoch, its order and the number of validations follow
   from the number of iterations, so they are not there to contradict it.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "file/file.h"
#include "random/random.h"
#include "solver/solver.h"
#include "train-run.h"
#include "train.h"

enum { SECTIONS_MOST = DSC_MAX_SLOTS + 16 };

/* What is no array.  All members have eight bytes: there are no gaps. */
typedef struct
{
  int64_t iterations, validation_due, last_good_steps, best_steps, worse,
    waited, drops, seen, hits;
  double least, plateau_best, total;
  double elapsed, epoch_elapsed;   /* seconds */
} numbers;

static dsc_int
batches (const DSC (run) *run)
{
  return dsc_minibatch_count (run->m, run->B, 0);
}

/* The sections beside the numbers; their number. */
static int
arrays (const DSC (state) *s, dsc_section *list)
{
  static const char *const slots[DSC_MAX_SLOTS]
    = { "Slot1", "Slot2", "Slot3", "Slot4" };
  const dsc_history *h = s->history;
  size_t n = (size_t) s->model->n * sizeof (real);
  size_t t = (size_t) h->iterations * sizeof (double);
  size_t e = (size_t) h->epochs * sizeof (double);
  size_t v = (size_t) h->validations * sizeof (double);
  int k = 0;
#define SECTION(name, data, bytes) \
  list[k++] = (dsc_section) { name, data, bytes }
  SECTION ("Parameters", s->model->theta, n);
  for (int i = 0; i < s->run->solver->nslots; i++)
    SECTION (slots[i], s->slots[i], n);
  SECTION ("KeptParameters", s->last_good, n);
  if (s->model->validate && s->run->best)
    SECTION ("BestParameters", s->best, n);
  if (s->run->average_decay > 0)
    SECTION ("AverageParameters", s->average, s->model->n * sizeof (double));
  SECTION ("IterationCost", h->iteration_cost, t);
  SECTION ("LearnRate", h->learn_rate, t);
  SECTION ("EpochCost", h->epoch_cost, e);
  SECTION ("EpochAccuracy", h->epoch_accuracy, e);
  SECTION ("Seconds", h->seconds, e);
  SECTION ("SamplesPerSecond", h->samples_per_second, e);
  SECTION ("ValidationCost", h->validation_cost, v);
  SECTION ("ValidationAccuracy", h->validation_accuracy, v);
  SECTION ("ValidationIteration", h->validation_iteration, v);
#undef SECTION
  return k;
}

int
DSC (save_due) (const DSC (state) *s)
{
  const dsc_int every = s->run->save_every;
  return every > 0 ? s->history->iterations % every == 0
         : s->now >= s->save_next;
}

/* What hooks->save answers, and that the state is none that can be saved. */
enum { SAVED, SAVE_THROWS, SAVE_FAILS, NOT_VALID };

/* The process that saves gets all slots. */
static dsc_status
collect (DSC (state) *s)
{
  DSC (ranks) *ranks = s->model->ranks;
  dsc_status status = DSC_OK;
  for (int i = 0; ranks && i < s->run->solver->nslots && status == DSC_OK; i++)
    status = ranks->collect (ranks, s->slots[i]);
  return status;
}

static int
save (DSC (state) *s)
{
  const dsc_history *h = s->history;
  const double now = DSC (train_now) (s);
  if (! DSC (state_valid) (s))
    return NOT_VALID;
  numbers n = { h->iterations, s->validation_due, s->last_good_steps,
                s->best_steps, s->worse, s->plateau.waited,
                s->plateau.drops, s->plateau.seen, s->hits,
                s->least, s->plateau.best, s->total,
                now - s->start, now - s->begin };
  dsc_section list[SECTIONS_MOST] = { { "Numbers", &n, sizeof n } };
  return s->hooks->save (s->hooks->self, 1 + arrays (s, list + 1), list);
}

dsc_status
DSC (train_save) (DSC (state) *s, int *on)
{
  dsc_history *h = s->history;
  DSC (ranks) *ranks = s->model->ranks;
  if (! s->saves || h->iterations == 0 || s->saved == h->iterations)
    return DSC_OK;
  const double now = DSC (train_now) (s);
  dsc_status status = collect (s);
  if (status != DSC_OK)
    return status;
  int answer = is_first (s) ? save (s) : SAVED;
  status = ranks ? ranks->tell (ranks, &answer, sizeof answer) : DSC_OK;
  if (status != DSC_OK || answer == NOT_VALID)
    return status;
  const double end = DSC (train_now) (s);
  s->saved = h->iterations;
  s->save_next = end + dsc_save_pause (end - now);
  if (answer == SAVE_FAILS && *on)
    h->end = DSC_END_FILE;
  if (answer == SAVE_FAILS)
    *on = 0;
  return answer == SAVE_THROWS ? DSC_ESTOP : DSC_OK;
}

/* Can these be numbers of a run after so many iterations? */
static int
possible (const DSC (state) *s, const numbers *n)
{
  const int64_t t = n->iterations;
#define UP_TO(high, x) ((x) >= 0 && (x) <= (high))
  return UP_TO ((int64_t) 1 << 53, t)
         && (t + batches (s->run) - 1) / batches (s->run) <= INT32_MAX
         && UP_TO (t > 0, n->validation_due) && UP_TO (t, n->last_good_steps)
         && UP_TO (t, n->best_steps) && UP_TO (t, n->worse)
         && UP_TO (t, n->seen)
         && UP_TO (n->seen, n->waited) && UP_TO (n->seen, n->drops)
         && UP_TO (s->run->m, n->hits)
         && ! isnan (n->least) && ! isnan (n->plateau_best)
         && ! isnan (n->total)
         && UP_TO (1e12, n->elapsed) && UP_TO (1e12, n->epoch_elapsed);
#undef UP_TO
}

static void
take (DSC (state) *s, const numbers *n)
{
  dsc_history *h = s->history;
  double now = DSC (train_now) (s);
  h->iterations = h->steps = (dsc_int) n->iterations;
  h->epochs = (h->iterations + batches (s->run) - 1) / batches (s->run);
  s->validation_due = (int) n->validation_due;
  h->validations = s->model->validate
                   ? ((h->iterations - s->validation_due)
                      / s->run->validate_every)
                   : 0;
  s->last_good_steps = (dsc_int) n->last_good_steps;
  s->best_steps = (dsc_int) n->best_steps;
  s->worse = (dsc_int) n->worse;
  s->plateau = (dsc_plateau) { n->plateau_best, (dsc_int) n->waited,
                               (dsc_int) n->drops, (dsc_int) n->seen };
  s->least = n->least;
  s->total = n->total;
  s->hits = (dsc_int) n->hits;
  s->start = now - n->elapsed;
  s->begin = now - n->epoch_elapsed;
}

/* Room for what the counts say. */
static dsc_status
make_room (DSC (state) *s)
{
  const dsc_history *h = s->history;
  dsc_status status = DSC_OK;
  while (status == DSC_OK
         && (h->iterations > h->room_iterations || h->epochs > h->room_epochs
             || h->validations > h->room_validations))
    status = DSC (train_room) (s, 0);
  return status;
}

static int
is_slot (const DSC (state) *s, const void *data)
{
  for (int i = 0; i < s->run->solver->nslots; i++)
    if (data == s->slots[i])
      return 1;
  return 0;
}

/* Sections from where they are kept: the first process has them, and tells the
   others, of slots each its part. */
static dsc_status
load (const DSC (state) *s, int n, const dsc_section *list)
{
  DSC (ranks) *ranks = s->model->ranks;
  int answer = is_first (s) ? s->hooks->load (s->hooks->self, n, list) : 0;
  dsc_status status = ranks ? ranks->tell (ranks, &answer, sizeof answer)
                            : DSC_OK;
  if (status == DSC_OK && answer)
    return DSC_ESTOP;
  for (int i = 0; ranks && i < n && status == DSC_OK; i++)
    if (list[i].data && is_slot (s, list[i].data))
      status = ranks->deal (ranks, list[i].data);
    else if (list[i].data)
      status = ranks->tell (ranks, list[i].data, list[i].bytes);
  return status;
}

dsc_status
DSC (train_load) (DSC (state) *s)
{
  numbers n;
  dsc_section list[SECTIONS_MOST] = { { "Numbers", &n, sizeof n } };
  dsc_status status = load (s, 1, list);
  if (status != DSC_OK)
    return status;
  if (! possible (s, &n))
    return DSC_ESTATE;
  take (s, &n);

  int count = arrays (s, list);   /* sizes first: the file has all that */
  for (int i = 0; i < count; i++)
    list[i].data = NULL;
  status = load (s, count, list);
  if (status == DSC_OK)
    status = hold_back (s, make_room (s));
  if (status == DSC_OK)
    status = meet (s);
  if (status != DSC_OK)
    return status;
  count = arrays (s, list);
  status = load (s, count, list);
  if (status == DSC_OK)
    status = hold_back (s, DSC (state_valid) (s) ? DSC_OK : DSC_ESTATE);
  return status == DSC_OK ? meet (s) : status;
}
