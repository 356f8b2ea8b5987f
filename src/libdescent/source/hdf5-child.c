/* hdf5-child.c: asks libhdf5 in a child of a fork, which may die of it.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/resource.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

#include "hdf5-child.h"

enum
{
  SECONDS_MOST = 60,        /* of a processor, and one more */
  MESSAGES_A_SECOND = 40    /* for so many: 30 times what they take */
};

static const rlim_t memory_more = (rlim_t) 2 << 30;

typedef struct
{
  int out;
  long sent;              /* messages */
  struct rlimit before;   /* of a processor */
  dsc_hdf5_message message;
} sender;

static int
write_all (int out, const void *data, size_t bytes)
{
  const char *p = data;
  while (bytes > 0)
    {
      const ssize_t n = write (out, p, bytes);
      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return -1;
      p += n;
      bytes -= (size_t) n;
    }
  return 0;
}

static void
limit (int what, rlim_t most)
{
  struct rlimit now;
  if (getrlimit (what, &now) == 0 && now.rlim_cur > most)
    {
      now.rlim_cur = most;
      setrlimit (what, &now);
    }
}

/* Of a processor: the more, the more tiles there are; not more than before. */
static void
limit_seconds (const sender *s)
{
  const rlim_t most = SECONDS_MOST + (rlim_t) (s->sent / MESSAGES_A_SECOND);
  struct rlimit now = s->before;
  if (now.rlim_cur > most)
    now.rlim_cur = most;
  setrlimit (RLIMIT_CPU, &now);
}

static int
send_message (sender *s)
{
  if (++s->sent % MESSAGES_A_SECOND == 0)
    limit_seconds (s);
  const int failed = write_all (s->out, &s->message, sizeof s->message);
  s->message.tiles = 0;
  return failed;
}

/* The array goes before its tiles. */
static int
send_tile (void *self, const dsc_tile *tile)
{
  sender *s = self;
  if (s->sent == 0 && send_message (s) != 0)
    return -1;
  s->message.tile[s->message.tiles++] = *tile;
  return s->message.tiles < DSC_HDF5_TILES ? 0 : send_message (s);
}

/* The bytes of this process, or 0. */
static rlim_t
memory_used (void)
{
  unsigned long pages = 0;
  FILE *f = fopen ("/proc/self/statm", "re");
  if (f)
    {
      if (fscanf (f, "%lu", &pages) != 1)
        pages = 0;
      fclose (f);
    }
  return (rlim_t) pages * (rlim_t) sysconf (_SC_PAGESIZE);
}

/* A child that prints nothing, leaves nothing, and ends with its parent. */
static void
be_quiet (void)
{
  const rlim_t used = memory_used ();
  const int null = open ("/dev/null", O_RDWR | O_CLOEXEC);
  for (int i = 0; null >= 0 && i < 3; i++)
    dup2 (null, i);
  for (int i = 1; i < NSIG; i++)
    signal (i, i == SIGINT ? SIG_IGN : SIG_DFL);   /* the parent has that one */
  sigset_t none;
  sigemptyset (&none);
  sigprocmask (SIG_SETMASK, &none, NULL);
#ifdef __linux__
  prctl (PR_SET_PDEATHSIG, SIGKILL);
#endif
  limit (RLIMIT_CORE, 0);
  if (used > 0)
    limit (RLIMIT_AS, used + memory_more);
}

void
dsc_hdf5_be_child (const dsc_hdf5_request *request, int out)
{
  static sender s;
  dsc_hdf5_request mine = *request;
  be_quiet ();
  getrlimit (RLIMIT_CPU, &s.before);
  limit_seconds (&s);
  s.out = out;
  s.message.tiles = 0;
  mine.take = send_tile;
  mine.self = &s;
  dsc_hdf5_walk (&mine, &s.message.d);
  s.message.last = 1;
  _exit (send_message (&s) != 0);
}
