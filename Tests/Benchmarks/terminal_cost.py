"""What kvsmon costs on a terminal beside other full-screen monitors: terminal_cost.py [KVSMON] prints a table.

Each program runs in a pseudo-terminal of its own, in turns, --rounds times; the medians are printed. kvsmon watches a healthy
stream of a simulator that runs beside it. Needs boto3, and htop, btop, atop and glances to compare with.
"""

import argparse
import contextlib
import fcntl
import os
import pathlib
import pty
import re
import select
import shutil
import signal
import statistics
import struct
import termios
import time

from simulator import KVSMON, Simulator

SIZES = ((120, 40), (200, 50))
OTHERS = (("htop",), ("btop",), ("atop", "1"), ("glances",))
# A first frame is so much output, in bytes, before a pause of so many seconds.
FRAME_BYTES, FRAME_PAUSE = 800, 0.06
COLUMNS = "{:<26} {:>14} {:>10} {:>10} {:>8}"


class Screen:
    """A program in a pseudo-terminal, and what it wrote when, until the block is left."""

    def __init__(self, command, columns, rows):
        self._command, self._size = command, struct.pack("HHHH", rows, columns, 0, 0)
        self._arrivals = []

    def __enter__(self):
        self._started = time.monotonic()
        self.pid, self._terminal = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, self._size)
            environment = dict(os.environ, TERM="xterm-256color", LC_ALL="C.UTF-8")
            environment.pop("NO_COLOR", None)
            os.execvpe(self._command[0], self._command, environment)
        return self

    def __exit__(self, *_):
        for pid in reversed(self._tree(self.pid)):
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        os.close(self._terminal)
        os.waitpid(self.pid, 0)

    def read(self, seconds):
        """Reads what is written for so long; answers how many bytes it was."""
        end, count = time.monotonic() + seconds, 0
        while (left := end - time.monotonic()) > 0:
            if select.select([self._terminal], [], [], left)[0]:
                size = len(os.read(self._terminal, 65536))
                self._arrivals.append((time.monotonic() - self._started, size))
                count += size
        return count

    @property
    def first_frame(self):
        """When the first frame was there, in seconds from the start."""
        total = 0
        for (at, size), (following, _) in zip(self._arrivals, self._arrivals[1:] + [(float("inf"), 0)]):
            total += size
            if total >= FRAME_BYTES and following - at >= FRAME_PAUSE:
                return at
        raise SystemExit(f"{self._command[0]} drew nothing")

    @property
    def cpu_seconds(self):
        return sum(
            int(task.read_text().split()[0])
            for pid in self._tree(self.pid) for task in pathlib.Path(f"/proc/{pid}/task").glob("*/schedstat")) / 1e9

    @property
    def megabytes(self):
        """Its share of the memory (PSS)."""
        rollups = (pathlib.Path(f"/proc/{pid}/smaps_rollup").read_text() for pid in self._tree(self.pid))
        return sum(int(re.search(r"^Pss:\s+(\d+)", rollup, re.M)[1]) for rollup in rollups) / 1024

    @classmethod
    def _tree(cls, pid):
        children = pathlib.Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        return [pid] + [process for child in children for process in cls._tree(int(child))]


def sample(command, size, settle, window):
    """First frame in ms, bytes a second, CPU ms a second, MB."""
    with Screen(command, *size) as screen:
        screen.read(settle)
        before, began = screen.cpu_seconds, time.monotonic()
        written = screen.read(window)
        elapsed = time.monotonic() - began
        cpu = (screen.cpu_seconds - before) / elapsed * 1000
        return screen.first_frame * 1000, written / elapsed, cpu, screen.megabytes


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kvsmon", nargs="?", default=KVSMON)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--settle", type=float, default=8)
    parser.add_argument("--window", type=float, default=20)
    options = parser.parse_args()
    missing = [command[0] for command in OTHERS if not shutil.which(command[0])]
    if missing:
        raise SystemExit(f"not installed: {', '.join(missing)}")
    with Simulator(options.kvsmon, "steady"):
        watch = (options.kvsmon, "watch", "steady")
        programs = (watch, watch + ("--low-bandwidth",), *OTHERS)
        samples = {}
        for _ in range(options.rounds):
            for size in SIZES:
                for program in programs:
                    taken = sample(program, size, options.settle, options.window)
                    samples.setdefault((size, program), []).append(taken)
    for size in SIZES:
        print(COLUMNS.format("{}x{}".format(*size), "first frame ms", "bytes/s", "CPU ms/s", "MB"))
        for program in programs:
            frame, written, cpu, memory = map(statistics.median, zip(*samples[size, program]))
            name = " ".join(("kvsmon", *program[3:]) if program[0] == options.kvsmon else program[:1])
            print(COLUMNS.format(name, f"{frame:,.0f}", f"{written:,.0f}", f"{cpu:.1f}", f"{memory:.0f}"))


main()
