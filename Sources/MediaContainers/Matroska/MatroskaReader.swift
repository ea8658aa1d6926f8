/// Reads a stream of Matroska documents as it arrives, in pieces of any size. Source: RFC 9559, RFC 8794.
///
/// It remembers no more than the element that is arriving and the cluster it lies in, both within ``Limits``.
/// After an error the stream is beyond repair: the same error is thrown again.
package struct MatroskaReader: Sendable {
    /// How large elements may be, in bytes.
    package struct Limits: Hashable, Sendable {
        /// What precedes or surrounds the media: EBML header, Info, Tracks, Tags.
        package var header = 1 << 20
        /// A whole cluster. Source: KVS quotas, a fragment of 50 MB.
        package var cluster = 50 << 20

        /// The limits of KVS.
        package init() {}
    }

    private let limits: Limits
    private var input = ByteQueue()
    private var bytesToPassOver = 0
    private var document = MatroskaOpenDocument()
    private var segment: MatroskaExtent?
    private var cluster: MatroskaOpenCluster?
    private var failure: MatroskaError?

    /// A reader at the start of a stream.
    package init(limits: Limits = Limits()) { self.limits = limits }

    /// Reads the stream's next `bytes`; what was found before an error is lost.
    package mutating func read(_ bytes: some Collection<UInt8>) throws(MatroskaError) -> [MatroskaEvent] {
        var events: [MatroskaEvent] = []
        try read(bytes, into: &events)
        return events
    }

    /// Reads the stream's next `bytes`, and appends to `events` even what was found before an error.
    package mutating func read(
        _ bytes: some Collection<UInt8>, into events: inout [MatroskaEvent]
    ) throws(MatroskaError) {
        if let failure { throw failure }
        input.append(bytes)
        do throws(MatroskaError) {
            while try advance(&events) {}
        } catch {
            failure = error
            throw error
        }
        input.compact()
    }

    /// Says that the stream has ended, which completes a cluster of unknown size.
    package mutating func finish() throws(MatroskaError) -> [MatroskaEvent] {
        if let failure { throw failure }
        guard bytesToPassOver == 0 else { throw .truncated(.segment) }
        guard input.isEmpty else { throw .truncated(try MatroskaElementHead(startOf: input.bytes)?.id) }
        var events: [MatroskaEvent] = []
        if let cluster {
            guard cluster.extent == .open else { throw .truncated(.cluster) }
            events.append(.clusterEnded(bytes: try cluster.ended()))
        }
        guard segment == nil || segment == .open else { throw .truncated(.segment) }
        return events
    }

    /// Takes one step; `false` where more bytes are needed for it.
    private mutating func advance(_ events: inout [MatroskaEvent]) throws(MatroskaError) -> Bool {
        if bytesToPassOver > 0 {
            bytesToPassOver -= input.drop(bytesToPassOver)
            return bytesToPassOver == 0
        }
        if try closesAtEnd(&events) { return true }
        guard document.isMatroska || input.bytes.starts(with: MatroskaWriter.ebmlID.prefix(input.count))
        else {
            throw .notMatroska
        }
        guard let head = try MatroskaElementHead(startOf: input.bytes) else { return false }
        if try closes(before: head.id, &events) { return true }
        try checkFit(of: head)
        if cluster != nil { return try readInCluster(head, &events) }
        return try segment == nil ? readOutside(head) : readInSegment(head, &events)
    }
}

extension MatroskaReader {
    /// Closes the innermost element whose known end is reached.
    private mutating func closesAtEnd(_ events: inout [MatroskaEvent]) throws(MatroskaError) -> Bool {
        if let open = cluster {
            guard open.extent == .until(input.position) else { return false }
            try closeCluster(open, &events)
            return true
        }
        guard segment == .until(input.position) else { return false }
        segment = nil
        return true
    }

