/// What a stream of Matroska was found to hold, in the order of the stream.
package enum MatroskaEvent: Hashable, Sendable {
    /// A document has said what its tracks are; again where it changes its mind.
    case header(MatroskaHeader)
    /// Tags between the parts of a document; never empty.
    case tags([MatroskaTag])
    /// A cluster has told its timestamp, counted from the segment's zero; absolute ones count from 1970.
    case clusterBegan(time: Duration)
    /// A frame of the cluster; its time counts from the cluster's timestamp and may be negative.
    case frame(CodedFrame)
    /// The cluster is complete: as it came, its head included.
    case clusterEnded(bytes: [UInt8])
}
