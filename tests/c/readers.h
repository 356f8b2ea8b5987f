/* readers.h: any bytes as a file of each format, read until it ends or is
   refused.  What is refused has a reason; nothing else may happen.  For
   test-readers.c and for the fuzzers of tests/trust.
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef DESCENT_READERS_H
#define DESCENT_READERS_H

#include <stdlib.h>
#include <string.h>

#include "base/kinds.h"
#include "descent.h"

static _Alignas (64) char reader_room[1 << 20];

static dsc_source_file
file_of (const void *data, size_t n)
{
  return (dsc_source_file) { .handle = -1, .memory = data, .bytes = n };
}

/* READ, REFUSED with a reason, or WRONG: what may not be. */
enum { WRONG, REFUSED, READ };

static int
outcome (dsc_status status, const dsc_source_error *e)
{
  return status == DSC_OK
         ? READ : (status == (e->fault < DSC_FAULT_FOREIGN ? DSC_EFILE
                                                           : DSC_EDATA)
                   && e->fault != DSC_FAULT_NONE
                   && memchr (e->given, 0, sizeof e->given));
}

/* The samples of the array, the last ones first; memory is what the array has
   in its file. */
static int
read_array (const dsc_source_file *f, const dsc_array *a, int last,
            size_t record)
{
  dsc_source_part part;
  dsc_source s = { .kind = a->kind, .parts = 1, .part = &part };
  dsc_source_error e = { DSC_FAULT_NONE };
  dsc_source_part_of (f, a, last, record, &part, &s.features);
  dsc_status status = dsc_source_count (&s, &e);
  const size_t column = (size_t) s.features * kind_bytes (s.kind);
  if (column > f->bytes || dsc_source_room (&s) > sizeof reader_room)
    return WRONG;
  char *X = malloc (3 * column);
  for (dsc_int first = s.samples; status == DSC_OK && first > 0; )
    {
      const dsc_int n = first < 3 ? first : 3;
      first -= n;
      status = dsc_source_read (&s, first, n, X, reader_room, NULL, &e);
    }
  free (X);
  return outcome (status, &e);
}

static int
read_npy (const unsigned char *data, size_t n)
{
  const dsc_source_file f = file_of (data, n);
  dsc_array a;
  dsc_source_error e = { DSC_FAULT_NONE };
  dsc_source_guess (data, n, n);
  dsc_status status = dsc_npy_head (&f, &a, &e);
  if (status == DSC_OK)
    status = dsc_array_fills (&f, &a, &e);
  if (status != DSC_OK)
    return outcome (status, &e);
  return read_array (&f, &a, 0, 0) == READ ? read_array (&f, &a, 1, 0)
                                           : WRONG;
}

static int
read_idx (const unsigned char *data, size_t n)
{
  const dsc_source_file f = file_of (data, n);
  dsc_array a;
  dsc_source_error e = { DSC_FAULT_NONE };
  dsc_source_guess (data, n, n);
  dsc_status status = dsc_idx_head (&f, &a, &e);
  if (status == DSC_OK)
    status = dsc_array_fills (&f, &a, &e);
  return status == DSC_OK ? read_array (&f, &a, 0, 0)
                          : outcome (status, &e);
}

/* The first bytes say what the records are. */
static int
read_raw (const unsigned char *data, size_t n)
{
  if (n < 8)
    return REFUSED;
  const dsc_source_file f = file_of (data + 8, n - 8);
  dsc_array a = { .kind = (dsc_kind) (data[0] % (DSC_LOGICAL + 1)),
                  .swap = data[1] & 1, .first_fastest = 1, .dimensions = 3,
                  .size = { data[2], data[3] % 4 }, .offset = data[4] };
  dsc_source_error e = { DSC_FAULT_NONE };
  const size_t record = data[5] + 256U * data[6];
  const dsc_status status = dsc_record_array (&f, record, &a, &e);
  return status == DSC_OK ? read_array (&f, &a, 1, record)
                          : outcome (status, &e);
}

/* What comes out is at most 1032 times the file, and is not kept. */
static int
read_gzip (const unsigned char *data, size_t n)
{
  static _Alignas (64) char room[1 << 20];
  const dsc_source_file f = file_of (data, n);
  dsc_source_error e = { DSC_FAULT_NONE };
  dsc_stream s;
  char out[4096];
  size_t got = 1;
  uint64_t all = 0;
  dsc_status status = dsc_stream_room (1) > sizeof room ? DSC_EARG
                      : dsc_stream_open (&s, &f, 1, room, &e);
  for (; status == DSC_OK && got > 0 && all <= 1032 * (uint64_t) n; all += got)
    status = dsc_stream_read (&s, out, 1 + data[0] % sizeof out, &got, &e);
  return all <= 1032 * (uint64_t) n ? outcome (status, &e) : WRONG;
}

enum { TEXT_MOST = 1 << 12, LINES_MOST = 16 };

/* The first bytes say what the text is, and where it is cut. */
static int
read_csv (const unsigned char *data, size_t n)
{
  static _Alignas (64) char labels_room[1 << 22];
  static char text[TEXT_MOST + 1];
  static double X[LINES_MOST * 8], Y[LINES_MOST * 8];
  static int begun;
  static dsc_labels labels;
  if (n < 4)
    return REFUSED;
  if (! begun || labels.n > 100)
    dsc_labels_begin (&labels, labels_room);
  begun = 1;
  dsc_int use[8];
  dsc_csv c = { .delimiter = ",;\t "[data[0] % 4],
                .columns = 1 + data[0] / 4 % 8, .use = use,
                .kind = data[1] & 1 ? DSC_FLOAT : DSC_DOUBLE,
                .labels = data[1] & 2 ? &labels : NULL };
  for (dsc_int i = 0; i < c.columns; i++)
    use[i] = data[2] >> i & 1 ? (i % 2 && c.targets < (c.labels ? 1 : 8)
                                 ? DSC_CSV_TARGET - c.targets++
                                 : c.features++) : DSC_CSV_IGNORED;
  labels.more = data[1] & 4;
  const size_t piece = 1 + data[3];
  size_t have = 0, at = 4;
  for (int last = 0; ! last; )
    {
      size_t some = n - at < piece ? n - at : piece;
      some = TEXT_MOST - have < some ? TEXT_MOST - have : some;
      if (some == 0 && at < n)
        return REFUSED;   /* a line longer than there is room for */
      memcpy (text + have, data + at, some);
      have += some;
      at += some;
      last = at == n;
      dsc_int samples = LINES_MOST;
      for (size_t taken = 1; taken > 0 && have > 0; )
        {
          dsc_source_error e = { DSC_FAULT_NONE };
          const dsc_status status
            = dsc_csv_read (&c, text, have, last, LINES_MOST, X, Y, &taken,
                            &samples, &e);
          if (status != DSC_OK)
            return e.line > 0 && e.cell > 0 ? outcome (status, &e) : WRONG;
          if (taken > have || samples > LINES_MOST)
            return WRONG;
          have -= taken;
          memmove (text, text + taken, have);
        }
    }
  return have == 0 ? READ : WRONG;
}

#endif
