/* part.h: new files beside the one whose name they take (checkpoint-part.c).

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef DESCENT_PART_H
#define DESCENT_PART_H

#include <limits.h>

#include "base/base.h"

DSC_BEGIN_DECLARATIONS

typedef enum
{
  DSC_FILE_OK,
  DSC_FILE_ERRNO,       /* errno has the reason */
  DSC_FILE_IRREGULAR,   /* a folder, a device, a pipe; to be written: a link */
  DSC_FILE_FOREIGN,     /* not a checkpoint */
  DSC_FILE_ORDER,       /* from a machine with the other order of bytes */
  DSC_FILE_VERSION,     /* of another format than this one */
  DSC_FILE_TRUNCATED,
  DSC_FILE_TRAILING,    /* data after its end */
  DSC_FILE_DAMAGED,     /* a checksum is wrong, or the table of sections */
  DSC_FILE_SECTION,     /* no such section, or of another size */
  DSC_FILE_LARGE        /* too many sections */
} dsc_file_status;

/* MAKE opens one for PATH, locked as long as it is open: so other processes see
   that it is being written.  File systems without locks are taken as they are.
   CLEAN removes those of this user that no process holds.  FOLDER: that of
   PATH, with the slash at its end. */
dsc_file_status dsc_part_make (const char *path, char part[PATH_MAX],
                               int *file);
void dsc_part_clean (const char *path);
void dsc_part_folder (const char *path, char folder[PATH_MAX]);

DSC_END_DECLARATIONS

#endif
