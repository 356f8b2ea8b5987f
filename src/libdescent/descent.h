/* descent.h: types and status codes of the core; the functions stand in
   descent-api.h, which is included here once for each precision.

   Letters used throughout: n series length or number of parameters, m units
   of a layer (rows of W), k units of the layer below, B samples of a
   mini-batch, t steps counted from 1.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef DESCENT_H
#define DESCENT_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef ptrdiff_t dsc_int;

typedef enum
{
  DSC_OK,
  DSC_EARG,    /* an argument is out of its range, or names no row */
  DSC_ESTOP,   /* a hook asked for the end of the run */
  DSC_ESTATE,  /* what a run was to go on from is no state of it */
  DSC_EMEMORY  /* BLAS cannot have the memory that it works in */
} dsc_status;

/* Whose arithmetic a step follows where the sources differ. */
typedef enum { DSC_COURSE, DSC_TORCH, DSC_KERAS, DSC_MATLAB } dsc_convention;
#define DSC_CONVENTIONS 4

/* What a step needs to know.  A row of the table of optimisers ignores of
   beta1 ... psi what it has no use for. */
typedef struct
{
  double rate;       /* learning rate, >= 0 */
  double beta1;      /* momentum, or decay of the first moment, in [0, 1] */
  double beta2;      /* decay of the second moment, in [0, 1) */
  double epsilon;    /* >= 0 */
  double psi;        /* decay of nadam's momentum, >= 0 */
  double l2;         /* >= 0: l2 theta is added to the gradient */
  double decay;      /* >= 0: theta loses rate decay theta beside the step */
  dsc_convention convention;
} dsc_hyper;

/* Which members a row uses, beside rate, l2 and decay. */
enum
{
  DSC_USES_MOMENTUM = 1,   /* beta1, by the name of momentum */
  DSC_USES_BETA1 = 2,
  DSC_USES_BETA2 = 4,
  DSC_USES_EPSILON = 8,
  DSC_USES_PSI = 16
};

/* The length of a gradient: value 2^power, for power is not 0 only where the
   value would be above what a double holds. */
typedef struct
{
  double value;   /* NaN: an element is not finite */
  int power;      /* 0 or DSC_NORM_POWER */
} dsc_norm;
#define DSC_NORM_POWER 64

/* The length of two gradients together (cut.c). */
dsc_norm dsc_norm_join (dsc_norm a, dsc_norm b);

/* What shortens a gradient to THRESHOLD > 0 where it is longer: factors in
   [0, 1]; the second is a power of two, 1 unless their product is below the
   normal numbers. */
typedef struct { double factor, power; } dsc_cut;
dsc_cut dsc_norm_cut (dsc_norm norm, double threshold);

#define DSC_MAX_SLOTS 4   /* arrays of state that an optimiser may ask for */

/* What a status means, in words; never NULL. */
const char *dsc_status_text (dsc_status status);

/* BLAS on one thread (blas-threads.c): SINGLE returns what RESTORE needs afterwards.
   Some libraries have a number for each thread: SINGLE on those that help, too. */
#define DSC_BLAS_SWITCHES 5   /* that are known */
typedef struct
{
  int before[DSC_BLAS_SWITCHES];
} dsc_blas_threads;
dsc_blas_threads dsc_blas_single (void);
void dsc_blas_restore (dsc_blas_threads were);

/* The share of the processor's time that other threads take in products for which BLAS
   is on one thread: none, where that is under control.  The file of BLAS, or "". */
double dsc_blas_others (void);
const char *dsc_blas_file (void);

/* Of so many threads, how many have the memory now that BLAS works in? */
int dsc_blas_room (int threads);

/* Kernels of OpenBLAS for this processor, where its own choice is much older
   (blas-kernels.c); to be put back by dsc_blas_again.  Their name. */
const void *dsc_blas_better (void);
void dsc_blas_again (const void *before);
const char *dsc_blas_name (void);

/* Parameters of a dense network of L layers of weights, SIZES[0 .. L] units:
   the length of theta = [W1(:); b1; W2(:); b2; ...]; -1 if a size is not in
   [1, 2^31) or the sum is not a length. */
dsc_int dsc_mlp_count (dsc_int L, const dsc_int *sizes);

