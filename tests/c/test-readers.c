/* test-readers.c: damaged files of each format: refused with a reason, or read.
   A quick look at what the fuzzers of tests/trust do at length.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include "check.h"
#include "readers.h"

enum { BYTES = 512, TIMES = 40000 };

static uint32_t
draw (uint32_t below)
{
  static uint32_t block;
  const uint32_t key[2] = { 3, 4 }, counter[4] = { block++, 0, 0, 0 };
  uint32_t out[4];
  dsc_philox (key, counter, out);
  return (uint32_t) ((uint64_t) out[0] * below >> 32);
}

/* Some bytes change, come in or go. */
static size_t
damage (unsigned char *data, size_t n)
{
  static const char pieces[] = "0019,'\"()[]{}:<>|=OLe.-\n\r\t \377\200\1";
  for (uint32_t k = draw (4); k > 0 && n > 1; k--)
    {
      const size_t at = draw ((uint32_t) n);
      switch (draw (5))
        {
        case 0: data[at] ^= (unsigned char) (1 << draw (8)); break;
        case 1: data[at] = (unsigned char) pieces[draw (sizeof pieces)]; break;
        case 2: n = at + 1; break;
        case 3:
          memmove (data + at, data + at + 1, n - at - 1);
          n--;
          break;
        default:
          if (n < BYTES)
            {
              memmove (data + at + 1, data + at, n - at);
              n++;
            }
        }
    }
  return n;
}

static void
check_damaged (int (*reads) (const unsigned char *, size_t), const void *good,
               size_t n)
{
  unsigned char bad[BYTES + 1];
  int right = reads (good, n) == READ;
  CHECK (right);
  for (int i = 0; i < TIMES && right; i++)
    {
      memcpy (bad, good, n);
      const size_t bytes = damage (bad, n);
      /* its very size, so that a sanitizer sees what is read behind it */
      unsigned char *exact = malloc (bytes);
      right = exact && reads (memcpy (exact, bad, bytes), bytes) != WRONG;
      free (exact);
    }
  CHECK (right);
}

/* "abcdefa,bc" twice, then zeros */
#define MEMBER 31, 139, 8, 0, 0, 0, 0, 0, 2, 3, 75, 76, 74, 78, 73, 77, 75,  \
               212, 73, 74, 6, 0, 149, 107, 81, 241, 10, 0, 0, 0
static const unsigned char packed[] = { MEMBER, MEMBER, 0, 0, 0 };

void
test_readers (void)
{
  char npy[300] = "\223NUMPY\1\0n\0{'descr': '<f8', 'fortran_order': False, "
                  "'shape': (2, 3),}\n";
  const size_t text = strlen (npy + 10);
  npy[8] = (char) text;
  check_damaged (read_npy, npy, 10 + text + 48);
  const char idx[] = "\0\0\13\2\0\0\0\2\0\0\0\3abcdefghijkl";
  check_damaged (read_idx, idx, sizeof idx - 1);
  const char raw[] = "\3\1\2\2\1\5\0\0abcdefghijklmnopqrst";
  check_damaged (read_raw, raw, sizeof raw - 1);
  const char csv[] = "\14\6\3\7-1,a,\"b\",2\n3"
                     ",4.5e6,,\"x\"\"y\"\n\n5,NA,q,x\r\n";
  check_damaged (read_csv, csv, sizeof csv - 1);
#ifdef DSC_HAVE_ZLIB
  check_damaged (read_gzip, packed, sizeof packed);
#else
  (void) packed, (void) read_gzip;
#endif
}
