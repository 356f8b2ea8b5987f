/* source-file.h: files of a source: regular ones, as they were described
   (source-file.c).

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef DESCENT_SOURCE_FILE_H
#define DESCENT_SOURCE_FILE_H

#include "source/source-error.h"

DSC_BEGIN_DECLARATIONS

typedef struct
{
  int handle;            /* -1: not open */
  const char *memory;    /* not NULL: its bytes are here, without any file */
  uint64_t bytes;        /* its size, */
  int64_t seconds;       /* and when it was changed last */
  int32_t nanoseconds;
} dsc_source_file;

/* Opens PATH to read it, if it is a regular file (links are followed, a pipe
   does not make it wait), and fills *F.  After an error it is not open. */
dsc_status dsc_source_file_open (const char *path, dsc_source_file *f,
                                 dsc_source_error *e);
void dsc_source_file_close (dsc_source_file *f);

/* Has the open file still the size and time of *F? */
dsc_status dsc_source_file_same (const dsc_source_file *f,
                                 dsc_source_error *e);

/* BYTES of the file from AT on into TO; DSC_FAULT_TRUNCATED if it ends
   before. */
dsc_status dsc_source_file_read (const dsc_source_file *f, uint64_t at,
                                 void *to, size_t bytes, dsc_source_error *e);

DSC_END_DECLARATIONS

#endif