/* ---- what a training run tells (train.c) */

/* The mini-batch of step t: samples with the numbers ORDER (B), counted from 0,
   or if that is NULL, FIRST and those that follow. */
typedef struct
{
  dsc_int t, first, B;
  const dsc_int *order;
} dsc_minibatch;

/* What a mini-batch was: its cost, and how many of its samples had the right
   label; -1: not counted. */
typedef struct
{
  double cost;
  dsc_int hits;
} dsc_outcome;

/* What is done with a gradient while it is made.  ready: the cost is known
   (without a penalty); 0: no gradient is wanted.  block: N elements of array
   number ARRAY, from number BEGIN of all, are complete; each block once, in any
   order and from any thread.  TOGETHER: a block may reach over several arrays,
   the first of them ARRAY. */
typedef struct
{
  int (*ready) (void *self, double cost);
  void (*block) (void *self, dsc_int array, dsc_int begin, dsc_int n);
  int together;
  void *self;
} dsc_tail;

/* When training shuffles its samples. */
typedef enum { DSC_NEVER, DSC_ONCE, DSC_EVERY_EPOCH } dsc_shuffle;

/* How long gradients are shortened: not; each array by its own norm; all by
   their common one; each element by itself. */
typedef enum
{
  DSC_NO_CLIP, DSC_CLIP_ARRAYS, DSC_CLIP_ALL, DSC_CLIP_ELEMENTS
} dsc_clip;

/* Why a run came to its end. */
typedef enum
{
  DSC_END_EPOCHS,        /* all epochs are done, */
  DSC_END_ITERATIONS,    /* or all iterations */
  DSC_END_TIME,
  DSC_END_PATIENCE,      /* the validation's cost fell no more */
  DSC_END_ASKED,         /* report asked for it */
  DSC_END_FILE,          /* its state could not be saved */
  DSC_END_COST,          /* the cost was not finite, */
  DSC_END_GRADIENT,      /* or the gradient, */
  DSC_END_PARAMETERS,    /* or what the last step made of theta, */
  DSC_END_RATE,          /* or the learning rate, */
  DSC_END_STATE          /* or what the last step made of the solver's state */
} dsc_end;

/* Parameters up to which those of every iteration are kept: a copy takes a few
   percent of a step. */
#define DSC_KEPT 262144

/* The course of a run.  The arrays have room for so many iterations, epochs and
   validations; the counts say how many there were.  More room is asked for
   with hooks->grow. */
typedef struct
{
  double *iteration_cost;        /* of each mini-batch, before its own step */
  double *learn_rate;            /* of its step */
  double *epoch_cost;            /* means of iteration_cost, weighted by size */
  double *epoch_accuracy;        /* shares of right labels; NaN: not counted */
  double *seconds;               /* that each epoch took */
  double *samples_per_second;    /* in each epoch */
  double *validation_cost;       /* after some of the steps */
  double *validation_accuracy;
  double *validation_iteration;  /* the numbers of those steps, from 1 */
  dsc_int room_iterations, room_epochs, room_validations;
  dsc_int iterations, epochs, validations;
  dsc_int steps;                 /* steps behind the parameters that came back */
  dsc_end end;
} dsc_history;

/* Where a run stands after an iteration. */
typedef struct
{
  dsc_int epoch, iteration;      /* counted from 1 */
  int epoch_ended;
  double cost, rate;             /* of the iteration */
  const dsc_history *history;    /* so far */
  double seconds;                /* since the run began */
} dsc_progress;

/* ---- samples (samples.c, normalization.c) */

/* How an array holds samples: each in a column, or in a row. */
typedef enum
{
  DSC_COLUMNS,   /* (units, samples) */
  DSC_ROWS       /* (samples, units) */
} dsc_layout;

/* The class of a user's array. */
typedef enum
{
  DSC_DOUBLE, DSC_FLOAT, DSC_INT8, DSC_UINT8, DSC_INT16, DSC_UINT16,
  DSC_INT32, DSC_UINT32, DSC_INT64, DSC_UINT64, DSC_LOGICAL
} dsc_kind;

/* Samples in columns, of which row j of sample s is
   x(j,s) = scale_j (data(j,s) - offset_j). */
