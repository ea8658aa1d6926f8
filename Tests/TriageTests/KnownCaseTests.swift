import Foundation
import HTTPTransport
import KinesisVideo
import Reports
import Testing

@testable import Triage

/// The cases of public reports in which a stream's session dies or a client fails, and the line that names each.
struct KnownCaseTests {
    /// A case: where it was reported, what makes it so here, and what `doctor` says.
    struct Case: Sendable, CustomTestStringConvertible {
        let report: String
        let service: ScriptedService
        let check: CheckID
        let problem: String
        /// What the line holds beside the name.
        let words: String
        var testDescription: String { report }
    }

    private static let healthy = ScriptedService()

    private static func silent(_ age: Double) -> ScriptedService {
        healthy.answering("/listFragments") { (request) throws(HTTPTransportError) in
            ScriptedService.listed(ages: [age, age + 2, age + 4], to: request)
        }
    }

    private static let cases = [
        // A: the producer is silent.
        Case(
            report: "prodc#356: more than 30 s of pause", service: silent(45), check: .fragments,
            problem: "producer-silent", words: "45.0 s ago"),
        Case(
            report: "cpp#219, cpp#142, cpp#170: No fragments found",
            service: healthy.refusing(
                "/getHLSStreamingSessionURL", 404, "ResourceNotFoundException",
                "No fragments found in the stream for the streaming request."),
            check: .session, problem: "no-recent-fragments", words: "No fragments found"),
        Case(
            report: "cpp#219: wrong region or name",
            service: healthy.refusing(
                "/describeStream", 404, "ResourceNotFoundException",
                "The requested stream is not found or not active."),
            check: .status, problem: "stream-not-found", words: "in us-west-2"),
        Case(
            report: "java#46: the sample runs, nothing comes",
            service: healthy.answering("/listFragments") { (request) throws(HTTPTransportError) in
                ScriptedService.listed(ages: [], to: request)
            },
            check: .fragments, problem: "never-ingested", words: "in the 1 d that are kept"),
        Case(
            report: "cpp#548: the producer's credentials expired, upload stops", service: silent(7200),
            check: .fragments, problem: "producer-silent", words: "2 h ago"),
        // H: sessions, limits, the client's own mistakes.
        Case(
            report: "viewer#5: 403 after the session's life",
            service: healthy.refusing(
                "/getHLSMediaPlaylist.m3u8", 403, nil, "Streaming session token is expired"),
            check: .playlist, problem: "session-expired", words: "HTTP 403"),
        Case(
            report: "parser#96: GetDataEndpoint is throttled",
            service: healthy.refusing(
                "/getDataEndpoint", 400, "ClientLimitExceededException",
                "Limit exceeded on number of requests for GetDataEndpoint API for resource 'cam1'"),
            check: .dataEndpoint, problem: "throttled", words: "who else"),
        Case(
            report: "KVS developer guide, limits: the stream's quota is used up by others",
            service: healthy.refusing("/listFragments", 400, "ClientLimitExceededException", "Rate exceeded"),
            check: .listFragments, problem: "throttled", words: "ListFragments"),
        Case(
            report: "KVS developer guide, troubleshooting HLS: fragments under a second",
            service: healthy.answering("/listFragments") { (request) throws(HTTPTransportError) in
                ScriptedService.listed(ages: (1...40).map { Double($0) * 0.25 }, to: request)
            },
            check: .fragments, problem: "short-fragments", words: "250 ms"),
        Case(
            report: "prodc#250, prodc#289: 200 with UnknownOperationException",
            service: healthy.answering("/describeStream") { (_) throws(HTTPTransportError) in
                .text(
                    #"{"Output":{"__type":"com.amazon.coral.service#UnknownOperationException"},"Version":"1.0"}"#
                )
            },
            check: .describeStream, problem: "unknown-operation", words: "behind host and port"),
        Case(
            report: "parser#27: {} from the wrong endpoint",
            service: healthy.answering("/listFragments", ScriptedService.json("{}")),
            check: .listFragments, problem: "wrong-endpoint", words: "ListFragments"),
        Case(
            report: "a server that has the control plane alone",
            service: healthy.refusing("/listFragments", 404), check: .listFragments,
            problem: "wrong-endpoint", words: "HTTP 404"),
        Case(
            report: "aws-sdk-java#2359: Unable to determine service/operation name",
            service: healthy.refusing(
                "/listFragments", 403, "AccessDeniedException",
                "Unable to determine service/operation name to be authorized"),
            check: .listFragments, problem: "wrong-endpoint", words: "Remove the endpoint"),
        Case(
            report: "facts, no retention",
            service: healthy.answering(
                "/describeStream",
                ScriptedService.json(
                    #"{"StreamInfo":{"StreamName":"cam1","Status":"ACTIVE","DataRetentionInHours":0,"Version":"v1"}}"#
                )),
            check: .retention, problem: "no-retention", words: "--current-version v1"),
        Case(
            report: "cpp#1099: the client's clock", service: late(by: 420), check: .clock,
            problem: "clock-off", words: "this machine's is 7 min"),
        Case(
            report: "cpp#869: not authorized",
            service: healthy.refusing(
                "/getHLSStreamingSessionURL", 403, "AccessDeniedException", "User: x is not authorized"),
            check: .session, problem: "not-authorized",
            words:
                "Allow kinesisvideo:GetHLSStreamingSessionURL for stream cam1 in the IAM policy of arn:aws:iam::111122223333:user/ops"
        ),
        Case(
            report: "prodc#196: the token expired",
            service: healthy.refusing(
                "/listStreams", 403, nil, "The security token included in the request is expired"),
            check: .listStreams, problem: "credentials-expired", words: "Renew"),
        Case(
            report: "rtcjs#18: the token is invalid",
            service: healthy.refusing(
                "/listStreams", 403, nil, "The security token included in the request is invalid"),
            check: .listStreams, problem: "unknown-key", words: "access key"),
        Case(
            report: "demos#165: codec private data is missing",
            service: healthy.refusing(
                "/getHLSStreamingSessionURL", 400, "MissingCodecPrivateDataException",
                "Missing codec private data in fragment for track 2."),
            check: .session, problem: "missing-codec-private", words: "track 2"),
        Case(
            report: "cpp#570: codec private data changed",
            service: healthy.refusing(
                "/getHLSMediaPlaylist.m3u8", 400, nil,
                "The requested fragment does not have the same codec private data as the rest of the session."
            ),
            check: .playlist, problem: "codec-changed", words: "new session"),
        Case(
            report: "a codec that HLS sessions don't have",
            service: healthy.answering(
                "/getHLSMasterPlaylist.m3u8",
                ScriptedService.json(ScriptedService.master(codecs: "vp09.00.10"))),
            check: .media, problem: "unsupported-codec", words: "H.264"),
    ]

