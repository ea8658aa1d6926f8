/// What a track is and how it is decoded, without its frames.
package struct TrackDescription: Hashable, Sendable {
    /// What a track carries.
    package enum Media: Hashable, Sendable {
        /// Pictures of this size in pixels.
        case video(width: Int, height: Int)
        /// Sound.
        case audio
    }

    /// The track's number in its file, from 1.
    package var id: UInt32
    /// What it carries.
    package var media: Media
    /// Units of time a second.
    package var timescale: UInt32
    /// The sample entry, box header included: codec, its private data, size or sampling rate.
    package var sampleEntry: [UInt8]

    /// A track with all that a decoder needs.
    package init(id: UInt32, media: Media, timescale: UInt32, sampleEntry: [UInt8]) {
        self.id = id
        self.media = media
        self.timescale = timescale
        self.sampleEntry = sampleEntry
    }
}

/// A track of a movie that is held in memory as a whole.
package struct Track: Hashable, Sendable {
    /// How to decode it.
    package var description: TrackDescription
    /// Its frames in decoding order.
    package var samples: [Sample]
    /// Where each frame's bytes lie in the file; as many as ``samples``.
    package var sampleRanges: [Range<Int>]
    /// The edit list's first media time: units of priming to be dropped from the start; 0 without an edit list.
    package var priming: Int64

    /// A track and where its frames are.
    package init(
        description: TrackDescription, samples: [Sample], sampleRanges: [Range<Int>], priming: Int64 = 0
    ) {
        self.description = description
        self.samples = samples
        self.sampleRanges = sampleRanges
        self.priming = priming
    }
}
