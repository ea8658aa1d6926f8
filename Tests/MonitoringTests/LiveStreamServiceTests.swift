import Foundation
import HTTPTransport
import KinesisVideo
import StreamAnalysis
import Synchronization
import Testing

@testable import Monitoring

/// A monitor over a real client whose service is a script, in virtual time.
struct LiveStreamServiceTests {
    private static let start = Date(timeIntervalSince1970: 1_700_000_000)
    /// Archive, playlist, audio, description, tick, credentials, media.
    private static let loops = 7

    /// Answers as the service would, half a minute ahead of ours.
    private struct Service: Transport {
        let time: VirtualTime
        /// The answer to each request that ends with that, instead of the usual one.
        var otherwise: @Sendable (String) -> HTTPResponse? = { _ in nil }

        func send(
            _ request: HTTPRequest, deadline: Duration, bodyLimit: Int
        ) async throws(HTTPTransportError) -> HTTPResponse {
            let name = request.url.split(separator: "/").last?.prefix { $0 != "?" && $0 != "." } ?? ""
            var response = otherwise(String(name)) ?? Self.usual(String(name))
            response.headers.append(HTTPDateText.text(time.date + 30), for: "Date")
            return response
        }

        func open(
            _ request: HTTPRequest, deadline: Duration, idleLimit: Duration
        ) async throws(HTTPTransportError) -> HTTPStream {
            throw HTTPTransportError(.closed, host: "all is sent for whole")
        }

        private static func usual(_ name: String) -> HTTPResponse {
            let token = "SessionToken=CiAzXyz~"
            let body =
                switch name {
                case "describeStream":
                    #"{"StreamInfo":{"StreamName":"cam","Status":"ACTIVE","DataRetentionInHours":24}}"#
                case "getDataEndpoint": #"{"DataEndpoint":"https://b-1.example"}"#
                case "listFragments": #"{"Fragments":[],"NextToken":null}"#
                case "getHLSStreamingSessionURL":
                    "{\"HLSStreamingSessionURL\":\"https://b-1.example/hls/v1/getHLSMasterPlaylist.m3u8?\(token)\"}"
                case "getHLSMasterPlaylist":
                    """
                    #EXTM3U
                    #EXT-X-MEDIA:TYPE=AUDIO,URI="getHLSMediaPlaylist.m3u8?\(token)&TrackNumber=2",GROUP-ID="a",NAME="a"
                    #EXT-X-STREAM-INF:CODECS="avc1.42c032,mp4a.40.2",BANDWIDTH=2583047,AUDIO="a"
                    getHLSMediaPlaylist.m3u8?\(token)&TrackNumber=1
                    """
                default:
                    """
                    #EXTM3U
                    #EXT-X-VERSION:7
                    #EXT-X-TARGETDURATION:2
                    #EXT-X-MEDIA-SEQUENCE:7
                    #EXTINF:2.0,
                    getMP4MediaFragment.mp4?FragmentNumber=91343852333185057105875891022195998207386831087&\(token)
                    """
                }
            return HTTPResponse(status: 200, body: Array(body.utf8))
        }
    }

    /// What a monitor sees and its client records within `seconds`.
    private func watch(
        seconds: Double, otherwise: @escaping @Sendable (String) -> HTTPResponse? = { _ in nil }
    ) async throws -> (seen: [Observation], records: [CallRecord]) {
        let time = VirtualTime(start: Self.start, end: .seconds(seconds), loops: Self.loops)
        let records = Mutex<[CallRecord]>([])
        let keys = Credentials(accessKeyID: "AKIDEXAMPLE", secretAccessKey: Secret("s"), sessionToken: nil)
        let client = KinesisVideoClient(
            configuration: ClientConfiguration(
                region: try Region("us-west-2"), credentials: .fixed(keys),
                record: { record in records.withLock { $0.append(record) } }),
            transport: Service(time: time, otherwise: otherwise), time: time.source)
        let seen = Mutex<[Observation]>([])
        let monitor = Monitor(
            stream: StreamDescription(name: "cam", region: "us-west-2"),
            service: .live(.name("cam"), client: client), time: time.source, phase: 0.25,
            media: .newestSegments, observe: { observation in seen.withLock { $0.append(observation) } })
        let running = Task { await monitor.run() }
        await time.reachEnd()
        running.cancel()
        await running.value
        return (seen.withLock { $0 }, records.withLock { $0 })
    }

