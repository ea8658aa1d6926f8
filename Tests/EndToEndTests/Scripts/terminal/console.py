"""A program on a pseudo-terminal: what it writes, byte by byte and as a picture, what is typed, how it ends."""

import fcntl
import os
import pathlib
import select
import signal
import struct
import subprocess
import tempfile
import termios
import time

from picture import Picture
from tokens import Tokenizer
from vocabulary import Vocabulary

# Machines that run tests are busy.
PATIENCE = 40
# A frame follows what it shows within 33 ms; what comes later than this is another frame.
PAUSE = 0.06


class Complaint(Exception):
    """Something that isn't as it has to be; its text says what, and what was there instead."""


class Console:
    """Runs `words` on a terminal of `columns` by `rows` cells with no environment but `environment`.

    `kind` is the terminal type whose vocabulary everything written is held to; by default `TERM`.
    """

    def __init__(self, words, environment, columns=120, rows=40, kind=None):
        self.folder = tempfile.TemporaryDirectory(prefix="kvsmon-console-")
        home = {"HOME": self.folder.name, "TMPDIR": self.folder.name, "PATH": "/nonexistent"}
        # What Swift prints of a crash takes long, and isn't ours.
        home["SWIFT_BACKTRACE"] = "enable=no"
        self.primary, secondary = os.openpty()
        self.picture = Picture(columns, rows)
        self.tokenizer = Tokenizer()
        self.vocabulary = Vocabulary.of(kind or environment["TERM"])
        self.complaints, self.written, self.clipboard, self.writes = [], 0, [], []
        self.keeps_text, self.texts = False, []
        self.tell_size(columns, rows)
        self.modes = termios.tcgetattr(self.primary)
        errors = open(self.file("errors"), "wb")
        # setsid makes the terminal the controlling one, and becomes the program.
        self.process = subprocess.Popen(
            ["/usr/bin/setsid", "--ctty"] + words,
            stdin=secondary, stdout=secondary, stderr=errors, env=home | environment, cwd=self.folder.name,
        )
        errors.close()
        os.close(secondary)
        self.is_open = True

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self.hang_up()
        self.folder.cleanup()

    def file(self, name):
        """The path of a file in the program's folder."""
        return str(pathlib.Path(self.folder.name, name))

    @property
    def errors(self):
        """What the program wrote to standard error."""
        return pathlib.Path(self.file("errors")).read_text(errors="replace")

    def read(self, seconds):
        """Takes in what is written within `seconds`; returns whether something was."""
        if not self.is_open:
            time.sleep(min(seconds, 0.02))
            return False
        if not select.select([self.primary], [], [], max(0, seconds))[0]:
            return False
        try:
            data = os.read(self.primary, 1 << 16)
        except OSError:
            data = b""
        if not data:
            # Nobody has the terminal open any more.
            time.sleep(min(seconds, 0.02))
            return False
        self.written += len(data)
        self.writes.append((time.monotonic(), len(data)))
        for token in self.tokenizer.feed(data):
            self.take(token)
        return True

    def take(self, token):
        complaint = self.vocabulary.complaint(token) or self.picture.complaint(token)
        if complaint and complaint not in self.complaints:
            self.complaints.append(complaint)
        if token.kind == "osc":
            self.clipboard.append(token.text)
        if self.keeps_text:
            self.texts.append(token.text)
        self.picture.feed(token)

    def wait(self, expectation, condition, patience=PATIENCE):
        """Reads on until `condition()`; complains that `expectation` didn't come."""
        deadline = time.monotonic() + patience
        while not condition():
            if time.monotonic() > deadline:
                raise Complaint(f"waited in vain for {expectation}; there was:\n{self.picture.text}\n{self.errors[-600:]}")
            if self.process.poll() is not None and not self.read(0.05) and not condition():
                raise Complaint(f"ended ({self.process.returncode}) before {expectation}: {self.errors[-600:]}")
            self.read(0.05)

    def wait_for(self, text, patience=PATIENCE):
        """Reads on until `text` is on the screen."""
        self.wait(repr(text), lambda: text in self.picture.text, patience)

    def settle(self, pause=PAUSE):
        """Reads on until a frame is complete and nothing follows it."""
        while self.read(pause) or self.picture.synchronising:
            if self.process.poll() is not None:
                break

    def whole(self):
        """Reads on until the screen is one that may be."""
        self.settle()
        self.wait("a whole screen", lambda: self.picture.fault is None)

    def type(self, text):
        """Types `text`, control characters included."""
        os.write(self.primary, text.encode())

    def tell_size(self, columns, rows):
        fcntl.ioctl(self.primary, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def resize(self, columns, rows):
        """Gives the terminal another size, of which the program hears by SIGWINCH."""
        self.picture.resize(columns, rows)
        self.tell_size(columns, rows)

    def send(self, number):
        """Sends the program a signal."""
        self.process.send_signal(number)

    def repainted(self, given_away=lambda: False):
        """What the screen shows after everything was drawn anew, and what it showed before: the same where the program has
        `given_away` the screen, on which it then draws nothing."""
        self.settle()
        before, repaints = self.picture.text, self.picture.repaints
        # A process that continues draws everything: others may have written to the terminal.
        self.send(signal.SIGCONT)
        self.wait("a repaint", lambda: self.picture.repaints > repaints or given_away())
        if given_away():
            return before, before
        self.whole()
        return self.picture.text, before

    def hang_up(self):
        """Takes the terminal away, as a dropped connection does."""
        if self.is_open:
            os.close(self.primary)
            self.is_open = False

    def end(self, patience=PATIENCE):
        """Reads on until the program has ended; returns its status, negative for a signal."""
        deadline = time.monotonic() + patience
        while self.process.poll() is None:
            if time.monotonic() > deadline:
                raise Complaint(f"didn't end; there was:\n{self.picture.text}")
            self.read(0.05)
        while self.read(0.05):
            pass
        return self.process.returncode

    def expect_given_back(self):
        """Complains unless the terminal is as it was before: modes, cursor, screen, keypad, colours."""
        modes = termios.tcgetattr(self.primary)
        left = [
            ("its modes are others", modes != self.modes),
            ("the alternate screen stays", self.picture.alternate),
            ("the cursor stays hidden", not self.picture.cursor_shown),
            ("the keypad stays in application mode", self.picture.keypad),
            ("synchronised output isn't ended", self.picture.synchronising),
            ("the mouse stays reported", bool(self.picture.mouse_modes)),
            ("colours stay", self.picture.screen.cursor.attrs.fg != "default"),
        ]
        faults = [words for words, is_so in left if is_so]
        if faults:
            raise Complaint("the terminal isn't given back: " + ", ".join(faults))

    def expect_no_complaints(self):
        """Complains of everything written that its type doesn't know."""
        if self.complaints:
            raise Complaint("; ".join(self.complaints[:8]))
