/* check.h: the words of the C tests.  Each test-*.c has one function listed
   in main.c; it is compiled for double and for single, like the core.

   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef DESCENT_CHECK_H
#define DESCENT_CHECK_H

#include <float.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/real.h"
#include "descent.h"

#ifdef DSC_SINGLE
#define REAL_EPS FLT_EPSILON
#else
#define REAL_EPS DBL_EPSILON
#endif

extern int check_passed, check_failed;

/* 2^N, or 2^30 where a dsc_int does not hold that. */
#define DSC_INT_BIT(n) ((dsc_int) 1 << (sizeof (dsc_int) > 4 || (n) < 31 ? (n) : 30))

#define CHECK(cond)                                                        \
  ((cond) ? (void) check_passed++                                          \
   : (void) (check_failed++,                                               \
             printf ("%s:%d: failed: %s\n", __FILE__, __LINE__, #cond)))

/* |got - want| <= tol * max (1, |want|); NaN fails */
#define CHECK_NEAR(got, want, tol)                                         \
  do                                                                       \
    {                                                                      \
      double got_ = (got), want_ = (want), tol_ = (tol);                   \
      if (fabs (got_ - want_) <= tol_ * fmax (1, fabs (want_)))            \
        check_passed++;                                                    \
      else                                                                 \
        {                                                                  \
          check_failed++;                                                  \
          printf ("%s:%d: %s is %.17g, not %.17g\n", __FILE__, __LINE__,   \
                  #got, got_, want_);                                      \
        }                                                                  \
    }                                                                      \
  while (0)

/* one line a file: TESTS (test_name) */
#define ALL_TESTS \
  TESTS (test_activation) \
  TESTS (test_blas_kernels) \
  TESTS (test_blas_threads) \
  TESTS (test_checkgrad) \
  TESTS (test_checkpoint) \
  TESTS (test_dense) \
  TESTS (test_dropout) \
  TESTS (test_ewma) \
  TESTS (test_ewma_weights) \
  TESTS (test_gain) \
  TESTS (test_grid) \
  TESTS (test_loss) \
  TESTS (test_mlp) \
  TESTS (test_norm) \
  TESTS (test_normalization) \
  TESTS (test_partition) \
  TESTS (test_pool) \
  TESTS (test_rng) \
  TESTS (test_samples) \
  TESTS (test_schedule) \
  TESTS (test_status) \
  TESTS (test_step) \
  TESTS (test_stratify) \
  TESTS (test_train) \
  TESTS (test_train_state) \
  TESTS (test_update)

#define TESTS(name) void name (void);
ALL_TESTS
#undef TESTS

#endif
