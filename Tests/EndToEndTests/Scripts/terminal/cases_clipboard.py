"""What becomes of a session's URL, and whether that is what was said of it."""

import base64
import functools
import subprocess

from cases_keys import ENVIRONMENT
from console import Complaint, Console

CLIPBOARD = "\033]52;"
URL = "/hls/v1/getHLSMasterPlaylist.m3u8?SessionToken="
# How tmux may be set. `load-buffer -w` is somebody's wish, so the terminal outside hears of the buffer with each of them.
SETTINGS = [
    "", "set -s set-clipboard on", "set -s set-clipboard external", "set -s set-clipboard off",
    "set -g allow-passthrough on",
]


def cases(kvsmon, _):
    inside = {f"tmux {setting or 'as it comes'}": functools.partial(in_tmux, kvsmon, setting) for setting in SETTINGS}
    return inside | {"plain": functools.partial(plain, kvsmon)}


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


def plain(kvsmon):
    with Console([kvsmon, "demo"], ENVIRONMENT) as console:
        copy(console)
        console.wait_for("sent by OSC 52")
        console.wait("the clipboard", lambda: console.clipboard)
        expect_url(received(console), "the terminal received")
        console.expect_no_complaints()


def in_tmux(kvsmon, setting):
    variables = ENVIRONMENT | {"PATH": "/usr/bin:/bin", "SHELL": "/bin/sh"}
    command = 'printf %s "$SETTING" > "$HOME/conf"; exec tmux -S "$HOME/tmux" -f "$HOME/conf" new-session "$KVSMON" demo'
    with Console(["/bin/sh", "-c", command], variables | {"KVSMON": kvsmon, "SETTING": setting}) as console:
        tmux = functools.partial(ask, console)
        copy(console)
        console.wait_for("sent to the tmux buffer")
        expect_url([tmux("show-buffer")], "tmux holds")
        console.wait("the clipboard", lambda: received(console))
        expect_url(received(console), "the terminal received")
        tmux("kill-server")


def ask(console, *words):
    return subprocess.run(["tmux", "-S", console.file("tmux"), *words], capture_output=True, text=True, check=True).stdout
