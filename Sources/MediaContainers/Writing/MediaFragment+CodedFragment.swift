extension MediaFragment {
    /// One track of `fragment`, which begins `start` after the zero of the session's time; `nil` where it hasn't that track.
    ///
    /// The time scale is the track's ``CodedTrack/timescale``. Time can't be negative: what lies before the zero is decoded there.
    package init?(_ fragment: CodedFragment, track number: Int, start: Duration, sequenceNumber: UInt32) {
        guard let track = fragment.tracks.first(where: { $0.number == number }),
            let id = UInt32(exactly: number)
        else { return nil }
        let frames = fragment.frames(ofTrack: number)
        let timeline = DecodingTimeline(of: frames, from: start, timescale: track.timescale)
            .notDecoding(before: 0)
        self.init(
            sequenceNumber: sequenceNumber, trackID: id,
            baseDecodeTime: UInt64(max(0, timeline.entries.first?.decodeTime ?? timeline.start)),
            samples: zip(frames, timeline.entries).map(Sample.init),
            media: frames.flatMap(\.data))
    }
}

extension Sample {
    /// What a table says of `frame`, whose times are `entry`.
    init(_ frame: CodedFrame, at entry: DecodingTimeline.Entry) {
        self.init(
            duration: UInt32(clamping: entry.duration), byteCount: frame.data.count, isSync: frame.isKeyFrame,
            compositionOffset: Int32(clamping: entry.presentationTime - entry.decodeTime))
    }
}
