"""Nothing changed, nothing written; what is large appears at once."""

import functools
import time

from cases_keys import ENVIRONMENT, freeze
from cases_sizes import leave
from console import Complaint, Console

STILL_SECONDS = 8
BEGIN, END = "\033[?2026h", "\033[?2026l"


def cases(kvsmon, table):
    still = {f"frozen on {screen}": functools.partial(stand_still, kvsmon, screen) for screen in table["screens"]}
    kinds = {"xterm-256color": True, "screen": False, "linux": False, "vt100": False}
    return still | {
        f"updates on {kind}": functools.partial(synchronise, kvsmon, kind, knows) for kind, knows in kinds.items()
    }


def stand_still(kvsmon, screen):
    with Console([kvsmon, "demo"], ENVIRONMENT) as console:
        console.wait_for("█")
        console.type(screen)
        freeze(console)
        # What it cost to come here is still being told.
        console.settle(2)
        console.keeps_text, written, until = True, console.written, time.monotonic() + STILL_SECONDS
        while time.monotonic() < until:
            console.read(0.2)
        if console.written > written:
            raise Complaint(f"{console.written - written} bytes in {STILL_SECONDS} s: {console.texts[:20]}")
        leave(console)


def synchronise(kvsmon, kind, knows):
    with Console([kvsmon, "demo"], ENVIRONMENT | {"TERM": kind}) as console:
        console.wait_for("archive")
        console.settle()
        console.keeps_text = True
        console.resize(100, 30)
        console.wait("a repaint", lambda: "archive" in "".join(console.texts))
        console.settle()
        begins, ends = console.texts.count(BEGIN), console.texts.count(END)
        if begins != ends or (begins > 0) != knows:
            raise Complaint(f"{begins} updates begin and {ends} end")
        leave(console)
