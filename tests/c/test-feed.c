/* test-feed.c: samples that are read ahead in windows.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <stdlib.h>
#include <time.h>

#include "check.h"

enum { MOST = 700, BYTES = 12 };   /* a sample of X: its number, three times */

/* Reads samples that follow from their numbers. */
typedef struct
{
  dsc_reader reader;
  dsc_int fail_at;        /* this sample is wrong; -1: none */
  dsc_status status;      /* of it */
  int pause;              /* milliseconds of each read */
  dsc_int read, calls;
  dsc_int last;           /* the end of the read before */
  int back;               /* reads that do not go on in the file */
  dsc_int grain;
  int cut;                /* reads that end within a grain */
} source;

static void
rest (int milliseconds)
{
  const struct timespec t = { milliseconds / 1000,
                              milliseconds % 1000 * 1000000 };
  nanosleep (&t, NULL);
}

static dsc_status
read_samples (void *self, dsc_int first, dsc_int n, void *const *at,
              dsc_int *bad)
{
  source *s = self;
  int32_t *X = at[0];
  double *Y = at[1];
  if (s->pause)
    rest (s->pause);
  for (dsc_int i = 0; i < n; i++)
    {
      for (int j = 0; j < 3; j++)
        X[3 * i + j] = (int32_t) (first + i);
      Y[i] = -(double) (first + i);
      if (first + i == s->fail_at)
        {
          *bad = first + i;
          return s->status;
        }
    }
  s->read += n;
  s->calls++;
  s->back += first < s->last;
  s->cut += s->grain && (first + n) % s->grain;
  s->last = first + n;
  return DSC_OK;
}

static dsc_feeding
plan (source *s, dsc_windows w)
{
  *s = (source) { .fail_at = -1, .status = DSC_EDATA };
  s->reader = (dsc_reader) { read_samples, s };
  return (dsc_feeding) { .windows = w, .seed = 7, .epochs = 3,
                         .bytes = { BYTES, sizeof (double), 0 },
                         .reader = s->reader };
}

typedef struct
{
  dsc_feed *feed;
  char *room;
} fed;

static fed
begin (const dsc_feeding *how)
{
  const size_t bytes = dsc_feed_workspace (how) + 64;
  fed f = { NULL, malloc (bytes) };
  memset (f.room, 0x55, bytes);
  f.feed = dsc_feed_begin (how, f.room + (64 - (uintptr_t) f.room % 64));
  CHECK (f.feed != NULL);
  return f;
}

static void
end (fed f)
{
  dsc_feed_end (f.feed);
  free (f.room);
}

/* What the samples of epoch e are, one after the other. */
static void
order_of (const dsc_feeding *how, dsc_int e, dsc_int *order)
{
  if (how->in_order)
    {
      for (dsc_int i = 0; i < how->windows.m; i++)
        order[i] = i;
      return;
    }
  void *room = malloc (dsc_windows_room (&how->windows) + 1);
  CHECK_EQUAL (dsc_windows_order (&how->windows, how->seed,
                                  (uint64_t) (how->once ? 1 : e), NULL, room,
                                  order), DSC_OK);
  free (room);
}

/* Is the mini-batch from position FIRST on what its order says? */
static int
right (const dsc_feed *f, const dsc_feeding *how, const dsc_int *wanted,
       dsc_int B, dsc_int place, const dsc_int *order)
{
  const int32_t *X = dsc_feed_array (f, 0);
  const double *Y = dsc_feed_array (f, 1);
  const int numbered = dsc_feed_holds_all (f);
  int good = 1;
  for (dsc_int i = 0; i < B; i++)
    {
      const dsc_int at = order ? order[i] : numbered ? wanted[i] : place + i;
      good &= at >= 0 && at < dsc_feed_places (how) && X[3 * at] == wanted[i]
              && X[3 * at + 2] == wanted[i] && Y[at] == -(double) wanted[i];
    }
  return good;
}

/* Of some streams alone: their parts of each mini-batch, from mini-batch t of
   epoch 2 on, and nothing else is read. */
