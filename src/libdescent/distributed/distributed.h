/* distributed.h: one training run on several processes, and what makes its bits
   those of one process: shards.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef DESCENT_DISTRIBUTED_H
#define DESCENT_DISTRIBUTED_H

#include "distributed/group.h"
#include "distributed/watch.h"
#include "train/train.h"

#define DSC_TYPED "distributed/shards-typed.h"
#include "base/both.h"
#undef DSC_TYPED

#endif
