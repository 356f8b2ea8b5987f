/* products.c: the matrix products of one epoch of a dense network, by plain
   BLAS calls and nothing else; its samples stay in cache.
     bench/lib/products SAMPLES SIZES...
   names the BLAS in a line.  Then each line of input, "epoch B THREADS", is
   answered by the seconds of an epoch in mini-batches of B.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include "base/real.h"
#include "blas/blas.h"

extern char *openblas_get_config (void) __attribute__ ((weak));
extern char *openblas_get_corename (void) __attribute__ ((weak));
extern void openblas_set_num_threads (int) __attribute__ ((weak));

enum { LAYERS = 16 };

static int L;                   /* layers of weights */
static dsc_int size[LAYERS + 1];
static real *W[LAYERS], *dW[LAYERS], *A[LAYERS + 1], *D[LAYERS + 1];

static real *
numbers (dsc_int n, real scale)
{
  real *x = malloc (n * sizeof *x);
  if (! x)
    exit (1);
  for (dsc_int i = 0; i < n; i++)
    x[i] = scale * ((real) rand () / RAND_MAX - (real) .5);
  return x;
}

/* A_l (size_l, B); forward W A, backward W' D and D A' */
static void
minibatch (dsc_int B)
{
  for (int l = 0; l < L; l++)
    DSC (gemm) ("NN", size[l+1], B, size[l], 1, W[l], size[l+1], A[l], size[l],
                0, A[l+1], size[l+1]);
  for (int l = L - 1; l >= 0; l--)
    {
      DSC (gemm) ("NT", size[l+1], size[l], B, 1, D[l+1], size[l+1], A[l],
                  size[l], 0, dW[l], size[l+1]);
      if (l > 0)
        DSC (gemm) ("TN", size[l], B, size[l+1], 1, W[l], size[l+1], D[l+1],
              size[l+1], 0, D[l], size[l]);
    }
}

static double
now (void)
{
  struct timespec t;
  clock_gettime (CLOCK_MONOTONIC, &t);
  return t.tv_sec + 1e-9 * t.tv_nsec;
}

int
main (int argc, char **argv)
{
  L = argc - 3;
  if (L < 1 || L > LAYERS)
    return 1;
  dsc_int m = atol (argv[1]);
  long B, threads;
  for (int l = 0; l <= L; l++)
    size[l] = atol (argv[2 + l]);
  for (int l = 0; l < L; l++)
    {
      W[l] = numbers (size[l] * size[l+1], (real) .1);
      dW[l] = numbers (size[l] * size[l+1], 0);
    }
  printf ("%s, BLAS kernels %s\n",
          openblas_get_config ? openblas_get_config () : "BLAS",
          openblas_get_corename ? openblas_get_corename () : "unknown");
  fflush (stdout);
  while (scanf (" epoch %ld %ld", &B, &threads) == 2)
    {
      if (openblas_set_num_threads)
        openblas_set_num_threads (threads);
      for (int l = 0; l <= L; l++)
        {
          A[l] = numbers (size[l] * B, 1);
          D[l] = numbers (size[l] * B, 1);
        }
      double begin = now ();
      for (dsc_int first = 0; first < m; first += B)
        minibatch (m - first < B ? m - first : B);
      printf ("%g\n", now () - begin);
      fflush (stdout);
      for (int l = 0; l <= L; l++)
        {
          free (A[l]);
          free (D[l]);
        }
    }
  return 0;
}
