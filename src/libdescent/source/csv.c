/* csv.c: lines of text as samples.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>
#include <string.h>

#include "csv-cell.h"

enum { CELL_BYTES = 512 };   /* of a number, at most */

/* The line that is being read, until END. */
typedef struct
{
  dsc_csv *c;
  const char *end;
  int last;            /* nothing follows END */
  int quotes;          /* there were some: lines may be in it */
  const char *at;      /* where it is wrong */
  dsc_fault fault;
  dsc_int cell;
  int64_t missing, unlabelled;
} line_reader;

static const char *
fails (line_reader *r, dsc_fault fault, const char *at, dsc_int cell)
{
  r->fault = fault;
  r->at = at;
  r->cell = cell;
  return NULL;
}

/* The text of a cell, which is quoted or has blanks. */
static const char *
take_cell (line_reader *r, const char *p, dsc_int cell, char *text,
           size_t room, size_t *bytes)
{
  const char *end = dsc_csv_cell (p, r->end, r->c->delimiter, text, room,
                                  bytes);
  r->quotes = 1;
  return end ? end : fails (r, DSC_FAULT_QUOTE, r->end, cell);
}

/* A number that does not stand alone between two delimiters. */
static const char *
take_other (line_reader *r, const char *p, dsc_int cell, int single,
            double *v)
{
  char text[CELL_BYTES];
  size_t bytes;
  const char *end = take_cell (r, p, cell, text, sizeof text, &bytes);
  if (end && (bytes >= sizeof text || ! csv_value (text, single, v)))
    return fails (r, DSC_FAULT_CELL, p, cell);
  return end;
}

static inline const char *
take_number (line_reader *r, const char *p, dsc_int cell, int single,
             double *v)
{
  const char *end = single ? dsc_decimal_s (p, v) : dsc_decimal_d (p, v);
  if (! end || ! ends_cell (end, r->c->delimiter))
    end = take_other (r, p, cell, single, v);
  r->missing += isnan (*v) != 0;
  return end;
}

static const char *
take_label (line_reader *r, const char *p, dsc_int cell, double *v)
{
  char text[DSC_LABEL_BYTES + 1];
  size_t bytes;
  const char *end = take_cell (r, p, cell, text, sizeof text, &bytes);
  if (! end || (! r->last && end + (*end == '\r') == r->end))
    return end;   /* a part of a label may not become one */
  *v = bytes == 0 || bytes > DSC_LABEL_BYTES
       ? 0 : dsc_labels_number (r->c->labels, text, bytes);
  if (*v == 0 && bytes > 0)
    return fails (r, DSC_FAULT_LABELS, p, cell);
  r->unlabelled += *v == 0;
  return end;
}

static const char *
skip_cell (line_reader *r, const char *p, dsc_int cell)
{
  const char delimiter = r->c->delimiter;
  char text[1];
  size_t bytes;
  const char *q = p;
  while (! ends_cell (q, delimiter) && *q != '"')
    q++;
  return *q == '"' ? take_cell (r, p, cell, text, sizeof text, &bytes) : q;
}

static inline void
put (int single, void *x, dsc_int i, double v)
{
  if (single)
    ((float *) x)[i] = (float) v;
  else
    ((double *) x)[i] = v;
}

/* Cell number CELL, from 0, of sample number S. */
static inline const char *
take_column (line_reader *r, const char *p, dsc_int cell, int single,
             dsc_int s, void *X, void *Y)
{
  const dsc_csv *c = r->c;
  const dsc_int use = c->use[cell];
  double v = 0;
  if (use == DSC_CSV_IGNORED)
    return skip_cell (r, p, cell);
  if (use <= DSC_CSV_TARGET && c->labels)
    p = take_label (r, p, cell, &v);
  else
    p = take_number (r, p, cell, single, &v);
  if (use >= 0)
    put (single, X, s * c->features + use, v);
  else
    put (single, Y, s * c->targets + (DSC_CSV_TARGET - use), v);
  return p;
}

/* The line at P as sample number S: where it ends; NULL: it is wrong. */
static inline const char *
take_line (line_reader *r, const char *p, int single, dsc_int s, void *X,
           void *Y)
{
  const dsc_csv *c = r->c;
  for (dsc_int j = 0; j < c->columns; j++)
    {
      p = take_column (r, p, j, single, s, X, Y);
      if (! p)
        return NULL;
      if (ends_line (p) != (j + 1 == c->columns))
        return fails (r, DSC_FAULT_CELLS, p, j);
      p += j + 1 < c->columns;
    }
  return p;
}

/* The beginning of the line behind this end of one; NULL: whether it is one is
   in what follows END. */
static const char *
next_line (const line_reader *r, const char *p)
{
  p += *p == '\r';
  if (p < r->end)
    return p + 1;
  return r->last ? r->end : NULL;
}

static int64_t
count_lines (const char *p, const char *end)
{
  int64_t n = 0;
  while ((p = memchr (p, '\n', (size_t) (end - p))))
    {
      n++;
      p++;
    }
  return n;
}

/* The error of a line that begins at TEXT, unless it is not complete. */
static dsc_status
report (const line_reader *r, const char *text, dsc_source_error *e)
{
  char cell[sizeof e->given];
  size_t bytes = 0;
  const size_t left = (size_t) (r->end - r->at);
  if (! r->last && ! memchr (r->at, '\n', left))
    return DSC_OK;
  if (r->fault == DSC_FAULT_CELL || r->fault == DSC_FAULT_LABELS)
    dsc_csv_cell (r->at, r->end, r->c->delimiter, cell, sizeof cell, &bytes);
  const dsc_status status
    = dsc_source_fails (e, r->fault, -1, cell, bytes < sizeof cell - 1 ? bytes
                        : sizeof cell - 1);
  e->line = r->c->line + 1 + (r->fault == DSC_FAULT_QUOTE
                              ? 0 : count_lines (text, r->at));
  e->cell = r->cell + 1;
  return status;
}

static inline __attribute__ ((always_inline)) dsc_status
read_lines (dsc_csv *c, const char *text, size_t n, int last, int single,
            dsc_int most, void *X, void *Y, size_t *taken, dsc_int *samples,
            dsc_source_error *e)
{
  const char *p = text, *end = text + n;
  for (*samples = 0; p < end && *samples < most; )
    {
      line_reader r = { .c = c, .end = end, .last = last };
      const int empty = ends_line (p);
      const char *stop = empty ? p : take_line (&r, p, single, *samples, X, Y);
      const char *next = stop ? next_line (&r, stop) : NULL;
      if (! stop)
        {
          const dsc_status status = report (&r, p, e);
          if (status != DSC_OK)
            return status;
        }
      if (! next)
        break;
      c->line += r.quotes ? count_lines (p, next) + (next[-1] != '\n') : 1;
      c->missing += r.missing;
      c->unlabelled += r.unlabelled;
      *samples += ! empty;
      p = next;
    }
  *taken = (size_t) (p - text);
  return DSC_OK;
}

dsc_status
dsc_csv_read (dsc_csv *c, char *text, size_t n, int last, dsc_int most,
              void *X, void *Y, size_t *taken, dsc_int *samples,
              dsc_source_error *e)
{
  text[n] = '\n';
  return c->kind == DSC_FLOAT
         ? read_lines (c, text, n, last, 1, most, X, Y, taken, samples, e)
         : read_lines (c, text, n, last, 0, most, X, Y, taken, samples, e);
}
