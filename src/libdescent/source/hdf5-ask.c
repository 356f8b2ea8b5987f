/* hdf5-ask.c: what libhdf5 says of an array, checked.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef _GNU_SOURCE
#define _GNU_SOURCE   /* pipe2 */
#endif
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "hdf5-child.h"

enum
{
  POLL_MILLISECONDS = 20,
  SECONDS_MOST = 60,       /* of a processor, and one more */
  TILES_A_SECOND = 10000   /* for so many: 30 times what they take */
};

typedef struct
{
  pid_t process;
  int in;
  const dsc_poll *poll;
  dsc_source_error *e;
} child;

static dsc_status
begin (const dsc_hdf5_request *request, long seconds, child *c)
{
  sigset_t all, before;
  int ends[2];
  if (pipe2 (ends, O_CLOEXEC) != 0)
    return dsc_source_fails (c->e, DSC_FAULT_ERRNO, -1, NULL, 0);
  /* no handler of Octave runs in the child */
  sigfillset (&all);
  pthread_sigmask (SIG_SETMASK, &all, &before);
  c->process = fork ();
  if (c->process == 0)
    dsc_hdf5_be_child (request, seconds, ends[1]);
  const int error = errno;
  pthread_sigmask (SIG_SETMASK, &before, NULL);
  close (ends[1]);
  c->in = ends[0];
  if (c->process > 0)
    return DSC_OK;
  close (ends[0]);
  errno = error;
  return dsc_source_fails (c->e, DSC_FAULT_ERRNO, -1, NULL, 0);
}

static void
end (const child *c)
{
  close (c->in);
  kill (c->process, SIGKILL);
  while (waitpid (c->process, NULL, 0) < 0 && errno == EINTR)
    ;
}

/* A whole message; DSC_EDATA: the child is dead. */
static dsc_status
receive (const child *c, dsc_hdf5_message *m)
{
  struct pollfd ready = { .fd = c->in, .events = POLLIN };
  for (size_t got = 0; got < sizeof *m;)
    {
      if (dsc_poll_stops (c->poll))
        return DSC_ESTOP;
      if (poll (&ready, 1, POLL_MILLISECONDS) <= 0)
        continue;
      const ssize_t n = read (c->in, (char *) m + got, sizeof *m - got);
      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return DSC_EDATA;
      got += (size_t) n;
    }
  return DSC_OK;
}

/* MOST tiles into TILE, and *D. */
static dsc_status
receive_all (const child *c, dsc_int most, dsc_tile *tile, dsc_hdf5 *d)
{
  static const char died[]
    = "is not a whole HDF5 file (libhdf5 fails on it)";
  dsc_hdf5_message m;
  dsc_int got = 0;
  do
    {
      const dsc_status status = receive (c, &m);
      if (status == DSC_ESTOP)
        return status;
      if (status != DSC_OK || m.tiles < 0 || m.tiles > DSC_HDF5_TILES
          || m.tiles > most - got)
        {
          memcpy (d->reason, died, sizeof died);
          return dsc_source_fails (c->e, DSC_FAULT_TOLD, -1, NULL, 0);
        }
      if (m.tiles > 0)
        memcpy (tile + got, m.tile, (size_t) m.tiles * sizeof *tile);
      got += m.tiles;
    }
  while (! m.last);
  *d = m.d;
  return got == most || d->fault != DSC_FAULT_NONE ? DSC_OK
         : dsc_source_fails (c->e, DSC_FAULT_CHANGED, -1, NULL, 0);
}

/* What the child says, checked. */
static dsc_status
ask (const dsc_hdf5_request *request, dsc_int tiles, dsc_tile *tile,
     dsc_hdf5 *d, const dsc_poll *poll, dsc_source_error *e)
{
  child c = { .poll = poll, .e = e };
  memset (d, 0, sizeof *d);
  dsc_status status
    = begin (request, SECONDS_MOST + (long) (tiles / TILES_A_SECOND), &c);
  if (status != DSC_OK)
    return status;
  status = receive_all (&c, tiles, tile, d);
  end (&c);
  if (status == DSC_OK)
    status = dsc_hdf5_check (request->file, d, e);
  return status == DSC_OK ? dsc_source_file_same (request->file, e) : status;
}

dsc_status
dsc_hdf5_look (const char *path, const dsc_source_file *f, const char *name,
               dsc_hdf5 *d, const dsc_poll *poll, dsc_source_error *e)
{
  const dsc_hdf5_request request = { .path = path, .file = f, .name = name };
  return ask (&request, 0, NULL, d, poll, e);
}

dsc_status
dsc_hdf5_tiles (const char *path, const dsc_source_file *f, const dsc_hdf5 *d,
                int samples_last, dsc_tile *tile, const dsc_poll *poll,
                dsc_source_error *e)
{
  const dsc_hdf5_request request = { .path = path, .file = f, .name = d->name,
                                     .samples_last = samples_last,
                                     .tiles = 1 };
  const dsc_int tiles = dsc_hdf5_tile_count (d, f, samples_last);
  dsc_hdf5 now;
  if (! d->chunked)
    return DSC_OK;
  dsc_status status = ask (&request, tiles, tile, &now, poll, e);
  if (status == DSC_OK && memcmp (d, &now, sizeof now) != 0)
    status = dsc_source_fails (e, DSC_FAULT_CHANGED, -1, NULL, 0);
  for (dsc_int t = 0; status == DSC_OK && t < tiles; t++)
    status = dsc_hdf5_check_tile (f, d, &tile[t], e);
  return status;
}
