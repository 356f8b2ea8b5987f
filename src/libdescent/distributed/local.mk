# local.mk: the files of distributed/.

core_headers += \
  %reldir%/distributed.h \
  %reldir%/group.h

core_common += \
  %reldir%/group.c
