"""Cuts what a program writes to its terminal into texts, control characters and sequences (ECMA-48)."""

import codecs
import dataclasses


@dataclasses.dataclass(frozen=True)
class Token:
    """`kind` is text, control, csi, osc, string (DCS, SOS, PM, APC) or escape.

    `text` is what was written, from ESC to its end; for a control sequence `prefix`, `parameters`, `intermediates` and
    `final` are its parts (ECMA-48 §5.4), for another escape sequence `intermediates` and `final`.
    """

    kind: str
    text: str
    prefix: str = ""
    parameters: str = ""
    intermediates: str = ""
    final: str = ""


class Tokenizer:
    """Takes bytes as they come, in any pieces."""

    def __init__(self):
        self.decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self.rest = ""

    def feed(self, data):
        """The tokens that are complete with `data`; the beginning of another one waits for the rest of it."""
        self.rest += self.decoder.decode(data)
        tokens, at = [], 0
        while at < len(self.rest):
            token, end = self.token(at)
            if token is None:
                break
            tokens.append(token)
            at = end
        self.rest = self.rest[at:]
        return tokens

    def token(self, at):
        first = self.rest[at]
        if first == "\033":
            return self.escape(at)
        if ord(first) < 0x20 or 0x7F <= ord(first) < 0xA0:
            return Token("control", first), at + 1
        end = at
        while end < len(self.rest) and not (ord(self.rest[end]) < 0x20 or 0x7F <= ord(self.rest[end]) < 0xA0):
            end += 1
        return Token("text", self.rest[at:end]), end

    def escape(self, at):
        if at + 1 >= len(self.rest):
            return None, at
        second = self.rest[at + 1]
        if second == "[":
            return self.control_sequence(at)
        if second in "]PX^_":
            return self.string(at, "osc" if second == "]" else "string")
        end = at + 1
        while end < len(self.rest) and " " <= self.rest[end] <= "/":
            end += 1
        if end >= len(self.rest):
            return None, at
        text = self.rest[at : end + 1]
        return Token("escape", text, intermediates=text[1:-1], final=text[-1]), end + 1

    def control_sequence(self, at):
        end = at + 2
        while end < len(self.rest) and " " <= self.rest[end] <= "?":
            end += 1
        if end >= len(self.rest):
            return None, at
        body = self.rest[at + 2 : end]
        prefix = body[:1] if body[:1] in ("<", "=", ">", "?") else ""
        parameters = body[len(prefix) :].rstrip("".join(map(chr, range(0x20, 0x30))))
        intermediates = body[len(prefix) + len(parameters) :]
        text = self.rest[at : end + 1]
        return Token("csi", text, prefix, parameters, intermediates, text[-1]), end + 1

    def string(self, at, kind):
        # The Linux console's OSC R ends where it begins (console_codes(4)).
        if self.rest[at + 1 : at + 3] == "]R":
            return Token(kind, self.rest[at : at + 3]), at + 3
        ends = [
            (found, len(mark))
            for mark in (("\007", "\033\\") if kind == "osc" else ("\033\\",))
            if (found := self.rest.find(mark, at + 2)) >= 0
        ]
        if not ends:
            return None, at
        found, length = min(ends)
        return Token(kind, self.rest[at : found + length]), found + length
