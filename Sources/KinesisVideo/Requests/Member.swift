import FoundationEssentials

/// A member of a request: its name on the wire, its value, and what the service's model allows that to be.
struct Member: Sendable {
    /// The service's name of it.
    let name: String
    /// What the model allows.
    let limit: Limit
    /// The value, or `nil` where the member is left out.
    let value: JSONValue?
    /// The members of an object.
    let members: [Member]

    private init(_ name: String, _ limit: Limit, _ value: JSONValue?, members: [Member] = []) {
        self.name = name
        self.limit = limit
        self.value = value
        self.members = members
    }

    /// A whole number.
    init(_ name: String, _ value: Int?, in range: ClosedRange<Int>) {
        self.init(name, .integer(range), value.map { .integer($0) })
    }

    /// A whole number that is sent as a text.
    init(_ name: String, textOf value: Int, in range: ClosedRange<Int>) {
        self.init(name, .number(range), .string(String(value)))
    }

    /// A text.
    init(_ name: String, _ value: String?, _ limit: Limit) {
        self.init(name, limit, value.map { .string($0) })
    }

    /// One of an enumeration's words.
    init<Choice: CaseIterable & RawRepresentable<String>>(_ name: String, _ value: Choice?) {
        self.init(
            name, .choice(Choice.allCases.map(\.rawValue)), (value?.rawValue).map { .string($0) })
    }

    /// A date, to the millisecond.
    init(_ name: String, _ value: Date?) {
        self.init(name, .none, value.map { .seconds($0) })
    }

    /// A list of texts.
    init(_ name: String, _ values: [String], _ limit: Limit) {
        self.init(name, limit, .array(values.map { .string($0) }))
    }

    /// An object of `members`, left out where there are none.
    init(_ name: String, _ members: [Member]?) {
        self.init(name, .none, members.map { .object($0.map(\.pair)) }, members: members ?? [])
    }

    /// Name and value.
    var pair: (String, JSONValue?) { (name, value) }

    /// Throws unless the value, and all within it, keep their limits.
    ///
    /// - Parameters:
    ///   - path: What stands before the name in messages.
    ///   - source: Where the limits are written.
    func check(path: String = "", source: String) throws(RuleViolation) {
        if let value { try limit.check(value, of: path + name, source: source) }
        for member in members { try member.check(path: "\(path)\(name).", source: source) }
    }
}
