/* distributed.h: one training run on several processes.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef DESCENT_DISTRIBUTED_H
#define DESCENT_DISTRIBUTED_H

#include "distributed/group.h"
#include "distributed/watch.h"

#endif
