/* solver-typed.h: steps of optimisers (update.c) and norms (norm.c).
   Read for each precision (base/both.h).

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

/*   A row of the table.  step makes step number t >= 1 on n parameters:
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
  double (*start) (const dsc_hyper *h);   /* of its state at first; NULL: 0 */
  int (*step) (dsc_int n, const DSC_REAL *theta0, const DSC_REAL *grad,
               const DSC_REAL *const slots0[], DSC_REAL *theta,
               DSC_REAL *const slots[], const dsc_hyper *h, double t);
} DSC (optimizer);

/* The row of that name; NULL when there is none. */
const DSC (optimizer) *DSC (optimizer_find) (const char *name);

/* The names of the table one after the other; NULL from the last on. */
const char *DSC (optimizer_name) (int row);

/* Step number t of an optimiser, and what happens to the gradient before it:
   it is multiplied by what cuts it, its elements are cut to [-bound, bound],
   and l2 theta is added. */
typedef struct
{
  const DSC (optimizer) *row;
  dsc_hyper hyper;
  double t;          /* >= 1 */
  dsc_cut cut;       /* both in [0, 1] */
  double bound;      /* > 0; INFINITY: none */
  int threads;       /* 0: as dsc_threads says */
  int *finite;       /* becomes 0 if grad, or what the step writes, is not
                        finite: all is worthless then; NULL: not stored */
} DSC (step);

/* Makes the step, as above, with numbers below the normal range taken and
   written as zeros; long arrays in pieces by several threads, with the same
   bits.  slots0[k] NULL: that state begins.  DSC_EARG if row is NULL, n < 0, or
   a member of STEP is outside of its range; DSC_ESTOP when POLL says so
   (it may be NULL): then the step is made at some elements only. */
dsc_status DSC (update) (const DSC (step) *step, dsc_int n,
                         const DSC_REAL *theta0, const DSC_REAL *grad,
                         const DSC_REAL *const slots0[], DSC_REAL *theta,
                         DSC_REAL *const slots[], const dsc_poll *poll);

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

/* The same of what is in several places: PASS gives the sum of all (factor
   g_i)^2, or with factor 0 the largest |g_i|, from those of blocks of
   DSC_NORM_BLOCK elements (norm_block), by norm_pass. */
dsc_norm DSC (norm_by) (double (*pass) (void *self, double factor),
                        void *self);
double DSC (norm_block) (dsc_int n, const DSC_REAL *g, double factor);
double DSC (norm_pass) (dsc_int blocks, const double *of_blocks,
                        double factor);

/* grad += penalty theta for n parameters, if grad is not NULL; the sum of
   theta^2 (penalty.c). */
double DSC (penalise) (dsc_int n, const DSC_REAL *theta, DSC_REAL penalty,
                       DSC_REAL *grad);

/* Are all n numbers of x finite?  By the norm, so by several threads; arrays
   that one thread reads: all_finite (base/finite.h). */
int DSC (is_finite) (dsc_int n, const DSC_REAL *x, int threads);