    private static func late(by seconds: Double) -> ScriptedService {
        var service = healthy.answering("/listFragments") { (request) throws(HTTPTransportError) in
            ScriptedService.listed(ages: [2 - seconds, 4 - seconds], to: request)
        }
        service.clockOffset = seconds
        return service
    }

    /// Cases of the same two groups that nothing outside of the device or of another program shows, and why.
    static let invisible = [
        "cpp#575: PutMedia times out while idle":
            "an idle producer and a silent one look alike: producer-silent",
        "viewer#8: LIVE_REPLAY with 1000 results starts live": "the session of doctor is LIVE or ON_DEMAND",
        "parser#120, parser#108: a consumer stops after 45 minutes": "it is in that program's endpoint cache",
        "aws/aws-sdk#99, aws/aws-cli#6265: 500 without a selector": "this client always sends one",
        "aws-sdk-js#3217: FRAGMENT_NOT_FOUND just after persisting":
            "GetMediaForFragmentList is billed and not called",
    ]

    @Test("A known case comes out by its name", arguments: cases)
    func isNamed(_ example: Case) async throws {
        let lines = try await example.service.examine()
        let line = try #require(lines[example.check])
        #expect(line.problem == example.problem, "\(line.text)")
        #expect(line.text.contains(example.words), "\(line.text)")
    }

    @Test("A case is one problem: what follows from it isn't told again", arguments: cases)
    func isToldOnce(_ example: Case) async throws {
        let lines = try await example.service.examine()
        let problems = lines.values.compactMap(\.problem)
        #expect(problems.count == 1, "\(problems)")
    }

    @Test func whatIsNotVisibleSaysWhy() {
        #expect(Self.invisible.count == 5)
        #expect(Self.invisible.values.allSatisfy { $0.count > 20 })
    }
}
