import FoundationEssentials
import HLS

@testable import StreamAnalysis

/// What a LIVE session with ON_DISCONTINUITY shows of fragments as they become available: a small model of the service.
struct LiveModel {
    /// How segments name their fragments.
    enum Naming {
        case realNumbers, sessionCounter
    }

    var window = 10
    var naming = Naming.realNumbers
    var frameSeconds = 0.061
    private(set) var taken: [Fragment] = []
    private var dropped = 0
    /// The fragment that left the window last.
    private var predecessor: Fragment?
    private var pending: [TimelineText.Row]
    private let opened: Date

    init(_ rows: [TimelineText.Row], opened: Date = start, frameSeconds: Double = 0.061) {
        pending = rows.sorted { $0.available < $1.available }
        self.opened = opened
        self.frameSeconds = frameSeconds
    }

    /// The playlist at `date`.
    mutating func playlist(at date: Date) -> MediaPlaylist {
        while let row = pending.first, row.available <= date {
            pending.removeFirst()
            take(row.fragment, isInitial: row.available <= opened)
        }
        var playlist = MediaPlaylist(version: 7, targetDuration: 3, mediaSequence: dropped)
        for (index, fragment) in taken.enumerated() {
            var segment = MediaSegment(uri: uri(fragment, index), duration: duration(of: fragment))
            segment.programDateTime = fragment.producerTimestamp
            if let before = index > 0 ? taken[index - 1] : predecessor {
                let end = before.producerTimestamp.addingTimeInterval(duration(of: before).inSeconds)
                segment.isDiscontinuity = abs(fragment.producerTimestamp.timeIntervalSince(end)) > 0.05
            }
            playlist.segments.append(segment)
        }
        return playlist
    }

    private func uri(_ fragment: Fragment, _ index: Int) -> String {
        let number = naming == .realNumbers ? fragment.number.digits : "\(dropped + index)"
        return "getMP4MediaFragment.mp4?FragmentNumber=\(number)&SessionToken=x~&TrackNumber=1"
    }

    private func duration(of fragment: Fragment) -> Duration {
        .milliseconds(Int(((fragment.length.inSeconds + frameSeconds) * 1000).rounded()))
    }

    private mutating func take(_ fragment: Fragment, isInitial: Bool) {
        if let newest = taken.last, newest.producerTimestamp >= fragment.producerTimestamp {
            if newest.producerTimestamp == fragment.producerTimestamp || !isInitial { return }
            taken.append(fragment)
            taken.sort { $0.producerTimestamp < $1.producerTimestamp }
        } else {
            taken.append(fragment)
        }
        if taken.count > window {
            predecessor = taken.removeFirst()
            if !isInitial { dropped += 1 }
        }
    }
}
