/// One fragment as its media tell: who it is, what it holds, what is wrong with it.
package struct InspectedFragment: Hashable, Sendable {
    /// Why the service gave no media.
    package struct Refusal: Hashable, Sendable {
        /// The name, such as `FRAGMENT_NOT_FOUND`.
        package let code: String
        /// The number, such as 3000, or `nil` where none came.
        package let id: Int?
        /// The service's words; may be empty.
        package let message: String
    }

    /// What the producer says of its fragment; both are text from the media.
    package struct Tag: Hashable, Sendable {
        /// What it is about.
        package let name: String
        /// What is said of it.
        package let value: String
    }

    /// The service's number, or `nil` where none came.
    package var number: String?
    /// When the service began to receive it, counted from 1970.
    package var serverTime: Duration?
    /// Where it begins by the producer's clock, counted from 1970.
    package var producerTime: Duration?
    /// Why there is no media, or `nil` where there is.
    package var refusal: Refusal?
    /// The producer's own tags, at most ``tagLimit`` of them.
    package var producerTags: [Tag] = []
    /// The tracks in the order of the header.
    package var tracks: [InspectedTrack] = []
    /// How many bytes its cluster has.
    package var byteCount = 0
    /// What is wrong with it, and with its place behind the fragment before.
    package var problems: [MediaProblem] = []

    /// The most of the producer's tags that are kept; KVS takes 10 a fragment. Source: KVS developer guide, quotas.
    package static let tagLimit = 64

    /// Whether nothing worse than a notice is known.
    package var isFine: Bool { !problems.contains { $0.kind.severity == .wrong } }

    /// The track that tells the fragment's place in time: the first with pictures, or with anything.
    var mainTrack: InspectedTrack? {
        tracks.first { $0.content == .video && $0.frameCount > 0 } ?? tracks.first { $0.frameCount > 0 }
    }

    /// From the first frame's start to the last one's end, counted from 1970; `nil` where its place isn't known.
    var extent: Range<Duration>? {
        guard let producerTime, let timing = mainTrack?.timing else { return nil }
        return producerTime + timing.first..<producerTime + timing.first + timing.span
    }
}
