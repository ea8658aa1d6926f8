import Foundation
import TestSupport
import Testing

@Suite(.tags(.endToEnd))
struct LogTests {
    /// The lines of the file called `name`, each an object.
    static func lines(_ folder: TemporaryFolder, _ name: String) throws -> [[String: Any]] {
        try folder.text(of: name).split(separator: "\n").map { line in
            try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        }
    }

    @Test("A session's log has each call and each exchange, for its owner alone, and no secret")
    func holdsNoSecret() async throws {
        let (simulator, folder) = (try Simulator(elapsed: "30s"), try TemporaryFolder())
        let (log, stream) = ("\(folder.path)/log", try #require(simulator.streams.first))
        let words = ["--log-file", log, "--debug-http"]
        let environment = simulator.environment
        let commands = [
            ["streams"], ["check", stream, "--for", "3s"], ["url", stream],
            ["inspect", stream, "--last", "1"],
        ]
        var secrets = [try #require(environment["AWS_SECRET_ACCESS_KEY"])]
        for command in commands {
            let result = try await Command.run([Command.kvsmon] + command + words, environment: environment)
            #expect(result.errors == "")
            secrets += result.output.split(separator: "SessionToken=").dropFirst().map {
                String($0.prefix { !$0.isWhitespace && $0 != "&" })
            }
        }
        #expect(secrets.count == 2)
        #expect(try folder.mode(of: "log") == 0o600)
        let text = try folder.text(of: "log")
        for secret in secrets { #expect(!text.contains(secret)) }
        for rest in text.split(separator: "SessionToken=").dropFirst() { #expect(rest.hasPrefix("•••")) }
        #expect(!text.contains(environment["AWS_ACCESS_KEY_ID"] ?? "?"))
        let lines = try Self.lines(folder, "log")
        let calls = lines.filter { $0["logger"] as? String == "kvsmon.calls" }
        #expect(
            Set(calls.compactMap { $0["operation"] as? String }).isSuperset(of: [
                "ListStreams", "DescribeStream", "GetDataEndpoint", "ListFragments",
                "GetHLSStreamingSessionURL",
                "GetMediaForFragmentList",
            ]))
        let playlists = lines.filter {
            ($0["message"] as? String)?.contains(".m3u8?SessionToken=•••") == true
        }
        #expect(!playlists.isEmpty)
    }

    @Test("Without a file the exchanges are told on standard error")
    func tellsExchangesOnStandardError() async throws {
        let result = try await Simulator().kvsmon("streams", "--debug-http")
        #expect(result.status == 0)
        #expect(result.errors.contains("/listStreams") && result.errors.contains("Signature=•••"))
        #expect(!result.output.contains("listStreams"))
    }

    @Test("A file that can't be written is named")
    func namesWhatItCannotWrite() async throws {
        let result = try await Simulator().kvsmon("streams", "--log-file", "/nonexistent/log")
        #expect(result.status != 0)
        #expect(
            result.errors.contains("--log-file /nonexistent/log can't be written: No such file or directory"))
    }
}
