package import Canvas

/// What a ``CursesTerminal`` is opened with.
package struct TerminalOptions: Sendable {
    /// What roles look like at first.
    package var theme: Theme
    /// Draws in ASCII even where the locale allows more.
    package var asciiOnly: Bool
    /// Shows no colours, as if `NO_COLOR` were set.
    package var noColour: Bool
    /// The environment to read `TERM`, `NO_COLOR` and the locale's variables from.
    package var environment: [String: String]
    /// The descriptor to look for a terminal at before the controlling terminal.
    package var descriptor: Int32

    /// Options for the terminal at `descriptor`, by default standard input.
    package init(
        theme: Theme, asciiOnly: Bool = false, noColour: Bool = false, environment: [String: String],
        descriptor: Int32 = 0
    ) {
        self.theme = theme
        self.asciiOnly = asciiOnly
        // https://no-color.org: present and not empty, whatever the value.
        self.noColour = noColour || environment["NO_COLOR"]?.isEmpty == false
        self.environment = environment
        self.descriptor = descriptor
    }

    /// The terminal types to try, best first; terminals that aren't known mostly understand xterm's sequences.
    package var types: [String] {
        let fallbacks = ["xterm-256color", "vt100"]
        return (ownType.map { [$0] } ?? []) + fallbacks.filter { $0 != ownType }
    }

    /// The type that the environment names.
    var ownType: String? { environment["TERM"].flatMap { $0.isEmpty ? nil : $0 } }

    /// Why that type isn't drawn for, where it isn't.
    var reason: String { ownType.map { "nothing can be drawn for TERM=\($0) here" } ?? "TERM isn't set" }
}
