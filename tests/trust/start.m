## start.m FILE.m SRCDIR BUILDDIR ARGUMENTS ...: runs FILE.m on the package of
## a source and a build tree; ARGS is the cell of its arguments.
## SPDX-License-Identifier: GPL-3.0-or-later

1;
args = argv ();
addpath (fullfile (args{2}, "tests"), fullfile (args{2}, "tests", "trust"));
uninstalled (args{2}, args{3});
more off
file = args{1};
args = args(4:end);
source (file);
