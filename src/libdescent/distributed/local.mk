# local.mk: the files of distributed/.

core_headers += \
  %reldir%/crew.h \
  %reldir%/distributed.h \
  %reldir%/group.h \
  %reldir%/shards-typed.h \
  %reldir%/sharing.h \
  %reldir%/tree.h \
  %reldir%/watch.h

core_common += \
  %reldir%/group.c \
  %reldir%/meet.c \
  %reldir%/watch.c

core_numeric += \
  %reldir%/crew-model.c \
  %reldir%/crew-ranks.c \
  %reldir%/crew-talk.c \
  %reldir%/crew.c \
  %reldir%/penalties.c \
  %reldir%/shards-train.c \
  %reldir%/shards.c \
  %reldir%/tree.c
