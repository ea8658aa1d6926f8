/// Something that can be wrong with a fragment's media: what it is called, what comes of it, what to do.
package struct MediaProblemKind: Hashable, Sendable {
    /// How much it matters.
    package enum Severity: String, Hashable, Sendable {
        /// The service accepts it; some players don't.
        case notice
        /// Media is missing, is refused or doesn't play.
        case wrong
    }

    /// The stable name, in lower case with hyphens.
    package let id: String
    /// How much it matters.
    package let severity: Severity
    /// What it is, as a sentence; what was found stands beside it.
    package let words: String
    /// What the service or a player does then.
    package let effect: String
    /// What to do about it.
    package let remedy: String
    /// Where the rule is written.
    package let source: String

    init(
        _ id: String, _ severity: Severity, _ words: String, effect: String, remedy: String, source: String
    ) {
        self.id = id
        self.severity = severity
        self.words = words
        self.effect = effect
        self.remedy = remedy
        self.source = source
    }

    /// Every kind, each once.
    package static let all = ofService + ofCodecs + ofFrames + ofTimes + ofNeighbours
}

/// Something wrong with one fragment.
package struct MediaProblem: Hashable, Sendable {
    /// What is wrong.
    package let kind: MediaProblemKind
    /// The track it is about, or `nil` where it is about the whole fragment.
    package let track: Int?
    /// What was found: figures and values, without a full stop; may hold text from the media.
    package let detail: String

    init(_ kind: MediaProblemKind, track: Int? = nil, _ detail: String) {
        self.kind = kind
        self.track = track
        self.detail = detail
    }
}
