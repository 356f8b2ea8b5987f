/* descent-api.h: the contracts of the core, read once for each precision:
   DSC_REAL is the type of the data, DSC (name) the name for that precision.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

/* ---- update.c: optimisers

   A row of the table.  step makes step number t >= 1 on n parameters:
   theta0 (n), grad (n) and slots0 (nslots arrays of n) are read, theta and
   slots are written.  theta0 and theta may be the same memory, and so may
   slots0[k] and slots[k]; nothing else may overlap.  Not 0: of what is written
   some number is not finite; so it is if one of grad is not.  */
typedef struct
{
  const char *name;     /* "sgd", "momentum", ... */
  int nslots;           /* arrays of state, each like theta; <= DSC_MAX_SLOTS */
  int uses;             /* DSC_USES_...: members of dsc_hyper */
  dsc_hyper defaults[DSC_CONVENTIONS];
  double (*start) (const dsc_hyper *h);   /* what its state begins with; NULL: 0 */
  int (*step) (dsc_int n, const DSC_REAL *theta0, const DSC_REAL *grad,
               const DSC_REAL *const slots0[], DSC_REAL *theta,
               DSC_REAL *const slots[], const dsc_hyper *h, double t);
} DSC (optimizer);

/* The row of that name; NULL when there is none. */
const DSC (optimizer) *DSC (optimizer_find) (const char *name);

/* The names of the table one after the other; NULL from the last on. */
const char *DSC (optimizer_name) (int row);

/* Step number t of an optimiser, and what happens to the gradient before it:
   it is multiplied by what cuts it, its elements are cut to [-bound, bound], and
   l2 theta is added. */
typedef struct
{
  const DSC (optimizer) *row;
  dsc_hyper hyper;
  double t;          /* >= 1 */
  dsc_cut cut;       /* both in [0, 1] */
  double bound;      /* > 0; INFINITY: none */
  int threads;       /* 0: as dsc_threads says */
  int *finite;       /* becomes 0 if grad is not finite, or what the step writes,
                        all of which is worthless then; NULL: it is not told */
} DSC (step);

/* Makes the step, as above, with numbers below the normal range taken and
   written as zeros; long arrays in pieces by several threads, with the same
   bits.  slots0[k] NULL: that state begins.  DSC_EARG if row is NULL, n < 0, or
   a member of STEP is outside of its range; DSC_ESTOP when hooks->poll says so
   (hooks may be NULL): then the step is made at some elements only. */
dsc_status DSC (update) (const DSC (step) *step, dsc_int n,
                         const DSC_REAL *theta0, const DSC_REAL *grad,
                         const DSC_REAL *const slots0[], DSC_REAL *theta,
                         DSC_REAL *const slots[], const dsc_hooks *hooks);

/* After such a step from other memory: the first of n elements at which theta0
   and grad are finite, and theta or a slot is not; -1 if there is none.
   *SLOT: which one; -1: theta. */
dsc_int DSC (overflow) (int nslots, dsc_int n, const DSC_REAL *theta0,
                        const DSC_REAL *grad, const DSC_REAL *theta,
                        const DSC_REAL *const slots[], int *slot);

/* The Euclidean norm of g (n), with the same bits for any number of threads:
   neither overflow nor underflow on the way; NaN if an element is not
   finite (norm.c). */
dsc_norm DSC (norm) (dsc_int n, const DSC_REAL *g, int threads);

/* Are all n numbers of x finite? */
int DSC (is_finite) (dsc_int n, const DSC_REAL *x, int threads);

/* ---- activation.c: rows of a table */

typedef struct
{
  const char *name;
  /* Z (m,B) in columns becomes g (Z + b), or with b NULL g (Z); so
     (n, 1, NULL, Z) is n numbers of any layout */
  void (*forward) (dsc_int m, dsc_int B, const DSC_REAL *b, DSC_REAL *Z);
  /* d (n) becomes d g' (z), from a = g (z) */
  void (*backward) (dsc_int n, const DSC_REAL *a, DSC_REAL *d);
} DSC (activation);

/* relu, tanh, sigmoid, leakyrelu, linear; NULL for another name. */
const DSC (activation) *DSC (activation_find) (const char *name);

/* z (n) becomes 1/(1 + exp (-z)) */
void DSC (sigmoid) (dsc_int n, DSC_REAL *z);

