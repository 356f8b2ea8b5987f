/* hdf5-write.c: the beginning of an HDF5 file of one contiguous array of
   floating-point numbers, "/samples".

   It is written without libhdf5, in the first version of each part, which all
   libraries read (HDF5 File Format Specification, version 3):

      0   superblock, version 0 (II.A)
     96   object header of the root group (IV.A.1.a)
    136   B-tree of one node: the names of the group (III.A.1)
    680   local heap with the name (III.D)
    728   symbol table node (III.B)
   1056   object header of the array
   2048   its values

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "formats.h"

enum
{
  ROOT = 96, TREE = 136, HEAP = 680, NAMES = 712, NODE = 728, ARRAY = 1056,
  NAME = 8, NAME_BYTES = 8,        /* of "samples", in the heap */
  END = 40,                        /* where the superblock has the file's end */
  LEAF = 4, INTERNAL = 16          /* half the entries of a node, a tree */
};

/* Where the next bytes go. */
typedef struct { unsigned char *at; } writer;

static void
put (writer *w, int bytes, uint64_t value)
{
  for (int i = 0; i < bytes; i++)
    *w->at++ = (unsigned char) (value >> 8 * i);
}

static void
put_text (writer *w, const char *text, int bytes)
{
  memcpy (w->at, text, (size_t) bytes);
  w->at += bytes;
}

static writer
at (char *head, int place)
{
  return (writer) { (unsigned char *) head + place };
}

/* A message of an object header begins; BYTES of it follow, a multiple of 8. */
static void
put_message (writer *w, int type, int bytes)
{
  put (w, 2, (uint64_t) type);
  put (w, 2, (uint64_t) bytes);
  put (w, 4, 0);
}

static void
put_object (writer *w, int messages, int bytes)
{
  put (w, 2, 1);                  /* version */
  put (w, 2, (uint64_t) messages);
  put (w, 4, 1);                  /* references */
  put (w, 8, (uint64_t) bytes);   /* with the gap before the messages */
}

/* BYTES of the file in all */
static void
put_superblock (char *head, uint64_t bytes)
{
  writer w = at (head, 0);
  put_text (&w, "\211HDF\r\n\032\n", 8);
  put (&w, 5, 0);                 /* versions */
  put (&w, 1, 8);                 /* bytes of an offset, of a length */
  put (&w, 2, 8);
  put (&w, 2, LEAF);
  put (&w, 2, INTERNAL);
  put (&w, 4, 0);
  put (&w, 8, 0);                 /* where the file begins */
  put (&w, 8, UINT64_MAX);
  put (&w, 8, bytes);
  put (&w, 8, UINT64_MAX);
  put (&w, 8, 0);                 /* the root group: */
  put (&w, 8, ROOT);
  put (&w, 8, 1);                 /* its tree and heap are here */
  put (&w, 8, TREE);
  put (&w, 8, HEAP);
}

static void
put_group (char *head)
{
  writer w = at (head, ROOT);
  put_object (&w, 1, 24);
  put_message (&w, 0x11, 16);
  put (&w, 8, TREE);
  put (&w, 8, HEAP);

  w = at (head, TREE);
  put_text (&w, "TREE", 4);
  put (&w, 2, 0);                 /* of a group, a leaf, */
  put (&w, 2, 1);                 /* of one node; none to either side */
  put (&w, 8, UINT64_MAX);
  put (&w, 8, UINT64_MAX);
  put (&w, 8, 0);                 /* names after "" */
  put (&w, 8, NODE);
  put (&w, 8, NAME);              /* up to this one */

  w = at (head, HEAP);
  put_text (&w, "HEAP", 4);
  put (&w, 4, 0);
  put (&w, 8, NAME + NAME_BYTES);
  put (&w, 8, 1);                 /* nothing is free */
  put (&w, 8, NAMES);
  w = at (head, NAMES + NAME);
  put_text (&w, "samples", NAME_BYTES);

  w = at (head, NODE);
  put_text (&w, "SNOD", 4);
  put (&w, 2, 1);                 /* version */
  put (&w, 2, 1);                 /* of one name */
  put (&w, 8, NAME);
  put (&w, 8, ARRAY);
}

/* Numbers of IEEE 754 in the processor's order of bytes (IV.A.2.d) */
static void
put_type (writer *w, dsc_kind kind)
{
  const int wide = kind == DSC_DOUBLE, mantissa = wide ? 52 : 23;
  const uint16_t one = 1;
  const int big = *(const unsigned char *) &one == 0;
  put_message (w, 0x3, 24);
  put (w, 1, 0x11);               /* version 1, class 1 */
  put (w, 1, 0x20 + (uint64_t) big);
  put (w, 1, wide ? 63 : 31);     /* the sign */
  put (w, 1, 0);
  put (w, 4, wide ? 8 : 4);
  put (w, 2, 0);
  put (w, 2, wide ? 64 : 32);
  put (w, 1, (uint64_t) mantissa);
  put (w, 1, wide ? 11 : 8);      /* the exponent */
  put (w, 1, 0);
  put (w, 1, (uint64_t) mantissa);
  put (w, 4, wide ? 1023 : 127);
  put (w, 4, 0);
}

static void
put_array (char *head, const dsc_array *a)
{
  const int sizes = 8 * a->dimensions;
  writer w = at (head, ARRAY);
  put_object (&w, 4, 4 * 8 + 8 + sizes + 24 + 8 + 24);
  put_message (&w, 0x1, 8 + sizes);
  put (&w, 1, 1);                 /* version */
  put (&w, 1, (uint64_t) a->dimensions);
  put (&w, 6, 0);
  for (int i = 0; i < a->dimensions; i++)
    put (&w, 8, (uint64_t) a->size[i]);
  put_type (&w, a->kind);
  put_message (&w, 0x5, 8);
  put (&w, 1, 2);                 /* version; space is there, and not filled */
  put (&w, 1, 1);
  put (&w, 6, 1);
  put_message (&w, 0x8, 24);
  put (&w, 1, 3);                 /* version; contiguous */
  put (&w, 1, 1);
  put (&w, 8, DSC_HDF5_HEAD);
  put (&w, 8, a->bytes);
}

void
dsc_hdf5_write_head (const dsc_array *a, char head[DSC_HDF5_HEAD])
{
  memset (head, 0, DSC_HDF5_HEAD);
  put_superblock (head, DSC_HDF5_HEAD + a->bytes);
  put_group (head);
  put_array (head, a);
}

int
dsc_hdf5_is_plain (const char head[DSC_HDF5_HEAD])
{
  char plain[DSC_HDF5_HEAD];
  const dsc_array a = { DSC_DOUBLE, 0, 0, 1, { 1 }, 0, 8 };
  dsc_hdf5_write_head (&a, plain);
  return memcmp (head, plain, END) == 0
         && memcmp (head + END + 8, plain + END + 8, ARRAY - END - 8) == 0;
}
