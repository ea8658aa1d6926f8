import Foundation

/// JSON of any shape, compared by its values.
enum JSONTree: Hashable {
    case null
    case number(Double)
    case text(String)
    case list([JSONTree])
    case members([String: JSONTree])

    /// What `data` says.
    init(_ data: Data) throws {
        self.init(try JSONSerialization.jsonObject(with: data, options: .fragmentsAllowed))
    }

    private init(_ value: Any) {
        self =
            switch value {
            case let text as String: .text(text)
            case let number as NSNumber: .number(number.doubleValue)
            case let list as [Any]: .list(list.map(JSONTree.init))
            case let members as [String: Any]: .members(members.mapValues(JSONTree.init))
            default: .null
            }
    }

    /// The member called `name`, or `nil`.
    subscript(name: String) -> JSONTree? {
        guard case .members(let members) = self else { return nil }
        return members[name]
    }

    /// The text, or `nil`.
    var text: String? {
        guard case .text(let text) = self else { return nil }
        return text
    }

    /// The number without its fraction, or `nil`.
    var integer: Int? {
        guard case .number(let number) = self else { return nil }
        return Int(number)
    }

    /// The elements, or `nil`.
    var list: [JSONTree]? {
        guard case .list(let list) = self else { return nil }
        return list
    }

    /// The date that many milliseconds after 1970, or `nil`.
    var date: Date? { integer.map { Date(timeIntervalSince1970: Double($0) / 1000) } }

    /// An object of the members that have a value.
    static func object(_ members: [String: JSONTree?]) -> JSONTree {
        .members(members.compactMapValues(\.self))
    }

    /// A date as milliseconds after 1970.
    static func milliseconds(_ date: Date) -> JSONTree {
        .number((date.timeIntervalSince1970 * 1000).rounded())
    }
}
