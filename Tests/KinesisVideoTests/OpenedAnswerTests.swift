import HTTPTransport
import Testing

/// The adapter's answers that are read as they come, from a real server on loopback.
@Suite struct OpenedAnswerTests {
    /// What came of the body of `path`, and why no more did.
    static func body(
        of path: String, port: Int, time: TimeSource = .system
    ) async throws -> (bytes: [UInt8], code: HTTPTransportError.Code?) {
        let transport = AsyncHTTPClientTransport(time: time)
        var bytes: [UInt8] = []
        var code: HTTPTransportError.Code?
        do throws(HTTPTransportError) {
            let stream = try await transport.open(
                HTTPRequest(url: "http://127.0.0.1:\(port)\(path)"), deadline: .seconds(5),
                idleLimit: .milliseconds(200))
            for try await piece in stream.body { bytes += piece }
        } catch {
            code = error.code
        }
        await transport.shutdown()
        return (bytes, code)
    }

    @Test func aBodyOfAnyLengthComesAsItWasSent() async throws {
        try await PythonScript.serving("odd_server.py") { port in
            let big = try await Self.body(of: "/big", port: port)
            #expect(big.bytes.count == 100_000 && big.code == nil)
        }
    }

    @Test(arguments: [("/broken", HTTPTransportError.Code.connection), ("/begun", .bodyTimeout)])
    func whatCameBeforeTheBreakIsThere(path: String, code: HTTPTransportError.Code) async throws {
        try await PythonScript.serving("odd_server.py") { port in
            let broken = try await Self.body(of: path, port: port)
            #expect(broken.bytes == Array("abc".utf8) && broken.code == code)
        }
    }

    @Test func anAnswerThatDoesNotBeginEndsAtTheDeadline() async throws {
        try await PythonScript.serving("odd_server.py") { port in
            let time = TransportTests.time(waitsEnd: true)
            let silent = try await Self.body(of: "/silent", port: port, time: time)
            #expect(silent.code == .timeout)
        }
    }

    @Test func onlyAsMuchIsReadAsIsAsked() async throws {
        try await PythonScript.serving("odd_server.py") { port in
            let transport = AsyncHTTPClientTransport()
            let stream = try await transport.open(
                HTTPRequest(url: "http://127.0.0.1:\(port)/big"), deadline: .seconds(5),
                idleLimit: .seconds(5))
            #expect(stream.status == 200 && stream.headers["content-length"] == "100000")
            let start = try await stream.body.prefix(bytes: 10)
            #expect(start == Array("xxxxxxxxxx".utf8))
            await transport.shutdown()
        }
    }
}
