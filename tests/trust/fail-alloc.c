/* fail-alloc.c: preloaded, allocations of the C library, of which one fails.
   alloc_fail (K, LATER) makes call number K from now on fail, and all later
   ones if LATER (K = 0: none, they are only counted); alloc_calls () tells how
   many there were since.

   Calls for at most 24 bytes neither count nor fail: an assignment of Octave's
   arrays gives the memory of the old sizes back before it asks for the new one
   (operator = in dim-vector.h), and gives it back again when that fails.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <errno.h>
#include <stddef.h>

extern void *__libc_malloc (size_t);
extern void *__libc_calloc (size_t, size_t);
extern void *__libc_realloc (void *, size_t);
extern void *__libc_memalign (size_t, size_t);

static long calls, fatal, lasting;

void
alloc_fail (long k, int all_later)
{
  __atomic_store_n (&fatal, k, __ATOMIC_SEQ_CST);
  __atomic_store_n (&lasting, all_later, __ATOMIC_SEQ_CST);
  __atomic_store_n (&calls, 0, __ATOMIC_SEQ_CST);
}

long
alloc_calls (void)
{
  return __atomic_load_n (&calls, __ATOMIC_SEQ_CST);
}

static int
fails (size_t n)
{
  if (n <= 24)
    return 0;
  long k = __atomic_add_fetch (&calls, 1, __ATOMIC_SEQ_CST);
  long f = __atomic_load_n (&fatal, __ATOMIC_SEQ_CST);
  if (! f || (lasting ? k < f : k != f))
    return 0;
  errno = ENOMEM;
  return 1;
}

void *
malloc (size_t n)
{
  return fails (n) ? NULL : __libc_malloc (n);
}

void *
calloc (size_t n, size_t size)
{
  return fails (n * size) ? NULL : __libc_calloc (n, size);
}

void *
realloc (void *old, size_t n)
{
  return fails (n) ? NULL : __libc_realloc (old, n);
}

void *
memalign (size_t at, size_t n)
{
  return fails (n) ? NULL : __libc_memalign (at, n);
}

void *
aligned_alloc (size_t at, size_t n)
{
  return fails (n) ? NULL : __libc_memalign (at, n);
}

int
posix_memalign (void **p, size_t at, size_t n)
{
  if (fails (n))
    return ENOMEM;
  void *got = __libc_memalign (at, n);
  if (! got)
    return ENOMEM;
  *p = got;
  return 0;
}
