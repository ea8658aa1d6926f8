import MediaContainers

/// Writes source media as fragmented MP4 with the times of the fragments that show it.
struct FragmentPackager: Sendable {
    /// The media.
    let source: SourceMedia

    /// A track of a session, with the number that KVS's `TrackNumber` has for it.
    enum TrackNumber: Int, CaseIterable, Hashable, Sendable {
        case video = 1
        case audio = 2
    }

    /// How `track` is decoded.
    func description(of track: TrackNumber) -> TrackDescription {
        switch track {
        case .video: source.video
        case .audio: source.audio
        }
    }

    /// What a player reads first.
    func initializationSegment(of track: TrackNumber) -> [UInt8] {
        InitializationSegment(track: description(of: track)).bytes
    }

    /// The media of `fragment`, on a time line that begins at `origin` by the producer's clock.
    ///
    /// Both tracks count from the same origin, so they stay together over gaps.
    func mediaFragment(
        _ fragment: ProducedFragment, track: TrackNumber, origin: Instant, originSlot: Int
    ) -> [UInt8] {
        let description = description(of: track)
        let sourceFragment = source.fragments[fragment.sourceIndex]
        let part = track == .video ? sourceFragment.video : sourceFragment.audio
        // A fragment that is older than the session can't have a negative time; it stands at the beginning.
        let start = max(0, (fragment.capture.producerTimestamp - origin).milliseconds)
        return MediaFragment(
            sequenceNumber: UInt32(clamping: fragment.capture.slot - originSlot + 1), trackID: description.id,
            baseDecodeTime: UInt64(start) * UInt64(description.timescale) / 1000,
            samples: Self.stretched(
                part.samples, to: fragment.duration.milliseconds * Int64(description.timescale) / 1000),
            media: part.media
        ).bytes
    }

    /// `samples` with the last one made longer or shorter, so that all last `total`.
    private static func stretched(_ samples: [Sample], to total: Int64) -> [Sample] {
        guard var last = samples.last else { return [] }
        let others = samples.dropLast().reduce(0) { $0 + Int64($1.duration) }
        last.duration = UInt32(clamping: total - others)
        return samples.dropLast() + [last]
    }
}
