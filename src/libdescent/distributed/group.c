/* group.c: what every transport of a group has in common.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "group.h"

const char *
dsc_loss_text (int loss)
{
  static const char *const texts[]
    = { [DSC_HAS_LEFT] = "has left",
        [DSC_HAS_ENDED] = "has ended",
        [DSC_IS_SUSPENDED] = "is suspended",
        [DSC_WAS_STOPPED] = "was stopped",
        [DSC_IS_ELSEWHERE] = "is at another place of its work",
        [DSC_IS_SILENT] = "cannot be reached" };
  const int n = sizeof texts / sizeof *texts;
  return loss >= 0 && loss < n ? texts[loss] : NULL;
}

static int
is_over (const dsc_group *group)
{
  return group->lost >= 0;
}

/* Are they for other ranks of the group? */
static int
are_for_others (const dsc_group *group, int n, const dsc_parcel *parcels)
{
  for (int i = 0; i < n; i++)
    if (parcels[i].rank < 0 || parcels[i].rank >= group->ranks
        || parcels[i].rank == group->rank)
      return 0;
  return 1;
}

dsc_status
dsc_exchange (dsc_group *group, int sends, const dsc_parcel *send,
              int receives, const dsc_parcel *receive, const dsc_poll *poll)
{
  if (! are_for_others (group, sends, send)
      || ! are_for_others (group, receives, receive))
    return DSC_EARG;
  if (is_over (group))
    return DSC_EGROUP;
  if (sends == 0 && receives == 0)
    return DSC_OK;
  return group->exchange (group, sends, send, receives, receive, poll);
}

dsc_status
dsc_gather (dsc_group *group, size_t n, const void *mine, void *all,
            const dsc_poll *poll)
{
  dsc_parcel send[DSC_MAX_RANKS], receive[DSC_MAX_RANKS];
  char *const own = (char *) all + n * (size_t) group->rank;
  int others = 0;
  if (n == 0)
    return is_over (group) ? DSC_EGROUP : DSC_OK;
  memmove (own, mine, n);
  for (int i = 1; i < group->ranks; i++)   /* the next one first */
    {
      const int rank = (group->rank + i) % group->ranks;
      send[others] = (dsc_parcel) { rank, own, n };
      receive[others++]
        = (dsc_parcel) { rank, (char *) all + n * (size_t) rank, n };
    }
  return dsc_exchange (group, others, send, others, receive, poll);
}

dsc_status
dsc_vote (dsc_group *group, dsc_status mine, dsc_status *worst, int *rank,
          const dsc_poll *poll)
{
  dsc_status all[DSC_MAX_RANKS];
  const dsc_status status
    = dsc_gather (group, sizeof mine, &mine, all, poll);
  if (status != DSC_OK)
    return status;
  *rank = 0;
  for (int i = 1; i < group->ranks; i++)
    if (all[i] > all[*rank])
      *rank = i;
  *worst = all[*rank];
  return DSC_OK;
}

void
dsc_leave (dsc_group *group)
{
  if (is_over (group))
    return;
  group->leave (group);
  group->lost = group->rank;
  group->loss = DSC_HAS_LEFT;
}