/* ---- loss.c: output layers with their losses, rows of a table */

typedef struct
{
  const char *name;
  int labels;   /* Y is one row of labels 1..K, not K rows */
  int counts;   /* samples have labels, which can be right */
  /* The scores Z of K units and B samples become the outputs.  Unit i of
     sample s stands at Z[i unit + s sample]; together the scores fill K B
     places without a gap. */
  void (*output) (dsc_int K, dsc_int B, dsc_int unit, dsc_int sample,
                  DSC_REAL *Z);
  /* The sum of w_s L_s, the losses of the samples times their weights (B), or
     1 if WEIGHTS is NULL; Z becomes w_s dL_s/dZ.  Y is laid out as Z is.
     *hits grows by the samples whose labels are right: the first of the most
     probable classes is that of Y; all sigmoid outputs, 1 from .5 on, are.
     NULL: nobody asks.  Without `counts' it stays as it is. */
  double (*loss) (dsc_int K, dsc_int B, dsc_int unit, dsc_int sample,
                  const DSC_REAL *Y, const DSC_REAL *weights, DSC_REAL *Z,
                  dsc_int *hits);
} DSC (output);

/* softmax and sigmoid (cross-entropy), linear (half the squared error);
   NULL for another name. */
const DSC (output) *DSC (output_find) (const char *name);

/* ---- samples.c: samples of any class

   n samples, those with the numbers ORDER (n), counted from 0, or if that is
   NULL, FIRST and those that follow; row j of sample number s goes to
   A[j + s rows] (DSC_COLUMNS) or A[s + j n] (DSC_ROWS).  Without a scale a value
   is rounded once; with one it is computed in double and then rounded, but
   integers of one or two bytes in real, to 2 eps of the result.  NaN and Inf
   stay what they are.  Numbers of samples are not checked. */
void DSC (samples_take) (const dsc_samples *X, dsc_layout layout, dsc_int n,
                         const dsc_int *order, dsc_int first, DSC_REAL *A);

/* Where sample FIRST and those that follow stand in columns, if they can be used
   as they are: the class is DSC_REAL, and there is no scale; else NULL. */
const DSC_REAL *DSC (samples_view) (const dsc_samples *X, dsc_int first);

/* *FINITE: are all values of m samples finite as they are taken (samples-finite.c)?
   DSC_ESTOP when hooks->poll says so (hooks may be NULL). */
dsc_status DSC (samples_finite) (const dsc_samples *X, dsc_int m, int threads,
                                 const dsc_hooks *hooks, int *finite);

/* ---- dropout.c: units that are left out of a step (Srivastava et al. 2014)

   A unit stays with probability 1 - p, p in [0, 1), to within 2^-32.  Unit i of
   sample s stands at A[i unit + s sample], in MASK likewise: 1 where it stays;
   where it does not, A becomes 0.  What is drawn for it follows from seed, step
   t < 2^48, layer l < 2^16, the sample's place in the mini-batch, first + s, and
   i alone.  Inverted dropout divides by 1 - p: that is left to whoever reads A. */
void DSC (drop) (uint64_t seed, dsc_int t, dsc_int l, dsc_int first, dsc_int m,
                 dsc_int B, double p, dsc_int unit, dsc_int sample,
                 unsigned char *mask, DSC_REAL *A);

/* D (n) becomes 0 where mask is, on the way back. */
void DSC (drop_again) (dsc_int n, const unsigned char *mask, DSC_REAL *D);

/* ---- mlp.c, start.c: dense networks over a flat theta */

/* L layers of weights between SIZES[0 .. L] units; HIDDEN has L - 1 rows. */
typedef struct
{
  dsc_int L;
  const dsc_int *sizes;
  const DSC (activation) *const *hidden;
  const DSC (output) *output;
} DSC (net);

/* A start by name: "he" sd sqrt (2/k), "xavier" sd sqrt (1/k), "normal" sd .01;
   k the units below.  Biases are 0.  Weight i of layer l depends on (seed, l, i)
   alone.  theta (dsc_mlp_count).  DSC_EARG for another name. */
dsc_status DSC (mlp_start) (dsc_int L, const dsc_int *sizes, const char *start,
                            uint64_t seed, DSC_REAL *theta);

