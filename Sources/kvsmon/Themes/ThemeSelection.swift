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
    /// What else is wrong with its file, by line.
    let otherFaults: [ThemeFile.Fault]

    /// The theme called `name` from `shelf`; where its file is wrong, the default and a fault that says why.
    ///
    /// `nil` where none is called so.
    init?(_ name: String, from shelf: ThemeShelf) throws(ThemeFile.Failure) {
        guard let found = shelf.look(named: name) else { return nil }
        self.shelf = shelf
        switch found {
        case .success(let theme): (self.theme, fault, otherFaults) = (theme, nil, [])
        case .failure(let failure):
            theme = try Self.standard(from: shelf)
            fault = failure.faults.first.map { "the theme default is shown: \($0)" }
            otherFaults = Array(failure.faults.dropFirst())
        }
    }

    /// The default from `shelf`, because another theme can't be shown for `reason`.
    init(standardFrom shelf: ThemeShelf, because reason: String) throws(ThemeFile.Failure) {
        self.shelf = shelf
        fault = "the theme default is shown: \(reason)"
        otherFaults = []
        theme = try Self.standard(from: shelf)
    }

    private static func standard(from shelf: ThemeShelf) throws(ThemeFile.Failure) -> Theme {
        let name = EmbeddedThemes.standard
        if case .success(let theme) = shelf.look(named: name) { return theme }
        return try EmbeddedThemes.contents(named: name).theme
    }

    /// Lets `terminal` look like the theme called `name`.
    @MainActor
    func show(_ name: String, on terminal: CursesTerminal) -> Message? {
        if case .success(let theme) = shelf.look(named: name) {
            terminal.theme = theme
        } else if name == theme.name {
            terminal.theme = theme
        } else {
            return .problem("no theme is called \(name)")
        }
        return nil
    }
}
