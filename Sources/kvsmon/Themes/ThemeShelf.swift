import Canvas
import MonitorUI

/// The themes that can be chosen: the operator's own, then the embedded ones that aren't called the same.
struct ThemeShelf {
    private var themes: [(choice: ThemeChoice, theme: Theme?)] = []

    /// What the themes are called, and why some can't be used.
    var choices: [ThemeChoice] { themes.map(\.choice) }
    /// What the themes are called.
    var names: String { choices.map(\.name).joined(separator: ", ") }

    /// The themes of `folder` and the embedded ones.
    init(_ folder: ThemeFolder?) {
        for file in folder?.files ?? [] { add(file) }
        for name in EmbeddedThemes.names where choice(named: name) == nil {
            if let file = EmbeddedThemes.file(named: name) { add(.success(file)) }
        }
    }

    /// Puts a theme before all others, in place of one that is called the same.
    mutating func putFirst(_ file: ThemeFile) {
        themes.removeAll { $0.choice.name == file.name }
        add(.success(file))
        themes.insert(themes.removeLast(), at: 0)
    }

    /// The theme called `name`, or `nil` where none is.
    func choice(named name: String) -> ThemeChoice? { choices.first { $0.name == name } }

    /// The theme called `name`, or `nil` where none is that can be used.
    func theme(named name: String) -> Theme? { themes.first { $0.choice.name == name }?.theme }

    private mutating func add(_ file: Result<ThemeFile, ThemeFile.Failure>) {
        do throws(ThemeFile.Failure) {
            let file = try file.get()
            let theme = try file.theme()
            themes.append((ThemeChoice(name: file.name, background: try file.background()), theme))
        } catch {
            let name = ThemeFile(path: error.path, text: "").name
            themes.append((ThemeChoice(name: name, background: "", fault: error.description), nil))
        }
    }
}
