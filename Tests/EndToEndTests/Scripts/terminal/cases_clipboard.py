"""What becomes of a session's URL, and whether that is what was said of it."""

import base64
import functools
import subprocess

from cases_keys import ENVIRONMENT
from console import Complaint, Console

CLIPBOARD = "\033]52;"
URL = "/hls/v1/getHLSMasterPlaylist.m3u8?SessionToken="
# What is said to be in the way of a clipboard.
OUTER_TMUX = "A tmux further out passes it on only after"
SCREEN_AROUND = "is GNU screen, which drops it"
# How tmux may be set. `load-buffer -w` is somebody's wish, so the terminal outside hears of the buffer with each of them.
SETTINGS = [
    "", "set -s set-clipboard on", "set -s set-clipboard external", "set -s set-clipboard off",
    "set -g allow-passthrough on",
]


# How one starts inside another; the innermost is what kvsmon talks to.
TMUX = 'exec tmux -S "$HOME/{name}" -f "$HOME/{name}.conf" new-session {inside}'
SCREEN = 'exec screen -c /dev/null {inside}'


def cases(kvsmon, _):
    inside = {f"tmux {setting or 'as it comes'}": functools.partial(in_tmux, kvsmon, setting) for setting in SETTINGS}
    nested = {
        "tmux in tmux": functools.partial(in_tmux_in_tmux, kvsmon, "", False),
        "tmux in tmux that lets programs set the clipboard": functools.partial(in_tmux_in_tmux, kvsmon, SETTINGS[1], True),
        "an old tmux": functools.partial(in_old_tmux, kvsmon, "", False),
        "an old tmux that lets programs set the clipboard": functools.partial(in_old_tmux, kvsmon, SETTINGS[1], True),
        "a tmux that is out of reach": functools.partial(beyond_tmux, kvsmon),
        "screen in tmux": functools.partial(in_screen_in_tmux, kvsmon),
        "tmux in screen": functools.partial(in_tmux_in_screen, kvsmon),
    }
    return inside | nested | {"plain": functools.partial(plain, kvsmon), "screen": functools.partial(in_screen, kvsmon)}


def copy(console):
    """Asks for a URL and waits for what the screen says of it."""
    console.wait_for("█")
    console.type("c")
    console.wait_for("Copy a session URL")
    console.type("\r")
    console.wait("what became of it", lambda: "sent " in console.picture.text or "written to" in console.picture.text)


def received(console):
    """What the terminal was asked to take into its clipboard."""
    sequences = [text for text in console.clipboard if text.startswith(CLIPBOARD)]
    return [base64.b64decode(text.removesuffix("\033\\").removesuffix("\a").split(";")[2]).decode() for text in sequences]


def expect_url(texts, where):
    if len(texts) != 1 or URL not in texts[0]:
        raise Complaint(f"{where}: {[text[:60] for text in texts]}")


def expect_nothing_in_the_way(console):
    text = console.picture.text
    if any(words in text for words in [OUTER_TMUX, SCREEN_AROUND, "It stays in tmux"]):
        raise Complaint(f"something is said to be in the way:\n{text}")


def plain(kvsmon):
    with Console([kvsmon, "demo"], ENVIRONMENT) as console:
        copy(console)
        console.wait_for("sent by OSC 52")
        expect_nothing_in_the_way(console)
        console.wait("the clipboard", lambda: console.clipboard)
        expect_url(received(console), "the terminal received")
        console.expect_no_complaints()


def in_tmux(kvsmon, setting):
    with multiplexed(kvsmon, TMUX.format(name="tmux", inside='"$KVSMON" demo'), tmux=setting) as console:
        copy(console)
        console.wait_for("sent to the tmux buffer")
        expect_nothing_in_the_way(console)
        expect_url([ask(console, "show-buffer")], "tmux holds")
        console.wait("the clipboard", lambda: received(console))
        expect_url(received(console), "the terminal received")
        ask(console, "kill-server")


# Stands for tmux before 3.2, whose load-buffer has no -w.
OLD_TMUX = '#!/bin/sh\ncase " $* " in *" -w "*) exit 1;; esac\nexec /usr/bin/tmux "$@"\n'


