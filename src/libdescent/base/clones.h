/* clones.h: one kernel for several processors.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef DESCENT_CLONES_H
#define DESCENT_CLONES_H

/* Before an elementwise kernel: one body, built for several processors.
   Contraction to fused multiply-add is off: all of them give the same bits. */
#ifdef DSC_HAVE_TARGET_CLONES
#define DSC_CLONES \
  __attribute__ ((target_clones ("default", "avx2", "avx512f")))
#else
#define DSC_CLONES
#endif

#endif