typedef struct
{
  dsc_int rows;
  dsc_kind kind;
  const void *data;       /* (rows, any) */
  const double *offset;   /* (rows) each, or both NULL: data as they stand */
  const double *scale;
  dsc_int count;          /* columns of data; 0: not told */
} dsc_samples;

/* ---- checkpoints (checkpoint.c, checkpoint-write.c, crc32c.c): files of
   sections, each with a name */

#define DSC_SECTION_NAME 24   /* characters of a name, the zero among them */
#define DSC_MAX_SECTIONS 64

typedef struct
{
  const char *name;
  void *data;
  size_t bytes;
} dsc_section;

typedef enum
{
  DSC_FILE_OK,
  DSC_FILE_ERRNO,       /* errno tells */
  DSC_FILE_IRREGULAR,   /* a folder, a device, a pipe; to be written: a link */
  DSC_FILE_FOREIGN,     /* no checkpoint */
  DSC_FILE_ORDER,       /* from a machine with the other order of bytes */
  DSC_FILE_VERSION,     /* of another format than this one */
  DSC_FILE_TRUNCATED,
  DSC_FILE_TRAILING,    /* something stands behind its end */
  DSC_FILE_DAMAGED,     /* a checksum is wrong, or the table of sections */
  DSC_FILE_SECTION,     /* no such section, or of another size */
  DSC_FILE_LARGE        /* too many sections */
} dsc_file_status;

/* Replaces the file PATH by a checkpoint of these N sections, whose names are
   unlike: by a new file in the same folder, which takes the name when all of
   it is on the disk.  At any moment, and after any error, PATH is the former
   file or the new one.  The former one stays as PATH~ (on file systems with
   links).  Refused: an existing PATH that is neither a checkpoint nor empty.
   Of several processes that write PATH the last one wins, and each succeeds.
   _try: what can be said before there is something to write; leaves nothing, and
   removes the new files that killed processes have left in the folder. */
dsc_file_status dsc_checkpoint_write (const char *path, int n,
                                      const dsc_section *sections);
dsc_file_status dsc_checkpoint_try (const char *path);

/* A checkpoint that is being read.  Sections fill what fstat says of the file,
   so a size can be trusted before there is memory for it. */
typedef struct
{
  int file, sections;
  struct
  {
    char name[DSC_SECTION_NAME];
    uint64_t bytes, at;
    uint32_t check;
  } section[DSC_MAX_SECTIONS];
} dsc_checkpoint;

/* _close is needed after DSC_FILE_OK only. */
dsc_file_status dsc_checkpoint_open (const char *path, dsc_checkpoint *c);
void dsc_checkpoint_close (dsc_checkpoint *c);

/* The number of the section of that name, or -1. */
int dsc_checkpoint_find (const dsc_checkpoint *c, const char *name);

/* The section s->name, of s->bytes bytes, into s->data; with data NULL only
   whether it is there in that size. */
dsc_file_status dsc_checkpoint_read (const dsc_checkpoint *c,
                                     const dsc_section *s);

/* CRC32C of DATA behind what has the checksum CRC (0: nothing); _plain without
   the processor's own instruction. */
uint32_t dsc_crc32c (uint32_t crc, const void *data, size_t bytes);
uint32_t dsc_crc32c_plain (uint32_t crc, const void *data, size_t bytes);

/* Seconds from the end of a save that took so long to the next one by the clock: one
   at least, and so many that saving takes a twentieth of the time at most. */
static inline double
dsc_save_pause (double took)
{
  return took > 1.0 / 19 ? 19 * took : 1;
}

/* ---- hooks of long runs

   poll: nonzero ends the run with DSC_ESTOP; it is called between pieces of
   work that take some milliseconds at most.  report: an iteration has ended;
   1 ends the run with DSC_ESTOP, 2 ends it well.  grow: makes room in the
   arrays of a history where counts have reached it; nonzero: DSC_ESTOP.

   begin: a run stands before its first iteration, or before that it goes on
   with; answers as report's.  save: keeps the sections, which are the state
   between two iterations; 1: DSC_ESTOP, 2: it cannot, and the run ends well.
   load: fills sections, or with data NULL says whether they are there in that size;
   where there is one, a run goes on from there; nonzero: DSC_ESTOP. */
