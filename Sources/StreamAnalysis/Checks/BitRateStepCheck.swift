import FoundationEssentials

/// The bit rate changes to double or half of what it was, and stays there.
struct BitRateStepCheck: Check {
    static let kinds: [Finding.Kind] = [.bitRateStep]

    /// So many fragments before and after a step tell that it isn't a scene.
    private static let beforeCount = 12
    private static let afterCount = 6
    /// From this factor on, up or down, it is one.
    private static let factor = 2.0

    /// The rates since the latest step, newest last.
    private var samples: [BitRateSample] = []

    mutating func review(
        _ changes: StreamState.Changes, of stream: StreamState, into ledger: inout FindingLedger
    ) {
        let frame = stream.archive.cadence?.frameSeconds ?? 0
        for entry in changes.inserted {
            guard let sample = BitRateSample(entry.fragment, frameSeconds: frame),
                samples.last.map({ $0.fragment.number < entry.fragment.number }) ?? true
            else { continue }
            samples.append(sample)
            if let step = step() {
                samples.removeAll { $0.fragment.number < step.first.number }
                ledger.put(step.finding(isNewMap: isNewMap(at: step, ledger)), at: stream.now)
            }
            if samples.count > Self.beforeCount + Self.afterCount { samples.removeFirst() }
        }
    }

    /// The step that the newest samples complete, or `nil` where the rate goes on as it was.
    private func step() -> BitRateStep? {
        guard samples.count >= Self.leastBefore + Self.afterCount, mayHaveStepped else { return nil }
        let before = samples.dropLast(Self.afterCount)
        let after = samples.suffix(Self.afterCount)
        guard let one = Statistics.median(before.map(\.bitsPerSecond)), one > 0,
            let other = Statistics.median(after.map(\.bitsPerSecond)), other > 0,
            max(one, other) >= Self.factor * min(one, other), let first = after.first?.fragment
        else { return nil }
        // All of the fragments behind it are nearer to the new rate than to the old one, so it is a step and begins here; most of
        // those before are nearer to the old one, or the rate only alternates.
        let middle = (one * other).squareRoot()
        let isNew = { (sample: BitRateSample) in (sample.bitsPerSecond > middle) == (other > middle) }
        guard after.allSatisfy(isNew),
            Double(before.count(where: isNew)) <= Self.mostAlike * Double(before.count)
        else { return nil }
        return BitRateStep(first: first, before: one, after: other)
    }

    private static let leastBefore = 6
    /// At most so large a part of the fragments before a step is like those behind it.
    private static let mostAlike = 0.25

    /// Some rate is so much larger than another that the medians may be, too.
    private var mayHaveStepped: Bool {
        var (least, most) = (Double.infinity, 0.0)
        for sample in samples {
            (least, most) = (min(least, sample.bitsPerSecond), max(most, sample.bitsPerSecond))
        }
        return most >= Self.factor * least
    }

    /// The playlist names new initialization data close to the step.
    private func isNewMap(at step: BitRateStep, _ ledger: FindingLedger) -> Bool {
        let closeSeconds = 5.0
        return ledger.findings.contains {
            $0.kind == .mapChanged
                && abs($0.from.timeIntervalSince(step.first.producerTimestamp)) <= closeSeconds
        }
    }
}

/// How many bits a fragment has for each of its seconds.
struct BitRateSample: Sendable {
    /// The fragment.
    var fragment: Fragment
    /// Its bits by its seconds, the last frame's included.
    var bitsPerSecond: Double

    /// The rate of `fragment`, or `nil` where its length isn't known.
    init?(_ fragment: Fragment, frameSeconds: Double) {
        let seconds = fragment.length.inSeconds + frameSeconds
        guard seconds > 0 else { return nil }
        self.fragment = fragment
        bitsPerSecond = Double(fragment.byteCount) * 8 / seconds
    }
}

/// A change of the bit rate that lasts.
struct BitRateStep: Sendable {
    /// The first fragment at the new rate.
    var first: Fragment
    /// The medians, in bits a second.
    var before: Double
    var after: Double

    /// The finding on it.
    func finding(isNewMap: Bool) -> Finding {
        let isUp = after > before
        let factor = isUp ? after / before : before / after
        return Finding(
            kind: .bitRateStep, subject: first.number.digits, severity: .info, state: .confirmed,
            from: first.producerTimestamp,
            to: first.producerTimestamp.addingTimeInterval(first.length.inSeconds),
            fragments: [first.number], cause: isNewMap ? "new-encoding" : isUp ? "increase" : "decrease",
            evidence: [
                .init("bits_per_second_before", .number(before)),
                .init("bits_per_second_after", .number(after)),
                .init("factor", .number(factor)),
            ],
            sentences: .init(
                what:
                    "From \(Wording.short(first.number)) (\(Wording.clock(first.producerTimestamp))) on the bit rate is "
                    + "\(Wording.rate(after)) instead of \(Wording.rate(before)), \(Wording.tenths(factor)) times as "
                    + "\(isUp ? "large" : "small").",
                why: isNewMap
                    ? "The medians of the fragments before and after differ twofold or more, and the playlist has a new EXT-X-MAP "
                        + "there: the encoder changed codec, resolution or quality."
                    : "The medians of the fragments before and after differ twofold or more, and each of the six after is nearer to "
                        + "the new rate: another scene, light, or setting of the encoder.",
                viewer: isUp
                    ? "Nothing, where the network takes \(Wording.rate(after)); else players halt."
                    : "Nothing, or a coarser picture.",
                next: isUp
                    ? "Look whether producer and viewers have the bandwidth; nothing, if it was set on purpose."
                    : "Look whether the camera still shows what it should; nothing, if it was set on purpose."
            ))
    }
}
