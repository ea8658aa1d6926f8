/// Where an element that is still arriving ends.
enum MatroskaExtent: Hashable {
    /// At this offset in the stream.
    case until(Int)
    /// Before the first element that can't lie in it: its size is unknown.
    case open
}

/// A cluster that is still arriving.
struct MatroskaOpenCluster {
    /// Where it ends.
    let extent: MatroskaExtent
    /// What its document said before.
    let header: MatroskaHeader
    /// What has arrived of it, its head included.
    private(set) var bytes: [UInt8]
    private var time: Duration?

    /// A cluster whose head is `bytes`.
    init(extent: MatroskaExtent, header: MatroskaHeader, bytes: [UInt8]) {
        self.extent = extent
        self.header = header
        self.bytes = bytes
    }

    /// Adds `part`, and says what it means; `nil` where it doesn't matter.
    mutating func event(after part: MatroskaPart) throws(MatroskaError) -> MatroskaEvent? {
        bytes += part.bytes
        switch part.element.id {
        case .timestamp:
            guard time == nil else { throw .malformed(.cluster, "it has two timestamps") }
            let time = try header.tick.duration(of: part.element.nanoseconds(), in: .timestamp)
            self.time = time
            return .clusterBegan(time: time)
        case .simpleBlock:
            try checkTime()
            return .frame(try MatroskaBlock(simple: part.element, header: header).frame)
        case .blockGroup:
            try checkTime()
            return try MatroskaBlock(group: part.element, header: header).map { .frame($0.frame) }
        default: return nil
        }
    }

    /// The whole of it, now that it has ended.
    func ended() throws(MatroskaError) -> [UInt8] {
        try checkTime()
        return bytes
    }

    /// Frames can't be placed before the timestamp is known. Source: RFC 9559 §5.1.3.1.
    private func checkTime() throws(MatroskaError) {
        guard time != nil else { throw .missing(.timestamp) }
    }
}
