import ArgumentParser
import Canvas

extension Configuration {
    /// The theme that is set, and all others; one that a flag names must be there.
    func chosenTheme() throws -> ThemeSelection {
        var shelf = ThemeShelf(ThemeFolder(environment: Variables.all))
        let origin = choice(of: .theme).origin
        do throws(ValidationError) {
            return try selection(text(.theme) ?? EmbeddedThemes.standard, from: &shelf)
        } catch {
            if case .flag = origin { throw error }
            return try ThemeSelection(standardFrom: shelf, because: error.message)
        }
    }

    private func selection(_ theme: String, from shelf: inout ThemeShelf) throws(ValidationError)
        -> ThemeSelection
    {
        do throws(ThemeFile.Failure) {
            var name = theme
            if theme.hasSuffix(".toml") || theme.contains("/") {
                let file = try ThemeFile(contentsOf: theme, called: theme)
                shelf.putFirst(file)
                name = file.name
            }
            if let selection = try ThemeSelection(name, from: shelf) { return selection }
        } catch {
            throw ValidationError("No theme can be read from '\(theme)': \(error.reason).")
        }
        throw ValidationError("No theme is called '\(theme)'; there are \(shelf.names).")
    }
}
