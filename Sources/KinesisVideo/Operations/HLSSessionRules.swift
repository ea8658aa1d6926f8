import FoundationEssentials

extension GetHLSStreamingSessionURLInput {
    /// Where the rules below are written.
    private static let source = "KVS API reference, GetHLSStreamingSessionURL"
    private static let rangeSource = "KVS API reference, HLSTimestampRange"

    /// Checks what the service documents. Rules about the present moment (a range in the past, a range within the retention)
    /// are the service's to judge: this machine's clock isn't its clock.
    func validate() throws(RuleViolation) {
        try stream.validate()
        try RuleViolation.check(
            maxMediaPlaylistFragmentResults, of: "MaxMediaPlaylistFragmentResults", within: 1...5000,
            source: Self.source)
        try validateExpiry()
        switch playbackMode ?? .live {
        case .live: try validateLive()
        case .liveReplay, .onDemand: try validateRecorded()
        }
    }

    private func validateExpiry() throws(RuleViolation) {
        guard let expires else { return }
        guard expires.components.attoseconds == 0 else {
            throw RuleViolation("Expires", "must be whole seconds, not \(expires)", source: Self.source)
        }
        try RuleViolation.check(
            Int(expires.components.seconds), of: "Expires", within: 300...43_200, source: Self.source)
    }

    private func validateLive() throws(RuleViolation) {
        guard fragmentSelector?.range == nil else {
            throw RuleViolation(
                "HLSFragmentSelector.TimestampRange", "must not be set with PlaybackMode LIVE",
                source: Self.source)
        }
    }

    private func validateRecorded() throws(RuleViolation) {
        let mode = playbackMode?.rawValue ?? ""
        guard let selector = fragmentSelector else {
            throw RuleViolation(
                "HLSFragmentSelector", "is required with PlaybackMode \(mode)", source: Self.source)
        }
        guard let range = selector.range else {
            throw RuleViolation(
                "HLSFragmentSelector.TimestampRange", "is required with PlaybackMode \(mode)",
                source: Self.source)
        }
        guard let end = range.end else {
            guard playbackMode == .onDemand else { return }
            throw RuleViolation(
                "HLSTimestampRange.EndTimestamp", "is required with PlaybackMode ON_DEMAND",
                source: Self.rangeSource)
        }
        try validateEnd(end, after: range.start)
    }

    private func validateEnd(_ end: Date, after start: Date) throws(RuleViolation) {
        guard end > start else {
            throw RuleViolation(
                "HLSTimestampRange.EndTimestamp", "must be later than StartTimestamp",
                source: Self.rangeSource)
        }
        guard end.timeIntervalSince(start) <= 24 * 3600 else {
            throw RuleViolation(
                "HLSTimestampRange.EndTimestamp", "must be within 24 hours of StartTimestamp",
                source: Self.rangeSource)
        }
    }
}
