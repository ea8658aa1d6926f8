"""Many streams: walked through, opened and left, at any size."""

import functools
import random

from cases_keys import ENVIRONMENT, STANDING, check, come_back, expect_true, freeze
from cases_sizes import leave
from console import Complaint, Console

STREAMS = 60
SIZES = [(60, 16), (80, 24), (120, 40), (250, 70), (40, 10)]
WALKS, ROUNDS = 3, 25


def cases(kvsmon, table):
    walks = {f"walk {seed}": functools.partial(walk, kvsmon, seed, table) for seed in range(WALKS)}
    return walks | {
        "each key": functools.partial(press_each, kvsmon, table), "worst first": functools.partial(visit, kvsmon, table),
        "resized": functools.partial(resize, kvsmon, table),
    }


def fleet(kvsmon, columns=120, rows=40):
    return Console([kvsmon, "demo", "gap", "steady", "--streams", str(STREAMS // 2)], ENVIRONMENT, columns, rows)


def listed(console):
    console.wait("the list", lambda: "gap-00" in console.picture.text or "steady-00" in console.picture.text)
    console.whole()


def press_each(kvsmon, table):
    with fleet(kvsmon) as console:
        listed(console)
        for name, key in table["keys"].items():
            console.type(table["fleet"][0])
            console.settle()
            console.type(key)
            console.settle()
            check(console, f"{name} among streams")
            come_back(console)
        console.type(table["fleet"][0])
        freeze(console)
        expect_true(console, "all keys among streams")
        leave(console)


def visit(kvsmon, table):
    """To the next one in trouble, into it, through its screens, and back."""
    with fleet(kvsmon) as console:
        listed(console)
        console.wait_for("▲ warning   gap-00")
        for _ in range(6):
            console.type("e")
            console.settle()
            console.type("\r")
            console.wait("the stream", lambda: " gap-00" in console.picture.lines[0])
            for screen in table["screens"]:
                console.type(screen)
                console.whole()
            console.type(table["fleet"][0])
            console.wait("the streams", lambda: f"{STREAMS} streams" in console.picture.lines[0])
            check(console, "back among streams")
        leave(console)


def walk(kvsmon, seed, table):
    chance = random.Random(seed)
    with fleet(kvsmon, *SIZES[seed % len(SIZES)]) as console:
        listed(console)
        if seed % 2 == 0:
            freeze(console)
        keys = ["e", "E", "\r", "0", "j", "k", *table["screens"], *table["keys"].values()]
        for _ in range(ROUNDS):
            pressed = chance.choices(keys[:12], k=4) + chance.choices(keys, k=4)
            console.type("".join(pressed))
            check(console, f"after {pressed}")
            come_back(console)
            if chance.random() < 0.3:
                console.resize(*chance.choice(SIZES))
                check(console, "at another size")
            if STANDING in console.picture.text and chance.random() < 0.5:
                expect_true(console, f"after {pressed}")
        console.type("\003")
        if console.end() != 0:
            raise Complaint(f"ended with {console.process.returncode}: {console.errors[-600:]}")
        console.expect_given_back()


def resize(kvsmon, table):
    chance = random.Random(0)
    with fleet(kvsmon) as console:
        listed(console)
        freeze(console)
        for _ in range(30):
            columns, rows = chance.choice([1, 20, 40, 61, 80, 133, 250]), chance.choice([1, 2, 10, 16, 24, 47, 80])
            console.resize(columns, rows)
            console.whole()
            if STANDING in console.picture.text:
                expect_true(console, f"at {columns}x{rows}")
        console.resize(120, 40)
        console.whole()
        leave(console)
