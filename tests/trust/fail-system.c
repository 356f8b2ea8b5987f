/* fail-system.c: preloaded, what a system may refuse that the core asks for.
   From call number FAIL_THREAD on pthread_create fails; with FAIL_SYSCONF the
   system tells neither a cache nor processors, with FAIL_AFFINITY not which of
   them are the process's; with FAIL_ATFORK nothing can be told of forks.
   Only calls from our oct-file are refused: OpenBLAS ends the program then.

   SPDX-License-Identifier: GPL-3.0-or-later */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <pthread.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int calls;

/* Is FAULT asked for, and this a call from the oct-file? */
static const char *
refused (const char *fault, void *caller)
{
  Dl_info from;
  const char *text = getenv (fault);
  return text && dladdr (caller, &from)
         && strstr (from.dli_fname, "__descent__")
         ? text : NULL;
}
#define REFUSED(fault) refused (fault, __builtin_return_address (0))

int
pthread_create (pthread_t *thread, const pthread_attr_t *attributes,
                void *(*start) (void *), void *self)
{
  int (*real) (pthread_t *, const pthread_attr_t *, void *(*) (void *), void *);
  const char *from = REFUSED ("FAIL_THREAD");
  *(void **) &real = dlsym (RTLD_NEXT, "pthread_create");
  if (from && __atomic_add_fetch (&calls, 1, __ATOMIC_RELAXED) >= atoi (from))
    return EAGAIN;
  return real (thread, attributes, start, self);
}

/* what pthread_atfork is in libraries */
int
__register_atfork (void (*prepare) (void), void (*parent) (void),
                   void (*child) (void), void *library)
{
  int (*real) (void (*) (void), void (*) (void), void (*) (void), void *);
  *(void **) &real = dlsym (RTLD_NEXT, "__register_atfork");
  if (REFUSED ("FAIL_ATFORK"))
    return ENOMEM;
  return real (prepare, parent, child, library);
}

long
sysconf (int name)
{
  long (*real) (int);
  *(void **) &real = dlsym (RTLD_NEXT, "sysconf");
  if ((name == _SC_LEVEL2_CACHE_SIZE || name == _SC_NPROCESSORS_ONLN)
      && REFUSED ("FAIL_SYSCONF"))
    return -1;
  return real (name);
}

int
sched_getaffinity (pid_t pid, size_t size, cpu_set_t *set)
{
  int (*real) (pid_t, size_t, cpu_set_t *);
  *(void **) &real = dlsym (RTLD_NEXT, "sched_getaffinity");
  if (REFUSED ("FAIL_AFFINITY"))
    {
      errno = ENOSYS;
      return -1;
    }
  return real (pid, size, set);
}
