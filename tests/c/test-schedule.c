/* test-schedule.c: schedules: rows, ends and edges of the learning rate.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include "check.h"

#define TOL 1e-14

static dsc_schedule
schedule (const char *name, double rate)
{
  dsc_schedule s = dsc_schedule_of (dsc_schedule_find (name));
  s.rate = rate;
  return s;
}

static double
rate (const dsc_schedule *s, double k)
{
  return dsc_learn_rate (s, NULL, k);
}

static void
table (void)
{
  static const char *names[] = { "none", "inverse", "exponential", "sqrt",
                                 "staircase", "step",
                                 "cosine", "polynomial", "one-cycle",
                                 "plateau" };
  for (int i = 0; i < COUNT (names); i++)
    {
      const dsc_schedule_row *row = dsc_schedule_at (i);
      CHECK (row && strcmp (row->name, names[i]) == 0);
      CHECK_EQUAL (dsc_schedule_find (names[i]), row);
      dsc_schedule s = dsc_schedule_of (row);
      int ends = row->uses >> DSC_SCHEDULE_DURATION & 1;
      CHECK_EQUAL (s.row, row);
      CHECK_EQUAL (s.rate, 0);
      CHECK_EQUAL (dsc_schedule_check (&s), ends ? DSC_EARG : DSC_OK);
      s.duration = 20;
      CHECK_EQUAL (dsc_schedule_check (&s), DSC_OK);

      /* each number that it uses, out of its range; the others are not looked
         at */
      for (int j = 0; dsc_schedule_option_at (j); j++)
        {
          const dsc_schedule_option *option = dsc_schedule_option_at (j);
          double bad[] = { -1, nextafter (option->least, -INFINITY),
                           nextafter (option->greatest, INFINITY), NAN };
          dsc_status want = row->uses >> j & 1 ? DSC_EARG : DSC_OK;
          for (int b = 0; b < COUNT (bad); b++)
            {
              dsc_schedule t = s;
              *dsc_schedule_member (&t, j) = bad[b];
              int none = j == DSC_SCHEDULE_START && isnan (bad[b]);
              CHECK_EQUAL (dsc_schedule_check (&t), none ? DSC_OK : want);
            }
        }

      /* where k is no number of a step */
      s.rate = 2;
      CHECK (isnan (rate (&s, NAN)));
      double first = i == 8 ? 2. / 25 : 2;
      CHECK_NEAR (rate (&s, -INFINITY), first, TOL);
      CHECK_NEAR (rate (&s, -3), first, TOL);
      s.decay = i == 9 ? .5 : s.decay;
      double last = rate (&s, INFINITY);
      CHECK (i == 0 || i == 9 ? last == 2 : last >= 0 && last < 1e-100);
      s.decay = 0;
      CHECK (! isnan (rate (&s, INFINITY)));
      CHECK (! isnan (rate (&s, 0)));
    }
  CHECK (! dsc_schedule_at (-1));
  CHECK (! dsc_schedule_at (COUNT (names)));
  CHECK_EQUAL (dsc_schedule_find ("Cosine"), dsc_schedule_at (6));
  CHECK (! dsc_schedule_find ("cos"));
  CHECK (! dsc_schedule_find (""));
  CHECK (! dsc_schedule_find (NULL));
  CHECK (! dsc_schedule_option_at (-1));
  CHECK (! dsc_schedule_option_at (DSC_SCHEDULE_THRESHOLD + 1));
  CHECK_EQUAL (strcmp (dsc_schedule_option_at (DSC_SCHEDULE_THRESHOLD)->name,
                       "Threshold"),
               0);
  dsc_schedule none = { 0 };
  CHECK_EQUAL (dsc_schedule_check (&none), DSC_EARG);
}

static void
formulas (void)
{
  /* the lecture: a0 = .2, decay rate 1, epochs 1 to 4 */
  dsc_schedule s = schedule ("inverse", .2);
  for (int k = 1; k <= 4; k++)
    CHECK_NEAR (rate (&s, k), .2 / (1 + k), TOL);
  s = schedule ("exponential", .2);
  CHECK_NEAR (rate (&s, 3), .2 * .95 * .95 * .95, TOL);
  s = schedule ("sqrt", .2);
  CHECK_EQUAL (rate (&s, 0), .2);
  CHECK_EQUAL (rate (&s, 1), .2);
  CHECK_NEAR (rate (&s, 16), .05, TOL);

  /* both ends exactly, and the middle */
  s = schedule ("cosine", .3);
  s.duration = 10;
  s.final = .1;
  CHECK_EQUAL (rate (&s, 0), .3);
  CHECK_EQUAL (rate (&s, 10), .1);
  CHECK_EQUAL (rate (&s, 11), .1);
  CHECK_NEAR (rate (&s, 5), .2, TOL);
  s.row = dsc_schedule_find ("polynomial");
  s.power = 2;
  CHECK_EQUAL (rate (&s, 0), .3);
  CHECK_EQUAL (rate (&s, 10), .1);
  CHECK_EQUAL (rate (&s, 1e9), .1);
  CHECK_NEAR (rate (&s, 5), .15, TOL);
  s = schedule ("one-cycle", .3);
  s.duration = 10;
  CHECK_NEAR (rate (&s, 0), .012, TOL);
  CHECK_NEAR (rate (&s, 1.5), .156, TOL);
  CHECK_EQUAL (rate (&s, 3), .3);
  CHECK_EQUAL (rate (&s, 10), 0);
  CHECK_NEAR (rate (&s, 6.5), .15, TOL);
  s.cosine_rise = 1;
  CHECK_NEAR (rate (&s, 1), .012 + .288 / 4, TOL);
  s.rise_fraction = 0;
  CHECK_EQUAL (rate (&s, 0), .3);
  s.rise_fraction = 1;
  s.start = 0;
  CHECK_EQUAL (rate (&s, 0), 0);
  CHECK_EQUAL (rate (&s, 10), 0);
  CHECK_EQUAL (rate (&s, 11), 0);
  CHECK_NEAR (rate (&s, 10 - 1e-9), .3, 1e-6);
  CHECK_NEAR (rate (&s, 5), .15, TOL);

  /* warm-up before, then the schedule from its own first step */
  s = schedule ("inverse", .4);
  s.warmup = 4;
  for (int k = -1; k <= 4; k++)
    CHECK_NEAR (rate (&s, k), .1 * fmax (k, 1), TOL);
  CHECK_NEAR (rate (&s, 5), .2, TOL);
  s.delay = 2;
  CHECK_EQUAL (rate (&s, 5), .4);
  CHECK_EQUAL (rate (&s, 6), .4);
  CHECK_NEAR (rate (&s, 7), .2, TOL);
  s.origin = 0;
  CHECK_EQUAL (rate (&s, 0), .1);
  CHECK_EQUAL (rate (&s, 3), .4);
}

