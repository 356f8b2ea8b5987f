/* blas-kernels.c: kernels for a processor that is newer than OpenBLAS.  An
   OpenBLAS that does not know the processor takes those of the oldest one with
   64 bits, "Prescott", without AVX.  It is asked once whether it has those of
   SkylakeX or Haswell as well, which processors with AVX-512 or AVX2 run.

   Whoever sets OPENBLAS_CORETYPE has chosen.  Where BLAS is not OpenBLAS, or
   one that names things otherwise, nothing happens.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "blas.h"

#define CHOICE "OPENBLAS_CORETYPE"

/* OpenBLAS' own: the table of the kernels in use, and what finds one. */
static void **table;
static const char *(*name) (void);

static void *better;   /* a table; NULL: OpenBLAS knows best */

/* What this processor runs. */
static const char *
processor (void)
{
#if defined __x86_64__
  __builtin_cpu_init ();
  if (__builtin_cpu_supports ("avx512f") && __builtin_cpu_supports ("avx512bw")
      && __builtin_cpu_supports ("avx512dq")
      && __builtin_cpu_supports ("avx512vl"))
    return "SkylakeX";
  if (__builtin_cpu_supports ("avx2") && __builtin_cpu_supports ("fma"))
    return "Haswell";
#endif
  return NULL;
}

static void
look (void)
{
  const char *wanted = processor ();
  void (*find) (void);
  table = dlsym (RTLD_DEFAULT, "gotoblas");
  *(void **) &name = dlsym (RTLD_DEFAULT, "openblas_get_corename");
  *(void **) &find = dlsym (RTLD_DEFAULT, "gotoblas_dynamic_init");
  if (! wanted || ! table || ! *table || ! name || ! find || getenv (CHOICE)
      || strcmp (name (), "Prescott") != 0 || setenv (CHOICE, wanted, 1) != 0)
    return;
  void *before = *table;
  *table = NULL;
  find ();
  if (strcmp (name (), wanted) == 0)
    better = *table;
  *table = before;
  unsetenv (CHOICE);
}

const void *
dsc_blas_better (void)
{
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  void *before = NULL;
  pthread_once (&once, look);
  if (better)
    {
      before = *table;
      *table = better;
    }
  return before;
}

void
dsc_blas_again (const void *before)
{
  if (before)
    *table = (void *) before;
}

const char *
dsc_blas_name (void)
{
  const void *before = dsc_blas_better ();
  const char *is = name ? name () : "";
  dsc_blas_again (before);
  return is;
}