typedef struct
{
  int (*poll) (void *self);
  int (*report) (void *self, const dsc_progress *progress);
  int (*grow) (void *self, dsc_history *history);
  void *self;
  int (*begin) (void *self, const dsc_progress *progress);
  int (*save) (void *self, int n, const dsc_section *sections);
  int (*load) (void *self, int n, const dsc_section *sections);
} dsc_hooks;

/* May the run not go on?  HOOKS may be NULL. */
static inline int
dsc_stopped (const dsc_hooks *hooks)
{
  return hooks && hooks->poll && hooks->poll (hooks->self);
}

/* ---- threads (pool.c, turn.c, thread-count.c) */

#define DSC_MAX_THREADS 64

/* The number of threads to use: wanted if >= 1, else OMP_NUM_THREADS if it is
   a positive integer or a list that begins with one ("4,2"), else the
   processors that this process may run on; at most DSC_MAX_THREADS.  The
   environment is read at each call. */
int dsc_threads (int wanted);

/* Runs piece (self, i) for i = 0 .. pieces-1 on up to `threads' threads, the
   caller one of them.  Pieces are handed out one at a time in their order:
   when one runs, all before it have ended or are running, so a piece may wait
   for the one before it (dsc_turn_wait).  On return none is running, and what
   they have written can be read.

   The caller asks hooks->poll before each of its own pieces.  When it stops
   the run, no more pieces are handed out, those that have been end, and the
   status is DSC_ESTOP; else it is DSC_OK.  hooks may be NULL.

   While a run has workers, another one, from inside a piece or on another
   thread, is done by its caller alone; so it is with one thread, and where no
   thread can be made.  Pieces on other threads find the
   floating-point environment at its defaults and all signals blocked.  A piece
   must not fork, exit or leave by longjmp.

   The workers are made when they are first needed, sleep between runs and end
   at exit; the child of a fork begins with none.  They are all that the core
   owns; beside them it keeps what it has found of OpenBLAS (blas-*.c). */
dsc_status dsc_pool_run (int threads, dsc_int pieces,
                         void (*piece) (void *self, dsc_int i), void *self,
                         const dsc_hooks *hooks);

/* Bytes of the second-level cache, the largest that a core has for itself on
   most processors (cachebytes.c); 0 where the system does not tell. */
size_t dsc_cache_bytes (void);

/* A token that goes through the pieces of a run in their order.  Who has it
   sees all that those before have written.  It begins at { 0 }, with piece 0;
   every piece must pass it on. */
typedef struct { dsc_int turn; } dsc_turn;

/* Returns when piece i has the token; sleeps if that takes long. */
void dsc_turn_wait (dsc_turn *turn, dsc_int i);

/* Gives the token to piece `next'. */
void dsc_turn_pass (dsc_turn *turn, dsc_int next);

/* ---- normalization of features (normalization.c) */

/* To mean 0 and standard deviation 1; into [0, 1]. */
typedef enum { DSC_ZSCORE, DSC_RESCALE } dsc_normalizing;

/* OFFSET (rows) and SCALE (rows) for the m samples at X->data: with mu and sigma
   the mean and standard deviation (over m, not m - 1) of a row, mu and 1/sigma;
   or its least value and 1/(greatest - least).  The scale of a row that is
   constant, or differs by rounding alone, is 0: sigma, or the span, is at most a share
   of |mu|, or of the greatest magnitude: min (m eps, 1e-11), in single min (m eps,
   2e-6), in integers 0.  They are the same for any number of threads; where they
   are not finite, a value is not, or the row spans more than a double can tell.
   DSC_EARG for no rows or no samples; DSC_ESTOP when hooks->poll says so (hooks
   may be NULL): offset and scale are then worthless. */
dsc_status dsc_normalization (dsc_normalizing how, const dsc_samples *X,
                              dsc_int m, int threads, const dsc_hooks *hooks,
                              double *offset, double *scale);

/* ---- random numbers (rng.c) */

/* Philox 4x32-10 (Salmon et al., SC 2011): a pure function of key and counter.
   Throughout descent the key is a seed, the top byte of counter[1] says what
   the numbers are for (below), and the 56 bits under it count blocks: so two
   uses of one seed never meet. */
