/// One frame of a track, whatever container it came in.
package struct CodedFrame: Hashable, Sendable {
    /// The number of its track.
    package var trackNumber: Int
    /// When it is shown or heard, counted from the fragment's start; exact to the nanosecond.
    package var time: Duration
    /// How long, where it was said; else it lasts until the track's next frame in the order of time.
    package var duration: Duration?
    /// Decoding can begin here.
    package var isKeyFrame: Bool
    /// The coded bytes: NAL units with their lengths in front, or an AAC frame without a header.
    package var data: [UInt8]

    /// A frame.
    package init(
        trackNumber: Int, time: Duration, duration: Duration? = nil, isKeyFrame: Bool, data: [UInt8]
    ) {
        self.trackNumber = trackNumber
        self.time = time
        self.duration = duration
        self.isKeyFrame = isKeyFrame
        self.data = data
    }
}

/// A fragment as KVS means it: a closed run of frames of one or more tracks, whatever container it came in or goes out in.
package struct CodedFragment: Hashable, Sendable {
    /// The tracks.
    package var tracks: [CodedTrack]
    /// The frames of all tracks; those of one track in decoding order.
    package var frames: [CodedFrame]

    /// A fragment.
    package init(tracks: [CodedTrack], frames: [CodedFrame]) {
        self.tracks = tracks
        self.frames = frames
    }
}
