/// A request that the service would refuse, found before sending it.
public struct RuleViolation: Error, Hashable, Sendable, CustomStringConvertible {
    /// The request parameter, by the service's name.
    public var parameter: String
    /// What must hold, and what was given.
    public var rule: String
    /// Where the rule is written.
    public var source: String

    /// A broken rule about `parameter`.
    public init(_ parameter: String, _ rule: String, source: String) {
        self.parameter = parameter
        self.rule = rule
        self.source = source
    }

    /// Parameter, rule and source in one line.
    public var description: String { "\(parameter) \(rule) (\(source))" }

    /// Throws unless `value` is `nil` or within `limits`.
    static func check(
        _ value: Int?, of parameter: String, within limits: ClosedRange<Int>, source: String
    ) throws(RuleViolation) {
        guard let value, !limits.contains(value) else { return }
        throw RuleViolation(
            parameter, "must be \(limits.lowerBound) to \(limits.upperBound), not \(value)", source: source)
    }
}
