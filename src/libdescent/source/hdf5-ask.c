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

enum { POLL_MILLISECONDS = 20 };

static dsc_status
begin (const dsc_hdf5_request *request, dsc_hdf5_child *c, dsc_source_error *e)
{
  sigset_t all, before;
  int ends[2];
  if (pipe2 (ends, O_CLOEXEC) != 0)
    return dsc_source_fails (e, DSC_FAULT_ERRNO, -1, NULL, 0);
  /* no handler of Octave runs in the child */
  sigfillset (&all);
  pthread_sigmask (SIG_SETMASK, &all, &before);
  c->process = fork ();
  if (c->process == 0)
    dsc_hdf5_be_child (request, ends[1]);
  const int error = errno;
  pthread_sigmask (SIG_SETMASK, &before, NULL);
  close (ends[1]);
  c->in = ends[0];
  if (c->process > 0)
    return DSC_OK;
  close (ends[0]);
  c->process = 0;
  errno = error;
  return dsc_source_fails (e, DSC_FAULT_ERRNO, -1, NULL, 0);
}

void
dsc_hdf5_end (dsc_hdf5_child *c)
{
  if (c->process == 0)
    return;
  close (c->in);
  kill (c->process, SIGKILL);
  while (waitpid (c->process, NULL, 0) < 0 && errno == EINTR)
    ;
  c->process = 0;
}

/* A whole message; the child may be dead, or not know what it says. */
static dsc_status
receive (const dsc_hdf5_child *c, dsc_hdf5_message *m, const dsc_poll *stop,
         dsc_source_error *e)
{
  static const char died[] = "is not a whole HDF5 file (libhdf5 fails on it)";
  struct pollfd ready = { .fd = c->in, .events = POLLIN };
  ssize_t n = 1;
  size_t got = 0;
  while (n > 0 && got < sizeof *m)
    {
      if (dsc_poll_stops (stop))
        return DSC_ESTOP;
      if (poll (&ready, 1, POLL_MILLISECONDS) <= 0)
        continue;
      n = read (c->in, (char *) m + got, sizeof *m - got);
      if (n < 0 && errno == EINTR)
        n = 1;
      else if (n > 0)
        got += (size_t) n;
    }
  if (n > 0 && m->tiles >= 0 && m->tiles <= DSC_HDF5_TILES)
    return DSC_OK;
  memcpy (m->d.reason, died, sizeof died);
  return dsc_source_fails (e, DSC_FAULT_TOLD, -1, NULL, 0);
}

static dsc_status
receive_array (const dsc_hdf5_child *c, const dsc_source_file *f, dsc_hdf5 *d,
               const dsc_poll *poll, dsc_source_error *e)
{
  dsc_hdf5_message m;
  memset (&m, 0, sizeof m);
  const dsc_status status = receive (c, &m, poll, e);
  *d = m.d;
  return status == DSC_OK ? dsc_hdf5_check (f, d, e) : status;
}

dsc_status
dsc_hdf5_look (const char *path, const dsc_source_file *f, const char *name,
               int samples_last, dsc_hdf5_child *c, dsc_hdf5 *d,
               const dsc_poll *poll, dsc_source_error *e)
{
  const dsc_hdf5_request request = { .path = path, .file = f, .name = name,
                                     .samples_last = samples_last,
                                     .tiles = 1 };
  memset (d, 0, sizeof *d);
  dsc_status status = begin (&request, c, e);
  if (status == DSC_OK)
    status = receive_array (c, f, d, poll, e);
  if (status == DSC_OK)
    status = dsc_source_file_same (f, e);
  if (status != DSC_OK)
    dsc_hdf5_end (c);
  return status;
}

/* Those of message *M, of which GOT are before; -1: too many. */
static dsc_int
take_tiles (const dsc_hdf5_message *m, dsc_int got, dsc_int tiles,
            dsc_tile *tile)
{
  if (m->tiles > tiles - got)
    return -1;
  memcpy (tile + got, m->tile, (size_t) m->tiles * sizeof *tile);
  return got + m->tiles;
}

dsc_status
dsc_hdf5_tiles (const dsc_hdf5_child *c, const dsc_source_file *f, dsc_hdf5 *d,
                dsc_tile *tile, const dsc_poll *poll, dsc_source_error *e)
{
  const dsc_int tiles = dsc_hdf5_tile_count (d, f);
  dsc_hdf5_message m = { .last = ! d->chunked };
  dsc_status status = DSC_OK;
  for (dsc_int got = 0; status == DSC_OK && ! m.last && got >= 0;)
    {
      status = receive (c, &m, poll, e);
      if (status == DSC_OK)
        got = take_tiles (&m, got, tiles, tile);
      if (got < 0 || (m.last && got < tiles))
        status = dsc_source_fails (e, DSC_FAULT_SIZE, -1, NULL, 0);
      if (m.last && m.d.fault != DSC_FAULT_NONE)
        status = dsc_hdf5_check (f, &m.d, e);
    }
  if (status == DSC_EDATA)
    memcpy (d->reason, m.d.reason, sizeof d->reason);
  for (dsc_int t = 0; status == DSC_OK && d->chunked && t < tiles; t++)
    status = dsc_hdf5_check_tile (f, d, &tile[t], e);
  return status;
}
