# local.mk: the tests of the core.

c_tests = \
  %reldir%/check.h \
  %reldir%/course-numbers.h \
  %reldir%/main.c \
  %reldir%/quadratic.h \
  %reldir%/readers.h \
  %reldir%/test-activation.c \
  %reldir%/test-blas-kernels.c \
  %reldir%/test-blas-threads.c \
  %reldir%/test-checkgrad.c \
  %reldir%/test-checkpoint.c \
  %reldir%/test-chunk.c \
  %reldir%/test-csv.c \
  %reldir%/test-cut.c \
  %reldir%/test-dense.c \
  %reldir%/test-dropout.c \
  %reldir%/test-ewma-blocks.c \
  %reldir%/test-ewma-short.c \
  %reldir%/test-ewma-weights.c \
  %reldir%/test-ewma.c \
  %reldir%/test-feed.c \
  %reldir%/test-gain.c \
  %reldir%/test-hdf5.c \
  %reldir%/test-loss.c \
  %reldir%/test-mlp-count.c \
  %reldir%/test-mlp-model.c \
  %reldir%/test-mlp.c \
  %reldir%/test-norm.c \
  %reldir%/test-normalization.c \
  %reldir%/test-partition.c \
  %reldir%/test-pool.c \
  %reldir%/test-readers.c \
  %reldir%/test-rng.c \
  %reldir%/test-samples.c \
  %reldir%/test-schedule.c \
  %reldir%/test-shards.c \
  %reldir%/test-source.c \
  %reldir%/test-status.c \
  %reldir%/test-stratify.c \
  %reldir%/test-stream.c \
  %reldir%/test-train-state.c \
  %reldir%/test-train.c \
  %reldir%/test-update.c \
  %reldir%/test-window.c \
  %reldir%/update-formulas.h
