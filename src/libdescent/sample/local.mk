# local.mk: the files of sample/.

core_headers += \
  %reldir%/convert.h \
  %reldir%/sample-typed.h \
  %reldir%/sample.h

core_common += \
  %reldir%/convert.c \
  %reldir%/gather.c \
  %reldir%/normalization.c

core_numeric += \
  %reldir%/samples-finite.c \
  %reldir%/samples.c
