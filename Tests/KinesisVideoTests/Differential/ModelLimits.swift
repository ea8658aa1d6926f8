@testable import KinesisVideo

extension Member {
    /// What is allowed here and below, by path, in the words of the service's models.
    func limits(below path: String = "") -> [String: JSONTree] {
        let here = path.isEmpty ? name : "\(path).\(name)"
        return members.reduce(into: limit.words(at: here)) { limits, member in
            limits.merge(member.limits(below: here)) { $1 }
        }
    }
}

extension Limit {
    /// The limit by path: a list's elements have one of their own.
    fileprivate func words(at path: String) -> [String: JSONTree] {
        switch self {
        case .none: [:]
        case .choice(let words): [path: .members(["enum": .list(words.map { .text($0) })])]
        case .integer(let range), .number(let range): [path: .members(Self.ends(range))]
        case .text(let range, let pattern):
            [path: .members(Self.ends(range).merging(["pattern": .text(pattern.text)]) { $1 })]
        case .list(let range, let element):
            element.words(at: path + "[]").merging([path: .members(Self.ends(range))]) { $1 }
        }
    }

    private static func ends(_ range: ClosedRange<Int>) -> [String: JSONTree] {
        ["min": .number(Double(range.lowerBound)), "max": .number(Double(range.upperBound))]
    }
}
