import Testing

@testable import StreamAnalysis

struct FragmentDurationCheckTests {
    private func findings(lengths: [Double]) -> [Finding] {
        var time = 0.0
        let lines = lengths.enumerated().map { index, length -> String in
            defer { time += length + 0.061 }
            return "\(time) \(7001 + index) \(time - 0.9) \(length)"
        }
        return TimelineDriver(hasSession: false).findings(TimelineText(lines.joined(separator: "\n")))
    }

    @Test(arguments: [
        (6.0, "latency", Finding.Severity.notice), (12, "latency", .warning), (0.451, "throttling", .notice),
        (0.1, "throttling", .warning), (18.5, "near-refusal", .warning),
    ])
    func aHabitIsFoundWithItsCause(length: Double, cause: String, severity: Finding.Severity) throws {
        let findings = findings(lengths: Array(repeating: length, count: 12))
        #expect(findings.map(\.kind) == [.fragmentDuration])
        let finding = try #require(findings.first)
        #expect(finding.cause == cause)
        #expect(finding.severity == severity)
        #expect(finding.evidence.contains(.init("occurrences", .count(12))))
    }

    @Test(arguments: [1.0 - 0.061, 1.939, 4.5])
    func usualLengthsAreNone(length: Double) {
        #expect(findings(lengths: Array(repeating: length, count: 20)).isEmpty)
    }

    @Test func anOccasionalShortOrLongOneIsNone() {
        var lengths = Array(repeating: 1.939, count: 30)
        for index in [8, 16, 24] { lengths[index] = 0.439 }
        lengths[12] = 7
        #expect(findings(lengths: lengths).isEmpty)
    }

    @Test func aFewLongOnesBehindAReconnectAreNone() {
        var lines = (0..<20).map { "\($0 * 4) \(7001 + $0) \(Double($0) * 4 - 0.9) 3.939" }
        lines += (0..<4).map {
            "\(200 + $0 * 5) \(8001 + $0) \(Double($0) * 5.1 + 199.1) \($0 < 3 ? 5.039 : 3.939)"
        }
        let findings = TimelineDriver(hasSession: false).findings(TimelineText(lines.joined(separator: "\n")))
        #expect(!findings.contains { $0.kind == .fragmentDuration })
    }

    @Test func aSingleOneCloseToTheRefusalIsFound() throws {
        var lengths = Array(repeating: 1.939, count: 30)
        lengths[12] = 18.2
        let found = try #require(findings(lengths: lengths).first)
        #expect(found.cause == "near-refusal")
        #expect(found.state == .resolved)
        #expect(found.sentences.what.hasSuffix("close to the 20 s at which the service refuses them."))
    }

    @Test func singleFramesHaveACauseOfTheirOwn() throws {
        let lines = (0..<20).map { "\($0) \(7001 + $0) \(Double($0) - 0.9) 0" }
        let driver = TimelineDriver(hasSession: false)
        let found = driver.findings(TimelineText(lines.joined(separator: "\n"), frameSeconds: 1))
        #expect(found.map(\.cause) == ["single-frame"])
    }

    @Test func endsWhenFragmentsAreUsualAgain() {
        let lengths = Array(repeating: 6.0, count: 8) + Array(repeating: 1.939, count: 12)
        let habits = findings(lengths: lengths).filter { $0.kind == .fragmentDuration }
        #expect(habits.map(\.state) == [.resolved])
    }
}
