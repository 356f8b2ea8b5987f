/* checkpoint-write.c: a checkpoint to a file, which is either the new one or
   the former one at any moment.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef _GNU_SOURCE
#define _GNU_SOURCE   /* mkostemp */
#endif
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "checkpoint.h"
#include "file.h"

enum { TRIES_MOST = 100 };

/* A file may be replaced if it is a checkpoint, or empty, or not there. */
static dsc_file_status
may_replace (const char *path)
{
  char magic[8];
  struct stat about;
  if (lstat (path, &about) != 0)
    return errno == ENOENT ? DSC_FILE_OK : DSC_FILE_ERRNO;
  if (! S_ISREG (about.st_mode))
    return DSC_FILE_IRREGULAR;
  if (about.st_size == 0)
    return DSC_FILE_OK;
  int file = open (path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | OPEN_FLAGS);
  if (file < 0)
    return errno == ENOENT ? DSC_FILE_OK : DSC_FILE_ERRNO;
  ssize_t got = read (file, magic, sizeof magic);
  close (file);
  if (got < 0)
    return DSC_FILE_ERRNO;
  const int ours = got == sizeof magic
                   && memcmp (magic, DSC_FILE_MAGIC, sizeof magic) == 0;
  return ours ? DSC_FILE_OK : DSC_FILE_FOREIGN;
}

/* A new file beside one that may be replaced. */
static dsc_file_status
make_new (const char *path, char part[PATH_MAX], int *file)
{
  dsc_file_status status = may_replace (path);
  return status == DSC_FILE_OK ? dsc_part_make (path, part, file) : status;
}

static int
write_all (int file, const void *data, size_t bytes)
{
  const char *p = data;
  while (bytes > 0)
    {
      ssize_t n = write (file, p, bytes < 1 << 30 ? bytes : 1 << 30);
      if (n < 0 && errno != EINTR)
        return -1;
      if (n > 0)
        {
          p += n;
          bytes -= (size_t) n;
        }
    }
  return 0;
}

static int
write_sections (int file, int n, const dsc_section *sections)
{
  dsc_file_entry table[DSC_MAX_SECTIONS];
  dsc_file_header header = { .order = DSC_FILE_BYTES_IN_ORDER,
                             .format = DSC_FILE_FORMAT,
                             .sections = (uint32_t) n };
  memcpy (header.magic, DSC_FILE_MAGIC, sizeof header.magic);
  memset (table, 0, sizeof table);
  header.bytes = sizeof header + (uint64_t) n * sizeof table[0];
  for (int i = 0; i < n; i++)
    {
      memcpy (table[i].name, sections[i].name, strlen (sections[i].name));
      table[i].bytes = sections[i].bytes;
      table[i].check = dsc_crc32c (0, sections[i].data, sections[i].bytes);
      header.bytes += sections[i].bytes;
    }
  header.table = dsc_crc32c (0, table, (size_t) n * sizeof table[0]);
  header.check = dsc_crc32c (0, &header, offsetof (dsc_file_header, check));
  if (write_all (file, &header, sizeof header) != 0
      || write_all (file, table, (size_t) n * sizeof table[0]) != 0)
    return -1;
  for (int i = 0; i < n; i++)
    if (write_all (file, sections[i].data, sections[i].bytes) != 0)
      return -1;
  return 0;
}

/* What is at PATH is at PATH~ too, as long as the file system knows links and
   nothing else has that name. */
static int
keep_former (const char *path, const char *part)
{
  char former[PATH_MAX], second[PATH_MAX + 1];
  snprintf (former, sizeof former, "%s~", path);
  snprintf (second, sizeof second, "%s~", part);
  if (may_replace (former) != DSC_FILE_OK)
    return 0;
  if (link (path, second) != 0)
    return errno == ENOENT || errno == EPERM || errno == ENOSYS
           || errno == EOPNOTSUPP || errno == EMLINK || errno == ENAMETOOLONG
           ? 0 : -1;
  int failed = rename (second, former) != 0 && errno != ENOENT;
  int why = errno;
  unlink (second);   /* it stays where both were one file already */
  errno = why;
  return failed ? -1 : 0;
}

static int
sync_file (int file)
{
  int failed;
  do
    failed = fsync (file) != 0;
  while (failed && errno == EINTR);
  return failed ? -1 : 0;
}

/* The name in the folder lasts, too. */
static int
sync_folder (const char *path)
{
  char folder[PATH_MAX];
  dsc_part_folder (path, folder);
  int file = open (folder, O_RDONLY | O_DIRECTORY | OPEN_FLAGS);
  if (file < 0)   /* a folder that may be written, but not be read */
    return errno == EACCES ? 0 : -1;
  int failed = sync_file (file) != 0 && errno != EINVAL;
  int why = errno;
  close (file);
  errno = why;
  return failed ? -1 : 0;
}

/* Takes PART away; errno stays. */
static dsc_file_status
give_up (const char *part)
{
  int why = errno;
  unlink (part);
  errno = why;
  return DSC_FILE_ERRNO;
}

dsc_file_status
dsc_checkpoint_try (const char *path)
{
  char part[PATH_MAX];
  int file;
  dsc_file_status status = make_new (path, part, &file);
  if (status != DSC_FILE_OK)
    return status;
  int failed = unlink (part) != 0;
  if (close (file) != 0 || failed)
    return give_up (part);
  dsc_part_clean (path);
  return DSC_FILE_OK;
}

/* Once; *GONE: the new file was removed while it was written, as by somebody
   who does not see its lock over the network. */
static dsc_file_status
write_once (const char *path, int n, const dsc_section *sections, int *gone)
{
  char part[PATH_MAX];
  int file;
  dsc_file_status status = make_new (path, part, &file);
  *gone = 0;
  if (status != DSC_FILE_OK)
    return status;
  int failed = write_sections (file, n, sections) != 0 || sync_file (file) != 0
               || keep_former (path, part) != 0;
  if (! failed && rename (part, path) != 0)
    {
      failed = 1;
      *gone = errno == ENOENT;
    }
  int why = errno;
  if (close (file) != 0 && ! failed)
    {
      failed = 1;
      why = errno;
    }
  errno = why;
  if (failed)
    return give_up (part);
  return sync_folder (path) == 0 ? DSC_FILE_OK : DSC_FILE_ERRNO;
}

dsc_file_status
dsc_checkpoint_write (const char *path, int n, const dsc_section *sections)
{
  int gone = 1;
  dsc_file_status status = DSC_FILE_LARGE;
  if (n < 0 || n > DSC_MAX_SECTIONS)
    return status;
  for (int tries = 0; tries < TRIES_MOST && gone; tries++)
    status = write_once (path, n, sections, &gone);
  return status;
}
