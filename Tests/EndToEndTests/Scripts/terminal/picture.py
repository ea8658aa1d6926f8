"""What a person sees: pyte's terminal, fed token by token, with what it lacks."""

import re

import pyte


class Picture:
    """A screen of `columns` by `rows` cells."""

    def __init__(self, columns, rows):
        self.use(pyte.Screen(columns, rows))
        # What was shown before the alternate screen, and comes back after it.
        self.normal = self.screen
        self.last = " "
        # The modes that matter to whoever gets the terminal back.
        self.alternate, self.cursor_shown, self.keypad, self.synchronising = False, True, False, False
        self.mouse_modes = set()
        self.repaints = 0

    def use(self, screen):
        self.screen = screen
        self.stream = pyte.Stream(screen)

    def feed(self, token):
        """Shows what a token does."""
        if token.kind == "text":
            self.last = token.text[-1]
            self.stream.feed(token.text)
        elif token.kind in ("control", "escape"):
            self.keypad = {"=": True, ">": False}.get(token.final, self.keypad)
            self.stream.feed(token.text)
        elif token.kind == "csi":
            self.sequence(token)

    def sequence(self, token):
        if token.prefix == "?" and token.final in "hl":
            self.switch(token.parameters.split(";"), token.final == "h")
        if token.final == "b":
            # pyte doesn't know REP (ECMA-48 §8.3.103).
            self.stream.feed(self.last * int(token.parameters or 1))
        elif token.final == "m":
            # Nor colons between the parts of a colour (ITU-T T.416).
            colours = re.sub(r"([34]8):2:[0-9]*:", r"\1;2;", token.parameters).replace(":", ";")
            self.stream.feed(f"\033[{colours}m")
        else:
            self.repaints += token.final == "J"
            self.stream.feed(token.text)

    def switch(self, modes, is_on):
        for mode in modes:
            if mode in ("1049", "47", "1047"):
                self.leave_or_enter(is_on)
            elif mode == "25":
                self.cursor_shown = is_on
            elif mode == "2026":
                self.synchronising = is_on
            elif mode in ("1000", "1002", "1006"):
                (self.mouse_modes.add if is_on else self.mouse_modes.discard)(mode)

    def leave_or_enter(self, alternate):
        if alternate != self.alternate:
            self.alternate = alternate
            self.use(pyte.Screen(self.screen.columns, self.screen.lines) if alternate else self.normal)

    def resize(self, columns, rows):
        """Gives it another size; what it showed stays where it fits."""
        self.screen.resize(rows, columns)
        self.normal.resize(rows, columns)

    @property
    def lines(self):
        """The rows, from the top, blanks at their ends left out."""
        return [line.rstrip() for line in self.screen.display]

    @property
    def text(self):
        """The rows as one text."""
        return "\n".join(self.lines)

    @property
    def fault(self):
        """What no frame may be, or nothing."""
        if not self.text.strip():
            return "a blank screen"
        return "U+FFFD on the screen" if "\ufffd" in self.text else None
