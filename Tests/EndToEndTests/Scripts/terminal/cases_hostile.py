"""Hostile words on every way to the terminal: they stay text, and everything else stays where it is."""

import functools
import json
import pathlib
import unicodedata

from cases_clipboard import CLIPBOARD
from cases_keys import ENVIRONMENT, PLAIN_PAGE, come_back, expect_true, freeze
from console import Complaint, Console
from hostile import LONG_NAME, NEVER, OFTEN, STREAM, hostile_service
from vocabulary import UNSEEN

# What hostile bytes that aren't UTF-8 may become.
REPLACED = "U+FFFD was written"
# Commands that print, and their status where the service gives answers like these; `None` is any but a crash.
COMMANDS = {
    "streams": (["streams"], None), "url": (["url", STREAM], None), "explain": (["explain", STREAM, "1m"], None),
    "report": (["report", STREAM], None), "report as Markdown": (["report", STREAM, "--format", "markdown"], None),
    "check": (["check", STREAM, "--format", "json"], None), "inspect": (["inspect", STREAM, "--last", "2"], None),
    "a name that nobody may have": (["watch", "cam-\033[31m\u202e日本"], 3),
    "a name that is too long": (["watch", "x" * 300], 3),
}


def cases(kvsmon, table):
    shown = {
        "screens": functools.partial(on_screens, kvsmon, table, ENVIRONMENT, (120, 40)),
        "screens, 80x24, ASCII": functools.partial(on_screens, kvsmon, table, ENVIRONMENT | {"LC_ALL": "C"}, (80, 24)),
        "a long name": functools.partial(on_screens, kvsmon, table, ENVIRONMENT, (100, 30), LONG_NAME),
        "streams on the screen": functools.partial(in_fleet, kvsmon, table),
        "lines": functools.partial(in_lines, kvsmon),
        "a hostile URL": functools.partial(printed, kvsmon, ["url", STREAM], None, NEVER, spoils_url=True),
    }
    return shown | {
        f"{name}, calls fail {word}": functools.partial(printed, kvsmon, *command, period)
        for name, command in COMMANDS.items() for word, period in {"often": OFTEN, "never": NEVER}.items()
    }


def expect_text(console, doing):
    """Nothing of what was said so far was more than text, and the frame is whole."""
    complaints = [complaint for complaint in console.complaints if complaint != REPLACED]
    complaints += [text for text in console.clipboard if text.startswith(CLIPBOARD)]
    if complaints:
        raise Complaint(f"{doing}: {'; '.join(complaints)}")
    fault = console.picture.crooked()
    if fault:
        raise Complaint(f"{doing}: {fault}:\n{console.picture.text}")


def on_screens(kvsmon, table, environment, size, stream=STREAM):
    with hostile_service(kvsmon) as service:
        with Console([kvsmon, "watch", stream, "--print-on-exit"], environment | service, *size) as console:
            console.picture.shows_broken_text = True
            console.wait_for("newest")
            for screen in table["screens"]:
                console.type(screen)
                console.wait("a frame", lambda: "help" in console.picture.lines[-1])
                freeze(console)
                expect_text(console, f"on screen {screen}")
                expect_true(console, f"on screen {screen}")
                for dialog in table["dialogs"].values():
                    console.type(next(iter(dialog["opening"].values())))
                    console.settle()
                    expect_text(console, f"with a dialog on screen {screen}")
                    come_back(console)
                console.type("s")
                console.wait("the page", lambda: console.type("L") or console.settle() or PLAIN_PAGE in console.picture.text)
                expect_text(console, f"on the plain page of screen {screen}")
                come_back(console)
                # Once the words about the snapshot are gone time goes on again.
                console.type(" ")
            console.type("\003")
            if console.end() != 0:
                raise Complaint(f"ended with {console.process.returncode}: {console.errors[-600:]}")
            expect_text(console, "at the end")
            console.expect_given_back()
            expect_harmless_files(console)


def expect_harmless_files(console):
    """Snapshots are read with cat, too."""
    files = [path for path in pathlib.Path(console.folder.name).iterdir() if path.suffix in (".txt", ".json")]
    if len(files) < 2:
        raise Complaint(f"no snapshots: {files}")
    for path in files:
        text = path.read_text()
        controls = {character for character in text if character != "\n" and unicodedata.category(character) in UNSEEN | {"Cc"}}
        if controls:
            raise Complaint(f"{path.name} holds {ascii(controls)}")
        if path.suffix == ".json":
            json.loads(text)


def in_fleet(kvsmon, table):
    with hostile_service(kvsmon) as service:
        with Console([kvsmon, "watch", "--all"], ENVIRONMENT | service) as console:
            console.picture.shows_broken_text = True
            console.wait("the names", lambda: "cam-" in console.picture.text and "red" in console.picture.text)
            for key in ["e", "E", "j", "\r", "0", "j", "\r", "0", "G", "\r", *table["screens"], "0", "k", "k", "/", "red\r", "0"]:
                console.type(key)
                console.whole()
                expect_text(console, f"{key!r} among streams")
            freeze(console)
            expect_true(console, "among streams")
            console.type("\003")
            console.end()
            expect_text(console, "at the end")
            console.expect_given_back()


def in_lines(kvsmon):
    with hostile_service(kvsmon) as service, plainly([kvsmon, STREAM, "--plain"], service) as console:
        console.keeps_text = True
        # Calls fail, and that is said.
        console.wait("words about a failure", lambda: "red" in "".join(console.texts))
        expect_text(console, "in lines")
        console.send(2)
        console.end()
        expect_text(console, "at the end")


def printed(kvsmon, words, status, period, spoils_url=False):
    with hostile_service(kvsmon, period, spoils_url) as service, plainly([kvsmon, *words], service) as console:
        console.end()
        expect_text(console, f"printed by {words[0]}")
        if console.process.returncode < 0 or status not in (None, console.process.returncode):
            raise Complaint(f"{words} ended with {console.process.returncode}:\n{console.picture.text}")


def plainly(words, service):
    """A console that shows what `words` say of errors, too."""
    return Console(["/bin/sh", "-c", 'exec "$@" 2> /dev/tty', "sh", *words], ENVIRONMENT | service)
