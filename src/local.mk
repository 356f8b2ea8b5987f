# local.mk: the shims of the oct-file.  pkg compiles each of the two lists as one
# file: Octave's headers take longer than most shims.  The lists are about as long
# to compile as each other.

network_shims = \
  %reldir%/__blaskernels__.cc \
  %reldir%/__cachebytes__.cc \
  %reldir%/__checknet__.cc \
  %reldir%/__culprit__.cc \
  %reldir%/__descent__.cc \
  %reldir%/__finitesamples__.cc \
  %reldir%/__gradstep__.cc \
  %reldir%/__mlp__.cc \
  %reldir%/__mlpcost__.cc \
  %reldir%/__mlppredict__.cc \
  %reldir%/__mlptrain__.cc \
  %reldir%/__mlpweights__.cc \
  %reldir%/__names__.cc \
  %reldir%/__netdropout__.cc \
  %reldir%/__netsamples__.cc \
  %reldir%/__netscaling__.cc \
  %reldir%/__nettargets__.cc \
  %reldir%/__netweights__.cc \
  %reldir%/__normalization__.cc \
  %reldir%/__optimizers__.cc \
  %reldir%/__savepause__.cc \
  %reldir%/__solver__.cc \
  %reldir%/__trainbytes__.cc \
  %reldir%/__trainrun__.cc \
  %reldir%/__update__.cc

cost_shims = \
  %reldir%/__checkgrad__.cc \
  %reldir%/__checksource__.cc \
  %reldir%/__checkvalue__.cc \
  %reldir%/__copysource__.cc \
  %reldir%/__costsamples__.cc \
  %reldir%/__csvhead__.cc \
  %reldir%/__csvsource__.cc \
  %reldir%/__cuttext__.cc \
  %reldir%/__ewma__.cc \
  %reldir%/__ewmaparameters__.cc \
  %reldir%/__ewmasource__.cc \
  %reldir%/__ewmaweights__.cc \
  %reldir%/__fingerprint__.cc \
  %reldir%/__fminsgd__.cc \
  %reldir%/__learnrate__.cc \
  %reldir%/__minibatches__.cc \
  %reldir%/__mpi__.cc \
  %reldir%/__nextbatch__.cc \
  %reldir%/__optionaliases__.cc \
  %reldir%/__options__.cc \
  %reldir%/__order__.cc \
  %reldir%/__readsource__.cc \
  %reldir%/__schedule__.cc \
  %reldir%/__source__.cc \
  %reldir%/__sourceformat__.cc \
  %reldir%/__trycost__.cc \
  %reldir%/__unpacksource__.cc \
  %reldir%/__windows__.cc

shims = $(network_shims) $(cost_shims)
