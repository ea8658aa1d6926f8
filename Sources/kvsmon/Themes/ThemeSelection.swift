import Canvas
import CursesTerminal
import Foundation
import MonitorUI

/// What the screen looks like, and what it could look like instead.
struct ThemeSelection {
    /// What roles look like at first.
    let theme: Theme
    /// What can be chosen.
    let shelf: ThemeShelf
    /// Why it isn't the theme that was asked for, or `nil` where it is.
    let fault: String?

    /// The theme called `name` from `shelf`; where its file is wrong, the default and a fault that says why.
    ///
    /// `nil` where none is called so.
    init?(_ name: String, from shelf: ThemeShelf) throws(ThemeFile.Failure) {
        guard let choice = shelf.choice(named: name) else { return nil }
        self.shelf = shelf
        fault = choice.fault.map { "the theme default is shown: \($0)" }
        let standard = EmbeddedThemes.standard
        if let theme = shelf.theme(named: name) ?? shelf.theme(named: standard) {
            self.theme = theme
        } else {
            self.theme = try EmbeddedThemes.file(named: standard)?.theme() ?? .plain
        }
    }

    /// The line for the operator at the start, with what there is to say about `terminal`.
    @MainActor
    func notice(with terminal: CursesTerminal) -> String? {
        let lines = [fault, terminal.notice].compactMap(\.self)
        return lines.isEmpty ? nil : lines.joined(separator: "; ")
    }

    /// Lets `terminal` look like the theme called `name`.
    @MainActor
    func show(_ name: String, on terminal: CursesTerminal) -> Message? {
        guard let theme = shelf.theme(named: name) ?? (name == self.theme.name ? self.theme : nil) else {
            return .problem("no theme is called \(name)")
        }
        terminal.theme = theme
        return nil
    }

    /// Says on standard error, in full, what the screen had a line for; for when the terminal is given back.
    func printFault() {
        guard let fault else { return }
        // What stands in a file must not steer the terminal.
        let safe = String(
            fault.unicodeScalars.map { $0.properties.generalCategory == .control ? "?" : Character($0) })
        FileHandle.standardError.write(Data("kvsmon: \(safe)\n".utf8))
    }
}
