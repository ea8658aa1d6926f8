"""A recording on the screen: each of its keys on each screen, and each dialog opened and left by each of its keys."""

import functools
import subprocess
import tempfile
import threading

from cases_keys import ENVIRONMENT, check, come_back, expect_true, freeze
from cases_sizes import leave
from console import Complaint, Console
from services import simulator

# Paused, a recording stands still.
PAUSED = "‖ REPLAY"
STREAM, RECORDED_SECONDS = "front-door", 6


class Recording:
    """A recording of the scenario demo, made when it is asked for first."""

    def __init__(self, kvsmon):
        self.kvsmon, self.folder, self.lock = kvsmon, tempfile.TemporaryDirectory(prefix="kvsmon-recording-"), threading.Lock()
        self.is_made = False

    @property
    def path(self):
        file = f"{self.folder.name}/demo.jsonl.gz"
        with self.lock:
            if not self.is_made:
                with simulator(self.kvsmon, "demo", elapsed="4m") as (_, environment):
                    words = [self.kvsmon, "record", STREAM, "-o", file, "--for", f"{RECORDED_SECONDS}s"]
                    subprocess.run(words, env=ENVIRONMENT | environment, check=True, capture_output=True)
                self.is_made = True
        return file


def cases(kvsmon, table):
    recording = Recording(kvsmon)
    pressed = {
        f"replay, screen {screen}": functools.partial(press_each, recording, screen, table) for screen in table["screens"]
    }
    dialogs = {
        f"{name} opened by {key}": functools.partial(open_and_close, recording, name, key, dialog, table)
        for name, dialog in table["dialogs"].items() for key in dialog["opening"]
    }
    ended = {
        f"{key} in {name}": functools.partial(end, recording, next(iter(dialog["opening"].items())), code, table)
        for name, dialog in table["dialogs"].items() for key, code in dialog["quitting"].items()
    }
    return pressed | dialogs | ended


def replay(recording):
    return Console([recording.kvsmon, "replay", recording.path, "--at", "+2s"], ENVIRONMENT)


def pause(console):
    console.wait_for("REPLAY")
    if PAUSED not in console.picture.text:
        console.type(" ")
        console.wait_for(PAUSED)
    console.whole()


def press_each(recording, screen, table):
    with replay(recording) as console:
        pause(console)
        for name, key in (table["keys"] | table["replay"]).items():
            console.type(screen)
            console.settle()
            console.type(key)
            console.settle()
            check(console, f"{name} on {screen}")
            # Leaves what it opened, also a prompt in a recording.
            come_back(console)
        for name, key in table["replay"].items():
            console.type(key * 3)
            check(console, f"{name} three times on {screen}")
            come_back(console)
        pause(console)
        expect_true(console, f"all keys on {screen}")
        console.type("\003")
        expect_ended(console)


def standing_still(recording, key, table):
    """A screen that stands still and on which `key` opens its dialog: a recording's, or one of the demo that takes filters."""
    if key in table["replay"]:
        console = replay(recording)
        pause(console)
        return console
    console = Console([recording.kvsmon, "demo"], ENVIRONMENT)
    console.wait_for("█")
    console.type("2")
    freeze(console)
    # What it cost to come here is still being told.
    console.settle(2)
    return console


def open_and_close(recording, name, key, dialog, table):
    """Each key that closes it brings back what was there."""
    with standing_still(recording, key, table) as console:
        for closing, code in dialog["closing"].items():
            before = console.picture.text
            console.type(dialog["opening"][key])
            console.wait(f"{name} opened by {key}", lambda: console.picture.text != before)
            console.whole()
            if (fault := console.picture.crooked()) is not None:
                raise Complaint(f"{name}: {fault}:\n{console.picture.text}")
            expect_true(console, f"{name} opened by {key}")
            console.type(code)
            console.wait(f"{name} closed by {closing}", lambda: console.picture.text == before)
        leave(console)


def end(recording, opening, code, table):
    """It ends the program from there, and the terminal is given back."""
    with standing_still(recording, opening[0], table) as console:
        before = console.picture.text
        console.type(opening[1])
        console.wait("the dialog", lambda: console.picture.text != before)
        console.whole()
        console.type(code)
        expect_ended(console)


def expect_ended(console):
    if console.end() != 0:
        raise Complaint(f"ended with {console.process.returncode}: {console.errors[-600:]}")
    console.expect_given_back()
    console.expect_no_complaints()
