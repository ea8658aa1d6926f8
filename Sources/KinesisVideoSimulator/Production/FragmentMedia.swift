package import MediaContainers

/// The media of a fragment: how it is decoded, and where its frames are; the frames themselves are read when they are needed.
package struct FragmentMedia: Hashable, Sendable {
    /// Where frames are.
    package enum Location: Hashable, Sendable {
        /// In a film that is compiled into the program.
        case film(FilmCut)
        /// On disk, as a producer sent them.
        case stored(StoredMedia)
    }

    /// The tracks with their codec private data, in the order of their numbers.
    package let tracks: [CodedTrack]
    /// Where the frames are.
    package let location: Location

    /// The media at `location`.
    package init(tracks: [CodedTrack], location: Location) {
        self.tracks = tracks
        self.location = location
    }
}

/// What a producer sent of one fragment, by its place in a file of the media store.
package struct StoredMedia: Hashable, Sendable {
    /// The file, as the store counts them.
    package var file: Int
    /// The bytes of the Matroska header: EBML, Segment, Info, Tracks.
    package var header: Range<Int>
    /// The bytes of the Cluster.
    package var cluster: Range<Int>
    /// What the producer said of the fragment: its tags, in their order.
    package var tags: [MatroskaTag]

    /// A place in a file.
    package init(file: Int, header: Range<Int>, cluster: Range<Int>, tags: [MatroskaTag] = []) {
        self.file = file
        self.header = header
        self.cluster = cluster
        self.tags = tags
    }
}
