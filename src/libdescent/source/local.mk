# local.mk: the files of source/.

core_headers += \
  %reldir%/formats.h \
  %reldir%/source-error.h \
  %reldir%/source-file.h \
  %reldir%/source.h \
  %reldir%/tile.h

core_common += \
  %reldir%/idx.c \
  %reldir%/npy.c \
  %reldir%/record.c \
  %reldir%/source-columns.c \
  %reldir%/source-file.c \
  %reldir%/source-read.c \
  %reldir%/source-rows.c \
  %reldir%/source.c
