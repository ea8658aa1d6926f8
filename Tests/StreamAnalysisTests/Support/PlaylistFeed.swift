import FoundationEssentials
import HLS

@testable import StreamAnalysis

/// Playlists made by hand, told to some checks: the segment with media sequence `n` is a fragment of 2 s that begins `2 n` seconds
/// after the beginning of the tests' time axis.
struct PlaylistFeed {
    /// What judges them.
    private(set) var timeline: StreamTimeline
    /// The session that the next load belongs to.
    var session = SessionID(1)

    init(_ checks: any Check...) {
        timeline = StreamTimeline(stream: StreamDescription(name: "cam", region: "r"), checks: checks)
    }

    /// What was found so far.
    var findings: [Finding] { timeline.report().findings }

    /// A playlist of `count` segments from media sequence `first` on.
    static func playlist(from first: Int, count: Int = 5, track: Int = 1) -> MediaPlaylist {
        var playlist = MediaPlaylist(version: 7, targetDuration: 2, mediaSequence: first)
        playlist.segments = (first..<(first + count)).map { segment($0, track: track) }
        playlist.segments[0].map = MediaInitialization(uri: "init?SessionToken=t&SequenceNumber=0")
        return playlist
    }

    /// The fragment of media sequence `index`.
    static func fragment(_ index: Int, producer: Double? = nil) -> Fragment {
        StreamAnalysisTests.fragment(
            UInt64(7000 + index), producer: producer ?? Double(index) * 2, server: Double(index) * 2 + 1)
    }

    private static func segment(_ index: Int, track: Int) -> MediaSegment {
        let number = fragment(index).number.digits
        var segment = MediaSegment(
            uri: "f.mp4?FragmentNumber=\(number)&SessionToken=t&TrackNumber=\(track)", duration: .seconds(2))
        segment.programDateTime = at(Double(index) * 2)
        return segment
    }

    /// Loads the playlist from media sequence `first` on, changed by `change`.
    mutating func load(
        at seconds: Double, from first: Int, count: Int = 5, track: Int = 1,
        _ change: (inout MediaPlaylist) -> Void = { _ in }
    ) {
        var playlist = Self.playlist(from: first, count: count, track: track)
        change(&playlist)
        timeline.absorb(
            .loaded(PlaylistLoad(date: at(seconds), session: session, track: track, playlist: playlist)))
    }

    /// Loads a sliding window, one segment more every two seconds, from media sequence `range.lowerBound` on.
    mutating func slide(_ range: Range<Int>, _ change: (Int, inout MediaPlaylist) -> Void = { _, _ in }) {
        for first in range {
            load(at: Double(first + 5) * 2 + 1, from: first) { change(first, &$0) }
        }
    }

    /// Opens the next session.
    mutating func open(
        at seconds: Double, discontinuities: SessionEvent.DiscontinuityMode = .onDiscontinuity
    ) {
        session = SessionID(session.ordinal + 1)
        timeline.absorb(
            .session(
                SessionEvent(
                    date: at(seconds), session: session,
                    change: .opened(
                        expires: at(seconds + 43_200), window: 5, discontinuities: discontinuities))))
    }

    /// Tells of anything else.
    mutating func tell(_ observation: Observation) { timeline.absorb(observation) }

    /// Lists the fragments of media sequences `range`, each changed by `change`.
    mutating func list(
        _ range: Range<Int>, at seconds: Double, _ change: (Int, inout Fragment) -> Void = { _, _ in }
    ) {
        let fragments = range.map { index in
            var fragment = Self.fragment(index)
            change(index, &fragment)
            return fragment
        }
        tell(
            .listed(
                FragmentListing(date: at(seconds), range: at(-300)...at(seconds), fragments: fragments)))
    }
}
