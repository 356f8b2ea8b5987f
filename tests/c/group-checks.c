/* group-checks.c: what members of a group check, on any transport.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <stdlib.h>

#include "check.h"
#include "group-checks.h"

enum { PARCELS = 9, LARGEST = 100003 };

static const size_t parcel_sizes[PARCELS]
  = { 0, 1, 8, LARGEST, 12, 13, 14, 0, 4097 };

/* byte i of parcel k of one rank to another */
static char
byte_of (int from, int to, int k, size_t i)
{
  return (char) (i * 31 + from * 7 + to * 11 + k * 13 + (i >> 8));
}

/* Everyone sends all parcels to all others, those of the ranks interleaved. */
void
group_exchanges (dsc_group *group, void *self)
{
  const int all = PARCELS * group->ranks;
  dsc_parcel *send = calloc (2 * all, sizeof *send), *receive = send + all;
  int sends = 0, receives = 0, wrong = 0;
  (void) self;
  for (int k = 0; k < PARCELS; k++)
    for (int rank = 0; rank < group->ranks; rank++)
      if (rank != group->rank)
        {
          const size_t n = parcel_sizes[k];
          char *bytes = malloc (n + 1);
          for (size_t i = 0; i < n; i++)
            bytes[i] = byte_of (group->rank, rank, k, i);
          send[sends++] = (dsc_parcel) { rank, bytes, n };
          receive[receives++] = (dsc_parcel) { rank, malloc (n + 1), n };
        }
  for (int time = 0; time < 2; time++)
    CHECK_EQUAL (dsc_exchange (group, sends, send, receives, receive, NULL),
                 DSC_OK);
  for (int j = 0; j < receives; j++)
    for (size_t i = 0; i < receive[j].n; i++)
      wrong += ((char *) receive[j].bytes)[i]
               != byte_of (receive[j].rank, group->rank,
                           j / (group->ranks - 1), i);
  CHECK_EQUAL (wrong, 0);
  for (int j = 0; j < sends; j++)
    {
      free (send[j].bytes);
      free (receive[j].bytes);
    }
  free (send);
}

/* A ring: each sends to the next one alone, so many times that fast ranks run
   ahead. */
void
group_relays (dsc_group *group, void *self)
{
  const int ranks = group->ranks;
  int wrong = 0;
  (void) self;
  for (int k = 0; k < 200; k++)
    {
      int out[3] = { group->rank, k, -k }, in[3];
      dsc_parcel send = { (group->rank + 1) % ranks, out, sizeof out };
      dsc_parcel receive = { (group->rank + ranks - 1) % ranks, in, sizeof in };
      wrong += dsc_exchange (group, 1, &send, 1, &receive, NULL) != DSC_OK
               || in[0] != receive.rank || in[1] != k || in[2] != -k;
    }
  CHECK_EQUAL (wrong, 0);
}

void
group_gathers (dsc_group *group, void *self)
{
  double all[DSC_MAX_RANKS];
  double *mine = &all[group->rank];
  int wrong = 0;
  (void) self;
  for (int k = 0; k < 20; k++)
    {
      const double x = k + .5 * group->rank;
      *mine = x;
      wrong += dsc_gather (group, sizeof x, k % 2 ? mine : &x, all, NULL)
               != DSC_OK;
      for (int i = 0; i < group->ranks; i++)
        wrong += all[i] != k + .5 * i;
    }
  CHECK_EQUAL (wrong, 0);
  CHECK_EQUAL (dsc_gather (group, 0, NULL, NULL, NULL), DSC_OK);
}

void
group_votes (dsc_group *group, void *self)
{
  dsc_status worst;
  int rank;
  const int last = group->ranks - 1;
  (void) self;
  CHECK_EQUAL (dsc_vote (group, DSC_OK, &worst, &rank, NULL), DSC_OK);
  CHECK_EQUAL (worst, DSC_OK);
  CHECK_EQUAL (rank, 0);
  CHECK_EQUAL (dsc_vote (group, group->rank == last ? DSC_EDATA : DSC_ESTOP,
                         &worst, &rank, NULL), DSC_OK);
  CHECK_EQUAL (worst, DSC_EDATA);
  CHECK_EQUAL (rank, last);
  CHECK_EQUAL (dsc_vote (group, group->rank ? DSC_EFILE : DSC_OK, &worst,
                         &rank, NULL), DSC_OK);
  CHECK_EQUAL (worst, group->ranks > 1 ? DSC_EFILE : DSC_OK);
  CHECK_EQUAL (rank, group->ranks > 1);
}

void
group_refusals (dsc_group *group, void *self)
{
  char byte = 0;
  const int ranks[] = { -1, group->rank, group->ranks };
  (void) self;
  for (size_t i = 0; i < COUNT (ranks); i++)
    {
      dsc_parcel p = { ranks[i], &byte, 1 };
      CHECK_EQUAL (dsc_exchange (group, 1, &p, 0, NULL, NULL), DSC_EARG);
      CHECK_EQUAL (dsc_exchange (group, 0, NULL, 1, &p, NULL), DSC_EARG);
    }
  CHECK_EQUAL (dsc_exchange (group, 0, NULL, 0, NULL, NULL), DSC_OK);
}
