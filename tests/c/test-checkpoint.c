/* test-checkpoint.c: checkpoints: what is written is read; what somebody
   else wrote is refused.
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "check.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "file/checkpoint.h"

static char folder[] = "/tmp/descent-XXXXXX", path[64], former[64], other[64];
static const double numbers[5] = { 1, -2, 3e300, 0, NAN };
static const char text[] = "sgd";

static dsc_file_status
put (int n)
{
  const dsc_section list[] = { { "Numbers", (void *) numbers, sizeof numbers },
                               { "Text", (void *) text, 3 },
                               { "None", NULL, 0 } };
  return dsc_checkpoint_write (path, n, list);
}

/* The file at PATH as a whole becomes DATA (bytes). */
static void
overwrite (const void *data, size_t bytes)
{
  FILE *f = fopen (path, "wb");
  CHECK (f && fwrite (data, 1, bytes, f) == bytes && fclose (f) == 0);
}

static size_t
contents (char *data, size_t room)
{
  FILE *f = fopen (path, "rb");
  size_t n = f ? fread (data, 1, room, f) : 0;
  CHECK (f && fclose (f) == 0);
  return n;
}

/* Opens the file, and reads all there is if that goes. */
static dsc_file_status
look (void)
{
  dsc_checkpoint c;
  char room[4096];
  dsc_file_status status = dsc_checkpoint_open (path, &c);
  if (status != DSC_FILE_OK)
    return status;
  for (int i = 0; i < c.sections && status == DSC_FILE_OK; i++)
    {
      dsc_section s = { c.section[i].name, room, (size_t) c.section[i].bytes };
      status = s.bytes <= sizeof room ? dsc_checkpoint_read (&c, &s)
        : DSC_FILE_LARGE;
    }
  dsc_checkpoint_close (&c);
  return status;
}

static void
checksums (void)
{
  unsigned char data[300];
  /* RFC 3720, and others */
  CHECK_EQUAL (dsc_crc32c (0, "123456789", 9), 0xe3069283);
  CHECK_EQUAL (dsc_crc32c_plain (0, "123456789", 9), 0xe3069283);
  memset (data, 0, 32);
  /* RFC 3720, B.4 */
  CHECK_EQUAL (dsc_crc32c (0, data, 32), 0x8a9136aa);
  memset (data, 255, 32);
  CHECK_EQUAL (dsc_crc32c (0, data, 32), 0x62a8ab43);
  for (int i = 0; i < 300; i++)
    data[i] = (unsigned char) (i * i + 7);
  for (int n = 0; n < 300; n++)
    {
      uint32_t all = dsc_crc32c (0, data, (size_t) n);
      CHECK_EQUAL (all, dsc_crc32c_plain (0, data, (size_t) n));
      CHECK_EQUAL (all,
                   dsc_crc32c (dsc_crc32c (0, data, (size_t) n / 3),
                               data + n / 3, (size_t) (n - n / 3)));
    }
}

