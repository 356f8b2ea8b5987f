# local.mk: the oct-file that is linked with MPI.

mpi_headers = \
  %reldir%/group-mpi.h \
  %reldir%/world.h

mpi_core = \
  %reldir%/exchange.c \
  %reldir%/group-mpi.c \
  %reldir%/notice.c

mpi_sources = $(mpi_core) \
  %reldir%/__descent_mpi__.cc

mpi_objects = $(mpi_core:.c=.o) \
  src/mpi/__descent_mpi__.o
