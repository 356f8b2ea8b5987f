/* checkpoint.h: the bytes of a checkpoint.  A header, a table of the sections,
   then their data in the same order without a gap, and nothing behind.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef DESCENT_CHECKPOINT_H
#define DESCENT_CHECKPOINT_H

#include <fcntl.h>
#include <limits.h>

#include "file.h"

/* As in PNG: no text, and what changes the ends of lines spoils it. */
#define DSC_FILE_MAGIC "\211dsck\r\n\032"

/* Of all files that are opened. */
#define OPEN_FLAGS (O_CLOEXEC | O_NOCTTY)

enum { DSC_FILE_FORMAT = 1, DSC_FILE_BYTES_IN_ORDER = 0x01020304 };

typedef struct
{
  char magic[8];
  uint32_t order;      /* DSC_FILE_BYTES_IN_ORDER, as the writer has it */
  uint32_t format;
  uint32_t sections;
  uint32_t zero;
  uint64_t bytes;      /* of the whole file */
  uint32_t table;      /* CRC32C of the table, */
  uint32_t check;      /* and of the members before this one */
} dsc_file_header;

typedef struct
{
  char name[DSC_SECTION_NAME];   /* printable, filled with zeros */
  uint64_t bytes;
  uint32_t check;                /* CRC32C of the data */
  uint32_t zero;
} dsc_file_entry;

_Static_assert (sizeof (dsc_file_header) == 40 && sizeof (dsc_file_entry) == 40,
                "a checkpoint has no gaps");

#endif
