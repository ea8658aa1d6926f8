/// How a track's frames lie in time.
package struct FrameTiming: Hashable, Sendable {
    /// A distance between two frames that isn't the usual one.
    package struct Step: Hashable, Sendable {
        /// Where the earlier frame is, counted from the fragment's producer timestamp.
        package let start: Duration
        /// How far away the next one is.
        package let length: Duration
    }

    /// The earliest frame, counted from the fragment's producer timestamp.
    package let first: Duration
    /// The latest frame, counted likewise.
    package let last: Duration
    /// The median distance between frames; `nil` for a single one.
    package let step: Duration?
    /// Distances below half or above one and a half of ``step``, in the order of time.
    package let irregular: [Step]
    /// How many frames have the time of another.
    package let repeatedCount: Int
    /// How many frames come before the one that is decoded before them.
    package let backwardCount: Int
    /// The longest way back.
    package let longestBackward: Duration

    /// The most pictures that H.264 and H.265 keep for reordering. Source: ITU-T H.264 §A.3.1, ITU-T H.265 §A.4.2.
    private static let reorderingLimit = 16

    /// The timing of frames at `times`, which are in the order of decoding; `nil` without any.
    init?(_ times: [Duration]) {
        let sorted = times.sorted()
        guard let first = sorted.first, let last = sorted.last else { return nil }
        self.first = first
        self.last = last
        let steps = zip(sorted, sorted.dropFirst()).map { Step(start: $0, length: $1 - $0) }
        let distances = steps.map(\.length).filter { $0 > .zero }.sorted()
        let step = distances.isEmpty ? nil : distances[distances.count / 2]
        self.step = step
        // Matroska's usual unit is a millisecond, so that distances differ by one all the time.
        let rounding = Duration.milliseconds(2)
        irregular = steps.filter { each in
            guard let step, each.length > .zero else { return false }
            return each.length > step * 3 / 2 + rounding || each.length + rounding < step / 2
        }
        repeatedCount = steps.count { $0.length == .zero }
        let backward = zip(times, times.dropFirst()).map { $0 - $1 }.filter { $0 > .zero }
        backwardCount = backward.count
        longestBackward = backward.max() ?? .zero
    }

    /// The time from the first frame's start to the last one's end, which is taken to last a usual distance.
    package var span: Duration { last - first + (step ?? .zero) }

    /// Whether frames come in another order than decoded, no further than reordering of pictures explains.
    package var isReordered: Bool {
        guard let step else { return false }
        return backwardCount > 0 && repeatedCount == 0 && longestBackward <= step * Self.reorderingLimit
    }
}
