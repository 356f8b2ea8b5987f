/* network.h: dense networks over a flat theta.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef DESCENT_NETWORK_H
#define DESCENT_NETWORK_H

#include "sample/sample.h"
#include "train/train.h"

DSC_BEGIN_DECLARATIONS

/* Parameters of a dense network of L layers of weights, SIZES[0 .. L] units:
   the length of theta = [W1(:); b1; W2(:); b2; ...]; -1 if a size is not in
   [1, 2^31) or the sum is not a length. */
dsc_int dsc_mlp_count (dsc_int L, const dsc_int *sizes);

/* How targets for K outputs are given: 0 or 1; labels 1 to K in one row; a
   single 1 in a column, in the row of the label; finite numbers.  All but
   labels have K rows. */
typedef enum
{
  DSC_CODED_BINARY, DSC_CODED_LABELS, DSC_CODED_ONE_HOT, DSC_CODED_REAL
} dsc_coding;

DSC_END_DECLARATIONS

#define DSC_TYPED "network/layer-typed.h"
#include "base/both.h"
#undef DSC_TYPED

#define DSC_TYPED "network/network-typed.h"
#include "base/both.h"
#undef DSC_TYPED

#endif
