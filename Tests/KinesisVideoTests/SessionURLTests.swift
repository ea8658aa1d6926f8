import Testing

@testable import KinesisVideo

/// What the service calls a session's URL goes to clipboards, files and players byte for byte: nothing else may.
@Suite struct SessionURLTests {
    private static let start = "https://b-1.example/hls/v1/getHLSMasterPlaylist.m3u8?SessionToken="

    /// What the client makes of `url` as the service's answer, written as JSON does.
    private func answer(_ url: String) async throws -> (SessionURL?, KinesisVideoError?) {
        let fixture = try ClientFixture(answers: [
            MediaStreamTests.endpoint, .json(#"{"HLSStreamingSessionURL":"\#(url)"}"#),
        ])
        do throws(KinesisVideoError) {
            return (try await fixture.client.hlsStreamingSessionURL(.init(stream: .name("cam1"))), nil)
        } catch { return (nil, error) }
    }

    @Test(arguments: [
        start + "CiAz-0_9~", "http://127.0.0.1:8080/a?SessionToken=a%2Bb",
        "HTTPS://[::1]:443/a?b='(!$&*+,;=)@:",
        "https://h",
    ])
    func aURLIsPassedOnAsItCame(url: String) async throws {
        let (passed, error) = try await answer(url)
        #expect(passed?.reveal() == url, "\(String(describing: error))")
    }

    @Test(arguments: [
        (start + #"a\u001b]52;c;aGk=\u0007"#, "U+001B"), (start + #"a\nhttps://other.example/"#, "U+000A"),
        (start + #"a\r"#, "U+000D"), (start + "a b", "U+0020"), (start + #"\u202eabc"#, "U+202E"),
        (start + "ä", "U+00E4"), (start + #"\u0000"#, "U+0000"), (start + #"\u007f"#, "U+007F"),
        (start + #"a\"b"#, "U+0022"), (start + "a`id`", "U+0060"), (start + #"a\\b"#, "U+005C"),
        (start + "%2", "U+0025"), (start + "%zz", "U+0025"), (start + #"\u009b31m"#, "U+009B"),
    ])
    func aCharacterThatNoURLHasIsRefusedByName(url: String, name: String) async throws {
        let error = try #require(try await answer(url).1)
        #expect(error.code == .undecodable)
        #expect(error.description.contains("GetHLSStreamingSessionURL of stream cam1 failed"))
        #expect(error.description.contains("HLSStreamingSessionURL isn't a URL: it has \(name) at place"))
        #expect(error.description.allSatisfy { $0.isASCII && $0 >= " " }, "\(error)")
        #expect(!error.description.contains("http"))
    }

    @Test(arguments: [
        "file:///etc/passwd", "--script=/tmp/a", "https://", "https:///a", "//h/a", "ftp://h/a", "a",
    ])
    func whatLeadsToNoServerIsRefused(url: String) async throws {
        let error = try #require(try await answer(url).1)
        #expect(
            error.description.contains("isn't a URL: it doesn't begin with http:// or https:// and a host"))
    }

    @Test func aDASHSessionIsHeldToTheSame() async throws {
        let fixture = try ClientFixture(answers: [
            MediaStreamTests.endpoint, .json(#"{"DASHStreamingSessionURL":"https://h/a\u001b[2J"}"#),
        ])
        let error = try #require(
            await failure { () async throws(KinesisVideoError) in
                try await fixture.client.dashStreamingSessionURL(.init(stream: .name("cam1")))
            })
        #expect(error.description.contains("DASHStreamingSessionURL isn't a URL: it has U+001B at place 12"))
    }
}
