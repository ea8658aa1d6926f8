/// One document of Matroska as KVS hands fragments out: header, tags, one cluster. Several may follow each other.
package struct MatroskaDocument: Hashable, Sendable {
    /// The EBML header, the start of a Segment of unknown size, Info and Tracks.
    package var header: [UInt8]
    /// What is said of the fragment.
    package var tags: [MatroskaTag]
    /// The cluster with its head; empty where there is no media.
    package var cluster: [UInt8]

    /// Media as they were stored, with `tags` between; not a byte of them is changed.
    package init(header: [UInt8], tags: [MatroskaTag], cluster: [UInt8]) {
        self.header = header
        self.tags = tags
        self.cluster = cluster
    }

    /// A fragment whose timestamps count from `producerTime`, itself counted from 1970, to the millisecond.
    ///
    /// Blocks tell times in 16 bits: a fragment that reaches further than 32 s is written with coarser times.
    package init(_ fragment: CodedFragment, producerTime: Duration, tags: [MatroskaTag]) {
        let tick = MatroskaTick(reaching: fragment.frames.map(\.time))
        header = MatroskaWriter.header(of: fragment, tick: tick)
        self.tags = tags
        cluster = MatroskaWriter.cluster(fragment.frames, at: producerTime, tick: tick)
    }

    /// The answer in place of a fragment that can't be had: tags that say why, and no media.
    package init(error: FragmentError) {
        header = MatroskaWriter.documentStart
        tags = error.tags
        cluster = []
    }

    /// The document in pieces, none of which is copied for the purpose.
    package var chunks: [[UInt8]] {
        [header, MatroskaWriter.tags(tags), cluster].filter { !$0.isEmpty }
    }

    /// The document in one piece.
    package var bytes: [UInt8] { chunks.flatMap(\.self) }

    /// Why a fragment can't be had, in the words of GetMedia and GetMediaForFragmentList.
    package struct FragmentError: Hashable, Sendable {
        /// The name, such as `FRAGMENT_NOT_FOUND`.
        package var code: String
        /// The number, such as 3000.
        package var id: Int
        /// The fragment that was asked for.
        package var fragmentNumber: String

        /// An error about one fragment.
        package init(code: String, id: Int, fragmentNumber: String) {
            self.code = code
            self.id = id
            self.fragmentNumber = fragmentNumber
        }

        /// The tags in the order seen on the wire.
        fileprivate var tags: [MatroskaTag] {
            [
                MatroskaTag(name: MatroskaTag.Name.errorCode, value: code),
                MatroskaTag(name: MatroskaTag.Name.errorID, value: "\(id)"),
                MatroskaTag(name: MatroskaTag.Name.fragmentNumber, value: fragmentNumber),
            ]
        }
    }
}

extension MatroskaTick {
    /// A millisecond, or as many as it takes to tell all `times` in 16 bits with a sign.
    fileprivate init(reaching times: [Duration]) {
        // Some 35 years; whatever is further away is written as if it were there.
        let furthest: UInt = 1 << 40
        let longest = Int(min(times.map(\.milliseconds.magnitude).max() ?? 0, furthest))
        let steps = Int(Int16.max)
        let milliseconds = max(1, (longest + steps - 1) / steps)
        self.init(nanoseconds: Self.millisecond.nanoseconds * Int64(milliseconds))
    }
}