static void
round_trip (void)
{
  double got[5];
  char word[3];
  dsc_checkpoint c;
  struct stat about;
  CHECK_EQUAL (dsc_checkpoint_open (path, &c), DSC_FILE_ERRNO);
  CHECK_EQUAL (errno, ENOENT);
  CHECK_EQUAL (dsc_checkpoint_try (path), DSC_FILE_OK);
  /* leaves nothing */
  CHECK_THAT (stat (path, &about), !=, 0);
  CHECK_EQUAL (put (3), DSC_FILE_OK);
  CHECK_EQUAL (stat (path, &about), 0);
  CHECK_EQUAL (about.st_mode & 0777, 0600);
  CHECK_THAT (stat (former, &about), !=, 0);
  CHECK_EQUAL (look (), DSC_FILE_OK);
  CHECK_EQUAL (dsc_checkpoint_open (path, &c), DSC_FILE_OK);
  CHECK_EQUAL (c.sections, 3);
  CHECK_EQUAL (dsc_checkpoint_find (&c, "Text"), 1);
  CHECK_EQUAL (dsc_checkpoint_find (&c, "Tex"), -1);
  dsc_section s = { "Numbers", got, sizeof got };
  CHECK_EQUAL (dsc_checkpoint_read (&c, &s), DSC_FILE_OK);
  CHECK_SAME (got, numbers, sizeof got);
  s = (dsc_section) { "Text", word, 3 };
  CHECK_EQUAL (dsc_checkpoint_read (&c, &s), DSC_FILE_OK);
  CHECK_SAME (word, text, 3);
  s = (dsc_section) { "Text", NULL, 3 };
  CHECK_EQUAL (dsc_checkpoint_read (&c, &s), DSC_FILE_OK);
  s.bytes = 4;
  CHECK_EQUAL (dsc_checkpoint_read (&c, &s), DSC_FILE_SECTION);
  s = (dsc_section) { "More", word, 3 };
  CHECK_EQUAL (dsc_checkpoint_read (&c, &s), DSC_FILE_SECTION);
  dsc_checkpoint_close (&c);

  CHECK_EQUAL (put (1), DSC_FILE_OK);
  CHECK_EQUAL (put (2), DSC_FILE_OK);   /* the former stays */
  CHECK_EQUAL (dsc_checkpoint_open (former, &c), DSC_FILE_OK);
  CHECK_EQUAL (c.sections, 1);
  dsc_checkpoint_close (&c);
  CHECK_EQUAL (unlink (path), 0);
  CHECK_EQUAL (put (2), DSC_FILE_OK);   /* also where it is all there is */
  CHECK_EQUAL (dsc_checkpoint_open (former, &c), DSC_FILE_OK);
  CHECK_EQUAL (c.sections, 1);
  dsc_checkpoint_close (&c);
  CHECK_EQUAL (put (0), DSC_FILE_OK);
  CHECK_EQUAL (look (), DSC_FILE_OK);
  CHECK_EQUAL (put (DSC_MAX_SECTIONS + 1), DSC_FILE_LARGE);
}

/* What is not replaced, and what is not read. */
static void
targets (void)
{
  struct stat about;
  overwrite ("my own data", 11);
  CHECK_EQUAL (put (3), DSC_FILE_FOREIGN);
  CHECK_EQUAL (dsc_checkpoint_try (path), DSC_FILE_FOREIGN);
  CHECK_EQUAL (look (), DSC_FILE_FOREIGN);
  overwrite ("", 0);
  CHECK_EQUAL (look (), DSC_FILE_TRUNCATED);
  CHECK_EQUAL (put (3), DSC_FILE_OK);
  CHECK_EQUAL (symlink (path, other), 0);
  CHECK_EQUAL (dsc_checkpoint_write (other, 0, NULL), DSC_FILE_IRREGULAR);
  CHECK_EQUAL (lstat (other, &about), 0);
  CHECK (S_ISLNK (about.st_mode));
  unlink (other);
  CHECK_EQUAL (dsc_checkpoint_try ("/dev/full"), DSC_FILE_IRREGULAR);
  CHECK_EQUAL (stat ("/dev/full", &about), 0);
  CHECK (S_ISCHR (about.st_mode));
  CHECK_EQUAL (dsc_checkpoint_try (folder), DSC_FILE_IRREGULAR);
  CHECK_EQUAL (mkfifo (other, 0600), 0);                   /* must not wait */
  dsc_checkpoint c;
  CHECK_EQUAL (dsc_checkpoint_open (other, &c), DSC_FILE_IRREGULAR);
  unlink (other);
  CHECK_EQUAL (dsc_checkpoint_open (folder, &c), DSC_FILE_IRREGULAR);
  CHECK_EQUAL (dsc_checkpoint_try ("/nowhere/at/all"), DSC_FILE_ERRNO);
  CHECK_EQUAL (errno, ENOENT);
  char longer[5000];
  memset (longer, 'x', sizeof longer);
  longer[0] = '/';
  longer[4999] = 0;
  CHECK_EQUAL (dsc_checkpoint_try (longer), DSC_FILE_ERRNO);
  CHECK_EQUAL (errno, ENAMETOOLONG);

  /* a former file that is somebody's own is left alone */
  CHECK_EQUAL (unlink (former), 0);
  CHECK_EQUAL (mkdir (former, 0700), 0);
  CHECK_EQUAL (put (3), DSC_FILE_OK);
  CHECK_EQUAL (look (), DSC_FILE_OK);
  CHECK_EQUAL (rmdir (former), 0);
}

