/* checkpoint-part.c: the new file that takes the name of a checkpoint when it
   is whole, PATH.part-XXXXXX in the same folder.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef _GNU_SOURCE
#define _GNU_SOURCE   /* mkostemp */
#endif
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "checkpoint.h"
#include "file.h"

#define PART ".part-"
enum { RANDOM_LETTERS = 6, TRIES_MOST = 100 };

/* Is NAME in FOLDER (a name as openat takes it) still this open file?  A lock
   that has been taken on another one is worth nothing. */
static int
is_still (int file, int folder, const char *name)
{
  struct stat mine, there;
  return fstat (file, &mine) == 0
         && fstatat (folder, name, &there, AT_SYMLINK_NOFOLLOW) == 0
         && mine.st_dev == there.st_dev && mine.st_ino == there.st_ino;
}

dsc_file_status
dsc_part_make (const char *path, char part[PATH_MAX], int *file)
{
  for (int tries = 0; tries < TRIES_MOST; tries++)
    {
      if (snprintf (part, PATH_MAX, "%s" PART "XXXXXX", path) >= PATH_MAX)
        {
          errno = ENAMETOOLONG;
          return DSC_FILE_ERRNO;
        }
      *file = mkostemp (part, OPEN_FLAGS);
      if (*file < 0)
        return DSC_FILE_ERRNO;
      const int locked = flock (*file, LOCK_EX | LOCK_NB) == 0
                         || errno != EWOULDBLOCK;
      if (locked && is_still (*file, AT_FDCWD, part))
        return DSC_FILE_OK;
      close (*file);   /* another process cleans up just now, and takes it */
    }
  errno = EAGAIN;
  return DSC_FILE_ERRNO;
}

/* Is NAME that of a new file of BASE, or of a link that was to be its former
   one? */
static int
is_part_of (const char *base, const char *name)
{
  const size_t n = strlen (base), more = sizeof PART - 1;
  if (strncmp (name, base, n) != 0 || strncmp (name + n, PART, more) != 0)
    return 0;
  const char *end = name + n + more;
  for (int i = 0; i < RANDOM_LETTERS; i++, end++)
    if (! ((*end >= '0' && *end <= '9') || (*end >= 'A' && *end <= 'Z')
           || (*end >= 'a' && *end <= 'z')))
      return 0;
  return *end == 0 || strcmp (end, "~") == 0;
}

/* Removes NAME if it is a file of this user that no process holds. */
static void
remove_if_left (int folder, const char *name)
{
  struct stat about;
  int file = openat (folder, name,
                     O_RDWR | O_NOFOLLOW | O_NONBLOCK | OPEN_FLAGS);
  if (file < 0)
    return;
  if (fstat (file, &about) == 0 && S_ISREG (about.st_mode)
      && about.st_uid == geteuid () && flock (file, LOCK_EX | LOCK_NB) == 0
      && is_still (file, folder, name))
    unlinkat (folder, name, 0);
  close (file);
}

void
dsc_part_folder (const char *path, char folder[PATH_MAX])
{
  const char *slash = strrchr (path, '/');
  snprintf (folder, PATH_MAX, "%.*s", slash ? (int) (slash - path + 1) : 1,
            slash ? path : ".");
}

void
dsc_part_clean (const char *path)
{
  char folder[PATH_MAX];
  const char *slash = strrchr (path, '/');
  dsc_part_folder (path, folder);
  DIR *list = opendir (folder);
  if (! list)
    return;
  for (struct dirent *entry; (entry = readdir (list));)
    if (is_part_of (slash ? slash + 1 : path, entry->d_name))
      remove_if_left (dirfd (list), entry->d_name);
  closedir (list);
}
