/* checkpoint-corrupt.c: checkpoint-corrupt [N [SEED]]
   Damages checkpoints of a run in N ways (100,000) and tries to resume from
   them: bits turned, cut off, bytes put behind, pieces of another checkpoint
   put in, headers and tables at random under right checksums; none may be
   accepted. Then numbers at random under right checksums, which may or may not
   be refused. Neither may crash or go on for ever: build it with the address
   sanitizer.

     cc -I src/libdescent tests/trust/checkpoint-corrupt.c \
       src/libdescent/libdouble.a src/libdescent/libcommon.a -lopenblas \
       -lm -pthread

   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <fcntl.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/real.h"
#include "descent.h"
#include "file/checkpoint.h"

enum { M = 23, N = 7, ROOM = 64, MOST = 8192 };

static char path[] = "/tmp/descent-corrupt-XXXXXX";
static double iteration_cost[ROOM], learn_rate[ROOM], epoch_cost[ROOM],
  epoch_accuracy[ROOM], seconds[ROOM], samples_per_second[ROOM],
  validation_cost[ROOM], validation_accuracy[ROOM], validation_iteration[ROOM];
static real theta[N], grad[N];
static dsc_checkpoint from;
static int stop_at;
static uint32_t seed;

static uint32_t
draw (uint32_t below)
{
  static uint32_t block;
  const uint32_t key[2] = { seed, 1 }, counter[4] = { block++, 0, 0, 0 };
  uint32_t out[4];
  dsc_philox (key, counter, out);
  return (uint32_t) ((uint64_t) out[0] * below >> 32);
}

static dsc_status
gradient (DSC (model) *model, const dsc_minibatch *part,
          const dsc_gradient_sink *sink, dsc_outcome *outcome)
{
  (void) sink;
  *outcome = (dsc_outcome) { 0, -1 };
  for (int j = 0; j < N; j++)
    {
      dsc_int k = part->order ? part->order[j % part->B] : part->first;
      grad[j] = model->theta[j] - (real) k / M;
      outcome->cost += (double) grad[j] * grad[j] / 2;
    }
  return DSC_OK;
}

static dsc_status
validate (DSC (model) *model, double *cost, double *accuracy)
{
  *cost = fabs ((double) model->theta[0]);
  *accuracy = NAN;
  return DSC_OK;
}

static int
report (void *self, const dsc_progress *p)
{
  (void) self;
  return p->iteration == stop_at;
}

static int
grow (void *self, dsc_history *history)
{
  (void) self, (void) history;
  return 1;
}

static int
save (void *self, int n, const dsc_section *list)
{
  (void) self;
  return dsc_checkpoint_write (path, n, list) != DSC_FILE_OK;
}

static int
load (void *self, int n, const dsc_section *list)
{
  (void) self;
  for (int i = 0; i < n; i++)
    if (dsc_checkpoint_read (&from, &list[i]) != DSC_FILE_OK)
      return 1;
  return 0;
}

static dsc_status
go (int resumes)
{
  static const dsc_int size = N;
  static char *room;
  dsc_schedule schedule = dsc_schedule_of (dsc_schedule_find ("plateau"));
  const DSC (optimizer) *adam = DSC (optimizer_find) ("adam");
  schedule.rate = .01;
  DSC (run) run = { .m = M, .B = 5, .epochs = 4, .iterations = 1000,
                         .shuffle = DSC_EVERY_EPOCH, .solver = adam,
                         .hyper = &adam->defaults[DSC_COURSE],
                         .schedule = &schedule, .threshold = INFINITY,
                         .validate_every = 3, .best = 1, .seconds = INFINITY,
                         .threads = 1 };
  DSC (model) model = { .n = N, .theta = theta, .grad = grad, .arrays = 1,
                        .sizes = &size, .gradient = gradient,
                        .validate = validate };
  dsc_history h = { .iteration_cost = iteration_cost, .learn_rate = learn_rate,
                    .epoch_cost = epoch_cost, .epoch_accuracy = epoch_accuracy,
                    .seconds = seconds,
                    .samples_per_second = samples_per_second,
                    .validation_cost = validation_cost,
                    .validation_accuracy = validation_accuracy,
                    .validation_iteration = validation_iteration,
                    .room_iterations = ROOM, .room_epochs = ROOM,
                    .room_validations = ROOM };
  dsc_run_hooks hooks = { .report = report, .grow = grow,
                          .save = resumes ? NULL : save,
                          .load = resumes ? load : NULL };
  if (! room)
    room = aligned_alloc (64, (DSC (train_workspace) (&model, &run) + 63) / 64
                          * 64);
  for (int j = 0; j < N; j++)
    theta[j] = j;
  return DSC (train) (&model, &run, &h, &hooks, room);
}

static int
resume (const unsigned char *data, size_t bytes)
{
  static int file;   /* one for all: each new one would be sent to the disk */
  if (! file)
    {
      unlink (path);
      file = open (path, O_RDWR | O_CREAT, 0600);
    }
  if (file < 0 || pwrite (file, data, bytes, 0) != (ssize_t) bytes
      || ftruncate (file, (off_t) bytes) != 0)
    abort ();
  if (dsc_checkpoint_open (path, &from) != DSC_FILE_OK)
    return 0;
  int accepted = go (1) == DSC_OK;
  dsc_checkpoint_close (&from);
  return accepted;
}

