import FoundationEssentials
import HLS

@testable import KinesisVideoSimulator

/// A playlist window as a parsed media playlist, without the way through text, which costs most of a virtual second.
///
/// A test compares it with what the parser makes of the service's own text.
struct LiveWindow {
    let window: PlaylistWindow
    /// How its fragments are decoded.
    let codecs: CodecHistory
    /// How its URIs name fragments.
    let naming: ServiceScript.FragmentNaming
    let token: String
    let track: Int
    /// Playlists don't stand still.
    let isCurrent: Bool

    /// What the session of `token` shows at `date`.
    init(_ token: String, track: Int, of service: inout ArchivedMediaService, at date: Date)
        throws(ServiceError)
    {
        let (session, stream) = try service.playing(token, .hls, at: date)
        _ = try session.track(track)
        window = try session.filledWindow(of: stream, at: Instant(date))
        codecs = session.shown.codecs
        naming = stream.script.fragmentNaming
        isCurrent = stream.playlistInstant(at: Instant(date)) == Instant(date)
        self.token = token
        self.track = track
    }

    /// The same fragments are shown as by `other`, which is an earlier window of the same track of the same session.
    func shows(theSameAs other: LiveWindow) -> Bool {
        window.entries.indices == other.window.entries.indices && token == other.token && track == other.track
    }

    /// What the parser would make of the service's text.
    var playlist: MediaPlaylist {
        let longest = window.fragments.map(\.duration).max() ?? .seconds(1)
        let target = Int((longest / .seconds(1)).rounded(.up))
        var playlist = MediaPlaylist(
            version: 7, targetDuration: max(1, target), mediaSequence: window.mediaSequence)
        playlist.hasIndependentSegments = true
        playlist.segments = zip(window.entries.indices, window.fragments).map { segment($1, at: $0) }
        var previous = window.predecessor
        var ordinal: Int?
        for (index, entry) in window.entries.enumerated() {
            let fragment = window.fragments[index]
            playlist.segments[index].isDiscontinuity =
                previous.map { Self.isDiscontinuity(after: $0, before: fragment) } ?? false
            previous = fragment
            let next = codecs.ordinal(ofTrack: track, inPeriod: entry.period)
            if next != ordinal { playlist.segments[index].map = map(next) }
            ordinal = next
        }
        return playlist
    }

    private var query: String { "SessionToken=\(token)&TrackNumber=\(track)" }

    private func segment(_ fragment: StoredFragment, at index: Int) -> MediaSegment {
        let name = naming == .numbers ? fragment.number : String(index)
        var segment = MediaSegment(
            uri: "getMP4MediaFragment.mp4?FragmentNumber=\(name)&\(query)", duration: fragment.duration)
        segment.programDateTime = fragment.producerTimestamp
        return segment
    }

    private func map(_ ordinal: Int) -> MediaInitialization {
        MediaInitialization(uri: "getMP4InitFragment.mp4?\(query)&SequenceNumber=\(ordinal)")
    }

    private static func isDiscontinuity(after one: StoredFragment, before next: StoredFragment) -> Bool {
        let toleratedMilliseconds: Int64 = 50
        return abs((next.capture.producerTimestamp - one.capture.producerEnd).milliseconds)
            > toleratedMilliseconds
    }
}
