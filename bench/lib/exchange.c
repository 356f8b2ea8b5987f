/* exchange.c: exchange N REPEATS, run by mpirun: the median microseconds of
   adding N floats over all ranks, so that all have the sum: by two exchanges
   of the group, as a step of training does, and by MPI_Allreduce.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <mpi.h>
#include <stdio.h>
#include <stdlib.h>

#include "mpi/group-mpi.h"

static int
compare (const void *a, const void *b)
{
  const double x = *(const double *) a, y = *(const double *) b;
  return (x > y) - (x < y);
}

/* Each sends the others' parts of mine to them, adds what it gets to its own,
   and sends that to all. */
static void
add_by_exchanges (dsc_group *g, dsc_int n, float *mine, float *theirs,
                  float *sum)
{
  dsc_parcel send[DSC_MAX_RANKS] = { 0 }, receive[DSC_MAX_RANKS] = { 0 };
  const dsc_int first = dsc_share (n, g->rank, g->ranks);
  const dsc_int own = dsc_share (n, g->rank + 1, g->ranks) - first;
  int k = 0;
  for (int r = 0; r < g->ranks; r++)
    if (r != g->rank)
      {
        const dsc_int at = dsc_share (n, r, g->ranks);
        const dsc_int its = dsc_share (n, r + 1, g->ranks) - at;
        send[k] = (dsc_parcel) { r, mine + at, its * sizeof *mine };
        receive[k] = (dsc_parcel) { r, theirs + k * own, own * sizeof *mine };
        k++;
      }
  dsc_exchange (g, k, send, k, receive, NULL);
  for (dsc_int i = 0; i < own; i++)
    sum[first + i] = mine[first + i];
  for (int j = 0; j < k; j++)
    for (dsc_int i = 0; i < own; i++)
      sum[first + i] += theirs[j * own + i];
  k = 0;
  for (int r = 0; r < g->ranks; r++)
    if (r != g->rank)
      {
        const dsc_int at = dsc_share (n, r, g->ranks);
        const dsc_int its = dsc_share (n, r + 1, g->ranks) - at;
        send[k] = (dsc_parcel) { r, sum + first, own * sizeof *sum };
        receive[k++] = (dsc_parcel) { r, sum + at, its * sizeof *sum };
      }
  dsc_exchange (g, k, send, k, receive, NULL);
}

int
main (int argc, char **argv)
{
  const char *why;
  dsc_group *g = descent_group_mpi (&why);
  if (! g || argc != 3)
    return 1;
  const dsc_int n = atof (argv[1]);
  const int repeats = atoi (argv[2]);
  float *mine = calloc (n, sizeof *mine), *sum = calloc (n, sizeof *sum);
  float *theirs = calloc (n + g->ranks, sizeof *theirs);
  double *ours = calloc (2 * repeats, sizeof *ours), *mpi = ours + repeats;
  for (int i = 0; i < repeats; i++)
    {
      MPI_Barrier (MPI_COMM_WORLD);
      double t = MPI_Wtime ();
      add_by_exchanges (g, n, mine, theirs, sum);
      ours[i] = MPI_Wtime () - t;
      MPI_Barrier (MPI_COMM_WORLD);
      t = MPI_Wtime ();
      MPI_Allreduce (mine, sum, n, MPI_FLOAT, MPI_SUM, MPI_COMM_WORLD);
      mpi[i] = MPI_Wtime () - t;
    }
  qsort (ours, repeats, sizeof *ours, compare);
  qsort (mpi, repeats, sizeof *mpi, compare);
  if (g->rank == 0)
    printf ("%.1f %.1f\n", 1e6 * ours[repeats / 2], 1e6 * mpi[repeats / 2]);
  return 0;
}