/* every bit, every length, and whole fields with right checksums */
static void
damage (void)
{
  char good[1024], bad[1024];
  CHECK_EQUAL (put (3), DSC_FILE_OK);
  size_t n = contents (good, sizeof good);
  CHECK_EQUAL (n, 40 + 3 * 40 + 43);
  for (size_t i = 0; i < n; i++)
    for (int bit = 0; bit < 8; bit++)
      {
        memcpy (bad, good, n);
        bad[i] ^= (char) (1 << bit);
        overwrite (bad, n);
        CHECK_THAT (look (), !=, DSC_FILE_OK);
      }
  for (size_t i = 0; i < n; i++)
    {
      overwrite (good, i);
      CHECK_EQUAL (look (), DSC_FILE_TRUNCATED);
    }
  memcpy (bad, good, n);
  bad[n] = 0;
  overwrite (bad, n + 1);
  CHECK_EQUAL (look (), DSC_FILE_TRAILING);

  dsc_file_header *h = (dsc_file_header *) bad;
  dsc_file_entry *e = (dsc_file_entry *) (bad + sizeof *h);
#define WITH(change, want) \
  { \
    memcpy (bad, good, n); \
    change; \
    h->table = dsc_crc32c (0, e, 3 * sizeof *e); \
    h->check = dsc_crc32c (0, h, offsetof (dsc_file_header, check)); \
    overwrite (bad, n); \
    CHECK_EQUAL (look (), (want)); \
  }
  WITH (, DSC_FILE_OK);
  WITH (h->order = 0x04030201, DSC_FILE_ORDER);
  WITH (h->order = 7, DSC_FILE_DAMAGED);
  WITH (h->format = 2, DSC_FILE_VERSION);
  WITH (h->zero = 1, DSC_FILE_DAMAGED);
  WITH (h->bytes = UINT64_MAX, DSC_FILE_TRUNCATED);
  WITH (h->bytes = 0, DSC_FILE_TRAILING);
  WITH (h->sections = UINT32_MAX, DSC_FILE_DAMAGED);
  WITH (h->sections = 64, DSC_FILE_DAMAGED);
  WITH (h->sections = 2, DSC_FILE_DAMAGED);
  WITH (e[0].bytes = UINT64_MAX, DSC_FILE_DAMAGED);
  WITH (e[0].bytes = UINT64_MAX - 200, DSC_FILE_DAMAGED);
  WITH (e[0].bytes = 39, DSC_FILE_DAMAGED);
  WITH (e[1].bytes = 4, DSC_FILE_DAMAGED);
  WITH (e[1].zero = 4, DSC_FILE_DAMAGED);
  WITH (memset (e[1].name, 'x', 24), DSC_FILE_DAMAGED);
  WITH (memset (e[1].name, 0, 24), DSC_FILE_DAMAGED);
  WITH (e[1].name[23] = 'x', DSC_FILE_DAMAGED);
  WITH (e[1].name[0] = '\n', DSC_FILE_DAMAGED);
  WITH (memcpy (e[1].name, e[0].name, 24), DSC_FILE_DAMAGED);
#undef WITH
}

/* Is NAME in the folder? */
static int
is_there (const char *name)
{
  char at[PATH_MAX];
  struct stat about;
  snprintf (at, sizeof at, "%s/%s", folder, name);
  return lstat (at, &about) == 0;
}

/* What killed processes have left goes; what others hold or own by name
   stays. */
