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
        guard let found = shelf.look(named: name) else { return nil }
        self.shelf = shelf
        fault = found.choice.fault.map { "the theme default is shown: \($0)" }
        if let theme = found.theme {
            self.theme = theme
        } else {
            theme = try Self.standard(from: shelf)
        }
    }

    /// The default from `shelf`, because another theme can't be shown for `reason`.
    init(standardFrom shelf: ThemeShelf, because reason: String) throws(ThemeFile.Failure) {
        self.shelf = shelf
        fault = "the theme default is shown: \(reason)"
        theme = try Self.standard(from: shelf)
    }

    private static func standard(from shelf: ThemeShelf) throws(ThemeFile.Failure) -> Theme {
        let name = EmbeddedThemes.standard
        if let theme = shelf.look(named: name)?.theme { return theme }
        return try EmbeddedThemes.file(named: name).theme()
    }

    /// Lets `terminal` look like the theme called `name`.
    @MainActor
    func show(_ name: String, on terminal: CursesTerminal) -> Message? {
        guard let theme = shelf.look(named: name)?.theme ?? (name == self.theme.name ? self.theme : nil)
        else {
            return .problem("no theme is called \(name)")
        }
        terminal.theme = theme
        return nil
    }
}
