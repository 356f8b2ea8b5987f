/* labels.c: texts and their numbers.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "base/carve.h"

#include "csv.h"

enum { SLOTS = 1 << 17 };

size_t
dsc_labels_begin (dsc_labels *l, void *room)
{
  size_t used = 0;
  *l = (dsc_labels) { .more = 1 };
  l->text = carve (&used, room, DSC_LABELS_TEXT);
  l->begin = carve (&used, room, (DSC_LABELS_MOST + 1) * sizeof *l->begin);
  l->slot = carve (&used, room, SLOTS * sizeof *l->slot);
  if (room)
    {
      l->begin[0] = 0;
      memset (l->slot, 0, SLOTS * sizeof *l->slot);
    }
  return used;
}

/* FNV-1a */
static uint32_t
hash (const char *text, size_t bytes)
{
  uint32_t h = 2166136261U;
  for (size_t i = 0; i < bytes; i++)
    h = (h ^ (unsigned char) text[i]) * 16777619U;
  return h ^ h >> 15;
}

static int
is_label (const dsc_labels *l, int number, const char *text, size_t bytes)
{
  const uint32_t begin = l->begin[number - 1];
  return l->begin[number] - begin == bytes
         && memcmp (l->text + begin, text, bytes) == 0;
}

static int
add (dsc_labels *l, uint32_t slot, const char *text, size_t bytes)
{
  if (! l->more || l->n == DSC_LABELS_MOST
      || bytes > DSC_LABELS_TEXT - l->used)
    return 0;
  memcpy (l->text + l->used, text, bytes);
  l->used += bytes;
  l->begin[++l->n] = (uint32_t) l->used;
  l->slot[slot] = (uint16_t) l->n;
  return l->n;
}

int
dsc_labels_number (dsc_labels *l, const char *text, size_t bytes)
{
  uint32_t slot = hash (text, bytes) % SLOTS;
  for (; l->slot[slot] != 0; slot = (slot + 1) % SLOTS)
    if (is_label (l, l->slot[slot], text, bytes))
      return l->slot[slot];
  return add (l, slot, text, bytes);
}