enum
{
  DSC_FOR_ORDER = 1,    /* counter[2], counter[3]: the epoch */
  DSC_FOR_NORMAL = 2,   /* counter[2]: the stream; counter[3]: 0 */
  DSC_FOR_DEAL = 3,     /* those of stratify.c; counter[2], counter[3]: the epoch */
  DSC_FOR_TURN = 4,
  DSC_FOR_SHIFT = 5,
  DSC_FOR_DROPOUT = 6   /* counter[2], counter[3]: the step and the layer */
};

void dsc_philox (const uint32_t key[2], const uint32_t counter[4],
                 uint32_t out[4]);

/* The same for this block and those that follow in counter[0] and counter[1]:
   word w of block i is out[w][i]. */
#define DSC_PHILOX_BLOCKS 32
void dsc_philox_blocks (const uint32_t key[2], const uint32_t counter[4],
                        uint32_t out[4][DSC_PHILOX_BLOCKS]);

/* Standard normal deviates number begin .. begin + n - 1 of the stream
   (seed, stream), begin >= 0, into z (n).  Number i depends on (seed, stream,
   i) alone.  |z| <= 8.58. */
void dsc_normal (uint64_t seed, uint32_t stream, dsc_int begin, dsc_int n,
                 double *z);

/* ---- mini-batches (partition.c); samples are numbered from 0 */

/* The order of epoch e >= 1: a permutation of 0 .. m-1 into order (m), a
   pure function of (m, seed, epoch).  Every number drawn below n has each
   value with probability 1/n to within 2^-64, so the distance (total
   variation) of the whole from a uniform permutation is below m^2 / 2^66.
   DSC_EARG if m < 0 or epoch is 0; DSC_ESTOP when hooks->poll says so (hooks
   may be NULL): order is then no permutation. */
dsc_status dsc_order (dsc_int m, uint64_t seed, uint64_t epoch,
                      const dsc_hooks *hooks, dsc_int *order);

/* The same for samples of the classes labels (m) in 0 .. C-1, cut into
   mini-batches of B (stratify.c): each of them, one of s samples, has
   floor (n s/m) or ceil (n s/m) of a class of n, so within 1 of its share,
   and the last, partial one too.  In epoch 0 nothing is random: the samples
   of a mini-batch come as they are numbered.  In the others every sample is
   in each mini-batch with probability s/m, on each place there alike.
   room: dsc_stratify_room (m, C, B) bytes of scratch on a cache line.
   DSC_EARG if m is not in [0, 2^31), C < 1, B is not in [1, max (m, 1)] or a
   label is out of range; DSC_ESTOP as dsc_order. */
dsc_status dsc_stratify (dsc_int m, const dsc_int *labels, dsc_int C,
                         dsc_int B, uint64_t seed, uint64_t epoch,
                         const dsc_hooks *hooks, void *room, dsc_int *order);
size_t dsc_stratify_room (dsc_int m, dsc_int C, dsc_int B);

/* Are these n entries a part of a permutation of 0 .. m-1?  The position of the
   first that is out of range or there already, or -1.  seen: m bytes, zeros
   before the first part, which remember the parts. */
dsc_int dsc_order_check (dsc_int m, dsc_int n, const dsc_int *order,
                         unsigned char *seen);

/* The number of mini-batches: ceil (m/B), or floor (m/B) when a last, partial
   one is discarded; 0 if m < 1 or B < 1. */
dsc_int dsc_minibatch_count (dsc_int m, dsc_int B, int discard);

/* Xb(:,j) = X(:,order[j]), j < B; columns of `bytes' bytes.  Xb must not
   overlap X; order is not checked. */
void dsc_gather_columns (size_t bytes, dsc_int B, const dsc_int *order,
                         const void *X, void *Xb);

/* Xb(j,:) = X(order[j],:), j < B; X (m,k) and Xb (B,k) column-major, elements
   of `bytes' bytes.  Xb must not overlap X; order is not checked. */
void dsc_gather_rows (size_t bytes, dsc_int m, dsc_int k, dsc_int B,
                      const dsc_int *order, const void *X, void *Xb);

