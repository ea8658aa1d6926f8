import Foundation
import FoundationNetworking
import TestSupport
import Testing

@testable import KinesisVideoSimulator

/// The simulator over HTTP, judged by AWS's own client.
struct SimulatorServerTests {
    /// What `operations.py` prints.
    private struct Operations: Decodable {
        var names: [String]
        var status: String
        var retention: Int
        var sameByARN: Bool
        var endpoint: String
        var pageCount: Int
        var count: Int
        var distinct: Int
        var sameAsOnePage: Bool
        var isSorted: Bool
        var digits: Int
        var length: Int
        var lag: Double
        var url: String
    }

    @Test func boto3CallsEveryOperation() async throws {
        let (result, address) = try await withSimulator { address in
            let result = try await Tool.python.run(
                [Tool.script("operations.py"), "steady"], environment: address.environment)
            return (result, address)
        }
        #expect(result.status == 0, "\(result.errors)")
        let seen = try JSONDecoder().decode(Operations.self, from: Data(result.output.utf8))
        #expect(seen.names == Scenario.all.map(\.streamName).sorted())
        #expect((seen.status, seen.retention, seen.sameByARN) == ("ACTIVE", 24, true))
        #expect(seen.endpoint == address.endpoint)
        #expect(seen.url.hasPrefix("\(address.endpoint)/hls/v1/getHLSMasterPlaylist.m3u8?SessionToken="))
        #expect(seen.pageCount > 30)
        #expect(seen.count > 250)
        #expect(seen.distinct == seen.count)
        #expect(seen.sameAsOnePage)
        #expect(!seen.isSorted)
        #expect((seen.digits, seen.length) == (47, 1984))
        #expect((0.84...0.96).contains(seen.lag))
    }

    private static func refusals(
        clockOffset: TimeInterval = 0, _ environment: [String: String] = [:]
    ) async throws -> [String: [String]] {
        let result = try await withSimulator(clockOffset: clockOffset) { address in
            try await Tool.python.run(
                [Tool.script("refusals.py")], environment: address.environment.merging(environment) { $1 })
        }
        #expect(result.status == 0, "\(result.errors)")
        return try JSONDecoder().decode([String: [String]].self, from: Data(result.output.utf8))
    }

    @Test func boto3RaisesTheDocumentedExceptions() async throws {
        let refusals = try await Self.refusals()
        let classes = refusals.mapValues(\.[0])
        let missing = ["unknown stream", "unknown stream, archive", "empty range"]
        for (name, exception) in classes where name != "no selector" {
            let expected = missing.contains(name) ? "ResourceNotFoundException" : "InvalidArgumentException"
            #expect(exception == expected, "\(name)")
        }
        #expect(classes.count == 15)
        // botocore has no class of its own for InternalFailure.
        #expect(classes["no selector"] == "ClientError")
        #expect(refusals["expires"]?[1].hasPrefix("Expires: ") == true)
    }

    /// Keys and clocks that are wrong, and what the front end says.
    @Test(
        arguments: [
            (["AWS_SECRET_ACCESS_KEY": "guess"], 0.0, "The request signature we calculated does not match"),
            (["AWS_ACCESS_KEY_ID": "AKIDOTHER"], 0, "The security token included in the request is invalid"),
            ([:], 600, "Signature expired: "),
            ([:], -600, "Signature not yet current: "),
        ] as [([String: String], TimeInterval, String)])
    func boto3IsRefused(environment: [String: String], offset: TimeInterval, message: String) async throws {
        let refusals = try await Self.refusals(clockOffset: offset, environment)
        #expect(refusals.values.allSatisfy { $0[0] == "ClientError" && $0[1].hasPrefix(message) })
    }

    @Test func severalServersRunAtOnce() async throws {
        let endpoints = try await withSimulator { one in
            try await withSimulator { other in [one.endpoint, other.endpoint] }
        }
        #expect(Set(endpoints).count == 2)
    }

    @Test(.timeLimit(.minutes(1)))
    func stopsThoughAClientKeepsItsConnection() async throws {
        let session = URLSession(configuration: .ephemeral)
        let status = try await withSimulator { address in
            let url = try #require(
                URL(string: "\(address.endpoint)/hls/v1/getHLSMasterPlaylist.m3u8?SessionToken=x"))
            return try await (session.data(from: url).1 as? HTTPURLResponse)?.statusCode
        }
        #expect(status == 403)
        session.invalidateAndCancel()
    }

    @Test func theDateHeaderTellsTheServicesTime() async throws {
        var options = SimulatorServer.Options(scenarios: [.steady])
        // A millisecond is more than a quarter of an hour then.
        options.speed = 1_000_000
        let ahead = try await withSimulator(options) { address in
            let curl = Tool(path: "/usr/bin/curl")
            let headers = try await curl.run(["-s", "-D", "-", "-o", "/dev/null", address.endpoint]).output
            let line = try #require(headers.split(separator: "\r\n").first { $0.hasPrefix("Date: ") })
            let format = DateFormatter()
            format.locale = Locale(identifier: "en_US_POSIX")
            format.dateFormat = "'Date: 'EEE, dd MMM yyyy HH:mm:ss zzz"
            return try #require(format.date(from: String(line))).timeIntervalSinceNow
        }
        #expect(ahead > 600)
    }

    @Test func servesTheScenariosAskedFor() async throws {
        let names = try await withSimulator(SimulatorServer.Options(scenarios: [.demo, .gap])) {
            $0.streamNames
        }
        #expect(names == ["front-door", "gap"])
    }

    @Test func saysWhereThePortIsTaken() async throws {
        try await withSimulator { address in
            let port = try #require(URL(string: address.endpoint)?.port)
            let error = await #expect(throws: PortError.self) {
                try await withSimulator(SimulatorServer.Options(port: port)) { _ in }
            }
            #expect(error?.description.hasPrefix("Port \(port) of 127.0.0.1 can't be used: ") == true)
        }
    }
}
