import FoundationEssentials
import HTTPTransport
import Testing

@testable import KinesisVideo

/// Codes of MFA devices: a wrong one is asked for again.
@Suite struct DeviceCodeTests {
    typealias Answer = Result<HTTPResponse, HTTPTransportError>

    static let refused = SecurityTokenServiceTests.refusal(
        403, "AccessDenied", "MultiFactorAuthentication failed with invalid MFA one time pass code.")
    static let malformed = SecurityTokenServiceTests.refusal(
        400, "ValidationError", "Value 'x' at 'tokenCode' failed to satisfy constraint")
    static let unreachable = Answer.failure(HTTPTransportError(.connection, host: "sts"))

    let time = VirtualTime()

    /// What comes of `answers` where somebody types a code whenever one is asked for.
    private func outcome(_ answers: [Answer]) async throws -> (
        questions: [String], key: String?, error: KinesisVideoError?
    ) {
        let home = CredentialChainTests.Home(
            ["/h/.aws/config": CredentialChainTests.config], answer: "123456")
        let source = try home.source("admin", over: ScriptedTransport(answers), time: time)
        do throws(KinesisVideoError) {
            let key = try await source.load().accessKeyID
            return (home.questions, key, nil)
        } catch {
            return (home.questions, nil, error)
        }
    }

    @Test(arguments: [
        ([refused], "wait for the device's next one"), ([malformed], "wait for the device's next one"),
        ([unreachable, unreachable, unreachable], "Meanwhile the code has passed"),
    ])
    func anotherCodeIsAskedForWithTheReason(failures: [Answer], words: String) async throws {
        let home = CredentialChainTests.Home(
            ["/h/.aws/config": CredentialChainTests.config], answer: "123456")
        let transport = ScriptedTransport(failures + [.json(SecurityTokenServiceTests.good)])
        let source = try home.source("admin", over: transport, time: time)
        #expect(try await source.load().accessKeyID == "ASIA")
        #expect(home.questions.count == 2)
        let question = try #require(home.questions.last)
        #expect(question.contains("AssumeRole of arn:aws:iam::1:role/r") && question.contains(words))
        #expect(question.hasSuffix("\nEnter another MFA code for arn:aws:iam::1:mfa/me (2 of 3): "))
        #expect(!question.contains("123456") && !question.contains("hidden"))
    }

    @Test func itIsGivenUpAfterThreeCodes() async throws {
        let (questions, _, error) = try await outcome([Self.refused])
        #expect(questions.count == 3 && Set(questions).count == 3)
        #expect(error?.code == "AccessDenied")
        #expect(error?.description.contains("MultiFactorAuthentication failed") == true)
    }

    @Test func whoMayNotEnterIsntAskedAgain() async throws {
        let (questions, _, error) = try await outcome([
            SecurityTokenServiceTests.refusal(403, "AccessDenied", "User: x may not")
        ])
        #expect(questions.count == 1 && error?.code == "AccessDenied")
    }
}
