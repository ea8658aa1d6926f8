import Foundation
import HLS
import KinesisVideo
import Synchronization

@testable import Monitoring
@testable import StreamAnalysis

/// A stream that makes a fragment every 2 s since long ago, and whose calls a test can make fail.
final class FakeStream: Sendable {
    /// What was asked of it.
    struct Log: Sendable {
        var listings: [ListingPlan.Request] = []
        var sessions = 0
        var running = 0
        var mostRunning = 0
    }

    private let log = Mutex(Log())
    private let time: VirtualTime
    /// The failure to answer a call with at that moment, or `nil`.
    private let fault: @Sendable (CallOutcome.Operation, Date) -> CallError?
    /// How long a session lives, in seconds.
    private let life: Double

    init(
        time: VirtualTime, life: Double = 43_200,
        fault: @escaping @Sendable (CallOutcome.Operation, Date) -> CallError? = { _, _ in nil }
    ) {
        self.time = time
        self.life = life
        self.fault = fault
    }

    /// What was asked so far.
    var asked: Log { log.withLock { $0 } }

    /// The calls as the monitor wants them.
    var service: StreamService {
        StreamService(
            describe: { () throws(CallError) in
                try self.check(.describeStream)
                return StreamDescription(
                    name: "cam", region: "us-west-2", status: "ACTIVE", retentionHours: 24)
            },
            listFragments: { (request) throws(CallError) in
                self.log.withLock { $0.listings.append(request) }
                try self.check(.listFragments)
                return self.fragments(in: request.range)
            },
            openSession: { () throws(CallError) in
                try self.check(.getHLSStreamingSessionURL)
                let count = self.log.withLock { log in
                    log.sessions += 1
                    return log.sessions
                }
                let url = SessionURL("http://127.0.0.1/getHLSMasterPlaylist.m3u8?SessionToken=\(count)")
                return OpenedSession(url: url, lifeSeconds: self.life, window: 10)
            },
            loadTracks: { (session) throws(CallError) in
                try self.check(.getHLSMasterPlaylist)
                return [TrackAddress(track: 1, url: session.url, quotaPoints: 10)]
            },
            loadPlaylist: { (_) throws(CallError) in
                try self.check(.getHLSMediaPlaylist)
                return ReceivedPlaylist(playlist: self.playlist(), serverDate: nil)
            })
    }

    private func check(_ operation: CallOutcome.Operation) throws(CallError) {
        if let error = fault(operation, time.date) { throw error }
    }

    private func fragments(in range: ClosedRange<Date>) -> [Fragment] {
        let first = Int((range.lowerBound.timeIntervalSince1970 / 2).rounded(.up))
        let last = Int((min(range.upperBound, time.date - 3).timeIntervalSince1970 / 2).rounded(.down))
        return first > last ? [] : (first...last).reversed().compactMap(fragment)
    }

    private func fragment(_ index: Int) -> Fragment? {
        FragmentNumber(String(index)).map {
            Fragment(
                number: $0, producerTimestamp: Date(timeIntervalSince1970: Double(index) * 2 - 1),
                serverTimestamp: Date(timeIntervalSince1970: Double(index) * 2), length: .milliseconds(1960),
                byteCount: 100_000)
        }
    }

    private func playlist() -> MediaPlaylist {
        let newest = fragments(in: time.date - 30...time.date).reversed().suffix(10)
        var playlist = MediaPlaylist(version: 7, targetDuration: 2, mediaSequence: 0)
        playlist.mediaSequence = Int(newest.first?.number.digits ?? "0") ?? 0
        playlist.segments = newest.map { fragment in
            var segment = MediaSegment(
                uri: "f?FragmentNumber=\(fragment.number)", duration: .milliseconds(2000))
            segment.programDateTime = fragment.producerTimestamp
            return segment
        }
        return playlist
    }
}
