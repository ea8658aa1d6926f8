import Foundation
import HTTPTransport
import TestSupport
import Testing

@testable import KinesisVideo

/// Random inputs, outputs and refusals of every operation, made from botocore's service models, beside botocore itself.
@Suite struct DifferentialTests {
    /// What `differential.py` prints, run once.
    static let lines = Task {
        try await PythonScript.output(of: "differential.py").map { try JSONTree($0) }
    }

    /// The lines of one kind with their operations.
    static func lines(_ kind: String) async throws -> [(ServiceOperation, JSONTree)] {
        try await lines.value.filter { $0["kind"]?.text == kind }.map { line in
            let name = line["operation"]?.text ?? ""
            return (try #require(ServiceOperation(rawValue: name), "\(name) isn't an operation"), line)
        }
    }

    /// Holds `isEqual` against each line of `kind`, and that there are enough of each operation's.
    static func compare(
        _ kind: String, atLeast count: Int,
        of operations: [ServiceOperation] = ServiceOperation.allCases.filter(\.isSigned),
        _ isEqual: (ServiceOperation, JSONTree) throws -> Bool
    ) async throws {
        var counts: [ServiceOperation: Int] = [:]
        for (operation, line) in try await lines(kind) {
            counts[operation, default: 0] += 1
            guard try !isEqual(operation, line) else { continue }
            Issue.record("\(line)")
            return
        }
        for operation in operations { #expect(counts[operation, default: 0] >= count, "\(operation)") }
    }

    @Test func requestsAreBotocores() async throws {
        try await Self.compare("request", atLeast: 1000) { operation, line in
            let input = BotocoreInput(members: try #require(line["input"]))
            let request = try input.request(operation)
            return try JSONTree(Data(request.json.bytes)) == line["body"]
                && operation.path == line["path"]?.text && line["query"] == .members([:])
                && SignedRequest.method == line["method"]?.text
                && SignedRequest.contentType == line["contentType"]?.text
        }
    }

    @Test func whatBreaksALimitOfTheModelIsRefusedByItsName() async throws {
        try await Self.compare("refusal", atLeast: 20) { operation, line in
            let input = BotocoreInput(members: try #require(line["input"]))
            let member = try #require(line["member"]?.text)
            do {
                _ = try input.request(operation)
                return false
            } catch let error as KinesisVideoError {
                return error.violation?.parameter.hasPrefix(member) == true
            }
        }
    }

    @Test func outputsAreReadAsBotocoreReadsThem() async throws {
        let operations = ServiceOperation.allCases.filter {
            $0.isSigned && $0 != .getClip && $0 != .getMediaForFragmentList
        }
        try await Self.compare("output", atLeast: 300, of: operations) { operation, line in
            let body = Array(try #require(line["body"]?.text).utf8)
            guard case .members(var expected)? = line["value"] else { return false }
            // An empty token ends a listing as a missing one does.
            if expected["NextToken"] == .text("") { expected["NextToken"] = nil }
            return try BotocoreOutput.decoded(operation, body) == .members(expected)
        }
    }

    @Test func damagedOutputsAreErrorsOrValues() async throws {
        var random = SeededGenerator(seed: 1)
        for (operation, line) in try await Self.lines("output") {
            var body = Array(try #require(line["body"]?.text).utf8)
            for _ in 0..<4 {
                body[Int.random(in: body.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            // Either outcome is right: the test is that there is one.
            _ = try? BotocoreOutput.decoded(operation, body)
        }
    }

    @Test func refusalsAreReadAsBotocoreReadsThem() async throws {
        try await Self.compare("failure", atLeast: 200) { _, line in
            var headers = HTTPFields()
            if let header = line["header"]?.text { headers.append(header, for: "x-amzn-ErrorType") }
            let error = KinesisVideoError(
                refusal: HTTPResponse(
                    status: try #require(line["status"]?.integer), headers: headers,
                    body: Array(try #require(line["body"]?.text).utf8)))
            return error.code.rawValue == line["code"]?.text && error.message == line["message"]?.text
                && error.exception?.code == line["code"]?.text
        }
    }

    /// Limits that aren't in the model, or not in that form: they are from the reference's text.
    static let otherwise: Set<String> = ["SamplingInterval", "FormatConfig", "FormatConfig.JPEGQuality"]

    @Test func limitsAreTheModels() async throws {
        var ours: [ServiceOperation: [String: JSONTree]] = [:]
        for (operation, line) in try await Self.lines("request") {
            let request = try BotocoreInput(members: try #require(line["input"])).request(operation)
            for member in request.members { ours[operation, default: [:]].merge(member.limits()) { $1 } }
        }
        try await Self.compare("model", atLeast: 1) { operation, line in
            guard case .members(let limits)? = line["limits"] else { return false }
            return limits.filter { !Self.otherwise.contains($0.key) }
                == ours[operation]?.filter { !Self.otherwise.contains($0.key) }
        }
    }

    @Test func exceptionsAreTheModels() async throws {
        try await Self.compare("model", atLeast: 1) { operation, line in
            let codes = try #require(line["exceptions"]?.list).compactMap(\.text)
            return Set(codes) == Set(operation.exceptions.map(\.code)) && !codes.isEmpty
        }
    }
}
