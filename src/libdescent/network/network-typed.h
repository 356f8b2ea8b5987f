/* network-typed.h: a network (mlp.c), its start (start.c), its training
   (mlp-model.c).
   Read for each precision (base/both.h).

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

/* L layers of weights between SIZES[0 .. L] units; HIDDEN has L - 1 rows. */
typedef struct
{
  dsc_int L;
  const dsc_int *sizes;
  const DSC (activation) *const *hidden;
  const DSC (output) *output;
} DSC (net);

/* A start by name: "he" sd sqrt (2/k), "xavier" sd sqrt (1/k), "normal" sd .01;
   k the units below.  Biases are 0.  Weight i of layer l depends on
   (seed, l, i) alone.  theta (dsc_mlp_count).  DSC_EARG for another name. */
dsc_status DSC (mlp_start) (dsc_int L, const dsc_int *sizes, const char *start,
                            uint64_t seed, DSC_REAL *theta);

/* The names of starts one after the other; NULL from the last on. */
const char *DSC (start_name) (int row);

/* Rows of Y: 1 for labels, else K. */
dsc_int DSC (target_rows) (const DSC (net) *net);

/* Is y a value of targets that are given so? */
int DSC (target_fits) (dsc_coding coding, dsc_int K, DSC_REAL y);

/* Targets y of n samples, given so, as a network takes them: to TO, which may
   be NULL unless they are one-hot and become labels.  The first sample whose
   targets do not fit, counted from 0, or -1. */
dsc_int DSC (targets_code) (dsc_coding coding, dsc_int K, dsc_int n,
                            const DSC_REAL *y, DSC_REAL *to);

/* Outputs y (K, n) for targets that were scale .* (target - offset), in place:
   y / scale + offset, in double. */
void DSC (targets_back) (dsc_int K, dsc_int n, const double *offset,
                         const double *scale, DSC_REAL *y);

/* A network with its parameters, and samples in columns. */
typedef struct
{
  const DSC (net) *net;
  const DSC_REAL *theta;      /* (dsc_mlp_count) */
  const dsc_samples *X;       /* (n, any) */
  const DSC_REAL *Y;          /* (K or 1, any) */
  const DSC_REAL *weights;    /* (any) of the samples; NULL: ones */
  double penalty;
  const double *drop;         /* (L-1) in [0, 1): share of the units of hidden
                                 layers that are dropped; NULL: none */
  uint64_t seed;              /* which ones follows from it and from t */
  int threads;                /* 0: as dsc_threads says */
} DSC (mlp);

/* Bytes of workspace that the next two take for up to B samples; DROPS: with
   units that are dropped. */
size_t DSC (mlp_workspace) (const DSC (net) *net, dsc_int B, int drops);

/* Cost and gradient of one mini-batch:
   cost = 1/B sum w L + penalty/2 sum ||W||^2;  GRAD like theta, or NULL for
   the cost alone.  With SINK, blocks of GRAD are for it to use as soon as they
   are complete; theta may be changed there, in these places.
   Labels must be in 1..K, sample numbers in range: not checked.
   Of a part of a mini-batch, *OUTCOME and GRAD hand on what the parts before
   have left; they are whole after the last one.
   DSC_EARG for B < 1; DSC_ESTOP when POLL says so (it may be NULL),
   DSC_EMEMORY if not one thread has room for BLAS: *OUTCOME and GRAD are
   worthless then. */
dsc_status DSC (mlp_gradient) (const DSC (mlp) *mlp, const dsc_minibatch *part,
                               DSC_REAL *grad, const dsc_gradient_sink *sink,
                               dsc_outcome *outcome, const dsc_poll *poll,
                               void *work);

/* Yhat (K, B): the outputs for the samples of a mini-batch, or of a part. */
dsc_status DSC (mlp_predict) (const DSC (mlp) *mlp, const dsc_minibatch *part,
                              DSC_REAL *Yhat, const dsc_poll *poll,
                              void *work);

/* So many samples, MOST or the least possible, are a part of WHOLE that ends
   where sums can be handed on: the bits do not change. */
dsc_int DSC (mlp_part) (const DSC (net) *net, dsc_int whole, dsc_int most);

/* All samples of a feed, of one in its order whose mini-batches are such parts:
   the outcome of all, and the gradient if it is not NULL, or the outputs Yhat
   (K, all) if these are not NULL.  X, Y and weights are the feed's arena.  It
   is the PASS-th time, from 1 on. */
dsc_status DSC (mlp_walk) (const DSC (mlp) *mlp, dsc_feed *feed, dsc_int pass,
                           DSC_REAL *grad, DSC_REAL *Yhat,
                           dsc_outcome *outcome, const dsc_poll *poll,
                           void *work);

/* The training of a network (mlp-model.c) on X (n, m) and Y (K or 1, m);
   on Xv, Yv (mv samples) it is validated, if mv > 0.  They are the arena of
   run->feed and of `validation', if there is such a feed. */
typedef struct
{
  const DSC (net) *net;
  dsc_int mv;
  const dsc_samples *X, *Xv;
  dsc_feed *validation;      /* as mlp_walk takes it; or NULL */
  const DSC_REAL *Y, *Yv;
  const DSC_REAL *weights;   /* (m) of the samples; NULL: ones */
  const double *drop;        /* (L-1) as in DSC (mlp); NULL: none */
  double lambda;             /* L2 of the cost: divided by the samples of the */
  int per_dataset;           /* mini-batch, or by all */
} DSC (mlp_training);

/* Bytes of workspace; DSC (train) with theta (dsc_mlp_count), whose arrays are
   W1, b1, W2, b2, ...; L2 and decay leave the biases alone. */
size_t DSC (mlp_train_workspace) (const DSC (mlp_training) *mlp,
                                  const DSC (run) *run);
dsc_status DSC (mlp_train) (const DSC (mlp_training) *mlp,
                            const DSC (run) *run, DSC_REAL *theta,
                            dsc_history *history, const dsc_run_hooks *hooks,
                            void *work);
