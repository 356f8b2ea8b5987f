/* file.h: checkpoints (checkpoint.c, checkpoint-write.c, crc32c.c): files of
   sections, each with a name.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef DESCENT_FILE_H
#define DESCENT_FILE_H

#include "file/part.h"

DSC_BEGIN_DECLARATIONS

#define DSC_SECTION_NAME 24   /* characters of a name, the zero among them */
#define DSC_MAX_SECTIONS 64

typedef struct
{
  const char *name;
  void *data;
  size_t bytes;
} dsc_section;

/* Replaces the file PATH by a checkpoint of these N sections, whose names are
   unlike: by a new file in the same folder, which takes the name when all of
   it is on the disk.  At any moment, and after any error, PATH is the former
   file or the new one.  The former one stays as PATH~ (on file systems with
   links).  Refused: an existing PATH that is neither a checkpoint nor empty.
   Of several processes that write PATH the last one wins, and each succeeds.
   _try: what can be said before there is something to write; leaves nothing,
   and removes the new files that killed processes have left in the folder. */
dsc_file_status dsc_checkpoint_write (const char *path, int n,
                                      const dsc_section *sections);
dsc_file_status dsc_checkpoint_try (const char *path);

/* A checkpoint that is being read.  Sections fill what fstat says of the file,
   so a size can be trusted before there is memory for it. */
typedef struct
{
  int file, sections;
  struct
  {
    char name[DSC_SECTION_NAME];
    uint64_t bytes, at;
    uint32_t check;
  } section[DSC_MAX_SECTIONS];
} dsc_checkpoint;

/* _close is needed after DSC_FILE_OK only. */
dsc_file_status dsc_checkpoint_open (const char *path, dsc_checkpoint *c);
void dsc_checkpoint_close (dsc_checkpoint *c);

/* The number of the section of that name, or -1. */
int dsc_checkpoint_find (const dsc_checkpoint *c, const char *name);

/* The section s->name, of s->bytes bytes, into s->data; with data NULL only
   whether it is there in that size. */
dsc_file_status dsc_checkpoint_read (const dsc_checkpoint *c,
                                     const dsc_section *s);

/* CRC32C of DATA behind what has the checksum CRC (0: nothing); _plain without
   the processor's own instruction. */
uint32_t dsc_crc32c (uint32_t crc, const void *data, size_t bytes);
uint32_t dsc_crc32c_plain (uint32_t crc, const void *data, size_t bytes);

DSC_END_DECLARATIONS

#endif
