## start.m SRCDIR BUILDDIR SCRIPT ARGUMENTS ...: runs the script of this folder, with
## the package as it stands in a source and a build tree, as a rank of mpirun.
## SPDX-License-Identifier: GPL-3.0-or-later

1;
given = argv ();
addpath (fullfile (given{1}, "tests"));
uninstalled (given{1:2});
source (fullfile (given{1}, "tests", "mpi", given{3}));
