import ArgumentParser
import Canvas
import Foundation

/// How the screen looks.
struct ScreenOptions: ParsableArguments {
    @Flag(help: "Draw with ASCII characters only; automatic without UTF-8.")
    var ascii = false

    @Option(
        help: ArgumentHelp(
            """
            The theme: \(EmbeddedThemes.names.joined(separator: ", ")), one of your own in ~/.config/kvsmon/themes, or a \
            file.
            """, valueName: "name|file.toml"))
    var theme = EmbeddedThemes.standard

    /// The theme that ``theme`` names, and all others.
    func chosenTheme() throws -> ThemeSelection {
        var shelf = ThemeShelf(ThemeFolder(environment: ProcessInfo.processInfo.environment))
        var name = theme
        if theme.hasSuffix(".toml") || theme.contains("/") {
            let file = try file()
            shelf.putFirst(file)
            name = file.name
        }
        guard let selection = try ThemeSelection(name, from: shelf) else {
            throw ValidationError("No theme is called '\(theme)'; there are \(shelf.names).")
        }
        return selection
    }

    private func file() throws -> ThemeFile {
        do {
            return try ThemeFile(contentsOf: theme, called: theme)
        } catch {
            throw ValidationError("No theme can be read from '\(theme)': \(error.reason).")
        }
    }
}
