/// Why an answer's body isn't what its operation answers.
package enum UndecodableBody: Error, Hashable, Sendable, CustomStringConvertible {
    /// It isn't JSON from this byte on, or not the kind of value expected there.
    case notJSON(offset: Int)
    /// It lacks a member, named with its path.
    case missing(String)
    /// A member, named with its path, holds what can't be in a URL.
    case notURL(String)
    /// It is no media.
    case notMedia

    /// What is wrong, without quoting the body.
    package var description: String {
        switch self {
        case .notJSON(let offset): "the answer can't be read from byte \(offset) on"
        case .missing(let member): "the answer lacks \(member)"
        case .notURL(let member): "the answer's \(member) isn't a URL"
        case .notMedia: "the answer isn't media"
        }
    }

    /// The value, or a refusal that names the member that should have held it.
    static func require<Value>(_ value: Value?, _ member: String) throws(UndecodableBody) -> Value {
        guard let value else { throw .missing(member) }
        return value
    }

    /// The URL, or a refusal that names the member that should have held it.
    ///
    /// It goes to terminals, clipboards and players as it is. Source: RFC 3986 §2: printable ASCII without blanks.
    static func requireURL(_ text: String?, _ member: String) throws(UndecodableBody) -> String {
        let text = try require(text.nonEmpty, member)
        guard text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else { throw .notURL(member) }
        return text
    }
}
