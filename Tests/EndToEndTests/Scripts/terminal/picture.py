"""What a person sees: pyte's terminal, fed token by token, with what it lacks."""

import itertools
import re

import pyte
import wcwidth


# What stands between panes; a dialog may lie over it.
DIVIDERS = "│╭╰├┤╮╯─ "


def box_fault(rows, top, left):
    """What is wrong with the box whose corner is there, or nothing."""
    right = rows[top].find("╮", left)
    bottom = next((y for y in range(top, len(rows)) if rows[y][left] == "╰"), None)
    if right < 0 or bottom is None or rows[bottom][right] != "╯":
        return f"the box at row {top}, column {left} has no other corners"
    crooked = [y for y in range(top + 1, bottom) if rows[y][left] not in "│├" or rows[y][right] not in "│┤"]
    return f"the box at row {top}, column {left} is open in rows {crooked}" if crooked else None


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
        # What came as bytes that aren't text is shown as U+FFFD; nothing else is.
        self.shows_broken_text = False
        self.repaints = 0

    def use(self, screen):
        self.screen = screen
        self.stream = pyte.Stream(screen)
        self.forget()

    def forget(self):
        """Every row has to be read anew."""
        self.known = [""] * self.screen.lines
        self.screen.dirty.update(range(self.screen.lines))

    def complaint(self, token):
        """What is wrong with a token here, or nothing: a frame's cells are one column each, whatever terminal it is."""
        if token.kind == "text" and self.alternate and (wide := sorted({c for c in token.text if wcwidth.wcwidth(c) != 1})):
            return f"characters that aren't one column wide: {ascii(''.join(wide))}"
        return None

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
        elif token.final in "ST" and not token.prefix:
            self.scroll(token.final, int(token.parameters or 1))
        elif token.final == "Z":
            # Nor CBT (ECMA-48 §8.3.7).
            self.screen.cursor.x = max(0, (self.screen.cursor.x - 1) // 8 * 8 - 8 * (int(token.parameters or 1) - 1))
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

    def scroll(self, final, count):
        """Moves the rows between the margins; pyte doesn't know SU and SD (ECMA-48 §8.3.147, §8.3.113)."""
        screen, row = self.screen, self.screen.cursor.y
        top, bottom = screen.margins or (0, screen.lines - 1)
        screen.cursor.y, move = (bottom, screen.index) if final == "S" else (top, screen.reverse_index)
        for _ in range(count):
            move()
        screen.cursor.y = row

    def leave_or_enter(self, alternate):
        if alternate != self.alternate:
            self.alternate = alternate
            self.use(pyte.Screen(self.screen.columns, self.screen.lines) if alternate else self.normal)

    def resize(self, columns, rows):
        """Gives it another size; what it showed stays where it fits."""
        self.screen.resize(rows, columns)
        self.normal.resize(rows, columns)
        self.forget()

    @property
    def rows(self):
        """The rows, from the top, of a character a column."""
        # pyte reads all of them anew each time, which is most of what looking at a screen costs.
        screen = self.screen
        for y in screen.dirty:
            if y < screen.lines:
                row = screen.buffer[y]
                self.known[y] = "".join([row[x].data for x in range(screen.columns)])
        screen.dirty.clear()
        return self.known

    @property
    def lines(self):
        """The rows, from the top, blanks at their ends left out."""
        return [row.rstrip() for row in self.rows]

    @property
    def text(self):
        """The rows as one text."""
        return "\n".join(self.lines)

    def crooked(self):
        """What of the lines that divide a frame isn't where it belongs, or nothing."""
        rows = self.rows
        for y, row in enumerate(rows):
            for x, character in enumerate(row):
                if character == "╭":
                    if (fault := box_fault(rows, y, x)) is not None:
                        return fault
                # A rule with a title begins in the first column; below its branch the panes are divided.
                if character == "┬" and row.startswith("─"):
                    below = list(itertools.takewhile(lambda row: not row.startswith("─"), rows[y + 1 :]))
                    if any(row[x] not in DIVIDERS for row in below):
                        return f"panes aren't divided in column {x} below row {y}"
        return None

    @property
    def fault(self):
        """What no frame may be, or nothing."""
        if not self.text.strip():
            return "a blank screen"
        return "U+FFFD on the screen" if "\ufffd" in self.text and not self.shows_broken_text else None
