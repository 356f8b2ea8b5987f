# local.mk: the files of source/.

core_headers += \
  %reldir%/chunk.h \
  %reldir%/formats.h \
  %reldir%/hdf5-child.h \
  %reldir%/hdf5-library.h \
  %reldir%/hdf5.h \
  %reldir%/source-error.h \
  %reldir%/source-file.h \
  %reldir%/source.h \
  %reldir%/tile.h

core_common += \
  %reldir%/box.c \
  %reldir%/chunk.c \
  %reldir%/hdf5-ask.c \
  %reldir%/hdf5-child.c \
  %reldir%/hdf5-chunks.c \
  %reldir%/hdf5-class.c \
  %reldir%/hdf5-find.c \
  %reldir%/hdf5-storage.c \
  %reldir%/hdf5-type.c \
  %reldir%/hdf5-walk.c \
  %reldir%/hdf5.c \
  %reldir%/idx.c \
  %reldir%/npy.c \
  %reldir%/record.c \
  %reldir%/source-columns.c \
  %reldir%/source-file.c \
  %reldir%/source-read.c \
  %reldir%/source-rows.c \
  %reldir%/source.c \
  %reldir%/unfilter.c
