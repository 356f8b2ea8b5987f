/* descent.h: the core's contracts, folder by folder.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef DESCENT_H
#define DESCENT_H

#include "base/base.h"
#include "thread/thread.h"
#include "file/file.h"
#include "blas/blas.h"
#include "random/random.h"
#include "average/average.h"
#include "solver/solver.h"
#include "sample/sample.h"
#include "source/source.h"
#include "train/train.h"
#include "distributed/distributed.h"
#include "network/network.h"

#endif