    /// Closes the innermost element of unknown size that can't hold an `id`.
    private mutating func closes(
        before id: MatroskaID, _ events: inout [MatroskaEvent]
    ) throws(MatroskaError) -> Bool {
        if let open = cluster {
            guard open.extent == .open, MatroskaID.endsCluster.contains(id) else { return false }
            try closeCluster(open, &events)
            return true
        }
        guard segment == .open, MatroskaID.endsSegment.contains(id) else { return false }
        segment = nil
        return true
    }

    private mutating func closeCluster(
        _ open: MatroskaOpenCluster, _ events: inout [MatroskaEvent]
    ) throws(MatroskaError) {
        events.append(.clusterEnded(bytes: try open.ended()))
        cluster = nil
    }

    /// An element must end where its surroundings do, or before.
    private func checkFit(of head: MatroskaElementHead) throws(MatroskaError) {
        guard case .until(let end)? = cluster?.extent ?? segment else { return }
        let start = input.position + head.byteCount
        guard start + (head.size ?? 0) <= end else {
            throw .malformed(head.id, "it doesn't fit into its surroundings")
        }
    }

    private mutating func readOutside(_ head: MatroskaElementHead) throws(MatroskaError) -> Bool {
        switch head.id {
        case .ebml:
            guard let part = try take(head, limit: limits.header) else { return false }
            document = try MatroskaOpenDocument(ebml: part)
        case .segment where document.isMatroska:
            segment = extent(of: head)
            _ = input.take(head.byteCount)
        case .void where document.isMatroska, .crc32 where document.isMatroska: passOver(head)
        default: throw .notMatroska
        }
        return true
    }

    private mutating func readInSegment(
        _ head: MatroskaElementHead, _ events: inout [MatroskaEvent]
    ) throws(MatroskaError) -> Bool {
        switch head.id {
        case .info, .tracks:
            guard let part = try take(head, limit: limits.header) else { return false }
            if let header = try document.header(after: part) { events.append(.header(header)) }
        case .tags:
            guard let part = try take(head, limit: limits.header) else { return false }
            let tags = try MatroskaTag.tags(in: part.element)
            if !tags.isEmpty { events.append(.tags(tags)) }
        case .cluster:
            guard head.byteCount + (head.size ?? 0) <= limits.cluster else {
                throw .tooLarge(.cluster, limit: limits.cluster)
            }
            let extent = extent(of: head)
            cluster = MatroskaOpenCluster(
                extent: extent, header: try document.completeHeader(), bytes: input.take(head.byteCount))
        default: passOver(head)
        }
        return true
    }

    private mutating func readInCluster(
        _ head: MatroskaElementHead, _ events: inout [MatroskaEvent]
    ) throws(MatroskaError) -> Bool {
        let room = limits.cluster - (cluster?.bytes.count ?? 0)
        guard head.byteCount + (head.size ?? 0) <= room else {
            throw .tooLarge(.cluster, limit: limits.cluster)
        }
        guard let part = try take(head, limit: room) else { return false }
        if let event = try cluster?.event(after: part) { events.append(event) }
        return true
    }

    /// The element with this head, once it is there as a whole.
    private mutating func take(
        _ head: MatroskaElementHead, limit: Int
    ) throws(MatroskaError) -> MatroskaPart? {
        guard let size = head.size else { throw .malformed(head.id, "its size is unknown") }
        guard head.byteCount + size <= limit else { throw .tooLarge(head.id, limit: limit) }
        guard input.count >= head.byteCount + size else { return nil }
        let bytes = input.take(head.byteCount + size)
        return MatroskaPart(
            bytes: bytes, element: MatroskaElement(id: head.id, payload: bytes.dropFirst(head.byteCount)))
    }

    private mutating func passOver(_ head: MatroskaElementHead) {
        bytesToPassOver = head.byteCount + (head.size ?? 0)
    }

    private func extent(of head: MatroskaElementHead) -> MatroskaExtent {
        head.size.map { .until(input.position + head.byteCount + $0) } ?? .open
    }
}
