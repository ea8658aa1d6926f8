public import FoundationEssentials

/// Something wrong with a stream, as data: a stable id, what it is about, the evidence, and four sentences made from it.
public struct Finding: Hashable, Sendable {
    /// How much it matters to a viewer.
    public enum Severity: Int, CaseIterable, Comparable, Hashable, Sendable {
        case info, notice, warning, critical

        /// Orders by how much it matters.
        public static func < (one: Severity, other: Severity) -> Bool { one.rawValue < other.rawValue }

        /// The word that JSON and the screen show.
        public var word: String { String(describing: self) }
    }

    /// How sure it is, and whether it is over.
    public enum State: String, CaseIterable, Hashable, Sendable {
        /// The evidence isn't complete: what is missing may still arrive.
        case pending
        /// The evidence is complete.
        case confirmed
        /// It is over, or turned out to be nothing.
        case resolved
    }

    /// One named value of the evidence.
    public struct Evidence: Hashable, Sendable {
        /// A value; units stand in the evidence's name.
        public enum Value: Hashable, Sendable {
            case number(Double)
            case count(Int)
            case text(String)
            case date(Date)
        }

        /// A snake-case name that ends in its unit: `gap_seconds`, `missing_numbers`.
        public var name: String
        /// The value.
        public var value: Value

        /// The value `value` under the name `name`.
        public init(_ name: String, _ value: Value) {
            self.name = name
            self.value = value
        }
    }

    /// What it says to a person.
    public struct Sentences: Hashable, Sendable {
        /// What happened.
        public var what: String
        /// The rule and its source; "inferred" where it rests on the structure of fragment numbers.
        public var why: String
        /// What somebody who watches sees.
        public var viewer: String
        /// What to do next.
        public var next: String

        /// Four sentences.
        public init(what: String, why: String, viewer: String, next: String) {
            self.what = what
            self.why = why
            self.viewer = viewer
            self.next = next
        }
    }

    /// The stable id.
    public var kind: Kind
    /// What tells this finding from others of its kind, such as a fragment number; it stays while the finding lives.
    public var subject: String
    /// How much it matters.
    public var severity: Severity
    /// How sure it is.
    public var state: State
    /// Where it begins: in producer time for findings on media (`isOnMediaTime`), else when it was seen.
    public var from: Date
    /// Where it ends, or `nil` while it goes on.
    public var to: Date?
    /// The fragments it is about; for a gap the two neighbours.
    public var fragments: [FragmentNumber]
    /// A stable word for the cause or reason, or `nil`: `producer-silent`, `reconnect-with-loss`, `refused-at-ingest`, …
    public var cause: String?
    /// Named values, in the order in which they are shown.
    public var evidence: [Evidence]
    /// The four sentences.
    public var sentences: Sentences

    /// A finding with everything it says.
    public init(
        kind: Kind, subject: String, severity: Severity, state: State, from: Date, to: Date?,
        fragments: [FragmentNumber] = [], cause: String? = nil, evidence: [Evidence] = [],
        sentences: Sentences
    ) {
        self.kind = kind
        self.subject = subject
        self.severity = severity
        self.state = state
        self.from = from
        self.to = to
        self.fragments = fragments
        self.cause = cause
        self.evidence = evidence
        self.sentences = sentences
    }
}
