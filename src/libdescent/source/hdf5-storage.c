/* hdf5-storage.c: where libhdf5 keeps the values of a dataset.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifdef DSC_HAVE_HDF5

#ifndef _GNU_SOURCE
#define _GNU_SOURCE   /* memmem */
#endif
#include <string.h>

#include "base/kinds.h"

#include "hdf5-library.h"

/* ---- what lies in one piece */

static int
store_contiguous (dsc_hdf5_walking *walk)
{
  if (H5Pget_external_count (walk->made) > 0)
    return dsc_hdf5_refuse (walk->d, "keeps \"%s\" in other files, which are"
                            " not read", walk->d->name);
  const haddr_t at = H5Dget_offset (walk->data);
  walk->d->unwritten = at == HADDR_UNDEF;
  walk->d->array.offset = walk->d->unwritten ? 0 : at;
  return 0;
}

/* The place in the file of BYTES that are those at VALUES; any will do. */
static int
find_bytes (const dsc_source_file *f, const void *values, size_t bytes,
            uint64_t *offset)
{
  enum { WINDOW = 1 << 18 };   /* more than the format lets such data be */
  static unsigned char window[2 * WINDOW];
  dsc_source_error e;
  for (uint64_t at = 0; at < f->bytes; at += WINDOW)
    {
      const uint64_t left = f->bytes - at;
      const size_t n = left < sizeof window ? (size_t) left : sizeof window;
      if (dsc_source_file_read (f, at, window, n, &e) != DSC_OK)
        return -1;
      const unsigned char *found = memmem (window, n, values, bytes);
      if (found)
        {
          *offset = at + (uint64_t) (found - window);
          return 0;
        }
    }
  return -1;
}

/* Data within the header of the object: libhdf5 reads them, but does not tell
   where they are. */
static int
store_compact (dsc_hdf5_walking *walk)
{
  static unsigned char values[1 << 16];
  dsc_array *a = &walk->d->array;
  dsc_source_error e;
  if (dsc_array_bytes (a, &e) == DSC_OK && a->bytes <= sizeof values
      && H5Dread (walk->data, walk->type, H5S_ALL, H5S_ALL, H5P_DEFAULT,
                  values) >= 0
      && find_bytes (walk->request->file, values, (size_t) a->bytes,
                     &a->offset) == 0)
    return 0;
  return dsc_hdf5_refuse_as_told (walk->d, "has compact data that cannot be"
                                  " read");
}

/* ---- chunks */

static int
take_filter (dsc_hdf5_walking *walk, unsigned i)
{
  unsigned flags, parameter[8] = { 0 };
  size_t parameters = sizeof parameter / sizeof parameter[0];
  char name[DSC_HDF5_NAME / 2] = "";
  dsc_filters *f = &walk->d->filters;
  const H5Z_filter_t which
    = H5Pget_filter2 (walk->made, i, &flags, &parameters, parameter,
                      sizeof name, name, NULL);
  if (which < 0)
    return dsc_hdf5_refuse_as_told (walk->d, "has a filter that cannot be"
                                    " read");
  if (f->n < DSC_FILTERS)
    {
      f->filter[f->n++] = which;
      if (which == DSC_SHUFFLE && parameters > 0)
        f->shuffled = parameter[0];
      if (dsc_filters_known (f))
        return 0;
    }
  return dsc_hdf5_refuse (walk->d, "has packed \"%s\" by filter %d (%s), and"
                          " only %sshuffle and fletcher32, each once, are"
                          " undone; write it anew with one of these",
                          walk->d->name, (int) which, *name ? name : "no name",
                          dsc_filters_known (&(dsc_filters)
                                             { 1, { DSC_DEFLATE }, 0, 0 })
                          ? "deflate (gzip), " : "");
}

static int
store_chunks (dsc_hdf5_walking *walk)
{
  hsize_t chunk[H5S_MAX_RANK];
  dsc_hdf5 *d = walk->d;
  unsigned edges = 0;
  const int n = H5Pget_chunk (walk->made, H5S_MAX_RANK, chunk);
  const int filters = H5Pget_nfilters (walk->made);
  if (n != d->array.dimensions || filters < 0
      || H5Pget_chunk_opts (walk->made, &edges) < 0)
    return dsc_hdf5_refuse_as_told (d, "has chunks that cannot be read");
  d->chunked = 1;
  d->plain_edges = (edges & H5D_CHUNK_DONT_FILTER_PARTIAL_CHUNKS) != 0;
  d->filters.bytes = kind_bytes (d->array.kind);
  for (int i = 0; i < n; i++)
    {
      d->chunk[i] = (dsc_int) chunk[i];
      if (__builtin_mul_overflow (d->filters.bytes, (size_t) chunk[i],
                                  &d->filters.bytes))
        return dsc_hdf5_refuse (d, "has too large chunks");
    }
  for (int i = 0; i < filters; i++)
    if (take_filter (walk, (unsigned) i) != 0)
      return -1;
  return 0;
}

int
dsc_hdf5_storage (dsc_hdf5_walking *walk)
{
  H5D_fill_value_t fill;
  if (H5Pfill_value_defined (walk->made, &fill) >= 0
      && fill != H5D_FILL_VALUE_UNDEFINED)
    H5Pget_fill_value (walk->made, walk->type, walk->d->fill);
  switch (H5Pget_layout (walk->made))
    {
    case H5D_CONTIGUOUS: return store_contiguous (walk);
    case H5D_COMPACT: return store_compact (walk);
    case H5D_CHUNKED: return store_chunks (walk);
    case H5D_VIRTUAL:
      return dsc_hdf5_refuse (walk->d, "has a virtual dataset \"%s\", which is"
                              " not read; name its files", walk->d->name);
    default:
      return dsc_hdf5_refuse_as_told (walk->d, "has a layout that cannot be"
                                      " read");
    }
}

#endif
