"""coverage.py OBJECTS REPORT: branches of src/libdescent that were taken.

A branch is one way out of a decision, as gcov counts it at -O0: `if (a && b)'
has four.  Every file is compiled for double and for single, and a header goes
into several objects: a branch counts once, and is taken if any of them takes
it, since the source is the same.  For the same reason functions are
not expanded where they are called, with a constant that decides in each copy
(always_inline is nothing in this build).  Where compilations disagree about the number
of branches in a line (a test of sizeof (real) is decided at compile time), the
line is counted once for each number.  Prints percent, taken and all; REPORT
lists the others.

SPDX-License-Identifier: GPL-3.0-or-later
"""

import collections
import glob
import gzip
import json
import os
import subprocess
import sys

objects, report = sys.argv[1:]
taken = collections.Counter()
for note in sorted(glob.glob(os.path.join(objects, "*", "*.gcno"))):
    out = subprocess.run(["gcov", "--stdout", "--json-format", "--branch-probabilities", note],
                         capture_output=True, cwd=os.path.dirname(os.path.dirname(objects)), check=True)
    text = gzip.decompress(out.stdout) if out.stdout[:2] == b"\x1f\x8b" else out.stdout
    for line in text.decode().splitlines():
        for file in json.loads(line)["files"]:
            parts = os.path.normpath(file["file"]).split(os.sep)
            if parts[-3:-2] != ["libdescent"]:
                continue
            name = "/".join(parts[-2:])
            for at in file["lines"]:
                ways = [b for b in at["branches"] if not b["throw"]]
                for i, way in enumerate(ways):
                    taken[name, at["line_number"], len(ways), i] += way["count"]

missed = collections.Counter(key[:2] for key, n in taken.items() if not n)
files = collections.Counter(key[0] for key in taken)
gone = collections.Counter(key[0] for key, n in taken.items() if n)
with open(report, "w") as f:
    for name in sorted(files):
        f.write("%s: %d of %d\n" % (name, gone[name], files[name]))
    for (name, line), n in sorted(missed.items()):
        f.write("%s:%d: %d\n" % (name, line, n))
all_of_them = len(taken)
print("%.1f %d %d" % (100 * sum(gone.values()) / max(all_of_them, 1), sum(gone.values()), all_of_them))
