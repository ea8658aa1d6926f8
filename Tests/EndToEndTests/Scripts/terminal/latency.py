"""How soon a key is answered: from its being typed to the first byte of what it changes."""

import time

from console import Complaint, Console
from services import listener, silent

ENVIRONMENT = {"TERM": "xterm-256color", "LC_ALL": "C.UTF-8"}
ANSWER_SECONDS = 5


def milliseconds(kvsmon, presses, columns=120, rows=40):
    """The delays of as many presses of `?`, each of which opens or closes the help, while every request hangs."""
    with listener(silent) as service, Console([kvsmon, "watch", "cam"], ENVIRONMENT | service, columns, rows) as console:
        console.wait_for("cam")
        console.settle(0.3)
        delays = []
        for number in range(presses):
            console.settle()
            written, typed = console.written, time.monotonic()
            console.type("?")
            while console.written == written:
                if time.monotonic() - typed > ANSWER_SECONDS:
                    raise Complaint(f"key {number} wasn't answered within {ANSWER_SECONDS} s")
                console.read(0.5)
            delays.append((console.writes[-1][0] - typed) * 1000)
        console.type("q")
        if console.end() != 0:
            raise Complaint(f"ended with {console.process.returncode}: {console.errors[-600:]}")
        console.expect_given_back()
        return sorted(delays)


def quantile(values, share):
    """The value that `share` of the sorted `values` don't exceed."""
    return values[min(len(values) - 1, int(len(values) * share))]
