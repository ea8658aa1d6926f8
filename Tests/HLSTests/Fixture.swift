import Foundation
import HLS
import Testing

/// A playlist in `Fixtures`, `NAME.m3u8`, beside what reading it must give, `NAME.expected`.
struct Fixture: Sendable, CustomTestStringConvertible {
    /// The pair's name.
    let name: String

    var testDescription: String { name }

    /// Set it to write the expectations anew; such a run fails, so that it can't be taken for a passing one.
    static let isRecording = ProcessInfo.processInfo.environment["RECORD_FIXTURES"] != nil

    static let all: [Fixture] = {
        // Where the folder is missing, there are no pairs, and a test says so.
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { $0.hasSuffix(".m3u8") }.sorted().map { Fixture(name: String($0.dropLast(5))) }
    }()

    /// The ones that break no rule.
    static let valid = all.filter { ["kvs", "tag", "lines"].contains($0.name.prefix { $0 != "-" }) }

    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(
        path: "Fixtures")

    private var expectation: URL { Self.folder.appending(path: "\(name).expected") }

    var bytes: [UInt8] {
        get throws { try Array(Data(contentsOf: Self.folder.appending(path: "\(name).m3u8"))) }
    }

    var expected: String {
        get throws { try String(contentsOf: expectation, encoding: .utf8) }
    }

    func record(_ text: String) throws {
        try Data(text.utf8).write(to: expectation)
    }

    /// What reading the playlist gives, as text.
    func read() throws -> String {
        let bytes = try bytes
        do throws(PlaylistError) {
            let parsed = try PlaylistParser.parse(bytes)
            return outline(parsed.playlist) + parsed.diagnostics.map { "\($0)\n" }.joined()
        } catch {
            return "throws \(error.code): \(error)\n"
        }
    }
}

struct FixtureTests {
    @Test func thereAreAtLeastFortyPairs() {
        #expect(Fixture.all.count >= 40)
    }

    @Test(arguments: Fixture.all)
    func readsAsExpected(_ fixture: Fixture) throws {
        let text = try fixture.read()
        if Fixture.isRecording {
            try fixture.record(text)
            Issue.record("recorded \(fixture.name)")
        }
        #expect(try text == fixture.expected)
    }

    @Test(arguments: Fixture.all)
    func showsNoSessionToken(_ fixture: Fixture) throws {
        // Whether it can be read at all is another test's rule.
        guard let parsed = try? PlaylistParser.parse(fixture.bytes) else { return }
        #expect(!parsed.diagnostics.contains { $0.description.contains("SessionToken=") })
    }

    @Test(arguments: Fixture.valid)
    func breaksNoRule(_ fixture: Fixture) throws {
        #expect(try !PlaylistParser.parse(fixture.bytes).diagnostics.contains { $0.severity == .error })
    }

    @Test(arguments: Fixture.valid)
    func staysTheSameWhenWrittenAndReadAgain(_ fixture: Fixture) throws {
        let playlist = try PlaylistParser.parse(fixture.bytes).playlist
        let again = try PlaylistParser.parse(PlaylistWriter.text(of: playlist).utf8).playlist
        #expect(again == playlist)
    }

    @Test(arguments: Fixture.all)
    func canBeCutAnywhere(_ fixture: Fixture) throws {
        let bytes = try fixture.bytes
        for length in bytes.indices {
            _ = try? PlaylistParser.parse(bytes[..<length])  // what counts is that it returns
        }
    }
}
