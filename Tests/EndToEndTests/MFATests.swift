import Foundation
import TestSupport
import Testing

/// A role that asks for a code of a device.
@Suite(.tags(.endToEnd))
struct MFATests {
    private static let config = """
        [default]
        region = us-west-2
        role_arn = arn:aws:iam::111122223333:role/night-watch
        source_profile = base
        mfa_serial = arn:aws:iam::111122223333:mfa/me
        [profile base]
        aws_access_key_id = AKIDBASE
        aws_secret_access_key = secret
        """

    private let folder: TemporaryFolder
    /// Nothing listens on port 9.
    private var environment: [String: String] {
        [
            "LC_ALL": "C.UTF-8", "HOME": folder.path, "AWS_CONFIG_FILE": folder.path + "/config",
            "AWS_ENDPOINT_URL": "http://127.0.0.1:9",
        ]
    }

    init() throws {
        folder = try TemporaryFolder()
        try Data(Self.config.utf8).write(to: URL(filePath: folder.path + "/config"))
    }

    @Test("The code is asked for before the screen opens, and what can't be reached then is shown on it")
    func asksBeforeTheScreenOpens() async throws {
        let screen = try TmuxScreen(running: "\(Command.kvsmon) front-door", environment: environment)
        let text = try await screen.wait(for: "Enter MFA code for arn:aws:iam::111122223333:mfa/me:")
        #expect(!text.contains("help"))
        // Nobody answers for STS, so that each code is in vain; the third is the last.
        for words in ["(2 of 3)", "(3 of 3)", "help"] {
            try screen.press("1", "2", "3", "4", "5", "6", "Enter")
            let text = try await screen.wait(for: words, patience: .seconds(15))
            #expect(words == "help" || text.contains("AssumeRole of"))
        }
        try await screen.wait(for: "no new credentials, ", patience: .seconds(15))
        try screen.press("q")
        #expect(try await screen.waitForEnd() == .code(0))
    }

    @Test("Where there is no terminal, it says what to do instead")
    func saysWhatToDoWithoutATerminal() async throws {
        let result = try await Command.run(
            ["setsid", "-w", Command.kvsmon, "streams"], environment: environment)
        #expect(result.status != 0 && result.output == "")
        for words in ["night-watch", "mfa/me", "aws sts get-caller-identity"] {
            #expect(result.errors.contains(words), "\(result.errors)")
        }
    }
}
