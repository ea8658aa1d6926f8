import FoundationEssentials
import HLS

/// The playlist stands still: the service's doing while the archive grows, else the producer's.
struct StalePlaylistCheck: Check {
    static let kinds: [Finding.Kind] = [.stalePlaylist]

    /// Without a new segment for so many target durations it is stale.
    private static let targetDurations = 1.5
    /// Playlist and listing may be a little apart, in seconds.
    private static let leastSeconds = 5.0
    private static let criticalSeconds = 30.0

    private var subject: String?
    /// When the newest load was asked for.
    private var asked: Date?

    /// Who keeps it from growing.
    fileprivate enum Cause: String {
        case playlist
        case producer = "producer-silent"
        /// All that is archived is older than what the playlist holds.
        case older = "older-fragments"
    }

    mutating func review(
        _ changes: StreamState.Changes, of stream: StreamState, into ledger: inout FindingLedger
    ) {
        guard let latest = stream.live.latest, let growth = stream.live.lastGrowth else { return }
        if changes.playlist?.load.track == 1 {
            // The answer is as old as it took to come: that isn't the playlist's fault.
            asked = latest.date.addingTimeInterval(
                -stream.secondsToAnswer(.getHLSMediaPlaylist, at: latest.date))
        }
        guard let asked else { return }
        if growth == latest.date { end(at: growth, in: stream, into: &ledger) }
        let target = Double(latest.playlist.targetDuration ?? 0)
        let threshold = max(Self.targetDurations * target, Self.leastSeconds)
        let still = asked.timeIntervalSince(growth)
        guard still > threshold else { return }
        // Listed long enough to be in the playlist: the archive grows.
        let listed = stream.live.expected.filter {
            !$0.isFromStart && asked.timeIntervalSince($0.listed) > threshold
        }
        let newest = stream.live.newestShown
        let waiting = listed.filter {
            isNewer($0.fragment, than: stream.live.newestServed) && isNewer($0.fragment, than: newest)
        }
        let cause: Cause
        if !waiting.isEmpty {
            cause = .playlist
        } else if let silence = Silence(in: stream.archive), silence.isAlarming {
            cause = .producer
        } else if let silence = Silence(in: stream.archive), still > silence.thresholdSeconds,
            isOlder(silence.newest, than: newest), listed.contains(where: { isOlder($0, than: newest) })
        {
            cause = .older
        } else {
            return
        }
        let subject = self.subject ?? "session-\(latest.session.ordinal)-\(latest.playlist.mediaSequence)"
        self.subject = subject
        let stillness = Stillness(
            subject: subject, since: growth, seconds: still, thresholdSeconds: threshold,
            waiting: waiting.map(\.fragment.number))
        ledger.put(stillness.finding(cause), at: stream.now)
    }

    private mutating func end(at growth: Date, in stream: StreamState, into ledger: inout FindingLedger) {
        guard let subject, let stale = ledger[.stalePlaylist, subject] else { return }
        self.subject = nil
        // What the producer did to the playlist for a short time isn't a second event.
        let isProducers = stale.cause != Cause.playlist.rawValue
        guard !isProducers || growth.timeIntervalSince(stale.from) >= Self.criticalSeconds else {
            return ledger.withdraw(.stalePlaylist, subject)
        }
        ledger.resolve(.stalePlaylist, subject, at: stream.now) {
            $0.sentences.what = "The live playlist stood still until \(Wording.clock(growth))."
        }
    }

    private func isNewer(_ fragment: Fragment, than served: Fragment?) -> Bool {
        served.map {
            fragment.serverTimestamp > $0.serverTimestamp && fragment.producerTimestamp > $0.producerTimestamp
        } ?? true
    }

    /// The service received `entry` after `served`, and the producer's clock says the opposite.
    private func isOlder(_ entry: IngestedFragment, than served: Fragment?) -> Bool {
        served.map {
            entry.fragment.serverTimestamp > $0.serverTimestamp
                && entry.fragment.producerTimestamp <= $0.producerTimestamp
        } ?? false
    }

    /// A playlist without a new segment.
    private struct Stillness {
        var subject: String
        var since: Date
        var seconds: Double
        var thresholdSeconds: Double
        var waiting: [FragmentNumber]

        func finding(_ cause: Cause) -> Finding {
            let severity: Finding.Severity =
                cause != .playlist ? .notice : seconds >= criticalSeconds ? .critical : .warning
            let archive =
                waiting.last.map {
                    "while \(Wording.count(waiting.count, "fragment")) up to \(Wording.short($0)) were archived"
                } ?? cause.archive
            return Finding(
                kind: .stalePlaylist, subject: subject, severity: severity, state: .confirmed, from: since,
                to: nil, fragments: waiting.last.map { [$0] } ?? [], cause: cause.rawValue,
                evidence: [
                    .init("still_seconds", .number(seconds)),
                    .init("threshold_seconds", .number(thresholdSeconds)),
                    .init("waiting_fragments", .count(waiting.count)),
                ],
                sentences: .init(
                    what: "The live playlist got no new segment since \(Wording.clock(since)), \(archive).",
                    why:
                        "A live playlist must grow within 1.5 target durations (RFC 8216 §6.2.2), \(cause.why)",
                    viewer: "Playback halts when the player's buffer is empty.", next: cause.next))
        }
    }
}

extension StalePlaylistCheck.Cause {
    /// What is archived meanwhile that the playlist should hold: nothing.
    fileprivate var archive: String {
        self == .older
            ? "and all that was archived since is older than its newest"
            : "and nothing new was archived either"
    }

    /// Why it doesn't grow.
    fileprivate var why: String {
        switch self {
        case .playlist: "and the archive does."
        case .producer: "and can't while the producer is silent."
        case .older:
            "and never adds a fragment older than its newest (KVS API reference, GetHLSStreamingSessionURL, PlaybackMode)."
        }
    }

    /// What to do.
    fileprivate var next: String {
        switch self {
        case .playlist:
            "Open a new session; if it stands still as well, ask AWS support with the request ids."
        case .producer: "See the finding producer-silent: the playlist isn't the cause."
        case .older:
            "See the findings clock-jump, overlap and late-fragment: the producer's clock was set back, or a second producer's is "
                + "ahead. The playlist isn't the cause."
        }
    }
}
