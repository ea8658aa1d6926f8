import Foundation

/// What a file about a stream is called, without its ending: `kvsmon-front-door-2026-03-01T142207Z`.
struct StreamFileName {
    /// The name.
    let text: String

    /// What a stream may take of it, in bytes: a name has 255 at most on Linux, and a stream's own has up to 256.
    private static let longest = 200

    /// The name of a file about `stream` at `date`; streams may be called by anything that was typed.
    init(_ stream: String, at date: Date) {
        var name = ""
        for character in stream {
            let character =
                character.isLetter || character.isNumber || "_.-".contains(character) ? character : "-"
            guard name.utf8.count + character.utf8.count <= Self.longest else { break }
            name.append(character)
        }
        // Colons are no good in names.
        text = "kvsmon-\(name)-\(date.formatted(.iso8601.timeSeparator(.omitted)))"
    }

    /// Its path in `folder`, of which `.` is the current one.
    func path(in folder: String) -> String { folder == "." ? text : "\(folder)/\(text)" }
}
