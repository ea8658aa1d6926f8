"""Every size, and 200 others while it runs."""

import functools
import random

from cases_keys import ENVIRONMENT, STANDING, expect_true, freeze
from console import Complaint, Console

FIXED = [(1, 1), (2, 1), (20, 5), (40, 10), (60, 16), (80, 24), (120, 40), (300, 100)]
RUNS, RESIZES_A_RUN = 4, 50


def cases(kvsmon, table):
    fixed = {f"{columns}x{rows}": functools.partial(start, kvsmon, columns, rows) for columns, rows in FIXED}
    runs = {f"resizes {seed}": functools.partial(resize, kvsmon, seed, table["screens"]) for seed in range(RUNS)}
    return fixed | runs


def leave(console):
    console.type("q")
    if console.end() != 0:
        raise Complaint(f"q ended it with {console.process.returncode}: {console.errors[-600:]}")
    console.expect_given_back()
    console.expect_no_complaints()


def start(kvsmon, columns, rows):
    with Console([kvsmon, "demo"], ENVIRONMENT, columns, rows) as console:
        console.whole()
        leave(console)


def resize(kvsmon, seed, screens):
    chance = random.Random(seed)
    with Console([kvsmon, "demo"], ENVIRONMENT) as console:
        console.wait_for("█")
        if seed % 2 == 0:
            freeze(console)
        for _ in range(RESIZES_A_RUN):
            console.type(chance.choice(screens))
            # Several at once are what dragging a window's corner gives.
            for _ in range(chance.choice([1, 1, 1, 6])):
                columns, rows = chance.choice([1, 7, 20, 40, 61, 80, 133, 250]), chance.choice([1, 2, 10, 16, 24, 47, 80])
                console.resize(columns, rows)
            console.whole()
            if STANDING in console.picture.text:
                expect_true(console, f"at {columns}x{rows}")
        console.resize(120, 40)
        console.whole()
        leave(console)
