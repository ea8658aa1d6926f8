import Foundation
import TestSupport
import Testing

/// The binary against a server that breaks the rules: it ends in time, says why, and takes hardly more memory than usual.
@Suite(.tags(.endToEnd), .serialized)
struct FaultTests {
    /// A run that has ended.
    struct Run {
        let result: ChildProgram.Result
        /// The most memory that it had at once, in megabytes.
        let peak: Double
        let duration: Duration

        /// Runs kvsmon with `words` against what `server` breaks at `path`.
        init(_ words: [String], _ server: FaultyServer, _ path: String) async throws {
            let start = ContinuousClock.now
            let script = Command.root.appending(path: "Tests/EndToEndTests/Scripts/peak.py").path
            result = try await Command.run(
                ["python3", script, Command.kvsmon] + words,
                environment: [
                    "AWS_ACCESS_KEY_ID": "AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY": "secretEXAMPLE",
                    "AWS_REGION": "us-west-2", "AWS_MAX_ATTEMPTS": "1",
                    "AWS_ENDPOINT_URL": "\(server.url)/\(path)",
                    "AWS_ENDPOINT_URL_KINESIS_VIDEO_ARCHIVED_MEDIA": "\(server.url)/\(path)",
                ])
            duration = ContinuousClock.now - start
            let kilobytes = result.errors.split(separator: "\n").last.flatMap { Double($0) }
            peak = try #require(kilobytes, "\(result)") / 1024
        }
    }

    /// A fault by the server's name of it, and words of what is said.
    static let faults = [
        ("huge", "sent more than was accepted"), ("huge-chunks", "sent more than was accepted"),
        ("endless-header", "127.0.0.1"), ("endless-headers", "127.0.0.1"), ("redirect", "HTTP 302"),
        ("slow-head", "didn't answer in time"), ("slow-body", "began to answer and didn't end in time"),
        ("nested", "can't be read"), ("gzip-bomb", "can't be read"), ("reset-midway", "127.0.0.1"),
    ]

    /// So much more than a healthy run may a broken one take, in megabytes: a third of what the server would send.
    static let allowance = 32.0
    /// One request may take ten seconds; a busy machine needs its own time.
    static let patience = Duration.seconds(40)

    /// Commands that can't look.
    static let commands = [["streams"], ["check", "cam1", "--for", "2s"]]

    @Test(
        "Whatever the server sends, memory and time are bounded, and the reason is told", arguments: commands)
    func isBounded(words: [String]) async throws {
        let server = try FaultyServer()
        let healthy = try await Run(words, server, "good")
        for (fault, reason) in Self.faults {
            let run = try await Run(words, server, fault)
            #expect(run.result.status == 3, "\(fault): \(run.result)")
            #expect(run.result.errors.contains(reason), "\(fault): \(run.result.errors)")
            #expect(run.peak < healthy.peak + Self.allowance, "\(fault): \(run.peak) of \(healthy.peak) MB")
            #expect(run.duration < Self.patience, "\(fault): \(run.duration)")
        }
    }

    @Test(
        "A monitor that meets a fault with each poll is bounded, too",
        arguments: ["huge", "huge-chunks", "endless-headers", "gzip-bomb"])
    func isBoundedWhilePolling(fault: String) async throws {
        let server = try FaultyServer()
        let words = ["check", "cam1", "--for", "6s"]
        let healthy = try await Run(words, server, "good")
        let run = try await Run(words, server, "listFragments:\(fault)")
        #expect(run.result.status == 3 && run.result.errors.contains("ListFragments failed"), "\(run.result)")
        #expect(run.peak < healthy.peak + Self.allowance, "\(run.peak) of \(healthy.peak) MB")
        #expect(run.duration < Self.patience)
    }
}
