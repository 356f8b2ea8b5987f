# local.mk: the files of network/.

core_headers += \
  %reldir%/dense.h \
  %reldir%/dense-rows.h \
  %reldir%/dense-rows-loops.h \
  %reldir%/dropout.h \
  %reldir%/expo.h \
  %reldir%/layer-typed.h \
  %reldir%/loss.h \
  %reldir%/mlp.h \
  %reldir%/network-typed.h \
  %reldir%/network.h \
  %reldir%/panel.h

core_common += \
  %reldir%/mlp-count.c

core_numeric += \
  %reldir%/activation.c \
  %reldir%/dense.c \
  %reldir%/dense-rows.c \
  %reldir%/dropout.c \
  %reldir%/loss-sigmoid.c \
  %reldir%/loss-softmax.c \
  %reldir%/loss.c \
  %reldir%/mlp-columns.c \
  %reldir%/mlp-model.c \
  %reldir%/mlp-pass.c \
  %reldir%/mlp-rows.c \
  %reldir%/mlp-walk.c \
  %reldir%/mlp.c \
  %reldir%/panel.c \
  %reldir%/start.c \
  %reldir%/targets.c
