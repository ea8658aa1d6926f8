import Canvas
import MonitorUI

/// The themes that can be chosen: the operator's own, then the embedded ones that aren't called the same.
///
/// A theme is read when it is looked at, so that a start takes the time of one.
struct ThemeShelf: Sendable {
    /// A theme's name, and where it stands.
    private struct Place: Sendable {
        let name: String
        var isOwn = true
        let read: @Sendable () throws(ThemeFile.Failure) -> ThemeFile.Contents
    }

    private var places: [Place] = []

    /// What the themes are called, and why some can't be used.
    var choices: [ThemeChoice] { places.map(Self.choice) }
    /// What the themes are called.
    var names: String { places.map(\.name).joined(separator: ", ") }

    /// The themes of `folder` and the embedded ones.
    init(_ folder: ThemeFolder?) {
        if let folder {
            places = folder.names.map { name in
                Place(name: name) { () throws(ThemeFile.Failure) in try folder.file(named: name).contents() }
            }
        }
        for name in EmbeddedThemes.names where !places.contains(where: { $0.name == name }) {
            places.append(
                Place(name: name, isOwn: false) { () throws(ThemeFile.Failure) in
                    try EmbeddedThemes.contents(named: name)
                })
        }
    }

    /// Puts a theme before all others, in place of one that is called the same.
    mutating func putFirst(_ file: ThemeFile) {
        places.removeAll { $0.name == file.name }
        places.insert(Place(name: file.name) { () throws(ThemeFile.Failure) in try file.contents() }, at: 0)
    }

    /// The theme called `name`, or why it can't be used; `nil` where none is called so.
    func look(named name: String) -> Result<Theme, ThemeFile.Failure>? {
        places.first { $0.name == name }.map { Self.read($0).map(\.theme) }
    }

    private static func read(_ place: Place) -> Result<ThemeFile.Contents, ThemeFile.Failure> {
        Result { () throws(ThemeFile.Failure) in try place.read() }
    }

    private static func choice(_ place: Place) -> ThemeChoice {
        switch read(place) {
        case .success(let contents):
            ThemeChoice(name: place.name, background: contents.background, isOwn: place.isOwn)
        case .failure(let failure):
            ThemeChoice(name: place.name, background: "", isOwn: place.isOwn, fault: failure.description)
        }
    }
}
