"""Whatever ends or stops it: the terminal is given back, nothing spins, and what was stopped goes on."""

import functools
import os
import signal
import time

from cases_keys import ENVIRONMENT, expect_true, freeze
from console import Complaint, Console
from services import simulator

SHELL = ["/bin/sh", "-c", "exec /bin/bash --norc --noprofile -i 2> /dev/tty"]
# What ending may cost; a loop that waits for nothing would cost a second each second.
ENDING_SECONDS, ENDING_CPU_SECONDS = 10, 1.5


def cases(kvsmon, _):
    by_typing = {f"typing {key!r}": functools.partial(typed, kvsmon, key) for key in ("q", "\003")}
    asked = {f"{number.name}": functools.partial(signalled, kvsmon, number, 0)
             for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    crashes = {f"{number.name}": functools.partial(signalled, kvsmon, number, -number)
               for number in (signal.SIGQUIT, signal.SIGABRT, signal.SIGSEGV, signal.SIGBUS, signal.SIGILL, signal.SIGFPE)}
    redirected = {f"with {words}": functools.partial(redirect, kvsmon, words)
                  for words in ("2>&-", "< /dev/null", "<&-")}
    hasty = {f"q {delay} ms after the first byte": functools.partial(leave_early, kvsmon, delay / 1000)
             for delay in (*range(0, 80, 4), *range(80, 300, 11))}
    return by_typing | asked | crashes | redirected | hasty | {
        "the mouse reported, then q": functools.partial(with_mouse, kvsmon, None, 0),
        "the mouse reported, then SIGSEGV": functools.partial(with_mouse, kvsmon, signal.SIGSEGV, -signal.SIGSEGV),
        "typing ^\\": functools.partial(quit_key, kvsmon),
        "stopped and resized": functools.partial(stopped, kvsmon),
        "stopped unseen": functools.partial(asleep, kvsmon),
        "the terminal is gone": functools.partial(gone, [kvsmon, "demo"]),
        "the terminal is gone, SIGHUP ignored": functools.partial(
            gone, ["/bin/sh", "-c", f"trap '' HUP; exec {kvsmon} demo"]),
        "the terminal takes nothing": functools.partial(blocked, kvsmon),
        "the service is killed": functools.partial(without_service, kvsmon),
    }


def shown(console):
    console.wait_for("█")
    console.whole()


def expect_status(console, expected):
    status = console.end()
    if status != expected:
        raise Complaint(f"ended with {status}, not {expected}: {console.errors[-600:]}")
    console.expect_given_back()
    console.expect_no_complaints()


def typed(kvsmon, key):
    with Console([kvsmon, "demo"], ENVIRONMENT) as console:
        shown(console)
        console.type(key)
        expect_status(console, 0)


def leave_early(kvsmon, delay):
    """Whoever leaves while everything is being opened leaves as cleanly as later."""
    with Console([kvsmon, "demo"], ENVIRONMENT) as console:
        console.wait("the first byte", lambda: console.written > 0)
        until = time.monotonic() + delay
        while time.monotonic() < until:
            console.read(0.005)
        console.type("q")
        expect_status(console, 0)


def quit_key(kvsmon):
    with Console([kvsmon, "demo"], ENVIRONMENT) as console:
        shown(console)
        console.type("\034")
        expect_status(console, -signal.SIGQUIT)


def signalled(kvsmon, number, status):
    with Console([kvsmon, "demo"], ENVIRONMENT) as console:
        shown(console)
        console.send(number)
        expect_status(console, status)


def with_mouse(kvsmon, number, status):
    with Console([kvsmon, "demo"], ENVIRONMENT) as console:
        shown(console)
        console.type("m")
        console.wait("the mouse", lambda: console.picture.mouse_modes)
        console.type("q") if number is None else console.send(number)
        expect_status(console, status)


def redirect(kvsmon, words):
    with Console(["/bin/sh", "-c", f"exec {kvsmon} demo {words}"], ENVIRONMENT) as console:
        shown(console)
        freeze(console)
        expect_true(console, "after the start")
        console.type("q")
        expect_status(console, 0)


def prompted_below(lines, text):
    """Whether the shell's last prompt stands below `text`, which was there before."""
    places = [row for row, line in enumerate(lines) if text in line]
    prompts = [row for row, line in enumerate(lines) if line.rstrip() == "ready>"]
    return bool(places and prompts) and prompts[-1] > places[-1]


def stopped(kvsmon):
    with Console(SHELL, ENVIRONMENT | {"PS1": "ready> "}) as console:
        console.wait_for("ready>")
        console.type(f"{kvsmon} demo\r")
        shown(console)
        console.type("\032")
        console.wait("the shell", lambda: not console.picture.alternate and "Stopped" in console.picture.text)
        if not console.picture.cursor_shown or console.picture.keypad:
            raise Complaint("the shell has no cursor, or another keypad")
        console.resize(80, 24)
        console.type("fg\r")
        console.wait("the frames", lambda: console.picture.alternate)
        console.wait_for("? help")
        # The key bar is at the bottom of the size it has now.
        console.wait("the new size", lambda: "help" in console.picture.lines[-1] + console.picture.lines[0])
        console.type("q")
        console.wait("the shell", lambda: not console.picture.alternate)
        console.wait("the prompt below what was there", lambda: prompted_below(console.picture.lines, "fg"))
        console.type("exit $?\r")
        expect_status(console, 0)


def asleep(kvsmon):
    with Console([kvsmon, "demo"], ENVIRONMENT) as console:
        shown(console)
        console.send(signal.SIGSTOP)
        until = time.monotonic() + 5
        while time.monotonic() < until:
            console.read(0.2)
        repaints = console.picture.repaints
        console.send(signal.SIGCONT)
        console.wait("a repaint", lambda: console.picture.repaints > repaints)
        console.whole()
        written = console.written
        console.wait("the next second", lambda: console.written > written)
        console.type("q")
        expect_status(console, 0)


def cpu_seconds(process):
    """What a process has used; what it used last where it has just ended."""
    try:
        with open(f"/proc/{process}/stat") as file:
            fields = file.read().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    except (FileNotFoundError, ProcessLookupError):
        return None


def gone(words):
    with Console(words, ENVIRONMENT) as console:
        shown(console)
        used, since = cpu_seconds(console.process.pid), time.monotonic()
        console.hang_up()
        last = used
        while console.process.poll() is None:
            if time.monotonic() - since > ENDING_SECONDS:
                raise Complaint(f"still there after {ENDING_SECONDS} s; {last - used:.1f} s of CPU used meanwhile")
            last = cpu_seconds(console.process.pid) or last
            time.sleep(0.05)
        if last - used > ENDING_CPU_SECONDS:
            raise Complaint(f"used {last - used:.1f} s of CPU to end")
        if console.process.returncode not in (0, -signal.SIGHUP):
            raise Complaint(f"ended with {console.process.returncode}: {console.errors[-600:]}")


def blocked(kvsmon):
    """Nobody reads what it writes: it waits without using the machine, and still ends when it is asked to."""
    with Console([kvsmon, "demo"], ENVIRONMENT, 300, 100) as console:
        shown(console)
        used = cpu_seconds(console.process.pid)
        for columns in (299, 300, 298, 300):
            console.resize(columns, 100)
            console.type("2613")
            time.sleep(0.5)
        console.send(signal.SIGTERM)
        since = time.monotonic()
        while console.process.poll() is None:
            if time.monotonic() - since > ENDING_SECONDS:
                raise Complaint(f"still there {ENDING_SECONDS} s after SIGTERM")
            time.sleep(0.05)
        if console.process.returncode != 0:
            raise Complaint(f"ended with {console.process.returncode}: {console.errors[-600:]}")


def without_service(kvsmon):
    with simulator(kvsmon, "steady") as (process, environment):
        with Console([kvsmon, "steady"], ENVIRONMENT | environment) as console:
            shown(console)
            process.kill()
            process.wait()
            console.wait_for("refused")
            freeze(console)
            expect_true(console, "without a service")
            console.type("q")
            expect_status(console, 0)
