import Foundation
import TestSupport
import Testing

@testable import KinesisVideoSimulator

struct ServiceFrontHostsTests {
    /// What `endpoints.py` prints.
    private struct Seen: Decodable {
        var endpoint: String
        var there: Int?
        var elsewhere: Int?
        var control: Control?

        struct Control: Decodable, Equatable {
            var status: Int
            var code: String

            init(from decoder: any Decoder) throws {
                var values = try decoder.unkeyedContainer()
                status = try values.decode(Int.self)
                code = try values.decode(String.self)
            }
        }
    }

    private static func seen(_ endpoints: SimulatorServer.Endpoints) async throws -> Seen {
        var options = SimulatorServer.Options(scenarios: [.steady])
        options.endpoints = endpoints
        let result = try await withSimulator(options) { address in
            try await Tool.python.run(
                [Tool.script("endpoints.py"), "steady"], environment: address.environment)
        }
        #expect(result.status == 0, "\(result.errors)")
        return try JSONDecoder().decode(Seen.self, from: Data(result.output.utf8))
    }

    @Test func oneEndpointDoesForEverything() async throws {
        let seen = try await Self.seen(.one)
        #expect(seen.endpoint.hasPrefix("http://127.0.0.1:"))
        #expect((25...30).contains(seen.there ?? 0))
        #expect(seen.elsewhere == seen.there)
        #expect(seen.control == nil)
    }

    @Test func apartEachRefusesWhatIsTheOthers() async throws {
        let seen = try await Self.seen(.apart)
        #expect(seen.endpoint.hasPrefix("http://localhost:"))
        #expect((25...30).contains(seen.there ?? 0))
        #expect(seen.elsewhere == nil)
        #expect((seen.control?.status, seen.control?.code) == (403, "AccessDeniedException"))
    }

    private static let listing = #"{"StreamName":"camera"}"#

    @Test func theRegionsHostAnswersMediaOperationsWithNothing() {
        var front = TestFront([.made(1, producer: 0)])
        front.front.hosts = .apart(data: "localhost:1")
        let body = #"{"StreamName":"camera","Fragments":["1"]}"#
        for name in ["ListFragments", "GetMediaForFragmentList", "GetHLSStreamingSessionURL"] {
            let answer = front.call(name, body, at: .at(5))
            #expect((answer.status, answer.text) == (200, "{}"))
        }
        #expect(front.call("DescribeStream", Self.listing, at: .at(5)).text != "{}")
    }

    @Test func signaturesComeFirst() {
        var front = TestFront([])
        front.front.hosts = .apart(data: "localhost:1")
        let question = HTTPQuestion(
            method: "POST", path: "/listFragments", headers: [(name: "host", value: "127.0.0.1:1")])
        #expect(front.front.answer(question, at: .at(5)).status == 403)
    }

    @Test func playersAreAnsweredUnderBothNames() throws {
        var front = TestFront([.made(1, producer: 0)])
        front.front.hosts = .apart(data: "localhost:1")
        let url = front.call("GetHLSStreamingSessionURL", Self.listing, at: .at(5), host: "localhost:1").text
        let token = try #require(url.firstMatch(of: /SessionToken=([^"]+)/)).1
        for host in ["localhost:1", "127.0.0.1:1"] {
            let question = HTTPQuestion(
                method: "GET", path: "/hls/v1/getHLSMediaPlaylist.m3u8",
                parameters: ["SessionToken": String(token)], headers: [(name: "host", value: host)])
            #expect(front.front.answer(question, at: .at(6)).status == 200)
        }
    }
}
