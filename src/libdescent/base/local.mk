# local.mk: the files of base/.

core_headers += \
  %reldir%/ahead.h \
  %reldir%/base.h \
  %reldir%/both.h \
  %reldir%/carve.h \
  %reldir%/clones.h \
  %reldir%/each-width.h \
  %reldir%/finite.h \
  %reldir%/flush.h \
  %reldir%/kinds.h \
  %reldir%/real.h \
  %reldir%/widths.h

core_common += \
  %reldir%/cachebytes.c \
  %reldir%/kind-name.c \
  %reldir%/status.c
