/* decimal.c: decimal numbers, rounded once: w 10^e with 64 bits of w is an
   exact quotient or product of two words for |e| < 20, and else strtod's.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "decimal.h"

typedef struct
{
  uint64_t w;
  int e;       /* the number is w 10^e */
  int exact;   /* w holds all digits */
} decimal;

/* The digits at P, behind the point if STEP is -1. */
static inline const char *
take_digits (const char *p, int step, decimal *d)
{
  for (unsigned digit; (digit = (unsigned) (*p - '0')) < 10; p++)
    if (d->w < UINT64_MAX / 10)
      {
        d->w = 10 * d->w + digit;
        d->e += step;
      }
    else
      {
        d->exact = 0;
        d->e += 1 + step;
      }
  return p;
}

enum { EXPONENT_MOST = 100000 };

static const char *
take_exponent (const char *p, decimal *d)
{
  const char *q = p + 1;
  const int minus = *q == '-';
  int e = 0;
  q += *q == '-' || *q == '+';
  if (*q < '0' || *q > '9')
    return p;
  for (; *q >= '0' && *q <= '9'; q++)
    e = e < EXPONENT_MOST ? 10 * e + (*q - '0') : e;
  d->e += minus ? -e : e;
  return q;
}

/* Its digits and exponent, without a sign. */
static inline const char *
take_decimal (const char *text, decimal *d)
{
  const char *p = take_digits (text, 0, d);
  int any = p > text;
  if (*p == '.')
    {
      const char *q = take_digits (p + 1, -1, d);
      any |= q > p + 1;
      p = q;
    }
  if (! any)
    return NULL;
  return *p == 'e' || *p == 'E' ? take_exponent (p, d) : p;
}

#ifdef __SIZEOF_INT128__

enum { EXACT_MOST = 19 };   /* 10^19 is a word */

static const uint64_t tens[EXACT_MOST + 1] = {
  1U, 10U, 100U, 1000U, 10000U, 100000U, 1000000U, 10000000U, 100000000U,
  1000000000U, 10000000000U, 100000000000U, 1000000000000U, 10000000000000U,
  100000000000000U, 1000000000000000U, 10000000000000000U,
  100000000000000000U, 1000000000000000000U, 10000000000000000000U
};

__extension__ typedef unsigned __int128 two_words;

/* w 10^-k as *Q 2^*SHIFT with the highest bit of *Q set; REST: it is more. */
static int
divide (uint64_t w, int k, uint64_t *q, int *shift)
{
  const int up = __builtin_clzll (w), wide = __builtin_clzll (tens[k]);
  const uint64_t a = w << up, b = tens[k] << wide;
  const int less = a < b;
  const two_words n = (two_words) a << (less ? 64 : 63);
  *q = (uint64_t) (n / b);
  *shift = wide - up - (less ? 64 : 63);
  return n % b != 0;
}

static int
multiply (uint64_t w, int k, uint64_t *q, int *shift)
{
  const two_words n = (two_words) w * tens[k];
  const uint64_t high = (uint64_t) (n >> 64), low = (uint64_t) n;
  const int up = __builtin_clzll (high ? high : low);
  *q = high ? high << up | (up ? low >> (64 - up) : 0) : low << up;
  *shift = high ? 64 - up : -up;
  return high && low << up != 0;
}

/* q 2^shift, and a little more if REST, to BITS bits, to even in the middle. */
static double
round_to (int bits, uint64_t q, int shift, int rest)
{
  const int drop = 64 - bits;
  const uint64_t half = (uint64_t) 1 << (drop - 1);
  const uint64_t low = q & (2 * half - 1);
  uint64_t m = q >> drop;
  m += low > half || (low == half && (rest || (m & 1)));
  /* 2^(shift + drop), which is a normal number */
  const uint64_t power = (uint64_t) (1023 + shift + drop) << 52;
  double scale;
  memcpy (&scale, &power, sizeof scale);
  return (double) m * scale;
}

static inline int
nearest (const decimal *d, int bits, double *v)
{
  uint64_t q;
  int shift;
  if (! d->exact || d->e > EXACT_MOST || d->e < -EXACT_MOST)
    return 0;
  if (d->w == 0)
    *v = 0;
  else
    {
      const int rest = d->e < 0 ? divide (d->w, -d->e, &q, &shift)
                                : multiply (d->w, d->e, &q, &shift);
      *v = round_to (bits, q, shift, rest);
    }
  return 1;
}

#else

static inline int
nearest (const decimal *d, int bits, double *v)
{
  (void) d, (void) bits, (void) v;
  return 0;
}

#endif

static const double exact_tens[] = {
  1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13,
  1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22
};

/* One division of two exact numbers is rounded once. */
static inline int
short_decimal (const decimal *d, double *v)
{
  if (! d->exact || d->w >> 53 || d->e > 0 || d->e < -22)
    return 0;
  *v = (double) d->w / exact_tens[-d->e];
  return 1;
}

/* The number of BITS, 53 or 24, that is next to the text. */
static inline const char *
take_nearest (const char *text, int bits, double *v)
{
  decimal d = { 0, 0, 1 };
  const int wide = bits == 53, minus = *text == '-';
  const char *begin = text + (minus || *text == '+');
  const char *end = take_decimal (begin, &d);
  if (! end)
    return NULL;
  if (! (wide && short_decimal (&d, v)) && ! nearest (&d, bits, v))
    *v = wide ? strtod (begin, NULL) : strtof (begin, NULL);
  *v = minus ? -*v : *v;
  return end;
}

const char *
dsc_decimal_d (const char *text, double *v)
{
  return take_nearest (text, 53, v);
}

const char *
dsc_decimal_s (const char *text, double *v)
{
  return take_nearest (text, 24, v);
}
