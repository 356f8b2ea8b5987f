/* checkgrad-typed.h: a gradient against central differences of its cost
   (checkgrad.c).  Read for each precision (base/both.h).

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

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
   has a kink nearby or bends much.  kink (K): 1 where it has one at theta_k
   itself and the gradient lies between the slopes on both sides; such a number
   is in no sum.
   error (K): |grad - numerical| / max (|grad|, |numerical|, largest |numerical|
   / 1000).
   *relative: ||grad - numerical|| / (||grad|| + ||numerical||), 0 for 0/0.
   *worst: the number with the largest error, -1 if there is none; what rounding
   of J can explain, 16 eps |J| / h, does not count unless all is explained so.
   *passed: 1 if, with that taken off, the relative error is at most the
   tolerance, and no error is above 100 tolerances (or .004, if that is less);
   -1 if it is so, but rounding of J would hide an error of .001 (single: .004)
   of some derivative; else 0.  Where a cost beside theta_k is not finite, h is
   smaller, or the slope is that of the other side; if both sides have none,
   numerical, error and *relative are NaN.
   DSC_EARG: K < 0, J not finite, step < 0, tolerance <= 0; DSC_ESTOP. */
dsc_status DSC (checkgrad) (const DSC (gradient_check) *check,
                            double *numerical, double *error,
                            unsigned char *kink, double *relative,
                            dsc_int *worst, int *passed);
