# local.mk: what the shims share.

shim_headers = \
  %reldir%/alike.h \
  %reldir%/args.h \
  %reldir%/average-options.h \
  %reldir%/average-state.h \
  %reldir%/checkpoint.h \
  %reldir%/clock.h \
  %reldir%/core.h \
  %reldir%/cost-outputs.h \
  %reldir%/cost.h \
  %reldir%/cut.h \
  %reldir%/fault.h \
  %reldir%/gain.h \
  %reldir%/guard.h \
  %reldir%/history.h \
  %reldir%/hooks.h \
  %reldir%/lines.h \
  %reldir%/memory.h \
  %reldir%/mlp-run.h \
  %reldir%/model.h \
  %reldir%/nearest.h \
  %reldir%/net.h \
  %reldir%/optimizer.h \
  %reldir%/options.h \
  %reldir%/order.h \
  %reldir%/output-function.h \
  %reldir%/parameters.h \
  %reldir%/peers.h \
  %reldir%/picture.h \
  %reldir%/place.h \
  %reldir%/progress.h \
  %reldir%/rebuild.h \
  %reldir%/record.h \
  %reldir%/rules.h \
  %reldir%/run.h \
  %reldir%/samples.h \
  %reldir%/schedule.h \
  %reldir%/series.h \
  %reldir%/text.h \
  %reldir%/tree.h \
  %reldir%/update.h
