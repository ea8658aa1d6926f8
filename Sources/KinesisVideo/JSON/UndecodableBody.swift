/// Why an answer's body isn't what its operation answers.
package enum UndecodableBody: Error, Hashable, Sendable, CustomStringConvertible {
    /// It isn't JSON from this byte on, or not the kind of value expected there.
    case notJSON(offset: Int)
    /// It lacks a member, named with its path.
    case missing(String)
    /// It is no media.
    case notMedia
    /// A member isn't the URL it should be, for this reason, which quotes nothing of it.
    case notURL(String, reason: String)

    /// What is wrong, without quoting the body.
    package var description: String {
        switch self {
        case .notJSON(let offset): "the answer can't be read from byte \(offset) on"
        case .missing(let member): "the answer lacks \(member)"
        case .notMedia: "the answer isn't media"
        case .notURL(let member, let reason): "\(member) isn't a URL: \(reason)"
        }
    }

    /// The value, or a refusal that names the member that should have held it.
    static func require<Value>(_ value: Value?, _ member: String) throws(UndecodableBody) -> Value {
        guard let value else { throw .missing(member) }
        return value
    }
}
