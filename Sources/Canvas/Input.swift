/// A key as a person names it, whatever bytes the terminal sent for it.
package enum Key: Hashable, Sendable {
    /// A printable character, space included.
    case character(Character)
    /// A letter held with Control, in lower case: `.control("c")`.
    case control(Character)
    /// A function key, counted from 1.
    case function(Int)
    case up, down, left, right
    case home, end, pageUp, pageDown
    case enter, tab, backTab, escape, backspace, delete
}

/// What a terminal tells the program.
package enum Input: Hashable, Sendable {
    /// A key was pressed.
    case key(Key)
    /// The terminal has this size from now on; also sent once at the start.
    case resized(Size)
    /// The terminal, or somebody with `kill`, asks the program to end (SIGTERM, SIGHUP, SIGINT, a lost tty).
    case hangUp
}
