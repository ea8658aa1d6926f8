import FoundationEssentials
import HLS

/// How much a LIVE playlist holds: KVS recommends 3 to 10 segments, and players need three target durations.
struct WindowSizeCheck: Check {
    static let kinds: [Finding.Kind] = [.windowSize]

    /// Source: KVS API reference, GetHLSStreamingSessionURL, MaxMediaPlaylistFragmentResults.
    private static let recommended = 3...10
    /// Players that read so many before they begin seem to load for ever.
    private static let endless = 100
    /// Source: RFC 8216 §6.2.2.
    private static let targetDurations = 3.0
    /// One long fragment passes through the window in a window's time; what lasts this much longer, in seconds, is a habit.
    private static let habitSeconds = 30.0
    /// So long it must be right, in seconds, before a finding ends.
    private static let clearingSeconds = 10.0

    private enum Cause: String {
        case tooMany = "too-many"
        case tooFew = "too-few"
        case tooShort = "too-short"
    }

    private var suspected: (cause: Cause, since: Date)?
    private var open: (cause: Cause, from: Date)?
    private var fineSince: Date?

    mutating func review(
        _ changes: StreamState.Changes, of stream: StreamState, into ledger: inout FindingLedger
    ) {
        // All tracks of a session have one window.
        guard let step = changes.playlist, step.load.track == 1, let track = stream.tracks[1] else { return }
        let playlist = step.load.playlist
        guard let cause = Self.cause(of: playlist, isFull: track.isFull) else {
            if track.isFull { clear(at: step.load.date, in: stream, into: &ledger) }
            return
        }
        fineSince = nil
        if suspected?.cause != cause { suspected = (cause, step.load.date) }
        guard let since = suspected?.since,
            step.load.date.timeIntervalSince(since) >= Self.patienceSeconds(cause, playlist)
        else { return }
        if let open, open.cause != cause { ledger.resolve(.windowSize, open.cause.rawValue, at: stream.now) }
        let from = open?.cause == cause ? open?.from ?? since : since
        open = (cause, from)
        ledger.put(finding(cause, playlist, from: from), at: stream.now)
    }

    private static func cause(of playlist: MediaPlaylist, isFull: Bool) -> Cause? {
        let count = playlist.segments.count
        if count > recommended.upperBound { return .tooMany }
        guard isFull, count > 0 else { return nil }
        if count < recommended.lowerBound { return .tooFew }
        guard let target = playlist.targetDuration else { return nil }
        return playlist.lengthSeconds < targetDurations * Double(target) ? .tooShort : nil
    }

    private static func patienceSeconds(_ cause: Cause, _ playlist: MediaPlaylist) -> Double {
        cause == .tooMany ? 0 : habitSeconds + max(0, playlist.lengthSeconds)
    }

    private mutating func clear(at date: Date, in stream: StreamState, into ledger: inout FindingLedger) {
        suspected = nil
        let since = fineSince ?? date
        fineSince = since
        guard let open, date.timeIntervalSince(since) >= Self.clearingSeconds else { return }
        ledger.resolve(.windowSize, open.cause.rawValue, at: stream.now)
        self.open = nil
    }

    private func finding(_ cause: Cause, _ playlist: MediaPlaylist, from: Date) -> Finding {
        let count = playlist.segments.count
        let telling = Self.telling(cause, count: count)
        return Finding(
            kind: .windowSize, subject: cause.rawValue, severity: telling.severity, state: .confirmed,
            from: from, to: nil, cause: cause.rawValue,
            evidence: [
                .init("segments", .count(count)), .init("window_seconds", .number(playlist.lengthSeconds)),
                .init("target_duration_seconds", .count(playlist.targetDuration ?? 0)),
            ],
            sentences: .init(
                what: "The live playlist holds \(Wording.count(count, "segment")), "
                    + "\(Wording.span(playlist.lengthSeconds)) of media.",
                why: cause == .tooShort
                    ? "A live playlist must hold three target durations, here \(Wording.span(Self.targetDurations * Double(playlist.targetDuration ?? 0))) "
                        + "(RFC 8216 §6.2.2)."
                    : "For LIVE 3 to 10 segments are recommended (KVS API reference, GetHLSStreamingSessionURL, "
                        + "MaxMediaPlaylistFragmentResults).",
                viewer: telling.viewer, next: telling.next))
    }

    private static func telling(
        _ cause: Cause, count: Int
    ) -> (severity: Finding.Severity, viewer: String, next: String) {
        switch cause {
        case .tooMany:
            (
                count > endless ? .warning : .notice,
                "Players may begin far in the past or load for very long, and each load costs as many quota points.",
                "Open sessions with MaxMediaPlaylistFragmentResults of at most 10."
            )
        case .tooFew:
            (
                .warning, "Players have nothing to fall back on: each delay halts playback.",
                "Open sessions with MaxMediaPlaylistFragmentResults of at least 3."
            )
        case .tooShort:
            (
                .notice, "Players begin close to the end: a small delay halts playback.",
                "Open sessions with a larger MaxMediaPlaylistFragmentResults, or give the producer a constant key-frame interval."
            )
        }
    }
}
