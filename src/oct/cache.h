// cache.h: files that are converted once: how they are written, and how far
// that is.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef DESCENT_OCT_CACHE_H
#define DESCENT_OCT_CACHE_H

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <memory>
#include <string>
#include <thread>

#include <fcntl.h>
#include <pthread.h>
#include <sys/stat.h>
#include <unistd.h>

#include "oct/clock.h"
#include "oct/source-error.h"

// A new file that takes its name when all of it is there; before, and after any
// error, it is gone.
class cache_file
{
public:
  // With the permissions of the file LIKE to read and write.
  cache_file (const std::string& path, const std::string& like,
              const char *who)
    : m_path (path), m_who (who)
  {
    struct stat about;
    dsc_part_clean (path.c_str ());
    if (dsc_part_make (path.c_str (), m_part, &m_file) != DSC_FILE_OK)
      {
        m_file = -1;
        fail ();
      }
    if (stat (like.c_str (), &about) == 0
        && fchmod (m_file, (about.st_mode & 0666) | 0600) != 0)
      errno = 0;   // it stays private
  }
  ~cache_file (void)
  {
    if (m_file >= 0)
      {
        unlink (m_part);
        close (m_file);
      }
  }
  cache_file (const cache_file&) = delete;

  void write (const void *data, std::size_t bytes)
  {
    write_at (m_at, data, bytes);
    m_at += bytes;
  }

  void write_at (uint64_t at, const void *data, std::size_t bytes)
  {
    const char *p = static_cast<const char *> (data);
    while (bytes > 0)
      {
        OCTAVE_QUIT;
        const ssize_t n = pwrite (m_file, p, std::min (bytes, PIECE), at);
        if (n < 0 && errno == EINTR)
          continue;
        if (n <= 0)
          fail ();
        p += n;
        at += n;
        bytes -= n;
      }
  }

  void read_at (uint64_t at, void *data, std::size_t bytes)
  {
    dsc_source_error e;
    const dsc_source_file f = { m_file, nullptr, 0, 0, 0 };
    char *p = static_cast<char *> (data);
    for (std::size_t n; bytes > 0; p += n, at += n, bytes -= n)
      {
        OCTAVE_QUIT;
        n = std::min (bytes, PIECE);
        const dsc_status status = dsc_source_file_read (&f, at, p, n, &e);
        if (status != DSC_OK)
          source_error (status, e, m_path, m_who);
      }
  }

  void finish (void)
  {
    sync ();
    if (rename (m_part, m_path.c_str ()) != 0)
      fail ();
    const int file = m_file;
    m_file = -1;
    if (close (file) != 0)
      fail ();
  }

private:
  static constexpr std::size_t PIECE = 1 << 22;

  // What fsync waits for no signal ends: so a thread waits, and Ctrl-C gets
  // through here.
  struct sync_job
  {
    int file;
    std::atomic<int> error { -1 };   // -1: not yet
    void run (void)
    {
      const int status = fsync (file) == 0 ? 0 : errno;
      close (file);
      error = status;
    }
  };

  void sync (void)
  {
    const auto job = std::make_shared<sync_job> ();
    job->file = dup (m_file);
    if (job->file < 0)
      fail ();
    sigset_t all, before;
    sigfillset (&all);
    pthread_sigmask (SIG_SETMASK, &all, &before);
    try
      {
        std::thread ([job] (void) { job->run (); }).detach ();
      }
    catch (...)   // no thread can be made
      {
        job->run ();
      }
    pthread_sigmask (SIG_SETMASK, &before, nullptr);
    while (job->error < 0)
      {
        OCTAVE_QUIT;
        usleep (1000);
      }
    errno = job->error;
    if (errno != 0)
      fail ();
  }

  [[noreturn]] void fail (void) const
  {
    error_with_id ("descent:file", "%s: \"%s\" cannot be written: %s", m_who,
                   m_path.c_str (), std::strerror (errno));
    throw std::bad_alloc ();   // not reached
  }

  std::string m_path;
  const char *m_who;
  int m_file = -1;
  char m_part[PATH_MAX];
  uint64_t m_at = 0;
};

constexpr std::size_t cache_file::PIECE;

// How much of TOTAL bytes is done, on a terminal, from the first second on.
class conversion_progress
{
public:
  conversion_progress (const std::string& name, double total,
                       const char *what = "converting")
    : m_what (what), m_name (name), m_total (total),
      m_live (isatty (STDERR_FILENO)), m_start (clock_seconds ()),
      m_shown (m_start)
  { }
  ~conversion_progress (void)
  {
    if (m_shown > m_start)
      fputs ("\r\033[K", stderr);
  }
  void done (double bytes)
  {
    OCTAVE_QUIT;
    const double now = clock_seconds ();
    if (! m_live || now < m_shown + 1)
      return;
    m_shown = now;
    std::fprintf (stderr, "\r%s %s: %.0f %%, %.0f MB/s ", m_what,
                  m_name.c_str (), 100 * bytes / m_total,
                  bytes / 1e6 / (now - m_start));
  }
private:
  const char *m_what;
  std::string m_name;
  double m_total;
  bool m_live;
  double m_start, m_shown;
};

// A file, open to be read once from its beginning.
class input_stream
{
public:
  input_stream (const std::string& name, const char *who)
    : m_name (name), m_who (who)
  {
    char head[2];
    check (dsc_source_file_open (name.c_str (), &m_file, &m_error));
    try
      {
        const std::size_t n = std::min<uint64_t> (m_file.bytes, sizeof head);
        check (dsc_source_file_read (&m_file, 0, head, n, &m_error));
        const char *format = dsc_source_guess (head, n, m_file.bytes);
        m_gzip = format && std::strcmp (format, "gzip") == 0;
        m_room.reset (new workspace (dsc_stream_room (m_gzip)));
        check (dsc_stream_open (&m_stream, &m_file, m_gzip, m_room->base (),
                                &m_error));
      }
    catch (...)
      {
        dsc_source_file_close (&m_file);
        throw;
      }
  }
  ~input_stream (void) { dsc_source_file_close (&m_file); }
  input_stream (const input_stream&) = delete;

  std::size_t read (void *to, std::size_t bytes)
  {
    std::size_t got;
    OCTAVE_QUIT;
    check (dsc_stream_read (&m_stream, to, bytes, &got, &m_error));
    return got;
  }
  // It is still what it was when it was opened.
  void check_same (void) { check (dsc_source_file_same (&m_file, &m_error)); }
  bool gzip (void) const { return m_gzip; }
  uint64_t at (void) const { return m_stream.at; }
  uint64_t bytes (void) const { return m_file.bytes; }
  void check (dsc_status status)
  {
    if (status != DSC_OK)
      source_error (status, m_error, m_name, m_who);
  }
  dsc_source_error * error (void) { return &m_error; }

private:
  std::string m_name;
  const char *m_who;
  dsc_source_file m_file;
  dsc_stream m_stream;
  bool m_gzip = false;
  std::unique_ptr<workspace> m_room;
  dsc_source_error m_error;
};

#endif