def in_old_tmux(kvsmon, setting, passes):
    """It keeps the URL, unless it `passes` on what programs want in the clipboard."""
    install = 'mkdir "$HOME/bin"; printf %s "$OLD" > "$HOME/bin/tmux"; chmod +x "$HOME/bin/tmux"; PATH="$HOME/bin:$PATH"; '
    start = TMUX.format(name="tmux", inside='"$KVSMON" demo')
    with multiplexed(kvsmon, install + start, tmux=setting, variables={"OLD": OLD_TMUX}) as console:
        copy(console)
        if passes:
            console.wait_for("sent by OSC 52")
            expect_nothing_in_the_way(console)
            console.wait("the clipboard", lambda: received(console))
            expect_url(received(console), "the terminal received")
        else:
            console.wait_for("sent to the tmux buffer")
            console.wait_for("It stays in tmux")
            expect_url([ask(console, "show-buffer")], "tmux holds")
        ask(console, "kill-server")


def in_tmux_in_tmux(kvsmon, setting, passes):
    """The outer one has `setting`, and `passes` on what programs want in the clipboard."""
    inner = TMUX.format(name="inner", inside="'\"$KVSMON\" demo'")
    outer = TMUX.format(name="tmux", inside='"unset TMUX; $INNER"')
    with multiplexed(kvsmon, outer, tmux=setting, variables={"INNER": inner}) as console:
        copy(console)
        console.wait_for("sent to the tmux buffer")
        console.wait_for(OUTER_TMUX)
        expect_url([ask(console, "show-buffer", server="inner")], "the inner tmux holds")
        if passes:
            console.wait("the clipboard", lambda: received(console))
            expect_url(received(console), "the terminal received")
        elif received(console):
            raise Complaint(f"the terminal received {received(console)}")
        ask(console, "kill-server", server="inner")


def beyond_tmux(kvsmon):
    """As over ssh: only the terminal's type tells of the tmux outside, which takes no clipboard as it comes."""
    command = TMUX.format(name="tmux", inside="'unset TMUX; TERM=tmux-256color exec \"$KVSMON\" demo'")
    with multiplexed(kvsmon, command) as console:
        copy(console)
        console.wait_for("sent by OSC 52")
        console.wait_for(OUTER_TMUX)
        console.settle(0.5)
        if received(console):
            raise Complaint(f"the terminal received {received(console)}")
        ask(console, "kill-server")


def in_screen(kvsmon):
    with multiplexed(kvsmon, SCREEN.format(inside='"$KVSMON" demo')) as console:
        copy(console)
        console.wait_for("sent by OSC 52")
        expect_nothing_in_the_way(console)
        console.wait("the clipboard", lambda: received(console))
        expect_url(received(console), "the terminal received")
        leave_screen(console)


def in_screen_in_tmux(kvsmon):
    """The URL goes to tmux's buffer, which needs no way through screen."""
    screen = SCREEN.format(inside='\\"$KVSMON\\" demo')
    with multiplexed(kvsmon, TMUX.format(name="tmux", inside=f'"{screen}"')) as console:
        copy(console)
        console.wait_for("sent to the tmux buffer")
        expect_url([ask(console, "show-buffer")], "tmux holds")
        leave_screen(console)


def in_tmux_in_screen(kvsmon):
    """The URL is in tmux's buffer, where it is said to be; screen isn't a terminal that tmux gives clipboards to."""
    tmux = TMUX.format(name="tmux", inside="'\"$KVSMON\" demo'")
    with multiplexed(kvsmon, SCREEN.format(inside='/bin/sh -c "$INNER"'), variables={"INNER": tmux}) as console:
        copy(console)
        console.wait_for("sent to the tmux buffer")
        console.wait_for(SCREEN_AROUND)
        expect_url([ask(console, "show-buffer")], "tmux holds")
        console.settle(0.5)
        if received(console):
            raise Complaint(f"the terminal received {received(console)}")
        ask(console, "kill-server")


def multiplexed(kvsmon, command, tmux="", variables={}):
    """A console that runs `command` in a shell; the outermost tmux has the setting `tmux`, an inner one has none."""
    write = 'printf %s "$SETTING" > "$HOME/tmux.conf"; : > "$HOME/inner.conf"; mkdir -m 700 "$HOME/screen"; '
    own = {"KVSMON": kvsmon, "SETTING": tmux, "SCREENDIR": "$HOME/screen", "PATH": "/usr/bin:/bin", "SHELL": "/bin/sh"}
    return Console(["/bin/sh", "-c", f'export SCREENDIR="$HOME/screen"; {write}{command}'], ENVIRONMENT | own | variables)


def leave_screen(console):
    """Leaves kvsmon, with which screen ends, too."""
    console.type("qq")
    console.wait("the end", lambda: console.process.poll() is not None)


def ask(console, *words, server="tmux"):
    return subprocess.run(["tmux", "-S", console.file(server), *words], capture_output=True, text=True, check=True).stdout
