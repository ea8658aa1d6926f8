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

    /// Reads what a producer sent.
    private let stored: @Sendable (FragmentMedia, StoredMedia) throws -> CodedFragment

    /// A library whose stored media `stored` reads.
    package init(stored: @escaping @Sendable (FragmentMedia, StoredMedia) throws -> CodedFragment) {
        self.stored = stored
    }

    /// The films that are compiled in, and nothing else.
    package static let films = MediaLibrary { _, _ in throw Unreadable(reason: "there is no media store") }

    /// The frames of `media`.
    package func fragment(_ media: FragmentMedia) throws -> CodedFragment {
        switch media.location {
        case .film(let cut): cut.codedFragment
        case .stored(let place): try stored(media, place)
        }
    }
}
