/* decimal.h: decimal numbers, rounded once (decimal.c).

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef DESCENT_DECIMAL_H
#define DESCENT_DECIMAL_H

/* The number [+-] digits [. digits] [e [+-] digits] at TEXT, which something
   else follows: where it ends, or NULL if there is none.  *V is the nearest
   double, or in _s the nearest single; what is too large is Inf. */
const char *dsc_decimal_d (const char *text, double *v);
const char *dsc_decimal_s (const char *text, double *v);

#endif
