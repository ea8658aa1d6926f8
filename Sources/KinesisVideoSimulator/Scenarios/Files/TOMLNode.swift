/// A value of a TOML document and where it stands.
package struct TOMLNode: Hashable, Sendable {
    /// What stands there.
    package enum Value: Hashable, Sendable {
        case text(String)
        case integer(Int)
        case flag(Bool)
        case array([TOMLNode])
        case table([String: TOMLNode])
        /// What nobody needs, by its name: a floating-point number, a date.
        case other(String)
    }

    /// The value.
    package var value: Value
    /// The line, counted from 1.
    package var line: Int

    /// What it is, with an article, for messages.
    package var kind: String {
        switch value {
        case .text: "a text"
        case .integer: "a whole number"
        case .flag: "true or false"
        case .array: "an array"
        case .table: "a table"
        case .other(let name): name
        }
    }
}