/* Rows of Y: 1 for labels, else K. */
dsc_int DSC (target_rows) (const DSC (net) *net);

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
   the cost alone.  With TAIL, blocks of GRAD are for it to use as soon as they
   are complete; theta may be changed there, in these places.
   Labels must be in 1..K, sample numbers in range: not checked.
   DSC_EARG for B < 1; DSC_ESTOP when hooks->poll says so (hooks may be NULL),
   DSC_EMEMORY if not one thread has room for BLAS: *OUTCOME and GRAD are
   worthless then. */
dsc_status DSC (mlp_gradient) (const DSC (mlp) *mlp, const dsc_minibatch *part,
                               DSC_REAL *grad, const dsc_tail *tail,
                               dsc_outcome *outcome, const dsc_hooks *hooks,
                               void *work);

/* Yhat (K, m): the outputs for the m samples of X. */
dsc_status DSC (mlp_predict) (const DSC (mlp) *mlp, dsc_int m, DSC_REAL *Yhat,
                              const dsc_hooks *hooks, void *work);

/* ---- train.c: whole runs over mini-batches, whatever is trained */

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
  /* The cost of a mini-batch and its gradient.  TAIL may be NULL; a model
     without takes_tail always gets that. */
  dsc_status (*gradient) (DSC (model) *model, const dsc_minibatch *part,
                          const dsc_tail *tail, dsc_outcome *outcome);
  int takes_tail;
  /* The cost of samples that are not trained on, and hits as a share, or NaN;
     NULL: there are none. */
  dsc_status (*validate) (DSC (model) *model, double *cost, double *accuracy);
  void *self;
};

typedef struct
{
  dsc_int m;                 /* samples */
  dsc_int B, epochs;         /* samples of a mini-batch; passes over all */
  dsc_int iterations;        /* steps at most */
  dsc_shuffle shuffle;
  uint64_t seed;
  const dsc_int *order;      /* (m, epochs), counted from 0; NULL: by shuffle */
  const DSC (optimizer) *solver;
  const dsc_hyper *hyper;
  const dsc_schedule *schedule;
  int per_iteration;         /* the schedule counts iterations, not epochs */
  dsc_clip clip;
  double threshold;          /* of clip; > 0 */
  dsc_int validate_every;    /* iterations, >= 1 */
  dsc_int patience;          /* validations that are no better; 0: any number */
  int best;                  /* the best parameters come back, not the last */
  double seconds;            /* no step begins after; INFINITY */
  int threads;               /* 0: as dsc_threads says */
  dsc_int save_every;        /* iterations after which hooks->save is called,
                                beside the end of the run; 0: by the clock, at
                                most once a second and for a twentieth of the time */
} DSC (training);

size_t DSC (train_workspace) (const DSC (model) *model,
                              const DSC (training) *run);

/* Epochs of mini-batches: gradient, then one step of the solver.
   A cost or a gradient that is not finite ends the run without its step, and so
   does a step that makes the state or the parameters so;
   model->theta is then that of the last iteration with a finite cost, or, with
   more than DSC_KEPT parameters, of one up to 15 iterations before it, since when
   neither the cost nor the rate had doubled.
   DSC_EARG for sizes out of range; DSC_ESTOP when a hook says so: theta is
   then that of the last whole step, or in the middle of a long one as after a
   cost that is not finite, and history->steps tells how many are behind it.
   With hooks->load the run goes on where that state was saved, to the same
   bits; DSC_ESTATE if it is none of a run over these samples.  What is saved
   has finite parameters, and is not what follows from a number that is not
   finite. */
dsc_status DSC (train) (DSC (model) *model, const DSC (training) *run,
                        dsc_history *history, const dsc_hooks *hooks,
                        void *work);

/* The training of a network (mlp-model.c) on X (n, m) and Y (K or 1, m);
   on Xv, Yv (mv samples) it is validated, if mv > 0. */
typedef struct
{
  const DSC (net) *net;
  dsc_int mv;
  const dsc_samples *X, *Xv;
  const DSC_REAL *Y, *Yv;
  const DSC_REAL *weights;   /* (m) of the samples; NULL: ones */
  const double *drop;        /* (L-1) as in DSC (mlp); NULL: none */
  double lambda;             /* L2 of the cost: divided by the samples of the */
  int per_dataset;           /* mini-batch, or by all */
} DSC (mlp_training);

