/* csv-cell.c: cells of text: quotes, blanks, what is missing.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>
#include <string.h>

#include "csv-cell.h"

/* Its text, of which BYTES are known, grows by C. */
static void
put (char *cell, size_t room, size_t *bytes, char c)
{
  if (*bytes + 1 < room)
    cell[*bytes] = c;
  ++*bytes;
}

/* Behind the quotes, which end the cell. */
static const char *
quoted (const char *p, const char *end, char delimiter, char *cell,
        size_t room, size_t *bytes)
{
  for (; p < end; p++)
    if (*p != '"')
      put (cell, room, bytes, *p);
    else if (p + 1 < end && p[1] == '"')
      put (cell, room, bytes, *p++);
    else
      {
        p = skip_blanks (p + 1, end, delimiter);
        return p == end || ends_cell (p, delimiter) ? p : NULL;
      }
  return NULL;
}

const char *
dsc_csv_cell (const char *text, const char *end, char delimiter, char *cell,
              size_t room, size_t *bytes)
{
  const char *p = skip_blanks (text, end, delimiter);
  *bytes = 0;
  if (p < end && *p == '"')
    p = quoted (p + 1, end, delimiter, cell, room, bytes);
  else
    {
      const char *begin = p;
      while (p < end && ! ends_cell (p, delimiter))
        p++;
      const char *last = p;
      while (last > begin && (last[-1] == ' ' || last[-1] == '\t'))
        last--;
      while (begin < last)
        put (cell, room, bytes, *begin++);
    }
  cell[*bytes < room ? *bytes : room - 1] = 0;
  return p;
}

/* Is it WORD, in letters of either case? */
static int
is_word (const char *cell, const char *word)
{
  for (; *word; word++, cell++)
    if ((*cell >= 'A' && *cell <= 'Z' ? *cell - 'A' + 'a' : *cell) != *word)
      return 0;
  return *cell == 0;
}

int
csv_value (const char *cell, int single, double *v)
{
  const char *word = cell + (*cell == '-' || *cell == '+');
  if (*cell == 0 || is_word (cell, "na") || is_word (cell, "nan"))
    {
      *v = NAN;
      return 1;
    }
  if (is_word (word, "inf") || is_word (word, "infinity"))
    {
      *v = *cell == '-' ? -INFINITY : INFINITY;
      return 1;
    }
  const char *end = single ? dsc_decimal_s (cell, v) : dsc_decimal_d (cell, v);
  return end && *end == 0;
}

int
dsc_csv_is_number (const char *cell, double *v)
{
  return csv_value (cell, 0, v);
}

char
dsc_csv_delimiter (const char *text, size_t n)
{
  static const char marks[] = ",;\t";
  size_t count[3] = { 0 };
  int inside = 0, best = 0;
  for (size_t i = 0; i < n && (inside || text[i] != '\n'); i++)
    if (text[i] == '"')
      inside = ! inside;
    else if (! inside)
      for (int k = 0; k < 3; k++)
        count[k] += text[i] == marks[k];
  for (int k = 1; k < 3; k++)
    best = count[k] > count[best] ? k : best;
  return marks[best];
}
