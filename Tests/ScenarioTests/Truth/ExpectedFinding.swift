import FoundationEssentials
import StreamAnalysis

/// A finding that an analysis of a run should make, or may make.
struct ExpectedFinding: Hashable, Sendable {
    /// Whether it must be made.
    enum Necessity: Hashable, Sendable {
        /// Who doesn't make it has missed something.
        case required
        /// It is true in passing, and a matter of thresholds.
        case allowed
    }

    /// How a finding's range lies to that of the truth.
    enum Span: Hashable, Sendable {
        /// It is the same.
        case whole
        /// It lies within, wherever thresholds put it.
        case part
        /// It is the same to a tenth of a second, as a monitor's own requests measured it.
        case measured
    }

    /// Which finding of the catalogue it is.
    var kind: Finding.Kind
    /// The cause or reason that tells it from others of its kind, or `nil` where there is only one.
    var cause: String?
    /// When what is wrong begins: by the producer's clock where media is concerned, else by the true time.
    var from: Date
    /// When it is over; `nil` where it lasts.
    var to: Date?
    /// When everything that proves it can be seen from outside. Whoever waits for stragglers finds it later by as much.
    var evidenceComplete: Date
    /// When what it is about could first be seen, which is the same unless it says otherwise.
    var firstSign: Date
    /// Whether it must be made.
    var necessity: Necessity
    /// How much of the time from ``from`` to ``to`` it is about.
    var span: Span

    /// The operation or the track that tells it from others of its kind, such as `ListFragments` or `track 2`; `nil` where there
    /// is only one.
    var place: String?

    /// An expected finding.
    init(
        _ kind: Finding.Kind, cause: String? = nil, from: Date, to: Date?, evidenceComplete: Date,
        firstSign: Date? = nil, necessity: Necessity = .required, span: Span = .whole
    ) {
        self.kind = kind
        self.cause = cause
        self.from = from
        self.to = to
        self.evidenceComplete = evidenceComplete
        self.firstSign = firstSign ?? evidenceComplete
        self.necessity = necessity
        self.span = span
    }
}
