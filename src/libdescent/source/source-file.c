/* source-file.c: files of a source, as they were described.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "source-file.h"

/* More at one time would keep a poll waiting. */
enum { READ_MOST = 1 << 20 };

dsc_status
dsc_source_fails (dsc_source_error *e, dsc_fault fault, int64_t at,
                  const char *given, size_t bytes)
{
  const int error = errno;
  size_t n = 0;
  for (; given && n < bytes && n < sizeof e->given - 1; n++)
    e->given[n] = given[n] >= ' ' && given[n] < 127 ? given[n] : '?';
  e->given[n] = 0;
  e->fault = fault;
  e->error = fault == DSC_FAULT_ERRNO ? error : 0;
  e->at = at;
  return fault < DSC_FAULT_FOREIGN ? DSC_EFILE : DSC_EDATA;
}

static dsc_status
describe (dsc_source_file *f, dsc_source_error *e)
{
  struct stat about;
  if (fstat (f->handle, &about) != 0)
    return dsc_source_fails (e, DSC_FAULT_ERRNO, -1, NULL, 0);
  if (! S_ISREG (about.st_mode))
    return dsc_source_fails (e, DSC_FAULT_IRREGULAR, -1, NULL, 0);
  f->bytes = (uint64_t) about.st_size;
  f->seconds = about.st_mtim.tv_sec;
  f->nanoseconds = (int32_t) about.st_mtim.tv_nsec;
  return DSC_OK;
}

dsc_status
dsc_source_file_open (const char *path, dsc_source_file *f,
                      dsc_source_error *e)
{
  f->memory = NULL;
  f->handle = open (path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
  if (f->handle < 0)
    return dsc_source_fails (e, DSC_FAULT_ERRNO, -1, NULL, 0);
  const dsc_status status = describe (f, e);
  if (status != DSC_OK)
    dsc_source_file_close (f);
  return status;
}

void
dsc_source_file_close (dsc_source_file *f)
{
  if (f->handle >= 0)
    close (f->handle);
  f->handle = -1;
}

dsc_status
dsc_source_file_same (const dsc_source_file *f, dsc_source_error *e)
{
  if (f->memory)
    return DSC_OK;
  dsc_source_file now = *f;
  const dsc_status status = describe (&now, e);
  if (status != DSC_OK)
    return status;
  if (now.bytes != f->bytes || now.seconds != f->seconds
      || now.nanoseconds != f->nanoseconds)
    return dsc_source_fails (e, DSC_FAULT_CHANGED, -1, NULL, 0);
  return DSC_OK;
}

static dsc_status
read_memory (const dsc_source_file *f, uint64_t at, void *to, size_t bytes,
             dsc_source_error *e)
{
  if (at > f->bytes || bytes > f->bytes - at)
    return dsc_source_fails (e, DSC_FAULT_TRUNCATED, (int64_t) f->bytes,
                             NULL, 0);
  memcpy (to, f->memory + at, bytes);
  return DSC_OK;
}

dsc_status
dsc_source_file_read (const dsc_source_file *f, uint64_t at, void *to,
                      size_t bytes, dsc_source_error *e)
{
  char *p = to;
  if (f->memory)
    return read_memory (f, at, to, bytes, e);
  while (bytes > 0)
    {
      const ssize_t n = pread (f->handle, p,
                               bytes < READ_MOST ? bytes : READ_MOST,
                               (off_t) at);
      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return dsc_source_fails (e, DSC_FAULT_ERRNO, (int64_t) at, NULL, 0);
      if (n == 0)
        return dsc_source_fails (e, DSC_FAULT_TRUNCATED, (int64_t) at,
                                 NULL, 0);
      p += n;
      at += (uint64_t) n;
      bytes -= (size_t) n;
    }
  return DSC_OK;
}
