/* source-error.h: why a file cannot be used, and where.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef DESCENT_SOURCE_ERROR_H
#define DESCENT_SOURCE_ERROR_H

#include "base/base.h"

DSC_BEGIN_DECLARATIONS

/* The first ones are DSC_EFILE, those from DSC_FAULT_FOREIGN on DSC_EDATA. */
typedef enum
{
  DSC_FAULT_NONE,
  DSC_FAULT_ERRNO,      /* `error' has the reason */
  DSC_FAULT_IRREGULAR,  /* a folder, a device, a pipe, a socket */
  DSC_FAULT_CHANGED,    /* its size or time is no more what it was */
  DSC_FAULT_LIBRARY,    /* it needs `given', without which descent was built */
  DSC_FAULT_FOREIGN,    /* not of this format */
  DSC_FAULT_VERSION,    /* of a version of the format that is not known */
  DSC_FAULT_HEADER,     /* its header breaks a rule of the format, at `at' */
  DSC_FAULT_LONG,       /* its header is longer than any honest one */
  DSC_FAULT_PICKLE,     /* objects of Python */
  DSC_FAULT_CLASS,      /* values of a class that is not read: `given' */
  DSC_FAULT_SIZE,       /* nothing in it, or sizes that no file has */
  DSC_FAULT_TRUNCATED,  /* it ends before its data do */
  DSC_FAULT_TRAILING,   /* data after its end, from `at' on */
  DSC_FAULT_PACKED,     /* packed data that cannot be unpacked */
  DSC_FAULT_CELL,       /* of text: `given' is no number, in `line', `cell' */
  DSC_FAULT_QUOTE,      /* what is behind a quote, or a quote without end */
  DSC_FAULT_CELLS,      /* a line of another number of cells, `cell' */
  DSC_FAULT_LINE,       /* a line too long to be one */
  DSC_FAULT_LABELS,     /* too many different labels */
  DSC_FAULT_TOLD        /* the format tells the reason in words (hdf5.h) */
} dsc_fault;

typedef struct
{
  dsc_fault fault;
  int file;         /* its number in the source, from 0 */
  int error;        /* errno of DSC_FAULT_ERRNO */
  int64_t at;       /* the byte of the file; -1: none in particular */
  int64_t line;     /* of text, and the cell in it, from 1 */
  dsc_int cell;
  char given[24];   /* what was given instead, printable; or "" */
} dsc_source_error;

/* Fills *E, except its file, and returns the status of FAULT.  GIVEN may be
   NULL; what is not printable in it becomes `?'. */
dsc_status dsc_source_fails (dsc_source_error *e, dsc_fault fault, int64_t at,
                             const char *given, size_t bytes);

DSC_END_DECLARATIONS

#endif
