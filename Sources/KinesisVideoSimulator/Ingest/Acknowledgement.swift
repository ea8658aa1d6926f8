/// What the service tells a producer while it is sending: one line of JSON each.
///
/// Source: KVS developer guide, PutMedia; the form without a wrapper is what producers have seen.
package enum Acknowledgement: Hashable, Sendable {
    /// The first bytes of a fragment have come.
    case buffering(FragmentLabel)
    /// The whole fragment has come.
    case received(FragmentLabel)
    /// The fragment is stored.
    case persisted(FragmentLabel)
    /// Nothing comes, and the connection stands.
    case idle
    /// A fragment is refused, or the connection where there is none.
    case error(IngestError, FragmentLabel?)

    /// The line, its end included.
    package var line: [UInt8] {
        switch self {
        case .buffering(let label): line("BUFFERING", label)
        case .received(let label): line("RECEIVED", label)
        case .persisted(let label): line("PERSISTED", label)
        case .idle: Array("{\"EventType\":\"IDLE\"}\n".utf8)
        case .error(let error, let label):
            line("ERROR", label, ",\"ErrorCode\":\"\(error.code)\",\"ErrorId\":\(error.id)")
        }
    }

    private func line(_ event: String, _ label: FragmentLabel?, _ more: String = "") -> [UInt8] {
        let timecode = label?.timecode ?? -1
        let number = label?.number ?? ""
        return Array(
            ("{\"EventType\":\"\(event)\",\"FragmentTimecode\":\(timecode)"
                + ",\"FragmentNumber\":\"\(number)\"\(more)}\n").utf8)
    }
}

/// What producer and service call a fragment when they speak of it.
package struct FragmentLabel: Hashable, Sendable {
    /// FragmentTimecode: the cluster's timestamp as the producer wrote it, in milliseconds.
    package let timecode: Int64
    /// FragmentNumber.
    package let number: String
}
