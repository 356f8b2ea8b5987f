/* fail-io.c: preloaded, lets call number FAIL_AT (from 1) of those that write
   checkpoints fail: FAIL_HOW is ENOSPC, EIO, EINTR, or SHORT (half of what was
   to be written or read).  Counts open (of files beside a checkpoint), write,
   fsync, close, link, rename and unlink calls for paths and files whose name
   holds FAIL_NAME; with FAIL_READS also open, pread, pwrite and fstat, as
   sources need them, and from 1 again after FAIL_AT has changed.  With
   FAIL_COUNT, the name of a file, their number is written there at the end.

     cc -shared -fPIC -o fail-io.so tests/trust/fail-io.c -ldl

   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int calls;

static int
concerns (const char *path)
{
  const char *name = getenv ("FAIL_NAME");
  return name && strstr (path, name) != NULL;
}

/* Does the file's name hold FAIL_NAME, and not BUT? */
static int
concerns_file_but (int file, const char *but)
{
  char link[40], path[PATH_MAX];
  snprintf (link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t n = readlink (link, path, sizeof path - 1);
  if (n < 0)
    return 0;
  path[n] = 0;
  return concerns (path) && ! (but && strstr (path, but));
}

static int
concerns_file (int file)
{
  return concerns_file_but (file, NULL);
}

/* The error of this call; 0: none; -1: it is short. */
static int
failure (void)
{
  const char *at = getenv ("FAIL_AT"), *how = getenv ("FAIL_HOW");
  static char last[20];
  if (at && getenv ("FAIL_READS") && strcmp (at, last) != 0)
    {
      snprintf (last, sizeof last, "%s", at);
      calls = 0;
    }
  calls++;
  if (! at || ! how || calls != atoi (at))
    return 0;
  return strcmp (how, "ENOSPC") == 0 ? ENOSPC : strcmp (how, "EIO") == 0 ? EIO
         : strcmp (how, "EINTR") == 0 ? EINTR : -1;
}

__attribute__ ((destructor)) static void
tell (void)
{
  const char *count = getenv ("FAIL_COUNT");
  FILE *f = count ? fopen (count, "w") : NULL;
  if (f)
    {
      fprintf (f, "%d\n", calls);
      fclose (f);
    }
}

#define REAL(type, name, ...) \
  static type (*real) (__VA_ARGS__); \
  if (! real) \
    real = (type (*) (__VA_ARGS__)) dlsym (RTLD_NEXT, #name)
#define FAIL_IF(condition) \
  int why = (condition) ? failure () : 0; \
  if (why > 0) \
    { \
      errno = why; \
      return -1; \
    }

ssize_t
write (int file, const void *data, size_t n)
{
  REAL (ssize_t, write, int, const void *, size_t);
  FAIL_IF (concerns_file (file));
  return real (file, data, why < 0 ? (n + 1) / 2 : n);
}

ssize_t
pread (int file, void *data, size_t n, off_t at)
{
  REAL (ssize_t, pread, int, void *, size_t, off_t);
  FAIL_IF (getenv ("FAIL_READS") && concerns_file (file));
  return real (file, data, why < 0 ? (n + 1) / 2 : n, at);
}

ssize_t
pwrite (int file, const void *data, size_t n, off_t at)
{
  REAL (ssize_t, pwrite, int, const void *, size_t, off_t);
  FAIL_IF (getenv ("FAIL_READS") && concerns_file (file));
  return real (file, data, why < 0 ? (n + 1) / 2 : n, at);
}

int
fstat (int file, struct stat *about)
{
  REAL (int, fstat, int, struct stat *);
  /* of a new file it tells whether another process has it */
  FAIL_IF (getenv ("FAIL_READS") && concerns_file_but (file, ".part-"));
  return real (file, about);
}

int
open (const char *path, int flags, ...)
{
  REAL (int, open, const char *, int, ...);
  FAIL_IF (getenv ("FAIL_READS") && concerns (path));
  va_list more;
  va_start (more, flags);
  const int mode = flags & (O_CREAT | O_TMPFILE) ? va_arg (more, int) : 0;
  va_end (more);
  return real (path, flags, mode);
}

int
mkostemp (char *path, int flags)
{
  REAL (int, mkostemp, char *, int);
  FAIL_IF (concerns (path));
  return real (path, flags);
}

int
fsync (int file)
{
  REAL (int, fsync, int);
  FAIL_IF (concerns_file (file));
  return real (file);
}

int
close (int file)
{
  REAL (int, close, int);
  int counts = concerns_file (file);
  int result = real (file);     /* the file is closed all the same */
  FAIL_IF (counts);
  return result;
}

int
rename (const char *from, const char *to)
{
  REAL (int, rename, const char *, const char *);
  FAIL_IF (concerns (from));
  return real (from, to);
}

int
link (const char *from, const char *to)
{
  REAL (int, link, const char *, const char *);
  FAIL_IF (concerns (from));
  return real (from, to);
}

int
unlink (const char *path)
{
  REAL (int, unlink, const char *);
  FAIL_IF (concerns (path));
  return real (path);
}
