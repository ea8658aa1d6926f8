import Canvas
import MonitorUI

/// The themes that can be chosen: the operator's own, then the embedded ones that aren't called the same.
///
/// A theme is read when it is looked at, so that a start takes the time of one.
struct ThemeShelf: Sendable {
    /// A theme's name, and where it stands.
    private struct Place: Sendable {
        let name: String
        let read: @Sendable () throws(ThemeFile.Failure) -> ThemeFile
    }

    private var places: [Place] = []

    /// What the themes are called, and why some can't be used.
    var choices: [ThemeChoice] { places.map { Self.read($0).choice } }
    /// What the themes are called.
    var names: String { places.map(\.name).joined(separator: ", ") }

    /// The themes of `folder` and the embedded ones.
    init(_ folder: ThemeFolder?) {
        if let folder {
            places = folder.names.map { name in
                Place(name: name) { () throws(ThemeFile.Failure) in try folder.file(named: name) }
            }
        }
        for name in EmbeddedThemes.names where !places.contains(where: { $0.name == name }) {
            places.append(
                Place(name: name) { () throws(ThemeFile.Failure) in try EmbeddedThemes.file(named: name) })
        }
    }

    /// Puts a theme before all others, in place of one that is called the same.
    mutating func putFirst(_ file: ThemeFile) {
        places.removeAll { $0.name == file.name }
        places.insert(Place(name: file.name) { file }, at: 0)
    }

    /// The theme called `name`, and how it looks where it can be used; `nil` where none is called so.
    func look(named name: String) -> (choice: ThemeChoice, theme: Theme?)? {
        places.first { $0.name == name }.map(Self.read)
    }

    private static func read(_ place: Place) -> (choice: ThemeChoice, theme: Theme?) {
        do throws(ThemeFile.Failure) {
            let file = try place.read()
            let theme = try file.theme()
            return (ThemeChoice(name: place.name, background: try file.background()), theme)
        } catch {
            return (ThemeChoice(name: place.name, background: "", fault: error.description), nil)
        }
    }
}
