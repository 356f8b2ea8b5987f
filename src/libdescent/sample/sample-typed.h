/* sample-typed.h: samples as numbers of one precision (samples.c).
   Read for each precision (base/both.h).

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

/*   n samples, those with the numbers ORDER (n), counted from 0, or if that is
   NULL, FIRST and those that follow; row j of sample number s goes to
   A[j + s rows] (DSC_COLUMNS) or A[s + j n] (DSC_ROWS).  Without a scale a
   value is rounded once; with one it is computed in double and then rounded,
   but integers of one or two bytes in real, to 2 eps of the result.  NaN and
   Inf stay what they are.  Numbers of samples are not checked. */
void DSC (samples_take) (const dsc_samples *X, dsc_layout layout, dsc_int n,
                         const dsc_int *order, dsc_int first, DSC_REAL *A);

/* Where sample FIRST and those that follow stand in columns, if they can be
   used as they are: the class is DSC_REAL, and there is no scale; else NULL. */
const DSC_REAL *DSC (samples_view) (const dsc_samples *X, dsc_int first);

/* *FINITE: are all values of m samples finite as they are taken
   (samples-finite.c)?
   DSC_ESTOP when POLL says so (it may be NULL). */
dsc_status DSC (samples_finite) (const dsc_samples *X, dsc_int m, int threads,
                                 const dsc_poll *poll, int *finite);
