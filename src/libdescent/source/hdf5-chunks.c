/* hdf5-chunks.c: the places of chunks in an HDF5 file.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifdef DSC_HAVE_HDF5

#include <stdlib.h>
#include <string.h>

#include "hdf5-library.h"

/* Addresses leave out the user block before HDF5 1.14.4: so one chunk is read
   by libhdf5, and by its address with the block and without.  Small chunks may
   have the same bytes in both places: then the version says which. */

static int
leaves_out_block (void)
{
  unsigned major = 0, minor = 0, release = 0;
  H5get_libversion (&major, &minor, &release);
  return major < 1
         || (major == 1 && (minor < 14 || (minor == 14 && release < 4)));
}

static int
has_chunk (const dsc_source_file *f, uint64_t at, const void *packed,
           void *read, size_t bytes)
{
  dsc_source_error e;
  return at <= f->bytes && bytes <= f->bytes - at
         && dsc_source_file_read (f, at, read, bytes, &e) == DSC_OK
         && memcmp (packed, read, bytes) == 0;
}

static int
find_shift (dsc_hdf5_walking *walk, const hsize_t *at, uint64_t address,
            uint64_t bytes, uint64_t *shift)
{
  hsize_t block = 0;
  uint32_t flags;
  const dsc_source_file *f = walk->request->file;
  const hid_t made = H5Fget_create_plist (walk->file);
  H5Pget_userblock (made, &block);
  H5Pclose (made);
  *shift = 0;
  if (block == 0)
    return 0;
  /* this memory is the child's: no more than the file has */
  char *packed = bytes <= f->bytes ? malloc (2 * bytes) : NULL;
  int good = packed && H5Dread_chunk (walk->data, H5P_DEFAULT, at, &flags,
                                      packed) >= 0;
  const uint64_t first = leaves_out_block () ? block : 0;
  if (good && has_chunk (f, address + first, packed, packed + bytes, bytes))
    *shift = first;
  else if (good)
    {
      *shift = block - first;
      good = has_chunk (f, address + *shift, packed, packed + bytes, bytes);
    }
  free (packed);
  return good ? 0 : dsc_hdf5_refuse_as_told (walk->d, "has chunks that are"
                                             " not where it says");
}

int
dsc_hdf5_hand_tiles (dsc_hdf5_walking *walk)
{
  const dsc_hdf5_request *r = walk->request;
  uint64_t shift = UINT64_MAX;   /* not known */
  if (! walk->d->chunked)
    return 0;
  const dsc_int tiles = dsc_hdf5_tile_count (walk->d, r->file);
  if (tiles == 0)
    return dsc_hdf5_refuse (walk->d, "has \"%s\" in too many chunks; write it"
                            " anew with larger ones", walk->d->name);
  if (! dsc_hdf5_holds_chunk (walk->d))
    return dsc_hdf5_refuse (walk->d, "has chunks of %zu MiB in \"%s\"; write it"
                            " anew with smaller ones",
                            walk->d->filters.bytes >> 20, walk->d->name);
  for (dsc_int t = 0; t < tiles; t++)
    {
      dsc_int place[DSC_ARRAY_DIMENSIONS];
      hsize_t at[DSC_ARRAY_DIMENSIONS], bytes = 0;
      haddr_t address = HADDR_UNDEF;
      unsigned skipped = 0;
      const int cut = dsc_hdf5_place (walk->d, r->samples_last, t, place);
      for (int i = 0; i < walk->d->array.dimensions; i++)
        at[i] = (hsize_t) place[i];
      if (H5Dget_chunk_info_by_coord (walk->data, at, &skipped, &address,
                                      &bytes) < 0)
        return dsc_hdf5_refuse_as_told (walk->d, "has a chunk that cannot be"
                                        " found");
      dsc_tile tile = { 0 };
      if (address != HADDR_UNDEF && bytes > 0)
        {
          if (shift == UINT64_MAX
              && find_shift (walk, at, address, bytes, &shift) != 0)
            return -1;
          tile.offset = address + shift;
          tile.bytes = bytes;
          tile.flags = cut && walk->d->plain_edges ? UINT32_MAX : skipped;
        }
      if (r->take (r->self, &tile) != 0)
        return -1;
    }
  return 0;
}

#endif
