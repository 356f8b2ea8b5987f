# local.mk: the files of source/.

core_headers += \
  %reldir%/csv-cell.h \
  %reldir%/csv.h \
  %reldir%/decimal.h \
  %reldir%/formats.h \
  %reldir%/npy-type.h \
  %reldir%/scanner.h \
  %reldir%/shuffle.h \
  %reldir%/source-error.h \
  %reldir%/source-file.h \
  %reldir%/source.h \
  %reldir%/stream.h \
  %reldir%/tile.h

core_common += \
  %reldir%/csv-cell.c \
  %reldir%/csv.c \
  %reldir%/decimal.c \
  %reldir%/guess.c \
  %reldir%/idx.c \
  %reldir%/labels.c \
  %reldir%/npy-write.c \
  %reldir%/npy.c \
  %reldir%/record.c \
  %reldir%/shuffle.c \
  %reldir%/source-columns.c \
  %reldir%/source-file.c \
  %reldir%/source-read.c \
  %reldir%/source-rows.c \
  %reldir%/source.c \
  %reldir%/stream.c
