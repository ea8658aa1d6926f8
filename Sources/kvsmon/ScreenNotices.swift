import CursesTerminal

/// What the operator is told about settings and terminal when the screen begins.
struct ScreenNotices {
    /// The settings in effect.
    let configuration: Configuration

    /// What there is to say of `configuration`, and of the theme that it led to.
    init(configuration: Configuration, theme: ThemeSelection) {
        guard let fault = theme.fault else {
            self.configuration = configuration
            return
        }
        let others = theme.otherFaults.map { ConfigurationFault(place: $0.place, reason: $0.reason) }
        self.configuration = configuration.refusing(.theme, because: fault, and: others)
    }

    /// The line for the operator at the start, with what there is to say about `terminal`.
    @MainActor
    func line(with terminal: CursesTerminal) -> String? {
        let lines = [mistakes, terminal.notice].compactMap(\.self)
        return lines.isEmpty ? nil : lines.joined(separator: "; ")
    }

    /// What is wrong with the settings: how much of it first, since a line has an end.
    var mistakes: String? {
        let faults = configuration.faults
        guard faults.count > 1 else { return faults.first?.description }
        return faults.first.map {
            "\(faults.count) mistakes in the settings (kvsmon config names them): \($0)"
        }
    }

    /// Says on standard error, in full, what the screen had a line for; for when the terminal is given back.
    func printFaults() { configuration.printFaults() }
}
