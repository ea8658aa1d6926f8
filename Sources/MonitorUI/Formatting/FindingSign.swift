import Canvas
import FoundationEssentials
import StreamAnalysis

/// How a kind of finding looks: one row a kind drives the marks, the list and the header.
struct FindingSign: Sendable {
    /// How a finding is marked over the timeline.
    enum Mark: Sendable {
        /// From where it begins to where it ends, or to now.
        case span
        /// At the place where it begins.
        case point
        /// Not at all: it is about the whole stream.
        case none
    }

    /// One character, the same in lanes and list.
    let glyph: Character
    /// The words beside a mark: the kind's, or those of them that tell it from the others.
    let word: String
    /// What it means.
    let role: Role
    /// How it is marked.
    let mark: Mark

    private init(_ kind: Finding.Kind, _ glyph: Character, word: String? = nil, _ role: Role, _ mark: Mark) {
        self.glyph = glyph
        self.word = word ?? kind.words
        self.role = role
        self.mark = mark
    }

    /// The sign of `kind`.
    static func of(_ kind: Finding.Kind) -> FindingSign {
        switch kind {
        case .gap: FindingSign(kind, "╎", word: "gap", .gap, .span)
        case .overlap: FindingSign(kind, "∩", word: "overlap", .warning, .span)
        case .duplicateTimestamp: FindingSign(kind, "≡", word: "duplicate", .warning, .span)
        case .lateFragment: FindingSign(kind, "‹", word: "late", .late, .point)
        case .clockJump: FindingSign(kind, "Δ", word: "clock", .warning, .point)
        case .clockSkew, .clockDrift, .implausibleTimestamp, .clockOff:
            FindingSign(kind, "Δ", .warning, .none)
        case .uplinkSlow: FindingSign(kind, "↗", .warning, .span)
        case .fragmentDuration: FindingSign(kind, "↔", .notice, .span)
        case .bitRateStep: FindingSign(kind, "↕", .notice, .point)
        case .producerSilent: FindingSign(kind, "○", word: "silent", .pending, .span)
        case .reconnect: FindingSign(kind, "↻", .info, .point)
        case .missingFromPlaylist: FindingSign(kind, "∅", word: "missing", .gap, .span)
        case .stalePlaylist: FindingSign(kind, "‖", word: "stale", .warning, .span)
        case .unexpectedDiscontinuity, .missingDiscontinuity: FindingSign(kind, "D", .discontinuity, .point)
        case .mediaSequenceRegression, .mediaSequenceJump: FindingSign(kind, "#", .warning, .point)
        case .segmentChanged, .discontinuityChurn: FindingSign(kind, "≠", .warning, .point)
        case .targetDuration: FindingSign(kind, "↔", .warning, .point)
        case .windowSize: FindingSign(kind, "▭", .notice, .none)
        case .mapChanged, .codecsChanged: FindingSign(kind, "M", .notice, .point)
        case .dateTime: FindingSign(kind, "@", .warning, .point)
        case .endList: FindingSign(kind, "¶", .critical, .none)
        case .gapTag: FindingSign(kind, "G", .warning, .point)
        case .liveLatency: FindingSign(kind, "L", word: "latency", .warning, .none)
        case .segmentUndecodable: FindingSign(kind, "✗", word: "undecodable", .critical, .point)
        case .sessionExpiring, .credentialsExpiring: FindingSign(kind, "§", .notice, .none)
        case .sessionExpired, .sessionLost: FindingSign(kind, "§", .critical, .point)
        case .credentialsExpired, .credentialsFailing, .notAuthorized:
            FindingSign(kind, "§", .critical, .none)
        case .noFragments: FindingSign(kind, "○", .critical, .none)
        case .throttled: FindingSign(kind, "×", .warning, .none)
        case .quotaPressure: FindingSign(kind, "%", .warning, .none)
        case .monitorBehind: FindingSign(kind, "×", .notice, .none)
        case .callFailing: FindingSign(kind, "×", .critical, .none)
        }
    }
}

extension Finding.Severity? {
    /// The severity's glyph; `nil` is a stream with nothing wrong.
    var glyph: Character {
        switch self {
        case .none: "●"
        case .info: "○"
        case .notice: "◆"
        case .warning: "▲"
        case .critical: "■"
        }
    }

    /// The severity's role.
    var role: Role {
        switch self {
        case .none: .ok
        case .info: .info
        case .notice: .notice
        case .warning: .warning
        case .critical: .critical
        }
    }
}
