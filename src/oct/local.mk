# local.mk: what the shims share.

shim_headers = \
  %reldir%/args.h \
  %reldir%/checkpoint.h \
  %reldir%/core.h \
  %reldir%/cost.h \
  %reldir%/cut.h \
  %reldir%/gain.h \
  %reldir%/history.h \
  %reldir%/hooks.h \
  %reldir%/memory.h \
  %reldir%/model.h \
  %reldir%/net.h \
  %reldir%/optimizer.h \
  %reldir%/order.h \
  %reldir%/progress.h \
  %reldir%/run.h \
  %reldir%/samples.h \
  %reldir%/schedule.h \
  %reldir%/tree.h \
  %reldir%/update.h
