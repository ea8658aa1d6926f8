/// Every known tag. The order is the order of writing, which is Kinesis Video Streams' own.
enum TagTable {
    /// The rows.
    static let all: [Tag] = [
        .version,
        .playlistType, .targetDuration, .mediaSequence, .discontinuitySequence, .iFramesOnly,
        .independentSegments, .start,
        .discontinuity, .key, .map, .programDateTime, .dateRange, .gap, .byteRange, .extinf,
        .media, .streamInf, .iFrameStreamInf, .sessionData, .sessionKey,
        .endList,
    ]

    /// The row whose name is `name`, or `nil` for an unknown tag.
    static func tag(named name: ArraySlice<UInt8>) -> Tag? {
        guard name.count < byLength.count else { return nil }
        return byLength[name.count].first { $0.name.utf8.elementsEqual(name) }
    }

    /// The rows by the length of their names: at most four share one, which beats hashing.
    private static let byLength: [[Tag]] = {
        let longest = all.map(\.name.utf8.count).max() ?? 0
        return (0...longest).map { length in all.filter { $0.name.utf8.count == length } }
    }()
}
