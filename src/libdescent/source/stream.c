/* stream.c: a file from its beginning to its end, unpacked.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include "stream.h"

/* As much of the file as there is, at most BYTES. */
static dsc_status
take_bytes (dsc_stream *s, void *to, size_t bytes, size_t *got,
            dsc_source_error *e)
{
  const uint64_t left = s->file->bytes - s->at;
  *got = left < bytes ? (size_t) left : bytes;
  const dsc_status status = dsc_source_file_read (s->file, s->at, to, *got, e);
  s->at += *got;
  return status;
}

#ifdef DSC_HAVE_ZLIB

#include <string.h>
#include <zlib.h>

enum { INPUT_BYTES = 1 << 16, ZLIB_BYTES = 1 << 18, GZIP_BITS = 15 + 16 };

/* zlib takes 40 KiB of the arena, zlib-ng 80. */
typedef struct
{
  z_stream z;
  int ended;        /* a part is complete: another one may follow */
  size_t used;
  unsigned char input[INPUT_BYTES];
  _Alignas (64) char arena[ZLIB_BYTES];
} unpacker;

static voidpf
give (voidpf self, uInt n, uInt size)
{
  unpacker *u = self;
  const size_t bytes = ((size_t) n * size + 63) & ~(size_t) 63;
  if (bytes > sizeof u->arena - u->used)
    return Z_NULL;
  u->used += bytes;
  return u->arena + u->used - bytes;
}

static void
take_back (voidpf self, voidpf memory)
{
  (void) self, (void) memory;
}

size_t
dsc_stream_room (int gzip)
{
  return gzip ? sizeof (unpacker) : 0;
}

dsc_status
dsc_stream_open (dsc_stream *s, const dsc_source_file *f, int gzip,
                 void *room, dsc_source_error *e)
{
  (void) e;
  *s = (dsc_stream) { f, 0, gzip ? room : NULL };
  if (! gzip)
    return DSC_OK;
  unpacker *u = room;
  u->z = (z_stream) { .zalloc = give, .zfree = take_back, .opaque = u };
  u->used = 0;
  u->ended = 0;
  return inflateInit2 (&u->z, GZIP_BITS) == Z_OK ? DSC_OK : DSC_EMEMORY;
}

static dsc_status
damaged (const dsc_stream *s, dsc_fault fault, dsc_source_error *e)
{
  const unpacker *u = s->room;
  return dsc_source_fails (e, fault, (int64_t) (s->at - u->z.avail_in), NULL,
                           0);
}

static dsc_status
fill (dsc_stream *s, dsc_source_error *e)
{
  unpacker *u = s->room;
  size_t got;
  const dsc_status status = take_bytes (s, u->input, sizeof u->input, &got, e);
  u->z.next_in = u->input;
  u->z.avail_in = (uInt) got;
  return status;
}

/* Behind a part: zeros to the end, which are no data, or another part. */
static dsc_status
go_on (dsc_stream *s, dsc_source_error *e)
{
  unpacker *u = s->room;
  if (*u->z.next_in != 0)
    {
      u->ended = 0;
      return inflateReset (&u->z) == Z_OK ? DSC_OK : DSC_EMEMORY;
    }
  while (u->z.avail_in > 0)
    {
      if (*u->z.next_in != 0)
        return damaged (s, DSC_FAULT_TRAILING, e);
      u->z.next_in++;
      u->z.avail_in--;
    }
  return DSC_OK;
}

/* One step of zlib, from what there is to what there is room for.  Without
   input it may have some output left. */
static dsc_status
step (dsc_stream *s, dsc_source_error *e)
{
  unpacker *u = s->room;
  const uInt in = u->z.avail_in, out = u->z.avail_out;
  switch (inflate (&u->z, Z_NO_FLUSH))
    {
    case Z_STREAM_END:
      u->ended = 1;
      return DSC_OK;
    case Z_OK:
    case Z_BUF_ERROR:   /* it waits for more */
      return in > 0 || out > u->z.avail_out
             ? DSC_OK : damaged (s, DSC_FAULT_TRUNCATED, e);
    case Z_MEM_ERROR:
      return DSC_EMEMORY;
    default:
      return damaged (s, DSC_FAULT_PACKED, e);
    }
}

static dsc_status
unpack (dsc_stream *s, void *to, size_t bytes, size_t *got,
        dsc_source_error *e)
{
  unpacker *u = s->room;
  dsc_status status = DSC_OK;
  u->z.next_out = to;
  u->z.avail_out = (uInt) bytes;
  while (status == DSC_OK && u->z.avail_out > 0)
    {
      if (u->z.avail_in == 0)
        status = fill (s, e);
      if (status != DSC_OK || (u->z.avail_in == 0 && u->ended))
        break;
      if (u->ended)
        status = go_on (s, e);
      else
        status = step (s, e);
    }
  *got = bytes - u->z.avail_out;
  return status;
}

#else

size_t
dsc_stream_room (int gzip)
{
  (void) gzip;
  return 0;
}

dsc_status
dsc_stream_open (dsc_stream *s, const dsc_source_file *f, int gzip,
                 void *room, dsc_source_error *e)
{
  (void) room;
  *s = (dsc_stream) { f, 0, NULL };
  return gzip ? dsc_source_fails (e, DSC_FAULT_LIBRARY, -1, "zlib", 4)
              : DSC_OK;
}

static dsc_status
unpack (dsc_stream *s, void *to, size_t bytes, size_t *got,
        dsc_source_error *e)
{
  return take_bytes (s, to, bytes, got, e);
}

#endif

/* At one time, so that an int holds it. */
enum { UNPACK_MOST = 1 << 20 };

dsc_status
dsc_stream_read (dsc_stream *s, void *to, size_t bytes, size_t *got,
                 dsc_source_error *e)
{
  char *p = to;
  *got = 0;
  if (! s->room)
    return take_bytes (s, to, bytes, got, e);
  for (size_t some = 1; bytes > 0 && some > 0; bytes -= some, *got += some)
    {
      const dsc_status status
        = unpack (s, p + *got, bytes < UNPACK_MOST ? bytes : UNPACK_MOST,
                  &some, e);
      if (status != DSC_OK)
        return status;
    }
  return DSC_OK;
}
