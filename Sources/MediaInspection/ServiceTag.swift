import MediaContainers

/// What the service says of a fragment by tags.
enum ServiceTag: Hashable {
    case number, serverTime, producerTime, errorCode, errorID, errorMessage
    /// Where GetMedia is in the stream.
    case position

    /// The tags by their names: as seen on the wire, and as the documentation writes them.
    static let names: [String: ServiceTag] = [
        MatroskaTag.Name.fragmentNumber: .number,
        MatroskaTag.Name.serverTimestamp: .serverTime,
        "AWS_KINESISVIDEO_SERVER_SIDE_TIMESTAMP": .serverTime,
        MatroskaTag.Name.producerTimestamp: .producerTime,
        "AWS_KINESISVIDEO_PRODUCER_SIDE_TIMESTAMP": .producerTime,
        MatroskaTag.Name.errorCode: .errorCode,
        "AWS_KINESISVIDEO_EXCEPTION_ERROR_CODE": .errorCode,
        MatroskaTag.Name.errorID: .errorID,
        "AWS_KINESISVIDEO_EXCEPTION_MESSAGE": .errorMessage,
        "AWS_KINESISVIDEO_MILLIS_BEHIND_NOW": .position,
        "AWS_KINESISVIDEO_CONTINUATION_TOKEN": .position,
    ]

    /// The time in `text`, seconds since 1970 with up to three decimals, such as `1511852109.126`; `nil` where it is none.
    static func time(_ text: String) -> Duration? {
        let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let whole = parts.first, whole.utf8.count <= 15, let seconds = Int64(whole), seconds >= 0 else {
            return nil
        }
        guard parts.count == 2 else { return .seconds(seconds) }
        let digits = parts[1].utf8.prefix(3)
        guard !digits.isEmpty, parts[1].utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        let milliseconds = (Array(digits) + [0x30, 0x30]).prefix(3).reduce(0) { $0 * 10 + Int64($1) - 0x30 }
        return .seconds(seconds) + .milliseconds(milliseconds)
    }
}
