# local.mk: the oct-file that is linked with MPI.

mpi_headers = \
  %reldir%/group-mpi.h

mpi_sources = \
  %reldir%/__descent_mpi__.cc \
  %reldir%/group-mpi.c

mpi_objects = \
  src/mpi/__descent_mpi__.o \
  src/mpi/group-mpi.o
