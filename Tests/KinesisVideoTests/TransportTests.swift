import HTTPTransport
import Synchronization
import Testing

/// The adapter against a real server on loopback.
@Suite struct TransportTests {
    /// Time in which every wait is endless, so that no deadline passes; or is over at once.
    static func time(waitsEnd: Bool) -> TimeSource {
        TimeSource(
            date: TimeSource.system.date, uptime: TimeSource.system.uptime,
            sleep: { _ in
                guard !waitsEnd else { return }
                let never = AsyncStream<Void> { _ in }
                for await _ in never {}
                throw CancellationError()
            })
    }

    /// The answer to GET `path`, or the error.
    static func get(
        _ path: String, port: Int, headers: HTTPFields = [:], bodyLimit: Int = 200_000, waitsEnd: Bool = false
    ) async -> Result<HTTPResponse, HTTPTransportError> {
        let transport = AsyncHTTPClientTransport(time: time(waitsEnd: waitsEnd))
        let request = HTTPRequest(url: "http://127.0.0.1:\(port)\(path)", headers: headers)
        let result: Result<HTTPResponse, HTTPTransportError>
        do throws(HTTPTransportError) {
            result = .success(try await transport.send(request, deadline: .seconds(5), bodyLimit: bodyLimit))
        } catch {
            result = .failure(error)
        }
        await transport.shutdown()
        return result
    }

    static func code(_ result: Result<HTTPResponse, HTTPTransportError>) -> HTTPTransportError.Code? {
        guard case .failure(let error) = result else { return nil }
        return error.code
    }

    @Test func bringsTheWholeAnswer() async throws {
        try await PythonScript.serving("odd_server.py") { port in
            let response = try await Self.get("/echo", port: port, headers: ["X-Echo": "hello"]).get()
            #expect(response.status == 200 && response.body == Array("hello".utf8))
            #expect(response.headers["x-TWICE"] == "1")
            #expect(
                response.headers.fields.filter { $0.name.lowercased() == "x-twice" }.map(\.value) == [
                    "1", "2",
                ])
        }
    }

    @Test func doesNotFollowRedirects() async throws {
        try await PythonScript.serving("odd_server.py") { port in
            let response = try await Self.get("/redirect", port: port).get()
            #expect(response.status == 302 && response.headers["Location"] == "/echo")
        }
    }

    @Test(arguments: [(99_999, HTTPTransportError.Code.tooLarge), (100_000, nil)])
    func takesNoMoreBytesThanAllowed(limit: Int, code: HTTPTransportError.Code?) async throws {
        try await PythonScript.serving("odd_server.py") { port in
            #expect(Self.code(await Self.get("/big", port: port, bodyLimit: limit)) == code)
        }
    }

    @Test(arguments: [("/broken", HTTPTransportError.Code.connection), ("/nonsense", .malformed)])
    func noticesABrokenAnswer(path: String, code: HTTPTransportError.Code) async throws {
        try await PythonScript.serving("odd_server.py") { port in
            let result = await Self.get(path, port: port)
            #expect(Self.code(result) == code, "\(result)")
        }
    }

    @Test func endsAtTheDeadline() async throws {
        try await PythonScript.serving("odd_server.py") { port in
            #expect(Self.code(await Self.get("/silent", port: port, waitsEnd: true)) == .timeout)
        }
    }

    @Test func endsWhenCancelled() async throws {
        try await PythonScript.serving("odd_server.py") { port in
            let task = Task { await Self.get("/silent", port: port) }
            task.cancel()
            #expect(Self.code(await task.value) == .cancelled)
        }
    }

    @Test func saysThatNobodyListens() async throws {
        // The server has ended when its port comes back.
        let port = try await PythonScript.serving("odd_server.py") { $0 }
        let result = await Self.get("/", port: port)
        guard case .failure(let error) = result else {
            Issue.record("somebody answered")
            return
        }
        #expect(error.code == .connection && error.host == "127.0.0.1:\(port)")
        #expect(error.isTransient)
    }

    @Test(arguments: ["", "nonsense", "ftp://127.0.0.1/"])
    func refusesWhatIsNoURL(url: String) async {
        let transport = AsyncHTTPClientTransport()
        let error = await #expect(throws: HTTPTransportError.self) {
            try await transport.send(HTTPRequest(url: url), deadline: .seconds(5), bodyLimit: 1)
        }
        await transport.shutdown()
        #expect(error?.code == .invalidURL)
    }

    @Test func refusesRequestsAfterItsShutdown() async {
        let transport = AsyncHTTPClientTransport()
        await transport.shutdown()
        await transport.shutdown()
        let error = await #expect(throws: HTTPTransportError.self) {
            try await transport.send(
                HTTPRequest(url: "http://127.0.0.1:1/"), deadline: .seconds(5), bodyLimit: 1)
        }
        #expect(error?.code == .closed)
    }
}
