/// An MP4 file of fragments, for playing from its start to its end: what tells of all frames goes in front of them.
///
/// Times between fragments stay as they are, so a gap is shown as one long frame. Source: ISO/IEC 14496-12 §8.
package struct Clip: Hashable, Sendable {
    /// A fragment with its place in time.
    package struct Part: Hashable, Sendable {
        /// When it begins; the zero is any time that all parts have in common.
        package var start: Duration
        /// The fragment.
        package var fragment: CodedFragment

        /// A part of a clip.
        package init(start: Duration, fragment: CodedFragment) {
            self.start = start
            self.fragment = fragment
        }
    }

    /// The tracks in the order in which they first occur.
    let tracks: [ClipTrack]

    /// The clip of `parts`, which are in the order of time.
    ///
    /// Tracks of other codecs than H.264, H.265 and AAC are left out, and so are frames of a track whose codec isn't its first one.
    package init(_ parts: [Part]) {
        var tracks: [ClipTrack] = []
        for (index, part) in parts.enumerated() {
            for track in part.fragment.tracks {
                if let place = Self.place(of: track, in: &tracks) {
                    tracks[place].append(part, at: index, as: track)
                }
            }
        }
        self.tracks = tracks.filter { !$0.samples.isEmpty }
    }

    /// The index of `track` in `tracks`, to which it is added where it is new; `nil` for other codecs.
    private static func place(of track: CodedTrack, in tracks: inout [ClipTrack]) -> Int? {
        if let place = tracks.firstIndex(where: { $0.number == track.number }) { return place }
        guard let new = ClipTrack(track) else { return nil }
        tracks.append(new)
        return tracks.count - 1
    }
}
