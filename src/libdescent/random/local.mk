# local.mk: the files of random/.

core_headers += \
  %reldir%/order.h \
  %reldir%/random.h \
  %reldir%/windows.h

core_common += \
  %reldir%/partition.c \
  %reldir%/rng.c \
  %reldir%/stratify.c \
  %reldir%/window-order.c \
  %reldir%/window.c