static void
leftovers (void)
{
  static const char *const left[] = { "run.part-Ab12cD", "run.part-000000~" };
  static const char *const others[] = { "run.part-Ab12cE", "run.part-Ab12c",
                                        "run.part-Ab12cD7", "run.backup",
                                        "run.part-Ab1.cD", "run.part-Ab12cD~~",
                                        "other.part-Ab12cD",
                                        "run.part-linked" };
  char at[PATH_MAX];
  int held = -1;
  CHECK_EQUAL (put (1), DSC_FILE_OK);
  for (int i = 0; i < COUNT (left) + COUNT (others); i++)
    {
      const char *name = i < COUNT (left) ? left[i] : others[i - COUNT (left)];
      snprintf (at, sizeof at, "%s/%s", folder, name);
      int file = -1;
      if (strcmp (name, "run.part-linked") == 0)
        CHECK_EQUAL (symlink (path, at), 0);
      else
        file = open (at, O_CREAT | O_RDWR, 0600);
      /* of a process that is writing */
      if (strcmp (name, "run.part-Ab12cE") == 0)
        {
          held = file;
          CHECK_EQUAL (flock (held, LOCK_EX), 0);
        }
      else if (file >= 0)
        close (file);
    }
  CHECK_EQUAL (dsc_checkpoint_try (path), DSC_FILE_OK);
  for (int i = 0; i < COUNT (left); i++)
    CHECK (! is_there (left[i]));
  for (int i = 0; i < COUNT (others); i++)
    CHECK (is_there (others[i]));
  close (held);
  CHECK_EQUAL (dsc_checkpoint_try (path), DSC_FILE_OK);
  CHECK (! is_there (others[0]));
  for (int i = 1; i < COUNT (others); i++)
    {
      snprintf (at, sizeof at, "%s/%s", folder, others[i]);
      CHECK_EQUAL (unlink (at), 0);
    }
  CHECK_EQUAL (look (), DSC_FILE_OK);
}

/* Processes that write one file: each succeeds, and the file is whole at any
   time. */
static void
together (void)
{
  enum { PROCESSES = 4, TIMES = 30 };
  int bad = 0, running = PROCESSES, result;
  for (int k = 0; k < PROCESSES; k++)
    if (fork () == 0)
      {
        int failed = 0;
        for (int i = 0; i < TIMES; i++)
          failed += put (1 + i % 3) != DSC_FILE_OK
            || (i % 8 == 0 && dsc_checkpoint_try (path) != DSC_FILE_OK);
        _exit (failed);
      }
  while (running > 0)
    {
      bad += look () != DSC_FILE_OK;
      while (running > 0 && waitpid (-1, &result, WNOHANG) > 0)
        {
          running--;
          CHECK (WIFEXITED (result) && WEXITSTATUS (result) == 0);
        }
    }
  CHECK_EQUAL (bad, 0);
}

/* A new file that somebody takes away who does not see locks is written
   again. */
static void *
take_away (void *stop)
{
  while (! __atomic_load_n ((int *) stop, __ATOMIC_RELAXED))
    {
      DIR *list = opendir (folder);
      for (struct dirent *entry; list && (entry = readdir (list));)
        if (strncmp (entry->d_name, "run.part-", 9) == 0
            && unlinkat (dirfd (list), entry->d_name, 0) == 0)
          usleep (20000);
      if (list)
        closedir (list);
    }
  return NULL;
}

static void
without_locks (void)
{
  pthread_t thread;
  int stop = 0;
  CHECK_EQUAL (pthread_create (&thread, NULL, take_away, &stop), 0);
  for (int i = 0; i < 20; i++)
    CHECK (put (3) == DSC_FILE_OK && look () == DSC_FILE_OK);
  __atomic_store_n (&stop, 1, __ATOMIC_RELAXED);
  pthread_join (thread, NULL);
}

void
test_checkpoint (void)
{
  CHECK_THAT (mkdtemp (folder), !=, NULL);
  snprintf (path, sizeof path, "%s/run", folder);
  snprintf (former, sizeof former, "%s/run~", folder);
  snprintf (other, sizeof other, "%s/other", folder);
  checksums ();
  round_trip ();
  targets ();
  damage ();
  leftovers ();
  together ();
  without_locks ();
  unlink (path);
  unlink (former);
  CHECK_EQUAL (rmdir (folder), 0);   /* nothing else is left */
}
