/// A value of a TOML document and where it stands.
struct TOMLNode: Hashable, Sendable {
    /// What stands there.
    enum Value: Hashable, Sendable {
        case text(String)
        case integer(Int)
        case array([TOMLNode])
        case table([String: TOMLNode])
        /// What no scenario needs, by its name: a floating-point number, a boolean, a date.
        case other(String)
    }

    /// The value.
    var value: Value
    /// The line, counted from 1.
    var line: Int

    /// What it is, with an article, for messages.
    var kind: String {
        switch value {
        case .text: "a text"
        case .integer: "a whole number"
        case .array: "an array"
        case .table: "a table"
        case .other(let name): name
        }
    }
}
