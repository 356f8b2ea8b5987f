/* npy.c: NPY, numpy's format: a magic string, the version, the length of a
   text, the text: a dictionary of Python with the class, the order and the
   sizes; the values.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include "npy-type.h"
#include "scanner.h"

#define MAGIC "\223NUMPY"
enum { MAGIC_BYTES = 6, START_BYTES = 12 };

/* The order of bytes, one of <>|=, then the class, as in "<f8". */
static int
is_class (const char *text, size_t bytes, dsc_array *a)
{
  if (bytes != 3 || ! memchr ("<>|=", text[0], 4))
    return 0;
  for (a->kind = DSC_DOUBLE; a->kind <= DSC_LOGICAL; a->kind++)
    if (memcmp (text + 1, npy_type (a->kind), 2) == 0)
      {
        a->swap = text[2] != '1' && text[0] == npy_order (1);
        return text[0] != '|' || text[2] == '1';
      }
  return 0;
}

/* FAULT in BYTES at TEXT, a part of the header. */
static dsc_status
refuse (const scanner *s, dsc_fault fault, const char *text, size_t bytes,
        dsc_source_error *e)
{
  return dsc_source_fails (e, fault,
                           (int64_t) (s->from + (size_t) (text - s->text)),
                           text, bytes);
}

static dsc_status
breaks (const scanner *s, dsc_source_error *e)
{
  return refuse (s, DSC_FAULT_HEADER, s->text + s->at, 0, e);
}

static dsc_status
get_class (scanner *s, dsc_array *a, dsc_source_error *e)
{
  const char *text;
  size_t bytes;
  skip_blanks (s);
  if (next (s) == '[')   /* of records with several members */
    return refuse (s, DSC_FAULT_CLASS, s->text + s->at, s->n - s->at, e);
  if (! takes_text (s, &text, &bytes))
    return breaks (s, e);
  if (memchr (text, 'O', bytes < 2 ? bytes : 2))
    return refuse (s, DSC_FAULT_PICKLE, text, bytes, e);
  return is_class (text, bytes, a)
         ? DSC_OK : refuse (s, DSC_FAULT_CLASS, text, bytes, e);
}

static int
takes_order (scanner *s, dsc_array *a)
{
  a->first_fastest = takes_word (s, "True");
  return a->first_fastest || takes_word (s, "False");
}

/* (), (3,), (3, 4) or (3, 4,) */
static int
takes_shape (scanner *s, dsc_array *a)
{
  int comma = 1;
  a->dimensions = 0;
  if (! takes (s, '('))
    return 0;
  while (! takes (s, ')'))
    {
      if (! comma || a->dimensions == DSC_ARRAY_DIMENSIONS
          || ! takes_size (s, &a->size[a->dimensions++]))
        return 0;
      comma = takes (s, ',');
    }
  return comma || a->dimensions > 1;
}

static dsc_status
get_value (scanner *s, int key, dsc_array *a, dsc_source_error *e)
{
  switch (key)
    {
    case 0:
      return get_class (s, a, e);
    case 1:
      return takes_order (s, a) ? DSC_OK : breaks (s, e);
    default:
      return takes_shape (s, a) ? DSC_OK : breaks (s, e);
    }
}

/* Which of the keys it is, as get_value numbers them, or -1. */
static int
takes_key (scanner *s)
{
  static const char *const keys[] = { "descr", "fortran_order", "shape" };
  const char *text;
  size_t bytes;
  if (takes_text (s, &text, &bytes) && takes (s, ':'))
    for (int key = 0; key < 3; key++)
      if (strlen (keys[key]) == bytes && memcmp (keys[key], text, bytes) == 0)
        return key;
  return -1;
}

/* Each key once, in any order, and nothing but blanks behind them. */
static dsc_status
get_dictionary (scanner *s, dsc_array *a, dsc_source_error *e)
{
  int seen = 0, comma = 1;
  if (! takes (s, '{'))
    return breaks (s, e);
  while (! takes (s, '}'))
    {
      const int key = comma ? takes_key (s) : -1;
      if (key < 0 || (seen >> key & 1))
        return breaks (s, e);
      const dsc_status status = get_value (s, key, a, e);
      if (status != DSC_OK)
        return status;
      seen |= 1 << key;
      comma = takes (s, ',');
    }
  skip_blanks (s);
  return seen == 7 && s->at == s->n ? DSC_OK : breaks (s, e);
}

/* Version and length of the text, from the first bytes of the file. */
static dsc_status
get_start (const unsigned char *h, uint64_t bytes, scanner *s,
           dsc_source_error *e)
{
  if (bytes < START_BYTES || memcmp (h, MAGIC, MAGIC_BYTES) != 0)
    return dsc_source_fails (e, DSC_FAULT_FOREIGN, 0, NULL, 0);
  if (h[6] < 1 || h[6] > 3 || h[7] != 0)
    return dsc_source_fails (e, DSC_FAULT_VERSION, MAGIC_BYTES, NULL, 0);
  uint32_t length = (uint32_t) h[8] | (uint32_t) h[9] << 8;
  if (h[6] > 1)
    length |= (uint32_t) h[10] << 16 | (uint32_t) h[11] << 24;
  if (length > DSC_HEADER_BYTES)
    return dsc_source_fails (e, DSC_FAULT_LONG, 8, NULL, 0);
  s->from = h[6] == 1 ? 10 : 12;
  s->n = length;
  return DSC_OK;
}

dsc_status
dsc_npy_head (const dsc_source_file *f, dsc_array *a, dsc_source_error *e)
{
  unsigned char h[START_BYTES] = { 0 };
  char text[DSC_HEADER_BYTES];
  scanner s = { .text = text };
  dsc_status status
    = dsc_source_file_read (f, 0, h, f->bytes < sizeof h ? (size_t) f->bytes
                            : sizeof h, e);
  if (status == DSC_OK)
    status = get_start (h, f->bytes, &s, e);
  if (status == DSC_OK)
    status = dsc_source_file_read (f, s.from, text, s.n, e);
  if (status == DSC_OK)
    status = get_dictionary (&s, a, e);
  if (status != DSC_OK)
    return status;
  a->offset = s.from + s.n;
  return dsc_array_bytes (a, e);
}
