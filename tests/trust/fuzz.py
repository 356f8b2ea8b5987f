"""fuzz.py CALLS FOLDER COMMAND ...: runs fuzz.m in pieces of CALLS calls, in
Octaves of their own.  One that dies is a crash; the piece goes on after the
call.  A call that takes more than a minute gets Ctrl-C; if that does not end
it within a second, it counts as a crash too.  Prints crashes, foreign errors,
interrupted calls and calls made; details go to FOLDER/found.

SPDX-License-Identifier: GPL-3.0-or-later
"""

import os
import select
import signal
import subprocess
import sys
import time

PIECE = 5000
calls, folder, command = int(sys.argv[1]), sys.argv[2], sys.argv[3:]
crashes = interrupted = 0
foreign = {}
found = open(os.path.join(folder, "found"), "w")


def run(first, last):
    """Calls first .. last: None, or the number of the one that did not end."""
    global interrupted, crashes
    scratch = os.path.join(folder, "scratch")
    os.makedirs(scratch, exist_ok=True)
    child = subprocess.Popen(command + [str(first), str(last), scratch], stdin=subprocess.DEVNULL,
                             stdout=subprocess.PIPE, stderr=open(os.path.join(folder, "stderr"), "a"))
    at, text, heard = first, b"", time.time()
    while True:
        if select.select([child.stdout], [], [], 1)[0]:
            got = os.read(child.stdout.fileno(), 65536)
            if not got:
                break
            heard = time.time()
            text += got
            *lines, text = text.split(b"\n")
            for line in lines:
                words = line.decode(errors="replace").split(" ", 3)
                if words[0] == "at" and len(words) == 2:
                    at = last + 1 if words[1] == "end" else int(words[1])
                elif words[0] == "error" and len(words) == 4:
                    at = int(words[1])
                    what = words[2], words[3]
                    foreign.setdefault(what, at)
                    if foreign[what] == at:
                        found.write("%d %s: %s\n" % ((at,) + what))
        elif time.time() - heard > 60:
            child.send_signal(signal.SIGINT)
            interrupted += 1
            sent = time.time()
            try:
                child.communicate(timeout=20)
            except subprocess.TimeoutExpired:
                child.kill()
                child.communicate()
            if time.time() - sent > 1:
                crashes += 1
                found.write("%d: Ctrl-C took %.1f s\n" % (at, time.time() - sent))
            else:
                found.write("%d: interrupted after a minute\n" % at)
            return at
    status = child.wait()
    if at > last and status == 0:
        return None
    crashes += 1
    found.write("%d: ended with status %d\n" % (at, status))
    return at


for begin in range(1, calls + 1, PIECE):
    first, last = begin, min(begin + PIECE - 1, calls)
    while first <= last:
        at = run(first, last)
        found.flush()
        first = last + 1 if at is None else at + 1
print(crashes, len(foreign), interrupted, calls)
