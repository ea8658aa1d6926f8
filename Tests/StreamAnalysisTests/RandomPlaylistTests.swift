import FoundationEssentials
import HLS
import TestSupport
import Testing

@testable import StreamAnalysis

/// Whatever another service or a broken one writes into playlists, the analysis stands and stays readable.
struct RandomPlaylistTests {
    private var generator = SeededGenerator(seed: 11)

    private mutating func one<Value>(of values: [Value]) -> Value? { values.randomElement(using: &generator) }

    private mutating func segment() -> MediaSegment {
        let number = Int.random(in: 0..<40, using: &generator)
        let names = [PlaylistFeed.fragment(number).number.digits, "\(number)", "", "9999999999999999999999"]
        let durations: [Duration] = [.zero, .seconds(2), .seconds(-1), .seconds(21), .seconds(Int64.max / 2)]
        var segment = MediaSegment(
            uri:
                "f?\(one(of: ["FragmentNumber=", "n="]) ?? "")\(one(of: names) ?? "")&SessionToken=\(number)",
            duration: one(of: durations) ?? .zero)
        let dates = [nil, at(Double(number) * 2), Date.distantFuture, Date(timeIntervalSince1970: -1e17)]
        segment.programDateTime = one(of: dates) ?? nil
        segment.isDiscontinuity = Bool.random(using: &generator)
        segment.isGap = Int.random(in: 0..<8, using: &generator) == 0
        let maps = [nil, MediaInitialization(uri: "i?SequenceNumber=\(number)")]
        segment.map = one(of: maps) ?? nil
        return segment
    }

    private mutating func playlist(near sequence: Int) -> MediaPlaylist {
        let sequences = [sequence, sequence, sequence, sequence - 1, 0, .max, .min, .max - 3, -4]
        var playlist = MediaPlaylist(
            targetDuration: one(of: [nil, 0, 2, -1, Int.max]) ?? nil,
            mediaSequence: one(of: sequences) ?? 0)
        playlist.hasEndList = Int.random(in: 0..<9, using: &generator) == 0
        for _ in 0..<Int.random(in: 0..<14, using: &generator) { playlist.segments.append(segment()) }
        return playlist
    }

    @Test mutating func aBrokenServiceMakesNoFlood() {
        for _ in 0..<12 {
            var timeline = StreamTimeline(stream: StreamDescription(name: "cam", region: "r"))
            let fragments = (0..<40).map { PlaylistFeed.fragment($0) }
            timeline.absorb(
                .listed(FragmentListing(date: at(0), range: at(-9)...at(99), fragments: fragments)))
            var session = 1
            for second in 0..<120 {
                if Int.random(in: 0..<30, using: &generator) == 0 { session += 1 }
                timeline.absorb(
                    .loaded(
                        PlaylistLoad(
                            date: at(Double(second)), session: SessionID(session),
                            track: one(of: [1, 1, 1, 2, 7]) ?? 1, playlist: playlist(near: second / 2))))
            }
            // Two minutes of nonsense, ten segments a second, are pages at most, not a thousand findings.
            let readable = 250
            #expect(timeline.report().findings.count < readable)
        }
    }
}
