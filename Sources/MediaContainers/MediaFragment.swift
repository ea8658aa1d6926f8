/// A run of frames of one track with their place in time: one `moof` and its `mdat`.
///
/// Source: ISO/IEC 14496-12 §8.8.
package struct MediaFragment: Hashable, Sendable {
    /// The number of this fragment in its stream, from 1, growing.
    package var sequenceNumber: UInt32
    /// The track that the frames belong to.
    package var trackID: UInt32
    /// The decoding time of the first frame, in the track's time scale.
    package var baseDecodeTime: UInt64
    /// The frames in decoding order.
    package var samples: [Sample]
    /// The frames' bytes, one after the other.
    package var media: [UInt8]

    /// A fragment of `samples`, whose bytes are `media`.
    package init(
        sequenceNumber: UInt32, trackID: UInt32, baseDecodeTime: UInt64, samples: [Sample], media: [UInt8]
    ) {
        self.sequenceNumber = sequenceNumber
        self.trackID = trackID
        self.baseDecodeTime = baseDecodeTime
        self.samples = samples
        self.media = media
    }
}

/// The bits of the flags of `tfhd`, `trun` and samples that are used here. Source: ISO/IEC 14496-12 §8.8.7, §8.8.8, §8.8.3.1.
enum FragmentFlag {
    static let offsetsCountFromFragment: UInt32 = 0x02_0000
    static let hasDataOffset: UInt32 = 0x1
    static let hasDurations: UInt32 = 0x100
    static let hasSizes: UInt32 = 0x200
    static let hasFlags: UInt32 = 0x400
    static let hasCompositionOffsets: UInt32 = 0x800
    /// The frame depends on no other: decoding can begin there.
    static let syncSample: UInt32 = 0x0200_0000
    /// The frame depends on others and isn't a place to begin.
    static let dependentSample: UInt32 = 0x0101_0000
    /// The bit in both that says "not a place to begin".
    static let isNonSync: UInt32 = 0x1_0000
}