    @Test("Playlists and media are calls like all others, and at the usual pace none of them waits")
    func neverWaitsAtItsPace() async throws {
        let (_, records) = try await watch(seconds: 120)
        let counts = records.reduce(into: [ServiceOperation: Int]()) { $0[$1.operation, default: 0] += 1 }
        // One a second of the video, one in five of the sound.
        #expect((140...147).contains(counts[.getHLSMediaPlaylist] ?? 0), "\(counts)")
        #expect(counts[.getHLSMasterPlaylist] == 1 && counts[.getMP4MediaFragment] == 1)
        #expect(records.allSatisfy { $0.split.quota == .zero && $0.failure == nil && $0.stream == "cam" })
    }

    @Test("The clock is known from the first answer on, whichever it is")
    func learnsTheClockFromAnyAnswer() async throws {
        let refusal = HTTPResponse(
            status: 404, headers: ["x-amzn-ErrorType": "ResourceNotFoundException"], body: [])
        let (seen, _) = try await watch(
            seconds: 3, otherwise: { $0 == "getHLSStreamingSessionURL" ? refusal : nil })
        let readings = seen.compactMap { if case .clock(let reading) = $0 { reading } else { nil } }
        #expect(readings.first.map { abs($0.offsetSeconds - 30) < 1.5 } == true, "\(readings)")
        #expect(!seen.contains { if case .loaded = $0 { true } else { false } })
    }

    @Test("Requests for the host to ask are told, before the calls that need it")
    func tellsWhereItAsksForHosts() async throws {
        let refusal = HTTPResponse(
            status: 403, headers: ["x-amzn-ErrorType": "AccessDeniedException"],
            body: Array(#"{"Message":"not authorized"}"#.utf8))
        let (good, bad) = (
            try await watch(seconds: 10).seen,
            try await watch(seconds: 2, otherwise: { $0 == "getDataEndpoint" ? refusal : nil }).seen
        )
        func calls(_ seen: [Observation], _ operations: CallOutcome.Operation...) -> [CallOutcome] {
            seen.compactMap { if case .called(let call) = $0 { call } else { nil } }
                .filter { operations.contains($0.operation) }
        }
        let asked = calls(good, .getDataEndpoint)
        // One for the lists, one for the sessions.
        #expect(asked.count == 2 && asked.allSatisfy { $0.requests == 1 && $0.failure == nil })
        let firsts = calls(good, .getDataEndpoint, .listFragments).prefix(2).map(\.operation)
        #expect(firsts == [.getDataEndpoint, .listFragments])
        let refused = calls(bad, .getDataEndpoint)
        #expect(!refused.isEmpty && refused.allSatisfy { $0.failure?.message == "not authorized" })
        let unsent = try #require(calls(bad, .listFragments).first)
        #expect(unsent.requests == 0 && unsent.quotaPoints == 0)
        #expect(unsent.failure?.message == "not authorized (GetDataEndpoint was told so)")
    }

    @Test("Each call is told with how many requests it took")
    func tellsItsRequests() async throws {
        let asked = Mutex(0)
        let busy = HTTPResponse(
            status: 503, headers: ["x-amzn-ErrorType": "ServiceUnavailable"], body: [])
        let (seen, _) = try await watch(
            seconds: 10,
            otherwise: { name in
                guard name == "listFragments" else { return nil }
                return asked.withLock { count in
                    count += 1
                    return count == 1 ? busy : nil
                }
            })
        let calls = seen.compactMap { if case .called(let call) = $0 { call } else { nil } }
        let listings = calls.filter { $0.operation == .listFragments }
        #expect(listings.prefix(2).map(\.requests) == [2, 1], "\(listings.prefix(2))")
        #expect(listings.first.map { $0.quotaPoints > 300 && $0.quotaPoints.isMultiple(of: 2) } == true)
    }
}

/// Dates as headers have them. Source: RFC 9110 §5.6.7.
private enum HTTPDateText {
    static func text(_ date: Date) -> String {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let parts = calendar.dateComponents(
            [.year, .month, .day, .hour, .minute, .second, .weekday], from: date)
        let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
        let months = [
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
        ]
        return String(
            format: "%@, %02d %@ %04d %02d:%02d:%02d GMT", days[(parts.weekday ?? 1) - 1], parts.day ?? 0,
            months[(parts.month ?? 1) - 1], parts.year ?? 0, parts.hour ?? 0, parts.minute ?? 0,
            parts.second ?? 0)
    }
}
