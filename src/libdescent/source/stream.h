/* stream.h: a file from its beginning to its end, unpacked (stream.c).

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef DESCENT_STREAM_H
#define DESCENT_STREAM_H

#include "source/source-file.h"

DSC_BEGIN_DECLARATIONS

typedef struct
{
  const dsc_source_file *file;
  uint64_t at;   /* bytes of the file that have been taken */
  void *room;    /* of what unpacks it; NULL: the file as it is */
} dsc_stream;

/* Begins at the beginning of *F, which stays open.  GZIP: it is packed so.
   ROOM, on a cache line, of dsc_stream_room (gzip) bytes, which stays where it
   is.  DSC_FAULT_LIBRARY without zlib. */
size_t dsc_stream_room (int gzip);
dsc_status dsc_stream_open (dsc_stream *s, const dsc_source_file *f, int gzip,
                            void *room, dsc_source_error *e);

/* The next BYTES into TO; *GOT are fewer at the end only.  What is packed must
   be whole, with nothing but zeros behind its last part.  The memory it takes
   does not depend on what the file says. */
dsc_status dsc_stream_read (dsc_stream *s, void *to, size_t bytes, size_t *got,
                            dsc_source_error *e);

DSC_END_DECLARATIONS

#endif
