import Foundation
import HTTPTransport
import Testing

@testable import KinesisVideo

@Suite struct ProgramCallTests {
    static func outcome(of words: [String], limit: Duration = .seconds(60)) async -> ProgramOutcome {
        await ProgramCall(words: words, variables: ["PATH": "/usr/bin:/bin", "X": "a b"], limit: limit).run()
    }

    @Test func hearsWhatAProgramSaysAndHowItEnds() async {
        let outcome = await Self.outcome(of: ["sh", "-c", "cat; echo \"$X\"; echo bad >&2; exit 3"])
        #expect(outcome == .ended(status: 3, output: Array("a b\n".utf8), errors: Array("bad\n".utf8)))
    }

    @Test func tellsTheSignalThatEndedAProgram() async {
        #expect(
            await Self.outcome(of: ["sh", "-c", "kill -TERM $$"])
                == .ended(status: 143, output: [], errors: []))
    }

    @Test(arguments: [["/nowhere/x"], [""], []])
    func tellsOfAProgramThatIsNotThere(words: [String]) async {
        guard case .notStarted = await Self.outcome(of: words) else {
            Issue.record("it ran")
            return
        }
    }

    @Test func inheritsNothingThatIsOpenHere() async throws {
        let open = fcntl(STDERR_FILENO, F_DUPFD, 100)
        try #require(open >= 100)
        defer { close(open) }
        let question = "test -e /proc/$$/fd/\(open) && echo inherited; echo asked"
        #expect(
            await Self.outcome(of: ["sh", "-c", question])
                == .ended(status: 0, output: Array("asked\n".utf8), errors: []))
    }

    @Test func takesMuchOutputAndNoMoreThanAMebibyte() async {
        let outcome = await Self.outcome(of: ["head", "-c", "3000000", "/dev/zero"])
        guard case .ended(0, let output, _) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(output.count == 1 << 20)
    }

    @Test func killsAProgramThatTakesTooLongEvenWhereItsChildGoesOn() async {
        #expect(
            await Self.outcome(of: ["sh", "-c", "sleep 20 & sleep 20"], limit: .milliseconds(50))
                == .tookTooLong)
    }

    @Test(arguments: [
        (ProgramOutcome.tookTooLong, "longer than"),
        (.notStarted("no such file"), "can't be run: p: no such file"),
        (
            .ended(status: 2, output: [], errors: Array("no session\nlog in".utf8)),
            "status 2: no session log in"
        ),
        (.ended(status: 0, output: Array("[]".utf8), errors: []), "isn't its JSON object"),
        (
            .ended(
                status: 0,
                output: Array(
                    #"{"Version":1,"AccessKeyId":"a","SecretAccessKey":"hidden","Expiration":"soon"}"#.utf8),
                errors: []), "an Expiration that isn't a date"
        ),
    ])
    func saysWhatIsWrongWithACredentialProcess(outcome: ProgramOutcome, words: String) async {
        var environment = ClientEnvironment(variables: [:], homeDirectory: "", readFile: { _ in nil })
        environment.run = { _ in outcome }
        let process = ProcessCredentials(command: "p 'a b'", profile: "work", environment: environment)
        let error = await failure { () async throws(KinesisVideoError) in try await process.load() }
        #expect(error?.description.contains(words) == true, "\(error?.description ?? "none")")
        #expect(error?.description.contains("credential_process of profile 'work'") == true)
        #expect(error?.description.contains("hidden") == false)
    }
}

@Suite struct PrivateFileTests {
    @Test func writesWholeFilesForItsOwnerAlone() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "a/b/c.json").path
        let environment = ClientEnvironment.process
        #expect(environment.modificationDate(path) == nil && environment.readFile(path) == nil)
        for text in ["first and long", "next"] {
            try environment.writePrivateFile(path, Array(text.utf8))
            #expect(environment.readFile(path) == text)
        }
        #expect(environment.modificationDate(path) != nil)
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "a/b").path) == [
                "c.json"
            ])
    }

    /// Wherever the text lies, across what is read at a time, too.
    @Test(arguments: [0, 1, 16_380, 16_383, 16_384, 50_000])
    func findsATextInAFile(offset: Int) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "file").path
        let environment = ClientEnvironment.process
        try environment.writePrivateFile(path, Array(repeating: 0x2D, count: offset) + Array("wanted".utf8))
        #expect(environment.fileHolds("wanted", path) == true)
        #expect(environment.fileHolds("-wanted", path) == (offset > 0))
        #expect(environment.fileHolds("wanted.", path) == false)
    }

    @Test(arguments: ["/proc/nowhere/file", "/"])
    func doesNotSayWhatIsInWhatCannotBeRead(path: String) {
        #expect(ClientEnvironment.process.fileHolds("a", path) == nil)
    }

    @Test func failsWhereItMayNotWrite() {
        #expect(throws: (any Error).self) {
            try ClientEnvironment.process.writePrivateFile("/proc/nowhere/file", [])
        }
    }
}
