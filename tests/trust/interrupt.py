"""interrupt.py TIMES COMMAND ...: Ctrl-C on a pseudo-terminal, TIMES times, at
random moments of each task of interrupt.m in turn.  Prints a line "seconds
task" for each, from the key to the prompt; the worst is last.  An Octave that
does not come back within 30 s ends the program.

SPDX-License-Identifier: GPL-3.0-or-later
"""

import os
import pty
import random
import select
import sys
import time

times, command = int(sys.argv[1]), sys.argv[2:]
random.seed(1)
child, terminal = pty.fork()
if child == 0:
    os.environ["TERM"] = "dumb"
    os.execvp(command[0], command)
text = b""


def wait_for(what, seconds):
    """When `what' has come; the time of it."""
    global text
    end = time.monotonic() + seconds
    while what not in text:
        left = end - time.monotonic()
        if left <= 0 or not select.select([terminal], [], [], left)[0]:
            sys.exit("no %r within %d s, but %r" % (what, seconds, text[-500:]))
        text += os.read(terminal, 65536)
    came = time.monotonic()
    before, text = text.split(what, 1)
    return came, before


_, told = wait_for(b"prompt> ", 300)
lines = told.decode(errors="replace").replace("\r", "").split("\n")
tasks = [line[5:] for line in lines if line.startswith("task ")]
took = []
for i in range(times):
    k = i % len(tasks)
    os.write(terminal, b"begin (%d);\n" % (k + 1))
    wait_for(b"begun", 30)
    time.sleep(random.uniform(.05, 1.5))
    while select.select([terminal], [], [], 0)[0]:
        text += os.read(terminal, 65536)
    if b"prompt> " in text:
        sys.exit("%s ended by itself: %r" % (tasks[k], text[-500:]))
    text = b""
    sent = time.monotonic()
    os.write(terminal, b"\x03")
    came, _ = wait_for(b"prompt> ", 30)
    took.append((came - sent, tasks[k]))
    print("%.4f %s" % took[-1], flush=True)
os.write(terminal, b"finish ();\n")
wait_for(b"nothing half", 30)
os.write(terminal, b"exit\n")
print("%.4f %s" % max(took))
