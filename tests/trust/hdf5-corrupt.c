/* hdf5-corrupt.c: hdf5-corrupt [N [SEED]]
   Damages HDF5 files in N ways (100,000): bytes and numbers changed, pieces
   moved, the end cut off; and reads them.  libhdf5 may die of them, in its
   child; this process may not, nor wait for long.

   SPDX-License-Identifier: GPL-3.0-or-later */

#include <hdf5.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/kinds.h"
#include "random/random.h"
#include "source/hdf5.h"

enum { FILES = 4, MOST = 1 << 15, VALUES_MOST = 1 << 20, SECONDS_MOST = 2 };

static char path[] = "/tmp/descent-corrupt-XXXXXX";
static long refused, died, hung, accepted;
static double slowest;

static uint32_t
draw (uint32_t seed, uint32_t below)
{
  static uint32_t block;
  const uint32_t key[2] = { seed, 2 }, counter[4] = { block++, 0, 0, 0 };
  uint32_t out[4];
  dsc_philox (key, counter, out);
  return (uint32_t) ((uint64_t) out[0] * below >> 32);
}

static double
seconds (void)
{
  struct timespec t;
  clock_gettime (CLOCK_MONOTONIC, &t);
  return (double) t.tv_sec + 1e-9 * (double) t.tv_nsec;
}

static int
is_late (void *self)
{
  return seconds () > *(double *) self;
}

/* ---- good files */

/* Bit 0: the newest version of the format; bit 1: packed, with a user block. */
static size_t
make (int how, unsigned char *bytes)
{
  const hsize_t size[] = { 60, 4, 5 }, chunk[] = { 7, 4, 3 };
  const hid_t create = H5Pcreate (H5P_FILE_CREATE),
    access = H5Pcreate (H5P_FILE_ACCESS), made = H5Pcreate (H5P_DATASET_CREATE),
    space = H5Screate_simple (3, size, NULL);
  float x[60 * 4 * 5];
  for (int i = 0; i < 60 * 4 * 5; i++)
    x[i] = (float) (i % 17);
  if (how & 1)
    H5Pset_libver_bounds (access, H5F_LIBVER_LATEST, H5F_LIBVER_LATEST);
  if (how & 2)
    {
      H5Pset_userblock (create, 512);
      H5Pset_chunk (made, 3, chunk);
      H5Pset_shuffle (made);
      H5Pset_deflate (made, 4);
      H5Pset_fletcher32 (made);
    }
  const hid_t file = H5Fcreate (path, H5F_ACC_TRUNC, create, access);
  const hid_t group = H5Gcreate2 (file, "g", H5P_DEFAULT, H5P_DEFAULT,
                                  H5P_DEFAULT);
  const hid_t data = H5Dcreate2 (group, "x", H5T_IEEE_F32LE, space, H5P_DEFAULT,
                                 made, H5P_DEFAULT);
  H5Lcreate_soft ("/g/x", file, "soft", H5P_DEFAULT, H5P_DEFAULT);
  const hid_t a = H5Acreate2 (data, "MATLAB_class", H5T_IEEE_F32LE, space,
                              H5P_DEFAULT, H5P_DEFAULT);
  H5Dwrite (data, H5T_NATIVE_FLOAT, H5S_ALL, H5S_ALL, H5P_DEFAULT, x);
  H5Aclose (a);
  H5Dclose (data);
  H5Gclose (group);
  H5Fclose (file);
  H5Pclose (create);
  H5Pclose (access);
  H5Pclose (made);
  H5Sclose (space);
  FILE *f = fopen (path, "rb");
  const size_t n = f ? fread (bytes, 1, MOST, f) : 0;
  if (n == 0 || n == MOST || fclose (f) != 0)
    abort ();
  return n;
}

/* ---- damage */

static uint64_t
wild (uint32_t seed)
{
  const uint64_t x = (uint64_t) draw (seed, UINT32_MAX) << 32
                     | draw (seed, UINT32_MAX);
  switch (draw (seed, 4))
    {
    case 0: return x;
    case 1: return x >> draw (seed, 64);
    case 2: return UINT64_MAX - draw (seed, 100);
    default: return draw (seed, 300);
    }
}

