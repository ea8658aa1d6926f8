package import MediaContainers

/// Where the frames of fragments are read from.
package struct MediaLibrary: Sendable {
    /// What was stored can't be read any more.
    package struct Unreadable: Error, Hashable, Sendable {
        /// Why.
        package var reason: String

        /// A failure for this reason.
        package init(reason: String) { self.reason = reason }
    }

    /// What a producer sent of one fragment, byte for byte.
    package struct StoredBytes: Hashable, Sendable {
        /// The Matroska header: EBML, Segment, Info, Tracks.
        package var header: [UInt8]
        /// The Cluster.
        package var cluster: [UInt8]

        /// The bytes of a fragment.
        package init(header: [UInt8], cluster: [UInt8]) {
            self.header = header
            self.cluster = cluster
        }
    }

    /// Reads what a producer sent.
    private let read: @Sendable (StoredMedia) throws -> StoredBytes

    /// A library whose stored media `read` reads.
    package init(read: @escaping @Sendable (StoredMedia) throws -> StoredBytes) { self.read = read }

    /// The films that are compiled in, and nothing else.
    package static let films = MediaLibrary { _ in throw Unreadable(reason: "there is no media store") }

    /// The frames of `media`.
    package func fragment(_ media: FragmentMedia) throws -> CodedFragment {
        switch media.location {
        case .film(let cut): return cut.codedFragment
        case .stored(let place):
            let bytes = try read(place)
            return try CodedFragment(matroska: bytes.header, cluster: bytes.cluster)
        }
    }

    /// `fragment` as a document of its own: what a producer sent stays as it is, its tags included, and a film is written anew.
    package func document(of fragment: StoredFragment) throws -> MatroskaDocument {
        let capture = fragment.capture
        let producerTime = Duration.milliseconds(capture.producerTimestamp.milliseconds)
        let tags = MatroskaTag.fragment(
            number: fragment.number, serverTime: .milliseconds(capture.serverTimestamp.milliseconds),
            producerTime: producerTime)
        switch fragment.media.location {
        case .film(let cut):
            return MatroskaDocument(cut.codedFragment, producerTime: producerTime, tags: tags)
        case .stored(let place):
            let bytes = try read(place)
            return MatroskaDocument(
                header: bytes.header, tags: place.tags + tags, cluster: bytes.cluster)
        }
    }
}
