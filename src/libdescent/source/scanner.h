/* scanner.h: words of a text in Python's notation, one after the other.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef DESCENT_SCANNER_H
#define DESCENT_SCANNER_H

#include <string.h>

#include "formats.h"

/* N bytes at TEXT, which are in the file from place FROM on; AT is the next. */
typedef struct
{
  const char *text;
  size_t n, at;
  uint64_t from;
} scanner;

static inline char
next (const scanner *s)
{
  return s->at < s->n ? s->text[s->at] : 0;
}

static inline void
skip_blanks (scanner *s)
{
  while (next (s) == ' ' || next (s) == '\t' || next (s) == '\n'
         || next (s) == '\r')
    s->at++;
}

/* Goes behind C and the blanks before it, if it is there. */
static inline int
takes (scanner *s, char c)
{
  skip_blanks (s);
  if (next (s) != c)
    return 0;
  s->at++;
  return 1;
}

static inline int
takes_word (scanner *s, const char *word)
{
  const size_t n = strlen (word);
  skip_blanks (s);
  if (s->n - s->at < n || memcmp (s->text + s->at, word, n) != 0)
    return 0;
  s->at += n;
  return 1;
}

/* A text in quotes without any of Python's escapes. */
static inline int
takes_text (scanner *s, const char **text, size_t *bytes)
{
  skip_blanks (s);
  const char quote = next (s);
  if (quote != '\'' && quote != '"')
    return 0;
  *text = s->text + ++s->at;
  const char *end = memchr (*text, quote, s->n - s->at);
  if (! end || memchr (*text, '\\', (size_t) (end - *text)))
    return 0;
  *bytes = (size_t) (end - *text);
  s->at += *bytes + 1;
  return 1;
}

/* A whole number >= 0 that fits; L of Python 2 may follow. */
static inline int
takes_size (scanner *s, dsc_int *size)
{
  skip_blanks (s);
  const size_t begin = s->at;
  for (*size = 0; next (s) >= '0' && next (s) <= '9'; s->at++)
    if (__builtin_mul_overflow (*size, 10, size)
        || __builtin_add_overflow (*size, next (s) - '0', size))
      return 0;
  const int any = s->at > begin;
  if (any && next (s) == 'L')
    s->at++;
  return any;
}

#endif
