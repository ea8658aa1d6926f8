import FoundationEssentials
import HLS
import Testing

@testable import StreamAnalysis

struct LiveLatencyCheckTests {
    private var feed = PlaylistFeed(LiveLatencyCheck())

    /// A stream whose fragments are sent `lag` seconds after they are filmed, and shown `service` seconds after they are complete.
    private mutating func watch(
        lag: Double, service: Double, _ range: Range<Int> = 0..<30, clock: Double = 0
    ) {
        for index in range {
            let producer = Double(index) * 2 + clock
            let seen = producer + lag + 2 + service
            let number = PlaylistFeed.fragment(index, producer: producer).number
            let archived = Fragment(
                number: number, producerTimestamp: at(producer), serverTimestamp: at(producer + lag),
                length: .milliseconds(1939), byteCount: 9)
            feed.tell(
                .listed(
                    FragmentListing(date: at(seen - 0.1), range: at(-300)...at(seen), fragments: [archived])))
            feed.load(at: seen, from: max(0, index - 4), count: min(5, index + 1))
        }
    }

    @Test mutating func aClockThatWasMovedIsNoLatency() {
        watch(lag: 7, service: 1)
        watch(lag: 17, service: 1, 30..<39, clock: -10)
        #expect(feed.findings.isEmpty)
        watch(lag: 17, service: 1, 39..<60, clock: -10)
        #expect(feed.findings.map(\.kind) == [.liveLatency])
    }

    @Test mutating func whatComesFasterThanFilmedOwesTheServiceNothing() {
        watch(lag: 20, service: -1.5)
        #expect(feed.findings.first?.sentences.what.contains("18.5 s are the producer's lag, 0 ms") == true)
    }

    @Test mutating func whatANewSessionShowsAgainIsNotNew() {
        watch(lag: 9, service: 1, 0..<5)
        for _ in 0..<9 {
            feed.load(at: 36, from: 0)
            feed.open(at: 37)
            feed.load(at: 38, from: 0)
        }
        #expect(feed.findings.isEmpty)
    }

    @Test(arguments: [(1.0, 1.0, nil), (10, 2, nil), (14, 3, "producer"), (2, 20, "service")])
    mutating func moreThan15SecondsAreTooMany(lag: Double, service: Double, cause: String?) {
        watch(lag: lag, service: service)
        #expect(feed.findings.map(\.cause) == (cause.map { [$0] } ?? []))
    }

    @Test mutating func itTellsWhoseShareIsWhich() throws {
        watch(lag: 14, service: 3)
        let finding = try #require(feed.findings.first)
        #expect(finding.sizeSeconds.map { $0.rounded() } == 17)
        #expect(
            finding.evidence.prefix(3).map(\.name) == [
                "live_latency_seconds", "producer_seconds", "service_seconds",
            ])
        #expect(finding.hasSeconds(near: 17))
        #expect(finding.hasSeconds(near: 3))
        #expect(finding.sentences.what.contains("14.0 s are the producer's lag"))
    }

    @Test mutating func itEndsBelow10SecondsOnly() {
        watch(lag: 14, service: 3, 0..<30)
        watch(lag: 9, service: 3, 33..<60)
        #expect(feed.findings.map(\.state) == [.confirmed])
        watch(lag: 2, service: 3, 66..<90)
        #expect(feed.findings.map(\.state) == [.resolved])
    }
}

struct UndecodableSegmentCheckTests {
    private var feed = PlaylistFeed(UndecodableSegmentCheck())
    private static let message =
        "The requested fragment does not have the same codec private data as the rest of the session."

    private mutating func fetch(_ index: Int, status: Int? = nil, message: String = Self.message) {
        let failure = status.map {
            CallOutcome.Failure(code: "x", message: message, status: $0, requestID: "r")
        }
        feed.tell(
            .fetched(
                SegmentFetch(
                    date: at(Double(index) * 2 + 5), session: SessionID(1), track: 1, mediaSequence: index,
                    fragment: PlaylistFeed.fragment(index).number, failure: failure)))
    }

    @Test mutating func aRefusalOverCodecPrivateDataIsTold() throws {
        feed.list(0..<10, at: 20)
        fetch(3, status: 400)
        let finding = try #require(feed.findings.first)
        #expect(finding.kind == .segmentUndecodable)
        #expect(finding.severity == .warning)
        #expect(finding.from == at(6))
        #expect(finding.evidence.contains(.init("request_id", .text("r"))))
    }

    @Test mutating func threeInARowAreCritical() {
        for index in 0..<3 { fetch(index, status: 400) }
        #expect(feed.findings.map(\.severity) == [.critical])
        fetch(3)
        fetch(4, status: 400)
        #expect(feed.findings.count == 2)
    }

    @Test mutating func otherFailuresAreNot() {
        fetch(0)
        fetch(1, status: 403)
        fetch(2, status: 400, message: "Rate exceeded.")
        #expect(feed.findings.isEmpty)
    }
}
