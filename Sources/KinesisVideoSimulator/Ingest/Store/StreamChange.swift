import MediaContainers

/// Something that happened to a stream and must be remembered: one line of the journal.
enum StreamChange: Hashable, Sendable, Codable {
    /// It was created at this moment, in milliseconds since 1970.
    case created(stream: String, at: Int64, settings: StreamSettings)
    /// Its settings were changed.
    case changed(stream: String, settings: StreamSettings)
    /// It was deleted with all that it held.
    case deleted(stream: String)
    /// A fragment was stored in it.
    case stored(stream: String, fragment: FragmentRecord)
}

/// A stored fragment as the journal has it: all but its media. Times are in milliseconds since 1970.
struct FragmentRecord: Hashable, Sendable, Codable {
    var number: String
    var sequence: UInt64
    var producer: Int64
    var server: Int64
    var persisted: Int64
    var listable: Int64
    /// EXTINF's length in milliseconds.
    var duration: Int64
    /// ListFragments' length in milliseconds.
    var length: Int64
    var file: Int
    /// Where the header lies in the file: its first byte, and the first behind it.
    var header: [Int]
    /// Where the cluster lies in the file.
    var cluster: [Int]
    /// The producer's tags: name, value, name, value…
    var tags: [String]

    /// The record of `fragment`, whose media lie at `place`.
    init(_ fragment: StoredFragment, at place: StoredMedia) {
        number = fragment.number
        sequence = fragment.sequence
        producer = fragment.capture.producerTimestamp.milliseconds
        server = fragment.capture.serverTimestamp.milliseconds
        persisted = fragment.capture.persisted.milliseconds
        listable = fragment.capture.listable.milliseconds
        duration = fragment.duration.milliseconds
        length = fragment.length.milliseconds
        file = place.file
        header = [place.header.lowerBound, place.header.upperBound]
        cluster = [place.cluster.lowerBound, place.cluster.upperBound]
        tags = place.tags.flatMap { [$0.name, $0.value] }
    }

    /// Where the media lie, or `nil` where the record can't be right.
    var place: StoredMedia? {
        guard header.count == 2, cluster.count == 2, 0 <= header[0], header[0] <= header[1],
            header[1] <= cluster[0], cluster[0] <= cluster[1], tags.count.isMultiple(of: 2)
        else { return nil }
        let pairs = stride(from: 0, to: tags.count, by: 2).map { (tags[$0], tags[$0 + 1]) }
        return StoredMedia(
            file: file, header: header[0]..<header[1], cluster: cluster[0]..<cluster[1],
            tags: pairs.map { .init(name: $0, value: $1) })
    }

    /// The capture that is remembered.
    var capture: Capture {
        Capture(
            slot: Int(truncatingIfNeeded: sequence), fate: .delivered,
            producerTimestamp: Instant(milliseconds: producer), duration: .milliseconds(duration),
            length: .milliseconds(length), serverTimestamp: Instant(milliseconds: server),
            persisted: Instant(milliseconds: persisted), listable: Instant(milliseconds: listable))
    }
}
