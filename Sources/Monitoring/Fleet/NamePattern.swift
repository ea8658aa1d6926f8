/// A stream's name with wildcards: `*` stands for any characters, `?` for one.
package struct NamePattern: Hashable, Sendable {
    /// The pattern as it was written.
    package let text: String

    /// The pattern `text`.
    package init(_ text: String) { self.text = text }

    /// Whether `text` has wildcards, which no name can have. Source: KVS API reference, StreamName.
    package static func isPattern(_ text: String) -> Bool { text.contains { $0 == "*" || $0 == "?" } }

    /// What every name begins with that it matches.
    package var prefix: String { String(text.prefix { $0 != "*" && $0 != "?" }) }

    /// All of `name` is what it asks for.
    package func matches(_ name: String) -> Bool {
        let (pattern, name) = (Array(text), Array(name))
        var (at, place) = (0, 0)
        // Behind the newest star, and where in the name begins what comes after it.
        var star: (at: Int, place: Int)?
        while place < name.count {
            if at < pattern.count, pattern[at] == "*" {
                at += 1
                star = (at, place)
            } else if at < pattern.count, pattern[at] == "?" || pattern[at] == name[place] {
                at += 1
                place += 1
            } else if let last = star {
                (at, place) = (last.at, last.place + 1)
                star = (at, place)
            } else {
                return false
            }
        }
        return pattern[at...].allSatisfy { $0 == "*" }
    }
}