/* the number of whole intervals, as seen through a rate that halves */
static double
steps (double interval, double delay, double k)
{
  dsc_schedule s = schedule ("step", 1);
  s.interval = interval;
  s.delay = delay;
  s.decay = .5;
  return -log2 (rate (&s, k));
}

static void
whole_intervals (void)
{
  for (int I = 1; I <= 50; I++)
    for (int e = 0; e <= 300; e++)
      {
        int want = e / I;
        CHECK_EQUAL (steps (I, 0, e), want);
        CHECK_EQUAL (steps (I / 10., 0, e / 10.), want);
        CHECK_EQUAL (steps (I / 1000., 0, e * .001), want);
        CHECK_EQUAL (steps (I / 10., 7.7, e / 10. + 7.7), want);
      }
  CHECK_EQUAL (steps (.1, 0, .3), 3);
  CHECK_EQUAL (steps (10, 0, 30), 3);
  CHECK_EQUAL (steps (.1, 0, .3 - 1e-9), 2);
  CHECK_EQUAL (steps (1, 0, 3 - 1e-12), 2);
  CHECK_EQUAL (steps (0x1p44, 0, 0x1p53 - 1), 511);
  CHECK_EQUAL (steps (0x1p44, 0, 0x1p53), 512);
  CHECK_EQUAL (steps (3002399751580331., 0, 0x1p53 - 2), 2);
}

static void
plateau (void)
{
  static const double cost[] = { 5, 4, 4, 3.9999, 3, NAN, 3, 3, 3, 2, -1,
                                 -1.00001, -2, -2, -2 };
  static const int drops[] = { 0, 0, 0, 1, 1, 1, 2, 2, 3, 3, 3, 3, 3, 3, 4 };
  dsc_schedule s = schedule ("plateau", 1);
  dsc_plateau p;
  s.patience = 2;
  dsc_plateau_begin (&p);
  CHECK_EQUAL (dsc_learn_rate (&s, &p, 0), 1);
  for (int i = 0; i < COUNT (cost); i++)
    {
      dsc_plateau_see (&s, &p, cost[i]);
      CHECK_EQUAL (p.drops, drops[i]);
      CHECK_NEAR (dsc_learn_rate (&s, &p, i + 1), pow (.1, drops[i]), TOL);
    }

  /* costs before the schedule begins do not count */
  s.patience = 1;
  s.warmup = 2;
  s.delay = 1;
  dsc_plateau_begin (&p);
  for (int i = 0; i < 3; i++)
    dsc_plateau_see (&s, &p, -100);
  dsc_plateau_see (&s, &p, INFINITY);
  CHECK_EQUAL (p.drops, 1);
  dsc_plateau_see (&s, &p, 5);
  CHECK_EQUAL (p.drops, 1);
  CHECK_EQUAL (p.best, 5);
  dsc_plateau_see (&s, &p, 5);
  CHECK_EQUAL (p.drops, 2);
  CHECK_EQUAL (p.seen, 6);
}

/* r^e alone would be Inf, 0 or of few digits; a0 r^e is none of these. */
static void
far_powers (void)
{
  const struct { double rate, decay, steps, want; } a[] = {
    { 1e-300, 10, 400, 1e100 }, { 1e300, .1, 400, 1e-100 },
    { 1e300, .1, 310, 1e-10 }, { 0, 10, 400, 0 }, { 1, 0, 400, 0 },
    { 1, .1, 400, 0 }, { 1, 10, 400, INFINITY } };
  const char *const names[] = { "exponential", "step" };
  for (int j = 0; j < 2; j++)
    for (int i = 0; i < COUNT (a); i++)
      {
        dsc_schedule s = dsc_schedule_of (dsc_schedule_find (names[j]));
        s.rate = a[i].rate, s.decay = a[i].decay;
        s.interval = 1, s.origin = 0;
        const double rate = dsc_learn_rate (&s, NULL, a[i].steps);
        if (a[i].want == 0 || isinf (a[i].want))
          CHECK (rate == a[i].want);
        else
          CHECK_NEAR (rate / a[i].want, 1, 1e-13);
      }
}

void
test_schedule (void)
{
  far_powers ();
  table ();
  formulas ();
  whole_intervals ();
  plateau ();
}
