/// What the service's model allows the value of a request's member to be.
indirect enum Limit: Hashable, Sendable {
    /// Any value of its type: a date, or an object whose members have their own limits.
    case none
    /// One of these words; our enumerations have no others.
    case choice([String])
    /// A whole number in a range.
    case integer(ClosedRange<Int>)
    /// A whole number in a range, written as a text.
    case number(ClosedRange<Int>)
    /// So many characters that follow a pattern.
    case text(ClosedRange<Int>, Pattern)
    /// So many values, each with a limit of its own.
    case list(ClosedRange<Int>, of: Limit)

    /// Throws unless `value` keeps the limit.
    ///
    /// - Parameters:
    ///   - name: The member's name with its path.
    ///   - source: Where the limit is written.
    func check(_ value: JSONValue, of name: String, source: String) throws(RuleViolation) {
        switch (self, value) {
        case (.integer(let range), .integer(let number)):
            try RuleViolation.check(number, of: name, within: range, source: source)
        case (.number(let range), .string(let text)):
            try RuleViolation.check(Int(text), of: name, within: range, source: source)
        case (.text(let count, let pattern), .string(let text)):
            // Patterns allow ASCII only, of which a character is a byte.
            guard count.contains(text.utf8.count), pattern.matches(text) else {
                throw RuleViolation(
                    name,
                    "must be \(Self.words(count)) characters \(pattern.words), not \(Self.quoted(text))",
                    source: source)
            }
        case (.list(let count, let limit), .array(let values)):
            guard count.contains(values.count) else {
                throw RuleViolation(
                    name, "must have \(Self.words(count)) elements, not \(values.count)", source: source)
            }
            for (index, value) in values.enumerated() {
                try limit.check(value, of: "\(name)[\(index)]", source: source)
            }
        case (.none, _), (.choice, _), (.integer, _), (.number, _), (.text, _), (.list, _): break
        }
    }

    private static func words(_ range: ClosedRange<Int>) -> String {
        "\(range.lowerBound) to \(range.upperBound)"
    }

    /// `text` between quotes, cut where a message would become too long.
    private static func quoted(_ text: String) -> String {
        let longest = 80
        return text.count > longest
            ? "'\(text.prefix(longest))…' of \(text.utf8.count) characters" : "'\(text)'"
    }
}

extension Limit {
    /// A stream's name. Source: the service's model, StreamName.
    static let streamName = text(
        1...256, Pattern("[a-zA-Z0-9_.-]+", "of a-z A-Z 0-9 _ . -"))
    /// A stream's ARN. Source: the service's model, ResourceARN.
    static let streamARN = text(
        1...1024,
        Pattern(
            #"arn:[a-z\d-]+:kinesisvideo:[a-z0-9-]+:[0-9]+:[a-z]+/[a-zA-Z0-9_.-]+/[0-9]+"#,
            "of the form arn:PARTITION:kinesisvideo:REGION:ACCOUNT:stream/NAME/NUMBER"))
    /// Where a listing goes on. Source: the service's model, NextToken of the archived media.
    static let nextToken = text(
        1...4096, Pattern("[a-zA-Z0-9+/]+={0,2}", "of base64, a-z A-Z 0-9 + / and up to two ="))
    /// Where a listing of streams goes on. Source: the service's model, NextToken of the control plane.
    static let streamsToken = text(0...1024, Pattern("[a-zA-Z0-9+/=]*", "of base64, a-z A-Z 0-9 + / ="))
    /// A fragment's number. Source: the service's model, FragmentNumberString.
    static let fragmentNumber = text(1...128, Pattern("^[0-9]+$", "of 0-9"))
}
