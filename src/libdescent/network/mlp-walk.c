/* mlp-walk.c: a network over the samples of a feed, part after part.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/real.h"
#include "train/train.h"
#include "network.h"

dsc_status
DSC (mlp_walk) (const DSC (mlp) *mlp, dsc_feed *feed, dsc_int pass, real *grad,
                real *Yhat, dsc_outcome *outcome, const dsc_poll *poll,
                void *work)
{
  const dsc_windows w = dsc_feed_windows (feed);
  const dsc_int K = mlp->net->sizes[mlp->net->L];
  dsc_status status = DSC_OK;
  *outcome = (dsc_outcome) { 0 };
  for (dsc_int at = 0; at < w.m && status == DSC_OK; at += w.B)
    {
      dsc_minibatch part = { .t = 1, .B = least (w.B, w.m - at),
                             .whole = w.m, .place = at };
      status = dsc_feed_take (feed, pass, at, part.B, poll, &part.first,
                              &part.order);
      if (status == DSC_OK)
        status = Yhat ? DSC (mlp_predict) (mlp, &part, Yhat + at * K, poll,
                                           work)
                      : DSC (mlp_gradient) (mlp, &part, grad, NULL, outcome,
                                            poll, work);
    }
  return status;
}
