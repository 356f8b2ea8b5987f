# local.mk: the files of thread/.

core_headers += \
  %reldir%/thread.h

core_common += \
  %reldir%/pool.c \
  %reldir%/thread-count.c \
  %reldir%/turn.c
