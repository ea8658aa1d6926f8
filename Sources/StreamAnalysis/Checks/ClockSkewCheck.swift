import FoundationEssentials

/// The producer's timestamps run ahead of the server's clock, or so far behind that something is wrong or buffered.
struct ClockSkewCheck: Check {
    static let kinds: [Finding.Kind] = [.clockSkew]

    /// Ahead by more than this, in seconds, is skew: media can't arrive before it was filmed.
    private static let aheadSeconds = 1.0
    /// Behind by more than this, in seconds, and steady, is skew or a buffer.
    private static let behindSeconds = 10.0
    /// A finding ends at this part of its threshold, so that it doesn't come and go.
    private static let clearing = 0.6
    /// So many fragments tell what the clock says, and fewer nothing.
    static let leastFragments = 10
    private static let subject = "lag"

    /// Which side the finding that is open is on.
    private var side: Side?

    /// What the lag tells; raw values are the stable words.
    fileprivate enum Side: String {
        case ahead, behind, buffered
        case fasterThanFilmed = "faster-than-filmed"

        /// The lag is far above what networks take.
        var isBehind: Bool { self == .behind || self == .buffered }
    }

    mutating func review(
        _ changes: StreamState.Changes, of stream: StreamState, into ledger: inout FindingLedger
    ) {
        guard !changes.inserted.isEmpty, let lag = stream.lag,
            lag.count >= Self.leastFragments
        else { return }
        var now = self.side(of: lag)
        if now == .behind {
            now = side?.isBehind ?? false ? side : stream.archive.hasFilledABuffer ? .buffered : .behind
        } else if now == .ahead, stream.archive.isSentFasterThanFilmed(Self.leastFragments),
            !stream.archive.catchesUp(Self.leastFragments)
        {
            now = .fasterThanFilmed
        }
        if let side, now != side {
            ledger.resolve(.clockSkew, Self.subject, at: stream.now)
        }
        side = now
        guard let now else { return }
        let open = ledger[.clockSkew, Self.subject]
        let from = open.flatMap { $0.state == .resolved ? nil : $0.from } ?? stream.now
        ledger.put(finding(now, lag, from: from, in: stream), at: stream.now)
    }

    private func side(of lag: LagMetrics) -> Side? {
        // What is off by days is told as implausible.
        guard lag.medianSeconds >= -TimestampFault.aheadSeconds,
            lag.medianSeconds <= TimestampFault.behindSeconds
        else { return nil }
        let isOpenAhead = side.map { !$0.isBehind } ?? false
        let ahead = Self.aheadSeconds * (isOpenAhead ? Self.clearing : 1)
        let behind = Self.behindSeconds * (side?.isBehind ?? false ? Self.clearing : 1)
        // A backlog on top of it says nothing about the clock.
        let isSteady = lag.jitterSeconds < 1 || side?.isBehind ?? false
        if lag.medianSeconds < -ahead { return .ahead }
        return lag.medianSeconds > behind && isSteady ? .behind : nil
    }

    private func finding(
        _ side: Side, _ lag: LagMetrics, from: Date, in stream: StreamState
    ) -> Finding {
        let size = Wording.span(abs(lag.medianSeconds))
        let newest = stream.archive.newest.map { [$0.fragment.number] } ?? []
        return Finding(
            kind: .clockSkew, subject: Self.subject, severity: side == .buffered ? .warning : .notice,
            state: .confirmed, from: from, to: nil,
            fragments: newest, cause: side.rawValue,
            evidence: [
                .init("lag_seconds", .number(lag.medianSeconds)),
                .init("lag_jitter_seconds", .number(lag.jitterSeconds)),
                .init("fragments", .count(lag.count)),
            ],
            sentences: side.sentences(size: size, lag))
    }
}

extension ClockSkewCheck.Side {
    fileprivate func sentences(size: String, _ lag: LagMetrics) -> Finding.Sentences {
        let steady =
            "The lag is large and steady (±\(Wording.span(lag.jitterSeconds)) over \(lag.count) fragments)"
        return switch self {
        case .ahead:
            .init(
                what: "The producer's clock is \(size) ahead of the server's.",
                why:
                    "Server minus producer timestamp is negative in the median of \(lag.count) fragments, and media can't arrive "
                    + "before it was filmed.",
                viewer:
                    "Latency looks smaller than it is, and players that trust dates may wait or show wrong times.",
                next: "Look at the device's time synchronisation (NTP).")
        case .fasterThanFilmed:
            .init(
                what:
                    "Media is sent faster than it was filmed, and its timestamps run ahead of the server's clock by \(size).",
                why:
                    "In the median of \(lag.count) fragments server minus producer timestamp is negative, and more than 1.5 s of media "
                    + "arrive a second: a recording is being uploaded under the time of the upload.",
                viewer:
                    "LIVE hurries on with wrong dates, and segments may leave the playlist before they are shown.",
                next:
                    "Give fragments the time at which they were filmed; the service refuses those from the future (4007)."
            )
        case .behind:
            .init(
                what: "Fragments steadily reach the server \(size) after their producer timestamps.",
                why:
                    "\(steady): a slow clock, or a buffer that never drains; the archive alone can't tell which.",
                viewer:
                    "With a buffer, viewers are \(size) behind; with a slow clock only the dates are wrong.",
                next:
                    "Compare the device's clock with the true time; if it is right, look at the upload buffer."
            )
        case .buffered:
            .init(
                what: "Media waits \(size) at the producer before it reaches the server.",
                why:
                    "\(steady). It was small before, on the same connection and with a clock that wasn't moved (inferred from the "
                    + "numbers' structure), so a buffer has filled and doesn't drain.",
                viewer: "LIVE viewers are \(size) behind, and stay so.",
                next:
                    "Look at the uplink: it keeps up but has nothing to spare. A lower bit rate, or a new connection, drains the buffer."
            )
        }
    }
}

extension Archive {
    /// The newest `count` fragments hold more media than time passed while they came. A producer that catches up does so too.
    fileprivate func isSentFasterThanFilmed(_ count: Int) -> Bool {
        let fasterThan = 1.5
        let recent = recentLevel(count)
        guard recent.count == count, let first = recent.first?.fragment, let last = recent.last?.fragment
        else { return false }
        let filmed = last.producerTimestamp.timeIntervalSince(first.producerTimestamp)
        return filmed > fasterThan * last.serverTimestamp.timeIntervalSince(first.serverTimestamp)
    }

    /// The newest of `count` fragments isn't further ahead than others shortly before them: they only waited at the producer.
    fileprivate func catchesUp(_ count: Int) -> Bool {
        let (reach, leastSeconds) = (64, 0.5)
        guard let newest else { return false }
        let before = ingested(through: newest.fragment.number, reach).dropLast(count)
        return before.contains { $0.fragment.lagSeconds <= newest.fragment.lagSeconds + leastSeconds }
    }

    /// The lag was small on the connection that is open, and its clock wasn't moved since.
    fileprivate var hasFilledABuffer: Bool {
        // At 2 s a fragment these are eight minutes.
        let (reach, smallSeconds) = (256, 6.0)
        return recentLevel(reach).contains { abs($0.fragment.lagSeconds) < smallSeconds }
    }
}
