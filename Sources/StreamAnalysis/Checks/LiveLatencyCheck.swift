import FoundationEssentials
import HLS

/// How far the end of the live playlist is behind now, at the moments at which it grows.
///
/// While nothing is added other findings say why; then the distance grows by itself and means nothing.
struct LiveLatencyCheck: Check {
    static let kinds: [Finding.Kind] = [.liveLatency]

    /// Usual are 3 to 5 s, and up to 10 s with long fragments: so many seconds are too many.
    private static let beginsSeconds = 15.0
    /// A finding ends below this, in seconds.
    private static let endsSeconds = 10.0
    /// From so many seconds on viewers and the scene are out of touch.
    private static let severeSeconds = 30.0
    private static let sampleCount = 9
    private static let leastSamples = 5
    /// A segment seen after a longer pause in our own loads, in seconds, may have been there before.
    private static let longestPauseSeconds = 3.0

    /// What makes the distance.
    private struct Sample {
        var total: Double
        /// From the fragment's last byte to the playlist; none where a producer that catches up sends it faster than it was filmed.
        var service: Double

        /// Server minus producer timestamp: uplink, buffer, or a clock that is off.
        var producer: Double { total - service }
    }

    private enum Cause: String {
        case producer, service
    }

    private var samples: [Sample] = []
    /// When the newest fragment began to arrive that was shown; a renewed session shows older ones again.
    private var newestArrival = Date.distantPast
    private var subject: String?

    mutating func review(
        _ changes: StreamState.Changes, of stream: StreamState, into ledger: inout FindingLedger
    ) {
        guard let newest = changes.live.matched.last, let fragment = newest.fragment,
            fragment.serverTimestamp > newestArrival
        else { return }
        newestArrival = fragment.serverTimestamp
        guard let sample = Self.sample(newest) else { return }
        guard !Self.isDoubtful(stream, ledger) else {
            samples = []
            return end(at: stream.now, into: &ledger)
        }
        samples.append(sample)
        if samples.count > Self.sampleCount { samples.removeFirst() }
        guard samples.count >= Self.leastSamples, let total = Statistics.median(samples.map(\.total)) else {
            return
        }
        guard total > (subject == nil ? Self.beginsSeconds : Self.endsSeconds) else {
            return end(at: stream.now, into: &ledger)
        }
        let subject = self.subject ?? "session-\(newest.session.ordinal)-\(newest.mediaSequence)"
        let from = ledger[.liveLatency, subject]?.from ?? newest.seen
        self.subject = subject
        ledger.put(finding(subject, from: from, total: total, stream), at: stream.now)
    }

    private mutating func end(at date: Date, into ledger: inout FindingLedger) {
        guard let subject else { return }
        ledger.resolve(.liveLatency, subject, at: date)
        self.subject = nil
    }

    /// While the producer's clock is off, or was moved and isn't judged yet, the distance can't be told.
    private static func isDoubtful(_ stream: StreamState, _ ledger: FindingLedger) -> Bool {
        stream.archive.isClockMoved(withinNewest: ClockSkewCheck.leastFragments)
            || ledger.findings.contains {
                ($0.kind == .clockSkew || $0.kind == .implausibleTimestamp) && $0.state != .resolved
            }
    }

    private static func sample(_ segment: ServedSegment) -> Sample? {
        guard let fragment = segment.fragment, let absent = segment.absent,
            segment.seen.timeIntervalSince(absent) <= longestPauseSeconds
        else { return nil }
        let received = fragment.serverTimestamp.addingTimeInterval(segment.duration.inSeconds)
        let service = segment.seen.timeIntervalSince(received)
        return Sample(total: fragment.lagSeconds + service, service: max(0, service))
    }

    private func finding(_ subject: String, from: Date, total: Double, _ stream: StreamState) -> Finding {
        let producer = Statistics.median(samples.map(\.producer)) ?? 0
        let service = Statistics.median(samples.map(\.service)) ?? 0
        let cause: Cause = producer >= service ? .producer : .service
        let stride = stream.archive.cadence?.strideSeconds ?? 0
        return Finding(
            kind: .liveLatency, subject: subject,
            severity: total < Self.severeSeconds ? .notice : .warning, state: .confirmed, from: from, to: nil,
            cause: cause.rawValue,
            evidence: [
                .init("live_latency_seconds", .number(total)), .init("producer_seconds", .number(producer)),
                .init("service_seconds", .number(service)), .init("stride_seconds", .number(stride)),
            ],
            sentences: .init(
                what:
                    "The live playlist ends \(Wording.span(total)) before now: \(Wording.span(producer)) are the producer's lag, "
                    + "\(Wording.span(service)) the service's.",
                why:
                    "Measured when a segment is added, from EXT-X-PROGRAM-DATE-TIME plus EXTINF (RFC 8216 §4.3.2.6); the lag is server "
                    + "minus producer timestamp. Usual are 3 to 5 s.",
                viewer:
                    "Viewers see what happened at least \(Wording.span(total + stride)) ago: a fragment is there only when it is "
                    + "complete, which takes \(Wording.span(stride)), and players keep a buffer.",
                next: cause == .producer
                    ? "Look at the producer's uplink and buffer; shorter key-frame intervals help as well."
                    : "Look at the latency of the calls; if other streams have it too, ask AWS support."))
    }
}
