/* ranks-typed.h: several processes that make one run, as the run sees them.
   Read for each precision (base/both.h).

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

/* What a run asks of the processes that make it together
   (distributed/ranks.c): all of them call these functions in the same order.
   Each has all parameters, but makes the steps of BEGIN to END - 1 alone and
   has no more of gradients and slots than these.  What only one of them knows,
   as an error of its own or the wish to end the run, waits in `mine' and
   `asks' until they meet: then it is known to all of them. */
typedef struct DSC (ranks) DSC (ranks);
struct DSC (ranks)
{
  int first;             /* this is the process that loads and saves, */
  double now;            /* and this its clock when they met last */
  dsc_int begin, end;
  dsc_status mine;
  int asks;
  int asked;             /* one of them has asked for the end */
  /* The worst status of all of them. */
  dsc_status (*meet) (DSC (ranks) *ranks);
  /* The norm of N elements of the gradient from BEGIN on: of an array, or of
     all; measure is called before, for a new gradient. */
  dsc_status (*measure) (DSC (ranks) *ranks);
  dsc_norm (*norm) (DSC (ranks) *ranks, dsc_int begin, dsc_int n);
  /* The steps are made: theta, and whether all was finite everywhere. */
  dsc_status (*spread) (DSC (ranks) *ranks, int *finite);
  /* FLAGS becomes what any of them has there. */
  dsc_status (*any) (DSC (ranks) *ranks, int *flags);
  /* The first one gets the whole of an array of which each has its part, and
     deals one out; and it tells all of them N bytes. */
  dsc_status (*collect) (DSC (ranks) *ranks, DSC_REAL *array);
  dsc_status (*deal) (DSC (ranks) *ranks, DSC_REAL *array);
  dsc_status (*tell) (DSC (ranks) *ranks, void *bytes, size_t n);
};
