"""Services that don't answer, and services that answer with what a terminal would obey."""

import functools
import json

from cases_keys import ENVIRONMENT
from cases_sizes import leave
from console import Complaint, Console
from latency import milliseconds, quantile
from services import answering, listener, silent

PRESSES, BOUND_MILLISECONDS = 100, 1_000
# Each would show if it were obeyed: another colour, a cleared screen, a title, a clipboard, text turned round, wide cells.
HOSTILE = (
    "\033[31mred\033[2J\033]0;title\007\033]52;c;ZXZpbA==\007\u009b31m\u202Eback\u202C e\u0301\u0302"
    " 日本 👩‍👩‍👧 \r\n\t\0 end"
)


def cases(kvsmon, table):
    return {
        "keys while requests hang": functools.partial(latency, kvsmon),
        "many keys at once": functools.partial(none_lost, kvsmon),
        "hostile words in errors": functools.partial(hostile, kvsmon, table["screens"]),
    }


def latency(kvsmon):
    delays = milliseconds(kvsmon, PRESSES)
    median = quantile(delays, 0.5)
    # Far above what is usual: other tests run beside this one.
    if median > BOUND_MILLISECONDS:
        raise Complaint(f"half of the keys took longer than {median:.0f} ms")


def none_lost(kvsmon):
    """An odd number of presses, all at once, opens the help; one more closes it."""
    with listener(silent) as service, Console([kvsmon, "watch", "cam"], ENVIRONMENT | service) as console:
        console.wait_for("cam")
        console.type("?" * 201)
        console.wait_for("Show or hide this table of keys")
        console.settle()
        console.type("?")
        console.wait("the help is gone", lambda: "Show or hide this table of keys" not in console.picture.text)
        leave(console)


def hostile(kvsmon, screens):
    body = json.dumps({"message": HOSTILE, "Message": HOSTILE}).encode()
    with listener(answering(400, body)) as service:
        with Console([kvsmon, "watch", "cam"], ENVIRONMENT | service) as console:
            console.wait_for("red")
            for screen in screens:
                console.type(screen)
                console.whole()
            if console.clipboard:
                raise Complaint(f"an answer reached the clipboard: {console.clipboard}")
            leave(console)