/* ---- averages (ewma.c): what is asked of a series */

typedef enum { DSC_MEAN, DSC_VAR, DSC_STD, DSC_COV, DSC_CORR } dsc_statistic;

/* v_0 is 0; such that v_1 = x_1; the mean of the first observations; given. */
typedef enum { DSC_ZERO, DSC_FIRST, DSC_SMA, DSC_GIVEN } dsc_initial;

/* A NaN makes the rest NaN; is as if it was not there; lets time go on. */
typedef enum { DSC_PROPAGATE, DSC_SKIP, DSC_DECAY } dsc_missing;

typedef struct
{
  dsc_statistic statistic;
  int corrected;         /* weights are divided by their sum; with DSC_ZERO */
  dsc_initial initial;   /* DSC_ZERO or DSC_FIRST for second moments */
  dsc_int window;        /* observations of DSC_SMA */
  dsc_missing missing;
  int hold;              /* the average stands at a missing sample, else NaN */
  dsc_int min_periods;   /* >= 1: NaN before so many observations */
  int timed;             /* samples have times */
  int unbiased;          /* of second moments */
} dsc_averaging;

/* Longer series are cut into pieces of so many samples. */
#define DSC_EWMA_PIECE 65536
/* Series side by side, when there are many, into slices of so many. */
#define DSC_EWMA_SLICE 2048

/* ---- the gain of an average (gain.c): c = 1 - beta, in (0, 1] */

/* hi + lo, |lo| <= eps/2 |hi| */
typedef struct { double hi, lo; } dsc_pair;

/* A gain c, b = 1 - c and log (b), each to its own digits: b is 1e-20 where c
   is 1. */
typedef struct
{
  double c;
  dsc_pair b;
  double log_b;
} dsc_decay;

/* A row of the table of its parameters. */
typedef struct
{
  const char *name;          /* "Beta", "Alpha", "Span", ... */
  const char *rule;          /* the end of "NAME must be ..." */
  double least, greatest;    /* values that are allowed */
  double (*gain) (double value);
  dsc_pair (*beta) (double value);     /* for gains above 1/2 */
  double (*log_beta) (double value);   /* NULL: from beta or the gain */
  double (*value) (const dsc_decay *d);
} dsc_gain;

/* The row of that name, in any case; NULL when there is none. */
const dsc_gain *dsc_gain_find (const char *name);

/* The rows one after the other; NULL from the last on. */
const dsc_gain *dsc_gain_row (int row);

/* What a value of that row means, and the value of a row that means D.  Right
   to 2 eps of the result, except that Beta holds what a double near 1 can hold
   (1 for a gain below eps/4), and that b of 2^-h is right to |log b| eps in the
   result of other rows.  The half-life of beta = 0 is 0.  DSC_EARG if row is
   NULL, the value is outside [least, greatest] or NaN, or d->c is not in
   [DBL_MIN, 1]. */
dsc_status dsc_gain_from (const dsc_gain *row, double value, dsc_decay *d);
dsc_status dsc_gain_to (const dsc_gain *row, const dsc_decay *d, double *value);

/* w[j] = c b^j, j = 0 ... k-1: what the samples weigh in an average, the newest
   first (ewma-weights.c).  Right to .51 eps of each weight, for any j, as long
   as it is a normal number, with b as in D; DSC_EARG if c or b is not in (0, 1],
   [0, 1] or k < 0. */
dsc_status dsc_weights (const dsc_decay *d, dsc_int k, double *w);

/* ---- schedules: learning rates that change during a run (schedule.c) */

typedef struct dsc_schedule_row dsc_schedule_row;

/* A schedule with its numbers; a row ignores what it has no use for.  Steps
   are epochs or iterations. */
typedef struct
{
  const dsc_schedule_row *row;
  double rate;           /* a0, >= 0 */
  double origin;         /* the number of the first step, an integer >= 0 */
  double warmup;         /* w: the first w steps rise to a0, an integer >= 0 */
  double delay;          /* steps at a0 before the schedule begins, >= 0 */
  double decay;          /* r, >= 0 */
  double interval;       /* I steps, > 0 */
  double duration;       /* E steps, > 0; NAN where none has been given */
  double final;          /* a1, >= 0 */
  double power;          /* > 0 */
  double start;          /* of one-cycle, >= 0; NAN: a0/25 */
  double rise_fraction;  /* of E, in [0, 1] */
  double cosine_rise;    /* 0 linear, 1 half a wave */
  double patience;       /* steps, >= 1 */
  double threshold;      /* relative to the best cost, >= 0 */
  double grain;          /* relative rounding of k if above DBL_EPSILON */
} dsc_schedule;

