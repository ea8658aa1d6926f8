import MediaContainers

/// How the fragments of a session are decoded, one after the other: codec private data may change, codecs and tracks may not.
///
/// Source: KVS API reference, GetHLSStreamingSessionURL, GetMP4MediaFragment. GetDASHStreamingSessionURL allows no change.
struct CodecHistory: Hashable, Sendable {
    /// How many changes a session of HLS may have.
    static let hlsChangeLimit = 500
    /// How many changes a session of DASH may have.
    static let dashChangeLimit = 0

    /// The tracks from each change to the next; those of the first fragment come first.
    private(set) var periods: [[CodedTrack]] = []
    private var ordinals: [[Int: Int]] = []
    private let changeLimit: Int

    /// Nothing yet, with room for so many changes.
    init(changeLimit: Int) { self.changeLimit = changeLimit }

    /// Takes note of the next fragment's `tracks`; returns its index among ``periods``, or `nil` where it can't be decoded.
    mutating func take(_ tracks: [CodedTrack]) -> Int? {
        guard let last = periods.last, let ordinal = ordinals.last else {
            periods.append(tracks)
            ordinals.append(Dictionary(tracks.map { ($0.number, 0) }) { first, _ in first })
            return 0
        }
        guard tracks != last else { return periods.count - 1 }
        guard Self.kinds(tracks) == Self.kinds(last), periods.count <= changeLimit else { return nil }
        periods.append(tracks)
        ordinals.append(
            Dictionary(
                zip(tracks, last).map { ($0.number, (ordinal[$0.number] ?? 0) + ($0 == $1 ? 0 : 1)) }
            ) { first, _ in first })
        return periods.count - 1
    }

    /// The session's track `number` in the period `period`, or `nil` where it hasn't one.
    func track(_ number: Int, inPeriod period: Int) -> CodedTrack? {
        guard periods.indices.contains(period) else { return nil }
        return periods[period].first { $0.number == number }
    }

    /// Which of its initialization segments the track `number` needs in the period `period`, from 0.
    func ordinal(ofTrack number: Int, inPeriod period: Int) -> Int {
        ordinals.indices.contains(period) ? ordinals[period][number] ?? 0 : 0
    }

    /// The track `number` as its initialization segment `ordinal` announces it, or `nil` where there is none.
    func track(_ number: Int, ordinal: Int) -> CodedTrack? {
        guard let period = ordinals.firstIndex(where: { $0[number] == ordinal }) else { return nil }
        return track(number, inPeriod: period)
    }

    /// What may not change.
    private static func kinds(_ tracks: [CodedTrack]) -> [Kind] {
        tracks.map { Kind(number: $0.number, codec: $0.codec) }
    }

    private struct Kind: Equatable {
        var number: Int
        var codec: CodecID
    }
}
