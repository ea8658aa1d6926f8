"""Terminal types and locales: what is written is what the type knows, in characters that the locale has."""

import functools
import itertools
import re

from cases_keys import expect_true, freeze
from cases_sizes import leave
from console import Complaint, Console

# Types that are tried with each locale. In the place of what terminfo doesn't know the vocabulary of another type is used.
KINDS = {"xterm-256color": None, "linux": None, "vt100": None, "never-heard-of": "xterm-256color", "": "xterm-256color"}
# The others differ from them in what is written, not in the characters. Those of Debian's ncurses-term are among them.
OTHER_KINDS = [
    "xterm", "xterm-direct", "xterm-direct256", "screen", "screen-256color", "screen.xterm-256color", "screen.linux", "tmux",
    "tmux-256color", "tmux-direct", "rxvt", "rxvt-unicode", "rxvt-unicode-256color", "ansi", "vt220", "linux-16color",
    "alacritty", "alacritty-direct", "kitty", "kitty-direct", "konsole-256color", "vte-256color", "st-256color", "iterm2",
    "mintty", "putty-256color",
]
LOCALES = {"C": False, "POSIX": False, "C.UTF-8": True, "en_US.ISO-8859-1": False, "xx_YY.UTF-8": True, "": False}
OTHER_LOCALES = ["C", "C.UTF-8"]
# What sets a colour by its red, green and blue (ITU-T T.416, and xterm's form of it), and by its number among 256.
DIRECT, INDEXED = re.compile(r"\033\[[0-9;]*[34]8[:;]2[:;]"), re.compile(r"\033\[[0-9;]*[34]8[:;]5[:;]")
COLOURS = re.compile(r"\033\[[0-9;:]*m")
# What is said of those that can't be drawn on.
NOTICES = {"never-heard-of": "TERM=never-heard-of", "": "TERM isn't set"}


def cases(kvsmon, table):
    pairs = itertools.chain(itertools.product(KINDS, LOCALES), itertools.product(OTHER_KINDS, OTHER_LOCALES))
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
    with Console([kvsmon, "demo"], environment, kind=KINDS.get(kind) or kind) as console:
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
        expect_colours(kind, "".join(console.texts))
        leave(console)


def expect_colours(kind, text):
    """Colours of a type are set as it sets them."""
    is_direct, is_indexed = "-direct" in kind, "256color" in kind
    if is_direct and not DIRECT.search(text):
        raise Complaint(f"no direct colours: {sorted(set(COLOURS.findall(text)))[:8]}")
    if is_indexed and (DIRECT.search(text) or not INDEXED.search(text)):
        raise Complaint(f"not the 256 colours: {sorted(set(COLOURS.findall(text)))[:8]}")


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
