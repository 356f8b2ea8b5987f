/* checkpoint.c: a checkpoint from a file, whoever may have written it.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "checkpoint.h"
#include "file.h"

/* BYTES from place AT on. */
static dsc_file_status
read_all (int file, uint64_t at, void *data, size_t bytes)
{
  char *p = data;
  while (bytes > 0)
    {
      ssize_t n = pread (file, p, bytes < 1 << 30 ? bytes : 1 << 30,
                         (off_t) at);
      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return n < 0 ? DSC_FILE_ERRNO : DSC_FILE_TRUNCATED;
      p += n;
      at += (uint64_t) n;
      bytes -= (size_t) n;
    }
  return DSC_FILE_OK;
}

static dsc_file_status
check_header (int file, uint64_t size, dsc_file_header *h)
{
  size_t there = size < sizeof *h ? (size_t) size : sizeof *h;
  memset (h, 0, sizeof *h);
  dsc_file_status status = read_all (file, 0, h, there);
  if (status != DSC_FILE_OK)
    return status;
  if (memcmp (h->magic, DSC_FILE_MAGIC, there < 8 ? there : 8) != 0)
    return DSC_FILE_FOREIGN;
  if (there < sizeof *h)
    return DSC_FILE_TRUNCATED;
  if (h->order == __builtin_bswap32 (DSC_FILE_BYTES_IN_ORDER))
    return DSC_FILE_ORDER;
  if (h->check != dsc_crc32c (0, h, offsetof (dsc_file_header, check)))
    return DSC_FILE_DAMAGED;
  if (h->format != DSC_FILE_FORMAT)
    return DSC_FILE_VERSION;
  if (h->bytes != size)
    return size < h->bytes ? DSC_FILE_TRUNCATED : DSC_FILE_TRAILING;
  return h->order == DSC_FILE_BYTES_IN_ORDER && h->zero == 0
         && h->sections <= DSC_MAX_SECTIONS ? DSC_FILE_OK : DSC_FILE_DAMAGED;
}

/* Is it a text of printable characters, shorter than its room, then zeros?  */
static int
is_name (const char *name)
{
  int n = 0;
  while (n < DSC_SECTION_NAME && name[n] > ' ' && name[n] < 127)
    n++;
  for (int i = n; i < DSC_SECTION_NAME; i++)
    if (name[i] != 0)
      return 0;
  return n > 0 && n < DSC_SECTION_NAME;
}

/* The table fills what the header says, no more and no less. */
static dsc_file_status
check_table (dsc_checkpoint *c, const dsc_file_header *h)
{
  dsc_file_entry table[DSC_MAX_SECTIONS];
  size_t bytes = h->sections * sizeof table[0];
  uint64_t at = sizeof *h + bytes;
  if (at > h->bytes)
    return DSC_FILE_DAMAGED;
  dsc_file_status status = read_all (c->file, sizeof *h, table, bytes);
  if (status != DSC_FILE_OK)
    return status;
  if (dsc_crc32c (0, table, bytes) != h->table)
    return DSC_FILE_DAMAGED;
  for (uint32_t i = 0; i < h->sections; i++)
    {
      if (! is_name (table[i].name) || table[i].zero != 0
          || table[i].bytes > h->bytes - at
          || dsc_checkpoint_find (c, table[i].name) >= 0)
        return DSC_FILE_DAMAGED;
      memcpy (c->section[i].name, table[i].name, DSC_SECTION_NAME);
      c->section[i].bytes = table[i].bytes;
      c->section[i].at = at;
      c->section[i].check = table[i].check;
      c->sections++;
      at += table[i].bytes;
    }
  return at == h->bytes ? DSC_FILE_OK : DSC_FILE_DAMAGED;
}

dsc_file_status
dsc_checkpoint_open (const char *path, dsc_checkpoint *c)
{
  struct stat about;
  dsc_file_header header;
  c->sections = 0;
  c->file = open (path, O_RDONLY | O_NONBLOCK | OPEN_FLAGS);
  if (c->file < 0)
    return DSC_FILE_ERRNO;
  dsc_file_status status = DSC_FILE_OK;
  if (fstat (c->file, &about) != 0)
    status = DSC_FILE_ERRNO;
  else if (! S_ISREG (about.st_mode))
    status = DSC_FILE_IRREGULAR;
  if (status == DSC_FILE_OK)
    status = check_header (c->file, (uint64_t) about.st_size, &header);
  if (status == DSC_FILE_OK)
    status = check_table (c, &header);
  if (status != DSC_FILE_OK)
    dsc_checkpoint_close (c);
  return status;
}

int
dsc_checkpoint_find (const dsc_checkpoint *c, const char *name)
{
  for (int i = 0; i < c->sections; i++)
    if (strcmp (c->section[i].name, name) == 0)
      return i;
  return -1;
}

dsc_file_status
dsc_checkpoint_read (const dsc_checkpoint *c, const dsc_section *s)
{
  int i = dsc_checkpoint_find (c, s->name);
  if (i < 0 || c->section[i].bytes != s->bytes)
    return DSC_FILE_SECTION;
  if (! s->data)
    return DSC_FILE_OK;
  dsc_file_status status = read_all (c->file, c->section[i].at, s->data,
                                     s->bytes);
  if (status == DSC_FILE_OK
      && dsc_crc32c (0, s->data, s->bytes) != c->section[i].check)
    status = DSC_FILE_DAMAGED;
  return status;
}

void
dsc_checkpoint_close (dsc_checkpoint *c)
{
  int why = errno;
  if (c->file >= 0)
    close (c->file);
  c->file = -1;
  c->sections = 0;
  errno = why;
}
