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
    /// The short word beside a mark.
    let word: String
    /// What it means.
    let role: Role
    /// How it is marked.
    let mark: Mark
    /// The evidence that says how big it is, in seconds; `nil` where none does.
    var measure: String?

    /// The sign of `kind`.
    static func of(_ kind: Finding.Kind) -> FindingSign {
        switch kind {
        case .gap: FindingSign(glyph: "╎", word: "gap", role: .gap, mark: .span, measure: "gap_seconds")
        case .overlap:
            FindingSign(glyph: "∩", word: "overlap", role: .warning, mark: .point, measure: "overlap_seconds")
        case .duplicateTimestamp: FindingSign(glyph: "≡", word: "twice", role: .warning, mark: .point)
        case .lateFragment:
            FindingSign(glyph: "‹", word: "late", role: .late, mark: .point, measure: "delay_seconds")
        case .clockJump:
            FindingSign(glyph: "Δ", word: "clock", role: .warning, mark: .point, measure: "jump_seconds")
        case .clockSkew:
            FindingSign(glyph: "Δ", word: "skew", role: .warning, mark: .none, measure: "lag_seconds")
        case .clockDrift:
            FindingSign(glyph: "Δ", word: "drift", role: .warning, mark: .none, measure: "drift_ms_per_hour")
        case .uplinkSlow:
            FindingSign(
                glyph: "↗", word: "slow uplink", role: .warning, mark: .span, measure: "lag_growth_seconds")
        case .fragmentDuration: FindingSign(glyph: "↔", word: "duration", role: .notice, mark: .point)
        case .bitRateStep: FindingSign(glyph: "↕", word: "bit rate", role: .notice, mark: .point)
        case .implausibleTimestamp:
            FindingSign(glyph: "Δ", word: "timestamp", role: .warning, mark: .none)
        case .producerSilent:
            FindingSign(
                glyph: "○", word: "silent", role: .pending, mark: .span,
                measure: "newest_fragment_age_seconds")
        case .reconnect:
            FindingSign(glyph: "↻", word: "reconnect", role: .info, mark: .point)
        case .missingFromPlaylist: FindingSign(glyph: "∅", word: "not served", role: .gap, mark: .point)
        case .stalePlaylist:
            FindingSign(glyph: "‖", word: "stale", role: .warning, mark: .span, measure: "still_seconds")
        case .unexpectedDiscontinuity, .missingDiscontinuity:
            FindingSign(
                glyph: "D", word: "discontinuity", role: .discontinuity, mark: .point, measure: "hole_seconds"
            )
        case .mediaSequenceRegression, .mediaSequenceJump:
            FindingSign(glyph: "#", word: "sequence", role: .warning, mark: .point)
        case .segmentChanged, .discontinuityChurn:
            FindingSign(glyph: "≠", word: "changed", role: .warning, mark: .point)
        case .targetDuration: FindingSign(glyph: "↔", word: "target", role: .warning, mark: .point)
        case .windowSize: FindingSign(glyph: "▭", word: "window", role: .notice, mark: .none)
        case .mapChanged, .codecsChanged:
            FindingSign(glyph: "M", word: "codec", role: .notice, mark: .point)
        case .dateTime: FindingSign(glyph: "@", word: "date", role: .warning, mark: .point)
        case .endList: FindingSign(glyph: "¶", word: "end", role: .critical, mark: .none)
        case .gapTag: FindingSign(glyph: "G", word: "gap tag", role: .warning, mark: .point)
        case .liveLatency:
            FindingSign(glyph: "…", word: "latency", role: .warning, mark: .none, measure: "latency_seconds")
        case .segmentUndecodable: FindingSign(glyph: "✗", word: "undecodable", role: .critical, mark: .point)
        case .sessionExpiring:
            FindingSign(
                glyph: "§", word: "session", role: .notice, mark: .none, measure: "expires_in_seconds")
        case .sessionExpired, .sessionLost:
            FindingSign(glyph: "§", word: "session", role: .critical, mark: .point)
        case .noFragments: FindingSign(glyph: "○", word: "no fragments", role: .critical, mark: .none)
        case .throttled: FindingSign(glyph: "×", word: "throttled", role: .warning, mark: .none)
        case .quotaPressure: FindingSign(glyph: "%", word: "quota", role: .warning, mark: .none)
        case .credentialsExpiring:
            FindingSign(
                glyph: "§", word: "credentials", role: .notice, mark: .none, measure: "expires_in_seconds")
        case .credentialsExpired, .credentialsFailing, .notAuthorized:
            FindingSign(glyph: "§", word: "credentials", role: .critical, mark: .none)
        case .clockOff:
            FindingSign(glyph: "Δ", word: "our clock", role: .warning, mark: .none, measure: "offset_seconds")
        case .monitorBehind: FindingSign(glyph: "×", word: "monitor", role: .notice, mark: .none)
        case .callFailing: FindingSign(glyph: "×", word: "call", role: .critical, mark: .none)
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
