/* csv-cell.h: cells of text (csv-cell.c).

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef DESCENT_CSV_CELL_H
#define DESCENT_CSV_CELL_H

#include "csv.h"
#include "decimal.h"

/* A cell ends at P, at which may be the last byte of the text: behind that
   there is a '\n'. */
static inline int
ends_line (const char *p)
{
  return *p == '\n' || (*p == '\r' && p[1] == '\n');
}

static inline int
ends_cell (const char *p, char delimiter)
{
  return *p == delimiter || ends_line (p);
}

static inline const char *
skip_blanks (const char *p, const char *end, char delimiter)
{
  while (p < end && (*p == ' ' || *p == '\t') && *p != delimiter)
    p++;
  return p;
}

/* Is the text CELL a number, or missing (NaN)?  SINGLE: rounded to that. */
int csv_value (const char *cell, int single, double *v);

#endif
