# local.mk: the files of train/.

core_headers += \
  %reldir%/checkgrad-typed.h \
  %reldir%/feed-run.h \
  %reldir%/feed.h \
  %reldir%/hooks.h \
  %reldir%/ranks-typed.h \
  %reldir%/train-run.h \
  %reldir%/train-typed.h \
  %reldir%/train.h

core_common += \
  %reldir%/feed-memory.c \
  %reldir%/feed-read.c \
  %reldir%/feed.c \
  %reldir%/train-names.c

core_numeric += \
  %reldir%/checkgrad.c \
  %reldir%/train-average.c \
  %reldir%/train-begin.c \
  %reldir%/train-epoch.c \
  %reldir%/train-state.c \
  %reldir%/train-step.c \
  %reldir%/train-valid.c \
  %reldir%/train.c
