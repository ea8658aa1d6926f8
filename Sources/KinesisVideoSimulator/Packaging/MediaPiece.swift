import FoundationEssentials
package import MediaContainers

/// A part of an answer that is made of media: the service says what it is; making it may need the disk, and time.
package enum MediaPiece: Hashable, Sendable {
    /// Bytes as they are.
    case bytes([UInt8])
    /// What a player reads before the fragments of a track.
    case initializationSegment(CodedTrack)
    /// One track of a fragment as fragmented MP4, `start` after the zero of the session's media time.
    case mediaFragment(FragmentMedia, track: Int, start: Duration, sequenceNumber: UInt32)
}

/// Makes bytes of ``MediaPiece``s.
package struct MediaPackager: Sendable {
    /// Where frames come from.
    package let library: MediaLibrary

    /// A packager that reads from `library`.
    package init(library: MediaLibrary = .films) { self.library = library }

    /// The bytes of `piece`.
    package func bytes(of piece: MediaPiece) throws -> [UInt8] {
        switch piece {
        case .bytes(let bytes): bytes
        case .initializationSegment(let track):
            InitializationSegment(track: TrackDescription(track)).bytes
        case .mediaFragment(let media, let track, let start, let number):
            try mediaFragment(of: try library.fragment(media), track: track, start: start, number: number)
        }
    }

    private func mediaFragment(
        of fragment: CodedFragment, track number: Int, start: Duration, number sequenceNumber: UInt32
    ) throws -> [UInt8] {
        guard let track = fragment.tracks.first(where: { $0.number == number }) else {
            throw ContainerError.missing("trak")
        }
        let frames = fragment.frames.filter { $0.trackNumber == number }
        let timescale = Int64(TrackDescription(track).timescale)
        let offset = frames.first?.time ?? .zero
        return MediaFragment(
            sequenceNumber: sequenceNumber, trackID: UInt32(number),
            baseDecodeTime: UInt64(max(0, (start + offset).milliseconds * timescale / 1000)),
            samples: frames.map { frame in
                Sample(
                    duration: UInt32(clamping: (frame.duration ?? .zero).milliseconds * timescale / 1000),
                    byteCount: frame.data.count, isSync: frame.isKeyFrame)
            },
            media: frames.flatMap(\.data)
        ).bytes
    }
}
