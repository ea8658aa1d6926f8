/// Why no terminal could be taken over.
package struct TerminalError: Error, Hashable, CustomStringConvertible {
    /// What went wrong.
    package enum Code: Hashable, Sendable {
        /// Neither standard input nor the controlling terminal is a terminal.
        case noTerminal
        /// terminfo knows none of the names tried, or none that can move its cursor.
        case unknownType
        /// The system refused the pipe that signals arrive through.
        case signals
    }

    /// What went wrong.
    package let code: Code
    /// What it went wrong with: names of terminal types, or a device.
    package let subject: String

    /// An error about `subject`.
    package init(_ code: Code, subject: String) {
        self.code = code
        self.subject = subject
    }

    /// What failed, on what, and what to try.
    package var description: String {
        switch code {
        case .noTerminal:
            "no terminal at standard input and none at \(subject); use a command that prints lines, or run it in a terminal"
        case .unknownType:
            "no entry in terminfo for \(subject); install ncurses-base or set TERM to a type that is there"
        case .signals:
            "no pipe for \(subject); the process probably has too many open files (ulimit -n)"
        }
    }
}
