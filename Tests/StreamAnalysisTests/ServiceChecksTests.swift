import FoundationEssentials
import Testing

@testable import StreamAnalysis

struct ThrottledCheckTests {
    private let code = "ClientLimitExceededException"

    @Test func aThrottledCallIsToldWithItsOperationAndQuotaAndNotAsAFailingOne() throws {
        let found = findings((0..<5).map { call(Double($0), .listFragments, code) })
        #expect(found.lines == ["throttled ListFragments warning confirmed"])
        let finding = try #require(found.first)
        #expect(finding.sentences.what.contains("ListFragments is throttled since"))
        #expect(finding.sentences.why.contains("10,000 metadata points"))
        #expect(finding.evidence.contains(.init("request_id", .text("r-4"))))
        #expect(finding.from == at(0))
    }

    @Test func aThrottledWayToTheOperationIsNamed() throws {
        let message = "Limit exceeded on number of requests for GetDataEndpoint API for resource 'cam'"
        let finding = try #require(findings([call(0, .listFragments, code, message)]).first)
        #expect(finding.cause == "GetDataEndpoint")
        #expect(finding.sentences.why.contains("5 requests a second for each stream"))
    }

    @Test func twoAnswersEndItAtItsLastRefusal() {
        let found = findings([call(0, .listFragments, code), call(9), call(10)])
        #expect(found.lines == ["throttled ListFragments warning resolved"])
        #expect(found.first?.to == at(0))
    }

    @Test(
        "What comes and goes is one finding: t throttled, . answered",
        arguments: ["t.t.t.t.t.", "tt..tt..tt..", "t..t..t..t"])
    func whatComesAndGoesIsOneFinding(pattern: String) {
        let calls = pattern.enumerated().map { call(Double($0) * 2, .listFragments, $1 == "t" ? code : nil) }
        #expect(findings(calls).count == 1)
    }

    @Test func failuresOfAnotherKindDontEndIt() {
        let calls = (0..<6).map {
            $0 % 2 == 0
                ? call(Double($0), .listFragments, "InternalFailure", status: 500)
                : call(Double($0), .listFragments, code)
        }
        #expect(
            Set(findings(calls).lines) == [
                "call-failing InternalFailure warning confirmed", "throttled ListFragments warning confirmed",
            ])
    }

    @Test func aRefusalWithAMeaningOfItsOwnEndsIt() {
        let calls =
            [call(0, .listFragments, code)] + (1...2).map { call(Double($0), .listFragments, "AccessDenied") }
        #expect(findings(calls).lines.contains("throttled ListFragments warning resolved"))
    }

    @Test func throttlingLongAfterwardsIsAnother() {
        #expect(
            findings([call(0, .listFragments, code), call(1), call(2), call(60, .listFragments, code)]).count
                == 2)
    }

    @Test(arguments: CallOutcome.Operation.allCases)
    func everyOperationHasItsQuota(operation: CallOutcome.Operation) throws {
        let finding = try #require(findings([call(0, operation, code)]).first)
        #expect(finding.sentences.why.contains("a second for each"))
    }
}

struct NotAuthorizedCheckTests {
    private let message =
        "User: arn:aws:iam::123456789012:user/x is not authorized to perform: kinesisvideo:DescribeStream on resource: "
        + "arn:aws:kinesisvideo:us-west-2:123456789012:stream/cam/1 because no identity-based policy allows it"

    @Test func aDenialNamesTheActionTheIdentityAndTheResource() throws {
        let found = findings([call(0, .describeStream, "AccessDeniedException", message, status: 403)])
        #expect(found.lines == ["not-authorized missing-permission warning confirmed"])
        let finding = try #require(found.first)
        #expect(
            finding.sentences.what.hasPrefix(
                "arn:aws:iam::123456789012:user/x may not call kinesisvideo:DescribeStream"))
        #expect(finding.sentences.next.contains("stream/cam/1"))
        #expect(finding.evidence.contains(.init("action", .text("kinesisvideo:DescribeStream"))))
    }

    @Test func withoutWordsTheActionIsTheOperation() throws {
        let found = findings([call(0, .listFragments, "NotAuthorizedException", "", status: 401)])
        #expect(try #require(found.first).sentences.next.contains("kinesisvideo:ListFragments"))
    }

    @Test func oneDescriptionThatIsAnsweredEndsIt() {
        let found = findings([
            call(0, .describeStream, "AccessDeniedException", message, status: 403),
            call(60, .describeStream),
        ])
        #expect(found.lines == ["not-authorized missing-permission warning resolved"])
    }

    @Test(arguments: [
        ("UnrecognizedClientException", "unknown-keys"), ("SignatureDoesNotMatch", "wrong-secret"),
        ("InvalidSignatureException", "wrong-secret"),
    ])
    func keysThatNobodyHasAreOneFindingForAllOperations(code: String, cause: String) {
        let found = findings([
            call(0, .describeStream, code, status: 403), call(1, .listFragments, code, status: 403),
            call(2, .getHLSStreamingSessionURL, code, status: 403),
        ])
        #expect(found.lines == ["not-authorized \(cause) critical confirmed"])
    }

    @Test func aRefusedSessionTokenIsntAboutPermissions() {
        let found = findings([call(0, .getHLSMediaPlaylist, "NotAuthorizedException", status: 403)])
        #expect(found.lines == [])
    }
}

