import FoundationEssentials
import HLS

@testable import KinesisVideoSimulator

/// A playlist window as a parsed media playlist, without the way through text, which costs most of a virtual second.
///
/// A test compares it with what the parser makes of the service's own text.
struct LiveWindow {
    let window: PlaylistWindow

    init(_ window: PlaylistWindow) { self.window = window }

    var playlist: MediaPlaylist {
        let longest = window.fragments.map(\.duration).max() ?? .seconds(1)
        let target = Int((longest / .seconds(1)).rounded(.up))
        var playlist = MediaPlaylist(
            version: 7, targetDuration: target, mediaSequence: window.mediaSequence)
        var previous = window.predecessor
        playlist.segments.reserveCapacity(window.fragments.count)
        for fragment in window.fragments {
            var segment = MediaSegment(
                uri: "getMP4MediaFragment.mp4?FragmentNumber=\(fragment.number)&SessionToken=x&TrackNumber=1",
                duration: fragment.duration)
            segment.programDateTime = fragment.producerTimestamp
            segment.isDiscontinuity =
                previous.map {
                    let end = $0.capture.producerEnd
                    return abs((fragment.capture.producerTimestamp - end).milliseconds) > 50
                } ?? false
            playlist.segments.append(segment)
            previous = fragment
        }
        return playlist
    }
}
