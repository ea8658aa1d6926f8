import FoundationEssentials
import HTTPTransport
import KinesisVideo
import Reports
import Testing

@testable import Triage

struct ReachingTests {
    private typealias Trial = Reaching.Trial

    private func gate() throws -> Gate {
        Gate(endpoint: try Endpoint("https://kinesisvideo.us-west-2.amazonaws.com"), proxy: nil)
    }

    @Test func oneAddressThatIsReachedIsEnoughAndTheOthersAreTold() throws {
        let judgement = try Reaching.judge(
            [
                Trial(address: "192.0.2.7", took: .milliseconds(31)),
                Trial(address: "2001:db8::7", took: .seconds(3), failure: .timeout),
            ], gate())
        #expect(
            judgement.verdict
                == .ok(
                    "connected to 192.0.2.7:443 in 31 ms; not [2001:db8::7]:443, which doesn't answer within 3 s"
                ))
    }

    @Test(
        "Of several reasons the most telling one is named",
        arguments: [
            ([.timeout, .refused], "connection-refused"), ([.unreachable, .timeout], "connection-timeout"),
            ([.unreachable], "no-route"), ([.other("EPERM")], "connection-broken"),
        ] as [([ConnectionProbe.Failure], String)])
    func names(failures: [ConnectionProbe.Failure], problem: String) throws {
        let trials = failures.map { Trial(address: "192.0.2.7", took: .zero, failure: $0) }
        guard case .problem(let found) = Reaching.judge(trials, try gate()).verdict else {
            Issue.record("nothing was reached")
            return
        }
        #expect(found.id == problem)
    }

    @Test(arguments: [
        ("kinesisvideo.us-west-2.amazonaws.com", true), ("KinesisVideo.US-West-2.amazonaws.com", true),
        ("b-1.kinesisvideo.us-west-2.amazonaws.com", true),
        ("a.b-1.kinesisvideo.us-west-2.amazonaws.com", false),
        ("kinesisvideo.us-east-1.amazonaws.com", false), ("localhost", false),
    ])
    func aStarStandsForOneLabel(host: String, isCovered: Bool) {
        let certificate = PeerCertificate(
            names: ["kinesisvideo.us-west-2.amazonaws.com", "*.kinesisvideo.us-west-2.amazonaws.com"],
            issuer: nil, notBefore: .distantPast, notAfter: .distantFuture)
        #expect(certificate.covers(host) == isCovered)
    }

    @Test(arguments: [
        ("frnt-door", ["front-door"]), ("Front-Door", ["front-door"]), ("entirely-else", []),
        ("front-dor", ["front-door"]), ("cam-3", ["cam-1", "cam-2"]),
    ])
    func similarNamesAreThoseThatMayBeMeant(name: String, similar: [String]) {
        #expect(SimilarNames.of(name, among: ["front-door", "cam-1", "cam-2", "porch"]) == similar)
    }
}
