/* group-checks.h: what members of a group check, on any transport, all of them
   at the same time: bytes that arrive, in which order, and what is refused.
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef DESCENT_GROUP_CHECKS_H
#define DESCENT_GROUP_CHECKS_H

#include "descent.h"

void group_exchanges (dsc_group *group, void *self);
void group_relays (dsc_group *group, void *self);
void group_gathers (dsc_group *group, void *self);
void group_votes (dsc_group *group, void *self);
void group_refusals (dsc_group *group, void *self);

#endif