static void
some_streams (dsc_windows w, dsc_int first, dsc_int streams, dsc_int t)
{
  static dsc_int wanted[MOST];
  source s;
  dsc_feeding how = plan (&s, w);
  how.first = first;
  how.streams = streams;
  fed f = begin (&how);
  dsc_int used = 0;
  for (dsc_int e = 2; e <= how.epochs; e++, t = 0)
    {
      order_of (&how, e, wanted);
      for (; t * w.B < w.m; t++)
        {
          const dsc_int at = t * w.B, left = w.m - at;
          const dsc_int B = left < w.B ? left : w.B;
          const dsc_int *order;
          dsc_int place;
          CHECK_EQUAL (dsc_feed_take (f.feed, e, at, B, NULL, &place, &order),
                       DSC_OK);
          for (dsc_int i = first; i < first + streams; i++)
            {
              const dsc_part part = dsc_stream_part (&w, i, t);
              used += part.n;
              CHECK (right (f.feed, &how, wanted + at + part.begin, part.n, 0,
                            order + part.begin));
            }
        }
    }
  end (f);
  CHECK_THAT (s.read, <=, used + streams * w.blocks * w.block);
  CHECK_EQUAL (dsc_feed_places (&how), 2 * streams * w.blocks * w.block);
}

/* From mini-batch t of epoch e on to the end: is all right, and are so many
   samples read as there are, or a few more? */
static int
runs_from (dsc_feeding how, source *s, dsc_int e, dsc_int t)
{
  static dsc_int wanted[MOST];
  const dsc_int m = how.windows.m, B = how.windows.B;
  fed f = begin (&how);
  dsc_int first = t * B, used = 0;
  int good = 1;
  for (; e <= how.epochs; e++, first = 0)
    {
      order_of (&how, e, wanted);
      for (; first < m; first += B)
        {
          dsc_int n = m - first < B ? m - first : B, place = -1;
          const dsc_int *order;
          good &= dsc_feed_take (f.feed, e, first, n, NULL, &place, &order)
                  == DSC_OK
                  && right (f.feed, &how, wanted + first, n, place, order);
          used += n;
        }
    }
  const int all = dsc_feed_holds_all (f.feed);
  const dsc_feed_account account = dsc_feed_accounts (f.feed);
  good &= account.bad == -1
          && account.bytes == (double) s->read * (BYTES + 8);
  end (f);
  return good
         && (all ? s->read == m : s->read >= used
             && s->read <= used + how.windows.shards * how.windows.block
                                  * how.windows.blocks);
}

/* The order is that of arrays, wherever the run begins. */
static void
orders (void)
{
  int wrong = 0;
  for (dsc_int m = 1; m <= 60; m += 7)
    for (dsc_int B = 1; B <= m; B += 1 + B / 2)
      for (dsc_int S = 1; S <= 4; S += 3)
        for (dsc_int b = 1; b <= 8; b += 2)
          for (dsc_int w = (B + S - 1) / S / b + 1; w < 6; w += 2)
            for (int kind = 0; kind < 4; kind++)
              {
                source s;
                dsc_feeding how = plan (&s, (dsc_windows) { m, B, S, b, w });
                how.in_order = kind == 1;
                how.once = kind == 2;
                how.alone = kind != 3 || m % 3;
                const dsc_int t = (m / B) / 2;
                wrong += ! runs_from (how, &s, 1, 0);
                s.read = 0;
                wrong += ! runs_from (how, &s, 2, t);
              }
  CHECK_EQUAL (wrong, 0);
}

/* With a thread, more samples, and a reader that takes its time. */
static void
threads (void)
{
  for (int pause = 0; pause < 2; pause++)
    {
      source s;
      dsc_feeding how = plan (&s, (dsc_windows) { MOST, 32, 2, 16, 5 });
      s.pause = pause;
      CHECK (runs_from (how, &s, 1, 0));
      s.read = 0;
      CHECK (runs_from (how, &s, 3, 11));
      how.in_order = 1;
      s.read = s.back = s.last = 0;
      CHECK (runs_from (how, &s, 1, 0));
      CHECK_EQUAL (s.back, 2);   /* once an epoch */
    }
}

/* Windows are read in the order of the file. */
static void
ascending (void)
{
  source s;
  dsc_feeding how = plan (&s, (dsc_windows) { MOST, 10, 1, 7, 25 });
  how.epochs = 1;
  CHECK (runs_from (how, &s, 1, 0));
  CHECK (s.calls >= MOST / 7);
  CHECK_EQUAL (s.back, 3);   /* four windows */
}

/* Reads end where a packed chunk does. */
static void
grains (void)
{
  for (dsc_int grain = 3; grain < 100000; grain *= 31)
    {
      source s;
      dsc_feeding how = plan (&s, (dsc_windows) { MOST, 10, 1, MOST, 1 });
      how.bytes[0] = BYTES << 10;   /* a few samples at a time */
      how.grain = s.grain = grain;
      fed f = begin (&how);
      dsc_int place;
      const dsc_int *order;
      CHECK_EQUAL (dsc_feed_take (f.feed, 1, 0, 10, NULL, &place, &order),
                   DSC_OK);
      CHECK_EQUAL (s.cut, 1);       /* the last one */
      CHECK_EQUAL (s.read, MOST);
      CHECK_EQUAL (s.calls, grain > 100 ? 1 : grain > 3 ? 8 : 9);
      end (f);
    }
}