/* Bytes of workspace; dsc_train with theta (dsc_mlp_count), whose arrays are
   W1, b1, W2, b2, ...; L2 and decay leave the biases alone. */
size_t DSC (mlp_train_workspace) (const DSC (mlp_training) *mlp,
                                  const DSC (training) *run);
dsc_status DSC (mlp_train) (const DSC (mlp_training) *mlp,
                            const DSC (training) *run, DSC_REAL *theta,
                            dsc_history *history, const dsc_hooks *hooks,
                            void *work);

/* ---- ewma.c: exponentially weighted averages and second moments

   v_t = b v_{t-1} + c x_t, with c a gain and b = 1 - c; corrected: v_t divided
   by the sum of the weights.  The series of x (inner, n, outer) run along its
   middle dimension. */
typedef struct
{
  dsc_averaging how;
  dsc_int inner, n, outer;
  const DSC_REAL *x, *y;      /* y like x, for DSC_COV and DSC_CORR, else NULL */
  const double *times;        /* n, not decreasing, or NaN; NULL unless timed */
  const double *initial;      /* (inner, outer) with DSC_GIVEN, else NULL */
  dsc_int K;
  const double *gain;         /* (K), in (0, 1] */
  const double *log_beta;     /* (K), log (1 - gain): decay of a unit of time */
  int interleaved;            /* v is (K, inner, n, outer), else
                                 (inner, n, outer, K) */
  int resumed;                /* the state goes on, else it is made */
  int threads;                /* 0: as dsc_threads says */
} DSC (ewma_call);

/* Numbers of state a series. */
dsc_int DSC (ewma_state_size) (dsc_statistic statistic);

/* v must not overlap x or y.  STATE (size, inner, outer, K) is where the
   series stand, in double for either precision; NULL if nobody goes on and
   n <= DSC_EWMA_PIECE (DSC_EWMA_SLICE when inner > 1).  Calls that go on one
   after the other give the bits of one call, and so does any number of threads.
   Numbers below the normal range count as zero unless the gain is 1.
   DSC_EARG: a size < 0, a gain out of range, a state whose count of samples is
   none; DSC_ESTOP: v and STATE are worthless. */
dsc_status DSC (ewma) (const DSC (ewma_call) *call, double *state, DSC_REAL *v,
                       const dsc_hooks *hooks);

/* ---- checkgrad.c: a gradient against central differences of its cost */

typedef struct
{
  dsc_int K;                   /* numbers of the parameters to look at: */
  const DSC_REAL *theta;       /* (K) their values, */
  const DSC_REAL *grad;        /* (K) and what the gradient says of them */
  double J;                    /* the cost, finite */
  double step;                 /* h > 0, or 0: the power of two next to
                                  eps^(1/3) max (1, |theta_k|) */
  double tolerance;            /* relative error that passes, > 0 */
  /* *J: the cost with number k at VALUE, the others as they are; nonzero ends
     the run */
  int (*cost) (void *self, dsc_int k, DSC_REAL value, double *J);
  void *self;
} DSC (gradient_check);

/* numerical (K): (J (theta_k + h) - J (theta_k - h)) / (2 h).  Where that and
   the gradient disagree, h is divided by 8 up to two times, in case the cost
   has a kink nearby or bends much.  kink (K): 1 where it has one at theta_k itself and the
   gradient lies between the slopes on both sides; such a number is in no sum.
   error (K): |grad - numerical| / max (|grad|, |numerical|, largest |numerical|
   / 1000).
   *relative: ||grad - numerical|| / (||grad|| + ||numerical||), 0 for 0/0.
   *worst: the number with the largest error, -1 if there is none; what rounding
   of J can explain, 16 eps |J| / h, does not count unless all is explained so.
   *passed: 1 if, with that taken off, the relative error is at most the tolerance,
   and no error is above 100 tolerances (or .004, if that is less); -1 if it is so, but
   rounding of J would hide an error of .001 (single: .004) of some derivative; else 0.
   Where a cost beside theta_k is not finite, h is smaller, or the slope is that of the other side;
   if both sides have none, numerical, error and *relative are NaN.
   DSC_EARG: K < 0, J not finite, step < 0, tolerance <= 0; DSC_ESTOP. */
dsc_status DSC (checkgrad) (const DSC (gradient_check) *check,
                            double *numerical, double *error,
                            unsigned char *kink, double *relative,
                            dsc_int *worst, int *passed);
