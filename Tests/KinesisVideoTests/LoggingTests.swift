import FoundationEssentials
import HTTPTransport
import Logging
import Synchronization
import Testing

@testable import KinesisVideo

@Suite struct LoggingTests {
    /// A line of JSON per log event, kept in memory.
    final class Lines: Sendable {
        private let list = Mutex<[String]>([])

        var all: [String] { list.withLock { $0 } }

        /// A logger that writes to it.
        var logger: Logger {
            Logger(
                label: "test",
                factory: { label in
                    JSONLinesLogHandler(
                        label: label, date: { Date(timeIntervalSince1970: 1_699_332_454.125) },
                        write: { line in self.list.withLock { $0.append(line) } })
                })
        }
    }

    /// Describes a stream by a client that logs calls and exchanges.
    func describing(
        _ answers: [Result<HTTPResponse, HTTPTransportError>]
    ) async throws -> (calls: [String], exchanges: [String]) {
        let (calls, exchanges, time) = (Lines(), Lines(), VirtualTime())
        var configuration = ClientConfiguration(
            region: try Region("us-west-2"), credentials: .fixed(ClientFixture.credentials),
            retry: RetryPolicy(random: { 1 }))
        configuration.logging = CallLogging(calls: calls.logger, exchanges: exchanges.logger)
        let client = KinesisVideoClient(
            configuration: configuration, transport: ScriptedTransport(answers), time: time.source)
        _ = await failure { () async throws(KinesisVideoError) in
            try await client.describeStream(.name("cam1"))
        }
        return (calls.all, exchanges.all)
    }

    @Test func writesACallAsALineOfJSON() async throws {
        let lines = try await describing([.refusal(503, "ServiceUnavailable"), .active]).calls
        #expect(
            lines == [
                #"{"time":"2023-11-07T04:47:34.125Z","level":"info","logger":"test","#
                    + #""message":"DescribeStream of stream cam1","bytes":54,"latency":1000.0,"operation":"DescribeStream","#
                    + #""requests":[{"code":"ServiceUnavailable","host":"kinesisvideo.us-west-2.amazonaws.com","#
                    + #""latency":0.0,"status":503},{"host":"kinesisvideo.us-west-2.amazonaws.com","latency":0.0,"#
                    + #""status":200}],"spent":{"back-off":1000.0},"stream":"cam1"}"# + "\n"
            ])
    }

    @Test(arguments: [
        (Result<HTTPResponse, HTTPTransportError>.refusal(404, "ResourceNotFoundException"), "error"),
        (.refusal(400, "ClientLimitExceededException"), "warning"),
        (.failure(HTTPTransportError(.cancelled, host: "h")), "debug"),
    ])
    func saysHowMuchAFailureMatters(answer: Result<HTTPResponse, HTTPTransportError>, level: String)
        async throws
    {
        let line = try #require(try await describing([answer]).calls.first)
        #expect(line.contains("\"level\":\"\(level)\"") && line.contains("\"code\":"))
    }

    @Test func writesBothSidesOfAnExchange() async throws {
        let lines = try await describing([.active]).exchanges
        #expect(lines.count == 2)
        #expect(lines[0].contains(#""body":"{\"StreamName\":\"cam1\"}""#))
        #expect(lines[0].contains("Credential=•••/20231107/us-west-2/kinesisvideo/aws4_request"))
        #expect(lines[0].contains("Signature=•••") && lines[0].contains(#""x-amz-security-token":"•••""#))
        #expect(lines[1].contains(#""status":200"#) && lines[1].contains("ACTIVE"))
        let numbers = lines.map { $0.split(separator: "\"exchange\":\"").last?.prefix { $0 != "\"" } }
        #expect(numbers[0] == numbers[1])
    }

    @Test func writesThatNoAnswerCame() async throws {
        let lines = try await describing([.failure(HTTPTransportError(.tls, host: "h", detail: "expired"))])
        let line = try #require(lines.exchanges.last)
        #expect(line.contains("no answer from https://kinesisvideo") && line.contains("expired"))
    }

    @Test func writesNumbersAsNumbers() throws {
        let lines = Lines()
        lines.logger.info(
            "a \"b\"\n",
            metadata: [
                "int": .stringConvertible(3), "half": .stringConvertible(0.5),
                "inf": .stringConvertible(Double.infinity),
                "list": ["x", .dictionary(["y": "z"])],
            ])
        #expect(
            lines.all.first?.contains(
                #""message":"a \"b\"\u000a","half":0.5,"inf":"inf","int":3,"list":["x",{"y":"z"}]}"#)
                == true, "\(lines.all)")
    }

    @Test func leavesTokensOutWhoeverLogsThem() {
        let lines = Lines()
        lines.logger.info(
            "https://h/a?SessionToken=abc", metadata: ["url": "https://h/b?SessionToken=def&x=1"])
        #expect(lines.all.allSatisfy { !$0.contains("abc") && !$0.contains("def") && $0.contains("x=1") })
    }
}
