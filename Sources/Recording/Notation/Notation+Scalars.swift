import FoundationEssentials

extension Notation<Date> {
    /// Seconds since 1 January 2001, in the shortest decimals that give back every bit: a replay reckons with the very
    /// numbers that the analysis did.
    static let date = Notation("date") { date in
        let seconds = date.timeIntervalSinceReferenceDate
        return seconds.isFinite ? .number("\(seconds)") : .text("\(seconds)")
    } read: { node in
        switch node {
        case .number(let text), .text(let text):
            Double(text).map { Date(timeIntervalSinceReferenceDate: $0) }
        default: nil
        }
    }
}

extension Notation<Duration> {
    /// Seconds with as many decimals as it takes, up to eighteen.
    static let duration = Notation("duration") {
        .number(DecimalSeconds.text($0))
    } read: { node in
        guard case .number(let text) = node else { return nil }
        return DecimalSeconds.duration(text)
    }
}

extension Notation<Int> {
    /// A whole number.
    static let integer = Notation("whole number", write: { .integer($0) }, read: \.integer)
}

extension Notation<Double> {
    /// A number that isn't whole, every bit of it.
    static let decimal = Notation("number") { value in
        value.isFinite ? .number("\(value)") : .text("\(value)")
    } read: { node in
        switch node {
        case .number(let text), .text(let text): Double(text)
        default: nil
        }
    }
}

extension Notation<Bool> {
    /// Left out for no.
    static let flag = Notation(
        write: { $0 ? .flag(true) : nil },
        read: { (node) throws(Mismatch) in
            guard let node else { return false }
            guard case .flag(let value) = node else { throw Mismatch("is neither true nor false") }
            return value
        })

    /// Written in any case, since here no differs from not known.
    static let answer = Notation("true or false", write: { .flag($0) }) { node in
        guard case .flag(let value) = node else { return nil }
        return value
    }
}

extension Notation<String> {
    /// A text without the secrets it may hold.
    static let text = Notation("text", write: { .text(Redaction.redacted($0)) }) { node in
        guard case .text(let text) = node else { return nil }
        return text
    }
}

extension Notation where Value: RawRepresentable<String> & SendableMetatype {
    /// A word of a fixed set.
    static func word() -> Notation {
        Notation("word known here", write: { .text($0.rawValue) }) { node in
            guard case .text(let text) = node else { return nil }
            return Value(rawValue: text)
        }
    }
}
