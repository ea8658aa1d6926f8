import Foundation
import HTTPTransport
import KinesisVideo
import Reports
import Testing

@testable import Triage

struct ComplaintTests {
    @Test func thePageNamesEveryProblemAndNoOther() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized
        let page = try String(
            contentsOf: root.appending(path: "Sources/Triage/Triage.docc/Problems.md"), encoding: .utf8)
        let rows = page.split(separator: "\n").filter { $0.hasPrefix("| ") && $0.contains("`") }
        let named = rows.flatMap { row in
            row.split(separator: "`").enumerated().filter { $0.offset % 2 == 1 }.map { String($0.element) }
        }
        #expect(named.sorted() == Complaint.allCases.map(\.rawValue).sorted())
    }

    @Test(arguments: Complaint.allCases)
    func everyProblemHasARemedyOfOneSentence(complaint: Complaint) {
        #expect(complaint.remedy.hasSuffix("."))
        #expect(!complaint.remedy.contains(". "), "\(complaint.remedy)")
        #expect(complaint.remedy.count <= 130)
    }

    private static func refusal(_ code: KinesisVideoError.Code, _ message: String) -> KinesisVideoError {
        var error = KinesisVideoError(code, message, status: 403)
        error.isAboutCredentials = true
        error.advice = "Look at the trust policy of the role r"
        return error
    }

    @Test func whoMayNotAssumeARoleLacksNoPermissionOnStreams() {
        let problem = TriageReport.Problem(
            Self.refusal("AccessDenied", "AssumeRole of r failed: User: x may not"), Chart(stream: nil))
        #expect(problem.id == "no-credentials")
        #expect(problem.remedy == "Look at the trust policy of the role r.")
        #expect(problem.what.contains("AssumeRole of r") && !problem.what.contains("kinesisvideo"))
    }

    @Test(
        arguments: [
            ("InvalidClientTokenId", .unknownKey), ("SignatureDoesNotMatch", .wrongSecret),
            ("ExpiredToken", .credentialsExpired), (.timeout, .noAnswer), ("Throttling", .noCredentials),
            ("ValidationError", .noCredentials), (.resourceNotFound, .noCredentials),
        ] as [(KinesisVideoError.Code, Complaint)])
    func whatEveryServerSaysMeansTheSame(code: KinesisVideoError.Code, complaint: Complaint) {
        #expect(Complaint(Self.refusal(code, "no")) == complaint)
    }

    @Test func aRefusedIdentityIsAboutSTSAlone() throws {
        let body = "<Error><Code>AccessDenied</Code><Message>no</Message></Error>"
        let error = try #require(throws: KinesisVideoError.self) {
            try CallerIdentity(HTTPResponse(status: 403, headers: [:], body: Array(body.utf8)), hiding: [])
        }
        let remedy = TriageReport.Problem(error, Chart(stream: nil)).remedy
        #expect(remedy.contains("sts:GetCallerIdentity") && !remedy.contains("stream"))
    }
}
