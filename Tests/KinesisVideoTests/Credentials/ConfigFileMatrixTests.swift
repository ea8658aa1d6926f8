import Foundation
import Testing

@testable import KinesisVideo

/// botocore reads the same texts.
@Suite struct ConfigFileMatrixTests {
    /// A text as `config_files.py` prints it.
    struct Case: Decodable {
        var text: String
        var outcome: Outcome?
    }

    /// What botocore read.
    struct Outcome: Decodable {
        var profiles: [String: [String: Setting]]
        var sso_sessions: [String: [String: Setting]]
        var services: [String: [String: Setting]]
    }

    /// A setting's value.
    struct Setting: Decodable {
        var value: ConfigSection.Value

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let text = try? container.decode(String.self) {
                value = .text(text)
            } else {
                value = .nested(try container.decode([String: String].self))
            }
        }
    }

    @Test func readsWhatBotocoreReads() async throws {
        let lines = try await PythonScript.output(of: "config_files.py")
        #expect(lines.count == 3000)
        var refused = 0
        for line in lines {
            let row = try JSONDecoder().decode(Case.self, from: line)
            let file = try? SharedConfigFile(row.text, kind: .config)
            #expect((file == nil) == (row.outcome == nil), "\(row.text.debugDescription)")
            guard let file, let outcome = row.outcome else {
                refused += 1
                continue
            }
            for (ours, theirs) in [
                (file.profiles, outcome.profiles), (file.ssoSessions, outcome.sso_sessions),
                (file.services, outcome.services),
            ] {
                let sections = theirs.mapValues { ConfigSection($0.mapValues(\.value)) }
                #expect(ours == sections, "\(row.text.debugDescription)")
            }
        }
        #expect((500...2500).contains(refused), "\(refused) refused: one kind is hardly tested")
    }
}
