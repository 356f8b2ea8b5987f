# local.mk: the files of source/.

core_headers += \
  %reldir%/chunk.h \
  %reldir%/csv-cell.h \
  %reldir%/csv.h \
  %reldir%/decimal.h \
  %reldir%/formats.h \
  %reldir%/hdf5-child.h \
  %reldir%/hdf5-library.h \
  %reldir%/hdf5.h \
  %reldir%/npy-type.h \
  %reldir%/scanner.h \
  %reldir%/shuffle.h \
  %reldir%/source-error.h \
  %reldir%/source-file.h \
  %reldir%/source.h \
  %reldir%/stream.h \
  %reldir%/team.h \
  %reldir%/tile.h

core_common += \
  %reldir%/box.c \
  %reldir%/chunk.c \
  %reldir%/csv-cell.c \
  %reldir%/csv.c \
  %reldir%/decimal.c \
  %reldir%/guess.c \
  %reldir%/hdf5-ask.c \
  %reldir%/hdf5-child.c \
  %reldir%/hdf5-chunks.c \
  %reldir%/hdf5-class.c \
  %reldir%/hdf5-find.c \
  %reldir%/hdf5-storage.c \
  %reldir%/hdf5-type.c \
  %reldir%/hdf5-walk.c \
  %reldir%/hdf5-write.c \
  %reldir%/hdf5.c \
  %reldir%/idx.c \
  %reldir%/labels.c \
  %reldir%/npy-write.c \
  %reldir%/npy.c \
  %reldir%/record.c \
  %reldir%/shuffle.c \
  %reldir%/source-columns.c \
  %reldir%/source-file.c \
  %reldir%/source-item.c \
  %reldir%/source-read.c \
  %reldir%/source-rows.c \
  %reldir%/source.c \
  %reldir%/stream.c \
  %reldir%/team.c \
  %reldir%/unfilter.c