/* Takes until that fails; *TAKEN counts the samples. */
static dsc_status
take_all (dsc_feed *f, const dsc_feeding *how, const dsc_poll *poll,
          dsc_int *taken)
{
  dsc_status status = DSC_OK;
  *taken = 0;
  for (dsc_int e = 1; e <= how->epochs; e++)
    for (dsc_int first = 0; first < how->windows.m; first += how->windows.B)
      {
        dsc_int n = how->windows.m - first, place;
        const dsc_int *order;
        n = n < how->windows.B ? n : how->windows.B;
        status = dsc_feed_take (f, e, first, n, poll, &place, &order);
        if (status != DSC_OK)
          return status;
        *taken += n;
      }
  return status;
}

static void
errors (void)
{
  for (int kind = 0; kind < 8; kind++)
    {
      source s;
      dsc_int taken;
      dsc_feeding how
        = plan (&s, (dsc_windows) { 300, 10, 1, 8, kind & 4 ? 90 : 5 });
      s.fail_at = 123;
      s.status = kind & 1 ? DSC_EDATA : DSC_EFILE;
      how.alone = kind & 2;
      how.in_order = 1;
      fed f = begin (&how);
      CHECK_EQUAL (take_all (f.feed, &how, NULL, &taken), s.status);
      CHECK (taken <= 123);
      CHECK (taken >= (kind & 4 ? 0 : 80));
      CHECK_EQUAL (dsc_feed_accounts (f.feed).bad, 123);
      end (f);
    }
}

static int
poll_third (void *self)
{
  return ++*(int *) self > 2;
}

/* While it waits for a slow reader, the caller is asked. */
static void
stops (void)
{
  for (int alone = 0; alone < 2; alone++)
    {
      source s;
      int asked = 0;
      dsc_int taken;
      const dsc_poll poll = { poll_third, &asked };
      dsc_feeding how = plan (&s, (dsc_windows) { MOST, 10, 1, 8, 5 });
      how.alone = alone;
      s.pause = 15;
      fed f = begin (&how);
      CHECK_EQUAL (take_all (f.feed, &how, &poll, &taken), DSC_ESTOP);
      CHECK_EQUAL (taken, 0);
      CHECK_EQUAL (asked, 3);
      CHECK_THAT (dsc_feed_accounts (f.feed).waited, >, alone ? 0 : .03);
      end (f);
    }
}

/* A feed that is not used, or ends while it reads. */
static void
ends (void)
{
  source s;
  dsc_int place;
  const dsc_int *order;
  dsc_feeding how = plan (&s, (dsc_windows) { MOST, 10, 1, 8, 5 });
  end (begin (&how));
  CHECK_EQUAL (s.read, 0);
  s.pause = 1;
  fed f = begin (&how);
  CHECK_EQUAL (dsc_feed_take (f.feed, 1, 0, 10, NULL, &place, &order), DSC_OK);
  end (f);
  CHECK_THAT (s.read, <=, 80);
}

static void
sizes (void)
{
  source s;
  dsc_int place;
  const dsc_int *order;
  dsc_feeding how = plan (&s, (dsc_windows) { 1000, 10, 2, 8, 5 });
  CHECK_EQUAL (dsc_feed_places (&how), 160);
  CHECK_THAT (dsc_feed_workspace (&how), >=, 160 * (BYTES + 8));
  CHECK_THAT (dsc_feed_workspace (&how), <, 160 * (BYTES + 16) + 4000);
  how.windows.blocks = 63;
  CHECK_EQUAL (dsc_feed_places (&how), 1000);
  how.windows.blocks = PTRDIFF_MAX;
  CHECK_EQUAL (dsc_feed_places (&how), 1000);
  how.windows.m = PTRDIFF_MAX / 16;
  CHECK_EQUAL (dsc_feed_workspace (&how), SIZE_MAX);
  how.windows = (dsc_windows) { 100, 50, 1, 8, 3 };   /* 24 < 50 */
  fed f = begin (&how);
  CHECK_EQUAL (dsc_feed_take (f.feed, 1, 0, 50, NULL, &place, &order),
               DSC_EARG);
  end (f);
}

void
test_feed (void)
{
  const dsc_windows some = { 613, 37, 8, 3, 4 };
  for (dsc_int i = 0; i < 8; i++)
    some_streams (some, i, 1 + i % 3 < 8 - i ? 1 + i % 3 : 8 - i, i);
  orders ();
  threads ();
  ascending ();
  grains ();
  errors ();
  stops ();
  ends ();
  sizes ();
}
