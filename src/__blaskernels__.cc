// __blaskernels__.cc: NAME = __blaskernels__ (), the processor whose kernels of
// OpenBLAS networks run on; "" where BLAS is another.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "oct-args.h"

// PKG_ADD: autoload ("__blaskernels__", "__descent__.oct");
DEFUN_DLD (__blaskernels__, args, , "see mlptrain")
{
  return guarded ("__blaskernels__", [&] () -> octave_value_list
  {
    need (args, 0, "__blaskernels__");
    return ovl (dsc_blas_name ());
  });
}

/*
%!test
%! assert (ischar (__blaskernels__ ()));
%!error <needs 0 arguments> __blaskernels__ (1)
*/
