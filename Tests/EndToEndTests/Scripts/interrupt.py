"""Runs a program on a terminal, types Ctrl-C when it has written some words, and tells how it ended.

Takes the words and the program. Prints one JSON object: the exit code, the seconds from Ctrl-C to the end, and the output.
"""

import json
import os
import pty
import signal
import sys
import time

words = sys.argv[1].encode()
# Who started this may ignore or block what is to be sent.
signal.signal(signal.SIGINT, signal.SIG_DFL)
signal.pthread_sigmask(signal.SIG_SETMASK, [])
child, terminal = pty.fork()
if child == 0:
    os.execv(sys.argv[2], sys.argv[2:])
output = b""
while words not in output:
    output += os.read(terminal, 4096)
begin = time.monotonic()
os.write(terminal, b"\x03")
try:
    while piece := os.read(terminal, 4096):
        output += piece
except OSError:
    # So a terminal's end is told on Linux.
    pass
code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
print(json.dumps({"code": code, "seconds": time.monotonic() - begin, "output": output.decode()}))
