/* train-typed.h: a model, and its training (train.c).
   Read for each precision (base/both.h).

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

/* A cost of parameters and samples.  Both functions may let theta and grad
   point elsewhere; a status other than DSC_OK ends the run. */
typedef struct DSC (model) DSC (model);
struct DSC (model)
{
  dsc_int n;                    /* parameters */
  DSC_REAL *theta;              /* (n), updated in place */
  const DSC_REAL *grad;         /* (n) */
  dsc_int arrays;               /* of which theta consists, */
  const dsc_int *sizes;         /* with so many parameters each */
  const unsigned char *plain;   /* arrays that no penalty acts on; NULL: none */
  /* The cost of a mini-batch and its gradient.  SINK may be NULL; a model
     without takes_sink always gets that. */
  dsc_status (*gradient) (DSC (model) *model, const dsc_minibatch *part,
                          const dsc_gradient_sink *sink, dsc_outcome *outcome);
  int takes_sink;
  /* The cost of samples that are not trained on, and hits as a share, or NaN;
     NULL: there are none. */
  dsc_status (*validate) (DSC (model) *model, double *cost, double *accuracy);
  /* For distributed/.  knows_shards: the outcome and the gradient of a shard
     are as dsc_minibatch says, and INTO (n) is where the gradient is written;
     if not, they are means over the samples of the shard.  penalty: the lambda
     of a mini-batch whose cost has lambda/2 sum theta^2, of all arrays that are
     not plain; NULL: none. */
  int knows_shards;
  DSC_REAL *into;
  double (*penalty) (const DSC (model) *model, const dsc_minibatch *part);
  /* Validation in PIECES of VALIDATED samples, each with its loss and hits:
     numbers FIRST to END - 1 into outcomes (pieces); NULL: by validate. */
  dsc_int pieces, validated;
  dsc_status (*validate_pieces) (DSC (model) *model, dsc_int first,
                                 dsc_int end, dsc_outcome *outcomes);
  void *shards;                 /* of distributed/ */
  DSC (ranks) *ranks;           /* NULL: this process is alone */
  void *self;
};

typedef struct
{
  dsc_int m;                 /* samples */
  dsc_int B, epochs;         /* samples of a mini-batch; passes over all */
  dsc_int iterations;        /* steps at most */
  dsc_shuffle shuffle;
  uint64_t seed;
  int shards;                /* of a mini-batch; 0, 1: it is one */
  dsc_windows windows;       /* in which it shuffles; blocks 0: all at once */
  const dsc_int *order;      /* (m, epochs), counted from 0; NULL: by shuffle */
  dsc_feed *feed;            /* the model's samples are places of its arena;
                                NULL: they are all there */
  const DSC (optimizer) *solver;
  const dsc_hyper *hyper;
  const dsc_schedule *schedule;
  int per_iteration;         /* the schedule counts iterations, not epochs */
  dsc_clip clip;
  double threshold;          /* of clip; > 0 */
  dsc_int validate_every;    /* iterations, >= 1 */
  dsc_int patience;          /* validations that are no better; 0: any number */
  int best;                  /* the best parameters come back, not the last */
  double average_decay;      /* beta in (0, 1) of the average of the parameters
                                along the run, which is then validated; 0: no
                                average */
  int return_average;        /* it comes back, not the last parameters, unless
                                the best do */
  double seconds;            /* no step begins after; INFINITY */
  int threads;               /* 0: as dsc_threads says */
  struct dsc_group *group;   /* that makes the run (distributed/group.h); NULL:
                                this process alone */
  dsc_int save_every;        /* iterations after which hooks->save is called,
                                beside the end of the run; 0: by the clock, at
                                most once a second and for a twentieth of the
                                time */
} DSC (run);

size_t DSC (train_workspace) (const DSC (model) *model,
                              const DSC (run) *run);

/* Epochs of mini-batches: gradient, then one step of the solver.
   A cost or a gradient that is not finite ends the run without its step, and so
   does a step that makes the state or the parameters so;
   model->theta is then that of the last iteration with a finite cost, or, with
   more than DSC_KEEP_ALL_PARAMETERS parameters, of one up to 15 iterations
   before it, since when neither the cost nor the rate had doubled.
   DSC_EARG for sizes out of range; DSC_ESTOP when a hook says so: theta is
   then that of the last whole step, or in the middle of a long one as after a
   cost that is not finite, and history->steps tells how many are behind it.
   What a feed says ends the run like DSC_ESTOP, and is returned.
   With hooks->load the run resumes where that state was saved, to the same
   bits; DSC_ESTATE if it is none of a run over these samples.  What is saved
   has finite parameters, and is not what follows from a number that is not
   finite. */
dsc_status DSC (train) (DSC (model) *model, const DSC (run) *run,
                        dsc_history *history, const dsc_run_hooks *hooks,
                        void *work);
