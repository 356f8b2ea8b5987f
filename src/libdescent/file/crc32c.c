/* crc32c.c: the checksum of checkpoints.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "file.h"

#if defined __x86_64__ && defined __GNUC__
/* eight bytes at a time, by the processor's own instruction */
__attribute__ ((target ("sse4.2"))) static uint32_t
by_instruction (uint32_t crc, const unsigned char *p, size_t bytes)
{
  uint64_t c = crc, word;
  for (; bytes >= 8; p += 8, bytes -= 8)
    {
      memcpy (&word, p, 8);
      c = __builtin_ia32_crc32di (c, word);
    }
  for (; bytes > 0; p++, bytes--)
    c = __builtin_ia32_crc32qi ((uint32_t) c, *p);
  return (uint32_t) c;
}
#endif

/* Castagnoli's polynomial, reflected: 0x82f63b78; four bits at a time */
static uint32_t
by_table (uint32_t crc, const unsigned char *p, size_t bytes)
{
  static const uint32_t table[16] = {
    0x00000000, 0x105ec76f, 0x20bd8ede, 0x30e349b1,
    0x417b1dbc, 0x5125dad3, 0x61c69362, 0x7198540d,
    0x82f63b78, 0x92a8fc17, 0xa24bb5a6, 0xb21572c9,
    0xc38d26c4, 0xd3d3e1ab, 0xe330a81a, 0xf36e6f75
  };
  for (; bytes > 0; p++, bytes--)
    {
      crc ^= *p;
      crc = (crc >> 4) ^ table[crc & 15];
      crc = (crc >> 4) ^ table[crc & 15];
    }
  return crc;
}

uint32_t
dsc_crc32c (uint32_t crc, const void *data, size_t bytes)
{
#if defined __x86_64__ && defined __GNUC__
  if (__builtin_cpu_supports ("sse4.2"))
    return ~by_instruction (~crc, data, bytes);
#endif
  return ~by_table (~crc, data, bytes);
}

uint32_t
dsc_crc32c_plain (uint32_t crc, const void *data, size_t bytes)
{
  return ~by_table (~crc, data, bytes);
}
