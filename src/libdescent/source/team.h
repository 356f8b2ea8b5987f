/* team.h: a run of samples of one part, tile after tile (source-read.c,
   source-item.c), or on several threads (team.c).

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef DESCENT_TEAM_H
#define DESCENT_TEAM_H

#include "source.h"

/* What one thread works with, each with its own memory. */
typedef struct
{
  const dsc_source *s;
  const dsc_source_part *part;
  char *piece, *packed, *plain, *codec;
  const dsc_poll *poll;
  dsc_source_error *e;
} dsc_reader;

/* N samples from number FIRST of the part on, to X.  An item is one of the
   `tiles' that have samples of the same number; no two write the same values of
   X. */
typedef struct
{
  dsc_int first, n, tiles, items;
  char *X;
} dsc_part_run;

dsc_int dsc_tiles_together (const dsc_source *s, const dsc_source_part *p);
dsc_status dsc_read_item (const dsc_reader *r, const dsc_part_run *run,
                          dsc_int item);

/* How many of TEAM threads are worth it, for tiles of so many BYTES. */
int dsc_team_worth (const dsc_part_run *run, int team, size_t bytes);

/* All items by TEAM threads, the caller one of them, with EACH[0], whose poll
   and error count.  The error is that of the first item that has one. */
dsc_status dsc_read_together (dsc_reader *each, int team,
                              const dsc_part_run *run);

#endif
