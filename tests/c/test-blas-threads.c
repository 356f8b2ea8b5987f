/* test-blas-threads.c: BLAS on one thread for the length of a scope, and its
   memory. Two switches are made up here: BLIS's, and MKL's, of which each
   thread has its own.
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <pthread.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "blas/blas.h"
#include "check.h"

enum { N = 200 };

static int64_t blis = 3;
static _Thread_local int mkl;   /* 0: as all threads, which is 4 */

#define VISIBLE __attribute__ ((visibility ("default")))
VISIBLE int64_t bli_thread_get_num_threads (void);
VISIBLE void bli_thread_set_num_threads (int64_t n);
VISIBLE int MKL_Get_Max_Threads (void);
VISIBLE int MKL_Set_Num_Threads_Local (int n);

int64_t
bli_thread_get_num_threads (void)
{
  return blis;
}

void
bli_thread_set_num_threads (int64_t n)
{
  blis = n;
}

int
MKL_Get_Max_Threads (void)
{
  return mkl ? mkl : 4;
}

int
MKL_Set_Num_Threads_Local (int n)
{
  const int before = mkl;
  mkl = n;
  return before;
}

/* A thread that helps within a scope. */
static void *
help (void *unused)
{
  CHECK_EQUAL (blis, 1);
  CHECK_EQUAL (MKL_Get_Max_Threads (), 4);
  dsc_blas_single ();
  CHECK_EQUAL (blis, 1);
  CHECK_EQUAL (MKL_Get_Max_Threads (), 1);
  return unused;
}

static void
switches (void)
{
  pthread_t helper;
  const dsc_scope outer = dsc_scope_begin (), inner = dsc_scope_begin ();
  CHECK_EQUAL (blis, 1);
  CHECK_EQUAL (MKL_Get_Max_Threads (), 1);
  dsc_scope_end (inner);
  CHECK_EQUAL (blis, 1);
  CHECK_EQUAL (MKL_Get_Max_Threads (), 1);
  CHECK_EQUAL (pthread_create (&helper, NULL, help, NULL), 0);
  CHECK_EQUAL (pthread_join (helper, NULL), 0);
  dsc_scope_end (outer);
  CHECK_EQUAL (blis, 3);
  CHECK_EQUAL (mkl, 0);
  /* what this thread has chosen comes back */
  mkl = 2;
  dsc_scope_end (dsc_scope_begin ());
  CHECK_EQUAL (mkl, 2);
  mkl = 0;
  blis = -1;                                  /* BLIS: not set */
  dsc_scope_end (dsc_scope_begin ());
  CHECK_EQUAL (blis, -1);
}

static void
product (void *unused, dsc_int i)
{
  real *A = unused;
  DSC (gemm) ("NN", N, N, N, 1, A, N, A, N, 0, A + N * N * (1 + i), N);
}

static void
limit (size_t more)
{
  unsigned long pages = 0;
  FILE *f = fopen ("/proc/self/statm", "r");
  if (f && fscanf (f, "%lu", &pages) == 1)
    {
      const rlim_t most = pages * (rlim_t) sysconf (_SC_PAGESIZE) + more;
      setrlimit (RLIMIT_AS, &(struct rlimit) { most, most });
    }
  if (f)
    fclose (f);
}

/* Threads that have room get on with their products, whatever else takes
   memory. */
static void
room (void)
{
#if ! defined __SANITIZE_ADDRESS__ && ! defined __SANITIZE_THREAD__
  enum { PIECES = 8 };
  const char *preloaded = getenv ("LD_PRELOAD");
  const size_t buffer = (size_t) 128 << 20;
  int result;
  if (preloaded && strstr (preloaded, "vgpreload"))
    return;                                   /* valgrind has its own memory */
  pid_t child = fork ();
  if (child == 0)
    {
      real *A = calloc (N * N * (1 + PIECES), sizeof (real));
      alarm (60);
      product (A, 0);
      limit (2 * buffer + buffer / 2);
      int threads = dsc_blas_room (4);
      limit (32 << 20);                       /* for stacks */
      if (threads < 1 || dsc_blas_room (threads) != threads)
        _exit (1);
      _exit (dsc_pool_do (threads, PIECES, product, A, NULL) != DSC_OK);
    }
  CHECK (child > 0 && waitpid (child, &result, 0) == child);
  CHECK (WIFEXITED (result) && WEXITSTATUS (result) == 0);
#endif
}

void
test_blas_threads (void)
{
  switches ();
  room ();
  CHECK_THAT (dsc_blas_others (), >=, 0);
  CHECK_THAT (dsc_blas_others (), <=, 1);
  CHECK (dsc_blas_file ()[0] == '/' || dsc_blas_file ()[0] == 0);
}
