# local.mk: the files of random/.

core_headers += \
  %reldir%/order.h \
  %reldir%/random.h

core_common += \
  %reldir%/partition.c \
  %reldir%/rng.c \
  %reldir%/stratify.c
