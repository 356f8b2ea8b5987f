/* blas-threads.c: BLAS on one thread for the length of a call, since it gives
   other bits with two and slows our own threads down; and memory for the
   threads that call it.  Its switches are looked up in the loaded libraries:
   there may be several of them, or none.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#define _GNU_SOURCE   /* RTLD_DEFAULT, dladdr */
#include <dlfcn.h>
#include <pthread.h>
#include <sys/mman.h>
#include <time.h>

#include "blas.h"

/* What a switch takes: an int; an int64_t; or an int for the calling thread
   alone, where it returns what it was, 0 for the common number. */
typedef enum { INT, INT64, OWN } number;

static struct
{
  const char *get_name, *set_name;
  number is;
  int one;                             /* the value for one thread */
  void (*get) (void), (*set) (void);   /* NULL: not loaded */
} table[DSC_BLAS_SWITCHES] = {
  { "openblas_get_num_threads",
    "openblas_set_num_threads", INT, 1, NULL, NULL },
  { "bli_thread_get_num_threads",
    "bli_thread_set_num_threads", INT64, 1, NULL, NULL },
  { "MKL_Get_Max_Threads",
    "MKL_Set_Num_Threads_Local", OWN, 1, NULL, NULL },
  { "flexiblas_get_num_threads",
    "flexiblas_set_num_threads", INT, 1, NULL, NULL },
  /* OpenMP, of the calling thread: no region of it is parallel.  Debian's BLIS
     for OpenMP hides its own switch. */
  { "omp_get_max_active_levels",
    "omp_set_max_active_levels", INT, 0, NULL, NULL }
};

/* OpenBLAS' own: memory that a product works in, and giving it back. */
static void *(*work_memory) (int position);
static void (*give_back) (void *memory);

static void
look (void)
{
  for (int k = 0; k < DSC_BLAS_SWITCHES; k++)
    {
      *(void **) &table[k].get = dlsym (RTLD_DEFAULT, table[k].get_name);
      *(void **) &table[k].set = dlsym (RTLD_DEFAULT, table[k].set_name);
      if (! table[k].get)
        table[k].set = NULL;
    }
  *(void **) &work_memory = dlsym (RTLD_DEFAULT, "blas_memory_alloc");
  *(void **) &give_back = dlsym (RTLD_DEFAULT, "blas_memory_free");
}

static void
look_once (void)
{
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once (&once, look);
}

static int
get (int k)
{
  return table[k].is == INT64 ? (int) ((int64_t (*) (void)) table[k].get) ()
                              : ((int (*) (void)) table[k].get) ();
}

/* Sets N; returns what puts BEFORE back. */
static int
set (int k, int n, int before)
{
  if (table[k].is == OWN)
    return ((int (*) (int)) table[k].set) (n);
  if (table[k].is == INT64)
    ((void (*) (int64_t)) table[k].set) (n);
  else
    ((void (*) (int)) table[k].set) (n);
  return before;
}

dsc_blas_threads
dsc_blas_single (void)
{
  dsc_blas_threads were;
  look_once ();
  for (int k = 0; k < DSC_BLAS_SWITCHES; k++)
    {
      const int one = table[k].one, before = table[k].set ? get (k) : one;
      were.before[k] = before > one ? set (k, one, before) : -1;
    }
  return were;
}

void
dsc_blas_restore (dsc_blas_threads were)
{
  for (int k = 0; k < DSC_BLAS_SWITCHES; k++)
    if (were.before[k] >= 0)
      set (k, were.before[k], 0);
}

const char *
dsc_blas_file (void)
{
  Dl_info about;
  void *product = dlsym (RTLD_DEFAULT, "dgemm_");
  return product && dladdr (product, &about) && about.dli_fname
         ? about.dli_fname : "";
}

static double
seconds (clockid_t clock)
{
  struct timespec t;
  clock_gettime (clock, &t);
  return t.tv_sec + 1e-9 * t.tv_nsec;
}

/* All of them in C = A B with entries of 1, as long as 50 ms. */
double
dsc_blas_others (void)
{
  enum { N = 128 };
  typedef void product (const char *, const char *, const DSC_BLAS_INT *,
                        const DSC_BLAS_INT *, const DSC_BLAS_INT *,
                        const double *, const double *, const DSC_BLAS_INT *,
                        const double *, const DSC_BLAS_INT *, const double *,
                        double *, const DSC_BLAS_INT *, size_t, size_t);
  double A[N * N], C[N * N];
  const double one = 1, zero = 0;
  const DSC_BLAS_INT n = N;
  product *dgemm;
  *(void **) &dgemm = dlsym (RTLD_DEFAULT, "dgemm_");
  if (! dgemm || dsc_blas_room (1) < 1)
    return 0;
  for (int i = 0; i < N * N; i++)
    A[i] = 1;
  const dsc_blas_threads were = dsc_blas_single ();
  const double start = seconds (CLOCK_MONOTONIC);
  const double all = seconds (CLOCK_PROCESS_CPUTIME_ID);
  const double mine = seconds (CLOCK_THREAD_CPUTIME_ID);
  do
    dgemm ("N", "N", &n, &n, &n, &one, A, &n, A, &n, &zero, C, &n, 1, 1);
  while (seconds (CLOCK_MONOTONIC) < start + .05);
  const double used = seconds (CLOCK_PROCESS_CPUTIME_ID) - all;
  const double others = used - (seconds (CLOCK_THREAD_CPUTIME_ID) - mine);
  dsc_blas_restore (were);
  return used > 0 && others > 0 ? others / used : 0;
}

static int
can_be_mapped (size_t bytes)
{
  void *room = mmap (NULL, bytes, PROT_READ | PROT_WRITE,
                     MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  return room != MAP_FAILED && munmap (room, bytes) == 0;
}

/* OpenBLAS maps 128 MB for each product that is under way at the same time,
   keeps them, and where the system refuses, asks for ever.  So here, where no
   other thread asks, as much is mapped to see whether it can be had, and then
   OpenBLAS takes its own at once.  Stacks of threads and whatever comes later
   cannot take it away again. */
int
dsc_blas_room (int threads)
{
  static int served;   /* threads that have it */
  const size_t each = (size_t) 129 << 20;
  void *memory[DSC_MAX_THREADS];
  const int have = __atomic_load_n (&served, __ATOMIC_RELAXED);
  int n = 0;
  look_once ();
  if (! work_memory || ! give_back || threads <= have)
    return threads;
  while (n < threads && (n < have || can_be_mapped (each))
         && (memory[n] = work_memory (0)) != NULL)
    n++;
  for (int i = 0; i < n; i++)
    give_back (memory[i]);
  if (n > have)
    __atomic_store_n (&served, n, __ATOMIC_RELAXED);
  return n;
}
