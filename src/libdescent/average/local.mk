# local.mk: the files of average/.

core_headers += \
  %reldir%/average-typed.h \
  %reldir%/average.h \
  %reldir%/ewma-blocks-loops.h \
  %reldir%/ewma-blocks.h \
  %reldir%/ewma-gap.h \
  %reldir%/ewma-panel-loops.h \
  %reldir%/ewma-panel.h \
  %reldir%/ewma.h \
  %reldir%/pair.h

core_common += \
  %reldir%/ewma-names.c \
  %reldir%/ewma-weights.c \
  %reldir%/gain.c

core_numeric += \
  %reldir%/ewma-band.c \
  %reldir%/ewma-blocks.c \
  %reldir%/ewma-groups.c \
  %reldir%/ewma-long.c \
  %reldir%/ewma-mean.c \
  %reldir%/ewma-moments.c \
  %reldir%/ewma-panel.c \
  %reldir%/ewma-segment.c \
  %reldir%/ewma-short.c \
  %reldir%/ewma-state.c \
  %reldir%/ewma-stretch.c \
  %reldir%/ewma-sum.c \
  %reldir%/ewma.c
