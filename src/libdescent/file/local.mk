# local.mk: the files of file/.

core_headers += \
  %reldir%/checkpoint.h \
  %reldir%/file.h \
  %reldir%/part.h

core_common += \
  %reldir%/checkpoint-part.c \
  %reldir%/checkpoint-write.c \
  %reldir%/checkpoint.c \
  %reldir%/crc32c.c
