# local.mk: the files of distributed/.

core_headers += \
  %reldir%/distributed.h \
  %reldir%/group.h \
  %reldir%/watch.h

core_common += \
  %reldir%/group.c \
  %reldir%/meet.c \
  %reldir%/watch.c
