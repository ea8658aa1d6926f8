import FoundationEssentials

/// What the documentation of both kinds of session asks beyond single members' limits.
struct SessionRules: Sendable {
    /// The operation that opens the session.
    let operation: ServiceOperation
    /// The member that selects fragments.
    let selectorName: String
    /// The most fragments a playlist or manifest lists.
    static let fragmentResults = 1...5000
    /// How many seconds a session lives.
    static let expires = 300...43_200

    /// HLS. Source: KVS API reference, GetHLSStreamingSessionURL.
    static let hls = SessionRules(
        operation: .getHLSStreamingSessionURL, selectorName: "HLSFragmentSelector")
    /// MPEG-DASH. Source: KVS API reference, GetDASHStreamingSessionURL.
    static let dash = SessionRules(
        operation: .getDASHStreamingSessionURL, selectorName: "DASHFragmentSelector")

    /// Throws unless a session of `mode` may have `selector` and live for `expires`.
    func check(
        mode: PlaybackMode?, selector: SessionFragmentSelector?, expires: Duration?
    ) throws(RuleViolation) {
        if let expires, expires.components.attoseconds != 0 {
            throw RuleViolation("Expires", "must be whole seconds, not \(expires)", source: operation.source)
        }
        switch mode ?? .live {
        case .live:
            guard selector?.range == nil else {
                throw violation(".TimestampRange", "must not be set with PlaybackMode LIVE")
            }
        case .liveReplay, .onDemand: try checkRecorded(mode, selector)
        }
    }

    private func checkRecorded(
        _ mode: PlaybackMode?, _ selector: SessionFragmentSelector?
    ) throws(RuleViolation) {
        let required = "is required with PlaybackMode \(mode?.rawValue ?? "")"
        guard let selector else { throw violation("", required) }
        guard let range = selector.range else { throw violation(".TimestampRange", required) }
        let name = ".TimestampRange.EndTimestamp"
        guard let end = range.end else {
            guard mode == .onDemand else { return }
            throw violation(name, required)
        }
        try RangeRule.day.check(
            end, after: range.start, of: selectorName + name, source: operation.source)
    }

    private func violation(_ path: String, _ rule: String) -> RuleViolation {
        RuleViolation(selectorName + path, rule, source: operation.source)
    }
}

extension Duration {
    /// Its whole seconds, the rest cut off.
    var wholeSeconds: Int { Int(components.seconds) }
}
