/* shards-typed.h: training with mini-batches that are cut (shards-train.c).
   Read for each precision (base/both.h).

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

/* As DSC (train) and its workspace, with run->shards, a power of two, shards of
   each mini-batch: shard s of S has samples floor (s B/S) .. floor ((s+1) B/S)
   - 1 of its B, and is absent where it has none.  Its cost and gradient are
   asked of the model as a mini-batch of its own.  Those of all shards are
   joined in pairs, neighbours first, to the cost and the gradient of the
   mini-batch; the penalty is added once.  The validation is summed up in
   pieces where the model has some.
   With 1 shard it is DSC (train) itself.

   Where run->group has several members, at most as many as there are shards,
   all of them call this with the same arguments, and each computes some of the
   shards; theta, history and status have the bits of one process.  The status
   is the worst that one of them has had, or that of the group.  hooks->save and
   load are asked for by the first one, report and begin by each that has
   them.
   DSC_EARG for another number of shards, for windows of another one, or for
   more members. */
size_t DSC (shards_workspace) (const DSC (model) *model,
                               const DSC (run) *run);
dsc_status DSC (shards_train) (DSC (model) *model, const DSC (run) *run,
                               dsc_history *history,
                               const dsc_run_hooks *hooks, void *work);
