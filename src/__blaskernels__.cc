// __blaskernels__.cc: [NAME, FILE, OTHERS] = __blaskernels__ (): the processor
// whose kernels of OpenBLAS networks run on, "" where BLAS is another; the file
// of BLAS; the share of the time of its products that threads of its own take.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "oct/args.h"

// PKG_ADD: autoload ("__blaskernels__", "__descent__.oct");
DEFUN_DLD (__blaskernels__, args, nargout, "see mlptrain and preflight")
{
  return guarded ("__blaskernels__", [&] () -> octave_value_list
  {
    check_nargin (args, 0, "__blaskernels__");
    return ovl (dsc_blas_name (), dsc_blas_file (),
                nargout > 2 ? dsc_blas_others () : 0.);
  });
}

/*
%!test
%! [name, file, others] = __blaskernels__ ();
%! assert (ischar (name));
%! assert (exist (file, "file"), 2);
%! assert (others >= 0 && others <= 1);
%!error <needs 0 arguments> __blaskernels__ (1)
*/
