/* formats.h: what headers of files say: NPY (npy.c), IDX (idx.c), raw records.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef DESCENT_FORMATS_H
#define DESCENT_FORMATS_H

#include "source/source-file.h"

DSC_BEGIN_DECLARATIONS

#define DSC_ARRAY_DIMENSIONS 32   /* at most, as numpy has it */
#define DSC_HEADER_BYTES 65535    /* at most, of NPY */

/* An array in a file.  Its sizes are at least 1; their product times the bytes
   of a value is `bytes', which fits a dsc_int. */
typedef struct
{
  dsc_kind kind;
  int swap;           /* the bytes of a value are in the other order */
  int first_fastest;  /* Fortran's order: the first index runs fastest */
  int dimensions;     /* 1 to DSC_ARRAY_DIMENSIONS */
  dsc_int size[DSC_ARRAY_DIMENSIONS];
  uint64_t offset;    /* of its first value in the file */
  uint64_t bytes;
} dsc_array;

/* What the header of the open file *F says.  DSC_OK, DSC_EFILE or DSC_EDATA
   with *E.  Whether the data are there is for dsc_array_fills. */
dsc_status dsc_npy_head (const dsc_source_file *f, dsc_array *a,
                         dsc_source_error *e);
dsc_status dsc_idx_head (const dsc_source_file *f, dsc_array *a,
                         dsc_source_error *e);

/* The header of an NPY file of array *A; returns its bytes (npy-write.c). */
#define DSC_NPY_HEAD_MOST 1024
size_t dsc_npy_write_head (const dsc_array *a, char head[DSC_NPY_HEAD_MOST]);

/* The same of HDF5 (hdf5-write.c), for an array of DSC_DOUBLE or DSC_FLOAT in
   the processor's order of bytes and C's of indices, of up to 32 dimensions,
   with the name "samples"; a->bytes is known.  _is_plain: does a file begin
   like that, with nothing else in it? */
#define DSC_HDF5_HEAD 2048
void dsc_hdf5_write_head (const dsc_array *a, char head[DSC_HDF5_HEAD]);
int dsc_hdf5_is_plain (const char head[DSC_HDF5_HEAD]);

/* Is the array what *F holds from a->offset to its end, no more and no less? */
dsc_status dsc_array_fills (const dsc_source_file *f, const dsc_array *a,
                            dsc_source_error *e);

/* The format of the beginning, N bytes, of a file of BYTES: its name; NULL:
   none that has a mark (guess.c). */
const char *dsc_source_guess (const void *beginning, size_t n, uint64_t bytes);

/* a->bytes from a->kind, a->dimensions and a->size, which may be anything;
   DSC_FAULT_SIZE unless it is that of an array. */
dsc_status dsc_array_bytes (dsc_array *a, dsc_source_error *e);

/* Raw records of RECORD bytes each: the array begins at a->offset, its size
   along the last dimension becomes the number of records; a->kind and the other
   sizes are given.  The first record begins at the array, or, if a->offset is
   less than a record, with the file; they fill it to its end. */
dsc_status dsc_record_array (const dsc_source_file *f, size_t record,
                             dsc_array *a, dsc_source_error *e);

DSC_END_DECLARATIONS

#endif
