package import MediaContainers

/// A part of an answer that is made of media: the service says what it is; making it may need the disk, and time.
package enum MediaPiece: Hashable, Sendable {
    /// Bytes as they are.
    case bytes([UInt8])
    /// What a player reads before the fragments of a track.
    case initializationSegment(CodedTrack)
    /// One track of a fragment as fragmented MP4, `start` after the zero of the session's media time.
    case mediaFragment(FragmentMedia, track: Int, start: Duration, sequenceNumber: UInt32)
    /// All tracks of a fragment as a segment of a transport stream, `start` after the zero of the session's media time.
    case transportStream(FragmentMedia, start: Duration)
    /// A fragment as Matroska, with what the service knows of it.
    case document(StoredFragment)
    /// In place of the fragment of this number, which isn't there, a document that says so.
    case missingFragment(String)
    /// A whole MP4 file.
    case clip([ClipPart])
}

/// A fragment's place in a clip.
package struct ClipPart: Hashable, Sendable {
    /// The media.
    package var media: FragmentMedia
    /// When it begins, counted from the clip's first fragment.
    package var start: Duration

    /// `media`, beginning at `start`.
    package init(media: FragmentMedia, start: Duration) {
        self.media = media
        self.start = start
    }
}