static size_t
make (int iterations, unsigned char *data)
{
  stop_at = iterations;
  if (go (0) != DSC_ESTOP)
    abort ();
  FILE *f = fopen (path, "rb");
  size_t n = f ? fread (data, 1, MOST, f) : 0;
  if (! n || fclose (f) != 0)
    abort ();
  stop_at = 0;
  return n;
}

/* Right checksums, whatever they are of. */
static void
seal (unsigned char *data, size_t bytes)
{
  dsc_file_header *h = (dsc_file_header *) data;
  dsc_file_entry *e = (dsc_file_entry *) (data + sizeof *h);
  uint64_t at = sizeof *h + (uint64_t) h->sections * sizeof *e;
  if (at > bytes)
    return;
  for (uint32_t i = 0; i < h->sections && e[i].bytes <= bytes - at;
       at += e[i++].bytes)
    e[i].check = dsc_crc32c (0, data + at, e[i].bytes);
  h->table = dsc_crc32c (0, e, h->sections * sizeof *e);
  h->check = dsc_crc32c (0, h, offsetof (dsc_file_header, check));
}

static uint64_t
wild (void)
{
  uint64_t x = (uint64_t) draw (UINT32_MAX) << 32 | draw (UINT32_MAX);
  switch (draw (4))
    {
    case 0: return x;
    case 1: return x >> draw (64);
    case 2: return UINT64_MAX - draw (100);
    default: return draw (300);
    }
}

int
main (int argc, char **argv)
{
  static _Alignas (64) unsigned char good[2][MOST], bad[2 * MOST];
  size_t n[2];
  long tries = argc > 1 ? atol (argv[1]) : 100000, accepted = 0, numbers = 0,
    went_on = 0;
  seed = argc > 2 ? (uint32_t) atol (argv[2]) : 1;
  close (mkstemp (path));
  for (int i = 0; i < 2; i++)
    n[i] = make (6 + 3 * i, good[i]);
  if (! resume (good[0], n[0]) || ! resume (good[1], n[1]))
    return puts ("corrupt checkpoints: a good one is refused"), 1;
  const size_t table = sizeof (dsc_file_header);
  for (long i = 0; i < tries; )
    {
      int which = (int) draw (2);
      size_t length = n[which], at;
      memcpy (bad, good[which], length);
      int kind = (int) draw (7);
      switch (kind)
        {
        case 0:   /* some bits */
          for (uint32_t k = 1 + draw (4); k > 0; k--)
            bad[draw ((uint32_t) length)] ^= (unsigned char) (1 << draw (8));
          break;
        case 1:
          length = draw ((uint32_t) length);
          break;
        case 2:
          at = 1 + draw (500);
          for (size_t k = 0; k < at; k++)
            bad[length + k] = (unsigned char) draw (256);
          length += at;
          break;
        case 3:   /* a piece of the other one */
          at = draw ((uint32_t) (n[0] < n[1] ? n[0] : n[1]));
          memcpy (bad + at, good[1 - which] + at,
                  1 + draw ((uint32_t) ((n[0] < n[1] ? n[0] : n[1]) - at)));
          break;
        case 4:   /* the header */
          at = 8 + 4 * draw (8);
          *(uint32_t *) (bad + at) = (uint32_t) wild ();
          seal (bad, length);
          break;
        case 5:   /* the table: a name or a size */
          at = table + sizeof (dsc_file_entry)
            * draw (((dsc_file_header *) bad)->sections);
          if (draw (2))
            bad[at + draw (23)] = (unsigned char) draw (256);
          else
            *(uint64_t *) (bad + at + DSC_SECTION_NAME) = wild ();
          seal (bad, length);
          break;
        default:   /* the numbers, the first section */
          at = table + sizeof (dsc_file_entry)
            * ((dsc_file_header *) bad)->sections;
          *(uint64_t *) (bad + at + 8 * draw (13)) = wild ();
          seal (bad, length);
        }
      int same = length == n[which] && memcmp (bad, good[which], length) == 0;
      same |= length == n[1 - which]
              && memcmp (bad, good[1 - which], length) == 0;
      int ok = resume (bad, length);
      if (kind == 6)
        {
          numbers++;
          went_on += ok;
        }
      else
        {
          i++;
          accepted += ok && ! same;
        }
    }
  unlink (path);
  strcat (memcpy (bad, path, sizeof path), "~");
  unlink ((char *) bad);
  printf ("corrupt checkpoints: %ld tried, %ld accepted, 0 crashes"
          " (%ld more with other numbers under right checksums: %ld refused)\n",
          tries, accepted, numbers, numbers - went_on);
  return accepted != 0;
}
