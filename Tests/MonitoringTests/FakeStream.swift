import Foundation
import HLS
import HTTPTransport
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
        var segments: [Int] = []
        var running = 0
        var mostRunning = 0
    }

    private let log = Mutex(Log())
    private let name: String
    private let time: VirtualTime
    /// The failure to answer a call with at that moment, or `nil`.
    private let fault: @Sendable (CallOutcome.Operation, Date) -> CallError?
    /// How long a session lives, in seconds.
    private let life: Double
    /// How far its clock is ahead at that moment, in seconds, or `nil` where answers have no date.
    private let clockOffset: @Sendable (Date) -> Double?
    /// How long its calls take.
    private let latency: @Sendable (CallOutcome.Operation, Date) -> Duration

    init(
        name: String = "cam", time: VirtualTime, life: Double = 43_200,
        clockOffset: @escaping @Sendable (Date) -> Double? = { _ in nil },
        latency: @escaping @Sendable (CallOutcome.Operation, Date) -> Duration = { _, _ in .zero },
        fault: @escaping @Sendable (CallOutcome.Operation, Date) -> CallError? = { _, _ in nil }
    ) {
        self.name = name
        self.time = time
        self.life = life
        self.fault = fault
        self.clockOffset = clockOffset
        self.latency = latency
    }

    /// What was asked so far.
    var asked: Log { log.withLock { $0 } }

    /// The calls as the monitor wants them.
    var service: StreamService {
        StreamService(
            describe: { () throws(CallError) in
                try await self.check(.describeStream)
                return self.received(
                    StreamDescription(
                        name: self.name, region: "us-west-2", status: "ACTIVE", retentionHours: 24))
            },
            listFragments: { (request) throws(CallError) in
                self.log.withLock { $0.listings.append(request) }
                try await self.check(.listFragments)
                return self.received(self.fragments(in: request.range))
            },
            openSession: { () throws(CallError) in
                try await self.check(.getHLSStreamingSessionURL)
                let count = self.log.withLock { log in
                    log.sessions += 1
                    return log.sessions
                }
                let url = SessionURL("http://127.0.0.1/getHLSMasterPlaylist.m3u8?SessionToken=\(count)")
                return self.received(OpenedSession(url: url, lifeSeconds: self.life, window: 10))
            },
            loadTracks: { (session) throws(CallError) in
                try await self.check(.getHLSMasterPlaylist)
                return self.received(
                    ReceivedTracks(
                        addresses: [TrackAddress(track: 1, url: session.url, quotaPoints: 10)],
                        playlist: MultivariantPlaylist(variants: [Variant(uri: "v", bandwidth: 800_000)])))
            },
            loadPlaylist: { (_) throws(CallError) in
                try await self.check(.getHLSMediaPlaylist)
                return self.received(self.receivedPlaylist())
            },
            fetchSegment: { (address) throws(CallError) in
                self.log.withLock { $0.segments.append(address.mediaSequence) }
                try await self.check(.getMP4MediaFragment)
                return self.received(16_384)
            },
            credentials: { self.credentials($0) })
    }

    /// Credentials that are replaced every ten minutes and live for an hour.
    func credentials(_ date: Date) -> CredentialsReading {
        let period = 600.0
        let renewed = (date.timeIntervalSince1970 / period).rounded(.down) * period
        return CredentialsReading(
            date: date, source: "test", expires: Date(timeIntervalSince1970: renewed + 3600))
    }

    private func received<Value>(_ value: Value) -> Received<Value> {
        Received(value, serverDate: serverDate, requests: 1)
    }

    private func check(_ operation: CallOutcome.Operation) async throws(CallError) {
        let latency = latency(operation, time.date)
        // Cancellation ends the wait early, and the monitor forgets the call.
        if latency > .zero { try? await time.source.sleep(latency) }
        if var error = fault(operation, time.date) {
            error.serverDate = error.failure.code == "connection" ? nil : serverDate
            throw error
        }
    }

    private var serverDate: Date? { clockOffset(time.date).map { time.date.addingTimeInterval($0 - 0.5) } }

    private func receivedPlaylist() -> ReceivedPlaylist {
        let playlist = playlist()
        let newest = playlist.segments.last.map {
            SegmentAddress(
                track: 1, mediaSequence: playlist.mediaSequence + playlist.segments.count - 1,
                fragment: FragmentNumber(inURI: $0.uri), url: SessionURL("http://127.0.0.1/\($0.uri)"))
        }
        return ReceivedPlaylist(playlist: playlist, newestSegment: newest)
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
