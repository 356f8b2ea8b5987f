/* check.h: the words of the C tests.  Each test-*.c has one function listed
   below; it is compiled for double and for single, like the core.

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
#define DSC_INT_BIT(n)                                                     \
  ((dsc_int) 1 << (sizeof (dsc_int) > 4 || (n) < 31 ? (n) : 30))

/* CHECK_EQUAL (status, DSC_OK) compares an unsigned enumeration with a number
   that is no constant within the macro. */
#pragma GCC diagnostic ignored "-Wsign-compare"

/* A value of any type of number, or a pointer, to be printed. */
typedef struct
{
  enum { CHECK_REAL, CHECK_INTEGER, CHECK_POINTER } kind;
  double x;
  long long i;
  const void *p;
} check_value;

check_value check_real (double x);
check_value check_integer (long long i);
check_value check_pointer (const void *p);

#define CHECK_VALUE(v)                                                     \
  (_Generic ((v), float: check_real, double: check_real,                   \
             char: check_integer, signed char: check_integer,              \
             unsigned char: check_integer, short: check_integer,           \
             unsigned short: check_integer, int: check_integer,            \
             unsigned: check_integer, long: check_integer,                 \
             unsigned long: check_integer, long long: check_integer,       \
             unsigned long long: check_integer, default: check_pointer) (v))

/* Count a check, and print one that fails: where it is, what it is, and the
   two values. */
void check_true (int good, const char *file, int line, const char *text);
void check_pair (int good, const char *file, int line, const char *text,
                 check_value got, check_value want);
void check_near (const char *file, int line, const char *text, double got,
                 double want, double tol);
void check_same (const char *file, int line, const char *text, size_t at,
                 size_t n, check_value got, check_value want);

/* the first of n bytes in which two arrays differ, or n */
size_t check_first (const void *got, const void *want, size_t n);

#define CHECK(cond) check_true ((cond) != 0, __FILE__, __LINE__, #cond)

#define CHECK_PAIR(got, op, want, text)                                    \
  ({                                                                       \
    __auto_type got_ = (got);                                              \
    __auto_type want_ = (want);                                            \
    check_pair (got_ op want_, __FILE__, __LINE__, text,                   \
                CHECK_VALUE (got_), CHECK_VALUE (want_));                  \
  })

/* CHECK_THAT (x, <=, tol) */
#define CHECK_THAT(got, op, want)                                          \
  CHECK_PAIR (got, op, want, #got " " #op " " #want)

#define CHECK_EQUAL(got, want) CHECK_PAIR (got, ==, want, #got " == " #want)

/* |got - want| <= tol * max (1, |want|); NaN fails */
#define CHECK_NEAR(got, want, tol)                                         \
  check_near (__FILE__, __LINE__, #got " is " #want, (got), (want), (tol))

/* arrays of the same type and bits */
#define CHECK_SAME(got, want, bytes)                                       \
  ({                                                                       \
    const size_t n_ = (bytes) / sizeof *(got);                             \
    const size_t at_ = check_first (got, want, bytes) / sizeof *(got);     \
    check_same (__FILE__, __LINE__, #got " is " #want, at_, n_,            \
                CHECK_VALUE ((got)[at_ < n_ ? at_ : 0]),                   \
                CHECK_VALUE ((want)[at_ < n_ ? at_ : 0]));                 \
  })

/* one line a file: TESTS (test_name) */
#define ALL_TESTS \
  TESTS (test_activation) \
  TESTS (test_blas_kernels) \
  TESTS (test_blas_threads) \
  TESTS (test_checkgrad) \
  TESTS (test_checkpoint) \
  TESTS (test_chunk) \
  TESTS (test_crew) \
  TESTS (test_csv) \
  TESTS (test_cut) \
  TESTS (test_dense) \
  TESTS (test_dropout) \
  TESTS (test_ewma) \
  TESTS (test_ewma_blocks) \
  TESTS (test_ewma_groups) \
  TESTS (test_ewma_panel) \
  TESTS (test_ewma_short) \
  TESTS (test_ewma_weights) \
  TESTS (test_feed) \
  TESTS (test_gain) \
  TESTS (test_group) \
  TESTS (test_hdf5) \
  TESTS (test_loss) \
  TESTS (test_mlp) \
  TESTS (test_mlp_count) \
  TESTS (test_mlp_model) \
  TESTS (test_norm) \
  TESTS (test_normalization) \
  TESTS (test_partition) \
  TESTS (test_pool) \
  TESTS (test_readers) \
  TESTS (test_rng) \
  TESTS (test_samples) \
  TESTS (test_schedule) \
  TESTS (test_shards) \
  TESTS (test_source) \
  TESTS (test_status) \
  TESTS (test_stratify) \
  TESTS (test_stream) \
  TESTS (test_team) \
  TESTS (test_targets) \
  TESTS (test_train) \
  TESTS (test_train_state) \
  TESTS (test_update) \
  TESTS (test_window)

#define TESTS(name) void name (void);
ALL_TESTS
#undef TESTS

#endif