static size_t
damage (uint32_t seed, unsigned char *bytes, size_t n)
{
  /* mostly what describes, at the beginning */
  const uint32_t most = (uint32_t) (draw (seed, 4) ? (n < 4000 ? n : 4000) : n);
  const uint32_t at = draw (seed, most - 16), from = draw (seed, most - 16);
  const uint64_t v = wild (seed);
  switch (draw (seed, 5))
    {
    case 0: bytes[at] ^= (unsigned char) (1 << draw (seed, 8)); break;
    case 1: bytes[at] = (unsigned char) draw (seed, 256); break;
    case 2: memcpy (bytes + at, &v, (size_t) 1 << draw (seed, 4)); break;
    case 3: memmove (bytes + at, bytes + from, 1 + draw (seed, 16)); break;
    default:
      return draw (seed, 4) ? n : 1 + draw (seed, (uint32_t) n - 1);
    }
  return n;
}

/* ---- reading */

static dsc_status
read_values (const dsc_hdf5_child *c, const dsc_source_file *f, dsc_hdf5 *d,
             const dsc_poll *poll, dsc_source_error *e)
{
  dsc_codec codec;
  dsc_source_part part;
  dsc_source s = { .kind = d->array.kind, .parts = 1, .part = &part };
  const dsc_int tiles = dsc_hdf5_tile_count (d, f);
  dsc_tile *tile = calloc ((size_t) tiles, sizeof *tile);
  dsc_status status = dsc_hdf5_tiles (c, f, d, tile, poll, e);
  if (status == DSC_OK)
    {
      dsc_hdf5_part (f, d, 0, tile, &codec, &part, &s.features);
      status = dsc_source_count (&s, e);
    }
  if (status == DSC_OK && d->array.bytes <= VALUES_MOST
      && d->filters.bytes <= VALUES_MOST)
    {
      void *X = malloc (d->array.bytes);
      void *room = aligned_alloc (64, (dsc_source_room (&s) + 63) / 64 * 64);
      status = dsc_source_read (&s, 0, s.samples, X, room, poll, e);
      free (X);
      free (room);
    }
  free (tile);
  return status;
}

static void
try (const unsigned char *bytes, size_t n, const char *name)
{
  FILE *out = fopen (path, "wb");
  if (! out || fwrite (bytes, 1, n, out) != n || fclose (out) != 0)
    abort ();
  const double begin = seconds ();
  double end = begin + SECONDS_MOST;
  const dsc_poll poll = { is_late, &end };
  dsc_source_file f;
  dsc_source_error e;
  dsc_hdf5 d;
  if (dsc_source_file_open (path, &f, &e) != DSC_OK)
    abort ();
  dsc_hdf5_child child;
  dsc_status status = dsc_hdf5_look (path, &f, name, 0, &child, &d, &poll, &e);
  if (status == DSC_OK)
    {
      status = read_values (&child, &f, &d, &poll, &e);
      dsc_hdf5_end (&child);
    }
  dsc_source_file_close (&f);
  if (status == DSC_OK)
    accepted++;
  else if (status == DSC_ESTOP)
    hung++;
  else if (e.fault == DSC_FAULT_TOLD && strstr (d.reason, "libhdf5 fails"))
    died++;
  else
    refused++;
  if (seconds () - begin > slowest)
    slowest = seconds () - begin;
}

int
main (int argc, char **argv)
{
  static unsigned char good[FILES][MOST], bad[MOST];
  size_t n[FILES];
  const long tries = argc > 1 ? atol (argv[1]) : 100000;
  const uint32_t seed = argc > 2 ? (uint32_t) atol (argv[2]) : 1;
  close (mkstemp (path));
  for (int i = 0; i < FILES; i++)
    n[i] = make (i, good[i]);
  for (int i = 0; i < FILES; i++)
    try (good[i], n[i], "g/x");
  if (accepted != FILES)
    return puts ("corrupt HDF5: a good file is refused"), 1;
  accepted = 0;
  for (long i = 0; i < tries; i++)
    {
      const int which = (int) draw (seed, FILES);
      size_t bytes = n[which];
      memcpy (bad, good[which], bytes);
      for (uint32_t k = 1 + draw (seed, 3); k > 0 && bytes > 32; k--)
        bytes = damage (seed, bad, bytes);
      try (bad, bytes, draw (seed, 2) ? "g/x" : "");
    }
  unlink (path);
  printf ("corrupt HDF5: %ld tried, %ld refused, %ld read, libhdf5 died of %ld"
          " and hung in %ld, 0 crashes (slowest %.2f s)\n", tries, refused,
          accepted, died, hung, slowest);
  return 0;
}
