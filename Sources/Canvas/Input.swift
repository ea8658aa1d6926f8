/// A key as a person names it, whatever bytes the terminal sent for it.
package enum Key: Hashable, Sendable {
    /// A printable character, space included.
    case character(Character)
    /// A letter held with Control, in lower case: `.control("c")`.
    case control(Character)
    /// A function key, counted from 1.
    case function(Int)
    case up, down, left, right
    /// An arrow held with Shift, where the terminal tells it from the arrow alone.
    case shiftLeft, shiftRight
    case home, end, pageUp, pageDown
    case enter, tab, backTab, escape, backspace, delete
}

/// What a mouse did, with its left button or its wheel.
package struct MouseEvent: Hashable, Sendable {
    /// What was done.
    package enum Kind: Hashable, Sendable {
        case pressed, dragged, released, wheelUp, wheelDown
    }

    /// What was done.
    package var kind: Kind
    /// The cell it was done on.
    package var place: Point

    /// `kind` on the cell at `place`.
    package init(_ kind: Kind, at place: Point) {
        self.kind = kind
        self.place = place
    }
}

/// What a terminal tells the program.
package enum Input: Hashable, Sendable {
    /// A key was pressed.
    case key(Key)
    /// The mouse was used, which is told only where ``Terminal/reportsMouse`` asks for it.
    case mouse(MouseEvent)
    /// The terminal has this size from now on; also sent once at the start.
    case resized(Size)
    /// The terminal, or somebody with `kill`, asks the program to end (SIGTERM, SIGHUP, SIGINT, a lost tty).
    case hangUp
}
