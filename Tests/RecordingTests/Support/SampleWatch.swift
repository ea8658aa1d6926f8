import FoundationEssentials
import HLS
import StreamAnalysis

/// What a monitor observes of a stream with a fragment every two seconds, one of which is missing now and then.
struct SampleWatch {
    static let start = Date(timeIntervalSince1970: 1_770_906_000)

    private var generator = RandomObservations(seed: 7)
    private var newest = 0

    /// Everything that is observed in so many `seconds`, polled once a second.
    mutating func observations(seconds: Int) -> [Observation] {
        let opening = SessionEvent(
            date: Self.start, session: SessionID(1),
            change: .opened(expires: Self.start.addingTimeInterval(43_200), window: 10))
        return [.session(opening)] + (0..<seconds).flatMap { poll(second: $0) }
    }

    private mutating func poll(second: Int) -> [Observation] {
        let date = Self.start.addingTimeInterval(Double(second) + Double(generator.int(0...99_999)) / 1e6)
        newest = second / 2
        let listed = (max(0, newest - 22)...newest).filter { $0 % 20 != 17 }.shuffled(using: &generator)
        let range = date.addingTimeInterval(-45)...date
        let latency = Duration.nanoseconds(generator.int(20_000_000...80_000_000))
        return [
            .called(CallOutcome(date: date, operation: .listFragments, latency: latency, quotaPoints: 40)),
            .listed(FragmentListing(date: date, range: range, fragments: listed.compactMap(fragment))),
            .polled(PollTiming(date: date, target: .archive, delay: .milliseconds(1), took: latency)),
            .called(CallOutcome(date: date + 0.05, operation: .getHLSMediaPlaylist, latency: latency)),
            .loaded(
                PlaylistLoad(date: date + 0.05, session: SessionID(1), track: 1, playlist: playlist())),
            .polled(PollTiming(date: date + 0.05, target: .playlist, delay: .zero, took: latency)),
            .ticked(date + 0.1),
        ]
    }

    private func number(_ index: Int) -> FragmentNumber? {
        let random = UInt64(index) &* 0x9E37_79B9_7F4A_7C15
        return FragmentNumber(
            "9134385233318505\(7_105_875_891_000 + index * 2000)\(random % 1_000_000_000_000)")
    }

    private func fragment(_ index: Int) -> Fragment? {
        number(index).map {
            Fragment(
                number: $0, producerTimestamp: Self.start.addingTimeInterval(Double(index) * 2 - 2.069),
                serverTimestamp: Self.start.addingTimeInterval(Double(index) * 2 - 1.1),
                length: .milliseconds(1_960), byteCount: 788_604 + index % 977)
        }
    }

    private func playlist() -> MediaPlaylist {
        let shown = (max(0, newest - 9)...newest).filter { $0 % 20 != 17 }
        var playlist = MediaPlaylist(version: 7, targetDuration: 2, mediaSequence: shown.first ?? 0)
        playlist.hasIndependentSegments = true
        playlist.segments = shown.compactMap { index in
            guard let fragment = fragment(index) else { return nil }
            var segment = MediaSegment(
                uri: "getMP4MediaFragment.mp4?FragmentNumber=\(fragment.number)&TrackNumber=1",
                duration: .seconds(2))
            segment.programDateTime = fragment.producerTimestamp
            segment.isDiscontinuity = index % 20 == 18
            return segment
        }
        playlist.segments[0].map = MediaInitialization(uri: "getMP4InitFragment.mp4?TrackNumber=1")
        return playlist
    }
}
