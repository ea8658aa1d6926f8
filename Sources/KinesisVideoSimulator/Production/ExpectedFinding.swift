package import FoundationEssentials

/// A finding that an analysis of a run should make, or may make.
package struct ExpectedFinding: Hashable, Sendable {
    /// Whether it must be made.
    package enum Necessity: Hashable, Sendable {
        /// Who doesn't make it has missed something.
        case required
        /// It is true in passing, and a matter of thresholds.
        case allowed
    }

    /// How a finding's range lies to that of the truth.
    package enum Span: Hashable, Sendable {
        /// It is the same.
        case whole
        /// It lies within, wherever thresholds put it.
        case part
        /// It is the same to a tenth of a second, as a monitor's own requests measured it.
        case measured
    }

    /// The finding's id in the catalogue, such as `gap`.
    package var id: String
    /// The cause or reason that tells it from others of its id, or `nil` where there is only one.
    package var cause: String?
    /// When what is wrong begins: by the producer's clock where media is concerned, else by the true time.
    package var from: Date
    /// When it is over; `nil` where it lasts.
    package var to: Date?
    /// When everything that proves it can be seen from outside. Whoever waits for stragglers finds it later by as much.
    package var evidenceComplete: Date
    /// When what it is about could first be seen, which is the same unless it says otherwise.
    package var firstSign: Date
    /// Whether it must be made.
    package var necessity: Necessity
    /// How much of the time from ``from`` to ``to`` it is about.
    package var span: Span

    /// The operation or the track that tells it from others of its id, such as `ListFragments` or `track 2`; `nil` where there
    /// is only one.
    package var place: String?

    /// An expected finding.
    package init(
        _ id: String, cause: String? = nil, from: Date, to: Date?, evidenceComplete: Date,
        firstSign: Date? = nil, necessity: Necessity = .required, span: Span = .whole
    ) {
        self.id = id
        self.cause = cause
        self.from = from
        self.to = to
        self.evidenceComplete = evidenceComplete
        self.firstSign = firstSign ?? evidenceComplete
        self.necessity = necessity
        self.span = span
    }
}
