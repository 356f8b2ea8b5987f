# local.mk: the files of solver/.

core_headers += \
  %reldir%/moment.h \
  %reldir%/schedule.h \
  %reldir%/solver-typed.h \
  %reldir%/solver.h \
  %reldir%/update.h

core_common += \
  %reldir%/cut.c \
  %reldir%/schedule-options.c \
  %reldir%/schedule.c

core_numeric += \
  %reldir%/norm.c \
  %reldir%/penalty.c \
  %reldir%/update-adadelta.c \
  %reldir%/update-adam.c \
  %reldir%/update-adamax.c \
  %reldir%/update-amsgrad.c \
  %reldir%/update-lion.c \
  %reldir%/update-momentum.c \
  %reldir%/update-nadam.c \
  %reldir%/update-rmsprop.c \
  %reldir%/update-sgd.c \
  %reldir%/update.c
