/* base.h: what all folders of the core share: sizes, statuses, classes, poll.

   Letters used throughout: n series length or number of parameters, m units
   of a layer (rows of W), k units of the layer below, B samples of a
   mini-batch, t steps counted from 1.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef DESCENT_BASE_H
#define DESCENT_BASE_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
#define DSC_BEGIN_DECLARATIONS extern "C" {
#define DSC_END_DECLARATIONS }
#else
#define DSC_BEGIN_DECLARATIONS
#define DSC_END_DECLARATIONS
#endif

DSC_BEGIN_DECLARATIONS

typedef ptrdiff_t dsc_int;

#define DSC_MAX_THREADS 64   /* that compute at one time */

typedef enum
{
  DSC_OK,
  DSC_EARG,    /* an argument is out of its range, or names no row */
  DSC_ESTOP,   /* a poll or a hook asked for the end */
  DSC_ESTATE,  /* what a run was to resume from is not its state */
  DSC_EMEMORY, /* BLAS cannot have the memory that it works in */
  DSC_EFILE,   /* a file cannot be read, or has changed */
  DSC_EDATA,   /* what a file contains is wrong */
  DSC_EGROUP   /* another process of the group is lost (distributed/group.h) */
} dsc_status;

/* What a status means, in words; never NULL. */
const char *dsc_status_text (dsc_status status);

/* The class of a user's array. */
typedef enum
{
  DSC_DOUBLE, DSC_FLOAT, DSC_INT8, DSC_UINT8, DSC_INT16, DSC_UINT16,
  DSC_INT32, DSC_UINT32, DSC_INT64, DSC_UINT64, DSC_LOGICAL
} dsc_kind;

/* Octave's name of a kind, one after the other from 0 on; NULL from the last
   on. */
const char *dsc_kind_name (int kind);

/* Bytes of a value. */
size_t dsc_kind_bytes (dsc_kind kind);

/* Bytes of the second-level cache, the largest that a core has for itself on
   most processors (cachebytes.c); 0 where the system does not tell. */
size_t dsc_cache_bytes (void);

/* Is work to end?  Called between pieces of work that take some milliseconds at
   most; nonzero ends it with DSC_ESTOP. */
typedef struct
{
  int (*poll) (void *self);   /* NULL: nothing ends it */
  void *self;
} dsc_poll;

/* Does POLL, which may be NULL, end the work? */
static inline int
dsc_poll_stops (const dsc_poll *poll)
{
  return poll && poll->poll && poll->poll (poll->self);
}

DSC_END_DECLARATIONS

#endif
