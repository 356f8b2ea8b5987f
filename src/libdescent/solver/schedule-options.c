/* schedule-options.c: what a user may set of a schedule, a table in the order
   of DSC_SCHEDULE_RATE and those after it in descent.h.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <float.h>
#include <math.h>
#include <stddef.h>

#include "solver.h"

#define NOT_NEGATIVE "a number that is not negative"
#define POSITIVE "a positive number"
#define WHOLE "an integer from 0 to 2^53 - 1"
#define MEMBER(name) offsetof (dsc_schedule, name)
static const dsc_schedule_option options[] = {
  { "LearnRate", NOT_NEGATIVE, 0, DBL_MAX, MEMBER (rate) },
  { "Origin", WHOLE, 0, 0x1p53 - 1, MEMBER (origin) },
  { "WarmUp", WHOLE, 0, 0x1p53 - 1, MEMBER (warmup) },
  { "Delay", NOT_NEGATIVE, 0, DBL_MAX, MEMBER (delay) },
  { "DecayRate", NOT_NEGATIVE, 0, DBL_MAX, MEMBER (decay) },
  { "Interval", POSITIVE, DBL_TRUE_MIN, DBL_MAX, MEMBER (interval) },
  { "Duration", POSITIVE, DBL_TRUE_MIN, DBL_MAX, MEMBER (duration) },
  { "FinalLearnRate", NOT_NEGATIVE, 0, DBL_MAX, MEMBER (final) },
  { "Power", POSITIVE, DBL_TRUE_MIN, DBL_MAX, MEMBER (power) },
  { "StartLearnRate", NOT_NEGATIVE, 0, DBL_MAX, MEMBER (start) },
  { "RiseFraction", "in [0, 1]", 0, 1, MEMBER (rise_fraction) },
  { "Rise", "linear|cosine", 0, 1, MEMBER (cosine_rise) },
  { "Patience", "a positive integer", 1, 0x1p53, MEMBER (patience) },
  { "Threshold", NOT_NEGATIVE, 0, DBL_MAX, MEMBER (threshold) }
};
enum { OPTIONS = sizeof options / sizeof options[0] };

const dsc_schedule_option *
dsc_schedule_option_at (int option)
{
  return option >= 0 && option < OPTIONS ? &options[option] : NULL;
}

double *
dsc_schedule_member (dsc_schedule *s, int option)
{
  return (double *) ((char *) s + options[option].member);
}

dsc_status
dsc_schedule_check (const dsc_schedule *s)
{
  if (! s->row)
    return DSC_EARG;
  for (int i = 0; i < OPTIONS; i++)
    {
      double v = *dsc_schedule_member ((dsc_schedule *) s, i);
      if ((s->row->uses >> i & 1)
          && ! (v >= options[i].least && v <= options[i].greatest)
          && ! (i == DSC_SCHEDULE_START && isnan (v)))
        return DSC_EARG;
    }
  return DSC_OK;
}