struct CredentialsCheckTests {
    private func credentials(_ seconds: Double, expires: Double?) -> Observation {
        .credentials(
            CredentialsReading(date: at(seconds), source: "environment variables", expires: expires.map(at)))
    }

    @Test(
        arguments: [
            (2000.0, []), (800, ["credentials-expiring - notice confirmed"]),
            (200, ["credentials-expiring - warning confirmed"]),
            (-50, ["credentials-expiring - warning confirmed"]),
        ] as [(Double, [String])])
    func expiryIsToldAQuarterOfAnHourAheadAndUrgentFiveMinutesAhead(left: Double, lines: [String]) {
        #expect(findings([credentials(0, expires: left + 100), .ticked(at(100))]).lines == lines)
    }

    @Test func whatRenewsItselfSaysNothingOfItsExpiry() {
        let reading = CredentialsReading(
            date: at(0), source: "login session", expires: at(900), isRenewed: true)
        #expect(findings([.credentials(reading), .ticked(at(850))]).isEmpty)
    }

    @Test func lastingCredentialsSayNothing() {
        #expect(findings([credentials(0, expires: nil), .ticked(at(1e6))]).isEmpty)
    }

    @Test func renewedCredentialsEndTheWarning() {
        let found = findings([
            credentials(0, expires: 500), .ticked(at(300)), credentials(360, expires: 4000), .ticked(at(361)),
        ])
        #expect(found.lines == ["credentials-expiring - warning resolved"])
    }

    @Test(arguments: [
        ("ExpiredTokenException", "no"), ("ExpiredToken", "no"),
        ("AccessDeniedException", "The security token included in the request is expired"),
    ])
    func expiredCredentialsAreOneCriticalFinding(code: String, message: String) {
        let calls = (0..<6).map {
            call(Double($0), $0 % 2 == 0 ? .listFragments : .describeStream, code, message, status: 403)
        }
        let found = findings([credentials(0, expires: nil)] + calls)
        #expect(found.lines == ["credentials-expired \(code) critical confirmed"])
        #expect(found.first?.sentences.what.contains("environment variables") == true)
    }

    @Test func playlistsThatGoOnDontEndIt() {
        let found = findings([
            call(0, .listFragments, "ExpiredTokenException", status: 403), call(1, .getHLSMediaPlaylist),
            call(2, .getHLSMediaPlaylist), call(3, .getHLSMediaPlaylist),
        ])
        #expect(found.lines == ["credentials-expired ExpiredTokenException critical confirmed"])
    }
}

struct ClockOffCheckTests {
    private func clock(_ seconds: Double, _ offset: Double) -> Observation {
        .clock(ClockReading(date: at(seconds), offsetSeconds: offset))
    }

    @Test(
        arguments: [
            (0.0, []), (1.9, []), (2.5, ["clock-off - notice confirmed"]),
            (-30, ["clock-off - notice confirmed"]),
            (61, ["clock-off - warning confirmed"]), (-301, ["clock-off - critical confirmed"]),
        ] as [(Double, [String])])
    func anOffsetCountsByItsSize(offset: Double, lines: [String]) {
        #expect(findings([clock(0, offset)]).lines == lines)
    }

    @Test(arguments: [(20.0, "20.0 s behind"), (-20, "20.0 s ahead of")])
    func theDirectionIsThatOfThisMachinesClock(offset: Double, words: String) throws {
        #expect(try #require(findings([clock(0, offset)]).first).sentences.what.contains(words))
    }

    @Test func anOffsetAroundTheBoundIsOneFinding() {
        let found = findings([2.1, 1.8, 2.2, 1.7, 2.3, 0].enumerated().map { clock(Double($0) * 60, $1) })
        #expect(found.lines == ["clock-off - notice resolved"])
    }

    @Test(arguments: [
        (
            "InvalidSignatureException",
            "Signature expired: 20231107T044734Z is now earlier than 20231107T045305Z"
        ),
        ("RequestExpired", "no"), ("SignatureDoesNotMatch", "Signature not yet current: 2023"),
    ])
    func refusedSignaturesAreCritical(code: String, message: String) {
        let found = findings([
            call(0, .describeStream, code, message, status: 403), clock(1, 400),
            call(2, .listFragments, code, message, status: 403),
        ])
        #expect(found.lines == ["clock-off signatures-refused critical confirmed"])
        #expect(found.first?.sentences.what.contains("6 min 40 s behind") == true)
    }

    @Test func aClockThatIsSetEndsIt() {
        let found = findings([
            call(0, .listFragments, "RequestExpired", status: 403), clock(0, -400), clock(30, 0), call(31),
            call(32),
        ])
        #expect(found.lines == ["clock-off signatures-refused critical resolved"])
    }
}

struct CallFailingReferralTests {
    @Test(arguments: [("connection", nil, true), ("tls", nil, true), ("InternalFailure", 500, false)])
    func aWayThatFailsLeadsToTheDoctorAndAFailingServiceDoesNot(
        code: String, status: Int?, isReferred: Bool
    ) throws {
        let found = findings((0..<3).map { call(Double($0), .listFragments, code, status: status) })
        let next = try #require(found.first { $0.kind == .callFailing }).sentences.next
        #expect(next.contains("`kvsmon doctor cam` checks each step.") == isReferred, "\(next)")
    }
}
