import FoundationEssentials
import Testing

@testable import StreamAnalysis

struct CredentialRenewalCheckTests {
    /// The third failure in a row, at 100 s, after which the next attempt is at 112 s.
    private func failing(
        expires: Double? = nil, oldOnesLast: Bool = false, remedy: String? = nil
    ) -> Observation {
        .credentials(
            CredentialsReading(
                date: at(100), source: "profile 'a'", expires: expires.map(at),
                trouble: .init(
                    code: "AccessDenied", message: "AssumeRole of r failed: no", remedy: remedy,
                    began: at(90),
                    attempts: 3, nextAttempt: at(112), oldOnesLast: oldOnesLast)))
    }

    private let good = Observation.credentials(
        CredentialsReading(date: at(112), source: "profile 'a'", expires: at(9000)))

    @Test(arguments: [
        (100.0, "Next attempt in 12 s."), (100.9, "Next attempt in 12 s."), (111.5, "Next attempt in 1 s."),
        (112, "The next attempt is under way."), (140, "The next attempt is under way."),
    ])
    func countsDownToTheNextAttempt(now: Double, words: String) throws {
        let found = findings([failing(), .ticked(at(now))])
        #expect(found.lines == ["credentials-failing none-left critical confirmed"])
        let finding = try #require(found.first)
        #expect(finding.sentences.what.contains("AssumeRole of r failed: no. " + words))
        #expect(finding.evidence.contains(.init("attempts", .count(3))))
    }

    @Test(arguments: [
        (3000.0, true, "renewal notice"), (350, true, "renewal warning"), (50, false, "none-left critical"),
        (99, true, "none-left critical"),
    ])
    func isAsUrgentAsTheOlderOnesAreOld(expires: Double, areLeft: Bool, words: String) {
        let lines = findings([failing(expires: expires, oldOnesLast: areLeft)]).lines
        #expect(lines.contains("credentials-failing \(words) confirmed"))
    }

    @Test func saysWhatToDo() throws {
        let finding = try #require(findings([failing(remedy: "Look at the trust policy")]).first)
        #expect(finding.sentences.next.hasPrefix("Look at the trust policy. kvsmon takes"))
        #expect(!finding.sentences.next.contains("kinesisvideo"))
    }

    @Test func newCredentialsEndIt() throws {
        let found = findings([failing(), good, .ticked(at(120))])
        #expect(found.lines == ["credentials-failing none-left critical resolved"])
        #expect(found.first?.from == at(90) && found.first?.to == at(112))
    }

    @Test func itsWordsChangeOnceASecondAtMost() {
        var timeline = StreamTimeline(stream: StreamDescription(name: "cam", region: "us-west-2"))
        timeline.absorb(failing())
        var texts: [[Finding]] = []
        for tenth in 0..<120 {
            timeline.absorb(.ticked(at(100 + Double(tenth) / 10)))
            let found = timeline.report().findings
            if texts.last != found { texts.append(found) }
        }
        #expect(texts.count == 12)
    }

    @Test func callsThatFailForThemAreNoOtherTrouble() {
        let calls = (0..<6).map {
            call(100 + Double($0), .describeStream, "credentials", "none", status: nil)
        }
        #expect(findings([failing()] + calls).count == 1)
        // Where nobody says anything about credentials, the calls do.
        #expect(findings(calls).lines == ["call-failing credentials warning confirmed"])
    }
}
