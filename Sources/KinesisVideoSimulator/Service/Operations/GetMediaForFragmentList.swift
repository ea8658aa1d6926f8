package import FoundationEssentials

/// The input of GetMediaForFragmentList.
package struct GetMediaForFragmentListRequest: Hashable, Sendable, Decodable {
    /// StreamName.
    package var streamName: String?
    /// StreamARN.
    package var streamARN: String?
    /// Fragments: the numbers of those asked for.
    package var fragments: [String]?

    /// A request for the media of `fragments`.
    package init(streamName: String? = nil, streamARN: String? = nil, fragments: [String]? = nil) {
        self.streamName = streamName
        self.streamARN = streamARN
        self.fragments = fragments
    }
}

extension ArchivedMediaService {
    /// The media of the fragments asked for, in the order of the request; in place of one that isn't there, an error that says so.
    ///
    /// What ListFragments doesn't show yet isn't found here either: both read the same index, which is behind the store.
    /// Source: KVS API reference, GetMediaForFragmentList; the order isn't documented.
    package mutating func getMediaForFragmentList(
        _ request: GetMediaForFragmentListRequest, at date: Date
    ) throws(ServiceError) -> [MediaPiece] {
        let numbers = try request.numbers()
        let stream = try stream(StreamReference(name: request.streamName, arn: request.streamARN), at: date)
        try count("GetMediaForFragmentList", of: stream.name, amount: numbers.count, at: date)
        return numbers.map { number in
            stream.listedFragment(numbered: number, at: Instant(date)).map(MediaPiece.document)
                ?? .missingFragment(number)
        }
    }
}

extension GetMediaForFragmentListRequest {
    /// How many fragments one call may ask for. Source: KVS developer guide, quotas.
    private static let countLimit = 1000
    /// How many digits a number may have. Source: KVS API reference, FragmentNumberString.
    private static let digitLimit = 128

    /// The numbers, if there are as many as may be, and each looks like one.
    fileprivate func numbers() throws(ServiceError) -> [String] {
        guard let fragments, (1...Self.countLimit).contains(fragments.count) else {
            throw .invalidArgument("Fragments", "it must hold between 1 and \(Self.countLimit) numbers")
        }
        if let wrong = fragments.first(where: { !Self.isNumber($0) }) {
            throw .invalidArgument("Fragments", "Fragment numbers are invalid : \(wrong)")
        }
        return fragments
    }

    private static func isNumber(_ text: String) -> Bool {
        (1...digitLimit).contains(text.utf8.count)
            && text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
}

extension SimulatedStream {
    /// The fragment of this number that ListFragments can show at `now`, or `nil`.
    fileprivate func listedFragment(numbered number: String, at now: Instant) -> StoredFragment? {
        guard let fragment = archive.fragment(numbered: number, at: now),
            fragment.capture.listable <= now,
            fragment.capture.serverTimestamp >= head(at: now)
        else { return nil }
        return fragment
    }
}
