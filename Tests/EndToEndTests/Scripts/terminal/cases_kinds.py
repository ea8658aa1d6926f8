"""Terminal types and locales: what is written is what the type knows, in characters that the locale has."""

import functools
import itertools

from cases_keys import expect_true, freeze
from cases_sizes import leave
from console import Complaint, Console

# Types, and those whose vocabulary is used in their place where terminfo doesn't know them.
KINDS = {
    "xterm-256color": None, "screen": None, "screen-256color": None, "tmux-256color": None, "linux": None,
    "vt100": None, "rxvt": None, "never-heard-of": "xterm-256color", "": "xterm-256color", "ansi": None,
}
LOCALES = {"C": False, "POSIX": False, "C.UTF-8": True, "en_US.ISO-8859-1": False, "xx_YY.UTF-8": True, "": False}
# What is said of those that can't be drawn on.
NOTICES = {"never-heard-of": "TERM=never-heard-of", "": "TERM isn't set"}


def cases(kvsmon, table):
    pairs = itertools.product(KINDS, LOCALES)
    matrix = {
        f"TERM={kind} LC_ALL={locale}": functools.partial(show, kvsmon, kind, locale, table["screens"])
        for kind, locale in pairs
    }
    return matrix | {
        "NO_COLOR": functools.partial(no_colour, kvsmon, table["screens"]),
        "no TERM": functools.partial(no_term, kvsmon),
    }


def show(kvsmon, kind, locale, screens):
    environment = {"TERM": kind, "LC_ALL": locale}
    with Console([kvsmon, "demo"], environment, kind=KINDS[kind] or kind) as console:
        console.keeps_text = True
        console.wait_for("archive")
        # Until a key is pressed.
        console.wait_for(NOTICES.get(kind, "archive"))
        for screen in screens:
            console.type(screen)
            console.whole()
            console.wait("keys in the last row", lambda: "help  q quit" in console.picture.lines[-1])
        freeze(console)
        expect_true(console, "after all screens")
        is_ascii = "".join(console.texts).isascii()
        if is_ascii == LOCALES[locale]:
            raise Complaint("draws in ASCII only" if is_ascii else "draws characters that the locale hasn't")
        leave(console)


def no_colour(kvsmon, screens):
    with Console([kvsmon, "demo"], {"TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "NO_COLOR": "1"}) as console:
        console.wait_for("█")
        for screen in screens:
            console.type(screen)
            console.whole()
            cells = [cell for row in console.picture.screen.buffer.values() for cell in row.values()]
            colours = {colour for cell in cells for colour in (cell.fg, cell.bg)} - {"default"}
            if colours:
                raise Complaint(f"colours on screen {screen}: {colours}")
        leave(console)


def no_term(kvsmon):
    with Console([kvsmon, "demo"], {"LC_ALL": "C.UTF-8"}, kind="xterm-256color") as console:
        console.wait_for("TERM isn't set")
        leave(console)
