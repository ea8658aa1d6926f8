import MediaContainers

/// From when to when the frames of a track reach within a fragment.
struct FrameSpan: Hashable, Sendable {
    /// How many frames.
    private(set) var count = 0
    /// The first in the order of time.
    private(set) var start: Duration = .zero
    /// The last one's time.
    private(set) var end: Duration = .zero
    private var lastDuration: Duration?

    /// Adds a frame.
    mutating func add(_ frame: CodedFrame) {
        if count == 0 || frame.time < start { start = frame.time }
        if count == 0 || frame.time >= end {
            end = frame.time
            lastDuration = frame.duration
        }
        count += 1
    }

    /// Up to the beginning of the last frame.
    var length: Duration { end - start }

    /// How long the last frame lasts: as it says, else as the others on average; `nil` where there is no other.
    var step: Duration? {
        if let lastDuration, lastDuration > .zero { return lastDuration }
        return count > 1 ? length / (count - 1) : nil
    }
}
