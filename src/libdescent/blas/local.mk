# local.mk: the files of blas/.

core_headers += \
  %reldir%/blas-typed.h \
  %reldir%/blas.h

core_common += \
  %reldir%/blas-kernels.c \
  %reldir%/blas-threads.c \
  %reldir%/scope.c

core_numeric += \
  %reldir%/gemm.c
