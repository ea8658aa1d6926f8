"""What a program may write to a terminal of a type: what terminfo has for the type, and what kvsmon documents."""

import functools
import re
import subprocess
import unicodedata

from tokens import Tokenizer

# Asked for by kvsmon itself: synchronised output, the mouse and the clipboard. Terminals that don't know them ignore them.
DOCUMENTED_MODES = {("?", mode) for mode in ("2026", "1000", "1002", "1006")}
DOCUMENTED_STRINGS = ("\033]52;c;",)
# Carriage return, line feed, backspace, bell, and the padding of old terminals.
CONTROLS = set("\r\n\b\a\0")


def shape(token):
    """What stays the same of a sequence when its numbers change; for modes and the like the numbers stay."""
    if token.kind in ("osc", "string"):
        return (token.kind, re.match(r"[\033\]PX^_]*[A-Za-z0-9]*", token.text)[0])
    keeps = token.final in "hl" and token.kind == "csi"
    return (token.kind, token.prefix, token.parameters if keeps else "", token.intermediates, token.final)


def unescaped(text):
    """The characters that infocmp's notation stands for."""
    text = re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8) & 0x7F), text)
    text = re.sub(r"\^(.)", lambda found: chr(ord(found[1]) & 0x1F) if found[1] != "?" else "\x7f", text)
    text = re.sub(r"\\([Eenrbtf,:^s\\0l])", lambda found: ESCAPES.get(found[1], found[1]), text)
    return re.sub(r"\$<[^>]*>", "", text)


ESCAPES = {"E": "\033", "e": "\033", "n": "\n", "r": "\r", "b": "\b", "t": "\t", "f": "\f", "s": " ", "0": "\0", "l": "\n"}
# What terminfo(5) computes with; a number or a character takes its place.
COMPUTATION = re.compile(r"%(?:p\d|P[a-zA-Z]|g[a-zA-Z]|'.'|\{\d+\}|[-+*/m&|^=<>AO!~i?te;lc%]|:?[-+# ]*\d*(?:\.\d+)?[doxXs])")


# What terminals and people can't see: formatting, also of direction (UAX #9), separators, halves of characters.
UNSEEN = {"Cf", "Cs", "Zl", "Zp"}


def text_complaint(text):
    """What is wrong with text, or nothing."""
    unseen = sorted({character for character in text if unicodedata.category(character) in UNSEEN})
    if unseen:
        return f"unseen characters: {ascii(''.join(unseen))}"
    return "U+FFFD was written" if "\ufffd" in text else None


class Vocabulary:
    """The sequences of the terminal type `name`."""

    def __init__(self, name):
        listing = subprocess.run(["infocmp", "-1", "-x", name], capture_output=True, text=True, check=True).stdout
        self.shapes, self.controls = set(), set(CONTROLS)
        for line in listing.splitlines()[1:]:
            name, equals, value = line.strip().rstrip(",").partition("=")
            # What keys send isn't written.
            if not line.startswith("\t") or not equals or name.startswith("k"):
                continue
            for token in Tokenizer().feed(COMPUTATION.sub("", unescaped(value)).encode()):
                self.shapes.add(shape(token))
                if token.kind == "control":
                    self.controls.add(token.text)

    @staticmethod
    @functools.cache
    def of(name):
        """The vocabulary of a type; asked for once."""
        return Vocabulary(name)

    def complaint(self, token):
        """What is wrong with a token, or nothing."""
        if token.kind == "text":
            return text_complaint(token.text)
        if token.kind == "control":
            return None if token.text in self.controls else f"the control character {token.text!r}"
        if token.kind == "osc" and token.text.startswith(DOCUMENTED_STRINGS):
            return None
        if token.kind == "csi" and token.final in "hl" and (token.prefix, token.parameters) in DOCUMENTED_MODES:
            return None
        return None if shape(token) in self.shapes else f"{token.text!r} isn't in terminfo of this type"
