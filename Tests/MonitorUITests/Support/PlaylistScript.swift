import FoundationEssentials
import HLS
import StreamAnalysis

@testable import MonitorUI

/// Writes the playlists in which served fragments were.
enum PlaylistScript {
    private static let window = 10
    private static let pollCount = 4

    /// What the last few polls got: a segment more each time, the newest at `now`.
    static func polls(of fragments: [ArchivedFragment], now: Date) -> [PlaylistPoll] {
        let segments = fragments.compactMap(segment)
        return (0..<pollCount).reversed().compactMap { back in
            let shown = segments.dropLast(back).suffix(window)
            guard let first = shown.first else { return nil }
            var playlist = MediaPlaylist(version: 7, targetDuration: 2, mediaSequence: first.sequence)
            playlist.hasIndependentSegments = true
            playlist.segments = shown.map(\.segment)
            playlist.segments[0].map = MediaInitialization(
                uri: "getMP4InitFragment.mp4?TrackNumber=1&SequenceNumber=0")
            return PlaylistPoll(
                PlaylistLoad(
                    date: now.addingTimeInterval(-1 - 2 * Double(back)), session: SessionID(1), track: 1,
                    playlist: playlist))
        }
    }

    private static func segment(_ archived: ArchivedFragment) -> (segment: MediaSegment, sequence: Int)? {
        guard case .served(_, let sequence, let duration, let isDiscontinuity) = archived.membership else {
            return nil
        }
        let number = archived.fragment.number.digits
        var segment = MediaSegment(
            uri: "getMP4MediaFragment.mp4?FragmentNumber=\(number)&TrackNumber=1", duration: duration)
        segment.programDateTime = archived.fragment.producerTimestamp
        segment.isDiscontinuity = isDiscontinuity
        return (segment, sequence)
    }

    /// A playlist that some other program wrote, with a line that breaks a rule.
    static func misspelled(now: Date) throws -> PlaylistPoll {
        let text = """
            #EXTM3U
            #EXT-X-TARGETDURATION:2
            #EXT-X-MEDIA-SEQUENCE:41
            # written by hand
            #EXTINF:2.000
            getMP4MediaFragment.mp4?FragmentNumber=1
            """
        return PlaylistPoll(
            PlaylistLoad(
                date: now, session: SessionID(1), track: 1, playlist: try MediaPlaylist(parsing: text.utf8),
                text: text))
    }
}