/* What "plateau" has seen of the costs. */
typedef struct
{
  double best;
  dsc_int waited, drops, seen;   /* costs without improvement; rates dropped; steps */
} dsc_plateau;

/* A row of the table of schedules. */
struct dsc_schedule_row
{
  const char *name;        /* "none", "inverse", "exponential", ... */
  unsigned uses;           /* bit DSC_SCHEDULE_RATE ...: has a use for it */
  double (*rate) (const dsc_schedule *s, const dsc_plateau *p, double x);
  dsc_schedule defaults;   /* see dsc_schedule_of */
};

/* The row of that name, in any case; NULL when there is none. */
const dsc_schedule_row *dsc_schedule_find (const char *name);

/* The rows one after the other; NULL from the last on. */
const dsc_schedule_row *dsc_schedule_at (int row);

/* A schedule of that row: rate 0, and the defaults of the others. */
dsc_schedule dsc_schedule_of (const dsc_schedule_row *row);

/* DSC_EARG if row is NULL or a number that it uses is out of its range. */
dsc_status dsc_schedule_check (const dsc_schedule *s);

/* The rate of step k, any number, counted from s->origin; s as
   dsc_schedule_check lets it pass.  With i = k - origin + 1 it is a0 i/w for
   i <= w (a0/w below 1), else the row's at e = max (k - w - delay, 0).  NaN
   for NaN.  p: what plateau has seen of the steps before k, NULL for nothing;
   the other rows do not look at it.

   e/I counts as an integer where it is one but for rounding: floor (e/I) is 3
   for .3 and .1, and it is exact for integers below 2^53. */
double dsc_learn_rate (const dsc_schedule *s, const dsc_plateau *p, double k);

/* No cost has been seen. */
void dsc_plateau_begin (dsc_plateau *p);

/* The cost of the next step.  Those of the first w + delay steps do not count;
   afterwards a cost below best - threshold |best| is an improvement, and after
   `patience' steps without one the rate drops and the wait begins anew.  A NaN
   is no improvement. */
void dsc_plateau_see (const dsc_schedule *s, dsc_plateau *p, double cost);

/* What users may set (schedule-options.c), bits of `uses'. */
enum
{
  DSC_SCHEDULE_RATE, DSC_SCHEDULE_ORIGIN, DSC_SCHEDULE_WARMUP,
  DSC_SCHEDULE_DELAY, DSC_SCHEDULE_DECAY, DSC_SCHEDULE_INTERVAL,
  DSC_SCHEDULE_DURATION, DSC_SCHEDULE_FINAL, DSC_SCHEDULE_POWER,
  DSC_SCHEDULE_START, DSC_SCHEDULE_RISE_FRACTION, DSC_SCHEDULE_RISE,
  DSC_SCHEDULE_PATIENCE, DSC_SCHEDULE_THRESHOLD
};
typedef struct
{
  const char *name;          /* "LearnRate", "Origin", ... */
  const char *rule;          /* the end of "NAME must be ...", or names for
                                0, 1, ...: "linear|cosine" */
  double least, greatest;    /* values that are allowed */
  size_t member;             /* where it is in a dsc_schedule */
} dsc_schedule_option;

/* The options one after the other; NULL from the last on. */
const dsc_schedule_option *dsc_schedule_option_at (int option);

/* Where option number `option' is in s. */
double *dsc_schedule_member (dsc_schedule *s, int option);

#define DSC_REAL double
#define DSC(name) dsc_##name##_d
#include "descent-api.h"
#undef DSC
#undef DSC_REAL

#define DSC_REAL float
#define DSC(name) dsc_##name##_s
#include "descent-api.h"
#undef DSC
#undef DSC_REAL

#ifdef __cplusplus
}
#endif

#endif
