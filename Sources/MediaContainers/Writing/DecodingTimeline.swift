/// When each frame of a track is decoded and shown: decoding times, which frames don't carry, made from the times they are shown.
///
/// A frame is decoded no later than any frame at or after it in decoding order is shown, and no earlier than the frame
/// before it. Where pictures are reordered, those before a late one share the time they have. So times of decoding never reach
/// into the fragment before or after, no matter how each one is reordered, and offsets of composition are never negative.
package struct DecodingTimeline: Hashable, Sendable {
    /// The times of one frame, in units of the time scale.
    package struct Entry: Hashable, Sendable {
        /// When it is decoded.
        package var decodeTime: Int64
        /// When it is shown or heard.
        package var presentationTime: Int64
        /// From its decoding to that of the next frame.
        package var duration: Int64
    }

    /// The frames' times in decoding order.
    package let entries: [Entry]
    /// When the first frame is shown; where there is none, when it would be.
    package let start: Int64
    /// When the last frame was shown to its end.
    package let end: Int64

    /// The times of `frames`, which belong to one track, of a fragment that begins `start` after the zero of the time line.
    ///
    /// Each time is rounded on its own, counted from that zero: nothing adds up over fragments. The last frame lasts as long as it
    /// says, else as long as the one before it.
    package init(of frames: [CodedFrame], from start: Duration, timescale: UInt32) {
        let shown = frames.map { Self.units(start, $0.time, timescale) }
        self.start = shown.min() ?? Self.units(start, .zero, timescale)
        let end = Self.end(of: frames, shown: shown, from: start, timescale) ?? self.start
        let decoded = Self.decodeTimes(shown)
        let next = decoded.dropFirst() + [max(end, decoded.last ?? end)]
        entries = zip(shown, zip(decoded, next)).map { shown, times in
            Entry(decodeTime: times.0, presentationTime: shown, duration: times.1 - times.0)
        }
        self.end = end
    }

    /// The same times of presentation, with nothing decoded before `floor`; then a frame may be shown before it is decoded.
    package func notDecoding(before floor: Int64) -> DecodingTimeline {
        let entries = entries.map { entry in
            let (time, next) = (max(entry.decodeTime, floor), max(entry.decodeTime + entry.duration, floor))
            return Entry(decodeTime: time, presentationTime: entry.presentationTime, duration: next - time)
        }
        return DecodingTimeline(entries: entries, start: start, end: end)
    }

    private init(entries: [Entry], start: Int64, end: Int64) {
        self.entries = entries
        self.start = start
        self.end = end
    }

    /// `start` and `time` together in units of `timescale`, to the nearest; halves are rounded up.
    static func units(_ start: Duration, _ time: Duration, _ timescale: UInt32) -> Int64 {
        let (sum, isTooLong) = start.attoseconds.addingReportingOverflow(time.attoseconds)
        guard !isTooLong else { return start < .zero ? -Self.farthest : Self.farthest }
        let attosecondsPerSecond: Int128 = 1_000_000_000_000_000_000
        var (seconds, rest) = sum.quotientAndRemainder(dividingBy: attosecondsPerSecond)
        if rest < 0 { (seconds, rest) = (seconds - 1, rest + attosecondsPerSecond) }
        let scale = Int128(timescale)
        let units = seconds * scale + (rest * scale + attosecondsPerSecond / 2) / attosecondsPerSecond
        return Int64(min(max(units, -Int128(farthest)), Int128(farthest)))
    }

    /// Times are kept within this, so that differences of two never overflow.
    private static let farthest: Int64 = 1 << 60

    private static func end(
        of frames: [CodedFrame], shown: [Int64], from start: Duration, _ timescale: UInt32
    ) -> Int64? {
        guard let last = frames.indices.max(by: { shown[$0] < shown[$1] }) else { return nil }
        let frame = frames[last]
        if let duration = frame.duration, duration >= .zero {
            let time = frame.time.attoseconds.addingReportingOverflow(duration.attoseconds)
            guard !time.overflow else { return shown[last] }
            return units(start, Duration(attoseconds: time.partialValue), timescale)
        }
        let previous = shown.indices.filter { $0 != last }.map { shown[$0] }.max()
        return shown[last] + (previous.map { shown[last] - $0 } ?? 0)
    }

    private static func decodeTimes(_ shown: [Int64]) -> [Int64] {
        let latest = shown.reversed().reduce(into: [Int64]()) { $0.append(min($1, $0.last ?? $1)) }.reversed()
        guard let first = latest.first else { return [] }
        // A fragment begins after all of the one before, so at most one frame's time before its own first one.
        var earlier = first - ((shown.filter { $0 > first }.min() ?? first) - first)
        var times: [Int64] = []
        for run in Array(latest).runs {
            times += (1...run.count).map { earlier + (run.value - earlier).part($0, of: run.count) }
            earlier = run.value
        }
        return times
    }
}

extension Int64 {
    /// `self * numerator / denominator` for a proper fraction; no step overflows.
    fileprivate func part(_ numerator: Int, of denominator: Int) -> Int64 {
        let (quotient, rest) = quotientAndRemainder(dividingBy: Int64(denominator))
        return quotient * Int64(numerator) + rest * Int64(numerator) / Int64(denominator)
    }
}
