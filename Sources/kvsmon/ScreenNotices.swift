import CursesTerminal

/// What the operator is told about settings and terminal when the screen begins.
struct ScreenNotices {
    /// The settings in effect.
    let configuration: Configuration

    /// What there is to say of `configuration`, and of the theme that it led to.
    init(configuration: Configuration, theme: ThemeSelection) {
        self.configuration = theme.fault.map { configuration.refusing(.theme, because: $0) } ?? configuration
    }

    /// The line for the operator at the start, with what there is to say about `terminal`.
    @MainActor
    func line(with terminal: CursesTerminal) -> String? {
        let faults = configuration.faults
        let others = faults.count > 1 ? " (and \(faults.count - 1) more: kvsmon config)" : ""
        let lines = [faults.first.map { "\($0)\(others)" }, terminal.notice].compactMap(\.self)
        return lines.isEmpty ? nil : lines.joined(separator: "; ")
    }

    /// Says on standard error, in full, what the screen had a line for; for when the terminal is given back.
    func printFaults() { configuration.printFaults() }
}
