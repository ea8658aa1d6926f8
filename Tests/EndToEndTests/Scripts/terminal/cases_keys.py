"""Every key on every screen, and many keys in any order, wherever they lead."""

import functools
import random

from console import Complaint, Console

ENVIRONMENT = {"TERM": "xterm-256color", "LC_ALL": "C.UTF-8"}
ESCAPE = "\033"
# What ends lines that are printed instead of frames.
PLAIN_PAGE = "(Enter returns)"
# What is on a screen that stands still.
STANDING = "FROZEN"
WALKS = 6
KEYS_A_WALK = 250
SIZES = [(80, 24), (120, 40), (200, 60), (60, 16), (100, 30)]


def cases(kvsmon, table):
    pressed = {
        f"screen {screen}": functools.partial(press_each, kvsmon, screen, table["keys"]) for screen in table["screens"]
    }
    walks = {f"walk {seed}": functools.partial(walk, kvsmon, seed, table["keys"]) for seed in range(WALKS)}
    return pressed | walks


def come_back(console):
    """Back to the frames, from wherever a key led."""
    console.settle()
    if PLAIN_PAGE in console.picture.text:
        console.type("\r")
        console.wait("the frames", lambda: PLAIN_PAGE not in console.picture.text)
    console.type(ESCAPE)
    # ESC alone is known as such only when nothing follows it for a while.
    console.settle()


def check(console, doing):
    """A screen that may be, from a program that runs."""
    try:
        console.whole()
    except Complaint as complaint:
        raise Complaint(f"{doing}: {complaint}")
    console.expect_no_complaints()


def freeze(console):
    """Stands still from now on: what the screen shows changes by keys only."""
    come_back(console)
    # A busy program may not have come to the last keys yet: what it draws now is how it is.
    shown, _ = console.repainted()
    if STANDING not in shown:
        console.type(" ")
        console.wait_for(STANDING)


def expect_true(console, doing):
    """What the screen came to, change by change, is what it shows drawn anew, as long as it stands still."""
    # Words that are shown for a while only may go meanwhile; a row that went wrong stays wrong.
    for _ in range(10):
        # The plain page takes the screen as soon as the session it asked for is there.
        anew, before = console.repainted(lambda: PLAIN_PAGE in console.picture.text)
        # Keys that a busy program comes to only now may have let it go on.
        if anew == before or STANDING not in anew:
            return
    rows = [f"{old!r}\n{new!r}" for old, new in zip(before.split("\n"), anew.split("\n")) if old != new]
    raise Complaint(f"{doing}: other rows when drawn anew:\n" + "\n".join(rows[:6]))


def press_each(kvsmon, screen, keys):
    with Console([kvsmon, "demo"], ENVIRONMENT) as console:
        console.wait_for("█")
        for name, key in keys.items():
            console.type(screen)
            console.settle()
            console.type(key)
            console.settle()
            check(console, f"{name} on {screen}")
            come_back(console)
        console.type(screen)
        freeze(console)
        expect_true(console, f"all keys on {screen}")
        console.type("\003")
        if console.end() != 0:
            raise Complaint(f"Ctrl-C ended it with {console.process.returncode}: {console.errors[-600:]}")
        console.expect_given_back()


def walk(kvsmon, seed, keys):
    chance = random.Random(seed)
    columns, rows = SIZES[seed % len(SIZES)]
    names = list(keys)
    with Console([kvsmon, "demo"], ENVIRONMENT, columns, rows) as console:
        console.wait_for("█")
        if seed % 2 == 0:
            freeze(console)
        pressed = []
        while len(pressed) < KEYS_A_WALK:
            burst = chance.choices(names, k=chance.randint(1, 8))
            pressed += burst
            console.type("".join(keys[name] for name in burst))
            check(console, f"after {pressed[-16:]}")
            if PLAIN_PAGE in console.picture.text:
                come_back(console)
            if STANDING in console.picture.text and chance.random() < 0.5:
                expect_true(console, f"after {pressed[-16:]}")
        come_back(console)
        console.type("\003")
        if console.end() != 0:
            raise Complaint(f"Ctrl-C ended it with {console.process.returncode}: {console.errors[-600:]}")
        console.expect_given_back()
