import ArgumentParser
import Canvas

/// How the screen looks.
struct ScreenOptions: ParsableArguments {
    @Flag(help: "Draw with ASCII characters only; automatic without UTF-8.")
    var ascii = false

    @Option(
        help: ArgumentHelp("The theme: \(EmbeddedThemes.names.joined(separator: ", ")).", valueName: "name"))
    var theme = "default"

    /// The theme that ``theme`` names.
    func chosenTheme() throws -> Theme {
        guard let file = EmbeddedThemes.file(named: theme) else {
            let names = EmbeddedThemes.names.joined(separator: ", ")
            throw ValidationError("No theme is called '\(theme)'; there are \(names).")
        }
        return try file.theme()
    }
}
