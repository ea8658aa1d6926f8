/// Something in a playlist that breaks a rule, or that a player may stumble over.
public struct Diagnostic: Hashable, Sendable, CustomStringConvertible {
    /// How bad it is.
    public enum Severity: String, CaseIterable, Hashable, Sendable {
        /// A rule is broken and something was left out or guessed.
        case error
        /// A rule is broken and nothing was lost.
        case warning
        /// Nothing is broken; players are known to differ here.
        case notice
    }

    /// The line, counted from 1.
    public var line: Int
    /// How bad it is.
    public var severity: Severity
    /// What is wrong.
    public var message: String
    /// The rule that it breaks.
    public var rule: Rule
    /// How to put it right.
    public var fix: String

    /// A diagnostic for `line`.
    public init(line: Int, severity: Severity, message: String, rule: Rule, fix: String) {
        self.line = line
        self.severity = severity
        self.message = message
        self.rule = rule
        self.fix = fix
    }

    /// One line: where, how bad, what, the rule, what to do.
    public var description: String {
        "line \(line): \(severity.rawValue): \(message) [\(rule.section): \(rule.text)] \(fix)"
    }
}
