import MediaContainers

/// A fragment that is arriving.
struct OpenFragment: Sendable {
    /// What it is called.
    let label: FragmentLabel
    /// The count inside its number.
    let sequence: UInt64
    /// The producer's clock at its beginning.
    let producerTimestamp: Instant
    /// When it began to arrive.
    let serverTimestamp: Instant
    /// What the producer says of it.
    let tags: [MatroskaTag]
    /// It was refused; the rest of it is passed over.
    var isRefused = false
    private var spans: [Int: FrameSpan] = [:]

    /// A fragment whose first bytes have come.
    init(
        label: FragmentLabel, sequence: UInt64, producerTimestamp: Instant, serverTimestamp: Instant,
        tags: [MatroskaTag]
    ) {
        self.label = label
        self.sequence = sequence
        self.producerTimestamp = producerTimestamp
        self.serverTimestamp = serverTimestamp
        self.tags = tags
    }

    /// Adds a frame; returns what is wrong with it.
    mutating func add(
        _ frame: CodedFrame, tracks: [CodedTrack], limits: PutMediaLimits
    ) -> IngestError? {
        guard tracks.contains(where: { $0.number == frame.trackNumber }) else { return .trackNumber }
        spans[frame.trackNumber, default: FrameSpan()].add(frame)
        let isTooLong = spans[frame.trackNumber].map { $0.length > limits.fragmentDuration } ?? false
        return isTooLong ? .fragmentDuration : nil
    }

    /// What is wrong with it now that it is complete.
    func problem(tracks: [CodedTrack]) -> IngestError? {
        tracks.allSatisfy { spans[$0.number] != nil } ? nil : .framesMissing
    }

    /// From the first to the last frame of the first track.
    ///
    /// Muxers begin a cluster with the sound that is heard while its first picture is shown, so sound reaches back a little,
    /// by much the same in every cluster: counted from there, the pictures of one would seem to overlap the next.
    var length: Duration { leadingSpan.length }

    /// How long the last frame of the first track lasts, or `nil` where that can't be told.
    var step: Duration? { leadingSpan.step }

    private var leadingSpan: FrameSpan { spans.min { $0.key < $1.key }?.value ?? FrameSpan() }
}
