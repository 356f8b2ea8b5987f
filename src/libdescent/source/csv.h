/* csv.h: numbers and labels from text, a sample a line (csv.c, csv-cell.c,
   labels.c).

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef DESCENT_CSV_H
#define DESCENT_CSV_H

#include "source/source-file.h"

DSC_BEGIN_DECLARATIONS

/* What becomes of a column: feature number use >= 0, nothing, or target number
   DSC_CSV_TARGET - use. */
enum { DSC_CSV_IGNORED = -1, DSC_CSV_TARGET = -2 };

#define DSC_LABELS_MOST 65535      /* different ones */
#define DSC_LABEL_BYTES 255        /* of one, at most */
#define DSC_LABELS_TEXT (1 << 21)  /* of all */

/* Texts and their numbers, from 1 on in the order of their first appearance
   (labels.c).  MORE: new ones may come. */
typedef struct
{
  int n, more;
  size_t used;
  char *text;       /* (DSC_LABELS_TEXT): their bytes, one after the other */
  uint32_t *begin;  /* (DSC_LABELS_MOST + 1): of label i, and the end */
  uint16_t *slot;   /* a table of hashes: number, or 0 */
} dsc_labels;

/* Lays out *L at ROOM, without any label; returns the bytes it takes. */
size_t dsc_labels_begin (dsc_labels *l, void *room);

/* The number of the BYTES at TEXT; 0: it is new, and there may not be more. */
int dsc_labels_number (dsc_labels *l, const char *text, size_t bytes);

typedef struct
{
  char delimiter;
  dsc_int columns, features, targets;
  const dsc_int *use;   /* (columns) */
  dsc_kind kind;        /* of features and targets: double or single */
  dsc_labels *labels;   /* of the only target, or NULL: they are numbers */
  /* counted while it is read: lines that have been taken, values and labels
     that are missing */
  int64_t line, missing, unlabelled;
} dsc_csv;

/* As many samples as are whole in the N bytes at TEXT, which has room for one
   byte more, at most MOST of them; LAST: nothing follows.  X (features, most)
   and, in the same class, Y (targets, most), where a label is its number.
   *TAKEN bytes were *SAMPLES samples.

   A cell is a number with a decimal point, or missing (nothing, NA, NaN), which
   becomes NaN; a label that is missing is number 0.  Blanks around it, quotes
   (in which a quote is doubled) and empty lines do not matter.  DSC_EDATA: *E
   has line, cell and what is in it. */
dsc_status dsc_csv_read (dsc_csv *c, char *text, size_t n, int last,
                         dsc_int most, void *X, void *Y, size_t *taken,
                         dsc_int *samples, dsc_source_error *e);

/* One cell of the line at TEXT, which ends before END: its text without quotes
   and blanks into CELL (room) with a zero at its end, as much as there is room
   for.  Returns the delimiter behind it, the end of the line, or END; NULL for
   a wrong quote. */
const char *dsc_csv_cell (const char *text, const char *end, char delimiter,
                          char *cell, size_t room, size_t *bytes);

/* The delimiter of the line at TEXT: comma, semicolon or tab, the one that is
   most in it. */
char dsc_csv_delimiter (const char *text, size_t n);

/* Is this text a number, which becomes *V, or missing (NaN)? */
int dsc_csv_is_number (const char *cell, double *v);

DSC_END_DECLARATIONS

#endif
