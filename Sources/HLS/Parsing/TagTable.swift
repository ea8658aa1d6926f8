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

    /// The index in ``all`` of the tag whose name is `name`, or `nil` for an unknown one.
    static func row(named name: ArraySlice<UInt8>) -> Int? {
        guard name.count < byLength.count else { return nil }
        return byLength[name.count].first { $0.name.elementsEqual(name) }?.row
    }

    /// The names by their length: at most four share one, which beats hashing.
    private static let byLength: [[(name: [UInt8], row: Int)]] = {
        let names = all.enumerated().map { row, tag in (name: Array(tag.name.utf8), row: row) }
        let longest = names.map(\.name.count).max() ?? 0
        return (0...longest).map { length in names.filter { $0.name.count == length } }
    }()
}
